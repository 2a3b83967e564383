//! The order of battle as a tree: formations that fold, with their strength, what they
//! are under orders to do, and their units.

use super::offer::Offer;
use super::shade::Shade;
use crate::app::battle::body::Body;
use crate::app::battle::command_post::TreeLayout;
use crate::app::battle::standing::StandingOrder;
use crate::app::input::intent::Intent;
use crate::rules::formation::{self, Ladder, Strength};
use crate::rules::setup::{Entrance, Mission};
use crate::rules::{FormationId, Morale, Perspective, Place, Unit, UnitId};
use crate::text;
use crate::text::table::formation_card;
use crate::text::table::tree as words;

/// From this many units on, formations of units alone are folded at first.
const MANY: usize = 30;
/// From this many on, all from the third rank down.
const VERY_MANY: usize = 80;
/// Deepest rank shown; data can be wrong.
const DEEPEST: usize = 9;

/// What a formation is under orders to do, and in words.
pub(crate) type TreeOrder = (Mission, String);

/// A line of the order of battle.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct TreeRow {
    /// What it stands for.
    pub what: TreeSubject,
    /// How deep it stands in the tree.
    pub depth: usize,
    /// Its name.
    pub name: String,
    /// How strong it is and how it fares.
    pub state: String,
    /// The same as short as can be, at the right.
    pub brief: Option<Strength>,
    /// It has had enough and storms nothing until it has rested.
    pub exhausted: bool,
    /// A changed mission is on its way to it.
    pub sent: bool,
    /// What it is under orders to do, or the mission that it goes by.
    pub order: Option<TreeOrder>,
    /// How its name sounds.
    pub shade: Shade,
    /// It, or all that it belongs to, is chosen.
    pub chosen: bool,
    /// It is what was chosen itself, not a part of that.
    pub heads: bool,
}

/// What a line stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TreeSubject {
    /// A formation, and whether what is below it shows.
    Formation(FormationId, bool),
    /// A unit.
    Unit(UnitId),
}

/// The panel.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Tree {
    /// Its lines.
    pub rows: Vec<TreeRow>,
    /// What is looked for.
    pub search: String,
    /// The button that carries on with standing orders.
    pub carry_on: String,
    /// Whether that can be done.
    pub offer: Offer,
    /// True if orders may be given.
    pub may_order: bool,
}

/// What the tree is made from.
pub(crate) struct TreeInputs<'a> {
    /// What the side sees.
    pub p: &'a Perspective,
    /// How it is laid out.
    pub layout: &'a TreeLayout,
    /// The chosen unit.
    pub unit: Option<UnitId>,
    /// The chosen body.
    pub body: Option<&'a Body>,
    /// Standing orders.
    pub standing: &'a [StandingOrder],
    /// How many of them were not carried on with this turn.
    pub waiting: usize,
    /// True if orders may be given.
    pub may_order: bool,
}

impl Tree {
    /// The order of battle of a side.
    pub(crate) fn new(inputs: &TreeInputs) -> Tree {
        let standing = inputs.standing.len();
        Tree {
            rows: rows(inputs),
            search: inputs.layout.search.clone(),
            carry_on: words::carry_on(standing),
            may_order: inputs.may_order,
            offer: if standing == 0 {
                Offer::barred(words::NO_STANDING_ORDERS)
            } else {
                let hint = words::carry_on_hint(standing, inputs.waiting);
                Offer::in_turn(inputs.may_order, &hint)
            },
        }
    }

    /// The line that bears the name that is looked for: before those that only contain it
    /// the one that is called so, then those that begin so.
    pub(crate) fn found(&self) -> Option<&TreeRow> {
        let sought = self.search.trim().to_lowercase();
        let rank = |r: &&TreeRow| {
            let name = r.name.to_lowercase();
            (name != sought, !name.starts_with(&sought))
        };
        let bears = |r: &&TreeRow| !sought.is_empty() && r.name.to_lowercase().contains(&sought);
        self.rows.iter().filter(bears).min_by_key(rank)
    }
}

