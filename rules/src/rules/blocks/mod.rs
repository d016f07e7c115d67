//! What surely stands in the way on the planned start; all that hold are told (rulebook §4, B1–B3).

pub(crate) mod limit_reached;
pub(crate) mod running_programme;
pub(crate) mod third_intensive;
