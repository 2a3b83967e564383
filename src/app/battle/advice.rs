//! What the staff would do in its commander's place: it thinks aside, so that the window goes on,
//! and its answer lies on the desk until the turn ends.

use super::thinker::{THINKS, percent};
use crate::ai::{Advice, SearchWatch, advise};
use crate::rules::Perspective;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, Mutex};

/// The staff at its thoughts.
struct StaffThought {
    watch: Arc<SearchWatch>,
    /// Behind a lock only because a battle is shared between threads.
    answer: Mutex<Receiver<Advice>>,
}

impl Drop for StaffThought {
    /// Nobody waits for the answer any more.
    fn drop(&mut self) {
        self.watch.enough();
    }
}

/// The thread that thought is gone.
pub(super) struct AdviceLost;

/// What the staff was asked, and its answer.
#[derive(Default)]
pub(crate) struct AdviceDesk {
    thought: Option<StaffThought>,
    given: Option<Advice>,
}

impl AdviceDesk {
    /// Asks about what a side sees. The seed is that of the guesses at what it does not see.
    pub(super) fn ask(&mut self, p: Perspective, seed: u64) {
        self.close();
        let watch: Arc<SearchWatch> = Arc::default();
        let (give, take) = channel();
        let shared = watch.clone();
        let think = move || {
            // Nobody may be waiting any more.
            let _ = give.send(advise(&p, seed, &shared));
        };
        // Where no thread is to be had the answer is lost, as if it had failed.
        let _ = std::thread::Builder::new().name(THINKS.to_owned()).spawn(think);
        self.thought = Some(StaffThought { watch, answer: Mutex::new(take) });
    }

    /// Takes the answer, once it is there.
    ///
    /// # Errors
    /// If there will be none.
    pub(super) fn listen(&mut self) -> Result<(), AdviceLost> {
        let Some(thought) = &self.thought else { return Ok(()) };
        let got = thought.answer.lock().map_or(Err(TryRecvError::Disconnected), |r| r.try_recv());
        match got {
            Err(TryRecvError::Empty) => Ok(()),
            Ok(advice) => {
                (self.thought, self.given) = (None, Some(advice));
                Ok(())
            }
            Err(TryRecvError::Disconnected) => {
                self.close();
                Err(AdviceLost)
            }
        }
    }

    /// The staff is to answer with the best it has found so far.
    pub(super) fn enough(&self) {
        if let Some(thought) = &self.thought {
            thought.watch.enough();
        }
    }

    /// Puts the answer away, and asks no more.
    pub(super) fn close(&mut self) {
        *self = AdviceDesk::default();
    }

    /// True while the staff thinks.
    pub(crate) fn thinks(&self) -> bool {
        self.thought.is_some()
    }

    /// How far it is, hundredths, while it looks ahead.
    pub(crate) fn progress(&self) -> Option<u8> {
        percent(&self.thought.as_ref()?.watch)
    }

    /// Its answer.
    pub(crate) fn given(&self) -> Option<&Advice> {
        self.given.as_ref()
    }

    /// True if it was asked in this turn, and the answer is not put away.
    pub(crate) fn is_open(&self) -> bool {
        self.thought.is_some() || self.given.is_some()
    }
}
