//! A `check` block to a [`Check`].

use ecow::EcoString;

use super::concept::read_types;
use super::fields::{Fields, entries, examine, is_words, literal, literals, only_label};
use super::{Faults, FilePath, Read, Rules};
use crate::check::definition::{
    Check, ControlLink, Demand, Equivalents, On, SCANNERS, Severity, Target,
};
use crate::source::Span;
use crate::syntax::hcl::ast::{Block, Expr, ExprKind};

/// Reads a check; `None` where something is missing that it cannot be without.
pub(super) fn read(
    block: &Block,
    path: FilePath<'_>,
    rules: &Rules<'_>,
    faults: &mut Faults,
) -> Option<Read<Check>> {
    let id = only_label(block, "the check's id", faults)?;
    let label = block.labels[0].span;
    examine_id(&id, label, path, faults);
    let mut fields = Fields::new(block, "a check", faults);
    let (name, title) = read_names(&mut fields, faults);
    let controls = read_controls(&mut fields, rules, faults);
    let because = fields.prose("because", faults);
    let severity = fields
        .text("severity", faults)
        .and_then(|(name, span)| severity_of(&name, span, faults));
    let since = read_since(&mut fields, faults);
    let rationale = fields.prose("rationale", faults);
    let remediation = fields.prose("remediation", faults);
    let references = read_references(&mut fields, faults);
    let equivalents = read_equivalents(&mut fields, faults);
    let retired = read_retired(&mut fields, faults);
    fields.finish(Some("on"), faults);
    let (on, blocks) = read_ons(block, rules, faults);
    let item = Check {
        id,
        name: name?,
        theme: path.folder.into(),
        title: title?,
        controls,
        because: because?,
        severity: severity?,
        since: since?,
        retired,
        rationale: rationale?,
        remediation: remediation?,
        references,
        equivalents,
        on,
    };
    Some(Read {
        item,
        file: faults.file,
        label,
        blocks,
    })
}

fn examine_id(id: &str, label: Span, path: FilePath<'_>, faults: &mut Faults) {
    let digits = id.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let is_id = digits.len() < id.len()
        && digits.len() >= 3
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_id {
        faults.tell(label, "an id is capital letters and three digits or more");
    }
    if path.stem != id {
        faults.tell(label, format!("the check's file is named `{id}.hcl`"));
    }
    if !is_words(path.folder, '-') {
        let message = "the folder that a check is in is its theme: its name is in kebab case";
        faults.tell(label, message);
    }
}

fn read_names(
    fields: &mut Fields<'_>,
    faults: &mut Faults,
) -> (Option<EcoString>, Option<EcoString>) {
    let name = fields.text("name", faults).map(|(name, span)| {
        if !is_words(&name, '-') {
            faults.tell(span, "a check's name is in kebab case");
        }
        name
    });
    let title = fields.text("title", faults).map(|(title, span)| {
        if title.ends_with('.') {
            faults.tell(span, "a title ends without a full stop");
        }
        title
    });
    (name, title)
}

fn read_controls(
    fields: &mut Fields<'_>,
    rules: &Rules<'_>,
    faults: &mut Faults,
) -> Vec<ControlLink> {
    let Some(attribute) = fields.required("controls", faults) else {
        return Vec::new();
    };
    let mut links = Vec::new();
    for (edition, _, ids) in entries(&attribute.expr, faults) {
        for (control, span) in literals(ids, faults) {
            if !(rules.is_control)(&edition, &control) {
                faults.tell(span, format!("`{edition}` has no control `{control}`"));
            }
            links.push(ControlLink {
                edition: edition.clone(),
                control,
            });
        }
    }
    if links.is_empty() {
        faults.tell(attribute.span, "a check gives evidence for a control");
    }
    links
}

fn severity_of(name: &str, span: Span, faults: &mut Faults) -> Option<Severity> {
    let severity = Severity::from_name(name);
    if severity.is_none() {
        let names: Vec<_> = Severity::ALL.iter().map(|s| s.name()).collect();
        faults.tell(
            span,
            format!("there is no severity `{name}`: {}", names.join(", ")),
        );
    }
    severity
}

