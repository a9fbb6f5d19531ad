//! No text may make the HCL parser panic, hang, or give a place that is not in the text.

#![no_main]

use cumulint::{source, syntax};
use libfuzzer_sys::fuzz_target;

#[path = "../../src/syntax/hcl/tests/places.rs"]
mod places;

fuzz_target!(|text: &str| places::check_places(text));
