//! Faces and colours of the interface: paper and ink, like the sheet.

use crate::app::egui::{
    self, Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke,
    TextStyle,
};
use crate::app::sheet::ink::Rgba;
use crate::app::sheet::lettering::Typeface;
use crate::app::sheet::palette;
use crate::app::view::shade::Shade;
use crate::rules::Side;
use std::sync::Arc;

macro_rules! face {
    ($file:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/", $file)) as &[u8]
    };
}

/// The faces shipped: family, data.
const FACES: [(&str, &[u8]); 6] = [
    ("sans", face!("PTS55F.ttf")),
    ("sans-bold", face!("PTS75F.ttf")),
    ("narrow", face!("PTN77F.ttf")),
    ("roman", face!("OldStandard-Regular.ttf")),
    ("italic", face!("OldStandard-Italic.ttf")),
    ("bold", face!("OldStandard-Bold.ttf")),
];

/// Ink of the interface.
pub(crate) const INK: Color32 = Color32::from_rgb(0x2A, 0x25, 0x20);
/// Fainter ink.
pub(crate) const FAINT: Color32 = Color32::from_rgb(0x74, 0x68, 0x58);
/// Paper of panels.
pub(crate) const PANEL: Color32 = Color32::from_rgb(0xEF, 0xE6, 0xCF);
/// Paper of fields and lists on a panel.
pub(crate) const FIELD: Color32 = Color32::from_rgb(0xF8, 0xF2, 0xE2);
/// Rules and edges.
pub(crate) const RULE: Color32 = Color32::from_rgb(0xB9, 0xA8, 0x86);
/// Soviet side.
pub(crate) const SOVIET: Color32 = Color32::from_rgb(0xA2, 0x32, 0x22);
/// Japanese side.
pub(crate) const JAPAN: Color32 = Color32::from_rgb(0x23, 0x3E, 0x66);
/// What needs heed.
pub(crate) const WARN: Color32 = Color32::from_rgb(0xB3, 0x5A, 0x12);
/// What is well.
pub(crate) const GOOD: Color32 = Color32::from_rgb(0x3F, 0x6B, 0x2E);
/// What is chosen.
pub(crate) const CHOSEN: Color32 = Color32::from_rgb(0xE2, 0xC8, 0x86);
/// How far somebody is with his thoughts.
pub(crate) const BUSY: Color32 = Color32::from_rgb(0xC9, 0xB4, 0x7A);

/// Main colour of a side.
pub(crate) const fn side(side: Side) -> Color32 {
    match side {
        Side::Soviet => SOVIET,
        Side::Japan => JAPAN,
    }
}

/// The colour of words that sound so.
pub(crate) const fn shade(shade: Shade) -> Color32 {
    match shade {
        Shade::Ordinary => INK,
        Shade::Faint => FAINT,
        Shade::Warning => WARN,
        Shade::Good => GOOD,
        Shade::Bad => SOVIET,
        Shade::Of(of) => side(of),
    }
}

/// A colour of the sheet.
pub(crate) const fn ink(c: Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied_const(c[0], c[1], c[2], c[3])
}

/// A named family at a size.
pub(crate) fn font(family: &'static str, size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(family.into()))
}

/// A face of the sheet's lettering at a size.
pub(crate) fn lettering(face: Typeface, size: f32) -> FontId {
    font(
        match face {
            Typeface::Roman => "roman",
            Typeface::Italic => "italic",
            Typeface::Bold => "bold",
            Typeface::Sans => "sans",
        },
        size,
    )
}

/// The faces, with egui's own behind them for signs ours lack.
fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (name, data) in FACES {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(data)));
        let mut chain = vec![name.to_owned()];
        chain.extend(fallback.iter().cloned());
        fonts.families.insert(FontFamily::Name(name.into()), chain.clone());
        if name == "sans" {
            fonts.families.insert(FontFamily::Proportional, chain);
        }
    }
    fonts
}

/// Dresses a context.
pub(crate) fn apply(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    ctx.set_theme(egui::Theme::Light);
    // A press and its release may lie some slow frames apart and are a click all the same.
    ctx.options_mut(|o| o.input_options.max_click_duration = 3.0);
    ctx.all_styles_mut(|style| {
        style.text_styles = [
            (TextStyle::Small, FontId::proportional(11.5)),
            (TextStyle::Body, FontId::proportional(14.0)),
            (TextStyle::Button, FontId::proportional(14.0)),
            (TextStyle::Heading, font("roman", 21.0)),
            (TextStyle::Monospace, FontId::proportional(14.0)),
        ]
        .into();
        style.spacing.item_spacing = egui::vec2(7.0, 5.0);
        style.spacing.button_padding = egui::vec2(8.0, 4.0);
        style.spacing.window_margin = Margin::same(12);
        style.interaction.tooltip_delay = 0.25;
        visuals(&mut style.visuals);
    });
}

fn visuals(v: &mut egui::Visuals) {
    v.panel_fill = PANEL;
    v.window_fill = PANEL;
    v.extreme_bg_color = FIELD;
    v.faint_bg_color = Color32::from_rgb(0xE8, 0xDD, 0xC2);
    v.window_stroke = Stroke::new(1.0, RULE);
    v.window_corner_radius = CornerRadius::same(2);
    v.menu_corner_radius = CornerRadius::same(2);
    v.window_shadow.color = Color32::from_black_alpha(70);
    v.popup_shadow.color = Color32::from_black_alpha(50);
    v.override_text_color = None;
    v.selection.bg_fill = CHOSEN;
    v.selection.stroke = Stroke::new(1.0, INK);
    v.hyperlink_color = JAPAN;
    v.warn_fg_color = WARN;
    v.error_fg_color = SOVIET;
    let w = &mut v.widgets;
    let paint = |s: &mut egui::style::WidgetVisuals, fill: Color32, edge: Color32| {
        s.bg_fill = fill;
        s.weak_bg_fill = fill;
        s.bg_stroke = Stroke::new(1.0, edge);
        s.fg_stroke = Stroke::new(1.0, INK);
        s.corner_radius = CornerRadius::same(2);
        s.expansion = 0.0;
    };
    paint(&mut w.noninteractive, PANEL, RULE);
    paint(&mut w.inactive, Color32::from_rgb(0xE6, 0xDA, 0xBC), RULE);
    paint(&mut w.hovered, Color32::from_rgb(0xF1, 0xE3, 0xB8), Color32::from_rgb(0x8A, 0x74, 0x4C));
    paint(&mut w.active, CHOSEN, INK);
    paint(&mut w.open, Color32::from_rgb(0xE9, 0xDC, 0xB8), RULE);
}

/// The colour of the table round the sheet.
pub(crate) const fn table() -> Color32 {
    ink(palette::TABLE)
}
