//! A survey file, read with diagnostics.

use crate::rules::Path;
use crate::scenario::diag::Span;
use crate::scenario::diag::finding::{BattleGroup, Choice, Expected, Items, SurveyGroup, Tuple};
use crate::scenario::files::Found;
use crate::scenario::survey::{
    Border, Crossing, Depth, Hill, Island, Lettering, Name, Plain, Point, Ramp, Ridge, Ring, River,
    Road, Settlement, SettlementKind, SpinePoint, SpotHeight, Stream, Survey, SurveyArea, Water,
    Window,
};
use crate::scenario::syntax::fields::Fields;
use crate::scenario::syntax::format::format;
use crate::scenario::syntax::names;
use crate::scenario::syntax::read::Cx;
use crate::scenario::syntax::{Kind, Node};

const PATHS: &[(&str, Path)] =
    &[("Track", Path::Track), ("Road", Path::Road), ("Railway", Path::Railway)];
const DEPTHS: &[(&str, Depth)] = &[("Shallow", Depth::Shallow), ("Deep", Depth::Deep)];
const PLACES: &[(&str, SettlementKind)] = &[
    ("Village", SettlementKind::Village),
    ("Outpost", SettlementKind::Outpost),
    ("Station", SettlementKind::Station),
    ("Ferry", SettlementKind::Ferry),
];
const LETTERINGS: &[(&str, Lettering)] = &[
    ("Ground", Lettering::Ground),
    ("Hill", Lettering::Hill),
    ("Water", Lettering::Water),
    ("Country", Lettering::Country),
];

/// Reads a survey; `None` if anything in it is wrong. The scenario's file is the one
/// being read again afterwards.
pub fn read(cx: &mut Cx, file: &Found) -> Option<Survey> {
    let before = cx.current();
    let errors = cx.errors();
    cx.open(file.source());
    let root = cx.parse(&file.text);
    let survey = survey(cx, &root);
    if let Some(survey) = survey.as_ref().filter(|_| cx.errors() == errors) {
        for p in survey.problems() {
            let span = locate(&root, p.list, p.index, p.field);
            cx.report(span, p.fault);
        }
    }
    let clean = cx.errors() == errors;
    cx.switch(before);
    survey.filter(|_| clean)
}

/// Where a field of a feature stands.
fn locate(root: &Node, list: &str, index: usize, field: &str) -> Span {
    let get = |node: &'_ Node, name: &str| match &node.kind {
        Kind::Struct(fields) => fields.iter().find(|f| f.name == name).map(|f| f.value.span),
        _ => None,
    };
    let Kind::Struct(fields) = &root.kind else { return root.span };
    let Some(found) = fields.iter().find(|f| f.name == list) else {
        return Span::new(root.span.start, root.span.start + 1);
    };
    let item = match &found.value.kind {
        Kind::List(items) => items.get(index).unwrap_or(&found.value),
        _ => &found.value,
    };
    get(item, field).unwrap_or(item.span)
}

fn survey(cx: &mut Cx, root: &Node) -> Option<Survey> {
    let mut f = cx.fields(root, SurveyGroup::Survey)?;
    f.req(cx, "format", format);
    let s = Survey {
        format: 1,
        name: f.req(cx, "name", Cx::text).unwrap_or_default(),
        origin: f.req(cx, "origin", Cx::text).unwrap_or_default(),
        extent: f.req(cx, "extent", window).unwrap_or_default(),
        plain: f.opt(cx, "plain", plain).unwrap_or_default(),
        roughness: or_zero(cx, &mut f, "roughness"),
        hills: all(cx, &mut f, "hills", hill),
        ridges: all(cx, &mut f, "ridges", ridge),
        spots: all(cx, &mut f, "spots", spot),
        waters: all(cx, &mut f, "waters", water),
        rivers: all(cx, &mut f, "rivers", river),
        islands: all(cx, &mut f, "islands", island),
        areas: all(cx, &mut f, "areas", area),
        streams: all(cx, &mut f, "streams", stream),
        roads: all(cx, &mut f, "roads", road),
        settlements: all(cx, &mut f, "settlements", settlement),
        border: all(cx, &mut f, "border", border),
        names: all(cx, &mut f, "names", name),
        source: text(cx, &mut f, "source"),
    };
    f.done(cx);
    Some(s)
}

fn all<T>(
    cx: &mut Cx,
    f: &mut Fields,
    name: &'static str,
    read: impl FnMut(&mut Cx, &Node) -> Option<T>,
) -> Vec<T> {
    f.opt(cx, name, |cx, n| Some(cx.each(n, Items::Features(name), read))).unwrap_or_default()
}

fn text(cx: &mut Cx, f: &mut Fields, name: &'static str) -> String {
    f.opt(cx, name, Cx::text).unwrap_or_default()
}

fn metres(cx: &mut Cx, node: &Node) -> Option<i32> {
    cx.number(node, -1_000_000..=1_000_000)
}

fn need(cx: &mut Cx, f: &mut Fields, name: &'static str) -> i32 {
    f.req(cx, name, metres).unwrap_or_default()
}

