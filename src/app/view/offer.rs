//! Whether something can be done now.

/// Whether something can be done now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Offer {
    /// It can; what comes of it, or nothing.
    Open(String),
    /// It cannot, and why not.
    Barred(String),
}

impl Offer {
    /// It can be done.
    pub(crate) fn open(hint: &str) -> Offer {
        Offer::Open(hint.to_owned())
    }

    /// It cannot be done.
    pub(crate) fn barred(why: &str) -> Offer {
        Offer::Barred(why.to_owned())
    }

    /// It can be done while one may give orders.
    pub(crate) fn in_turn(may_order: bool, hint: &str) -> Offer {
        if may_order { Offer::open(hint) } else { Offer::barred(crate::text::table::NOT_NOW) }
    }

    /// True if it can be done.
    pub(crate) const fn is_open(&self) -> bool {
        matches!(self, Offer::Open(_))
    }
}
