//! What a forecast comes to where the enemy's strength or nerves are no more than an estimate: a
//! middle, and how low and how high it may be in truth.

use super::assault::{assault_losses, resolve_assault};
use super::close_combat::AssaultResult;
use super::contact::Contact;
use super::dist::ONE;
use super::engagement::AssaultEngagement;
use super::fighter::Fighter;
use super::fire::{FireEngagement, FireOdds, Firer, Mark, resolve_fire};
use super::morale::band;
use super::state::Perspective;
use crate::hex::Hex;

/// A figure of a forecast.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Estimate {
    /// What it is at least.
    pub low: u64,
    /// What it is on what is reported.
    pub middle: u64,
    /// What it is at most.
    pub high: u64,
}

impl Estimate {
    /// A figure that is known.
    #[must_use]
    pub const fn exact(figure: u64) -> Estimate {
        Estimate { low: figure, middle: figure, high: figure }
    }

    /// True if it is known.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        self.low == self.middle && self.high == self.middle
    }

    /// The same, and it may be this as well.
    #[must_use]
    pub fn or(self, figure: u64) -> Estimate {
        Estimate { low: self.low.min(figure), high: self.high.max(figure), ..self }
    }
}

/// What fire may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct FireEstimate {
    /// Expected men hit, thousandths.
    pub men: Estimate,
    /// Expected vehicles knocked out, thousandths.
    pub pieces: Estimate,
    /// Mean suppression after it, points.
    pub suppression: Estimate,
}

impl FireEstimate {
    fn exact(odds: &FireOdds) -> FireEstimate {
        FireEstimate {
            men: Estimate::exact(odds.men_milli()),
            pieces: Estimate::exact(odds.pieces_milli()),
            suppression: Estimate::exact(odds.suppression()),
        }
    }

    fn or(self, odds: &FireOdds) -> FireEstimate {
        FireEstimate {
            men: self.men.or(odds.men_milli()),
            pieces: self.pieces.or(odds.pieces_milli()),
            suppression: self.suppression.or(odds.suppression()),
        }
    }

    /// True if all of it is known.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        self.men.is_exact() && self.pieces.is_exact() && self.suppression.is_exact()
    }
}

/// What an assault may bring.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct AssaultEstimate {
    /// Chance to take the hex, 2^32.
    pub won: Estimate,
    /// Mean losses of the attackers, those to final fire included, thousandths of a man.
    pub ours: Estimate,
    /// Mean losses of the defenders, thousandths of a man.
    pub theirs: Estimate,
}

/// An enemy's strength at one end of what it may be.
#[derive(Clone, Copy)]
struct StrengthEnd {
    men: u16,
    pieces: u16,
}

/// Both ends of an enemy's strength; one if it is known.
fn strengths(c: &Contact) -> impl Iterator<Item = StrengthEnd> {
    let ((few, many), (less, more)) = (c.men_range(), c.pieces_range());
    let low = StrengthEnd { men: few, pieces: less };
    let high = StrengthEnd { men: many, pieces: more };
    [Some(low), ((few, less) != (many, more)).then_some(high)].into_iter().flatten()
}

/// What the quality of an enemy may be.
fn qualities(p: &Perspective, c: &Contact) -> Vec<u8> {
    let off = if c.is_known() { 0 } else { p.setup().library.reports.quality_off };
    let ends = [c.quality.saturating_sub(off as u8), c.quality, c.quality + off as u8];
    let mut all: Vec<u8> = ends.into_iter().map(|q| q.clamp(1, 10)).collect();
    all.dedup();
    all
}

/// Men of the enemies in sight in a hex, at least and at most.
fn crowds(p: &Perspective, hex: Hex) -> (u32, u32) {
    let there = p.enemies().filter(|c| c.seen && c.hex == hex).map(Contact::men_range);
    there.fold((0, 0), |sum, r| (sum.0 + u32::from(r.0), sum.1 + u32::from(r.1)))
}

/// Fire at a known enemy; `odds`: what it comes to on what is reported.
pub(super) fn fire_at(
    p: &Perspective,
    c: &Contact,
    e: &FireEngagement,
    odds: &FireOdds,
) -> FireEstimate {
    let crowds = crowds(p, c.hex);
    let mut all = FireEstimate::exact(odds);
    let quality = qualities(p, c);
    let low = quality.iter().map(|q| band(c.morale, *q).0).min();
    let high = quality.iter().map(|q| band(c.morale, *q).1).max();
    for (s, crowd) in strengths(c).zip([crowds.0, crowds.1]) {
        for suppression in low.into_iter().chain(high) {
            let StrengthEnd { men, pieces } = s;
            let mark = Mark { men, pieces, suppression, crowd, ..e.mark };
            all = all.or(&resolve_fire(p.field(), &FireEngagement { mark, ..*e }));
        }
    }
    // A neighbour who is estimated makes the hex more or less crowded.
    if crowds.0 != crowds.1 {
        for (s, crowd) in strengths(c).zip([crowds.1, crowds.1]) {
            let mark = Mark { men: s.men, pieces: s.pieces, crowd, ..e.mark };
            let other = resolve_fire(p.field(), &FireEngagement { mark, ..*e });
            all.suppression = all.suppression.or(other.suppression());
            all.men = all.men.or(other.men_milli());
        }
    }
    all
}

