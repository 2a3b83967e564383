//! Missions as the computer and the staff send them out.

use super::dsl::{Field, RIFLES, STAFF, at, su};
use super::staff::{carry_out, directive, place, why};
use super::{pass, turn};
use khasan::ai::{Foresight, Level, Player, Staff, Stopped};
use khasan::hex::Hex;
use khasan::rules::setup::{Area, Echelon, Formation, Mission, Planned};
use khasan::rules::{AreaId, Clock, FormationId, Link, Order, Side, State, execute};

const BATTALION: FormationId = FormationId(1);

/// A battalion of four companies under a staff 2 km behind it, an enemy far off; hexes of 200 m.
fn corps() -> Field {
    let mut f = Field::open(40, 30).hex_metres(200).unit(Side::Soviet, STAFF, at(2, 12));
    for row in 10..14 {
        f = f.unit(Side::Soviet, RIFLES, at(12, row));
    }
    let of = |name: &str, parent, echelon| Formation {
        name: name.into(),
        parent,
        echelon: Some(echelon),
        link: None,
    };
    f.setup.forces.soviet.formations = vec![
        of("Regiment", None, Echelon::Regiment),
        of("Battalion", Some(FormationId(0)), Echelon::Battalion),
    ];
    for u in &mut f.setup.forces.soviet.units[1..] {
        (u.formation, u.supply) = (BATTALION, at(0, 0));
    }
    f.setup.turns = vec![900; 8];
    f.unit(Side::Japan, RIFLES, at(39, 29))
}

fn goals(orders: &[Order]) -> Vec<&[Hex]> {
    orders
        .iter()
        .filter_map(|o| match o {
            Order::Mission { to, .. } => Some(to.as_slice()),
            _ => None,
        })
        .collect()
}

fn in_force(state: &State) -> Option<Vec<Hex>> {
    let p = state.perspective(Side::Soviet);
    p.tasking(BATTALION).map(|t| t.now.to.clone())
}

fn on_its_way(state: &State) -> Option<(Vec<Hex>, Clock)> {
    let p = state.perspective(Side::Soviet);
    p.tasking(BATTALION)?.next.as_ref().map(|d| (d.task.to.clone(), d.at))
}

#[test]
fn the_computer_sends_its_battalions_off_first_and_changes_nothing_on_its_way() {
    let mut state = corps().objective(at(30, 12)).start(1);
    let orders = turn(&mut state, Side::Soviet);
    assert!(matches!(orders[0], Order::Mission { formation: BATTALION, .. }), "{orders:?}");
    assert_eq!(goals(&orders).len(), 1, "{orders:?}");
    assert!(in_force(&state).is_some_and(|to| to.contains(&at(30, 12))));
    pass(&mut state);
    let orders = turn(&mut state, Side::Soviet);
    assert_eq!(goals(&orders).len(), 0, "it wants the same: {orders:?}");
}

#[test]
fn by_the_plan_of_the_day_orders_go_out_in_time() {
    let mut f = corps();
    let area = |name: &str, hex| Area { name: name.into(), hexes: vec![hex] };
    f.setup.areas = vec![area("East", at(30, 12)), area("South", at(12, 28))];
    let line = |from, area| Planned {
        formation: BATTALION,
        from,
        mission: Mission::Move,
        area: AreaId(area),
    };
    // Twenty minutes by runner: what is to begin at 13:00 goes out at 12:30.
    f.setup.plans.soviet = vec![line(Clock::hm(12, 0), 0), line(Clock::hm(13, 0), 1)];
    let mut state = f.start(1);
    let mut player = Player::new(Side::Soviet, Level::Historical, 1);
    let mut sent = Vec::new();
    while state.public().clock <= Clock::hm(13, 0) {
        while state.public().side == Side::Soviet {
            let order = player.next_order(&state.perspective(Side::Soviet));
            if let Order::Mission { to, .. } = &order {
                sent.push((state.public().clock, to.clone()));
            }
            execute(&mut state, &order).expect("a legal order");
        }
        if state.public().clock == Clock::hm(13, 0) {
            break;
        }
        pass(&mut state);
    }
    let due: Vec<(Clock, Hex)> = sent.iter().map(|(at, to)| (*at, to[0])).collect();
    assert_eq!(due, [(Clock::hm(12, 0), at(30, 12)), (Clock::hm(12, 30), at(12, 28))]);
    assert_eq!(in_force(&state), Some(vec![at(12, 28)]), "there when the line begins");
}

#[test]
fn the_staff_sends_the_mission_first_and_says_who_waits_until_when() {
    let mut state = corps().start(1);
    let order = |to| vec![directive(1..5, Mission::Move, &[to])];
    let mut staff = Staff::new(Side::Soviet, order(at(30, 12)));
    let (orders, _) = carry_out(&mut state, &mut staff);
    assert!(matches!(orders[0], Order::Mission { .. }), "{orders:?}");
    let east = place(&state, su(1));
    assert!(east.offset().0 > 14, "the first does not wait: {east:?}");
    pass(&mut state);
    pass(&mut state);
    // Another way: it is foreseen when it is there, and what is ordered is what was foreseen.
    let p = state.perspective(Side::Soviet);
    let d = &order(at(12, 28))[0];
    let outlook = Foresight::default().outlook(&p, d);
    let digest = outlook.digest(&p, d);
    let mut staff = Staff::new(Side::Soviet, vec![d.clone()]);
    let (orders, reports) = carry_out(&mut state, &mut staff);
    assert_eq!(orders, outlook.orders);
    let (_, there) = on_its_way(&state).expect("it is on its way");
    assert_eq!(
        digest.changed.iter().map(|d| (d.at, d.link)).collect::<Vec<_>>(),
        [(there, Link::Runner)]
    );
    assert!(there > Clock::hm(12, 30), "not in this turn");
    assert_eq!(why(&reports, su(4)), Some(Stopped::AwaitsOrders { at: Some(there) }));
    // The same order once more does not begin the delay anew.
    pass(&mut state);
    pass(&mut state);
    let mut staff = Staff::new(Side::Soviet, vec![d.clone()]);
    let (orders, _) = carry_out(&mut state, &mut staff);
    assert_eq!(goals(&orders).len(), 0, "{orders:?}");
}

#[test]
fn a_company_sent_elsewhere_widens_the_mission_of_its_battalion() {
    let mut state = corps().start(1);
    let alone = |to| Staff::new(Side::Soviet, vec![directive(1..2, Mission::Move, &[to])]);
    // Without a mission nothing waits, so none is needed.
    let (orders, _) = carry_out(&mut state, &mut alone(at(15, 12)));
    assert_eq!(goals(&orders).len(), 0, "{orders:?}");
    let all = vec![directive(1..5, Mission::Hold, &[at(20, 12)])];
    carry_out(&mut state, &mut Staff::new(Side::Soviet, all));
    assert_eq!(in_force(&state), Some(vec![at(20, 12)]));
    let (orders, _) = carry_out(&mut state, &mut alone(at(21, 12)));
    assert_eq!(goals(&orders).len(), 0, "within 400 m of the goal: {orders:?}");
    carry_out(&mut state, &mut alone(at(12, 28)));
    let (mut to, _) = on_its_way(&state).expect("a change");
    to.sort_unstable();
    let mut both = vec![at(20, 12), at(12, 28)];
    both.sort_unstable();
    assert_eq!(to, both, "the others keep what they had");
}
