//! Panics: before anything is shown they are errors of a machine without a display; in play
//! they are ours, and leave a report beside the game that was being played.

use super::error::WindowError;
use crate::app::battle::thinker::THINKS;
use crate::record::Shelf;
use crate::text::{Fall, crash_report};
use std::backtrace::Backtrace;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// What is known of a fall when the program comes down.
#[derive(Default)]
struct Fallen {
    fall: Fall,
    save: Option<PathBuf>,
    report: Option<PathBuf>,
}

type Noted = Arc<Mutex<Option<Fallen>>>;

/// Set once the window shows something: what happens from then on is no fault of the machine.
#[derive(Clone, Default)]
pub(super) struct Playing(Arc<AtomicBool>);

impl Playing {
    /// Something is shown.
    pub(super) fn begin(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn is_on(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The hook is the whole process's: who sets his own has it alone until he gives it back.
static HOOK: Mutex<()> = Mutex::new(());

/// Runs something with a hook of its own for panics, and catches them.
fn hooked<T>(
    hook: impl Fn(&PanicHookInfo<'_>) + Send + Sync + 'static,
    run: impl FnOnce() -> T,
) -> std::thread::Result<T> {
    let _alone = HOOK.lock().unwrap_or_else(PoisonError::into_inner);
    let before = take_hook();
    set_hook(Box::new(hook));
    let result = catch_unwind(AssertUnwindSafe(run));
    set_hook(before);
    result
}

/// Runs something that may find no display or no graphics adapter deep inside the
/// engine, where that is a panic, and turns it into an error.
pub(super) fn quietly<T>(run: impl FnOnce() -> Result<T, WindowError>) -> Result<T, WindowError> {
    hooked(|_| {}, run).unwrap_or_else(|why| {
        let text = why
            .downcast_ref::<String>()
            .cloned()
            .or_else(|| why.downcast_ref::<&str>().map(|s| (*s).to_owned()))
            .unwrap_or_default();
        Err(WindowError::Engine(text))
    })
}

/// The same for the window: once it is [`Playing`], a panic in any thread is reported on this
/// shelf, and one that ends the program is told with what is kept.
pub(super) fn reported(
    shelf: Option<Shelf>,
    run: impl FnOnce(Playing) -> Result<(), WindowError>,
) -> Result<(), WindowError> {
    let (playing, told) = (Playing::default(), Noted::default());
    let (is_on, tell) = (playing.clone(), told.clone());
    let on = playing.clone();
    let hook = move |info: &PanicHookInfo<'_>| {
        if is_on.is_on() {
            note(info, shelf.as_ref(), &tell);
        }
    };
    match hooked(hook, || run(playing)) {
        Ok(result) => result,
        Err(_) if on.is_on() => {
            let fallen = told.lock().ok().and_then(|mut told| told.take());
            let Fallen { fall, save, report } = fallen.unwrap_or_default();
            Err(WindowError::Crashed { place: fall.place, save, report })
        }
        Err(why) => quietly(|| std::panic::resume_unwind(why)),
    }
}

/// Writes the report of a panic. Only the first is told, for what follows comes of it; that of
/// a thought does not end the program, so what ends it later is still to be told.
fn note(info: &PanicHookInfo<'_>, shelf: Option<&Shelf>, told: &Noted) {
    let fall = Fall {
        message: info.payload_as_str().unwrap_or_default().to_owned(),
        place: info.location().map(ToString::to_string).unwrap_or_default(),
        thread: std::thread::current().name().unwrap_or_default().to_owned(),
        backtrace: Backtrace::force_capture().to_string(),
    };
    let Ok(mut told) = told.lock() else { return };
    if told.is_some() {
        return;
    }
    let wreck = shelf.and_then(Shelf::wreck);
    let report = shelf.and_then(|s| s.report(&crash_report(&fall, wreck.as_ref())).ok());
    if fall.thread != THINKS {
        *told = Some(Fallen { fall, save: wreck.map(|w| w.save), report });
    }
}