impl TreeRow {
    /// Chooses what it stands for.
    pub(crate) const fn choose(&self) -> Intent {
        match self.what {
            TreeSubject::Formation(id, _) => Intent::Formation(id),
            TreeSubject::Unit(id) => Intent::Visit(id),
        }
    }

    /// Chooses what it stands for and brings it into view.
    pub(crate) const fn visit(&self) -> Intent {
        match self.what {
            TreeSubject::Formation(id, _) => Intent::VisitFormation(id),
            TreeSubject::Unit(id) => Intent::Visit(id),
        }
    }

    /// A number that no other line has.
    pub(crate) fn number(&self) -> u64 {
        match self.what {
            TreeSubject::Formation(id, _) => u64::from(id.0),
            TreeSubject::Unit(id) => 1 << 20 | u64::from(id.index),
        }
    }

    /// What it says when it is pointed at.
    pub(crate) fn hint(&self) -> String {
        let order = self.order.as_ref().map(|(_, words)| words.as_str());
        words::row_hint(&self.name, &self.state, order)
    }
}

/// The lines of a side's order of battle.
fn rows(inputs: &TreeInputs) -> Vec<TreeRow> {
    let all = &inputs.p.setup().forces[inputs.p.side].formations;
    let mut rows = Rows { inputs, ladder: Ladder::new(inputs.p), out: Vec::new() };
    let sought = inputs.layout.search.trim().to_lowercase();
    for i in (0..all.len()).filter(|i| all[*i].parent.is_none()) {
        rows.add(FormationId(i as u16), &FromAbove::default(), &sought);
    }
    rows.out
}

/// What a line has from those above it.
#[derive(Clone, Default)]
struct FromAbove {
    depth: usize,
    chosen: bool,
    order: Option<TreeOrder>,
}

/// Lines as they are gathered.
struct Rows<'a> {
    inputs: &'a TreeInputs<'a>,
    ladder: Ladder,
    out: Vec<TreeRow>,
}

impl Rows<'_> {
    /// Adds a formation with what shows of it, if anything of it is what is looked for.
    fn add(&mut self, id: FormationId, above: &FromAbove, sought: &str) {
        let force = &self.inputs.p.setup().forces[self.inputs.p.side];
        let index = id.0 as usize;
        let Some(f) = force.formations.get(index).filter(|_| above.depth < DEEPEST) else { return };
        let units = self.ladder.members(id);
        if units.is_empty() {
            return;
        }
        let found = !sought.is_empty() && f.name.to_lowercase().contains(sought);
        let leaf = self.ladder.children.get(index).is_none_or(Vec::is_empty);
        let size = force.units.len();
        let folded = leaf && size > MANY || above.depth >= 2 && size > VERY_MANY;
        let open = folded == self.inputs.layout.turned.contains(&id);
        let at = self.out.len();
        let order = self.order(&units);
        let mut row = self.formation(id, &units, above);
        let shows = open || !sought.is_empty();
        row.what = TreeSubject::Formation(id, shows);
        // What holds for all above is not said again.
        row.order = order.clone().filter(|o| above.order.as_ref() != Some(o));
        if order.is_none() {
            row.order = self.mission(id);
        }
        let below = FromAbove { depth: above.depth + 1, chosen: row.chosen, order };
        self.out.push(row);
        if shows {
            // All units of a formation that is found by its name would be too many.
            self.add_below(id, &below, if found { "" } else { sought }, !found || open);
        }
        if !sought.is_empty() && !found && self.out.len() == at + 1 {
            self.out.pop();
        }
    }

    /// Adds the units of a formation, if they are to be told, and the formations below it.
    fn add_below(&mut self, id: FormationId, here: &FromAbove, sought: &str, units: bool) {
        let index = id.0 as usize;
        let own = self.ladder.units.get(index).filter(|_| units).into_iter().flatten();
        for unit in own {
            if text::unit(self.inputs.p, *unit).to_lowercase().contains(sought) {
                self.out.extend(unit_row(self.inputs, *unit, here));
            }
        }
        let children = self.ladder.children.get(index).cloned().unwrap_or_default();
        for child in children {
            self.add(child, here, sought);
        }
    }

    /// The line of a formation, closed and without an order.
    fn formation(&self, id: FormationId, units: &[UnitId], above: &FromAbove) -> TreeRow {
        let p = self.inputs.p;
        let heads = self.inputs.body.is_some_and(|b| b.formation == Some(id));
        let strength = formation::strength(p, units);
        let spent = p.spent(id);
        let halted = p.halted_battalion(id);
        let worn = strength.broken > 0 || spent.is_some() || halted.is_some();
        let mut state = text::strength_line(&strength);
        if let Some(s) = spent {
            state = words::and_more(&state, &text::cohesion::rest_to_go(p, s));
        }
        if let Some(leader) = p.leader(id) {
            state = words::and_more(&state, &text::leader::stands(p, &leader));
        }
        if let Some(l) = halted {
            state = words::and_more(&state, &text::armour::halts(l.until));
        }
        let tasking = p.tasking(id);
        if let Some(t) = tasking {
            state = words::and_mission(&state, &text::command::missions(p.setup(), t));
        }
        TreeRow {
            what: TreeSubject::Formation(id, false),
            depth: above.depth,
            name: formation::own_force(p).formation_name(id).to_owned(),
            state,
            brief: Some(strength),
            exhausted: spent.is_some(),
            sent: tasking.is_some_and(|t| t.next.is_some()),
            order: None,
            shade: if worn { Shade::Warning } else { Shade::Ordinary },
            chosen: above.chosen || heads,
            heads,
        }
    }

    /// The mission that a battalion goes by.
    fn mission(&self, id: FormationId) -> Option<TreeOrder> {
        let p = self.inputs.p;
        let now = &p.tasking(id)?.now;
        let goal = text::command::goal(p.setup(), &now.to);
        Some((now.mission, formation_card::order(now.mission, &goal)))
    }

    /// What these are under orders to do, if most of them are.
    fn order(&self, units: &[UnitId]) -> Option<TreeOrder> {
        let under = |o: &&StandingOrder| {
            let n = o.body.units.iter().filter(|u| units.contains(u)).count();
            n * 2 > units.len()
        };
        let most = self.inputs.standing.iter().find(under);
        most.map(|o| (o.mission, formation_card::order(o.mission, &o.goal.name)))
    }
}

