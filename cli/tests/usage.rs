//! How `smr-check` is called, and how not.

mod program;

use program::{GOOD, answer, run, stderr, stdout};

#[test]
fn wrong_usage_is_told_and_nothing_is_answered() {
    let cases: [(&[&str], &str); 25] = [
        (&[], "Usage: smr-check"),
        (&["asess"], "a similar subcommand exists: 'assess'"),
        (&["facts.json"], "facts.json"),
        (&[""], "''"),
        (&["--pretty", "facts.json"], "--pretty"),
        (&["--brief"], "--brief"),
        (&["-x"], "-x"),
        (&["assess", "facts.json"], "facts.json"),
        (&["assess", "-"], "'-'"),
        (&["assess", "--breif"], "a similar argument exists: '--brief'"),
        (&["assess", "--brief=yes"], "yes"),
        (&["assess", "--pretty"], "--pretty"),
        (&["assess", "--pretty", "-", "other.json"], "other.json"),
        (&["assess", "--pretty", "-", "--brief"], "cannot be used with"),
        (&["assess", "--brief", "--pretty", "-"], "cannot be used with"),
        (&["assess", "--lang", "nl"], "--pretty"),
        (&["assess", "--pretty", "-", "--lang"], "--lang"),
        (&["assess", "--pretty", "-", "--lang", "de"], "\"de\" is not nl or en"),
        (&["assess", "--pretty", "-", "--lang", ""], "\"\" is not nl or en"),
        (&["rules", "--xml"], "--xml"),
        (&["rules", "zk"], "zk"),
        (&["schema"], "<OF>"),
        (&["schema", "rule"], "possible values: facts, assessment, error, rules"),
        (&["schema", "facts", "assessment"], "assessment"),
        (&["rules", "--json=yes"], "yes"),
    ];
    for (args, says) in cases {
        let output = run(args, GOOD);
        let told = stderr(&output);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{args:?}: {told}");
        assert!(told.contains(says), "{args:?} should say {says}: {told}");
        assert!(!told.contains('\u{1b}'), "{args:?}: colours where there is no terminal");
    }
}

#[test]
fn help_and_version_are_answers() {
    for args in [["--help"], ["-h"], ["help"]] {
        let help = answer(&args, "");
        for part in ["assess", "explain", "rules", "schema", "completions", "--rules <DIR>", "Exit status"] {
            assert!(help.contains(part), "{part} is not in\n{help}");
        }
    }
    for args in [
        &["ask", "--help"] as &[&str],
        &["assess", "--help"],
        &["explain", "--help"],
        &["rules", "--help"],
        &["rules", "book", "--help"],
        &["rules", "check", "--help"],
        &["rules", "new", "--help"],
        &["rules", "terms", "--help"],
        &["rules", "diff", "--help"],
        &["rules", "test", "--help"],
        &["rules", "table", "--help"],
        &["completions", "--help"],
    ] {
        assert!(answer(args, "").contains("Example"), "{args:?} shows an example");
    }
    for args in [["--version"], ["-V"]] {
        let version = answer(&args, "");
        assert_eq!(
            version,
            format!("smr-check {} (rule base {})\n", env!("CARGO_PKG_VERSION"), smr_rules::rulebase::RULEBASE_VERSION.version)
        );
    }
}

#[test]
fn shells_get_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(answer(&["completions", shell], "").contains("terms"), "{shell}");
    }
}
