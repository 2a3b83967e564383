//! Where to go: each hex in reach is weighed for the task at hand, its cover, the fire
//! that falls there and the fire that can be given from it.

use super::around::{Around, Beside};
use super::care::free_to_recover;
use super::hunting::Hunting;
use super::noise::Noise;
use super::targets::Targets;
use super::walk::{Spot, Walk, walk};
use crate::ai::doctrine::tactics::Emphasis;
use crate::ai::doctrine::{Marching, Pull};
use crate::ai::intend::plan::Plan;
use crate::ai::intend::task::{Goal, Task};
use crate::ai::look::ground::{BARRED, GroundMemory, Steps};
use crate::ai::look::picture::{Own, Picture};
use crate::ai::look::threat::Threat;
use crate::hex::Hex;
use crate::rules::{Mobility, Morale, Order, Works, can_recover};
use std::sync::Arc;

/// What all marches of a moment are weighed by.
#[derive(Clone, Copy)]
pub(crate) struct MarchView<'a> {
    pub pic: &'a Picture<'a>,
    pub threat: &'a Threat,
    pub noise: Noise,
}

/// What one unit weighs its hexes with.
struct Scale<'a> {
    pic: &'a Picture<'a>,
    threat: &'a Threat,
    o: &'a Own<'a>,
    task: Task,
    /// Seconds to the goal from every hex.
    field: Arc<Vec<u32>>,
    /// Worth of a second nearer to the goal.
    rate: i64,
    /// Nearer than this many seconds brings nothing (yet).
    line: u32,
    /// For vehicles: the infantry they go with.
    pace: Option<Pace>,
    /// How many platoons it is worth: what big units gain and lose grows with them.
    bulk: i64,
    /// Seconds of enemy fire to reckon with in the hex.
    stay_s: i64,
    /// What fire counts for in its task, per cent.
    fire_pct: i64,
    /// Extra worth of a hex of the goal itself.
    inside: i64,
    /// For a headquarters: where the men it leads are.
    led: Vec<Hex>,
    /// It is a headquarters that leads.
    staff: bool,
    /// Mired vehicles it could pull out next turn, and what that is worth.
    stuck: Vec<(Hex, i64)>,
    /// Room of all who want to pass, by dense index, and the steps that lead on.
    traffic: Arc<Vec<u32>>,
    steps: Arc<Steps>,
    /// What nearness to tanks is worth to it.
    hunting: Hunting,
    /// Enemies in sight that its weapons can hurt.
    targets: Targets<'a>,
    /// Who stands near the hexes that it can come to.
    around: Around<'a>,
    /// What its tactic has it look to.
    emphasis: Emphasis,
}

/// The infantry that vehicles go with: they do not run away from it.
struct Pace {
    /// Seconds to the goal on foot.
    field: Arc<Vec<u32>>,
    /// How near the infantry is.
    front: u32,
}

/// What a lapse in the choice of a hex is about, for the noise.
const LAPSE: u32 = 77;

/// The march of a unit for its task, `None` if it is well where it is.
pub(crate) fn move_order(
    view: &MarchView,
    (plan, ground): (&mut Plan, &mut GroundMemory),
    o: &Own,
    emphasis: Emphasis,
) -> Option<Order> {
    let MarchView { pic, threat, noise } = *view;
    if !o.mobile || o.unit.time <= 0 {
        return None;
    }
    let task = plan.task(o);
    // Men under fire stay in their holes.
    let sheltered = is_sheltered(pic, o, pic.doctrine.march.sheltered_pct);
    let goes = matches!(task, Task::Leave(_) | Task::Go(_) | Task::Refit(_));
    if o.morale > Morale::Steady && sheltered && !goes {
        return None;
    }
    let steps = ground.steps(pic, o.ty.mobility);
    let walk = walk(pic, threat, &steps, o, plan.manner(pic, o));
    let scale = Scale { emphasis, ..scale(view, (plan, ground), o, walk.extent()) };
    best_spot(&scale, &walk, noise).map(|to| Order::Move { unit: o.id, path: walk.path(to) })
}

