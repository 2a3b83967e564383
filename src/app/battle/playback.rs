//! What a side saw, shown one thing after another.

use super::scene::{SceneProgress, scene};
use crate::rules::{Perspective, ViewEvent};
use crate::text;
use std::collections::VecDeque;

/// Longest time, in seconds, that may pass between two pictures before the player is
/// taken not to have been watching.
const LONGEST_GAP_S: f64 = 2.0;

/// What comes next.
#[derive(Clone, Debug)]
enum PlaybackItem {
    /// Something that the side saw.
    Seen(ViewEvent),
    /// Something that is said between what is seen.
    Said(text::Line),
}

/// What one side has yet to be shown.
#[derive(Clone, Debug, Default)]
pub(crate) struct Playback {
    queue: VecDeque<PlaybackItem>,
    showing: Option<SceneProgress>,
    /// The time up to which it has been shown, while there is something to show.
    shown_to: Option<f64>,
}

impl Playback {
    /// More to show.
    pub(crate) fn push(&mut self, events: impl IntoIterator<Item = ViewEvent>) {
        self.queue.extend(events.into_iter().map(PlaybackItem::Seen));
    }

    /// A line for the log, once all before it is shown.
    pub(crate) fn say(&mut self, line: text::Line) {
        self.queue.push_back(PlaybackItem::Said(line));
    }

    /// How many events are yet to be shown.
    pub(crate) fn queued(&self) -> usize {
        self.queue.len()
    }

    /// Forgets all but so many events; none of those has been begun with.
    pub(crate) fn truncate(&mut self, events: usize) {
        self.queue.truncate(events);
    }

    /// Nothing left to show.
    pub(crate) fn idle(&self) -> bool {
        self.queue.is_empty() && self.showing.is_none()
    }

    /// What is being shown.
    pub(crate) fn showing(&self) -> Option<&SceneProgress> {
        self.showing.as_ref()
    }

    /// Forgets what has not been shown.
    pub(crate) fn clear(&mut self) {
        self.queue.clear();
        self.showing = None;
        self.shown_to = None;
    }

    /// What is being shown stands still up to now.
    pub(crate) fn hold(&mut self, now: f64) {
        self.shown_to = Some(now);
    }

    /// Shows on up to `now`, in seconds by any clock that runs evenly: a slow machine drops
    /// pictures, it does not slow down. What has been shown is applied to what the side
    /// sees, and its words are added to the log.
    pub(crate) fn advance(
        &mut self,
        p: &mut Perspective,
        lines: &mut Vec<text::Line>,
        now: f64,
        speed: f32,
    ) {
        let passed = self.shown_to.map_or(0.0, |to| (now - to).clamp(0.0, LONGEST_GAP_S)) as f32;
        let left = if speed > 0.0 { passed * speed } else { f32::INFINITY };
        self.show(p, lines, left, speed);
        self.shown_to = (!self.idle()).then_some(now);
    }

    fn show(
        &mut self,
        p: &mut Perspective,
        lines: &mut Vec<text::Line>,
        mut left: f32,
        speed: f32,
    ) {
        while let Some(item) = self.queue.front() {
            let PlaybackItem::Seen(event) = item else {
                self.finish(p, lines);
                continue;
            };
            let showing = match &mut self.showing {
                Some(s) => s,
                none => match scene(p, event) {
                    Some(scene) if speed > 0.0 => none.insert(SceneProgress { scene, done: 0.0 }),
                    _ => {
                        self.finish(p, lines);
                        continue;
                    }
                },
            };
            let whole = showing.scene.seconds();
            let need = (1.0 - showing.done) * whole;
            if need > left {
                showing.done += left / whole;
                return;
            }
            left -= need;
            self.finish(p, lines);
        }
    }

    /// The first event is over.
    fn finish(&mut self, p: &mut Perspective, lines: &mut Vec<text::Line>) {
        self.showing = None;
        match self.queue.pop_front() {
            Some(PlaybackItem::Seen(event)) => {
                lines.extend(text::log(p, &event));
                p.apply(&event);
            }
            Some(PlaybackItem::Said(line)) => lines.push(line),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ai::{Level, Player};
    use crate::play;
    use crate::rules::{BySide, Side};
    use crate::scenario::Files;

    /// Both sides watch the same battle, once at each speed of play, and at the ordinary
    /// speed on a machine that draws one picture in two seconds.
    #[test]
    fn at_any_speed_the_same_is_seen() {
        let opened =
            play::open_scenario(&Files::embedded(), "example-marsh-crossing", 5).expect("it opens");
        let mut game = opened.game;
        let mut players = BySide::from_fn(|s| Player::new(s, Level::Veteran, 5));
        let start = BySide::from_fn(|s| game.perspective(s));
        let mut views = BySide { soviet: Vec::new(), japan: Vec::new() };
        for _ in 0..120 {
            if game.ended().is_some() {
                break;
            }
            let side = game.side();
            let order = players[side].next_order(&game.perspective(side));
            let seen = game.order_seen(order).expect("the computer gives legal orders");
            views.soviet.extend(seen.soviet);
            views.japan.extend(seen.japan);
        }
        for side in Side::ALL {
            let watch = |speed: f32, picture_s: f64| {
                let (mut p, mut lines) = (start[side].clone(), Vec::new());
                let mut film = Playback::default();
                film.push(views[side].iter().cloned());
                let mut pictures = 0;
                while !film.idle() {
                    film.advance(&mut p, &mut lines, f64::from(pictures) * picture_s, speed);
                    pictures += 1;
                }
                (p, lines, pictures)
            };
            let (p, lines, pictures) = watch(0.0, 1.0);
            assert_eq!(p, game.perspective(side));
            assert_eq!(pictures, 1, "at once");
            for (speed, picture_s) in [(1.0, 0.03), (4.0, 0.03), (1.0, 2.0)] {
                let other = watch(speed, picture_s);
                assert_eq!((&other.0, &other.1), (&p, &lines));
                assert!(other.2 > 3, "{} pictures", other.2);
            }
        }
    }
}
