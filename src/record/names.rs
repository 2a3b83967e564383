//! From any name to a file name and back: two names never make one file name, and every file
//! name is one on every system.

use crate::rules::hash_of;

/// Longest file name without its ending, bytes.
const LONGEST: usize = 120;
/// Prefix of the saves written by themselves.
pub(super) const AUTO: &str = "autosave-";
/// Names of devices on some systems, whatever their ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// The same with a digit behind them.
const NUMBERED: [&str; 2] = ["com", "lpt"];

/// The file name, without its ending, for a name; none for one of nothing but blanks.
pub(super) fn stem(name: &str) -> Option<String> {
    let name = name.trim();
    if name.is_empty() {
        return None;
    }
    let mut out = String::with_capacity(name.len());
    for (i, c) in name.char_indices() {
        if is_kept(c) && !(i == 0 && (c == '.' || is_device(name))) {
            out.push(c);
        } else {
            escape(&mut out, c);
        }
    }
    if out.len() > LONGEST {
        let sum = format!("~{:016x}", hash_of(&name));
        let cut = out.floor_char_boundary(LONGEST - sum.len());
        out.truncate(cut);
        out.push_str(&sum);
    }
    Some(out)
}

/// The same for a name that a person gives: none of those that the program gives itself, which
/// it removes by itself too.
pub(super) fn stem_by_hand(name: &str) -> Option<String> {
    let stem = stem(name)?;
    let own = stem.get(..AUTO.len()).is_some_and(|s| s.eq_ignore_ascii_case(AUTO));
    if !own {
        return Some(stem);
    }
    let mut out = String::new();
    escape(&mut out, 'a');
    out.push_str(&stem[1..]);
    Some(out)
}

/// The name that a file name was made from, as far as it can be told.
pub(super) fn shown(stem: &str) -> String {
    let (mut bytes, mut rest) = (Vec::with_capacity(stem.len()), stem);
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend(before.bytes());
        let code = after.get(..2).filter(|c| c.bytes().all(|b| b.is_ascii_hexdigit()));
        match code.and_then(|c| u8::from_str_radix(c, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(b'%');
                rest = after;
            }
        }
    }
    bytes.extend(rest.bytes());
    String::from_utf8(bytes).unwrap_or_else(|_| stem.to_owned())
}

/// Characters that mean nothing to any file system, nor to a shell inside quotes.
fn is_kept(c: char) -> bool {
    c.is_alphanumeric() || " -_.,()'&+!=@#;[]~".contains(c)
}

fn is_device(name: &str) -> bool {
    let base = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered = |d: &&str| base.strip_prefix(*d).is_some_and(|n| n.chars().count() == 1);
    DEVICES.contains(&base.as_str()) || NUMBERED.iter().any(numbered)
}

fn escape(out: &mut String, c: char) {
    let mut bytes = [0; 4];
    for byte in c.encode_utf8(&mut bytes).bytes() {
        out.push_str(&format!("%{byte:02X}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_and_never_clash() {
        let names = [
            "Bob's hill & the +1 ford",
            "a/b",
            "a\\b",
            "a%2Fb",
            "a:b",
            "../x",
            ".hidden",
            "CON",
            "con.1",
            "nul",
            "com1",
            "100%",
            "Моя битва (2)",
            "nul\0",
            "two\nlines",
            "\u{1b}[31m",
            "a",
            "x?",
            "x*",
            "<x>",
            "x|y",
            "\"x\"",
            "autosave-x",
        ];
        let stems: Vec<String> = names.iter().map(|n| stem(n).expect("a name")).collect();
        for (name, file) in names.iter().zip(&stems) {
            assert_eq!(&shown(file), name);
            assert!(!file.starts_with('.') && !file.contains(['/', '\\', ':', '\0', '\n']));
            assert_eq!(stems.iter().filter(|s| *s == file).count(), 1, "{name}");
        }
        assert_eq!(stems[0], names[0], "what a person types stays as it is");
        assert_eq!((stem(""), stem("  \t")), (None, None));
        let by_hand = stem_by_hand("autosave-x").expect("a name");
        assert!(by_hand != "autosave-x" && shown(&by_hand) == "autosave-x");
    }

    #[test]
    fn long_names_are_cut_and_stay_apart() {
        let name = |end: char| format!("{}{end}", "ж".repeat(5000));
        let (a, b) = (stem(&name('a')).expect("a"), stem(&name('b')).expect("b"));
        assert!(a.len() <= LONGEST && a != b, "{a} {b}");
    }
}
