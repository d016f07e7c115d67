//! The entry file made small. Every visitor of a host page loads it, so its bytes count more than those of the rest: here names and
//! spaces go too.
//!
//! No parser: it knows the tokens of JavaScript and the habits of our own. Statements end in semicolons. A name that is declared somewhere
//! (`const`, `let`, `class`, a parameter) means that wherever it stands, and never something of the browser. A slash in a pattern has a
//! backslash before it.

use anyhow::{Result, ensure};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// A name, a keyword, a number.
    Word,
    /// Strings, pieces of templates, patterns: nothing in them changes.
    Text,
    /// One sign of punctuation.
    Sign,
}

#[derive(Clone, Debug)]
struct Token<'a> {
    kind: Kind,
    text: &'a str,
    /// Was there a space before it; did a line end there?
    is_apart: bool,
    is_first: bool,
    /// The bracket that it stands in, and in how many.
    inside: char,
    depth: usize,
}

/// A module with as few bytes as its behaviour allows. Names in `keep` stay: those that the module exports.
pub fn small(source: &str, keep: &[&str]) -> Result<String> {
    let tokens = tokens(source)?;
    let short = short_names(&tokens, keep);
    let mut out = String::new();
    // Whether the statement that goes on at a depth is one of constants.
    let mut declares = BTreeMap::new();
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        // The last semicolon of a block says nothing, nor the last comma of a list.
        let next = tokens.get(at + 1).map_or("", |next| next.text);
        if matches!((token.text, next), (";" | ",", "}") | (",", "]" | ")")) {
            continue;
        }
        if is_idle_bracket(&tokens, at) {
            continue;
        }
        // Two literals with nothing between are one.
        if is_joined(&tokens, at) || at.checked_sub(1).is_some_and(|before| is_joined(&tokens, before)) {
            if token.kind == Kind::Text {
                out.pop();
                out.push_str(&token.text[1..]);
            }
            continue;
        }
        // Declarations behind each other are one.
        if next == "const" && declares.get(&token.depth) == Some(&true) && token.text == ";" {
            out.push(',');
            continue;
        }
        if token.text == "const" && out.ends_with(',') && before.is_some_and(|before| before.text == ";") {
            continue;
        }
        if before.is_none_or(|before| matches!(before.text, ";" | "{" | "}")) {
            declares.insert(token.depth, token.text == "const");
        }
        let name = if is_free(&tokens, at) || token.text.starts_with('#') { short.get(token.text) } else { None };
        let text = match (token.text, is_free(&tokens, at)) {
            ("true", true) => "!0",
            ("false", true) => "!1",
            (text, _) => name.map_or(text, String::as_str),
        };
        if before.is_some_and(|before| token.is_first && before.kind != Kind::Sign && token.kind != Kind::Sign) {
            out.push('\n');
        } else if token.is_apart && out.ends_with(|last| joins(last, text)) {
            out.push(' ');
        }
        out.push_str(text);
    }
    Ok(out + "\n")
}

/// A bracket that says nothing: around the one parameter of an arrow function, or empty behind the class of something new.
fn is_idle_bracket(tokens: &[Token], at: usize) -> bool {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let is_word = |at: usize| tokens.get(at).is_some_and(|token| token.kind == Kind::Word);
    // Behind a word it may be that of a call.
    let of_one = |open: usize| {
        open > 0
            && !is_word(open - 1)
            && is_word(open + 1)
            && [text(open), text(open + 2), text(open + 3), text(open + 4)] == ["(", ")", "=", ">"]
    };
    let of_none =
        |open: usize| open > 1 && text(open - 2) == "new" && text(open) == "(" && text(open + 1) == ")" && text(open + 2) == ";";
    of_one(at) || at > 1 && of_one(at - 2) || of_none(at) || at > 0 && of_none(at - 1)
}

/// A sign that joins two literals in single quotes, of which nothing is asked before.
fn is_joined(tokens: &[Token], sign: usize) -> bool {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    sign > 0
        && text(sign) == "+"
        && text(sign - 1).starts_with('\'')
        && text(sign + 1).starts_with('\'')
        && !matches!(text(sign + 2), "." | "[" | "(")
}

/// Would the two become one?
fn joins(last: char, next: &str) -> bool {
    let first = next.chars().next().unwrap_or(' ');
    (is_of_word(last) && is_of_word(first)) || (last == first && "+-".contains(last))
}

fn is_of_word(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || "_$#".contains(sign)
}

