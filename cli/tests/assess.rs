//! `smr-check assess`: a line in, a line out.

mod program;

use program::{GOOD, answer, as_lines, good, json_lines, run, scenarios, smr_check, stderr};
use serde_json::Value as Json;
use std::io::{self, BufRead, BufReader, Write};
use std::process::Stdio;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// Each answer in short: the year of an assessment, or path and code of an error.
fn told(args: &[&str], input: impl Into<Vec<u8>>) -> Vec<String> {
    json_lines(&answer(args, input)).iter().map(short).collect()
}

fn short(line: &Json) -> String {
    match line.get("error") {
        Some(error) => {
            format!("{} {}", error["path"].as_str().expect("a path"), error["code"].as_str().expect("a code")).trim().into()
        }
        None => line["year"].to_string(),
    }
}

#[test]
fn brief_leaves_out_trace_changes_and_outlook_and_nothing_else() {
    let lines = as_lines(&scenarios());
    let (full, brief) = (json_lines(&answer(&["assess"], lines.as_str())), json_lines(&answer(&["assess", "--brief"], lines)));
    assert_eq!(full.len(), brief.len());
    let mut assessments = 0;
    for (mut full, brief) in full.into_iter().zip(brief) {
        if full.get("error").is_none() {
            assessments += 1;
            let object = full.as_object_mut().expect("an object");
            assert!(object.remove("outlook").is_some(), "outlook is in every full answer");
            for key in ["trace", "changes"] {
                assert!(object.remove(key).is_some_and(|value| value.is_array()), "{key} is in every full answer");
            }
        }
        assert_eq!(full, brief);
    }
    assert!(assessments >= 125);
}

#[test]
fn answers_keep_the_order_with_errors_between_them() {
    let (mut input, mut expected) = (String::new(), Vec::new());
    for year in 1900..2900 {
        let (line, answer) = match year % 4 {
            0 => ("nothing".into(), "invalid-json".into()),
            1 => (good(year).replace("cz", "CZ"), "/insurer invalid-value".into()),
            _ => (good(year), year.to_string()),
        };
        input += &(line + "\n");
        expected.push(answer);
    }
    assert_eq!(told(&["assess", "--brief"], input), expected);
}

#[test]
fn each_line_is_a_question() {
    let [a, b, c] = [2024, 2025, 2026].map(|year| good(year).into_bytes());
    let join = |parts: &[&[u8]]| parts.concat();
    let bom = b"\xef\xbb\xbf".as_slice();
    let cases: [(&str, Vec<u8>, &[&str]); 16] = [
        ("nothing at all", vec![], &[]),
        ("one line", join(&[&a, b"\n"]), &["2024"]),
        ("no line end at the last", join(&[&a, b"\n", &b]), &["2024", "2025"]),
        ("line ends of another system", join(&[&a, b"\r\n", &b, b"\r\n", &c]), &["2024", "2025", "2026"]),
        ("an empty line", b"\n".to_vec(), &["invalid-json"]),
        ("an empty line between", join(&[&a, b"\n\n", &b, b"\n"]), &["2024", "invalid-json", "2025"]),
        ("an empty line with the line end of another system", join(&[b"\r\n", &a]), &["invalid-json", "2024"]),
        ("an empty line at the end", join(&[&a, b"\n\n"]), &["2024", "invalid-json"]),
        ("white space alone", join(&[b" \t \n", &a]), &["invalid-json", "2024"]),
        ("white space around", join(&[b"  ", &a, b"\t \r\n \t", &b]), &["2024", "2025"]),
        ("a byte order mark", join(&[bom, &a, b"\n", &b]), &["2024", "2025"]),
        ("a byte order mark later", join(&[&a, b"\n", bom, &b]), &["2024", "invalid-json"]),
        ("a byte order mark alone", join(&[bom, b"\n", &a]), &["invalid-json", "2024"]),
        ("two objects on a line", join(&[&a, &b, b"\n", &c]), &["invalid-json", "2026"]),
        ("an object over two lines", join(&[b"{\n}\n", &c]), &["invalid-json", "invalid-json", "2026"]),
        ("a NUL", join(&[b"\0\n\0", &a, b"\n", &c]), &["invalid-json", "invalid-json", "2026"]),
    ];
    for (what, input, expected) in cases {
        assert_eq!(told(&["assess"], input), expected, "{what}");
    }
}

#[test]
fn more_cores_and_the_summary_change_no_byte_of_the_answers() {
    let lines = as_lines(&scenarios()).repeat(40);
    for args in [["assess"].as_slice(), &["assess", "--brief"]] {
        let with = |more: &[&str]| run(&[args, more].concat(), lines.as_str());
        let (one, three) = (with(&["--threads", "1"]), with(&["--threads", "3", "--summary"]));
        assert!(one.stdout == three.stdout && stderr(&one).is_empty());
        let cases = lines.lines().count();
        assert!(stderr(&three).starts_with(&format!("{cases} cases in ")), "{}", stderr(&three));
    }
}

