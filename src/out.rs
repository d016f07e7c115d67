//! Writes a view as a tree of Yew's: elements one after the other, each with what is in it.
//!
//! Functions in place of `html!`, because the macro writes out in full at each element how that element is made: the views of this
//! page written with it took 12 kB more of 112 kB (`cargo xtask size`, after brotli).
//!
//! A view is a function that gets an [`Out`]. An element is named with its class and ends with its statement:
//!
//! ```ignore
//! out.el("p.hint").attr(Id, "day-hint").say(ask::DAY_HINT); // <p class="hint" id="day-hint">{ … }</p>
//! out.el("ul.changes").with(|out| {
//!     for line in lines {
//!         out.el("li").say(line);
//!     }
//! });
//! out.when(state.has_room(), |out| out.button("button.second", add).say(ui::RECORD_ADD)); // if state.has_room() { … }
//! ```

use crate::state::{Action, State};
use smr_texts::{Lang, Pair, Text, cut};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Listener, ListenerKind, VList, VNode, VTag, VText};

/// A view as far as it was written, and what every view looks at.
pub struct Out<'a> {
    /// Everything that is shown follows from this.
    pub state: &'a State,
    /// The level of the heading of a screen; those below it follow.
    pub level: u8,
    /// The element around it all.
    pub root: &'a NodeRef,
    act: Callback<Action>,
    /// What has not ended yet, the innermost last.
    open: Vec<Open>,
}

/// An element, or a part of one that has no element of its own, with what is in it so far.
struct Open {
    tag: Option<VTag>,
    inside: Vec<VNode>,
}

/// Something that can be said: a text, in the language of the page, or words that are what they are.
pub trait Words {
    /// The words; `None`: nothing is said.
    fn words(self, lang: Lang) -> Option<AttrValue>;
}

impl Words for Text {
    fn words(self, lang: Lang) -> Option<AttrValue> {
        self.get(lang).words(lang)
    }
}

impl Words for Pair {
    fn words(self, lang: Lang) -> Option<AttrValue> {
        self.get(lang).words(lang)
    }
}

impl Words for &'static str {
    fn words(self, _: Lang) -> Option<AttrValue> {
        Some(AttrValue::Static(self))
    }
}

impl Words for String {
    fn words(self, _: Lang) -> Option<AttrValue> {
        Some(self.into())
    }
}

impl Words for AttrValue {
    fn words(self, _: Lang) -> Option<AttrValue> {
        Some(self)
    }
}

/// One after the other.
impl<const MANY: usize> Words for [&str; MANY] {
    fn words(self, lang: Lang) -> Option<AttrValue> {
        self.concat().words(lang)
    }
}

impl<W: Words> Words for Option<W> {
    fn words(self, lang: Lang) -> Option<AttrValue> {
        self?.words(lang)
    }
}

impl<'a> Out<'a> {
    /// The tree that a view writes.
    pub fn write(state: &'a State, level: u8, root: &'a NodeRef, act: Callback<Action>, view: impl FnOnce(&mut Self)) -> Html {
        let mut out = Self { state, level, root, act, open: Vec::new() };
        out.part();
        view(&mut out);
        out.open.pop().map(|all| VList::with_children(all.inside, None).into()).unwrap_or_default()
    }

    /// The language of the page.
    pub fn lang(&self) -> Lang {
        self.state.lang
    }

    /// An element. What follows a point in its name is its class, or its classes: `div.bar no-print`.
    #[inline(never)]
    pub fn el(&mut self, name: &'static str) -> Element<'_, 'a> {
        let (name, class) = cut(name, b'.').map_or((name, None), |(name, class)| (name, Some(class)));
        self.start(Some(VTag::new(AttrValue::Static(name))));
        if let Some(class) = class {
            self.set(Attr::Class, AttrValue::Static(class));
        }
        Element(self)
    }

    /// Words.
    #[inline(never)]
    pub fn say(&mut self, words: impl Words) {
        if let Some(words) = words.words(self.lang()) {
            self.add(VText::new(words).into());
        }
    }

    /// What is not always there. Yew knows the children of an element by their places: this one keeps its place while it is not there.
    pub fn when(&mut self, is_there: bool, view: impl FnOnce(&mut Self)) {
        self.part();
        if is_there {
            view(self);
        }
        self.end();
    }

    /// As many as there are. What follows keeps its place.
    pub fn each<T>(&mut self, items: impl IntoIterator<Item = T>, mut view: impl FnMut(&mut Self, T)) {
        self.part();
        for item in items {
            view(self, item);
        }
        self.end();
    }

    #[inline(never)]
    fn part(&mut self) {
        self.start(None);
    }

    fn start(&mut self, tag: Option<VTag>) {
        self.open.push(Open { tag, inside: Vec::new() });
    }

    #[inline(never)]
    fn end(&mut self) {
        let Some(Open { tag, inside }) = self.open.pop() else { return };
        let mut inside = VList::with_children(inside, None).into();
        if let Some(mut tag) = tag {
            if let Some(children) = tag.children_mut() {
                *children = inside;
            }
            inside = tag.into();
        }
        self.add(inside);
    }

    #[inline(never)]
    fn add(&mut self, node: VNode) {
        if let Some(around) = self.open.last_mut() {
            around.inside.push(node);
        }
    }

