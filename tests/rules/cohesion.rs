//! What losses leave of nerves, how bad nerves mend, and battalions that have had enough.

use super::dsl::*;
use khasan::rules::setup::{Echelon, Formation};
use khasan::rules::{
    Comrades, Event, Forecast, FormationId, Morale, Order, Refusal, Side, SpentCause, State,
    Struck, UnitChange, UnitId, apply, check, execute, forecast, hash, legal_orders, morale,
    suppose, suppose_turn, threshold,
};
use khasan::text;
use std::sync::Arc;

fn change(s: &mut State, unit: UnitId, change: UnitChange) {
    apply(s, &Event::Unit { unit, change });
}

/// Something falls on a unit early in the turn: so many fall, and so much suppression is left.
fn struck(s: &mut State, unit: UnitId, wounded: u16, suppression: u8) {
    let (killed, lost, down, struck) = (0, 0, true, Struck { from: 0, to: 60 });
    change(s, unit, UnitChange::Hit { killed, wounded, lost, suppression, down, struck });
}

fn suppression(s: &State, unit: UnitId) -> u8 {
    s.unit(unit).expect("there").suppression
}

fn end_game_turn(s: &mut State) {
    for _ in Side::ALL {
        execute(s, &Order::EndTurn).expect("it ends");
    }
}

fn named(name: &str, parent: Option<u16>, echelon: Option<Echelon>) -> Formation {
    Formation { name: name.into(), parent: parent.map(FormationId), echelon, link: None }
}

/// A battalion of a staff and three companies of rifles, the third of two platoons; the enemy is
/// next to the first, or far away and out of sight. Unit 0 is the staff.
fn battalion(enemy_near: bool) -> State {
    let enemy = if enemy_near { "r60-" } else { "." };
    let far = if enemy_near { "." } else { "r60-" };
    let mut f = Field::of(&format!(
        "S . R60 {enemy} . . . . . . . . . . . . . {far}
           . R60 R60 . . . . . . . . . . . . . . .
         . R60 . . . . . . . . . . . . . . . ."
    ));
    f.setup.turns = vec![900; 12];
    f.setup.weather[0].visibility_m = 500;
    f.setup.forces.soviet.formations = vec![
        named("118th Regiment", None, Some(Echelon::Regiment)),
        named("2/118th", Some(0), Some(Echelon::Battalion)),
        named("3rd Company", Some(1), Some(Echelon::Company)),
    ];
    for (unit, formation) in f.setup.forces.soviet.units.iter_mut().zip([1, 1, 1, 2, 2]) {
        unit.formation = FormationId(formation);
    }
    f.start(1)
}

fn staff(s: &State) -> UnitId {
    s.units(Side::Soviet).find(|(_, u)| u.ty == STAFF).expect("a staff").0
}

fn spent(s: &State) -> Option<SpentCause> {
    s.perspective(Side::Soviet).spent(FormationId(1)).map(|s| s.why)
}

fn rested(s: &State) -> Option<u32> {
    s.perspective(Side::Soviet).spent(FormationId(1)).map(|s| s.rested_s)
}

/// Breaks a unit, by a blow without losses.
fn break_unit(s: &mut State, unit: UnitId) {
    struck(s, unit, 0, 90);
}

#[test]
fn losses_of_the_company_are_a_floor() {
    let mut s = battalion(false);
    // 27 of the 120 men of the third company: 22 %.
    struck(&mut s, su(3), 27, 10);
    for unit in [su(3), su(4)] {
        let floor = s.perspective(Side::Soviet).nerve_floor(unit).expect("on the map");
        assert_eq!(
            (floor.of, floor.loss_pct, floor.points),
            (Comrades::Company(FormationId(2)), 22, 44)
        );
        assert_eq!(text::cohesion::floor(&floor), "losses of the company 22 %: not below 44");
    }
    let others = s.perspective(Side::Soviet).nerve_floor(su(1)).expect("on the map");
    assert_eq!((others.of, others.points), (Comrades::Alone, 0), "a company for itself");
    end_game_turn(&mut s);
    assert_eq!(suppression(&s, su(3)), 44, "it is raised to it");
    assert_eq!(suppression(&s, su(4)), 44, "and so is who was not hit himself");
    assert_eq!(suppression(&s, su(1)), 0);
    end_game_turn(&mut s);
    assert_eq!(suppression(&s, su(3)), 44, "it stays");
    let rally = Order::Rally { unit: su(3), seconds: 600 };
    let refusal = check(&s.perspective(Side::Soviet), &rally).expect_err("it is at its floor");
    assert_eq!(refusal, Refusal::NerveFloor { loss_pct: 22, points: 44 });
    assert_eq!(
        text::refusal(s.setup(), &refusal),
        "Losses of 22 % keep suppression at 44 for the rest of the battle, and rallying does not \
         help: let it fire from where it is, and send others forward."
    );
    // Pinned at 40, shaken at 55: never below that by losses alone.
    struck(&mut s, su(3), 30, 44);
    let floor = s.perspective(Side::Soviet).nerve_floor(su(3)).expect("on the map");
    assert_eq!((floor.loss_pct, floor.points), (47, 54));
}

