//! The words by which records speak of programmes.

use smr_rules::values::{Kind, Outcome, Setting};

#[derive(Clone, Copy)]
pub(super) enum Meaning {
    Kind(Kind),
    Setting(Setting),
    Outcome(Outcome),
    /// The next date is the end.
    Until,
    /// The next date is the begin.
    From,
    /// Stands for a date or a word that is not known.
    Unknown,
    Nothing,
    /// Records use it for more than one thing: "gestopt" of smoking or of coming, "afgerond" with any outcome. "Lang" is no kind, and
    /// advice is no programme.
    Ambiguous,
}

/// The words, in lower case and separated by a bar. Only what is certain has a meaning; of what begins alike the longest counts.
pub(super) const WORDS: &[(Meaning, &str)] = &[
    (Meaning::Kind(Kind::Short), "kort|korte|kortdurend|kortdurende|short"),
    (Meaning::Kind(Kind::Intensive), "intensief|intensieve|intensive"),
    (
        Meaning::Setting(Setting::Gp),
        "poh|poh-s|poh-ggz|praktijkondersteuner|huisarts|huisartsenpraktijk|huisartspraktijk|gp|gp practice|general practice",
    ),
    (
        Meaning::Setting(Setting::Chain),
        "keten|ketenzorg|copd-zorg|copd-keten|copd-ketenzorg|cvrm-keten|cvrm-ketenzorg|dm-keten|dm-ketenzorg|diabetesketen|astma-keten|\
         chain|chain care",
    ),
    (
        Meaning::Setting(Setting::Specialist),
        "stopcoach|rookstopcoach|stoppen-met-rokencoach|stoppen-met-roken-coach|ziekenhuis|longverpleegkundige|longarts|longpoli|\
         stop coach|stop-smoking coach|hospital",
    ),
    (
        Meaning::Outcome(Outcome::Success),
        "gelukt|succesvol|rookvrij|gestopt met roken|success|succeeded|successful|smoke-free|stopped smoking",
    ),
    (
        Meaning::Outcome(Outcome::NoSuccess),
        "niet gelukt|mislukt|niet succesvol|zonder succes|niet rookvrij|niet gestopt met roken|rookt nog|not successful|no success|\
         failed|unsuccessful|did not work",
    ),
    (
        Meaning::Outcome(Outcome::DroppedOut),
        "afgebroken|voortijdig gestopt|voortijdig beëindigd|voortijdig afgebroken|uitgevallen|stopped early|broken off|dropped out",
    ),
    (Meaning::Outcome(Outcome::Running), "loopt nog|loopt|lopend|lopende|running|still running|ongoing"),
    (Meaning::Until, "t/m|tm|tot en met|tot|einde|eind|until|till|to|through|end|ended"),
    (Meaning::From, "van|vanaf|sinds|begin|start|gestart|begonnen|from|since|started|began"),
    (Meaning::Unknown, "onbekend|unknown|?"),
    (
        Meaning::Nothing,
        "programma|programme|program|smr|smr-programma|stopprogramma|stoppen-met-rokenprogramma|traject|begeleiding|bij|door|via|op|\
         in|de|het|een|en|at|by|with|on|the|and|a",
    ),
    (
        Meaning::Ambiguous,
        "gestopt|niet gestopt|beëindigd|afgerond|afgesloten|voltooid|klaar|terugval|teruggevallen|lang|langdurend|advies|stopadvies|\
         kort advies|coach|poli|thuiszorg|verpleegkundige|stopped|finished|completed|done|relapse|long|brief|advice|nurse",
    ),
];

/// Each of the words, or the few that belong together, with its meaning.
pub(super) fn phrases() -> impl Iterator<Item = (Meaning, &'static str)> {
    WORDS.iter().flat_map(|(meaning, words)| words.split('|').map(move |words| (*meaning, words)))
}
