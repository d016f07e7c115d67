//! Facts from JSON, strictly: the first fault is told with its place, its code and what would be right.

use crate::enum_set::EnumSet;
use crate::facts::{ChainCare, Facts, Insurer, MOST_PROGRAMMES, Programme};
use crate::iso;
use crate::nearest;
use crate::node::Node;
use crate::values::{ErrorCode, Value, YesNoUnknown};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use arrayvec::ArrayVec;
use chrono::NaiveDate;
use core::fmt;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// Why facts were refused. Its JSON is the contract's `error` object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactsError {
    /// Where: a JSON Pointer (RFC 6901); empty for the whole document.
    pub path: String,
    /// Why.
    pub code: ErrorCode,
    /// What would be right, in English, for whoever wrote the input.
    pub message: String,
}

impl fmt::Display for FactsError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() { "the document" } else { &self.path };
        write!(to, "{path}: {} ({})", self.message, self.code.as_str())
    }
}

impl core::error::Error for FactsError {}

impl FactsError {
    /// Writes the error as the contract's line, `{"error": …}`, behind what is in `out` already.
    pub fn write_json(&self, out: &mut String) {
        #[derive(Serialize)]
        struct Line<'a> {
            error: &'a FactsError,
        }
        // Three texts are always JSON.
        out.push_str(&serde_json::to_string(&Line { error: self }).unwrap_or_default());
    }
}

impl Serialize for FactsError {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut out = to.serialize_struct("FactsError", 3)?;
        out.serialize_field("path", &self.path)?;
        out.serialize_field("code", self.code.as_str())?;
        out.serialize_field("message", &self.message)?;
        out.end()
    }
}

impl Facts {
    /// Reads facts from JSON text.
    ///
    /// ```
    /// let text = r#"{"start":"2027-05-10","insurer":"unknown","chainCare":null,"history":[],
    ///     "wanted":"short","provider":"unknown"}"#;
    /// let facts = smr_rules::Facts::from_json(text)?;
    /// assert!(facts.chain_care.is_none());
    /// # Ok::<(), smr_rules::FactsError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Anything but well-formed facts: path, code and message of the first fault, reading from left to
    /// right; missing keys are told at the end of their object.
    pub fn from_json(text: &str) -> Result<Self, FactsError> {
        let document: Node = serde_json::from_str(text).map_err(|error| {
            let message = error.to_string();
            fault("", ErrorCode::InvalidJson, format!("this is not JSON: {message}"))
        })?;
        read_facts(&document)
    }
}

/// Where the reader is; written out only when something is wrong.
#[derive(Clone, Copy)]
struct Place<'a> {
    above: Option<&'a Place<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Item(usize),
}

impl<'a> Place<'a> {
    const ROOT: Place<'static> = Place { above: None, step: Step::Root };

    fn key(&'a self, key: &'a str) -> Self {
        Place { above: Some(self), step: Step::Key(key) }
    }

    fn item(&'a self, at: usize) -> Self {
        Place { above: Some(self), step: Step::Item(at) }
    }

    fn path(&self) -> String {
        let mut path = self.above.map(Place::path).unwrap_or_default();
        match self.step {
            Step::Root => {}
            Step::Key(key) => {
                path.push('/');
                path.push_str(&key.replace('~', "~0").replace('/', "~1"));
            }
            Step::Item(at) => {
                path.push('/');
                path.push_str(&at.to_string());
            }
        }
        path
    }

    fn fault(&self, code: ErrorCode, message: impl Into<String>) -> FactsError {
        fault(&self.path(), code, message.into())
    }

    fn wrong_type(&self, wanted: &str, got: &Node) -> FactsError {
        self.fault(ErrorCode::InvalidType, format!("{wanted} is needed here, not {}", got.type_name()))
    }
}

fn fault(path: &str, code: ErrorCode, message: String) -> FactsError {
    FactsError { path: path.into(), code, message }
}

type Read<T> = Result<T, FactsError>;

fn read_facts(document: &Node) -> Read<Facts> {
    let root = Place::ROOT;
    let (mut start, mut insurer, mut chain_care, mut history, mut wanted, mut provider) = (None, None, None, None, None, None);
    object(&root, document, "an object with facts", &mut |place, key, node| {
        match key {
            "start" => start = Some(date(place, node)?),
            "insurer" => insurer = Some(read_insurer(place, node)?),
            "chainCare" => chain_care = Some(read_chain_care(place, node)?),
            "history" => history = Some(read_history(place, node)?),
            "wanted" => wanted = Some(word(place, node)?),
            "provider" => provider = Some(word(place, node)?),
            _ => return Err(unknown_key(place, "start, insurer, chainCare, history, wanted, provider")),
        }
        Ok(())
    })?;
    Ok(Facts {
        start: required(&root, "start", start)?,
        insurer: required(&root, "insurer", insurer)?,
        chain_care: required(&root, "chainCare", chain_care)?,
        history: required(&root, "history", history)?,
        wanted: required(&root, "wanted", wanted)?,
        provider: required(&root, "provider", provider)?,
    })
}

fn read_insurer(place: &Place, node: &Node) -> Read<Insurer> {
    let text = text(place, node)?;
    Insurer::parse(text).ok_or_else(|| {
        let near = nearest::ids(text);
        let did_you_mean = if near.is_empty() { String::new() } else { format!(" did you mean {}?", near.join(", ")) };
        let id = quoted(text);
        let known = "use an id that `smr-check rules` lists, other, unknown or uninsured";
        place.fault(ErrorCode::InvalidValue, format!("no insurer has the id {id};{did_you_mean} {known}"))
    })
}

