//! A line that a bot wrote, as an order or a request. It is read more strictly than a save: whoever writes a
//! bot wants to know that a field of his is never looked at.

use super::bot_fault::BotFault;
use super::bot_request::BotRequest;
use crate::rules::Order;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Characters of a bot's answer that a message about it shows.
const SHOWN: usize = 80;

/// What a line says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Said {
    /// An order.
    Order(Order),
    /// A request.
    Request(BotRequest),
}

/// A request as it is written.
#[derive(Serialize, Deserialize)]
struct Asking {
    ask: BotRequest,
}

/// What a line says: `{"ask": …}` is a request, anything else is to be an order.
///
/// # Errors
/// If it is neither, or says more than one does.
pub(super) fn said(line: &[u8]) -> Result<Said, BotFault> {
    let Ok(text) = std::str::from_utf8(line) else {
        return Err(BotFault::NotText(start(&String::from_utf8_lossy(line))));
    };
    let no_order = |e: serde_json::Error| BotFault::NoOrder(e.to_string(), start(text));
    let no_request = |e: serde_json::Error| BotFault::NoRequest(e.to_string(), start(text));
    let value: Value = serde_json::from_str(text).map_err(no_order)?;
    if value.get("ask").is_some() {
        let asking: Asking = serde_json::from_str(text).map_err(no_request)?;
        strict(&value, &asking, text).map(|()| Said::Request(asking.ask))
    } else {
        let order: Order = serde_json::from_str(text).map_err(no_order)?;
        strict(&value, &order, text).map(|()| Said::Order(order))
    }
}

/// How a line begins, for a message about it.
fn start(text: &str) -> String {
    text.trim_end().chars().take(SHOWN).collect()
}

/// Whether all of what was said was read: what is written again has all that is known, and
/// nothing else.
fn strict(said: &Value, read: &impl Serialize, text: &str) -> Result<(), BotFault> {
    let read =
        serde_json::to_value(read).map_err(|e| BotFault::NoOrder(e.to_string(), start(text)))?;
    match unknown(said, &read, "") {
        None => Ok(()),
        Some(Unknown { field, within, known }) => {
            Err(BotFault::UnknownField { field, within, known, line: start(text) })
        }
    }
}

/// A field that was said and not read.
struct Unknown {
    field: String,
    within: String,
    known: Vec<String>,
}

