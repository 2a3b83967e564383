//! Hexes, hexsides and sets of hexes as files name them.

use crate::hex::{Dir, Hex, LineHex, Size, line};
use crate::rules::Map;
use crate::scenario::diag::Span;
use crate::scenario::diag::finding::{Expected, Items, PlaceFinding, ShapeFinding, Thing, Tuple};
use crate::scenario::survey::{
    HexGrid, Point, crossing_reach, hexes_along, hexes_inside, nearest_side, sides_along,
    steps_along,
};
use crate::scenario::syntax::names;
use crate::scenario::syntax::read::Cx;
use crate::scenario::syntax::{Kind, Node};

/// Most points of a line.
const MAX_POINTS: usize = 1000;

/// What hexes are named against: the size of the map and, over a survey, its grid.
#[derive(Clone, Copy, Debug)]
pub struct Atlas {
    /// Columns and rows.
    pub size: Size,
    /// The grid over the survey, if there is one.
    pub grid: Option<HexGrid>,
    /// What is named in metres and lies outside is left out without a word: so the
    /// files shared by several maps are read.
    pub clip: bool,
}

impl Atlas {
    /// A hex: `"1407"` as the map prints it, or metres east and north `(-250, 1950)` on
    /// a survey.
    pub fn hex(&self, cx: &mut Cx, node: &Node) -> Option<Hex> {
        match &node.kind {
            Kind::Text(text) => self.label(cx, text.trim(), node.span),
            Kind::Tuple(_) => self.metres(cx, node),
            Kind::Number(raw) => {
                cx.report(node.span, PlaceFinding::Unquoted { raw: (*raw).to_owned() });
                None
            }
            _ => {
                cx.wrong_kind(node, Expected::Hex);
                None
            }
        }
    }

    fn label(&self, cx: &mut Cx, text: &str, span: Span) -> Option<Hex> {
        let digits = self.size.digits() * 2;
        let map = self.size;
        if text.len() != digits || !text.bytes().all(|b| b.is_ascii_digit()) {
            cx.report(span, PlaceFinding::NotAHex { text: text.to_owned(), map });
            return None;
        }
        let hex = Hex::parse(text, map);
        if hex.is_none() {
            cx.report(span, PlaceFinding::HexOffMap { text: text.to_owned(), map });
        }
        hex
    }

    /// Metres east and north of the survey's origin, on the map or not.
    fn point(&self, cx: &mut Cx, node: &Node) -> Option<(HexGrid, Point)> {
        let Kind::Tuple(items) = &node.kind else { return None };
        let [x, y] = items.as_slice() else {
            cx.wrong_count(node, Tuple::Point, items.len());
            return None;
        };
        let (x, y) = (cx.number(x, -1_000_000..=1_000_000), cx.number(y, -1_000_000..=1_000_000));
        let Some(grid) = self.grid else {
            cx.report(node.span, PlaceFinding::NoSurvey);
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
        cx.report(node.span, PlaceFinding::PointOffMap { point: p, map: grid.window() });
        None
    }

    /// The hex of a point in a list; outside it is none, and no fault where that is allowed.
    fn listed(&self, cx: &mut Cx, node: &Node) -> Option<Hex> {
        if self.clip
            && let Kind::Tuple(_) = node.kind
        {
            let (grid, p) = self.point(cx, node)?;
            return Some(grid.hex_at(p)).filter(|&h| self.size.contains(h));
        }
        self.hex(cx, node)
    }

    /// A list of hexes: single ones, straight lines `"0304-0309"`, and on a survey
    /// `Within((x, y), metres)`, `Along([(x, y), …])` and `Inside([(x, y), …])`.
    pub fn hexes(&self, cx: &mut Cx, node: &Node) -> Vec<Hex> {
        let mut out = Vec::new();
        for item in cx.list(node, Items::Hexes) {
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
                Kind::Named("Along", Some(inner)) => out.extend(self.along(cx, inner)),
                Kind::Named("Inside", Some(inner)) => out.extend(self.inside(cx, inner)),
                _ => out.extend(self.listed(cx, item)),
            }
        }
        out
    }