fn tokens(source: &str) -> Result<Vec<Token<'_>>> {
    let mut out: Vec<Token> = Vec::new();
    let mut open = Vec::new();
    let mut rest = source;
    let (mut is_apart, mut is_first) = (false, false);
    while let Some(first) = rest.chars().next() {
        let (inside, depth) = (open.last().copied().unwrap_or(' '), open.len());
        let goes_on = first == '}' && inside == '`';
        let (kind, length) = if first.is_whitespace() {
            is_apart = true;
            is_first |= first == '\n';
            rest = &rest[first.len_utf8()..];
            continue;
        } else if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
            continue;
        } else if rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
            continue;
        } else if is_of_word(first) {
            (Kind::Word, rest.find(|sign| !is_of_word(sign)).unwrap_or(rest.len()))
        } else if first == '"' || first == '\'' {
            (Kind::Text, end_of(rest, &first.to_string())?)
        } else if first == '`' || goes_on {
            if goes_on {
                open.pop();
            }
            let (end, hole) = (end_of(rest, "`")?, end_of(rest, "${").unwrap_or(usize::MAX));
            if hole < end {
                open.push('`');
            }
            (Kind::Text, end.min(hole))
        } else if first == '/' && begins_pattern(&out) {
            let end = end_of(rest, "/")?;
            (Kind::Text, end + rest[end..].find(|sign| !is_of_word(sign)).unwrap_or(0))
        } else {
            match first {
                '(' | '[' | '{' => open.push(first),
                ')' | ']' | '}' => drop(open.pop()),
                _ => {}
            }
            (Kind::Sign, first.len_utf8())
        };
        out.push(Token { kind, text: &rest[..length], is_apart, is_first, inside, depth });
        (is_apart, is_first) = (false, false);
        rest = &rest[length..];
    }
    ensure!(open.is_empty(), "the brackets of a script do not match");
    Ok(out)
}

/// The length of what ends with `sign`, which does not count behind a backslash.
fn end_of(rest: &str, sign: &str) -> Result<usize> {
    let mut at = 1;
    while let Some(found) = rest.get(at..) {
        if found.starts_with(sign) {
            return Ok(at + sign.len());
        }
        let step = if found.starts_with('\\') { 2 } else { 1 };
        let Some(next) = found.char_indices().nth(step) else { break };
        at += next.0;
    }
    anyhow::bail!("a script has no end for {}", rest.chars().take(20).collect::<String>())
}

/// After a value `/` divides; elsewhere a pattern begins.
fn begins_pattern(before: &[Token]) -> bool {
    before.last().is_none_or(|last| match last.kind {
        Kind::Word => last.text == "return",
        Kind::Text => false,
        Kind::Sign => !matches!(last.text, ")" | "]" | "}"),
    })
}

/// Is this a name that stands for itself: no property, no key?
fn is_free(tokens: &[Token], at: usize) -> bool {
    let text = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| token.text);
    let (before, after) = (text(at.checked_sub(1)), text(Some(at + 1)));
    let is_spread = before == "." && text(at.checked_sub(2)) == ".";
    let is_key = after == ":" && matches!(before, "{" | ",") && tokens[at].inside == '{';
    let is_method = after == "(" && tokens[at].inside == '{' && matches!(before, "}" | "get" | "set" | "async" | "static");
    tokens[at].kind == Kind::Word && (before != "." || is_spread) && !is_key && !is_method
}

/// `{ name }` is a key and a name at once: it can't have another.
fn is_both(tokens: &[Token], at: usize) -> bool {
    let text = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| token.text);
    tokens[at].inside == '{' && matches!(text(at.checked_sub(1)), "{" | ",") && matches!(text(Some(at + 1)), "}" | "," | "=")
}

/// Private members, and declared names that mean nothing outside, with what they are called from here on: the most used first.
fn short_names(tokens: &[Token], keep: &[&str]) -> BTreeMap<String, String> {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    let mut declared = BTreeSet::new();
    let mut kept: BTreeSet<&str> = keep.iter().copied().collect();
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Word) {
        *uses.entry(token.text).or_default() += 1;
        if token.text.starts_with('#') || is_declared(tokens, at) {
            declared.insert(token.text);
        }
        if is_both(tokens, at) {
            kept.insert(token.text);
        }
    }
    let mut found: Vec<&str> = declared.into_iter().filter(|name| !kept.contains(name)).collect();
    found.sort_by_key(|name| std::cmp::Reverse(uses[name]));
    let mut free = (b'a'..=b'z')
        .chain(b'A'..=b'Z')
        .map(|letter| char::from(letter).to_string())
        .filter(|name| !uses.contains_key(name.as_str()));
    // A private name has a sign of its own, so the two kinds can share letters.
    let mut private = (b'a'..=b'z').chain(b'A'..=b'Z').map(|letter| format!("#{}", char::from(letter)));
    let named = |name: &&str| Some(((*name).to_owned(), if name.starts_with('#') { private.next()? } else { free.next()? }));
    found.iter().map_while(named).collect()
}

