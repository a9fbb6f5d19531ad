//! `count` and `for_each`: from one block to its instances.

use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

use ecow::EcoString;

use super::handed_on::{Attribute, handed_on, kept, taken};
use super::instance::Instance;
use super::module::{Declared, Mode, ResourceBlock};
use super::scope::Repetition;
use super::{body, configuration, default_tags, policy_document};
use crate::diagnostic::DiagnosticKind;
use crate::expr::convert;
use crate::resource::{Platform, Resource};
use crate::source::Place;
use crate::syntax::hcl::Block;
use crate::value::{
    Data, HopKind, Map, Origin, Reason, ReasonKind, Reference, SequenceKind, Shape, Unknown, Value,
};

/// The instances that a block stands for.
#[derive(Clone, Debug)]
pub(super) enum Expansion {
    /// Neither `count` nor `for_each`.
    Single,
    /// `count`
    Count(usize),
    /// `for_each`: keys and values.
    Keys(Vec<(EcoString, Value)>),
    /// It cannot be known how many; one placeholder stands for all.
    Unknown(Reason),
    /// More than are evaluated; one placeholder stands for all, and there are some.
    Many(Reason),
    /// Not `enabled` in its `lifecycle`, as OpenTofu has it: there is none, and a reference to it gives
    /// null.
    Disabled,
    /// It cannot be known whether it is enabled: one, without a key, if there is any.
    Doubtful(Reason),
}

impl Expansion {
    /// What is appended to the block's address, and what `each` and `count` are, for each instance.
    pub(super) fn repetitions(&self) -> Vec<(EcoString, Repetition)> {
        match self {
            Self::Single | Self::Doubtful(_) => vec![(EcoString::new(), Repetition::None)],
            Self::Disabled => Vec::new(),
            Self::Count(count) => (0..*count)
                .map(|at| {
                    (
                        ecow::eco_format!("[{at}]"),
                        Repetition::Count(Value::from(at as i64)),
                    )
                })
                .collect(),
            Self::Keys(keys) => keys
                .iter()
                .map(|(key, value)| {
                    let each = Repetition::Each {
                        key: Value::string(key.clone()),
                        value: value.clone(),
                    };
                    (ecow::eco_format!("[{}]", quoted(key)), each)
                })
                .collect(),
            Self::Unknown(reason) | Self::Many(reason) => {
                vec![("[*]".into(), Repetition::Unknown(reason.clone()))]
            }
        }
    }

    /// The position of the instance with this key.
    pub(super) fn position(&self, key: &str) -> Option<usize> {
        match self {
            Self::Count(count) => key.parse().ok().filter(|at| at < count),
            Self::Keys(keys) => keys.iter().position(|(name, _)| name == key),
            Self::Single
            | Self::Unknown(_)
            | Self::Many(_)
            | Self::Disabled
            | Self::Doubtful(_) => None,
        }
    }

    /// Whether there is at most one, which has no key.
    pub(super) const fn is_single(&self) -> bool {
        matches!(self, Self::Single | Self::Disabled | Self::Doubtful(_))
    }

    /// Why it is not certain that there is what its placeholder stands for.
    pub(super) const fn doubt(&self) -> Option<&Reason> {
        match self {
            Self::Unknown(reason) | Self::Doubtful(reason) => Some(reason),
            _ => None,
        }
    }

    /// What a reference to the block as a whole gives, of what each instance gives.
    pub(super) fn gather(&self, values: Vec<Value>) -> Value {
        match self {
            Self::Keys(keys) => Value::object(
                keys.iter()
                    .map(|(key, _)| key.clone())
                    .zip(values)
                    .collect::<Map>(),
            ),
            _ => Value::tuple(values),
        }
    }
}

/// A key as Terraform writes it in an address.
fn quoted(key: &str) -> String {
    let mut text = String::with_capacity(key.len() + 2);
    text.push('"');
    let mut rest = key.chars();
    while let Some(c) = rest.next() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '$' | '%' => {
                text.push(c);
                if rest.as_str().starts_with('{') {
                    text.push(c);
                }
            }
            _ if c.is_control() && u32::from(c) < 0x1_0000 => {
                text.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            _ => text.push(c),
        }
    }
    text.push('"');
    text
}

