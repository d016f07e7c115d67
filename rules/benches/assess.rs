//! Time of one assessment: the rules alone, with the full trace, and from JSON to JSON.
//! `cargo bench -p smr-rules`

use criterion::{Criterion, criterion_group, criterion_main};
use smr_rules::{Facts, assess, assess_brief};
use std::hint::black_box;

/// An ordinary case: chain care, two earlier programmes, an insurer with a document.
const ORDINARY: &str = r#"{"start":"2027-05-10","insurer":"zilveren-kruis","chainCare":{"programmes":["dm2"],"includesSmr":"yes"},
"history":[{"start":"2027-01-10","end":"2027-02-28","kind":"short","setting":"chain","outcome":"no-success"},
{"start":"2026-06-01","end":"2026-09-30","kind":"intensive","setting":"specialist","outcome":"dropped-out"}],
"wanted":"intensive","provider":"contracted"}"#;

/// The dearest kind: nothing known, so that questions and changes are searched.
const UNKNOWN: &str = r#"{"start":"2027-05-10","insurer":"unknown","chainCare":null,
"history":[{"start":null,"end":null,"kind":"unknown","setting":"unknown","outcome":"unknown"},
{"start":null,"end":null,"kind":"unknown","setting":"chain","outcome":"unknown"}],"wanted":"unknown","provider":"unknown"}"#;

fn benches(criterion: &mut Criterion) {
    for (name, text) in [("ordinary", ORDINARY), ("unknown", UNKNOWN)] {
        let facts = Facts::from_json(text).expect("well-formed facts");
        let mut group = criterion.benchmark_group(name);
        group.bench_function("brief", |bencher| bencher.iter(|| assess_brief(black_box(&facts))));
        group.bench_function("full trace", |bencher| bencher.iter(|| assess(black_box(&facts))));
        group.bench_function("read JSON", |bencher| bencher.iter(|| Facts::from_json(black_box(text))));
        group.bench_function("JSON to JSON, full trace", |bencher| {
            bencher.iter(|| {
                let mut written = String::with_capacity(1 << 14);
                assess(&Facts::from_json(black_box(text)).expect("facts")).write_json(&mut written);
                written
            });
        });
        group.finish();
    }
}

criterion_group!(all, benches);
criterion_main!(all);
