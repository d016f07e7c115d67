use super::testing::{render, tag_with_id, tied_errors, view, words_of};
use super::*;
use crate::state::{ChainOther, DayId, DayInput, Edit};
use smr_texts::{Lang, journey};
use yew::prelude::*;

fn day(error: Option<&'static str>) -> Html {
    let input = DateInput {
        day: DayId::Begun(0),
        value: &DayInput::default(),
        label: None,
        hint: "A hint".into(),
        error: error.map(AttrValue::from),
        may_be_unknown: true,
    };
    date_input(Lang::En, input, &Callback::noop())
}

#[test]
fn label_hint_and_error_belong_to_the_field() {
    let html = render(day(Some("Wrong")));
    assert_eq!(tied_errors(&html), ["day-error"]);
    assert!(tag_with_id(&html, "day").expect("the group").contains("aria-describedby=\"day-hint day-error\""));
    for id in ["day-0", "day-1", "day-2"] {
        assert!(tag_with_id(&html, id).expect("a field").contains("aria-invalid=\"true\""));
        assert!(html.contains(&format!("<label for=\"{id}\">")));
    }
    assert!(words_of(&html).contains(journey::NO_IDEA.get(Lang::En)));
}

#[test]
fn without_an_error_nothing_is_invalid() {
    let html = render(day(None));
    assert!(tied_errors(&html).is_empty() && !html.contains("aria-invalid") && !html.contains("has-error"));
    assert!(tag_with_id(&html, "day").expect("the group").contains("aria-describedby=\"day-hint\""));
}

#[test]
fn a_fieldset_has_the_heading_as_its_legend() {
    let question = || Fieldset { title: "Vraag".into(), fields: html! { "velden" }, ..Fieldset::default() };
    let html = render(fieldset(&view(Lang::Nl), Fieldset { error: Some("Fout".into()), ..question() }));
    assert!(words_of(&html).starts_with("Vraag Fout"));
    let heading = html.split_once("<legend>").and_then(|(_, after)| after.split_once("</legend>")).expect("a legend").0;
    assert!(heading.starts_with("<h1 ") && tag_with_id(heading, "heading").is_some(), "{heading}");
    assert_eq!(tied_errors(&html), ["answer-error"]);
    // The message stands at a field within it.
    let html = render(fieldset(&view(Lang::Nl), Fieldset { inner_error_id: Some("a-error".into()), ..question() }));
    assert!(tag_with_id(&html, "answer").expect("the fieldset").contains("aria-describedby=\"a-error\""));
}

#[test]
fn a_follow_up_is_there_while_its_answer_is_chosen() {
    let group = |is_chosen: bool| {
        let edit = Edit::ChainOther(ChainOther::None, true);
        let option = RadioOption::new("Ja", is_chosen, edit).with_follow_up(html! { <p>{ "meer" }</p> });
        render(radio_group("answer", "answer", vec![option], &Callback::noop()))
    };
    assert!(group(true).contains("meer") && !group(false).contains("meer"));
    assert!(tag_with_id(&group(true), "answer-0").expect("a radio button").contains("checked"));
}

#[test]
fn the_summary_links_to_the_fields() {
    let errors = vec![FieldMessage { field: "begun-0".into(), message: "Kies".into() }];
    let html = render(error_summary(&view(Lang::Nl), errors));
    assert!(html.contains("<a href=\"#begun-0\">Kies</a>"), "{html}");
    assert!(!render(error_summary(&view(Lang::Nl), vec![])).contains("error-summary"));
}

#[test]
fn headings_follow_the_level_of_the_screen() {
    let view = view(Lang::Nl);
    let html = render(html! { <>{ heading(&view, "een") }{ subheading(&view, "twee") }</> });
    assert!(html.contains("<h2 class=\"below-1\">een</h2><h3 class=\"below-2\">twee</h3>"), "{html}");
}

#[test]
fn the_language_button_speaks_the_other_language() {
    let html = render(language_button(Lang::Nl, &Callback::noop()));
    assert!(html.contains("lang=\"en\"") && html.contains("data-action=\"language\""), "{html}");
}

#[test]
fn a_checkbox_has_its_label() {
    let html = render(checkbox("x", "Ja", true, &Callback::noop()));
    assert!(html.contains("<label for=\"x\">Ja</label>"), "{html}");
}

#[test]
fn in_an_element_only_links_that_are_the_same_in_every_answer_can_be_followed() {
    let insurer = "https://www.asr.nl";
    for common in [smr_texts::links::REGISTER, smr_texts::links::STOP_LINE] {
        assert!(render(link::link_in(true, common, "There".into())).contains(&format!("<a href=\"{common}\"")));
    }
    let html = render(link::link_in(true, insurer, "There".into()));
    assert!(!html.contains("href") && html.contains(&format!("<span class=\"address\">{insurer}</span>")), "{html}");
    assert!(render(link::link_in(false, insurer, "There".into())).contains("<a href"));
}
