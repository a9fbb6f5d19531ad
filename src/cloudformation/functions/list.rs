//! Functions that make lists and read from lists and maps.

use ecow::eco_format;
use ipnet::IpNet;

use super::super::evaluator::Evaluator;
use super::super::fault::Answer;
use super::ways::OfList;
use super::{Call, derived, scalar_text, whole_number};
use crate::syntax::tree::{Node, place, value};
use crate::value::{HopKind, Reason, ReasonKind, Value};

/// `Fn::Select`: an element of a list, counted from 0.
pub(super) fn select<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    let items = call.items(2, 2)?;
    let index = evaluator.argument(&items[0]);
    let list = evaluator.argument(&items[1]);
    let needed = whole_number(&index).and_then(|index| usize::try_from(index).ok());
    let select = OfList {
        needed: needed.map_or(0, |index| index.saturating_add(1)),
        span: call.span,
        make: &mut |_, list| element(call, &index, list),
    };
    select.in_each_way(evaluator, &list)
}

fn element(call: &Call<'_>, index: &Value, list: &Value) -> Answer {
    let unknown = [index, list].into_iter().filter(|value| value.is_unknown());
    if let Some(unknown) = derived(unknown) {
        return Ok(Some(unknown));
    }
    let (Some(index), Some(elements)) = (whole_number(index), list.as_items()) else {
        return Err(call.wrong("expected an index and a list"));
    };
    match usize::try_from(index)
        .ok()
        .and_then(|index| elements.get(index))
    {
        Some(element) => Ok(Some(element.clone())),
        None => Err(call.wrong(format!(
            "no element {index} in a list of {}",
            elements.len()
        ))),
    }
}

/// `Fn::Split`: a text as a list of the texts between a separator.
pub(super) fn split<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    let items = call.items(2, 2)?;
    let separator = evaluator.argument(&items[0]);
    let text = evaluator.argument(&items[1]);
    if let Some(unknown) = derived([&separator, &text]) {
        return Ok(Some(unknown));
    }
    let (Some(separator), Some(source)) = (scalar_text(&separator), scalar_text(&text)) else {
        return Err(call.wrong("expected a separator and a text"));
    };
    if separator.is_empty() {
        return Err(call.wrong("expected a separator that is not empty"));
    }
    let count = source.matches(separator.as_str()).count() + 1;
    evaluator.produce_elements(count, call.span)?;
    evaluator.produce(source.len(), call.span)?;
    let parts = source
        .split(separator.as_str())
        .map(|part| Value::string(part).with_origin(text.origin.clone()));
    Ok(Some(
        Value::tuple(parts.collect()).with_origin(text.origin.clone()),
    ))
}

/// `Fn::Length`: the number of elements of a list.
pub(super) fn length<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    let list = call.value(evaluator);
    let length = OfList {
        needed: usize::MAX,
        span: call.span,
        make: &mut |_, list| match list.as_items() {
            Some(elements) => Ok(Some(Value::from(elements.len() as i64))),
            None => derived([list])
                .map(Some)
                .ok_or_else(|| call.wrong("expected a list")),
        },
    };
    length.in_each_way(evaluator, &list)
}

/// `Fn::FindInMap`: an entry of a mapping, or the `DefaultValue` that is given where it has none.
pub(super) fn find_in_map<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    let items = call.items(3, 4)?;
    let keys: Vec<Value> = items[..3]
        .iter()
        .map(|key| evaluator.argument(key))
        .collect();
    if let Some(unknown) = derived(&keys) {
        return Ok(Some(unknown));
    }
    let texts: Option<Vec<_>> = keys.iter().map(scalar_text).collect();
    let Some([map, top, second]) = texts.as_deref() else {
        return Err(call.wrong("expected the names of a map and of two keys"));
    };
    let entry = evaluator
        .template
        .mappings
        .get(map.as_str())
        .and_then(|map| map.get(top.as_str())?.get(second.as_str()));
    if let Some(entry) = entry {
        if !is_flat(&entry.value) {
            return Err(call.wrong(format!(
                "{map}.{top}.{second} is no text and no list of texts"
            )));
        }
        let place = place::entry(entry, evaluator.file);
        let found = value::value_at(&entry.value, place, evaluator.file);
        evaluator.produce_elements(found.as_items().map_or(1, <[Value]>::len), call.span)?;
        let origin = found.origin.clone();
        let name = eco_format!("{map}.{top}.{second}");
        return Ok(Some(
            found.with_origin(origin.behind(HopKind::Mapping, name)),
        ));
    }
    match items.get(3).and_then(|options| options.get("DefaultValue")) {
        Some(default) => {
            let place = place::element(default, evaluator.file);
            Ok(evaluator.value(default, place))
        }
        // A part of the template from elsewhere may bring it.
        None if evaluator.template.generated => {
            let text = eco_format!("{map}.{top}.{second} is brought by a transform, if at all");
            let reason = Reason::new(ReasonKind::Unsupported, text);
            Ok(Some(Value::unknown(reason)))
        }
        None => Err(call.wrong(format!("there is no {map}.{top}.{second} in the mappings"))),
    }
}

/// Whether a mapping may hold this: a scalar, or a list of scalars.
fn is_flat(node: &Node) -> bool {
    let is_scalar = |node: &Node| node.as_sequence().is_none() && node.as_mapping().is_none();
    match node.as_sequence() {
        Some(items) => items.iter().all(is_scalar),
        None => is_scalar(node),
    }
}

/// Most blocks that [`cidr`] makes.
const MAX_BLOCKS: usize = 256;

/// `Fn::Cidr`: a network cut into blocks with a number of bits for hosts.
pub(super) fn cidr<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    let items = call.items(2, 3)?;
    let given: Vec<Value> = items.iter().map(|item| evaluator.argument(item)).collect();
    if let Some(unknown) = derived(&given) {
        return Ok(Some(unknown));
    }
    let network = scalar_text(&given[0]).and_then(|text| text.parse::<IpNet>().ok());
    let count = whole_number(&given[1])
        .and_then(|count| usize::try_from(count).ok())
        .filter(|count| (1..=MAX_BLOCKS).contains(count));
    let bits = given
        .get(2)
        .and_then(whole_number)
        .and_then(|bits| u8::try_from(bits).ok());
    let (Some(network), Some(count), Some(bits)) = (network, count, bits) else {
        return Err(call.wrong("expected a network, a count of 1 to 256, and a number of bits"));
    };
    let prefix = network.max_prefix_len().checked_sub(bits);
    let Some(blocks) = prefix.and_then(|prefix| network.subnets(prefix).ok()) else {
        return Err(call.wrong(format!(
            "{network} cannot be cut into blocks of {bits} bits"
        )));
    };
    let blocks: Vec<Value> = blocks
        .take(count)
        .map(|block| Value::string(block.to_string()))
        .collect();
    if blocks.len() < count {
        return Err(call.wrong(format!(
            "{network} has no room for {count} blocks of {bits} bits"
        )));
    }
    let origin = given[0].origin.clone();
    let blocks = blocks
        .into_iter()
        .map(|block| block.with_origin(origin.clone()))
        .collect();
    Ok(Some(Value::tuple(blocks).with_origin(origin)))
}
