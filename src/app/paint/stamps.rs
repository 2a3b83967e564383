//! Small things painted many times over, such as counters and place names: each is made
//! into triangles once, and after that only put where it belongs.
//!
//! Painting a counter anew means to lay out its figures and to cut some thirty shapes into
//! triangles, and a corps has two hundred counters. While the map is dragged none of them
//! changes; moving the corners of triangles is all that is left to do.

use crate::app::egui::emath::GuiRounding;
use crate::app::egui::epaint::{ClippedShape, Vertex};
use crate::app::egui::layers::ShapeIdx;
use crate::app::egui::mutex::Mutex;
use crate::app::egui::{
    Color32, Context, FontId, Galley, Id, LayerId, Mesh, Order, Painter, Pos2, Rect, Shape, Vec2,
    epaint::Primitive, pos2,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What was not wanted in so many passes is not kept.
const LATELY: u64 = 60;
/// How many passes go by between two looks at what is to be kept.
const TIDY: u64 = 16;

/// Something made into triangles: corners about its own origin.
#[derive(Debug)]
pub(crate) struct Stamp {
    /// Places in the texture are in texels: the font texture grows, texels stay.
    vertices: Vec<Vertex>,
    indices: Vec<u32>,
    /// The box round it.
    pub bounds: Rect,
}

/// Stamps of a kind, told apart by what they show.
struct Stamps<K> {
    made: BTreeMap<K, (Arc<Stamp>, u64)>,
    pass: u64,
    pixels_per_point: f32,
    /// Laid out by the fonts of the moment: they are exchanged when this changes.
    fonts: Option<Arc<Galley>>,
}

impl<K> Default for Stamps<K> {
    fn default() -> Stamps<K> {
        Stamps { made: BTreeMap::new(), pass: u64::MAX, pixels_per_point: 0.0, fonts: None }
    }
}

impl<K: Ord> Stamps<K> {
    /// Forgets what no longer fits the fonts or the screen, and what nobody wanted lately.
    fn begin(&mut self, ctx: &Context) {
        let pass = ctx.cumulative_pass_nr();
        if pass == self.pass {
            return;
        }
        self.pass = pass;
        let fonts = ctx.fonts_mut(|f| {
            f.layout_no_wrap("0".to_owned(), FontId::default(), Color32::PLACEHOLDER)
        });
        let same = self.fonts.as_ref().is_some_and(|f| Arc::ptr_eq(f, &fonts));
        if !same || self.pixels_per_point != ctx.pixels_per_point() {
            self.made.clear();
            self.pixels_per_point = ctx.pixels_per_point();
        }
        self.fonts = Some(fonts);
        if pass.is_multiple_of(TIDY) {
            self.made.retain(|_, (_, used)| *used + LATELY > pass);
        }
    }
}

/// What is put on the screen together, one above the other.
pub(crate) struct Batch<'a, K> {
    painter: &'a Painter,
    stamps: Arc<Mutex<Stamps<K>>>,
    laid: Vec<(Arc<Stamp>, Vec2)>,
}

