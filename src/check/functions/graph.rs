//! The other resources of the unit: who refers to whom, all of a type, all of a concept.

use std::collections::{BTreeMap, BTreeSet};

use ecow::EcoString;

use super::labels::Holds;
use super::open;
use crate::check::scope::Here;
use crate::check::surroundings::realms::share_names;
use crate::check::surroundings::{LinkIndex, Surroundings, doubtful, meant};
use crate::expr::FunctionError;
use crate::resource::Platform;
use crate::resource::address::without_keys;
use crate::value::{Data, HopKind, Origin, Reason, ReasonKind, Unknown, Value};

/// Most resources that `sharing` gives: each of them is compared with all others. No platform lets a
/// group of rules be larger.
const MAX_SHARING: usize = 1_000;

/// `linked(type, attribute)`, `linked(type, attribute, name)`.
///
/// Certain are those that refer to the resource of `self` and those whose attribute is the name. A
/// candidate that might refer to it (its attribute hangs on a variable without a value, or it is
/// not certain that it exists) makes the answer unknown only where nothing is certain: what is
/// certain says enough, and one variable would otherwise blind every check of the unit.
pub(super) fn linked(args: &[Value], here: &Here<'_>) -> Result<Value, FunctionError> {
    let kind = text(args, 0)?;
    let attribute = text(args, 1)?;
    let around = here.around;
    let subject = here.subject.resource();
    let index = around.links(kind, attribute);
    let own = around.resource(subject);
    let referring = index.referring_to(&own.address);
    let mut found: BTreeSet<usize> = referring.into_iter().collect();
    let name = args.get(2);
    let mut doubt = match name.map(|name| &name.data) {
        Some(Data::String(name)) => {
            let mut doubt = index.open(subject, Some(name));
            for at in index.equal_to(name, Some(&own.address)) {
                match share_names(own, around.resource(at)) {
                    Holds::Yes => drop(found.insert(at)),
                    Holds::Open(reason) if !found.contains(&at) => {
                        doubt.get_or_insert(reason);
                    }
                    _ => {}
                }
            }
            doubt
        }
        Some(Data::Unknown(name)) => index
            .open(subject, None)
            .or_else(|| index.could_equal(name).then(|| name.reason.clone())),
        _ => index.open(subject, None),
    };
    found.remove(&subject);
    if let Err(reason) = around.affords(found.len(), kind) {
        return Ok(Value::unknown(reason));
    }
    found.retain(|&at| {
        !index.hangs(at)
            || refers_here(at, attribute, name, here).unwrap_or_else(|reason| {
                doubt.get_or_insert(reason);
                false
            })
    });
    Ok(gather(found, doubt, here))
}

/// Whether a resource whose attribute hangs on open decisions refers to the subject where they are
/// made; why that is open, where they are not.
fn refers_here(
    candidate: usize,
    attribute: &str,
    name: Option<&Value>,
    here: &Here<'_>,
) -> Result<bool, Reason> {
    let around = here.around;
    let attributes = &around.resource(candidate).attributes;
    let settled = here.world.settle(attributes).unwrap_or_default();
    let index = LinkIndex::of_one(&settled, attribute, candidate);
    if index.hangs(candidate) {
        let text = "which resource it belongs to hangs on an open condition";
        let reason = settled.find_unknown().map(|unknown| unknown.reason.clone());
        return Err(reason.unwrap_or_else(|| Reason::new(ReasonKind::Input, text)));
    }
    let subject = &around.resource(here.subject.resource()).address;
    let by_name = name.and_then(Value::as_str);
    Ok(!index.referring_to(subject).is_empty()
        || by_name.is_some_and(|name| index.equal_to(name, Some(subject)).next().is_some()))
}

/// `follow(value)`: what it refers to, itself or by the way that its value came. Unknown where it is
/// unknown for want of input, or refers to what is not in the unit, unless it is wrong to.
///
/// What is read in the results points at the reference, with what it leads to behind it: a finding
/// is about the resource that refers.
pub(super) fn follow(args: &[Value], here: &Here<'_>) -> Result<Value, FunctionError> {
    let mut followed = Followed {
        around: here.around,
        found: BTreeMap::new(),
        doubt: None,
    };
    followed.collect(&args[0]);
    let Followed { found, doubt, .. } = followed;
    let all = found.iter().filter_map(|(&number, from)| {
        let value = referred(number, from, here.around);
        present(number, value, here)
    });
    Ok(certain_or_open(all, doubt).or_origin(&args[0].origin))
}

/// A resource as seen from where it is referred to.
fn referred(number: usize, from: &Origin, around: &Surroundings<'_>) -> Value {
    let value = around.value(number).clone();
    if from.place.is_none() {
        return value;
    }
    let resource = around.resource(number);
    let behind = Origin::at(resource.body).behind(HopKind::Resource, resource.address.clone());
    value.with_origin(Origin {
        place: from.place,
        ..behind
    })
}

