//! A whole scenario file, from its tree to the setup of the rules.

use super::checks;
use super::events::EventContext;
use super::history;
use super::intelligence::{self, IntelligenceContext};
use super::metric::HistoryContext;
use super::named::Named;
use super::plan::{self, Plans};
use super::restrictions;
use super::unseen::unseen;
use super::weather;
use crate::rules::setup::Setup;
use crate::rules::{BySide, Side};
use crate::scenario::diag::finding::{BattleFinding, BattleGroup, Choice, Items, Tuple};
use crate::scenario::files::parts::{self, Parts};
use crate::scenario::files::{Files, Found};
use crate::scenario::forces::order_of_battle::{self, Forces};
use crate::scenario::library::builder::Builder;
use crate::scenario::map::atlas::Atlas;
use crate::scenario::map::ground::{self, ScenarioGround};
use crate::scenario::syntax::fields::Fields;
use crate::scenario::syntax::format::format;
use crate::scenario::syntax::keyword::by_side;
use crate::scenario::syntax::names;
use crate::scenario::syntax::read::Cx;
use crate::scenario::syntax::{Kind, Node};
use std::sync::Arc;

/// Longest battle: turns.
const MAX_TURNS: usize = 500;

/// A scenario as read: complete only if no error was found on the way.
#[derive(Debug)]
pub struct Scenario {
    /// What the rules take.
    pub setup: Setup,
    /// Its ground, with the survey.
    pub ground: ScenarioGround,
    /// The files it includes.
    pub parts: Vec<Found>,
}

/// What the menu shows of a scenario.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ScenarioHead {
    /// Title as the menu shows it.
    pub title: String,
    /// Date in words.
    pub date: String,
    /// Briefings, paragraphs parted by an empty line.
    pub briefing: BySide<String>,
}

/// Reads the head fields.
pub fn head(cx: &mut Cx, f: &mut Fields) -> ScenarioHead {
    f.req(cx, "format", format);
    ScenarioHead {
        title: f.req(cx, "title", Cx::name).unwrap_or_default(),
        date: f.req(cx, "date", Cx::name).unwrap_or_default(),
        briefing: f.req(cx, "briefing", |cx, n| by_side(cx, n, Cx::prose)).unwrap_or_default(),
    }
}

/// Reads a scenario; `library` holds the rules already.
pub fn read(
    cx: &mut Cx,
    root: &Node,
    library: Builder,
    files: &Files,
    file: &Found,
) -> Option<Scenario> {
    let mut f = cx.fields(root, BattleGroup::Scenario)?;
    let key = file.name.rsplit('/').next().unwrap_or_default().trim_end_matches(".ron").to_owned();
    let setup = clock(cx, &mut f);
    let found = parts::fetch(cx, f.node("include"), files, file);
    let roots: Vec<_> = found.iter().map(|t| parts::parse(cx, t.as_ref())).collect();
    let parts = Parts::read(cx, &roots);
    let at = (files, file);
    let scenario = field(cx, &mut f, library, at, &parts, Setup { key, ..setup });
    f.source(cx);
    f.done(cx);
    let (mut scenario, spans) = scenario?;
    if cx.errors() == 0 {
        checks::run(cx, &scenario.setup, &spans);
    }
    scenario.parts = found.into_iter().flatten().collect();
    Some(scenario)
}

/// The head, the clock and the weather.
fn clock(cx: &mut Cx, f: &mut Fields) -> Setup {
    let head = head(cx, f);
    let start = f.req(cx, "start", Cx::clock);
    let turns = f.req(cx, "turns", |cx, n| Some(turns(cx, n)));
    let first = f.or(cx, "first", Side::Soviet, |cx, n| cx.one_of(n, Choice::Side, names::SIDES));
    let weather = f.req(cx, "weather", |cx, n| Some(weather::list(cx, n, start)));
    Setup {
        title: head.title,
        date: head.date,
        briefing: head.briefing,
        start: start.unwrap_or_default(),
        turns: turns.unwrap_or_default(),
        first,
        weather: weather.unwrap_or_default(),
        ..Setup::default()
    }
}

