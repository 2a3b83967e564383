//! Damage: texts with a few bytes changed, the same damage on every machine.

/// A small generator for the tests: same numbers everywhere.
pub struct Noise(pub u64);

impl Noise {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }
}

/// A text with a few bytes changed, cut, doubled or moved.
pub fn mutated(text: &[u8], noise: &mut Noise) -> Vec<u8> {
    const BYTES: &[u8] = b"()[]{}\",:0-9.#/*\\' \n\tNax\xE9\0";
    let mut bytes = text.to_vec();
    for _ in 0..=noise.below(4) {
        let at = noise.below(bytes.len());
        match noise.below(5) {
            _ if bytes.is_empty() => bytes.push(b'('),
            0 => bytes[at] = BYTES[noise.below(BYTES.len())],
            1 => {
                bytes.remove(at);
            }
            2 => bytes.insert(at, BYTES[noise.below(BYTES.len())]),
            3 => {
                let end = (at + noise.below(200)).min(bytes.len());
                bytes.drain(at..end);
            }
            _ => {
                let end = (at + noise.below(200)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                let to = noise.below(bytes.len());
                bytes.splice(to..to, piece);
            }
        }
    }
    bytes
}
