//! Formations that are sent back to rest and draw rounds, and those that go on without.

use super::dsl::{Field, RIFLES, at, su};
use super::pass;
use super::staff::{carry_out, directive, place, why};
use khasan::ai::{Staff, Stopped};
use khasan::rules::setup::Mission;
use khasan::rules::{
    Morale, Order, Side, State, Terrain, UnitId, execute, line_of_sight, wants_rest,
};

/// Three platoons before a wood, their ammunition behind it, the enemy on the other side: the
/// first has fired a quarter of its load, the second is shaken, the third is fit.
pub fn tired() -> State {
    let wood = (0..9).map(|row| at(8, row));
    let mut f = Field::open(24, 9).terrain(Terrain::Wood, wood);
    for row in [3, 4, 5] {
        f = f.unit(Side::Soviet, RIFLES, at(12, row)).last(Side::Soviet, |u| u.supply = at(4, 4));
    }
    f.setup.turns = vec![900; 12];
    let state = f.unit(Side::Japan, RIFLES, at(20, 4)).start(1);
    super::sense::edit(&state, |v| {
        let units = &mut v["units"]["soviet"];
        units[0]["ammo"]["small_arms"] = 2_700.into();
        units[1]["suppression"] = 60.into();
    })
}

#[test]
fn those_who_are_sent_back_rest_out_of_sight_until_they_are_fit() {
    let mut state = tired();
    let all: Vec<UnitId> = (0..3).map(su).collect();
    let mut staff = Staff::new(Side::Soviet, vec![directive(0..3, Mission::Refit, &[at(4, 4)])]);
    let (mut turns, mut rested) = (0, Vec::new());
    while wants_rest(&state.perspective(Side::Soviet), &all) {
        let (orders, reports) = carry_out(&mut state, &mut staff);
        assert!(!orders.iter().any(|o| matches!(o, Order::Fire { .. } | Order::Assault { .. })));
        assert!(reports.iter().all(|r| !r.out_of_rounds), "{reports:?}");
        rested.push(why(&reports, su(0)));
        turns += 1;
        assert!(turns < 8, "{reports:?}");
        execute(&mut state, &Order::EndTurn).expect("it ends");
        pass(&mut state);
    }
    let (_, reports) = carry_out(&mut state, &mut staff);
    for id in all {
        let hex = place(&state, id);
        assert!(hex.distance(at(4, 4)) <= 5, "{:?}", hex.offset());
        assert!(!line_of_sight(state.field(), hex, at(20, 4)), "{:?}", hex.offset());
        assert_eq!(state.unit(id).map(|u| (u.ammo.small_arms, u.morale())), FIT);
        assert_eq!(why(&reports, id), Some(Stopped::Resting { seconds: 0 }));
    }
    // A quarter of a load takes half an hour, the way not counted.
    assert!(rested.contains(&Some(Stopped::Resting { seconds: 1_800 })), "{rested:?}");
    assert!(turns >= 3, "{rested:?}");
}

/// A full load of an hour, and steady.
const FIT: Option<(u32, Morale)> = Some((3_600, Morale::Steady));

#[test]
fn rest_without_anything_to_draw_says_why() {
    let end = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut state = super::sense::edit(&tired(), |v| change(v));
        let order = directive([0], Mission::Refit, &[at(4, 4)]);
        let mut staff = Staff::new(Side::Soviet, vec![order]);
        for _ in 0..3 {
            let (_, reports) = carry_out(&mut state, &mut staff);
            match why(&reports, su(0)) {
                Some(Stopped::OnTheWay { .. }) => {}
                end => return end,
            }
            execute(&mut state, &Order::EndTurn).expect("it ends");
            pass(&mut state);
        }
        None
    };
    let at_home = |v: &mut serde_json::Value| {
        v["units"]["soviet"][0]["place"] = serde_json::json!({ "On": at(4, 4) });
    };
    let without = end(&|v| {
        at_home(v);
        v["units"]["soviet"][0]["stock"] = 0.into();
    });
    assert_eq!(without, Some(Stopped::NoStock));
    // Somebody is known of on the edge of the wood, and nowhere in reach is far enough.
    let beset = end(&|v| {
        at_home(v);
        for of in ["units", "knowledge"] {
            let list =
                if of == "units" { &mut v[of]["japan"] } else { &mut v[of]["soviet"]["contacts"] };
            let key = if of == "units" { "place" } else { "hex" };
            let hex = serde_json::to_value(at(7, 4)).expect("it serialises");
            list[0][key] = if of == "units" { serde_json::json!({ "On": hex }) } else { hex };
        }
    });
    assert_eq!(beset, Some(Stopped::CannotDraw));
}

/// Who marches or attacks with nothing left to fire is named, and not taken back unasked.
#[test]
fn those_without_rounds_are_named_and_go_on() {
    for mission in [Mission::Move, Mission::Attack] {
        let mut state = super::sense::edit(&tired(), |v| {
            v["units"]["soviet"][0]["ammo"]["small_arms"] = 0.into();
            v["units"]["soviet"][1]["suppression"] = 0.into();
        });
        let order = directive(0..3, mission, &[at(15, 1)]);
        let (_, reports) = carry_out(&mut state, &mut Staff::new(Side::Soviet, vec![order]));
        let empty: Vec<UnitId> =
            reports.iter().filter(|r| r.out_of_rounds).map(|r| r.unit).collect();
        assert_eq!(empty, [su(0)], "{mission:?}");
        assert!(place(&state, su(0)).offset().0 >= 12, "{mission:?}");
    }
}
