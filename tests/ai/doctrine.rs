//! What the computer goes by: the shipped doctrines make sense, and another one plays
//! another game.

use super::dsl::{Field, RIFLES, at, fierce, melee};
use super::sense::{held_by, works};
use super::{pass, play_with};
use khasan::ai::doctrine::{Allotment, ByStake, Odds, Storm, Turn, Turns};
use khasan::ai::{Doctrine, Level, Player};
use khasan::rules::{Order, Side, State, Works, execute};

/// One turn of a side by a doctrine; the orders given.
fn turn(state: &mut State, side: Side, doctrine: &'static Doctrine) -> Vec<Order> {
    let mut player = Player::with(side, Level::Veteran, doctrine, 1);
    let mut orders = Vec::new();
    while state.public().ended.is_none() && state.public().side == side {
        let order = player.next_order(&state.perspective(side));
        execute(state, &order).expect("a legal order");
        orders.push(order);
    }
    orders
}

/// A hill held by one squad, five strong platoons before it.
fn assailed_hill() -> State {
    let mut f = works(Field::open(16, 9), Works::Foxholes, &[at(8, 4)]).objective(at(8, 4));
    f = held_by(fierce(f), Side::Japan)
        .unit(Side::Japan, RIFLES, at(8, 4))
        .last(Side::Japan, |u| u.men = 25);
    for (col, row) in [(6, 3), (6, 4), (6, 5), (5, 4), (7, 4)] {
        f = f.unit(Side::Soviet, RIFLES, at(col, row)).last(Side::Soviet, |u| u.men = 20);
    }
    f.start(1)
}

#[test]
fn who_asks_for_more_than_certainty_never_storms() {
    static CAUTIOUS: Doctrine = Doctrine {
        storm: Storm { decent_pm: 1001, hopeful_pm: 1001, ..Doctrine::STANDARD.storm },
        ..Doctrine::STANDARD
    };
    let storms = |doctrine| {
        let mut state = assailed_hill();
        (0..3).any(|_| {
            let orders = turn(&mut state, Side::Soviet, doctrine);
            pass(&mut state);
            orders.iter().any(|o| matches!(o, Order::Assault { .. }))
        })
    };
    assert!(storms(&Doctrine::STANDARD));
    assert!(!storms(&CAUTIOUS));
}

#[test]
fn who_keeps_all_seconds_for_the_enemys_turn_does_not_fire_in_his_own() {
    const ALL: Turns = Turns(1000);
    static THRIFTY: Doctrine = Doctrine {
        turn: Turn {
            storm_keeps: ALL,
            support_keeps: ALL,
            advance_keeps: ALL,
            beside_storm_keeps: ALL,
            gather_keeps: ALL,
            reserve_attack: ALL,
            reserve_near: ALL,
            reserve_far: ALL,
            ..Doctrine::STANDARD.turn
        },
        ..Doctrine::STANDARD
    };
    let fires = |doctrine| {
        let orders = turn(&mut assailed_hill(), Side::Soviet, doctrine);
        orders.iter().any(|o| matches!(o, Order::Fire { .. }))
    };
    assert!(fires(&Doctrine::STANDARD));
    assert!(!fires(&THRIFTY));
}

/// A recruit weighs all as any other does, but for his lapses, his doubts, and what he does not think
/// of.
#[test]
fn a_recruit_is_a_doctrine_with_lapses_and_nothing_but_his_drill() {
    let Doctrine { lapses, tactics, odds, turn, allotment, .. } = Doctrine::STANDARD;
    let plain = Doctrine { lapses, tactics, odds, turn, ..Doctrine::RECRUIT };
    assert!(Doctrine { allotment, ..plain } == Doctrine::STANDARD);
    let Allotment { apart_pct, .. } = Doctrine::STANDARD.allotment;
    let whole = Allotment { apart_pct, ..Doctrine::RECRUIT.allotment };
    assert_eq!(whole, Doctrine::STANDARD.allotment);
    let Odds { attack_pct, .. } = Doctrine::STANDARD.odds;
    assert_eq!(Odds { attack_pct, ..Doctrine::RECRUIT.odds }, Doctrine::STANDARD.odds);
    let Turn { rounds, thinks_again, .. } = Doctrine::STANDARD.turn;
    assert_eq!(Turn { rounds, thinks_again, ..Doctrine::RECRUIT.turn }, Doctrine::STANDARD.turn);
    assert_eq!(Doctrine::default(), Doctrine::STANDARD);
    let game =
        |level, doctrine| play_with(melee(2), |side| Player::with(side, level, doctrine, 2)).1;
    let slips = game(Level::Veteran, &Doctrine::RECRUIT);
    assert_eq!(slips, play_with(melee(2), |side| Player::new(side, Level::Recruit, 2)).1);
    assert_ne!(slips, game(Level::Veteran, &Doctrine::STANDARD));
}

