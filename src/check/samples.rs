//! Definitions and units for tests, from short texts.

use std::path::PathBuf;

use ecow::EcoString;
use jiff::civil::{Date, date};

use super::definition::Definitions;
use super::read::{DefinitionFile, Rules, read};
use super::{Answer, Judged, Options, Program, judge};
use crate::diagnostic::DiagnosticKind;
use crate::expr::{Dialect, EvalError, Evaluated, FileAccess, FunctionError, Scope, evaluate};
use crate::resource::{Platform, Resource, Unit};
use crate::source::{FileId, Place, Span};
use crate::syntax::hcl::ast::{Body, Expr, Ident, Step};
use crate::syntax::hcl::{Block, parse};
use crate::value::{
    Data, Map, Origin, Reason, ReasonKind, Reference, SequenceKind, Unknown, Value,
};

/// The file that units are written in.
pub(super) const FILE: FileId = FileId::new(0);

/// The day that tests judge on.
pub(super) const TODAY: Date = date(2026, 11, 22);

/// Definitions from files, each given by its path and text. Faults fail the test.
pub(super) fn definitions(files: &[(&str, &str)]) -> Definitions {
    let files: Vec<_> = files
        .iter()
        .map(|(path, text)| DefinitionFile { path, text })
        .collect();
    let rules = Rules {
        is_control: &|_, _| true,
        is_function: &|_| true,
    };
    let (definitions, faults) = read(&files, &Definitions::default(), &rules);
    assert!(faults.is_empty(), "{faults:#?}");
    definitions
}

/// The text of a check around its `on` blocks.
pub(super) fn check(id: &str, on: &str) -> String {
    format!(
        r#"check "{id}" {{
  name        = "{name}"
  title       = "Something is wrong"
  controls    = {{ "27017:2015" = ["CLD.9.5.2"] }}
  because     = "It shows."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "It matters."
  remediation = "Mend it."
  references  = ["https://example.com/"]
{on}
}}
"#,
        name = id.to_lowercase()
    )
}

/// A unit of resources, each written as `type "name" { … }`. In the text, `input` is a value that
/// nobody has given and `ref.NAME.ATTRIBUTE` refers to another resource by its address; an attribute
/// `conditional` says why it is not certain that the resource exists.
pub(super) fn unit(text: &str) -> Unit {
    let parsed = parse(text);
    assert!(parsed.errors.is_empty(), "{:?}", parsed.errors);
    Unit {
        resources: parsed.body.blocks.iter().map(resource).collect(),
        ..Unit::new(Platform::Terraform, PathBuf::from("/"), ".".to_owned())
    }
}

/// What a check that requires `require` of every `thing` says, in order. `beside` are further definitions,
/// by file.
pub(super) fn answers(require: &str, beside: &[(&str, &str)], resources: &str) -> Vec<Answer> {
    let judged = judged(require, beside, resources);
    assert!(judged.diagnostics.is_empty(), "{:?}", judged.diagnostics);
    judged.judgements.iter().map(|one| one.answer).collect()
}

/// The same of one `thing`, which is open because a bound is reached, and told.
pub(super) fn is_bounded(require: &str, beside: &[(&str, &str)], resources: &str) -> bool {
    let judged = judged(require, beside, resources);
    let answers: Vec<Answer> = judged.judgements.iter().map(|one| one.answer).collect();
    let mut told = judged.diagnostics.iter().map(|it| it.kind);
    answers == [Answer::Undetermined] && told.any(|kind| kind == DiagnosticKind::Bound)
}

fn judged(require: &str, beside: &[(&str, &str)], resources: &str) -> Judged {
    let on = format!("on \"terraform\" \"thing\" {{\n require = {require}\n message = \"no\"\n}}");
    let check = check("TST001", &on);
    let files = [("theme/TST001.hcl", check.as_str())];
    let definitions = definitions(&[&files, beside].concat());
    let program = Program::new(&definitions, &|_| true).unwrap();
    let options = Options {
        passes: true,
        today: TODAY,
    };
    judge(&program, &unit(resources), options)
}

/// The text that a place covers.
pub(super) fn text_at(text: &str, place: Place) -> &str {
    &text[place.span.range()]
}

fn resource(block: &Block) -> Resource {
    let Data::Object(_, attributes) = body(&block.body).data else {
        panic!("a body is an object");
    };
    let mut attributes = attributes.as_ref().clone();
    let conditional = attributes.remove("conditional");
    Resource {
        platform: Platform::Terraform,
        kind: block.kind.name.clone(),
        address: block.labels[0].name.clone(),
        attributes: Value::object(attributes),
        header: Place::new(FILE, block.header),
        body: Place::new(FILE, block.span),
        conditional: conditional
            .map(|reason| Reason::new(ReasonKind::Input, reason.as_str().unwrap())),
        calls: Vec::new(),
        realm: None,
    }
}

fn body(body: &Body) -> Value {
    let mut entries = Map::new();
    for attribute in &body.attributes {
        let value = evaluate(&attribute.expr, &Text).unwrap();
        let origin = value.origin.assigned_at(Place::new(FILE, attribute.span));
        entries.insert(attribute.name.name.clone(), value.with_origin(origin));
    }
    for block in &body.blocks {
        let name = &block.kind.name;
        let mut blocks: Vec<Value> = entries
            .remove(name)
            .and_then(|before| before.as_items().map(<[Value]>::to_vec))
            .unwrap_or_default();
        blocks.push(self::body(&block.body).with_origin(at(block.header)));
        let first = blocks[0].origin.clone();
        let blocks = Value::sequence(SequenceKind::Blocks, blocks);
        entries.insert(name.clone(), blocks.with_origin(first));
    }
    Value::object(entries)
}

fn at(span: Span) -> Origin {
    Origin::at(Place::new(FILE, span))
}

/// What the text of a unit may refer to.
struct Text;

impl Scope for Text {
    fn dialect(&self) -> Dialect {
        Dialect::Terraform
    }

    fn file(&self) -> Option<FileId> {
        Some(FILE)
    }

    fn resolve(
        &self,
        root: &Ident,
        steps: &[Step],
        _: &mut dyn FnMut(&Expr) -> Evaluated,
    ) -> Result<(Value, usize), EvalError> {
        let name = |step: &Step| match step {
            Step::Attr(name) => name.name.clone(),
            _ => EcoString::new(),
        };
        Ok(match (root.name.as_str(), steps) {
            ("input", _) => {
                let reason = Reason::new(ReasonKind::Input, "input is not given");
                (Value::unknown(reason), steps.len())
            }
            ("ref", [address, attribute]) => {
                let reference = Reference::new(name(address), name(attribute));
                let unknown = Unknown::attribute(reference);
                (Value::new(Data::Unknown(unknown.into())), 2)
            }
            _ => panic!("there is no `{}` in a sample", root.name),
        })
    }

    fn call(&self, _: &Ident, _: &[Value]) -> Option<Result<Value, FunctionError>> {
        None
    }

    fn files(&self) -> Option<FileAccess<'_>> {
        None
    }
}
