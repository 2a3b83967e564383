//! `khasan replay`: watching a recorded game, or executing it again.

use super::out::{complain, say};
use super::{Failure, Next, OK, ReplayArgs, WRONG, events, older};
use crate::play::{Request, hindrance, open_recording, rebuild};
use crate::record::{Recording, read_file, verify, views};
use crate::rules::{Order, Side, State, execute};
use crate::scenario::Files;
use crate::text;
use crate::text::simulation as words;
use std::path::Path;

pub(super) fn run(files: Files, a: &ReplayArgs) -> Result<Next, Failure> {
    let recording = read(&a.file)?;
    if !recording.same_rules() {
        return older::run(files, a, recording);
    }
    if a.verify {
        return verified(&a.file, &recording).map(Next::Exit);
    }
    let opened = Box::new(open_recording(&a.file, &recording)?);
    if a.events {
        return events::print(&recording, &opened, &a.unit).map(Next::Exit);
    }
    if a.text {
        return print(&recording, opened.game.state().clone()).map(Next::Exit);
    }
    let recording = Box::new(recording);
    let request = Request::Watch { files, recording, opened };
    // Without a window it is told in words.
    if hindrance(&request).is_some() {
        let Request::Watch { recording, opened, .. } = request else { return Ok(Next::Exit(OK)) };
        return print(&recording, opened.game.state().clone()).map(Next::Exit);
    }
    Ok(Next::Window(Box::new(request)))
}

fn read(path: &Path) -> Result<Recording, Failure> {
    read_file(path).map_err(|e| Failure::Save(path.to_owned(), e))
}

fn verified(path: &Path, recording: &Recording) -> Result<u8, Failure> {
    let loaded = rebuild(path, recording)?;
    match verify(recording, &loaded.setup, |_, _| {}) {
        Ok(v) => {
            say(&format!("{}\n", text::of_file(path, &text::verified(&v))));
            Ok(OK)
        }
        Err(m) => {
            complain(&text::of_file(path, &text::mismatch(&loaded.setup, &m)));
            Ok(WRONG)
        }
    }
}

/// The whole game in words: each order, and what its side saw of it.
fn print(recording: &Recording, mut state: State) -> Result<u8, Failure> {
    let head = &recording.head;
    let told = words::told(&head.title, &head.date, &head.players, head.seed);
    let first = state.public();
    let turn = words::first_turn(&first.clock.to_string(), text::side(first.side));
    say(&format!("{told}\n\n{turn}\n"));
    for (i, entry) in recording.entries().iter().enumerate() {
        let before = state.clone();
        let side = before.public().side;
        if entry.order != Order::EndTurn {
            say(&format!("  {}\n", text::capital(&text::order_of(&before, &entry.order))));
        }
        let events = match execute(&mut state, &entry.order) {
            Ok(events) => events,
            Err(why) => {
                let why = text::refusal(before.setup(), &why);
                complain(&text::recorded_order_refused(i, &why));
                return Ok(WRONG);
            }
        };
        let seen = views(&before, &events);
        let eyes = if entry.order == Order::EndTurn { side.enemy() } else { side };
        tell(&before, eyes, &seen[eyes]);
    }
    Ok(OK)
}

fn tell(before: &State, side: Side, seen: &[crate::rules::ViewEvent]) {
    let mut known = before.perspective(side);
    for line in text::log_all(&mut known, seen) {
        match line.tone {
            text::Tone::Heading => say(&format!("\n{}\n", line.text)),
            _ => say(&format!("    {}\n", line.text)),
        }
    }
}
