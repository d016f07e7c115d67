//! Reads a screen aloud with a voice that is on the device.

use super::View;
use crate::platform::speech::{self, Reading};
use smr_texts::aloud;
use yew::prelude::*;

/// What is read, in the order of the screen: the card of an answer, or a question with its choices.
const READ: &str = "article :is(.heading, .below-1, p, li), form :is(.heading, .hint, .error, label:not(.heading *))";

#[derive(Properties, PartialEq)]
pub struct ReadAloudProps {
    pub view: View,
}

/// A button that reads the screen aloud, and stops when it is pressed again. It is there only where the browser has a voice of its own for
/// the language: other voices are sent what they say. Give it another key with each screen: reading ends when it goes.
#[component]
pub fn ReadAloud(props: &ReadAloudProps) -> Html {
    let View { lang, root, .. } = props.view.clone();
    let is_offered = use_state(|| false);
    let is_reading = use_state(|| false);
    let reading = use_mut_ref(|| None::<Reading>);
    {
        let (is_offered, reading) = (is_offered.setter(), reading.clone());
        use_effect_with((), move |()| {
            // Many browsers know their voices only after a while.
            let look = Callback::from(move |()| is_offered.set(speech::has_voice(lang.tag())));
            look.emit(());
            let listener = speech::on_voices(look);
            move || {
                drop(listener);
                reading.take();
            }
        });
    }
    if !*is_offered {
        return Html::default();
    }
    let onclick = {
        let is_reading = is_reading.clone();
        move |_: MouseEvent| {
            let ended = is_reading.setter();
            let next = if *is_reading { None } else { speech::read(&root, READ, lang.tag(), move || ended.set(false)) };
            is_reading.set(next.is_some());
            // Stops what was read before.
            reading.replace(next);
        }
    };
    let text = if *is_reading { aloud::STOP } else { aloud::READ };
    html! { <button type="button" class="quiet aloud no-print" {onclick}>{ text.get(lang) }</button> }
}
