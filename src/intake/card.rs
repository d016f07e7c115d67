//! The provider card: the answer, what it rests on, and what to arrange and record.

use super::desk::{Desk, Do};
use super::{Case, Settings, does, effort, fields, years};
use crate::out::{Attr::*, On, Out};
use crate::platform;
use crate::result;
use crate::words::sentence;
use smr_rules::assessment::TraceEntry;
use smr_rules::duties::{ToDo, duties};
use smr_rules::iso;
use smr_rules::rulebase::{RULEBASE_VERSION, Source, Years};
use smr_rules::values::{Code, Information, Route, Verdict};
use smr_rules::{Assessment, Facts, RuleId};
use smr_texts::{self as texts, Pair, digits, intake as said};

/// The answer in short, in sight wherever the form is: verdict, places, earliest start.
pub fn strip(out: &mut Out, case: Option<&Case>) {
    // Said again when it changes.
    out.el("section.strip").attr(AriaLabelledby, "answer").with(|out| {
        let verdict = case.map(|case| case.answer.verdict);
        let class = verdict.map_or("result", result::class);
        out.el("div").attr(Class, class).attr(Role, "status").with(|out| match case {
            None => {
                out.below_1().attr(Id, "answer").say(said::NO_ANSWER);
                out.el("p").say(said::NO_START);
            }
            Some(case) => {
                verdict_line(out, case);
                numbers(out, case);
            }
        });
        if let Some(case) = case {
            deciding(out, case);
        }
    });
}

pub fn view(out: &mut Out, desk: &Desk, case: Option<&Case>) {
    let Some(case) = case else { return };
    out.el("section.card").attr(AriaLabel, said::CARD).with(|out| {
        out.el("div").attr(Class, result::class(case.answer.verdict)).with(|out| {
            amiss(out, case);
            decided(out, case);
            doubts(out, case);
            notes(out, case);
            to_do(out, case);
            years::view(out, case);
            effort::view(out, desk);
            out.el("details.no-print").with(|out| {
                out.el("summary").say(said::FOR_THE_PERSON);
                result::costs::view(out, &case.path.facts, &case.answer);
            });
            entered(out, desk, &case.path.facts);
            out.el("p.disclaimer").say(said::DISCLAIMER);
            rulebase(out);
        });
    });
}

/// The verdict as care providers say it.
pub fn verdict(of: Verdict) -> Pair {
    match of {
        Verdict::Eligible => said::VERDICT_ELIGIBLE,
        Verdict::EligibleWithConditions => said::VERDICT_CONDITIONS,
        Verdict::NotYet => said::VERDICT_NOT_YET,
        Verdict::NeedsInformation => said::VERDICT_OPEN,
        Verdict::NotCovered => said::VERDICT_NOT_COVERED,
    }
}

/// How many places are left of how many.
pub fn places(lang: texts::Lang, answer: &Assessment) -> Option<String> {
    let (left, limit) = (answer.remaining?, answer.limit?);
    let [min, max, limit, year] = [left.min.into(), left.max.into(), limit.into(), answer.year].map(digits);
    let with = [("min", min.as_str()), ("max", &max), ("limit", &limit), ("year", &year)];
    Some(if left.min == left.max { said::PLACES_ARE } else { said::PLACES_RANGE }.fill(lang, &with))
}

fn verdict_line(out: &mut Out, case: &Case) {
    let of = case.answer.verdict;
    out.el("div.verdict").with(|out| {
        out.el("span.sign").attr(AriaHidden, "true").with(|out| {
            let drawing = out.el("svg").attr(ViewBox, "0 0 32 32");
            drawing.with(|out| drop(out.el("path").attr(D, result::sign(of))));
        });
        let contradicts = !case.answer.problems.is_empty();
        out.below_1().attr(Id, "answer").say(if contradicts { said::VERDICT_CONTRADICTS } else { verdict(of) });
    });
}