impl<'a, K: Ord + Send + 'static> Batch<'a, K> {
    /// Nothing yet.
    pub(crate) fn new(painter: &'a Painter) -> Batch<'a, K> {
        let ctx = painter.ctx();
        let stamps: Arc<Mutex<Stamps<K>>> =
            ctx.data_mut(|d| d.get_temp_mut_or_default::<Arc<Mutex<Stamps<K>>>>(Id::NULL).clone());
        stamps.lock().begin(ctx);
        Batch { painter, stamps, laid: Vec::new() }
    }

    /// Pixels of the screen to a point.
    pub(crate) fn pixels_per_point(&self) -> f32 {
        self.painter.pixels_per_point()
    }

    /// The stamp for this key, painted about the origin if it has not been made yet.
    pub(crate) fn stamp(&mut self, key: K, paint: impl FnOnce(&Painter)) -> Arc<Stamp> {
        let mut stamps = self.stamps.lock();
        let pass = stamps.pass;
        if let Some((stamp, used)) = stamps.made.get_mut(&key) {
            *used = pass;
            return stamp.clone();
        }
        let stamp = Arc::new(make(self.painter.ctx(), paint));
        stamps.made.insert(key, (stamp.clone(), pass));
        stamp
    }

    /// Puts a stamp with its origin at a point, or at the pixel nearest to it.
    pub(crate) fn lay(&mut self, stamp: &Arc<Stamp>, at: Pos2) {
        let at = at.round_to_pixels(self.painter.pixels_per_point()).to_vec2();
        if self.painter.clip_rect().intersects(stamp.bounds.translate(at)) {
            self.laid.push((stamp.clone(), at));
        }
    }

    /// Paints all that was laid.
    pub(crate) fn done(self) {
        if self.laid.is_empty() {
            return;
        }
        let ctx = self.painter.ctx();
        let atlas = ctx.fonts(|f| f.font_image_size());
        let at = self.painter.add(Shape::mesh(mesh(&self.laid, atlas)));
        let batch = LaidBatch {
            layer: self.painter.layer_id(),
            clip: self.painter.clip_rect(),
            at,
            laid: Arc::new(self.laid),
            atlas,
            pass: ctx.cumulative_pass_nr(),
        };
        ctx.data_mut(|d| d.get_temp_mut_or_default::<Vec<LaidBatch>>(Id::NULL).push(batch));
    }
}

/// Paints about the origin, beside what is on the screen, and keeps the triangles.
fn make(ctx: &Context, paint: impl FnOnce(&Painter)) -> Stamp {
    let layer = LayerId::new(Order::Background, Id::new("stamp"));
    paint(&Painter::new(ctx.clone(), layer, Rect::EVERYTHING));
    let list = ctx.graphics_mut(|g| std::mem::take(g.entry(layer)));
    let shapes: Vec<ClippedShape> = list.all_entries().cloned().collect();
    let size = ctx.fonts(|f| f.font_image_size()).map(|n| n as f32);
    let mut all = Mesh::default();
    for part in ctx.tessellate(shapes, ctx.pixels_per_point()) {
        if let Primitive::Mesh(mesh) = part.primitive {
            all.append(mesh);
        }
    }
    for v in &mut all.vertices {
        v.uv = pos2(v.uv.x * size[0], v.uv.y * size[1]);
    }
    Stamp { bounds: all.calc_bounds(), vertices: all.vertices, indices: all.indices }
}

/// Stamps as one mesh, for a font texture of this size.
fn mesh(laid: &[(Arc<Stamp>, Vec2)], atlas: [usize; 2]) -> Mesh {
    let texel = atlas.map(|n| 1.0 / n.max(1) as f32);
    let mut out = Mesh::default();
    out.reserve_vertices(laid.iter().map(|(s, _)| s.vertices.len()).sum());
    out.reserve_triangles(laid.iter().map(|(s, _)| s.indices.len()).sum::<usize>() / 3);
    for (stamp, at) in laid {
        let base = out.vertices.len() as u32;
        out.indices.extend(stamp.indices.iter().map(|i| i + base));
        out.vertices.extend(stamp.vertices.iter().map(|v| Vertex {
            pos: v.pos + *at,
            uv: pos2(v.uv.x * texel[0], v.uv.y * texel[1]),
            color: v.color,
        }));
    }
    out
}

/// A batch as it was painted.
#[derive(Clone)]
struct LaidBatch {
    layer: LayerId,
    clip: Rect,
    at: ShapeIdx,
    laid: Arc<Vec<(Arc<Stamp>, Vec2)>>,
    atlas: [usize; 2],
    pass: u64,
}

/// To be called when all of a pass is painted: words painted after a batch may have made
/// the font texture grow, and then the batch reads the wrong parts of it.
pub(crate) fn settle(ctx: &Context) {
    let batches =
        ctx.data_mut(|d| std::mem::take(d.get_temp_mut_or_default::<Vec<LaidBatch>>(Id::NULL)));
    let pass = ctx.cumulative_pass_nr();
    let atlas = ctx.fonts(|f| f.font_image_size());
    for batch in batches.iter().filter(|s| s.pass == pass && s.atlas != atlas) {
        let shape = Shape::mesh(mesh(&batch.laid, atlas));
        ctx.graphics_mut(|g| g.entry(batch.layer).set(batch.at, batch.clip, shape));
    }
}
