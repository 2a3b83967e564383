//! The corps of 6 August, led from its order of battle: a row, a key, a place on the map.

use super::desk::{Walk, label_of, place};
use super::sizes;
use khasan::rules::{Order, Side};

/// Most clicks and keys a turn of the whole corps may take.
const MOST_INPUTS: u32 = 40;

/// Who does what where in the first turn: regiments, and tanks by battalion.
const ORDERS: [(&str, &str, &str); 12] = [
    ("95th Rifle Regiment", "k", "Bezymyannaya, crest"),
    ("96th Rifle Regiment", "k", "Bezymyannaya, north-east slope"),
    ("3rd Tank Battalion", "k", "Bezymyannaya, north-east slope"),
    ("32nd Tank Battalion", "m", "Middle crossing"),
    ("III Battalion, 119th", "m", "North shore"),
    ("118th Rifle Regiment", "k", "Zaozernaya, south crest"),
    ("119th Rifle Regiment", "k", "Zaozernaya, south crest"),
    ("120th Rifle Regiment", "k", "Machine Gun Hill"),
    ("2nd Tank Battalion", "m", "The gap"),
    ("Reconnaissance Company", "m", "The hollow"),
    ("40th Tank Battalion", "m", "South end of the lake"),
    ("40th Artillery Regiment", "j", "Machine Gun Hill"),
];

/// The south half, led in the same way.
const SOUTH: [(&str, &str, &str); 6] = [
    ("118th Rifle Regiment", "k", "Zaozernaya, south crest"),
    ("119th Rifle Regiment", "k", "Zaozernaya, south crest"),
    ("120th Rifle Regiment", "k", "Machine Gun Hill"),
    ("2nd Tank Battalion", "k", "South-east spur"),
    ("Reconnaissance Company", "k", "Zaozernaya, south crest"),
    ("40th Artillery Regiment", "j", "Machine Gun Hill"),
];

/// Turns of the battle.
const TURNS: u32 = 24;
/// Later in the south half: when, who, what, where.
const LATER: [(u32, &str, &str, &str); 3] = [
    (5, "2nd Tank Battalion", "m", "South-east spur"),
    (9, "II Battalion, 118th", "k", "Zaozernaya, north crest"),
    (14, "120th Rifle Regiment", "k", "Zaozernaya, south crest"),
];

/// A formation is told what to do; what it would mean is read before the click.
fn give(w: &mut Walk, who: &str, key: &str, place: &str, before: impl FnOnce(&mut Walk)) {
    w.choose(who);
    order_chosen(w, key, place, before);
}

/// Whoever is chosen is told what to do.
fn order_chosen(w: &mut Walk, key: &str, place: &str, before: impl FnOnce(&mut Walk)) {
    // A goal may lie elsewhere than where one last looked.
    if !w.has_in_view(place) {
        w.show_all();
    }
    w.press(key);
    let at = w.point_at_area(place);
    w.see("What it would mean");
    before(w);
    w.click_at(at);
    w.wait_for_orders();
}

#[test]
#[ignore = "an evening's play, in some minutes: cargo test --test walk -- --ignored"]
fn the_south_half_is_fought_to_the_end() {
    for size in sizes() {
        let Some(mut w) = Walk::start("south", size) else { return };
        w.see("KHASAN 1938");
        w.rest();
        w.choose_battle("The Hollow before Zaozernaya", "6 August 1938  ·");
        w.picture("menu");
        w.click_away("Begin");
        w.see("To the table (Enter)");
        w.rest();
        w.picture("briefing");
        w.read_the_briefing();
        w.wait_for_orders();
        w.picture("first-look");
        w.show_all();
        for (who, key, place) in SOUTH {
            give(&mut w, who, key, place, |w| {
                w.rest();
                if who == "2nd Tank Battalion" {
                    // What the ground may keep of them is read before they go.
                    w.see("may mire");
                }
                w.picture(&format!("order-{}", who.replace(' ', "-").to_lowercase()));
            });
        }
        w.picture("orders-given");
        w.end_the_turn();
        w.picture("the-computer-moves");
        // At once: nobody watches the rest.
        w.wait_for_orders();
        w.press("p");
        w.press("p");
        w.look_closely("The gap", 6);
        w.picture("mired-before-the-hill");
        w.show_all();
        for turn in 2..=TURNS {
            w.see(&format!("turn {turn} of {TURNS}"));
            w.wait_for_orders();
            for (_, who, key, place) in LATER.iter().filter(|l| l.0 == turn) {
                // Its line may be far down by now.
                w.find(who);
                w.show_all();
                order_chosen(&mut w, key, place, |_| ());
            }
            w.carry_on();
            if turn % 6 == 0 {
                w.picture("evening");
            }
            w.end_the_turn();
        }
        w.see("Beside the record");
        w.see("1938");
        w.rest();
        w.picture("result");
        w.click_away("Look at the map");
        w.picture("the-field-afterwards");
    }
}

/// What each side orders in its first turn and in its second, with two at the machine.
const SEATS: [[[(&str, &str, &str); 2]; 2]; 2] = [
    [
        [
            ("3rd Tank Battalion", "m", "The plain, middle column"),
            ("120th Rifle Regiment", "k", "Machine Gun Hill"),
        ],
        [
            ("III Battalion, 75th", "h", "Zaozernaya, north crest"),
            ("Reserve of the left sector", "m", "Senda's rise"),
        ],
    ],
    [
        [
            ("95th Rifle Regiment", "k", "Bezymyannaya, crest"),
            ("40th Artillery Regiment", "j", "Machine Gun Hill"),
        ],
        [
            ("II Battalion, 76th", "h", "Bezymyannaya, crest"),
            ("Reserve of the right sector", "m", "Bogomolnaya"),
        ],
    ],
];