/// Route, places, earliest start.
fn numbers(out: &mut Out, case: &Case) {
    let (lang, answer) = (out.lang(), &case.answer);
    let mut rows: Vec<(Pair, String)> = Vec::new();
    if let Some(earliest) = answer.earliest_start {
        let text = match (earliest.date, earliest.exact) {
            (Some(date), true) => texts::date(lang, date),
            (Some(date), false) => said::AT_LEAST.fill(lang, &[("date", &texts::date(lang, date))]),
            (None, _) => said::EARLIEST_UNKNOWN.get(lang).into(),
        };
        rows.push((said::EARLIEST, text));
    }
    // Nobody said how many there were.
    let is_unsure = case.desk.form.is_unsure();
    let left = places(lang, answer).map(|left| if is_unsure { said::PLACES_UNKNOWN.get(lang).into() } else { left });
    rows.extend(left.map(|text| (said::PLACES, text)));
    let may_start = matches!(answer.verdict, Verdict::Eligible | Verdict::EligibleWithConditions);
    // Whoever is in no chain need not hear of it.
    if may_start && case.path.facts.chain_care.is_none_or(|care| !care.programmes.is_empty()) {
        let is_to_be_asked =
            [Code::ConfirmChainRule, Code::ChainFailedEarlierYear].iter().any(|code| answer.codes.contains(*code));
        let route = match answer.route {
            Route::WithinChain => said::ROUTE_CHAIN,
            Route::Open if is_to_be_asked => said::ROUTE_ASK,
            Route::Open => said::ROUTE_OPEN,
        };
        rows.push((said::ROUTE, route.get(lang).into()));
    }
    out.el("dl.numbers").with(|out| {
        for (name, text) in rows {
            out.el("div").with(|out| {
                out.el("dt").say(name);
                out.el("dd").say(text);
            });
        }
    });
}

/// The fields that still decide, each with the way to it.
fn deciding(out: &mut Out, case: &Case) {
    out.when(!case.deciding.is_empty(), |out| {
        out.below_2().say(if case.answer.asks.is_empty() { said::DAY_DECIDES } else { said::STILL_DECIDES });
        out.el("ul.deciding").with(|out| {
            for (id, name) in &case.deciding {
                let to = ["#", id].concat();
                out.el("li").with(|out| out.button("button.quiet", does(Do::GoTo(to))).say(sentence(name)));
            }
        });
    });
}

/// Facts that contradict each other.
fn amiss(out: &mut Out, case: &Case) {
    let lang = out.lang();
    let problems = &case.answer.problems;
    out.when(!problems.is_empty(), |out| {
        out.el("ul.problems").with(|out| {
            for problem in problems {
                let to = ["#", &super::field(&case.desk.form, problem.path)].concat();
                out.el("li").with(|out| {
                    out.say([&texts::problem(lang, problem), " "]);
                    out.button("button.quiet no-print", does(Do::GoTo(to))).say(said::TO_FIELD);
                });
            }
        });
    });
}

/// The rules that decided, each with what its sources say and where.
fn decided(out: &mut Out, case: &Case) {
    let answer = &case.answer;
    let trace = answer.trace.as_deref().unwrap_or_default();
    let is_told = |looked: &&TraceEntry| match looked.rule {
        // A start without conditions rests on what does not stand in its way.
        RuleId::Code(Code::LimitReached) if answer.verdict == Verdict::Eligible => true,
        RuleId::Code(code) => looked.holds && answer.codes.contains(code),
        RuleId::Information(_) => false,
    };
    let told: Vec<&TraceEntry> = trace.iter().filter(is_told).collect();
    out.when(!told.is_empty(), |out| {
        out.below_2().say(said::DECIDED);
        out.el("ul.decided").with(|out| {
            for looked in told {
                let RuleId::Code(code) = looked.rule else { continue };
                out.el("li").with(|out| {
                    let lang = out.lang();
                    out.el("strong").say(if looked.holds {
                        decided_by(lang, code, case)
                    } else {
                        said::NOTHING_BLOCKS.get(lang)
                    });
                    out.el("ul.place").attr(Lang, "nl").with(|out| {
                        for statement in looked.sources() {
                            out.el("li").with(|out| {
                                out.say([statement.says(), " "]);
                                cited(out, statement.source, statement.place);
                            });
                        }
                    });
                });
            }
        });
    });
}

/// Where it stands.
fn cited(out: &mut Out, source: &'static Source, place: &'static str) {
    out.el("cite").with(|out| {
        match source.url {
            Some(url) => out.el("a").attr(Href, url).attr(Rel, "noreferrer").say(source.title),
            None => out.say(source.title),
        }
        out.say([", ", place]);
    });
}

