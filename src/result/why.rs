//! Why, and what to arrange: each code with what it means and who does what.

use smr_rules::assessment::Problem;
use smr_rules::values::{Code, Value};
use smr_rules::{Assessment, Facts};
use smr_texts::{self as texts, Lang, ui};
use yew::prelude::*;

pub fn view(lang: Lang, facts: &Facts, answer: &Assessment) -> Html {
    if answer.codes.is_empty() {
        return Html::default();
    }
    let code = |code: Code| {
        let question = texts::code_question(code).get(lang);
        let asked = if texts::is_for_provider(code) { ui::SECTION_QUESTIONS_PROVIDER } else { ui::SECTION_QUESTIONS };
        html! {
            <li key={code.as_str()}>
                <h4>{ texts::code_title(code).get(lang) }</h4>
                <p>{ texts::why(lang, code, facts, answer) }</p>
                <p class="action">{ texts::action(lang, code, facts, answer) }</p>
                if !question.is_empty() {
                    <p class="question"><span>{ asked.get(lang) }</span><q>{ question }</q></p>
                }
            </li>
        }
    };
    let problem = |problem: &Problem| {
        html! {
            <li>{ texts::problem(lang, problem) }</li>
        }
    };
    html! {
        <>
            <h3>{ ui::SECTION_WHY.get(lang) }</h3>
            <ul class="codes">{ for answer.codes.iter().map(code) }</ul>
            if !answer.problems.is_empty() {
                <ul class="problems">{ for answer.problems.iter().map(problem) }</ul>
            }
        </>
    }
}
