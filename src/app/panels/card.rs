//! The card of the selected unit or enemy, and its orders.

use super::command::{Command, key_of};
use super::{Intent, Mode};
use crate::app::theme;
use crate::rules::fire::weapons_in_use;
use crate::rules::{
    Contact, ContactId, ElementKind, FirePolicy, Morale, Order, Perspective, Unit, UnitId, Works,
    check,
};
use crate::text;
use bevy_egui::egui::{self, Color32, RichText, Ui, vec2};

/// A line of figures: name, value, and what it means.
type Figure = (&'static str, String, &'static str);

/// What the card shows.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Card {
    title: String,
    subtitle: String,
    note: String,
    colour: Color32,
    /// Suppression, and the three thresholds of nerves.
    suppression: Option<(u8, [u32; 3])>,
    /// Seconds left, and those of a whole turn.
    time: Option<(i32, u32)>,
    figures: Vec<Figure>,
    weapons: Vec<String>,
}

impl Card {
    /// The card of one's own unit; `None` if there is no such unit.
    pub(crate) fn own(p: &Perspective, id: UnitId) -> Option<Card> {
        let u = p.unit(id)?;
        let setup = p.setup();
        let ty = setup.library.unit_type(u.ty);
        let line = setup.forces[id.side].units.get(u.line as usize);
        let mut figures = vec![
            ("Strength", text::strength(ty.kind, u.men, u.pieces), "Fit to fight now."),
            (
                "Lost",
                text::loss(ty.kind, u.killed, u.wounded, u.lost),
                "Killed and wounded so far.",
            ),
            (
                "Quality",
                format!("{} of 10", u.quality),
                "Steadiness and skill: fire, rallying, close combat.",
            ),
            ("Nerves", text::capital(text::morale(u.morale())), "By suppression against quality."),
            (
                "Ammunition",
                format!("{} min of full fire", u.ammo / 60),
                "Refilled near a headquarters.",
            ),
            (
                "Fire policy",
                text::capital(text::policy(u.policy)),
                "When it opens fire in the enemy's turn.",
            ),
            ("Front", text::direction(u.facing).to_owned(), "Armour is strongest in front."),
        ];
        figures.extend(posture(p, u.hex(), u.down, u.moved, u.mired));
        Some(Card {
            title: text::unit(p, id),
            subtitle: line.map_or_else(String::new, |l| {
                format!("{} - {}", ty.name, text::formation(setup, id.side, l.formation))
            }),
            note: line.map_or_else(String::new, |l| l.note.clone()),
            colour: super::bar::side_colour(id.side),
            suppression: Some((u.suppression, thresholds(u.quality))),
            time: Some((u.time, setup.turn_seconds(p.public.turn))),
            figures,
            weapons: weapons(p, u),
        })
    }

    /// The card of a known enemy; `None` if he is gone.
    pub(crate) fn enemy(p: &Perspective, id: ContactId) -> Option<Card> {
        let c: &Contact = p.contact(id)?;
        let ty = p.setup().library.unit_type(c.ty);
        let seen = if c.seen {
            "in sight now".to_owned()
        } else {
            format!("last seen {}", text::duration(p.public.clock.since(c.at)) + " ago")
        };
        let mut figures = vec![
            ("Strength", text::strength(ty.kind, c.men, c.pieces), "As last seen."),
            ("Quality", format!("{} of 10", c.quality), "As its bearing tells."),
            ("Nerves", text::capital(text::morale(c.morale())), "As last seen."),
            ("Front", text::direction(c.facing).to_owned(), "Armour is weaker from the side."),
        ];
        figures.extend(posture(p, Some(c.hex), c.down, c.moved, c.mired));
        Some(Card {
            title: text::contact(p, id),
            subtitle: text::capital(&seen),
            note: String::new(),
            colour: super::bar::side_colour(p.side.enemy()),
            suppression: Some((c.suppression, thresholds(c.quality))),
            time: None,
            figures,
            weapons: Vec::new(),
        })
    }
}

/// Suppression at which a unit of this quality is pinned, shaken, broken.
fn thresholds(quality: u8) -> [u32; 3] {
    let first = |m: Morale| {
        (0..=100_u8).find(|s| crate::rules::morale(*s, quality) >= m).map_or(100, u32::from)
    };
    [first(Morale::Pinned), first(Morale::Shaken), first(Morale::Broken)]
}

