//! What one knows of the enemy's strength and nerves: estimates that become surer, and reports
//! that neither jump nor double.

use super::dsl::{Field, RIFLES, at, guessed, jp, melee_field, su};
use super::twin::{below, edit, twin};
use khasan::hex::Hex;
use khasan::rules::assault::resolve_assault;
use khasan::rules::engagement::AssaultEngagement;
use khasan::rules::fighter::Fighter;
use khasan::rules::fire::{FireEngagement, FireManner, Firer, Mark, resolve_fire};
use khasan::rules::{
    AssaultResult, Contact, ContactId, Dice, Event, Forecast, Irrevocable, Order, Perspective,
    Side, Sighting, State, Target, UnitId, ViewEvent, all_legal_orders, apply, dist, execute,
    forecast, morale, view,
};

/// Plays random legal orders of a battle in which all is guessed at.
fn guessing_game(seed: u64, mut each: impl FnMut(&State, &Order, &State, &[Event])) -> State {
    let mut s = guessed(melee_field()).start(seed);
    let mut pick = Dice::new(seed ^ 0x51D3);
    for _ in 0..200 {
        if s.public().ended.is_some() {
            break;
        }
        let mut all = all_legal_orders(&s.perspective(s.public().side));
        // Battalions that change their minds at random would never get near anybody.
        all.retain(|o| !matches!(o, Order::Mission { .. }));
        let order = if pick.chance(dist::ONE / 12) {
            Order::EndTurn
        } else {
            all[below(&mut pick, all.len())].clone()
        };
        let before = s.clone();
        let events = execute(&mut s, &order)
            .unwrap_or_else(|r| panic!("seed {seed}: {order:?} refused: {r:?}"));
        each(&before, &order, &s, &events);
    }
    s
}

/// The unit that a contact in sight stands for.
fn truth(s: &State, side: Side, c: &Contact) -> khasan::rules::Unit {
    let id = s.contact_unit(side, c.id).expect("somebody");
    *s.unit(id).expect("a unit")
}

#[test]
fn a_report_says_between_what_the_truth_lies() {
    let s = Field::of("R60 . r60-").start(1);
    let one = *s.perspective(Side::Soviet).enemies().next().expect("in sight");
    let contact = |men, spread_pct| Contact { men, spread_pct, ..one };
    for spread in 0..=49_i8 {
        for error in -spread..=spread {
            for men in [0, 1, 2, 3, 7, 10, 36, 110, 800] {
                let reported = Sighting::off_by(error).reported(men);
                let c = contact(reported, spread as u8);
                let (low, high) = c.men_range();
                assert!((low..=high).contains(&men), "{men} as {reported}: {low} to {high}");
                assert_eq!(spread == 0, (low, high) == (men, men) && c.is_known());
                assert_eq!(reported == 0, men == 0);
            }
        }
    }
    // As the card has it.
    assert_eq!(contact(110, 25).men_range(), (88, 147));
}

#[test]
fn what_is_in_sight_lies_within_its_report_and_nerves_are_a_word() {
    let (mut checked, mut off) = (0, 0);
    for seed in 0..40 {
        guessing_game(seed, |_, order, after, _| {
            for side in Side::ALL {
                let p = after.perspective(side);
                for c in p.enemies().filter(|c| c.seen) {
                    let u = truth(after, side, c);
                    let (men, pieces) = (c.men_range(), c.pieces_range());
                    assert!((men.0..=men.1).contains(&u.men), "seed {seed} {order:?}: {c:?} {u:?}");
                    assert!((pieces.0..=pieces.1).contains(&u.pieces), "{c:?} {u:?}");
                    assert_eq!((Some(c.hex), c.ty), (u.hex(), u.ty));
                    assert_eq!(c.morale, u.morale(), "seed {seed} {order:?}");
                    assert_eq!(morale(c.suppression(), c.quality), c.morale);
                    checked += 1;
                    off += u32::from(c.men != u.men);
                }
            }
        });
    }
    assert!(checked > 10_000 && off > 1_000, "{off} of {checked} off");
}

