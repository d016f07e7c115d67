//! Checks the rule base and turns it into static tables: nothing is parsed at run time.

mod docs;
mod generate;

use smr_rulebase::fault::Fault;
use smr_rulebase::{check, folder};
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
            eprintln!("error: the rule base is not right\n{fault}");
            process::exit(1);
        }
    }
}

fn build() -> Result<String, String> {
    let root = Path::new(&env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR")).to_path_buf();
    let told = |faults: Vec<Fault>| faults.iter().map(|fault| format!("rulebase/{fault}\n")).collect::<String>();
    let (files, mut faults) = folder::read(&root.join("rulebase")).map_err(|error| format!("rulebase: {error}"))?;
    let checked = check::check(&files, None);
    let checked = match checked {
        Ok(checked) if faults.is_empty() => checked,
        Ok(_) => return Err(told(faults)),
        Err(more) => {
            faults.extend(more);
            return Err(told(faults));
        }
    };
    let documents = docs::read(&root.join("src/rules"))?;
    Ok(generate::tables(&checked, &folder::sha256(&files), &documents))
}
