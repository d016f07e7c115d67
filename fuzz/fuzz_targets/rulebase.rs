//! Any text as a file of the rule base, beside the real ones: refused with a fault that names the file, or accepted, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smr_rulebase::check::{check, read_folder};
use smr_rulebase::schema::File;
use std::path::Path;
use std::sync::OnceLock;

fuzz_target!(|text: &str| {
    static REAL: OnceLock<Vec<(String, String)>> = OnceLock::new();
    let real = REAL.get_or_init(|| {
        let files = read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules/rulebase"), "toml").expect("the rule base");
        files.into_iter().map(|file| (file.name, file.text)).collect()
    });
    let name = "asr-2027.toml";
    let files =
        real.iter().map(|(other, real)| File { name: other.clone(), text: if other == name { text } else { real }.to_owned() });
    if let Err(fault) = check(&files.collect::<Vec<_>>()) {
        assert!(fault.to_string().contains(".toml"), "{fault}");
    }
});
