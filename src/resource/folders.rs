//! In which folders the files of a unit are, where that says what belongs together: manifests that
//! name no namespace are applied folder by folder.

use ecow::EcoString;
use rustc_hash::FxHashMap;

use crate::source::FileId;

/// The folders of files. Empty on platforms where folders say nothing of what belongs together.
#[derive(Debug, Default)]
pub struct Folders {
    by_file: FxHashMap<FileId, EcoString>,
}

impl Folders {
    /// Notes a file by its name, with `/` between folders.
    pub fn add(&mut self, file: FileId, name: &str) {
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        self.by_file.insert(file, folder.into());
    }

    /// Whether two files are in the same folder, or one of them further in; also where nothing is known
    /// of them.
    pub fn are_together(&self, one: FileId, other: FileId) -> bool {
        match (self.by_file.get(&one), self.by_file.get(&other)) {
            (Some(one), Some(other)) => is_within(one, other) || is_within(other, one),
            _ => true,
        }
    }
}

fn is_within(inner: &str, outer: &str) -> bool {
    match inner.strip_prefix(outer) {
        Some(rest) => outer.is_empty() || rest.is_empty() || rest.starts_with('/'),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_together_with_those_within_them() {
        let mut folders = Folders::default();
        let names = ["a.yaml", "app/a.yaml", "app/live/a.yaml", "apple/a.yaml"];
        for (number, name) in names.iter().enumerate() {
            folders.add(FileId::new(number as u32), name);
        }
        let together = |one, other| folders.are_together(FileId::new(one), FileId::new(other));
        assert!(together(0, 3) && together(1, 1) && together(1, 2) && together(2, 1));
        assert!(!together(1, 3) && !together(2, 3));
        assert!(together(1, 99));
    }
}
