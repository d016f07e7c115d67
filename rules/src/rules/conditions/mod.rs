//! On what terms the programme can start; all that hold are told (rulebook §4, chain care and C1–C7).

pub(crate) mod added_value;
pub(crate) mod chain_failed_earlier_year;
pub(crate) mod chain_first;
pub(crate) mod choose_registered_provider;
pub(crate) mod confirm_chain_rule;
pub(crate) mod exceptional_third;
pub(crate) mod insurer_unknown;
pub(crate) mod non_contracted;
pub(crate) mod only_short;
pub(crate) mod short_at_gp;
pub(crate) mod specialised_provider;
pub(crate) mod stepped_care;
pub(crate) mod year_unverified;
