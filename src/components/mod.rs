//! View components that several screens share: headings, fields with label, hint and error, buttons.

mod choice;
mod context;
mod copy_button;
mod date_input;
mod error_summary;
mod field;
mod focus;
mod heading;
mod language_button;
mod text_input;
mod when_select;

#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;

pub use choice::{Checkbox, RadioGroup, RadioOption};
pub use context::{Widget, use_heading_level, use_lang, use_root};
pub use copy_button::CopyButton;
pub use date_input::DateInput;
pub use error_summary::{ErrorSummary, FieldMessage};
pub use field::{ErrorLine, Field, Fieldset, Hint, aria_invalid, described_by, field_class};
pub use focus::use_focus;
pub use heading::{Heading, ScreenHeading};
pub use language_button::LanguageButton;
pub use text_input::TextInput;
pub use when_select::WhenSelect;
