//! The years in which things hold, as a picture: a bar for each, and the years below.

use smr_rules::rulebase::Years;

const LABEL: i32 = 230;
const YEAR: i32 = 46;
const ROW: i32 = 22;

/// A picture of rows with their years; nothing where there is none. The colours are those of the page, and the text beside it says the same.
pub fn picture(about: &str, rows: &[(String, Years)]) -> String {
    let ends =
        rows.iter().flat_map(|(_, years)| [years.from, years.to]).filter(|year| !matches!(*year, Years::ALWAYS | Years::OPEN));
    let (Some(first), Some(last)) = (ends.clone().min(), ends.max()) else { return String::new() };
    // A year on both sides shows what goes on.
    let (first, last) = (first - 1, last + 1);
    // At most so many years are shown one by one.
    let wide = YEAR.min(700 / (last - first + 1)).max(4);
    let (width, height) = (LABEL + wide * (last - first + 1) + 10, ROW * (i32::try_from(rows.len()).unwrap_or(0) + 1));
    let x = |year: i32| LABEL + wide * (year.clamp(first, last + 1) - first);
    let mut svg = format!(
        "\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" style=\"max-width:100%;height:auto\" fill=\"currentColor\" font-size=\"12\" font-family=\"sans-serif\">\n",
        text(about)
    );
    for (at, (label, years)) in (0..).zip(rows) {
        let y = ROW * at;
        let (from, to) = (x(years.from), x(years.to.saturating_add(1)));
        svg += &format!("<text x=\"0\" y=\"{}\">{}</text>\n", y + 15, text(&shortened(label)));
        svg +=
            &format!("<rect x=\"{from}\" y=\"{}\" width=\"{}\" height=\"12\" opacity=\"0.6\"/>\n", y + 5, (to - from - 2).max(2));
        if years.to == Years::OPEN {
            svg += &format!("<path d=\"M{to} {} l8 6 l-8 6 z\" opacity=\"0.6\"/>\n", y + 5);
        }
    }
    let step = if wide < 36 { 5 } else { 1 };
    for year in (first..=last).filter(|year| year % step == 0) {
        svg += &format!("<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{year}</text>\n", x(year) + wide / 2, height - 6);
    }
    svg + "</svg>\n\n"
}

/// What fits before the bars.
fn shortened(label: &str) -> String {
    const FITS: usize = 36;
    if label.chars().count() <= FITS { label.into() } else { label.chars().take(FITS - 1).chain(['…']).collect() }
}

/// Text within the picture, which stands in Markdown: a sign that means something there is written as a number.
pub fn text(text: &str) -> String {
    let sign = |letter: char| {
        let means_nothing = letter.is_alphanumeric() || matches!(letter, ' ' | '.' | ',' | '(' | ')' | ':' | '-' | '…');
        if means_nothing { letter.to_string() } else { format!("&#{};", u32::from(letter)) }
    };
    text.chars().map(sign).collect()
}
