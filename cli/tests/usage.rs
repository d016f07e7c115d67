//! How `smr-check` is called, and how not.

mod program;

use program::{GOOD, answer, run, stderr, stdout};

#[test]
fn wrong_usage_is_told_with_the_usage() {
    let cases: [(&[&str], &str); 27] = [
        (&[], "a command is needed"),
        (&["asess"], "asess"),
        (&["facts.json"], "facts.json"),
        (&[""], "\"\""),
        (&["--pretty", "facts.json"], "--pretty"),
        (&["--brief"], "--brief"),
        (&["-x"], "-x"),
        (&["assess", "facts.json"], "facts.json"),
        (&["assess", "-"], "\"-\""),
        (&["assess", "--breif"], "--breif"),
        (&["assess", "--brief=yes"], "yes"),
        (&["assess", "--pretty"], "--pretty"),
        (&["assess", "--pretty", "-", "other.json"], "other.json"),
        (&["assess", "--pretty", "-", "--brief"], "exclude each other"),
        (&["assess", "--brief", "--pretty", "-"], "exclude each other"),
        (&["assess", "--lang", "nl"], "--lang goes with --pretty"),
        (&["assess", "--pretty", "-", "--lang"], "--lang"),
        (&["assess", "--pretty", "-", "--lang", "de"], "\"de\" is not nl or en"),
        (&["assess", "--pretty", "-", "--lang", ""], "\"\" is not nl or en"),
        (&["rules", "--xml"], "--xml"),
        (&["rules", "zk"], "zk"),
        (&["schema"], "missing argument"),
        (&["schema", "rule"], "\"rule\" is not facts, assessment, error or rules"),
        (&["schema", "facts", "assessment"], "assessment"),
        (&["--version", "rules"], "rules"),
        (&["--help=assess"], "assess"),
        (&["rules", "--json=yes"], "yes"),
    ];
    for (args, says) in cases {
        let output = run(args, GOOD);
        let told = stderr(&output);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{args:?}: {told}");
        assert!(told.starts_with("smr-check: "), "{args:?}: {told}");
        assert!(told.lines().next().is_some_and(|line| line.contains(says)), "{args:?} should say {says}: {told}");
        assert!(told.contains("smr-check assess [--brief]") && told.contains("smr-check rules [--json]"), "{args:?}: {told}");
    }
}

#[test]
fn help_and_version_are_answers() {
    for args in [["--help"], ["-h"]] {
        let help = answer(&args, "");
        for part in [
            "assess [--brief]",
            "--pretty FILE",
            "--lang nl|en",
            "rules [--json]",
            "schema facts|assessment|error|rules",
            "never decisions",
        ] {
            assert!(help.contains(part), "{part} is not in\n{help}");
        }
    }
    for args in [["--version"], ["-V"]] {
        let version = answer(&args, "");
        assert_eq!(
            version,
            format!("smr-check {} (rule base {})\n", env!("CARGO_PKG_VERSION"), smr_rules::rulebase::RULEBASE_VERSION.version)
        );
    }
}
