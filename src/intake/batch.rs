//! A table of cases: chosen or pasted, answered on the device, shown as a list and given back as a table.

use super::{batch_words as words, provider, record};
use crate::components::{View, fold, heading, heading_with_id, language_button, screen_heading};
use crate::platform;
use crate::state::{Batch, BatchLine, BatchList, BatchMsg, IntakeMsg, IntakeState};
use chrono::NaiveDate;
use gloo::timers::callback::Timeout;
use smr_rules::values::{Value, Verdict};
use smr_texts::{self as texts, Lang, batch as said, intake, journey};
use yew::prelude::*;

/// Invented, and the shape of a table.
const TEMPLATE: &str = "id,start,insurer,chainCare,includesSmr,history,wanted,provider\n\
    a1,2027-05-10,zilveren-kruis,copd,yes,2027-01-10/2027-03-10/short/chain/no-success,intensive,contracted";

/// The way to it, below everything that is used in each case. Not in an element: its frame may not save files, and whoever has pages of their own
/// has rules.js for tables.
pub fn way_in(lang: Lang, on_msg: &Callback<IntakeMsg>) -> Html {
    if cfg!(feature = "mount") {
        return Html::default();
    }
    html! {
        <p class="no-print">
            <button type="button" class="quiet" id="batch-button" onclick={on_msg.reform(|_| IntakeMsg::ToBatch(true))}>
                { said::WAY_IN.get(lang) }
            </button>
        </p>
    }
}

/// Answers some lines, lets the screen be drawn and buttons be pressed, and goes on.
#[hook]
pub fn use_steps(state: &IntakeState, on_msg: &Callback<IntakeMsg>) {
    let many = state.batch.list.as_ref().filter(|list| list.is_running()).map(|list| list.done.len());
    let on_msg = on_msg.clone();
    use_effect_with((state.clients, many), move |(client, many)| {
        let client = *client;
        let next = many.map(|_| Timeout::new(0, move || on_msg.emit(IntakeMsg::Batch(client, BatchMsg::Step))));
        move || drop(next)
    });
}

pub fn batch(view: &View, state: &IntakeState, on_msg: &Callback<IntakeMsg>) -> Html {
    if cfg!(feature = "mount") {
        return Html::default();
    }
    let (lang, client) = (state.lang, state.clients);
    let on_batch = on_msg.reform(move |msg| IntakeMsg::Batch(client, msg));
    html! {
        <>
            <div class="bar no-print">
                { screen_heading(view, html! { said::TITLE.get(lang) }) }
                <button type="button" class="second" onclick={on_msg.reform(|_| IntakeMsg::ToBatch(false))}>
                    { journey::BACK.get(lang) }
                </button>
                <button type="button" class="second" onclick={|_| platform::print()}>{ intake::PRINT.get(lang) }</button>
                <button type="button" class="second" id="next-client-button" onclick={on_msg.reform(|_| IntakeMsg::AskNext)}>
                    { intake::NEXT_CLIENT.get(lang) }
                </button>
                { language_button(lang, &on_msg.reform(IntakeMsg::Speak)) }
            </div>
            if state.is_asking_next {
                { provider::next_client(lang, on_msg) }
            }
            { provider::stale(lang, state.today) }
            { input(view, &state.batch, &on_batch) }
            if let Some(refusal) = &state.batch.refusal {
                <p class="error-summary" id="batch-refused" role="alert" tabindex="-1">{ words::refusal(lang, refusal) }</p>
            }
            if let Some(list) = &state.batch.list {
                { result(view, state.today, list, &on_batch) }
            }
        </>
    }
}

fn input(view: &View, batch: &Batch, on_batch: &Callback<BatchMsg>) -> Html {
    let lang = view.lang;
    let most = Batch::MOST_CASES.to_string();
    let template = html! {
        <>
            <p>{ said::TEMPLATE_TEXT.get(lang) }</p>
            <pre class="record" tabindex="0">{ TEMPLATE }</pre>
        </>
    };
    html! {
        <div class="facts-form no-print">
            <p>{ said::INTRO.fill(lang, &[("n", &most)]) }</p>
            <p><strong>{ said::NO_NAMES.get(lang) }</strong></p>
            { fold("template", said::TEMPLATE.get(lang), template) }
            <div class="field">
                <label for="batch-file">{ said::FILE.get(lang) }</label>
                <input type="file" id="batch-file" accept=".csv,.txt,text/csv,text/plain" autocomplete="off" onchange={on_file(on_batch)} />
            </div>
            <div class="field">
                <label for="batch-text">{ said::TEXT.get(lang) }</label>
                // A browser writes down what stands in fields, to restore a session.
                <textarea
                    id="batch-text"
                    class="link"
                    autocomplete="off"
                    spellcheck="false"
                    value={batch.text.clone()}
                    oninput={on_batch.reform(|event: InputEvent| BatchMsg::Text(platform::typed_lines(&event)))}
                />
            </div>
            <button type="button" id="batch-read" onclick={on_batch.reform(|_| BatchMsg::ReadText)}>{ said::READ.get(lang) }</button>
        </div>
    }
}

