//! Functions that providers bring: those of AWS that take a name apart. Their names here begin
//! with the provider's source name, which configurations nearly always use as its local one.

use super::arguments::{self, Answer};
use super::{Context, Function, FunctionError, UnknownArguments};
use crate::value::{Map, Value};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "provider::aws::arn_build",
        5,
        Some(5),
        UnknownArguments::Spread,
        arn_build,
    ),
    Function::new(
        "provider::aws::arn_parse",
        1,
        Some(1),
        UnknownArguments::Spread,
        arn_parse,
    ),
    Function::new(
        "provider::aws::trim_iam_role_path",
        1,
        Some(1),
        UnknownArguments::Spread,
        trim_iam_role_path,
    ),
];

/// The parts of an ARN: partition, service, region, account and resource.
fn parts(text: &str) -> Result<[&str; 5], FunctionError> {
    let mut parts = text.splitn(6, ':');
    let scheme = parts.next();
    let rest: Vec<&str> = parts.collect();
    match <[&str; 5]>::try_from(rest) {
        Ok(parts) if scheme == Some("arn") => Ok(parts),
        _ => Err(FunctionError::argument(0, format!("{text:?} is no ARN"))),
    }
}

fn arn_parse(args: &[Value], _: &Context<'_>) -> Answer {
    let text = arguments::text(args, 0)?;
    let [partition, service, region, account, resource] = parts(&text)?;
    let entries = [
        ("partition", partition),
        ("service", service),
        ("region", region),
        ("account_id", account),
        ("resource", resource),
    ];
    let entries: Map = entries
        .into_iter()
        .map(|(name, part)| (name, Value::from(part)))
        .collect();
    Ok(Value::object(entries))
}

fn arn_build(args: &[Value], _: &Context<'_>) -> Answer {
    let parts = (0..5)
        .map(|index| arguments::text(args, index))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Value::string(format!("arn:{}", parts.join(":"))))
}

/// The ARN of a role without the path in front of the role's name.
fn trim_iam_role_path(args: &[Value], _: &Context<'_>) -> Answer {
    let text = arguments::text(args, 0)?;
    let [partition, service, region, account, resource] = parts(&text)?;
    if service != "iam" || !region.is_empty() || !resource.starts_with("role/") {
        return Err(FunctionError::argument(
            0,
            format!("{text:?} is not the ARN of a role"),
        ));
    }
    let name = resource.rsplit('/').next().unwrap_or(resource);
    Ok(Value::string(format!(
        "arn:{partition}:{service}:{region}:{account}:role/{name}"
    )))
}