fn unit_row(inputs: &TreeInputs, unit: UnitId, above: &FromAbove) -> Option<TreeRow> {
    let p = inputs.p;
    let u = p.unit(unit)?;
    if u.parent.is_some() && (u.hex().is_none() || inputs.layout.search.trim().is_empty()) {
        // What stuck is told with those it belongs to: a line each would fill the tree.
        return None;
    }
    let (state, shade) = unit_state(p, unit, u);
    let heads = inputs.unit == Some(unit);
    let stack = inputs.body.filter(|b| b.formation.is_none());
    Some(TreeRow {
        what: TreeSubject::Unit(unit),
        depth: above.depth,
        name: text::unit(p, unit),
        state,
        brief: None,
        exhausted: false,
        sent: false,
        order: None,
        shade,
        heads,
        chosen: above.chosen || heads || stack.is_some_and(|b| b.units.contains(&unit)),
    })
}

fn unit_state(p: &Perspective, id: UnitId, u: &Unit) -> (String, Shade) {
    let stuck = formation::stuck_of(p, id);
    match u.place {
        Place::On(h) => {
            let steady = u.morale() == Morale::Steady;
            let fine = steady && !u.is_immobile() && stuck == 0;
            let shade = if fine { Shade::Ordinary } else { Shade::Warning };
            (words::unit_state(p, h, u, stuck), shade)
        }
        Place::Awaited => (awaited(p, u.line), Shade::Faint),
        Place::Left => (words::LEFT.to_owned(), Shade::Faint),
        Place::Gone if stuck > 0 => (words::all_mired(stuck), Shade::Warning),
        Place::Gone => (words::LOST.to_owned(), Shade::Bad),
    }
}

fn awaited(p: &Perspective, line: u16) -> String {
    match p.setup().forces[p.side].units.get(line as usize).map(|l| &l.entry) {
        Some(Entrance::Arrives(at, _)) => words::comes_at(*at),
        _ => words::AWAITED.to_owned(),
    }
}