/// What a value refers to, by number, each with the origin of the reference.
struct Followed<'f> {
    around: &'f Surroundings<'f>,
    found: BTreeMap<usize, Origin>,
    doubt: Option<Reason>,
}

impl Followed<'_> {
    fn collect(&mut self, value: &Value) {
        for hop in value.origin.hops() {
            if hop.kind == HopKind::Resource {
                self.add(&hop.name, &value.origin);
            }
        }
        match &value.data {
            Data::Unknown(unknown) => {
                let mut leads = false;
                for reference in &unknown.references {
                    leads |= self.add(&reference.address, &value.origin);
                }
                if !leads && !is_broken(unknown) {
                    self.doubt.get_or_insert_with(|| unknown.reason.clone());
                }
            }
            Data::Sequence(_, items) => items.iter().for_each(|item| self.collect(item)),
            Data::Object(_, entries) => entries.values().for_each(|entry| self.collect(entry)),
            _ => {}
        }
    }

    /// Adds what an address means; whether that is anything in the unit.
    fn add(&mut self, address: &str, from: &Origin) -> bool {
        let numbers = self.around.referred_to(address);
        for &number in &numbers {
            self.found.entry(number).or_insert_with(|| from.clone());
        }
        !numbers.is_empty()
    }
}

/// Whether an unknown is a reference that can be to nothing, here or elsewhere, because the unit is wrong.
fn is_broken(unknown: &Unknown) -> bool {
    unknown.reason.kind == ReasonKind::Error && !unknown.references.is_empty()
}

/// `sharing(type, attribute, value)`: the resources of a type whose attribute means the same as
/// `value`: it refers to the same resource, or is the same text. With them come those of which that
/// is open, because their attribute or the value is unknown and refers to nothing.
///
/// Nothing hides behind an unknown here: each result has its attributes, and `certain` says whether
/// it is known to be there and to belong to the others.
pub(super) fn sharing(args: &[Value], here: &Here<'_>) -> Result<Value, FunctionError> {
    let kind = text(args, 0)?;
    let attribute = text(args, 1)?;
    let around = here.around;
    let index = around.links(kind, attribute);
    let value = &args[2];
    let mut certain: BTreeSet<usize> = meant(value)
        .flat_map(|address| index.referring_to(address))
        .collect();
    let from = meant(value).next().map(EcoString::as_str);
    let named = value.as_str().into_iter();
    let named = named.flat_map(|name| index.equal_to(name, from));
    let own = around.resource(here.subject.resource());
    let mut perhaps = Vec::new();
    for at in named {
        match share_names(own, around.resource(at)) {
            Holds::No => {}
            Holds::Yes => drop(certain.insert(at)),
            Holds::Open(doubt) => perhaps.push((at, Some(doubt))),
        }
    }
    let mut all: BTreeMap<usize, Option<Reason>> = match value.as_unknown() {
        Some(unknown) if certain.is_empty() => {
            let every = around.of_kind(kind).iter();
            every
                .map(|at| (*at, Some(unknown.reason.clone())))
                .collect()
        }
        _ => index
            .unknown()
            .map(|(at, unknown)| (at, Some(unknown.reason.clone())))
            .collect(),
    };
    all.extend(perhaps);
    all.extend(certain.into_iter().map(|at| (at, None)));
    if all.len() > MAX_SHARING {
        let text = ecow::eco_format!("more than {MAX_SHARING} of `{kind}` may belong together");
        return Ok(Value::unknown(Reason::new(ReasonKind::Bound, text)));
    }
    let members = all.into_iter().filter_map(|(at, doubt)| {
        let (value, conditional) = present(at, around.value(at).clone(), here)?;
        Some(match doubt.or(conditional) {
            Some(doubt) => doubtful(&value, doubt),
            None => value,
        })
    });
    Ok(Value::tuple(members.collect()).or_origin(&value.origin))
}

/// `traces(value)`: the texts that are known of a value without any doubt: of a text itself, of an
/// unknown the addresses of what it refers to (`data.aws_ami.web`, `ssm:/path`), of a list all of
/// its elements'. Never unknown, and empty where nothing is known.
pub(super) fn traces(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let mut found = BTreeSet::new();
    trace(&args[0], &mut found);
    let found = found.into_iter().map(Value::string).collect();
    Ok(Value::tuple(found).with_origin(args[0].origin.clone()))
}

fn trace(value: &Value, found: &mut BTreeSet<EcoString>) {
    found.extend(meant(value).cloned());
    match &value.data {
        Data::String(text) => drop(found.insert(text.clone())),
        Data::Unknown(unknown) => {
            found.extend(unknown.references.iter().map(|it| it.address.clone()));
            let certain = unknown.certain_items().unwrap_or_default();
            certain.iter().for_each(|item| trace(item, found));
        }
        Data::Sequence(_, items) => items.iter().for_each(|item| trace(item, found)),
        _ => {}
    }
}