/// Of one report the spread never grows; as long as it is the same so is the error.
#[test]
fn a_report_becomes_surer_and_never_less_sure() {
    let mut narrowed = 0;
    for seed in 0..40 {
        guessing_game(seed, |before, order, _, events| {
            let mut s = before.clone();
            for e in events {
                if let Event::Contact { side, contact: c, sighting, .. } = e {
                    let p = s.perspective(*side);
                    if let Some(old) = p.contacts.get(usize::from(c.id.0)) {
                        assert!(c.spread_pct <= old.spread_pct, "seed {seed} {order:?}");
                        assert!(c.counted >= old.counted);
                        narrowed += u32::from(c.spread_pct < old.spread_pct);
                    }
                    assert!(sighting.error_pct().unsigned_abs() <= c.spread_pct);
                }
                apply(&mut s, e);
            }
        });
    }
    assert!(narrowed > 100, "{narrowed}");
}

/// Riflemen two kilometres from others, who come nearer.
#[test]
fn time_in_sight_and_nearness_narrow_it_and_a_fight_hand_to_hand_ends_all_doubt() {
    let far = |hexes: i16| {
        let f = Field::open(24, 3).unit(Side::Soviet, RIFLES, at(0, 1)).last(Side::Soviet, hold);
        let f = f.unit(Side::Japan, RIFLES, at(hexes, 1)).last(Side::Japan, |u| {
            (u.men, u.policy) = (90, khasan::rules::FirePolicy::Hold);
        });
        guessed(f).start(3)
    };
    let seen = |s: &State| *s.perspective(Side::Soviet).enemies().next().expect("in sight");
    let spread = |hexes| seen(&far(hexes)).spread_pct;
    assert_eq!([9, 5, 4, 3, 2, 1].map(spread), [25, 25, 15, 15, 10, 10]);
    // A quarter of an hour each turn.
    let mut s = far(5);
    let mut told = Vec::new();
    while s.public().ended.is_none() && told.len() < 5 {
        told.push(seen(&s).spread_pct);
        execute(&mut s, &Order::EndTurn).expect("legal");
        execute(&mut s, &Order::EndTurn).expect("legal");
    }
    assert_eq!(told, [25, 20, 15, 10, 10]);
    // Hand to hand, both know.
    let mut s = far(1);
    assert!(!seen(&s).is_known());
    execute(&mut s, &Order::Assault { units: vec![su(0)], hex: at(1, 1) }).expect("legal");
    for side in Side::ALL {
        let p = s.perspective(side);
        for c in p.enemies().filter(|c| c.seen) {
            let u = truth(&s, side, c);
            assert_eq!((c.spread_pct, c.men, c.quality), (0, u.men, u.quality), "{side:?}");
        }
    }
}

fn hold(u: &mut khasan::rules::setup::UnitSetup) {
    u.policy = khasan::rules::FirePolicy::Hold;
}

/// First errors are uniform: each as likely as any other.
#[test]
fn the_first_error_is_anything_within_a_quarter() {
    let mut by_error = [0_u32; 51];
    for seed in 0..5_100 {
        let f = Field::of("R60- . . . . . . . . r100-");
        let s = guessed(f).start(seed);
        let c = *s.perspective(Side::Soviet).enemies().next().expect("in sight");
        by_error[usize::from(c.men - 75)] += 1;
    }
    assert!(by_error.iter().all(|n| (50..=160).contains(n)), "{by_error:?}");
}

/// What one saw fall is what the reports before and after differ by, so that nothing is told
/// twice; the truth lies within what the claims say, but for the rounding of each.
#[test]
fn claims_are_the_differences_of_reports_and_near_the_truth() {
    let (mut men, mut fell, mut off, mut compared) = (0_u32, 0_u32, 0_u32, 0_u32);
    for seed in 0..60 {
        let s = guessing_game(seed, |before, order, _, events| {
            let mut s = before.clone();
            // Who was hit last, and what his next report must be.
            let (mut hit, mut next) = (None, None);
            for e in events {
                match e {
                    Event::Unit { unit, change: khasan::rules::UnitChange::Hit { .. } } => {
                        hit = Some(*unit);
                    }
                    Event::Claimed { side: Side::Soviet, claim } => {
                        let p = s.perspective(Side::Soviet);
                        let is = |c: &&Contact| s.contact_unit(Side::Soviet, c.id) == hit;
                        let c = p.enemies().filter(|c| c.seen).find(is).expect("who was hit");
                        next = Some(Contact { men: c.men - claim.men, ..*c });
                    }
                    Event::Contact { side: Side::Soviet, contact: c, .. } => {
                        // Who slipped away is remembered as he was.
                        if let Some(told) = next.filter(|n: &Contact| n.id == c.id)
                            && told.spread_pct == c.spread_pct
                            && c.seen
                        {
                            assert_eq!(told.men, c.men, "seed {seed} {order:?}");
                            compared += 1;
                        }
                        next = next.filter(|n| n.id != c.id);
                    }
                    _ => {}
                }
                apply(&mut s, e);
            }
        });
        let claims = s.perspective(Side::Soviet).claims;
        men += claims.men;
        off += claims.men_off.div_ceil(100);
        fell += s.units(Side::Japan).map(|(_, u)| u32::from(u.killed + u.wounded)).sum::<u32>();
    }
    assert!(compared > 100, "{compared}");
    // Not all of it is seen.
    assert!(men > 150 && men <= fell + off, "{men} claimed, {off} off, {fell} fell");
    assert!(men + off > fell / 2, "{men} claimed, {off} off, {fell} fell");
}

