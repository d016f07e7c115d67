//! Checks the rule base and turns it into static tables: nothing is parsed at run time.

mod check;
mod docs;
mod generate;
mod shape;
#[path = "../src/values.rs"]
#[allow(dead_code)]
mod values;

use check::File;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::{env, fs, process};

fn main() {
    println!("cargo:rerun-if-changed=rulebase");
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rerun-if-changed=build");
    match build() {
        Ok(tables) => {
            let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
            fs::write(Path::new(&out).join("tables.rs"), tables).expect("OUT_DIR can be written");
        }
        Err(fault) => {
            eprintln!("error: the rule base is not right\n  {fault}");
            process::exit(1);
        }
    }
}

fn build() -> Result<String, String> {
    let folder = Path::new(&env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR")).to_path_buf();
    let mut files = read_folder(&folder.join("rulebase"), "toml")?;
    let mut hash = Sha256::new();
    for file in &files {
        hash.update(format!("{}\n{}\n{}", file.name, file.text.len(), file.text));
    }
    let sha256: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    let at = files.iter().position(|file| file.name == "base.toml").ok_or("base.toml is missing in rulebase/")?;
    let base = files.remove(at);
    let checked = check::check(&base, &files).map_err(|fault| format!("rulebase/{fault}"))?;
    let documents = docs::read(&folder.join("src/rules"), &checked)?;
    Ok(generate::tables(&checked, &sha256, &documents))
}

/// The files of a folder with this ending, sorted by name, with line ends as git stores them.
fn read_folder(folder: &Path, ending: &str) -> Result<Vec<File>, String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.extension().is_some_and(|extension| extension == ending) {
            let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push(File { name, text: text.replace("\r\n", "\n") });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}
