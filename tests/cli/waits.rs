//! How long changed missions waited, in what `simulate` prints.

use super::{khasan, out};

#[test]
fn simulate_tells_how_many_changed_missions_waited_and_how_long() {
    let a = ["simulate", "khasan-6-august-south", "--games", "1"];
    let plans = ["--soviet", "ai:historical", "--japan", "ai:historical"];
    let run = |more: &[&str]| out(&khasan(&[&a[..], &plans[..], more].concat()));
    let report: serde_json::Value =
        serde_json::from_str(&run(&["--format", "json"])).expect("JSON");
    let game = &report["games"][0];
    let (text, csv) = (run(&[]), run(&["--summary", "--format", "csv"]));
    let mut all = 0;
    for (side, name) in [("soviet", "Soviet"), ("japan", "Japanese")] {
        let waits = game["mission_waits_s"][side].as_array().expect("a list");
        let n = waits.len();
        assert_eq!(game[side]["changed_missions"].as_u64(), Some(n as u64));
        let sum = &report["summary"]["mission_waits_s"][side];
        let row = csv.lines().find(|l| l.starts_with(&format!("{name} changed missions")));
        let line = text.lines().find(|l| l.starts_with(&format!("{name}: {n} changed missions")));
        assert_eq!(
            (sum.is_null(), row.is_none(), line.is_none()),
            (n == 0, n == 0, n == 0),
            "{text}"
        );
        if n > 0 {
            assert_eq!(sum["n"].as_u64(), Some(n as u64));
            assert!(waits.iter().all(|w| w.as_u64().is_some_and(|w| w <= 1800)), "{waits:?}");
        }
        all += n;
    }
    assert!(all > 0, "nobody changed his mind: {text}");
}
