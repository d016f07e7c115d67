//! The defaults of a practice, in the query of a bookmark: `?insurers=cz,asr&provider=registered&contracts=cz-2026,cz-2027&idle=10&lang=en`.
//! They say nothing of a person, and nothing is stored.

use smr_rules::Insurer;
use smr_rules::values::{Provider, Value};
use smr_texts::Lang;

/// Insurers that can stand on top of the list.
pub const MOST_INSURERS: usize = 5;

/// What a practice decides for all its clients.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Practice {
    /// The insurers on top of the list.
    pub insurers: Vec<Insurer>,
    /// Who gives the programme, where no contract says otherwise.
    pub provider: Option<Provider>,
    /// The insurers and years of its contracts.
    pub contracts: Vec<(Insurer, u16)>,
    /// Minutes without an act before the warning, 1 to 15.
    pub idle: Option<u32>,
    /// The language.
    pub lang: Option<Lang>,
    /// What is in the query and is not used: each key with its value.
    pub unused: Vec<(String, String)>,
}

impl Practice {
    /// Reads a query, with its question mark or without. A value that is wrong is not used, and the rest is.
    #[must_use]
    pub fn read(query: &str) -> Self {
        let mut practice = Self::default();
        for pair in query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty()) {
            let (key, values) = pair.split_once('=').unwrap_or((pair, ""));
            // Some programs write the comma so.
            let values = values.replace("%2C", ",").replace("%2c", ",");
            for value in values.split(',') {
                if practice.take(key, value).is_none() {
                    practice.unused.push((key.into(), value.into()));
                }
            }
        }
        practice
    }

    /// The query that says this, with its question mark; empty where there is nothing to say.
    #[must_use]
    pub fn write(&self) -> String {
        let contract = |(insurer, year): &(Insurer, u16)| format!("{}-{year}", insurer.as_str());
        let pairs = [
            ("insurers", self.insurers.iter().map(|insurer| insurer.as_str().to_owned()).collect()),
            ("provider", self.provider.iter().map(|provider| provider.as_str().to_owned()).collect()),
            ("contracts", self.contracts.iter().map(contract).collect()),
            ("idle", self.idle.iter().map(ToString::to_string).collect()),
            ("lang", self.lang.iter().map(|lang| lang.tag().to_owned()).collect::<Vec<_>>()),
        ];
        let pairs = pairs.into_iter().filter(|(_, values)| !values.is_empty());
        let all: Vec<String> = pairs.map(|(key, values)| format!("{key}={}", values.join(","))).collect();
        if all.is_empty() { String::new() } else { format!("?{}", all.join("&")) }
    }

    /// Takes one value; `None` if it can't be used.
    fn take(&mut self, key: &str, value: &str) -> Option<()> {
        match key {
            "insurers" => {
                let insurer = brand(value)?;
                let has_room = self.insurers.len() < MOST_INSURERS && !self.insurers.contains(&insurer);
                has_room.then(|| self.insurers.push(insurer))
            }
            "provider" => once(&mut self.provider, Provider::parse(value).filter(|provider| *provider != Provider::Unknown)?),
            "contracts" => {
                let (id, year) = value.rsplit_once('-')?;
                let year = year.parse().ok().filter(|year| (2013..=2999).contains(year))?;
                let contract = (brand(id)?, year);
                (!self.contracts.contains(&contract)).then(|| self.contracts.push(contract))
            }
            "idle" => once(&mut self.idle, value.parse().ok().filter(|minutes| (1..=15).contains(minutes))?),
            "lang" => once(&mut self.lang, [Lang::Nl, Lang::En].into_iter().find(|lang| lang.tag() == value)?),
            _ => None,
        }
    }

    /// Who gives the programme of this insurer that starts in this year.
    #[must_use]
    pub fn provider(&self, insurer: Option<Insurer>, year: Option<u16>) -> Option<Provider> {
        let has_contract = insurer.zip(year).is_some_and(|contract| self.contracts.contains(&contract));
        if has_contract { Some(Provider::Contracted) } else { self.provider }
    }
}

fn brand(id: &str) -> Option<Insurer> {
    Insurer::parse(id).filter(|insurer| matches!(insurer, Insurer::Brand(_)))
}

/// Takes a value that can be said once.
fn once<T>(field: &mut Option<T>, value: T) -> Option<()> {
    field.is_none().then(|| *field = Some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_right_is_used() {
        let practice =
            Practice::read("?insurers=cz%2Casr&provider=registered&contracts=cz-2026,zilveren-kruis-2027&idle=10&lang=en");
        let [cz, asr, zk] = ["cz", "asr", "zilveren-kruis"].map(|id| Insurer::parse(id).expect(id));
        let expected = Practice {
            insurers: vec![cz, asr],
            provider: Some(Provider::Registered),
            contracts: vec![(cz, 2026), (zk, 2027)],
            idle: Some(10),
            lang: Some(Lang::En),
            unused: Vec::new(),
        };
        assert_eq!(practice, expected);
        assert_eq!(
            practice.write(),
            "?insurers=cz,asr&provider=registered&contracts=cz-2026,zilveren-kruis-2027&idle=10&lang=en"
        );
        assert_eq!(practice.provider(Some(cz), Some(2026)), Some(Provider::Contracted));
        for (insurer, year) in [(Some(cz), Some(2027)), (Some(asr), Some(2026)), (Some(cz), None), (None, Some(2026))] {
            assert_eq!(practice.provider(insurer, year), Some(Provider::Registered));
        }
        assert_eq!(Practice::read(""), Practice::default());
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        assert_eq!(Practice::default().write(), "");
        let brands: Vec<Insurer> = smr_rules::rulebase::brands_by_name().map(Insurer::Brand).collect();
        for (at, insurer) in brands.iter().enumerate() {
            let insurers: Vec<Insurer> = brands.iter().cycle().skip(at).take(at % (MOST_INSURERS + 1)).copied().collect();
            for provider in
                Provider::ALL.iter().copied().filter(|provider| *provider != Provider::Unknown).map(Some).chain([None])
            {
                for (idle, lang) in [(None, None), (Some(1), Some(Lang::Nl)), (Some(15), Some(Lang::En)), (Some(7), None)] {
                    let contracts = vec![(*insurer, 2026), (*insurer, 2027)];
                    let practice = Practice { insurers: insurers.clone(), provider, contracts, idle, lang, unused: Vec::new() };
                    assert_eq!(Practice::read(&practice.write()), practice);
                }
            }
        }
    }

    #[test]
    fn each_wrong_value_is_told_and_the_rest_used() {
        for (key, value) in [
            ("insurers", "nobody"),
            ("insurers", "unknown"),
            ("insurers", ""),
            ("provider", "unknown"),
            ("provider", "coach"),
            ("contracts", "cz"),
            ("contracts", "cz-26"),
            ("contracts", "other-2026"),
            ("idle", "0"),
            ("idle", "16"),
            ("idle", "x"),
            ("lang", "de"),
            ("name", "x"),
            ("Insurers", "cz"),
        ] {
            let practice = Practice::read(&format!("?{key}={value}&insurers=asr"));
            assert_eq!(practice.unused, [(key.to_owned(), value.to_owned())]);
            assert_eq!(practice.insurers.len(), 1, "{key}={value}");
        }
        let many = Practice::read("insurers=cz,asr,menzis,dsw,onvz,vgz,cz&lang=nl&lang=en");
        assert_eq!((many.insurers.len(), many.unused.len()), (5, 3));
    }
}