/// A unit is exposed to no more than such a share, per cent, of what it would be on its feet.
pub(super) fn is_sheltered(pic: &Picture, o: &Own, pct: i64) -> bool {
    pic.exposure(o.hex, Some(o.unit)) * 100 <= pic.exposure(o.hex, None) * pct
}

/// The best hex in reach, or by a lapse the second best, unless it is the one the unit
/// stands in.
fn best_spot(scale: &Scale, walk: &Walk, noise: Noise) -> Option<Hex> {
    let o = scale.o;
    let turn = u32::from(scale.pic.p.public.turn);
    let d = scale.pic.doctrine;
    let mut spots: Vec<(i64, Hex)> = walk
        .spots()
        .map(|s| {
            let tie = noise.below(
                d.march.tie,
                turn * 4096 + u32::from(o.id.index),
                s.hex.q as u16 as u32,
                s.hex.r as u16 as u32,
            );
            (scale.weigh(&s) + i64::from(tie), s.hex)
        })
        .collect();
    let stay = spots.first().map_or(0, |s| s.0);
    let order = |s: &(i64, Hex)| (-s.0, s.1);
    if spots.len() > 2 {
        spots.select_nth_unstable_by_key(1, order);
    }
    let two = spots.len().min(2);
    spots[..two].sort_unstable_by_key(order);
    let one_in = d.lapses.second_best_in;
    let lapse = one_in > 0 && noise.below(one_in, turn, u32::from(o.id.index), LAPSE) == 0;
    let pick = spots.get(usize::from(lapse && spots.len() > 1))?;
    (pick.1 != o.hex && pick.0 > stay + d.march.least_gain).then_some(pick.1)
}

/// `extent`: how many hexes far it can get.
fn scale<'a>(
    view: &MarchView<'a>,
    (plan, ground): (&mut Plan, &mut GroundMemory),
    o: &'a Own<'a>,
    extent: u16,
) -> Scale<'a> {
    let MarchView { pic, threat, .. } = *view;
    let task = plan.task(o);
    let field = match task.goal() {
        Some(g) => plan.field(pic, ground, g, o.ty.mobility),
        None => Arc::new(Vec::new()),
    };
    let pace = pace(pic, plan, ground, o, task);
    let goal = task.goal().and_then(|g| plan.goals.get(g));
    let sharers = plan.tasks.iter().filter(|t| t.goal() == task.goal()).count() as i64;
    let share = goal.map_or(0, |g| {
        let needed = (g.ours || g.go) && is_needed(pic, g, o);
        let first = if needed { g.value * pic.doctrine.march.first_pct / 100 } else { 0 };
        first.max(g.value / (sharers + 1))
    });
    let go = goal.is_some_and(|g| g.go);
    let d = &pic.doctrine.march;
    let bulk = (o.power / d.platoon).clamp(1, d.platoons_most);
    let stays = matches!(task, Task::Defend(_));
    let goes = matches!(task, Task::Leave(_) | Task::Go(_) | Task::Refit(_));
    let staff = o.is_staff() && !stays && !goes;
    let led = pic.own.iter().filter(|x| staff && !x.is_staff()).map(|x| x.hex).collect();
    let line = match task {
        Task::Attack(_) if !go => pic.start_line(),
        Task::Stage(_) => d.stage_line.of(pic.full),
        _ => 0,
    };
    let pull = match goal {
        // A gun or a garrison that covers the ground from its holes near by holds it, too.
        Some(g) if matches!(task, Task::Defend(_)) && covers(pic, g, o) => d.cover,
        _ => pull(d, task, go),
    };
    let (rate, stay_s) =
        if staff { (d.staff_second, d.staff_stay_s) } else { (pull.second.of(share), pull.stay_s) };
    let targets = if goes { Targets::none() } else { Targets::new(pic, ground, o, extent) };
    let hunting = if goes { Hunting::default() } else { Hunting::new(pic, o, extent) };
    Scale {
        pic,
        threat,
        o,
        task,
        field,
        rate: rate * bulk,
        line,
        pace,
        bulk,
        stay_s,
        fire_pct: match (task, o.is_support(pic)) {
            (Task::Attack(_), false) => d.fire_attack_pct,
            (Task::Stage(_), _) => d.fire_stage_pct,
            _ => d.fire_pct,
        },
        inside: pull.inside.of(share),
        led,
        staff,
        stuck: stuck(pic, plan, o),
        traffic: plan.traffic.clone(),
        steps: ground.steps(pic, o.ty.mobility),
        hunting,
        targets,
        around: Around::new(pic, o, extent, goal.map_or(&[][..], |g| &g.hexes)),
        emphasis: Emphasis::EVEN,
    }
}