/// A march on which the enemy sights somebody costs a draw, and can be taken back all the same:
/// else it would tell who is seen.
#[test]
fn being_sighted_is_no_die_that_anybody_may_know_of() {
    // Those who lie are seen from 500 m, those who walk from 1500 m.
    let f = Field::open(20, 3).unit(Side::Soviet, RIFLES, at(0, 1));
    let f = f.unit(Side::Japan, RIFLES, at(12, 1)).last(Side::Japan, |u| {
        (u.down, u.policy) = (true, khasan::rules::FirePolicy::Hold);
    });
    let mut s = guessed(f).start(1);
    assert!(s.perspective(Side::Soviet).enemies().next().is_none());
    assert!(s.perspective(Side::Japan).enemies().next().is_none());
    let draws = s.draws();
    let events =
        execute(&mut s, &Order::Move { unit: su(0), path: vec![at(1, 1)] }).expect("legal");
    assert!(s.perspective(Side::Japan).enemies().next().is_some());
    assert!(s.draws() > draws);
    let done = events.last().expect("an end");
    assert!(matches!(done, Event::Done { irrevocable: None, .. }), "{done:?}");
    // Whoever sees something new himself cannot take it back.
    let mut s = guessed(Field::of("R60- . . w r60-")).start(1);
    assert!(s.perspective(Side::Soviet).enemies().next().is_none());
    let order = Order::Move { unit: su(0), path: vec![at(1, 0), at(2, 0), at(3, 0)] };
    let events = execute(&mut s, &order).expect("legal");
    let new = Some(Irrevocable::NewSeen);
    assert!(matches!(events.last(), Some(Event::Done { irrevocable, .. }) if *irrevocable == new));
}

// ------------------------------------------------------------------ reports seen again

/// Men who walk about between woods, watched from afar.
fn hide_and_seek(seed: u64) -> State {
    let woods: Vec<Hex> = (2..20)
        .flat_map(|col| (0..14).map(move |row| (col, row)))
        .filter(|(col, row)| (col * 7 + row * 5) % 4 == 0)
        .map(|(col, row)| at(col, row))
        .collect();
    let mut f = Field::open(22, 14).terrain(khasan::rules::Terrain::Wood, woods);
    f.setup.turns = vec![300; 300];
    for row in [1, 5, 9, 13] {
        f = f.unit(Side::Soviet, RIFLES, at(0, row)).last(Side::Soviet, hold);
    }
    for (col, row) in [(4, 1), (8, 3), (6, 6), (10, 8), (5, 11), (14, 2), (16, 9), (12, 12)] {
        f = f.unit(Side::Japan, RIFLES, at(col, row)).last(Side::Japan, hold);
    }
    for (col, row) in [(9, 1), (13, 6), (7, 9)] {
        f = f.unit(Side::Japan, super::dsl::STAFF, at(col, row)).last(Side::Japan, hold);
    }
    guessed(f).start(seed)
}

/// What a sighting made of the reports.
#[derive(Default, Debug)]
struct Seen {
    again: u32,
    renewed: u32,
    replaced: u32,
    new: u32,
}

