//! `<smr-check>`: the entry file, the frames, what the inline mode loads, and the functions, bundled from `embed/`.

use crate::esbuild::{self, Bundle};
use crate::wasm::{self, Module};
use crate::{files, shell, start_screen, text_bytes};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What the frame may do: run its own script and WebAssembly, and have its own style.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'SCRIPT'; style-src 'STYLE'; connect-src 'none'; \
    img-src 'none'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// Says that a file is UTF-8, before the server can say something else. Read otherwise the script would not be the one that the policy names.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// For a script that is no module: the path to a file of WebAssembly, which is not used there, would need `import.meta`.
const NO_META: &str = "--log-override:empty-import-meta=silent";

/// The module of the functions.
pub const RULES: &str = "rules.js";

/// Something with WebAssembly inside, ready for bundling.
struct Code {
    module: Module,
    /// The WebAssembly as text, and a file with that text.
    text: String,
    text_file: PathBuf,
    signs: String,
}

impl Code {
    fn of(module: Module) -> Result<Self> {
        let (text, signs) = text_bytes::encode(&module.wasm);
        let text_file = module.glue.with_extension("txt");
        files::write(&text_file, &text)?;
        Ok(Self { module, text, text_file, signs })
    }

    /// A bundle that has what embed/decode.js needs, and imports of the WebAssembly and its glue.
    fn bundle(&self, format: &str) -> Bundle {
        Bundle::new(format)
            .define("VERSION", env!("CARGO_PKG_VERSION"))
            .define("SIGNS", self.signs.as_str())
            .define("LENGTH", self.module.wasm.len())
            .define("SUM", checksum(&self.module.wasm))
            .alias("wasm-glue", &self.module.glue)
            .alias("wasm-text", &self.text_file)
            .option("--loader:.txt=text")
    }
}

/// A mode of the element: the self-check, or the intake, whose files have a prefix.
struct Mode {
    prefix: &'static str,
    code: Code,
    /// The name of each frame, and whether it can tell its height, and share the answer: no page that did not ask for that gets it.
    frames: &'static [(&'static str, bool, bool)],
    style: String,
    /// Its title in Dutch and English, for the frame.
    titles: [String; 2],
    start: String,
}

impl Mode {
    fn self_check() -> Result<Self> {
        Ok(Self {
            prefix: "",
            code: Code::of(wasm::module("mount", "mount")?)?,
            frames: &[("frame.htm", false, false), ("content.frame.htm", true, false), ("share.frame.htm", true, true)],
            style: esbuild::style(&["static/style.css", "embed/embed.css"])?,
            titles: titles("ui", "app-title")?,
            start: start_screen::of_frame()?,
        })
    }

    fn intake() -> Result<Self> {
        Ok(Self {
            prefix: "intake.",
            code: Code::of(wasm::module("mount-intake", "mount-intake")?)?,
            frames: &[("frame.htm", true, true)],
            style: esbuild::style(&["static/style.css", "intake/intake.css", "embed/embed.css"])?,
            titles: titles("intake", "title")?,
            start: String::new(),
        })
    }

    /// A file whose name has the prefix.
    fn file(&self, out: &Path, name: &str) -> PathBuf {
        out.join(format!("{}{name}", self.prefix))
    }

    /// The frame in front of its WebAssembly, and behind it.
    fn frame(&self, built: &Built, may_grow: bool, may_share: bool) -> Result<(String, String)> {
        let file = self.code.module.glue.with_file_name("frame.js");
        let bundle = self.code.bundle("iife").define("BUILD", built.id.as_str()).define("MAY_GROW", may_grow);
        guarded(bundle, built, may_share).write("embed/entry/frame.js", &file)?;
        let html = page("embed/frame.htm", &file, &self.style, &[("TITLE", &self.titles[0]), ("START", &self.start)])?;
        let (before, after) = html.split_once("@WASM@").context("embed/frame.htm has no place for the WebAssembly")?;
        Ok((before.to_owned(), after.to_owned()))
    }

    /// A bundle that can show the app in a shadow root, with an instance of its own for each element.
    fn inline(&self, built: &Built, format: &str, may_share: bool) -> Result<Bundle> {
        let instance = self.code.module.glue.with_file_name("make-instance.js");
        guarded(self.code.bundle("iife"), built, may_share)
            .option("--global-name=instance")
            .option("--banner:js=export const makeInstance = () => {")
            .option("--footer:js=return instance; };")
            .write("embed/instance.js", &instance)?;
        Ok(self.code.bundle(format).define("STYLE", self.style.as_str()).alias("make-instance", &instance))
    }
}