fn or_zero(cx: &mut Cx, f: &mut Fields, name: &'static str) -> i32 {
    f.opt(cx, name, metres).unwrap_or_default()
}

fn point(cx: &mut Cx, node: &Node) -> Option<Point> {
    let Kind::Tuple(items) = &node.kind else {
        cx.wrong_kind(node, Expected::Point);
        return None;
    };
    let [x, y] = items.as_slice() else {
        cx.wrong_count(node, Tuple::Point, items.len());
        return None;
    };
    let (x, y) = (metres(cx, x), metres(cx, y));
    Some(Point::new(x?, y?))
}

fn at(cx: &mut Cx, f: &mut Fields, name: &'static str) -> Point {
    f.req(cx, name, point).unwrap_or_default()
}

fn points(cx: &mut Cx, f: &mut Fields, name: &'static str) -> Vec<Point> {
    f.req(cx, name, |cx, n| Some(cx.each(n, Items::Points, point))).unwrap_or_default()
}

fn plain(cx: &mut Cx, node: &Node) -> Option<Plain> {
    let mut f = cx.fields(node, SurveyGroup::Plain)?;
    let p = Plain {
        low: need(cx, &mut f, "low"),
        rise: need(cx, &mut f, "rise"),
        high: need(cx, &mut f, "high"),
    };
    f.done(cx);
    Some(p)
}

/// The names a feature goes by.
fn called(cx: &mut Cx, f: &mut Fields) -> (String, String, String) {
    (text(cx, f, "name"), text(cx, f, "russian"), text(cx, f, "japanese"))
}

fn hill(cx: &mut Cx, node: &Node) -> Option<Hill> {
    let mut f = cx.fields(node, SurveyGroup::Hill)?;
    let (name, russian, japanese) = called(cx, &mut f);
    let hill = Hill {
        name,
        russian,
        japanese,
        at: at(cx, &mut f, "at"),
        height: need(cx, &mut f, "height"),
        foot: need(cx, &mut f, "foot"),
        rings: all(cx, &mut f, "rings", ring),
        rocky: or_zero(cx, &mut f, "rocky"),
        ramps: all(cx, &mut f, "ramps", ramp),
        source: text(cx, &mut f, "source"),
    };
    f.done(cx);
    Some(hill)
}

fn ring(cx: &mut Cx, node: &Node) -> Option<Ring> {
    let mut f = cx.fields(node, SurveyGroup::Ring)?;
    let ring = Ring { radius: need(cx, &mut f, "radius"), height: need(cx, &mut f, "height") };
    f.done(cx);
    Some(ring)
}

fn ramp(cx: &mut Cx, node: &Node) -> Option<Ramp> {
    let mut f = cx.fields(node, SurveyGroup::Ramp)?;
    let ramp = Ramp {
        from: at(cx, &mut f, "from"),
        to: at(cx, &mut f, "to"),
        width: need(cx, &mut f, "width"),
    };
    f.done(cx);
    Some(ramp)
}

fn ridge(cx: &mut Cx, node: &Node) -> Option<Ridge> {
    let mut f = cx.fields(node, SurveyGroup::Ridge)?;
    let (name, russian, japanese) = called(cx, &mut f);
    let ridge = Ridge {
        name,
        russian,
        japanese,
        spine: all(cx, &mut f, "spine", spine),
        rocky: or_zero(cx, &mut f, "rocky"),
        ramps: all(cx, &mut f, "ramps", ramp),
        source: text(cx, &mut f, "source"),
    };
    f.done(cx);
    Some(ridge)
}

fn spine(cx: &mut Cx, node: &Node) -> Option<SpinePoint> {
    let mut f = cx.fields(node, SurveyGroup::RidgePoint)?;
    let point = SpinePoint {
        at: at(cx, &mut f, "at"),
        height: need(cx, &mut f, "height"),
        foot: need(cx, &mut f, "foot"),
    };
    f.done(cx);
    Some(point)
}

fn spot(cx: &mut Cx, node: &Node) -> Option<SpotHeight> {
    let mut f = cx.fields(node, SurveyGroup::SpotHeight)?;
    let spot = SpotHeight {
        name: text(cx, &mut f, "name"),
        at: at(cx, &mut f, "at"),
        decimetres: need(cx, &mut f, "decimetres"),
        source: text(cx, &mut f, "source"),
    };
    f.done(cx);
    Some(spot)
}

fn water(cx: &mut Cx, node: &Node) -> Option<Water> {
    let mut f = cx.fields(node, SurveyGroup::Water)?;
    let (name, russian, japanese) = called(cx, &mut f);
    let water = Water {
        name,
        russian,
        japanese,
        level: need(cx, &mut f, "level"),
        depth: f.opt(cx, "depth", |cx, n| cx.one_of(n, Choice::Depth, DEPTHS)).unwrap_or_default(),
        shore: points(cx, &mut f, "shore"),
        source: text(cx, &mut f, "source"),
    };
    f.done(cx);
    Some(water)
}

