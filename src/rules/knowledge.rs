//! How sight turns into knowledge: the events that bring each side's contacts up to date.
//!
//! A contact is a report, and stands for an enemy only while he is in sight. Who comes into
//! sight again is a new report: only what the side knows says whether it renews or replaces an
//! old one.

use super::command_loss::quality_seen;
use super::contact::Contact;
use super::dice::Dice;
use super::event::Event;
use super::looked::Look;
use super::occupied::Occupied;
use super::rounds::Rounds;
use super::rounds_seen::rounds_left;
use super::setup::Setup;
use super::sight::Noticed;
use super::sighting::Sighting;
use super::state::{Knowledge, State};
use super::unit::Unit;
use super::{Clock, ContactId, ElementKind, Mobility, Side, Terrain, UnitId};

impl Knowledge {
    /// The contact that stands for an enemy in sight, by his index on his side.
    pub(super) fn seen_as(&self, index: u16) -> Option<&Contact> {
        let at = self.in_sight.binary_search_by_key(&index, |s| s.0).ok()?;
        self.contacts.get(usize::from(self.in_sight.get(at)?.1.0))
    }

    /// What is hidden of a report.
    pub(super) fn sighting(&self, contact: ContactId) -> Sighting {
        self.sightings.get(usize::from(contact.0)).copied().unwrap_or_default()
    }

    /// The enemies in sight, by their index on their side.
    pub(super) fn in_sight(&self) -> impl Iterator<Item = u16> {
        self.in_sight.iter().map(|s| s.0)
    }

    /// A report of an enemy, new or brought up to date.
    pub(super) fn note(&mut self, contact: &Contact, index: u16, sighting: Sighting) {
        let i = usize::from(contact.id.0);
        if let Some(c) = self.contacts.get_mut(i) {
            *c = *contact;
        } else {
            self.contacts.push(*contact);
            self.truth.push(index);
        }
        if let Some(t) = self.truth.get_mut(i) {
            *t = index;
        }
        self.sightings.resize(self.contacts.len(), Sighting::default());
        if let Some(s) = self.sightings.get_mut(i) {
            *s = sighting;
        }
        match (self.in_sight.binary_search_by_key(&index, |s| s.0), contact.seen) {
            (Ok(at), true) => self.in_sight[at].1 = contact.id,
            (Err(at), true) => self.in_sight.insert(at, (index, contact.id)),
            (Ok(at), false) => {
                self.in_sight.remove(at);
            }
            (Err(_), false) => {}
        }
    }

    /// A report that stands for nobody any more.
    pub(super) fn dismiss(&mut self, contact: ContactId) {
        if let Some(c) = self.contacts.get_mut(usize::from(contact.0)) {
            (c.gone, c.seen) = (true, false);
        }
        self.in_sight.retain(|s| s.1 != contact);
    }

    /// Finds again who is in sight, which is not written down.
    pub(super) fn sight_again(&mut self) {
        let all = self.contacts.iter().zip(&self.truth).filter(|(c, _)| c.seen && !c.gone);
        self.in_sight = all.map(|(c, &index)| (index, c.id)).collect();
        self.in_sight.sort_unstable();
        self.in_sight.dedup_by_key(|s| s.0);
    }
}

/// What a side learns of one enemy unit, before its error is drawn.
pub(super) enum News {
    /// He slipped away, or vanished.
    Lost(Event),
    /// He is in sight: as now reported.
    Seen(SightingReport),
}

/// A report of an enemy in sight in the making.
pub(super) struct SightingReport {
    side: Side,
    target: UnitId,
    /// All but the strength.
    contact: Contact,
    sighting: Sighting,
    /// It is a new one, or has become surer.
    pub(super) surer: bool,
    /// The old report that it replaces.
    replaces: Option<ContactId>,
}

impl SightingReport {
    /// How far it may be off, per cent of the truth.
    pub(super) const fn spread_pct(&self) -> u8 {
        self.contact.spread_pct
    }

    /// What it changes; `error_pct`: by how much it is off, if it is a new one or surer.
    pub(super) fn events(mut self, state: &State, error_pct: i8) -> Vec<Event> {
        if self.surer {
            self.sighting.error_pct = error_pct;
        }
        let SightingReport { side, target, sighting, .. } = self;
        let Some(unit) = state.unit(target) else { return Vec::new() };
        let c = &mut self.contact;
        c.men = sighting.reported(unit.men);
        c.pieces = if c.counted { unit.pieces } else { sighting.reported(unit.pieces) };
        let (contact, k) = (*c, &state.knowledge[side]);
        let old = k.contacts.get(usize::from(contact.id.0));
        if old == Some(&contact) && k.truth.get(usize::from(contact.id.0)) == Some(&target.index) {
            return Vec::new();
        }
        let news = Event::Contact { side, contact, unit: target, sighting };
        let old = self.replaces;
        let replaced = old.map(|old| Event::Replaced { side, old, new: contact.id });
        [news].into_iter().chain(replaced).collect()
    }
}

