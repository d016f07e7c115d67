//! A table of cases, one a line: its reader, and the writer of its answers. The command line and the intake share it, so both read the same.
//!
//! What is wrong comes as a value ([`Fault`], [`HeadFault`]). Its `Display` is English, for the command line; the page says it in its own words.

pub mod compact;
mod fault;
mod row;
mod write;

pub use fault::{Fault, HeadFault, Wrong};
pub use row::{Row, Shape, empty_facts};
pub use write::{write_answer, write_field};

/// The columns that are read; others are passed over.
pub const COLUMNS: [&str; 8] = ["id", "start", "insurer", "chainCare", "includesSmr", "history", "wanted", "provider"];
/// The columns that are written.
pub const ANSWERS: [&str; 8] = ["id", "verdict", "codes", "route", "remaining", "earliestStart", "certainty", "error"];
/// A longer line is refused unread: fifty programmes do not come near it. In bytes.
pub const LONGEST_LINE: usize = 1 << 16;
/// What some programs write before a text in UTF-8.
pub const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
