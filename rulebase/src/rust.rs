//! Values as Rust expressions, for the tables that the build script of `smr-rules` writes.

use crate::Years;

/// A value that can be written as a Rust expression.
pub trait ToRust {
    /// The expression; types are named without a path.
    fn to_rust(&self) -> String;
}

impl<T: ToRust> ToRust for Option<T> {
    fn to_rust(&self) -> String {
        self.as_ref().map_or_else(|| "None".into(), |value| format!("Some({})", value.to_rust()))
    }
}

impl ToRust for Years {
    fn to_rust(&self) -> String {
        format!("Years {{ from: {}, to: {} }}", self.from, self.to)
    }
}

macro_rules! as_debug {
    ($($of:ty),+) => { $(impl ToRust for $of {
        fn to_rust(&self) -> String { format!("{self:?}") }
    })+ };
}

as_debug!(bool, u8, u16, i32);
