//! Functions that lead somewhere else: to parameters and resources, to other stacks, to AWS.

use ecow::eco_format;

use super::super::evaluator::Evaluator;
use super::super::fault::{Answer, Fault};
use super::{Call, derived, scalar_text};
use crate::syntax::tree::NodeKind;
use crate::value::{Data, HopKind, Reason, ReasonKind, Unknown, Value};

/// `Ref`: a parameter's value, or what a resource is known by. With `AWS::LanguageExtensions` a function
/// may give the name, here and in `Fn::GetAtt`.
pub(super) fn ref_<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    if call.literal().is_some() {
        return evaluator.reference(call.name_argument()?, call.span);
    }
    let name = call.value(evaluator);
    match scalar_text(&name) {
        Some(name) => evaluator.reference(&name, call.span),
        None => derived([&name])
            .map(Some)
            .ok_or_else(|| call.wrong("expected a name")),
    }
}

/// `Fn::GetAtt`: `Resource.Attribute` or `[Resource, Attribute]`. The attribute may have dots
/// (`Outputs.Name` of a nested stack) and may be a function's result.
pub(super) fn get_att<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    if let Some(NodeKind::String(path)) = call.literal() {
        let Some((id, attribute)) = path.split_once('.') else {
            return Err(call.wrong("expected a resource, a dot and an attribute"));
        };
        return evaluator.attribute(id, attribute, call.span).map(Some);
    }
    let items = call.items(2, 2)?;
    let resource = evaluator.argument(&items[0]);
    let Some(id) = resource.as_str() else {
        return derived([&resource])
            .map(Some)
            .ok_or_else(|| call.wrong("expected the name of a resource"));
    };
    let attribute = evaluator.argument(&items[1]);
    match scalar_text(&attribute) {
        Some(name) => evaluator.attribute(id, &name, call.span).map(Some),
        None if attribute.is_unknown() => {
            evaluator.attribute(id, "", call.span)?;
            let whole = evaluator.attribute_of(id, "");
            Ok(derived([&attribute, &whole]))
        }
        None => Err(call.wrong("expected the name of an attribute")),
    }
}

/// `Fn::ImportValue`: what another stack exports.
pub(super) fn import_value<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    let name = call.value(evaluator);
    if let Some(survey) = &mut evaluator.state.survey {
        survey.imports = true;
    }
    if let Some(name) = scalar_text(&name)
        && let Some(value) = evaluator.ground.templates.export(&name)
    {
        let origin = value.origin.clone();
        let origin = origin.behind(HopKind::Output, eco_format!("export {name}"));
        return Ok(Some(value.clone().with_origin(origin)));
    }
    let text = match scalar_text(&name) {
        Some(name) => eco_format!("export {name} is a value of another stack"),
        None => match name.as_unknown() {
            Some(unknown) => eco_format!("the name of an export is open: {}", unknown.reason.text),
            None => return Err(call.wrong("expected the name of an export")),
        },
    };
    let references = name.as_unknown().map(|name| name.references.clone());
    Ok(Some(unknown(Unknown {
        references: references.unwrap_or_default(),
        ..Unknown::because(Reason::new(ReasonKind::Missing, text))
    })))
}

/// `Fn::GetAZs`: the availability zones of a region, which the account decides.
pub(super) fn get_azs<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    // What is wrong in the argument is told, and its value changes nothing.
    call.value(evaluator);
    let text = "availability zones are known only when the stack is deployed";
    Ok(Some(unknown(Unknown::because(Reason::new(
        ReasonKind::Runtime,
        text,
    )))))
}

/// `Fn::Transform`: a macro, which runs in the account.
pub(super) fn transform<'t>(_: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    let macros = match call.literal() {
        Some(NodeKind::Sequence(items)) => items.as_slice(),
        _ => std::slice::from_ref(call.argument),
    };
    let name = macros.first().and_then(|first| first.get("Name")?.as_str());
    let message = format!(
        "transform {} is not applied",
        name.unwrap_or("without a name")
    );
    Err(Fault::unsupported(message, call.span))
}

fn unknown(unknown: Unknown) -> Value {
    let unknown = Unknown {
        not_null: true,
        ..unknown
    };
    Value::new(Data::Unknown(unknown.into()))
}
