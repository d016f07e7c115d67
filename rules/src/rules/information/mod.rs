//! What is worth knowing beside the answer; never changes the verdict (rulebook §6).

pub(crate) mod ask_about_aftercare;
pub(crate) mod ask_to_record_end;
pub(crate) mod chain_route_open;
pub(crate) mod check_register;
pub(crate) mod contract_of_year;
pub(crate) mod contracted_internet_pharmacy;
pub(crate) mod entitlement_unaffected;
pub(crate) mod gp_practice_terms;
pub(crate) mod gp_region_exception;
pub(crate) mod group_membership_assumed;
pub(crate) mod indication_only;
pub(crate) mod medication_only_with_support;
pub(crate) mod nearest_document;
pub(crate) mod no_document;
pub(crate) mod no_separate_claim;
pub(crate) mod nrt_three_months;
pub(crate) mod overlapping_programmes;
pub(crate) mod own_contribution_exempt;
pub(crate) mod own_risk_exempt;
pub(crate) mod rules_2027_pending;
pub(crate) mod short_still_possible;
pub(crate) mod short_via_gp;
pub(crate) mod tell_earlier_guidance;
pub(crate) mod year_turn;
