//! The ground of a battle: a text grid or a window of a survey, and what lies on it.

pub(crate) mod atlas;
pub(crate) mod fieldworks;
pub(crate) mod ground;
pub(crate) mod survey_file;
