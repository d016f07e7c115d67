//! The levels on which rules decide.

use smr_rules::rulebase::RULE_DOCS;
use smr_rules::values::{Code, Value};
use smr_texts::Lang;

/// In the order in which they are looked at; the first with a rule that holds decides.
pub const LEVELS: [&str; 4] = ["refusals", "blocks", "questions", "conditions"];

/// The places of the levels of a code: most have one.
pub fn of(code: Code) -> impl Iterator<Item = usize> {
    let is_of = move |level: &str| RULE_DOCS.iter().any(|doc| doc.rule == code.as_str() && doc.level == level);
    LEVELS.iter().enumerate().filter(move |(_, level)| is_of(level)).map(|(at, _)| at)
}

/// What is asked on a level.
pub fn question(lang: Lang, level: &str) -> &'static str {
    let [nl, en] = match level {
        "refusals" => ["Stap 1: kan dit worden vergoed?", "Step 1: can this be paid for?"],
        "blocks" => ["Stap 2: staat er iets in de weg?", "Step 2: does something stand in the way?"],
        "questions" => ["Stap 3: ontbreekt er iets dat beslist?", "Step 3: is something missing that decides?"],
        "conditions" => ["Stap 4: welke voorwaarden gelden?", "Step 4: which conditions hold?"],
        _ => ["Goed om te weten", "Good to know"],
    };
    match lang {
        Lang::Nl => nl,
        Lang::En => en,
    }
}
