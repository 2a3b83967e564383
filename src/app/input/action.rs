//! What can be done from the keyboard, and with which key.

use bevy_egui::egui::{self, Key, Modifiers};

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident: $label:literal, $mods:ident + $key:ident;)+) => {
        /// Something the player can do with a key.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub(crate) enum Action { $($(#[$doc])* $name,)+ }

        /// All of them.
        pub(crate) const ALL: &[Action] = &[$(Action::$name,)+];

        impl Action {
            /// What it does, for people.
            pub(crate) const fn label(self) -> &'static str {
                match self { $(Action::$name => $label,)+ }
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
    NextUnit: "next unit", NONE + Tab;
    /// Select the unit before.
    PreviousUnit: "previous unit", SHIFT + Tab;
    /// End the turn.
    EndTurn: "end the turn", NONE + Enter;
    /// Do at the cursor what a click does.
    Act: "do it here", NONE + Space;
    /// Aim at a hex.
    AreaFire: "fire at a hex", NONE + F;
    /// Storm an adjacent hex.
    Assault: "assault", NONE + X;
    /// Steady the men.
    Rally: "rally", NONE + R;
    /// Turn the front.
    Face: "turn the front", NONE + G;
    /// Pull a mired vehicle free.
    Recover: "free a vehicle", NONE + T;
    /// Fire for longer.
    Longer: "fire longer", NONE + CloseBracket;
    /// Fire for a shorter time.
    Shorter: "fire shorter", NONE + OpenBracket;
    /// Fire at will.
    AtWill: "fire at will", NONE + Num1;
    /// Fire at close range only.
    CloseOnly: "close range only", NONE + Num2;
    /// Armour first.
    ArmourFirst: "armour first", NONE + Num3;
    /// Hold fire.
    Hold: "hold fire", NONE + Num4;
    /// The formation is to move.
    MarchThere: "formation: move", NONE + M;
    /// The formation is to attack.
    AttackThere: "formation: attack", NONE + K;
    /// The formation is to hold.
    HoldThere: "formation: hold", NONE + H;
    /// The formation is to support by fire.
    SupportThere: "formation: support by fire", NONE + J;
    /// Carry on with all standing orders.
    CarryOn: "carry on with standing orders", NONE + N;
    /// Cancel the standing order of the formation.
    Relieve: "cancel a standing order", NONE + L;
    /// From a unit to its formation, from there to the one above.
    Superior: "formation above", NONE + U;
    /// The next formation with idle units and no standing order.
    NextBody: "next formation without orders", NONE + Q;
    /// Look for a name in the order of battle.
    Find: "find by name", COMMAND + F;
    /// Take back.
    Undo: "take back", COMMAND + Z;
    /// Save.
    Save: "save", COMMAND + S;
    /// Show the enemy's fire on the hexes in reach.
    Threat: "show the danger", NONE + V;
    /// Show the whole map.
    Fit: "whole map", NONE + Home;
    /// Show the small map of the whole, or put it away.
    Overview: "small map of the whole", NONE + Z;
    /// Centre on the chosen unit.
    Centre: "centre on the choice", NONE + C;
    /// Order of battle.
    Roster: "order of battle", NONE + O;
    /// Briefing.
    Briefing: "briefing", NONE + B;
    /// Faster or slower animation.
    Speed: "speed of play", NONE + P;
    /// Keys.
    Help: "keys", NONE + F1;
    /// Leave what one is doing; then the menu.
    Back: "back, menu", NONE + Escape;
}

impl Action {
    /// Its key as printed: `Ctrl+Z`.
    pub(crate) fn key_text(self) -> String {
        let (mods, key) = self.key();
        let mut out = String::new();
        if mods.command {
            out.push_str(if cfg!(target_os = "macos") { "⌘" } else { "Ctrl+" });
        }
        if mods.shift {
            out.push_str("Shift+");
        }
        out.push_str(match key {
            Key::OpenBracket => "[",
            Key::CloseBracket => "]",
            Key::Num1 => "1",
            Key::Num2 => "2",
            Key::Num3 => "3",
            Key::Num4 => "4",
            Key::Escape => "Esc",
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
