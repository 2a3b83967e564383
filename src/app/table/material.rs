//! Ink on the graphics adapter.

use crate::app::sheet::ink::{Ink, Rgba};
use bevy::asset::{RenderAssetUsages, embedded_asset};
use bevy::mesh::{Indices, MeshVertexAttribute, MeshVertexBufferLayoutRef};
use bevy::prelude::*;
use bevy::reflect::TypePath;
use bevy::render::render_resource::{
    AsBindGroup, PrimitiveTopology, RenderPipelineDescriptor, SpecializedMeshPipelineError,
    VertexFormat,
};
use bevy::shader::ShaderRef;
use bevy::sprite_render::{AlphaMode2d, Material2d, Material2dKey, Material2dPlugin};

/// Direction of widening, half width in points, half width in metres.
const PEN: MeshVertexAttribute =
    MeshVertexAttribute::new("InkPen", 0x4b48_0001, VertexFormat::Float32x4);
/// Edge, and the sizes of a hex between which the ink fades in.
const EDGE: MeshVertexAttribute =
    MeshVertexAttribute::new("InkEdge", 0x4b48_0002, VertexFormat::Float32x3);

/// Registers the ink.
pub(super) fn plugin(app: &mut App) {
    embedded_asset!(app, "ink.wgsl");
    app.add_plugins(Material2dPlugin::<InkMaterial>::default());
}

/// The one material of the sheet; the colours are in the vertices.
#[derive(Asset, TypePath, AsBindGroup, Debug, Clone)]
pub(super) struct InkMaterial {
    /// Metres across a hex, pixels to a point; the rest is unused.
    #[uniform(0)]
    pub scale: Vec4,
}

impl Material2d for InkMaterial {
    fn vertex_shader() -> ShaderRef {
        "embedded://khasan/app/table/ink.wgsl".into()
    }

    fn fragment_shader() -> ShaderRef {
        "embedded://khasan/app/table/ink.wgsl".into()
    }

    fn alpha_mode(&self) -> AlphaMode2d {
        AlphaMode2d::Blend
    }

    fn specialize(
        descriptor: &mut RenderPipelineDescriptor,
        layout: &MeshVertexBufferLayoutRef,
        _key: Material2dKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        descriptor.vertex.buffers = vec![layout.0.get_layout(&[
            Mesh::ATTRIBUTE_POSITION.at_shader_location(0),
            Mesh::ATTRIBUTE_COLOR.at_shader_location(1),
            PEN.at_shader_location(2),
            EDGE.at_shader_location(3),
        ])?];
        // Strokes turn both ways.
        descriptor.primitive.cull_mode = None;
        Ok(())
    }
}

/// The ink as one mesh.
pub(super) fn mesh(ink: Ink) -> Mesh {
    let v = &ink.vertices;
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(
            Mesh::ATTRIBUTE_POSITION,
            v.iter().map(|v| [v.at.x, v.at.y, 0.0]).collect::<Vec<_>>(),
        )
        .with_inserted_attribute(
            Mesh::ATTRIBUTE_COLOR,
            v.iter().map(|v| linear(v.color)).collect::<Vec<_>>(),
        )
        .with_inserted_attribute(
            PEN,
            v.iter().map(|v| [v.normal.x, v.normal.y, v.half_px, v.half_m]).collect::<Vec<_>>(),
        )
        .with_inserted_attribute(
            EDGE,
            v.iter().map(|v| [v.edge, v.fade[0], v.fade[1]]).collect::<Vec<_>>(),
        )
        .with_inserted_indices(Indices::U32(ink.indices))
}

fn linear(c: Rgba) -> [f32; 4] {
    LinearRgba::from(Srgba::rgba_u8(c[0], c[1], c[2], c[3])).to_f32_array()
}