/// A page with script and style inside, which its policy names, and whatever else its template has a place for.
fn page(template: &str, script: &Path, style: &str, parts: &[(&str, &str)]) -> Result<String> {
    let script = files::read(script)?;
    ensure!(!script.contains("</") && !script.contains("<!--"), "the script of {template} would end before its end");
    ensure!(!style.contains("</"), "the style of {template} would end before its end");
    let policy = POLICY.replace("SCRIPT", &files::sha256(&script)).replace("STYLE", &files::sha256(style));
    let own = [("POLICY", policy.as_str()), ("STYLE", style), ("SCRIPT", &script)];
    let fill = |html: String, (name, value): &(&str, &str)| files::replace_once(&html, &format!("@{name}@"), value);
    own.iter().chain(parts).try_fold(files::source(template)?, fill)
}

/// Builds the page that `smr-check rules preview` puts a rule base into, to `target/preview` and beside the native programs.
pub fn preview() -> Result<PathBuf> {
    let code = Code::of(wasm::program("preview", "preview")?)?;
    let script = code.module.glue.with_file_name("page.js");
    code.bundle("iife").option(NO_META).write("embed/entry/preview.js", &script)?;
    let style = esbuild::style(&["static/style.css", "embed/preview.css"])?;
    let parts = [("VERSION", env!("CARGO_PKG_VERSION")), ("WASM", &code.text)];
    let out = files::emptied_target("preview")?;
    let file = out.join("smr-check-preview.html");
    files::write(&file, page("embed/preview.htm", &script, &style, &parts)?)?;
    files::ensure_no_machine_paths(&out)?;
    let beside = |profile| files::copy(&file, &shell::target()?.join(profile).join("smr-check-preview.html"));
    ["debug", "release"].iter().try_for_each(beside)?;
    Ok(out)
}

/// A bundle with embed/instance.js, in which the code of wasm-bindgen gets the globals of embed/guard.js.
fn guarded(bundle: Bundle, built: &Built, may_share: bool) -> Bundle {
    let bundle = bundle.define("LINKS", built.links.clone()).define("MAY_SHARE", may_share);
    bundle.option("--inject:embed/guard.js").option(NO_META)
}

/// What all files of one build have in common.
struct Built {
    /// Tells files of two builds apart.
    id: String,
    links: Value,
}

/// Builds all files of the element into `target/element` and returns that folder.
pub fn build() -> Result<PathBuf> {
    let modes = [Mode::self_check()?, Mode::intake()?];
    let built = Built { id: build_id(&modes)?, links: links()? };
    let out = files::emptied_target("element")?;
    for mode in &modes {
        for (name, may_grow, may_share) in mode.frames {
            let (before, after) = mode.frame(&built, *may_grow, *may_share)?;
            files::write(&mode.file(&out, name), [BYTE_ORDER_MARK, &before, &mode.code.text, &after].concat())?;
        }
        let inline = mode.inline(&built, "esm", true)?;
        inline.write("embed/entry/inline.js", &mode.file(&out, "inline.js"))?;
        let wasm = format!("./{}inline.wasm", mode.prefix);
        files::write(&out.join(&wasm), &mode.code.module.wasm)?;
        inline.define("WASM", wasm).write("embed/entry/inline.split.js", &mode.file(&out, "inline.split.js"))?;
    }
    for (name, entry, inline) in [
        ("element.js", "element.js", "inline.js"),
        ("smr-check.js", "smr-check.js", "inline.js"),
        ("smr-check.split.js", "smr-check.js", "inline.split.js"),
    ] {
        entry_bundle(&modes, &built, "esm")
            .define("INLINE", format!("./{inline}"))
            .define("INTAKE_INLINE", format!("./intake.{inline}"))
            .option(format!("--external:./{inline}"))
            .option(format!("--external:./intake.{inline}"))
            .option("--external:./rules.js")
            .write(&format!("embed/entry/{entry}"), &out.join(name))?;
    }
    single(&modes, &built, &out.join("smr-check.single.js"), false)?;
    single(&modes, &built, &out.join("smr-check.share.single.js"), true)?;
    files::copy(&library()?.join(RULES), &out.join(RULES))?;
    files::copy(&shell::root().join("embed/entry/index.js"), &out.join("index.js"))?;
    esbuild::minify(&[out.join("index.js")])?;
    files::ensure_no_machine_paths(&out)?;
    Ok(out)
}

