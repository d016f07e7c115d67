//! `<smr-check>`: the entry file, the frame, what the inline mode loads, and the functions, put together from `embed/`.
//!
//! No bundler: the parts are few, and the order is known. What stands between at signs in them is filled in here.

use crate::web::{self, Flavour};
use crate::{library, script, shell, text_bytes};
use anyhow::{Context, Result, ensure};
use base64::prelude::*;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// What the frame may do: run its own script. The contract fixes it, word for word; what is added is the hash of the script, without
/// which WebKit refuses it ('self' is nobody there in a sandboxed frame).
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'none'; connect-src 'none'; \
    img-src 'none'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// The entry file; the variant that fetches its WebAssembly apart when drawn inline; the element without the functions; and what
/// they load.
const ENTRY: &str = "smr-check.js";
const SPLIT: &str = "smr-check.split.js";
const ELEMENT: &str = "element.js";
/// What the entry file gives to whoever imports it.
const EXPORTS: [&str; 3] = ["version", "assess", "rules"];
const FRAME: &str = "frame.html";
/// The frame with a button that gives the answer to the page around, for pages that ask for it. Not in every frame: it is a button that most
/// must not have, and 2 kB.
const SHARING: &str = "share.";
const INLINE: &str = "inline.js";
const INLINE_SPLIT: &str = "inline.split.js";
const WASM: &str = "inline.wasm";
/// What stands before the name of each file that `mode="intake"` loads in its place.
const INTAKE: &str = "intake.";

/// Says that a file is UTF-8, and is heard before the server, which may say something else of every page. Read otherwise the script would be
/// another than the policy names.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A mode of the element: what is put together for it, and what stands before the names of its files.
struct Mode {
    name: &'static str,
    before: &'static str,
    /// What it runs.
    code: Code,
    /// What runs in its place where the answer can be given to the page around, unless it is the same.
    sharing: Option<Code>,
    style: String,
    /// Its titles, in Dutch and English.
    titles: [String; 2],
}

/// What runs in an element.
struct Code {
    /// What wasm-bindgen wrote, without comments.
    glue: String,
    wasm: Vec<u8>,
    /// The WebAssembly as it stands in a script, and its signs.
    text: String,
    signs: String,
}

impl Code {
    fn build(flavour: Flavour, what: web::Mount) -> Result<Self> {
        let (glue, wasm) = web::mount(flavour, what)?;
        let (text, signs) = text_bytes::encode(&wasm);
        Ok(Self { glue: lean_js(&glue), wasm, text, signs })
    }

    /// The glue, where it can be with our shorter way to cross: that does not know listeners that are given back, as the intake has
    /// and Yew as it comes.
    fn crossing(&self) -> Result<String> {
        let body = body(&self.glue)?;
        if !body.contains("function makeMutClosure(") {
            let ours = lean_js(&source("embed/crossing.js")?);
            return Ok(ours + &OURS.iter().try_fold(body, |body, part| without(&body, part))?);
        }
        Ok(body)
    }

    /// What stands for it in the scripts, but for the WebAssembly, which comes last.
    fn known(&self) -> Result<Vec<(&'static str, String)>> {
        Ok(vec![
            ("GLUE", self.crossing()?),
            ("START", start(&self.glue)?),
            ("SIGNS", quoted(&self.signs)?),
            ("LENGTH", self.wasm.len().to_string()),
            ("SUM", checksum(&self.wasm).to_string()),
        ])
    }

    /// A script with the WebAssembly in it.
    fn put_into(&self, script: &str) -> String {
        script.replace("@WASM@", &format!("\"{}\"", self.text))
    }
}

impl Mode {
    fn build(flavour: Flavour, mode: web::Mount) -> Result<Self> {
        let code = Code::build(flavour, mode)?;
        let (name, before, title, more, sharing) = match mode {
            web::Mount::Intake => ("intake", INTAKE, "intake.title", Some("intake/intake.css"), None),
            _ => ("self", "", "app-title", None, Some(Code::build(flavour, web::Mount::Sharing)?)),
        };
        let mut style = source("static/style.css")?;
        for file in more.into_iter().chain(["embed/embed.css"]) {
            style += &source(file)?;
        }
        let titles = [text("nl", title)?, text("en", title)?];
        Ok(Self { name, before, code, sharing, style: lean_css(&style), titles })
    }

    /// What runs inline, where the page around could read the answer anyway.
    fn inline(&self) -> &Code {
        self.sharing.as_ref().unwrap_or(&self.code)
    }

