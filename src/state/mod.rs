//! The state of both pages: what has been filled in, what is shown, and how either changes.
//!
//! Two pure reducers, [`SelfCheckState`] and [`IntakeState`], share one set of answers ([`AnswerForm`]) and one set of edits ([`Edit`]).
//! Nothing here imports a view or touches the browser, so all of it is tested natively.

mod answers;
mod batch;
mod convert;
mod day_input;
mod host;
mod intake;
mod intake_case;
mod paste;
mod plan;
mod practice;
mod record_lines;
mod record_words;
mod search;
mod self_check;
mod typed_time;
mod validation;

#[cfg(test)]
mod tests;

pub use answers::{AnswerForm, ChainOther, DayId, EarlyStopOther, Edit, Guide, ProgrammeForm, StartChoice};
pub use batch::{Batch, BatchCase, BatchFault, BatchLine, BatchList, BatchMsg, Refusal};
pub use day_input::{DayInput, DayPart};
pub use host::{Event, HostSettings, Sharing};
pub use intake::{IntakeMsg, IntakeState, Side};
pub use intake_case::{IntakeCase, assess_for, field_id};
pub use paste::{Paste, PasteMsg};
pub use plan::Plan;
pub use practice::{MOST_INSURERS, Practice};
pub use record_lines::{LineFault, read_line};
pub use search::Found;
pub use self_check::{Doubt, Screen, SelfCheckMsg, SelfCheckState};
pub use typed_time::TimeInput;
pub use validation::{ErrorKind, FieldError};
