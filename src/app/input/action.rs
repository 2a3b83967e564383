//! What can be done from the keyboard, and with which key.

use crate::app::battle::click::Mode;
use crate::app::egui::{self, Key, Modifiers};
use crate::rules::FirePolicy;
use crate::rules::setup::Mission;
use crate::text::table::keys as words;

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident: $label:ident, $mods:ident + $key:ident;)+) => {
        /// Something the player can do with a key.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub(crate) enum Action { $($(#[$doc])* $name,)+ }

        /// All of them.
        pub(crate) const ALL: &[Action] = &[$(Action::$name,)+];

        impl Action {
            /// What it does, for people.
            pub(crate) const fn label(self) -> &'static str {
                match self { $(Action::$name => words::$label,)+ }
            }

            /// Its key as shipped.
            pub(crate) const fn key(self) -> (Modifiers, Key) {
                match self { $(Action::$name => (Modifiers::$mods, Key::$key),)+ }
            }
        }
    };
}

actions! {
    /// Select the next unit with something to do.
    NextUnit: NEXT_UNIT, NONE + Tab;
    /// Select the unit before.
    PreviousUnit: PREVIOUS_UNIT, SHIFT + Tab;
    /// End the turn.
    EndTurn: END_TURN, NONE + Enter;
    /// Do at the cursor what a click does.
    Act: ACT, NONE + Space;
    /// Aim at a hex.
    AreaFire: AREA_FIRE, NONE + F;
    /// Storm an adjacent hex.
    Assault: ASSAULT, NONE + X;
    /// Steady the men.
    Rally: RALLY, NONE + R;
    /// Turn the front.
    Face: FACE, NONE + G;
    /// Pull a mired vehicle free.
    Recover: RECOVER, NONE + T;
    /// Fire for longer.
    Longer: LONGER, NONE + CloseBracket;
    /// Fire for a shorter time.
    Shorter: SHORTER, NONE + OpenBracket;
    /// Fire at will.
    AtWill: AT_WILL, NONE + Num1;
    /// Fire at close range only.
    CloseOnly: CLOSE_ONLY, NONE + Num2;
    /// Armour first.
    ArmourFirst: ARMOUR_FIRST, NONE + Num3;
    /// Hold fire.
    Hold: HOLD, NONE + Num4;
    /// The formation is to move.
    MarchThere: MARCH_THERE, NONE + M;
    /// The formation is to attack.
    AttackThere: ATTACK_THERE, NONE + K;
    /// The formation is to hold.
    HoldThere: HOLD_THERE, NONE + H;
    /// The formation is to support by fire.
    SupportThere: SUPPORT_THERE, NONE + J;
    /// The formation is to go back and rest.
    RefitThere: REFIT_THERE, NONE + E;
    /// Carry on with all standing orders.
    CarryOn: CARRY_ON, NONE + N;
    /// Ask the staff what it would do, or put its answer away.
    Consult: CONSULT, NONE + I;
    /// Cancel the standing order of the formation.
    Relieve: RELIEVE, NONE + L;
    /// From a unit to its formation, from there to the one above.
    Superior: SUPERIOR, NONE + U;
    /// The next formation with idle units and no standing order.
    NextBody: NEXT_BODY, NONE + Q;
    /// Look for a name in the order of battle.
    Find: FIND, COMMAND + F;
    /// Take back.
    Undo: UNDO, COMMAND + Z;
    /// Save the battle under its key and turn.
    Save: SAVE, COMMAND + S;
    /// Show the enemy's fire on the hexes in reach.
    Threat: THREAT, NONE + V;
    /// Show the whole map.
    Fit: FIT, NONE + Home;
    /// Show the small map of the whole, or put it away.
    Overview: OVERVIEW, NONE + Z;
    /// Centre on the chosen unit.
    Centre: CENTRE, NONE + C;
    /// Order of battle.
    Roster: ROSTER, NONE + O;
    /// Show the briefing of the viewer's side, or put it away.
    Briefing: BRIEFING, NONE + B;
    /// Faster or slower animation.
    Speed: SPEED, NONE + P;
    /// Show the list of all keys, or put it away.
    Help: HELP, NONE + F1;
    /// Leave what one is doing; then the menu.
    Back: BACK, NONE + Escape;
}

impl Action {
    /// What gives a formation this mission.
    pub(crate) const fn of_mission(mission: Mission) -> Action {
        match mission {
            Mission::Move => Action::MarchThere,
            Mission::Attack => Action::AttackThere,
            Mission::Hold => Action::HoldThere,
            Mission::Support => Action::SupportThere,
            Mission::Refit => Action::RefitThere,
        }
    }

    /// The mission it gives a formation.
    pub(crate) const fn mission(self) -> Option<Mission> {
        match self {
            Action::MarchThere => Some(Mission::Move),
            Action::AttackThere => Some(Mission::Attack),
            Action::HoldThere => Some(Mission::Hold),
            Action::SupportThere => Some(Mission::Support),
            Action::RefitThere => Some(Mission::Refit),
            _ => None,
        }
    }

    /// What gives a unit this fire policy.
    pub(crate) const fn of_policy(policy: FirePolicy) -> Action {
        match policy {
            FirePolicy::AtWill => Action::AtWill,
            FirePolicy::CloseOnly => Action::CloseOnly,
            FirePolicy::ArmourFirst => Action::ArmourFirst,
            FirePolicy::Hold => Action::Hold,
        }
    }

    /// The fire policy it gives a unit.
    pub(crate) const fn policy(self) -> Option<FirePolicy> {
        match self {
            Action::AtWill => Some(FirePolicy::AtWill),
            Action::CloseOnly => Some(FirePolicy::CloseOnly),
            Action::ArmourFirst => Some(FirePolicy::ArmourFirst),
            Action::Hold => Some(FirePolicy::Hold),
            _ => None,
        }
    }

    /// What clicks mean after it.
    pub(crate) const fn mode(self) -> Option<Mode> {
        match self {
            Action::AreaFire => Some(Mode::AreaFire),
            Action::Assault => Some(Mode::Assault),
            Action::Face => Some(Mode::Face),
            Action::Recover => Some(Mode::Recover),
            _ => None,
        }
    }

    /// Its key as printed: `Ctrl+Z`.
    pub(crate) fn key_text(self) -> String {
        let (mods, key) = self.key();
        let mut out = String::new();
        if mods.command {
            out.push_str(words::control(cfg!(target_os = "macos")));
        }
        if mods.shift {
            out.push_str(words::SHIFT);
        }
        out.push_str(match key {
            Key::OpenBracket => "[",
            Key::CloseBracket => "]",
            Key::Num1 => "1",
            Key::Num2 => "2",
            Key::Num3 => "3",
            Key::Num4 => "4",
            Key::Escape => words::ESCAPE,
            other => other.name(),
        });
        out
    }
}

/// The actions whose keys were pressed in this pass; the keys are used up.
pub(crate) fn pressed(input: &mut egui::InputState) -> Vec<Action> {
    // Those with modifiers first, since a key without them matches any.
    let mut all: Vec<Action> = ALL.to_vec();
    all.sort_by_key(|a| a.key().0 == Modifiers::NONE);
    all.retain(|a| {
        let (mods, key) = a.key();
        input.consume_key(mods, key)
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_does_two_things() {
        for (i, a) in ALL.iter().enumerate() {
            for b in &ALL[i + 1..] {
                assert_ne!(a.key(), b.key(), "{a:?} {b:?}");
            }
        }
        assert_eq!(Action::EndTurn.key_text(), "Enter");
    }
}
