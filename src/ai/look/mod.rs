//! The situation as one side sees it, read off its Perspective and kept between orders
//! where that is cheaper.

pub(crate) mod estimate;
pub(crate) mod ground;
pub(crate) mod payments;
pub(crate) mod picture;
pub(crate) mod threat;
pub(crate) mod toll;
pub(crate) mod unseen;
pub(crate) mod worth;
