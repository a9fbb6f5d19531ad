//! What the README says works as it stands there.

use crate::workspace::Workspace;

/// The code blocks of the README that begin with a comment that names a file: name and text.
fn files() -> Vec<(String, String)> {
    let readme = include_str!("../../README.md");
    let blocks = readme.split("```hcl\n").skip(1);
    blocks
        .filter_map(|block| {
            let text = block.split("```").next()?;
            let (name, text) = text.strip_prefix("# ")?.split_once('\n')?;
            Some((format!("my-checks/{name}"), text.to_owned()))
        })
        .collect()
}

#[test]
fn the_check_of_the_readme_passes_its_fixtures() {
    let files = files();
    assert_eq!(files.len(), 2);
    let named: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let workspace = Workspace::new(&named);
    let ran = workspace.run(&["checks", "test", "my-checks"]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.contains('1'), "{}", ran.stdout);
}

#[test]
fn fixtures_of_own_checks_are_not_scanned_with_the_rest() {
    let files = files();
    let mut named: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    named.push(("main.tf", "resource \"aws_s3_bucket\" \"orphan\" {\n}\n"));
    let workspace = Workspace::new(&named);
    let arguments = ["scan", "--checks", "my-checks", "--check", "ACME001"];
    let ran = workspace.run(&arguments);
    assert_eq!(ran.code, 1, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.contains("1 finding"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("fixtures/"), "{}", ran.stdout);
}
