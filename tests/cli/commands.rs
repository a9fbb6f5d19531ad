//! The commands beside `scan`.

use serde_json::Value;

use crate::workspace::{BUCKETS, CHECK, ORPHAN, Workspace};

#[test]
fn inspect_shows_unknowns_and_references() {
    let workspace = Workspace::new(&[(
        "main.tf",
        "variable \"x\" {}\nresource \"aws_s3_bucket\" \"a\" {\n  bucket = var.x\n}\nresource \"aws_s3_bucket_acl\" \"b\" {\n  bucket = aws_s3_bucket.a.id\n  acl    = \"private\"\n}\n",
    )]);
    let ran = workspace.run(&["inspect", "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let report: Value = serde_json::from_str(&ran.stdout).unwrap();
    let unit = &report["units"][0];
    assert_eq!(
        (&unit["platform"], &unit["name"]),
        (&"terraform".into(), &".".into())
    );
    let [bucket, acl] = unit["resources"].as_array().unwrap().as_slice() else {
        panic!("{unit}");
    };
    assert_eq!(bucket["address"], "aws_s3_bucket.a");
    assert_eq!(bucket["file"], "main.tf");
    assert_eq!(bucket["line"], 2);
    assert!(
        bucket["attributes"]["bucket"]["$unknown"]
            .as_str()
            .unwrap()
            .contains("var.x")
    );
    assert_eq!(acl["attributes"]["bucket"]["$ref"], "aws_s3_bucket.a.id");
    assert_eq!(acl["attributes"]["acl"], "private");
    assert!(
        workspace
            .run(&["inspect"])
            .stdout
            .contains("bucket = -> aws_s3_bucket.a.id")
    );
}

#[test]
fn checks_are_listed_and_explained() {
    let workspace = Workspace::new(&[]);
    let ran = workspace.run(&["checks", "list", "--checks", "../checks", "tagging"]);
    assert_eq!(
        ran.stdout,
        "tagging: tagging\n  ACME001  medium    A bucket names no owner\n"
    );
    let arguments = ["checks", "list", "--checks", "../checks", "-f", "json"];
    let list: Value = serde_json::from_str(&workspace.run(&arguments).stdout).unwrap();
    assert!(
        list.as_array()
            .unwrap()
            .iter()
            .any(|one| one["id"] == "ACME001")
    );
    for word in ["acme001", "bucket-without-owner"] {
        let ran = workspace.run(&["checks", "explain", "--checks", "../checks", word]);
        assert!(ran.stdout.contains("Set the tag `owner`"), "{}", ran.stdout);
        assert!(
            ran.stdout.contains("ISO/IEC 27017:2015 CLD.6.3.1"),
            "{}",
            ran.stdout
        );
    }
    let ran = workspace.run(&["checks", "list", "--equivalent", "ckv_aws_79"]);
    assert!(ran.stdout.contains("VMH001"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("VMH002"), "{}", ran.stdout);
    for old in ["AVD-AWS-0028", "avd-ksv-0012", "KSV012"] {
        let ran = workspace.run(&["checks", "list", "--equivalent", old]);
        assert!(ran.stdout.contains("VMH0"), "{old}: {}", ran.stdout);
    }
    let unknown = ["checks", "list", "--equivalent", "CKV_AWS_0"];
    assert_eq!(workspace.run(&unknown).code, 2);
    let left_out = workspace.run(&["checks", "list", "--equivalent", "CKV_AZURE_163"]);
    assert_eq!(left_out.code, 2);
    assert!(
        left_out.stderr.contains("left out on purpose"),
        "{}",
        left_out.stderr
    );
    assert_eq!(workspace.run(&["checks", "explain", "NOPE1"]).code, 2);
    assert_eq!(workspace.run(&["checks", "list", "nope"]).code, 2);
}

#[test]
fn checks_of_ones_own_are_tested_by_their_fixtures() {
    let workspace = Workspace::new(&[]);
    let fixture = "resource \"aws_s3_bucket\" \"a\" { # expect: ACME001\n}\nresource \"aws_s3_bucket\" \"b\" {\n  tags = { owner = \"x\" }\n}\n";
    workspace.write("checks/fixtures/ACME001/main.tf", fixture);
    let ran = workspace.run(&["checks", "test", "../checks"]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    workspace.write("checks/fixtures/ACME001/main.tf", ORPHAN);
    let ran = workspace.run(&["checks", "test", "../checks"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stdout.contains("main.tf:1: unexpected finding"),
        "{}",
        ran.stdout
    );
}

#[test]
fn every_fault_of_a_check_is_told_with_its_place() {
    let workspace = Workspace::new(&[("main.tf", BUCKETS)]);
    let broken = CHECK
        .replace("severity ", "severtiy ")
        .replace("\"CLD.6.3.1\"", "\"CLD.1\"");
    workspace.write("checks/tagging/ACME001.hcl", &broken);
    let ran = workspace.scan(&[]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("severtiy"), "{}", ran.stderr);
    assert!(ran.stderr.contains("CLD.1"), "{}", ran.stderr);
}

#[test]
fn completions_are_printed_for_each_shell() {
    let workspace = Workspace::new(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = workspace.run(&["completions", shell]);
        assert_eq!(ran.code, 0);
        assert!(ran.stdout.contains("cumulint"), "{shell}");
    }
}

#[test]
fn help_says_what_the_exit_codes_mean() {
    let workspace = Workspace::new(&[]);
    let ran = workspace.run(&["scan", "--help"]);
    assert_eq!(ran.code, 0);
    assert!(ran.stdout.contains("3  nothing to scan"));
    assert_eq!(workspace.run(&[]).code, 2);
}