fn river(cx: &mut Cx, node: &Node) -> Option<River> {
    let mut f = cx.fields(node, SurveyGroup::River)?;
    let (name, russian, japanese) = called(cx, &mut f);
    let river = River {
        name,
        russian,
        japanese,
        level: need(cx, &mut f, "level"),
        width: need(cx, &mut f, "width"),
        thalweg: points(cx, &mut f, "thalweg"),
        source: text(cx, &mut f, "source"),
    };
    f.done(cx);
    Some(river)
}

fn island(cx: &mut Cx, node: &Node) -> Option<Island> {
    let mut f = cx.fields(node, SurveyGroup::Island)?;
    let island = Island {
        name: text(cx, &mut f, "name"),
        outline: points(cx, &mut f, "outline"),
        terrain: f
            .opt(cx, "terrain", |cx, n| cx.one_of(n, Choice::Terrain, names::TERRAINS))
            .unwrap_or_default(),
        source: text(cx, &mut f, "source"),
    };
    f.done(cx);
    Some(island)
}

fn area(cx: &mut Cx, node: &Node) -> Option<SurveyArea> {
    let mut f = cx.fields(node, SurveyGroup::Area)?;
    let area = SurveyArea {
        name: text(cx, &mut f, "name"),
        terrain: f
            .req(cx, "terrain", |cx, n| cx.one_of(n, Choice::Terrain, names::TERRAINS))
            .unwrap_or_default(),
        outline: points(cx, &mut f, "outline"),
        source: text(cx, &mut f, "source"),
    };
    f.done(cx);
    Some(area)
}

fn stream(cx: &mut Cx, node: &Node) -> Option<Stream> {
    let mut f = cx.fields(node, SurveyGroup::Stream)?;
    let stream = Stream {
        name: text(cx, &mut f, "name"),
        line: points(cx, &mut f, "line"),
        crossings: all(cx, &mut f, "crossings", crossing),
        source: text(cx, &mut f, "source"),
    };
    f.done(cx);
    Some(stream)
}

fn crossing(cx: &mut Cx, node: &Node) -> Option<Crossing> {
    let mut f = cx.fields(node, SurveyGroup::Crossing)?;
    let crossing = Crossing {
        name: text(cx, &mut f, "name"),
        at: at(cx, &mut f, "at"),
        source: text(cx, &mut f, "source"),
    };
    f.done(cx);
    Some(crossing)
}

fn road(cx: &mut Cx, node: &Node) -> Option<Road> {
    let mut f = cx.fields(node, SurveyGroup::Road)?;
    let road = Road {
        name: text(cx, &mut f, "name"),
        kind: f.req(cx, "kind", |cx, n| cx.one_of(n, Choice::Way, PATHS)).unwrap_or_default(),
        line: points(cx, &mut f, "line"),
        source: text(cx, &mut f, "source"),
    };
    f.done(cx);
    Some(road)
}

fn settlement(cx: &mut Cx, node: &Node) -> Option<Settlement> {
    let mut f = cx.fields(node, SurveyGroup::Settlement)?;
    let (name, russian, japanese) = called(cx, &mut f);
    let settlement = Settlement {
        name,
        russian,
        japanese,
        kind: f
            .opt(cx, "kind", |cx, n| cx.one_of(n, Choice::Settlement, PLACES))
            .unwrap_or_default(),
        at: at(cx, &mut f, "at"),
        radius: or_zero(cx, &mut f, "radius"),
        source: text(cx, &mut f, "source"),
    };
    f.done(cx);
    Some(settlement)
}

fn border(cx: &mut Cx, node: &Node) -> Option<Border> {
    let mut f = cx.fields(node, SurveyGroup::Border)?;
    let border = Border {
        line: points(cx, &mut f, "line"),
        soviet: at(cx, &mut f, "soviet"),
        source: text(cx, &mut f, "source"),
    };
    f.done(cx);
    Some(border)
}

fn name(cx: &mut Cx, node: &Node) -> Option<Name> {
    let mut f = cx.fields(node, SurveyGroup::Name)?;
    let name = Name {
        text: f.req(cx, "text", Cx::name).unwrap_or_default(),
        along: points(cx, &mut f, "along"),
        lettering: f
            .opt(cx, "lettering", |cx, n| cx.one_of(n, Choice::Lettering, LETTERINGS))
            .unwrap_or_default(),
        size: need(cx, &mut f, "size"),
        source: text(cx, &mut f, "source"),
    };
    f.done(cx);
    Some(name)
}

/// `(west: …, east: …, south: …, north: …)` in metres.
pub fn window(cx: &mut Cx, node: &Node) -> Option<Window> {
    let mut f = cx.fields(node, BattleGroup::Window)?;
    let metres = |cx: &mut Cx, n: &Node| cx.number(n, -1_000_000..=1_000_000);
    let west = f.req(cx, "west", metres);
    let east = f.req(cx, "east", metres);
    let south = f.req(cx, "south", metres);
    let north = f.req(cx, "north", metres);
    f.done(cx);
    Some(Window { west: west?, south: south?, east: east?, north: north? })
}
