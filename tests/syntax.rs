//! Properties of the parser over random texts. What fails is shrunk to the shortest text that
//! still does.

use khasan::scenario::syntax::{Kind, MAX_ERRORS, Node, parse};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// The same texts in every run, so that nobody's change fails by another's luck.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        rng_seed: RngSeed::Fixed(1938),
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases)
    }
}

/// A value to be written down and read back.
#[derive(Clone, Debug)]
enum Value {
    Number(String),
    Text(String),
    Raw(String),
    Char(char),
    List(Vec<Value>),
    Tuple(Vec<Value>),
    Struct(Vec<(String, Value)>),
    Map(Vec<(Value, Value)>),
    Named(String, Option<Box<Value>>),
}

fn name() -> impl Strategy<Value = String> {
    "[A-Za-z_][A-Za-z0-9_]{0,6}"
}

/// The items of a struct; without any it would be an empty tuple.
fn fields(value: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    prop::collection::vec((name(), value), 1..5).prop_map(Value::Struct)
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        "-?[0-9]{1,6}(\\.[0-9]{1,3})?".prop_map(Value::Number),
        any::<String>().prop_map(Value::Text),
        "[a-z\"\n#(),Ж]{0,8}"
            .prop_filter("the text would end here", |t| !t.contains("\"##"))
            .prop_map(Value::Raw),
        any::<char>().prop_map(Value::Char),
        name().prop_map(|n| Value::Named(n, None)),
    ];
    leaf.prop_recursive(5, 60, 5, |inner| {
        let items = || prop::collection::vec(inner.clone(), 0..5);
        prop_oneof![
            items().prop_map(Value::List),
            items().prop_map(Value::Tuple),
            fields(inner.clone()),
            prop::collection::vec((inner.clone(), inner.clone()), 0..4).prop_map(Value::Map),
            (name(), prop_oneof![items().prop_map(Value::Tuple), fields(inner.clone())])
                .prop_map(|(n, v)| Value::Named(n, Some(Box::new(v)))),
        ]
    })
}

/// Writes values, with blanks and comments wherever they may stand.
struct Writer<'a> {
    out: String,
    blanks: std::iter::Cycle<std::slice::Iter<'a, u8>>,
}

impl Writer<'_> {
    fn token(&mut self, token: &str) {
        const BLANKS: [&str; 8] = ["", "", " ", "\n  ", "\t", "\r\n", " // \"Ж\"(\n", "/* ]\n*/"];
        let which = self.blanks.next().map_or(0, |b| usize::from(*b) % BLANKS.len());
        self.out.push_str(BLANKS[which]);
        self.out.push_str(token);
    }

    fn items<T>(&mut self, ends: [&str; 2], items: &[T], mut one: impl FnMut(&mut Self, &T)) {
        self.token(ends[0]);
        for (i, item) in items.iter().enumerate() {
            one(self, item);
            // The last comma may be left out.
            if i + 1 < items.len() || self.out.len().is_multiple_of(2) {
                self.token(",");
            }
        }
        self.token(ends[1]);
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Number(n) => self.token(n),
            Value::Text(t) => {
                let escaped = t.replace('\\', "\\\\").replace('"', "\\\"").replace('\t', "\\t");
                self.token(&format!("\"{escaped}\""));
            }
            Value::Raw(t) => self.token(&format!("r##\"{t}\"##")),
            Value::Char(c @ ('\\' | '\'')) => self.token(&format!("'\\{c}'")),
            Value::Char(c) => self.token(&format!("'{c}'")),
            Value::List(v) => self.items(["[", "]"], v, |w, v| w.value(v)),
            Value::Tuple(v) => self.items(["(", ")"], v, |w, v| w.value(v)),
            Value::Struct(v) => self.items(["(", ")"], v, |w, (name, v)| {
                w.token(name);
                w.token(":");
                w.value(v);
            }),
            Value::Map(v) => self.items(["{", "}"], v, |w, (key, v)| {
                w.value(key);
                w.token(":");
                w.value(v);
            }),
            Value::Named(name, inner) => {
                self.token(name);
                if let Some(inner) = inner {
                    self.value(inner);
                }
            }
        }
    }
}

fn written(value: &Value, blanks: &[u8]) -> String {
    let mut writer = Writer { out: String::new(), blanks: blanks.iter().cycle() };
    writer.value(value);
    writer.out
}