/// What to arrange and record, and what holds for the claim.
fn to_do(out: &mut Out, case: &Case) {
    let all = duties(&case.path.facts, &case.answer);
    // On a no there is nothing to record yet.
    let may_start = !matches!(case.answer.verdict, Verdict::NotYet | Verdict::NotCovered);
    for (about_claims, title) in [(false, if may_start { said::RECORD } else { said::RECORD_LATER }), (true, said::CLAIM)] {
        let some: Vec<&ToDo> = all.iter().filter(|todo| todo.duty.is_about_claims() == about_claims).collect();
        out.when(!some.is_empty(), |out| {
            out.below_2().say(title);
            out.el("ul.to-do").with(|out| {
                for todo in some {
                    out.el("li").with(|out| {
                        out.say(texts::duty(out.lang(), todo.duty));
                        out.el("ul.place").attr(Lang, "nl").with(|out| {
                            for record in &todo.records {
                                // Short: the documents stand in full above.
                                out.el("li").with(|out| out.el("cite").say([record.source.publisher, ": ", record.place]));
                            }
                        });
                    });
                }
            });
        });
    }
}

/// What decided, where the facts say more than the code.
pub fn decided_by(lang: texts::Lang, code: Code, case: &Case) -> &'static str {
    let is_third = case.answer.remaining.is_some_and(|left| left.max == 1);
    match code {
        Code::DateUnknown if case.desk.form.is_unsure() => said::HAD_UNKNOWN.get(lang),
        Code::ExceptionalThird if is_third => said::THIRD_SURE.get(lang),
        _ => texts::decided(lang, code),
    }
}

/// Where the texts can be read in another way, what the answer would be then, and the questions for the insurer.
fn doubts(out: &mut Out, case: &Case) {
    let (lang, answer) = (out.lang(), &case.answer);
    let mut questions: Vec<&'static str> = answer.codes.iter().map(|code| texts::decided_question(lang, code)).collect();
    questions.extend(answer.readings.iter().map(|other| texts::doubt_question(lang, other.reading)));
    questions.retain(|question| !question.is_empty());
    let mut asked: Vec<&'static str> = Vec::new();
    for question in questions {
        if !asked.contains(&question) {
            asked.push(question);
        }
    }
    if !answer.readings.is_empty() {
        out.below_2().say(said::DOUBTS);
        out.el("ul.doubts").with(|out| {
            for other in &answer.readings {
                let otherwise = said::OTHERWISE.fill(lang, &[("verdict", verdict(other.verdict).get(lang))]);
                out.el("li").say([texts::doubt(lang, other.reading), " ", &otherwise]);
            }
        });
    } else if answer.remaining.is_some() {
        out.el("p.hint").say(said::NO_DOUBT);
    }
    if !asked.is_empty() {
        out.below_2().say(said::QUESTIONS);
        out.el("ul.ask").with(|out| {
            for question in asked {
                out.el("li").say(question);
            }
        });
    }
}

/// Information that concerns the provider: whose document it is, what is pending, what else is open.
fn notes(out: &mut Out, case: &Case) {
    const ALWAYS: [Information; 3] =
        [Information::IndicationOnly, Information::MedicationOnlyWithSupport, Information::OwnRiskExempt];
    let trace = case.answer.trace.as_deref().unwrap_or_default();
    let lines: Vec<(Information, &TraceEntry)> = trace
        .iter()
        .filter_map(|looked| match looked.rule {
            RuleId::Information(line) if looked.holds && !ALWAYS.contains(&line) => Some((line, looked)),
            _ => None,
        })
        .collect();
    if lines.is_empty() {
        return;
    }
    out.below_2().say(said::NOTE);
    out.el("ul.notes").with(|out| {
        for (line, looked) in lines {
            out.el("li").with(|out| {
                out.say(texts::rule_of_information(line));
                out.el("ul.place").attr(Lang, "nl").with(|out| {
                    for statement in looked.sources() {
                        let of = match line {
                            Information::NearestDocument => span(statement.source.years),
                            _ => String::new(),
                        };
                        out.el("li").with(|out| out.el("cite").say([statement.source.title, &of, ", ", statement.place]));
                    }
                });
            });
        }
    });
}

