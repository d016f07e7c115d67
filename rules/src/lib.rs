//! May this person start another stop-smoking programme (SMR), and on what terms?
//!
//! [`assess`] answers for [`Facts`] with an [`Assessment`]: a verdict, the codes behind it, how sure it
//! is, and a trace of every rule with its sources. It is pure: no clock, no input or output, no locale,
//! no floating point, and no panic on any facts. Unknown is a value of its own and never means "no".
//!
//! ```
//! use smr_rules::{Facts, assess, values::Verdict};
//!
//! let facts = Facts::from_json(
//!     r#"{"start":"2026-03-10","insurer":"cz","chainCare":{"programmes":[],"includesSmr":"no"},
//!         "history":[],"wanted":"intensive","provider":"contracted"}"#,
//! )?;
//! let answer = assess(&facts);
//! assert_eq!(answer.verdict, Verdict::Eligible);
//! # Ok::<(), smr_rules::FactsError>(())
//! ```
//!
//! Where to look: the rules in `src/rules/`, one a file; their order in `assess.rs`; what the insurers'
//! documents say in `rulebase/*.toml`; other readings of those documents in `src/readings/`.

#![no_std]
// No panic path on any facts: what could panic is refused here, not only tested.
#![warn(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used
)]

extern crate alloc;
#[cfg(feature = "load")]
extern crate std;

pub mod assessment;
pub mod catalogue;
pub mod duties;
pub mod effort;
pub mod enum_set;
pub mod handover;
pub mod interview;
pub mod iso;
#[cfg(feature = "load")]
pub mod load;
pub mod rulebase;

mod assess;
mod case;
mod changes;
mod counted;
mod evidence;
mod facts;
mod json;
mod nearest;
mod node;
mod outlook;
mod pointer;
mod readings;
mod rules;
mod sureness;
mod write;

pub use smr_rulebase::values;

pub use assess::{assess, assess_brief};
pub use assessment::Assessment;
pub use counted::{Counted, counted};
pub use evidence::{Evidence, Fact};
pub use facts::{ChainCare, Facts, Insurer, MOST_PROGRAMMES, Programme};
pub use json::FactsError;
pub use pointer::{Pointer, ProgrammeField};
pub use rules::RuleId;
