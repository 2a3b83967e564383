//! Shells and bombs that fall on some ground: a flash, thrown earth, smoke that drifts off.

use super::board::Board;
use crate::app::egui::{Color32, Pos2, Stroke, Vec2, vec2};
use crate::hex::Hex;

const FLASH: Color32 = Color32::from_rgb(0xE8, 0x8A, 0x2A);
const EARTH: Color32 = Color32::from_rgb(0x5B, 0x46, 0x30);
const SMOKE: Color32 = Color32::from_rgb(0x6E, 0x66, 0x5C);

/// Bursts in a hex over the whole bombardment.
const BURSTS: u32 = 3;
/// Share of the bombardment that one burst lasts.
const LASTS: f32 = 0.34;

/// The bombardment as it stands after a share `t` of its time.
pub(super) fn fall(b: &Board, hexes: &[Hex], t: f32) {
    for (i, &hex) in hexes.iter().enumerate().filter(|(_, h)| b.sees(**h)) {
        for k in 0..BURSTS {
            // Scattered in time and place, the same way each time it is drawn.
            let begin = chance(i as u32, k, 1) * (1.0 - LASTS);
            let age = (t - begin) / LASTS;
            if (0.0..1.0).contains(&age) {
                let off = vec2(chance(i as u32, k, 2) - 0.5, chance(i as u32, k, 3) - 0.5);
                burst(b, b.centre(hex) + off * b.eye.hex_points() * 0.8, age);
            }
        }
    }
}

/// One burst at a share of its time.
fn burst(b: &Board, at: Pos2, age: f32) {
    let size = (b.eye.hex_points() * 0.42).clamp(7.0, 30.0);
    let fade = 1.0 - age;
    // Smoke rises and drifts with the wind from the sea.
    let smoke = at + vec2(0.35, -0.7) * size * age;
    let puff = |d: Vec2, r: f32| {
        let color = SMOKE.gamma_multiply(0.5 * fade);
        b.painter.circle_filled(smoke + d * size, size * r * (0.5 + age), color);
    };
    puff(vec2(0.0, 0.0), 0.6);
    puff(vec2(0.4, -0.25), 0.42);
    puff(vec2(-0.35, -0.15), 0.38);
    if age < 0.45 {
        let part = age / 0.45;
        for k in 0..7 {
            let angle = -0.45 - k as f32 * 0.375;
            let d = vec2(angle.cos(), angle.sin());
            let stroke = Stroke::new(1.8, EARTH.gamma_multiply(1.0 - part));
            let (from, to) = (size * (0.2 + 0.5 * part), size * (0.5 + 0.9 * part));
            b.painter.line_segment([at + d * from, at + d * to], stroke);
        }
    }
    if age < 0.2 {
        b.painter.circle_filled(at, size * (0.35 + age), FLASH.gamma_multiply(1.0 - age * 3.0));
    }
}

/// A number from 0 to 1 for a burst.
fn chance(hex: u32, burst: u32, what: u32) -> f32 {
    let mut x = hex.wrapping_mul(0x9E37_79B1) ^ burst.wrapping_mul(0x85EB_CA77);
    x ^= what.wrapping_mul(0xC2B2_AE3D);
    x = (x ^ (x >> 15)).wrapping_mul(0x2C1B_3C6D);
    x = (x ^ (x >> 12)).wrapping_mul(0x297A_2D39);
    ((x ^ (x >> 15)) & 0xFFFF) as f32 / 65_536.0
}