/// Does a name stand in `const [one, other] =`?
fn is_of_pattern(tokens: &[Token], at: usize) -> bool {
    let is_inner = |token: &&Token| token.kind == Kind::Word || token.text == ",";
    let open = tokens[..at].iter().rev().skip_while(is_inner);
    open.map(|token| token.text).take(1).eq(["["])
        && tokens[..at].iter().rev().skip_while(is_inner).nth(1).is_some_and(|token| token.text == "const")
}

/// Does a name begin to mean something here: after `const`, `let` or `class`, or as a parameter?
fn is_declared(tokens: &[Token], at: usize) -> bool {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let Some(before) = at.checked_sub(1).map(text) else { return false };
    if matches!(before, "const" | "let" | "class") {
        return true;
    }
    if text(at + 1) == "=" && text(at + 2) == ">" {
        return is_free(tokens, at);
    }
    if tokens[at].inside == '[' && is_of_pattern(tokens, at) {
        return true;
    }
    if !matches!(before, "(" | "," | ".")
        || !matches!(text(at + 1), ")" | ",")
        || tokens[at].inside != '('
        || !is_free(tokens, at)
    {
        return false;
    }
    // What follows the bracket tells parameters from arguments.
    let mut depth = 0;
    let end = (at..tokens.len()).find(|at| {
        depth += match text(*at) {
            "(" | "[" | "{" => 1,
            ")" | "]" | "}" => -1,
            _ => 0,
        };
        depth < 0
    });
    let Some(end) = end else { return false };
    let mut depth = 0;
    let start = (0..at).rev().find(|at| {
        depth += match text(*at) {
            ")" | "]" | "}" => 1,
            "(" | "[" | "{" => -1,
            _ => 0,
        };
        depth < 0
    });
    let of = start.and_then(|start| start.checked_sub(1)).map_or("", text);
    (text(end + 1) == "=" && text(end + 2) == ">") || (text(end + 1) == "{" && !matches!(of, "if" | "for" | "while" | "switch"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(source: &str) -> String {
        small(source, &["kept"]).unwrap()
    }

    #[test]
    fn spaces_go_where_nothing_needs_them() {
        assert_eq!(
            of("/** a */\nif (x) {\n  y(1 + +2); // b\n}\nelse return typeof z;\n"),
            "if(x){y(1+ +2)}else return typeof z;\n"
        );
        assert_eq!(of("x = 'a  //b' + `c  ${ d } e  ${f} `;"), "x='a  //b'+`c  ${d} e  ${f} `;\n");
        assert_eq!(of("x = 'a' +\n  'b' + 'c' + d + '+' + e;"), "x='abc'+d+'+'+e;\n");
        assert_eq!(of("x = /a b\\/' /i.test(y++) / 2;"), "x=/a b\\/' /i.test(y++)/2;\n");
    }

    #[test]
    fn a_name_is_short_where_it_stands_for_itself() {
        assert_eq!(of("const value = o.value; f(value, { value: value });"), "const a=o.value;f(a,{value:a});\n");
        assert_eq!(of("const one = (left, ...right) => left ? right : x;"), "const c=(a,...b)=>a?b:x;\n");
        assert_eq!(of("const { tell } = x; const kept = tell({ kept });"), "const{tell}=x;const kept=tell({kept});\n");
        assert_eq!(
            of("class A { go(speed) { return speed; } get top() { return this.#far; } #far = 1; }"),
            "class b{go(a){return a}get top(){return this.#a}#a=1}\n"
        );
    }

    #[test]
    fn brackets_that_say_nothing_go_and_two_literals_are_one() {
        assert_eq!(of("f((x) => x, async (y) => y, (...z) => z);"), "f(a=>a,async(b)=>b,(...c)=>c);\n");
        assert_eq!(of("return true; x = { true: false };"), "return!0;x={true:!1};\n");
        assert_eq!(of("x = new Set();y = new Set().size;"), "x=new Set;y=new Set().size;\n");
        assert_eq!(of("x = 'a' +\n  'b' +\n  'c' + d + 'e' + 'f'.length;"), "x='abc'+d+'e'+'f'.length;\n");
    }

    #[test]
    fn constants_behind_each_other_are_declared_at_once() {
        assert_eq!(
            of("const x = () => {\n  const y = 1;\n  go(y);\n};\nconst z = x;\nx();\n"),
            "const a=()=>{const b=1;go(b)},c=a;a();\n"
        );
        assert_eq!(of("const [left, right] = o; left(right);"), "const[a,b]=o;a(b);\n");
        assert_eq!(of("export const kept = 1;\nconst other = 2;"), "export const kept=1;const a=2;\n");
    }

    #[test]
    fn what_is_handed_over_is_no_declaration() {
        assert_eq!(of("open(address, other);if (address) {}"), "open(address,other);if(address){}\n");
    }

    #[test]
    fn a_script_without_an_end_is_refused() {
        assert!(small("x = 'a", &[]).is_err() && small("(", &[]).is_err());
    }
}