    /// What the element loads in this mode: the address of the frame, how the inline mode is loaded, the titles of the frame, and the address of
    /// the frame that can share, if that is another. Written out in full, which is how bundlers find files that belong to a module.
    fn files(&self, inline: &str) -> Result<String> {
        let Self { name, before, titles, sharing, .. } = self;
        let frame = |name: &str| format!("new URL('./{name}{FRAME}', import.meta.url).href");
        let sharing = sharing.as_ref().map_or(String::new(), |_| format!(", {}", frame(SHARING)));
        Ok(format!(
            "{name}: [{}, () => import('./{before}{inline}'), {}{sharing}]",
            frame(before),
            serde_json::to_string(titles)?
        ))
    }
}

/// Builds all files of the element into `target/embed` and returns that folder.
pub fn build(flavour: Flavour) -> Result<PathBuf> {
    let modes = [Mode::build(flavour, web::Mount::SelfCheck)?, Mode::build(flavour, web::Mount::Intake)?];
    let out = web::emptied("embed")?;
    let links = links()?;
    let parts = ["bytes.js", "face.js", "frame.js", "inline.js", "element.js", "functions.js", "frame.html"];
    let [bytes, face, frame, inline, element, functions, html] = parts.map(|part| source(&format!("embed/{part}")));
    let (face, frame, inline, html) = (lean_js(&(bytes? + &face?)), lean_js(&frame?), lean_js(&inline?), html?);
    let (element, functions) = (element?, functions?);

    let version = env!("CARGO_PKG_VERSION");
    // Tells files of two builds apart that lie beside each other.
    let mut everything = [&face, &frame, &inline, &element, &html, &links].map(|part| part.as_bytes()).concat();
    for mode in &modes {
        for code in [&mode.code, mode.inline()] {
            everything.extend([code.crossing()?.as_bytes(), &code.wasm].concat());
        }
        everything.extend(mode.style.as_bytes());
    }
    everything.extend(version.as_bytes());
    let build = format!("{:08x}", checksum(&everything).cast_unsigned());
    let known = [("LINKS", links), ("VERSION", version.into()), ("BUILD", build)];
    let write = |name: &str, text: &str| web::write(&out.join(name), text);

    for mode in &modes {
        let own = [("STYLE", quoted(&mode.style)?), ("TITLE", mode.titles[0].clone())];
        let known = [&own[..], &known].concat();
        let before = mode.before;
        for (before, code) in [(before, Some(&mode.code)), (SHARING, mode.sharing.as_ref())] {
            let Some(code) = code else { continue };
            let known = [&code.known()?[..], &known].concat();
            let script = code.put_into(&fill(&format!("\n(() => {{\n'use strict';\n{face}{frame}}})();\n"), &known)?);
            ensure!(!script.contains("</") && !script.contains("<!--"), "the script of the frame would end before its end");
            let policy = [("POLICY", policy(&script)), ("SCRIPT", "@WASM@".into())];
            let html = fill(&html, &[&policy[..], &known].concat())?.replace("@WASM@", &script);
            write(&format!("{before}{FRAME}"), &(BYTE_ORDER_MARK.to_owned() + &html))?;
        }

        let inside = "const load = async () => decode(@WASM@);".to_owned();
        let apart = format!(
            "const load = async () => {{\nconst answer = await fetch(new URL('{before}{WASM}', import.meta.url)).catch(() => ({{}}));\n\
             if (!answer.ok) throw failed('load');\nreturn checked(new Uint8Array(await answer.arrayBuffer()));\n}};"
        );
        let code = mode.inline();
        let known = [&code.known()?[..], &known].concat();
        for (name, load) in [(INLINE, inside), (INLINE_SPLIT, apart)] {
            let module = format!("{face}{inline}").replace("@LOAD@", &load);
            write(&format!("{before}{name}"), &code.put_into(&fill(&module, &known)?))?;
        }
        fs::write(out.join(format!("{before}{WASM}")), &code.wasm).context("the WebAssembly could not be written")?;
    }
    for (name, entry) in [(INLINE, ENTRY), (INLINE_SPLIT, SPLIT)] {
        let files: Vec<String> = modes.iter().map(|mode| mode.files(name)).collect::<Result<_>>()?;
        let files = [("FILES", format!("{{ {} }}", files.join(", "))), ("INLINE", name.to_owned())];
        let element = fill(&element, &[&files[..], &known].concat())?;
        write(entry, &script::small(&format!("{element}{functions}"), &EXPORTS)?)?;
        if entry == ENTRY {
            write(ELEMENT, &script::small(&element, &EXPORTS)?)?;
        }
    }
    functions_beside(&out, flavour)?;
    web::without_machine_paths(&out)?;
    Ok(out)
}

