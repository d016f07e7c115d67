//! A preview: the self-check with a rule base that somebody is working on. `smr-check rules preview` makes one.

use serde_json::Value;
use smr_rules::load::fault::File;
use smr_rules::load::{RuleBase, check, folder};
use smr_rules::rulebase;
use smr_texts::{Lang, preview as said};
use std::sync::OnceLock;
use yew::prelude::*;

/// Who changed the rules.
static CHANGED_BY: OnceLock<String> = OnceLock::new();

fn changed_by() -> &'static str {
    CHANGED_BY.get().map_or("", String::as_str)
}

/// Puts the rule base in use that a preview holds: JSON with `changedBy`, a name, and `files`, the text of each by its name.
///
/// # Errors
/// What is wrong with it, for people, in both languages.
pub fn start(block: &str) -> Result<(), String> {
    if block.is_empty() {
        return Err(in_both(|lang| said::EMPTY.get(lang).into()));
    }
    let faulty = |fault: String| in_both(|lang| said::FAULTY.fill(lang, &[("fault", &fault)]));
    let block: Value = serde_json::from_str(block).map_err(|error| faulty(error.to_string()))?;
    // Sorted by name, as the files of a folder are: their fingerprint depends on it.
    let files: Vec<File> = block["files"].as_object().into_iter().flatten().map(|(name, text)| file(name, text)).collect();
    // On which day somebody looks does not matter; when it was made, it was checked for days to come.
    let checked =
        check::check(&files, None).map_err(|faults| faulty(faults.iter().map(|fault| format!("{fault}\n")).collect()))?;
    RuleBase::load(&checked, &folder::sha256(&files)).use_here();
    CHANGED_BY.get_or_init(|| block["changedBy"].as_str().unwrap_or_default().into());
    Ok(())
}

fn file(name: &str, text: &Value) -> File {
    File { name: name.into(), text: text.as_str().unwrap_or_default().into() }
}

fn in_both(say: impl Fn(Lang) -> String) -> String {
    format!("{} {}", say(Lang::Nl), say(Lang::En))
}

/// The title of the page.
#[must_use]
pub fn title(lang: Lang, title: &str) -> String {
    said::TITLE.fill(lang, &[("title", title)])
}

/// A screen below the mark that it is of a preview. It is printed too.
pub(crate) fn marked(lang: Lang, screen: Html) -> Html {
    html! {
        <>
            <p class="preview-mark">{ said::MARK.fill(lang, &[("name", changed_by())]) }</p>
            { screen }
        </>
    }
}

/// A text about the rules, and whose they are.
pub(crate) fn and_whose(lang: Lang, text: String) -> String {
    let sha256 = rulebase::version().sha256;
    format!("{text} {}", said::WHOSE.fill(lang, &[("name", changed_by()), ("sha256", sha256)]))
}
