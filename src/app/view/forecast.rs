//! The forecast of what a click would do, with every term.

use crate::app::battle::click::ClickPlan;
use crate::rules::fire::FireOdds;
use crate::rules::{
    AssaultResult, Forecast, Order, Perspective, StepForecast, Target, UnitId, dist, first_load,
    leader_risks, may_hide_wire, may_hide_works,
};
use crate::text;
use crate::text::table::forecast as words;
use crate::text::table::unit_card::ammunition;
use std::collections::BTreeMap;

/// Most sizes of losses that are told apart; larger ones are put together.
const MOST_SIZES: usize = 6;
/// Most steps told to men on foot; drivers are told all.
const MOST_STEPS: usize = 8;

/// The colour of a chance.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tint {
    /// Nothing comes of it.
    Dull,
    /// Good for us.
    Good,
    /// Bad for us.
    Bad,
}

/// Something that may come of it.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Chance {
    /// The outcome in words: losses, or how an assault ends.
    pub what: String,
    /// Its share of one.
    pub share: f32,
    /// The same in words.
    pub chance: String,
    /// For whom it is good.
    pub tint: Tint,
}

/// Terms under a heading.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct TermTable {
    /// The heading.
    pub title: &'static str,
    /// The terms, `(what, how much)`.
    pub rows: Vec<(String, String)>,
}

/// What the forecast shows.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ForecastPanel {
    /// The order in words.
    pub title: String,
    /// One line that says it all.
    pub line: String,
    /// That line says why the order is refused.
    pub refused: bool,
    /// Outcomes of fire or an assault and their odds; empty where there are none to tell.
    pub chances: Vec<Chance>,
    /// What they come of.
    pub tables: Vec<TermTable>,
    /// A note: what is exact and what is not.
    pub note: &'static str,
}

impl ForecastPanel {
    /// Of what a click would do.
    pub(crate) fn new(p: &Perspective, plan: &ClickPlan) -> ForecastPanel {
        let mut panel = ForecastPanel {
            title: text::capital(&text::order(p, &plan.order)),
            line: String::new(),
            refused: plan.forecast.is_err(),
            chances: Vec::new(),
            tables: Vec::new(),
            note: "",
        };
        match &plan.forecast {
            Err(refusal) => {
                panel.line = text::refusal(p.setup(), refusal);
                panel.line.push_str(&text::command::if_sent_now(p, refusal).unwrap_or_default());
                panel.line.push_str(&hunts_instead(p, &plan.order).unwrap_or_default());
            }
            Ok(f) => {
                panel.line = text::capital(&words::headline(f));
                panel.fill(p, f, &plan.order);
                let risks = leader_risks(p, &plan.order, f);
                if !risks.is_empty() {
                    let rows = risks.iter().map(text::leader::risk).collect();
                    panel.table(text::leader::AT_RISK, rows);
                }
            }
        }
        panel
    }

    fn fill(&mut self, p: &Perspective, f: &Forecast, order: &Order) {
        match f {
            Forecast::Move { steps, wait, bog, .. } => {
                self.note = words::MARCH_NOTE;
                let mut rows = command(p, order, *wait);
                rows.extend(hunted_there(p, order, steps));
                rows.extend(march(p, vehicles(p, order), steps, *bog));
                self.table(words::ON_THE_WAY, rows);
            }
            Forecast::Fire {
                odds: Some(odds), estimate, answer, answer_estimate, others, ..
            } => {
                let sure = estimate.is_exact();
                self.note = if sure { words::FIRE_NOTE } else { words::FIRE_ESTIMATE_NOTE };
                self.chances = chances(odds);
                let mut rows = words::terms(odds);
                rows.extend(rounds_after(p, order, odds));
                rows.extend(works_in_doubt(p, order));
                self.table(words::TERMS, rows);
                if let Some(a) = answer {
                    let cost = text::estimate::outcome(a, answer_estimate);
                    let mut rows = vec![(words::MAY_COST_US.to_owned(), cost)];
                    rows.extend(words::terms(a));
                    self.table(words::ANSWER, rows);
                }
                if let Some(line) = text::others_fire(*others) {
                    self.table(words::OTHERS, vec![(words::AT_MOST.to_owned(), line)]);
                }
            }
            Forecast::Assault { odds, estimate: e, results, .. } => {
                self.chances = results.iter().map(assault_chance).collect();
                if e.won.is_exact() {
                    self.note = words::ASSAULT_NOTE;
                } else {
                    self.note = words::ASSAULT_ESTIMATE_NOTE;
                    let all = [
                        (words::TO_TAKE_IT, text::estimate::chance(&e.won)),
                        (words::OUR_LOSSES, text::estimate::figure(&e.ours)),
                        (words::THEIR_LOSSES, text::estimate::figure(&e.theirs)),
                    ];
                    self.table(words::IN_ALL, all.map(|(a, b)| (a.to_owned(), b)).into());
                }
                // In the order in which it happens.
                let mut rows = words::final_fire(&odds.final_fire);
                rows.extend(works_in_doubt(p, order));
                self.table(words::FINAL_FIRE, rows);
                self.table(words::HAND_TO_HAND, words::strengths(odds));
            }
            Forecast::Fire { odds: None, .. }
            | Forecast::Rally { .. }
            | Forecast::Mission { .. }
            | Forecast::Plain { .. } => {}
        }
    }

