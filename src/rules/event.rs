//! What happens: events. What each side is shown of them stands in `view_event`.
//!
//! Events carry outcomes, never dice. Those with an effect on the state are
//! changes to one unit, to one side's knowledge, or to what is public; the rest
//! tell a story (who shot at whom) and change nothing.

use super::cause::HitBy;
use super::close_combat::AssaultResult;
use super::cohesion::Cohesion;
use super::command::Tasking;
use super::contact::Contact;
use super::field_change::FieldChange;
use super::leader::FallenLeader;
use super::leaderless::Leaderless;
use super::order::Refusal;
use super::policy::FirePolicy;
use super::rounds::Rounds;
use super::setup::Weather;
use super::sighting::Sighting;
use super::unit::{Struck, Together, Unit};
use super::{Clock, ContactId, Side, UnitId};
use crate::hex::{Dir, Hex};
use serde::{Deserialize, Serialize};

/// A change to one unit. Values are those after the change.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum UnitChange {
    /// A new turn: the clock refilled, marks of the last turn cleared.
    Refreshed {
        /// Seconds it has.
        time: i32,
        /// Whether it lies down.
        down: bool,
    },
    /// Came onto the map.
    Arrived {
        /// The hex it came onto.
        hex: Hex,
        /// Seconds it has.
        time: i32,
    },
    /// Took one step.
    Stepped {
        /// The hex it left.
        from: Hex,
        /// The hex it entered.
        to: Hex,
        /// Front after the step.
        facing: Dir,
        /// Seconds left.
        time: i32,
    },
    /// Turned on the spot.
    Faced {
        /// New front.
        facing: Dir,
        /// Seconds left.
        time: i32,
    },
    /// Spent time without firing.
    Spent {
        /// Seconds left.
        time: i32,
    },
    /// Spent time and ammunition on fire.
    Fired {
        /// Seconds left.
        time: i32,
        /// What it can still fire.
        ammo: Rounds,
        /// At what.
        target: Option<ContactId>,
    },
    /// Was shot at or fought hand to hand: losses and nerves.
    Hit {
        /// Men killed.
        killed: u16,
        /// Men wounded.
        wounded: u16,
        /// Vehicles or guns lost.
        lost: u16,
        /// Suppression after.
        suppression: u8,
        /// On the ground after.
        down: bool,
        /// When it fell.
        struck: Struck,
    },
    /// A game turn is over: what it sheds of its nerves' strain for that, and what the next
    /// begins with.
    Relieved {
        /// Suppression after.
        suppression: u8,
    },
    /// Nerves, without a shot.
    Suppression {
        /// Suppression after.
        suppression: u8,
    },
    /// It is better or worse than before: its leader fell, or another took over.
    Quality {
        /// Quality after, 1 to 10.
        quality: u8,
    },
    /// Policy set.
    Policy {
        /// New policy.
        policy: FirePolicy,
    },
    /// All of it stuck in the ground.
    Mired {
        /// Vehicles stuck now.
        count: u16,
        /// When the last of them stuck.
        at: Clock,
    },
    /// Part of it stuck and split off as the element `index`.
    Split {
        /// Vehicles that left the unit.
        pieces: u16,
        /// Men that left with them.
        men: u16,
        /// The element's index on the same side.
        element: u16,
        /// Of the vehicles, those with a rail aerial.
        aerials: u16,
    },
    /// An element that split off joined an element already there.
    Grown {
        /// Vehicles that joined.
        pieces: u16,
        /// Men that joined.
        men: u16,
        /// Of the vehicles, those with a rail aerial.
        aerials: u16,
    },
    /// An element that came free joined it again.
    Joined {
        /// Vehicles that joined.
        pieces: u16,
        /// Men that joined.
        men: u16,
        /// The element's index on the same side.
        element: u16,
        /// Of the vehicles, those with a rail aerial.
        aerials: u16,
    },
    /// Free again.
    Freed,
    /// Fell back or retreated.
    FellBack {
        /// The hex it left.
        from: Hex,
        /// The hex it fell back to.
        to: Hex,
        /// Seconds left; negative: owed next turn.
        time: i32,
    },
    /// Left the battle alive.
    Left,
    /// Destroyed, dispersed or joined to another unit.
    Gone,
    /// Drew ammunition from its stock.
    Resupplied {
        /// What it can fire now.
        ammo: Rounds,
        /// What is left of the stock, thousandths of a load.
        stock: u32,
    },
    /// What became of the vehicles that the hit before cost it.
    KnockedOut {
        /// Those that burn.
        burnt: u16,
        /// Those that their crews left.
        abandoned: u16,
        /// Those whose crews stay and fire.
        manned: u16,
        /// How many of all these had a rail aerial.
        aerials: u16,
        /// Men who leave the unit, with those that are manned or on foot.
        men: u16,
        /// The element that those that are manned form, by its index on the same side; `None`:
        /// the unit has no others left, and they are the unit now.
        element: Option<u16>,
        /// Where.
        hex: Hex,
    },
    /// Its side brought in vehicles that it had lost. The battle is over.
    Recovered {
        /// How many.
        vehicles: u16,
    },
    /// Its side's turn begins: since when it has stood beside the other arm, tanks or infantry.
    Bonded {
        /// `None`: it does not.
        with: Option<Together>,
    },
    /// Its battalion's command post is too far away, or near enough again.
    Touch {
        /// It is out of touch.
        lost: bool,
    },
    /// Went from where more lay ready than it can carry.
    LeftBehind {
        /// What it can still fire.
        ammo: Rounds,
    },
}

