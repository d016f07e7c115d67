//! Moves the keyboard focus along with what is shown.

use crate::platform;
use yew::prelude::*;

/// Focuses `selector` below `root` whenever `moves` differs from the render before. On the first render only if it is not 0: whoever has just
/// opened the page has not asked to be taken anywhere.
#[hook]
pub fn use_focus(root: &NodeRef, moves: u32, selector: String) {
    let last = use_mut_ref(u32::default);
    let root = root.clone();
    use_effect(move || {
        if last.replace(moves) != moves {
            platform::focus(&root, &selector);
        }
    });
}
