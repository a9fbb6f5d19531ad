//! Names to what they name: a table that is made while this is compiled.
//!
//! Expressions call functions by name, and a scan calls millions of them, so that finding one must cost
//! no more than comparing its name.

/// Places in a table; a multiple of what it holds, so that names seldom meet.
const PLACES: usize = 1024;

/// Marks a place that is not taken.
const FREE: u8 = u8::MAX;

/// The positions of at most 255 names in the list that the table was made from.
pub struct NameTable([u8; PLACES]);

impl NameTable {
    /// A table of these names. One that stands twice is found at its first position.
    pub const fn new(names: &[&str]) -> Self {
        assert!(names.len() < FREE as usize);
        let mut places = [FREE; PLACES];
        let mut position = 0;
        while position < names.len() {
            let mut at = place(names[position]);
            while places[at] != FREE {
                at = (at + 1) % PLACES;
            }
            places[at] = position as u8;
            position += 1;
        }
        Self(places)
    }

    /// The position of a name; `is` says whether the name at a position is the one that is wanted.
    pub fn position(&self, name: &str, is: impl Fn(usize) -> bool) -> Option<usize> {
        let mut at = place(name);
        while self.0[at] != FREE {
            let position = usize::from(self.0[at]);
            if is(position) {
                return Some(position);
            }
            at = (at + 1) % PLACES;
        }
        None
    }
}

/// Where a name would stand.
const fn place(name: &str) -> usize {
    (short(name).wrapping_mul(0x9E37_79B1) >> 22) as usize % PLACES
}

/// A name's length, first and last letters, as one number: few names share it, and numbers are quickly
/// compared. Only that of no name is 0.
pub const fn short(name: &str) -> u32 {
    let bytes = name.as_bytes();
    let (first, second, last) = match bytes {
        [first, second, .., last] => (*first, *second, *last),
        [first, last] => (*first, 0, *last),
        [only] => (*only, 0, 0),
        [] => (0, 0, 0),
    };
    u32::from_le_bytes([first, second, last, bytes.len() as u8])
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 5] = ["ab", "acb", "adb", "a", ""];
    static TABLE: NameTable = NameTable::new(&NAMES);

    fn position(name: &str) -> Option<usize> {
        TABLE.position(name, |at| NAMES[at] == name)
    }

    #[test]
    fn each_name_has_its_position() {
        for (at, name) in NAMES.into_iter().enumerate() {
            assert_eq!(position(name), Some(at));
        }
    }

    #[test]
    fn other_names_have_none() {
        for name in ["b", "aeb", "abb", "öß"] {
            assert_eq!(position(name), None);
        }
    }
}