/// The first field in `said` that `read` lacks; `at`: where both stand.
fn unknown(said: &Value, read: &Value, at: &str) -> Option<Unknown> {
    let sub = |name: &str| if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") };
    match (said, read) {
        (Value::Object(said), Value::Object(read)) => said.iter().find_map(|(field, value)| {
            let Some(known) = read.get(field) else {
                return Some(Unknown {
                    field: field.clone(),
                    within: at.to_owned(),
                    known: read.keys().cloned().collect(),
                });
            };
            unknown(value, known, &sub(field))
        }),
        (Value::Array(said), Value::Array(read)) => said
            .iter()
            .zip(read)
            .enumerate()
            .find_map(|(i, (said, read))| unknown(said, read, &sub(&i.to_string()))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{FirePolicy, Hex, Side, UnitId};

    fn order(line: &[u8]) -> Result<Order, BotFault> {
        said(line).map(|said| match said {
            Said::Order(order) => order,
            Said::Request(request) => panic!("{request:?}"),
        })
    }

    #[test]
    fn a_request_is_read_as_strictly() {
        let unit = UnitId { side: Side::Soviet, index: 3 };
        let asked = |line: &str| said(line.as_bytes());
        let is = |line: &str, request: BotRequest| {
            assert_eq!(asked(line), Ok(Said::Request(request)), "{line}");
        };
        is(r#"{"ask": "units"}"#, BotRequest::Units);
        is(r#"{"ask": {"reach": {"side": "Soviet", "index": 3}}}"#, BotRequest::Reach(unit));
        is(r#"{"ask": {"forecasts": ["EndTurn"]}}"#, BotRequest::Forecasts(vec![Order::EndTurn]));
        is(r#"{"ask": {"sees": {"q": 1, "r": 2}}}"#, BotRequest::Sees(Hex::new(1, 2)));
        for (line, known) in [
            (r#"{"ask": {"reich": {"side": "Soviet", "index": 3}}}"#, "`reach`"),
            (r#"{"ask": "reach"}"#, "expected"),
            (r#"{"ask": {"reach": {"index": 3}}}"#, "missing field `side`"),
            (r#"{"ask": null}"#, "expected"),
        ] {
            let fault = asked(line);
            let told = matches!(&fault, Err(BotFault::NoRequest(why, _)) if why.contains(known));
            assert!(told, "{line}: {fault:?}");
        }
        for (line, surplus) in [
            (r#"{"ask": {"reach": {"side": "Soviet", "index": 3, "far": 1}}}"#, "far"),
            (
                r#"{"ask": {"forecast": {"Rally": {"unit": ["Soviet", 3], "seconds": 9, "x": 1}}}}"#,
                "x",
            ),
            (r#"{"ask": "units", "id": 7}"#, "id"),
        ] {
            let fault = asked(line);
            let told =
                matches!(&fault, Err(BotFault::UnknownField { field, .. }) if field == surplus);
            assert!(told, "{line}: {fault:?}");
        }
    }

    #[test]
    fn an_answer_is_an_order_and_nothing_else() {
        let unit = UnitId { side: Side::Soviet, index: 3 };
        let hold = Order::Policy { unit, policy: FirePolicy::Hold };
        let plain = r#"{"Policy": {"unit": {"side": "Soviet", "index": 3}, "policy": "Hold"}}"#;
        let short = r#"{"Policy": {"unit": ["Soviet", 3], "policy": "Hold"}}"#;
        for line in [plain, short, &format!("  {plain}\r\n")] {
            assert_eq!(order(line.as_bytes()), Ok(hold.clone()), "{line}");
        }
        for line in ["\"EndTurn\"\n", "{\"EndTurn\": null}"] {
            assert_eq!(order(line.as_bytes()), Ok(Order::EndTurn), "{line}");
        }
    }

    #[test]
    fn a_field_too_many_is_named() {
        let extra = |line: &str| match order(line.as_bytes()) {
            Err(BotFault::UnknownField { field, within, known, .. }) => {
                (field, within, known.join(" "))
            }
            other => panic!("{line}: {other:?}"),
        };
        let of = |field: &str, within: &str, known: &str| {
            (field.to_owned(), within.to_owned(), known.to_owned())
        };
        assert_eq!(
            extra(
                r#"{"Rally": {"unit": {"side": "Soviet", "index": 0}, "seconds": 9, "hury": 1}}"#
            ),
            of("hury", "Rally", "seconds unit")
        );
        assert_eq!(
            extra(r#"{"Rally": {"unit": {"side": "Soviet", "index": 0, "x": 1}, "seconds": 9}}"#),
            of("x", "Rally.unit", "index side")
        );
        assert_eq!(
            extra(
                r#"{"Move": {"unit": {"side": "Soviet", "index": 0},
                    "path": [{"q": 1, "r": 2}, {"q": 1, "r": 3, "s": 0}]}}"#
            ),
            of("s", "Move.path.1", "q r")
        );
    }

    #[test]
    fn what_is_no_order_is_told_with_its_beginning() {
        let long = "x".repeat(500);
        for line in ["", "nonsense", "{\"Fly\": {}}", "\"EndTurn\" \"EndTurn\"", &long] {
            match order(line.as_bytes()) {
                Err(BotFault::NoOrder(_, start)) => {
                    assert!(line.starts_with(&start) && start.len() <= SHOWN, "{line}");
                }
                other => panic!("{line}: {other:?}"),
            }
        }
        let bytes = order(b"\"EndTurn\xff\"\n");
        assert!(matches!(&bytes, Err(BotFault::NotText(start)) if start.starts_with("\"EndTurn")));
        let deep = "[".repeat(100_000);
        assert!(matches!(order(deep.as_bytes()), Err(BotFault::NoOrder(..))));
    }

    /// Whatever a broken program writes, it is an order or a fault.
    #[test]
    fn no_mutation_of_an_answer_panics() {
        let answers = [
            r#"{"Move":{"unit":{"side":"Soviet","index":0},"path":[{"q":3,"r":4}]}}"#,
            r#"{"Fire":{"unit":{"side":"Japan","index":9},"target":{"Contact":2},"seconds":60}}"#,
            r#"{"ask":{"way":{"unit":{"side":"Japan","index":9},"to":[{"q":3,"r":4}]}}}"#,
            r#""EndTurn""#,
        ];
        let mut number: u64 = 1938;
        let mut below = |n: usize| {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (number >> 33) as usize % n
        };
        let (mut orders, mut faults) = (0, 0);
        for i in 0..10_000 {
            let mut line = answers[i % answers.len()].as_bytes().to_vec();
            for _ in 0..below(3) + 1 {
                let at = below(line.len());
                match below(3) {
                    0 => line[at] = below(256) as u8,
                    1 => drop(line.remove(at)),
                    _ => line.insert(at, b"{}[]\",:0-e\\"[below(11)]),
                }
            }
            match said(&line) {
                Ok(_) => orders += 1,
                Err(fault) => {
                    let said = fault.to_string();
                    assert!(!said.chars().any(char::is_control) && said.len() < 2000, "{said}");
                    faults += 1;
                }
            }
        }
        assert!(orders > 10 && faults > 5000, "{orders} orders, {faults} faults");
    }
}
