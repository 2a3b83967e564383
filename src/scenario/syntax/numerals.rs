//! Numerals and clock times, exactly and without floats; running text.

use crate::rules::Clock;

/// A numeral as a scaled whole number.
pub enum Scaled {
    /// Its value.
    Exact(i64),
    /// More digits after the point than count.
    TooFine,
    /// Beyond 64 bits.
    Huge,
    /// No numeral.
    Not,
}

/// A decimal numeral times ten to the `places`.
#[must_use]
pub fn scaled(raw: &str, places: u32) -> Scaled {
    let (sign, digits) = match raw.as_bytes().first() {
        Some(b'-') => (-1, &raw[1..]),
        Some(b'+') => (1, &raw[1..]),
        _ => (1, raw),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let clean = |s: &str| s.bytes().all(|b| b.is_ascii_digit() || b == b'_');
    let some = |s: &str| s.bytes().any(|b| b.is_ascii_digit());
    if !clean(whole) || !clean(part) || !(some(whole) || some(part)) {
        return Scaled::Not;
    }
    let part = part.trim_end_matches('0');
    if part.len() > places as usize {
        return Scaled::TooFine;
    }
    let mut value: i64 = 0;
    let pad = std::iter::repeat_n(b'0', places as usize - part.len());
    for d in whole.bytes().chain(part.bytes()).filter(|&b| b != b'_').chain(pad) {
        match value.checked_mul(10).and_then(|v| v.checked_add(i64::from(d - b'0'))) {
            Some(v) => value = v,
            None => return Scaled::Huge,
        }
    }
    Scaled::Exact(sign * value)
}

/// A clock time, hours up to 47.
#[must_use]
pub fn parse_clock(text: &str) -> Option<Clock> {
    let (hours, minutes) = text.split_once(':')?;
    let digits = |s: &str, n| (1..=n).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    if !digits(hours, 2) || !digits(minutes, 2) || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 48 && minutes < 60).then(|| Clock::hm(hours, minutes))
}

/// Lines joined to paragraphs; an empty line parts them.
#[must_use]
pub fn paragraphs(text: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            gap = !out.is_empty();
            continue;
        }
        if !out.is_empty() {
            out.push_str(if gap { "\n\n" } else { " " });
        }
        gap = false;
        out.push_str(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(raw: &str, places: u32) -> Option<i64> {
        match scaled(raw, places) {
            Scaled::Exact(v) => Some(v),
            _ => None,
        }
    }

    #[test]
    fn decimals_are_exact() {
        assert_eq!(exact("3.0", 3), Some(3000));
        assert_eq!(exact("0.001", 3), Some(1));
        assert_eq!(exact("-.5", 1), Some(-5));
        assert_eq!(exact("1_000", 0), Some(1000));
        assert_eq!(exact("6.70", 1), Some(67));
        assert_eq!(exact("0.0001", 3), None);
        assert_eq!(exact("1e3", 3), None);
        assert_eq!(exact("1OO", 0), None);
        assert_eq!(exact(".", 0), None);
        assert_eq!(exact("99999999999999999999", 0), None);
    }

    #[test]
    fn clocks_are_hours_and_minutes() {
        assert_eq!(parse_clock("16:55"), Some(Clock::hm(16, 55)));
        assert_eq!(parse_clock("24:30"), Some(Clock::hm(24, 30)));
        for bad in ["16:5", "16.55", "48:00", "16:60", "", ":", "-1:00", "1600"] {
            assert_eq!(parse_clock(bad), None, "{bad}");
        }
    }

    #[test]
    fn lines_become_paragraphs() {
        let text = "\n  One\n  two.\n\n\n  Three.\n";
        assert_eq!(paragraphs(text), "One two.\n\nThree.");
    }
}
