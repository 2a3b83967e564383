//! The sheet as printed: drawn once for the zoom of the moment, with room to spare on all
//! sides, and after that only moved under the eye, pixel by pixel.
//!
//! The ink lies in many layers and has hundreds of thousands of corners. Dragging the map
//! changes none of it, and to lay it all down anew for each frame is what an adapter without
//! a graphics processor of its own cannot do.

use super::eye::Eye;
use super::{OnTable, PixelsPerPoint};
use bevy::asset::RenderAssetUsages;
use bevy::camera::visibility::RenderLayers;
use bevy::camera::{ClearColorConfig, ImageRenderTarget, RenderTarget};
use bevy::core_pipeline::core_2d::Transparent2d;
use bevy::core_pipeline::tonemapping::Tonemapping;
use bevy::ecs::system::SystemParam;
use bevy::image::ImageSampler;
use bevy::math::{IRect, IVec2, Rect};
use bevy::prelude::*;
use bevy::render::render_phase::ViewSortedRenderPhases;
use bevy::render::render_resource::{
    Extent3d, PipelineCache, TextureDimension, TextureFormat, TextureUsages,
};
use bevy::render::{Render, RenderApp, RenderSystems};
use bevy::sprite_render::AlphaMode2d;
use bevy::window::RequestRedraw;
use bevy_egui::PrimaryEguiContext;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// Where the ink lies: only the press sees it.
pub(super) const INK: RenderLayers = RenderLayers::layer(1);
/// Room round the view, as a share of it, once the map is dragged.
const ROOM: f32 = 0.3;
/// Largest print, pixels a side: what every adapter can hold.
const LARGEST: i32 = 8192;
/// Pictures that must have been drawn with the ink in them before it is taken for dry: the
/// adapter is one picture behind, and at first it still compiles its programs.
pub(super) const DRY: u32 = 3;
/// Pictures after which the press stops waiting for an adapter that never gets there.
pub(super) const PATIENCE: u32 = 2000;

/// The camera that prints.
#[derive(Component)]
pub(super) struct Press;

/// The printed sheet as it lies on the table.
#[derive(Component)]
pub(super) struct Printed;

/// Pictures drawn so far with the ink in them and no program missing.
#[derive(Resource, Clone, Default)]
pub(super) struct Drawn(pub(super) Arc<AtomicU32>);

/// What is printed.
#[derive(Resource, Default)]
pub(super) struct Print {
    /// North-west corner, metres.
    corner: Vec2,
    /// Pixels to a metre.
    scale: f32,
    /// Width and height in pixels; zero while nothing is printed.
    size: IVec2,
    /// Pictures drawn when the sheet was laid on the table.
    since: u32,
    /// Pictures waited for since then.
    waited: u32,
}

/// Registers the press.
pub(super) fn plugin(app: &mut App) {
    let drawn = Drawn::default();
    app.init_resource::<Print>().insert_resource(drawn.clone()).add_systems(Startup, set_up);
    if let Some(render) = app.get_sub_app_mut(RenderApp) {
        render.insert_resource(drawn);
        render.add_systems(Render, count.in_set(RenderSystems::Cleanup));
    }
}

/// Counts the pictures that have the ink in them.
fn count(
    drawn: Res<Drawn>,
    pipelines: Res<PipelineCache>,
    ink: Res<ViewSortedRenderPhases<Transparent2d>>,
) {
    let any = ink.values().any(|phase| !phase.items.is_empty());
    if any && pipelines.waiting_pipelines().next().is_none() {
        drawn.0.fetch_add(1, Ordering::Relaxed);
    }
}

fn set_up(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<ColorMaterial>>,
    table: Res<ClearColor>,
) {
    commands.spawn((
        Press,
        Camera2d,
        Camera {
            order: -1,
            is_active: false,
            clear_color: ClearColorConfig::Custom(table.0),
            ..default()
        },
        Msaa::Off,
        Tonemapping::None,
        INK,
    ));
    let material = ColorMaterial { alpha_mode: AlphaMode2d::Opaque, ..default() };
    commands.spawn((
        Printed,
        Mesh2d(meshes.add(Rectangle::new(1.0, 1.0))),
        MeshMaterial2d(materials.add(material)),
        Visibility::Hidden,
    ));
}

impl Print {
    /// What is printed no longer holds.
    fn spoil(&mut self, drawn: u32) {
        *self = Print { since: drawn, ..Print::default() };
    }

    /// How many pixels a north-west corner of the screen lies east and south of the print's.
    fn offset(&self, corner: Vec2) -> Vec2 {
        (corner - self.corner) * Vec2::new(self.scale, -self.scale)
    }

