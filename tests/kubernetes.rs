//! Sets of manifests, from files to findings: each folder in `tests/data/kubernetes` is one, in the form
//! that [`cases`] has.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails where it stands"
)]

mod cases;

use cases::Platform;
use cumulint::scan;

#[test]
fn sets_of_manifests_come_to_what_is_expected() {
    cases::hold(&Platform {
        folder: "kubernetes",
        keys: &[],
        options: |_, _| scan::Options {
            threads: 1,
            ..scan::Options::default()
        },
        describe: |_, _| Vec::new(),
    });
}
