//! Who is near whom, at any size of a hex.

use super::field::Field;
use crate::hex::Hex;

/// No further apart than so many metres; the next hex is always near.
pub(super) fn is_near(field: &Field, (a, b): (Hex, Hex), metres: u32) -> bool {
    a.distance(b) <= 1 || field.metres(a, b) <= metres
}
