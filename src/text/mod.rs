//! Words for people, in English, all in one place: functions from data to text, without
//! any drawing. Another language is another copy of this module, for the layers before it
//! say everything as data.

pub mod about;
pub mod account;
pub mod arena;
pub mod armour;
mod bots;
pub mod cohesion;
pub mod command;
mod crash;
pub mod estimate;
mod events;
pub mod findings;
mod formation;
pub mod leader;
mod log;
mod names;
mod odds;
mod orders;
mod outlook;
pub mod places;
mod plain;
mod program;
mod recorded;
mod refusal;
mod result;
mod saves;
pub mod settings;
pub mod simulation;
mod staff;
pub mod table;
mod works;

pub use bots::{
    COMMAND_LEFT_OPEN, PERSON_NEEDS_WINDOW, bot_asked_nothing_known, bot_asks_too_much, bot_deaf,
    bot_ended, bot_floods, bot_line_too_long, bot_not_listening, bot_not_started, bot_silent,
    bot_undecided, bot_without_pipes, bot_wrote_no_order, bot_wrote_no_text,
    bot_wrote_unknown_field, command_needs_shell, game_failed, games_failed, plain,
    program_not_started, unknown_level, unknown_player,
};
pub use crash::{Fall, crash_report, crashed, cut_off};
pub use estimate::enemy_strength;
pub use events::{
    EventFigures, EventPlace, event_figures, event_line, order_figures, order_key, side_key,
    unit_key,
};
pub use findings::render_findings;
pub use formation::{
    enemy_mired, gathering, holding, mire, readiness, strength_brief, strength_line,
};
pub use log::{Line, Shots, Tone, log, log_all, merged};
pub use names::{
    adjective, contact, direction, formation, ground_state, hex, hex_in, loss, mobility, morale,
    nation, policy, seen, side, strength, terrain, unit, unit_of, works,
};
pub use odds::{
    assault_result, assault_term, bands, fighting_strength, fire_terms, forecast, muster_terms,
    others_fire, outcome, term,
};
pub use orders::{order, order_of};
pub use outlook::{arrivals, doubts, may_mire, orders_reach, staying, way};
pub use plain::{harmless, is_harmful, one_line};
pub use program::{
    BEFORE_ORDERS, NO_DISPLAY, NO_SCENARIOS, NO_SUCH_DATA, SIZE_OF_PICTURE, WINDOW_NOT_BUILT,
    games_not_started, of_file, only_so_many_turns, orders_refused, recorded_order_refused,
    report_unwritable, said, sides_of_picture, unknown_unit, window_failed,
};
pub use recorded::{no_events, not_replayed, not_verified, recorded};
pub use refusal::{forbidden, no_undo, refusal, stop};
pub use result::{
    assaults, figure, level, losses, lost_by_cause, metric_value, objective, record, record_of_one,
    score, standing, toll,
};
pub use saves::{
    difference, left_out, mismatch, not_kept, other_rules, passed_over, save_error, verified,
};
pub use staff::{awaits_orders, mission, no_post, stopped};

/// Seconds as `45 s`, `4 min`, `4 min 30 s`, `1 h 05 min`.
#[must_use]
pub fn duration(seconds: u32) -> String {
    let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match (h, m, s) {
        (0, 0, s) => format!("{s} s"),
        (0, m, 0) => format!("{m} min"),
        (0, m, s) => format!("{m} min {s:02} s"),
        (h, m, _) => format!("{h} h {m:02} min"),
    }
}

/// About so long, to the minute where that is near enough: for estimates.
#[must_use]
pub fn roughly(seconds: u32) -> String {
    duration(if seconds > 300 { seconds.div_ceil(60) * 60 } else { seconds })
}

/// A probability in 2^32 as per cent: `0 %`, `<0.1 %`, `3.4 %`, `67 %`, `>99 %`, `100 %`.
#[must_use]
pub fn percent(p: u64) -> String {
    const ONE: u64 = 1 << 32;
    if p == 0 {
        return "0 %".to_owned();
    }
    if p >= ONE {
        return "100 %".to_owned();
    }
    // Parts per thousand, rounded; p is below 2^32, so nothing overflows.
    let milli = (p * 1000 + ONE / 2) >> 32;
    match milli {
        0 => "<0.1 %".to_owned(),
        1..100 => format!("{}.{} %", milli / 10, milli % 10),
        995.. => ">99 %".to_owned(),
        _ => format!("{} %", (milli + 5) / 10),
    }
}

/// Thousandths as a decimal: `0.03`, `1.4`, `12`.
#[must_use]
pub fn milli(n: u64) -> String {
    match n {
        0 => "0".to_owned(),
        1..=4 => "<0.01".to_owned(),
        5..995 => format!("0.{:02}", (n + 5) / 10),
        995..9950 => format!("{}.{}", (n + 50) / 1000, (n + 50) / 100 % 10),
        _ => format!("{}", (n + 500) / 1000),
    }
}

/// Metres an hour as `3.0 km/h`.
#[must_use]
pub fn speed(metres_an_hour: u32) -> String {
    format!("{}.{} km/h", metres_an_hour / 1000, metres_an_hour / 100 % 10)
}

/// Metres as `350 m` or `2.4 km`.
#[must_use]
pub fn distance(metres: u32) -> String {
    if metres < 2000 {
        format!("{metres} m")
    } else {
        format!("{}.{} km", metres / 1000, metres / 100 % 10)
    }
}

/// `1 man`, `2 men`.
#[must_use]
pub fn count(n: u32, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// The first letter in upper case.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        assert_eq!(
            [duration(45), duration(240), duration(270), duration(3900)],
            ["45 s", "4 min", "4 min 30 s", "1 h 05 min"]
        );
        let p = |x: u64| percent((x << 32) / 10_000);
        assert_eq!(
            [p(0), p(1), p(340), p(6700), p(9980), p(10_000)],
            ["0 %", "<0.1 %", "3.4 %", "67 %", ">99 %", "100 %"]
        );
        assert_eq!(
            [milli(0), milli(3), milli(34), milli(994), milli(996), milli(1449), milli(12_400)],
            ["0", "<0.01", "0.03", "0.99", "1.0", "1.4", "12"]
        );
        assert_eq!([speed(3000), distance(350), distance(2400)], ["3.0 km/h", "350 m", "2.4 km"]);
        assert_eq!(list(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }
}
