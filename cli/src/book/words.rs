//! How the book says things: Dutch, as Markdown.

use smr_rules::rulebase::Years;

/// Years for people.
pub fn years(years: Years) -> String {
    match (years.from, years.to) {
        (Years::ALWAYS, Years::OPEN) => "alle jaren".into(),
        (Years::ALWAYS, last) => format!("tot en met {last}"),
        (first, Years::OPEN) => format!("vanaf {first}"),
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first} tot en met {last}"),
    }
}

/// Text in which no sign means anything to Markdown or HTML.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' => out.push(' '),
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            // At the beginning of a line these begin lists and headings.
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '#' | '+' | '-' | '~' | '$' => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
    }
    // A number and a point would begin a list.
    match out.find(|letter: char| !letter.is_ascii_digit()) {
        Some(at) if at > 0 && out[at..].starts_with(['.', ')']) => format!("{}\\{}", &out[..at], &out[at..]),
        _ => out,
    }
}

/// A link from a page in a folder.
pub fn link(text: &str, to: &str) -> String {
    format!("[{}]({to})", plain(text))
}

/// A table; nothing without rows.
pub fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let rows: String = rows.into_iter().map(|row| line(&row)).collect();
    if rows.is_empty() {
        return rows;
    }
    let head: Vec<_> = head.iter().map(|cell| (*cell).to_string()).collect();
    format!("\n{}|{}\n{rows}\n", line(&head), "---|".repeat(head.len()))
}

/// A list; nothing without entries.
pub fn list(entries: impl IntoIterator<Item = String>) -> String {
    let entries: String = entries.into_iter().map(|entry| format!("- {entry}\n")).collect();
    if entries.is_empty() { entries } else { format!("\n{entries}\n") }
}

/// What an answer of a level is.
pub fn verdict(level: &str) -> &'static str {
    match level {
        "refusals" => "waarschijnlijk niet vergoed, of niet te beantwoorden",
        "blocks" => "nog niet",
        "questions" => "eerst meer weten",
        "conditions" => "starten kan waarschijnlijk, met voorwaarden",
        _ => "verandert het antwoord niet",
    }
}

/// What a term is about; in English where the book has no words for it yet.
pub fn term(name: &str, about: &'static str) -> &'static str {
    match name {
        "chain-count" => "Telt een programma binnen de keten mee voor het maximum?",
        "chain-count-other-reading" => "De andere mogelijke lezing daarvan.",
        "chain-care" => "Wat geldt er voor iemand bij wie stophulp bij de ketenzorg hoort?",
        "first-within-chain" => "Waar leidt het laatste programma binnen de keten toe, naar hoe en wanneer het eindigde?",
        "first-within-chain-other-reading" => "Hetzelfde volgens een andere bepaling die bedoeld kan zijn.",
        "running-chain-blocks" => "Staat een lopend programma binnen de keten een nieuw programma in de weg?",
        "parallel-other-reading" => "Wat staat nog in de weg als programma's naast elkaar mogen lopen?",
        "stepped-care-within-days" => {
            "Begon een ander programma hoogstens zoveel dagen eerder? Dan onderbouwt de aanbieder stepped care."
        }
        "explains-earlier-guidance" => "Legt de aanbieder uit hoe het programma aansluit op eerdere begeleiding?",
        "kinds" => "Welke soorten begeleiding koopt de zorgverzekeraar in?",
        "short-via-gp" => "Gaat korte begeleiding via de huisartsenpraktijk?",
        "intensive-at-specialised-provider" => "Komt intensieve begeleiding van een gespecialiseerde aanbieder?",
        "register-stated" => "Zegt het document zelf dat de begeleider in het register moet staan?",
        "own-contribution-exempt" => "Zijn medicijnen zonder eigen bijdrage?",
        "nrt-three-months" => "Zijn nicotinevervangers er voor drie maanden, met één verlenging?",
        "contracted-internet-pharmacy" => "Is alles alleen vergoed bij een internetapotheek met contract?",
        "gp-region-exception" => "Hoeven huisartsen in één regio niet in het register?",
        _ => about,
    }
}

/// The value of a term.
pub fn value(value: &serde_json::Value) -> String {
    use serde_json::Value as Json;
    match value {
        Json::Null => "geen".into(),
        Json::Bool(true) => "ja".into(),
        Json::Bool(false) => "nee".into(),
        Json::String(word) => format!("`{word}`"),
        Json::Array(all) => all.iter().map(self::value).collect::<Vec<_>>().join(", "),
        Json::Object(steps) => {
            let said = steps.iter().filter(|(_, step)| !step.is_null());
            said.map(|(name, step)| format!("{}: {}", step_name(name), self::value(step))).collect::<Vec<_>>().join("<br>")
        }
        other => other.to_string(),
    }
}

fn step_name(name: &str) -> &str {
    match name {
        "failedSameYear" => "niet gelukt, dit jaar",
        "failedEarlierYear" => "niet gelukt, eerder",
        "unknownSameYear" => "afloop niet bekend, dit jaar",
        "unknownEarlierYear" => "afloop niet bekend, eerder",
        "success" => "gelukt",
        "successOtherReading" => "gelukt, andere lezing",
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use smr_rules::rulebase::Terms;

    #[test]
    fn every_term_has_dutch_words() {
        for field in Terms::FIELDS {
            let name = field.key();
            assert_ne!(term(&name, field.about), field.about, "{name}");
        }
    }

    #[test]
    fn no_sign_means_anything() {
        assert_eq!(plain("1. *a* <b> [c](d) {{#e}}\n# f|g"), "1\\. \\*a\\* &lt;b&gt; \\[c\\](d) \\{\\{\\#e\\}\\} \\# f\\|g");
    }
}
