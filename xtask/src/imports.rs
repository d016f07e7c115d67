//! What the WebAssembly of the page and of the element can reach: its imports, held to a committed list with a reason for each.
//!
//! "Nothing leaves the browser" rests on this more than on any policy: what is not imported cannot be called, whatever happens inside.
//! Policies don't stop everything either (a frame can go to another address, a peer connection can be made).

use crate::{shell, web};
use anyhow::{Result, bail, ensure};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const LIST: &str = "xtask/imports.txt";

/// Words in a name that speak of a way out, or of a way to keep something, and what it would be.
const WAYS: [(&str, &str); 22] = [
    ("fetch", "makes requests"),
    ("request", "may make requests"),
    ("xmlhttp", "makes requests"),
    ("beacon", "makes requests that outlive the page"),
    ("websocket", "opens a connection"),
    ("eventsource", "opens a connection"),
    ("rtc", "opens a connection that no policy stops"),
    ("transport", "opens a connection"),
    ("postmessage", "speaks to other pages"),
    ("broadcast", "speaks to other pages"),
    ("open", "opens windows, databases or connections"),
    ("location", "goes to other addresses, which can carry answers"),
    ("history", "writes addresses, which can carry answers"),
    ("href", "goes to other addresses, or loads them"),
    ("src", "loads other addresses"),
    ("storage", "keeps things in the browser"),
    ("indexeddb", "keeps things in the browser"),
    ("cookie", "keeps things in the browser, and sends them along"),
    ("cache", "keeps things in the browser"),
    ("worker", "runs where nobody sees it"),
    ("new_no_args", "runs text"),
    ("html", "makes elements of text, which can load and run"),
];

/// Words that no JavaScript that is shipped has, and the files that are an exception, with the reason.
const FORBIDDEN: [(&str, &[(&str, &str)]); 20] = [
    (
        "fetch(",
        &[
            ("page.js", "loads the page's WebAssembly"),
            ("inline.split.js", "loads its WebAssembly"),
            ("intake.inline.split.js", "the same"),
            ("intake/start.js", "the same"),
            ("intake/sw.js", "loads the files that it keeps, each held to its bytes"),
        ],
    ),
    (
        "import(",
        &[
            ("smr-check.js", "loads inline.js, or rules.js for whoever imports it"),
            ("smr-check.split.js", "loads inline.split.js"),
            ("element.js", "loads inline.js"),
        ],
    ),
    (
        "open(",
        &[
            ("smr-check.js", "opens a source that a person chose"),
            ("smr-check.split.js", "the same"),
            ("element.js", "the same"),
            ("smr-check.single.js", "the same"),
            ("inline.js", ""),
            ("inline.split.js", ""),
            ("intake/sw.js", "opens the cache of its files"),
        ],
    ),
    ("XMLHttpRequest", &[]),
    ("sendBeacon", &[]),
    ("WebSocket", &[]),
    ("WebTransport", &[]),
    ("EventSource", &[]),
    ("RTCPeerConnection", &[]),
    ("BroadcastChannel", &[]),
    ("localStorage", &[]),
    ("sessionStorage", &[]),
    ("indexedDB", &[]),
    ("cookie", &[]),
    ("caches", &[("intake/sw.js", "keeps the files of the intake, and nothing else")]),
    (
        "history.",
        &[
            ("start.js", "takes what was handed over out of the address"),
            ("intake/start.js", "the same"),
            ("intake/guard.js", "marks that the page began again"),
        ],
    ),
    (
        "location",
        &[
            ("start.js", "the same"),
            ("intake/start.js", "the same; and the address of the self-check"),
            ("intake/guard.js", "begins again"),
            ("frame.html", "where the pages of ours are"),
            ("intake.frame.html", "the same"),
        ],
    ),
    ("Worker", &[("intake/start.js", "keeps the intake for when there is no network")]),
    ("eval(", &[]),
    ("new Function", &[]),
];

/// Writes down what a WebAssembly file imports, under its name, while the names are still those of wasm-bindgen.
pub fn note<'a>(name: &str, imports: impl Iterator<Item = &'a str>) -> Result<()> {
    let names: BTreeSet<String> = imports.map(plain).collect();
    let lines: Vec<String> = names.into_iter().collect();
    web::write(&noted(name)?, &lines.join("\n"))
}

fn noted(name: &str) -> Result<PathBuf> {
    Ok(shell::target()?.join(format!("{name}.imports")))
}

/// `__wbg_querySelector_1555c239948f2bf0` → `querySelector`: the hash is another in every version. Intrinsics may be numbered.
fn plain(name: &str) -> String {
    let Some(inner) = name.strip_prefix("__wbg_") else {
        return name.trim_end_matches(|sign: char| sign.is_ascii_digit()).trim_end_matches('_').into();
    };
    let is_hash = |end: &str| end.len() == 16 && end.bytes().all(|sign| sign.is_ascii_hexdigit());
    inner.rsplit_once('_').filter(|(_, end)| is_hash(end)).map_or(inner, |(word, _)| word).into()
}

