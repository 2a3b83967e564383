//! What stands in somebody's file, printed so that it does nothing to a terminal.

use std::borrow::Cow;

/// Stands for what is not printed.
const MARK: char = '\u{FFFD}';

/// True for what drives a terminal, or turns the direction of what follows: all but letters,
/// blanks, tabs and ends of lines.
#[must_use]
pub fn is_harmful(c: char) -> bool {
    let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    (c.is_control() && c != '\n' && c != '\t') || turns
}

/// A text with a mark in place of what would drive a terminal: for all that is printed.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.contains(is_harmful) {
        text.chars().map(|c| if is_harmful(c) { MARK } else { c }).collect::<String>().into()
    } else {
        text.into()
    }
}

/// The same on one line, without tabs: for what would forge a line of its own, or a column.
#[must_use]
pub fn one_line(text: &str) -> Cow<'_, str> {
    let breaks = |c: char| is_harmful(c) || matches!(c, '\n' | '\t' | '\u{2028}' | '\u{2029}');
    if text.contains(breaks) {
        text.chars().map(|c| if breaks(c) { MARK } else { c }).collect::<String>().into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_drives_a_terminal_is_marked_and_the_rest_stays() {
        assert_eq!(harmless("\u{1b}]0;x\u{7}\r\u{9b}2J"), "\u{FFFD}]0;x\u{FFFD}\u{FFFD}\u{FFFD}2J");
        let plain = "Высота \"Заозёрная\"\t張鼓峰\n";
        assert!(matches!(harmless(plain), Cow::Borrowed(p) if p == plain));
        assert_eq!(one_line("a\nb\tc"), "a\u{FFFD}b\u{FFFD}c");
    }
}