/// What `side` learns of one enemy unit, if anything; `met`: they have fought hand to hand. New
/// contacts are numbered by those there are, so the events of each must be applied before the
/// next is asked for.
pub(super) fn news_of(state: &State, side: Side, target: UnitId, met: bool) -> Option<News> {
    let k = &state.knowledge[side];
    let unit = state.unit(target)?;
    let old = k.seen_as(target.index);
    if unit.hex().is_none() || spotter(state, side, unit).is_none() {
        let old = old?;
        let sighting = k.sighting(old.id);
        // Whoever vanished before one's eyes is gone; whoever slipped away is remembered.
        return Some(News::Lost(if unit.hex().is_none() {
            Event::ContactGone { side, contact: old.id }
        } else {
            let contact = Contact { seen: false, ..*old };
            Event::Contact { side, contact, unit: target, sighting }
        }));
    }
    let renewed = old.or_else(|| last_seen_there(k, unit));
    let replaces = if renewed.is_none() { replaced(state, side, unit) } else { None };
    let mut sighting = renewed.map_or_else(Sighting::default, |c| k.sighting(c.id));
    if let Some(old) = old {
        sighting.watched_s += state.public.clock.since(old.at);
    }
    let id = renewed.map_or(ContactId(k.contacts.len() as u16), |c| c.id);
    let contact = picture(state, side, (id, unit), renewed, (sighting.watched_s, met));
    let before = renewed.or_else(|| k.contacts.get(usize::from(replaces?.0)));
    let before = before.map(|c| (c, k.sighting(c.id)));
    let contact = Contact { left: rounds_left(state, side, unit, before), ..contact };
    sighting.ammo = unit.ammo;
    let surer = renewed.is_none_or(|c| contact.spread_pct < c.spread_pct);
    Some(News::Seen(SightingReport { side, target, contact, sighting, surer, replaces }))
}

/// True if a side would learn something of an enemy by another look.
pub(super) fn tells_anything(state: &State, side: Side, target: UnitId) -> bool {
    match news_of(state, side, target, false) {
        None => false,
        Some(News::Lost(_)) => true,
        Some(News::Seen(report)) => report.surer || !report.events(state, 0).is_empty(),
    }
}

/// A report of such a unit that was lost from sight in the very hex.
fn last_seen_there<'a>(k: &'a Knowledge, unit: &Unit) -> Option<&'a Contact> {
    k.contacts.iter().find(|c| !c.seen && !c.gone && c.ty == unit.ty && Some(c.hex) == unit.hex())
}

/// The nearest report of such a unit lost from sight that could have marched here.
fn replaced(state: &State, side: Side, unit: &Unit) -> Option<ContactId> {
    let (k, hex, field) = (&state.knowledge[side], unit.hex()?, &state.field);
    // Vehicles that are left stuck by others in sight come from them.
    let beside = |c: &Contact| c.seen && c.ty == unit.ty && c.hex == hex;
    if unit.is_mired() && k.contacts.iter().any(beside) {
        return None;
    }
    let class = state.setup.library.unit_type(unit.ty).mobility;
    let speed = best_speed(&state.setup, class);
    // The minutes of a turn are both sides'.
    let until = state.public.clock.plus(state.setup.turn_seconds(state.public.turn));
    let reach =
        |at: Clock| speed * u64::from(until.since(at)) / 3600 + u64::from(field.hex_metres());
    k.contacts
        .iter()
        .filter(|c| !c.seen && !c.gone && c.ty == unit.ty)
        .map(|c| (field.metres(c.hex, hex), c))
        .filter(|(metres, c)| u64::from(*metres) <= reach(c.at))
        .min_by_key(|(metres, c)| (*metres, c.id))
        .map(|(_, c)| c.id)
}

/// The best speed of a class anywhere, metres an hour.
pub(super) fn best_speed(setup: &Setup, class: Mobility) -> u64 {
    let (lib, ground) = (&setup.library, setup.ground);
    let rules = lib.mobility(class);
    let off_road = Terrain::ALL.into_iter().filter_map(|t| lib.speed(class, t, ground));
    let paths = [rules.road, rules.track].into_iter().flatten().map(|s| s[ground.index()]);
    off_road.chain(paths).max().unwrap_or(0).into()
}

