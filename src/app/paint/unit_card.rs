//! The card of the chosen unit: what it is, how it fares, what it can be told to do.

use super::counter;
use super::counter::CounterStyle;
use super::theme;
use super::theme::{FAINT, GOOD, SOVIET, WARN};
use super::widgets::{action_button, bar, heading, row};
use crate::app::battle::click::{Mode, allowed};
use crate::app::input::action::Action;
use crate::app::input::intent::Intent;
use crate::app::view::counters::{Counter, CounterId, counters};
use crate::rules::formation::own_force;
use crate::rules::{
    Contact, ContactId, ElementKind, FirePolicy, FormationId, Morale, Order, Perspective, Unit,
    UnitId, UnitType, Works, can_recover,
};
use crate::text;
use bevy_egui::egui::{RichText, ScrollArea, Sense, Slider, Ui, vec2};

/// A chain of command, the lowest first.
pub(crate) type Chain = Vec<(FormationId, String)>;

/// A line of the card: what, how much, why.
type CardRow = (String, String, String);

/// What the card shows.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct UnitCard {
    /// Its counter.
    pub counter: Option<Counter>,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub about: String,
    /// The formations it belongs to, the lowest first.
    pub chain: Chain,
    /// What it is under orders to do.
    pub standing: Option<String>,
    /// Names of its men and the like.
    pub note: String,
    /// Figures.
    pub rows: Vec<CardRow>,
    /// Suppression, and the words for it.
    pub nerves: (u8, Morale, String),
    /// Seconds left of the turn's seconds.
    pub time: Option<(i32, u32)>,
    /// Orders, if it takes any.
    pub orders: Option<UnitOrders>,
    /// Others in the same hex.
    pub company: Vec<(CounterId, String)>,
}

/// What can be ordered.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct UnitOrders {
    /// What clicks mean.
    pub mode: Mode,
    /// Its policy.
    pub policy: FirePolicy,
    /// Seconds to fire for, and the most it has.
    pub seconds: (u32, u32),
    /// Whether it may rally, with a hint or the reason against it.
    pub rally: Result<String, String>,
    /// Whether it may storm.
    pub assault: Result<String, String>,
    /// Whether it may pull vehicles free; none if that is not its trade.
    pub recover: Option<Result<String, String>>,
    /// True if it can have a policy other than to fire at all.
    pub armed: bool,
    /// Whether the danger is shown.
    pub threat: bool,
}

/// The card of one's own unit.
pub(crate) fn own(
    p: &Perspective,
    id: UnitId,
    seconds: u32,
    mode: Mode,
    threat: bool,
    may: bool,
) -> Option<UnitCard> {
    let u = p.unit(id)?;
    let setup = p.setup();
    let ty = setup.library.unit_type(u.ty);
    let line = setup.forces[p.side].units.get(u.line as usize);
    let turn = setup.turn_seconds(p.public.turn);
    let mut rows = Vec::new();
    strength_rows(u, ty, &mut rows);
    weapon_rows(p, ty, &mut rows);
    let per_min = u.ammo / 60;
    rows.push((
        "ammunition".into(),
        format!("{per_min} min of full fire"),
        "It fires no more when this is gone.".into(),
    ));
    place_rows(p, u.hex(), &mut rows);
    if let Some(at) = line.and_then(|l| l.leaves) {
        rows.push(("ordered away at".into(), at.to_string(), "It leaves the battle then.".into()));
    }
    Some(UnitCard {
        counter: counters(p).into_iter().find(|c| c.who == CounterId::Own(id)),
        name: text::unit(p, id),
        about: ty.name.clone(),
        chain: line.map(|l| chain_of(p, l.formation)).unwrap_or_default(),
        standing: None,
        note: line.map(|l| l.note.clone()).unwrap_or_default(),
        rows,
        nerves: nerves(u.suppression, u.quality),
        time: Some((u.time, turn)),
        orders: may.then(|| orders(p, id, u, ty, seconds, mode, threat)),
        company: company(p, u.hex(), CounterId::Own(id)),
    })
}

/// A formation and those above it, with their names.
pub(crate) fn chain_of(p: &Perspective, id: FormationId) -> Chain {
    own_force(p).chain(id).map(|f| (f, own_force(p).formation_name(f).to_owned())).collect()
}

