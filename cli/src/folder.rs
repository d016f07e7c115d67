//! A rule base that is read from a folder.

use crate::output::{Outcome, misuse};
use chrono::{DateTime, Days, NaiveDate};
use smr_rules::load::check::{self, Checked};
use smr_rules::load::fault::{Fault, File};
use smr_rules::load::{RuleBase, folder, scenarios};
use smr_rules::rulebase::version;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// The folder of the rule base in the checkout.
const IN_CHECKOUT: &str = "rules/rulebase";

/// The folder that is meant: the one that is named, or that of the checkout.
pub fn chosen(rules: Option<&Path>) -> Outcome<PathBuf> {
    match rules {
        Some(folder) => Ok(folder.into()),
        None if Path::new(IN_CHECKOUT).is_dir() => Ok(IN_CHECKOUT.into()),
        None => Err(misuse(format!("which folder? Say --rules DIR (there is no {IN_CHECKOUT} here)"))),
    }
}

/// The folder of the rule base that a file stands in, if it stands in one.
pub fn around(file: &Path) -> Option<&Path> {
    let folder = file.parent().map(|folder| if folder == Path::new("") { Path::new(".") } else { folder });
    folder.filter(|folder| folder.join("base.toml").is_file())
}

/// The folder of the checkout where one stands, if it says something else than the rule base that is built in.
pub fn passed_over() -> Option<&'static str> {
    let (files, _) = folder::read(Path::new(IN_CHECKOUT)).ok()?;
    (folder::sha256(&files) != RuleBase::BUILT_IN.run(|| version().sha256)).then_some(IN_CHECKOUT)
}

/// The files of a folder, and all that is wrong with them.
pub struct Folder {
    pub files: Vec<File>,
    pub checked: Result<Checked, Vec<Fault>>,
}

pub fn read(folder: &Path) -> Outcome<Folder> {
    let (files, mut faults) =
        folder::read(folder).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", folder.display())))?;
    let (scenarios, told) = folder::read_scenarios(folder)?;
    faults.extend(told);
    faults.extend(scenarios.iter().filter_map(|file| scenarios::read(file).err()).flatten());
    let checked = check::check(&files, Some(&today().to_string()));
    let checked = match checked {
        Ok(checked) if faults.is_empty() => Ok(checked),
        checked => {
            faults.extend(checked.err().unwrap_or_default());
            faults.sort();
            Err(faults)
        }
    };
    Ok(Folder { files, checked })
}

/// What a folder holds, if it passes.
pub fn checked(folder: &Path) -> Outcome<Checked> {
    Ok(passing(folder)?.0)
}

/// The rule base of a folder that passes.
pub fn load(folder: &Path) -> Outcome<RuleBase> {
    Ok(with_tables(folder)?.1)
}

/// What a folder holds, and its rule base.
pub fn with_tables(folder: &Path) -> Outcome<(Checked, RuleBase)> {
    let (checked, files) = passing(folder)?;
    let base = RuleBase::load(&checked, &folder::sha256(&files));
    Ok((checked, base))
}

fn passing(folder: &Path) -> Outcome<(Checked, Vec<File>)> {
    let Folder { files, checked } = read(folder)?;
    let checked = checked.map_err(|faults| {
        let first = faults.first().map(ToString::to_string).unwrap_or_default();
        let (folder, number) = (folder.display(), faults.len());
        io::Error::other(format!(
            "{folder}: faults: {number}, the first:\n{first}\nsmr-check rules check --rules {folder} tells all"
        ))
    })?;
    Ok((checked, files))
}

/// The latest day that it is anywhere on earth, so that nobody's today is a day to come.
pub fn today() -> NaiveDate {
    const FURTHEST: u64 = 14 * 3600;
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs()) + FURTHEST;
    let epoch = DateTime::UNIX_EPOCH.date_naive();
    epoch.checked_add_days(Days::new(seconds / 86400)).unwrap_or(epoch)
}