/// A change to what everybody knows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum PublicEvent {
    /// A side's turn begins.
    TurnBegan {
        /// Game turn, from 0.
        turn: u16,
        /// Whose turn it is.
        side: Side,
        /// The clock at its beginning.
        clock: Clock,
    },
    /// Light or weather changed.
    WeatherChanged(Weather),
    /// An objective changed hands.
    ObjectiveTaken {
        /// Index in the objectives of the setup.
        objective: u16,
        /// The holder.
        holder: Option<Side>,
        /// Since when.
        since: Clock,
    },
    /// An objective or exit paid.
    Scored {
        /// To whom.
        side: Side,
        /// How many points it paid.
        points: u32,
        /// Objective index, or `None` for an exit.
        objective: Option<u16>,
    },
    /// A side was ordered to withdraw; known to both, so that a forecast of the
    /// enemy needs no mind reading. Index of the scripted event.
    Withdraw {
        /// The side that is to go.
        side: Side,
        /// Where to.
        area: super::AreaId,
    },
    /// Shells and bombs fall on an area; heard by all.
    Bombarded {
        /// Who is under them.
        side: Side,
        /// The area under fire.
        area: super::AreaId,
    },
    /// The battle ended.
    Ended {
        /// Final score, Soviet positive, losses of both sides counted.
        score: i32,
    },
}

/// Why a march ended early.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum StopReason {
    /// An enemy came into view.
    NewEnemy,
    /// Pinned or worse.
    Nerves,
    /// Its last vehicles stuck.
    Mired,
    /// Wire that nobody knew of holds it up.
    FoundWire,
    /// The next step is refused.
    Refused(Refusal),
    /// It was destroyed on the way.
    Destroyed,
}

/// A unit fired.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Shot {
    /// The unit that fired.
    pub by: UnitId,
    /// At which hex.
    pub at: Hex,
    /// At which unit, if aimed.
    pub target: Option<UnitId>,
    /// For how long, seconds.
    pub seconds: u32,
    /// In the enemy's turn.
    pub reaction: bool,
}

/// Why an order cannot be taken back; of several reasons the last counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Irrevocable {
    /// It showed something new of the enemy or of his works.
    NewSeen,
    /// Dice fell, or shots that might have struck somebody unseen.
    DiceFell,
    /// The turn was ended.
    TurnEnded,
}

/// Losses of the enemy as a side saw them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Claim {
    /// Men seen to fall.
    pub men: u16,
    /// How far that may be off either way, per cent of the truth.
    pub men_off_pct: u8,
    /// Vehicles or guns.
    pub pieces: u16,
    /// How far that may be off, per cent of the truth.
    pub pieces_off_pct: u8,
}

