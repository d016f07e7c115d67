//! Programmes pasted from the record: read on this device, shown in words, and taken over one by one or all at once.

use super::names;
use crate::components::{aria_invalid, described_by, fold, hint};
use crate::platform;
use crate::state::{IntakeMsg, IntakeState, LineFault, PasteMsg, ProgrammeForm};
use crate::words;
use smr_texts::{Lang, Pair, intake as said};
use yew::prelude::*;

pub fn paste(state: &IntakeState, on_msg: &Callback<IntakeMsg>) -> Html {
    const ID: &str = "paste";
    let (paste, lang) = (&state.paste, state.lang);
    let on_paste = on_msg.reform(IntakeMsg::Paste);
    let has_faults = !paste.faults.is_empty();
    let content = html! {
        <>
            <div class="field">
                <label for={ID}>{ said::PASTE_LINES.get(lang) }</label>
                { hint(ID, said::PASTE_HINT.get(lang)) }
                <textarea
                    id={ID}
                    rows="3"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby={described_by(ID, true, has_faults)}
                    aria-invalid={aria_invalid(has_faults)}
                    value={paste.text.clone()}
                    oninput={on_paste.reform(|event: InputEvent| PasteMsg::Text(platform::typed(&event)))}
                />
                <button type="button" class="second" id="paste-read" onclick={on_paste.reform(|_| PasteMsg::Read)}>
                    { said::PASTE_READ.get(lang) }
                </button>
            </div>
            <div role="status">
                if has_faults {
                    <ul class="problems" id="paste-error">
                        { for paste.faults.iter().map(|one| html! { <li>{ fault(lang, one) }</li> }) }
                    </ul>
                }
            </div>
            if !paste.rows.is_empty() {
                <div id="paste-rows">
                    <p class="label">{ said::PASTE_ROWS.get(lang) }</p>
                    if !state.form.has_room() {
                        <p class="error">{ said::PASTE_FULL.get(lang) }</p>
                    }
                    if paste.rows.len() > 1 {
                        <button type="button" id="paste-all" onclick={on_paste.reform(|_| PasteMsg::Take(None))}>
                            { said::PASTE_ALL.fill(lang, &[("n", &paste.rows.len().to_string())]) }
                        </button>
                    }
                    <ul>{ for paste.rows.iter().enumerate().map(|(at, one)| row(lang, at, one, &on_paste)) }</ul>
                </div>
            }
        </>
    };
    fold("paste", said::PASTE_TITLE.get(lang), content)
}

fn row(lang: Lang, at: usize, programme: &ProgrammeForm, on_paste: &Callback<PasteMsg>) -> Html {
    let text = in_words(lang, programme);
    let label = format!("{}: {text}", said::PASTE_TAKE.get(lang));
    let onclick = on_paste.reform(move |_| PasteMsg::Take(Some(at)));
    html! {
        <li>
            { text }{ " " }
            <button type="button" class="quiet" aria-label={label} {onclick}>{ said::PASTE_TAKE.get(lang) }</button>
        </li>
    }
}

/// What was understood, each with its name.
fn in_words(lang: Lang, programme: &ProgrammeForm) -> String {
    let unknown = said::UNKNOWN.get(lang);
    let word = |name: Option<Pair>| name.map_or(unknown, |name| name.get(lang)).to_owned();
    let time = |when| words::time(lang, when).unwrap_or_else(|| unknown.into());
    let fields = [
        (said::BEGUN, time(programme.begun.or_unknown())),
        (said::ENDED, time(programme.end.or_unknown())),
        (said::OUTCOME, word(programme.outcome.map(names::outcome))),
        (said::KIND, word(programme.kind.map(names::kind))),
        (said::SETTING, word(programme.setting.map(names::setting))),
    ];
    fields.map(|(name, text)| format!("{}: {text}", name.get(lang))).join(", ")
}

fn fault(lang: Lang, fault: &LineFault) -> String {
    let (text, piece) = match fault {
        LineFault::Unknown(piece) => (said::PASTE_UNKNOWN, piece),
        LineFault::Ambiguous(piece) => (said::PASTE_AMBIGUOUS, piece),
        LineFault::NotADate(piece) => (said::PASTE_NOT_A_DATE, piece),
        LineFault::Contradicts(piece) => (said::PASTE_CONTRADICTS, piece),
        LineFault::NoBegin(piece) => (said::PASTE_NO_BEGIN, piece),
        LineFault::NoRoom(piece) => (said::PASTE_NO_ROOM, piece),
    };
    text.fill(lang, &[("piece", piece)])
}