/// The years that a document is of, if it is not of all.
fn span(years: Years) -> String {
    let [from, to] = [years.from, years.to].map(digits);
    match years {
        Years { from: Years::ALWAYS, .. } | Years { to: Years::OPEN, .. } => String::new(),
        _ if from == to => [" (", &from, ")"].concat(),
        _ => [" (", &from, "–", &to, ")"].concat(),
    }
}

/// What was entered, for the file. On the screen the form says it.
fn entered(out: &mut Out, desk: &Desk, facts: &Facts) {
    let lang = out.lang();
    let unknown = || said::UNKNOWN.get(lang).to_owned();
    let mut rows: Vec<(Pair, String)> = vec![
        (said::DATE, texts::date(lang, desk.today)),
        (said::INSURER, desk.form.insurer.map_or_else(unknown, |insurer| texts::insurer(lang, insurer).into())),
        (said::START, texts::date(lang, facts.start)),
    ];
    let or_unknown = |text: &str| if text.is_empty() { unknown() } else { text.to_owned() };
    for entry in &desk.form.entries {
        let word = |text: Option<&'static str>| text.map_or_else(unknown, str::to_owned);
        let parts = [
            [or_unknown(&entry.begun), " – ".into(), or_unknown(&entry.ended)].concat(),
            word(entry.outcome.map(|outcome| fields::outcome_name(outcome).get(lang))),
            word(entry.kind.map(|kind| fields::kind_name(kind).get(lang))),
            word(entry.setting.map(|setting| fields::setting_name(setting).get(lang))),
        ];
        rows.push((said::PROGRAMME_ENTERED, parts.join("; ")));
    }
    if desk.form.entries.is_empty() {
        rows.push((said::HAD, sentence(desk.form.had.map_or_else(unknown, |tri| texts::tri(tri).get(lang).into()).as_str())));
    }
    let chain = match facts.chain_care {
        None => unknown(),
        Some(care) if care.programmes.is_empty() => said::CHAIN_NONE.get(lang).into(),
        Some(care) => {
            let names: Vec<&str> = care.programmes.iter().map(|programme| fields::chain_name(programme).get(lang)).collect();
            [&names.join(", "), "; ", said::INCLUDES.get(lang), " ", texts::tri(care.includes_smr).get(lang)].concat()
        }
    };
    rows.push((said::CHAIN, chain));
    rows.push((said::WANTED, fields::kind_name(facts.wanted).get(lang).into()));
    rows.push((said::PROVIDER, fields::provider_name(facts.provider).get(lang).into()));
    out.el("div.entered print-only").attr(AriaHidden, "true").with(|out| {
        out.below_2().say(said::ENTERED);
        out.el("ul").with(|out| {
            for (name, text) in rows {
                let name = name.get(lang);
                let name = name.strip_suffix(':').or(name.strip_suffix('?')).unwrap_or(name);
                out.el("li").say([name, ": ", &text]);
            }
        });
    });
}

/// Which rules these are, and when they were checked.
fn rulebase(out: &mut Out) {
    let lang = out.lang();
    let day = |text: &str| iso::parse(text).map_or_else(|| text.to_owned(), |day| texts::date(lang, day));
    let with = [
        ("version", RULEBASE_VERSION.version),
        ("date", &day(RULEBASE_VERSION.checked_on)),
        ("until", &day(RULEBASE_VERSION.verified_through)),
    ];
    out.el("p.checked")
        .attr(Id, "rules")
        .say(said::RULES.fill(lang, &[with[0], with[1], with[2], ("app", env!("CARGO_PKG_VERSION"))]));
}

/// What can be done with the answer.
pub fn buttons(out: &mut Out, desk: &Desk, settings: &Settings) {
    out.button("button", does(Do::Turn)).attr(Id, "turn").say(said::TURN);
    let print = |_: &_| {
        platform::print();
        None
    };
    out.el("button.second").attr(Type, "button").on_with(On::Click, print).say(said::PRINT);
    out.when(settings.home.is_some(), |out| {
        let label = if desk.is_handing_over { said::HAND_OVER_HIDE } else { said::HAND_OVER };
        out.button("button.second", does(Do::HandOver)).attr(Id, "hand-over-button").say(label);
    });
}
