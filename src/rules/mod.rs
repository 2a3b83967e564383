//! The game: units, ground, orders, fights, sight. Pure, deterministic, in integers;
//! no I/O, no clock, no hash maps, no Bevy.
//!
//! The contract, one function each:
//!
//! ```text
//! check(&Perspective, &Order)    -> Result<(), Refusal>   legality from what the side may know
//! execute(&mut State, &Order)    -> Result<Vec<Event>, Refusal>  the only place that draws dice
//! apply(&mut State, &Event)      the only mutator; total; no dice
//! forecast(&Perspective, &Order) -> Forecast              the same distributions execute draws from
//! perspective(&State, Side)      -> Perspective           all that side may know
//! view(&State, &Event, Side)     -> Vec<ViewEvent>        all that playback, log and bots ever get
//! reach(&Perspective, UnitId)    -> Reach                 hexes with seconds
//! hypothesis(&Perspective, seed) -> State                 a guess at the whole: all that is hidden drawn
//! hash(&State)                   -> StateHash             stable across builds and platforms
//! ```
//!
//! A game turn ends with what it made of the battalions, and the next begins with the relief of
//! both sides' nerves for it. A side's turn:
//! the start phase (weather, clocks refilled, ammunition drawn, mired vehicles coming free,
//! scripted events, arrivals), then orders in any sequence, then `EndTurn`.
#![deny(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    clippy::iter_over_hash_type,
    clippy::float_arithmetic
)]

mod apply;
mod armour;
pub mod assault;
pub mod bombard;
mod cause;
mod check;
mod close_combat;
mod cohesion;
mod command;
pub mod command_loss;
mod contact;
mod dice;
pub mod dist;
mod endurance;
pub mod engagement;
mod estimate;
mod event;
mod execute;
mod field;
mod field_change;
pub mod fighter;
pub mod final_fire;
pub mod fire;
mod fire_class;
mod forecast;
pub mod formation;
pub mod frontage;
mod ground;
mod hash;
pub mod history;
pub mod hunt;
mod hypothesis;
mod ids;
pub mod intelligence;
mod keep_up;
mod knowledge;
mod known;
mod leader;
mod leader_risk;
mod leaderless;
mod ledger;
mod legal;
mod library;
mod link;
mod looked;
mod measure;
mod morale;
mod movement;
mod nearby;
mod nerve_floor;
mod occupied;
mod order;
mod policy;
mod rally;
mod refresh;
mod relief;
mod report_figures;
mod rest;
mod rounds;
mod rounds_seen;
pub mod score;
mod secret;
pub mod setup;
mod sight;
mod sighting;
mod sightlines;
mod soundness;
mod state;
mod step;
mod supply;
mod suppose;
mod survey;
mod tally;
mod tank_leaders;
mod tasking;
mod tether;
mod together;
mod touch;
mod tuning;
mod unit;
mod unseen;
mod view;
mod view_event;
mod works;
mod wreckage;

pub use crate::hex::{Dir, Hex};
pub use apply::apply;
pub use armour::ArmourFigures;
pub use check::{check, face_cost};
pub use execute::{execute, start};
pub use fire_class::{Coefficients, FireClass};
pub use forecast::{
    Forecast, PathStep, StepForecast, enemy_fire, forecast, forecast_as_reported, path_steps,
    under_fire,
};
pub use hash::{StateHash, hash_of};
pub use hypothesis::{Hypotheses, hypothesis};
pub use legal::{all_legal_orders, legal_missions, legal_orders};
pub use movement::{Reach, affords, can_recover, distances, is_mobile, reach, room};
pub use sight::{line_of_sight, sees, spotting_range};
pub use soundness::Unsound;
pub use step::{StepCost, step_cost};
pub use view::view;
pub use view_event::{Seen, ViewEvent};

pub use cause::{Cause, HitBy};
pub use close_combat::{
    AssaultResult, AssaultToll, CloseCombat, FightingWeights, FinalFireFigures, OddsRow, StormWorth,
};
pub use cohesion::{Cohesion, Setback, Spent, SpentCause};
pub use command::{BattalionTask, Dispatch, Tasking};
pub use contact::Contact;
pub use dice::Dice;
pub use estimate::{AssaultEstimate, Estimate, FireEstimate};
pub use event::{Claim, Event, Irrevocable, PublicEvent, Shot, StopReason, UnitChange};
pub use field::Field;
pub use field_change::FieldChange;
pub use ground::{Cell, GroundState, Hexside, Map, Path, Terrain, Works};
pub use ids::{AreaId, BySide, Clock, ContactId, FormationId, Side, TypeId, UnitId, WeaponId};
pub use leader::{FallenLeader, Fate, Leader, LeaderFigures};
pub use leader_risk::{LeaderRisk, leader_risks};
pub use leaderless::Leaderless;
pub use ledger::Assaults;
pub use library::{
    ElementKind, Library, Mobility, MobilityRules, Mount, RangeBand, Speed, Symbol, TerrainRules,
    Trait, UnitType, Weapon,
};
pub use link::{CommandFigures, Link};
pub use measure::{assaults, leaderless_battalions, lost_to, measure, mission_waits};
pub use morale::{Morale, band, morale, threshold};
pub use nerve_floor::{Comrades, NerveFloor};
pub use order::{Order, OrderKind, Refusal, Target};
pub use policy::FirePolicy;
pub use relief::NerveRelief;
pub use report_figures::{NearReport, ReportFigures};
pub use rest::wants_rest;
pub use rounds::{Rounds, first_load};
pub use setup::Setup;
pub use sighting::Sighting;
pub use state::{Claims, Hold, Knowledge, Perspective, Public, State, hash};
pub use supply::{Supply, left_pct, supply};
pub use suppose::{suppose, suppose_turn};
pub use survey::{may_hide_wire, may_hide_works};
pub use tasking::MOST_GOAL_HEXES;
pub use tether::Tether;
pub use tuning::Tuning;
pub use unit::{Place, Struck, Together, Unit};
pub use unseen::{last_of_each_place, open_map};
pub use works::WorksFigures;
pub use wreckage::Wreckage;
