//! What programs may ask: it can be ordered as it is told, and tells nothing hidden.

use super::positions::scattered;
use super::twin::twin_battle;
use khasan::hex::Hex;
use khasan::play::{BotAnswer, BotReply, BotRequest, reply};
use khasan::rules::{
    ContactId, Dice, Order, Perspective, State, Target, UnitId, check, execute, legal_orders,
};
use serde_json::Value;

/// One of each kind of request for each own unit, and what is asked once.
fn all_requests(p: &Perspective) -> Vec<BotRequest> {
    let hexes: Vec<Hex> = p.enemies().map(|c| c.hex).chain([Hex::new(5, 5)]).collect();
    let mut all = vec![
        BotRequest::Units,
        BotRequest::Objectives,
        BotRequest::Missions,
        BotRequest::Storms,
        BotRequest::Sees(Hex::new(7, 7)),
    ];
    for (unit, _) in p.own() {
        let fire = p.contacts.iter().map(|c| {
            let target = Target::Contact(ContactId(c.id.0));
            Order::Fire { unit, target, seconds: 120 }
        });
        let fire: Vec<Order> = fire.collect();
        let storms = hexes.iter().map(|hex| Order::Assault { units: vec![unit], hex: *hex });
        all.extend([
            BotRequest::Legal(unit),
            BotRequest::Reach(unit),
            BotRequest::Way { unit, to: hexes.clone() },
            BotRequest::Forecasts(fire.into_iter().chain(storms).collect()),
            BotRequest::Forecast(Order::Rally { unit, seconds: 60 }),
            BotRequest::UnderFire { unit, hexes: hexes.clone(), seconds: 60 },
        ]);
    }
    all
}

/// What a bot is told.
fn told(p: &Perspective, request: &BotRequest) -> Value {
    serde_json::to_value(BotAnswer::from(reply(p, request))).expect("it can be written")
}

/// Positions some orders into a battle.
fn positions(seeds: std::ops::Range<u64>, mut each: impl FnMut(&State, u64)) {
    for seed in seeds {
        super::positions::play(scattered(seed), seed, 120, |s, n| {
            if n % 20 == 10 {
                each(s, seed);
            }
        });
    }
}

#[test]
fn what_a_side_cannot_tell_apart_is_answered_alike() {
    let (mut compared, mut answered) = (0, 0);
    let mut pick = Dice::new(17);
    positions(0..6, |s, seed| {
        let side = s.public().side;
        let other = twin_battle(s, side, &mut pick);
        let (p, q) = (s.perspective(side), other.perspective(side));
        for request in all_requests(&p) {
            let (a, b) = (told(&p, &request), told(&q, &request));
            assert_eq!(a, b, "seed {seed}: {request:?}");
            compared += 1;
            answered += u32::from(!a["answer"].is_null());
        }
    });
    assert!(compared > 500 && answered > 400, "{answered} of {compared}");
}

/// A `Move` along the hexes by which one is reached.
fn march(p: &Perspective, unit: UnitId, reach: &Value, i: usize) -> Order {
    let of = |v: &Value| -> Hex { serde_json::from_value(v.clone()).expect("a hex") };
    let here = p.unit(unit).and_then(|u| u.hex()).expect("on the map");
    let all = reach.as_array().expect("a list");
    let mut at = of(&all[i]["hex"]);
    let mut path = Vec::new();
    while at != here {
        path.push(at);
        let entry = all.iter().find(|r| of(&r["hex"]) == at).expect("it is in reach, too");
        at = of(&entry["via"]);
    }
    path.reverse();
    Order::Move { unit, path }
}

