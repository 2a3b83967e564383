//! Pictures without a window: the game's own renderer into an image file.

use super::error::WindowError;
use crate::app::table;
use bevy::app::SubApps;
use bevy::asset::RenderAssetUsages;
use bevy::camera::{ImageRenderTarget, RenderTarget};
use bevy::prelude::*;
use bevy::render::render_resource::{
    Extent3d, PollType, TextureDimension, TextureFormat, TextureUsages,
};
use bevy::render::renderer::RenderDevice;
use bevy::render::view::screenshot::{Screenshot, save_to_disk};
use std::path::{Path, PathBuf};

/// Renders what `set_up` puts on the table.
pub(crate) fn take(
    out: &Path,
    size: [u32; 2],
    set_up: impl FnOnce(&mut World),
) -> Result<(), WindowError> {
    super::panics::quietly(|| {
        let mut apps = start(size, set_up);
        let target = apps.main.world().resource::<PictureTarget>().0.clone();
        // The first updates lay out the panels, fit the view and build what it shows.
        for _ in 0..6 {
            update(&mut apps)?;
        }
        apps.main
            .world_mut()
            .spawn(Screenshot::image(target))
            .observe(save_to_disk(PathBuf::from(out)));
        for _ in 0..4 {
            update(&mut apps)?;
        }
        if out.exists() { Ok(()) } else { Err(WindowError::Unwritten(out.to_owned())) }
    })
}

/// The image drawn on.
#[derive(Resource)]
struct PictureTarget(Handle<Image>);

fn start(size: [u32; 2], set_up: impl FnOnce(&mut World)) -> SubApps {
    let mut app = App::new();
    super::window::add_plugins(&mut app, None);
    let mut image = Image::new_uninit(
        Extent3d { width: size[0], height: size[1], depth_or_array_layers: 1 },
        TextureDimension::D2,
        TextureFormat::Rgba8UnormSrgb,
        RenderAssetUsages::RENDER_WORLD,
    );
    image.texture_descriptor.usage |= TextureUsages::RENDER_ATTACHMENT;
    let world = app.world_mut();
    let handle = world.resource_mut::<Assets<Image>>().add(image);
    world.insert_resource(PictureTarget(handle.clone()));
    world.spawn((
        table::camera(),
        RenderTarget::Image(ImageRenderTarget { handle, scale_factor: 1.0 }),
    ));
    app.finish();
    app.cleanup();
    set_up(app.world_mut());
    std::mem::take(app.sub_apps_mut())
}

fn update(apps: &mut SubApps) -> Result<(), WindowError> {
    apps.update();
    let Some(device) = apps.main.world().get_resource::<RenderDevice>() else {
        return Err(WindowError::NoAdapter);
    };
    device
        .wgpu_device()
        .poll(PollType::Wait { submission_index: None, timeout: None })
        .map(|_| ())
        .map_err(|e| WindowError::Engine(e.to_string()))
}