/// What draws a unit to the goal of its task; `go`: the attack is on.
fn pull(d: &Marching, task: Task, go: bool) -> Pull {
    match task {
        Task::Attack(_) if go => d.attack,
        Task::Attack(_) => d.gather,
        Task::Stage(_) => d.stage,
        Task::Defend(_) => d.defend,
        Task::Leave(_) | Task::Go(_) | Task::Refit(_) => d.go,
        Task::Support(_) => d.support,
        Task::Recuperate(_) | Task::Rest | Task::Outside => d.rest,
    }
}

/// The front of the infantry that attacks the same goal.
fn pace(
    pic: &Picture,
    plan: &mut Plan,
    ground: &mut GroundMemory,
    o: &Own,
    task: Task,
) -> Option<Pace> {
    let Task::Attack(goal) = task else { return None };
    if !o.ty.is_vehicle() {
        return None;
    }
    let on_foot = |x: &&Own| {
        x.ty.mobility == Mobility::Foot
            && plan.task(x) == task
            && !x.is_staff()
            && x.morale < Morale::Broken
    };
    let places: Vec<Hex> = pic.own.iter().filter(on_foot).map(|x| x.hex).collect();
    if places.is_empty() {
        return None;
    }
    let field = plan.field(pic, ground, goal, Mobility::Foot);
    let way = |h: &Hex| pic.size.index(*h).and_then(|i| field.get(i).copied());
    let mut ways: Vec<u32> = places.iter().filter_map(way).collect();
    ways.sort_unstable();
    let d = &pic.doctrine.march;
    let front = ways.get(ways.len() * d.front_pct / 100).copied().filter(|w| *w < u32::MAX)?;
    Some(Pace { field, front: front.saturating_sub(d.ahead_s) })
}

/// Mired vehicles for which a unit is the nearest that could help, away from the enemy.
fn stuck(pic: &Picture, plan: &Plan, o: &Own) -> Vec<(Hex, i64)> {
    if !free_to_recover(pic, plan, o) {
        return Vec::new();
    }
    let d = &pic.doctrine.care;
    let gap = |x: &Own, m: &Own| (x.hex.distance(m.hex), x.id.index);
    pic.own
        .iter()
        .filter(|m| m.unit.is_mired() && pic.foes_near(m.hex, d.rescue_m) == 0)
        .filter(|m| {
            let able =
                pic.own.iter().filter(|x| can_recover(x.ty) && !x.unit.is_mired() && x.mobile);
            able.map(|x| gap(x, m)).min() == Some(gap(o, m))
        })
        .map(|m| (m.hex, i64::from(m.unit.pieces) * pic.worth.own_piece * d.rescue_pct / 100))
        .collect()
}

/// Without a unit there are not men enough inside a goal to hold it.
fn is_needed(pic: &Picture, goal: &Goal, o: &Own) -> bool {
    let inside = pic
        .own
        .iter()
        .filter(|x| x.id != o.id && x.morale < Morale::Broken && goal.ground.contains(&x.hex));
    let men: u32 = inside.map(|x| crate::rules::score::holding(pic.setup, x.unit)).sum();
    men * 100 < goal.min_men.max(10) * pic.doctrine.march.enough_pct
}

