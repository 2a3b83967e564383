//! The card of a unit: what it is, how it fares, what it can be told to do.

use super::card_row::CardRow;
use super::counters::{Counter, counters};
use super::missions::command_rows;
use super::offer::Offer;
use super::shade::Shade;
use crate::app::battle::click::Mode;
use crate::app::battle::counter_id::CounterId;
use crate::hex::Hex;
use crate::rules::formation::own_force;
use crate::rules::{
    Contact, ContactId, ElementKind, FirePolicy, FormationId, Leaderless, Morale, NerveRelief,
    Order, Perspective, Refusal, Spent, Unit, UnitId, UnitType, Weapon, can_recover, check, fire,
    first_load,
};
use crate::text;
use crate::text::table::unit_card as words;

/// Least seconds for which the card asks whether men can be rallied.
const RALLY_S: u32 = 60;

/// A chain of command, the lowest first.
pub(crate) type Chain = Vec<(FormationId, String)>;

/// How its men stand it.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct NervesBar {
    /// Suppression, 0 to 100.
    pub suppression: u8,
    /// What it comes to.
    pub morale: Morale,
    /// In short.
    pub label: String,
    /// Where the next steps are.
    pub hint: String,
}

impl NervesBar {
    fn new(suppression: u8, quality: u8) -> NervesBar {
        let morale = crate::rules::morale(suppression, quality);
        NervesBar {
            suppression,
            morale,
            label: words::nerves(morale, suppression),
            hint: words::nerves_hint(morale, suppression, quality),
        }
    }

    /// Of an enemy: what his state of nerves comes to at most.
    fn of_enemy(c: &Contact) -> NervesBar {
        let band = crate::rules::band(c.morale, c.quality);
        NervesBar {
            suppression: c.suppression(),
            morale: c.morale,
            label: words::enemy_nerves(c.morale),
            hint: words::enemy_nerves_hint(c.morale, band),
        }
    }

    /// With what it sheds by itself until the next turn.
    fn with(mut self, relief: Option<NerveRelief>) -> NervesBar {
        if let Some(relief) = relief {
            self.hint = format!("{}\n{}", self.hint, words::relief(&relief));
        }
        self
    }
}

/// Seconds a unit has left.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct TimeLeft {
    /// Share of the turn.
    pub share: f32,
    /// There is some.
    pub any: bool,
    /// In words.
    pub label: String,
}

impl TimeLeft {
    fn new(left: i32, turn: u32) -> TimeLeft {
        let share = left as f32 / turn.max(1) as f32;
        TimeLeft { share, any: left > 0, label: words::time(left, turn) }
    }
}

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
    /// Strength, weapons, ground and so on, a line each.
    pub rows: Vec<CardRow>,
    /// How its men stand it.
    pub nerves: NervesBar,
    /// Seconds left of the turn's seconds.
    pub time: Option<TimeLeft>,
    /// Orders, if it takes any.
    pub orders: Option<UnitOrders>,
    /// Others in the same hex.
    pub company: Vec<(CounterId, String)>,
}

/// What can be ordered.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct UnitOrders {
    /// What a click means, and how that sounds.
    pub click: (&'static str, Shade),
    /// Its policy.
    pub policy: FirePolicy,
    /// Seconds to fire for, and the most it has.
    pub seconds: (u32, u32),
    /// Whether it may rally.
    pub rally: Offer,
    /// Whether it may storm.
    pub assault: Offer,
    /// Whether it may fire at a hex.
    pub area_fire: Offer,
    /// Whether it may pull vehicles free; none if that is not its trade.
    pub recover: Option<Offer>,
    /// Whether the danger is shown.
    pub threat: bool,
}

/// What the player is about to do with the chosen unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UnitOrdersState {
    /// Seconds to fire for.
    pub seconds: u32,
    /// What clicks mean.
    pub mode: Mode,
    /// The danger of the hexes in reach is shown.
    pub threat: bool,
}

