//! The tree as a picture that stands on its own.

use super::{Node, Of};
use crate::scenarios::xml;
use smr_texts::Lang;

const WIDTH: usize = 960;
const INDENT: usize = 28;
const LINE: usize = 18;
const GAP: usize = 8;
/// A letter is at most so wide, on average.
const LETTER: usize = 8;

pub fn draw(lang: Lang, tree: &Node) -> String {
    let mut drawing = Drawing { body: String::new(), y: GAP };
    drawing.node(tree, 0);
    let Drawing { body, y } = drawing;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"{}\" role=\"img\" viewBox=\"0 0 {WIDTH} {y}\" width=\"{WIDTH}\" \
         height=\"{y}\" font-family=\"sans-serif\" font-size=\"14\">\n<title>{}</title>\n\
         <rect width=\"{WIDTH}\" height=\"{y}\" fill=\"#ffffff\"/>\n{body}</svg>\n",
        lang.tag(),
        xml(&tree.text)
    )
}

struct Drawing {
    body: String,
    /// Where the next box begins.
    y: usize,
}

impl Drawing {
    /// A box with its text, those below it, and a line to each; gives the middle of its height.
    fn node(&mut self, node: &Node, depth: usize) -> usize {
        let (x, top) = (GAP + depth * INDENT, self.y);
        let lines = wrapped(&node.text, (WIDTH - x - 4 * GAP) / LETTER);
        let height = lines.len() * LINE + GAP;
        let (fill, stroke, weight) = match node.of {
            Of::Answer => ("#dbe9f6", "#1a4f80", "bold"),
            Of::Decides => ("#e8f3e6", "#2e6b28", "bold"),
            Of::Passed => ("#ffffff", "#767676", "normal"),
            Of::Fact => ("#f4f4f4", "#f4f4f4", "normal"),
            Of::Source => ("#fff7e0", "#8a6100", "normal"),
        };
        self.body += &format!(
            "<rect x=\"{x}\" y=\"{top}\" width=\"{}\" height=\"{height}\" rx=\"4\" fill=\"{fill}\" stroke=\"{stroke}\"/>\n",
            WIDTH - x - GAP
        );
        for (at, line) in lines.iter().enumerate() {
            let y = top + (at + 1) * LINE - 1;
            self.body +=
                &format!("<text x=\"{}\" y=\"{y}\" font-weight=\"{weight}\" fill=\"#1b1b1b\">{}</text>\n", x + GAP, xml(line));
        }
        self.y = top + height + GAP;
        for below in &node.below {
            let middle = self.node(below, depth + 1);
            let (from, to) = (x + GAP, x + INDENT);
            self.body += &format!("<path d=\"M{from} {} V{middle} H{to}\" fill=\"none\" stroke=\"#767676\"/>\n", top + height);
        }
        top + height / 2
    }
}

/// Text in lines of at most so many letters.
fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => line.extend([" ", word]),
            _ => lines.push(word.into()),
        }
    }
    lines
}
