//! How hard one fights: doctrines for schemes that are played out.

use super::{Doctrine, Launch, Storm};

impl Doctrine {
    /// Whatever can be attacked is.
    pub const BOLD: Doctrine = Doctrine {
        launch: Launch {
            least_pm: 1,
            go_pm: 1,
            loss_pct: 0,
            gathered_pct: 50,
            sure_pm: 500,
            enough_pm: 300,
            pressed_pm: 1,
            engaged_pm: 100,
            awaited_pct: 100,
            ..Doctrine::STANDARD.launch
        },
        storm: Storm { decent_pm: 400, hopeful_pm: 150, ..Doctrine::STANDARD.storm },
        ..Doctrine::STANDARD
    };

    /// What one has is held, and hardly anything stormed.
    pub const WARY: Doctrine = Doctrine {
        launch: Launch { least_pm: 1001, ..Doctrine::STANDARD.launch },
        storm: Storm { decent_pm: 750, hopeful_pm: 400, ..Doctrine::STANDARD.storm },
        ..Doctrine::STANDARD
    };
}
