//! Runs `smr-check`, and reads the scenarios that several tests share.
#![allow(dead_code)] // no test uses all of it

use serde_json::Value as Json;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;

/// Well-formed facts in one line, without the line end.
pub const GOOD: &str = concat!(
    r#"{"start":"2026-05-10","insurer":"cz","chainCare":{"programmes":[],"includesSmr":"no"},"history":[],"#,
    r#""wanted":"short","provider":"contracted"}"#
);

/// [`GOOD`] with a planned start in another year, which its answer names: so answers tell which question they belong to.
pub fn good(year: usize) -> String {
    GOOD.replace("2026", &year.to_string())
}

/// The program with these arguments, its streams connected to the test.
pub fn smr_check(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_smr-check"));
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the program to its end with this standard input.
pub fn run(args: &[&str], input: impl Into<Vec<u8>>) -> Output {
    let mut child = smr_check(args).spawn().expect("smr-check starts");
    let (mut stdin, input) = (child.stdin.take().expect("a pipe"), input.into());
    // A program that does not read its input closes it early: no fault of the test.
    let writer = thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("smr-check ends");
    writer.join().expect("the input is written");
    output
}

/// What it wrote on standard output, when all went well.
pub fn answer(args: &[&str], input: impl Into<Vec<u8>>) -> String {
    let output = run(args, input);
    assert!(output.status.success(), "{args:?}: {}\n{}", output.status, stderr(&output));
    assert_eq!(stderr(&output), "", "{args:?}: nothing to say");
    stdout(&output)
}

/// The lines as JSON.
pub fn json_lines(text: &str) -> Vec<Json> {
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// A case with the answer or the error that belongs to it.
pub struct Scenario {
    pub id: String,
    pub facts: Json,
    /// The fields of the assessment that are laid down.
    pub expect: Option<Json>,
    /// Path and code, where the facts are malformed.
    pub error: Option<Json>,
}

/// The folder of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

pub fn scenarios_file() -> PathBuf {
    root().join("tests/scenarios.json")
}

pub fn scenarios() -> Vec<Scenario> {
    let text = std::fs::read(scenarios_file()).expect("tests/scenarios.json");
    let all: Vec<Json> = serde_json::from_slice(&text).expect("a list of scenarios");
    assert!(all.len() >= 149, "only {} scenarios", all.len());
    let scenario = |one: Json| Scenario {
        id: one["id"].as_str().expect("an id").into(),
        facts: one["facts"].clone(),
        expect: one.get("expect").cloned(),
        error: one.get("error").cloned(),
    };
    all.into_iter().map(scenario).collect()
}

/// The facts of the scenarios as JSON Lines.
pub fn as_lines(scenarios: &[Scenario]) -> String {
    scenarios.iter().map(|scenario| format!("{}\n", scenario.facts)).collect()
}

/// A copy of the rule base that a test may change.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        for entry in fs::read_dir(root().join("rules/rulebase")).expect("the rule base").flatten() {
            // The documents alone: a test brings scenarios of its own.
            if entry.file_name().to_string_lossy().contains(".scenarios.") {
                continue;
            }
            fs::copy(entry.path(), folder.join(entry.file_name())).expect("a copy");
        }
        Self(folder)
    }

    /// With an insurer that does not exist, as an analyst would bring it in: a document, scenarios and a signed table, and two lines in
    /// `groups.toml`.
    pub fn with_linde(name: &str) -> Self {
        let folder = Self::new(name);
        let brand = "{ id = \"linde\", name = \"Linde Zorg\", group = \"linde\", named = true }";
        folder.edit("groups.toml", "groups = [\n", "groups = [\n  { id = \"linde\", name = \"Linde\" },\n").edit(
            "groups.toml",
            "brands = [\n",
            &format!("brands = [\n  {brand},\n"),
        );
        for entry in fs::read_dir(root().join("tests/insurer")).expect("the insurer").flatten() {
            fs::copy(entry.path(), folder.0.join(entry.file_name())).expect("a copy");
        }
        folder
    }

    pub fn path(&self) -> &str {
        self.0.to_str().expect("UTF-8")
    }

    pub fn edit(&self, name: &str, from: &str, to: &str) -> &Self {
        let path = self.0.join(name);
        let text = fs::read_to_string(&path).expect("a file");
        assert!(text.contains(from), "{name} does not hold {from:?}");
        fs::write(path, text.replacen(from, to, 1)).expect("a file");
        self
    }
}
