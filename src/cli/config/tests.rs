use super::*;

fn read_text(text: &str) -> Result<Config, Box<FileFaults>> {
    let sources = Sources::new(Path::new("src")).unwrap();
    let file = sources.insert(sources.boundary().join(FILE_NAME), text.into());
    read(&file, &sources)
}

/// The texts that are underlined, with what is said of them.
fn faults(text: &str) -> Vec<(String, String)> {
    let error = read_text(text).unwrap_err();
    error
        .labels
        .iter()
        .map(|fault| {
            let range = fault.offset()..fault.offset() + fault.len();
            (text[range].to_owned(), fault.label().unwrap().to_owned())
        })
        .collect()
}

#[test]
fn every_key_is_read() {
    let config = read_text(
        r#"
        severity = "low"
        fail-on = "high"
        check = ["network", "VMH*"]
        skip-check = ["NET001"]
        exclude = ["examples", "**/test"]
        var-file = ["main.rs"]
        parameters = ["main.rs"]
        checks = ["cli"]
        [var]
        region = "eu-central-1"
        [[ignore]]
        check = ["VMH001"]
        path = ["legacy"]
        address = ["aws_instance.old[*]"]
        reason = "gone by June"
        "#,
    )
    .unwrap();
    assert_eq!(config.severity, Some(Severity::Low));
    assert_eq!(config.fail_on, Some(Severity::High));
    assert_eq!((config.check.len(), config.skip_check.len()), (2, 1));
    assert_eq!(
        config.var,
        [("region".to_owned(), "eu-central-1".to_owned())]
    );
    assert_eq!((config.var_file.len(), config.parameters.len()), (1, 1));
    assert!(config.checks[0].ends_with("src/cli"));
    let rule = &config.ignore[0];
    assert!(rule.paths.as_ref().unwrap().is_match("legacy/a/b.tf"));
    assert!(!rule.paths.as_ref().unwrap().is_match("a/legacy/b.tf"));
    let addresses = rule.addresses.as_ref().unwrap();
    assert!(addresses.is_match("aws_instance.old[\"a/b\"]"));
    assert!(!addresses.is_match("aws_instance.older"));
    let excluded = config.directory.unwrap().join("a/test/b");
    assert!(config.exclude.is_match(excluded));
}

#[test]
fn an_unknown_key_is_underlined() {
    let found = faults("severity = \"low\"\noutput = \"/etc/passwd\"\n");
    assert_eq!(found[0].0, "output");
    assert!(found[0].1.contains("unknown field `output`"));
    assert_eq!(faults("[[ignore]]\ncheck=[\"A\"]\nwhy=\"x\"\n")[0].0, "why");
}

#[test]
fn a_word_that_is_no_severity_is_underlined() {
    assert_eq!(faults("fail-on = \"huge\"\n")[0].0, "\"huge\"");
}

#[test]
fn all_bad_words_are_told_at_once() {
    let found = faults("check = [\"[\"]\nexclude = [\"{\"]\nvar-file = [\"../Cargo.toml\"]\n");
    let words: Vec<_> = found.iter().map(|(word, _)| word.as_str()).collect();
    assert_eq!(words, ["\"[\"", "\"{\"", "\"../Cargo.toml\""]);
    assert!(found[2].1.contains("outside the scan root"));
}

#[test]
fn a_suppression_needs_a_check_and_a_reason() {
    let found = faults("[[ignore]]\ncheck = []\nreason = \" \"\n");
    assert_eq!(found.len(), 2);
}

#[test]
fn the_nearest_file_up_to_the_boundary_is_found() {
    let dir = tempfile::tempdir().unwrap();
    let inner = dir.path().join("a/b/c");
    std::fs::create_dir_all(&inner).unwrap();
    std::fs::write(dir.path().join(FILE_NAME), "").unwrap();
    assert_eq!(find(&inner, &dir.path().join("a")), None);
    std::fs::write(dir.path().join("a/b").join(FILE_NAME), "").unwrap();
    let found = find(&inner, &dir.path().join("a")).unwrap();
    assert_eq!(found, dir.path().join("a/b").join(FILE_NAME));
}
