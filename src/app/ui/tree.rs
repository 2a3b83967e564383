//! The order of battle as a tree: formations that fold, with their strength, what they
//! are under orders to do, and their units.

use super::Intent;
use super::keys::Action;
use super::widgets::{action_button, heading};
use crate::app::battle::{Layout, Standing};
use crate::app::corps::Body;
use crate::app::theme::{self, CHOSEN, FAINT, INK, SOVIET, WARN};
use crate::rules::formation::{self, Ladder, Strength};
use crate::rules::setup::Mission;
use crate::rules::{FormationId, Morale, Perspective, Place, UnitId};
use crate::text;
use bevy_egui::egui::{
    self, Color32, Rect, RichText, Sense, Shape, Stroke, TextEdit, Ui, WidgetInfo, WidgetType,
    pos2, vec2,
};

/// From this many units on, formations of units alone are folded at first.
const MANY: usize = 30;
/// From this many on, all from the third rank down.
const VERY_MANY: usize = 80;

/// A line of the order of battle.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Row {
    /// What it stands for.
    pub what: What,
    /// How deep it stands in the tree.
    pub depth: usize,
    /// Its name.
    pub name: String,
    /// How strong it is and how it fares.
    pub state: String,
    /// The same as short as can be, at the right.
    pub brief: Option<Strength>,
    /// What it is under orders to do, and in words.
    pub order: Option<(Mission, String)>,
    /// The colour of its name.
    pub color: Color32,
    /// It, or all that it belongs to, is chosen.
    pub chosen: bool,
    /// It is what was chosen itself, not a part of that.
    pub heads: bool,
}

/// What a line stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum What {
    /// A formation, and whether what is below it shows.
    Formation(FormationId, bool),
    /// A unit.
    Unit(UnitId),
}

/// The panel.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Tree {
    /// Its lines.
    pub rows: Vec<Row>,
    /// What is looked for.
    pub search: String,
    /// How many standing orders there are, and how many wait to be carried on.
    pub standing: (usize, usize),
    /// True if orders may be given.
    pub may_order: bool,
}

/// What the tree is made from.
pub(crate) struct Source<'a> {
    /// What the side sees.
    pub p: &'a Perspective,
    /// How it is laid out.
    pub layout: &'a Layout,
    /// The chosen unit.
    pub chosen: Option<UnitId>,
    /// The chosen body.
    pub body: Option<&'a Body>,
    /// Standing orders.
    pub standing: &'a [Standing],
}

/// The lines of a side's order of battle.
pub(crate) fn rows(s: &Source) -> Vec<Row> {
    let all = &s.p.setup().forces[s.p.side].formations;
    let ladder = Ladder::new(s.p);
    let mut out = Vec::new();
    let sought = s.layout.search.trim().to_lowercase();
    for i in (0..all.len()).filter(|i| all[*i].parent.is_none()) {
        add(s, &ladder, FormationId(i as u16), &Above::default(), &sought, &mut out);
    }
    out
}

/// What a line has from those above it.
#[derive(Clone, Default)]
struct Above {
    depth: usize,
    chosen: bool,
    order: Option<(Mission, String)>,
}

/// Adds a formation with what shows of it, if anything of it is what is looked for.
fn add(
    s: &Source,
    ladder: &Ladder,
    id: FormationId,
    above: &Above,
    sought: &str,
    out: &mut Vec<Row>,
) {
    let (p, depth) = (s.p, above.depth);
    let force = &p.setup().forces[p.side];
    let index = id.0 as usize;
    let Some(f) = force.formations.get(index).filter(|_| depth < 9) else { return };
    let children = ladder.children.get(index).map_or(&[][..], Vec::as_slice);
    let units = ladder.members(id);
    if units.is_empty() {
        return;
    }
    let found = !sought.is_empty() && f.name.to_lowercase().contains(sought);
    let size = force.units.len();
    let folded = children.is_empty() && size > MANY || depth >= 2 && size > VERY_MANY;
    let open = folded == s.layout.turned.contains(&id);
    let heads = s.body.is_some_and(|b| b.formation == Some(id));
    let chosen = above.chosen || heads;
    let at = out.len();
    let strength = formation::strength(p, &units);
    let order = order(s, &units);
    out.push(Row {
        what: What::Formation(id, open || !sought.is_empty()),
        depth,
        name: f.name.clone(),
        state: text::strength_line(&strength),
        brief: Some(strength),
        // What holds for all above is not said again.
        order: order.clone().filter(|o| above.order.as_ref() != Some(o)),
        color: if strength.broken > 0 { WARN } else { INK },
        chosen,
        heads,
    });
    if open || !sought.is_empty() {
        let passed = if found { "" } else { sought };
        for unit in ladder.units.get(index).into_iter().flatten() {
            let named = text::unit(p, *unit).to_lowercase().contains(passed);
            // All units of a formation that is found by its name would be too many.
            if named && (!found || open) {
                out.extend(unit_row(s, *unit, depth + 1, chosen));
            }
        }
        let here = Above { depth: depth + 1, chosen, order };
        for child in children {
            add(s, ladder, *child, &here, passed, out);
        }
    }
    if !sought.is_empty() && !found && out.len() == at + 1 {
        out.pop();
    }
}

