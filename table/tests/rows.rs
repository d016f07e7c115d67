//! A written row reads back as the same facts, whatever the separator; each kind of broken line is told as what it is.

use smr_rules::values::{ChainProgramme, Kind, Outcome, Provider, Setting, Value, YesNoUnknown};
use smr_rules::{ChainCare, Facts, Insurer, Programme, iso};
use smr_table::{COLUMNS, Fault, HeadFault, LONGEST_LINE, Row, Shape, Wrong, empty_facts, write_field};

/// Numbers that are the same in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }

    fn of<T: Value>(&mut self) -> T {
        T::ALL[self.below(T::ALL.len())]
    }

    fn day(&mut self) -> String {
        format!("{}-{:02}-{:02}", 2024 + self.below(4), 1 + self.below(12), 1 + self.below(28))
    }

    fn facts(&mut self) -> Facts {
        let mut facts = empty_facts();
        facts.start = iso::parse(&self.day()).expect("a day");
        facts.insurer =
            Insurer::parse(["cz", "asr", "menzis", "unknown", "other", "uninsured"][self.below(6)]).expect("an insurer");
        facts.chain_care = (self.below(4) > 0).then(|| {
            let programmes: Vec<ChainProgramme> = (0..self.below(3)).map(|_| self.of()).collect();
            ChainCare { programmes: programmes.into_iter().collect(), includes_smr: self.of() }
        });
        for _ in 0..self.below(4) {
            let mut day = || (self.below(3) > 0).then(|| iso::parse(&self.day()).expect("a day"));
            let (start, end) = (day(), day());
            let programme =
                Programme { start, end, kind: self.of::<Kind>(), setting: self.of::<Setting>(), outcome: self.of::<Outcome>() };
            facts.history.try_push(programme).expect("room for four");
        }
        (facts.wanted, facts.provider) = (self.of::<Kind>(), self.of::<Provider>());
        facts
    }
}

/// The values of a row, by column.
fn written(id: &str, facts: &Facts) -> [String; 8] {
    let day = |day: Option<_>| day.map_or("?".into(), |day| iso::write(day).to_string());
    let (chain, includes) = match facts.chain_care {
        None => ("unknown".into(), YesNoUnknown::Unknown),
        Some(care) if care.programmes.is_empty() => ("none".into(), care.includes_smr),
        Some(care) => {
            let words: Vec<_> = care.programmes.iter().map(|programme| programme.as_str()).collect();
            (words.join("+"), care.includes_smr)
        }
    };
    let programmes = facts.history.iter().map(|one| {
        [day(one.start), day(one.end), one.kind.as_str().into(), one.setting.as_str().into(), one.outcome.as_str().into()]
            .join("/")
    });
    let insurer = facts.insurer.as_str();
    [
        id.into(),
        iso::write(facts.start).to_string(),
        insurer.into(),
        chain,
        includes.as_str().into(),
        programmes.collect::<Vec<_>>().join(" ; "),
        facts.wanted.as_str().into(),
        facts.provider.as_str().into(),
    ]
}

#[test]
fn a_written_row_reads_back_the_same() {
    let mut random = Random(14);
    for case in 0..3000 {
        let separator = [b',', b';', b'\t'][case % 3];
        let sign = char::from(separator).to_string();
        let mut order: Vec<usize> = (0..COLUMNS.len()).collect();
        (1..order.len()).for_each(|at| order.swap(at, random.below(at + 1)));
        let head = order.iter().map(|at| COLUMNS[*at]).collect::<Vec<_>>().join(&sign);
        let (shape, others) = Shape::of(head.as_bytes()).expect("all columns");
        assert_eq!((shape.separator, others), (separator, vec![]));
        let facts = random.facts();
        let id = ["a1", "x;1", "b,\"2\"", "", "é\t1"][random.below(5)];
        let values = written(id, &facts);
        let mut line = Vec::new();
        order.iter().enumerate().for_each(|(at, column)| write_field(&mut line, separator, at, &values[*column]));
        let (mut row, mut read) = (Row::default(), empty_facts());
        row.read(&mut shape.reader(), &line, line.len(), shape).expect("a line");
        row.facts(shape, &mut read).unwrap_or_else(|fault| panic!("{values:?}{fault}"));
        assert_eq!((row.id(shape), read), (id, facts), "{values:?}");
    }
}

fn fault(line: &[u8]) -> Fault {
    let (shape, _) = Shape::of(COLUMNS.join(",").as_bytes()).expect("all columns");
    let mut row = Row::default();
    row.read(&mut shape.reader(), line, line.len(), shape)
        .and_then(|()| row.facts(shape, &mut empty_facts()))
        .expect_err("a broken line")
}

#[test]
fn each_broken_line_is_told_as_what_it_is() {
    let value = |column, wrong| Fault::Value { column, wrong };
    let fields = |fields, is_quote_open| Fault::Fields { fields, named: 8, is_quote_open };
    assert_eq!(fault(b"a,?,cz,none,no,,short,contracted"), value(1, Wrong::Day("?".into())));
    assert_eq!(fault(b"a,2026-05-10,nobody,none,no,,short,contracted"), value(2, Wrong::Insurer("nobody".into())));
    let words = vec!["dm2", "cvrm", "copd", "asthma", "none", "unknown"];
    assert_eq!(fault(b"a,2026-05-10,cz,dm3,no,,short,contracted"), value(3, Wrong::Word { text: "dm3".into(), words }));
    let parts = Wrong::Parts { text: "2026-01-01/short".into(), parts: 2 };
    assert_eq!(fault(b"a,2026-05-10,cz,none,no,2026-01-01/short,short,contracted"), value(5, parts));
    assert_eq!(fault(b"a,2026-05-10"), fields(2, false));
    assert_eq!(fault(b"a,\"2026-05-10,cz,none,no,,short,contracted"), fields(2, true));
    assert_eq!(fault(b"caf\xe9,2026-05-10,cz,none,no,,short,contracted"), Fault::NotUtf8);
    assert_eq!(fault(&vec![b'x'; LONGEST_LINE + 1]), Fault::TooLong(LONGEST_LINE + 1));
    let many = ["2026-01-01/2026-01-02/short/gp/success"; 51].join(" ; ");
    let many = format!("a,2026-05-10,cz,none,no,{many},short,contracted");
    assert_eq!(fault(many.as_bytes()), value(5, Wrong::TooManyProgrammes));
}

#[test]
fn the_first_line_tells_what_is_missing_and_what_is_passed_over() {
    let head = "\u{feff}ID;name;start;insurer;chaincare;includesSmr;history;wanted;\"provider\"\r";
    let (shape, others) = Shape::of(head.as_bytes()).expect("all columns");
    assert_eq!((shape.separator, others), (b';', vec!["name"]));
    let Err(HeadFault::Missing { columns, there }) = Shape::of(b"id,start") else { panic!("columns are missing") };
    assert_eq!((&columns[..], &there[..]), (&COLUMNS[2..], &["id".to_string(), "start".to_string()][..]));
    let utf_16: Vec<u8> = COLUMNS.join(",").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(Shape::of(&utf_16), Err(HeadFault::NotUtf8));
    assert_eq!(Shape::of(&[b"\xff\xfe", &utf_16[..]].concat()), Err(HeadFault::NotUtf8));
}
