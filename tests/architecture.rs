//! Which module may use which: read off the `use` lines, so that no circle creeps in.
//!
//! `ARCHITECTURE.md` has the picture. A module may use what stands to its right here, and nothing
//! else of this crate.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const ALLOWED: [(&str, &[&str]); 16] = [
    ("source", &[]),
    ("syntax", &["source", "value"]),
    ("value", &["source"]),
    ("diagnostic", &["source"]),
    ("resource", &["diagnostic", "source", "value"]),
    ("expr", &["source", "syntax", "value"]),
    (
        "terraform",
        &[
            "diagnostic",
            "expr",
            "resource",
            "source",
            "syntax",
            "value",
        ],
    ),
    (
        "cloudformation",
        &[
            "diagnostic",
            "expr",
            "resource",
            "source",
            "syntax",
            "value",
        ],
    ),
    (
        "kubernetes",
        &[
            "diagnostic",
            "expr",
            "resource",
            "source",
            "syntax",
            "value",
        ],
    ),
    (
        "render",
        &[
            "diagnostic",
            "kubernetes",
            "resource",
            "source",
            "syntax",
            "value",
        ],
    ),
    ("standard", &[]),
    (
        "check",
        &[
            "diagnostic",
            "expr",
            "resource",
            "source",
            "syntax",
            "value",
        ],
    ),
    (
        "finding",
        &[
            "check",
            "diagnostic",
            "resource",
            "source",
            "standard",
            "syntax",
            "value",
        ],
    ),
    (
        "report",
        &[
            "check",
            "diagnostic",
            "finding",
            "resource",
            "source",
            "standard",
        ],
    ),
    (
        "scan",
        &[
            "check",
            "cloudformation",
            "diagnostic",
            "finding",
            "kubernetes",
            "render",
            "resource",
            "source",
            "syntax",
            "terraform",
            "value",
        ],
    ),
    (
        "cli",
        &[
            "check",
            "cloudformation",
            "diagnostic",
            "finding",
            "kubernetes",
            "render",
            "report",
            "resource",
            "scan",
            "source",
            "standard",
            "syntax",
            "terraform",
            "value",
        ],
    ),
];

#[test]
fn modules_use_only_what_they_may() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let allowed: BTreeMap<&str, &[&str]> = ALLOWED.into_iter().collect();
    let mut wrong = Vec::new();
    let mut files = Vec::new();
    collect(&root, &mut files);
    assert!(files.len() > 50, "the sources are found");
    for path in files {
        let relative = path
            .strip_prefix(&root)
            .expect("it was found below the root");
        let module = module_of(relative);
        if ["lib", "main"].contains(&module.as_str()) {
            continue;
        }
        let Some(may) = allowed.get(module.as_str()) else {
            wrong.push(format!(
                "{}: the module `{module}` has no row in this test",
                relative.display()
            ));
            continue;
        };
        let text = fs::read_to_string(&path).expect("sources are text");
        for used in uses(&text) {
            if used != module
                && !may.contains(&used.as_str())
                && allowed.contains_key(used.as_str())
            {
                wrong.push(format!("{}: `{module}` uses `{used}`", relative.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn collect(directory: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).expect("sources can be read") {
        let path = entry.expect("sources can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !is_test(&path) {
            files.push(path);
        }
    }
}

/// Whether a file holds the tests of a module, which may use what they like.
fn is_test(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "tests.rs")
}

fn module_of(relative: &Path) -> String {
    let first = relative
        .components()
        .next()
        .expect("a file has a name")
        .as_os_str()
        .to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The modules of this crate that a text names: `crate::x` (in the binary `cumulint::x`), also
/// within braces: `use crate::{a, b::c}`. Tests may use what they like.
fn uses(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let code: Vec<&str> = text
        .split("#[cfg(test)]")
        .next()
        .unwrap_or_default()
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let code = code.join("\n");
    for start in ["crate::", "cumulint::"] {
        for (at, _) in code.match_indices(start) {
            let rest = &code[at + start.len()..];
            match rest.strip_prefix('{') {
                Some(group) => found.extend(names_of_group(group)),
                None => found.push(name_at(rest)),
            }
        }
    }
    found
}

fn name_at(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// The first names of a brace group, nested groups left out.
fn names_of_group(text: &str) -> Vec<String> {
    let (mut names, mut depth, mut current) = (Vec::new(), 0_usize, String::new());
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(name_at(std::mem::take(&mut current).trim())),
            _ if depth == 0 => current.push(c),
            _ => {}
        }
    }
    names.push(name_at(current.trim()));
    names
}

#[test]
fn use_lines_are_read_in_all_their_forms() {
    let text = "use crate::a::b;\nuse crate::{c, d::{e, f}, g};\n// crate::h\nfn x() { crate::i::j() }\n#[cfg(test)]\nuse crate::k;";
    assert_eq!(uses(text), ["a", "c", "d", "g", "i"]);
}
