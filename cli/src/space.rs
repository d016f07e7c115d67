//! All kinds of cases: every year in which something may differ, every kind of insurer, and every combination of the facts that rules
//! look at, with histories of up to three programmes.

use chrono::NaiveDate;
use smr_rules::load::RuleBase;
use smr_rules::rulebase::{Brand, Group, Years, brands, groups, limits, version};
use smr_rules::values::{ChainProgramme, Kind, Outcome, Provider, Setting, Value, YesNoUnknown};
use smr_rules::{ChainCare, Facts, Insurer, Programme, iso};
use std::collections::{BTreeMap, BTreeSet};

/// The insurers that two rule bases do not tell apart.
#[derive(Clone, Debug)]
pub struct Insurers {
    /// For people: the group, or the brands.
    pub name: String,
    /// The id of one of them.
    pub id: String,
}

/// What a rule base makes of a brand: its group, whether a document names it, and the documents that are of some brands, it among them.
type Standing = (Option<&'static str>, bool, Vec<&'static str>);

/// The kinds of insurers: of each group those that a document names and those that none does, without a document, and not known.
pub fn insurers(bases: &[RuleBase]) -> Vec<Insurers> {
    let standing = |brand: &'static Brand| -> Standing {
        let own = brand.documents().filter(|source| !source.brands.is_empty()).map(|source| source.id);
        (brand.group().map(|group| group.name), brand.named, own.collect())
    };
    let of = |base: &RuleBase| -> BTreeMap<&'static str, (&'static str, Standing)> {
        base.run(|| brands().iter().map(|brand| (brand.id, (brand.name, standing(brand)))).collect())
    };
    let all: Vec<_> = bases.iter().map(of).collect();
    let ids: BTreeSet<_> = all.iter().flat_map(|brands| brands.keys().copied()).collect();
    let mut classes: BTreeMap<Vec<Option<Standing>>, Vec<(&str, &str)>> = BTreeMap::new();
    for id in ids {
        let key = all.iter().map(|brands| brands.get(id).map(|(_, standing)| standing.clone())).collect();
        let name = all.iter().find_map(|brands| brands.get(id)).map_or(id, |(name, _)| *name);
        classes.entry(key).or_default().push((id, name));
    }
    let mut insurers: Vec<_> = classes
        .into_values()
        .map(|brands| {
            let names: Vec<_> = brands.iter().map(|(_, name)| *name).collect();
            Insurers { name: names.join(", "), id: brands.first().map(|(id, _)| (*id).into()).unwrap_or_default() }
        })
        .collect();
    insurers.push(Insurers { name: "an insurer that is not known".into(), id: "unknown".into() });
    insurers
}

/// Periods within which no rule base changes; each is looked at in its first year.
pub fn periods(bases: &[RuleBase]) -> Vec<Years> {
    cut(bases.iter().flat_map(|base| base.run(|| borders(groups()))).collect())
}

/// Periods within which the rule base in use does not change for a group, or for those without one.
pub fn periods_of(group: Option<&Group>) -> Vec<Years> {
    cut(borders(group.map(std::slice::from_ref).unwrap_or_default()))
}

/// The years in which something begins to differ for these groups.
fn borders(groups: &[Group]) -> BTreeSet<i32> {
    let periods = groups
        .iter()
        .flat_map(|group| {
            let own = group.exceptions.iter().map(|exception| &exception.terms);
            own.chain(group.terms).map(|terms| terms.years).chain(group.documented.iter().copied())
        })
        .chain(limits().iter().map(|limit| limit.years));
    let general = smr_rules::rulebase::general();
    let last = iso::parse(version().verified_through).map_or(0, |day| chrono::Datelike::year(&day));
    let others = [general.own_risk_exempt_from, general.rules_pending_from, last + 1];
    periods.flat_map(|years| [years.from, years.to.saturating_add(1)]).chain(others).collect()
}

fn cut(mut starts: BTreeSet<i32>) -> Vec<Years> {
    starts.retain(|year| Years::PLAUSIBLE.contain(*year));
    let first = starts.first().copied().unwrap_or(Years::PLAUSIBLE.from);
    starts.insert(first - 1);
    let ends = starts.iter().skip(1).map(|next| next - 1).chain([Years::OPEN]);
    starts.iter().zip(ends).map(|(from, to)| Years { from: *from, to }).collect()
}

/// The names of what cases differ in, beside year and insurer.
pub const FEATURES: [&str; 8] = [
    "earlier programmes",
    "chain care",
    "wanted",
    "provider",
    "of these in the chain",
    "of these intensive",
    "the last one",
    "its outcome",
];

/// The place of the number of earlier programmes in [`FEATURES`].
pub const NUMBER: usize = 0;