/// What it can fire, and what lies ready for it.
fn ammunition_rows(p: &Perspective, id: UnitId, u: &Unit) -> Vec<CardRow> {
    let setup = p.setup();
    let load = first_load(&setup.library, setup.library.unit_type(u.ty));
    if load.is_empty() {
        return Vec::new();
    }
    let fire = words::ammunition(u.ammo, load);
    let mut rows = vec![CardRow::new(words::AMMUNITION, fire, words::AMMUNITION_HINT)];
    if let Some(line) = setup.forces[p.side].units.get(usize::from(u.line)) {
        let at = text::hex(p, line.supply);
        let stock = words::stock(u.stock, &at, p.can_draw(id));
        rows.push(CardRow::new(words::STOCK, stock, words::stock_hint(&setup.library.tuning)));
    }
    rows
}

/// What an enemy can have left to fire, where anybody has counted.
fn enemy_ammunition_row(p: &Perspective, c: &Contact) -> Option<CardRow> {
    let lib = &p.setup().library;
    let load = first_load(lib, lib.unit_type(c.ty));
    let left = words::enemy_ammunition(c.left, load);
    let row = || CardRow::new(words::AMMUNITION, left, words::ENEMY_AMMUNITION_HINT);
    (!load.is_empty() && c.is_fire_counted()).then(row)
}

/// The card of one's own unit. `state`: what is about to be done with it, if orders may be
/// given; `standing`: what it is under orders to do.
pub(crate) fn own(
    p: &Perspective,
    id: UnitId,
    state: Option<UnitOrdersState>,
    standing: Option<String>,
) -> Option<UnitCard> {
    let u = p.unit(id)?;
    let setup = p.setup();
    let ty = setup.library.unit_type(u.ty);
    let line = setup.forces[p.side].units.get(u.line as usize);
    let mut rows = strength_rows(u, ty);
    rows.extend(weapon_rows(p, ty, (u.men, u.pieces), true));
    rows.extend(ammunition_rows(p, id, u));
    rows.extend(leader_rows(p, id));
    rows.extend(armour_rows(p, id, u));
    rows.extend(p.spent_battalion(id).map(|spent| rest_row(p, spent)));
    rows.extend(command_rows(p, id, u));
    rows.extend(ground_row(p, u.hex()));
    if let Some(at) = line.and_then(|l| l.leaves) {
        rows.push(CardRow::new(words::LEAVES, at.to_string(), words::LEAVES_HINT));
    }
    Some(UnitCard {
        counter: counters(p).into_iter().find(|c| c.who == CounterId::Own(id)),
        name: text::unit(p, id),
        about: ty.name.clone(),
        chain: line.map(|l| chain_of(p, l.formation)).unwrap_or_default(),
        standing,
        note: line.map(|l| l.note.clone()).unwrap_or_default(),
        rows,
        nerves: NervesBar::new(u.suppression, u.quality).with(p.relief(id)),
        time: Some(TimeLeft::new(u.time, setup.turn_seconds(p.public.turn))),
        orders: state.map(|state| orders(p, id, u, state)),
        company: company(p, u.hex(), CounterId::Own(id)),
    })
}

/// What hunts vehicles, what marks and leads them, and whom they stand beside.
fn armour_rows(p: &Perspective, id: UnitId, u: &Unit) -> Vec<CardRow> {
    use crate::text::armour as words;
    let mut rows = Vec::new();
    if let Some(l) = p.halted(id) {
        rows.push(halted_row(p, l));
    }
    if u.immobilised {
        let hint = words::IMMOBILISED_HINT;
        rows.push(CardRow::new(words::IMMOBILISED, u.pieces.to_string(), hint));
    }
    if u.aerials > 0 {
        rows.push(CardRow::new(words::AERIALS, u.aerials.to_string(), words::AERIALS_HINT));
    }
    if let Some((metres, reaches)) = p.radio(id).filter(|_| u.aerials == 0) {
        let hint = words::radio_hint(p.setup());
        rows.push(CardRow::new(words::RADIO, words::radio(metres, reaches), hint));
    }
    if let Some(odds) = p.hunted(id) {
        let hint = words::hunted_hint(&odds, true);
        rows.push(CardRow::new(words::HUNTED, words::hunted(&odds), hint));
    }
    if let Some(t) = u.together {
        rows.push(CardRow::new(words::TOGETHER, words::together(t), words::TOGETHER_HINT));
    }
    rows
}