    /// The corner of the screen moved, by less than a pixel, to where the pixels of the
    /// print and those of the screen are the same.
    fn aligned(&self, corner: Vec2, scale: f32) -> Vec2 {
        if self.scale != scale {
            return corner;
        }
        let off = self.offset(corner);
        corner + (off.round() - off) * Vec2::new(1.0, -1.0) / scale
    }

    /// True if the print at this scale holds these pixels of the screen.
    fn reaches(&self, screen: &ScreenOnGround, needed: IRect) -> bool {
        if self.scale != screen.scale {
            return false;
        }
        let off = self.offset(screen.corner).round().as_ivec2();
        let there = IRect { min: needed.min + off, max: needed.max + off };
        there.min.cmpge(IVec2::ZERO).all() && there.max.cmple(self.size).all()
    }

    /// What is seen with room round it, to be dragged into view. While it is zoomed each
    /// print serves for one picture only.
    fn with_room(&self, screen: &ScreenOnGround, seen: IRect) -> IRect {
        let same = self.scale == screen.scale;
        let room = if same { (seen.size().as_vec2() * ROOM).as_ivec2() } else { IVec2::ZERO };
        let room = room.min((IVec2::splat(LARGEST) - seen.size()) / 2).max(IVec2::ZERO);
        IRect { min: seen.min - room, max: seen.max + room }
    }
}

/// The ground as pixels east and south of the screen's north-west corner.
fn pixels(ground: Rect, corner: Vec2, scale: f32) -> IRect {
    let (west, east) = ((ground.min.x - corner.x) * scale, (ground.max.x - corner.x) * scale);
    let (north, south) = ((corner.y - ground.max.y) * scale, (corner.y - ground.min.y) * scale);
    IRect::new(
        west.floor() as i32 - 1,
        north.floor() as i32 - 1,
        east.ceil() as i32 + 1,
        south.ceil() as i32 + 1,
    )
}

/// What is looked at, the print as it lies, and what prints are made of.
#[derive(SystemParam)]
pub(super) struct PrintRoom<'w> {
    eye: Res<'w, Eye>,
    ppp: Res<'w, PixelsPerPoint>,
    table: Res<'w, OnTable>,
    print: ResMut<'w, Print>,
    drawn: Res<'w, Drawn>,
    images: ResMut<'w, Assets<Image>>,
    materials: ResMut<'w, Assets<ColorMaterial>>,
    redraw: MessageWriter<'w, RequestRedraw>,
}

/// The screen over the ground.
#[derive(Clone, Copy)]
struct ScreenOnGround {
    /// Its north-west corner, metres.
    corner: Vec2,
    /// Pixels to a metre.
    scale: f32,
    /// Width and height in physical pixels.
    size: UVec2,
}

/// Moves the camera and, where the print does not reach, prints anew.
pub(super) fn follow(
    mut room: PrintRoom,
    mut views: Query<(&mut Transform, &mut Projection, &Camera), With<PrimaryEguiContext>>,
    mut press: Query<
        (&mut Transform, &mut Projection, &mut Camera, &mut RenderTarget),
        (With<Press>, Without<PrimaryEguiContext>),
    >,
    mut printed: Query<
        (&mut Transform, &mut Visibility, &MeshMaterial2d<ColorMaterial>),
        (With<Printed>, Without<Press>, Without<PrimaryEguiContext>),
    >,
) {
    let (Ok(view), Ok(press), Ok(printed)) =
        (views.single_mut(), press.single_mut(), printed.single_mut())
    else {
        return;
    };
    let (mut press_place, mut press_projection, mut press, mut target) = press;
    let (mut lies, mut shows, material) = printed;
    let Some(screen) = room.turn_camera(view) else { return };

    let sheet = room.table.sheet.as_ref();
    let paper = sheet.map(|_| pixels(room.eye.ground, screen.corner, screen.scale));
    let seen = window(&room.eye, room.ppp.0, screen.size);
    let needed = paper.map(|p| p.intersect(seen)).filter(|n| !n.is_empty());
    shows.set_if_neq(if needed.is_some() { Visibility::Visible } else { Visibility::Hidden });
    let printing = needed.is_some() && room.wait_until_dry();
    if press.is_active != printing {
        press.is_active = printing;
    }
    let (Some(paper), Some(needed)) = (paper, needed) else { return };
    if room.print.reaches(&screen, needed) {
        return;
    }
    let all = room.print.with_room(&screen, seen).intersect(paper);
    let size = all.size().min(IVec2::splat(LARGEST));
    let scale = screen.scale;
    room.print.corner = screen.corner + all.min.as_vec2() * Vec2::new(1.0, -1.0) / scale;
    room.print.scale = scale;
    let ground = size.as_vec2() / scale;
    let centre = room.print.corner + ground * Vec2::new(0.5, -0.5);
    press_place.set_if_neq(Transform::from_xyz(centre.x, centre.y, 100.0));
    zoom(&mut press_projection, 1.0 / scale);
    press_projection.set_changed();
    *lies = Transform::from_xyz(centre.x, centre.y, 0.0).with_scale(ground.extend(1.0));
    if room.print.size != size {
        *target = room.new_paper(size, material);
    }
    press.is_active = true;
}

