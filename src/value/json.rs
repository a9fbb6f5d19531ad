//! Values in JSON, as `inspect` shows them: an unknown is `{"$unknown": "<reason>"}`, the attribute
//! of a resource `{"$ref": "<address>.<attribute>"}`, a secret `"(sensitive)"`. Origins are left out.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::{Data, Number, Unknown, Value};
use crate::source::HIDDEN;

impl Value {
    /// Whether `(sensitive)` is shown in its place: it is a secret, and known.
    pub const fn is_hidden(&self) -> bool {
        self.origin.is_secret && !self.is_unknown()
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.data {
            _ if self.is_hidden() => serializer.serialize_str(HIDDEN),
            Data::Null => serializer.serialize_unit(),
            Data::Bool(value) => serializer.serialize_bool(*value),
            Data::Number(number) => number.serialize(serializer),
            Data::String(text) => serializer.serialize_str(text),
            Data::Sequence(_, items) => serializer.collect_seq(items.iter()),
            Data::Object(_, entries) => serializer.collect_map(entries.iter()),
            Data::Unknown(unknown) => unknown.serialize(serializer),
        }
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(whole) = self.as_i64() {
            return serializer.serialize_i64(whole);
        }
        // A double has fewer digits than a number may have.
        match RawValue::from_string(self.to_string()) {
            Ok(digits) => digits.serialize(serializer),
            Err(_) => serializer.serialize_f64(self.as_f64()),
        }
    }
}

impl Serialize for Unknown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        match &self.stands_for {
            Some(reference) if reference.attribute.is_empty() => {
                map.serialize_entry("$ref", &reference.address)?
            }
            Some(reference) => {
                map.serialize_entry(
                    "$ref",
                    &format_args!("{}.{}", reference.address, reference.attribute),
                )?;
            }
            None => map.serialize_entry("$unknown", &self.reason.text)?,
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_all_their_digits() {
        for digits in ["1234567890123456789012345678900", "0.1", "-7", "1.5"] {
            let number = Number::parse(digits).map(Value::from).unwrap_or_default();
            let json = serde_json::to_string(&number).unwrap_or_default();
            assert_eq!(json, digits);
        }
    }
}
