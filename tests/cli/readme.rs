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

/// What the README shows of a scan, without the words of the checks below the excerpts.
#[test]
fn the_findings_of_the_readme_are_those_of_the_demonstration() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let workspace = Workspace::new(&[]);
    let mut command = workspace.command(root, &["scan", "fixtures/demo"]);
    command.env("LC_ALL", "C.UTF-8");
    let ran = crate::workspace::finish(&mut command);
    let readme = include_str!("../../README.md");
    let shown = readme.split("since it finds some:\n").nth(1).unwrap();
    let shown = shown.split("    …\n").next().unwrap();
    let lines = shown
        .lines()
        .map(|line| line.strip_prefix("    ").unwrap_or(line));
    let is_excerpt =
        |line: &&str| line.contains(['×', '╭', '│', '·', '╰']) || line.ends_with("(high)");
    let excerpt: Vec<&str> = lines.filter(is_excerpt).collect();
    assert!(excerpt.len() > 12, "{excerpt:?}");
    for line in excerpt {
        assert!(
            ran.stdout.lines().any(|it| it == line),
            "{line}\n{}",
            ran.stdout
        );
    }
}