/// What these are under orders to do, if most of them are.
fn order(s: &Source, units: &[UnitId]) -> Option<(Mission, String)> {
    let under = |o: &&Standing| {
        let n = o.body.units.iter().filter(|u| units.contains(u)).count();
        n * 2 > units.len()
    };
    let most = s.standing.iter().find(under);
    most.map(|o| (o.mission, format!("{} {}", text::mission(o.mission), o.goal.name)))
}

fn unit_row(s: &Source, unit: UnitId, depth: usize, inherited: bool) -> Option<Row> {
    let p = s.p;
    let u = p.unit(unit)?;
    if u.parent.is_some() && (u.hex().is_none() || s.layout.search.trim().is_empty()) {
        // What stuck is told with those it belongs to: a line each would fill the tree.
        return None;
    }
    let stuck = formation::stuck_of(p, unit);
    let kind = p.setup().library.unit_type(u.ty).kind;
    let (state, color) = match u.place {
        Place::On(h) => {
            let now = text::strength(kind, u.men, u.pieces);
            let nerves = match u.morale() {
                Morale::Steady => String::new(),
                m => format!(", {}", text::morale(m)),
            };
            let mired = match stuck {
                _ if u.is_mired() => ", mired".to_owned(),
                0 => String::new(),
                n => format!(", {n} mired"),
            };
            let color = if nerves.is_empty() && !u.is_mired() && stuck == 0 { INK } else { WARN };
            (format!("{now} in {}{mired}{nerves}", text::hex(p, h)), color)
        }
        Place::Awaited => (awaited(p, u.line), FAINT),
        Place::Left => ("left".to_owned(), FAINT),
        Place::Gone if stuck > 0 => (format!("{stuck} mired, all it has"), WARN),
        Place::Gone => ("lost".to_owned(), SOVIET),
    };
    Some(Row {
        what: What::Unit(unit),
        depth,
        name: text::unit(p, unit),
        state,
        brief: None,
        order: None,
        color,
        heads: s.chosen == Some(unit),
        chosen: inherited
            || s.chosen == Some(unit)
            || s.body.is_some_and(|b| b.formation.is_none() && b.units.contains(&unit)),
    })
}

fn awaited(p: &Perspective, line: u16) -> String {
    use crate::rules::setup::Entrance;
    match p.setup().forces[p.side].units.get(line as usize).map(|l| &l.entry) {
        Some(Entrance::Arrives(at, _)) => format!("comes at {at}"),
        _ => "awaited".to_owned(),
    }
}

/// The field for the name that is looked for.
pub(crate) fn search_field() -> egui::Id {
    egui::Id::new("find")
}

/// The panel's head: what is looked for, and the standing orders.
pub(crate) fn show_head(ui: &mut Ui, tree: &Tree) -> Vec<Intent> {
    let mut out = Vec::new();
    heading(ui, "Order of battle");
    // Its line is there from the start: one that came and went would move the rest.
    let n = text::count(tree.standing.0 as u32, "order", "orders");
    let open = if tree.standing.0 == 0 {
        Err("No formation has a standing order.".to_owned())
    } else if !tree.may_order {
        Err("not while the other side moves".to_owned())
    } else if tree.standing.1 == 0 {
        Ok(format!("{n} that stand, all carried on this turn; once more does no harm."))
    } else {
        Ok(format!("{n} that stand; {} not yet carried on this turn.", tree.standing.1))
    };
    ui.horizontal(|ui| {
        action_button(ui, Action::CarryOn, &format!("Carry on: {n}"), open, &mut out);
        out.extend(search(ui, tree));
    });
    out
}

