//! Where enemy fire falls: for every hex, what all known enemies together could do there.

use super::estimate;
use super::ground::{GroundMemory, SIGHT_HEXES};
use super::picture::{Foe, Own, Picture};
use super::toll::{MinuteOfFire, Toll};
use super::unseen::UnseenSources;
use crate::hex::Hex;
use crate::rules::{
    ContactId, ElementKind, FireClass, Morale, RangeBand, Setup, TypeId, Unit, UnitType, fire,
};

/// The threat map. Men: hits in a minute on upright men in the open at listed density,
/// thousandths. Press: suppression in a minute of forty men in one, hundredths of a
/// point. Armour: vehicles knocked out in a minute, thousandths.
#[derive(Debug, Default)]
pub(crate) struct Threat {
    signature: Vec<(Hex, u8, u16, bool, (bool, bool))>,
    men: Vec<u32>,
    press: Vec<u32>,
    armour: Vec<u32>,
    /// The enemies whose fire is in it, in order of their contacts.
    drawn: Vec<DrawnFire>,
    /// The garrisons that are feared in it.
    feared: Vec<FearedGarrison>,
    unseen: UnseenSources,
}

/// Fire of one enemy as it was drawn into the map: so it can be taken out again.
#[derive(Debug)]
struct DrawnFire {
    source: FireSource,
    /// Men, press, armour by distance in hexes.
    by_range: [[u32; 3]; SIGHT_HEXES as usize + 1],
}

/// All that the fire of an enemy on the map goes by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct FireSource {
    id: ContactId,
    hex: Hex,
    ty: TypeId,
    men: u16,
    pieces: u16,
    quality: u8,
    morale: Morale,
    /// It can have rounds and shells left.
    fires: (bool, bool),
    trust: i64,
    /// The thinnest side armour that it may fall on, millimetres.
    thin: Option<u32>,
    /// How far one sees, hexes.
    far: u32,
}

impl FireSource {
    fn new(pic: &Picture, f: &Foe, thin: Option<u32>) -> FireSource {
        let c = f.contact;
        let far = pic.p.public.weather.visibility_m / pic.setup.map.hex_metres();
        FireSource {
            id: c.id,
            hex: f.hex,
            ty: c.ty,
            men: c.men,
            pieces: c.pieces,
            quality: c.quality,
            morale: c.morale,
            fires: fires(f),
            trust: f.trust,
            thin,
            far,
        }
    }
}

/// Enemies nobody has seen on ground that he holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct FearedGarrison {
    top: Hex,
    /// How far one sees, metres.
    far_m: u32,
}

/// The map is not drawn again for losses that take fewer men than this, so that it stays
/// cheap.
const FEW_MEN: u16 = 4;

/// What a minute of one enemy's fire would do to a unit where it is.
pub(crate) fn burst(pic: &Picture, f: &Foe, o: &Own) -> Toll {
    burst_at(pic, f, o, (o.hex, pic.exposure(o.hex, Some(o.unit))))
}

/// The same to a unit in a hex, exposed so much, per cent.
pub(crate) fn burst_at(pic: &Picture, f: &Foe, o: &Own, (hex, exposure): (Hex, i64)) -> Toll {
    let metres = pic.metres(f.hex, hex);
    let (men, press) = against_men(pic.setup, f, metres);
    let armour = match o.ty.is_vehicle() {
        true => against_armour(pic, f, metres, o.ty.armour_side),
        false => 0,
    };
    MinuteOfFire { men, press, armour }.on(pic, o, exposure)
}

impl Threat {
    /// Brings the map up to date if any enemy moved, appeared, or lost his nerve.
    pub(crate) fn update(&mut self, pic: &Picture, ground: &mut GroundMemory) {
        let sign = |f: &Foe| {
            let c = f.contact;
            (f.hex, c.morale as u8, c.men / FEW_MEN, c.seen, fires(f))
        };
        let now: Vec<_> = pic.foes.iter().map(sign).collect();
        if now == self.signature && self.men.len() == pic.size.len() {
            return;
        }
        self.signature = now;
        if self.men.len() != pic.size.len() {
            let empty = || vec![0; pic.size.len()];
            (self.men, self.press, self.armour) = (empty(), empty(), empty());
            (self.drawn, self.feared) = (Vec::new(), Vec::new());
        }
        self.redraw(pic, ground);
        let garrisons = garrisons(pic);
        if garrisons != self.feared {
            for old in std::mem::replace(&mut self.feared, garrisons.clone()) {
                self.fear(pic, ground, old, u32::wrapping_sub);
            }
            for new in garrisons {
                self.fear(pic, ground, new, u32::wrapping_add);
            }
        }
    }

