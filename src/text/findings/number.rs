//! Numbers and clock times.

use super::Words;
use crate::scenario::finding::NumberFinding;

pub(super) fn words(finding: &NumberFinding) -> Words {
    match finding {
        NumberFinding::OutOfRange { raw, low, high, places } => {
            let (low, high) = (decimal(*low, *places), decimal(*high, *places));
            Words::new(format!("{raw} is out of range"))
                .label(format!("from {low} to {high} is possible here"))
        }
        NumberFinding::NotWhole { raw } => {
            Words::new(format!("{raw} is no whole number")).label("a whole number is expected")
        }
        NumberFinding::TooFine { raw, places } => {
            Words::new(format!("{raw} is finer than counts here"))
                .label(format!("at most {places} digits after the point"))
        }
        NumberFinding::NotANumber { raw } => {
            Words::new(format!("`{raw}` is no number")).label("only digits, a point and a sign")
        }
        NumberFinding::NotAscending { before, value } => {
            Words::new(format!("{value} does not follow {before}")).label("the entries must ascend")
        }
        NumberFinding::WrongSum { sum, expected } => Words::new(format!("these add up to {sum}"))
            .label(format!("routed, repelled, taken and overrun make {expected}")),
        NumberFinding::NotAClock { text } => Words::new(format!("`{text}` is no clock time"))
            .label("hours and minutes, such as \"16:55\"; after midnight \"24:30\""),
    }
}

/// A number in units of its last place, as people write it.
fn decimal(value: i64, places: u32) -> String {
    let unit = 10_i64.pow(places.min(12));
    let (whole, part) = (value / unit, (value % unit).abs());
    if part == 0 {
        return whole.to_string();
    }
    let digits = format!("{part:0w$}", w = places as usize);
    let sign = if value < 0 && whole == 0 { "-" } else { "" };
    format!("{sign}{whole}.{}", digits.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_have_no_more_digits_than_they_need() {
        assert_eq!(decimal(6700, 3), "6.7");
        assert_eq!(decimal(-50, 2), "-0.5");
        assert_eq!(decimal(300, 2), "3");
    }
}
