//! The component `Intake`: its state, the events for the host, the focus, and the watch over an idle tablet.

use super::idle::{idle_warning, use_idle_watch};
use super::shortcuts::use_shortcuts;
use super::{batch, person, provider};
use crate::components::{View, use_focus, widget};
use crate::platform;
use crate::state::{Event, HostSettings, IntakeMsg, IntakeState, Practice, Side};
use smr_texts::Lang;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq, Clone)]
pub struct IntakeProps {
    /// What the host decides and may change.
    pub settings: HostSettings,
    /// Level of the heading, 1 to 4.
    #[prop_or(1)]
    pub heading_level: u8,
    /// Seconds without an act before the warning.
    #[prop_or(300)]
    pub idle_seconds: u32,
    /// The defaults of the practice. They are read once.
    #[prop_or_default]
    pub practice: Rc<Practice>,
    /// Address of the self-check, for the link that is handed over. Without it nothing is handed over.
    #[prop_or_default]
    pub home: Option<AttrValue>,
    /// Hears the language that is shown.
    #[prop_or_default]
    pub on_lang: Callback<Lang>,
    /// Hears the events for the host.
    #[prop_or_default]
    pub on_event: Callback<Event>,
}

/// The intake.
#[component]
pub fn Intake(props: &IntakeProps) -> Html {
    let state = use_reducer_eq(|| IntakeState::with_practice(props.settings, props.practice.clone(), platform::today()));
    let root = use_node_ref();
    let on_msg: Callback<IntakeMsg> = state.dispatcher().into();

    {
        let on_msg = on_msg.clone();
        use_effect_with(props.settings, move |settings| on_msg.emit(IntakeMsg::Settings(*settings, platform::today())));
    }
    {
        let (on_event, event) = (props.on_event.clone(), state.event.clone());
        use_effect_with(state.events, move |_| {
            if let Some(event) = event {
                on_event.emit(event);
            }
        });
    }
    {
        let on_lang = props.on_lang.clone();
        use_effect_with(state.shown_lang(), move |lang| on_lang.emit(*lang));
    }
    use_focus(&root, state.moves, state.focus.clone().unwrap_or_else(|| ".heading".into()));
    let keep = use_idle_watch(&root, props.idle_seconds, state.clients, &on_msg);
    batch::use_steps(&state, &on_msg);
    use_shortcuts(&root, state.has_shortcuts, &on_msg);

    let class = match state.side {
        Side::Person => "smr intake turned",
        // Only an untouched page may be replaced by a newer version of itself.
        Side::Batch => "smr intake batch",
        Side::Provider if state.is_untouched() => "smr intake untouched",
        Side::Provider => "smr intake",
    };
    let lang = state.shown_lang();
    let view = View { lang, heading_level: props.heading_level.max(1), root, may_copy: false };
    let children = html! {
        <>
            if let Some(seconds) = state.warning {
                { idle_warning(lang, seconds, props.idle_seconds, &keep) }
            }
            {
                match state.side {
                    Side::Provider => provider::provider(&view, &state, props.home.as_ref(), &on_msg),
                    Side::Batch => batch::batch(&view, &state, &on_msg),
                    Side::Person => person::person(&view, &state, &on_msg),
                }
            }
        </>
    };
    widget(&view, class, children)
}
