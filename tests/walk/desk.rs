//! The walker: a virtual display, the game in a window on it, a mouse and a keyboard.

use khasan::record::{Shelf, read_file};
use khasan::rules::Order;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long anything may take to appear.
const PATIENCE: Duration = Duration::from_secs(60);

/// One walk at a time: two games drawn by software at once are slow enough to lose clicks.
static ALONE: Mutex<()> = Mutex::new(());

/// A game on a virtual display.
pub struct Walk {
    /// Held to the end of the walk.
    _alone: MutexGuard<'static, ()>,
    name: String,
    size: (u32, u32),
    display: String,
    server: Child,
    game: Child,
    home: tempfile::TempDir,
    pictures: PathBuf,
    shots: u32,
    /// Clicks and keys so far: what the player had to do.
    inputs: u32,
}

impl Drop for Walk {
    fn drop(&mut self) {
        let _ = self.game.kill();
        let _ = self.game.wait();
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Walk {
    /// Opens the game's menu on a new display of this size with an empty home; `None`, with
    /// a message, where there is no virtual display to be had.
    pub fn start(name: &str, size: (u32, u32)) -> Option<Walk> {
        Walk::start_to_crash(name, size, None)
    }

    /// The same with a program that breaks off in the middle of the order that follows so many.
    pub fn start_to_crash(name: &str, size: (u32, u32), crash: Option<usize>) -> Option<Walk> {
        if let Some(lacks) = lacking() {
            assert!(std::env::var_os("CI").is_none(), "the walk needs {lacks}");
            eprintln!("skipped: the walk needs {lacks}");
            return None;
        }
        // A walk that failed harms no other.
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let (server, display) = display(size);
        let home = tempfile::tempdir().expect("a folder");
        let game = game(&display, home.path(), size, crash);
        let pictures = Path::new(env!("CARGO_TARGET_TMPDIR")).join("walk");
        std::fs::create_dir_all(&pictures).expect("a folder for pictures");
        let name = format!("{name}-{}", size.1);
        Some(Walk {
            _alone: alone,
            name,
            size,
            display,
            server,
            game,
            home,
            pictures,
            shots: 0,
            inputs: 0,
        })
    }

    /// Waits until the program has ended by itself: its exit code, and what it said.
    pub fn ended(&mut self) -> (Option<i32>, String) {
        let begin = Instant::now();
        let status = loop {
            match self.game.try_wait().expect("asked") {
                Some(status) => break status,
                None if begin.elapsed() > PATIENCE => panic!("{}: it goes on", self.name),
                None => std::thread::sleep(Duration::from_millis(60)),
            }
        };
        let said = std::fs::read_to_string(self.home.path().join(SAID)).expect("it said something");
        (status.code(), said)
    }

    /// Starts the program again, as if nothing had been.
    pub fn start_again(&mut self) {
        let _ = self.game.kill();
        let _ = self.game.wait();
        let _ = std::fs::remove_file(self.home.path().join("where.json"));
        self.game = game(&self.display, self.home.path(), self.size, None);
    }

    /// What is on the screen now, as the game tells it.
    pub fn screen(&mut self) -> Value {
        if let Ok(Some(status)) = self.game.try_wait() {
            panic!("{}: the game ended by itself: {status}", self.name);
        }
        let text = std::fs::read_to_string(self.home.path().join("where.json")).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or(Value::Null)
    }

    /// Waits until the screen shows what is asked for, and gives it back.
    pub fn wait<T>(&mut self, what: &str, mut found: impl FnMut(&Value) -> Option<T>) -> T {
        let begin = Instant::now();
        loop {
            let screen = self.screen();
            if let Some(t) = found(&screen) {
                return t;
            }
            if begin.elapsed() > PATIENCE {
                self.picture("lost");
                panic!("{}: never saw {what}; on the screen: {:#}", self.name, labels(&screen));
            }
            std::thread::sleep(Duration::from_millis(60));
        }
    }

    /// Waits until a text that holds these words is on the screen.
    pub fn see(&mut self, words: &str) {
        self.wait(words, |s| place(s, words));
    }

    /// Clicks what bears this label, once it has come to rest.
    pub fn click(&mut self, label: &str) {
        let mut last = None;
        let at = self.wait(label, |s| {
            let now = place(s, label);
            std::thread::sleep(Duration::from_millis(400));
            let still = now.is_some() && now == last;
            last = now;
            now.filter(|_| still)
        });
        self.click_at(at);
    }

    /// Clicks what bears this label until it is gone: what has just opened may still move.
    pub fn click_away(&mut self, label: &str) {
        let begin = Instant::now();
        self.click(label);
        let mut clicked = Instant::now();
        while place(&self.screen(), label).is_some() {
            if begin.elapsed() > PATIENCE {
                self.picture("stuck");
                panic!("{}: `{label}` does not go away", self.name);
            }
            if clicked.elapsed() > Duration::from_secs(10) {
                // Between the look and the click it may go after all: no waiting for it.
                if let Some(at) = place(&self.screen(), label) {
                    self.click_at(at);
                }
                clicked = Instant::now();
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Clicks the uppermost thing on the screen that bears exactly this label.
    pub fn click_uppermost(&mut self, label: &str) {
        let at = self.wait(label, |s| {
            let all = s["widgets"].as_array()?;
            all.iter().filter(|w| w["label"] == label).map(spot).min_by_key(|(_, y)| *y)
        });
        self.click_at(at);
    }

    /// Clicks a place on the screen.
    pub fn click_at(&mut self, (x, y): (i64, i64)) {
        self.point_at((x, y));
        // A software renderer takes its time for a frame.
        self.settle();
        self.tool(&["click", "1"]);
        self.inputs += 1;
        self.settle();
    }

    /// Presses a key, by its name in X.
    pub fn press(&mut self, key: &str) {
        // Nobody manages windows here: the game does not have the keyboard by itself.
        self.tool(&["search", "--onlyvisible", "--name", "Khasan", "windowfocus", "key", key]);
        self.inputs += 1;
        self.settle();
    }

    /// Looks a formation up by its name, and chooses it. The letters are orders at the table:
    /// here none may be given.
    pub fn find(&mut self, formation: &str) {
        let before = self.screen()["counters"].clone();
        self.press("ctrl+f");
        self.tool(&["type", "--delay", "60", formation]);
        self.inputs += 1;
        self.see(&format!("fold {formation}"));
        self.settle();
        self.press("Return");
        self.wait(&format!("{formation} chosen"), |s| (s["body"] == formation).then_some(()));
        // All of the order of battle is there again.
        self.rest();
        let names = |v: &Value| -> Vec<Value> {
            v.as_array().map(|a| a.iter().map(|c| c["name"].clone()).collect()).unwrap_or_default()
        };
        let after = self.screen()["counters"].clone();
        assert_eq!(names(&before), names(&after), "a name is no order");
    }

    /// Clicks and keys since the last time it was asked.
    pub fn inputs(&mut self) -> u32 {
        std::mem::take(&mut self.inputs)
    }

    /// Chooses a formation by its row of the order of battle, which is scrolled to if need be:
    /// each notch of the wheel is an input.
    pub fn choose(&mut self, formation: &str) {
        let head = self.wait("the order of battle", |s| place(s, "Carry on"));
        let rows = head.1 + i64::from(self.size.1) / 24..i64::from(self.size.1) * 69 / 70;
        for _ in 0..20 {
            let (_, y) = self.wait(formation, |s| place(s, formation));
            if rows.contains(&y) {
                self.click(formation);
                self.wait(&format!("{formation} chosen"), |s| {
                    (s["body"] == formation).then_some(())
                });
                return;
            }
            self.point_at((head.0, i64::midpoint(rows.start, rows.end)));
            self.tool(&["click", if y < rows.start { "4" } else { "5" }]);
            self.inputs += 1;
            self.rest();
        }
        panic!("{}: {formation} is not to be scrolled to", self.name);
    }

    /// Shows the whole map: every named area is then on the screen.
    pub fn show_all(&mut self) {
        let (w, h) = (i64::from(self.size.0), i64::from(self.size.1));
        for _ in 0..4 {
            self.press("Home");
            for _ in 0..100 {
                let screen = self.screen();
                let areas = screen["areas"].as_array().cloned().unwrap_or_default();
                let on = |(x, y): (i64, i64)| (0..w).contains(&x) && (0..h).contains(&y);
                if !areas.is_empty() && areas.iter().map(spot).all(on) {
                    return;
                }
                std::thread::sleep(Duration::from_millis(150));
            }
        }
        self.picture("not-the-whole");
        panic!("{}: the whole map is not to be seen", self.name);
    }

    /// Ends the turn, idle units or not.
    pub fn end_the_turn(&mut self) {
        self.click("End turn");
        let asked = |s: &Value| place(s, "End the turn (Enter)").is_some();
        // Without a question the turn is over at once, and the table is not one's own any more.
        if self.wait("the end of the turn", |s| (asked(s) || !ready(s)).then(|| asked(s))) {
            self.click_away("End the turn (Enter)");
        }
    }

    /// Zooms in on a named area by so many notches of the wheel.
    pub fn look_closely(&mut self, area: &str, notches: u32) {
        self.point_at_area(area);
        for _ in 0..notches {
            self.tool(&["click", "4"]);
            self.settle();
        }
    }

    /// Chooses a battle in the menu, which shows then when it was.
    pub fn choose_battle(&mut self, title: &str, date: &str) {
        for _ in 0..4 {
            self.click(title);
            if self.sees_soon(date) {
                return;
            }
        }
        panic!("{}: `{title}` cannot be chosen", self.name);
    }

    /// True if a named area lies on the map between the panels, where it can be clicked.
    pub fn has_in_view(&mut self, name: &str) -> bool {
        let (w, h) = (i64::from(self.size.0), i64::from(self.size.1));
        let screen = self.screen();
        let area = screen["areas"].as_array().and_then(|a| a.iter().find(|a| a["name"] == name));
        let at = area.and_then(|a| Some((a["x"].as_i64()?, a["y"].as_i64()?)));
        at.is_some_and(|(x, y)| {
            (w * 26 / 100..w * 74 / 100).contains(&x) && (h / 10..h * 92 / 100).contains(&y)
        })
    }

    /// Points at a named area of the map, and gives its place on the screen.
    pub fn point_at_area(&mut self, name: &str) -> (i64, i64) {
        let area =
            self.wait(name, |s| s["areas"].as_array()?.iter().find(|a| a["name"] == name).cloned());
        self.hover(&area);
        spot(&area)
    }

    /// Moves the pointer.
    pub fn point_at(&mut self, (x, y): (i64, i64)) {
        self.tool(&["mousemove", &x.to_string(), &y.to_string()]);
        self.settle();
    }

    /// Waits until the player may give orders.
    pub fn wait_for_orders(&mut self) {
        self.settle();
        self.wait("that orders may be given", |s| ready(s).then_some(()));
    }

    /// Carries on with all standing orders, until that is done.
    pub fn carry_on(&mut self) {
        self.press("n");
        // The key may be heard only some pictures later; with nothing to carry out it is over
        // before it can be seen.
        let heard = |w: &mut Walk| {
            std::thread::sleep(Duration::from_millis(80));
            !ready(&w.screen())
        };
        let _ = (0..60).any(|_| heard(self));
        self.wait_for_orders();
    }

    /// Lays the briefing aside if there is one, as there is before a player's first turn.
    pub fn read_the_briefing(&mut self) {
        let button = "To the table (Enter)";
        let there = |s: &Value| place(s, button).is_some();
        if self.wait("the table", |s| (there(s) || ready(s)).then(|| there(s))) {
            self.click_away(button);
        }
    }

    /// The counter of one's own unit of this name.
    fn counter(&mut self, name: &str) -> Value {
        self.wait(name, |s| {
            let all = s["counters"].as_array()?;
            all.iter().find(|c| c["own"] == true && c["name"] == name).cloned()
        })
    }

    /// Counters on the map now, one's own or the enemy's.
    fn counters(&mut self, own: bool) -> Vec<Value> {
        let screen = self.screen();
        let all = screen["counters"].as_array().cloned().unwrap_or_default();
        all.into_iter().filter(|c| c["own"] == own).collect()
    }

    /// Selects a unit by clicking its counter, and gives its name back.
    fn select(&mut self, unit: &Value) -> String {
        let name = unit["name"].as_str().unwrap_or_default().to_owned();
        if self.screen()["chosen"] != name.as_str() {
            self.click_at(spot(&unit["at"]));
            self.wait(&format!("{name} chosen"), |s| (s["chosen"] == name.as_str()).then_some(()));
        }
        name
    }

    /// Points at a hex and waits until the game has noticed.
    fn hover(&mut self, hex: &Value) {
        self.point_at(spot(hex));
        self.wait("the hex pointed at", |s| (s["hover"] == hex["hex"]).then_some(()));
    }

    /// Selects a unit and points at an enemy it can fire at, so that the forecast shows: the
    /// unit's name and where the enemy is.
    pub fn find_shot(&mut self) -> (String, (i64, i64)) {
        for unit in self.counters(true).iter().filter(|c| c["time"].as_i64() > Some(120)) {
            for enemy in self.counters(false) {
                let name = self.select(unit);
                self.hover(&enemy["at"]);
                if self.sees_soon(&format!("{name} fires at")) && self.sees_soon("to hit anybody") {
                    return (name, spot(&enemy["at"]));
                }
            }
        }
        self.picture("nobody-to-fire-at");
        panic!("{}: nobody has anybody to fire at", self.name);
    }

    /// Selects a unit other than `not` and points at a free hex beside it, so that the way
    /// shows: the unit's name and where the hex is.
    pub fn find_step(&mut self, not: &str) -> (String, (i64, i64)) {
        let mut taken: Vec<Value> = self.counters(true);
        taken.extend(self.counters(false));
        let taken: Vec<Value> = taken.iter().map(|c| c["at"]["hex"].clone()).collect();
        for unit in self.counters(true) {
            let fresh = unit["time"].as_i64() > Some(120) && unit["name"] != not;
            for hex in unit["around"].as_array().into_iter().flatten() {
                if fresh && !taken.contains(&hex["hex"]) {
                    let name = self.select(&unit);
                    self.hover(hex);
                    let to = hex["hex"].as_str().unwrap_or_default();
                    if self.sees_soon(&format!("{name} moves to {to}")) {
                        return (name, spot(hex));
                    }
                }
            }
        }
        self.picture("nobody-to-move");
        panic!("{}: nobody can take a step", self.name);
    }

    /// Waits until a unit of one's own has spent time.
    pub fn wait_for_time_spent(&mut self, name: &str, before: i64) {
        self.wait("that time is spent", |s| {
            let all = s["counters"].as_array()?;
            let unit = all.iter().find(|c| c["own"] == true && c["name"] == name)?;
            unit["time"].as_i64().filter(|t| *t < before)
        });
    }

    /// Seconds a unit of one's own has left.
    pub fn time_of(&mut self, name: &str) -> i64 {
        self.counter(name)["time"].as_i64().expect("a unit has time")
    }

    /// Waits until one of two texts is on the screen; true if it is the first.
    pub fn see_either(&mut self, a: &str, b: &str) -> bool {
        self.wait(a, |s| match (place(s, a), place(s, b)) {
            (Some(_), _) => Some(true),
            (None, Some(_)) => Some(false),
            _ => None,
        })
    }

    /// True if these words come on the screen within some seconds.
    pub fn sees_soon(&mut self, words: &str) -> bool {
        (0..40).any(|_| {
            std::thread::sleep(Duration::from_millis(80));
            place(&self.screen(), words).is_some()
        })
    }

    /// Orders of the newest game that saved itself.
    pub fn orders_saved(&mut self) -> Vec<Order> {
        let shelf = Shelf::at(self.home.path().join("data/khasan/saves"));
        let newest = shelf.list().into_iter().next().expect("the game saves itself");
        let recording = read_file(&newest.path).expect("a save that can be read");
        recording.entries().iter().map(|e| e.order.clone()).collect()
    }

    /// Waits until nothing on the screen has changed for two seconds: the lettering grows
    /// with the window only after the first pictures.
    pub fn rest(&mut self) {
        let (mut last, mut since) = (self.screen(), Instant::now());
        while since.elapsed() < Duration::from_secs(2) {
            std::thread::sleep(Duration::from_millis(200));
            let now = self.screen();
            if now != last {
                (last, since) = (now, Instant::now());
            }
        }
    }

    /// Gives the game a moment to draw.
    pub fn settle(&self) {
        std::thread::sleep(Duration::from_millis(350));
    }

    fn tool(&self, args: &[&str]) {
        let ok = Command::new("xdotool").env("DISPLAY", &self.display).args(args).status();
        assert!(ok.is_ok_and(|s| s.success()), "xdotool {args:?}");
    }

    /// Takes a picture of the whole screen.
    pub fn picture(&mut self, what: &str) {
        self.settle();
        self.shots += 1;
        let file = self.pictures.join(format!("{}-{:02}-{what}.png", self.name, self.shots));
        let taken = Command::new("import")
            .env("DISPLAY", &self.display)
            .args(["-window", "root"])
            .arg(&file)
            .stderr(Stdio::null())
            .status();
        if !taken.is_ok_and(|s| s.success()) {
            eprintln!("no picture of {what}: ImageMagick's `import` is not there");
        }
    }
}

/// What the program says outside of its window.
const SAID: &str = "said.txt";

/// The program on a display; see [`Walk::start_to_crash`].
fn game(display: &str, home: &Path, size: (u32, u32), crash: Option<usize>) -> Child {
    let said = std::fs::File::create(home.join(SAID)).expect("a file for what it says");
    let mut command = Command::new(env!("CARGO_BIN_EXE_khasan"));
    command
        .env("DISPLAY", display)
        .env_remove("WAYLAND_DISPLAY")
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_STATE_HOME", home.join("state"))
        .env("XDG_RUNTIME_DIR", home)
        .env("KHASAN_WHERE", home.join("where.json"))
        .env("KHASAN_WINDOW", format!("{}x{}", size.0, size.1))
        .stdin(Stdio::null())
        .stderr(said);
    if let Some(orders) = crash {
        command.env("KHASAN_CRASH", orders.to_string());
    }
    command.spawn().expect("the game starts")
}

/// What the walk lacks on this machine, if anything.
fn lacking() -> Option<&'static str> {
    let there = |tool: &str| {
        Command::new(tool).arg("-help").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
    };
    if !there("Xvfb") {
        Some("Xvfb")
    } else if !there("xdotool") {
        Some("xdotool")
    } else {
        None
    }
}

/// Starts an X server on a free display.
fn display((w, h): (u32, u32)) -> (Child, String) {
    for number in 90..190 {
        let display = format!(":{number}");
        if Path::new(&format!("/tmp/.X{number}-lock")).exists() {
            continue;
        }
        let mut server = Command::new("Xvfb")
            .args([&display, "-screen", "0", &format!("{w}x{h}x24"), "-nolisten", "tcp"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        for _ in 0..100 {
            std::thread::sleep(Duration::from_millis(50));
            if Path::new(&format!("/tmp/.X11-unix/X{number}")).exists() {
                return (server, display);
            }
            if server.try_wait().is_ok_and(|s| s.is_some()) {
                break;
            }
        }
        let _ = server.kill();
    }
    panic!("no free display");
}

/// The player may give orders.
fn ready(screen: &Value) -> bool {
    let open = screen["screen"] == "Battle" && screen["busy"] == false;
    open && label_of(screen, "End turn").is_some_and(|w| w["enabled"] == true)
}

/// What bears this label on the screen: buttons before words, whole labels before parts.
pub fn label_of<'a>(screen: &'a Value, words: &str) -> Option<&'a Value> {
    let widgets = screen["widgets"].as_array()?;
    let rank = |w: &Value| {
        let label = w["label"].as_str().unwrap_or_default();
        let button = w["role"] != "Label";
        match (label == words, label.contains(words)) {
            (true, _) => Some(if button { 0 } else { 1 }),
            (_, true) => Some(if button { 2 } else { 3 }),
            _ => None,
        }
    };
    widgets.iter().filter_map(|w| rank(w).map(|r| (r, w))).min_by_key(|(r, _)| *r).map(|(_, w)| w)
}

/// The middle of what bears this label.
pub fn place(screen: &Value, words: &str) -> Option<(i64, i64)> {
    label_of(screen, words).map(spot)
}

fn spot(thing: &Value) -> (i64, i64) {
    (thing["x"].as_i64().unwrap_or(0), thing["y"].as_i64().unwrap_or(0))
}

fn labels(screen: &Value) -> Value {
    screen["widgets"].as_array().map_or(Value::Null, |all| {
        all.iter().map(|w| w["label"].clone()).collect::<Vec<_>>().into()
    })
}