#[test]
fn where_nobody_says_what_a_formation_is_those_beside_each_other_count() {
    let mut f = Field::of("R60 R40 . . . . . . . . . . . . . . . . . . . . r60");
    f.setup.forces.soviet.formations = vec![named("Outpost", None, None)];
    let mut s = f.start(1);
    struck(&mut s, su(0), 15, 0);
    let floor = s.perspective(Side::Soviet).nerve_floor(su(1)).expect("on the map");
    assert_eq!((floor.of, floor.loss_pct, floor.points), (Comrades::Group(FormationId(0)), 15, 30));
}

#[test]
fn eleven_guards_are_never_shaken_by_their_losses_alone() {
    for quality in 1..=10 {
        for fallen in 0..=10 {
            let mut f = Field::of("R11 . . . . . . . . . . . . . . . . . . . . r60")
                .last(Side::Soviet, |u| u.quality = quality);
            f.setup.forces.soviet.formations = vec![named("Outpost", None, None)];
            let mut s = f.start(1);
            struck(&mut s, su(0), fallen, 0);
            end_game_turn(&mut s);
            let now = suppression(&s, su(0));
            let least = (u32::from(fallen) * 100 / 11 * 2).min(94) as u8;
            assert_eq!(now, least.min(threshold(Morale::Shaken, quality) - 1));
            assert!(morale(now, quality) < Morale::Shaken, "{fallen} of eleven, quality {quality}");
        }
    }
}

#[test]
fn bad_nerves_mend_slowly_whatever_the_length_of_a_turn() {
    // Quality 5: 20 points a quarter of an hour; pinned at 40, shaken at 55, broken at 70.
    let after = |turns: Vec<u32>, from: u8| {
        let mut f = Field::of("R60 . . . . . . . . . . . . . . . . . . . . r60");
        let n = turns.len();
        f.setup.turns = turns.into_iter().chain([900]).collect();
        let t = &mut Arc::make_mut(&mut f.setup.library).tuning;
        t.relief_s = 86_400;
        let mut s = f.start(1);
        change(&mut s, su(0), UnitChange::Relieved { suppression: from });
        for _ in 0..n {
            end_game_turn(&mut s);
        }
        suppression(&s, su(0))
    };
    assert_eq!(after(vec![900], 30), 10, "steady");
    assert_eq!(after(vec![900], 54), 44, "pinned: half");
    assert_eq!(after(vec![900], 69), 63, "shaken: a third");
    assert_eq!(after(vec![900], 100), 95, "broken: a quarter");
    // From 45 six points to 39 take 540 s; what is left sheds eight at the full rate.
    assert_eq!(after(vec![900], 45), 31);
    for from in [35, 45, 60, 75, 100] {
        for (long, short) in [(3600, 900), (2700, 900), (1800, 600)] {
            let whole = after(vec![long], from);
            let parts = (long / short) as usize;
            let many = after(vec![short; parts], from);
            let lost = i32::from(many) - i32::from(whole);
            assert!((0..=parts as i32).contains(&lost), "{from}, {long} s: {whole}, {many}");
        }
    }
}

#[test]
fn a_good_unit_that_broke_is_not_steady_in_half_an_hour() {
    let mut f = Field::of("R60 . . . . . . . . . . . . . . . . . . . . r60")
        .last(Side::Soviet, |u| u.quality = 8);
    let t = &mut Arc::make_mut(&mut f.setup.library).tuning;
    // As in the library of the game.
    (t.rally_base, t.rally_quality) = (12, 3);
    let mut s = f.start(1);
    change(&mut s, su(0), UnitChange::Relieved { suppression: 88 });
    assert_eq!(s.unit(su(0)).expect("there").morale(), Morale::Broken);
    end_game_turn(&mut s);
    end_game_turn(&mut s);
    assert!(s.unit(su(0)).expect("there").morale() > Morale::Steady, "{}", suppression(&s, su(0)));
}

