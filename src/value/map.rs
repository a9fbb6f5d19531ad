//! The entries of an object: names, sorted, with their values.

use ecow::EcoString;

use super::Value;

/// Entries sorted by name, each name once. Terraform iterates objects in this order too.
#[derive(Clone, Debug, Default)]
pub struct Map {
    entries: Vec<(EcoString, Value)>,
}

impl Map {
    /// No entries.
    pub const fn new() -> Self {
        Self {
            entries: Vec::new(),
        }
    }

    /// The value of this name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let at = self.find(name).ok()?;
        Some(&self.entries[at].1)
    }

    /// Whether there is an entry of this name.
    pub fn contains(&self, name: &str) -> bool {
        self.find(name).is_ok()
    }

    /// Sets an entry; answers with the value that stood there before.
    pub fn insert(&mut self, name: impl Into<EcoString>, value: Value) -> Option<Value> {
        let name = name.into();
        match self.find(&name) {
            Ok(at) => Some(std::mem::replace(&mut self.entries[at].1, value)),
            Err(at) => {
                self.entries.insert(at, (name, value));
                None
            }
        }
    }

    /// Takes an entry out.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let at = self.find(name).ok()?;
        Some(self.entries.remove(at).1)
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Names and values in order of name.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&EcoString, &Value)> {
        self.entries.iter().map(|(name, value)| (name, value))
    }

    /// Names in order.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &EcoString> {
        self.entries.iter().map(|(name, _)| name)
    }

    /// Values in order of name.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &Value> {
        self.entries.iter().map(|(_, value)| value)
    }

    fn find(&self, name: &str) -> Result<usize, usize> {
        self.entries
            .binary_search_by(|(entry, _)| entry.as_str().cmp(name))
    }
}

/// Where a name comes twice, the last one holds, as in a later argument of `merge`.
impl<K: Into<EcoString>> FromIterator<(K, Value)> for Map {
    fn from_iter<I: IntoIterator<Item = (K, Value)>>(iter: I) -> Self {
        let mut entries: Vec<(EcoString, Value)> = iter
            .into_iter()
            .map(|(name, value)| (name.into(), value))
            .collect();
        // A stable sort keeps the order of equal names; keeping the later of two is then `dedup`
        // seen from behind.
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        entries.reverse();
        entries.dedup_by(|(a, _), (b, _)| a == b);
        entries.reverse();
        Self { entries }
    }
}

/// What is added takes the place of what has its name.
impl<K: Into<EcoString>> Extend<(K, Value)> for Map {
    fn extend<I: IntoIterator<Item = (K, Value)>>(&mut self, iter: I) {
        for (name, value) in iter {
            self.insert(name, value);
        }
    }
}

impl IntoIterator for Map {
    type Item = (EcoString, Value);
    type IntoIter = std::vec::IntoIter<(EcoString, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn collecting_sorts_and_keeps_the_last_of_a_name() {
        let map: Map = [("b", 1), ("a", 2), ("b", 3)]
            .into_iter()
            .map(|(k, v)| (k, Value::from(v)))
            .collect();
        let seen: Vec<_> = map
            .iter()
            .map(|(k, v)| format!("{k}={}", v.as_number().unwrap()))
            .collect();
        assert_eq!(seen, ["a=2", "b=3"]);
    }

    #[test]
    fn insert_answers_with_what_was_there() {
        let mut map = Map::new();
        assert!(map.insert("a", Value::from(1)).is_none());
        assert!(map.insert("a", Value::from(2)).is_some());
        assert_eq!(map.len(), 1);
    }
}
