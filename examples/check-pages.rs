//! Writes the pages of the checks: `cargo run --example check-pages`.

use std::fs;
use std::path::Path;

use cumulint::check::catalogue;
use cumulint::report::pages::pages;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks");
    if directory.exists() {
        fs::remove_dir_all(&directory)?;
    }
    fs::create_dir_all(&directory)?;
    for page in pages(catalogue())? {
        fs::write(directory.join(page.name), page.text)?;
    }
    Ok(())
}