    /// All elements have the same list of attributes, most of them not set: Yew compares such elements attribute by attribute,
    /// without the tables that it has for any other.
    #[inline(never)]
    fn set(&mut self, name: Attr, value: AttrValue) {
        let Some(tag) = self.tag() else { return };
        if !matches!(tag.attributes, Attributes::Dynamic { .. }) {
            let values = NAMES.iter().map(|_| None).collect();
            tag.set_attributes(Attributes::Dynamic { keys: &NAMES, values });
        }
        if let Attributes::Dynamic { values, .. } = &mut tag.attributes {
            values[name as usize] = Some(AttributeOrProperty::Attribute(value));
        }
    }

    fn tag(&mut self) -> Option<&mut VTag> {
        self.open.last_mut()?.tag.as_mut()
    }
}

/// An element that is open. It ends where this goes out of scope: with the statement, unless it is given a name.
pub struct Element<'o, 'a>(&'o mut Out<'a>);

impl Drop for Element<'_, '_> {
    fn drop(&mut self) {
        self.0.end();
    }
}

impl<'a> Element<'_, 'a> {
    /// An attribute; without words there is none.
    #[inline(never)]
    pub fn attr(self, name: Attr, value: impl Words) -> Self {
        if let Some(value) = value.words(self.0.lang()) {
            self.0.set(name, value);
        }
        self
    }

    /// What tells it from its like: with another key it is another element, and nothing of the old one stays behind.
    pub fn key(self, key: &str) -> Self {
        self.tag(|tag| tag.key = Some(key.into()))
    }

    /// Is this box ticked, or this button chosen?
    pub fn checked(self, is_checked: bool) -> Self {
        self.tag(|tag| tag.set_checked(is_checked))
    }

    /// What stands in this field.
    pub fn value(self, value: &str) -> Self {
        self.tag(|tag| tag.set_value(AttrValue::from(value.to_owned())))
    }

    /// How the element is found in the document.
    pub fn known_as(self, node: &NodeRef) -> Self {
        self.tag(|tag| tag.node_ref = node.clone())
    }

    /// What the event makes happen.
    #[inline(never)]
    pub fn on(self, event: On, action: Action) -> Self {
        self.on_with(event, move |_| Some(action.clone()))
    }

    /// What the event makes happen, found out when it comes.
    pub fn on_with(self, event: On, makes: impl Fn(&Event) -> Option<Action> + 'static) -> Self {
        self.listen(event, Box::new(makes))
    }

    #[inline(never)]
    fn listen(self, on: On, makes: Makes) -> Self {
        let listener = Heard { on, makes, act: self.0.act.clone() };
        self.tag(|tag| tag.set_listeners(Box::new([Some(std::rc::Rc::new(listener))])))
    }

    /// The words in it.
    #[inline(never)]
    pub fn say(self, words: impl Words) {
        self.0.say(words);
    }

    /// What is in it.
    pub fn with(self, view: impl FnOnce(&mut Out<'a>)) {
        view(self.0);
    }

    fn tag(self, change: impl FnOnce(&mut VTag)) -> Self {
        if let Some(tag) = self.0.tag() {
            change(tag);
        }
        self
    }
}

/// The events that the page listens to.
#[derive(Clone, Copy)]
pub enum On {
    Click,
    Input,
    Submit,
}

/// What an event makes happen, if anything.
type Makes = Box<dyn Fn(&Event) -> Option<Action>>;

struct Heard {
    on: On,
    makes: Makes,
    act: Callback<Action>,
}

impl Listener for Heard {
    fn kind(&self) -> ListenerKind {
        match self.on {
            On::Click => ListenerKind::onclick,
            On::Input => ListenerKind::oninput,
            On::Submit => ListenerKind::onsubmit,
        }
    }

    fn handle(&self, event: Event) {
        // Nothing is ever sent, and the address stays as it is: what was filled in is nobody's business.
        event.prevent_default();
        if let Some(action) = (self.makes)(&event) {
            self.act.emit(action);
        }
    }

    fn passive(&self) -> bool {
        false
    }
}

macro_rules! attributes {
    ($($attribute:ident = $name:literal,)*) => {
        /// Every attribute that the page uses.
        #[derive(Clone, Copy)]
        pub enum Attr { $($attribute,)* }

        static NAMES: [&str; [$($name),*].len()] = [$($name),*];
    };
}

attributes! {
    AriaDescribedby = "aria-describedby",
    AriaHidden = "aria-hidden",
    AriaInvalid = "aria-invalid",
    AriaLabel = "aria-label",
    AriaLabelledby = "aria-labelledby",
    Autocomplete = "autocomplete",
    Class = "class",
    D = "d",
    For = "for",
    Height = "height",
    Href = "href",
    Id = "id",
    Inputmode = "inputmode",
    Lang = "lang",
    Name = "name",
    Novalidate = "novalidate",
    PreserveAspectRatio = "preserveAspectRatio",
    Readonly = "readonly",
    Rel = "rel",
    Role = "role",
    Rx = "rx",
    Selected = "selected",
    Size = "size",
    Spellcheck = "spellcheck",
    Tabindex = "tabindex",
    Type = "type",
    ViewBox = "viewBox",
    Width = "width",
    X = "x",
    X1 = "x1",
    X2 = "x2",
    Y = "y",
    Y1 = "y1",
    Y2 = "y2",
}
