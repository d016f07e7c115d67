//! JSON text as a small tree: what the strict reader of facts walks over.

use crate::facts::MOST_PROGRAMMES;
use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A JSON value with its keys in the order of the text; long lists and objects are cut, not kept.
pub(crate) enum Node<'text> {
    Null,
    Bool,
    Number,
    Text(Cow<'text, str>),
    /// The items with their places, of which repetitions past the first [`MOST_ITEMS`] are left out.
    List {
        items: Vec<(usize, Node<'text>)>,
        length: usize,
    },
    Object {
        keys: Vec<(Cow<'text, str>, Node<'text>)>,
    },
}

/// No object of the contract has as many keys; one with more holds an unknown or a double one among these.
const MOST_KEYS: usize = 16;
/// One more than the longest list of the contract.
const MOST_ITEMS: usize = MOST_PROGRAMMES + 1;
/// Past [`MOST_ITEMS`] this many different items are kept: no word list of the contract is as long, so a wrong word is among them.
const MOST_LATE_ITEMS: usize = 8;

impl<'de> Deserialize<'de> for Node<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node<'de>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Node::Bool)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Node::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Node::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Node::Number)
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Node::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Node::Text(Cow::Owned(text.into())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items: Vec<(usize, Node)> = Vec::new();
        let mut length: usize = 0;
        while let Some(item) = list.next_element::<Node>()? {
            let is_kept = length < MOST_ITEMS
                || (items.len() < MOST_ITEMS.saturating_add(MOST_LATE_ITEMS)
                    && !items.iter().any(|(_, other)| item.repeats(other)));
            if is_kept {
                items.push((length, item));
            }
            length = length.saturating_add(1);
        }
        Ok(Node::List { items, length })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut keys = Vec::new();
        while keys.len() < MOST_KEYS {
            match entries.next_entry::<Key, Node>()? {
                Some((Key(key), value)) => keys.push((key, value)),
                None => return Ok(Node::Object { keys }),
            }
        }
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Node::Object { keys })
    }
}

/// A key, borrowed from the text where it has no escapes.
struct Key<'text>(Cow<'text, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;
            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("a key")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Owned(text.into())))
            }
        }
        from.deserialize_str(KeyVisitor)
    }
}

impl Node<'_> {
    /// Is this the same word as that?
    fn repeats(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Text(word), Self::Text(same)) if word == same)
    }

    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "true or false",
            Self::Number => "a number",
            Self::Text(_) => "text",
            Self::List { .. } => "a list",
            Self::Object { .. } => "an object",
        }
    }
}
