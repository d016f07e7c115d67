//! What: a programme that somebody dropped out of may not count.
//! Source: bzv-2.5b, slides, zk-2027.
//! Valid: everywhere. It still triggers stepped care and still serves as a failed chain programme.
//! Example: two programmes and a drop-out in 2026: one place left under this reading.

use crate::facts::Programme;
use crate::values::Outcome;

/// Does it count?
pub(crate) fn other(programme: &Programme) -> bool {
    programme.outcome != Outcome::DroppedOut
}