fn posture(
    p: &Perspective,
    hex: Option<crate::rules::Hex>,
    down: bool,
    moved: bool,
    mired: bool,
) -> Vec<Figure> {
    let Some((hex, cell)) = hex.and_then(|h| p.setup().map.cell(h).map(|c| (h, c))) else {
        return vec![("Place", "not on the map".into(), "Waiting, gone or lost.")];
    };
    let ground =
        format!("{}, {}, {} m", text::hex(p, hex), text::terrain(cell.terrain), cell.elevation);
    let mut stance = Vec::new();
    if mired {
        stance.push("mired");
    }
    if cell.works != Works::None {
        stance.push(text::works(cell.works));
    }
    stance.push(if moved {
        "on the move"
    } else if down {
        "gone to ground"
    } else {
        "upright"
    });
    vec![
        ("Ground", ground, "Hex, terrain and height above the sea."),
        (
            "Posture",
            text::capital(&stance.join(", ")),
            "Men on the ground and in works are hit less and seen less.",
        ),
    ]
}

fn weapons(p: &Perspective, u: &Unit) -> Vec<String> {
    let lib = &p.setup().library;
    let ty = lib.unit_type(u.ty);
    let (men, pieces) = match ty.kind {
        ElementKind::Men => (u.men, 0),
        _ => (u.men, u.pieces),
    };
    weapons_in_use(lib, ty, men, pieces)
        .filter(|(_, milli)| *milli > 0)
        .map(|(w, milli)| {
            let count = milli.div_ceil(1000);
            format!("{count} x {}, to {}, {} a minute", w.name, text::distance(w.range()), w.rate)
        })
        .collect()
}

/// Draws the card.
pub(crate) fn card(ui: &mut Ui, model: &Card) {
    ui.label(RichText::new(&model.title).font(theme::font("bold", 19.0)).color(model.colour));
    if !model.subtitle.is_empty() {
        ui.label(RichText::new(&model.subtitle).font(theme::font("italic", 14.5)));
    }
    if !model.note.is_empty() {
        ui.label(RichText::new(&model.note).color(theme::FAINT).size(12.5));
    }
    ui.add_space(3.0);
    if let Some((left, full)) = model.time {
        time_bar(ui, left, full);
    }
    if let Some((suppression, marks)) = model.suppression {
        suppression_bar(ui, suppression, marks);
    }
    ui.add_space(3.0);
    egui::Grid::new("figures").num_columns(2).spacing(vec2(10.0, 2.0)).show(ui, |ui| {
        for (name, value, why) in &model.figures {
            ui.label(RichText::new(*name).color(theme::FAINT)).on_hover_text(*why);
            ui.add(egui::Label::new(value.as_str()).wrap()).on_hover_text(*why);
            ui.end_row();
        }
    });
    for line in &model.weapons {
        ui.label(RichText::new(line).size(12.5));
    }
}

fn time_bar(ui: &mut Ui, left: i32, full: u32) {
    let words = if left < 0 {
        format!("owes {} from its last step", text::duration(left.unsigned_abs()))
    } else {
        format!("{} of {} left", text::duration(left.unsigned_abs()), text::duration(full))
    };
    let share = left.max(0) as f32 / full.max(1) as f32;
    bar(ui, share, theme::GOOD, &words, &[]).on_hover_text(
        "Time is what a unit spends: marching, firing, rallying. What it keeps serves to fire \
         in the enemy's turn.",
    );
}

fn suppression_bar(ui: &mut Ui, s: u8, marks: [u32; 3]) {
    let colour = match marks.iter().filter(|m| u32::from(s) >= **m).count() {
        0 => theme::FAINT,
        1 => theme::WARN,
        _ => theme::SOVIET,
    };
    let words = format!("suppression {s}");
    bar(ui, f32::from(s) / 100.0, colour, &words, &marks).on_hover_text(format!(
        "Pinned from {}, shaken from {}, broken from {}. Pinned men cannot advance; broken men obey \
         nobody.",
        marks[0], marks[1], marks[2]
    ));
}

