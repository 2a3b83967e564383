//! A small picture of the whole sheet, printed once when it is laid on the table.

use super::material;
use super::material::InkMaterial;
use super::press::{DRY, Drawn, PATIENCE, blank};
use super::{OnTable, color};
use crate::app::sheet::draw::draw_small;
use crate::app::sheet::palette;
use bevy::camera::visibility::RenderLayers;
use bevy::camera::{ClearColorConfig, ImageRenderTarget, RenderTarget, ScalingMode};
use bevy::core_pipeline::tonemapping::Tonemapping;
use bevy::ecs::system::SystemParam;
use bevy::image::ImageSampler;
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy_egui::{EguiTextureHandle, EguiUserTextures, egui};
use std::sync::atomic::Ordering;

/// Where the ink of the small picture lies.
const INK: RenderLayers = RenderLayers::layer(2);
/// Pixels of its longer side.
const LONGER: f32 = 400.0;

/// The small picture.
#[derive(Resource, Default)]
pub(crate) struct SmallMap {
    /// As egui knows it.
    pub texture: Option<egui::TextureId>,
    image: Option<Handle<Image>>,
    /// Pictures drawn when it was begun, and waited for since.
    since: u32,
    waited: u32,
}

/// Its ink, and the camera that prints it: gone when it is dry.
#[derive(Component)]
pub(super) struct Workshop;

/// What a picture is made of.
#[derive(SystemParam)]
pub(super) struct Supplies<'w> {
    meshes: ResMut<'w, Assets<Mesh>>,
    materials: ResMut<'w, Assets<InkMaterial>>,
    images: ResMut<'w, Assets<Image>>,
    textures: ResMut<'w, EguiUserTextures>,
}

/// Begins a picture when another sheet is laid on the table.
pub(super) fn begin(
    table: Res<OnTable>,
    drawn: Res<Drawn>,
    old: Query<Entity, With<Workshop>>,
    mut small: ResMut<SmallMap>,
    mut supplies: Supplies,
    mut commands: Commands,
) {
    for e in &old {
        commands.entity(e).despawn();
    }
    if let Some(image) = &small.image {
        supplies.textures.remove_image(image.id());
    }
    *small = SmallMap { since: drawn.0.load(Ordering::Relaxed), ..SmallMap::default() };
    let Some(sheet) = &table.sheet else { return };
    let frame = sheet.0.frame;
    let scale = LONGER / frame.width().max(frame.height()).max(1.0);
    let mut image = blank((frame.size() * scale).as_uvec2().max(UVec2::ONE));
    image.sampler = ImageSampler::linear();
    let handle = supplies.images.add(image);
    small.texture = Some(supplies.textures.add_image(EguiTextureHandle::Strong(handle.clone())));
    small.image = Some(handle.clone());
    // Strokes a little thinner than on the table.
    let pens = Vec4::new(sheet.0.layout.metres, 0.75, 0.0, 0.0);
    commands.spawn((
        Workshop,
        INK,
        Mesh2d(supplies.meshes.add(material::mesh(draw_small(&sheet.0)))),
        MeshMaterial2d(supplies.materials.add(InkMaterial { scale: pens })),
    ));
    let middle = frame.center();
    commands.spawn((
        Workshop,
        INK,
        Camera2d,
        Camera {
            order: -2,
            clear_color: ClearColorConfig::Custom(color(palette::PAPER)),
            ..default()
        },
        Projection::Orthographic(OrthographicProjection {
            scaling_mode: ScalingMode::Fixed { width: frame.width(), height: frame.height() },
            ..OrthographicProjection::default_2d()
        }),
        RenderTarget::Image(ImageRenderTarget { handle, scale_factor: 1.0 }),
        Transform::from_xyz(middle.x, middle.y, 100.0),
        Msaa::Off,
        Tonemapping::None,
    ));
}

/// Clears the workshop away when the picture is dry.
pub(super) fn end(
    drawn: Res<Drawn>,
    workshop: Query<Entity, With<Workshop>>,
    mut small: ResMut<SmallMap>,
    mut commands: Commands,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    if workshop.is_empty() {
        return;
    }
    small.waited += 1;
    redraw.write(RequestRedraw);
    let dry = drawn.0.load(Ordering::Relaxed).wrapping_sub(small.since) >= DRY;
    if dry || small.waited > PATIENCE {
        for e in &workshop {
            commands.entity(e).despawn();
        }
    }
}
