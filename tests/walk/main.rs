//! A walk through the game as a new user takes it: a real window on a virtual display,
//! real clicks where the labels are. The pictures lie in `target/tmp/walk` to be looked at.
//!
//! The game tells where things are on the screen when `KHASAN_WHERE` names a file; the walk
//! clicks there, and believes only what it then reads on the screen.
//!
//! Needs Xvfb, xdotool and a Vulkan driver; without them it skips with a message, and
//! fails in CI.
#![cfg(feature = "gui")]

mod corps;
mod desk;

use desk::{Walk, label_of};
use khasan::rules::Order;

/// Sizes at which the table must be legible.
const SIZES: [(u32, u32); 2] = [(1280, 720), (2560, 1440)];

/// The sizes to walk at: all, or with `KHASAN_WALK=1440` the one that is so high.
fn sizes() -> Vec<(u32, u32)> {
    let one = std::env::var("KHASAN_WALK").ok().and_then(|h| h.parse().ok());
    SIZES.into_iter().filter(|s| one.is_none_or(|h: u32| h == s.1)).collect()
}

#[test]
#[ignore = "opens real windows for minutes: cargo test --test walk -- --ignored"]
fn a_new_user_fights_a_turn_against_the_computer() {
    for size in sizes() {
        let Some(mut w) = Walk::start("solo", size) else { return };
        w.see("KHASAN 1938");
        w.rest();
        w.choose_battle("Eleven on Bezymyannaya", "29 July 1938  ·");
        w.picture("menu");
        w.click_away("Begin");
        w.read_the_briefing();
        // The computer moves first; the guards see what comes out of the fog.
        w.wait_for_orders();
        w.see("your orders");
        w.picture("the-computer-has-moved");

        // A shot, with its forecast read first; whoever has somebody to fire at.
        let (shooter, target) = w.find_shot();
        w.see("Forecast");
        w.see("How it comes about");
        w.picture("forecast-of-a-shot");
        let before = w.time_of(&shooter);
        w.click_at(target);
        w.wait_for_time_spent(&shooter, before);
        w.wait_for_orders();
        w.picture("after-the-shot");

        // A step, and what it costs, read before it is taken.
        let (walker, hex) = w.find_step(&shooter);
        w.picture("path");
        let before = w.time_of(&walker);
        w.click_at(hex);
        w.wait_for_time_spent(&walker, before);
        w.wait_for_orders();

        // The end of the turn warns of idle units; then the computer answers.
        w.click("End turn");
        w.see("End the turn?");
        w.picture("idle-units");
        w.click_away("End the turn (Enter)");
        w.see("turn 2 of 15");
        w.wait_for_orders();
        w.see("your orders");
        w.picture("second-turn");

        // The game was saved by itself: what was clicked is what was ordered.
        let orders = w.orders_saved();
        assert!(orders.iter().any(|o| matches!(o, Order::Fire { .. })), "{orders:?}");
        assert!(orders.iter().any(|o| matches!(o, Order::Move { .. })), "{orders:?}");
        assert_eq!(orders.iter().filter(|o| **o == Order::EndTurn).count(), 3, "{orders:?}");
    }
}

#[test]
#[ignore = "opens real windows for minutes: cargo test --test walk -- --ignored"]
fn two_people_hand_the_seat_over() {
    let Some(mut w) = Walk::start("hot-seat", SIZES[0]) else { return };
    w.see("KHASAN 1938");
    w.rest();
    w.click("Marsh Crossing");
    w.click("the computer, veteran");
    w.picture("players");
    // The list that opened, above the Soviet player's own, offers a person for Japan.
    w.click_uppermost("a person");
    w.click_away("Begin");
    for turn in 0..4 {
        let side = ["Soviet Union", "Japan"][turn % 2];
        w.see("I am in my seat");
        w.see(side);
        let hidden = w.screen();
        let bare = label_of(&hidden, "End turn").is_none();
        assert!(bare, "the table shows before the seat is taken");
        w.picture("hand-over");
        w.click_away("I am in my seat");
        w.read_the_briefing();
        w.wait_for_orders();
        w.picture("seat-taken");
        w.click("End turn");
        if w.see_either("End the turn (Enter)", "I am in my seat") {
            w.click_away("End the turn (Enter)");
        }
    }
    w.see("I am in my seat");
    let ended = w.orders_saved().iter().filter(|o| **o == Order::EndTurn).count();
    // It saves itself when a person's turn begins: of the second game turn here.
    assert!(ended >= 2, "{ended} turns were saved");
}

#[test]
#[ignore = "opens real windows for minutes: cargo test --test walk -- --ignored"]
fn a_battle_is_gone_on_with_after_a_crash() {
    for size in sizes() {
        // The computer breaks off in its first order.
        let Some(mut w) = Walk::start_to_crash("crash", size, Some(1)) else { return };
        w.see("KHASAN 1938");
        w.rest();
        w.choose_battle("Marsh Crossing", "An exercise, August 1938  ·");
        w.click_away("Begin");
        w.read_the_briefing();
        w.wait_for_orders();
        w.click("End turn");
        w.click("End the turn (Enter)");
        let (code, said) = w.ended();
        assert_eq!(code, Some(2), "{said}");
        for words in ["broke off by an error of its own", "choose Continue", "crash-"] {
            assert!(said.contains(words), "{said}");
        }
        assert_eq!(w.orders_saved(), [Order::EndTurn]);
        w.start_again();
        w.see("The last game was cut off.");
        w.rest();
        w.picture("started-again");
        w.click_away("Continue: Marsh Crossing");
        // The computer plays its turn to the end, and the battle goes on.
        w.see("turn 2 of 8");
        w.wait_for_orders();
        w.picture("gone-on");
        assert!(w.orders_saved().len() > 1);
    }
}
