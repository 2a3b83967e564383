//! Saves of older formats, brought up to date: one step from each format to the next, on the
//! text as the program wrote it, before it is read.

use crate::rules::hash_of;

/// From format 1 to 2, from 2 to 3, and so on.
const STEPS: [fn(&str) -> String; 3] = [mired_since, hash_of_head, rounds_by_kind];

/// Newest format: what is written, and what every older one is brought up to.
pub const FORMAT: u32 = 1 + STEPS.len() as u32;

/// A save of some format as one of [`FORMAT`]; `None` if there is no such format.
pub(super) fn up_to_date(text: &str, format: u32) -> Option<String> {
    if format > FORMAT {
        return None;
    }
    let steps = STEPS.get(usize::try_from(format).ok()?.checked_sub(1)?..)?;
    Some(steps.iter().fold(text.to_owned(), |text, step| step(&text)))
}

/// A unit had a flag for being stuck and a time that meant nothing without it.
fn mired_since(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if !line.trim_start().starts_with("snapshot:") {
            out.push_str(line);
            continue;
        }
        let mut rest = line;
        while let Some(at) = rest.find("mired_at:(") {
            let (before, time) = rest.split_at(at);
            let time = &time["mired_at:".len()..];
            let end = time.find(')').map_or(time.len(), |i| i + 1);
            let stuck = before.strip_suffix("mired:true,");
            out.push_str(stuck.or(before.strip_suffix("mired:false,")).unwrap_or(before));
            out.push_str("mired_since:");
            match stuck {
                Some(_) => out.extend(["Some(", &time[..end], ")"]),
                None => out.push_str("None"),
            }
            rest = &time[end..];
        }
        out.push_str(rest);
    }
    out
}

/// A unit had seconds of full fire for all its weapons together.
fn rounds_by_kind(text: &str) -> String {
    const OLD: &str = ",ammo:";
    let of_line = |line: &str| {
        let mut parts = line.split(OLD);
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let digits = part.bytes().take_while(u8::is_ascii_digit).count();
            let (seconds, rest) = part.split_at(digits);
            out.push_str(&format!("{OLD}(small_arms:{seconds},shells:{seconds}){rest}"));
        }
        out
    };
    let is_state = |line: &str| line.trim_start().starts_with("snapshot:");
    let lines = text.split_inclusive('\n');
    lines.map(|l| if is_state(l) { of_line(l) } else { l.to_owned() }).collect()
}

/// The head of a file, which stands on a line of its own among the first.
pub(super) fn head_line(text: &str) -> Option<&str> {
    let line = text.lines().take(4).find_map(|l| l.trim_start().strip_prefix("head:"))?;
    Some(line.trim().trim_end_matches(',')).filter(|head| !head.is_empty())
}

/// The head had no hash. It comes last, so that what is wrong in a line is told of that line.
fn hash_of_head(text: &str) -> String {
    let parted = head_line(text).and_then(|head| Some((head, text.trim_end().strip_suffix(')')?)));
    let Some((head, fields)) = parted else { return text.to_owned() };
    format!("{fields}head_hash: \"{:016x}\")\n", hash_of(&head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_and_a_time_become_one() {
        let old = "(\n    orders: [(x:\"mired:true,mired_at:(1)\")],\n    snapshot: \
                   [(a:1,mired:true,mired_at:(63000),b:2),(mired:false,mired_at:(7),mired:false)],\n)\n";
        let new = "(\n    orders: [(x:\"mired:true,mired_at:(1)\")],\n    snapshot: \
                   [(a:1,mired_since:Some((63000)),b:2),(mired_since:None,mired:false)],\n)\n";
        assert_eq!(up_to_date(old, 1).as_deref(), Some(new));
        assert_eq!(up_to_date(new, 2).as_deref(), Some(new));
        for none in [0, FORMAT + 1, u32::MAX] {
            assert_eq!(up_to_date(old, none), None);
        }
        // What is cut off stays a syntax error for the reader.
        assert_eq!(mired_since("snapshot: (mired_at:(12"), "snapshot: (mired_since:None");
    }

    #[test]
    fn seconds_of_fire_become_those_of_either_kind() {
        let old = "(\n    orders: [(x:\"a,ammo:3\")],\n    snapshot: [(a:1,ammo:3600,b:(c:2,ammo:0))],\n)\n";
        let new = "(\n    orders: [(x:\"a,ammo:3\")],\n    snapshot: [(a:1,ammo:(small_arms:3600,\
                   shells:3600),b:(c:2,ammo:(small_arms:0,shells:0)))],\n)\n";
        assert_eq!(up_to_date(old, 3).as_deref(), Some(new));
    }

    #[test]
    fn the_head_gets_its_hash() {
        let old = "(\n    format: 2,\n    head: (rules:5,title:\"A, (b)\"),\n    at: 0,\n)\n";
        let new = up_to_date(old, 2).expect("a known format");
        let hash = hash_of(&"(rules:5,title:\"A, (b)\")");
        assert_eq!(head_line(&new), head_line(old));
        assert_eq!(new, old.replace("\n)\n", &format!("\nhead_hash: \"{hash:016x}\")\n")));
        // What has no head where the program writes it stays what it is, for the reader to refuse.
        for none in ["", "(format: 2)", "head:", "(\n\n\n\n\n head: (x:1),\n)"] {
            assert_eq!(hash_of_head(none), none.to_owned(), "{none}");
        }
    }
}
