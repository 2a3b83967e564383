//! The forecast of what a click would do, with every term.

use super::theme;
use super::theme::{FAINT, GOOD, SOVIET, WARN};
use super::widgets::{bar, heading, row};
use crate::app::battle::click::ClickPlan;
use crate::rules::assault::AssaultOdds;
use crate::rules::fire::FireOdds;
use crate::rules::{AssaultResult, Forecast, Hex, Order, Perspective, Refusal, StepForecast};
use crate::text;
use bevy_egui::egui::{Color32, RichText, Ui};

/// What the forecast shows.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ForecastPanel {
    /// The order in words.
    pub title: String,
    /// One line that says it all, and whether it is a refusal.
    pub line: Result<String, String>,
    /// Chances: words, share of one, and whether it is good for us.
    pub chances: Vec<(String, f32, String, Tint)>,
    /// Heading of what follows, and its terms.
    pub tables: Vec<(String, Vec<(String, String)>)>,
    /// A note: what is exact and what is not.
    pub note: &'static str,
}

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

impl ForecastPanel {
    /// Of a plan.
    pub(crate) fn new(p: &Perspective, plan: &ClickPlan) -> ForecastPanel {
        let mut odds = ForecastPanel {
            title: text::capital(&text::order(p, &plan.order)),
            line: Ok(String::new()),
            chances: Vec::new(),
            tables: Vec::new(),
            note: "",
        };
        match &plan.forecast {
            Err(refusal) => odds.line = Err(why(p, refusal)),
            Ok(f) => {
                odds.line = Ok(text::capital(&headline(f)));
                odds.fill(p, f, vehicles(p, &plan.order));
            }
        }
        odds
    }

    fn fill(&mut self, p: &Perspective, f: &Forecast, vehicles: u16) {
        match f {
            Forecast::Move { steps, bog, .. } => {
                self.note =
                    "Times and mire are exact; losses to fire are an estimate from known enemies.";
                self.tables.push(("On the way".to_owned(), march(p, vehicles, steps, *bog)));
            }
            Forecast::Fire { odds: Some(odds), answer, others, .. } => {
                self.note =
                    "Exact for a target in sight: the dice are drawn from these very chances.";
                self.chances = chances(odds);
                self.tables.push(("How it comes about".to_owned(), terms(odds)));
                if let Some(a) = answer {
                    let mut rows = vec![("may cost us".to_owned(), text::outcome(a))];
                    rows.extend(terms(a));
                    self.tables.push(("Their answer, an estimate".to_owned(), rows));
                }
                if let Some(line) = text::others_fire(*others) {
                    let rows = vec![("at most".to_owned(), line)];
                    self.tables.push(("Whoever else sees it".to_owned(), rows));
                }
            }
            Forecast::Assault { odds, results, .. } => {
                self.note =
                    "Exact if nobody is stopped by fire on the way in and nobody unknown is there.";
                for (result, chance, ours, theirs) in results {
                    let words = text::capital(text::assault_result(*result));
                    let tint = if *result >= AssaultResult::Taken { Tint::Good } else { Tint::Bad };
                    let loss = format!(
                        "{}; losses about {} to {}",
                        text::percent(*chance),
                        text::milli(*ours),
                        text::milli(*theirs)
                    );
                    self.chances.push((words, share(*chance), loss, tint));
                }
                self.tables.push(("How it comes about".to_owned(), strengths(odds)));
            }
            Forecast::Fire { odds: None, .. } | Forecast::Rally { .. } | Forecast::Plain { .. } => {
            }
        }
    }
}

/// The forecast in a line; the answer to fire has a table of its own.
fn headline(f: &Forecast) -> String {
    match f {
        Forecast::Fire { odds: Some(odds), seconds, .. } => {
            format!("{}, {}", text::outcome(odds), text::duration(*seconds))
        }
        _ => text::forecast(f),
    }
}

fn why(p: &Perspective, refusal: &Refusal) -> String {
    text::refusal(p.setup(), refusal)
}

fn share(p: u64) -> f32 {
    p as f32 / crate::rules::dist::ONE as f32
}

/// Losses by size; what is too small to see is put together.
fn chances(odds: &FireOdds) -> Vec<(String, f32, String, Tint)> {
    let mut by_size: std::collections::BTreeMap<(u32, u32), u64> =
        std::collections::BTreeMap::new();
    for (o, w) in odds.dist.iter() {
        *by_size.entry((o.pieces, o.men)).or_default() += w;
    }
    let name = |pieces: u32, men: u32| match (pieces, men) {
        (0, 0) => "nobody hit".to_owned(),
        (0, m) => text::count(m, "man", "men"),
        (p, 0) => text::count(p, "vehicle or gun", "vehicles or guns"),
        (p, m) => format!("{p} knocked out, {}", text::count(m, "man", "men")),
    };
    let tint = |k: (u32, u32)| if k == (0, 0) { Tint::Dull } else { Tint::Good };
    const MOST: usize = 6;
    let mut out: Vec<(String, f32, String, Tint)> = Vec::new();
    let mut rest = 0;
    for (i, (k, w)) in by_size.iter().enumerate() {
        if i < MOST {
            out.push((name(k.0, k.1), share(*w), text::percent(*w), tint(*k)));
        } else {
            rest += w;
        }
    }
    if rest > 0 {
        out.push(("more".to_owned(), share(rest), text::percent(rest), Tint::Good));
    }
    out
}

