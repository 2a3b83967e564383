//! `khasan replay` of a game that was played under other rules: carried out again, its orders
//! would give another battle, so it shows what was recorded, and says what it cannot.

use super::out::{complain, say};
use super::{FAILED, Failure, Next, OK, ReplayArgs, WRONG};
use crate::play::{Opened, Request, hindrance, rebuild};
use crate::record::Recording;
use crate::rules::State;
use crate::scenario::Files;
use crate::text;

pub(super) fn run(files: Files, a: &ReplayArgs, recording: Recording) -> Result<Next, Failure> {
    let wrong = |e| Failure::Save(a.file.clone(), e);
    let loaded = rebuild(&a.file, &recording)?;
    let position = recording.position(&loaded.setup).map_err(wrong)?;
    let about = |sentence: String| complain(&text::of_file(&a.file, &sentence));
    if a.verify {
        about(text::not_verified(&recording));
        let changed = recording.changed_order().is_some();
        return Ok(Next::Exit(if changed { WRONG } else { FAILED }));
    }
    if a.events {
        about(text::no_events(&recording.head));
        return Ok(Next::Exit(FAILED));
    }
    if a.text {
        return Ok(tell(&recording, &position));
    }
    // The window shows the position, with no order to follow it.
    let (game, note) = recording.clone().resume(&loaded.setup).map_err(wrong)?;
    let opening = Vec::new();
    let opened = Opened { game, survey: loaded.survey, grid: loaded.grid, opening, note };
    let still = Box::new(recording.clone().without_orders());
    let request = Request::Watch { files, recording: still, opened: Box::new(opened) };
    if hindrance(&request).is_some() {
        return Ok(tell(&recording, &position));
    }
    about(text::not_replayed(&recording.head));
    Ok(Next::Window(Box::new(request)))
}

fn tell(recording: &Recording, position: &State) -> Next {
    say(&text::recorded(recording, position));
    Next::Exit(OK)
}