    /// `((x, y), metres)` or `("1407", metres)`: every hex whose centre lies that near.
    fn within(&self, cx: &mut Cx, node: &Node) -> Vec<Hex> {
        let Kind::Tuple(items) = &node.kind else {
            cx.wrong_kind(node, Expected::Within);
            return Vec::new();
        };
        let [centre, radius] = items.as_slice() else {
            cx.wrong_count(node, Tuple::Within, items.len());
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

    /// `([(x, y), …])`: the hexes a line runs through.
    fn along(&self, cx: &mut Cx, node: &Node) -> Vec<Hex> {
        let Some((grid, line)) = self.line(cx, node, 2) else { return Vec::new() };
        let mut hexes = hexes_along(&grid, &line);
        hexes.retain(|&h| self.size.contains(h));
        self.some_of(cx, grid, node.span, hexes)
    }

    /// `([(x, y), …])`: the hexes whose centre lies in an outline.
    fn inside(&self, cx: &mut Cx, node: &Node) -> Vec<Hex> {
        let Some((grid, line)) = self.line(cx, node, 3) else { return Vec::new() };
        if !cx.work(line.len() * 24 * usize::from(self.size.rows), node.span) {
            return Vec::new();
        }
        let hexes = hexes_inside(&grid, &line);
        self.some_of(cx, grid, node.span, hexes)
    }

    /// `[(x, y), …]`, alone or in the brackets of a shape: the hexsides along a line.
    pub fn sides_along(&self, cx: &mut Cx, node: &Node) -> Vec<(Hex, Dir)> {
        let Some((grid, line)) = self.line(cx, node, 2) else { return Vec::new() };
        let mut sides = sides_along(&grid, &line);
        let on = |h: Hex| self.size.contains(h);
        sides.retain(|&(h, dir)| on(h) && on(h.neighbour(dir)));
        self.some_of(cx, grid, node.span, sides)
    }

    /// Reports a shape of which nothing lies on the map, where that is a fault.
    fn some_of<T>(&self, cx: &mut Cx, grid: HexGrid, span: Span, found: Vec<T>) -> Vec<T> {
        if found.is_empty() && !self.clip {
            cx.report(span, PlaceFinding::ShapeOffMap { map: grid.window() });
        }
        found
    }

    /// Points in metres, at least so many.
    fn line(&self, cx: &mut Cx, node: &Node, least: usize) -> Option<(HexGrid, Vec<Point>)> {
        let node = match &node.kind {
            Kind::Tuple(items) if items.len() == 1 => &items[0],
            _ => node,
        };
        let errors = cx.errors();
        let points = cx.some(node, MAX_POINTS, Items::Points, |cx, n| match n.kind {
            Kind::Tuple(_) => self.point(cx, n),
            _ => {
                cx.wrong_kind(n, Expected::Metres);
                None
            }
        });
        if cx.errors() > errors {
            return None;
        }
        let Some(&(grid, _)) = points.first().filter(|_| points.len() >= least) else {
            cx.report(node.span, ShapeFinding::TooFewPoints { least });
            return None;
        };
        let line: Vec<Point> = points.into_iter().map(|p| p.1).collect();
        cx.work(steps_along(&grid, &line), node.span).then_some((grid, line))
    }

    /// Hexsides: `"0304 E SE"`, or the one between two neighbours, `"0304/0305"`; on a
    /// survey `Along([(x, y), …])`, the unbroken chain nearest to a line.
    pub fn sides(&self, cx: &mut Cx, node: &Node) -> Vec<(Hex, Dir)> {
        self.sides_or(cx, node, |cx, n| {
            cx.wrong_kind(n, Expected::Hexsides);
            None
        })
    }

    /// The same for crossings, where a point stands for the stream nearest to it.
    pub fn crossings(&self, cx: &mut Cx, node: &Node, map: &Map) -> Vec<(Hex, Dir)> {
        self.sides_or(cx, node, |cx, n| match n.kind {
            Kind::Tuple(_) => self.crossing(cx, n, map),
            _ => {
                cx.wrong_kind(n, Expected::Crossing);
                None
            }
        })
    }

    fn crossing(&self, cx: &mut Cx, node: &Node, map: &Map) -> Option<(Hex, Dir)> {
        let (grid, p) = self.point(cx, node)?;
        let hex = self.listed(cx, node)?;
        let reach = crossing_reach(&grid);
        let rings = reach / grid.hex_metres().unsigned_abs() + 1;
        let rings = u16::try_from(rings).unwrap_or(1);
        if !cx.work(20 * usize::from(rings).pow(2), node.span) {
            return None;
        }
        let streams: Vec<(Hex, Dir)> = hex
            .disc(rings)
            .flat_map(|h| Dir::ALL.map(|d| (h, d)))
            .filter(|&(h, d)| map.side(h, d).stream)
            .collect();
        let found = nearest_side(&grid, &streams, p);
        if found.is_none() {
            cx.report(node.span, PlaceFinding::NoStream { point: p, reach });
        }
        found
    }

    fn sides_or(
        &self,
        cx: &mut Cx,
        node: &Node,
        mut other: impl FnMut(&mut Cx, &Node) -> Option<(Hex, Dir)>,
    ) -> Vec<(Hex, Dir)> {
        let mut out = Vec::new();
        for item in cx.list(node, Items::Hexsides) {
            match &item.kind {
                Kind::Named("Along", Some(inner)) => out.extend(self.sides_along(cx, inner)),
                Kind::Text(text) => out.extend(match text.split_once('/') {
                    Some((a, b)) => self.between(cx, a.trim(), b.trim(), item.span),
                    None => self.named_sides(cx, text, item.span),
                }),
                _ => out.extend(other(cx, item)),
            }
        }
        out
    }

    fn between(&self, cx: &mut Cx, a: &str, b: &str, span: Span) -> Vec<(Hex, Dir)> {
        let Some(from) = self.label(cx, a, span) else { return Vec::new() };
        let Some(to) = self.label(cx, b, span) else { return Vec::new() };
        match from.dir_to(to) {
            Some(dir) => vec![(from, dir)],
            None => {
                let (one, other) = (a.to_owned(), b.to_owned());
                cx.report(span, PlaceFinding::NotNeighbours { one, other });
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
                    cx.unknown(span, Thing::Hexside, word, &valid);
                }
            }
        }
        if out.is_empty() && cx.errors() == errors {
            cx.report(span, PlaceFinding::NoDirection { text: text.to_owned() });
        }
        out
    }

    /// A path through hexes: neighbours, or hexes joined by straight lines.
    pub fn path(&self, cx: &mut Cx, node: &Node) -> Vec<Hex> {
        let mut out: Vec<Hex> = Vec::new();
        for next in cx.each(node, Items::Hexes, |cx, n| self.hex(cx, n)) {
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
