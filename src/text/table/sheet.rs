//! Words in the margin of the sheet.

/// Over the north arrow.
pub const NORTH: &str = "N";
/// At the end of the scale bar.
pub const METRES: &str = "metres";

/// At the foot of the sheet. `closed`: some ground is closed to a side.
#[must_use]
pub fn note(contour_m: i32, hex_metres: f32, closed: bool) -> String {
    let mut text = format!("Contours every {contour_m} m  ·  a hex is {hex_metres} m across");
    if closed {
        text.push_str("  ·  hatched: beyond the line a side may not cross");
    }
    text
}