#[test]
fn what_is_foretold_of_rallying_happens() {
    for (from, seconds) in [(60, 300), (90, 800), (52, 700), (44, 100)] {
        let mut s = battalion(false);
        struck(&mut s, su(3), 20, from);
        let order = Order::Rally { unit: su(3), seconds };
        let mut p = s.perspective(Side::Soviet);
        let Ok(Forecast::Rally { suppression: told, floor }) = forecast(&p, &order) else {
            panic!("a forecast of rallying")
        };
        assert_eq!(floor.points, 32);
        assert!(told >= 32 && told < from);
        suppose(&mut p, &order).expect("legal");
        execute(&mut s, &order).expect("legal");
        assert_eq!(suppression(&s, su(3)), told, "{from} for {seconds}");
        assert_eq!(p, s.perspective(Side::Soviet));
    }
}

#[test]
fn each_of_three_causes_is_enough() {
    // Its headquarters fell.
    let mut s = battalion(false);
    let hq = staff(&s);
    change(&mut s, hq, UnitChange::Gone);
    end_game_turn(&mut s);
    assert_eq!(spent(&s), Some(SpentCause::Leader));

    // Two companies broke, half of the third is one.
    let mut s = battalion(false);
    break_unit(&mut s, su(1));
    end_game_turn(&mut s);
    assert_eq!(spent(&s), None, "one of three");
    break_unit(&mut s, su(3));
    end_game_turn(&mut s);
    assert_eq!(spent(&s), Some(SpentCause::Companies(2)));

    // Three tenths of the 250 men.
    let mut s = battalion(false);
    struck(&mut s, su(1), 37, 0);
    struck(&mut s, su(2), 37, 0);
    end_game_turn(&mut s);
    assert_eq!(spent(&s), None, "74 of 250");
    struck(&mut s, su(3), 1, 0);
    end_game_turn(&mut s);
    assert_eq!(spent(&s), Some(SpentCause::Losses(30)));
}

#[test]
fn who_broke_and_came_to_within_the_turn_broke_all_the_same() {
    let mut s = battalion(false);
    for unit in [su(1), su(2)] {
        break_unit(&mut s, unit);
        change(&mut s, unit, UnitChange::Suppression { suppression: 20 });
    }
    end_game_turn(&mut s);
    assert_eq!(spent(&s), Some(SpentCause::Companies(2)));
    assert!(!s.unit(su(1)).expect("there").broke, "that was another turn");
}

#[test]
fn what_broke_an_hour_ago_counts_no_more() {
    let mut s = battalion(false);
    break_unit(&mut s, su(1));
    end_game_turn(&mut s);
    change(&mut s, su(1), UnitChange::Relieved { suppression: 0 });
    for _ in 0..4 {
        end_game_turn(&mut s);
    }
    break_unit(&mut s, su(2));
    end_game_turn(&mut s);
    assert_eq!(spent(&s), None, "75 minutes after the first");
    break_unit(&mut s, su(1));
    end_game_turn(&mut s);
    assert_eq!(spent(&s), Some(SpentCause::Companies(2)), "it broke again");
}

#[test]
fn each_cause_is_over_after_rest_and_is_counted_anew() {
    for cause in 0..3 {
        let mut s = battalion(false);
        match cause {
            0 => {
                let hq = staff(&s);
                change(&mut s, hq, UnitChange::Gone);
            }
            1 => [su(1), su(2)].into_iter().for_each(|u| break_unit(&mut s, u)),
            _ => struck(&mut s, su(1), 59, 0),
        }
        if cause == 2 {
            struck(&mut s, su(2), 20, 0);
        }
        end_game_turn(&mut s);
        assert!(spent(&s).is_some(), "{cause}");
        end_game_turn(&mut s);
        assert_eq!(rested(&s), Some(900), "{cause}");
        end_game_turn(&mut s);
        assert_eq!(spent(&s), None, "{cause}: half an hour of rest");
        for _ in 0..3 {
            end_game_turn(&mut s);
            assert_eq!(spent(&s), None, "{cause}: what is behind it counts no more");
        }
        if cause == 2 {
            // Three tenths of the 171 men that are left are 51.3.
            struck(&mut s, su(3), 51, 0);
            end_game_turn(&mut s);
            assert_eq!(spent(&s), None);
            struck(&mut s, su(3), 1, 0);
            end_game_turn(&mut s);
            assert_eq!(spent(&s), Some(SpentCause::Losses(30)));
        }
    }
}

