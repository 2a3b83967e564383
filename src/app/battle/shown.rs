//! What each side has been shown of the battle, and through whose eyes the player looks.

use super::playback::Playback;
use super::retold;
use super::scene::SceneProgress;
use crate::app::table::eye::Viewpoint;
use crate::play::PlaybackPace;
use crate::record::Game;
use crate::rules::{BySide, Perspective, PublicEvent, Side, ViewEvent};
use crate::text::{self, Line};

/// What one side has been shown.
pub(crate) struct ShownSide {
    /// What it sees now.
    pub perspective: Perspective,
    /// What it has yet to be shown.
    pub(super) playback: Playback,
    /// Its log.
    pub(super) lines: Vec<Line>,
    /// It has had its briefing.
    briefed: bool,
    /// Where it looked when its player left his seat.
    pub viewpoint: Option<Viewpoint>,
}

/// What each side has been shown, and how it is shown.
pub(crate) struct Shown {
    sides: BySide<ShownSide>,
    /// Whose eyes the player looks through.
    pub viewer: Side,
    /// False: the other side's counters are shown as they stand.
    pub fog: bool,
    /// Nothing moves: the table is to be looked at.
    pub still: bool,
    /// How fast events are shown.
    pub pace: PlaybackPace,
}

/// True for what is to be seen of the opening of a battle; it is long applied, and applying
/// it again changes nothing.
const fn begins_loudly(event: &ViewEvent) -> bool {
    matches!(event, ViewEvent::Public(PublicEvent::Bombarded { .. }))
}

/// The beginning of the turn a game stands in, as an event.
fn turn_began(game: &Game) -> ViewEvent {
    let public = game.state().public();
    let (turn, side, clock) = (public.turn, public.side, public.clock);
    ViewEvent::Public(PublicEvent::TurnBegan { turn, side, clock })
}

impl ShownSide {
    /// What a side is shown of a new battle.
    fn new(game: &Game, side: Side, opening: &[ViewEvent]) -> ShownSide {
        let perspective = game.perspective(side);
        let mut playback = Playback::default();
        playback.push(opening.iter().filter(|e| begins_loudly(e)).cloned());
        let told = opening.iter().filter(|e| !begins_loudly(e));
        let lines = told.filter_map(|e| text::log(&perspective, e)).collect();
        ShownSide { perspective, playback, lines, briefed: false, viewpoint: None }
    }

    /// What a side is shown of a battle that is taken up again; `told`: its log up to now, if
    /// that is known.
    fn resumed(game: &Game, side: Side, told: Option<Vec<Line>>) -> ShownSide {
        let perspective = game.perspective(side);
        let now = || text::log(&perspective, &turn_began(game)).into_iter().collect();
        let lines = told.unwrap_or_else(now);
        let playback = Playback::default();
        ShownSide { perspective, playback, lines, briefed: true, viewpoint: None }
    }

    /// Shows on up to `now`, seconds.
    pub(super) fn advance(&mut self, now: f64, speed: f32) {
        self.playback.advance(&mut self.perspective, &mut self.lines, now, speed);
    }
}

impl Shown {
    /// What is shown of a game, new or loaded, to a viewer.
    pub(super) fn new(game: &Game, viewer: Side, opening: &BySide<Vec<ViewEvent>>) -> Shown {
        let sides = if game.entries().is_empty() {
            BySide::from_fn(|s| ShownSide::new(game, s, &opening[s]))
        } else {
            let mut told = retold::lines(game);
            let mut of = |s: Side| told.as_mut().map(|all| std::mem::take(&mut all[s]));
            BySide::from_fn(|s| ShownSide::resumed(game, s, of(s)))
        };
        Shown { sides, viewer, fog: true, still: false, pace: PlaybackPace::default() }
    }

    /// What a side has been shown.
    pub(crate) fn side(&self, side: Side) -> &ShownSide {
        &self.sides[side]
    }

    /// The same, to be changed.
    pub(crate) fn side_mut(&mut self, side: Side) -> &mut ShownSide {
        &mut self.sides[side]
    }

    /// What the viewer sees now.
    pub(crate) fn perspective(&self) -> &Perspective {
        &self.sides[self.viewer].perspective
    }

    /// What the other side sees, if it may be looked at.
    pub(crate) fn other(&self) -> Option<&Perspective> {
        (!self.fog).then(|| &self.sides[self.viewer.enemy()].perspective)
    }

    /// The viewer's log.
    pub(crate) fn lines(&self) -> &[Line] {
        &self.sides[self.viewer].lines
    }

    /// What is being shown to the viewer.
    pub(crate) fn scene(&self) -> Option<&SceneProgress> {
        self.sides[self.viewer].playback.showing()
    }

    /// True if the viewer has been shown everything.
    pub(super) fn idle(&self) -> bool {
        self.sides[self.viewer].playback.idle()
    }

    /// Shows the viewer at once all that is left to be shown.
    pub(super) fn skip(&mut self) {
        self.sides[self.viewer].advance(0.0, 0.0);
    }

    /// More to be shown to each side.
    pub(super) fn push(&mut self, seen: BySide<Vec<ViewEvent>>) {
        let BySide { soviet, japan } = seen;
        self.sides.soviet.playback.push(soviet);
        self.sides.japan.playback.push(japan);
    }

    /// True the first time it is asked for the viewer.
    pub(super) fn brief(&mut self) -> bool {
        !std::mem::replace(&mut self.sides[self.viewer].briefed, true)
    }
}