/// `rules.js`, and what brings it and the element together for bundlers.
fn functions_beside(out: &Path, flavour: Flavour) -> Result<()> {
    fs::copy(library::build(flavour)?.join(library::MODULE), out.join(library::MODULE))?;
    web::write(&out.join("index.js"), &lean_js(&source("embed/index.js")?))
}

/// A module of some parts of `embed/`, with its WebAssembly in it.
pub fn with_wasm_inside(parts: &[&str], glue: &str, wasm: &[u8]) -> Result<String> {
    let sources: Vec<String> = parts.iter().map(|part| source(&format!("embed/{part}"))).collect::<Result<_>>()?;
    let (text, signs) = text_bytes::encode(wasm);
    let known = [
        ("GLUE", body(&lean_js(glue))?),
        ("START", start(&lean_js(glue))?),
        ("SIGNS", quoted(&signs)?),
        ("LENGTH", wasm.len().to_string()),
        ("SUM", checksum(wasm).to_string()),
        ("VERSION", env!("CARGO_PKG_VERSION").into()),
    ];
    Ok(fill(&lean_js(&sources.concat()), &known)?.replace("@WASM@", &format!("\"{text}\"")))
}

/// The policy of the frame: as in the contract, and this one script by its hash.
fn policy(script: &str) -> String {
    let hash = BASE64_STANDARD.encode(Sha256::digest(script));
    POLICY.replace("'wasm-unsafe-eval'", &format!("'wasm-unsafe-eval' 'sha256-{hash}'"))
}

fn source(path: &str) -> Result<String> {
    web::read(&shell::root().join(path))
}

/// Fills in what is known; an error if something is left that looks as if it had to be.
pub fn fill(text: &str, known: &[(&str, String)]) -> Result<String> {
    let mut pieces = text.split('@');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    let mut is_name = true;
    for piece in pieces {
        let value = known.iter().find(|(name, _)| is_name && *name == piece).map(|(_, value)| value);
        let looks = is_name && piece.len() > 2 && piece.bytes().all(|sign| sign.is_ascii_uppercase() || sign == b'_');
        ensure!(!looks || value.is_some() || piece == "WASM", "nothing is known of @{piece}@");
        match value {
            // Its second sign ends it, so what follows is no name.
            Some(value) => {
                out.push_str(value);
                is_name = false;
            }
            None => {
                if is_name {
                    out.push('@');
                }
                out.push_str(piece);
                is_name = true;
            }
        }
    }
    Ok(out)
}

/// The part of wasm-bindgen's module that knows how to talk to one instance, as statements; how to load it we know better.
fn body(glue: &str) -> Result<String> {
    let end = glue.find("let wasmModule").context("wasm-bindgen's module has another shape: no `let wasmModule`")?;
    let body = glue[..end].replace("export function", "function");
    ensure!(
        !body.contains("import ") && !body.contains("export "),
        "wasm-bindgen's module has another shape: it imports or exports"
    );
    Ok(body)
}

/// What `embed/crossing.js` has a shorter way for, by how it begins in wasm-bindgen's module.
const OURS: [&str; 16] = [
    "function getStringFromWasm0(",
    "function decodeText(",
    "let cachedTextDecoder = ",
    "cachedTextDecoder.decode();",
    "const MAX_SAFARI_DECODE_BYTES = ",
    "let numBytesDecoded = ",
    "function passStringToWasm0(",
    "const cachedTextEncoder = ",
    "if (!('encodeInto' in cachedTextEncoder)) {",
    "let WASM_VECTOR_LEN = ",
    "function makeClosure(",
    "const CLOSURE_DTORS = ",
    "let cachedDataViewMemory0 = ",
    "function getDataViewMemory0(",
    "let cachedUint8ArrayMemory0 = ",
    "function getUint8ArrayMemory0(",
];

/// JavaScript without the statement that begins so: up to the brace that ends its block, or to the end of a line with a semicolon.
fn without(script: &str, begins: &str) -> Result<String> {
    let changed = || format!("wasm-bindgen's module has another shape: no `{begins}`");
    let start = script.find(begins).with_context(changed)?;
    let (before, rest) = script.split_at(start);
    let end = if begins.starts_with("function ") || begins.ends_with('{') {
        let mut depth = 0;
        let brace = rest.find(|sign| {
            depth += i32::from(sign == '{') - i32::from(sign == '}');
            sign == '}' && depth == 0
        });
        brace.with_context(changed)? + 1
    } else {
        rest.find(";\n").with_context(changed)? + 1
    };
    Ok(before.to_owned() + rest[end..].trim_start())
}

