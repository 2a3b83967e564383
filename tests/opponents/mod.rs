//! Honest opponents: players who see a perspective and return an order, each with one idea,
//! against whom the computer is measured. None of them knows more than a person would.

mod greedy;
mod passive;
mod random;
mod rush;
mod sense;

use khasan::play::arena::Entrant;

/// The opponent of a name.
pub fn named(name: &str) -> Option<Entrant> {
    Some(match name {
        "random" => Entrant::guest(name, |_, seed| Box::new(random::Random::new(seed))),
        "passive" => Entrant::guest(name, |_, _| Box::new(passive::Passive::default())),
        "rush" => Entrant::guest(name, |_, _| Box::new(rush::Rush::default())),
        "greedy" => Entrant::guest(name, |_, _| Box::new(greedy::Greedy::new(false))),
        "mass" => Entrant::guest(name, |_, _| Box::new(greedy::Greedy::new(true))),
        _ => return None,
    })
}
