//! Named files that nothing can be read of.
//!
//! A file that is none of ours is passed over, named or not. One that has to be something and is
//! nothing (a plan that is empty or cut off because the step that makes it has failed, a template that
//! breaks before it begins) must not end in a green run.

use std::path::Path;

use serde::de::IgnoredAny;

use super::signs::{Signs, is_meant_for_us};
use super::{STANDARD_INPUT, belongs_to_module, has_ending};
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::source::{Place, SourceFile, Span};
use crate::syntax::{SyntaxError, hcl, tree};
use crate::terraform::is_declaration;
use crate::terraform::plan::{self, PlanError};

type Fault = (DiagnosticKind, String, Span);

/// What is wrong with a file that was taken for nothing; `None` if it is somebody else's.
pub(super) fn of_nothing(file: &SourceFile) -> Option<Diagnostic> {
    let path = Path::new(&file.name);
    if belongs_to_module(path) {
        return None;
    }
    let text = stripped(file);
    let is_yaml = has_ending(path, &[".yaml", ".yml"]);
    let is_json = has_ending(path, &[".json"]) || (text.starts_with(['{', '[']) && !is_yaml);
    let fault = if is_json {
        json_fault(file, text)
    } else if is_meant_for_us(&file.text) {
        first(tree::yaml::parse(&file.text).errors)
    } else {
        None
    };
    told(file, fault)
}

/// What is wrong with configuration of which nothing is left. A named file of it may be empty, as
/// Terraform has it; standard input is not meant to be.
pub(super) fn of_configuration(file: &SourceFile) -> Option<Diagnostic> {
    let is_input = file.name.ends_with(STANDARD_INPUT);
    if is_input && stripped(file).is_empty() {
        return told(file, Some(empty()));
    }
    if has_ending(Path::new(&file.name), &[".json"]) {
        let parsed = tree::json::parse(&file.text);
        let is_lost = parsed.documents.is_empty();
        return told(file, first(parsed.errors).filter(|_| is_lost));
    }
    let parsed = hcl::parse(&file.text);
    let mut blocks = parsed.body.blocks.iter();
    let is_lost = !blocks.any(|block| is_declaration(&block.kind.name));
    told(file, first(parsed.errors).filter(|_| is_lost))
}

/// What is wrong with a file that is not text: what `terraform plan -out` makes is an archive.
pub(super) fn of_bytes(name: &str) -> Option<Diagnostic> {
    let is_json = has_ending(Path::new(name), &[".json"]);
    is_json.then(|| Diagnostic {
        kind: DiagnosticKind::Unreadable,
        message: format!("{name} is not text: {}", PlanError::Other),
        place: None,
    })
}

fn json_fault(file: &SourceFile, text: &str) -> Option<Fault> {
    if text.is_empty() {
        return Some(empty());
    }
    let parsed = tree::json::parse(&file.text);
    if let Some(document) = parsed.documents.first() {
        let (error, span) = plan::unread(&document.root)?;
        return Some((DiagnosticKind::Unsupported, error.to_string(), span));
    }
    let error = parsed.errors.into_iter().next()?;
    let is_sound = serde_json::from_str::<IgnoredAny>(text).is_ok();
    let message = match plan::broken(file, &error) {
        Some(plan) => plan.to_string(),
        // Too large or too deep for us, and nothing that we would read.
        None if is_sound && !Signs::of(text).any() => return None,
        None if is_sound => error.message,
        None => format!("this is not JSON: {}", error.message),
    };
    Some((DiagnosticKind::Syntax, message, error.span))
}

fn stripped(file: &SourceFile) -> &str {
    file.text.trim_start_matches('\u{feff}').trim()
}

fn empty() -> Fault {
    let message = "this file is empty".to_owned();
    (DiagnosticKind::Syntax, message, Span::new(0, 0))
}

fn first(errors: Vec<SyntaxError>) -> Option<Fault> {
    let error = errors.into_iter().next()?;
    Some((DiagnosticKind::Syntax, error.message, error.span))
}

fn told(file: &SourceFile, fault: Option<Fault>) -> Option<Diagnostic> {
    let (kind, message, span) = fault?;
    Some(Diagnostic::new(kind, message, Place::new(file.id, span)))
}
