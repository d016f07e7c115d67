//! The rules without a face: `rules.js`, one module with its WebAssembly inside.

use crate::embed;
use crate::web::{self, Flavour};
use anyhow::Result;
use std::path::PathBuf;

/// The module of the functions.
pub const MODULE: &str = "rules.js";

/// Builds the module into `target/library` and returns that folder.
pub fn build(flavour: Flavour) -> Result<PathBuf> {
    let (glue, wasm) = web::rules(flavour)?;
    let glue = glue.replace("export function", "function");
    let out = web::emptied("library")?;
    web::write(&out.join(MODULE), &embed::with_wasm_inside(&["bytes.js", "rules.js"], &glue, &wasm)?)?;
    // An ES module wherever it lies.
    web::write(&out.join("package.json"), "{ \"type\": \"module\" }\n")?;
    web::without_machine_paths(&out)?;
    Ok(out)
}
