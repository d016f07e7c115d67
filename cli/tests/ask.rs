//! `smr-check ask`: the interview in a terminal.

mod program;

use program::{answer, run, scenarios, stderr, stdout};
use serde_json::Value as Json;
use smr_rules::interview::{Answers, Path, Question, path};
use smr_rules::values::{ChainProgramme, Code, Outcome, Provider, Value, Verdict};
use smr_rules::{Facts, Insurer, assess, iso};
use smr_texts::Lang;

/// The number of a choice.
fn number<T: Value>(value: T) -> String {
    (value.index() + 1).to_string()
}

fn day(day: Option<chrono::NaiveDate>) -> String {
    day.map_or("?".into(), |day| iso::write(day).to_string())
}

/// What somebody who knows these facts, and no more, types at a question.
fn typed(facts: &Facts, question: Question) -> Vec<String> {
    let one = question.programme().map(|at| facts.history[usize::from(at)]);
    let line = match (question, one) {
        (Question::Insurer, _) => match facts.insurer {
            Insurer::Brand(brand) => brand.id.into(),
            Insurer::Other => "1".into(),
            Insurer::Unknown => "2".into(),
            Insurer::Uninsured => "3".into(),
        },
        (Question::Start, _) => day(Some(facts.start)),
        (Question::History, _) if facts.history.is_empty() => "2".into(),
        (Question::History, _) => {
            let begun = facts.history.iter().map(|one| day(one.start));
            return ["1".to_string()].into_iter().chain(begun).chain([String::new()]).collect();
        }
        (Question::ChainCare, _) => match facts.chain_care {
            None => (ChainProgramme::ALL.len() + 2).to_string(),
            Some(care) if care.programmes.is_empty() => (ChainProgramme::ALL.len() + 1).to_string(),
            Some(care) => care.programmes.iter().map(number).collect::<Vec<_>>().join(" "),
        },
        (Question::IncludesSmr, _) => number(facts.chain_care.expect("chain care").includes_smr),
        (Question::Wanted, _) => number(facts.wanted),
        (Question::Provider, _) => {
            let lines: &[&str] = match facts.provider {
                Provider::GpPractice => &["1"],
                Provider::Contracted => &["2", "1", "1"],
                Provider::Registered => &["2", "1", "2"],
                Provider::Unregistered => &["2", "2"],
                Provider::Unknown => &["3"],
            };
            return lines.iter().map(|line| (*line).into()).collect();
        }
        (Question::Outcome(_), Some(one)) => number(one.outcome),
        (Question::Setting(_), Some(one)) => number(one.setting),
        (Question::Kind(_), Some(one)) => number(one.kind),
        (Question::End(_) | Question::EndDay(_), Some(one)) => day(one.end),
        (Question::StartDay(_), Some(one)) => day(one.start),
        (_, None) => unreachable!("a question about a programme names it"),
    };
    vec![line]
}

/// The questions that somebody who knows these facts is asked, and all that they type.
fn script(facts: &Facts) -> (Path, String) {
    let mut answers = Answers::from(facts);
    let all = path(&answers, facts.start);
    for (at, earlier) in (0u8..).zip(answers.history.iter_mut().flatten()) {
        if !all.asked.contains(&Question::Outcome(at)) {
            earlier.outcome = None;
        }
    }
    let path = path(&answers, facts.start);
    let mut lines: Vec<_> = path.asked.iter().flat_map(|question| typed(facts, *question)).collect();
    if !path.stopped_early.is_empty() {
        let stopped = |at: &u8| facts.history[usize::from(*at)].outcome == Outcome::DroppedOut;
        let places = (1..).zip(&path.stopped_early).filter(|(_, at)| stopped(at)).map(|(place, _): (usize, _)| place.to_string());
        let places: Vec<_> = places.collect();
        lines.push(if places.is_empty() { (path.stopped_early.len() + 1).to_string() } else { places.join(" ") });
    }
    (path, lines.join("\n") + "\n")
}