impl PrintRoom<'_> {
    /// Turns the camera to the ground looked at; how the screen lies over it comes back.
    fn turn_camera(
        &mut self,
        (mut place, mut projection, camera): (Mut<Transform>, Mut<Projection>, &Camera),
    ) -> Option<ScreenOnGround> {
        let logical = camera.logical_viewport_size()?;
        let size = camera.physical_viewport_size()?;
        if self.table.is_changed() {
            self.print.spoil(self.drawn.0.load(Ordering::Relaxed));
        }
        let scale = self.eye.scale * self.ppp.0;
        // Half the screen, metres.
        let half = size.as_vec2() * 0.5 / scale;
        let native = size.x as f32 / logical.x.max(1.0);
        let middle = self.eye.to_ground((size.as_vec2() * 0.5 / self.ppp.0).to_array().into());
        let corner = self.print.aligned(middle + Vec2::new(-half.x, half.y), scale);
        let middle = corner + Vec2::new(half.x, -half.y);
        place.set_if_neq(Transform::from_xyz(middle.x, middle.y, 100.0));
        zoom(&mut projection, native / scale);
        Some(ScreenOnGround { corner, scale, size })
    }

    /// True until the ink is dry; another picture is then asked for.
    fn wait_until_dry(&mut self) -> bool {
        let drawn = self.drawn.0.load(Ordering::Relaxed);
        let dry = drawn.wrapping_sub(self.print.since) >= DRY || self.print.waited > PATIENCE;
        if !dry {
            // Nobody else asks for the pictures that are missing.
            self.print.waited += 1;
            self.redraw.write(RequestRedraw);
        }
        !dry
    }

    /// Paper of another size, laid into the press and on the table.
    fn new_paper(&mut self, size: IVec2, on: &MeshMaterial2d<ColorMaterial>) -> RenderTarget {
        self.print.size = size;
        let handle = self.images.add(blank(size.as_uvec2()));
        if let Some(mut material) = self.materials.get_mut(&on.0) {
            material.texture = Some(handle.clone());
        }
        RenderTarget::Image(ImageRenderTarget { handle, scale_factor: 1.0 })
    }
}

/// The part of the screen that panels leave free, in pixels.
fn window(eye: &Eye, ppp: f32, physical: UVec2) -> IRect {
    let v = eye.view;
    let free = IRect::new(
        (v.left() * ppp).floor() as i32,
        (v.top() * ppp).floor() as i32,
        (v.right() * ppp).ceil() as i32,
        (v.bottom() * ppp).ceil() as i32,
    );
    free.intersect(IRect { min: IVec2::ZERO, max: physical.as_ivec2() })
}

/// Metres to a logical pixel.
fn zoom(projection: &mut Mut<Projection>, want: f32) {
    if let Projection::Orthographic(o) = projection.bypass_change_detection()
        && (o.scale - want).abs() > want * 1e-6
    {
        o.scale = want;
        projection.set_changed();
    }
}

/// Paper for a print.
pub(super) fn blank(size: UVec2) -> Image {
    let mut image = Image::new_uninit(
        Extent3d { width: size.x, height: size.y, depth_or_array_layers: 1 },
        TextureDimension::D2,
        TextureFormat::Rgba8UnormSrgb,
        RenderAssetUsages::RENDER_WORLD,
    );
    image.texture_descriptor.usage |= TextureUsages::RENDER_ATTACHMENT;
    image.sampler = ImageSampler::nearest();
    image
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_screen_falls_on_the_pixels_of_the_print() {
        let print = Print { corner: Vec2::new(-310.2, 95.7), scale: 0.37, ..Print::default() };
        for corner in [Vec2::new(12.3, 4.56), Vec2::new(-4000.1, 877.7)] {
            let moved = print.aligned(corner, 0.37);
            assert!((moved - corner).length() * 0.37 < 0.72);
            let off = print.offset(moved);
            assert!((off - off.round()).length() < 0.01, "{off}");
            assert_eq!(print.aligned(corner, 0.5), corner, "another zoom, another print");
        }
    }

    #[test]
    fn pixels_run_south() {
        let ground = Rect::new(0.0, 0.0, 100.0, 50.0);
        let all = pixels(ground, Vec2::new(-10.0, 60.0), 2.0);
        assert_eq!(all, IRect::new(19, 19, 221, 121));
    }
}
