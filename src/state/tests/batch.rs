use super::{after, day, settings};
use crate::state::*;
use smr_rules::values::Verdict;
use smr_table::{COLUMNS, Fault, HeadFault};

const GOOD: &str = "2026-05-10,cz,none,no,,short,contracted";

fn open() -> IntakeState {
    after(&IntakeState::new(settings(None), day(2026, 11, 22)), [IntakeMsg::ToBatch(true)])
}

fn told(msg: BatchMsg) -> IntakeMsg {
    IntakeMsg::Batch(0, msg)
}

fn read(table: &[u8]) -> IntakeState {
    after(&open(), [told(BatchMsg::ReadFile(table.to_vec()))])
}

fn finished(table: &[u8]) -> IntakeState {
    let mut state = read(table);
    while state.batch.list.as_ref().is_some_and(BatchList::is_running) {
        state = after(&state, [told(BatchMsg::Step)]);
    }
    state
}

fn table(ids: impl IntoIterator<Item = String>) -> String {
    let lines = ids.into_iter().map(|id| format!("{id},{GOOD}\n"));
    format!("{}\n{}", COLUMNS.join(","), lines.collect::<String>())
}

fn numbers(many: usize) -> String {
    table((0..many).map(|number| format!("a{number}")))
}

#[test]
fn it_answers_a_few_lines_at_a_time_and_can_be_stopped() {
    let state = after(&read(numbers(30).as_bytes()), [told(BatchMsg::Step)]);
    let done = |state: &IntakeState| state.batch.list.as_ref().map(|list| (list.done.len(), list.is_running()));
    assert_eq!((done(&state), state.focus.as_deref()), (Some((10, true)), Some("#batch-running")));
    let stopped = after(&state, [told(BatchMsg::Stop), told(BatchMsg::Step)]);
    assert_eq!((done(&stopped), stopped.focus.as_deref()), (Some((10, false)), Some("#batch-done")));
    let state = finished(numbers(30).as_bytes());
    assert_eq!((done(&state), state.focus.as_deref()), (Some((30, false)), Some("#batch-done")));
}

#[test]
fn a_table_that_cannot_be_read_is_refused_as_a_whole() {
    let refusal = |bytes: &[u8]| {
        let state = read(bytes);
        assert_eq!((state.batch.list, state.focus.as_deref()), (None, Some("#batch-refused")));
        state.batch.refusal.expect("a refusal")
    };
    let head = COLUMNS.join(",");
    for empty in ["", "\u{feff}", " \r\n\r\n", &format!("{head}\r\n\r\n")] {
        assert_eq!(refusal(empty.as_bytes()), Refusal::Empty, "{empty:?}");
    }
    assert_eq!(refusal(numbers(501).as_bytes()), Refusal::TooMany(501));
    assert_eq!(refusal(&vec![b'x'; Batch::MOST_BYTES + 1]), Refusal::TooLarge);
    let utf_16: Vec<u8> = numbers(1).encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(refusal(&utf_16), Refusal::Head(HeadFault::NotUtf8));
    assert!(matches!(refusal(b"id,start\na,b"), Refusal::Head(HeadFault::Missing { .. })));
    assert!(read(numbers(500).as_bytes()).batch.list.is_some());
}

#[test]
fn broken_lines_keep_their_number_and_the_rest_is_answered() {
    let lines = [&b"\xef\xbb\xbf"[..], COLUMNS.join(";").as_bytes(), b";naam\r\n\r\n"].concat();
    let good = GOOD.replace(',', ";");
    let lines =
        [&lines[..], format!("a;{good};x\r\n").as_bytes(), b"caf\xe9;b\r\n", format!("b;{good};\"x\r\n").as_bytes()].concat();
    let lines = [&lines[..], format!("111222333;{good};x\r\n1112.22.334;{good};x").as_bytes()].concat();
    let list = finished(&lines).batch.list.expect("a list");
    assert_eq!(list.ignored, ["naam"]);
    let numbers: Vec<_> = list.done.iter().map(|line| (line.number, line.id.as_str(), line.outcome.is_ok())).collect();
    assert_eq!(numbers[..2], [(3, "a", true), (4, "", false)]);
    assert_eq!(numbers[3..], [(6, "", false), (7, "1112.22.334", true)], "a citizen service number is not repeated");
    assert_eq!(list.done[1].outcome, Err(BatchFault::Read(Fault::NotUtf8)));
    assert_eq!(list.done[3].outcome, Err(BatchFault::IdIsBsn));
    assert!(list.done[0].outcome.as_ref().is_ok_and(|case| case.answer.verdict == Verdict::Eligible));
}

#[test]
fn every_end_leaves_nothing_of_it() {
    let typed = after(&open(), [told(BatchMsg::Text(numbers(3))), told(BatchMsg::ReadText), told(BatchMsg::Step)]);
    assert!(!typed.is_untouched() && typed.batch.list.is_some());
    let today = day(2026, 11, 22);
    for end in [IntakeMsg::Wipe(today), IntakeMsg::Expire(today), IntakeMsg::ToBatch(false)] {
        let state = after(&typed, [end.clone()]);
        assert_eq!((&state.batch, state.side), (&Batch::default(), Side::Provider), "{end:?}");
        assert!(state.is_untouched());
    }
    // A file that is read when its client is gone.
    let late = after(&typed, [IntakeMsg::Wipe(today), told(BatchMsg::ReadFile(numbers(3).into_bytes()))]);
    assert_eq!(late.batch, Batch::default());
}