#[cfg(not(feature = "mount"))]
fn on_file(on_batch: &Callback<BatchMsg>) -> Callback<Event> {
    use crate::state::Refusal;
    let on_batch = on_batch.clone();
    Callback::from(move |event: Event| {
        let Some(file) = platform::take_file(&event) else { return };
        if file.size() > Batch::MOST_BYTES as f64 {
            on_batch.emit(BatchMsg::Refuse(Refusal::TooLarge));
            return;
        }
        let on_batch = on_batch.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let read = platform::read_file(&file).await;
            on_batch.emit(read.map_or(BatchMsg::Refuse(Refusal::Unreadable), BatchMsg::ReadFile));
        });
    })
}

#[cfg(feature = "mount")]
fn on_file(_: &Callback<BatchMsg>) -> Callback<Event> {
    Callback::noop()
}

fn result(view: &View, today: NaiveDate, list: &BatchList, on_batch: &Callback<BatchMsg>) -> Html {
    let lang = view.lang;
    let (n, all) = (list.done.len().to_string(), list.many().to_string());
    if list.is_running() {
        return html! {
            <div class="panel" id="batch-running" tabindex="-1" role="group" aria-labelledby="batch-progress">
                <label id="batch-progress" for="batch-bar">{ said::RUNNING.fill(lang, &[("n", &n), ("all", &all)]) }</label>
                <progress id="batch-bar" max={all} value={n} />
                <button type="button" class="second" id="batch-stop" onclick={on_batch.reform(|_| BatchMsg::Stop)}>
                    { said::STOP.get(lang) }
                </button>
            </div>
        };
    }
    let errors: Vec<_> = list.done.iter().filter_map(|line| Some((line.number, line.outcome.as_ref().err()?))).collect();
    let many = errors.len().to_string();
    let done = if list.is_stopped {
        said::STOPPED.fill(lang, &[("n", &n), ("all", &all)])
    } else {
        said::DONE.fill(lang, &[("n", &n), ("errors", &many)])
    };
    html! {
        <div class="panel batch-result">
            <p id="batch-done" tabindex="-1"><strong>{ done }</strong></p>
            if !list.ignored.is_empty() {
                <p id="batch-ignored">{ said::IGNORED.fill(lang, &[("columns", &list.ignored.join(", "))]) }</p>
            }
            if !errors.is_empty() {
                { heading(view, said::ERRORS.get(lang)) }
                <ul id="batch-errors">
                    { for errors.into_iter().map(|(number, fault)| html! { <li>{ words::fault(lang, number, fault) }</li> }) }
                </ul>
            }
            { table(view, today, list) }
            { take_along(lang, list) }
        </div>
    }
}

/// The answers with the count of each verdict above them.
fn table(view: &View, today: NaiveDate, list: &BatchList) -> Html {
    let lang = view.lang;
    let cases = || list.done.iter().filter_map(|line| Some((line, line.outcome.as_ref().ok()?)));
    let verdicts = Verdict::ALL.iter().map(|verdict| super::names::verdict(*verdict));
    let counts = verdicts.chain([intake::VERDICT_CONTRADICTS]).filter_map(|verdict| {
        let many = cases().filter(|(_, case)| words::verdict(case) == verdict).count();
        (many > 0).then(|| html! { <div><dt>{ verdict.get(lang) }</dt><dd>{ many }</dd></div> })
    });
    let row = |(line, case): (&std::rc::Rc<BatchLine>, _)| {
        html! {
            <tr>
                <th scope="row">{ &line.id }</th>
                <td>{ words::verdict(case).get(lang) }</td>
                <td>{ words::day(lang, case) }</td>
                <td>{ words::route(lang, case) }</td>
                <td>{ words::ask(lang, case) }</td>
            </tr>
        }
    };
    let heads = ["id", said::VERDICT.get(lang), said::DAY.get(lang), said::ROUTE.get(lang), said::ASK.get(lang)];
    html! {
        <>
            { heading_with_id(view, "batch-title", said::CAPTION.get(lang)) }
            <p class="hint">{ format!("{}. {}", texts::date(lang, today), record::rules_used(lang)) }</p>
            <dl class="numbers" id="batch-counts">{ for counts }</dl>
            // Wider than a phone: it scrolls by itself, by keyboard too.
            <div class="scrolls" tabindex="0" role="region" aria-labelledby="batch-title">
                <table id="batch-table">
                    <caption class="out-of-sight">{ said::CAPTION.get(lang) }</caption>
                    <thead><tr>{ for heads.map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
                    <tbody>{ for cases().map(row) }</tbody>
                </table>
            </div>
        </>
    }
}

fn take_along(lang: Lang, list: &BatchList) -> Html {
    let csv = words::csv(lang, list);
    let address = words::address(&csv);
    let text = html! { <textarea class="link" id="batch-csv" readonly=true autocomplete="off" aria-label={said::SELECT.get(lang)} value={csv} /> };
    html! {
        <div class="no-print">
            <p>
                <a id="batch-download" href={address} download="smr-check.csv">{ said::DOWNLOAD.get(lang) }</a>
                { " " }{ said::DOWNLOAD_TEXT.get(lang) }
            </p>
            <p class="hint">{ said::FORMULA.get(lang) }</p>
            { fold("batch-csv-fold", said::SELECT.get(lang), text) }
        </div>
    }
}