/// True if a tree, wherever its values stand, is the value.
fn is_it(node: &Node, value: &Value) -> bool {
    let all = |nodes: &[Node], values: &[Value]| {
        nodes.len() == values.len() && nodes.iter().zip(values).all(|(n, v)| is_it(n, v))
    };
    match (&node.kind, value) {
        (Kind::Number(a), Value::Number(b)) | (Kind::Named(a, None), Value::Named(b, None)) => {
            a == b
        }
        (Kind::Text(a), Value::Text(b) | Value::Raw(b)) => a == b,
        (Kind::Char(a), Value::Char(b)) => a == b,
        (Kind::List(a), Value::List(b)) | (Kind::Tuple(a), Value::Tuple(b)) => all(a, b),
        (Kind::Struct(a), Value::Struct(b)) => {
            let same = |(f, (name, v)): (&_, &(String, Value))| {
                let f: &khasan::scenario::syntax::NamedNode = f;
                f.name == name && is_it(&f.value, v)
            };
            a.len() == b.len() && a.iter().zip(b).all(same)
        }
        (Kind::Map(a), Value::Map(b)) => {
            a.len() == b.len()
                && a.iter().zip(b).all(|(n, v)| is_it(&n.0, &v.0) && is_it(&n.1, &v.1))
        }
        (Kind::Named(a, Some(n)), Value::Named(b, Some(v))) => a == b && is_it(n, v),
        _ => false,
    }
}

/// Every value of a tree, and the names of fields, with the span around it.
fn spans(node: &Node, out: &mut Vec<(usize, usize)>) {
    out.push((node.span.start, node.span.end));
    match &node.kind {
        Kind::List(v) | Kind::Tuple(v) => v.iter().for_each(|n| spans(n, out)),
        Kind::Struct(fields) => {
            for f in fields {
                out.push((f.span.start, f.span.end));
                spans(&f.value, out);
            }
        }
        Kind::Map(v) => {
            for (key, value) in v {
                spans(key, out);
                spans(value, out);
            }
        }
        Kind::Named(_, Some(inner)) => spans(inner, out),
        _ => {}
    }
}

/// Texts made of what the parser looks for, in any order.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "(", ")", "[", "]", "{", "}", ",", ":", "=", "\"", "'", "\\", "\\u{", "r#\"", "\"#", "#!",
        "//", "/*", "*/", "\n", " ", "a", "é", "Ж", "-1", "2.5", "Name", "true", "\u{FEFF}", "\0",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// A good text with a piece of it taken out and something put in its place.
fn damaged() -> impl Strategy<Value = String> {
    let at = || any::<prop::sample::Index>();
    (value(), prop::collection::vec(any::<u8>(), 1..20), at(), 0_usize..8, soup()).prop_map(
        |(value, blanks, at, length, instead)| {
            let text: Vec<char> = written(&value, &blanks).chars().collect();
            let from = at.index(text.len());
            let to = (from + length).min(text.len());
            let instead = instead.chars().take(6);
            text[..from].iter().copied().chain(instead).chain(text[to..].iter().copied()).collect()
        },
    )
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn whatever_the_text_the_parser_ends_and_its_places_are_in_it(
        text in prop_oneof![any::<String>(), soup(), damaged()]
    ) {
        let (root, errors) = parse(&text);
        prop_assert!(errors.len() <= MAX_ERRORS);
        let mut places: Vec<_> = errors.iter().map(|e| (e.span.start, e.span.end)).collect();
        places.extend(errors.iter().filter_map(|e| e.opened).map(|o| (o.start, o.end)));
        spans(&root, &mut places);
        for (start, end) in places {
            prop_assert!(start <= end && end <= text.len(), "{start}..{end} of {}", text.len());
            prop_assert!(text.get(start..end).is_some(), "{start}..{end} cuts a letter");
        }
        prop_assert!(!errors.is_empty() || !root.is_damaged(), "a gap without a finding");
    }

    #[test]
    fn what_is_written_is_read_back(
        value in value(),
        blanks in prop::collection::vec(any::<u8>(), 1..40),
    ) {
        let text = written(&value, &blanks);
        let (root, errors) = parse(&text);
        prop_assert!(errors.is_empty(), "{text}\n{errors:?}");
        prop_assert!(is_it(&root, &value), "{text}\n{root:?}");
        // Every value and name stands where its text is, whole and alone.
        let mut places = Vec::new();
        spans(&root, &mut places);
        for (start, end) in places {
            let here = &text[start..end];
            prop_assert!(here.trim() == here && parse(here).1.is_empty(), "{here}");
        }
    }
}