/// The chain of command; a click chooses a formation.
pub(crate) fn chain(ui: &mut Ui, chain: &Chain, out: &mut Vec<Intent>) {
    if chain.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 1.0);
        for (i, (id, name)) in chain.iter().enumerate() {
            if i > 0 {
                ui.label(RichText::new("of").size(12.0).color(FAINT));
            }
            let words = RichText::new(name).size(12.5).underline();
            let hint = format!("Chooses all of it ({} goes up)", Action::Superior.key_text());
            if super::widgets::link(ui, words).on_hover_text(hint).clicked() {
                out.push(Intent::Formation(*id));
            }
        }
    });
}

fn strength_rows(u: &Unit, ty: &UnitType, rows: &mut Vec<CardRow>) {
    let now = text::strength(ty.kind, u.men, u.pieces);
    rows.push(("strength".into(), now, "Fit to fight.".into()));
    if ty.kind != ElementKind::Men {
        rows.push(("crews".into(), text::count(u.men.into(), "man", "men"), String::new()));
    }
    let losses = text::loss(ty.kind, u.killed, u.wounded, u.lost);
    if !losses.is_empty() {
        rows.push(("losses".into(), losses, "Since the battle began.".into()));
    }
    let mut quality = u.quality.to_string();
    if ty.night_bonus != 0 {
        quality.push_str(&format!(" ({:+} at night)", ty.night_bonus));
    }
    rows.push((
        "quality".into(),
        quality,
        "1 raw to 10 superb: steadiness under fire, close combat, rallying.".into(),
    ));
    if ty.armour_front > 0 {
        let mm = format!("{} mm front, {} mm side", ty.armour_front, ty.armour_side);
        rows.push(("armour".into(), mm, "The front is the hexside of its last step.".into()));
    }
}

fn weapon_rows(p: &Perspective, ty: &UnitType, rows: &mut Vec<CardRow>) {
    for m in &ty.mounts {
        let w = p.setup().library.weapon(m.weapon);
        let each = if ty.kind == ElementKind::Men { "" } else { " each" };
        let mut hint = format!("{} rounds a minute at the range.", w.rate);
        for b in &w.bands {
            let pen =
                if b.pen_mm > 0 { format!(", {} mm of armour", b.pen_mm) } else { String::new() };
            hint.push_str(&format!(
                "\nto {}: {} hits on men in 1,000 rounds{pen}",
                text::distance(b.to_m),
                text::milli(u64::from(b.men_ppm)),
            ));
        }
        let value = format!("{}{each}, to {}", m.count, text::distance(w.range()));
        rows.push((w.name.clone(), value, hint));
    }
}

fn place_rows(p: &Perspective, hex: Option<crate::hex::Hex>, rows: &mut Vec<CardRow>) {
    let Some((hex, cell)) = hex.and_then(|h| p.field().cell(h).map(|c| (h, c))) else { return };
    let works = match cell.works {
        Works::None => String::new(),
        w => format!(", {}", text::works(w)),
    };
    let t = p.setup().library.terrain(cell.terrain);
    let value = format!("{}, {} m{works}", text::terrain(cell.terrain), cell.elevation);
    let hint = format!(
        "{} % of hits strike men here; things are seen at {} % of the range in the open.",
        t.exposure_pct, t.spotting_pct
    );
    rows.push((format!("hex {}", text::hex(p, hex)), value, hint));
}

fn nerves(suppression: u8, quality: u8) -> (u8, Morale, String) {
    let q = u32::from(quality);
    let morale = crate::rules::morale(suppression, quality);
    let words = format!(
        "{}: suppression {suppression}. Pinned at {}, shaken at {}, broken at {} (quality {q}).",
        text::capital(text::morale(morale)),
        (20 + 4 * q).min(90),
        (30 + 5 * q).min(95),
        (40 + 6 * q).min(100),
    );
    (suppression, morale, words)
}

