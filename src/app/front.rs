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

    fn lay(name: &str, size: [u32; 2], sheet: super::super::sheet::Sheet) {
        super::super::shot::take(&picture(name), size, |world| {
            world.resource_scope(|world, mut table: Mut<OnTable>| {
                table.lay(sheet, &mut world.resource_mut::<Eye>());
            });
        })
        .unwrap();
    }

    #[test]
    fn the_survey_is_drawn() {
        use super::super::sheet::survey::tests::khasan;
        use crate::scenario::survey::Window;
        let july = Window { west: -1800, south: 600, east: 1200, north: 3000 };
        let august = Window { west: -2600, south: -2200, east: 3600, north: 4800 };
        lay("july.png", [1280, 720], khasan(july, 50).unwrap());
        lay("august.png", [1280, 720], khasan(august, 200).unwrap());
        lay("august-large.png", [2560, 1440], khasan(august, 200).unwrap());
    }

    #[test]
    fn the_sample_sheet_is_drawn() {
        lay("sample.png", [1280, 720], super::super::sample::sheet());
    }
}
