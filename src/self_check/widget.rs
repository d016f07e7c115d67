//! The component `SelfCheck`: its state, the events for the host, and the focus.

use super::browser_history::{use_browser_history, use_question_before_leaving};
use super::{Presses, begin, check, question, wipe};
use crate::components::{View, language_button, use_focus, widget};
use crate::platform;
use crate::preview;
use crate::result::{Answer, ResultScreen};
use crate::state::{Event, HostSettings, Screen, SelfCheckMsg, SelfCheckState};
use smr_rules::handover::Refused;
use smr_rules::interview::Answers;
use smr_texts::{Lang, ui};
use yew::prelude::*;

/// Properties of [`SelfCheck`].
#[derive(Properties, PartialEq, Clone)]
pub struct SelfCheckProps {
    /// What the host decides and may change.
    pub settings: HostSettings,
    /// Level of the heading of a screen, 1 to 4.
    #[prop_or(1)]
    pub heading_level: u8,
    /// What was pressed on the start screen that stood there before this component.
    #[prop_or_default]
    pub presses: Presses,
    /// Answers that were handed over by a link, or why they were refused.
    #[prop_or_default]
    pub initial_answers: Option<Result<Answers, Refused>>,
    /// Hears the language that is shown, and whether an answer has an error: for a page that is all ours.
    #[prop_or_default]
    pub on_page: Callback<(Lang, bool)>,
    /// Hears the events for the host.
    #[prop_or_default]
    pub on_event: Callback<Event>,
}

/// The self-check.
#[component]
pub fn SelfCheck(props: &SelfCheckProps) -> Html {
    let state = use_reducer_eq(|| {
        let state = SelfCheckState::new(props.settings, platform::today());
        let state = match &props.initial_answers {
            Some(answers) => state.with_initial_answers(answers),
            None => state,
        };
        state.after_presses(props.presses.language, props.presses.begin)
    });
    let root = use_node_ref();
    let on_msg: Callback<SelfCheckMsg> = state.dispatcher().into();

    // Before "begin": other settings start anew.
    {
        let on_msg = on_msg.clone();
        use_effect_with(props.settings, move |settings| on_msg.emit(SelfCheckMsg::Settings(*settings, platform::today())));
    }
    {
        let root = root.clone();
        use_effect_with(props.presses, move |presses| {
            // The button that was pressed is gone.
            if presses.language {
                platform::focus(&root, "[data-action=language]");
            }
        });
    }
    {
        let (on_event, event) = (props.on_event.clone(), state.event.clone());
        use_effect_with(state.events, move |_| {
            if let Some(event) = event {
                on_event.emit(event);
            }
        });
    }
    let has_errors = !state.errors.is_empty();
    {
        let on_page = props.on_page.clone();
        use_effect_with((state.lang, has_errors), move |page| on_page.emit(*page));
    }
    let on_msg = use_browser_history(state.place(), &on_msg);
    use_question_before_leaving(state.is_touched());
    let focus = state.focus.clone().unwrap_or_else(|| if has_errors { ".error-summary" } else { ".heading" }.into());
    use_focus(&root, state.moves, focus);

    let lang = state.lang;
    let view = View { lang, heading_level: props.heading_level.max(1), root, may_copy: true };
    let children = html! {
        <>
            <div class="bar no-print">
                <p class="product">{ (state.screen != Screen::Begin).then(|| ui::APP_TITLE.get(lang)) }</p>
                { language_button(lang, &on_msg.reform(SelfCheckMsg::Speak)) }
            </div>
            { screen(&view, &state, &on_msg) }
            if state.is_touched() && state.screen != Screen::Wipe {
                <div class="foot no-print">
                    <button type="button" class="quiet" onclick={on_msg.reform(|_| SelfCheckMsg::AskWipe)}>
                        { ui::CLEAR.get(lang) }
                    </button>
                </div>
            }
        </>
    };
    widget(&view, "smr", preview::marked(lang, children))
}

pub(super) fn screen(view: &View, state: &SelfCheckState, on_msg: &Callback<SelfCheckMsg>) -> Html {
    match state.screen {
        Screen::Begin => begin::begin(view, state, on_msg),
        Screen::Ask(asked) => question::question(view, state, asked, on_msg),
        Screen::EarlyStops => question::early_stops(view, state, on_msg),
        Screen::Check => check::check(view, state, on_msg),
        Screen::Result => result(view, state, on_msg),
        Screen::Wipe => wipe::wipe(view, on_msg),
    }
}

fn result(view: &View, state: &SelfCheckState, on_msg: &Callback<SelfCheckMsg>) -> Html {
    let answer = Answer::new(state.form.clone(), state.path.clone(), state.today);
    html! {
        <ResultScreen
            key="result"
            view={view.clone()}
            {answer}
            on_change={on_msg.reform(SelfCheckMsg::Change)}
            on_back={on_msg.reform(|_| SelfCheckMsg::Back)}
            on_review={on_msg.reform(|_| SelfCheckMsg::Check)}
            on_share={state.settings.may_share.then(|| on_msg.reform(SelfCheckMsg::Share))}
            sharing={state.sharing}
        />
    }
}