/// `used_outside()`: whether something that was not scanned makes use of the resource of `self`. Unknown
/// where that may be, as it is passed to a module that is not on disk or given away by an output; otherwise
/// false.
pub(super) fn used_outside(_: &[Value], here: &Here<'_>) -> Result<Value, FunctionError> {
    let around = here.around;
    let resource = around.resource(here.subject.resource());
    let address = match resource.platform {
        Platform::Terraform => without_keys(&resource.address),
        Platform::CloudFormation | Platform::Kubernetes => resource.address.clone(),
    };
    let reason = around.unit.leaving.get(&address);
    Ok(reason.map_or_else(|| Value::from(false), |why| Value::unknown(why.clone())))
}

/// `resources(type)`
pub(super) fn resources(args: &[Value], here: &Here<'_>) -> Result<Value, FunctionError> {
    let kind = text(args, 0)?;
    let all = here.around.of_kind(kind);
    if let Err(reason) = here.around.affords(all.len(), kind) {
        return Ok(Value::unknown(reason));
    }
    Ok(gather(all.iter().copied().collect(), None, here))
}

/// `concepts(name)`
pub(super) fn concepts(args: &[Value], here: &Here<'_>) -> Result<Value, FunctionError> {
    let name = text(args, 0)?;
    let concept = concept(args, here)?;
    let members = here.around.members(concept);
    if let Err(reason) = here.around.affords(members.all.len(), name) {
        return Ok(Value::unknown(reason));
    }
    Ok(certain_or_open(
        members.all.iter().map(|(value, doubt)| {
            let address = value
                .get("address")
                .and_then(Value::as_str)
                .unwrap_or_default();
            let doubt = doubt
                .as_ref()
                .filter(|doubt| !is_given(doubt, address, here));
            (value.clone(), doubt.cloned())
        }),
        members.more.clone(),
    ))
}

/// The number of the concept that the first argument names.
pub(super) fn concept(args: &[Value], here: &Here<'_>) -> Result<usize, FunctionError> {
    let name = text(args, 0)?;
    here.around.program.concept(name).ok_or_else(|| {
        let message = format!("there is no concept `{name}`");
        FunctionError::argument(0, message)
    })
}

/// Resources as values, with regard to whether they exist where the subject does.
fn gather(found: BTreeSet<usize>, doubt: Option<Reason>, here: &Here<'_>) -> Value {
    let all = found
        .into_iter()
        .filter_map(|number| present(number, here.around.value(number).clone(), here));
    certain_or_open(all, doubt)
}

/// A resource's value as it is where decisions are made, and why it is not certain that it is there;
/// `None` where it is certain that it is not.
pub(super) fn present(
    number: usize,
    value: Value,
    here: &Here<'_>,
) -> Option<(Value, Option<Reason>)> {
    let resource = here.around.resource(number);
    let conditional = resource.conditional.as_ref();
    let doubt = match conditional.filter(|doubt| !is_given(doubt, &resource.address, here)) {
        None => None,
        Some(reason) => match here.world.has_resource(&resource.address, reason) {
            Some(true) => None,
            Some(false) => return None,
            None => Some(reason.clone()),
        },
    };
    Some((here.world.settle(&value)?, doubt))
}

/// Whether the reason for which it is not certain that the resource of an address exists is that of
/// the subject: what exists under the same condition is there wherever the subject is.
pub(super) fn is_given(doubt: &Reason, address: &str, here: &Here<'_>) -> bool {
    let subject = here.around.resource(here.subject.resource());
    let decisions = &here.around.unit.decisions;
    // One reason may stand behind a condition and its opposite.
    subject.conditional.as_ref() == Some(doubt)
        && decisions.of_resource(address) == decisions.of_resource(&subject.address)
}

/// The list of what is certain, with an unknown in the place of each that is not; unknown as a
/// whole where nothing is certain and something might be.
fn certain_or_open(
    all: impl Iterator<Item = (Value, Option<Reason>)>,
    doubt: Option<Reason>,
) -> Value {
    let mut items = Vec::new();
    let mut certain = 0;
    let mut first = doubt;
    for (value, doubt) in all {
        match doubt {
            None => {
                certain += 1;
                items.push(value);
            }
            Some(reason) => {
                first.get_or_insert_with(|| reason.clone());
                items.push(Value::unknown(reason).with_origin(value.origin));
            }
        }
    }
    match first {
        Some(reason) if certain == 0 => open(&Unknown::because(reason)),
        _ => Value::tuple(items),
    }
}

pub(super) fn text(args: &[Value], at: usize) -> Result<&EcoString, FunctionError> {
    match &args[at].data {
        Data::String(text) => Ok(text),
        _ => Err(FunctionError::argument(at, "expected a string")),
    }
}
