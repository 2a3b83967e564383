//! Hexes, hexsides and sets of hexes as files name them.

use super::code;
use super::diag::Span;
use super::names;
use super::read::Cx;
use super::spanned::{Kind, Node};
use super::survey::{HexGrid, Point};
use crate::hex::{Dir, Hex, LineHex, Size, line};

/// What hexes are named against: the size of the map and, over a survey, its grid.
#[derive(Clone, Copy, Debug)]
pub struct Atlas {
    /// Columns and rows.
    pub size: Size,
    /// The grid over the survey, if there is one.
    pub grid: Option<HexGrid>,
}

impl Atlas {
    /// A hex: `"1407"` as the map prints it, or metres east and north `(-250, 1950)` on
    /// a survey.
    pub fn hex(&self, cx: &mut Cx, node: &Node) -> Option<Hex> {
        match &node.kind {
            Kind::Text(text) => self.label(cx, text.trim(), node.span),
            Kind::Tuple(_) => self.metres(cx, node),
            Kind::Number(raw) => {
                let d = cx
                    .diag(code::BAD_HEX, node.span, "a hex is a text")
                    .label("its number stands in quotes")
                    .help(format!("write \"{raw}\""));
                cx.push(d);
                None
            }
            _ => {
                cx.wrong_kind(node, "a hex such as \"0304\" (or metres on a survey, `(x, y)`)");
                None
            }
        }
    }

    fn extent(&self) -> String {
        let last = self.size.hex(self.size.len().saturating_sub(1));
        let first = Hex::new(0, 0);
        format!("the map goes from {} to {}", first.label(self.size), last.label(self.size))
    }

    fn label(&self, cx: &mut Cx, text: &str, span: Span) -> Option<Hex> {
        let digits = self.size.digits() * 2;
        if text.len() != digits || !text.bytes().all(|b| b.is_ascii_digit()) {
            let d = cx
                .diag(code::BAD_HEX, span, format!("`{text}` is no hex"))
                .label(format!("{digits} digits are expected: column, then row"))
                .note(self.extent());
            cx.push(d);
            return None;
        }
        let hex = Hex::parse(text, self.size);
        if hex.is_none() {
            let message = format!("hex {text} is off the map");
            cx.error(code::OFF_MAP, span, message, &self.extent());
        }
        hex
    }

    /// Metres east and north of the survey's origin, on the map or not.
    fn point(&self, cx: &mut Cx, node: &Node) -> Option<(HexGrid, Point)> {
        let Kind::Tuple(items) = &node.kind else { return None };
        let [x, y] = items.as_slice() else {
            let message = format!("{} numbers where 2 are expected", items.len());
            cx.error(code::WRONG_COUNT, node.span, message, "metres east, metres north");
            return None;
        };
        let (x, y) = (cx.number(x, -1_000_000..=1_000_000), cx.number(y, -1_000_000..=1_000_000));
        let Some(grid) = self.grid else {
            let label = "a map without a survey has only hex numbers";
            cx.error(code::BAD_HEX, node.span, "metres need a survey", label);
            return None;
        };
        Some((grid, Point::new(x?, y?)))
    }

    fn metres(&self, cx: &mut Cx, node: &Node) -> Option<Hex> {
        let (grid, p) = self.point(cx, node)?;
        let hex = grid.hex_at(p);
        if self.size.contains(hex) {
            return Some(hex);
        }
        let w = grid.window();
        let label = format!(
            "the map goes from {} to {} m east, {} to {} m north",
            w.west, w.east, w.south, w.north
        );
        cx.error(code::OFF_MAP, node.span, format!("({}, {}) is off the map", p.x, p.y), &label);
        None
    }

    /// A list of hexes: single ones, straight lines `"0304-0309"`, and on a survey
    /// `Within((x, y), metres)`.
    pub fn hexes(&self, cx: &mut Cx, node: &Node) -> Vec<Hex> {
        let mut out = Vec::new();
        for item in cx.list(node, "hexes") {
            let steps = match &item.kind {
                Kind::Named(..) => self.size.len(),
                _ => usize::from(self.size.cols) + usize::from(self.size.rows),
            };
            if !cx.work(steps, item.span) {
                break;
            }
            match &item.kind {
                Kind::Text(text) if text.contains('-') => {
                    let (a, b) = text.split_once('-').unwrap_or_default();
                    let from = self.label(cx, a.trim(), item.span);
                    let to = from.and_then(|_| self.label(cx, b.trim(), item.span));
                    if let (Some(a), Some(b)) = (from, to) {
                        out.extend(straight(a, b));
                    }
                }
                Kind::Named("Within", Some(inner)) => out.extend(self.within(cx, inner)),
                _ => out.extend(self.hex(cx, item)),
            }
        }
        out
    }