#[test]
fn what_is_told_can_be_ordered() {
    let (mut marches, mut storms, mut ways) = (0, 0, 0);
    positions(20..32, |s, _| {
        let p = s.perspective(s.public().side);
        let order = |v: &Value| -> Order { serde_json::from_value(v.clone()).expect("an order") };
        let given = |o: &Order| {
            assert_eq!(check(&p, o), Ok(()), "{o:?}");
            execute(&mut s.clone(), o).expect("it is not refused");
        };
        for storm in told(&p, &BotRequest::Storms)["answer"].as_array().expect("a list") {
            let hex = serde_json::from_value(storm["hex"].clone()).expect("a hex");
            let units: Vec<UnitId> = serde_json::from_value(storm["units"].clone()).expect("units");
            units.iter().for_each(|u| given(&Order::Assault { units: vec![*u], hex }));
            given(&Order::Assault { units, hex });
            storms += 1;
        }
        for (unit, u) in p.own().filter(|(_, u)| u.hex().is_some()) {
            let reach = &told(&p, &BotRequest::Reach(unit))["answer"];
            for i in (0..reach.as_array().expect("a list").len()).step_by(9) {
                given(&march(&p, unit, reach, i));
                marches += 1;
            }
            let legal = &told(&p, &BotRequest::Legal(unit))["answer"];
            let legal: Vec<Order> = legal.as_array().expect("a list").iter().map(order).collect();
            assert_eq!(legal, legal_orders(&p, unit));
            let far = u.hex().map(|h| Hex::new(h.q, if h.r < 7 { 13 } else { 0 }));
            let way = BotRequest::Way { unit, to: far.into_iter().collect() };
            if let Ok(BotReply::Way(_)) = reply(&p, &way)
                && let first @ Value::Object(_) = &told(&p, &way)["answer"]["order"]
            {
                given(&order(first));
                ways += 1;
            }
        }
    });
    assert!(marches > 300 && ways > 60 && storms > 3, "{marches}, {ways}, {storms}");
}

#[test]
fn what_cannot_be_answered_is_refused_with_the_reason() {
    let s = scattered(3);
    let p = s.perspective(s.public().side);
    let own = UnitId { side: p.side, index: 0 };
    let enemy = UnitId { side: p.side.enemy(), index: 0 };
    let nobody = UnitId { index: 999, ..own };
    let off = Hex::new(-30, 2);
    for (request, why) in [
        (BotRequest::Reach(enemy), "NotYours"),
        (BotRequest::Legal(nobody), "NotYours"),
        (BotRequest::Sees(off), "OffMap"),
        (BotRequest::Way { unit: own, to: vec![off] }, "OffMap"),
        (BotRequest::UnderFire { unit: own, hexes: vec![off], seconds: 9 }, "OffMap"),
        (BotRequest::Forecast(Order::Move { unit: own, path: Vec::new() }), "Empty"),
    ] {
        let answer = told(&p, &request);
        assert!(answer["answer"].is_null(), "{request:?}");
        assert!(answer["refused"].to_string().contains(why), "{request:?}: {answer}");
    }
}

#[test]
fn figures_out_of_all_proportion_are_answered_or_refused() {
    let far = [Hex::new(i16::MIN, i16::MAX), Hex::new(i16::MAX, i16::MAX), Hex::new(0, i16::MIN)];
    positions(40..43, |s, _| {
        let p = s.perspective(s.public().side);
        for (unit, _) in p.own() {
            for hex in far.into_iter().chain(p.enemies().map(|c| c.hex)) {
                let most = u32::MAX;
                let target = Target::Hex(hex);
                for request in [
                    BotRequest::Sees(hex),
                    BotRequest::Way { unit, to: vec![hex; 50] },
                    BotRequest::UnderFire { unit, hexes: vec![hex], seconds: most },
                    BotRequest::Forecast(Order::Fire { unit, target, seconds: most }),
                    BotRequest::Forecast(Order::Rally { unit, seconds: most }),
                    BotRequest::Forecast(Order::Move { unit, path: vec![hex; 50] }),
                    BotRequest::Forecast(Order::Assault { units: vec![unit; 50], hex }),
                ] {
                    let answer = told(&p, &request);
                    assert_ne!(answer["answer"].is_null(), answer["refused"].is_null());
                }
            }
        }
    });
}
