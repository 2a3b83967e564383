//! Panels of a side are the same, whatever only the enemy knows.

#[allow(dead_code, reason = "shared with the tests of the rules, which use all of it")]
#[path = "../../../tests/rules/twin.rs"]
mod twin;

use super::counters::counters;
use super::forecast::ForecastPanel;
use super::formation_card::FormationCard;
use super::map::{self, PlannedClick};
use super::objectives::{self, ObjectivesPanel};
use super::questions::BriefingCard;
use super::top_bar::{Going, TopBar};
use super::tree::{Tree, TreeInputs};
use super::unit_card;
use crate::ai::{Level, Player};
use crate::app::battle::body::Body;
use crate::app::battle::click::ClickPlan;
use crate::app::battle::command_post::TreeLayout;
use crate::play;
use crate::record::NoUndo;
use crate::rules::{
    Dice, FormationId, Order, Perspective, Side, State, execute, forecast, legal_orders,
};
use crate::scenario::Files;
use twin::twin;

/// All that panels and map show a side, as it would be compared letter for letter.
fn shown(p: &Perspective) -> Vec<String> {
    let going = Going {
        thinks: false,
        progress: None,
        busy: false,
        may_order: true,
        undo: Err(NoUndo::Nothing),
        pace: 1.0,
    };
    let layout = TreeLayout::default();
    let tree = TreeInputs {
        p,
        layout: &layout,
        unit: None,
        body: None,
        standing: &[],
        waiting: 0,
        may_order: true,
    };
    let mut all = vec![
        format!("{:?}", TopBar::new(p, &going)),
        format!("{:?}", ObjectivesPanel::new(p)),
        format!("{:?}", BriefingCard::new(p)),
        format!("{:?}", Tree::new(&tree)),
        format!("{:?}", counters(p)),
        format!("{:?}", map::wrecks(p)),
        format!("{:?}", objectives::mire(p)),
    ];
    all.extend(p.enemies().map(|c| format!("{:?}", unit_card::enemy(p, c.id))));
    all.extend((0..p.setup().forces[p.side].formations.len() as u16).map(|f| {
        let body = Body::formation(p, FormationId(f));
        format!("{:?}", FormationCard::new(p, &body, &[], None, true))
    }));
    for (id, u) in p.own() {
        all.push(format!("{:?}", unit_card::own(p, id, None, None)));
        let mut orders = legal_orders(p, id);
        // One march of a unit is as good as another.
        orders.dedup_by_key(|o| matches!(o, Order::Move { .. }));
        for order in orders {
            let plan = ClickPlan { forecast: forecast(p, &order), order };
            all.push(format!("{:?}", ForecastPanel::new(p, &plan)));
            all.push(format!("{:?}", PlannedClick::new(p, u.hex(), &plan)));
        }
    }
    all
}

/// A battle between two computers, as it stands after so many of their turns.
fn played(scenario: &str, turns: u32, seed: u64) -> State {
    let opened = play::open_scenario(&Files::embedded(), scenario, seed).unwrap();
    let mut state = opened.game.state().clone();
    for _ in 0..turns {
        let mut player = Player::new(state.public().side, Level::Veteran, seed);
        while player.side() == state.public().side && state.public().ended.is_none() {
            let order = player.next_order(&state.perspective(player.side()));
            execute(&mut state, &order).unwrap();
        }
    }
    state
}

#[test]
fn what_is_hidden_changes_no_panel() {
    let (mut compared, mut differ) = (0, 0);
    for (scenario, turns) in
        [("khasan-29-july", 9), ("khasan-6-august-south", 7), ("example-marsh-crossing", 8)]
    {
        for seed in 1..=2 {
            let state = played(scenario, turns + seed as u32, seed);
            for side in Side::ALL {
                let mut pick = Dice::new(seed);
                let one = shown(&state.perspective(side));
                let other = twin(&state, side, &mut pick);
                differ += u32::from(
                    state.perspective(side.enemy()).units != other.perspective(side.enemy()).units,
                );
                let other = shown(&other.perspective(side));
                assert_eq!(one.len(), other.len());
                for (a, b) in one.iter().zip(&other) {
                    assert_eq!(a, b, "{scenario}, seed {seed}, {side:?}");
                }
                compared += one.len();
            }
        }
    }
    assert!(compared > 1_000 && differ > 6, "{compared} panels, {differ} differ");
}
