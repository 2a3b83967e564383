//! Close combat, falling back, and what provokes.

use super::dsl::*;
use khasan::rules::{
    AssaultResult, ContactId, Event, FirePolicy, Forecast, Order, Refusal, Shot, Side, State,
    Target, UnitChange, UnitId, apply, execute, forecast,
};

/// A field whose attackers need five minutes after a fight.
fn slow(field: Field) -> Field {
    let mut field = field;
    let mut lib = library();
    lib.tuning.reform_s = 300;
    field.setup.library = std::sync::Arc::new(lib);
    field
}

fn result(events: &[Event]) -> AssaultResult {
    let found = events.iter().find_map(|e| match e {
        Event::Assault { result, .. } => Some(*result),
        _ => None,
    });
    found.expect("fought")
}

#[test]
fn after_a_fight_the_attackers_need_time_to_find_each_other() {
    let (mut fights, mut most) = (0, 0);
    for seed in 0..60 {
        let mut s = slow(Field::of(
            "
            . .  . . . . . . . . . .
             T r- . . . . . . . . . .
            . .  . . . . . . . . . .
        ",
        ))
        .start(seed);
        let order = |hex| Order::Assault { units: vec![su(0)], hex };
        let Ok(Forecast::Assault { seconds, .. }) =
            forecast(&s.perspective(Side::Soviet), &order(at(1, 1)))
        else {
            panic!("a forecast")
        };
        // 100 m at 20 km/h, half a minute of fighting, five to reform.
        assert_eq!(seconds, 18 + 30 + 300);
        let mut here = 0;
        while let Some(to) = s.unit(jp(0)).and_then(|u| u.hex()) {
            let own = s.unit(su(0)).copied().expect("unit");
            let Some(from) = own.hex() else { break };
            let go = if from.distance(to) == 1 {
                order(to)
            } else {
                let step = from.neighbours().find(|n| n.1.distance(to) < from.distance(to));
                Order::Move { unit: su(0), path: vec![step.expect("a way").1] }
            };
            let Ok(events) = execute(&mut s, &go) else { break };
            if events.iter().any(|e| matches!(e, Event::Assault { .. })) {
                result(&events);
                here += 1;
                let left = s.unit(su(0)).expect("unit").time;
                assert!(left <= own.time - 348, "seed {seed}: {left} of {}", own.time);
            }
        }
        fights += here;
        most = most.max(here);
    }
    assert!(fights >= 60 && most <= 3, "{fights} fights, at most {most} in fifteen minutes");
}

#[test]
fn whoever_falls_back_pays_for_the_way_and_owes_what_he_has_not() {
    let mut fell = 0;
    for seed in 0..200 {
        let mut s = Field::of(
            "
            . . .   .  . . . .
             . . .   .  . . . .
            . . R60 r- . . . .
             . . .   .  . . . .
            . . .   .  . . . .
        ",
        )
        .start(seed);
        let order = Order::Assault { units: vec![su(0)], hex: at(3, 2) };
        let events = execute(&mut s, &order).expect("legal");
        for e in &events {
            if let Event::Unit { unit, change: UnitChange::FellBack { time, .. } } = e
                && *unit == jp(0)
            {
                // 100 m at 4 km/h.
                assert_eq!(*time, 900 - 90, "seed {seed}");
                fell += 1;
            }
        }
    }
    assert!(fell > 50, "{fell}");
}

/// Beats the unit at (3, 2) out of its hex from the west; where it went.
fn beaten(field: impl Fn() -> Field, seeds: std::ops::Range<u64>) -> Vec<khasan::hex::Hex> {
    let mut out = Vec::new();
    for seed in seeds {
        let mut s = field().start(seed);
        let order = Order::Assault { units: vec![su(0)], hex: at(3, 2) };
        let Ok(events) = execute(&mut s, &order) else { continue };
        out.extend(events.iter().find_map(|e| match e {
            Event::Unit { unit, change: UnitChange::FellBack { to, .. } } if *unit == jp(0) => {
                Some(*to)
            }
            _ => None,
        }));
    }
    out
}