/// The field to look somebody up by his name.
fn search(ui: &mut Ui, tree: &Tree) -> Vec<Intent> {
    let mut out = Vec::new();
    let mut search = tree.search.clone();
    let edit = TextEdit::singleline(&mut search)
        .id(search_field())
        .hint_text(format!("find ({})", Action::Find.key_text()))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).on_hover_text("A unit or a formation, by any part of its name.");
    if response.changed() {
        out.push(Intent::Search(search));
    } else if response.lost_focus() {
        // Used up here: the table must not take them for the end of the turn or the way out.
        let used = |key| ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, key));
        let (enter, escape) = (used(egui::Key::Enter), used(egui::Key::Escape));
        if let (true, Some(row)) = (enter, tree.found()) {
            out.push(row.visit());
        }
        if enter || escape {
            // All of the order of battle again.
            out.push(Intent::Search(String::new()));
        }
    }
    out
}

/// The tree.
pub(crate) fn show(ui: &mut Ui, tree: &Tree) -> Vec<Intent> {
    let mut out = Vec::new();
    if tree.rows.is_empty() {
        ui.label(RichText::new("Nobody of that name.").color(FAINT));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    for row in &tree.rows {
        line(ui, row, &mut out);
    }
    out
}

fn line(ui: &mut Ui, row: &Row, out: &mut Vec<Intent>) {
    let formation = matches!(row.what, What::Formation(..));
    let height = if formation { 20.0 } else { 18.0 };
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let label = || WidgetInfo::labeled(WidgetType::Button, true, &row.name);
    response.widget_info(label);
    bring_into_view(ui, row, rect);
    let left = rect.left() + 4.0 + row.depth as f32 * 11.0;
    let mut fold = None;
    if let What::Formation(id, open) = row.what {
        let arrow = Rect::from_min_size(pos2(left, rect.top() + 0.5), vec2(14.0, 16.0));
        let turn = ui.interact(arrow.expand(2.0), ui.id().with(("fold", id)), Sense::click());
        let words = format!("{} {}", if open { "fold" } else { "unfold" }, row.name);
        turn.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &words));
        if turn.clicked() {
            fold = Some(id);
        }
        if ui.is_rect_visible(rect) {
            triangle(ui, arrow, open, turn.hovered());
        }
    }
    if ui.is_rect_visible(rect) {
        paint(ui, row, rect, left, response.hovered());
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if let Some(id) = fold {
        out.push(Intent::Fold(id));
    } else if response.double_clicked() {
        out.push(row.visit());
    } else if response.clicked() {
        out.push(match row.what {
            What::Formation(id, _) => Intent::Formation(id),
            What::Unit(id) => Intent::Visit(id),
        });
    }
    let order = row.order.iter().map(|(_, words)| format!("\nStanding order: {words}"));
    response.on_hover_text(format!("{}\n{}{}", row.name, row.state, order.collect::<String>()));
}

/// What has just been chosen is scrolled to.
fn bring_into_view(ui: &Ui, row: &Row, rect: Rect) {
    let id = egui::Id::new("tree chosen");
    if row.heads {
        let now = row.what_number();
        let last = ui.data(|d| d.get_temp::<u64>(id));
        let within = ui.clip_rect().y_range().contains(rect.center().y);
        if last != Some(now) {
            ui.data_mut(|d| d.insert_temp(id, now));
            if !within {
                ui.scroll_to_rect(rect, Some(egui::Align::Center));
            }
        }
    }
}

impl Tree {
    /// The line that bears the name that is looked for: before those that only contain it
    /// the one that is called so, then those that begin so.
    fn found(&self) -> Option<&Row> {
        let sought = self.search.trim().to_lowercase();
        let rank = |r: &&Row| {
            let name = r.name.to_lowercase();
            (name != sought, !name.starts_with(&sought))
        };
        let bears = |r: &&Row| !sought.is_empty() && r.name.to_lowercase().contains(&sought);
        self.rows.iter().filter(bears).min_by_key(rank)
    }
}

impl Row {
    /// Chooses what it stands for and brings it into view.
    const fn visit(&self) -> Intent {
        match self.what {
            What::Formation(id, _) => Intent::VisitFormation(id),
            What::Unit(id) => Intent::Visit(id),
        }
    }

    fn what_number(&self) -> u64 {
        match self.what {
            What::Formation(id, _) => u64::from(id.0),
            What::Unit(id) => 1 << 20 | u64::from(id.index),
        }
    }
}