fn orders(
    p: &Perspective,
    id: UnitId,
    u: &Unit,
    ty: &UnitType,
    seconds: u32,
    mode: Mode,
    threat: bool,
) -> UnitOrders {
    let why = |r: Result<(), crate::rules::Refusal>, hint: &str| {
        r.map(|()| hint.to_owned()).map_err(|r| text::refusal(p.setup(), &r))
    };
    let rally = Order::Rally { unit: id, seconds: (u.time.max(1) as u32).min(seconds.max(60)) };
    let storm = u.hex().and_then(|h| {
        h.neighbours()
            .map(|(_, n)| allowed(p, &Order::Assault { units: vec![id], hex: n }))
            .reduce(|a, b| if a.is_ok() { a } else { b })
    });
    let hint =
        "Then click the enemy's hex. Ctrl-click other units next to it first to storm together.";
    UnitOrders {
        mode,
        policy: u.policy,
        seconds: (seconds, u.time.max(1) as u32),
        rally: why(allowed(p, &rally), "Spends the seconds below on steadying the men."),
        assault: storm.map_or_else(|| Err("It is not on the map.".to_owned()), |r| why(r, hint)),
        recover: can_recover(ty).then(|| Ok("Then click the mired vehicle.".to_owned())),
        armed: !ty.mounts.is_empty(),
        threat,
    }
}

/// The card of a known enemy: no more than is known of him.
pub(crate) fn enemy(p: &Perspective, id: ContactId) -> Option<UnitCard> {
    let c = p.contact(id)?;
    let ty = p.setup().library.unit_type(c.ty);
    let mut rows = Vec::new();
    rows.push((
        "strength".into(),
        text::strength(ty.kind, c.men, c.pieces),
        "As last seen.".into(),
    ));
    rows.push(("quality".into(), c.quality.to_string(), "As its bearing tells.".into()));
    if ty.armour_front > 0 {
        let mm = format!("{} mm front, {} mm side", ty.armour_front, ty.armour_side);
        rows.push(("armour".into(), mm, String::new()));
    }
    weapon_rows(p, ty, &mut rows);
    place_rows(p, Some(c.hex), &mut rows);
    rows.push((
        "report".into(),
        report(p, c),
        "A remembered enemy can be fired at as area fire.".into(),
    ));
    Some(UnitCard {
        counter: counters(p).into_iter().find(|x| x.who == CounterId::Enemy(id)),
        name: text::capital(&ty.name),
        about: format!("{} · known enemy", text::nation(p.side.enemy())),
        chain: Chain::new(),
        standing: None,
        note: String::new(),
        rows,
        nerves: nerves(c.suppression, c.quality),
        time: None,
        orders: None,
        company: company(p, Some(c.hex), CounterId::Enemy(id)),
    })
}

fn report(p: &Perspective, c: &Contact) -> String {
    if c.seen {
        "in sight".to_owned()
    } else {
        format!("{} old", text::duration(p.public.clock.since(c.at)))
    }
}

fn company(
    p: &Perspective,
    hex: Option<crate::hex::Hex>,
    but: CounterId,
) -> Vec<(CounterId, String)> {
    let all = counters(p).into_iter().filter(|c| Some(c.hex) == hex && c.who != but);
    all.map(|c| {
        let name = match c.who {
            CounterId::Own(id) => text::unit(p, id),
            CounterId::Enemy(id) => text::contact(p, id),
        };
        (c.who, name)
    })
    .collect()
}

/// The card.
pub(crate) fn show(ui: &mut Ui, card: &UnitCard) -> Vec<Intent> {
    let mut out = Vec::new();
    ui.horizontal(|ui| {
        if let Some(counter) = &card.counter {
            let (rect, _) = ui.allocate_exact_size(vec2(66.0, 68.0), Sense::hover());
            counter::paint(ui.painter(), counter, rect.center(), 60.0, CounterStyle::default());
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.label(RichText::new(&card.name).font(theme::font("roman", 18.0)));
            ui.label(RichText::new(&card.about).size(12.0).color(FAINT));
        });
    });
    chain(ui, &card.chain, &mut out);
    if let Some(order) = &card.standing {
        ui.label(RichText::new(format!("Standing order: {order}")).size(12.5).color(SOVIET));
    }
    if !card.note.is_empty() {
        ui.label(RichText::new(&card.note).font(theme::font("italic", 14.0)).color(FAINT));
    }
    if let Some((time, turn)) = card.time {
        let words = if time < 0 {
            format!("owes {}", text::duration(time.unsigned_abs()))
        } else {
            format!("{time} of {turn} s left")
        };
        let color = if time > 0 { GOOD.gamma_multiply(0.55) } else { SOVIET };
        bar(ui, time as f32 / turn.max(1) as f32, color, &words).on_hover_text(
            "Moving, firing, turning, rallying cost seconds. What is kept serves as reaction fire.",
        );
    }
    let (s, morale, words) = &card.nerves;
    let color = match morale {
        Morale::Steady => theme::CHOSEN,
        Morale::Pinned => WARN.gamma_multiply(0.7),
        Morale::Shaken | Morale::Broken => SOVIET.gamma_multiply(0.7),
    };
    let label = format!("{}, suppression {s}", text::morale(*morale));
    bar(ui, f32::from(*s) / 100.0, color, &label).on_hover_text(words);
    ui.add_space(2.0);
    for (what, value, why) in &card.rows {
        row(ui, what, value, why);
    }
    if !card.company.is_empty() {
        heading(ui, "In the same hex");
        for (who, name) in &card.company {
            if super::widgets::link(ui, name.as_str()).clicked() {
                out.push(Intent::Choose(*who));
            }
        }
    }
    if let Some(orders) = &card.orders {
        order_buttons(ui, orders, &mut out);
    }
    out
}