#[test]
fn a_retreat_keeps_out_of_water_and_vehicles_off_soft_ground() {
    let field = |beaten, ground| {
        move || {
            Field::of(&format!(
                "
                . . .   .         .        . . . .
                 . . .   {ground}  .        . . . .
                . . R90 {beaten}- {ground} . . . .
                 . . .   .         .        . . . .
                . . .   .         .        . . . .
                "
            ))
        }
    };
    let open = beaten(field("r", "."), 0..60);
    assert!(open.contains(&at(4, 2)), "on open ground it runs straight away: {open:?}");
    for (who, ground) in [("r", "="), ("t", "~")] {
        let went = beaten(field(who, ground), 0..60);
        assert!(went.len() > 10, "{ground}: {went:?}");
        assert!(!went.contains(&at(4, 2)) && !went.contains(&at(3, 1)), "{ground}: {went:?}");
    }
    // Men have no fear of a meadow.
    assert!(beaten(field("r", "~"), 0..60).contains(&at(4, 2)));
}

/// Who fired in reaction.
fn reacted(events: &[Event]) -> Vec<(UnitId, u32)> {
    let shots = events.iter().filter_map(|e| match e {
        Event::Shot(Shot { by, seconds, reaction: true, .. }) => Some((*by, *seconds)),
        _ => None,
    });
    shots.collect()
}

fn watched(seed: u64) -> State {
    let field = Field::of(
        "
        . . . . . . . .
         . . . r . . . .
        . R . . . . . r-
         . . . r . . . .
        . . . . . . . .
    ",
    );
    field.start(seed)
}

#[test]
fn fire_is_answered_by_its_target_and_by_whoever_else_sees_the_firer() {
    let mut s = watched(3);
    let p = s.perspective(Side::Soviet);
    let mark = p.enemies().find(|c| c.hex == at(3, 1)).expect("in sight").id;
    let order = Order::Fire { unit: su(0), target: Target::Contact(mark), seconds: 60 };
    let Ok(Forecast::Fire { answer, others, .. }) = forecast(&p, &order) else {
        panic!("a forecast")
    };
    // The one far east is out of range.
    assert!(answer.is_some() && others.0 == 1 && others.1 > 0, "{others:?}");
    let events = execute(&mut s, &order).expect("legal");
    let who = reacted(&events);
    assert!(who.contains(&(jp(2), 60)), "{who:?}");
    assert!(who.iter().all(|(id, seconds)| *id != jp(1) && *seconds <= 60), "{who:?}");
    assert_eq!(who.iter().filter(|(id, _)| *id == jp(0)).count(), 1, "one answer: {who:?}");
}

#[test]
fn rallying_in_sight_of_the_enemy_draws_fire() {
    let mut s = (0..)
        .find_map(|seed| {
            let mut s = watched(seed);
            let fire =
                Order::Fire { unit: su(0), target: Target::Contact(ContactId(0)), seconds: 20 };
            execute(&mut s, &fire).ok()?;
            (s.unit(su(0))?.suppression >= 10).then_some(s)
        })
        .expect("some seed");
    // Beyond what its losses leave.
    let change = UnitChange::Suppression { suppression: 35 };
    apply(&mut s, &Event::Unit { unit: su(0), change });
    let rally = Order::Rally { unit: su(0), seconds: 120 };
    let who = reacted(&execute(&mut s, &rally).expect("legal"));
    assert!(!who.is_empty() && who.iter().all(|(_, seconds)| *seconds <= 120), "{who:?}");
    let policy = Order::Policy { unit: su(0), policy: FirePolicy::Hold };
    assert!(reacted(&execute(&mut s, &policy).expect("legal")).is_empty(), "a word is not seen");
    assert!(!matches!(execute(&mut s, &rally), Err(Refusal::CannotDo)));
}
