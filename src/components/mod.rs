//! Views that several screens share: headings, fields with label, hint and error, buttons. A view without state of its own is a plain
//! function, because a component costs the page 4 to 5 kB.

mod choice;
mod copy_button;
mod date_input;
mod error_summary;
mod explain;
mod field;
mod focus;
mod fold;
mod heading;
mod language_button;
mod link;
mod read_aloud;
mod share_buttons;
mod text_input;
mod timeline;
mod view;
mod when_select;

#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;

pub use choice::{RadioOption, checkbox, radio_group};
pub use copy_button::CopyButton;
pub use date_input::{DateInput, date_input};
pub use error_summary::{FieldMessage, error_summary};
pub use explain::{Word, explained};
pub use field::{Field, Fieldset, aria_invalid, described_by, error_line, field, field_class, fieldset, hint};
pub use focus::use_focus;
pub use fold::fold;
pub use heading::{heading, heading_with_id, screen_heading, screen_heading_described_by, subheading};
pub use language_button::language_button;
pub use link::link;
pub use read_aloud::ReadAloud;
pub use share_buttons::share_buttons;
pub use text_input::{TextInput, text_input};
pub use timeline::{Timeline, drawn, timeline};
pub use view::{View, widget};
pub use when_select::{WhenSelect, when_select};