fn entry_bundle(modes: &[Mode; 2], built: &Built, format: &str) -> Bundle {
    let [of_self, of_intake] = modes.each_ref().map(|mode| json!({ "nl": mode.titles[0], "en": mode.titles[1] }));
    let bundle = Bundle::new(format).define("VERSION", env!("CARGO_PKG_VERSION")).define("BUILD", built.id.as_str());
    bundle.define("LINKS", built.links.clone()).define("TITLES", json!({ "self": of_self, "intake": of_intake }))
}

/// The element in one file, which is a plain script as well as a module. The same runs in its frame and inline.
fn single(modes: &[Mode; 2], built: &Built, file: &Path, may_share: bool) -> Result<()> {
    let mode = &modes[0];
    let (before, after) = mode.frame(built, true, may_share)?;
    let [before_file, after_file] = ["before.txt", "after.txt"].map(|name| mode.code.module.glue.with_file_name(name));
    files::write(&before_file, before)?;
    files::write(&after_file, after)?;
    let mut bundle = mode.inline(built, "iife", may_share)?;
    bundle.0.extend(entry_bundle(modes, built, "iife").0);
    // A plain script has no address of its own.
    bundle = bundle.option("--define:import.meta.url=document.baseURI");
    bundle = bundle.alias("frame-before", &before_file).alias("frame-after", &after_file);
    bundle.write("embed/entry/single.js", file)?;
    // A plain script would be read in the encoding of the page around.
    files::write(file, BYTE_ORDER_MARK.to_owned() + &files::read(file)?)
}

/// Builds `rules.js`, the functions alone, into `target/library` and returns that folder.
pub fn library() -> Result<PathBuf> {
    let code = Code::of(wasm::module("rules", "js")?)?;
    let out = files::emptied_target("library")?;
    code.bundle("esm").write("embed/entry/rules.js", &out.join(RULES))?;
    // An ES module wherever it is.
    files::write(&out.join("package.json"), "{ \"type\": \"module\" }\n")?;
    files::ensure_no_machine_paths(&out)?;
    Ok(out)
}

/// A hash of all that goes into the frames and the modules.
fn build_id(modes: &[Mode]) -> Result<String> {
    let mut hash = Sha256::new();
    let folder = shell::root().join("embed");
    for file in files::list(&folder)? {
        hash.update(files::bytes(&folder.join(file))?);
    }
    for mode in modes {
        hash.update(files::bytes(&mode.code.module.glue)?);
        hash.update(&mode.code.module.wasm);
        hash.update([mode.style.as_str(), &mode.start].concat());
    }
    hash.update(env!("CARGO_PKG_VERSION"));
    Ok(files::hex(&hash.finalize()[..4]))
}

/// What `checked` in embed/decode.js computes.
fn checksum(bytes: &[u8]) -> i32 {
    bytes.iter().fold(0, |sum: i32, byte| sum.wrapping_mul(31).wrapping_add(i32::from(*byte)))
}

/// The links that are the same in every answer, sorted. The host opens them by their place in this list; any other would tell it what the answer
/// is about.
fn links() -> Result<Value> {
    let links: BTreeMap<String, String> = toml::from_str(&files::source("texts/links.toml")?)?;
    let links: BTreeSet<String> = links.into_values().collect();
    ensure!(links.iter().all(|link| link.starts_with("https://") || link.starts_with("tel:")), "a link is no https address");
    Ok(json!(links))
}

/// A text in Dutch and English.
fn titles(section: &str, key: &str) -> Result<[String; 2]> {
    let text = |lang: &str| {
        let all: toml::Table = toml::from_str(&files::source(&format!("texts/{lang}.toml"))?)?;
        let text = all.get(section).and_then(|texts| texts.get(key)).and_then(toml::Value::as_str);
        text.map(str::to_owned).with_context(|| format!("texts/{lang}.toml has no {section}.{key}"))
    };
    Ok([text("nl")?, text("en")?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_script() {
        assert_eq!(checksum(b"smr"), 114_008);
    }

    #[test]
    fn the_links_and_titles_are_found() {
        assert!(links().unwrap().as_array().unwrap().len() > 1);
        assert_ne!(titles("ui", "app-title").unwrap()[0], titles("ui", "app-title").unwrap()[1]);
        assert!(titles("ui", "nothing").is_err());
    }
}
