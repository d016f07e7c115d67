//! The shape of the rule base files: what may stand in them.

use serde::Deserialize;
use toml::Spanned;

/// The years that stand for "always so far" and "no last year known".
pub const OPEN_START: i32 = 1900;
pub const OPEN_END: i32 = 9999;

/// A fault in the rule base: `file:line: what is wrong`.
#[derive(Debug)]
pub struct Fault(pub String);

impl std::fmt::Display for Fault {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(&self.0)
    }
}

/// One file of the rule base, as text.
pub struct File {
    pub name: String,
    pub text: String,
}

impl File {
    pub fn fault(&self, at: usize, what: impl std::fmt::Display) -> Fault {
        let line = self.text.get(..at).unwrap_or_default().matches('\n').count() + 1;
        Fault(format!("{}:{line}: {what}", self.name))
    }

    pub fn parse<T: for<'de> Deserialize<'de>>(&self) -> Result<T, Fault> {
        toml::from_str(&self.text)
            .map_err(|error| self.fault(error.span().map_or(0, |span| span.start), error.message().replace('\n', " ")))
    }
}

/// `base.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Base {
    pub version: String,
    pub checked: Spanned<String>,
    pub verified_through: Spanned<String>,
    pub brands: Vec<BrandName>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BrandName {
    pub id: Spanned<String>,
    pub name: String,
}

/// The file of one source.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Source {
    pub id: Spanned<String>,
    pub title: String,
    pub publisher: String,
    pub weight: Spanned<String>,
    pub date: Option<Spanned<String>>,
    pub years: Spanned<String>,
    pub checked: Spanned<String>,
    pub url: Option<Spanned<String>>,
    #[serde(default)]
    pub limit: Vec<Limit>,
    #[serde(default)]
    pub guidance: Vec<Guidance>,
    pub group: Option<Group>,
    #[serde(default)]
    pub terms: Vec<Terms>,
    #[serde(default)]
    pub statement: Vec<Spanned<Statement>>,
    #[serde(default)]
    pub record: Vec<Record>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    pub years: Spanned<String>,
    pub programmes: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Guidance {
    pub years: Spanned<String>,
    pub intensive_at_most: u8,
    pub exceptional_from: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub id: Spanned<String>,
    pub name: String,
    pub brands: Vec<GroupBrand>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupBrand {
    pub id: Spanned<String>,
    /// Only needed for a brand that `base.toml` does not list.
    pub name: Option<String>,
    /// Does the document name it?
    pub named: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Terms {
    pub years: Spanned<String>,
    pub chain_count: Option<Spanned<String>>,
    pub chain_count_other_reading: Option<Spanned<String>>,
    pub chain_care: Option<Spanned<String>>,
    pub first_within_chain: Option<Spanned<FirstWithinChain>>,
    pub running_chain_blocks: Option<bool>,
    pub parallel_other_reading: Option<Spanned<String>>,
    #[serde(default)]
    pub stepped_care: bool,
    #[serde(default)]
    pub explains_earlier_guidance: bool,
    #[serde(default)]
    pub short_via_gp: bool,
    #[serde(default)]
    pub register_stated: bool,
    #[serde(default)]
    pub own_contribution_exempt: bool,
    #[serde(default)]
    pub nrt_three_months: bool,
    #[serde(default)]
    pub contracted_internet_pharmacy: bool,
    #[serde(default)]
    pub gp_region_exception: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FirstWithinChain {
    pub failed_same_year: Spanned<String>,
    pub failed_earlier_year: Spanned<String>,
    pub unknown_same_year: Spanned<String>,
    pub unknown_earlier_year: Spanned<String>,
    pub success: Spanned<String>,
    pub success_other_reading: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    pub place: Option<Spanned<String>>,
    pub years: Option<Spanned<String>>,
    pub says: String,
    #[serde(default)]
    pub rules: Vec<Spanned<String>>,
    #[serde(default)]
    pub readings: Vec<Spanned<String>>,
}

/// What a provider arranges or records because of this source.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    pub place: Spanned<String>,
    pub years: Option<Spanned<String>>,
    pub says: Spanned<String>,
    pub duties: Spanned<Vec<Spanned<String>>>,
}

/// A first and a last year, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    pub from: i32,
    pub to: i32,
}

impl Years {
    /// `2024`, `2024-2025`, `2026-`, `-2025` or `-`.
    pub fn parse(text: &str) -> Option<Self> {
        let year = |text: &str| (text.len() == 4 && is_digits(text)).then(|| text.parse::<i32>().ok()).flatten();
        let (from, to) = match text.split_once('-') {
            None => (year(text)?, year(text)?),
            Some(("", "")) => (OPEN_START, OPEN_END),
            Some(("", to)) => (OPEN_START, year(to)?),
            Some((from, "")) => (year(from)?, OPEN_END),
            Some((from, to)) => (year(from)?, year(to)?),
        };
        (from <= to).then_some(Self { from, to })
    }
}

/// Nothing but digits: a number may also have a sign, a year or day may not.
pub fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
