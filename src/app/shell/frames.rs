//! How long frames take: with `KHASAN_FRAMES=FILE` set, times in milliseconds of the last
//! frames drawn while a mouse button was held are written there once a second and when the
//! button is let go.
//!
//! `work` is what the game itself did for a frame by the clock, `cpu` the processor time of
//! its own threads meanwhile (on Linux), which a busy machine does not lengthen, and `gap`
//! the time from one frame to the next.

use bevy::prelude::*;
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::path::PathBuf;
use std::time::Instant;

/// Frames that are looked back on.
const FRAMES: usize = 400;

/// Times of the last frames.
#[derive(Resource)]
struct Frames {
    file: PathBuf,
    begun: Instant,
    cpu_begun: Option<f64>,
    written: Instant,
    /// The frame before this was one of those that count.
    counts: bool,
    work: VecDeque<f32>,
    cpu: VecDeque<f32>,
    gap: VecDeque<f32>,
}

/// Registers the measuring, if it is asked for.
pub(super) fn plugin(app: &mut App) {
    let Some(file) = std::env::var_os("KHASAN_FRAMES") else { return };
    let now = Instant::now();
    app.insert_resource(Frames {
        file: file.into(),
        begun: now,
        cpu_begun: None,
        written: now,
        counts: false,
        work: VecDeque::new(),
        cpu: VecDeque::new(),
        gap: VecDeque::new(),
    });
    app.add_systems(First, begin).add_systems(Last, end);
}

fn push(list: &mut VecDeque<f32>, ms: f32) {
    list.push_back(ms);
    if list.len() > FRAMES {
        list.pop_front();
    }
}

fn begin(mut frames: ResMut<Frames>) {
    if frames.counts {
        let gap = frames.begun.elapsed().as_secs_f32() * 1000.0;
        push(&mut frames.gap, gap);
    }
    frames.cpu_begun = cpu_ms();
    frames.begun = Instant::now();
}

fn end(mut frames: ResMut<Frames>, buttons: Res<ButtonInput<MouseButton>>) {
    let work = frames.begun.elapsed().as_secs_f32() * 1000.0;
    let held = buttons.get_pressed().next().is_some();
    if held {
        push(&mut frames.work, work);
        if let (Some(from), Some(to)) = (frames.cpu_begun, cpu_ms()) {
            push(&mut frames.cpu, (to - from) as f32);
        }
    }
    let let_go = frames.counts && !held;
    frames.counts = held;
    if let_go || held && frames.written.elapsed().as_secs() >= 1 {
        frames.written = Instant::now();
        let told = json!({
            "work": spread(&frames.work),
            "cpu": spread(&frames.cpu),
            "gap": spread(&frames.gap),
        });
        // A test that cannot be told notices by itself.
        let _ = std::fs::write(&frames.file, told.to_string());
    }
}

/// Processor time so far of the main thread and of those that run systems, without those of
/// the graphics driver.
fn cpu_ms() -> Option<f64> {
    let own = std::process::id().to_string();
    let mut ns = 0;
    for task in std::fs::read_dir("/proc/self/task").ok()?.flatten() {
        let name = std::fs::read_to_string(task.path().join("comm")).unwrap_or_default();
        if task.file_name().to_string_lossy() == own.as_str() || name.starts_with("Compute Task") {
            let spent = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
            ns += spent.split(' ').next()?.parse::<u64>().ok()?;
        }
    }
    Some(ns as f64 / 1e6)
}

/// How many, the median, the 95th of a hundred, the worst.
fn spread(list: &VecDeque<f32>) -> Value {
    let mut all: Vec<f32> = list.iter().copied().collect();
    all.sort_by(f32::total_cmp);
    let at = |part: usize| {
        let ms = all.get((all.len() * part / 100).min(all.len().saturating_sub(1)));
        ms.map_or(0.0, |ms| (f64::from(*ms) * 100.0).round() / 100.0)
    };
    json!({ "frames": all.len(), "median": at(50), "p95": at(95), "worst": at(100) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spread_of_a_hundred_frames() {
        let list: VecDeque<f32> = (0..100).rev().map(|n| n as f32).collect();
        let told = spread(&list);
        assert_eq!(told["frames"], 100);
        assert_eq!((&told["median"], &told["p95"]), (&json!(50.0), &json!(95.0)));
        assert_eq!(told["worst"], json!(99.0));
        assert_eq!(spread(&VecDeque::new())["median"], json!(0.0));
    }
}