fn triangle(ui: &Ui, at: Rect, open: bool, hovered: bool) {
    let c = at.center();
    let points = if open {
        vec![c + vec2(-5.0, -3.0), c + vec2(5.0, -3.0), c + vec2(0.0, 4.0)]
    } else {
        vec![c + vec2(-3.0, -5.0), c + vec2(4.0, 0.0), c + vec2(-3.0, 5.0)]
    };
    let color = if hovered { INK } else { FAINT };
    ui.painter().add(Shape::convex_polygon(points, color, Stroke::NONE));
}

fn paint(ui: &Ui, row: &Row, rect: Rect, left: f32, hovered: bool) {
    let p = ui.painter();
    if row.chosen {
        p.rect_filled(rect, 2.0, CHOSEN.gamma_multiply(0.75));
    } else if hovered {
        p.rect_filled(rect, 2.0, Color32::from_black_alpha(12));
    }
    // What is too long ends in dots.
    let within = |at: egui::Pos2, right: f32, text: &str, font, color| {
        let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, color);
        job.wrap = egui::text::TextWrapping::truncate_at_width((right - at.x).max(8.0));
        let galley = p.layout_job(job);
        let end = at.x + galley.size().x;
        p.galley(at, galley, color);
        end
    };
    let words = |at, text: &str, font, color| within(at, rect.right(), text, font, color);
    let small = theme::font("sans", 11.5);
    let x = left + 17.0;
    match row.what {
        What::Formation(..) => {
            let mut room = row.brief.map_or(rect.right(), |s| brief(p, &s, rect));
            if let Some((mission, _)) = &row.order {
                room -= 17.0;
                arrow(p, pos2(room + 3.0, rect.center().y), super::arrows::color(*mission));
            }
            let name = theme::font("roman", 15.0);
            within(pos2(x, rect.top() + 1.0), room, &row.name, name, row.color);
        }
        What::Unit(_) => {
            let name = theme::font("sans", 13.0);
            // This face hangs low in its line; so set it is midway between its neighbours.
            let end = words(pos2(x, rect.top() - 2.0), &row.name, name, row.color);
            words(pos2(end + 7.0, rect.top() - 0.5), &row.state, small, FAINT);
        }
    }
}

/// A formation's strength at the right of its line; where it begins comes back. What is
/// wrong has a mark of its own: mud for the mired, a cross for the broken.
fn brief(p: &egui::Painter, s: &Strength, rect: Rect) -> f32 {
    let mut right = rect.right() - 4.0;
    let mut put = |words: String, color: Color32, mark: Option<fn(&egui::Painter, Rect)>| {
        if words.is_empty() {
            return;
        }
        let galley = p.layout_no_wrap(words, theme::font("narrow", 12.0), color);
        let at = pos2(right - galley.size().x, rect.top() - 0.5);
        right = at.x;
        p.galley(at, galley, color);
        if let Some(mark) = mark {
            let at = Rect::from_center_size(pos2(right - 7.0, rect.center().y), vec2(9.0, 9.0));
            mark(p, at);
            right = at.left();
        }
        right -= 6.0;
    };
    let some = |n: u32| if n > 0 { n.to_string() } else { String::new() };
    put(text::readiness(&s), FAINT, None);
    put(some(s.broken), SOVIET, Some(cross));
    put(some(s.mired), WARN, Some(mud));
    put(text::strength_brief(&s), FAINT, None);
    right
}

/// Broken, as on the counters.
fn cross(p: &egui::Painter, at: Rect) {
    let stroke = Stroke::new(1.6, SOVIET);
    let r = at.shrink(1.0);
    p.line_segment([r.left_top(), r.right_bottom()], stroke);
    p.line_segment([r.right_top(), r.left_bottom()], stroke);
}

/// Half under mud, as on the counters.
fn mud(p: &egui::Painter, at: Rect) {
    let half = Rect::from_min_max(pos2(at.left(), at.center().y), at.max);
    p.rect_filled(half, 0.0, Color32::from_rgb(0x6B, 0x4F, 0x30));
    p.rect_stroke(at, 0.0, Stroke::new(1.0, WARN), egui::StrokeKind::Inside);
}

/// The mark of a standing order.
fn arrow(p: &egui::Painter, at: egui::Pos2, color: Color32) {
    let stroke = Stroke::new(2.0, color);
    let tip = at + vec2(10.0, 0.0);
    p.line_segment([at, tip], stroke);
    p.line_segment([tip, tip + vec2(-4.0, -3.5)], stroke);
    p.line_segment([tip, tip + vec2(-4.0, 3.5)], stroke);
}
