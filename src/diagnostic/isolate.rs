//! Failures of our own, kept to the file or unit that they are about.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{Diagnostic, DiagnosticKind};

/// Does the work on `what`; a panic becomes a diagnostic.
///
/// # Errors
/// The diagnostic.
pub fn isolate<T>(what: &str, work: impl FnOnce() -> T) -> Result<T, Diagnostic> {
    // What a panic leaves half done is dropped with the closure: nothing shared is written to but
    // the store of files, which is whole after each call.
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let cause = panic
            .downcast_ref::<&str>()
            .map(|text| (*text).to_owned())
            .or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap_or_else(|| "no reason given".to_owned());
        Diagnostic {
            kind: DiagnosticKind::Internal,
            message: format!(
                "{what} could not be scanned because of a defect in cumulint: {cause}"
            ),
            place: None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_diagnostic_that_names_what_it_is_about() {
        let failed: Result<(), _> = isolate("a.tf", || panic!("number {}", 7));
        let diagnostic = failed.unwrap_err();
        assert_eq!(diagnostic.kind, DiagnosticKind::Internal);
        assert!(diagnostic.message.contains("a.tf"));
        assert!(diagnostic.message.ends_with("number 7"));
        assert_eq!(isolate("b.tf", || 1), Ok(1));
    }
}