/// The instances that a `resource`, `data` or `module` block stands for; a placeholder for all where they
/// are more than there is `room` for. `is_first` where the block is come upon for the first time.
pub(super) fn expansion<T: AsRef<Block>>(
    instance: &Rc<Instance<'_>>,
    declared: &Declared<T>,
    room: usize,
    is_first: bool,
) -> Expansion {
    let written = [
        (Kind::Count, declared.attribute("count")),
        (Kind::ForEach, declared.attribute("for_each")),
        (Kind::Enabled, declared.lifecycle("enabled")),
    ];
    let mut written = written
        .into_iter()
        .filter_map(|(kind, it)| Some((kind, it?)));
    let Some((kind, (file, attribute))) = written.next() else {
        return Expansion::Single;
    };
    let evaluate = || instance.evaluate(file, &attribute.expr, &Repetition::None);
    let value = instance.context.portion(is_first, evaluate);
    let value = instance
        .context
        .bearable(value, Place::new(file, attribute.span));
    let expanded = match kind {
        Kind::Count => count(&value, room),
        Kind::ForEach => for_each(&as_set(value), room),
        Kind::Enabled => enabled(&value),
    };
    expanded.unwrap_or_else(|(kind, message)| {
        instance.report(kind, message.clone(), Place::new(file, attribute.span));
        match kind {
            DiagnosticKind::Bound => Expansion::Many(Reason::new(ReasonKind::Bound, message)),
            _ => Expansion::Unknown(Reason::new(ReasonKind::Error, message)),
        }
    })
}

enum Kind {
    Count,
    ForEach,
    /// <https://opentofu.org/docs/language/meta-arguments/enabled/>
    Enabled,
}

type Fault = (DiagnosticKind, String);

fn count(value: &Value, room: usize) -> Result<Expansion, Fault> {
    if let Some(unknown) = value.as_unknown() {
        return Ok(Expansion::Unknown(unknown.reason.clone()));
    }
    let number = convert::to_number(value).ok();
    let count = number
        .as_ref()
        .and_then(Value::as_number)
        .and_then(crate::value::Number::as_i64);
    let count = count.and_then(|count| usize::try_from(count).ok());
    let count = count.ok_or((
        DiagnosticKind::Evaluation,
        "`count` must be a whole number, not negative".to_owned(),
    ))?;
    bounded(count, room)?;
    Ok(Expansion::Count(count))
}

fn enabled(value: &Value) -> Result<Expansion, Fault> {
    if let Some(unknown) = value.as_unknown() {
        return Ok(Expansion::Doubtful(unknown.reason.clone()));
    }
    match convert::to_bool(value).ok().and_then(|it| it.as_bool()) {
        Some(true) => Ok(Expansion::Single),
        Some(false) => Ok(Expansion::Disabled),
        None => Err((
            DiagnosticKind::Evaluation,
            "`enabled` must be true or false".to_owned(),
        )),
    }
}

/// What is written as a list in another resource must be a set by its schema where `for_each` takes it.
fn as_set(value: Value) -> Value {
    let is_text = |item: &Value| item.as_str().is_some() || item.is_unknown();
    match &value.data {
        Data::Sequence(SequenceKind::ListOrSet, items) if items.iter().all(is_text) => {
            let texts = convert::Type::Set(Box::new(convert::Type::String));
            convert::to_type(&value, &texts).unwrap_or(value)
        }
        _ => value,
    }
}

fn for_each(value: &Value, room: usize) -> Result<Expansion, Fault> {
    let keys: Vec<(EcoString, Value)> = match &value.data {
        Data::Unknown(unknown) => return Ok(Expansion::Unknown(unknown.reason.clone())),
        Data::Object(_, entries) => entries
            .iter()
            .map(|(key, item)| (key.clone(), narrowed(value, item)))
            .collect(),
        // `c ? toset(var.x) : []` is a set in Terraform also where `var.x` is null; what type a null
        // is of is not kept here, and where there is nothing it does not matter.
        Data::Sequence(_, items) if items.is_empty() => Vec::new(),
        Data::Sequence(SequenceKind::Set, items) => {
            if let Some(unknown) = items.iter().find_map(Value::as_unknown) {
                return Ok(Expansion::Unknown(unknown.reason.clone()));
            }
            items
                .iter()
                .filter_map(|item| Some((item.as_str()?.into(), narrowed(value, item))))
                .collect()
        }
        _ => {
            let message = format!(
                "`for_each` takes a map or a set of strings, not a {}",
                value.type_name()
            );
            return Err((DiagnosticKind::Evaluation, message));
        }
    };
    bounded(keys.len(), room)?;
    Ok(Expansion::Keys(keys))
}