/// The ground, the forces and what the battle is about.
fn field(
    cx: &mut Cx,
    f: &mut Fields,
    mut library: Builder,
    (files, file): (&Files, &Found),
    parts: &Parts,
    setup: Setup,
) -> Option<(Scenario, checks::Spans)> {
    library.damaged |= parts.damaged;
    parts.each(cx, |cx, part| {
        part.weapons.into_iter().for_each(|n| library.add_weapons(cx, n));
        part.unit_types.into_iter().for_each(|n| library.add_types(cx, n));
    });
    if let Some(node) = f.node("weapons") {
        library.add_weapons(cx, node);
    }
    if let Some(node) = f.node("unit_types") {
        library.add_types(cx, node);
    }
    let ground = f.req(cx, "map", |cx, n| ground::read(cx, n, files, file, parts));
    let atlas = ground.as_ref().map(|g| &g.atlas);
    let mut named = Named { damaged: parts.damaged, ..Named::default() };
    let clipped = atlas.map(|a| Atlas { clip: true, ..*a });
    parts.each(cx, |cx, part| {
        part.areas.into_iter().for_each(|n| named.read_areas(cx, n, clipped.as_ref()));
    });
    if let Some(node) = f.node("areas") {
        named.read_areas(cx, node, atlas);
    }
    let map = ground.as_ref().map(|g| &g.map);
    let forbidden =
        f.opt(cx, "restrictions", |cx, n| Some(restrictions::read(cx, n, map))).unwrap_or_default();
    let forces = match f.need("forces") {
        Some(node) => order_of_battle::read(cx, node, &library, atlas, parts),
        None => Forces { damaged: true, ..Forces::default() },
    };
    if let Some(node) = f.node("objectives") {
        named.read_objectives(cx, node);
    }
    let scoring = f.req(cx, "scoring", |cx, n| Some(named.read_scoring(cx, n)));
    let happening = EventContext { forces: &forces, ground: atlas.zip(map) };
    let events =
        f.opt(cx, "events", |cx, n| Some(named.read_events(cx, n, happening))).unwrap_or_default();
    let battle = HistoryContext {
        forces: &forces,
        library: &library.library,
        times: setup.start..=setup.end(),
    };
    let history = f.opt(cx, "history", |cx, n| Some(history::read(cx, n, &mut named, &battle)));
    let battle = IntelligenceContext { library: &library, atlas, start: setup.start };
    let told = f
        .opt(cx, "intelligence", |cx, n| Some(intelligence::read(cx, n, &mut named, &battle)))
        .unwrap_or_default();
    let own = f.node("plan");
    let reader = plan::PlanReader { named: &mut named, forces: &forces, parts };
    let plans = Plans::read(cx, own, reader);
    if cx.errors() == 0 {
        plans.check(cx, setup.start, setup.end(), cx.current());
    }
    let spans = checks::Spans {
        forces: forces.spans,
        without_stock: forces.without_stock,
        objectives: named.objective_locs.clone(),
        events: events.iter().map(|e| cx.loc(e.1)).collect(),
        scoring: cx.loc(f.span_of("scoring")),
        weather: cx.loc(f.span_of("weather")),
    };
    let mut ground = ground?;
    let BySide { soviet, japan } = told;
    let (intelligence, works) =
        (BySide { soviet: soviet.0, japan: japan.0 }, BySide { soviet: soviet.1, japan: japan.1 });
    let unseen = unseen(&ground.laid, &ground.map, &forces.forces, &works);
    let mut setup = Setup {
        library: Arc::new(library.library),
        map: Arc::new(std::mem::take(&mut ground.map)),
        ground: ground.state,
        forces: forces.forces,
        forbidden,
        unseen,
        intelligence,
        areas: named.areas,
        objectives: named.objectives,
        scoring: scoring.unwrap_or_default(),
        events: events.into_iter().map(|e| e.0).collect(),
        history: history.unwrap_or_default(),
        ..setup
    };
    plans.into_setup(&mut setup);
    Some((Scenario { setup, ground, parts: Vec::new() }, spans))
}

/// `[10, 10, (16, 15)]`: minutes, or so many turns of so many minutes. In seconds.
fn turns(cx: &mut Cx, node: &Node) -> Vec<u32> {
    let mut out = Vec::new();
    for item in cx.list(node, Items::TurnLengths) {
        let (count, minutes) = match &item.kind {
            Kind::Tuple(items) if items.len() == 2 => {
                (cx.number(&items[0], 1..=MAX_TURNS as i64), &items[1])
            }
            Kind::Tuple(items) => {
                cx.wrong_count(item, Tuple::Turns, items.len());
                continue;
            }
            _ => (Some(1), item),
        };
        let minutes: Option<u32> = cx.number(minutes, 1..=360);
        if let (Some(count), Some(minutes)) = (count, minutes) {
            out.extend(std::iter::repeat_n(minutes * 60, count));
        }
        if out.len() > MAX_TURNS {
            break;
        }
    }
    if out.len() > MAX_TURNS
        || (out.is_empty() && matches!(&node.kind, Kind::List(l) if l.is_empty()))
    {
        let finding = BattleFinding::Turns { found: out.len(), most: MAX_TURNS };
        cx.report(node.span, finding);
        out.truncate(MAX_TURNS);
    }
    out
}
