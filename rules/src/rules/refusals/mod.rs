//! Straight answers: each alone decides, in this order (rulebook §4).

pub(crate) mod contradictory_facts;
pub(crate) mod not_insured;
pub(crate) mod provider_unregistered;
pub(crate) mod year_out_of_range;