fn bounded(count: usize, room: usize) -> Result<(), Fault> {
    if count <= room {
        return Ok(());
    }
    Err((
        DiagnosticKind::Bound,
        format!("{count} instances are more than the {room} that are evaluated"),
    ))
}

fn narrowed(container: &Value, item: &Value) -> Value {
    let origin = container
        .origin
        .narrowed_to(&item.origin)
        .behind(HopKind::Element, "each.value".into());
    Value {
        data: item.data.clone(),
        origin,
    }
}

/// The evaluated instances of a resource block.
pub(super) struct ResourceInstances {
    pub(super) expansion: Expansion,
    items: Vec<Item>,
    /// What a reference to each instance gives.
    pub(super) references: Vec<Value>,
    /// What a reference to all of them gives, once something has asked.
    all: OnceCell<Value>,
    /// The block's address without a key.
    address: EcoString,
}

struct Item {
    address: EcoString,
    attributes: Value,
}

impl ResourceInstances {
    /// What a reference to the block as a whole gives.
    pub(super) fn all(&self) -> Value {
        let gathered = || self.expansion.gather(self.references.clone());
        self.all.get_or_init(gathered).clone()
    }

    /// An attribute of the instance at a position that is not among what is written of it.
    pub(super) fn computed(
        &self,
        instance: &Rc<Instance<'_>>,
        declared: &Declared<ResourceBlock>,
        at: usize,
        name: &str,
    ) -> Option<Value> {
        let attributes = self.items.get(at)?.attributes.as_entries()?;
        if name != default_tags::NAME || attributes.contains(name) {
            return None;
        }
        let tags = default_tags::tags_all(instance, declared, attributes)?;
        let origin = &self.references.get(at)?.origin;
        Some(tags.with_origin(origin.clone()))
    }

    /// What a reference to an instance gives that cannot be told from the others.
    pub(super) fn any(&self, unknown: Unknown) -> Value {
        let address = ecow::eco_format!("{}[*]", self.address);
        let reference = Unknown::attribute(Reference::new(address, ""));
        Value::new(Data::Unknown(Arc::new(Unknown {
            reason: unknown.reason,
            ..reference
        })))
    }
}

/// The evaluated instances of the resource block at a position; evaluated when first asked for.
pub(super) fn instances(instance: &Rc<Instance<'_>>, at: usize) -> Rc<ResourceInstances> {
    if let Some(known) = instance.expansions.borrow().get(&at) {
        return known.clone();
    }
    let declared = &instance.module.resources[at];
    let block = &declared.item;
    let address = instance.qualify(&ecow::eco_format!("{}.{}", block.full_kind(), block.name));
    let remember = |value: ResourceInstances| {
        let value = Rc::new(value);
        instance.expansions.borrow_mut().insert(at, value.clone());
        value
    };
    // A reference back to the block while it is being evaluated finds this.
    let reason = Reason::new(
        ReasonKind::Error,
        ecow::eco_format!("{address} refers to itself"),
    );
    let expansion = Expansion::Unknown(reason);
    remember(ResourceInstances {
        expansion,
        items: Vec::new(),
        references: Vec::new(),
        all: OnceCell::new(),
        address: address.clone(),
    });
    remember(evaluate(instance, declared, address))
}

fn evaluate(
    instance: &Rc<Instance<'_>>,
    declared: &Declared<ResourceBlock>,
    address: EcoString,
) -> ResourceInstances {
    let header = declared.place(declared.item.block.header);
    let mut is_first = instance.context.is_first(header);
    let room = instance.context.room_for_resources();
    let expansion = expansion(instance, declared, room, is_first);
    let (mut items, mut references) = (Vec::new(), Vec::new());
    for (suffix, repetition) in expansion.repetitions() {
        if !instance.context.take_resource(is_first) {
            instance.report(
                DiagnosticKind::Bound,
                "too many resources in this module tree",
                header,
            );
            break;
        }
        let address = ecow::eco_format!("{address}{suffix}");
        let read = || evaluate_instance(instance, declared, &repetition, header);
        let attributes = instance.context.portion(is_first, read);
        is_first = false;
        let attributes = answered(instance, declared, &address, attributes);
        references.push(reference(instance, declared, &address, &attributes));
        items.push(Item {
            address,
            attributes: attributes_value(declared, attributes).with_origin(Origin::at(header)),
        });
    }
    ResourceInstances {
        expansion,
        items,
        references,
        all: OnceCell::new(),
        address,
    }
}

