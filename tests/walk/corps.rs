//! The corps of 6 August, led from its order of battle: a row, a key, a place on the map.

use super::SIZES;
use super::desk::Walk;
use khasan::rules::Order;

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
    ("2nd Tank Battalion", "k", "Machine Gun Hill"),
    ("Reconnaissance Company", "k", "Zaozernaya, south crest"),
    ("40th Artillery Regiment", "j", "Machine Gun Hill"),
];

#[test]
#[ignore = "an evening's play, in some minutes: cargo test --test walk -- --ignored"]
fn the_south_half_is_fought_to_the_end() {
    let Some(mut w) = Walk::start("south", SIZES[0]) else { return };
    w.see("KHASAN 1938");
    w.rest();
    w.choose_battle("The Hollow before Zaozernaya", "6 August 1938  ·");
    w.click_away("Begin");
    w.read_the_briefing();
    w.wait_for_orders();
    w.show_all();
    // At once: nobody watches.
    w.press("p");
    w.press("p");
    for (who, key, place) in SOUTH {
        w.choose(who);
        w.press(key);
        let at = w.point_at_area(place);
        w.see("What it would mean");
        w.click_at(at);
        w.wait_for_orders();
    }
    for turn in 1..=24 {
        w.see(&format!("turn {turn} of 24"));
        w.wait_for_orders();
        if turn > 1 {
            w.press("n");
            w.wait_for_orders();
        }
        if turn % 6 == 0 {
            w.picture("evening");
        }
        w.click("End turn");
        if turn < 24 && w.see_either("End the turn (Enter)", &format!("turn {} of 24", turn + 1)) {
            w.click_away("End the turn (Enter)");
        }
    }
    if w.see_either("End the turn (Enter)", "Beside the record") {
        w.click_away("End the turn (Enter)");
    }
    w.see("Beside the record");
    w.picture("result");
}

#[test]
#[ignore = "opens real windows for minutes: cargo test --test walk -- --ignored"]
fn a_corps_is_led_in_forty_inputs_a_turn() {
    for size in SIZES {
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
            w.choose(who);
            w.press(key);
            let at = w.point_at_area(place);
            w.see("What it would mean");
            if who == "3rd Tank Battalion" {
                // What the plain may keep of them is read before they go.
                w.see("may mire");
                w.picture("tanks-before-the-plain");
            }
            w.click_at(at);
            w.wait_for_orders();
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
        w.press("n");
        w.wait_for_orders();
        w.picture("carried-on");
        let orders = w.orders_saved();
        let moved = orders.iter().filter(|o| matches!(o, Order::Move { .. })).count();
        assert!(moved > 40, "{moved} moves");
    }
}
