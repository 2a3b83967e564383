//! The map table: the sheet's ink as a mesh, printed for the zoom of the moment, and the
//! camera that follows the [`eye::Eye`].

pub(crate) mod eye;
pub(crate) mod inset;
mod material;
mod press;
pub(crate) mod small;

use crate::app::sheet::draft::Draft;
use crate::app::sheet::ink::Rgba;
use crate::app::sheet::{Sheet, draw, lettering, palette};
use crate::hex::Hex;
use crate::rules::{Field, Setup};
use bevy::camera::CameraUpdateSystems;
use bevy::core_pipeline::tonemapping::Tonemapping;
use bevy::prelude::*;
use bevy_egui::{EguiPostUpdateSet, PrimaryEguiContext};
use eye::Eye;
use material::InkMaterial;
use std::sync::Arc;

/// What lies on the table.
#[derive(Resource, Default, Clone)]
pub(crate) struct OnTable {
    /// The sheet, and its labels.
    pub sheet: Option<Arc<(Sheet, Vec<lettering::SheetLabel>)>>,
    /// The version of the field it was printed from.
    pub version: u64,
    /// What lay there before, with its version: two at one machine know the ground differently
    /// and look at it in turn.
    before: Option<(u64, Arc<(Sheet, Vec<lettering::SheetLabel>)>)>,
    draft: Draft,
}

impl OnTable {
    /// Lays the sheet of a battle on the table.
    pub(crate) fn lay(&mut self, draft: Draft, field: &Field, setup: &Setup, eye: &mut Eye) {
        self.draft = draft;
        self.before = None;
        self.sheet = None;
        self.print(field, setup);
        let Some(sheet) = &self.sheet else { return };
        eye.ground = sheet.0.paper();
        eye.hex = sheet.0.layout.metres;
        eye.whole = true;
        // The next pass takes the view anew, and fits the ground into it.
        eye.view = bevy_egui::egui::Rect::ZERO;
    }

    /// Prints the sheet again, of the field as it is now.
    pub(crate) fn print(&mut self, field: &Field, setup: &Setup) {
        let before = self.before.take().filter(|b| b.0 == field.version());
        let next = before.map_or_else(
            || {
                let sheet = self.draft.sheet(setup, field.map());
                let labels = lettering::labels(&sheet);
                Arc::new((sheet, labels))
            },
            |b| b.1,
        );
        self.before = self.sheet.replace(next).map(|sheet| (self.version, sheet));
        self.version = field.version();
    }

    /// The centre of a hex on the ground, if anything lies on the table.
    pub(crate) fn centre(&self, hex: Hex) -> Option<Vec2> {
        Some(self.sheet.as_ref()?.0.layout.centre(hex))
    }
}

/// The mesh of the sheet.
#[derive(Component)]
struct SheetMesh;

/// Pixels of the window to a point of the interface.
#[derive(Resource, Clone, Copy, PartialEq)]
pub(crate) struct PixelsPerPoint(pub f32);

/// Registers the table.
pub(crate) fn plugin(app: &mut App) {
    app.add_plugins((material::plugin, press::plugin))
        .init_resource::<OnTable>()
        .init_resource::<Eye>()
        .init_resource::<small::SmallMap>()
        .insert_resource(PixelsPerPoint(1.0))
        .insert_resource(ClearColor(color(palette::TABLE)))
        .add_systems(
            Update,
            ((redraw, small::begin).run_if(resource_changed::<OnTable>), small::end).chain(),
        )
        .add_systems(
            PostUpdate,
            (press::follow, scale_ink)
                .after(EguiPostUpdateSet::EndPass)
                .before(CameraUpdateSystems)
                .before(TransformSystems::Propagate),
        );
}

fn color(c: Rgba) -> Color {
    Color::srgba_u8(c[0], c[1], c[2], c[3])
}

/// What the one camera is made of; the window or the picture is its target.
pub(crate) fn camera() -> impl Bundle {
    // Strokes and text feather their own edges, so multisampling would only cost.
    (Camera2d, Msaa::Off, Tonemapping::None, PrimaryEguiContext)
}

/// Draws the sheet anew when another is laid on the table.
fn redraw(
    table: Res<OnTable>,
    old: Query<Entity, With<SheetMesh>>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<InkMaterial>>,
    mut commands: Commands,
) {
    for e in &old {
        commands.entity(e).despawn();
    }
    let Some(sheet) = &table.sheet else { return };
    let ink = draw::draw(&sheet.0);
    let scale = Vec4::new(sheet.0.layout.metres, 1.0, 0.0, 0.0);
    commands.spawn((
        SheetMesh,
        press::INK,
        Mesh2d(meshes.add(material::mesh(ink))),
        MeshMaterial2d(materials.add(InkMaterial { scale })),
    ));
}

/// Strokes are as wide in points at every scaling of the interface.
fn scale_ink(
    ppp: Res<PixelsPerPoint>,
    used: Query<&MeshMaterial2d<InkMaterial>>,
    mut materials: ResMut<Assets<InkMaterial>>,
) {
    for m in &used {
        if materials.get(&m.0).is_some_and(|m| m.scale.y != ppp.0)
            && let Some(mut m) = materials.get_mut(&m.0)
        {
            m.scale.y = ppp.0;
        }
    }
}
