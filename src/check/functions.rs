//! The functions that only checks and concepts have, by family.
//!
//! Each says what it does with what is unknown. The rule they share: what is certain is answered
//! even where something else is not, and only where nothing is certain is the answer unknown as a
//! whole. `anytrue([for r in linked(…) : …])` then finds what is there, and is open where there
//! might be something.

mod access;
mod addresses;
mod beside;
mod gathering;
mod graph;
pub(super) mod labels;
mod lifetimes;
mod lists;
mod manifest;
mod meeting;
mod patterns;
mod policy;
mod ports;
mod programs;
mod protocols;
mod rules;
pub(super) mod templates;

use super::scope::Here;
use crate::expr::FunctionError;
use crate::expr::functions::NameTable;
use crate::value::{Data, Reason, ReasonKind, Unknown, Value};

/// A function of checks.
struct CheckFunction {
    name: &'static str,
    /// Fewest arguments.
    least: usize,
    /// Most arguments.
    most: usize,
    body: fn(&[Value], &Here<'_>) -> Result<Value, FunctionError>,
}

static FUNCTIONS: &[CheckFunction] = &[
    function("begins_world", 1, 1, addresses::begins_world),
    function("beside", 1, 1, beside::beside),
    function("bounded", 2, 2, lists::bounded),
    function("certainly", 1, 1, meeting::certainly),
    function("concepts", 1, 1, graph::concepts),
    function("covers_network", 2, 2, addresses::covers_network),
    function("covers_port", 2, 2, ports::covers_port),
    function("default_tags", 0, 0, beside::default_tags),
    function("follow", 1, 1, graph::follow),
    function("gathered", 2, 2, gathering::gathered),
    function("in_force", 2, 2, rules::in_force),
    function("is_past", 1, 1, lifetimes::is_past),
    function("is_world", 1, 1, addresses::is_world),
    function("json_form", 1, 1, policy::json_form),
    function("keeps_out_of", 4, 4, rules::keeps_out_of),
    function("linked", 2, 3, graph::linked),
    function("list", 0, usize::MAX, lists::list),
    function("manifest", 1, 1, manifest::manifest),
    function("matches", 2, 2, patterns::matches),
    function("named", 2, 3, meeting::named),
    function("networks_without", 2, 2, addresses::networks_without),
    function("not_scanned", 1, 1, meeting::not_scanned),
    function("permits", 3, 3, access::permits),
    function("pod_templates", 1, 1, templates::pod_templates),
    function("policy_statements", 1, 1, policy::policy_statements),
    function("port_range", 2, 2, ports::port_range),
    function("programs", 2, 2, programs::programs),
    function("protocol_name", 1, 1, protocols::protocol_name),
    function("resources", 1, 1, graph::resources),
    function("selected", 2, 2, meeting::selected),
    function("selecting", 2, 2, meeting::selecting),
    function("selects", 2, 2, labels::selects),
    function("sharing", 3, 3, graph::sharing),
    function("supported_until", 2, 2, lifetimes::supported_until),
    function("together", 3, 3, meeting::together),
    function("traces", 1, 1, graph::traces),
    function("used_outside", 0, 0, graph::used_outside),
    function("world_enters", 3, 3, rules::world_enters),
    function("world_reaches", 3, 3, rules::world_reaches),
];

const fn function(
    name: &'static str,
    least: usize,
    most: usize,
    body: fn(&[Value], &Here<'_>) -> Result<Value, FunctionError>,
) -> CheckFunction {
    CheckFunction {
        name,
        least,
        most,
        body,
    }
}

static TABLE: NameTable = {
    let mut names = [""; FUNCTIONS.len()];
    let mut at = 0;
    while at < FUNCTIONS.len() {
        names[at] = FUNCTIONS[at].name;
        at += 1;
    }
    NameTable::new(&names)
};

fn find(name: &str) -> Option<&'static CheckFunction> {
    let at = TABLE.position(name, |at| FUNCTIONS[at].name == name)?;
    Some(&FUNCTIONS[at])
}

/// Whether checks have a function of this name beside those of the language.
pub(super) fn exists(name: &str) -> bool {
    find(name).is_some()
}

/// Calls a function; `None` where there is none of this name.
pub(super) fn call(
    name: &str,
    args: &[Value],
    here: &Here<'_>,
) -> Option<Result<Value, FunctionError>> {
    let function = find(name)?;
    if (function.least..=function.most).contains(&args.len()) {
        return Some((function.body)(args, here));
    }
    let message = match (function.least, function.most) {
        (least, most) if least == most => format!("{least} arguments are needed"),
        (least, most) => format!("{least} to {most} arguments are needed"),
    };
    Some(Err(FunctionError::call(message)))
}

/// An unknown of an argument, as an answer that is not null.
fn open(unknown: &Unknown) -> Value {
    let unknown = Unknown {
        stands_for: None,
        not_null: true,
        shape: None,
        ..unknown.clone()
    };
    Value::new(Data::Unknown(unknown.into()))
}

/// A reason of our own why there is no answer.
fn unsupported(text: &str) -> Value {
    Value::unknown(Reason::new(ReasonKind::Unsupported, text))
}

#[cfg(test)]
mod tests;
