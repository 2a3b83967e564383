//! The pass in which everything above the sheet is painted.

use super::table::eye::Eye;
use super::table::{OnTable, PixelsPerPoint, words};
use super::theme;
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass, egui};

/// Registers the pass.
pub(super) fn plugin(app: &mut App) {
    if let Some(mut shaders) = app.world_mut().get_resource_mut::<Assets<Shader>>() {
        theme::mend_fringes(&mut shaders);
    }
    app.add_systems(EguiPrimaryContextPass, pass);
}

fn pass(
    mut contexts: EguiContexts,
    mut eye: ResMut<Eye>,
    mut ppp: ResMut<PixelsPerPoint>,
    table: Res<OnTable>,
    mut dressed: Local<bool>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    if !*dressed {
        theme::apply(ctx);
        *dressed = true;
        return Ok(());
    }
    let screen = ctx.viewport_rect();
    eye.view = screen;
    if eye.unset {
        eye.fit();
    }
    ppp.set_if_neq(PixelsPerPoint(ctx.pixels_per_point()));
    let painter = ctx.layer_painter(egui::LayerId::background());
    if let Some(sheet) = &table.sheet {
        words::hex_numbers(&painter, &eye, &sheet.0);
        words::labels(&painter, &eye, &sheet.1);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where test pictures go.
    fn picture(name: &str) -> std::path::PathBuf {
        let dir = std::env::temp_dir().join("khasan-pictures");
        let _ = std::fs::create_dir_all(&dir);
        dir.join(name)
    }

    #[test]
    fn the_sample_sheet_is_drawn() {
        let out = picture("sample.png");
        super::super::shot::take(&out, [1280, 720], |world| {
            let sheet = super::super::sample::sheet();
            world.resource_scope(|world, mut table: Mut<OnTable>| {
                table.lay(sheet, &mut world.resource_mut::<Eye>());
            });
        })
        .unwrap();
    }
}
