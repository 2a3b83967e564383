//! The thoughts of those who are no persons, thought aside so that the window goes on.

use super::thoughts::{OrderThought, thought_out};
use crate::ai::SearchWatch;
use crate::play::{BotFault, Seat, Who};
use crate::rules::{Order, Perspective, Refusal, Side, ViewEvent};
use crate::text::table::players::COMPUTER_FAILED;
use std::collections::VecDeque;
use std::fmt;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Name of the threads that think.
pub(crate) const THINKS: &str = "thinker";

/// What gives a side's orders when no person does.
enum Mind {
    /// The computer or a program.
    Seat(Seat),
    /// A recorded game.
    Tape(VecDeque<Order>),
}

/// Why a player gives no order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum NoOrder {
    /// A program of the user's fails.
    Bot(BotFault),
    /// The thread that thought is gone.
    Lost,
}

impl fmt::Display for NoOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoOrder::Bot(fault) => fault.fmt(f),
            NoOrder::Lost => f.write_str(COMPUTER_FAILED),
        }
    }
}

type Thought = (Mind, Result<OrderThought, NoOrder>);

/// How far a search is, hundredths; none while nothing is searched.
pub(super) fn percent(watch: &SearchWatch) -> Option<u8> {
    let (done, of) = watch.progress();
    (u64::from(done.min(of)) * 100).checked_div(u64::from(of)).map(|p| p as u8)
}

/// A mind and what it is thinking about.
#[derive(Default)]
pub(crate) struct Thinker {
    /// Behind a lock only because a program's pipe cannot be shared between threads.
    mind: Option<Mutex<Mind>>,
    thought: Option<Mutex<Receiver<Thought>>>,
    seen: Vec<ViewEvent>,
    refused: Option<Refusal>,
    /// How far it is, if it thinks long.
    watch: Arc<SearchWatch>,
    /// The turn whose plan it has told.
    told: Option<u16>,
}

impl Thinker {
    /// A player of a side; a person needs none.
    ///
    /// # Errors
    /// If a program cannot be started.
    pub(crate) fn new(who: &Who, side: Side, seed: u64) -> Result<Thinker, BotFault> {
        let watch: Arc<SearchWatch> = Arc::default();
        let mut seat = Seat::new(who, side, seed)?;
        if let Some(seat) = &mut seat {
            seat.shown_to(watch.clone());
        }
        let mind = seat.map(|s| Mutex::new(Mind::Seat(s)));
        Ok(Thinker { mind, watch, ..Thinker::default() })
    }

    /// Gives the orders of a recorded game.
    pub(crate) fn tape(orders: impl IntoIterator<Item = Order>) -> Thinker {
        let mind = Mind::Tape(orders.into_iter().collect());
        Thinker { mind: Some(Mutex::new(mind)), ..Thinker::default() }
    }

    /// True while it thinks.
    pub(crate) fn busy(&self) -> bool {
        self.thought.is_some()
    }

    /// How far it is, hundredths, while it looks ahead.
    pub(crate) fn progress(&self) -> Option<u8> {
        percent(&self.watch).filter(|_| self.busy())
    }

    /// It is to go with the best it has found so far.
    pub(crate) fn enough(&self) {
        self.watch.enough();
    }

    /// True if it can be asked.
    pub(crate) fn ready(&self) -> bool {
        let Some(Ok(mind)) = self.mind.as_ref().map(Mutex::lock) else { return false };
        match &*mind {
            Mind::Tape(orders) => !orders.is_empty(),
            Mind::Seat(_) => true,
        }
    }

    /// Tells it what its side saw.
    pub(crate) fn saw(&mut self, events: &[ViewEvent]) {
        self.seen.extend_from_slice(events);
    }

    /// How many events it has yet to think about.
    pub(crate) fn seen(&self) -> usize {
        self.seen.len()
    }

    /// Forgets what it saw after so many events: it did not happen.
    pub(crate) fn forget_after(&mut self, events: usize) {
        self.seen.truncate(events);
    }

    /// Tells it that its last order was refused.
    pub(crate) fn refused(&mut self, why: Refusal) {
        self.refused = Some(why);
    }

    /// Begins to think about what it sees.
    pub(crate) fn begin(&mut self, p: Perspective) {
        let Some(Ok(mut mind)) = self.mind.take().map(Mutex::into_inner) else { return };
        let (seen, refused) = (std::mem::take(&mut self.seen), self.refused.take());
        let (give, take) = channel();
        let first = self.told.replace(p.public.turn) != Some(p.public.turn);
        let think = move || {
            let order = match &mut mind {
                Mind::Tape(orders) => Ok(orders.pop_front().unwrap_or(Order::EndTurn).into()),
                Mind::Seat(seat) => {
                    seat.saw(&seen);
                    if let Some(why) = refused {
                        seat.refused(why);
                    }
                    let order = seat.next_order(&p).map_err(NoOrder::Bot);
                    order.map(|order| thought_out(seat, &p, order, first))
                }
            };
            // Nobody may be listening any more; then the thought is lost.
            let _ = give.send((mind, order));
        };
        // Where no thread is to be had the thought is lost, as if it had failed.
        let _ = std::thread::Builder::new().name(THINKS.to_owned()).spawn(think);
        self.thought = Some(Mutex::new(take));
    }

    /// The order it thought out, once it has, or why there is none; waits for it a while.
    pub(crate) fn done(&mut self, patience: Duration) -> Option<Result<OrderThought, NoOrder>> {
        let got = self.thought.as_ref()?.lock().map(|r| r.recv_timeout(patience)).ok();
        match got {
            Some(Err(RecvTimeoutError::Timeout)) => None,
            Some(Ok((mind, order))) => {
                self.mind = Some(Mutex::new(mind));
                self.thought = None;
                Some(order)
            }
            _ => {
                self.thought = None;
                Some(Err(NoOrder::Lost))
            }
        }
    }
}