#[test]
fn in_ten_thousand_sightings_no_counter_jumps_and_none_doubles() {
    let (mut pick, mut seen, mut seed) = (Dice::new(7), Seen::default(), 1);
    let mut s = hide_and_seek(seed);
    while seen.again < 10_000 {
        if s.public().ended.is_some() {
            seed += 1;
            assert!(seed < 100, "{seen:?}");
            s = hide_and_seek(seed);
        }
        let order = if s.public().side == Side::Soviet { None } else { walk(&s, &mut pick) };
        let before = s.clone();
        let events = execute(&mut s, &order.unwrap_or(Order::EndTurn)).expect("legal");
        let mut p = before.perspective(Side::Soviet);
        let mut truth = before.clone();
        for e in &events {
            apply(&mut truth, e);
            for v in view(&truth, e, Side::Soviet) {
                note(&p, &v, &mut seen);
                p.apply(&v);
            }
            if matches!(e, Event::Replaced { .. } | Event::Done { .. }) {
                none_doubled(&truth, &p);
            }
        }
    }
    assert!(seen.renewed > 100 && seen.replaced > 5_000, "{seen:?}");
}

/// No report of a kind more than there are of it.
fn none_doubled(s: &State, p: &Perspective) {
    for ty in [RIFLES, super::dsl::STAFF] {
        let told = p.enemies().filter(|c| c.ty == ty).count();
        let there = s.units(Side::Japan).filter(|(_, u)| u.ty == ty).count();
        assert!(told <= there, "{told} reports of {there}");
    }
}

/// A step of somebody who has the time.
fn walk(s: &State, pick: &mut Dice) -> Option<Order> {
    let p = s.perspective(Side::Japan);
    let steps: Vec<Order> = p
        .own()
        .flat_map(|(unit, _)| khasan::rules::legal_orders(&p, unit))
        .filter(|o| matches!(o, Order::Move { path, .. } if path[0].offset().0 >= 2))
        .collect();
    (!steps.is_empty()).then(|| steps[below(pick, steps.len())].clone())
}

fn note(p: &Perspective, v: &ViewEvent, seen: &mut Seen) {
    match v {
        ViewEvent::Contact(c) if c.seen => match p.contacts.get(usize::from(c.id.0)) {
            Some(old) if !old.seen => {
                assert!(!old.gone, "what is gone does not come back");
                assert_eq!(old.hex, c.hex, "an old report does not jump");
                assert_eq!((old.men, old.spread_pct >= c.spread_pct), (old.men, true));
                seen.again += 1;
                seen.renewed += 1;
            }
            Some(_) => {}
            None => {
                // Nothing of the kind was in the very hex: that had been renewed.
                let same = |o: &&Contact| o.ty == c.ty && o.hex == c.hex && !o.seen;
                assert!(!p.enemies().any(|o| same(&o)), "doubled in its hex");
                seen.again += 1;
                seen.new += 1;
            }
        },
        ViewEvent::Replaced { old, new } => {
            let (o, n) = (p.contact(*old).expect("known"), p.contact(*new).expect("known"));
            assert!(!o.seen && n.seen && o.ty == n.ty);
            let far = |c: &Contact| (p.setup().map.metres(c.hex, n.hex), c.id);
            // At five kilometres an hour, and a hex.
            let until = p.public.clock.plus(p.setup().turn_seconds(p.public.turn));
            let reaches = |c: &&Contact| far(c).0 <= 5_000 * until.since(c.at) / 3_600 + 100;
            let could = p.enemies().filter(|c| !c.seen && c.ty == n.ty).filter(reaches);
            let nearest = could.min_by_key(|c| far(c));
            assert_eq!(nearest.map(|c| c.id), Some(o.id), "the nearest of its kind");
            seen.replaced += 1;
        }
        _ => {}
    }
}

