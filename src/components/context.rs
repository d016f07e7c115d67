//! What every view may need to know without having it passed through each component: language, heading level and root element.

use smr_texts::Lang;
use yew::prelude::*;

#[derive(Clone, PartialEq)]
struct WidgetContext {
    lang: Lang,
    heading_level: u8,
    root: NodeRef,
}

#[derive(Properties, PartialEq)]
pub struct WidgetProps {
    /// Language of the texts.
    pub lang: Lang,
    /// Level of the heading of a screen, 1 to 4. Headings below it follow.
    #[prop_or(1)]
    pub heading_level: u8,
    /// Classes beside `smr`.
    #[prop_or_default]
    pub class: Classes,
    /// The element itself. Focus and copying look for elements below it, because a document does not see into a shadow root.
    pub root: NodeRef,
    pub children: Html,
}

/// The outermost element of the self-check and of the intake.
#[component]
pub fn Widget(props: &WidgetProps) -> Html {
    let WidgetProps { lang, heading_level, class, root, children } = props;
    let context = WidgetContext { lang: *lang, heading_level: *heading_level, root: root.clone() };
    html! {
        <div class={classes!("smr", class.clone())} lang={lang.tag()} ref={root}>
            <ContextProvider<WidgetContext> {context}>{ children.clone() }</ContextProvider<WidgetContext>>
        </div>
    }
}

/// Language of the texts.
#[hook]
pub fn use_lang() -> Lang {
    use_context::<WidgetContext>().map_or_else(Lang::default, |context| context.lang)
}

/// Level of the heading of a screen.
#[hook]
pub fn use_heading_level() -> u8 {
    use_context::<WidgetContext>().map_or(1, |context| context.heading_level)
}

/// The outermost element of the widget.
#[hook]
pub fn use_root() -> NodeRef {
    use_context::<WidgetContext>().map_or_else(NodeRef::default, |context| context.root)
}
