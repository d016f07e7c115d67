//! TypeScript types from the JSON Schemas of `cli/schema/`, which are made from the enumerations of the rule core. So a type can't say
//! anything else than the rules do.

use crate::{shell, web};
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use std::fmt::Write;

/// The documents that the functions speak in.
const SCHEMAS: [&str; 4] = ["facts", "assessment", "error", "rules"];

/// The types of everything that goes into the functions and comes out of them, one declaration each.
pub fn of_schemas() -> Result<String> {
    let mut types = Types::default();
    for name in SCHEMAS {
        let text = web::read(&shell::root().join(format!("cli/schema/{name}.schema.json")))?;
        let schema: Value = serde_json::from_str(&text).with_context(|| format!("the schema {name} is no JSON"))?;
        types.named(&schema).with_context(|| format!("the schema {name} has no type in TypeScript"))?;
    }
    Ok(types.declared.into_iter().map(|(_, text)| text).collect::<Vec<_>>().concat())
}

#[derive(Default)]
struct Types {
    /// Names and their declarations, in the order in which they are first met.
    declared: Vec<(String, String)>,
}

impl Types {
    /// The name of a schema that has a title, which is declared if it is new.
    fn named(&mut self, schema: &Value) -> Result<String> {
        let name = schema["title"].as_str().context("it has no title")?.to_owned();
        let place = self.declared.len();
        if !self.declared.iter().any(|(known, _)| *known == name) {
            // What it is made of is met behind it.
            self.declared.push((name.clone(), String::new()));
        }
        let about = if schema.get("$schema").is_some() { comment(schema, "") } else { String::new() };
        let text = match &schema["properties"] {
            Value::Object(properties) => format!("\n{about}export interface {name} {}\n", self.object(schema, properties)?),
            _ => format!("\n{about}export type {name} = {};\n", self.shape(schema)?),
        };
        if let Some((_, declared)) = self.declared.get_mut(place) {
            *declared = text;
        } else if let Some((_, declared)) = self.declared.iter().find(|(known, _)| *known == name)
            && *declared != text
            && !declared.is_empty()
        {
            bail!("two shapes are called {name}");
        }
        Ok(name)
    }

    /// A type where it is used.
    fn used(&mut self, schema: &Value) -> Result<String> {
        if schema.get("title").is_some() { self.named(schema) } else { self.shape(schema) }
    }

    fn shape(&mut self, schema: &Value) -> Result<String> {
        if let Some(words) = schema.get("enum").and_then(Value::as_array) {
            return Ok(words.iter().map(quoted).collect::<Vec<_>>().join(" | "));
        }
        if let Some(word) = schema.get("const") {
            return Ok(quoted(word));
        }
        for key in ["anyOf", "oneOf"] {
            if let Some(options) = schema.get(key).and_then(Value::as_array) {
                return Ok(options.iter().map(|one| self.used(one)).collect::<Result<Vec<_>>>()?.join(" | "));
            }
        }
        if let Some(several) = schema["type"].as_array() {
            return Ok(several.iter().map(|one| plain(one.as_str())).collect::<Result<Vec<_>>>()?.join(" | "));
        }
        match schema["type"].as_str() {
            Some("array") => Ok(format!("Array<{}>", self.used(&schema["items"])?)),
            Some("object") => Ok(format!("Record<string, {}>", self.used(&schema["additionalProperties"])?)),
            other => plain(other),
        }
    }

    /// All keys are there: what JavaScript gets is never the brief form of the command line.
    fn object(&mut self, schema: &Value, properties: &Map<String, Value>) -> Result<String> {
        let required = schema["required"].as_array().context("nothing is required")?;
        let rest = properties.keys().filter(|key| !required.iter().any(|one| one == *key));
        let mut out = String::from("{\n");
        for key in required.iter().filter_map(Value::as_str).chain(rest.map(String::as_str)) {
            let property = properties.get(key).with_context(|| format!("{key} is required and not described"))?;
            let shape = self.used(property)?;
            writeln!(out, "{}  {key}: {shape};", comment(property, "  "))?;
        }
        Ok(out + "}")
    }
}

fn comment(schema: &Value, indent: &str) -> String {
    let about = schema["description"].as_str().unwrap_or_default();
    // What is told there of the brief form of the command line is nothing that JavaScript meets.
    let about = about.trim_end_matches(" Absent in a brief assessment.");
    if about.is_empty() { String::new() } else { format!("{indent}/** {about} */\n") }
}

fn quoted(word: &Value) -> String {
    format!("'{}'", word.as_str().unwrap_or_default())
}

fn plain(name: Option<&str>) -> Result<String> {
    Ok(match name {
        Some("integer") => "number",
        Some(name @ ("string" | "boolean" | "null")) => name,
        other => bail!("no type for {other:?}"),
    }
    .into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_schema_becomes_types() {
        let word = json!({ "title": "Word", "enum": ["a", "b-c"] });
        let schema = json!({
            "$schema": "x", "title": "All", "description": "All of it.", "required": ["two", "one"],
            "properties": {
                "one": { "type": "array", "items": word, "description": "First." },
                "three": { "anyOf": [{ "type": "integer" }, { "type": "null" }], "description": "Third. Absent in a brief assessment." },
                "two": word,
            },
        });
        let mut types = Types::default();
        types.named(&schema).unwrap();
        let text: String = types.declared.into_iter().map(|(_, text)| text).collect();
        assert_eq!(
            text,
            "\n/** All of it. */\nexport interface All {\n  two: Word;\n  /** First. */\n  one: Array<Word>;\n  /** Third. */\n  three: number | null;\n}\n\
             \nexport type Word = 'a' | 'b-c';\n"
        );
    }

    #[test]
    fn every_schema_has_its_types() {
        let text = of_schemas().unwrap();
        for name in [
            "interface Facts ",
            "interface Assessment ",
            "interface RuleBase ",
            "type Verdict ",
            "type FactsErrorCode ",
            "type InsurerId ",
        ] {
            assert_eq!(text.matches(&format!("export {name}")).count(), 1, "{name}");
        }
    }
}
