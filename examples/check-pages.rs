//! Writes the pages of the checks: `cargo run --example check-pages`.

use std::fs;
use std::path::Path;

use cumulint::check::catalogue;
use cumulint::report::pages::pages;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let checks = docs.join("checks");
    if checks.exists() {
        fs::remove_dir_all(&checks)?;
    }
    fs::create_dir_all(&checks)?;
    for page in pages(catalogue())? {
        fs::write(docs.join(page.path), page.text)?;
    }
    Ok(())
}