/// The attributes as a value: unknown as a whole where the text of the block is broken.
fn attributes_value(declared: &Declared<ResourceBlock>, attributes: Map) -> Value {
    if declared.bodies().any(|(_, body)| body.broken) {
        return Value::new(body::broken(attributes));
    }
    Value::object(attributes)
}

fn evaluate_instance(
    instance: &Rc<Instance<'_>>,
    declared: &Declared<ResourceBlock>,
    repetition: &Repetition,
    header: Place,
) -> Map {
    let read = || body::attributes(instance, declared, repetition);
    let demanded = instance.context.demand(header, read);
    let attributes = demanded.unwrap_or_default().into_iter();
    let fit = match declared.item.takes_any_type() {
        true => kept,
        false => taken,
    };
    let mut attributes: Map = attributes.map(|(name, value)| (name, fit(value))).collect();
    if declared.item.mode == Mode::Data && declared.item.kind == "aws_iam_policy_document" {
        let mut json = policy_document::json(&attributes);
        json.origin = json.origin.assigned_at(header);
        attributes.insert("json", json);
    }
    attributes
}

/// The attributes with what a plan knows of a data source.
fn answered(
    instance: &Instance<'_>,
    declared: &Declared<ResourceBlock>,
    address: &str,
    attributes: Map,
) -> Map {
    match &instance.context.known {
        Some(known) if declared.item.mode == Mode::Data => {
            let header = Origin::at(declared.place(declared.item.block.header));
            known.answered(address, attributes, &header)
        }
        _ => attributes,
    }
}

/// What a reference to an instance gives: unknown as a whole, with the attributes that are written.
/// Those that are written as null may be computed, and so may blocks of which there are none: they
/// are not known.
fn reference(
    instance: &Instance<'_>,
    declared: &Declared<ResourceBlock>,
    address: &EcoString,
    attributes: &Map,
) -> Value {
    let known: Map = attributes
        .iter()
        .filter(|(_, value)| !value.is_null() && !is_no_block(value))
        .map(|(name, value)| (name.clone(), given_of(instance, declared, name, value)))
        .collect();
    let unknown = Unknown {
        shape: Some(Shape::Object(Arc::new(known))),
        ..Unknown::attribute(Reference::new(address.clone(), ""))
    };
    let origin = Origin::at(declared.place(declared.item.block.span))
        .behind(HopKind::Resource, address.clone())
        .or_secret(declared.item.mode == Mode::Ephemeral);
    Value::new(Data::Unknown(Arc::new(unknown))).with_origin(origin)
}

/// What of a written attribute is known to other blocks; `terraform_data` takes values of any type and
/// changes none.
fn given_of(
    instance: &Instance<'_>,
    declared: &Declared<ResourceBlock>,
    name: &str,
    value: &Value,
) -> Value {
    if declared.item.takes_any_type() {
        value.clone()
    } else {
        let header = declared.place(declared.item.block.header);
        let is_data = declared.item.mode == Mode::Data;
        let attribute = Attribute { name, is_data };
        handed_on(attribute, value, |cost| {
            instance.context.spend(cost, header)
        })
    }
}

/// Whether it is what a `dynamic` block makes that goes through nothing.
fn is_no_block(value: &Value) -> bool {
    matches!(&value.data, Data::Sequence(SequenceKind::Blocks, blocks) if blocks.is_empty())
}

/// Adds the resources of the block at a position.
pub(super) fn resources(instance: &Rc<Instance<'_>>, at: usize, resources: &mut Vec<Resource>) {
    let declared = &instance.module.resources[at];
    let block = &declared.item.block;
    let instances = instances(instance, at);
    let doubt = instances.expansion.doubt();
    let conditional = doubt.or(instance.conditional.as_ref());
    let realm = configuration::realm(instance, declared).map(Arc::new);
    resources.extend(instances.items.iter().map(|item| Resource {
        platform: Platform::Terraform,
        kind: declared.item.full_kind(),
        address: item.address.clone(),
        attributes: item.attributes.clone(),
        header: declared.place(block.header),
        body: declared.place(block.span),
        conditional: conditional.cloned(),
        calls: instance.calls.clone(),
        realm: realm.clone(),
    }));
}
