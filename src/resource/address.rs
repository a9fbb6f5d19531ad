//! Addresses of Terraform's resources without the keys of instances.
//!
//! Keys are strangers' text: dots and brackets in a quoted key are part of the key.

use ecow::EcoString;

/// An address without keys: `module.a["x.y"].b.c[0]` as `module.a.b.c`.
pub fn without_keys(address: &str) -> EcoString {
    outside_keys(address).map(|(_, c)| c).collect()
}

/// The characters that are not in brackets, with their offsets.
pub fn outside_keys(address: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut in_key, mut in_quotes, mut escaped) = (false, false, false);
    address.char_indices().filter(move |&(_, c)| {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_quotes => escaped = true,
            '"' if in_key => in_quotes = !in_quotes,
            ']' if !in_quotes => in_key = false,
            '[' if !in_key => in_key = true,
            _ => return !in_key,
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_taken_out_of_addresses_whatever_they_hold() {
        let cases = [
            ("a.b", "a.b"),
            ("a.b[0]", "a.b"),
            (r#"module.a["x.y"].b.c["]\"["]"#, "module.a.b.c"),
            ("a.b[", "a.b"),
            ("a.b]é", "a.bé"),
        ];
        for (address, bare) in cases {
            assert_eq!(without_keys(address), bare);
        }
    }
}
