//! What: there may be no ceiling of intensive programmes at all; the third of the year stays an exception.
//! Source: slides: it stands there alone, the law names no kinds.
//! Valid: where the limit is three.
//! Example: two intensive programmes in 2026, a third one wanted: possible under this reading.

pub(crate) fn other() -> Option<u8> {
    None
}