/// Formations of each side that the other must not read of.
const SECRETS: [[&str; 3]; 2] = [
    ["39th Rifle Corps", "III Battalion, 119th", "40th Artillery Regiment"],
    ["75th Infantry Regiment", "Garrison of Hill 52", "Reserve of the left sector"],
];

#[test]
#[ignore = "opens real windows for minutes: cargo test --test walk -- --ignored"]
fn two_people_lead_the_corps_and_its_enemy() {
    for size in sizes() {
        let Some(mut w) = Walk::start("seats", size) else { return };
        w.see("KHASAN 1938");
        w.rest();
        w.choose_battle("The Corps at Khasan", "6 August 1938  ·");
        for _ in 0..4 {
            w.click("the computer, veteran");
            // The list that opens above the Soviet player's own offers a person for Japan.
            w.rest();
            w.click_uppermost("a person");
            w.rest();
            if place(&w.screen(), "the computer, veteran").is_none() {
                break;
            }
        }
        w.picture("players");
        w.click_away("Begin");
        for (turn, orders) in SEATS.iter().enumerate() {
            for (side, orders) in orders.iter().enumerate() {
                take_the_seat(&mut w, side, turn);
                lead(&mut w, side, turn, orders);
            }
        }
        w.see("I am in my seat");
        let orders = w.orders_saved();
        let ended = orders.iter().filter(|o| **o == Order::EndTurn).count();
        // It saves itself when a person's turn begins: Japan's second here.
        assert_eq!(ended, 3, "turns saved");
        let moves = |side: Side| orders.iter().filter(|o| moves_one_of(o, side)).count();
        for side in Side::ALL {
            assert!(moves(side) > 3, "{} moves of {side:?}", moves(side));
        }
    }
}

fn moves_one_of(order: &Order, of: Side) -> bool {
    matches!(order, Order::Move { unit, .. } if unit.side == of)
}

/// The hand-over shows nothing of the table; then the next player is in his seat.
fn take_the_seat(w: &mut Walk, side: usize, turn: usize) {
    w.see("I am in my seat");
    w.see(["Soviet Union", "Japan"][side]);
    w.settle();
    let hidden = w.screen();
    let labels: Vec<&str> = hidden["widgets"]
        .as_array()
        .map(|all| all.iter().filter_map(|l| l["label"].as_str()).collect())
        .unwrap_or_default();
    assert!(labels.len() <= 5, "more than the hand-over shows: {labels:?}");
    w.picture("hand-over");
    w.click_away("I am in my seat");
    if turn == 0 {
        w.see("To the table (Enter)");
        w.rest();
        w.picture("briefing");
    }
    w.read_the_briefing();
    w.settle();
    w.picture("what-happened-meanwhile");
    w.wait_for_orders();
}

/// A turn of one of two at the machine.
fn lead(w: &mut Walk, side: usize, turn: usize, orders: &[(&str, &str, &str)]) {
    w.show_all();
    w.picture("seat-taken");
    let screen = w.screen();
    let all = screen.to_string();
    for secret in SECRETS[1 - side] {
        assert!(!all.contains(secret), "{secret} is told to the other side");
    }
    let mine = SECRETS[side].iter().all(|own| all.contains(own));
    assert!(mine, "one's own order of battle is not there");
    let none = label_of(&screen, "Carry on: 0 orders").is_some();
    assert_eq!(none, turn == 0, "standing orders of one's own alone");
    if turn > 0 {
        w.carry_on();
    }
    for (who, key, place) in orders {
        give(w, who, key, place, |w| w.picture("an-order"));
    }
    w.picture("orders-given");
    w.end_the_turn();
}

#[test]
#[ignore = "opens real windows for minutes: cargo test --test walk -- --ignored"]
fn a_corps_is_led_in_forty_inputs_a_turn() {
    for size in sizes() {
        let Some(mut w) = Walk::start("corps", size) else { return };
        w.see("KHASAN 1938");
        w.rest();
        w.choose_battle("The Corps at Khasan", "6 August 1938  ·");
        w.picture("menu");
        w.click_away("Begin");
        w.read_the_briefing();
        w.wait_for_orders();
        w.show_all();
        w.picture("the-whole");
        w.inputs();

        for (who, key, place) in ORDERS {
            give(&mut w, who, key, place, |w| {
                if who == "3rd Tank Battalion" {
                    // What the plain may keep of them is read before they go.
                    w.see("may mire");
                    w.picture("tanks-before-the-plain");
                }
            });
        }
        w.picture("orders-given");
        w.click("End turn");
        w.see("End the turn?");
        w.click_away("End the turn (Enter)");
        let inputs = w.inputs();
        assert!(inputs <= MOST_INPUTS, "the turn took {inputs} clicks and keys");

        w.see("turn 2 of 24");
        w.wait_for_orders();
        w.picture("second-turn");
        // Whoever still has his order goes on with it.
        w.carry_on();
        w.picture("carried-on");
        let orders = w.orders_saved();
        let moved = orders.iter().filter(|o| matches!(o, Order::Move { .. })).count();
        assert!(moved > 40, "{moved} moves");
    }
}