fn terms(odds: &FireOdds) -> Vec<(String, String)> {
    text::fire_terms(odds).into_iter().map(|(a, b)| (a.to_owned(), b)).collect()
}

fn strengths(odds: &AssaultOdds) -> Vec<(String, String)> {
    let mut rows = vec![
        ("our strength".to_owned(), odds.attack.to_string()),
        ("their strength".to_owned(), odds.defence.to_string()),
    ];
    rows.extend(odds.terms.iter().map(|t| {
        let (a, b) = text::assault_term(t);
        (a.to_owned(), b)
    }));
    rows
}

/// Vehicles that an order sets in motion.
fn vehicles(p: &Perspective, order: &Order) -> u16 {
    let Order::Move { unit, .. } = order else { return 0 };
    let u = p.unit(*unit).filter(|u| p.setup().library.unit_type(u.ty).is_vehicle());
    u.map_or(0, |u| u.pieces)
}

/// What the ground may keep of so many vehicles: `34 % each, about 1.7 of 5`.
pub(crate) fn mire_words(vehicles: u16, bog: u64) -> String {
    let milli = (u64::from(vehicles) * 1000 * (bog >> 8)) >> 24;
    format!("{} each, about {} of {vehicles}", text::percent(bog), text::milli(milli))
}

/// A step on the ground: seconds, speed and the chance to mire.
pub(crate) fn ground_row(
    p: &Perspective,
    hex: Hex,
    seconds: u32,
    speed: u32,
    bog: u64,
) -> (String, String) {
    let mut value = format!("{seconds} s at {}", text::speed(speed));
    if bog > 0 {
        value.push_str(&format!(", mire {}", text::percent(bog)));
    }
    let ground = p.field().cell(hex).map_or("", |c| text::terrain(c.terrain));
    (format!("{} {ground}", text::hex(p, hex)), value)
}

/// A march: what it risks in all, then step by step. Men on foot are told of the first
/// steps alone, drivers of all.
fn march(
    p: &Perspective,
    vehicles: u16,
    steps: &[StepForecast],
    bog: u64,
) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    if bog > 0 {
        rows.push(("may mire".to_owned(), mire_words(vehicles, bog)));
    }
    let watched = steps.iter().filter(|s| s.watched_by > 0).count();
    if watched > 0 {
        let most = steps.iter().map(|s| s.watched_by).max().unwrap_or(0);
        let words = format!("{watched} of {} steps, by up to {most}", steps.len());
        rows.push(("under enemy eyes".to_owned(), words));
    }
    let most = if vehicles > 0 { steps.len() } else { 8 };
    for s in steps.iter().take(most) {
        let (what, mut value) = ground_row(p, s.hex, s.seconds, s.speed, s.bog);
        if s.men_at_risk_milli > 0 {
            value.push_str(&format!(", fire {}", text::milli(s.men_at_risk_milli)));
        }
        if s.pieces_at_risk_milli > 0 {
            value.push_str(&format!(", fire {}", text::milli(s.pieces_at_risk_milli)));
        }
        rows.push((what, value));
    }
    if steps.len() > most {
        rows.push(("and".to_owned(), format!("{} steps more", steps.len() - most)));
    }
    rows
}

/// The forecast.
pub(crate) fn show(ui: &mut Ui, odds: &ForecastPanel) {
    heading(ui, "Forecast");
    ui.label(RichText::new(&odds.title).font(theme::font("sans-bold", 13.5)));
    match &odds.line {
        Ok(line) => ui.label(RichText::new(line).size(13.5)),
        Err(why) => ui.label(RichText::new(why).size(13.5).color(WARN)),
    };
    for (words, part, chance, tint) in &odds.chances {
        let color: Color32 = match tint {
            Tint::Dull => theme::RULE,
            Tint::Good => GOOD.gamma_multiply(0.5),
            Tint::Bad => SOVIET.gamma_multiply(0.5),
        };
        bar(ui, *part, color, &format!("{words}: {chance}"));
    }
    for (title, rows) in &odds.tables {
        if !rows.is_empty() {
            ui.label(RichText::new(title).font(theme::font("italic", 14.0)).color(FAINT));
            for (what, value) in rows {
                row(ui, what, value, "");
            }
        }
    }
    if !odds.note.is_empty() {
        ui.label(RichText::new(odds.note).size(11.5).color(FAINT));
    }
}
