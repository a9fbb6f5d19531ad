//! Where a name means one thing: names are given within a region of an account, a project or a resource group,
//! and what is called the same in another is another.

use super::super::functions::labels::Holds;
use crate::expr::{Dialect, operators};
use crate::resource::address::{outside_keys, without_keys};
use crate::resource::{Extent, Realm, Resource};
use crate::value::{Reason, ReasonKind, Value};

/// What Azure's names are given within.
const GROUP: &str = "resource_group_name";

/// Whether a name means the same in two resources, as far as the code says where they are made.
pub(in crate::check) fn share_names(one: &Resource, other: &Resource) -> Holds {
    if std::ptr::eq(one, other) {
        return Holds::Yes;
    }
    if let (Some(own), Some(others)) = (group(one), group(other)) {
        return match same_text(own, others, true) {
            Some(same) => same.into(),
            None => Holds::Open(unsaid(one, other)),
        };
    }
    match are_together(one, other) {
        Some(together) => together.into(),
        None if is_unsaid(one) && is_unsaid(other) && module(one) == module(other) => Holds::Yes,
        None => Holds::Open(unsaid(one, other)),
    }
}

/// Whether two resources are made in the same region or project; `None` where the code does not say.
pub(in crate::check) fn are_together(one: &Resource, other: &Resource) -> Option<bool> {
    let (ours, theirs) = match (&one.realm, &other.realm) {
        (None, None) => return Some(true),
        (Some(ours), Some(theirs)) => (ours, theirs),
        _ => return None,
    };
    let (own, others) = (said(one, ours), said(other, theirs));
    let is_one = ours.configuration.is_some() && ours.configuration == theirs.configuration;
    if is_one && own.is_none() && others.is_none() {
        return Some(true);
    }
    let own = own.unwrap_or(&ours.default);
    let others = others.unwrap_or(&theirs.default);
    if own.is_null() || others.is_null() {
        return None;
    }
    match same_text(own, others, false)? {
        true if !is_one && ours.extent == Extent::Region => None,
        same => Some(same),
    }
}

fn same_text(one: &Value, other: &Value, any_case: bool) -> Option<bool> {
    match (one.as_str(), other.as_str()) {
        (Some(one), Some(other)) if any_case => Some(one.eq_ignore_ascii_case(other)),
        _ if one.same(other) == Some(true) => Some(true),
        _ => operators::equal(one, other, Dialect::Check),
    }
}

/// The region or project that a resource says itself.
fn said<'r>(resource: &'r Resource, realm: &Realm) -> Option<&'r Value> {
    let own = resource.attributes.get(realm.extent.argument());
    own.filter(|own| !own.is_null())
}

fn group(resource: &Resource) -> Option<&Value> {
    let is_azure = resource.kind.starts_with("azurerm_");
    let group = is_azure.then(|| resource.attributes.get(GROUP))?;
    group.filter(|group| !group.is_null())
}

/// Whether nothing is known of where a resource is made: the configuration of its provider cannot be followed.
fn is_unsaid(resource: &Resource) -> bool {
    let realm = resource.realm.as_ref();
    realm.is_none_or(|realm| realm.configuration.is_none() && said(resource, realm).is_none())
}

/// The address of the module call that a resource is declared in.
fn module(resource: &Resource) -> &str {
    let address = &resource.address;
    let dots = outside_keys(address).filter(|(_, c)| *c == '.');
    let (last, before) = dots.fold((0, 0), |(last, _), (at, _)| (at, last));
    &address[..before.min(last)]
}

fn unsaid(one: &Resource, other: &Resource) -> Reason {
    let what = match one.realm.as_ref().map(|realm| realm.extent) {
        Some(Extent::Project) => "project",
        Some(Extent::Region) => "account and region",
        None => "resource group",
    };
    let text = ecow::eco_format!(
        "the code does not say whether {} is for the same {what} as {}",
        other.address,
        one.address
    );
    Reason::new(ReasonKind::Missing, text)
}

/// Whether two addresses are those of different resources of one type, so that a name that they have in
/// common makes them no more alike. What is looked up from elsewhere may be looked up twice.
pub(super) fn are_apart(one: &str, other: &str) -> bool {
    let is_open = |address: &str| address.contains("[*]");
    if one == other || is_open(one) || is_open(other) {
        return false;
    }
    let (one, other) = (without_keys(one), without_keys(other));
    kind(&one).is_some_and(|it| kind(&other) == Some(it))
}

/// The type in an address of Terraform without keys; none in that of a data source.
fn kind(address: &str) -> Option<&str> {
    let mut parts = address.rsplit('.').skip(1);
    let kind = parts.next()?;
    (parts.next() != Some("data")).then_some(kind)
}