    /// Takes out the fire of those who are not what they were, and draws it as it is.
    fn redraw(&mut self, pic: &Picture, ground: &mut GroundMemory) {
        let thin = pic.own.iter().filter(|o| o.ty.is_vehicle()).map(|o| o.ty.armour_side).min();
        let mut before = std::mem::take(&mut self.drawn).into_iter().peekable();
        for f in &pic.foes {
            let source = FireSource::new(pic, f, thin);
            while let Some(old) = before.next_if(|d| d.source.id < source.id) {
                self.add(pic, ground, &old, u32::wrapping_sub);
            }
            let old = before.next_if(|d| d.source.id == source.id);
            let drawn = match old {
                Some(same) if same.source == source => same,
                old => {
                    if let Some(old) = old {
                        self.add(pic, ground, &old, u32::wrapping_sub);
                    }
                    let new = DrawnFire { source, by_range: by_range(pic, f, thin) };
                    self.add(pic, ground, &new, u32::wrapping_add);
                    new
                }
            };
            self.drawn.push(drawn);
        }
        for old in before {
            self.add(pic, ground, &old, u32::wrapping_sub);
        }
    }

    /// Draws a garrison into the map, or takes it out.
    fn fear(
        &mut self,
        pic: &Picture,
        ground: &mut GroundMemory,
        g: FearedGarrison,
        sum: fn(u32, u32) -> u32,
    ) {
        let d = &pic.doctrine.danger.garrison;
        let share = estimate::coefficient(pic.setup, FireClass::SmallArms);
        for h in ground.sight(pic, g.top).hexes() {
            let metres = pic.metres(g.top, h);
            let Some(i) = pic.size.index(h).filter(|_| metres <= g.far_m) else { continue };
            let Some(volley) = d.at(metres) else { continue };
            self.men[i] = sum(self.men[i], (u64::from(volley.hits) * share / 100) as u32);
            self.press[i] = sum(self.press[i], volley.press);
        }
    }

    /// Draws the fire of an enemy into the map, or takes it out.
    fn add(
        &mut self,
        pic: &Picture,
        ground: &mut GroundMemory,
        f: &DrawnFire,
        sum: fn(u32, u32) -> u32,
    ) {
        let FireSource { hex, far, .. } = f.source;
        for h in ground.sight(pic, hex).hexes() {
            let d = h.distance(hex);
            if u32::from(d) > far {
                continue;
            }
            let Some((i, [men, press, armour])) =
                pic.size.index(h).zip(f.by_range.get(usize::from(d)))
            else {
                continue;
            };
            self.men[i] = sum(self.men[i], *men);
            self.press[i] = sum(self.press[i], *press);
            self.armour[i] = sum(self.armour[i], *armour);
        }
    }

    /// What a minute in a hex does to a unit: men by exposure (per cent) and crowding,
    /// vehicles by their worth.
    pub(crate) fn toll(&self, pic: &Picture, o: &Own, hex: Hex, exposure: i64) -> Toll {
        let Some(i) = pic.size.index(hex) else { return Toll::default() };
        self.at(i).on(pic, o, exposure)
    }

    /// The same in a hex as it covers who comes into it, or, `still`, a unit that stays there.
    pub(crate) fn standing(&self, pic: &Picture, o: &Own, hex: Hex, still: Option<&Unit>) -> Toll {
        let Some(i) = pic.size.index(hex) else { return Toll::default() };
        let fire = self.at(i);
        // Nothing falls on most hexes.
        if fire.is_nothing() { Toll::default() } else { fire.on(pic, o, pic.exposure(hex, still)) }
    }

    fn at(&self, i: usize) -> MinuteOfFire {
        let at = |v: &[u32]| i64::from(v.get(i).copied().unwrap_or(0));
        MinuteOfFire { men: at(&self.men), press: at(&self.press), armour: at(&self.armour) }
    }

    /// What a minute of fire from enemies nobody sees does to a unit where it is.
    pub(crate) fn unseen(&self, pic: &Picture, o: &Own) -> Toll {
        let fire = self.unseen.at(o.hex, &pic.doctrine.danger.unseen);
        fire.on(pic, o, pic.exposure(o.hex, Some(o.unit)))
    }

    /// Learns from what has happened to one's own since the last order; `stormed` if that
    /// was an assault.
    pub(crate) fn learn(&mut self, pic: &Picture, stormed: bool) {
        let (men, press, armour) = (&self.men, &self.press, &self.armour);
        let known = |ty: &UnitType, hex: Hex| {
            let at = |v: &[u32]| pic.size.index(hex).and_then(|i| v.get(i)).is_some_and(|x| *x > 0);
            if ty.is_vehicle() { at(armour) } else { at(men) || at(press) }
        };
        self.unseen.watch(pic, stormed, known);
    }

