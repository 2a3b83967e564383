//! Enemies met in the course of a turn: when the plan is to be thought over.

use crate::ai::look::picture::Picture;
use crate::rules::ContactId;

/// Who was known when the plan was made.
#[derive(Debug, Default)]
pub(crate) struct Met {
    /// By number, ascending.
    known: Vec<ContactId>,
    /// How often the plan has been thought over in this turn.
    times: u32,
}

impl Met {
    /// A turn begins.
    pub(crate) fn begin(&mut self, pic: &Picture) {
        *self = Met { known: reported(pic), times: 0 };
    }

    /// True if so many have come into sight since that the plan is to be thought over; they are
    /// known then.
    pub(crate) fn changes(&mut self, pic: &Picture) -> bool {
        let d = &pic.doctrine.turn;
        if self.times >= d.thinks_again {
            return false;
        }
        let fresh = pic.foes.iter().filter(|f| f.contact.seen);
        let fresh = fresh.filter(|f| self.known.binary_search(&f.contact.id).is_err());
        let met: i64 = fresh.map(|f| f.power).sum();
        let own = || pic.own.iter().map(|o| o.power).sum::<i64>();
        if met < d.met_least || met * 100 < own() * d.met_pct {
            return false;
        }
        self.known = reported(pic);
        self.times += 1;
        true
    }
}

/// Of whom there is a report, in sight or not; ascending.
fn reported(pic: &Picture) -> Vec<ContactId> {
    let mut all: Vec<ContactId> = pic.foes.iter().map(|f| f.contact.id).collect();
    all.sort_unstable();
    all
}
