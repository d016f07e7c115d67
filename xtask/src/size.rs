//! What a browser downloads, held to a committed budget.

use crate::{files, shell};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::io::Write;
use std::path::Path;

const BUDGET: &str = "xtask/size-budget.json";

#[derive(Clone, Copy, Default)]
struct Size {
    raw: usize,
    brotli: usize,
}

/// Prints the size of every file of the self-check, of the intake and of the element; an error names each that is over its budget. A visitor
/// of a page loads all of its files. Of those of the element a visitor loads the entry file, and then one frame or what the inline mode needs.
pub fn check(page: &Path, intake: &Path, element: &Path) -> Result<()> {
    let budget: Value = serde_json::from_str(&files::source(BUDGET)?).with_context(|| format!("{BUDGET} is not JSON"))?;

    println!("{:<24} {:>9} {:>9} {:>9}", "file", "raw", "brotli", "budget");
    let mut over = Vec::new();
    let rules = rules()?;
    line("rules", rules, budget["rules"].as_u64(), &mut over);
    for (folder, budget) in [(page, &budget["page"]), (intake, &budget["intake"])] {
        let total = of_folder(folder, &budget["files"], rules, &mut over)?;
        line("total", total, limit(&budget["total"], rules), &mut over);
        println!();
    }
    of_folder(element, &budget["element"], rules, &mut over)?;
    if over.is_empty() {
        return Ok(());
    }
    bail!("over the budget of {BUDGET} (bytes after brotli):\n  {}", over.join("\n  "));
}

/// Prints a line for each file of a folder that people load, and returns their sum: pictures for whoever installs the page are not among them.
fn of_folder(folder: &Path, budget: &Value, rules: Size, over: &mut Vec<String>) -> Result<Size> {
    let mut total = Size::default();
    for file in files::list(folder)?.iter().filter(|file| !files::address(file).starts_with("screenshot-")) {
        let name = files::address(file);
        let size = measure(&std::fs::read(folder.join(file))?)?;
        total = Size { raw: total.raw + size.raw, brotli: total.brotli + size.brotli };
        line(&name, size, limit(&budget[&name], rules), over);
    }
    Ok(total)
}

/// The documents of the rule base: about what they take in each file with WebAssembly.
fn rules() -> Result<Size> {
    let folder = shell::root().join("rules/rulebase");
    let is_document =
        |file: &Path| file.extension().is_some_and(|end| end == "toml") && !files::address(file).ends_with(".scenarios.toml");
    let documents = files::list(&folder)?.into_iter().filter(|file| is_document(file));
    measure(documents.map(|file| files::read(&folder.join(file))).collect::<Result<String>>()?.as_bytes())
}

/// What a file may take: a number, or `code` and the rules besides, so that a document more takes nothing from the code.
fn limit(budget: &Value, rules: Size) -> Option<u64> {
    budget.as_u64().or_else(|| Some(budget["code"].as_u64()? + rules.brotli as u64))
}

fn line(name: &str, size: Size, limit: Option<u64>, over: &mut Vec<String>) {
    let shown = limit.map_or(String::new(), |limit| limit.to_string());
    println!("{name:<24} {:>9} {:>9} {shown:>9}", size.raw, size.brotli);
    if let Some(limit) = limit
        && size.brotli as u64 > limit
    {
        over.push(format!("{name} is {} and may be {limit}: {} too many", size.brotli, size.brotli as u64 - limit));
    }
}

fn measure(bytes: &[u8]) -> Result<Size> {
    let mut brotli = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    brotli.write_all(bytes)?;
    Ok(Size { raw: bytes.len(), brotli: brotli.into_inner().len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_byte_over_is_over() {
        let mut over = Vec::new();
        let size = measure(&[0; 1000]).unwrap();
        assert!(size.brotli < size.raw);
        line("a", size, Some(size.brotli as u64), &mut over);
        assert!(over.is_empty());
        line("a", size, Some(size.brotli as u64 - 1), &mut over);
        assert!(over[0].ends_with("1 too many"));
        assert_eq!(limit(&serde_json::json!({ "code": 5 }), size), Some(5 + size.brotli as u64));
    }
}
