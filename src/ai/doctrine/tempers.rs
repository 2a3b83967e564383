//! How hard one fights: doctrines for schemes that are played out.

use super::tactics::IN_BRIEF;
use super::{Allotment, ByStake, Doctrine, Launch, Marching, Pull, Storm, Turn};

impl Doctrine {
    /// Formations keep together, however few there are.
    pub const CLOSE: Doctrine = Doctrine {
        allotment: Allotment { apart_pct: 0, ..Doctrine::STANDARD.allotment },
        ..Doctrine::STANDARD
    };

    /// Whatever can be attacked is.
    pub const BOLD: Doctrine = Doctrine {
        launch: Launch {
            least_pm: 1,
            go_pm: 1,
            loss_pct: 0,
            gathered_pct: 0,
            sure_pm: 500,
            enough_pm: 300,
            pressed_pm: 1,
            engaged_pm: 100,
            awaited_pct: 100,
            ..Doctrine::STANDARD.launch
        },
        storm: Storm { decent_pm: 400, hopeful_pm: 150, ..Doctrine::STANDARD.storm },
        // Into it before the enemy is.
        march: Marching {
            attack: Pull {
                inside: ByStake { parts: 1, least: 300, most: 60_000 },
                stay_s: 0,
                ..Doctrine::STANDARD.march.attack
            },
            ..Doctrine::STANDARD.march
        },
        ..Doctrine::STANDARD
    };

    /// What one has is held, and hardly anything stormed.
    pub const WARY: Doctrine = Doctrine {
        launch: Launch { least_pm: 1001, ..Doctrine::STANDARD.launch },
        storm: Storm { decent_pm: 750, hopeful_pm: 400, ..Doctrine::STANDARD.storm },
        ..Doctrine::CLOSE
    };

    /// Every unit goes for the ground that draws it most.
    pub const LOOSE: Doctrine = Doctrine {
        allotment: Allotment { apart_pct: usize::MAX, ..Doctrine::STANDARD.allotment },
        ..Doctrine::STANDARD
    };

    /// [`Doctrine::LOOSE`] as it is played out on guesses.
    pub const LOOSE_IN_BRIEF: Doctrine = Doctrine::LOOSE.in_brief();
    /// [`Doctrine::CLOSE`] as it is played out on guesses.
    pub const CLOSE_IN_BRIEF: Doctrine = Doctrine::CLOSE.in_brief();
    /// [`Doctrine::STANDARD`] as it is played out on guesses.
    pub const STANDARD_IN_BRIEF: Doctrine = Doctrine::STANDARD.in_brief();
    /// [`Doctrine::BOLD`] as it is played out on guesses.
    pub const BOLD_IN_BRIEF: Doctrine = Doctrine::BOLD.in_brief();
    /// [`Doctrine::WARY`] as it is played out on guesses.
    pub const WARY_IN_BRIEF: Doctrine = Doctrine::WARY.in_brief();

    /// The same with less thought for each turn: what it leaves out decides little.
    const fn in_brief(self) -> Doctrine {
        Doctrine { turn: Turn { rounds: 2, ..self.turn }, tactics: IN_BRIEF, ..self }
    }
}
