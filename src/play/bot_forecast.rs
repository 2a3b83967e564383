//! Forecasts as bots are told them: every figure with its unit in its name. They are no copy of
//! what the rules reckon with, so that the protocol stays the same when that changes.

use crate::rules::dist::to_ppm;
use crate::rules::fire::FireOdds;
use crate::rules::{
    AssaultEstimate, AssaultResult, Estimate, FireEstimate, Forecast, Hex, StepForecast, Tasking,
};
use serde::Serialize;

/// A figure: what it is at least, on what is reported, and at most.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct ToldEstimate {
    low: u64,
    middle: u64,
    high: u64,
}

/// One step of a march.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ToldStep {
    /// The hex entered.
    hex: Hex,
    seconds: u32,
    /// Metres an hour.
    speed_m_h: u32,
    /// Chance of each vehicle to mire, parts per million.
    mire_ppm: u64,
    /// Enemies in sight that bear on it.
    watched_by: u32,
    /// Men (thousandths) whom they may hit if all of them fire for the whole step.
    men_milli: u64,
    /// Vehicles, likewise.
    pieces_milli: u64,
}

/// What fire may do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ToldFire {
    /// Men hit, thousandths.
    men_milli: ToldEstimate,
    /// Vehicles or guns knocked out, thousandths.
    pieces_milli: ToldEstimate,
    /// Mean suppression after it, points.
    suppression: ToldEstimate,
}

/// What others may do meanwhile.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ToldThreat {
    /// How many enemies in sight bear on it.
    enemies: u32,
    /// Men hit, thousandths.
    men_milli: u64,
    /// Vehicles or guns knocked out, thousandths.
    pieces_milli: u64,
}

/// One way in which an assault may end.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ToldResult {
    result: AssaultResult,
    won: bool,
    /// Its chance, parts per million.
    chance_ppm: u64,
    /// Mean losses of the attackers, thousandths of a man.
    own_milli: u64,
    /// Mean losses of the defenders, thousandths of a man.
    enemy_milli: u64,
}

/// What an order may bring, as a bot is told it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub enum BotForecast {
    /// A march.
    Move {
        /// Seconds in all, waiting included.
        seconds: u32,
        /// Seconds among them in which it waits for its battalion's orders.
        wait: u32,
        /// Seconds left after it; negative: owed next turn.
        left: i32,
        /// Chance of each vehicle to mire on the way, parts per million.
        mire_ppm: u64,
        /// Step by step.
        steps: Vec<ToldStep>,
    },
    /// Fire.
    Fire {
        /// Seconds in all, laying on a new target included.
        seconds: u32,
        /// What it may do; `None`: nobody is known to be there.
        effect: Option<ToldFire>,
        /// What the target's answer may do, if it can answer.
        answer: Option<ToldFire>,
        /// What other enemies in sight may do.
        others: ToldThreat,
    },
    /// An assault.
    Assault {
        /// Seconds of whoever takes longest.
        seconds: u32,
        /// Strength of the attack.
        attack: u64,
        /// Strength of the defence.
        defence: u64,
        /// Chance to take the hex, parts per million.
        won_ppm: ToldEstimate,
        /// Mean losses of the attackers, thousandths of a man.
        own_milli: ToldEstimate,
        /// Mean losses of the defenders, thousandths of a man.
        enemy_milli: ToldEstimate,
        /// Chance that the final fire lets them in, parts per million.
        gets_in_ppm: u64,
        /// How it may end.
        results: Vec<ToldResult>,
    },
    /// Rallying.
    Rally {
        /// Suppression after it, points.
        suppression: u8,
        /// Below this it does not fall for the rest of the battle, points.
        floor: u8,
    },
    /// A mission.
    Mission {
        /// What the battalion goes by then and what is on its way; `None` if nothing changes.
        missions: Option<Tasking>,
    },
    /// Anything else, in which nothing is uncertain.
    Plain {
        /// Seconds it takes.
        seconds: u32,
    },
}

impl ToldThreat {
    /// From how many bear on somebody, and what they may hit.
    pub(super) const fn new((enemies, men_milli, pieces_milli): (u32, u64, u64)) -> ToldThreat {
        ToldThreat { enemies, men_milli, pieces_milli }
    }
}

impl From<Forecast> for BotForecast {
    fn from(f: Forecast) -> BotForecast {
        match f {
            Forecast::Move { steps, seconds, wait, left, bog } => BotForecast::Move {
                seconds,
                wait,
                left,
                mire_ppm: to_ppm(bog),
                steps: steps.iter().map(step).collect(),
            },
            Forecast::Fire { odds, estimate, seconds, answer, answer_estimate, others } => {
                let told = |odds: Option<FireOdds>, e: &FireEstimate| odds.map(|_| fire(e));
                BotForecast::Fire {
                    seconds,
                    effect: told(odds, &estimate),
                    answer: told(answer, &answer_estimate),
                    others: ToldThreat::new(others),
                }
            }
            Forecast::Assault { odds, estimate, seconds, results } => {
                let AssaultEstimate { won, ours, theirs } = estimate;
                BotForecast::Assault {
                    seconds,
                    attack: odds.attack,
                    defence: odds.defence,
                    won_ppm: told(Estimate {
                        low: to_ppm(won.low),
                        middle: to_ppm(won.middle),
                        high: to_ppm(won.high),
                    }),
                    own_milli: told(ours),
                    enemy_milli: told(theirs),
                    gets_in_ppm: to_ppm(odds.final_fire.gets_in()),
                    results: results.iter().map(result).collect(),
                }
            }
            Forecast::Rally { suppression, floor } => {
                BotForecast::Rally { suppression, floor: floor.points }
            }
            Forecast::Mission { missions } => BotForecast::Mission { missions },
            Forecast::Plain { seconds } => BotForecast::Plain { seconds },
        }
    }
}

const fn told(e: Estimate) -> ToldEstimate {
    ToldEstimate { low: e.low, middle: e.middle, high: e.high }
}

const fn fire(e: &FireEstimate) -> ToldFire {
    ToldFire {
        men_milli: told(e.men),
        pieces_milli: told(e.pieces),
        suppression: told(e.suppression),
    }
}

const fn step(s: &StepForecast) -> ToldStep {
    ToldStep {
        hex: s.hex,
        seconds: s.seconds,
        speed_m_h: s.speed,
        mire_ppm: to_ppm(s.bog),
        watched_by: s.watched_by,
        men_milli: s.men_at_risk_milli,
        pieces_milli: s.pieces_at_risk_milli,
    }
}

fn result(
    &(result, chance, own_milli, enemy_milli): &(AssaultResult, u64, u64, u64),
) -> ToldResult {
    ToldResult { result, won: result.is_won(), chance_ppm: to_ppm(chance), own_milli, enemy_milli }
}