/// A report but for strength and rounds: how it looks, and how far it may be off. `before`: the
/// report that it brings up to date.
fn picture(
    state: &State,
    side: Side,
    (id, unit): (ContactId, &Unit),
    before: Option<&Contact>,
    (watched_s, met): (u32, bool),
) -> Contact {
    let figures = &state.setup.library.reports;
    let first = figures.first_error_pct as u8;
    let (was, was_counted) = before.map_or((first, false), |c| (c.spread_pct, c.counted));
    let ty = state.setup.library.unit_type(unit.ty);
    let countless = ty.kind == ElementKind::Men;
    let to_count = counts_him(state, was_counted, unit);
    let within_m = figures.surer_within_m(was, to_count);
    let nearest = nearest_observer(state, side, unit, within_m);
    let spread_pct = if met { 0 } else { figures.spread_pct(was, watched_s, nearest) };
    let counts = countless || (to_count && nearest.is_some_and(|m| m <= figures.count_m));
    Contact {
        id,
        ty: unit.ty,
        hex: unit.hex().unwrap_or_default(),
        seen: true,
        at: state.public.clock,
        men: 0,
        pieces: 0,
        spread_pct,
        counted: was_counted || spread_pct == 0 || counts,
        quality: match spread_pct {
            // Whether his leader fell nobody sees.
            0 => quality_seen(&state.setup, side.enemy(), unit),
            _ => ty.quality,
        },
        morale: unit.morale(),
        under_fire: unit.under_fire,
        facing: unit.facing,
        down: unit.down,
        moved: unit.moved,
        mired: unit.is_mired(),
        gone: false,
        aerials: unit.aerials,
        immobilised: unit.immobilised,
        left: Rounds::default(),
    }
}

/// How near those are who see an enemy from within so many metres.
fn nearest_observer(state: &State, side: Side, target: &Unit, within_m: u32) -> Option<u32> {
    if within_m == 0 {
        return None;
    }
    let hex = target.hex()?;
    let noticed = Noticed::new(&state.field, &state.public.weather, target)?;
    let mut nearest = None;
    for o in &state.units[side] {
        let Some(metres) = o.hex().map(|h| state.field.metres(h, hex)) else { continue };
        let nearer = metres <= within_m && nearest.is_none_or(|m| metres < m);
        if nearer && noticed.by(&state.field, o) {
            nearest = Some(metres);
        }
    }
    nearest
}

/// The first unit of `side` that sees this enemy unit, as an index.
fn spotter(state: &State, side: Side, target: &Unit) -> Option<u16> {
    let noticed = Noticed::new(&state.field, &state.public.weather, target)?;
    let at = state.units[side].iter().position(|o| noticed.by(&state.field, o))?;
    u16::try_from(at).ok()
}

/// What a look at an enemy that told nothing went by.
pub(super) fn look(state: &State, side: Side, target: UnitId) -> Option<Look> {
    let unit = state.unit(target)?;
    let noticed = Noticed::new(&state.field, &state.public.weather, unit);
    let surer_m = state.knowledge[side].seen_as(target.index).map_or(0, |c| {
        let figures = &state.setup.library.reports;
        figures.surer_within_m(c.spread_pct, counts_him(state, c.counted, unit))
    });
    Some(Look { by: spotter(state, side, unit), noticed, surer_m })
}

/// True if those who see a unit from near could count its vehicles or guns, and have not.
fn counts_him(state: &State, counted: bool, unit: &Unit) -> bool {
    let ty = state.setup.library.unit_type(unit.ty);
    !state.public.weather.night && !counted && ty.kind != ElementKind::Men
}

/// By how much a report is off, per cent of the truth: anything within what it may be, each as
/// likely.
pub(super) fn drawn_error(dice: &mut Dice, spread_pct: u8) -> i8 {
    let spread = i32::from(spread_pct.min(49));
    dice.between(-spread, spread) as i8
}

/// Remembered contacts whose hex one of the side's units stands on or next to, and
/// nobody is there: they have gone. To be asked once all that is in sight is known.
pub(super) fn forget(state: &State, side: Side) -> Vec<Event> {
    let k = &state.knowledge[side];
    let mut stale = k.contacts.iter().filter(|c| !c.seen && !c.gone).peekable();
    if stale.peek().is_none() {
        return Vec::new();
    }
    let own = Occupied::by(&state.units[side], state.setup.map.size());
    stale
        .filter(|c| own.beside(c.hex))
        .map(|c| Event::ContactGone { side, contact: c.id })
        .collect()
}