/// True if a unit that is dug in outside a goal holds it by fire, and there are men enough
/// inside.
fn covers(pic: &Picture, goal: &Goal, o: &Own) -> bool {
    let d = &pic.doctrine.march;
    if !is_sheltered(pic, o, d.dug_in_pct) {
        return false;
    }
    let gap = goal.hexes.iter().map(|h| pic.metres(*h, o.hex)).min().unwrap_or(u32::MAX);
    let inside: u32 = pic
        .own
        .iter()
        .filter(|x| x.id != o.id && goal.hexes.contains(&x.hex))
        .map(|x| crate::rules::score::holding(pic.setup, x.unit))
        .sum();
    gap > 0 && gap <= d.covers_m && inside >= goal.min_men.max(1) * d.covers_men_pct / 100
}

impl Scale<'_> {
    /// Worth of a hex, thousandths of a man.
    fn weigh(&self, s: &Spot) -> i64 {
        let still = (s.hex == self.o.hex && !self.o.unit.moved).then_some(self.o.unit);
        let minute = self.threat.standing(self.pic, self.o, s.hex, still);
        let danger = minute.cost * self.stay_s / 60;
        let beside = self.around.at(s.hex);
        let e = &self.emphasis;
        (self.nearness(s.hex) * e.nearer_pct
            + self.cover(s.hex, beside) * e.cover_pct
            + self.fire(s) * e.fire_pct
            - (danger + s.risk) * e.danger_pct)
            / 100
            + self.footing(s, beside)
            - i64::from(s.seconds) * self.pic.doctrine.march.second_pm / 1000
    }

    /// How far the hex brings the task forward.
    fn nearness(&self, hex: Hex) -> i64 {
        if self.field.is_empty() {
            return 0;
        }
        let way = self.pic.size.index(hex).and_then(|i| self.field.get(i).copied());
        let way = way.unwrap_or(u32::MAX).min(self.pic.doctrine.march.lost_s).max(self.line);
        -i64::from(way) * self.rate - i64::from(self.ahead(hex)) * self.rate
    }

    /// Seconds on foot by which a hex is too far ahead of the infantry.
    fn ahead(&self, hex: Hex) -> u32 {
        let Some(pace) = &self.pace else { return 0 };
        let way = self.pic.size.index(hex).and_then(|i| pace.field.get(i).copied());
        way.map_or(0, |w| pace.front.saturating_sub(w))
    }

    /// Lasting cover: what protects those who stay, more with an enemy about.
    fn cover(&self, hex: Hex, beside: Beside) -> i64 {
        let (lib, d) = (&self.pic.setup.library, &self.pic.doctrine.march);
        let cell = self.pic.field.cell(hex).copied().unwrap_or_default();
        if self.o.ty.is_vehicle() {
            return 0;
        }
        let works = lib.works_pct(cell.works).min(lib.tuning.down_pct);
        let exposure = i64::from(lib.terrain(cell.terrain).exposure_pct * works / 100);
        let holds =
            matches!(self.task, Task::Defend(_) | Task::Stage(_) | Task::Support(_) | Task::Rest);
        let weight = if beside.wary || holds { d.cover_near } else { d.cover_far };
        (100 - exposure) * i64::from(self.o.unit.men) * weight / 10
    }

    /// Fire that can be given from there, this turn and the next.
    fn fire(&self, s: &Spot) -> i64 {
        let (pic, d) = (self.pic, &self.pic.doctrine.march);
        let best = self.targets.best(pic, self.o, s.hex);
        let left = i64::from(self.o.time().saturating_sub(s.seconds)).min(d.fire_s);
        let moved = s.hex != self.o.hex || self.o.unit.moved;
        let pct = if moved { i64::from(pic.setup.library.tuning.moved_fire_pct) } else { 100 };
        let worth = best * left * pct / (60 * 100) + best * d.fire_later_min;
        worth * self.fire_pct / 100
    }

    /// What the hex itself means: ground to be held, crowding, an enemy at arm's length.
    fn footing(&self, s: &Spot, beside: Beside) -> i64 {
        let (pic, d) = (self.pic, &self.pic.doctrine.footing);
        let moves = s.hex != self.o.hex || self.o.unit.moved;
        let mut sum = self.hunting.worth(pic, self.o, s.hex, moves) * self.emphasis.tanks_pct / 100;
        if beside.goal {
            sum += self.inside * self.emphasis.inside_pct / 100;
        }
        let crowd = i64::from(pic.taken(s.hex, self.o) * 100 / pic.setup.stacking_limit().max(1));
        if crowd > 0 {
            sum -= d.shared + (self.bulk - 1) * crowd * d.crowd;
        }
        sum -= self.clog(s.hex);
        let help = self.stuck.iter().filter(|(h, _)| h.distance(s.hex) <= 1);
        sum += help.map(|(_, worth)| worth).sum::<i64>();
        let reach = pic.setup.library.tuning.hq_m;
        sum += self.led.iter().filter(|h| pic.metres(**h, s.hex) <= reach).count() as i64 * d.led;
        if self.staff && self.is_front(s.hex) {
            sum -= i64::from(self.o.unit.men) * d.front;
        }
        let works = pic.field.cell(s.hex).is_some_and(|c| c.works != Works::None);
        if works && matches!(self.task, Task::Defend(_)) && !self.o.ty.is_vehicle() {
            sum += i64::from(self.o.unit.men) * d.works;
        }
        if s.hex == self.o.hex {
            return sum;
        }
        let strength = beside.touching;
        if strength > 0 {
            // To end next to him without the strength to storm invites his bayonets.
            let near = pic.setup.map.hex_metres() * d.help_hexes;
            let with = self.around.friends_near(pic, s.hex, near).max(self.o.power);
            // So does having no time left for it.
            let left = i64::from(self.o.unit.time) - i64::from(s.seconds);
            if left < i64::from(pic.setup.library.tuning.assault_s) {
                sum -= i64::from(self.o.unit.men) * d.late;
            }
            if with * 100 < strength * d.weak_pct {
                sum -= i64::from(self.o.unit.men) * d.weak;
            }
        }
        sum - self.overrun(s.hex, beside.theirs)
    }
}