/// That a battalion of tanks halts and fires, and until when.
pub(crate) fn halted_row(p: &Perspective, l: Leaderless) -> CardRow {
    let name = own_force(p).formation_name(l.battalion);
    let hint = text::armour::leaderless(name, l.until);
    CardRow::new(text::armour::LEADERLESS, text::armour::halts(l.until), hint)
}

/// That a battalion storms nothing, and how long yet.
pub(crate) fn rest_row(p: &Perspective, (battalion, spent): (FormationId, Spent)) -> CardRow {
    let (words, hint) =
        (text::cohesion::rest_to_go(p, spent), text::cohesion::spent_hint(p, battalion, spent));
    CardRow::new(text::cohesion::SPENT, words, hint)
}

/// Leaders who stand with a unit, and what it lacks while its own is not replaced.
fn leader_rows(p: &Perspective, id: UnitId) -> Vec<CardRow> {
    let (setup, words) = (p.setup(), text::leader::LEADS);
    let with = p.leaders_with(id);
    let mut rows: Vec<CardRow> = with
        .iter()
        .map(|l| {
            let who = text::leader::named(setup, p.side, l);
            CardRow::new(words, who, text::leader::with_hint(setup))
        })
        .collect();
    if let Some((leader, lost)) = p.missed_leader(id) {
        let (words, hint) = (text::leader::LEADERLESS, text::leader::missed_hint(setup));
        rows.push(CardRow::new(words, text::leader::missed(&leader, lost), hint));
    }
    rows
}

/// A formation and those above it, with their names.
pub(crate) fn chain_of(p: &Perspective, id: FormationId) -> Chain {
    own_force(p).chain(id).map(|f| (f, own_force(p).formation_name(f).to_owned())).collect()
}

fn strength_rows(u: &Unit, ty: &UnitType) -> Vec<CardRow> {
    let now = text::strength(ty.kind, u.men, u.pieces);
    let mut rows = vec![CardRow::new(words::STRENGTH, now, words::STRENGTH_HINT)];
    if ty.kind != ElementKind::Men {
        let crews = text::strength(ElementKind::Men, u.men, 0);
        rows.push(CardRow::new(words::CREWS, crews, ""));
    }
    let losses = text::loss(ty.kind, u.killed, u.wounded, u.lost);
    if !losses.is_empty() {
        rows.push(CardRow::new(words::LOSSES, losses, words::LOSSES_HINT));
    }
    let quality = words::quality(u.quality, ty.night_bonus);
    rows.push(CardRow::new(words::QUALITY, quality, words::QUALITY_HINT));
    if ty.armour_front > 0 {
        rows.push(CardRow::new(words::ARMOUR, words::armour(ty), words::ARMOUR_HINT));
    }
    rows
}

/// The weapons that so many men, or vehicles or guns, have in use. `known`: they were counted.
fn weapon_rows(
    p: &Perspective,
    ty: &UnitType,
    (men, pieces): (u16, u16),
    known: bool,
) -> Vec<CardRow> {
    // Of vehicles and guns each has its own.
    let pieces = if ty.kind == ElementKind::Men { pieces } else { 1 };
    let row = |(w, milli): (&Weapon, u64)| {
        let count = text::estimate::so_many((milli as u32).div_ceil(1000), known);
        CardRow::new(&w.name, words::weapon(ty.kind, &count, w), words::weapon_hint(w))
    };
    fire::weapons_in_use(&p.setup().library, ty, men, pieces).map(row).collect()
}

fn ground_row(p: &Perspective, hex: Option<Hex>) -> Option<CardRow> {
    let hex = hex?;
    let cell = p.field().cell(hex)?;
    let hint = words::ground_hint(p.setup().library.terrain(cell.terrain));
    Some(CardRow::new(words::hex_row(&text::hex(p, hex)), words::ground(cell), hint))
}