/// One value of each feature.
pub type Features = [&'static str; FEATURES.len()];

/// A history and what it looks like.
pub struct History {
    pub programmes: Vec<Programme>,
    features: [&'static str; 5],
}

/// The values of that.
pub const NUMBERS: [&str; 4] = ["none", "one", "two", "three"];

/// The histories before a start on 15 May of this year.
pub fn histories(year: i32) -> Vec<History> {
    let ended = [Outcome::Success, Outcome::NoSuccess, Outcome::DroppedOut, Outcome::Unknown];
    let day = |years: i32, month, day| NaiveDate::from_ymd_opt(year - years, month, day);
    let whens = [
        ("this year", day(0, 2, 1), day(0, 3, 31)),
        ("last year, within 365 days", day(1, 9, 1), day(1, 11, 30)),
        ("longer ago", day(2, 3, 1), day(2, 5, 31)),
    ];
    let mut all = vec![History { programmes: Vec::new(), features: ["none", "none", "none", "none", "none"] }];
    for kind in Kind::ALL {
        for setting in [Setting::Chain, Setting::Specialist] {
            let mut add = |when: &'static str, start, end, outcome: Outcome| {
                let programmes = vec![Programme { start, end, kind: *kind, setting, outcome }];
                let features = features(&programmes, when, outcome.as_str());
                all.push(History { programmes, features });
            };
            for (when, start, end) in whens {
                ended.iter().for_each(|outcome| add(when, start, end, *outcome));
            }
            add("still runs", day(0, 4, 1), day(0, 8, 1), Outcome::Running);
            add("still runs", day(0, 4, 1), None, Outcome::Running);
            add("at an unknown time", None, None, Outcome::NoSuccess);
            add("at an unknown time", None, None, Outcome::Unknown);
        }
    }
    let one = |at: u32, kind: Kind, setting: Setting| Programme {
        start: NaiveDate::from_ymd_opt(year, 1, 2 + at),
        end: NaiveDate::from_ymd_opt(year, 2, 2 + at),
        kind,
        setting,
        outcome: Outcome::NoSuccess,
    };
    let settings = [Setting::Chain, Setting::Specialist];
    let two: Vec<_> = Kind::ALL.iter().flat_map(|kind| settings.map(|setting| (*kind, setting))).collect();
    let three: Vec<_> =
        [Kind::Short, Kind::Intensive].into_iter().flat_map(|kind| settings.map(|setting| (kind, setting))).collect();
    let mut add = |programmes: Vec<Programme>| {
        let features = features(&programmes, "this year", Outcome::NoSuccess.as_str());
        all.push(History { programmes, features });
    };
    for (at, first) in two.iter().enumerate() {
        two[at..].iter().for_each(|second| add(vec![one(1, first.0, first.1), one(2, second.0, second.1)]));
    }
    for (at, first) in three.iter().enumerate() {
        for (next, second) in three.iter().enumerate().skip(at) {
            let rest = three[next..].iter();
            rest.for_each(|third| add(vec![one(1, first.0, first.1), one(2, second.0, second.1), one(3, third.0, third.1)]));
        }
    }
    all
}

fn features(programmes: &[Programme], when: &'static str, outcome: &'static str) -> [&'static str; 5] {
    let number = |of: &dyn Fn(&&Programme) -> bool| NUMBERS[programmes.iter().filter(of).count().min(3)];
    [
        number(&|_| true),
        number(&|programme| programme.setting == Setting::Chain),
        number(&|programme| programme.kind == Kind::Intensive),
        when,
        outcome,
    ]
}

/// Chain care as people may be in it.
const CHAIN: [(&str, Option<YesNoUnknown>); 5] = [
    ("none", None),
    ("with stop-smoking guidance", Some(YesNoUnknown::Yes)),
    ("without stop-smoking guidance", Some(YesNoUnknown::No)),
    ("with or without is not known", Some(YesNoUnknown::Unknown)),
    ("not known", None),
];

/// How many cases there are of one insurer in one year.
pub fn size(histories: usize) -> usize {
    histories * CHAIN.len() * Kind::ALL.len() * Provider::ALL.len()
}

/// Goes over every case of one insurer in one year, given as the facts and what they look like.
pub fn each_case(year: i32, histories: &[History], mut see: impl FnMut(&mut Facts, &Features)) {
    let Some(start) = NaiveDate::from_ymd_opt(year, 5, 15) else { return };
    let mut facts = Facts {
        start,
        insurer: Insurer::Other,
        chain_care: None,
        history: Default::default(),
        wanted: Kind::Unknown,
        provider: Provider::Unknown,
    };
    for history in histories {
        facts.history = history.programmes.iter().copied().collect();
        for (chain, includes_smr) in CHAIN {
            facts.chain_care = match (chain, includes_smr) {
                ("not known", _) => None,
                (_, None) => Some(ChainCare::NONE),
                (_, Some(includes_smr)) => {
                    Some(ChainCare { programmes: [ChainProgramme::Dm2].into_iter().collect(), includes_smr })
                }
            };
            for wanted in Kind::ALL {
                facts.wanted = *wanted;
                for provider in Provider::ALL {
                    facts.provider = *provider;
                    let [number, in_chain, intensive, when, outcome] = history.features;
                    let features = [number, chain, wanted.as_str(), provider.as_str(), in_chain, intensive, when, outcome];
                    see(&mut facts, &features);
                }
            }
        }
    }
}
