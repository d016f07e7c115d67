//! What is filled in, for the telephone of the person: a QR code and a link. It stands behind the #, which no browser sends to a server.

use crate::components::{View, heading_with_id};
use crate::state::{IntakeMsg, IntakeState};
use qrcodegen::{QrCode, QrCodeEcc};
use smr_rules::handover;
use smr_texts::intake as said;
use yew::prelude::*;

/// Modules of white around the code, as scanners need it.
const QUIET: i32 = 4;

pub fn hand_over(view: &View, state: &IntakeState, home: &str, on_msg: &Callback<IntakeMsg>) -> Html {
    let lang = state.lang;
    let Some(start) = state.form.typed_start() else { return Html::default() };
    let link = format!("{home}#{}", handover::write(&state.form.all_answers(start)));
    // Too long for any code only with dozens of programmes: the link still works.
    let code = QrCode::encode_text(&link, QrCodeEcc::Low).ok();
    html! {
        <div
            class="panel hand-over no-print"
            id="hand-over"
            tabindex="-1"
            role="group"
            aria-labelledby="hand-over-title"
        >
            { heading_with_id(view, "hand-over-title", said::HAND_OVER.get(lang)) }
            <p>{ said::HAND_OVER_TEXT.get(lang) }</p>
            <p>{ said::HAND_OVER_KEPT.get(lang) }</p>
            if let Some(code) = &code {
                <svg class="qr" viewBox={view_box(code)} role="img" aria-label={said::QR.get(lang)}><path d={path(code)} /></svg>
            }
            <label for="link">{ said::LINK.get(lang) }</label>
            // A browser writes down what stands in fields, to restore a session: without "off" this link stood in a file of Chromium.
            <textarea class="link" id="link" readonly=true autocomplete="off" value={link} />
            // No button that copies: what is in the clipboard, the next client may find.
            <button type="button" class="second" onclick={on_msg.reform(|_| IntakeMsg::HandOver)}>
                { said::HAND_OVER_HIDE.get(lang) }
            </button>
        </div>
    }
}

fn view_box(code: &QrCode) -> String {
    let side = code.size() + 2 * QUIET;
    format!("0 0 {side} {side}")
}

/// The dark squares, row by row, those side by side as one.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let width = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if width > 0 {
                path += &format!("M{} {}h{width}v1h-{width}z", x + QUIET, y + QUIET);
            }
            x += width.max(1);
        }
    }
    path
}
