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
