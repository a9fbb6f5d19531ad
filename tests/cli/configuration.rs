//! `cumulint.toml`, from the outside.

use crate::workspace::{BUCKETS, ORPHAN, Workspace};

#[test]
fn the_nearest_configuration_up_to_the_repository_holds() {
    let workspace = Workspace::new(&[
        ("cumulint.toml", "severity = \"high\"\n"),
        ("a/main.tf", ORPHAN),
        ("b/main.tf", ORPHAN),
        ("b/cumulint.toml", "severity = \"low\"\n"),
    ]);
    workspace.write("cumulint.toml", "unknown = 1\n");
    assert_eq!(workspace.scan(&["a"]).code, 0);
    assert_eq!(workspace.scan(&["b"]).code, 1);
}

#[test]
fn the_command_line_wins_over_the_configuration() {
    let workspace = Workspace::new(&[("cumulint.toml", "severity = \"high\"\n"), ("a.tf", ORPHAN)]);
    assert_eq!(workspace.scan(&["--severity", "low"]).code, 1);
    workspace.write("other.toml", "fail-on = \"critical\"\n");
    assert_eq!(workspace.scan(&["--config", "../other.toml"]).code, 0);
}

#[test]
fn paths_can_be_left_out_and_values_given() {
    let workspace = Workspace::new(&[
        (
            "cumulint.toml",
            "exclude = [\"examples\"]\nvar-file = [\"own.tfvars\"]\n",
        ),
        ("own.tfvars", "tags = { owner = \"x\" }\n"),
        ("examples/a/main.tf", ORPHAN),
        ("main.tf", BUCKETS),
    ]);
    let report = workspace.report(&[]);
    assert_eq!(report["summary"]["findings"], 1);
    assert_eq!(report["summary"]["undetermined"], 0);
}

#[test]
fn checks_of_the_repository_are_loaded() {
    let workspace = Workspace::new(&[
        (
            "cumulint.toml",
            "checks = [\"policy\"]\ncheck = [\"ACME001\"]\n",
        ),
        ("policy/tagging/ACME001.hcl", crate::workspace::CHECK),
        ("main.tf", ORPHAN),
    ]);
    let ran = workspace.run(&["scan"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stdout.contains("ACME001"));
}

#[test]
fn a_key_that_is_not_known_is_an_error_with_its_place() {
    let workspace = Workspace::new(&[
        ("cumulint.toml", "severity = \"low\"\noutput = \"/tmp/x\"\n"),
        ("main.tf", ORPHAN),
    ]);
    let ran = workspace.scan(&[]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("cumulint.toml:2:1"), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("unknown field `output`"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_configuration_names_no_file_outside_the_repository() {
    let workspace = Workspace::new(&[
        ("cumulint.toml", "var-file = [\"../secret.tfvars\"]\n"),
        ("main.tf", BUCKETS),
    ]);
    workspace.write("secret.tfvars", "tags = { owner = \"secret\" }\n");
    let ran = workspace.scan(&[]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("outside the scan root"),
        "{}",
        ran.stderr
    );
}

#[test]
fn the_published_schema_has_the_keys_that_are_read() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../docs/schema/cumulint.json")).unwrap();
    let keys: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
    let workspace = Workspace::new(&[("main.tf", ORPHAN), ("cumulint.toml", "nope = 1\n")]);
    let stderr = workspace.scan(&[]).stderr;
    let told = stderr.lines().find(|line| line.contains("unknown field"));
    let stderr = &told.unwrap()[told.unwrap().find("unknown").unwrap()..];
    for key in &keys {
        assert!(stderr.contains(&format!("`{key}`")), "{key}: {stderr}");
    }
    assert_eq!(stderr.matches('`').count() / 2, keys.len() + 1, "{stderr}");
    assert_eq!(schema["additionalProperties"], false);
}

#[test]
fn words_of_strangers_in_errors_do_not_act_on_the_terminal() {
    let workspace = Workspace::new(&[("main.tf", ORPHAN)]);
    let words = "a\u{1b}[31m\u{202e}b";
    for configuration in [
        "\"a\\u001b[31m\" = 1\n".to_owned(),
        format!("# {words}\nseverity = \n"),
        format!("check = [\"{words}\"]\n"),
    ] {
        workspace.write("repo/cumulint.toml", &configuration);
        let ran = workspace.scan(&["."]);
        assert_eq!(ran.code, 2, "{configuration}");
        let acts = |it: char| it == '\u{1b}' || it == '\u{202e}';
        assert!(!ran.stderr.contains(acts), "{}", ran.stderr);
    }
    workspace.write("repo/cumulint.toml", "");
    for arguments in [
        &[words][..],
        &["--plan", words],
        &["--var-file", words],
        &["--config", words],
    ] {
        let ran = workspace.scan(arguments);
        assert_eq!(ran.code, 2);
        assert!(
            ran.stderr.contains("a\\u{1b}[31m\\u{202e}b"),
            "{}",
            ran.stderr
        );
        // Colours of our own act.
        let mut coloured = vec!["--color", "always"];
        coloured.extend(arguments);
        let ran = workspace.scan(&coloured);
        assert!(ran.stderr.contains('\u{1b}') && !ran.stderr.contains(words));
    }
}
