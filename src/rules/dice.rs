//! The dice: one portable generator in the state, every draw counted.

use super::dist::Dist;
use rand::Rng as _;
use rand::SeedableRng;
use rand::rngs::Xoshiro256PlusPlus;
use serde::{Deserialize, Serialize};

/// The dice of a battle.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Dice {
    rng: Xoshiro256PlusPlus,
    draws: u64,
}

impl Dice {
    /// Dice from a seed. The seed is spread over the generator by SplitMix64, so
    /// that neighbouring seeds give unrelated battles.
    #[must_use]
    pub fn new(seed: u64) -> Dice {
        let mut bytes = [0; 32];
        let mut s = seed;
        for chunk in bytes.chunks_exact_mut(8) {
            s = s.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut z = s;
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            chunk.copy_from_slice(&(z ^ (z >> 31)).to_le_bytes());
        }
        Dice { rng: Xoshiro256PlusPlus::from_seed(bytes), draws: 0 }
    }

    /// Draws so far.
    #[must_use]
    pub const fn draws(&self) -> u64 {
        self.draws
    }

    /// A uniform number below 2^32.
    fn roll(&mut self) -> u32 {
        self.draws += 1;
        (self.rng.next_u64() >> 32) as u32
    }

    /// Draws an outcome of a distribution. A certain one costs no draw.
    pub fn draw<T: Copy>(&mut self, dist: &Dist<T>) -> T {
        if dist.is_certain() { dist.quantile(0) } else { dist.quantile(self.roll()) }
    }

    /// A number from `low` to `high`, each as likely; a certain one costs no draw.
    pub(super) fn between(&mut self, low: i32, high: i32) -> i32 {
        let count = i64::from(high) - i64::from(low) + 1;
        if count <= 1 {
            return low;
        }
        low + ((i64::from(self.roll()) * count) >> 32) as i32
    }

    /// True with probability `p` / 2^32.
    pub fn chance(&mut self, p: u64) -> bool {
        if p == 0 {
            false
        } else if p >= 1 << 32 {
            true
        } else {
            u64::from(self.roll()) < p
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_rolls_of_seed_one_never_change() {
        let mut d = Dice::new(1);
        let rolls: Vec<u32> = (0..4).map(|_| d.roll()).collect();
        assert_eq!(rolls, [3_485_847_679, 3_208_790_322, 430_144_855, 3_204_977_055]);
        assert_eq!(d.draws(), 4);
    }
}