#[test]
fn whoever_knows_the_facts_of_a_scenario_gets_its_answer() {
    let mut compared = 0;
    for scenario in scenarios().into_iter().filter(|scenario| scenario.error.is_none()) {
        let facts = Facts::from_json(&scenario.facts.to_string()).expect("facts");
        let expected = assess(&facts);
        // The questions refuse such answers.
        if expected.codes.contains(Code::ContradictoryFacts) {
            continue;
        }
        let (path, lines) = script(&facts);
        let today = iso::write(facts.start).to_string();
        let output = run(&["ask", "--json", "--today", &today], lines.as_str());
        assert_eq!(output.status.code(), Some(0), "{}: {}", scenario.id, stderr(&output));
        let answered: Json = serde_json::from_str(&stdout(&output)).expect("JSON");
        let verdict = Verdict::parse(answered["verdict"].as_str().expect("a verdict")).expect("a known verdict");
        // Where nothing that is still open makes a start possible the questions end early.
        assert_eq!(verdict.is_start(), expected.verdict.is_start(), "{}", scenario.id);
        if !path.cut_short {
            assert_eq!(verdict, expected.verdict, "{}", scenario.id);
            let codes: Vec<_> = expected.codes.iter().map(Code::as_str).collect();
            assert_eq!(answered["codes"], serde_json::json!(codes), "{}", scenario.id);
            assert_eq!(answered["route"], expected.route.as_str(), "{}", scenario.id);
            compared += 1;
        }
        // As many questions as the page asks, and no line is left.
        let asked = stderr(&output).matches("\nVraag ").count();
        assert_eq!(asked, path.asked.len(), "{}: {}", scenario.id, stderr(&output));
    }
    assert!(compared > 80, "only {compared}");
}

const FIRST_PROGRAMME: &str = "asr\n2027-05-10\n2\n2\n2\n1\n1\n";

#[test]
fn the_answer_is_told_as_explain_tells_it() {
    for lang in [Lang::Nl, Lang::En] {
        let asks = smr_texts::question::INSURER.get(lang);
        let lang = lang.tag();
        let output = run(&["ask", "--lang", lang, "--today", "2027-05-10"], FIRST_PROGRAMME);
        let facts = r#"{"start":"2027-05-10","insurer":"asr","chainCare":null,"history":[],"wanted":"intensive","provider":"contracted"}"#;
        let explained = answer(&["explain", "-", "--lang", lang], facts);
        let told = stdout(&output);
        assert!(told.lines().take(3).eq(explained.lines().take(3)), "{told}\n{explained}");
        let questions = stderr(&output);
        assert!(questions.contains(asks), "{questions}");
    }
}

#[test]
fn slips_are_told_and_one_can_go_back() {
    // No such insurer, then one that is found by a part of its name; a number that is not there; a question back and another answer.
    let lines = "nobody\nzilv\n1\n2027-02-30\n<\nasr\n10-5-2027\n9\n2\n2\n2\n1\n1\n";
    let output = run(&["ask", "--json", "--today", "2027-05-10"], lines);
    let (told, questions) = (stdout(&output), stderr(&output));
    let answered: Json = serde_json::from_str(&told).unwrap_or_else(|_| panic!("{told}{questions}"));
    assert_eq!((answered["verdict"].as_str(), answered["year"].as_i64()), (Some("eligible"), Some(2027)), "{answered}");
    for part in
        ["Geen naam gevonden", " 1 Zilveren Kruis", "Vul een dag, een maand en een jaar in.", "Kies een van de antwoorden."]
    {
        assert!(questions.contains(part), "{part} is not in\n{questions}");
    }
    // A programme that ends before it began.
    let contradicts = "zilveren-kruis\n2027-05-10\n1\n2027-02-10\n\n4\n3\n2027-01-10\n2027-08-10\n";
    let questions = stderr(&run(&["ask", "--today", "2027-05-10"], contradicts));
    assert_eq!(questions.matches("Wanneer is uw programma klaar?").count(), 2, "{questions}");
}

#[test]
fn an_end_of_the_input_is_told() {
    let output = run(&["ask", "--today", "2027-05-10"], "asr\n");
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""));
    assert!(stderr(&output).contains("smr-check: the input ends before the questions do"), "{}", stderr(&output));
    assert_eq!(run(&["ask", "--today", "10-5-2027"], "").status.code(), Some(2));
}
