//! `cargo xtask test`: runs the steps of steps.rs, all of them even if one fails, and sums up.

use crate::steps::{STEPS, Step};
use anyhow::{Result, bail};
use std::time::{Duration, Instant};

/// The steps that run without being named, or the others.
pub fn names(by_default: bool) -> Vec<&'static str> {
    STEPS.iter().filter(|step| step.by_default == by_default).map(|step| step.name).collect()
}

/// Runs the steps that are named, or those that run by default.
pub fn command(args: &[String]) -> Result<()> {
    let steps = chosen(args)?;
    println!("==> tools: finding or adding what the tests need");
    // Quick where another step had the same need.
    let met: Vec<Result<()>> = steps.iter().map(|step| step.needs.iter().try_for_each(|need| need())).collect();
    let mut results = Vec::new();
    for (step, met) in steps.into_iter().zip(met) {
        println!("\n==> {}: {}", step.name, step.what);
        let start = Instant::now();
        let result = met.and_then(|()| (step.run)());
        if let Err(error) = &result {
            eprintln!("\nxtask: the step `{0}` failed; alone: cargo xtask test {0}\n  because: {error:#}", step.name);
        }
        results.push((step.name, result.is_ok(), start.elapsed()));
    }
    if sum_up(&results) > 0 {
        // The errors have been shown, and the sum is the last line.
        std::process::exit(1);
    }
    Ok(())
}

fn chosen(args: &[String]) -> Result<Vec<&'static Step>> {
    if let Some(unknown) = args.iter().find(|arg| STEPS.iter().all(|step| step.name != **arg)) {
        bail!("no test step `{unknown}`; there are: {} {}", names(true).join(" "), names(false).join(" "));
    }
    let is_chosen = |step: &&Step| if args.is_empty() { step.by_default } else { args.iter().any(|arg| arg == step.name) };
    Ok(STEPS.iter().filter(is_chosen).collect())
}

/// Prints a table of the steps, and in the last line how many passed and failed. Returns how many failed.
fn sum_up(results: &[(&str, bool, Duration)]) -> usize {
    println!();
    for (name, passed, time) in results {
        println!("{name:<10} {:<7} {:>7.1} s", if *passed { "passed" } else { "FAILED" }, time.as_secs_f32());
    }
    let passed = results.iter().filter(|(_, passed, _)| *passed).count();
    let failed = results.len() - passed;
    let total: Duration = results.iter().map(|(.., time)| *time).sum();
    println!("{:<18} {:>7.1} s\n\n{passed} passed, {failed} failed", "all", total.as_secs_f32());
    failed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_named_steps_run_if_some_are_named() {
        let names = |args: &[&str]| {
            let args: Vec<String> = args.iter().map(|arg| (*arg).into()).collect();
            Ok::<_, anyhow::Error>(chosen(&args)?.iter().map(|step| step.name).collect::<Vec<_>>())
        };
        assert_eq!(names(&["rust", "fmt"]).unwrap(), ["fmt", "rust"]);
        assert!(names(&[]).unwrap().contains(&"browser") && !names(&[]).unwrap().contains(&"trunk"));
        assert!(names(&["nothing"]).is_err());
    }

    #[test]
    fn failed_steps_are_counted() {
        let (passed, failed) = (("a", true, Duration::ZERO), ("b", false, Duration::ZERO));
        assert_eq!((sum_up(&[passed, passed]), sum_up(&[passed, failed])), (0, 1));
    }
}