fn read_since(fields: &mut Fields<'_>, faults: &mut Faults) -> Option<EcoString> {
    let (since, span) = fields.text("since", faults)?;
    let parts: Vec<_> = since.split('.').collect();
    let is_release = parts.len() == 3 && parts.iter().all(|part| part.parse::<u32>().is_ok());
    if !is_release {
        faults.tell(span, "expected a release, such as \"1.2.0\"");
    }
    Some(since)
}

fn read_references(fields: &mut Fields<'_>, faults: &mut Faults) -> Vec<EcoString> {
    let Some(attribute) = fields.required("references", faults) else {
        return Vec::new();
    };
    let references = literals(&attribute.expr, faults);
    for (reference, span) in &references {
        if !reference.starts_with("https://") {
            faults.tell(*span, "expected an address that begins with https://");
        }
    }
    references.into_iter().map(|(text, _)| text).collect()
}

fn read_equivalents(fields: &mut Fields<'_>, faults: &mut Faults) -> Vec<Equivalents> {
    let Some(attribute) = fields.take("equivalents") else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for (scanner, span, ids) in entries(&attribute.expr, faults) {
        if !SCANNERS.contains(&scanner.as_str()) {
            let known = SCANNERS.join(", ");
            faults.tell(span, format!("there is no scanner `{scanner}`: {known}"));
        }
        let ids = literals(ids, faults)
            .into_iter()
            .map(|(id, _)| id)
            .collect();
        all.push(Equivalents { scanner, ids });
    }
    all
}

fn read_retired(fields: &mut Fields<'_>, faults: &mut Faults) -> bool {
    match fields.take("retired").map(|attribute| &attribute.expr) {
        None => false,
        Some(Expr {
            kind: ExprKind::Bool(retired),
            ..
        }) => *retired,
        Some(expr) => {
            faults.tell(expr.span, "expected true or false");
            false
        }
    }
}

fn read_ons(block: &Block, rules: &Rules<'_>, faults: &mut Faults) -> (Vec<On>, Vec<Span>) {
    let mut ons = Vec::new();
    let mut headers = Vec::new();
    for on in block.body.blocks_of("on") {
        if let Some(read) = read_on(on, rules, faults) {
            ons.push(read);
            headers.push(on.header);
        }
    }
    if block.body.blocks_of("on").next().is_none() {
        faults.tell(block.header, "a check needs an `on` block");
    }
    (ons, headers)
}

fn read_on(block: &Block, rules: &Rules<'_>, faults: &mut Faults) -> Option<On> {
    for attribute in &block.body.attributes {
        examine(&attribute.expr, false, rules, faults);
    }
    let mut fields = Fields::new(block, "an `on` block", faults);
    let target = read_target(block, faults);
    let when = fields.expr("when");
    let demand = match (fields.expr("require"), fields.take("deny")) {
        (Some(require), None) => Some(Demand::Require(require)),
        (None, Some(deny)) => Some(Demand::Deny(deny.expr.clone())),
        (None, None) => {
            faults.tell(block.header, "an `on` block needs `require` or `deny`");
            None
        }
        (Some(_), Some(deny)) => {
            faults.tell(deny.span, "`deny` cannot stand beside `require`");
            None
        }
    };
    let message = fields.required("message", faults);
    let at = fields.expr("at");
    let severity = fields.expr("severity");
    if let Some(expr) = &severity
        && let ExprKind::String(_) = expr.kind
        && let Some(name) = literal(expr, faults)
    {
        severity_of(&name, expr.span, faults);
    }
    fields.finish(None, faults);
    Some(On {
        target: target?,
        when,
        demand: demand?,
        message: message?.expr.clone(),
        at,
        severity,
    })
}

fn read_target(block: &Block, faults: &mut Faults) -> Option<Target> {
    match block.labels.as_slice() {
        [] => {
            faults.tell(
                block.header,
                "`on` takes a concept, or a platform and types",
            );
            None
        }
        [concept] if crate::resource::Platform::from_name(&concept.name).is_none() => {
            Some(Target::Concept(concept.name.clone()))
        }
        [platform, types @ ..] => {
            let (platform, types) = read_types(platform, types, faults)?;
            Some(Target::Types { platform, types })
        }
    }
}