/// Two of a kind slip away; what comes into sight renews what was lost where it is, whoever it
/// is, and replaces the nearest else; an old report that nobody could have come from stays.
#[test]
fn who_comes_back_is_told_from_others_by_what_the_side_knows_alone() {
    let mut f = Field::open(24, 5).unit(Side::Soviet, RIFLES, at(10, 2)).last(Side::Soviet, hold);
    for (row, men) in [(1, 40), (3, 90)] {
        f = f.unit(Side::Japan, RIFLES, at(14, row)).last(Side::Japan, hold);
        f = f.last(Side::Japan, |u| u.men = men);
    }
    // Five hundred metres a turn at most.
    f.setup.turns = vec![300; 5];
    let s = guessed(f).start(5);
    let slipped = |places: [Hex; 2]| {
        edit(&s, |v| {
            for (i, hex) in places.into_iter().enumerate() {
                v["knowledge"]["soviet"]["contacts"][i]["seen"] = false.into();
                v["units"]["japan"][i]["place"] = serde_json::json!({ "On": hex });
            }
        })
    };
    let after = |s: &State| {
        let mut s = s.clone();
        execute(&mut s, &Order::EndTurn).expect("legal");
        s
    };
    let was = s.perspective(Side::Soviet).contacts;
    // They have changed places: the reports stay where they are.
    let p = after(&slipped([at(14, 3), at(14, 1)])).perspective(Side::Soviet);
    assert_eq!(p.contacts.len(), 2);
    for (c, old) in p.contacts.iter().zip(&was) {
        assert_eq!((c.hex, c.seen, c.spread_pct), (old.hex, true, old.spread_pct));
    }
    // One of them further north is the nearer's: a new number.
    let p = after(&slipped([at(14, 0), at(23, 4)])).perspective(Side::Soviet);
    let live: Vec<ContactId> = p.enemies().map(|c| c.id).collect();
    assert_eq!(live, [ContactId(1), ContactId(2)]);
    assert_eq!(p.contact(ContactId(2)).map(|c| c.hex), Some(at(14, 0)));
    // Whoever cannot have marched there is simply new, and the old reports stay.
    let p = after(&slipped([at(6, 2), at(23, 4)])).perspective(Side::Soviet);
    let live: Vec<(ContactId, bool)> = p.enemies().map(|c| (c.id, c.seen)).collect();
    assert_eq!(live, [(ContactId(0), false), (ContactId(1), false), (ContactId(2), true)]);
}

/// Fire at a remembered enemy is fire at his hex, whoever is there or not.
#[test]
fn fire_at_a_remembered_enemy_goes_by_the_hex() {
    let s = guessed(Field::of("R60- . . r60- . . . .")).start(2);
    let gone = edit(&s, |v| {
        v["knowledge"]["soviet"]["contacts"][0]["seen"] = false.into();
        v["units"]["japan"][0]["place"] = serde_json::json!({ "On": at(7, 0) });
    });
    let id = s.perspective(Side::Soviet).contacts[0].id;
    let order = Order::Fire { unit: su(0), target: Target::Contact(id), seconds: 300 };
    for seed in 0..20 {
        let mut s = gone.clone().with_dice(seed);
        let events = execute(&mut s, &order).expect("legal");
        let hit = |e: &Event| matches!(e, Event::Unit { unit, change: khasan::rules::UnitChange::Hit { .. } } if *unit == jp(0));
        assert!(!events.iter().any(hit));
    }
}

// ------------------------------------------------------------------ forecasts on estimates

#[test]
fn the_forecast_of_fire_on_the_truth_lies_between_its_ends() {
    let (mut fired, mut apart) = (0, 0);
    for seed in 0..60 {
        guessing_game(seed, |s, _, _, _| {
            let side = s.public().side;
            let p = s.perspective(side);
            for order in all_legal_orders(&p) {
                let Order::Fire { unit, target: Target::Contact(id), .. } = order else { continue };
                let c = *p.contact(id).expect("known");
                if !c.seen || (seed + u64::from(unit.index)) % 3 > 0 {
                    continue;
                }
                let Ok(Forecast::Fire { odds: Some(_), estimate, .. }) = forecast(&p, &order)
                else {
                    panic!("legal")
                };
                let there = p.enemies().filter(|o| o.seen && o.hex == c.hex);
                let crowd = there.map(|o| u32::from(truth(s, side, o).men)).sum();
                let mark = Mark { crowd, ..Mark::new(&truth(s, side, &c)).expect("on the map") };
                let firer = Firer::new(p.unit(unit).expect("ours")).expect("on the map");
                let e = FireEngagement { firer, mark, seconds: 60, manner: FireManner::Aimed };
                let odds = resolve_fire(p.field(), &e);
                for (what, told, true_) in [
                    ("men", estimate.men, odds.men_milli()),
                    ("pieces", estimate.pieces, odds.pieces_milli()),
                ] {
                    // A thousandth for each rounding.
                    let (low, high) = (told.low.saturating_sub(2), told.high + 2);
                    assert!(
                        (low..=high).contains(&true_),
                        "seed {seed} {order:?}: {what} {true_} of {told:?}"
                    );
                    apart += u32::from(told.low < told.high);
                }
                fired += 1;
            }
        });
    }
    assert!(fired > 1_000 && apart > 500, "{apart} of {fired}");
}

