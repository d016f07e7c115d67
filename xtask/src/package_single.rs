//! `smr-check.single.js`: the element in one file, for a system that takes one file. It has no import and no export, so it works as a
//! module and as a plain script.
//!
//! The frame's page stands in the file too and is handed over as text (`srcdoc`). Everything that the frame promises holds, with its own
//! policy; but such a page comes under the policy of the page around as well. A host with a strict policy takes the files apart.

use crate::embed::BYTE_ORDER_MARK;
use crate::web;
use anyhow::{Context, Result, ensure};
use std::path::Path;

/// The name of the file.
pub const SINGLE: &str = "smr-check.single.js";
/// The frame that is in it: the one that can share, which runs what `inline.js` runs.
pub const FRAME: &str = "share.frame.html";
/// The same as package.json says it.
pub const SINGLE_PATH: &str = "./smr-check.single.js";

/// Writes it beside the files that it is made of.
pub fn write(folder: &Path) -> Result<()> {
    let [frame, inline, element] = [FRAME, "inline.js", "element.js"].map(|name| web::read(&folder.join(name)));
    let single = put_together(frame?.trim_start_matches(BYTE_ORDER_MARK), &inline?, &element?)?;
    // A plain script would be read as the page around is.
    web::write(&folder.join(SINGLE), &(BYTE_ORDER_MARK.to_owned() + &single))
}

fn put_together(frame: &str, inline: &str, element: &str) -> Result<String> {
    // The WebAssembly is the same in both, and stands here once.
    let (before, wasm, after) = around_wasm(frame)?;
    let (head, other, tail) = around_wasm(inline)?;
    ensure!(wasm == other, "the frame and inline.js have other WebAssembly");
    let inline = replaced(&format!("{head}WASM{tail}"), "export default async", "return async")?;
    // A plain script has no address of its own.
    let inline = inline.replace("import.meta.url", "document.baseURI");

    let (start, rest) = element.split_once("={self:[").context("the entry file has another shape: no files")?;
    let (_, end) = rest.split_once("\"]]}").context("the entry file has another shape: no end of its files")?;
    // Of the intake there is nothing in here: it is a tool of care providers, who have more than one file.
    let titles = rest.split_once("import('./inline.js'),").context("the entry file has another shape: no inline.js")?.1;
    let titles = titles.split_once("],").context("the entry file has another shape: no titles")?.0;
    let element = format!("{start}={{self:[HTML,async()=>({{default:draw()}}),{titles}]],intake:['',0,{titles}]]}}{end}");
    let element = replaced(&element, "export const version", "const version")?;
    let (start, rest) = element.split_once(".src=").context("the entry file has another shape: no address of the frame")?;
    let (address, end) = rest.split_once(';').context("the entry file has another shape: the address has no end")?;
    let name = start.rsplit(|sign: char| !sign.is_ascii_alphanumeric()).next().unwrap_or_default();
    let start = &start[..start.len() - name.len()];
    // Trusted Types of the page around refuse text.
    let element = format!("{start}try{{{name}.srcdoc={address}}}catch{{throw Object.assign(Error(),{{code:'blocked'}})}}{end}");

    ensure!(!element.contains("import.meta"), "a plain script has no import.meta");
    let (before, after) = (quoted(before)?, quoted(after)?);
    Ok(format!(
        "(() => {{\n'use strict';\nconst WASM = \"{wasm}\";\nconst HTML = {before} + '\"' + WASM + '\"' + {after};\n\
         let drawn;\nconst draw = () => (drawn ??= (() => {{\n{inline}}})());\n{element}}})();\n"
    ))
}

/// What stands before the text of the WebAssembly, that text, and what stands behind it, without its quotes.
fn around_wasm(script: &str) -> Result<(&str, &str, &str)> {
    let (before, rest) = script.split_once("decode(\"").context("a file has no WebAssembly in it")?;
    let (wasm, after) = rest.split_once('"').context("the WebAssembly of a file has no end")?;
    Ok((&script[..before.len() + "decode(".len()], wasm, after))
}

fn replaced(text: &str, from: &str, to: &str) -> Result<String> {
    ensure!(text.matches(from).count() == 1, "`{from}` does not stand there once");
    Ok(text.replace(from, to))
}

/// A literal that ends no script.
fn quoted(text: &str) -> Result<String> {
    Ok(serde_json::to_string(text)?.replace("</", "<\\/").replace("<!--", "<\\!--"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_find_each_other() {
        let frame = "<body><script>begin(decode(\"AB\"), 'x')</script>";
        let inline = "const load = async () => decode(\"AB\");\nexport default async () => 1;\n";
        let element = "export const version='1';const a={self:[new URL('x'),()=>import('./inline.js'),[\"t\"],new URL('y')],intake:[1,[\"u\"]]};b.src=c;d(b);\n";
        let single = put_together(frame, inline, element).unwrap();
        assert_eq!(single.matches("AB").count(), 1);
        for part in [
            "const HTML = \"<body><script>begin(decode(\" + '\"' + WASM + '\"' + \"), 'x')<\\/script>\";",
            "decode(WASM);\nreturn async () => 1;",
            "const version='1';const a={self:[HTML,async()=>({default:draw()}),[\"t\"]],intake:['',0,[\"t\"]]};try{b.srcdoc=c}catch{",
        ] {
            assert!(single.contains(part), "{part}\n{single}");
        }
        assert!(put_together(frame, inline, "x").is_err());
    }
}