fn order_buttons(ui: &mut Ui, o: &UnitOrders, out: &mut Vec<Intent>) {
    heading(ui, "UnitOrders");
    ui.label(RichText::new(hint(o.mode)).size(12.5).color(if o.mode == Mode::Ordinary {
        FAINT
    } else {
        WARN
    }));
    ui.columns(2, |cols| {
        let fine = |s: &str| Ok(s.to_owned());
        let armed = if o.armed {
            fine("Then click a hex: area fire at whoever is there.")
        } else {
            Err("It has no weapons.".to_owned())
        };
        let mut put = |i: usize, action, words: &str, open| {
            cols[i].with_layout(
                bevy_egui::egui::Layout::top_down_justified(bevy_egui::egui::Align::LEFT),
                |ui| {
                    action_button(ui, action, words, open, out);
                },
            );
        };
        put(0, Action::Assault, "Assault", o.assault.clone());
        put(1, Action::AreaFire, "Fire at a hex", armed);
        put(0, Action::Rally, "Rally", o.rally.clone());
        put(1, Action::Face, "Turn", fine("Then click the way it is to face."));
        put(
            0,
            Action::Threat,
            if o.threat { "Hide danger" } else { "Show danger" },
            fine("What known enemies' fire may cost on each hex in reach."),
        );
        if let Some(r) = &o.recover {
            put(1, Action::Recover, "Free a vehicle", r.clone());
        }
    });
    let (mut seconds, most) = o.seconds;
    let slider = Slider::new(&mut seconds, 10.min(most)..=most.max(11))
        .suffix(" s")
        .text("fire for")
        .step_by(10.0);
    let slider = ui
        .add(slider)
        .on_hover_text("Seconds spent on fire or on rallying; [ and ] change it too.");
    if slider.changed() {
        out.push(Intent::Seconds(seconds));
    }
    ui.label(RichText::new("In the enemy's turn").size(12.0).color(FAINT));
    ui.horizontal_wrapped(|ui| {
        for (policy, action) in FirePolicy::ALL.into_iter().zip([
            Action::AtWill,
            Action::CloseOnly,
            Action::ArmourFirst,
            Action::Hold,
        ]) {
            let words = match policy {
                FirePolicy::AtWill => "at will",
                FirePolicy::CloseOnly => "close only",
                FirePolicy::ArmourFirst => "armour first",
                FirePolicy::Hold => "hold",
            };
            let hint =
                format!("{} (key {})", text::capital(text::policy(policy)), action.key_text());
            if ui.selectable_label(policy == o.policy, words).on_hover_text(hint).clicked() {
                out.push(Intent::Policy(policy));
            }
        }
    });
}

const fn hint(mode: Mode) -> &'static str {
    match mode {
        Mode::Ordinary => "Click ground to march, an enemy to fire.",
        Mode::Assault => "Click the hex to storm. Esc: not after all.",
        Mode::AreaFire => "Click the hex to fire at. Esc: not after all.",
        Mode::Face => "Click the way to face. Esc: not after all.",
        Mode::Recover => "Click the mired vehicle. Esc: not after all.",
        Mode::Mission(_) => "Click the goal, a hex or an objective. Esc: not after all.",
    }
}

/// The card in a panel that scrolls when it is short.
pub(crate) fn panel(ui: &mut Ui, card: &UnitCard) -> Vec<Intent> {
    ScrollArea::vertical()
        .id_salt("card")
        .auto_shrink([false, true])
        .show(ui, |ui| show(ui, card))
        .inner
}
