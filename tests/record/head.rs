//! The head of a save: what a list shows, and who played. It has a hash, so that what is shown is
//! what was written.

use super::{random_game, recording, rules, saved};
use khasan::record::{Damage, Error, read};
use khasan::rules::{BySide, hash_of};
use khasan::{scenario, text};

/// A save with another head and the hash that belongs to it: as somebody would write it who
/// means harm.
fn with_head(text: &str, change: impl Fn(&str) -> String) -> String {
    let line = |l: &str| match l.trim().strip_prefix("head: ") {
        Some(head) => {
            let head = change(head.trim_end_matches(','));
            format!("head: {head},\nhead_hash: \"{:016x}\",\n", hash_of(&head))
        }
        None if l.trim().starts_with("head_hash:") => String::new(),
        None => l.to_owned(),
    };
    text.split_inclusive('\n').map(line).collect()
}

/// A save that says it was played with other rules.
pub fn of_rules(text: &str, other: u32) -> String {
    with_head(text, |head| head.replacen(&rules(), &format!("(rules:{other},"), 1))
}

/// A whole battle recorded by the program as it was with format 2, whose head had no hash; a
/// program played a side.
const OF_FORMAT_2: &str = include_str!("../saves/format-2.khasan");

#[test]
fn a_save_whose_head_had_no_hash_is_brought_up_to_date() {
    assert!(OF_FORMAT_2.contains("format: 2,") && !OF_FORMAT_2.contains("head_hash"));
    let old = recording(OF_FORMAT_2);
    let loaded = scenario::load(&scenario::Files::bundle(old.sources.clone()), &old.head.key)
        .expect("its scenario still loads");
    let head = old.head.clone();
    assert!(head.players.japan.starts_with("bot:"), "{head:?}");
    // The returns of an editor are taken out before its head is hashed.
    assert_eq!(recording(&OF_FORMAT_2.replace('\n', "\r\n")).head, old.head);
    let (game, _) = old.resume(&loaded.setup).expect("it loads");
    assert_eq!((game.players(), game.seed()), (&head.players, head.seed));
    let text = saved(&game);
    assert!(text.contains("head_hash: \""));
    let again = recording(&text);
    assert_eq!(again.resume(&loaded.setup).expect("it loads").0.state(), game.state());
}

#[test]
fn a_changed_head_is_refused() {
    let mut game = random_game(1, 40);
    game.set_players(BySide { soviet: "human".to_owned(), japan: "bot:./mine".to_owned() });
    let text = saved(&game);
    for (from, to) in [
        ("bot:./mine", "bot:./harm"),
        ("title:\"Field\"", "title:\"Meadow\""),
        ("seed:1,", "seed:2,"),
        (rules().as_str(), "(rules:999,"),
    ] {
        let bad = text.replacen(from, to, 1);
        assert_ne!(bad, text, "{from}");
        let why = read(&bad).expect_err("it was changed");
        assert_eq!(why, Error::Damaged(Damage::HeadChanged), "{from}");
        assert!(text::save_error(&why).contains("its head was changed"));
    }
    assert!(read(&with_head(&text, |head| head.replace("./mine", "./other"))).is_ok());
}
