//! The whole answer: the card, what is folded below it, an alternative that is tried, and the page for the general practice or coach.

use super::{Answer, alternatives, arrange, card, costs, questions, readings, sheet, sources, year};
use crate::components::{ReadAloud, View, Word, explained, fold, share_buttons, use_focus};
use crate::state::Sharing;
use smr_rules::interview::Question;
use smr_rules::values::Code;
use smr_texts::{card as said, journey, outcome_page as page, sheet as own, ui};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ResultScreenProps {
    pub view: View,
    pub answer: Answer,
    /// Change the answer to a question.
    #[prop_or_default]
    pub on_change: Callback<Question>,
    /// Back to the screen before. Offered only to whoever answered questions.
    #[prop_or_default]
    pub on_back: Callback<MouseEvent>,
    /// Look through all answers. Offered only to whoever answered questions.
    #[prop_or_default]
    pub on_review: Callback<MouseEvent>,
    /// Give the answer to the page around, where that asked for it.
    #[prop_or_default]
    pub on_share: Option<Callback<Sharing>>,
    /// How far that is.
    #[prop_or_default]
    pub sharing: Sharing,
}

/// What of the answer is shown. It holds no answers: wiping needs not reach it.
#[derive(Clone, PartialEq)]
enum Shown {
    Answer,
    /// What it would be with the alternative at this place.
    Tried(usize),
    /// The page for the general practice or coach.
    Sheet,
}

/// The answer of the self-check. The intake shows it to the person too.
#[component]
pub fn ResultScreen(props: &ResultScreenProps) -> Html {
    // With where the focus goes, and how often it was moved.
    let state = use_state(|| (Shown::Answer, String::new(), 0));
    let (shown, focus, moves) = (*state).clone();
    use_focus(&props.view.root, moves, focus);
    let show = {
        let state = state.clone();
        Callback::from(move |(shown, focus): (Shown, String)| state.set((shown, focus, moves + 1)))
    };
    let to_answer = |focus: String| show.reform(move |_| (Shown::Answer, focus.clone()));

    let (view, original) = (&props.view, &props.answer);
    let lang = view.lang;
    if shown == Shown::Sheet {
        return sheet::sheet(view, original, to_answer("#for-doctor".into()));
    }
    let alternatives = alternatives::alternatives(lang, original);
    let at = if let Shown::Tried(at) = shown { Some(at) } else { None };
    let tried = at.and_then(|at| Some((at, alternatives.get(at)?)));
    let answer = tried.map_or_else(|| original.clone(), |(_, (_, change))| original.tried(change));
    let has_questions = !original.path.asked.is_empty();
    let on_try = show.reform(move |pressed| match at {
        // Pressed again it is taken back.
        Some(at) if at == pressed => (Shown::Answer, format!("#try-{at}")),
        _ => (Shown::Tried(pressed), ".heading".into()),
    });
    let mut folds = Vec::new();
    if tried.is_none() {
        folds.extend(before(view, &answer, &props.on_change));
    }
    if !alternatives.is_empty() {
        let content = html! {
            <>
                if original.path.cut_short {
                    <p>{ page::NO_MORE.get(lang) }</p>
                }
                { alternatives::buttons(&alternatives, at, &on_try) }
            </>
        };
        folds.push(fold("changes", ui::SECTION_CHANGES.get(lang), content));
    }
    if tried.is_none() {
        folds.extend(after(view, &answer));
    }
    html! {
        <div class="screen" key="result">
            if let Some((at, (text, _))) = tried {
                <div class="tried">
                    <p id="tried">{ said::TRIED.with(lang, "change", text) }</p>
                    <button type="button" onclick={to_answer(format!("#try-{at}"))}>{ said::TRIED_BACK.get(lang) }</button>
                </div>
            } else if has_questions {
                <button type="button" class="back" onclick={&props.on_back}>{ journey::BACK.get(lang) }</button>
            }
            <ReadAloud key={format!("{}{moves}", lang.tag())} view={view.clone()} />
            { card::card(view, &answer, tried.map(|_| "tried"), &props.on_change) }
            <div class="folds">{ for folds }</div>
            <p class="disclaimer">{ sheet::disclaimer(lang) }</p>
            if has_questions && tried.is_none() {
                <div class="buttons no-print">
                    <button type="button" id="for-doctor" onclick={show.reform(|_| (Shown::Sheet, ".heading".into()))}>
                        { own::OPEN.get(lang) }
                    </button>
                    <button type="button" class="second" onclick={&props.on_review}>{ page::ANSWERS.get(lang) }</button>
                </div>
            }
            if let Some(on_share) = &props.on_share {
                { share_buttons(lang, props.sharing, on_share) }
            }
        </div>
    }
}

/// What is folded before the alternatives.
fn before(view: &View, answer: &Answer, on_change: &Callback<Question>) -> Vec<Html> {
    let (lang, assessment) = (view.lang, &answer.assessment);
    let mut folds = Vec::new();
    if assessment.limit.is_some() && !assessment.codes.contains(Code::NotInsured) {
        folds.push(fold("year", said::YEAR.with_number(lang, "year", assessment.year), year::year(view, answer)));
    }
    folds.push(fold("arrange", said::ARRANGE.get(lang), arrange::arrange(view, answer, on_change)));
    folds
}

/// What is folded after them.
fn after(view: &View, answer: &Answer) -> Vec<Html> {
    let (lang, assessment) = (view.lang, &answer.assessment);
    let mut folds = Vec::new();
    let lists = questions::lists(lang, assessment);
    if !lists.is_empty() {
        folds.push(fold("questions", page::QUESTIONS.get(lang), questions::questions(view, &lists)));
    }
    let costs = html! {
        <>
            { costs::lines(view, answer.facts(), assessment, true) }
            { explained(lang, &[Word::OwnRisk]) }
        </>
    };
    folds.push(fold("costs", ui::SECTION_COSTS.get(lang), costs));
    let rests_on = html! {
        <>
            { readings::readings(lang, answer) }
            { sources::sources(lang, assessment) }
            <p>{ ui::WHO_WE_ARE.get(lang) }</p>
        </>
    };
    folds.push(fold("sources", said::SOURCES.get(lang), rests_on));
    folds.push(fold("rules", ui::ALL_RULES.get(lang), sources::rules(lang, assessment)));
    folds
}