/// Fire of a known enemy; `odds`: what it comes to on what is reported.
pub(super) fn fire_of(
    p: &Perspective,
    c: &Contact,
    e: &FireEngagement,
    odds: &FireOdds,
) -> FireEstimate {
    let mut all = FireEstimate::exact(odds);
    let qualities = qualities(p, c);
    for StrengthEnd { men, pieces } in strengths(c) {
        for &quality in &qualities {
            let firer = Firer { men, pieces, quality, ..e.firer };
            all = all.or(&resolve_fire(p.field(), &FireEngagement { firer, ..*e }));
        }
    }
    all
}

/// An assault on known enemies, with what it is on what is reported.
pub(super) fn assault_on(
    p: &Perspective,
    hex: Hex,
    attackers: &[Fighter],
    weather: &super::setup::Weather,
) -> AssaultEstimate {
    let contacts: Vec<&Contact> = p.enemies().filter(|c| c.hex == hex && c.seen).collect();
    let reckon = |defenders: Vec<Fighter>| {
        let e = AssaultEngagement::new(p.field(), hex, attackers.to_vec(), defenders, weather);
        let odds = resolve_assault(p.field(), &e);
        let figures = &p.setup().library.close_combat;
        let losses = |r| assault_losses(figures, (&odds.inside, &e.defenders), r);
        let under_fire = odds.final_fire.hits_milli.0 + odds.final_fire.crews_milli;
        let (mut won, mut ours, mut theirs) = (0, 0_u128, 0_u128);
        for (r, w) in odds.dist.iter() {
            let (a, d) = losses(r);
            won += if r >= AssaultResult::Taken { w } else { 0 };
            ours += u128::from(w) * u128::from(under_fire + a.mean_milli(|k| k));
            theirs += u128::from(w) * u128::from(d.mean_milli(|k| k));
        }
        (won.min(ONE), (ours >> 32) as u64, (theirs >> 32) as u64)
    };
    let (won, ours, theirs) = reckon(contacts.iter().map(|c| Fighter::of_contact(c)).collect());
    let mut all = AssaultEstimate {
        won: Estimate::exact(won),
        ours: Estimate::exact(ours),
        theirs: Estimate::exact(theirs),
    };
    for end in Ends::all(p) {
        let (won, ours, theirs) = reckon(contacts.iter().map(|c| end.fighter(p, c)).collect());
        all.won = all.won.or(won);
        all.ours = all.ours.or(ours);
        all.theirs = all.theirs.or(theirs);
    }
    all
}

/// Where the enemies in a hex may stand, all of them alike: at one end of their strength, of
/// their quality, of what their nerves can be.
#[derive(Clone, Copy)]
struct Ends {
    many: bool,
    /// Points from the quality of the type.
    quality: i8,
    nerves: NervesEnd,
}

#[derive(Clone, Copy)]
enum NervesEnd {
    /// As little suppression as may be.
    Low,
    /// As much as still lets them be surprised, and one point more.
    Calm,
    Awake,
    /// As much as may be.
    High,
}

impl Ends {
    fn all(p: &Perspective) -> Vec<Ends> {
        let off = p.setup().library.reports.quality_off.min(9) as i8;
        let mut qualities = vec![-off, 0, off];
        qualities.dedup();
        let nerves = [NervesEnd::Low, NervesEnd::Calm, NervesEnd::Awake, NervesEnd::High];
        let mut all = Vec::new();
        for many in [false, true] {
            for &quality in &qualities {
                all.extend(nerves.map(|nerves| Ends { many, quality, nerves }));
            }
        }
        all
    }

    /// An enemy as he is then.
    fn fighter(self, p: &Perspective, c: &Contact) -> Fighter {
        let ((few, many), (less, more)) = (c.men_range(), c.pieces_range());
        let (men, pieces) = if self.many { (many, more) } else { (few, less) };
        let off = if c.is_known() { 0 } else { self.quality };
        let quality = c.quality.saturating_add_signed(off).clamp(1, 10);
        let (low, high) = band(c.morale, quality);
        let calm = p.setup().library.close_combat.final_fire.surprise_calm.min(100) as u8;
        let suppression = match self.nerves {
            NervesEnd::Low => low,
            NervesEnd::Calm => calm.clamp(low, high),
            NervesEnd::Awake => (calm + 1).clamp(low, high),
            NervesEnd::High => high,
        };
        Fighter { men, pieces, quality, suppression, ..Fighter::of_contact(c) }
    }
}
