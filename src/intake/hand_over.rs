//! What is filled in, for the telephone of the person: a QR code and a link. It stands behind the #, which no browser sends to a server.

use super::desk::{Desk, Do};
use super::{Settings, does};
use crate::out::{Attr::*, Out};
use qrcodegen::{QrCode, QrCodeEcc};
use smr_rules::handover;
use smr_texts::{digits, intake as said};

/// Light around the code, as scanners need it.
const QUIET: i32 = 4;

pub fn view(out: &mut Out, desk: &Desk, settings: &Settings) {
    let (Some(home), Some(answers)) = (settings.home.as_deref(), desk.form.answers()) else { return };
    let link = [home, "#", &handover::write(&answers)].concat();
    let panel = out.el("div.panel hand-over no-print").attr(Id, "hand-over").attr(Tabindex, "-1").attr(Role, "group");
    panel.attr(AriaLabelledby, "hand-over-title").with(|out| {
        out.below_1().attr(Id, "hand-over-title").say(said::HAND_OVER);
        out.el("p").say(said::HAND_OVER_TEXT);
        // Too long for any code only with dozens of programmes: the link still works.
        if let Ok(code) = QrCode::encode_text(&link, QrCodeEcc::Low) {
            let side = digits(code.size() + 2 * QUIET);
            let drawing = out.el("svg.qr").attr(ViewBox, ["0 0 ", &side, " ", &side]).attr(Role, "img");
            drawing.attr(AriaLabel, said::QR).with(|out| drop(out.el("path").attr(D, path(&code))));
        }
        out.el("label").attr(For, "link").say(said::LINK);
        // A browser writes down what stands in fields, to restore a session: without "off" this link stood in a file of Chromium.
        let area = out.el("textarea.link").attr(Id, "link").attr(Readonly, "readonly").attr(Autocomplete, "off");
        area.value(&link);
        // No button that copies: what is in the clipboard, the next client may find.
        out.button("button.second", does(Do::HandOver)).say(said::HAND_OVER_HIDE);
    });
}

/// The dark squares, row by row, those side by side as one.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let width = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if width > 0 {
                for part in ["M", &digits(x + QUIET), " ", &digits(y + QUIET), "h", &digits(width), "v1h-", &digits(width), "z"] {
                    path.push_str(part);
                }
            }
            x += width.max(1);
        }
    }
    path
}
