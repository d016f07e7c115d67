//! The JSON Schemas in `cli/schema/` are those that `smr-check schema` writes.

mod program;

use program::answer;
use serde_json::Value as Json;
use std::path::Path;

#[test]
fn the_schemas_in_the_repository_are_up_to_date() {
    for name in ["facts", "assessment", "error", "rules"] {
        let now = answer(&["schema", name], "");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("schema/{name}.schema.json"));
        let kept = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
        assert!(
            kept == now,
            "cli/schema/{name}.schema.json is not what smr-check writes now{}\nrenew it with: \
             cargo run -q --release --bin smr-check -- schema {name} > cli/schema/{name}.schema.json",
            first_difference(&kept, &now)
        );
    }
}

fn first_difference(kept: &str, now: &str) -> String {
    let pairs = kept.lines().map(Some).chain([None]).zip(now.lines().map(Some).chain([None]));
    match pairs.enumerate().find(|(_, (kept, now))| kept != now) {
        Some((at, (kept, now))) => format!(", from line {}: {kept:?} instead of {now:?}", at + 1),
        None => String::new(),
    }
}

#[test]
fn the_schemas_are_closed_documents() {
    for name in ["facts", "assessment", "error", "rules"] {
        let schema: Json = serde_json::from_str(&answer(&["schema", name], "")).expect("JSON");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["additionalProperties"], false);
        let properties = schema["properties"].as_object().expect("properties");
        assert!(properties.values().all(|property| property["description"].is_string()), "every property says what it is");
    }
}
