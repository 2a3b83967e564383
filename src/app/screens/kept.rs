//! The player's settings: laid on the desk when the window opens, kept when he changes them.

use super::desk::Desk;
use crate::app::battle::state::Battle;
use crate::app::table::eye::Eye;
use crate::play::{Settings, SettingsFile, WindowSize, settings_path};
use crate::text::settings as words;
use bevy::app::AppExit;
use bevy::ecs::system::NonSendMarker;
use bevy::log::warn;
use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use bevy::winit::WINIT_WINDOWS;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How long a window has its size before it is taken for what the player wants: window managers
/// make it large first and say only then that it fills the screen.
const SETTLED: Duration = Duration::from_millis(500);

/// The player's settings and their file.
#[derive(Resource)]
pub(crate) struct KeptSettings {
    file: Option<SettingsFile>,
    now: Settings,
    /// What is yet to be said to the player: what was wrong with the file.
    notice: Option<String>,
    /// What was wrong in full.
    report: Option<String>,
    /// Those that could not be written, as was said.
    unwritten: Option<Settings>,
    /// The size of the window is the player's doing, not that of a test.
    pub(crate) measures: bool,
    /// The size that the window got last.
    resized: Option<Resized>,
}

/// A size that the window got.
#[derive(Clone, Copy)]
struct Resized {
    size: WindowSize,
    maximised: bool,
    since: Instant,
    /// It is taken for what the player wants.
    settled: bool,
}

/// Registers the keeping; pictures keep nothing.
pub(crate) fn plugin(app: &mut App) {
    app.add_systems(Last, keep.run_if(resource_exists::<KeptSettings>));
}

impl KeptSettings {
    /// The settings of the user of this machine.
    pub(crate) fn user() -> KeptSettings {
        match settings_path() {
            Some(path) => KeptSettings::at(path),
            None => {
                let notice = Some(words::NO_FOLDER.to_owned());
                KeptSettings { notice: notice.clone(), report: notice, ..KeptSettings::new(None) }
            }
        }
    }

    /// The settings in a file.
    pub(crate) fn at(path: PathBuf) -> KeptSettings {
        let (file, report) = SettingsFile::open(path);
        KeptSettings {
            notice: report.notice(),
            report: report.in_full(),
            ..KeptSettings::new(Some(file))
        }
    }

    fn new(file: Option<SettingsFile>) -> KeptSettings {
        let now = file.as_ref().map(|f| f.settings().clone()).unwrap_or_default();
        KeptSettings {
            file,
            now,
            notice: None,
            report: None,
            unwritten: None,
            measures: true,
            resized: None,
        }
    }

    /// The settings now.
    pub(crate) const fn now(&self) -> &Settings {
        &self.now
    }

    /// Lays them on the desk, and says what was wrong with them.
    pub(crate) fn lay_on(&mut self, desk: &mut Desk, eye: &mut Eye) {
        desk.zoom = self.now.zoom;
        desk.seats = self.now.seats.clone();
        desk.pace = self.now.pace;
        eye.overview = self.now.overview;
        desk.tell(self.notice.take());
        if let Some(report) = self.report.take() {
            warn!("{report}");
        }
    }

    /// Takes over what the player set, and writes it if it changed. What the size of the window
    /// adds to it is written with the rest: `last` is the last time to do so.
    pub(crate) fn take_from(&mut self, desk: &mut Desk, eye: &Eye, last: bool) {
        self.now.zoom = desk.zoom;
        self.now.seats.clone_from(&desk.seats);
        self.now.pace = desk.pace;
        self.now.overview = eye.overview;
        let Some(file) = &mut self.file else { return };
        let was = file.settings();
        let of_window =
            Settings { window: self.now.window, maximised: self.now.maximised, ..was.clone() };
        // Dragging a window's edge gives a new size each frame, and what could not be written
        // will hardly be in the next.
        let waits = of_window == self.now || self.unwritten.as_ref() == Some(&self.now);
        if *was == self.now || waits && !last {
            return;
        }
        match file.keep(&self.now) {
            Ok(None) => {}
            Ok(Some(aside)) => {
                let said = words::kept_aside(file.path(), &aside);
                warn!("{said}");
                desk.tell(Some(said));
            }
            Err(why) => {
                if self.unwritten.replace(self.now.clone()).is_none() {
                    warn!("{why}");
                    desk.tell(Some(why.to_string()));
                }
            }
        }
    }

    /// The window has this size. Whether it fills the screen is asked only after its size
    /// changed: on some systems the question takes its time.
    fn measure(&mut self, size: WindowSize, at: Instant, maximised: impl FnOnce() -> bool) {
        let (since, settled) = match self.resized {
            Some(r) if r.size == size => (r.since, r.settled),
            _ => (at, false),
        };
        if !settled {
            self.resized = Some(Resized { size, maximised: maximised(), since, settled });
        }
    }

    /// Takes the size of the window for what the player wants, once it has had it for a while.
    fn settle(&mut self, at: Instant, last: bool) {
        let Some(r) = self.resized.filter(|r| !r.settled) else { return };
        if !last && at.duration_since(r.since) < SETTLED {
            return;
        }
        self.now.maximised = r.maximised;
        if !r.maximised {
            self.now.window = r.size;
        }
        self.resized = Some(Resized { settled: true, ..r });
    }
}

type TheWindow<'w, 's> = Query<'w, 's, (Entity, &'static Window), With<PrimaryWindow>>;

fn keep(
    mut kept: ResMut<KeptSettings>,
    mut desk: ResMut<Desk>,
    eye: Res<Eye>,
    battle: Option<Res<Battle>>,
    (window, _main): (TheWindow, NonSendMarker),
    mut exits: MessageReader<AppExit>,
) {
    let last = exits.read().next().is_some();
    if let Some(battle) = battle {
        desk.pace = battle.shown.pace;
    }
    if kept.measures {
        let now = Instant::now();
        if let Ok((entity, window)) = window.single() {
            // One that is put away may have no size.
            if let Some(size) = size_of(window) {
                kept.measure(size, now, || fills_the_screen(entity));
            }
        }
        kept.settle(now, last);
    }
    kept.take_from(&mut desk, &eye, last);
}

fn size_of(window: &Window) -> Option<WindowSize> {
    WindowSize::new(window.width().round() as u32, window.height().round() as u32)
}

/// True if the window fills the screen.
fn fills_the_screen(window: Entity) -> bool {
    WINIT_WINDOWS.with_borrow(|all| all.get_window(window).is_some_and(|w| w.is_maximized()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_kept_once_the_window_had_it_for_a_while() {
        let mut kept = KeptSettings::new(None);
        let small = WindowSize { width: 800, height: 600 };
        let large = WindowSize { width: 1920, height: 1080 };
        let begin = Instant::now();
        let mut see = |size, maximised, ms, last| {
            let at = begin + Duration::from_millis(ms);
            kept.measure(size, at, || maximised);
            kept.settle(at, last);
            (kept.now.window, kept.now.maximised)
        };
        let at_first = WindowSize::default();
        assert_eq!(see(small, false, 0, false), (at_first, false));
        assert_eq!(see(small, false, 600, false), (small, false));
        // Large already, and only then said to fill the screen.
        assert_eq!(see(large, false, 700, false), (small, false));
        assert_eq!(see(large, true, 900, false), (small, false));
        assert_eq!(see(large, true, 1300, false), (small, true));
        assert_eq!(see(small, false, 2000, false), (small, true));
        assert_eq!(see(small, false, 2010, true), (small, false));
    }
}