#[test]
fn the_forecast_of_an_assault_on_the_truth_lies_between_its_ends() {
    let (mut stormed, mut apart) = (0, 0);
    for seed in 0..300 {
        guessing_game(seed, |s, _, _, _| {
            let side = s.public().side;
            let p = s.perspective(side);
            for order in all_legal_orders(&p) {
                let Order::Assault { units, hex } = &order else { continue };
                let Ok(Forecast::Assault { estimate, .. }) = forecast(&p, &order) else {
                    panic!("legal")
                };
                let fighters = |ids: &mut dyn Iterator<Item = UnitId>| -> Vec<Fighter> {
                    ids.filter_map(|id| s.unit(id)).filter_map(Fighter::new).collect()
                };
                let ours = fighters(&mut units.iter().copied());
                let there = s.units(side.enemy()).filter(|(_, u)| u.hex() == Some(*hex));
                let theirs = fighters(&mut there.map(|(id, _)| id));
                let weather = &p.public.weather;
                let e = AssaultEngagement::new(p.field(), *hex, ours, theirs, weather);
                let odds = resolve_assault(p.field(), &e);
                let won = odds.dist.weight(|r| r >= AssaultResult::Taken);
                let told = estimate.won;
                let grain = dist::ONE / 1000;
                let (low, high) = (told.low.saturating_sub(grain), told.high + grain);
                assert!(
                    (low..=high).contains(&won),
                    "seed {seed} {order:?}: {won} of {told:?}, {:?}",
                    e.defenders
                );
                stormed += 1;
                apart += u32::from(told.low < told.high);
            }
        });
    }
    assert!(stormed > 80 && apart > 80, "{apart} of {stormed}");
}

/// Where all is known and nerves do not matter, nothing is an estimate.
#[test]
fn where_all_is_known_a_forecast_is_exact() {
    let s = Field::of("R60 . r60-").start(1);
    let p = s.perspective(Side::Soviet);
    let order =
        Order::Fire { unit: su(0), target: Target::Contact(p.contacts[0].id), seconds: 300 };
    let Ok(Forecast::Fire { odds: Some(odds), estimate, answer_estimate, .. }) =
        forecast(&p, &order)
    else {
        panic!("legal")
    };
    assert!(estimate.men.is_exact() && answer_estimate.men.is_exact());
    assert_eq!(estimate.men.middle, odds.men_milli());
    let p = guessed(Field::of("R60 . r60-")).start(1).perspective(Side::Soviet);
    let Ok(Forecast::Fire { answer_estimate, .. }) = forecast(&p, &order) else { panic!("legal") };
    assert!(!answer_estimate.men.is_exact());
}

// ------------------------------------------------------------------ nothing hidden leaks

/// Equal Perspectives, equal forecasts and equal orders that are legal; and no refusal of one
/// that is legal by what only the enemy knows.
#[test]
fn what_is_hidden_changes_no_forecast_and_refuses_no_order() {
    let (mut twins, mut differ) = (0, 0);
    let mut pick = Dice::new(3);
    for seed in 0..30 {
        guessing_game(seed, |s, order, _, _| {
            if twins % 3 > 0 {
                twins += 1;
                return;
            }
            twins += 1;
            let side = s.public().side;
            let other = twin(s, side, &mut pick);
            let (p, q) = (s.perspective(side), other.perspective(side));
            assert_eq!(p, q, "seed {seed}");
            assert_ne!(s.perspective(side.enemy()).units, other.perspective(side.enemy()).units);
            let men =
                |s: &State| -> u32 { s.units(side.enemy()).map(|(_, u)| u32::from(u.men)).sum() };
            differ += u32::from(men(s) != men(&other));
            assert_eq!(forecast(&p, order), forecast(&q, order));
            // Two of one side in a hex with the other's cannot be: those who stand where the
            // twin put somebody.
            let clash = other
                .units(side)
                .any(|(_, u)| other.units(side.enemy()).any(|(_, e)| e.hex() == u.hex()));
            if !clash {
                execute(&mut other.clone(), order).expect("not refused");
            }
        });
    }
    assert!(twins > 1_000 && differ > 300, "{differ} of {twins}");
}
