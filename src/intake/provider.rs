//! The side of the care provider: form, answer and provider card.

use super::{batch, card, form, hand_over, practice, shortcuts, strip};
use crate::components::{View, language_button, screen_heading};
use crate::platform;
use crate::result::valid_through;
use crate::state::{IntakeCase, IntakeMsg, IntakeState};
use chrono::NaiveDate;
use smr_rules::rulebase::RULEBASE_VERSION;
use smr_texts::{Lang, intake as said};
use yew::prelude::*;

pub fn provider(view: &View, state: &IntakeState, home: Option<&AttrValue>, on_msg: &Callback<IntakeMsg>) -> Html {
    let lang = state.lang;
    let case = IntakeCase::of(state);
    html! {
        <>
            { print_head(lang) }
            <div class="bar no-print">
                { screen_heading(view, html! { said::TITLE.get(lang) }) }
                { buttons(state, home.is_some(), on_msg) }
                { language_button(lang, &on_msg.reform(IntakeMsg::Speak)) }
            </div>
            if state.is_listing_shortcuts {
                { shortcuts::shortcuts(view, state, on_msg) }
            }
            if state.is_asking_next {
                { next_client(lang, on_msg) }
            }
            if state.is_wiped {
                <p class="done no-print" role="status">{ said::WIPED.get(lang) }</p>
            }
            { stale(lang, state.today) }
            { practice::in_use(lang, &state.practice) }
            if let (true, Some(home)) = (state.is_handing_over, home) {
                { hand_over::hand_over(view, state, home, on_msg) }
            }
            // Another client, another element: no field keeps what was chosen before.
            <div class="desk" key={state.clients}>
                { form::form(state, case.as_ref(), on_msg) }
                <div class="answer">
                    { strip::strip(view, state, case.as_ref(), on_msg) }
                    if let Some(case) = &case {
                        { card::card(view, state, case, on_msg) }
                    }
                </div>
            </div>
            { batch::way_in(lang, on_msg) }
            { practice::settings(state, on_msg) }
            if platform::is_off_home_screen() {
                <p class="hint no-print" id="home-screen">{ said::HOME_SCREEN.get(lang) }</p>
            }
        </>
    }
}

/// On paper: what this is, and a line for what is never asked. Screen readers have the heading of the screen.
pub fn print_head(lang: Lang) -> Html {
    html! {
        <div class="print-only print-head" aria-hidden="true">
            <strong>{ said::TITLE.get(lang) }</strong>
            <span>{ said::NAME_LINE.get(lang) }</span>
            <span class="line" />
        </div>
    }
}

/// What can be done with the answer.
fn buttons(state: &IntakeState, has_home: bool, on_msg: &Callback<IntakeMsg>) -> Html {
    let lang = state.lang;
    let hand_over = if state.is_handing_over { said::HAND_OVER_HIDE } else { said::HAND_OVER };
    html! {
        <>
            <button type="button" id="turn" onclick={on_msg.reform(|_| IntakeMsg::Turn)}>{ said::TURN.get(lang) }</button>
            <button type="button" class="second" onclick={|_| platform::print()}>{ said::PRINT.get(lang) }</button>
            if has_home {
                <button type="button" class="second" id="hand-over-button" onclick={on_msg.reform(|_| IntakeMsg::HandOver)}>
                    { hand_over.get(lang) }
                </button>
            }
            <button type="button" class="second" id="next-client-button" onclick={on_msg.reform(|_| IntakeMsg::AskNext)}>
                { said::NEXT_CLIENT.get(lang) }
            </button>
            <button
                type="button"
                class="second keys-button"
                id="shortcuts-button"
                aria-label={said::SHORTCUTS.get(lang)}
                onclick={on_msg.reform(|_| IntakeMsg::ListShortcuts)}
            >
                { "?" }
            </button>
        </>
    }
}

/// Wipe everything for the next client? Asked first, because it can't be undone.
pub fn next_client(lang: Lang, on_msg: &Callback<IntakeMsg>) -> Html {
    html! {
        <div
            class="panel no-print"
            id="next-client"
            role="group"
            tabindex="-1"
            aria-labelledby="next-client-title"
        >
            <p class="label" id="next-client-title">{ said::NEXT_CLIENT_ASK.get(lang) }</p>
            <div class="buttons">
                <button type="button" onclick={on_msg.reform(|_| IntakeMsg::Wipe(platform::today()))}>
                    { said::NEXT_CLIENT_YES.get(lang) }
                </button>
                <button type="button" class="second" onclick={on_msg.reform(|_| IntakeMsg::KeepAll)}>
                    { said::NEXT_CLIENT_NO.get(lang) }
                </button>
            </div>
        </div>
    }
}

/// Past the day for which the rules were verified there is no firm yes, and this says why.
pub fn stale(lang: Lang, today: NaiveDate) -> Html {
    if !RULEBASE_VERSION.is_stale(today) {
        return Html::default();
    }
    let until = valid_through(lang, RULEBASE_VERSION.verified_through);
    html! { <p class="stale" role="note">{ format!("{} {until}", said::STALE.get(lang)) }</p> }
}
