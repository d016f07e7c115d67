//! What the WebAssembly can reach: its imports, compared with a committed list that has a reason for each.
//!
//! "Nothing leaves the browser" rests on this more than on any policy: what is not imported cannot be called, whatever goes wrong inside.
//! Policies don't stop everything either (a frame can go to another address, a peer connection can be made).

use crate::{files, shell};
use anyhow::{Context, Result, bail, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use wasmparser::{Parser, Payload};

/// What the WebAssembly may import.
const LIST: &str = "xtask/imports.toml";
/// Names that suggest a way out of the browser, and what no script contains.
const WAYS_OUT: &str = "xtask/ways-out.toml";

/// The names of what WebAssembly imports.
fn imports(wasm: &[u8]) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                names.insert(plain(import?.name));
            }
        }
    }
    Ok(names)
}

/// `__wbg_querySelector_1555c239948f2bf0` becomes `querySelector`: the hash changes with every version. Intrinsics may be numbered.
fn plain(name: &str) -> String {
    let Some(inner) = name.strip_prefix("__wbg_") else {
        return name.trim_end_matches(|sign: char| sign.is_ascii_digit()).trim_end_matches('_').into();
    };
    let is_hash = |end: &str| end.len() == 16 && end.bytes().all(|sign| sign.is_ascii_hexdigit());
    inner.rsplit_once('_').filter(|(_, end)| is_hash(end)).map_or(inner, |(word, _)| word).into()
}

/// Compares what files of WebAssembly import, each by its name, with the list.
pub fn check(files: &[(&str, PathBuf)]) -> Result<()> {
    let (known, ways) = (known(&files::source(LIST)?)?, ways_out("names")?);
    let mut seen = BTreeSet::new();
    for (file, path) in files {
        let imports = imports(&files::bytes(path)?)?;
        shell::say(format!("{file} imports {} functions", imports.len()));
        seen.extend(imports.into_iter().map(|name| (name, *file)));
    }
    let fit = |(name, file): &(String, &str), (of, only): &Known| name == of && only.as_ref().is_none_or(|only| only == file);
    let new = seen.iter().filter(|one| !known.iter().any(|known| fit(one, known)));
    let new: Vec<String> = new.map(|(name, file)| format!("{file}: {}", doubt(name, &ways))).collect();
    ensure!(
        new.is_empty(),
        "the WebAssembly can reach more than before. Whatever it can call, a fault in it can call with answers. If the new ones are \
         harmless, add them to {LIST} and say why; if not, find who asks for them (a dependency, a feature of web-sys):\n  {}",
        new.join("\n  ")
    );
    let gone: Vec<&Known> = known.iter().filter(|known| !seen.iter().any(|one| fit(one, known))).collect();
    ensure!(gone.is_empty(), "{LIST} allows what nothing imports any more; remove: {gone:?}");
    Ok(())
}

/// A function that may be imported, and the file that alone may, where there are such.
type Known = (String, Option<String>);

fn known(list: &str) -> Result<Vec<Known>> {
    let sections: BTreeMap<String, toml::Table> = toml::from_str(list).with_context(|| format!("{LIST} is not right"))?;
    let mut known = Vec::new();
    for mut functions in sections.into_values() {
        let only_in: Option<Vec<String>> = functions.remove("only-in").map(toml::Value::try_into).transpose()?;
        let files = only_in.map_or(vec![None], |files| files.into_iter().map(Some).collect());
        for (name, reason) in functions {
            ensure!(reason.as_str().is_some_and(|reason| !reason.is_empty()), "{LIST}: `{name}` has no reason");
            known.extend(files.iter().map(|file| (name.clone(), file.clone())));
        }
    }
    Ok(known)
}

/// A table of `ways-out.toml`.
fn ways_out(name: &str) -> Result<toml::Table> {
    let mut all: toml::Table = toml::from_str(&files::source(WAYS_OUT)?)?;
    match all.remove(name) {
        Some(toml::Value::Table(table)) => Ok(table),
        _ => bail!("{WAYS_OUT} has no table {name}"),
    }
}

/// A new import, and what is suspicious about it.
fn doubt(name: &str, ways: &toml::Table) -> String {
    let lower = name.to_lowercase();
    let found = ways.iter().filter(|(part, _)| lower.contains(part.as_str())).filter_map(|(_, what)| what.as_str());
    let found: Vec<&str> = found.collect();
    if found.is_empty() { format!("{name}: nothing known of it") } else { format!("{name}: SUSPICIOUS, {}", found.join("; ")) }
}

/// Checks that the JavaScript that is shipped has no way out either, except for the few that are named.
pub fn check_scripts(folders: &[&Path]) -> Result<()> {
    let forbidden = ways_out("scripts")?;
    for folder in folders {
        let is_code = |name: &String| [".js", ".html", ".htm"].iter().any(|end| name.ends_with(end));
        for name in files::list(folder)?.iter().map(|file| files::address(file)).filter(is_code) {
            let code = without_wasm(&files::read(&folder.join(&name))?);
            for (word, exceptions) in &forbidden {
                // In the package the page is beside the element, in a folder of its own.
                let is_allowed = exceptions.get(name.trim_start_matches("page/")).is_some();
                ensure!(is_allowed || !has_word(&code, word), "{name} has `{word}` in it, which {WAYS_OUT} forbids");
            }
        }
    }
    shell::say("the JavaScript that is shipped has no way out");
    Ok(())
}

/// JavaScript or HTML without the WebAssembly in it, which begins as all WebAssembly does (see text_bytes.rs).
fn without_wasm(text: &str) -> String {
    let is_wasm = |part: &&str| part.get(1..5) == Some("asm\x01");
    let parts: Vec<&str> = text.split(['"', '<', '>']).filter(|part| !is_wasm(part)).collect();
    parts.join("\"")
}

/// Whether a word is in a text, not as the end of another.
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
        let ways = ways_out("names").unwrap();
        assert!(doubt("fetch", &ways).contains("makes requests"));
        assert!(doubt("set_href", &ways).contains("SUSPICIOUS"));
        assert!(doubt("focus", &ways).contains("nothing known"));
    }

    #[test]
    fn a_list_has_reasons_and_may_name_files() {
        let list = known("[a]\nfocus = \"takes a person there\"\n[b]\nonly-in = [\"intake\"]\nfiles = \"a file\"\n").unwrap();
        assert_eq!(list, [("focus".into(), None), ("files".into(), Some("intake".into()))]);
        assert!(known("[a]\nfocus = \"\"\n").is_err());
    }

    #[test]
    fn a_way_out_is_a_whole_word_of_code() {
        let (text, _) = crate::text_bytes::encode(b"\0asm\x01\0\0\0 fetch(");
        assert!(!has_word(&without_wasm(&format!("a(\"{text}\")")), "fetch("));
        assert!(!has_word(&without_wasm(&format!("<script id=x>{text}</script>")), "fetch("));
        assert!(has_word(&without_wasm("a(fetch(b))"), "fetch("));
        assert!(has_word("x = fetch(y)", "fetch(") && !has_word("prefetch(y)", "fetch("));
    }
}