/// True if figures never fall from one to the next.
fn ascends<T: PartialOrd>(figures: &[T]) -> bool {
    figures.windows(2).all(|w| w[0] <= w[1])
}

#[test]
fn the_standard_doctrine_makes_sense() {
    let d = &Doctrine::STANDARD;

    let (ratios, chances): (Vec<i64>, Vec<i64>) = d.odds.win_pm.0.iter().copied().unzip();
    assert!(ascends(&ratios) && ascends(&chances) && chances.iter().all(|c| (1..1000).contains(c)));
    assert_eq!((d.odds.win_pm.at(0), d.odds.win_pm.at(75)), (0, 180));
    assert_eq!(d.odds.win_pm.at(5000), chances[chances.len() - 1]);

    let n = &d.power.nerves_pct;
    assert!(ascends(&[1, n.broken, n.shaken, n.pinned, n.steady]) && n.steady == 100);
    let w = &d.goals.works_pct;
    assert!(ascends(&[100, w.none, w.foxholes, w.trench]));
    let g = &d.goals;
    assert!(ascends(&[0, g.far_pct, g.two_bounds_pct, g.bound_pct, g.here_pct, 100]));
    let volleys = d.danger.garrison.fire;
    assert!(ascends(&volleys.map(|v| v.to_m)));
    assert!(ascends(&volleys.map(|v| std::cmp::Reverse((v.hits, v.press)))));

    // Chances ask for more the less calls for the attack.
    let l = &d.launch;
    assert!(ascends(&[0, l.least_pm, l.go_pm]));
    assert!(ascends(&[0, l.pressed_pm, l.engaged_pm, l.enough_pm, l.sure_pm]));
    assert!(ascends(&[l.sure_pm, l.awaited_below_pm, 1000]));
    assert!(ascends(&[0, d.storm.hopeful_pm, d.storm.decent_pm, 1000]));

    let t = &d.turn;
    for keeps in [
        [t.storm_keeps, t.support_keeps, t.advance_keeps, t.beside_storm_keeps],
        [t.gather_keeps, t.reserve_attack, t.reserve_near, t.reserve_far],
        [t.calm_keeps_steady, t.calm_keeps_unsteady, t.storm_fires, d.storm.under_fire],
    ] {
        assert!(keeps.iter().all(|k| *k < Turns(1000)), "{keeps:?}");
    }
    assert!(t.rounds > 0 && t.tries > 0 && t.tries_in_contact > 0);

    let m = &d.march;
    assert!(ascends(&[m.gather_near, m.gather_far, Turns(1000)]));
    for pull in [m.attack, m.gather, m.stage, m.defend, m.cover, m.go, m.support, m.rest] {
        for ByStake { parts, least, most } in [pull.second, pull.inside] {
            assert!(parts > 0 && 0 <= least && least <= most, "{pull:?}");
        }
    }
    let e = &d.exchange;
    assert!(e.man_least_cents > 0 && ascends(&[1, e.enemy_man_least, e.enemy_man_most]));
}

#[test]
fn nothing_that_divides_is_nothing() {
    let d = &Doctrine::STANDARD;
    for figure in [
        d.reports.fades_s,
        d.odds.empty_power,
        d.odds.enemy_least,
        d.goals.fear.places,
        d.allotment.march_s,
        d.allotment.exit_way_parts.into(),
        d.ways.walk_m_h.into(),
        d.march.platoon,
        d.footing.overrun.blind_parts,
        d.footing.overrun.least,
        d.nerves.points_a_unit,
        d.nerves.left_least_pct,
        d.danger.unseen.shortest_s,
    ] {
        assert!(figure > 0);
    }
}
