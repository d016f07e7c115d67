//! An insurer that does not exist (`tests/insurer`), in both reducers: found by its name, and answered by its terms. No Rust knows it.

use super::{after, day, settings};
use crate::fixtures::walk;
use crate::state::*;
use smr_rules::load::{RuleBase, check, folder};
use smr_rules::rulebase::brands_by_name;
use smr_rules::values::{ChainProgramme, Code, Kind, Provider, Route, Verdict, YesNoUnknown};
use smr_rules::{ChainCare, Facts, Insurer, assess};
use smr_texts::Lang;
use std::path::Path;

fn with_linde() -> RuleBase {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut files, _) = folder::read(&root.join("rules/rulebase")).expect("the rule base");
    files.extend(folder::read(&root.join("tests/insurer")).expect("the insurer").0);
    let groups = files.iter_mut().find(|file| file.name == check::GROUPS).expect("the groups");
    groups.text = groups.text.replacen("groups = [\n", "groups = [\n  { id = \"linde\", name = \"Linde\" },\n", 1).replacen(
        "brands = [\n",
        "brands = [\n  { id = \"linde\", name = \"Linde Zorg\", group = \"linde\", named = true },\n",
        1,
    );
    RuleBase::load(&check::check(&files, None).expect("no faults"), "")
}

/// In chain care with stop-smoking guidance: this insurer pays for no programme beside that.
fn facts() -> Facts {
    Facts {
        start: day(2027, 5, 10),
        insurer: Insurer::parse("linde").expect("an insurer"),
        chain_care: Some(ChainCare { programmes: [ChainProgramme::Dm2].into_iter().collect(), includes_smr: YesNoUnknown::Yes }),
        history: Default::default(),
        wanted: Kind::Intensive,
        provider: Provider::Contracted,
    }
}

#[test]
fn the_self_check_finds_it_and_answers_by_its_terms() {
    with_linde().run(|| {
        let begun = after(&SelfCheckState::new(settings(None), day(2026, 11, 22)), [SelfCheckMsg::Begin]);
        let searched = after(&begun, [SelfCheckMsg::Edit(Edit::InsurerSearch("lind".into()))]);
        assert_eq!(searched.form.found_insurers().brands.iter().map(|brand| brand.name).collect::<Vec<_>>(), ["Linde Zorg"]);
        let typed = after(&searched, [SelfCheckMsg::Edit(Edit::InsurerSearch("linde zorg".into())), SelfCheckMsg::Next]);
        assert_eq!(typed.form.insurer, Insurer::parse("linde"));
        let state = walk(&facts(), Lang::Nl, day(2026, 11, 22), |_| ());
        let answer = assess(&state.path.facts);
        assert_eq!(
            (state.screen, answer.verdict, answer.route),
            (Screen::Result, Verdict::EligibleWithConditions, Route::WithinChain)
        );
        assert_eq!(answer.codes.iter().collect::<Vec<_>>(), [Code::ChainFirst]);
    });
    assert!(brands_by_name().all(|brand| brand.id != "linde") && Insurer::parse("linde").is_none());
}

#[test]
fn the_intake_finds_it_and_answers_by_its_terms() {
    with_linde().run(|| {
        let edit = |edit| IntakeMsg::Edit(edit);
        let new = IntakeState::new(settings(None), day(2026, 11, 22));
        let searched = after(&new, [edit(Edit::InsurerSearch("lnide".into()))]);
        let found = searched.form.found_insurers();
        let [brand] = found.brands[..] else { panic!("{found:?}") };
        let edits = [
            Edit::Insurer(Some(Insurer::Brand(brand))),
            Edit::StartText("10-05-2027".into()),
            Edit::Earlier(YesNoUnknown::No),
            Edit::ChainOther(ChainOther::None, true),
            Edit::Wanted(Kind::Short),
            Edit::Provider(Provider::Contracted),
        ];
        let case = IntakeCase::of(&after(&searched, edits.map(edit))).expect("a planned start");
        assert_eq!((brand.name, case.answer.verdict), ("Linde Zorg", Verdict::EligibleWithConditions));
        assert_eq!(case.answer.codes.iter().collect::<Vec<_>>(), [Code::ShortAtGp]);
    });
}
