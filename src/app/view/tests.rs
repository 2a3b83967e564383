//! Missions of battalions at the table: what they cost in inputs, and what is shown of a change.

use super::formation_card::FormationCard;
use crate::app::battle::state::Battle;
use crate::app::battle::tests::{begun, settle};
use crate::hex::Hex;
use crate::play::Who;
use crate::rules::setup::{Echelon, Mission};
use crate::rules::{FormationId, Perspective};
use crate::text;

/// Most clicks and keys that a turn of the corps may take.
const MOST_INPUTS: u32 = 40;

/// A click on a formation, a key, a click on the goal.
fn order(b: &mut Battle, formation: FormationId, mission: Mission, to: Hex) -> u32 {
    b.choose_formation(formation);
    b.aim(mission);
    b.give_mission(to, false);
    settle(b);
    3
}

fn of_echelon(p: &Perspective, echelon: Echelon) -> Vec<FormationId> {
    let all = &p.setup().forces[p.side].formations;
    let is = |i: &u16| all[usize::from(*i)].echelon == Some(echelon);
    (0..all.len() as u16).filter(is).map(FormationId).collect()
}

fn objective(p: &Perspective, name: &str) -> Hex {
    let o = p.setup().objectives.iter().find(|o| o.name.contains(name)).expect("an objective");
    p.setup().area(o.area)[0]
}

#[test]
fn a_turn_of_the_corps_with_missions_takes_at_most_forty_inputs() {
    let mut b = begun("khasan-6-august", Who::Human);
    let regiments = of_echelon(b.perspective(), Echelon::Regiment);
    let goal = objective(b.perspective(), "Zaozernaya");
    let mut inputs = 1;
    for regiment in regiments {
        inputs += order(&mut b, regiment, Mission::Attack, goal);
    }
    let p = b.perspective();
    let with =
        of_echelon(p, Echelon::Battalion).iter().filter(|f| p.tasking(**f).is_some()).count();
    assert!(with >= 12, "{with} battalions have their missions");
    assert!(p.tasking.iter().all(|t| t.next.is_none()), "the first never wait");
    b.end_turn(true);
    assert!(inputs <= MOST_INPUTS, "the turn took {inputs} clicks and keys");
}

#[test]
fn a_change_is_foreseen_shown_and_taken_back() {
    let mut b = begun("khasan-6-august-south", Who::Human);
    let force = &b.perspective().setup().forces[b.viewer()];
    let name = |f: &FormationId| force.formation_name(*f).contains("118th");
    let battalions = of_echelon(b.perspective(), Echelon::Battalion);
    let battalion = battalions.into_iter().find(name).expect("a battalion of the 118th");
    let a = objective(b.perspective(), "Zaozernaya");
    order(&mut b, battalion, Mission::Hold, a);
    let far = Hex::from_offset(1, 1);
    b.choose_formation(battalion);
    b.aim(Mission::Move);
    b.selection.hover = Some(far);
    let preview = b.preview(true).expect("a preview").clone();
    let orders = text::orders_reach(&preview.digest).expect("a change");
    assert!(orders.contains("by runner"), "{orders}");
    b.give_mission(far, true);
    settle(&mut b);
    let p = b.perspective();
    let next = p.tasking(battalion).and_then(|t| t.next.clone()).expect("it is on its way");
    assert!(orders.contains(&next.at.to_string()), "{orders}");
    let body = b.selection.acting().expect("chosen");
    let card = FormationCard::new(p, &body, b.standing(), None, true);
    let rows: Vec<&str> = card.missions.iter().map(|r| r.value.as_str()).collect();
    assert!(rows.len() == 2 && rows[1].contains(&next.at.to_string()), "{rows:?}");
    assert!(b.shown.lines().iter().any(|l| l.text.contains("by runner")), "the log says so");
}
