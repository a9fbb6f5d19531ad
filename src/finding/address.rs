//! Addresses of resources taken apart, as far as findings need it: what is declared behind an
//! instance, and the module calls that lead there.
//!
//! Keys of instances are strangers' text: dots and brackets in a quoted key are part of the key.

use crate::resource::Platform;
use crate::resource::address::{outside_keys, without_keys};

const CALL: &str = "module.";

/// The address of the declaration: that of an instance without what tells instances apart.
pub(super) fn declared_address(platform: Platform, address: &str) -> String {
    match platform {
        Platform::Terraform => {
            let start = call_ends(address).last().map_or(0, |end| end + 1);
            without_keys(address.get(start..).unwrap_or_default()).into()
        }
        Platform::CloudFormation => address.rsplit('/').next().unwrap_or(address).to_owned(),
        Platform::Kubernetes => address.to_owned(),
    }
}

/// The module calls that a Terraform address goes through, each with those around it and without
/// keys: `module.a`, `module.a.module.b`.
pub(super) fn call_addresses(address: &str) -> Vec<String> {
    call_ends(address)
        .into_iter()
        .map(|end| without_keys(&address[..end]).into())
        .collect()
}

/// Where the part of an address ends that leads through each module call.
fn call_ends(address: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    while let Some(call) = address.get(start..).and_then(|it| it.strip_prefix(CALL)) {
        let Some((length, _)) = outside_keys(call).find(|(_, c)| *c == '.') else {
            break;
        };
        let end = start + CALL.len() + length;
        ends.push(end);
        start = end + 1;
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_told_with_those_around_them_and_without_keys() {
        let address = r#"module.a["x.module.y]"].module.b[0].aws_x.y["module.z"]"#;
        assert_eq!(call_addresses(address), ["module.a", "module.a.module.b"]);
        assert_eq!(declared_address(Platform::Terraform, address), "aws_x.y");
        assert!(call_addresses("aws_x.y").is_empty());
        assert!(call_addresses("module.").is_empty());
    }

    #[test]
    fn the_declared_address_of_a_nested_stack_is_the_inner_one() {
        let declared = declared_address(Platform::CloudFormation, "Outer/Inner");
        assert_eq!(declared, "Inner");
    }
}
