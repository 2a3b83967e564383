//! A hash of a state that is the same on every build, platform and thread count:
//! FNV-1a over a canonical little-endian encoding of the serde data.

use serde::ser::{self, Serialize};
use std::fmt;

/// The hash of a state.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
pub struct StateHash(pub u64);

impl fmt::Display for StateHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Hash of any serde data: scenarios and libraries too.
#[must_use]
pub fn hash_of(value: &impl Serialize) -> u64 {
    let mut fnv = Fnv(0xcbf2_9ce4_8422_2325);
    // The encoder has no error of its own and the data have none.
    let _ = value.serialize(&mut fnv);
    fnv.0
}

struct Fnv(u64);

/// What each byte is multiplied by.
const PRIME: u64 = 0x0000_0100_0000_01b3;
/// Bytes of a number.
const NUMBER: usize = 9;
/// The powers of the prime.
const POWERS: [u64; NUMBER + 1] = {
    let mut all = [1_u64; NUMBER + 1];
    let mut i = 1;
    while i <= NUMBER {
        all[i] = all[i - 1].wrapping_mul(PRIME);
        i += 1;
    }
    all
};

impl Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = (self.0 ^ u64::from(*b)).wrapping_mul(PRIME);
        }
    }

    /// The nine low bytes of a number. Most are nought in most numbers, and to write those is to
    /// multiply once for each: all at once, by the power.
    fn number(&mut self, n: i128) {
        let used = (16 - n.leading_zeros() as usize / 8).min(NUMBER);
        self.write(&n.to_le_bytes()[..used]);
        self.0 = self.0.wrapping_mul(POWERS[NUMBER - used]);
    }
}

/// The encoder cannot fail; serde wants a type for it.
#[derive(Debug)]
struct Never(String);

impl fmt::Display for Never {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for Never {}
impl ser::Error for Never {
    fn custom<T: fmt::Display>(msg: T) -> Never {
        Never(msg.to_string())
    }
}

macro_rules! numbers {
    ($($name:ident: $ty:ty),*) => {
        $(fn $name(self, v: $ty) -> Result<(), Never> { self.number(i128::from(v)); Ok(()) })*
    };
}

impl<'a> ser::Serializer for &'a mut Fnv {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = &'a mut Fnv;
    type SerializeTuple = &'a mut Fnv;
    type SerializeTupleStruct = &'a mut Fnv;
    type SerializeTupleVariant = &'a mut Fnv;
    type SerializeMap = &'a mut Fnv;
    type SerializeStruct = &'a mut Fnv;
    type SerializeStructVariant = &'a mut Fnv;

    numbers!(serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32,
        serialize_i64: i64, serialize_u8: u8, serialize_u16: u16, serialize_u32: u32,
        serialize_u64: u64);

    fn serialize_f32(self, v: f32) -> Result<(), Never> {
        self.write(&v.to_bits().to_le_bytes());
        Ok(())
    }
    fn serialize_f64(self, v: f64) -> Result<(), Never> {
        self.write(&v.to_bits().to_le_bytes());
        Ok(())
    }
    fn serialize_char(self, v: char) -> Result<(), Never> {
        self.number(i128::from(u32::from(v)));
        Ok(())
    }
    fn serialize_str(self, v: &str) -> Result<(), Never> {
        self.number(v.len() as i128);
        self.write(v.as_bytes());
        Ok(())
    }
    fn serialize_bytes(self, v: &[u8]) -> Result<(), Never> {
        self.number(v.len() as i128);
        self.write(v);
        Ok(())
    }
    fn serialize_none(self) -> Result<(), Never> {
        self.number(0);
        Ok(())
    }
    fn serialize_some<T: Serialize + ?Sized>(self, v: &T) -> Result<(), Never> {
        self.number(1);
        v.serialize(self)
    }
    fn serialize_unit(self) -> Result<(), Never> {
        Ok(())
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Never> {
        Ok(())
    }
    fn serialize_unit_variant(self, _: &'static str, i: u32, _: &'static str) -> Result<(), Never> {
        self.number(i128::from(i));
        Ok(())
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        v: &T,
    ) -> Result<(), Never> {
        v.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        i: u32,
        _: &'static str,
        v: &T,
    ) -> Result<(), Never> {
        self.number(i128::from(i));
        v.serialize(self)
    }
    fn serialize_seq(self, len: Option<usize>) -> Result<Self, Never> {
        self.number(len.unwrap_or(0) as i128);
        Ok(self)
    }
    fn serialize_tuple(self, _: usize) -> Result<Self, Never> {
        Ok(self)
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Never> {
        Ok(self)
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        i: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Never> {
        self.number(i128::from(i));
        Ok(self)
    }
    fn serialize_map(self, len: Option<usize>) -> Result<Self, Never> {
        self.serialize_seq(len)
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Never> {
        Ok(self)
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        i: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Never> {
        self.number(i128::from(i));
        Ok(self)
    }
}

macro_rules! sequence {
    ($($tr:ident::$f:ident),*) => {$(
        impl ser::$tr for &mut Fnv {
            type Ok = ();
            type Error = Never;
            fn $f<T: Serialize + ?Sized>(&mut self, v: &T) -> Result<(), Never> {
                v.serialize(&mut **self)
            }
            fn end(self) -> Result<(), Never> { Ok(()) }
        }
    )*};
}
sequence!(
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field
);

impl ser::SerializeMap for &mut Fnv {
    type Ok = ();
    type Error = Never;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, v: &T) -> Result<(), Never> {
        v.serialize(&mut **self)
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, v: &T) -> Result<(), Never> {
        v.serialize(&mut **self)
    }
    fn end(self) -> Result<(), Never> {
        Ok(())
    }
}

macro_rules! fields {
    ($($tr:ident),*) => {$(
        impl ser::$tr for &mut Fnv {
            type Ok = ();
            type Error = Never;
            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                _: &'static str,
                v: &T,
            ) -> Result<(), Never> {
                v.serialize(&mut **self)
            }
            fn end(self) -> Result<(), Never> { Ok(()) }
        }
    )*};
}
fields!(SerializeStruct, SerializeStructVariant);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noughts_at_the_end_of_a_number_are_written_like_other_bytes() {
        for n in [0, 1, 255, 256, 65_535, 1 << 40, i128::from(u64::MAX), -1, -256] {
            let (mut fast, mut slow) = (Fnv(7), Fnv(7));
            fast.number(n);
            slow.write(&n.to_le_bytes()[..NUMBER]);
            assert_eq!(fast.0, slow.0, "{n}");
        }
    }

    #[test]
    fn the_encoding_never_changes() {
        #[derive(serde::Serialize)]
        enum E {
            A,
            B { x: Option<u16>, y: Vec<i8> },
        }
        assert_eq!(hash_of(&"khasan"), 15_985_950_149_586_618_593);
        assert_eq!(
            hash_of(&(1_u8, E::A, E::B { x: Some(7), y: vec![-1, 2] })),
            9_442_460_401_625_013_934
        );
    }
}
