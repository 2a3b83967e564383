//! Where a unit can go this turn, by ways that avoid fire and bottomless ground where
//! that is cheap.

use super::window::WalkWindow;
use crate::ai::look::ground::{BARRED, Manner, Nearest, StepPrice, Steps};
use crate::ai::look::picture::{Own, Picture};
use crate::ai::look::threat::Threat;
use crate::ai::look::toll::Toll;
use crate::hex::{Dir, Hex};
use crate::rules::{Morale, Tether, affords};

/// Hexes of a way at most: it cannot lead in circles for ever.
const LONGEST: usize = 500;

/// Where a unit can get to, and how.
#[derive(Debug)]
pub(crate) struct Walk<'a> {
    origin: Hex,
    window: WalkWindow,
    /// By place in the window: which of the spots looked at lies there, counted from 1; 0: none.
    slots: Vec<u32>,
    looked: Vec<Visited>,
    found: Vec<Hex>,
    /// What waits for its battalion's orders.
    tether: Option<Tether<'a>>,
}

/// A hex that a search has looked at.
#[derive(Clone, Copy, Debug)]
struct Visited {
    /// What a minute in it puts at stake; `None`: no entry.
    stake: Option<Toll>,
    /// The best way to it, if one was found.
    best: Option<Leg>,
}

/// The best way to a hex that is known: weighed cost, seconds, thousandths of a man at risk,
/// suppression, and the hex come from.
#[derive(Clone, Copy, Debug)]
struct Leg {
    weighed: u32,
    seconds: u32,
    risk: u32,
    strain: u32,
    from: Hex,
}

/// A hex in reach.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    pub hex: Hex,
    /// Seconds of the way.
    pub seconds: u32,
    /// Thousandths of a man (or of a vehicle in men) at risk on the way.
    pub risk: i64,
    /// Suppression gathered on the way, hundredths of a point.
    pub strain: i64,
}

impl Walk<'_> {
    /// Hexes in reach, the unit's own first.
    pub(crate) fn spots(&self) -> impl Iterator<Item = Spot> {
        std::iter::once(Spot { hex: self.origin, seconds: 0, risk: 0, strain: 0 })
            .chain(self.found.iter().filter_map(|h| self.spot(*h)))
    }

    /// One hex, if it is in reach.
    pub(crate) fn spot(&self, hex: Hex) -> Option<Spot> {
        let leg = self.leg(hex)?;
        Some(Spot { hex, seconds: leg.seconds, risk: leg.risk.into(), strain: leg.strain.into() })
    }

    fn leg(&self, hex: Hex) -> Option<Leg> {
        self.looked[self.slot(hex)?].best
    }

    /// Where a hex stands among those looked at.
    fn slot(&self, hex: Hex) -> Option<usize> {
        let slot = *self.slots.get(self.window.place(hex)?)?;
        (slot as usize).checked_sub(1)
    }

    /// The same of one on the map, looked at now if it was not before; `None` if it is too far.
    fn look(&mut self, hex: Hex, stake: impl FnOnce() -> Option<Toll>) -> Option<usize> {
        let slot = self.slots.get_mut(self.window.place(hex)?)?;
        if *slot == 0 {
            self.looked.push(Visited { stake: stake(), best: None });
            *slot = self.looked.len() as u32;
        }
        Some(*slot as usize - 1)
    }

    /// How many hexes from where it stands the unit can get, at most.
    pub(crate) fn extent(&self) -> u16 {
        self.found.iter().map(|h| h.distance(self.origin)).max().unwrap_or(0)
    }

    /// Seconds that the unit, with so many left, waits before it goes or storms from one hex
    /// into the next; `None` where it does not come to it in this turn.
    pub(crate) fn wait(&self, left: i32, from: Hex, to: Hex) -> Option<u32> {
        self.tether.as_ref().map_or(Some(0), |t| t.wait(left, from, to))
    }

    /// The way to a hex, that hex last.
    pub(crate) fn path(&self, to: Hex) -> Vec<Hex> {
        let mut path = Vec::new();
        let mut at = to;
        while at != self.origin {
            path.push(at);
            match self.leg(at) {
                Some(l) if path.len() < LONGEST => at = l.from,
                _ => return Vec::new(),
            }
        }
        path.reverse();
        path
    }
}

