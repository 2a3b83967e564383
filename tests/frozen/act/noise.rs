//! The computer player's own chance: for ties and for the lapses of the easy level.
//!
//! It is a hash of what is decided, not a stream: a player that starts in mid-battle
//! decides as one that was there from the beginning. The dice of the rules are never
//! touched.

/// A portable number from a seed and what the choice is about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Noise(u64);

impl Noise {
    pub(crate) const fn new(seed: u64) -> Noise {
        Noise(seed)
    }

    /// A number below `n` for a choice named by three figures.
    pub(crate) const fn below(self, n: u32, a: u32, b: u32, c: u32) -> u32 {
        let mut z = self.0 ^ ((a as u64) << 40) ^ ((b as u64) << 20) ^ c as u64;
        z = z.wrapping_add(0x9E37_79B9_7F4A_7C15);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^= z >> 31;
        if n == 0 { 0 } else { (z % n as u64) as u32 }
    }
}