fn read_chain_care(place: &Place, node: &Node) -> Read<Option<ChainCare>> {
    if matches!(node, Node::Null) {
        return Ok(None);
    }
    let (mut programmes, mut includes_smr) = (None, None);
    object(place, node, "an object, or null for not known,", &mut |place, key, node| {
        match key {
            "programmes" => programmes = Some(read_chain_programmes(place, node)?),
            "includesSmr" => includes_smr = Some(word::<YesNoUnknown>(place, node)?),
            _ => return Err(unknown_key(place, "programmes, includesSmr")),
        }
        Ok(())
    })?;
    Ok(Some(ChainCare {
        programmes: required(place, "programmes", programmes)?,
        includes_smr: required(place, "includesSmr", includes_smr)?,
    }))
}

fn read_chain_programmes<T: Value>(place: &Place, node: &Node) -> Read<EnumSet<T>> {
    let Node::List { items, .. } = node else {
        return Err(place.wrong_type("a list of programmes", node));
    };
    items.iter().map(|(at, item)| word(&place.item(*at), item)).collect()
}

fn read_history(place: &Place, node: &Node) -> Read<ArrayVec<Programme, MOST_PROGRAMMES>> {
    let Node::List { items, length } = node else {
        return Err(place.wrong_type("a list of programmes", node));
    };
    if *length > MOST_PROGRAMMES {
        return Err(place.fault(ErrorCode::TooManyRecords, format!("{length} programmes; at most {MOST_PROGRAMMES} are read")));
    }
    items.iter().map(|(at, item)| read_programme(&place.item(*at), item)).collect()
}

fn read_programme(place: &Place, node: &Node) -> Read<Programme> {
    let (mut start, mut end, mut kind, mut setting, mut outcome) = (None, None, None, None, None);
    object(place, node, "an object with a programme", &mut |place, key, node| {
        match key {
            "start" => start = Some(optional_date(place, node)?),
            "end" => end = Some(optional_date(place, node)?),
            "kind" => kind = Some(word(place, node)?),
            "setting" => setting = Some(word(place, node)?),
            "outcome" => outcome = Some(word(place, node)?),
            _ => return Err(unknown_key(place, "start, end, kind, setting, outcome")),
        }
        Ok(())
    })?;
    Ok(Programme {
        start: required(place, "start", start)?,
        end: required(place, "end", end)?,
        kind: required(place, "kind", kind)?,
        setting: required(place, "setting", setting)?,
        outcome: required(place, "outcome", outcome)?,
    })
}

/// Goes over the keys of an object in the order of the text.
fn object(place: &Place, node: &Node, wanted: &str, entry: &mut dyn FnMut(&Place, &str, &Node) -> Read<()>) -> Read<()> {
    let Node::Object { keys } = node else {
        return Err(place.wrong_type(wanted, node));
    };
    for (at, (key, node)) in keys.iter().enumerate() {
        let place = place.key(key);
        if keys.iter().take(at).any(|(earlier, _)| earlier == key) {
            return Err(place.fault(ErrorCode::InvalidJson, "this key stands here twice; which one counts would be a guess"));
        }
        entry(&place, key, node)?;
    }
    Ok(())
}

fn required<T>(place: &Place, key: &str, value: Option<T>) -> Read<T> {
    value.ok_or_else(|| {
        place.key(key).fault(ErrorCode::MissingField, format!("the key {key:?} is missing; nothing is assumed for it"))
    })
}

fn unknown_key(place: &Place, known: &str) -> FactsError {
    place.fault(ErrorCode::UnknownField, format!("this key is not known here; known are: {known}"))
}

fn optional_date(place: &Place, node: &Node) -> Read<Option<NaiveDate>> {
    if matches!(node, Node::Null) { Ok(None) } else { date(place, node).map(Some) }
}

fn date(place: &Place, node: &Node) -> Read<NaiveDate> {
    let Node::Text(text) = node else {
        return Err(place.wrong_type("a date as text (yyyy-mm-dd)", node));
    };
    iso::parse(text).ok_or_else(|| {
        place.fault(ErrorCode::InvalidDate, format!("{} is not a date (yyyy-mm-dd) from 1900-01-01 to 2999-12-31", quoted(text)))
    })
}

fn word<T: Value>(place: &Place, node: &Node) -> Read<T> {
    let text = text(place, node)?;
    T::parse(text).ok_or_else(|| {
        let words: Vec<_> = T::ALL.iter().map(|value| value.as_str()).collect();
        place.fault(ErrorCode::InvalidValue, format!("{} is not one of: {}", quoted(text), words.join(", ")))
    })
}

fn text<'a>(place: &Place, node: &'a Node) -> Read<&'a str> {
    match node {
        Node::Text(text) => Ok(text),
        _ => Err(place.wrong_type("text", node)),
    }
}

/// The value as it was written, cut where it is long.
fn quoted(text: &str) -> String {
    const MOST: usize = 60;
    let mut escaped = text.chars().flat_map(char::escape_debug);
    let mut shown: String = escaped.by_ref().take(MOST).collect();
    if escaped.next().is_some() {
        shown.push('…');
    }
    format!("\"{shown}\"")
}