/// All a unit can reach with the seconds it has.
pub(crate) fn walk<'a>(
    pic: &Picture<'a>,
    threat: &Threat,
    steps: &Steps,
    o: &Own,
    manner: Manner,
) -> Walk<'a> {
    let window = WalkWindow::about(o.hex, radius(pic, steps, o));
    let mut out = Walk {
        origin: o.hex,
        window,
        slots: Vec::new(),
        looked: Vec::new(),
        found: Vec::new(),
        tether: pic.p.tether(o.id),
    };
    let Some(start) = pic.size.index(o.hex) else { return out };
    out.slots = vec![0; window.len()];
    let Some(here) = out.look(o.hex, || stake(pic, threat, o, o.hex)) else { return out };
    out.looked[here].best = Some(Leg { weighed: 0, seconds: 0, risk: 0, strain: 0, from: o.hex });
    if !o.mobile || o.unit.time <= 0 {
        return out;
    }
    let unsteady = o.morale > Morale::Steady;
    let strides = pic.size.strides();
    let mut queue = Nearest::default();
    queue.push(0, start);
    while let Some((weighed, i)) = queue.pop() {
        let from = pic.size.hex(i);
        let Some(leg) = out.leg(from).filter(|l| l.weighed >= weighed) else { continue };
        if i != start {
            out.found.push(from);
        }
        let left = o.unit.time - leg.seconds as i32;
        for (dir, by) in Dir::ALL.into_iter().zip(strides[usize::from(from.r & 1 == 1)]) {
            let step = steps[i][dir.index()];
            if step == BARRED {
                continue;
            }
            // Steps off the map are barred.
            let (to, j) = (from.neighbour(dir), i.wrapping_add_signed(by));
            let seconds = pic.p.march_seconds(o.unit, step.0);
            // What takes too long without waiting does so all the more with it.
            if !affords(left, seconds, pic.full) || manner.lane.is_some_and(|l| !l.holds(to)) {
                continue;
            }
            let Some(slot) = out.look(to, || stake(pic, threat, o, to)) else { continue };
            let Visited { stake: Some(at_stake), best } = out.looked[slot] else { continue };
            let stride = Stride::new(pic, o, (step, seconds), at_stake, manner);
            let sum = weighed.saturating_add(stride.weight);
            let better = |sum: u32| best.is_none_or(|b| sum < b.weighed);
            // Most are no better even without waiting; whether one waits takes long to find out.
            if !better(sum) || unsteady && pic.nearest_seen(to) < pic.nearest_seen(from) {
                continue;
            }
            let Some(wait) = out.wait(left, from, to) else { continue };
            let sum = sum.saturating_add(wait);
            if better(sum) && affords(left.saturating_sub_unsigned(wait), seconds, pic.full) {
                out.looked[slot].best = Some(stride.after(&leg, from, (sum, wait)));
                queue.push(sum, j);
            }
        }
    }
    out
}

/// No step takes a unit further than so many hexes from where it stands.
fn radius(pic: &Picture, steps: &Steps, o: &Own) -> u16 {
    let quickest = pic.p.march_seconds(o.unit, steps.quickest).max(1);
    // The last step may take longer than there is time left for it.
    let most = o.time() / quickest + 2;
    let map = u32::from(pic.size.cols) + u32::from(pic.size.rows);
    u16::try_from(most.min(map)).unwrap_or(u16::MAX)
}

/// What a minute in a hex puts at stake; `None`: no entry.
fn stake(pic: &Picture, threat: &Threat, o: &Own, hex: Hex) -> Option<Toll> {
    let free = !pic.enemy_at(hex) && pic.has_room(hex, o);
    free.then(|| threat.standing(pic, o, hex, None))
}

/// A step as it is weighed, without waiting for it.
struct Stride {
    weight: u32,
    seconds: u32,
    /// Thousandths of a man at risk by fire and mire.
    risk: i64,
    strain: i64,
}

impl Stride {
    fn new(
        pic: &Picture,
        o: &Own,
        (step, seconds): (StepPrice, u32),
        stake: Toll,
        manner: Manner,
    ) -> Stride {
        let d = &pic.doctrine.ways;
        let danger = stake.cost * i64::from(seconds) / 60;
        let bog = if o.ty.is_vehicle() { step.1 } else { 0 };
        let stuck = i64::from(bog) * i64::from(o.unit.pieces) * d.mired / 1_000_000;
        let weight = seconds
            + (danger * d.fire_detour_s / 1000) as u32
            + (u64::from(bog) * u64::from(manner.bog_s) / 1_000_000) as u32;
        let strain = stake.strain * i64::from(seconds) / 60;
        Stride { weight, seconds, risk: danger + stuck, strain }
    }

    /// The way to its end; `sum`: weighed in all, and the seconds that it waits.
    fn after(&self, leg: &Leg, from: Hex, (sum, wait): (u32, u32)) -> Leg {
        Leg {
            weighed: sum,
            seconds: leg.seconds + wait + self.seconds,
            risk: leg.risk + u32::try_from(self.risk).unwrap_or(u32::MAX / 4),
            strain: leg.strain + self.strain as u32,
            from,
        }
    }
}