/// Compares what the named files import with the list.
pub fn check(names: &[&str]) -> Result<()> {
    let list = web::read(&shell::root().join(LIST))?;
    let known = known(&list)?;
    let mut seen = BTreeSet::new();
    for name in names {
        let text = web::read(&noted(name)?)?;
        seen.extend(text.lines().map(str::to_owned));
    }
    let new: Vec<String> = seen.iter().filter(|name| !known.contains(name.as_str())).map(|name| doubt(name)).collect();
    ensure!(
        new.is_empty(),
        "the WebAssembly can reach more than before. Whatever it can call, a fault in it can call with answers. If the new ones are \
         harmless, add them to {LIST} and say why; if not, find who asks for them (a dependency, a feature of web-sys):\n  {}",
        new.join("\n  ")
    );
    let gone: Vec<&str> = known.into_iter().filter(|name| !seen.contains(*name)).collect();
    ensure!(gone.is_empty(), "{LIST} allows what nobody asks for any more; take it out: {}", gone.join(" "));
    shell::say(format!("the WebAssembly imports {} functions, all in {LIST}", seen.len()));
    Ok(())
}

/// The names of the list; each has a reason behind it.
fn known(list: &str) -> Result<BTreeSet<&str>> {
    let lines = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| match line.split_once(' ') {
            Some((name, reason)) if !reason.trim().is_empty() => Ok(name),
            _ => bail!("{LIST}: `{line}` has no reason behind it"),
        })
        .collect()
}

/// A new import, and what is suspicious about it.
fn doubt(name: &str) -> String {
    let lower = name.to_lowercase();
    let ways: Vec<&str> = WAYS.iter().filter(|(word, _)| lower.contains(word)).map(|(_, what)| *what).collect();
    if ways.is_empty() { format!("{name}: nothing known of it") } else { format!("{name}: SUSPICIOUS, {}", ways.join("; ")) }
}

/// The JavaScript that is shipped has no way out either, but for the few that are named.
pub fn look_at_glue(folders: &[&Path]) -> Result<()> {
    for folder in folders {
        for file in web::files(folder)? {
            let name = file.to_string_lossy().into_owned();
            if !name.ends_with(".js") && !name.ends_with(".html") {
                continue;
            }
            let text = web::read(&folder.join(&file))?;
            let code = without_wasm(&text);
            for (word, exceptions) in FORBIDDEN {
                // In the package the page stands beside the element, in a folder of its own.
                let may = exceptions.iter().any(|(file, _)| *file == name.trim_start_matches("page/"));
                ensure!(
                    may || !has_word(&code, word),
                    "{name} has `{word}` in it: a way out of the browser, or a way to keep something"
                );
            }
        }
    }
    shell::say("the JavaScript that is shipped has no way out");
    Ok(())
}

/// JavaScript without the text that stands for the WebAssembly, which is no code.
fn without_wasm(text: &str) -> String {
    // The single file gives it a name, because it is needed twice.
    let Some((before, rest)) = ["const WASM = \"", "decode(\""].iter().find_map(|start| text.split_once(start)) else {
        return text.into();
    };
    before.to_owned() + rest.split_once('"').map_or("", |(_, after)| after)
}

/// Whether a word stands in a text, not as the end of another.
fn has_word(text: &str, word: &str) -> bool {
    let is_of_word = |sign: char| sign.is_ascii_alphanumeric() || sign == '_' || sign == '$' || sign == '#';
    text.match_indices(word).any(|(at, _)| !text[..at].ends_with(is_of_word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_hash_and_nothing_else() {
        assert_eq!(plain("__wbg_querySelector_1555c239948f2bf0"), "querySelector");
        assert_eq!(plain("__wbg_new_0_36d738a0c8cfac43"), "new_0");
        assert_eq!(plain("__wbindgen_generic_0000000000000001"), "__wbindgen_generic");
    }

    #[test]
    fn a_new_import_says_why_it_is_suspicious() {
        assert!(doubt("fetch").contains("makes requests"));
        assert!(doubt("set_href").contains("SUSPICIOUS"));
        assert!(doubt("focus").contains("nothing known"));
    }

    #[test]
    fn every_line_has_a_reason() {
        assert_eq!(known("# all\n\nfocus   takes a person there\n").unwrap().len(), 1);
        assert!(known("focus\n").is_err());
    }

    #[test]
    fn the_webassembly_is_no_code() {
        assert_eq!(without_wasm("a(decode(\"fetch(\"), b)"), "a(), b)");
        assert_eq!(without_wasm("const WASM = \"fetch(\"; b"), "; b");
        assert_eq!(without_wasm("a(b)"), "a(b)");
    }

    #[test]
    fn a_word_is_a_whole_one() {
        assert!(has_word("x = fetch(y)", "fetch("));
        assert!(!has_word("prefetch(y)", "fetch("));
    }
}
