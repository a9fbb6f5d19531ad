//! YAML, as Terraform reads and writes it: a mixture of versions 1.1 and 1.2, in which `yes` is
//! true, `012` is twelve and a date is a text.

use super::arguments::{self, Answer, nullable_unknown_of};
use super::json::open_content;
use super::placed::placed;
use super::{Context, Function, FunctionError, UnknownArguments};
use crate::expr::bounds;
use crate::syntax::tree;
use crate::value::{Data, Reason, ReasonKind, Shape, Unknown, Value};

mod decode;
mod encode;

/// YAML takes so many times longer to read than a text takes to be gone through.
const PARSING: u32 = 16;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "yamldecode",
        1,
        Some(1),
        UnknownArguments::Accept,
        yamldecode,
    ),
    Function::new(
        "yamlencode",
        1,
        Some(1),
        UnknownArguments::Accept,
        yamlencode,
    ),
];

/// The value of a text of one document. A text that `yamlencode` or `jsonencode` made of unknown
/// parts gives back what it was made of.
fn yamldecode(args: &[Value], context: &Context<'_>) -> Answer {
    if let Some(unknown) = args[0].as_unknown() {
        return Ok(match &unknown.shape {
            Some(Shape::Json(value)) => value.clone(),
            _ => nullable_unknown_of(args).unwrap_or_default(),
        });
    }
    let text = arguments::text(args, 0)?;
    if !context.affords(bounds::text_weight(text.len()).saturating_mul(PARSING)) {
        return Ok(bounds::reached("the YAML is too large together"));
    }
    let value = decode::decode(&text)
        .map_err(|message| FunctionError::argument(0, format!("not YAML: {message}")))?;
    Ok(placed(value, &args[0], context, tree::yaml::parse))
}

/// The text of a value, in block style. What cannot be written as Terraform does keeps its value,
/// so that it can be decoded.
fn yamlencode(args: &[Value], context: &Context<'_>) -> Answer {
    let unknown = match open_content(args, context) {
        Some(unknown) => unknown,
        None => match encode::encode(&args[0]) {
            Some(text) => return Ok(Value::string(text)),
            None => Unknown::because(Reason::new(
                ReasonKind::Unsupported,
                "how yamlencode() lays out a text of this kind",
            )),
        },
    };
    Ok(Value::new(Data::Unknown(
        Unknown {
            not_null: true,
            shape: Some(Shape::Json(args[0].clone())),
            ..unknown
        }
        .into(),
    )))
}