#[test]
fn what_is_not_utf_8_is_refused_and_the_next_line_is_read() {
    let mut latin_1 = GOOD.as_bytes().to_vec();
    latin_1[GOOD.find("cz").expect("the insurer")] = 0xe9;
    for broken in [b"\xff".to_vec(), b"\xc3\x28".to_vec(), b"\xed\xa0\x80".to_vec(), b"{\"\xf0\x9f\":1}".to_vec(), latin_1] {
        let input = [&broken, b"\n".as_slice(), &good(2025).into_bytes(), b"\n", &broken].concat();
        assert_eq!(told(&["assess"], input), ["invalid-json", "2025", "invalid-json"]);
    }
}

#[test]
fn a_line_that_is_too_long_is_refused_and_the_next_is_read() {
    const LONGEST: usize = 16 << 20;
    let padded = |length: usize| format!("{GOOD}{}", " ".repeat(length - GOOD.len()));
    let input = format!("{}\n{}\n{}\n{}", "x".repeat(17_000_000), padded(LONGEST), padded(LONGEST + 1), good(2025));
    let answers = json_lines(&answer(&["assess", "--brief"], input));
    assert_eq!(answers.iter().map(short).collect::<Vec<_>>(), ["invalid-json", "2026", "invalid-json", "2025"]);
    for (at, length) in [(0, 17_000_000), (2, LONGEST + 1)] {
        let message = answers[at]["error"]["message"].as_str().expect("a message");
        assert!(message.contains(&length.to_string()) && message.contains(&LONGEST.to_string()), "{message}");
    }
}

/// The lines that the program writes, as they come.
fn lines_of(out: impl io::Read + Send + 'static) -> Receiver<String> {
    let (send, lines) = channel();
    thread::spawn(move || BufReader::new(out).lines().map_while(Result::ok).try_for_each(|line| send.send(line)));
    lines
}

/// Far longer than an answer takes: it only keeps a broken program from holding up the tests for ever.
const FOREVER: Duration = Duration::from_secs(30);

#[test]
fn who_asks_line_by_line_is_answered_line_by_line() {
    let mut child = smr_check(&["assess"]).spawn().expect("smr-check starts");
    let mut input = child.stdin.take().expect("a pipe");
    let answers = lines_of(child.stdout.take().expect("a pipe"));
    for (question, expected) in
        [(good(2024), "2024"), ("oops".into(), "invalid-json"), (good(2025), "2025"), (String::new(), "invalid-json")]
    {
        writeln!(input, "{question}").expect("the program reads on");
        let answer = answers.recv_timeout(FOREVER).expect("an answer before the next question");
        assert_eq!(short(&serde_json::from_str(&answer).expect("JSON")), expected);
    }
    drop(input);
    assert!(answers.recv_timeout(FOREVER).is_err(), "no answer without a question");
    assert!(child.wait().expect("smr-check ends").success());
}

#[test]
fn an_answer_does_not_wait_for_the_rest_of_the_next_question() {
    let mut child = smr_check(&["assess"]).spawn().expect("smr-check starts");
    let mut input = child.stdin.take().expect("a pipe");
    let answers = lines_of(child.stdout.take().expect("a pipe"));
    let (first, second) = (good(2024), good(2025));
    let (begin, end) = second.split_at(40);
    for (part, expected) in [(format!("{first}\n{begin}"), "2024"), (format!("{end}\n"), "2025")] {
        input.write_all(part.as_bytes()).expect("the program reads on");
        let answer = answers.recv_timeout(FOREVER).expect("an answer to a whole line");
        assert_eq!(short(&serde_json::from_str(&answer).expect("JSON")), expected);
    }
    drop(input);
    assert!(child.wait().expect("smr-check ends").success());
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    const MANY: usize = 20_000;
    let mut child = smr_check(&["assess"]).spawn().expect("smr-check starts");
    let mut input = child.stdin.take().expect("a pipe");
    let writer = thread::spawn(move || (0..MANY).all(|_| writeln!(input, "{GOOD}").is_ok()));
    let mut first = String::new();
    // Closes the pipe behind the first line.
    BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut first).expect("an answer");
    assert_eq!(short(&serde_json::from_str(&first).expect("JSON")), "2026");
    let output = child.wait_with_output().expect("smr-check ends");
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    assert!(!writer.join().expect("a writer"), "it reads on, though nobody reads its answers");
}

#[test]
fn nobody_to_read_is_no_failure_either() {
    for args in [
        ["assess"].as_slice(),
        &["assess", "--brief"],
        &["assess", "--pretty", "-"],
        &["rules"],
        &["rules", "--json"],
        &["schema", "facts"],
        &["--help"],
    ] {
        let (reader, writer) = io::pipe().expect("a pipe");
        drop(reader);
        let mut child = smr_check(args).stdout(Stdio::from(writer)).spawn().expect("smr-check starts");
        let _ = child.stdin.take().expect("a pipe").write_all(format!("{GOOD}\n").as_bytes());
        let output = child.wait_with_output().expect("smr-check ends");
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{args:?}");
    }
}

#[test]
fn the_same_facts_give_the_same_bytes() {
    let lines = as_lines(&scenarios());
    assert_eq!(run(&["assess"], lines.as_str()).stdout, run(&["assess"], lines).stdout);
}