fn orders(p: &Perspective, id: UnitId, u: &Unit, state: UnitOrdersState) -> UnitOrders {
    let ty = p.setup().library.unit_type(u.ty);
    let offer = |can: Result<(), Refusal>, hint: &str| match can {
        Ok(()) => Offer::open(hint),
        Err(why) => Offer::Barred(text::refusal(p.setup(), &why)),
    };
    let most = u.time.max(1) as u32;
    let rally = Order::Rally { unit: id, seconds: most.min(state.seconds.max(RALLY_S)) };
    let storm = |hex: Hex| check(p, &Order::Assault { units: vec![id], hex });
    let around = u.hex().into_iter().flat_map(|h| h.neighbours());
    let assault = around
        .map(|(_, h)| storm(h))
        .reduce(|a, b| if a.is_ok() { a } else { b })
        .map_or_else(|| Offer::barred(words::NOT_ON_MAP), |can| offer(can, words::ASSAULT_HINT));
    let armed = !ty.mounts.is_empty();
    UnitOrders {
        click: click(state.mode),
        policy: u.policy,
        seconds: (state.seconds, most),
        rally: offer(check(p, &rally), words::RALLY_HINT),
        assault,
        area_fire: if armed {
            Offer::open(words::AREA_FIRE_HINT)
        } else {
            Offer::barred(words::UNARMED)
        },
        recover: can_recover(ty).then(|| Offer::open(words::RECOVER_HINT)),
        threat: state.threat,
    }
}

/// What a click means, and how that sounds.
const fn click(mode: Mode) -> (&'static str, Shade) {
    match mode {
        Mode::Ordinary => (words::CLICK_ORDINARY, Shade::Faint),
        Mode::Assault => (words::CLICK_ASSAULT, Shade::Warning),
        Mode::AreaFire => (words::CLICK_AREA_FIRE, Shade::Warning),
        Mode::Face => (words::CLICK_FACE, Shade::Warning),
        Mode::Recover => (words::CLICK_RECOVER, Shade::Warning),
        Mode::Mission(_) => (words::CLICK_MISSION, Shade::Warning),
    }
}

/// The card of a known enemy: no more than is known of him.
pub(crate) fn enemy(p: &Perspective, id: ContactId) -> Option<UnitCard> {
    let c = p.contact(id)?;
    let ty = p.setup().library.unit_type(c.ty);
    let strength = text::enemy_strength(ty.kind, c);
    let mut rows = vec![
        CardRow::new(words::STRENGTH, strength, words::ENEMY_STRENGTH_HINT),
        CardRow::new(words::QUALITY, c.quality.to_string(), words::ENEMY_QUALITY_HINT),
    ];
    if ty.armour_front > 0 {
        rows.push(CardRow::new(words::ARMOUR, words::armour(ty), ""));
    }
    if c.aerials > 0 {
        let hint = text::armour::AERIALS_HINT;
        rows.push(CardRow::new(text::armour::AERIALS, c.aerials.to_string(), hint));
    }
    if let Some(odds) = p.hunted_enemy(id) {
        let hint = text::armour::hunted_hint(&odds, false);
        rows.push(CardRow::new(text::armour::HUNTED, text::armour::hunted(&odds), hint));
    }
    rows.extend(weapon_rows(p, ty, (c.men, c.pieces), c.is_known() || ty.kind != ElementKind::Men));
    rows.extend(enemy_ammunition_row(p, c));
    rows.extend(ground_row(p, Some(c.hex)));
    rows.push(CardRow::new(words::REPORT, report(p, c), words::REPORT_HINT));
    Some(UnitCard {
        counter: counters(p).into_iter().find(|x| x.who == CounterId::Enemy(id)),
        name: text::capital(&ty.name),
        about: words::known_enemy(p.side.enemy()),
        chain: Chain::new(),
        standing: None,
        note: String::new(),
        rows,
        nerves: NervesBar::of_enemy(c),
        time: None,
        orders: None,
        company: company(p, Some(c.hex), CounterId::Enemy(id)),
    })
}

fn report(p: &Perspective, c: &Contact) -> String {
    words::report((!c.seen).then(|| p.public.clock.since(c.at)))
}

fn company(p: &Perspective, hex: Option<Hex>, but: CounterId) -> Vec<(CounterId, String)> {
    let all = counters(p).into_iter().filter(|c| Some(c.hex) == hex && c.who != but);
    let named = all.map(|c| match c.who {
        CounterId::Own(id) => (c.who, text::unit(p, id)),
        CounterId::Enemy(id) => (c.who, text::contact(p, id)),
    });
    named.collect()
}
