//! JSON Schema of the rule base.

use super::{address, count, date, document, list, object, or_null, rule, stamp, text, titled, words, years};
use serde_json::{Value as Json, json};
use smr_rules::rulebase::{TermKind, Terms};
use smr_rules::values::{
    Audience, ChainCareRule, ChainCount, ChainStep, Duty, Kind, ParallelOtherReading, Provider, Reading, Seen, Topic, Weight,
};

pub fn rules() -> Json {
    let optional_count = || or_null(count());
    let source = titled(
        "Source",
        object(&[
            ("id", "Its id.", text()),
            ("title", "Its title.", text()),
            ("publisher", "Who published it.", text()),
            ("weight", "How heavy it weighs.", words::<Weight>("Weight")),
            ("audience", "To whom it speaks.", or_null(words::<Audience>("Audience"))),
            ("date", "Its date, where it has one.", or_null(date())),
            ("years", "The years it is of.", years()),
            ("checkedOn", "The day on which it was last checked.", date()),
            ("seen", "How much of it was read.", words::<Seen>("Seen")),
            ("url", "Its web address, where public.", or_null(address())),
            ("brands", "The brands that it is of; none: all of the group.", list(text(), None)),
            ("providers", "The kinds of providers that it is of; none: all.", list(words::<Provider>("Provider"), None)),
        ]),
    );
    let limit = titled(
        "Limit",
        object(&[
            ("years", "The years it holds for.", years()),
            ("programmes", "Programmes a year.", count()),
            ("intensiveAtMost", "Intensive programmes a year, where the sector names a number.", optional_count()),
            ("exceptionalFrom", "The programme of the year from which on it is an exception.", optional_count()),
        ]),
    );
    let insurer = titled(
        "Insurer",
        object(&[
            ("id", "Its id in facts.", text()),
            ("name", "Its name for people.", text()),
            ("group", "The group whose document binds it, if there is one.", or_null(text())),
            ("namedInDocument", "Whether that document names it.", json!({ "type": "boolean" })),
            ("aliases", "Other names that people search by.", list(text(), None)),
            ("site", "Its public site.", or_null(address())),
        ]),
    );
    let exception = titled(
        "TermsException",
        object(&[
            ("brand", "The id of the brand, if it is of one.", or_null(text())),
            ("provider", "The kind of provider, if it is of one.", or_null(words::<Provider>("Provider"))),
            ("terms", "What is read.", terms()),
        ]),
    );
    let group = titled(
        "Group",
        object(&[
            ("id", "Its id.", text()),
            ("name", "Its name for people.", text()),
            ("region", "The region that its documents make an exception for.", or_null(text())),
            ("documented", "The years that its documents are of.", list(years(), None)),
            ("terms", "What the rules read, by period.", list(terms(), None)),
            ("exceptions", "What they read in its place for some brand or kind of provider.", list(exception, None)),
        ]),
    );
    let statement = || {
        titled(
            "Statement",
            object(&[
                ("id", "The source.", text()),
                ("locator", "Chapter or heading.", text()),
                ("years", "The years it is read for.", years()),
                ("says", "What it says, in our words, in Dutch.", text()),
            ]),
        )
    };
    let entry = titled(
        "Rule",
        object(&[
            ("rule", "Its code.", rule()),
            ("level", "Where it stands in the order.", text()),
            ("what", "What it does.", text()),
            ("valid", "When it holds.", text()),
            ("example", "An example.", text()),
            ("sources", "What it rests on.", list(statement(), None)),
        ]),
    );
    let record = titled(
        "ProviderRecord",
        object(&[
            ("duty", "What.", words::<Duty>("Duty")),
            ("id", "The source.", text()),
            ("locator", "Chapter or heading.", text()),
            ("years", "The years it is read for.", years()),
            ("says", "What it says, in our words, in Dutch.", text()),
        ]),
    );
    let note = titled(
        "Note",
        object(&[
            ("id", "The source.", text()),
            ("locator", "Chapter or heading.", text()),
            ("years", "The years it is shown for.", years()),
            ("topic", "What it is about.", words::<Topic>("Topic")),
            ("nl", "The remark in Dutch.", text()),
            ("en", "The remark in English.", text()),
        ]),
    );
    let reading = titled(
        "ReadingOfTexts",
        object(&[
            ("reading", "The point on which the texts allow two readings.", words::<Reading>("Reading")),
            ("sources", "The texts.", list(statement(), None)),
        ]),
    );
    document(
        "RuleBase",
        "The whole rule base, as smr-check rules --json and rules() give it.",
        object(&[
            ("rulebase", "Which one.", stamp()),
            ("sources", "The documents.", list(source, None)),
            ("limits", "What a calendar year allows.", list(limit, None)),
            ("insurers", "The brands.", list(insurer, None)),
            ("groups", "Insurers that share a document.", list(group, None)),
            ("rules", "The rules.", list(entry, None)),
            ("readings", "The points where the texts allow more than one reading.", list(reading, None)),
            ("statements", "All that the documents say.", list(statement(), None)),
            ("records", "What a provider records or arranges, so that the claim holds.", list(record, None)),
            ("notes", "Remarks of the documents for people.", list(note, None)),
        ]),
    )
}

fn terms() -> Json {
    let mut keys = vec![("years".to_owned(), "The years.", years())];
    keys.extend(Terms::FIELDS.iter().map(|field| (camel(field.name), field.about.trim(), term(field.kind))));
    let keys: Vec<_> = keys.iter().map(|(key, about, shape)| (key.as_str(), *about, shape.clone())).collect();
    titled("Terms", object(&keys))
}

fn term(kind: TermKind) -> Json {
    let chain_count = || words::<ChainCount>("ChainCount");
    match kind {
        TermKind::Flag => json!({ "type": "boolean" }),
        TermKind::ChainCount => chain_count(),
        TermKind::OptionalChainCount => or_null(chain_count()),
        TermKind::ChainCareRule => words::<ChainCareRule>("ChainCareRule"),
        TermKind::ParallelOtherReading => words::<ParallelOtherReading>("ParallelOtherReading"),
        TermKind::OptionalFirstWithinChain => or_null(first_within_chain()),
        TermKind::OptionalDays => or_null(count()),
        TermKind::OptionalKinds => or_null(list(words::<Kind>("Kind"), None)),
    }
}

fn first_within_chain() -> Json {
    let step = || words::<ChainStep>("ChainStep");
    titled(
        "FirstWithinChain",
        object(&[
            ("failedSameYear", "Failed or dropped out, in the year of the planned start.", step()),
            ("failedEarlierYear", "Failed or dropped out, in another year.", step()),
            ("unknownSameYear", "Ended this year, outcome unknown.", step()),
            ("unknownEarlierYear", "Ended in another year, outcome unknown.", step()),
            ("success", "Succeeded (and relapsed later).", step()),
            ("successOtherReading", "The other admissible reading of success and relapse.", or_null(step())),
        ]),
    )
}

/// `snake_case` as the JSON writes it.
fn camel(snake: &str) -> String {
    let mut parts = snake.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + &part[..1].to_uppercase() + &part[1..])
}