    fn table(&mut self, title: &'static str, rows: Vec<(String, String)>) {
        self.tables.push(TermTable { title, rows });
    }
}

/// Men who cannot fire at vehicles may still hunt them from where they stand.
fn hunts_instead(p: &Perspective, order: &Order) -> Option<String> {
    let Order::Fire { unit, target: Target::Contact(c), .. } = order else { return None };
    p.hunts(*unit, *c).as_ref().map(text::armour::hunts_instead)
}

/// What command makes of a march: that it waits for its orders, and that it is out of touch.
fn command(p: &Perspective, order: &Order, wait: u32) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    if wait > 0 {
        rows.push((text::command::WAITS.to_owned(), text::duration(wait)));
    }
    let units = order.units().iter().filter_map(|id| p.unit(*id));
    if units.filter(|u| u.out_of_touch).count() > 0 {
        rows.push((text::command::TOUCH.to_owned(), text::command::out_of_touch(p)));
    }
    rows
}

fn share(p: u64) -> f32 {
    p as f32 / dist::ONE as f32
}

/// How an assault may end: the result, its chance, the losses of both sides.
fn assault_chance(&(result, chance, ours, theirs): &(AssaultResult, u64, u64, u64)) -> Chance {
    Chance {
        what: text::capital(text::assault_result(result)),
        share: share(chance),
        chance: words::assault_chance(chance, ours, theirs),
        tint: if result >= AssaultResult::Taken { Tint::Good } else { Tint::Bad },
    }
}

/// Losses by size; what is too small to see is put together.
fn chances(odds: &FireOdds) -> Vec<Chance> {
    let mut by_size: BTreeMap<(u32, u32), u64> = BTreeMap::new();
    for (o, w) in odds.dist.iter() {
        *by_size.entry((o.pieces, o.men)).or_default() += w;
    }
    let chance = |what, w, tint| Chance { what, share: share(w), chance: text::percent(w), tint };
    let tint = |size| if size == (0, 0) { Tint::Dull } else { Tint::Good };
    let told = by_size.iter().take(MOST_SIZES);
    let mut out: Vec<Chance> =
        told.map(|(size, w)| chance(words::losses(size.0, size.1), *w, tint(*size))).collect();
    let rest: u64 = by_size.values().skip(MOST_SIZES).sum();
    if rest > 0 {
        out.push(chance(words::MORE.to_owned(), rest, Tint::Good));
    }
    out
}

/// What the firer has left after it.
fn rounds_after(p: &Perspective, order: &Order, odds: &FireOdds) -> Option<(String, String)> {
    let Order::Fire { unit, .. } = order else { return None };
    let u = p.unit(*unit)?;
    let lib = &p.setup().library;
    let load = first_load(lib, lib.unit_type(u.ty));
    Some((words::ROUNDS_AFTER.to_owned(), ammunition(u.ammo.less(odds.spent), load)))
}

/// What may lie there unseen, where nobody is near enough to know.
fn works_in_doubt(p: &Perspective, order: &Order) -> Option<(String, String)> {
    let (works, wire) = match order {
        Order::Fire { target: Target::Contact(c), .. } => {
            let c = p.contact(*c)?;
            let vehicle = p.setup().library.unit_type(c.ty).is_vehicle();
            (!vehicle && may_hide_works(p, c.hex), false)
        }
        Order::Assault { units, hex } => {
            let over = |id: &UnitId| {
                let from = p.unit(*id)?.hex()?;
                Some(may_hide_wire(p, from, from.dir_to(*hex)?))
            };
            (may_hide_works(p, *hex), units.iter().filter_map(over).any(|hidden| hidden))
        }
        _ => return None,
    };
    words::unseen(works, wire).map(|what| (words::UNSEEN.to_owned(), what.to_owned()))
}

/// Vehicles that an order sets in motion.
fn vehicles(p: &Perspective, order: &Order) -> u16 {
    let Order::Move { unit, .. } = order else { return 0 };
    let u = p.unit(*unit).filter(|u| p.setup().library.unit_type(u.ty).is_vehicle());
    u.map_or(0, |u| u.pieces)
}

/// The infantry that would hunt vehicles where they march to.
fn hunted_there(
    p: &Perspective,
    order: &Order,
    steps: &[StepForecast],
) -> Option<(String, String)> {
    let Order::Move { unit, .. } = order else { return None };
    let odds = p.hunted_at(*unit, steps.last()?.hex)?;
    Some((text::armour::HUNTED_THERE.to_owned(), text::armour::hunted(&odds)))
}

/// A march: what it risks in all, then step by step.
fn march(
    p: &Perspective,
    vehicles: u16,
    steps: &[StepForecast],
    bog: u64,
) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    if bog > 0 {
        rows.push((words::MAY_MIRE.to_owned(), words::mire(vehicles, bog)));
    }
    let watched = steps.iter().filter(|s| s.watched_by > 0).count();
    if watched > 0 {
        let most = steps.iter().map(|s| s.watched_by).max().unwrap_or(0);
        let how = words::watched(watched, steps.len(), most);
        rows.push((words::UNDER_ENEMY_EYES.to_owned(), how));
    }
    let most = if vehicles > 0 { steps.len() } else { MOST_STEPS };
    rows.extend(steps.iter().take(most).map(|s| words::step_under_fire(p, s)));
    if steps.len() > most {
        rows.push((words::AND.to_owned(), words::steps_more(steps.len() - most)));
    }
    rows
}