/// A bar with words on it and ticks at some hundredths.
fn bar(ui: &mut Ui, share: f32, colour: Color32, words: &str, ticks: &[u32]) -> egui::Response {
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width().min(280.0), 17.0), egui::Sense::hover());
    let painter = ui.painter();
    painter.rect_filled(rect, 2.0, theme::FIELD);
    let mut filled = rect;
    filled.set_width(rect.width() * share.clamp(0.0, 1.0));
    painter.rect_filled(filled, 2.0, colour.gamma_multiply(0.55));
    for tick in ticks {
        let x = rect.left() + rect.width() * (*tick as f32 / 100.0);
        painter.vline(x, rect.y_range(), egui::Stroke::new(1.0, theme::INK));
    }
    painter.rect_stroke(rect, 2.0, egui::Stroke::new(1.0, theme::RULE), egui::StrokeKind::Inside);
    let at = rect.left_center() + vec2(6.0, 0.0);
    painter.text(
        at,
        egui::Align2::LEFT_CENTER,
        words,
        egui::FontId::proportional(12.5),
        theme::INK,
    );
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::WidgetType::ProgressIndicator, true, words)
    });
    response
}

/// Which orders the selected unit can take, with the reason why not.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Orders {
    mode: Mode,
    fire_seconds: u32,
    most_seconds: u32,
    buttons: Vec<(Command, Option<String>)>,
    policy: FirePolicy,
    unit: UnitId,
}

impl Orders {
    /// The orders of one's own unit; `None` if it is not there.
    pub(crate) fn of(
        p: &Perspective,
        unit: UnitId,
        mode: Mode,
        fire_seconds: u32,
    ) -> Option<Orders> {
        let u = p.unit(unit)?;
        u.hex()?;
        let why = |order: Order| check(p, &order).err().map(|r| text::refusal(p.setup(), &r));
        let mired = p.own().find(|(_, m)| m.mired).map_or(unit, |(m, _)| m);
        let busy = (u.time <= 0).then(|| "It has no time left.".to_owned());
        let buttons = vec![
            (Command::Fire, busy.clone()),
            (Command::Assault, busy.clone()),
            (Command::Rally, why(Order::Rally { unit, seconds: 60.min(u.time.max(1) as u32) })),
            (Command::Face, busy),
            (Command::Recover, why(Order::Recover { unit, mired })),
            (Command::Policy, None),
        ];
        let most_seconds = u.time.max(0) as u32;
        Some(Orders { mode, fire_seconds, most_seconds, buttons, policy: u.policy, unit })
    }
}

/// Draws the order buttons.
pub(crate) fn orders(ui: &mut Ui, model: &Orders) -> Vec<Intent> {
    let mut out = Vec::new();
    ui.horizontal_wrapped(|ui| {
        for (command, refused) in &model.buttons {
            let (name, key) = key_of(*command);
            let chosen = matches!(
                (command, model.mode),
                (Command::Fire, Mode::Fire)
                    | (Command::Assault, Mode::Assault)
                    | (Command::Face, Mode::Face)
                    | (Command::Recover, Mode::Recover)
            );
            let face = egui::Button::new(format!("{name}  [{key}]")).selected(chosen);
            let mut response = ui.add_enabled(refused.is_none(), face);
            if let Some(why) = refused {
                response = response.on_disabled_hover_text(why);
            }
            if response.clicked() {
                out.push(Intent::Command(*command));
            }
        }
    });
    ui.horizontal(|ui| {
        ui.label("Policy").on_hover_text("When it opens fire in the enemy's turn.");
        for policy in FirePolicy::ALL {
            let label = text::capital(text::policy(policy));
            if ui.selectable_label(policy == model.policy, label).clicked() {
                out.push(Intent::Order(Order::Policy { unit: model.unit, policy }));
            }
        }
    });
    if model.most_seconds > 0 {
        let mut seconds = model.fire_seconds.clamp(1, model.most_seconds);
        let slider = egui::Slider::new(&mut seconds, 1..=model.most_seconds)
            .custom_formatter(|n, _| text::duration(n as u32))
            .text("fire for");
        if ui.add(slider).changed() {
            out.push(Intent::FireSeconds(seconds));
        }
    }
    out
}
