//! egui's shader, mended for the light that Bevy blends in.

use bevy::asset::Assets;
use bevy::shader::{Shader, Source};

/// egui hands over colours premultiplied before the gamma curve; blended in linear light
/// as they are, light lettering gets dark fringes. And its shader goes through the gamma
/// curve and back for every pixel, which is most of what panels cost where there is no
/// graphics processor. Here the curve is undone once for each corner. The font's texture is
/// white with its coverage as alpha; pictures have to be opaque. Says whether it found the
/// lines it changes.
pub(crate) fn mend_shader(shaders: &mut Assets<Shader>) -> bool {
    const CORNER: [&str; 2] = [
        "return VertexOutput(vec4<f32>(position, 0.0, 1.0), in.color, in.uv);",
        "let a = max(in.color.a, 0.0001);
    let color = vec4<f32>(linear_from_gamma_rgb(in.color.rgb / a) * a, in.color.a);
    return VertexOutput(vec4<f32>(position, 0.0, 1.0), color, in.uv);",
    ];
    const PIXEL: [&str; 4] = [
        "let texture_color_linear = textureSample(image_texture, image_sampler, in.uv);",
        "let texture_color_gamma = gamma_from_linear_rgba(texture_color_linear);",
        "let color_gamma = texture_color_gamma * in.color;",
        "return vec4<f32>(linear_from_gamma_rgb(color_gamma.rgb), color_gamma.a);",
    ];
    const LIGHT: &str = "let seen = texture_color_linear;
    return in.color * vec4<f32>(select(seen.rgb, vec3<f32>(seen.a), seen.a < 1.0), seen.a);";
    let handle = bevy_egui::render::EGUI_SHADER_HANDLE;
    let mended = shaders.get(&handle).and_then(|s| match &s.source {
        Source::Wgsl(text)
            if text.contains(CORNER[0]) && PIXEL.iter().all(|line| text.contains(line)) =>
        {
            let text = text.replace(CORNER[0], CORNER[1]).replace(PIXEL[3], LIGHT);
            Some(PIXEL[1..3].iter().fold(text, |t, line| t.replace(line, "")))
        }
        _ => None,
    });
    let Some(source) = mended else { return false };
    shaders.insert(&handle, Shader::from_wgsl(source, "egui.wgsl")).is_ok()
}
