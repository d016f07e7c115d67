//! Any bytes as a file of the rule base, beside the real ones: refused with faults that each name a file, or accepted, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smr_rulebase::check::check;
use smr_rulebase::folder::{decode, read};
use smr_rulebase::schema::File;
use std::path::Path;
use std::sync::OnceLock;

const NAME: &str = "asr-2027.toml";

fuzz_target!(|bytes: &[u8]| {
    static OTHERS: OnceLock<Vec<File>> = OnceLock::new();
    let others = OTHERS.get_or_init(|| {
        let (files, faults) = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules/rulebase")).expect("the rule base");
        assert!(faults.is_empty(), "{faults:?}");
        files.into_iter().filter(|file| file.name != NAME).collect()
    });
    let (file, mut faults) = decode(NAME, bytes);
    let files: Vec<File> = others.iter().cloned().chain([file]).collect();
    faults.extend(check(&files, Some("2026-11-30")).err().unwrap_or_default());
    for fault in faults {
        assert!(fault.file.ends_with(".toml") && !fault.what.is_empty(), "{fault:?}");
    }
});
