//! For the oracle: facts as JSON Lines in; out comes, for somebody who knows these facts and no more, what they are asked in which order, the
//! programmes that may have been stopped early, how sure the answer is, and the facts that follow from what was asked.

use serde_json::json;
use smr_rules::Facts;
use smr_rules::interview::{Answers, Question, path};
use std::io;

fn name(question: Question) -> String {
    match question {
        Question::Insurer => "/insurer".into(),
        Question::Start => "/start".into(),
        Question::History => "/history".into(),
        Question::ChainCare => "/chainCare".into(),
        Question::IncludesSmr => "/chainCare/includesSmr".into(),
        Question::Wanted => "/wanted".into(),
        Question::Provider => "/provider".into(),
        Question::Outcome(at) => format!("/history/{at}/outcome"),
        Question::Setting(at) => format!("/history/{at}/setting"),
        Question::End(at) => format!("/history/{at}/end"),
        Question::Kind(at) => format!("/history/{at}/kind"),
        Question::StartDay(at) | Question::EndDay(at) => format!("/history/{at}/day"),
    }
}

fn main() -> io::Result<()> {
    for line in io::stdin().lines() {
        let facts = Facts::from_json(&line?).map_err(|error| io::Error::other(error.to_string()))?;
        let mut answers = Answers::from(&facts);
        let all_answered = path(&answers, facts.start);
        // Nobody was asked how these ended.
        for (at, earlier) in (0u8..).zip(answers.history.iter_mut().flatten()) {
            if !all_answered.asked.contains(&Question::Outcome(at)) {
                earlier.outcome = None;
            }
        }
        let path = path(&answers, facts.start);
        let asked: Vec<_> = path.asked.iter().copied().map(name).collect();
        println!(
            "{}",
            json!({ "asked": asked, "stoppedEarly": path.stopped_early, "sureness": path.sureness, "cutShort": path.cut_short, "facts": path.facts })
        );
    }
    Ok(())
}
