//! What the computer has to say for itself, and what it advises.

use super::dsl::melee;
use khasan::ai::{Level, PlanAccount, Player, Scheme, SearchWatch, advise};
use khasan::rules::{Order, Side, execute, start};
use khasan::scenario::{Files, load};
use khasan::text::account;
use std::sync::Arc;

/// Every order has its reason, every turn its plan, and both have words.
#[test]
fn every_order_has_a_reason_and_every_turn_a_plan() {
    for level in Level::ALL {
        let mut state = melee(4);
        let mut players = Side::ALL.map(|side| (side, Player::new(side, level, 4)));
        let (mut orders, mut plans) = (0, 0);
        for _ in 0..6 {
            if state.public().ended.is_some() {
                break;
            }
            let side = state.public().side;
            let player = players.iter_mut().find(|p| p.0 == side).map(|p| &mut p.1).expect("two");
            loop {
                let p = state.perspective(side);
                let order = player.next_order(&p);
                if order == Order::EndTurn {
                    assert_eq!(player.reason(), None, "{level:?}: the end of a turn");
                    let told: PlanAccount = player.account(&p);
                    assert_eq!(told.turn, p.public.turn);
                    let lines = account::plan(p.setup(), side, &told);
                    assert!(!lines.is_empty(), "{level:?}: {told:?}");
                    assert_eq!(told.chosen.is_some(), level == Level::Commander);
                    plans += 1;
                } else {
                    let why = player.reason().unwrap_or_else(|| panic!("{level:?}: {order:?}"));
                    assert!(!account::reason(p.setup(), &why).is_empty());
                    orders += 1;
                }
                execute(&mut state, &order).expect("a legal order");
                if order == Order::EndTurn || state.public().ended.is_some() {
                    break;
                }
            }
        }
        assert!(orders > 20 && plans > 2, "{level:?}: {orders} orders, {plans} plans");
    }
}

/// Two schemes at least were tried, and the ordinary plan is not left for what is worth less.
#[test]
fn a_commander_takes_the_best_of_what_he_tried() {
    let state = melee(7);
    let side = state.public().side;
    let p = state.perspective(side);
    let mut player = Player::new(side, Level::Commander, 7);
    player.next_order(&p);
    let told = player.account(&p);
    let (best, next) = (told.chosen.expect("one"), told.runner_up.expect("another"));
    assert_ne!(best.scheme, next.scheme);
    assert!(best.outcome.value >= next.outcome.value || next.scheme != Scheme::default());
    assert!(told.tried > 4, "{}", told.tried);
}

/// Advice is orders that can be given as they are, the same for the same seed, and there even for
/// who has no patience at all.
#[test]
fn advice_is_orders_to_formations_that_are_there() {
    let setup = load(&Files::embedded(), "khasan-29-july").expect("it loads").setup;
    let state = start(setup, 3).0;
    let side = state.public().side;
    let p = state.perspective(side);
    let watch = SearchWatch::default();
    let advice = advise(&p, 3, &watch);
    assert_eq!(watch.progress(), (0, 0), "nothing is searched any more");
    assert!(!advice.orders.is_empty() && advice.account.chosen.is_some());
    let mut told: Vec<_> = advice.orders.iter().map(|o| o.formation).collect();
    told.sort_unstable();
    told.dedup();
    assert_eq!(told.len(), advice.orders.len(), "one order to each");
    for order in &advice.orders {
        let d = &order.directive;
        assert!(!d.units.is_empty() && !d.to.is_empty(), "{order:?}");
        assert!(d.units.iter().all(|id| p.unit(*id).is_some_and(|u| u.hex().is_some())));
    }
    assert_eq!(advise(&p, 3, &watch), advice);
    // The other side is not to move.
    assert!(advise(&state.perspective(side.enemy()), 3, &watch).orders.is_empty());
}

/// Whoever has had enough gets the best so far.
#[test]
fn a_search_that_is_cut_short_still_decides() {
    let setup = load(&Files::embedded(), "khasan-29-july").expect("it loads").setup;
    let state = start(setup, 3).0;
    let p = state.perspective(state.public().side);
    let whole = advise(&p, 3, &SearchWatch::default()).account.tried;
    let watch = Arc::new(SearchWatch::default());
    let impatient = watch.clone();
    let cut = std::thread::spawn(move || {
        while impatient.progress().0 == 0 {
            std::thread::yield_now();
        }
        impatient.enough();
    });
    let advice = advise(&p, 3, &watch);
    cut.join().expect("it ends");
    assert!(advice.account.chosen.is_some() && !advice.orders.is_empty());
    assert!(advice.account.tried < whole, "{} of {whole}", advice.account.tried);
}
