//! Our own checks and concepts, as the build script has left them.
//!
//! They were read, and every fault in them told, while the program was built. Starting it decodes
//! them and nothing more, and only where somebody asks.

use std::sync::OnceLock;

use super::definition::Definitions;

/// The definitions in the form that the build script writes.
static ENCODED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.postcard"));

/// The definitions that the program brings with it.
pub fn catalogue() -> &'static Definitions {
    static DECODED: OnceLock<Definitions> = OnceLock::new();
    DECODED.get_or_init(|| {
        postcard::from_bytes(ENCODED)
            .expect("the build script encoded the same types that are decoded here")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Program;
    use crate::check::load::is_function;
    use crate::check::uses::Uses;

    #[test]
    fn the_catalogue_fits_together() {
        Program::new(catalogue(), &|_| true).unwrap();
    }

    #[test]
    fn lifetimes_end_on_days_that_exist() {
        for lifetimes in &catalogue().lifetimes {
            let ends = lifetimes.ends.iter().map(|(_, day)| day);
            for day in ends.chain([&lifetimes.as_of]) {
                assert!(day.parse::<jiff::civil::Date>().is_ok(), "{day}");
            }
        }
    }

    #[test]
    fn every_function_that_is_called_exists() {
        let concepts = catalogue().concepts.iter();
        let projected = concepts.flat_map(|c| c.projections.iter().flat_map(|p| p.exprs()));
        let checks = catalogue().checks.iter();
        let asked = checks.flat_map(|check| check.on.iter().flat_map(|on| on.exprs()));
        for call in Uses::of_all(projected.chain(asked)).calls {
            assert!(is_function(&call.name), "{}", call.name);
        }
    }
}