/// What starts an instance: called last before it is given back.
fn start(glue: &str) -> Result<String> {
    let before = glue.split_once("();\nreturn wasm;").context("wasm-bindgen's module has another shape: nothing starts it")?.0;
    before
        .rsplit_once("wasm.")
        .map(|(_, name)| name.into())
        .context("wasm-bindgen's module has another shape: start is elsewhere")
}

/// The sum that `embed/face.js` makes too.
fn checksum(bytes: &[u8]) -> i32 {
    bytes.iter().fold(0, |sum: i32, byte| sum.wrapping_mul(31).wrapping_add(i32::from(*byte)))
}

/// The addresses of the sources, which are all that a person can open from a frame.
fn links() -> Result<String> {
    let folder = shell::root().join("rules/rulebase");
    let mut links = Vec::new();
    for file in web::files(&folder)? {
        let text = web::read(&folder.join(file))?;
        links.extend(text.lines().filter_map(|line| Some(line.strip_prefix("url = \"")?.strip_suffix('"')?.to_owned())));
    }
    links.sort();
    links.dedup();
    ensure!(links.iter().all(|link| link.starts_with("https://")), "a source has another address than https://");
    // In the quotes of the rest of the script.
    Ok(serde_json::to_string(&links)?.replace('"', "'"))
}

/// A text of the page, by its key: `section.name`, or `name` for the section `ui`.
fn text(lang: &str, key: &str) -> Result<String> {
    let (section, name) = key.split_once('.').unwrap_or(("ui", key));
    let all = source(&format!("texts/{lang}.toml"))?;
    let after = all.split_once(&format!("\n[{section}]\n")).map(|(_, after)| after);
    let prefix = format!("{name} = \"");
    let line = after.and_then(|after| after.lines().find_map(|line| line.strip_prefix(&prefix)?.strip_suffix('"')));
    line.map(str::to_owned).with_context(|| format!("texts/{lang}.toml has no {key}"))
}

fn quoted(text: &str) -> Result<String> {
    Ok(serde_json::to_string(text)?)
}

/// JavaScript without comments that have their own lines, and without indentation. Nothing else: names cost little after brotli, and
/// whoever looks at what is shipped can read it.
fn lean_js(source: &str) -> String {
    let mut is_comment = false;
    let mut out = String::new();
    for line in source.lines().map(str::trim) {
        let begins = line.starts_with("/*");
        let skip = is_comment || begins || line.starts_with("//") || line.is_empty();
        is_comment = (is_comment || begins) && !line.ends_with("*/");
        if !skip {
            out.extend([line, "\n"]);
        }
    }
    out
}

/// CSS without comments and line ends.
fn lean_css(source: &str) -> String {
    let mut out = String::new();
    let mut rest = source;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.lines().map(str::trim).collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_names_are_filled_in() {
        let known = [("A", "1".to_owned()), ("BIG", "2".to_owned())];
        assert_eq!(fill("x@A@y@media z@BIG@@A@ @WASM@ [@;]", &known).unwrap(), "x1y@media z21 @WASM@ [@;]");
        assert!(fill("@OTHER@", &known).is_err());
    }

    #[test]
    fn comments_go_and_code_stays() {
        assert_eq!(lean_js("/** a\n * b\n */\n  x = 'http://y'; // z\n\n// c\n/** d */\ny();"), "x = 'http://y'; // z\ny();\n");
        assert_eq!(lean_css("/* a\n b */\na,\n b { c: d; /* e */ }\n"), "a,b { c: d;  }");
    }

    #[test]
    fn a_statement_goes_to_its_end() {
        let script = "const a = b\n? { c: {} }\n: d;\nfunction a(x) {\nif (x) { y(); }\n}\nz();\n";
        assert_eq!(without(script, "const a = ").unwrap(), "function a(x) {\nif (x) { y(); }\n}\nz();\n");
        assert_eq!(without(script, "function a(").unwrap(), "const a = b\n? { c: {} }\n: d;\nz();\n");
        assert!(without(script, "function b(").is_err());
    }

    #[test]
    fn the_sum_is_that_of_the_page() {
        assert_eq!(checksum(b"smr"), 114_008);
        assert_eq!(checksum(&[255; 9]), [255; 9].iter().fold(0_i32, |sum, byte| sum.wrapping_mul(31).wrapping_add(*byte)));
    }
}
