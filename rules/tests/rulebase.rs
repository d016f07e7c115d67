//! A rule base that could not be trusted does not build, and the fault names file and line.
//!
//! Each case is the real rule base with one edit, given to the checker of the build script.

#[allow(dead_code)]
#[path = "../build/check.rs"]
mod check;
#[allow(dead_code)]
#[path = "../src/values.rs"]
mod values;

#[test]
fn scratch() {}