    /// `((x, y), metres)` or `("1407", metres)`: every hex whose centre lies that near.
    fn within(&self, cx: &mut Cx, node: &Node) -> Vec<Hex> {
        let Kind::Tuple(items) = &node.kind else {
            cx.wrong_kind(node, "a place and a distance, `Within((x, y), metres)`");
            return Vec::new();
        };
        let [centre, radius] = items.as_slice() else {
            let message = format!("{} items where 2 are expected", items.len());
            cx.error(code::WRONG_COUNT, node.span, message, "a place, a distance in metres");
            return Vec::new();
        };
        let radius: Option<i64> = cx.int(radius, 0..=100_000);
        let middle = match &centre.kind {
            Kind::Tuple(_) => self.point(cx, centre),
            _ => self.hex(cx, centre).and_then(|h| self.grid.map(|g| (g, g.centre(h)))),
        };
        let (Some((grid, p)), Some(radius)) = (middle, radius) else { return Vec::new() };
        let near = |h: &Hex| {
            let c = grid.centre(*h);
            let (dx, dy) = (i64::from(c.x - p.x), i64::from(c.y - p.y));
            dx * dx + dy * dy <= radius * radius
        };
        self.size.hexes().filter(near).collect()
    }

    /// Hexsides: `"0304 E SE"`, or the one between two neighbours, `"0304/0305"`.
    pub fn sides(&self, cx: &mut Cx, node: &Node) -> Vec<(Hex, Dir)> {
        let mut out = Vec::new();
        for item in cx.list(node, "hexsides") {
            let Kind::Text(text) = &item.kind else {
                cx.wrong_kind(item, "hexsides such as \"0304 E SE\" or \"0304/0305\"");
                continue;
            };
            let found = match text.split_once('/') {
                Some((a, b)) => self.between(cx, a.trim(), b.trim(), item.span),
                None => self.named_sides(cx, text, item.span),
            };
            out.extend(found);
        }
        out
    }

    fn between(&self, cx: &mut Cx, a: &str, b: &str, span: Span) -> Vec<(Hex, Dir)> {
        let Some(from) = self.label(cx, a, span) else { return Vec::new() };
        let Some(to) = self.label(cx, b, span) else { return Vec::new() };
        match from.dir_to(to) {
            Some(dir) => vec![(from, dir)],
            None => {
                let message = format!("{a} and {b} share no side");
                cx.error(code::BAD_HEXSIDE, span, message, "these hexes are no neighbours");
                Vec::new()
            }
        }
    }

    fn named_sides(&self, cx: &mut Cx, text: &str, span: Span) -> Vec<(Hex, Dir)> {
        let mut words = text.split_whitespace();
        let Some(hex) = self.label(cx, words.next().unwrap_or(""), span) else {
            return Vec::new();
        };
        let mut out = Vec::new();
        let errors = cx.errors();
        for word in words {
            match names::DIRS.iter().find(|d| d.0 == word) {
                Some(&(_, dir)) => out.push((hex, dir)),
                None => {
                    let valid: Vec<&str> = names::DIRS.iter().map(|d| d.0).collect();
                    cx.unknown(code::BAD_HEXSIDE, span, "hexside", word, &valid);
                }
            }
        }
        if out.is_empty() && cx.errors() == errors {
            let message = format!("`{text}` names no side of the hex");
            cx.error(code::BAD_HEXSIDE, span, message, "write \"0304 E SE\" or \"0304/0305\"");
        }
        out
    }

    /// A path through hexes: neighbours, or hexes joined by straight lines.
    pub fn path(&self, cx: &mut Cx, node: &Node) -> Vec<Hex> {
        let mut out: Vec<Hex> = Vec::new();
        for next in cx.each(node, "hexes", |cx, n| self.hex(cx, n)) {
            if !cx.work(usize::from(self.size.cols) + usize::from(self.size.rows), node.span) {
                break;
            }
            match out.last() {
                Some(&last) if last != next => out.extend(straight(last, next).into_iter().skip(1)),
                Some(_) => {}
                None => out.push(next),
            }
        }
        out
    }
}

/// The hexes of a straight line, both ends with it.
fn straight(a: Hex, b: Hex) -> Vec<Hex> {
    let mut out = vec![a];
    out.extend(line(a, b).map(|l| match l {
        LineHex::One(h) | LineHex::Between(h, _) => h,
    }));
    if a != b {
        out.push(b);
    }
    out
}
