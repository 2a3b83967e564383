// Areas and strokes of the sheet. A stroke is widened here, for the zoom of the
// moment, and its edges are feathered over one pixel.
#import bevy_sprite::mesh2d_functions as mesh_functions
#import bevy_sprite::mesh2d_view_bindings::view

// x: metres across a hex; y: pixels to a point of the interface.
@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> scale: vec4<f32>;

struct Vertex {
    @builtin(instance_index) instance_index: u32,
    @location(0) position: vec3<f32>,
    @location(1) color: vec4<f32>,
    // xy: direction of widening; z: half width in points; w: half width in metres.
    @location(2) pen: vec4<f32>,
    // x: edge (-1, 1, or 0 inside an area); yz: size of a hex, in points, between which it fades in.
    @location(3) edge: vec3<f32>,
};

struct Fragment {
    @builtin(position) clip: vec4<f32>,
    @location(0) color: vec4<f32>,
    // x: pixels from the stroke's middle; y: half its width in pixels.
    @location(1) across: vec2<f32>,
};

@vertex
fn vertex(v: Vertex) -> Fragment {
    let px_per_metre = view.viewport.w * 0.5 * abs(view.clip_from_world[1][1]);
    var half = max(v.pen.z * scale.y, v.pen.w * px_per_metre);
    var reach = half + 1.0;
    if v.edge.x == 0.0 {
        half = 1.0;
        reach = 0.0;
    }
    let local = v.position.xy + v.pen.xy * (reach / px_per_metre);
    let world_from_local = mesh_functions::get_world_from_local(v.instance_index);
    var out: Fragment;
    out.clip = mesh_functions::mesh2d_position_local_to_clip(world_from_local, vec4<f32>(local, v.position.z, 1.0));
    let hex = scale.x * px_per_metre / scale.y;
    out.color = v.color;
    out.color.a *= smoothstep(v.edge.y, v.edge.z, hex);
    out.across = vec2<f32>(v.edge.x * reach, half);
    return out;
}

@fragment
fn fragment(f: Fragment) -> @location(0) vec4<f32> {
    let cover = clamp(f.across.y + 0.5 - abs(f.across.x), 0.0, min(1.0, 2.0 * f.across.y));
    return vec4<f32>(f.color.rgb, f.color.a * cover);
}