impl Scale<'_> {
    /// An enemy in sight is so near to a hex that nobody leads from there.
    fn is_front(&self, hex: Hex) -> bool {
        let near_m = self.pic.doctrine.footing.front_m;
        let hexes = self.pic.nearest_seen(hex).map(u32::from);
        hexes.is_some_and(|n| n * self.pic.setup.map.hex_metres() <= near_m)
    }

    /// What it costs the others if this unit stays in a defile through which they must.
    fn clog(&self, hex: Hex) -> i64 {
        let (pic, o, d) = (self.pic, self.o, &self.pic.doctrine.footing);
        let Some(i) = pic.size.index(hex) else { return 0 };
        let need = crate::rules::room(pic.setup, o.unit);
        let others = self.traffic.get(i).map_or(0, |t| t.saturating_sub(need));
        let narrow = self.steps.get(i).map_or(0, |s| s.iter().filter(|x| **x == BARRED).count());
        if others == 0 || narrow < d.defile_sides {
            return 0;
        }
        let limit = pic.setup.stacking_limit().max(1);
        // As many as find no room beside it; the more, the longer they wait.
        let full = (pic.taken(hex, o) + need).min(limit);
        i64::from(others.min(limit * d.clog_most)) * d.clog * i64::from(full) / i64::from(limit)
    }

    /// Risk to be overwhelmed where the enemy is near in strength and friends are not.
    fn overrun(&self, hex: Hex, theirs: i64) -> i64 {
        let (pic, o, d) = (self.pic, self.o, &self.pic.doctrine.footing.overrun);
        if theirs == 0 {
            return 0;
        }
        let vehicle = o.ty.is_vehicle();
        let friends: i64 = self
            .around
            .own
            .iter()
            .filter(|x| x.id != o.id && pic.metres(x.hex, hex) <= d.friends_m)
            .filter(|x| !vehicle || !x.ty.is_vehicle())
            .map(|x| x.power)
            .sum();
        let ours = friends + if vehicle { o.power / d.blind_parts } else { o.power };
        let over_pct = (theirs * 100 / ours.max(d.least)).min(d.to_pct) - d.from_pct;
        let stake = i64::from(o.unit.men) * 1000
            + if vehicle { i64::from(o.unit.pieces) * pic.worth.own_piece } else { 0 };
        stake * over_pct.max(0) * d.loss_ppm / 1_000_000
    }
}