/// Something that happened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Event {
    /// A unit changed.
    Unit {
        /// The unit, of either side.
        unit: UnitId,
        /// What became of it.
        change: UnitChange,
    },
    /// An element split off and is a unit of its own now.
    Formed {
        /// Its id: the next of its side.
        unit: UnitId,
        /// The unit.
        value: Unit,
    },
    /// What a side knows of an enemy changed.
    Contact {
        /// Who knows.
        side: Side,
        /// What it knows now.
        contact: Contact,
        /// Who it is in truth.
        unit: UnitId,
        /// By how much the report is off.
        sighting: Sighting,
    },
    /// A new report of an enemy stands for an old one of which nobody could see what became.
    Replaced {
        /// Who knows.
        side: Side,
        /// The old report's number with that side.
        old: ContactId,
        /// The new one's.
        new: ContactId,
    },
    /// A side knows that an enemy is gone for good.
    ContactGone {
        /// Who knows.
        side: Side,
        /// Its number with that side.
        contact: ContactId,
    },
    /// A side saw the enemy lose men or pieces, by what was reported of him before and after.
    Claimed {
        /// Who saw it.
        side: Side,
        /// What it saw.
        claim: Claim,
    },
    /// A side storms over a hexside, which carries no more in its turn.
    Stormed {
        /// Who storms.
        side: Side,
        /// From where.
        from: Hex,
        /// The stormed hex, next to it.
        hex: Hex,
    },
    /// A game turn changed what a battalion has been through.
    Cohesion {
        /// Whose battalion it is.
        side: Side,
        /// What it has been through now.
        now: Cohesion,
    },
    /// A leader fell, or another took over from one who had.
    Leader {
        /// Whose leader he is.
        side: Side,
        /// What became of him.
        now: FallenLeader,
    },
    /// A battalion of tanks lost those who lead it, or a headquarters sets out to take it in hand.
    Leaderless {
        /// Whose battalion it is.
        side: Side,
        /// How it is.
        now: Leaderless,
    },
    /// Infantry got at vehicles that it hunted. Story only; the hit follows.
    Hunted {
        /// The unit of vehicles.
        unit: UnitId,
        /// How many are hit.
        vehicles: u16,
    },
    /// The missions of a battalion changed: one was given, or has reached it.
    Tasked {
        /// Whose battalion it is.
        side: Side,
        /// Its missions now.
        now: Tasking,
        /// Seconds from the order to its arrival, of a changed mission that takes effect.
        waited: Option<u32>,
    },
    /// What lies on the ground became something else, and both sides see it.
    Field(FieldChange),
    /// A side dug works or laid wire, and knows of it.
    Built {
        /// Who built.
        side: Side,
        /// What is there now.
        change: FieldChange,
    },
    /// A side found works and wire that it did not know, or none where it knew some.
    Surveyed {
        /// Who found them.
        side: Side,
        /// What is there, one for each place.
        found: Vec<FieldChange>,
    },
    /// What everybody knows changed.
    Public(PublicEvent),
    /// A unit fired. Story only.
    Shot(Shot),
    /// A march ended early. Story only.
    Stopped {
        /// The unit that marched.
        unit: UnitId,
        /// What stopped it.
        why: StopReason,
    },
    /// An assault was fought. Story only.
    Assault {
        /// Who attacked.
        units: Vec<UnitId>,
        /// Which hex.
        hex: Hex,
        /// How it ended.
        result: AssaultResult,
        /// Somebody was there to be stormed.
        defended: bool,
    },
    /// What a unit lost in the hit before, and to what: for the ledger alone, no side is
    /// shown it.
    Fell {
        /// The unit that was hit.
        unit: UnitId,
        /// Men killed.
        killed: u16,
        /// Men wounded or captured.
        wounded: u16,
        /// Vehicles or guns lost.
        lost: u16,
        /// What struck it.
        to: HitBy,
    },
    /// An order is carried out.
    Done {
        /// The dice as they are now.
        dice: super::dice::Dice,
        /// Why it cannot be taken back, if it cannot.
        irrevocable: Option<Irrevocable>,
    },
    /// A scripted event went off (index); what it does follows.
    ScriptDone(u16),
    /// A message of the scenario, to one side or both. Story only.
    Message {
        /// To whom.
        to: Option<Side>,
        /// Index of the scripted event, and of the effect in it.
        script: (u16, u16),
    },
}