#[test]
fn a_turn_under_fire_or_in_sight_begins_the_rest_anew() {
    let mut s = battalion(false);
    let hq = staff(&s);
    change(&mut s, hq, UnitChange::Gone);
    end_game_turn(&mut s);
    end_game_turn(&mut s);
    assert_eq!(rested(&s), Some(900));
    struck(&mut s, su(4), 0, 5);
    end_game_turn(&mut s);
    assert_eq!(rested(&s), Some(0));
    // An enemy in view, unless he is broken.
    let mut s = battalion(true);
    let hq = staff(&s);
    change(&mut s, hq, UnitChange::Gone);
    end_game_turn(&mut s);
    end_game_turn(&mut s);
    assert_eq!(rested(&s), Some(0));
    change(&mut s, jp(0), UnitChange::Suppression { suppression: 95 });
    let contact = khasan::rules::Contact {
        morale: Morale::Broken,
        ..*s.perspective(Side::Soviet).enemies().next().expect("in sight")
    };
    let sighting = khasan::rules::Sighting::default();
    apply(&mut s, &Event::Contact { side: Side::Soviet, contact, unit: jp(0), sighting });
    end_game_turn(&mut s);
    assert_eq!(rested(&s), Some(900));
}

#[test]
fn a_battalion_that_has_had_enough_storms_nothing_but_fights_on() {
    let mut s = battalion(true);
    let storm = Order::Assault { units: vec![su(1)], hex: at(3, 0) };
    check(&s.perspective(Side::Soviet), &storm).expect("it may");
    struck(&mut s, su(3), 59, 0);
    struck(&mut s, su(2), 26, 0);
    end_game_turn(&mut s);
    let p = s.perspective(Side::Soviet);
    let refusal = check(&p, &storm).expect_err("it has had enough");
    assert_eq!(
        text::refusal(s.setup(), &refusal),
        "2/118th has lost 34 % of its men: it storms again after 30 min out of sight and unhit; \
         none of it is spent."
    );
    let (side, battalion, why) = (Side::Soviet, FormationId(1), SpentCause::Losses(34));
    let later = Refusal::Spent { side, battalion, why, rested_s: 900, rest_s: 1800 };
    assert_eq!(
        text::refusal(s.setup(), &later),
        "2/118th has lost 34 % of its men: it storms again after 30 min out of sight and unhit; \
         15 min are spent."
    );
    let legal = legal_orders(&p, su(1));
    assert!(legal.iter().all(|o| !matches!(o, Order::Assault { .. })), "no assault is offered");
    assert!(legal.iter().any(|o| matches!(o, Order::Fire { .. })), "it fires");
    assert!(legal.iter().any(|o| matches!(o, Order::Move { .. })), "and moves");
    let before = hash(&s);
    assert_eq!(execute(&mut s, &storm), Err(refusal));
    assert_eq!(hash(&s), before);
}

#[test]
fn one_company_is_no_battalion() {
    let mut f = Field::of("S R60 . . . . . . . . . . . . . . . . . . . . r60");
    f.setup.forces.soviet.formations = vec![named("Rest", None, Some(Echelon::Battalion))];
    let mut s = f.start(1);
    struck(&mut s, su(1), 50, 0);
    change(&mut s, su(0), UnitChange::Gone);
    end_game_turn(&mut s);
    assert_eq!(s.perspective(Side::Soviet).spent(FormationId(0)), None);
}

#[test]
fn what_a_battalion_has_been_through_is_saved_and_its_own_affair() {
    let mut s = battalion(false);
    let fresh = hash(&s);
    break_unit(&mut s, su(1));
    break_unit(&mut s, su(2));
    end_game_turn(&mut s);
    let text = ron::to_string(&s).expect("writes");
    let back: State = ron::from_str(&text).expect("reads");
    let back = back.with_setup(Arc::clone(s.setup()));
    assert_eq!((hash(&back), &back), (hash(&s), &s));
    assert_eq!(spent(&back), Some(SpentCause::Companies(2)));
    assert_eq!(back.check_sound(), Ok(()));
    assert_ne!(hash(&s), fresh);
    assert!(s.perspective(Side::Japan).cohesion.is_empty());
    let older = text.replace("cohesion:", "cohesion_of_a_later_day:");
    assert!(ron::from_str::<State>(&older).is_ok(), "a save that does not speak of it is read");
    // One that speaks of a battalion that there is not is none.
    let wrong = text.replace("battalion:(1)", "battalion:(77)");
    assert_ne!(wrong, text);
    let wrong: State = ron::from_str(&wrong).expect("reads");
    let wrong = wrong.with_setup(Arc::clone(s.setup()));
    assert_eq!(wrong.check_sound(), Err(khasan::rules::Unsound::Cohesion));
}

#[test]
fn turns_of_rest_are_as_supposed() {
    let mut s = battalion(false);
    struck(&mut s, su(3), 59, 60);
    struck(&mut s, su(1), 20, 80);
    for turn in 0..6 {
        let mut p = s.perspective(Side::Soviet);
        assert!(suppose_turn(&mut p));
        end_game_turn(&mut s);
        assert_eq!(p, s.perspective(Side::Soviet), "turn {turn}");
        assert_eq!(spent(&s).is_some(), turn < 2, "turn {turn}");
    }
}
