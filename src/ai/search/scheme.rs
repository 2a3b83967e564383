//! Schemes: what a side may set out to do.

use crate::ai::doctrine::Doctrine;
use crate::ai::intend::directive::Directive;
use crate::ai::intend::goals::held_by;
use crate::ai::look::picture::{Own, Picture};
use crate::rules::formation::own_force;
use crate::rules::setup::Mission;
use crate::rules::{AreaId, FormationId, UnitId};

/// How hard a side fights.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Temper {
    /// Attacks that are not likely to pay wait.
    #[default]
    Measured,
    /// The same, and formations keep together, however few there are.
    Close,
    /// Whatever can be attacked is.
    Bold,
    /// What one has is held, and hardly anything else stormed.
    Wary,
    /// Every unit goes for the ground that draws it most.
    Loose,
    /// Each unit gives the order that promises most, without a plan: what an enemy may do.
    Greedy,
}

impl Temper {
    /// All that a commander thinks of for himself.
    pub(crate) const ALL: [Temper; 5] =
        [Temper::Measured, Temper::Close, Temper::Bold, Temper::Wary, Temper::Loose];
    /// Those of them by which formations keep together.
    pub(crate) const TOGETHER: [Temper; 2] = [Temper::Close, Temper::Wary];

    /// What it goes by in a game that is played out on a guess.
    pub(crate) const fn in_brief(self) -> &'static Doctrine {
        match self {
            Temper::Measured | Temper::Greedy => &Doctrine::STANDARD_IN_BRIEF,
            Temper::Close => &Doctrine::CLOSE_IN_BRIEF,
            Temper::Loose => &Doctrine::LOOSE_IN_BRIEF,
            Temper::Bold => &Doctrine::BOLD_IN_BRIEF,
            Temper::Wary => &Doctrine::WARY_IN_BRIEF,
        }
    }

    /// What it goes by.
    pub(crate) const fn doctrine(self) -> &'static Doctrine {
        match self {
            Temper::Measured | Temper::Greedy => &Doctrine::STANDARD,
            Temper::Close => &Doctrine::CLOSE,
            Temper::Loose => &Doctrine::LOOSE,
            Temper::Bold => &Doctrine::BOLD,
            Temper::Wary => &Doctrine::WARY,
        }
    }
}

/// What one formation is told to do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct SchemePart {
    /// Who.
    pub formation: FormationId,
    /// What.
    pub mission: Mission,
    /// Where.
    pub area: AreaId,
}

/// What a side may set out to do.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Scheme {
    /// How hard it fights.
    pub temper: Temper,
    /// Who is told what, in the order of the formations, each at most once; the plan of the turn
    /// finds something for all others.
    pub parts: Vec<SchemePart>,
}

impl Scheme {
    /// The plan of the turn, fought so hard.
    pub(crate) const fn plain(temper: Temper) -> Scheme {
        Scheme { temper, parts: Vec::new() }
    }

    /// Everybody goes for one area.
    pub(crate) fn massed(temper: Temper, who: &[FormationId], area: AreaId) -> Scheme {
        let part =
            |&formation: &FormationId| SchemePart { formation, mission: Mission::Attack, area };
        Scheme { temper, parts: who.iter().map(part).collect() }
    }

    /// The same with another part for one formation; `None`: the plan decides.
    pub(crate) fn with(&self, formation: FormationId, part: Option<SchemePart>) -> Scheme {
        let mut parts: Vec<SchemePart> =
            self.parts.iter().filter(|p| p.formation != formation).copied().chain(part).collect();
        parts.sort_unstable();
        Scheme { temper: self.temper, parts }
    }

    /// As orders to those who are there: as many as it takes to hold what they stand on stay where
    /// they are.
    pub(crate) fn directives(&self, pic: &Picture) -> Vec<Directive> {
        let mut gone = Vec::new();
        let of = |part: &SchemePart| {
            let (goes, stays) = members(pic, part, &mut gone);
            let told = Directive {
                units: goes,
                mission: part.mission,
                to: pic.setup.area(part.area).to_vec(),
            };
            std::iter::once(told).chain(stays)
        };
        self.parts.iter().flat_map(of).filter(|d| !d.units.is_empty()).collect()
    }
}

/// Those of a formation who go where its part says, and those without whom other ground that pays
/// would not be held. `gone`: those of all formations who have gone.
fn members(
    pic: &Picture,
    part: &SchemePart,
    gone: &mut Vec<UnitId>,
) -> (Vec<UnitId>, Vec<Directive>) {
    let force = own_force(pic.p);
    let area = pic.setup.area(part.area);
    let its = |o: &&Own| force.formation_of_line(o.unit.line) == Some(part.formation);
    let (mut goes, mut stays) = (Vec::new(), Vec::new());
    for o in pic.own.iter().filter(its) {
        if area.contains(&o.hex) {
            goes.push(o.id);
        } else if let Some(held) = held_by(pic, o, gone) {
            let to = pic.setup.area(held).to_vec();
            stays.push(Directive { units: vec![o.id], mission: Mission::Hold, to });
        } else {
            goes.push(o.id);
            gone.push(o.id);
        }
    }
    (goes, stays)
}
