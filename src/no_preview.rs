//! In what people load nobody has changed any rules: each of these gives back what it gets. In a preview it is src/preview.rs.

use smr_texts::Lang;
use yew::Html;

pub(crate) fn marked(_: Lang, screen: Html) -> Html {
    screen
}

pub(crate) fn and_whose(_: Lang, text: String) -> String {
    text
}