    /// The cost of a minute in a hex.
    pub(crate) fn cost(&self, pic: &Picture, o: &Own, hex: Hex, exposure: i64) -> i64 {
        self.toll(pic, o, hex, exposure).cost
    }
}

/// Ground he holds and nobody has looked at is not empty: a garrison is reckoned with on
/// its highest hex.
fn garrisons(pic: &Picture) -> Vec<FearedGarrison> {
    let (p, d) = (pic.p, &pic.doctrine.danger.garrison);
    let mut out = Vec::new();
    if p.public.withdraw[p.side.enemy()].is_some() {
        return out;
    }
    for (o, hold) in pic.setup.objectives.iter().zip(&p.public.holds) {
        if hold.holder != Some(p.side.enemy()) {
            continue;
        }
        let area = pic.setup.area(o.area);
        let near = |h: Hex| area.iter().any(|a| a.distance(h) <= d.looked_hexes);
        if pic.foes.iter().any(|f| near(f.hex)) || pic.own.iter().any(|o| near(o.hex)) {
            continue;
        }
        let height = |h: &&Hex| pic.field.cell(**h).map_or(0, |c| c.elevation);
        let top = area.iter().max_by_key(height);
        out.extend(
            top.map(|top| FearedGarrison { top: *top, far_m: p.public.weather.visibility_m }),
        );
    }
    out
}

/// Fire of an enemy by distance in hexes, trust counted: on men, their nerves, and armour as thin
/// as this.
fn by_range(pic: &Picture, f: &Foe, thin: Option<u32>) -> [[u32; 3]; SIGHT_HEXES as usize + 1] {
    let mut d = 0;
    [(); SIGHT_HEXES as usize + 1].map(|()| {
        let metres = pic.setup.map.hex_metres() * d;
        d += 1;
        let (men, press) = against_men(pic.setup, f, metres);
        let armour = thin.map_or(0, |mm| against_armour(pic, f, metres, mm));
        [men, press, armour].map(|x| (x * f.trust / 100) as u32)
    })
}

/// Hits in a minute on upright men in the open, thousandths, and suppression before
/// cover and numbers, hundredths of a point.
fn against_men(setup: &Setup, f: &Foe, metres: u32) -> (i64, i64) {
    let c = f.contact;
    let lib = &setup.library;
    let (mut hits, mut press) = (0_u64, 0_u64);
    for (w, milli) in fire::weapons_in_use(lib, f.ty, c.men, c.pieces) {
        if let Some(b) = w.band(metres).filter(|b| b.men_ppm > 0 && c.left.of(w.class) > 0) {
            press += estimate::press_of(setup, w, milli);
            hits += u64::from(w.rate) * milli * u64::from(b.men_ppm) / 1_000_000
                * estimate::coefficient(setup, w.class)
                / 1000;
        }
    }
    let pct = nerves(setup, f) * estimate::quality_pct(c.quality) / 100;
    (hits as i64 * pct / 100, press as i64 * pct / 100)
}

/// Vehicles knocked out in a minute, thousandths, against this thickness of side armour.
fn against_armour(pic: &Picture, f: &Foe, metres: u32, mm: u32) -> i64 {
    let (setup, d, c) = (pic.setup, &pic.doctrine.danger, f.contact);
    let lib = &setup.library;
    let mut kills = 0_u64;
    for (w, milli) in fire::weapons_in_use(lib, f.ty, c.men, c.pieces) {
        let pierces =
            |b: &&RangeBand| b.pen_mm * 100 >= mm * d.pierces_pct && c.left.of(w.class) > 0;
        let Some(b) = w.band(metres).filter(pierces) else { continue };
        kills += u64::from(w.rate) * milli * u64::from(b.vehicle_ppm) / 1_000_000
            * estimate::coefficient(setup, w.class)
            / 1000;
    }
    let close = if metres <= setup.map.hex_metres() && f.ty.kind == ElementKind::Men {
        i64::from(c.men) * d.close
    } else {
        0
    };
    (kills as i64 * d.kill_pct / 100 + close) * nerves(setup, f) / 100
}

/// An enemy can have small arms' rounds left, and shells.
const fn fires(f: &Foe) -> (bool, bool) {
    (f.contact.left.small_arms > 0, f.contact.left.shells > 0)
}

fn nerves(setup: &Setup, f: &Foe) -> i64 {
    let t = &setup.library.tuning;
    match f.contact.morale {
        Morale::Steady => 100,
        Morale::Pinned => i64::from(t.pinned_fire_pct),
        Morale::Shaken => i64::from(t.shaken_fire_pct),
        Morale::Broken => 0,
    }
}
