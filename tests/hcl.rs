//! The HCL parser judged by Terraform: whole files of `tests/data/hcl`, each about one part of the
//! language, against what Terraform says of them (`record.tsv`, by `tests/data/record-hcl.sh`).
//!
//! A file has no fault here exactly where `terraform fmt` accepts it, also with other line ends and
//! behind a byte order mark, and its `local.value` is worth what `terraform console` says. Of the
//! broken ones, what is around the fault must still be read. The parser's own tests are beside it.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::fs;
use std::path::{Path, PathBuf};

use cumulint::source::Sources;
use cumulint::syntax::hcl::{self, Body, ExprKind};
use cumulint::terraform;

/// What Terraform refuses and we read, since there is no doubt what is meant.
const LENIENT: [&str; 1] = ["valid/heredoc-at-end.tf"];

struct Recorded {
    name: String,
    /// Whether Terraform accepts the file as it is, with CRLF, and behind a byte order mark.
    accepted: [bool; 3],
    /// What `local.value` is worth, as JSON.
    value: Option<String>,
}

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/hcl")
}

fn text(name: &str) -> String {
    fs::read_to_string(directory().join(name)).unwrap()
}

fn recorded() -> Vec<Recorded> {
    let read = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        Recorded {
            name: columns[0].to_owned(),
            accepted: [1, 2, 3].map(|at| columns[at] == "accepted"),
            value: (columns[4] != "-").then(|| columns[4].to_owned()),
        }
    };
    text("record.tsv").lines().map(read).collect()
}

/// The file as it is, with CRLF, and behind a byte order mark.
fn variants(text: &str) -> [String; 3] {
    let crlf = text.replace("\r\n", "\n").replace('\n', "\r\n");
    [text.to_owned(), crlf, format!("\u{feff}{text}")]
}

#[test]
fn files_have_a_fault_exactly_where_terraform_refuses_them() {
    for record in recorded() {
        let text = text(&record.name);
        for (variant, accepted) in variants(&text).iter().zip(record.accepted) {
            let errors = hcl::parse(variant).errors;
            let expected = accepted || LENIENT.contains(&record.name.as_str());
            // What the file is about stays the same; a mark behind a mark does not.
            if variant.matches('\u{feff}').count() < 2 {
                assert_eq!(errors.is_empty(), expected, "{}: {errors:?}", record.name);
            } else {
                assert!(!accepted && !errors.is_empty(), "{}", record.name);
            }
        }
    }
}

#[test]
fn every_file_is_in_the_record() {
    let mut found = Vec::new();
    for folder in ["valid", "broken"] {
        for entry in fs::read_dir(directory().join(folder)).unwrap() {
            let name = entry.unwrap().file_name();
            found.push(format!("{folder}/{}", name.to_string_lossy()));
        }
    }
    found.sort();
    let mut names: Vec<String> = recorded().into_iter().map(|it| it.name).collect();
    names.sort();
    assert_eq!(found, names);
}

#[test]
fn files_are_worth_what_terraform_says() {
    let records = recorded();
    let valued = records
        .iter()
        .filter_map(|it| Some((&it.name, it.value.as_ref()?)));
    let mut count = 0;
    for (name, expected) in valued {
        let scratch = tempfile::tempdir().unwrap();
        let probe =
            "resource \"terraform_data\" \"probe\" {\n  input = jsonencode(local.value)\n}\n";
        fs::write(scratch.path().join("main.tf"), text(name)).unwrap();
        fs::write(scratch.path().join("probe.tf"), probe).unwrap();
        assert_eq!(
            worth(scratch.path()).as_deref(),
            Some(&**expected),
            "{name}"
        );
        count += 1;
    }
    assert!(count >= 16, "only {count} files have a value");
}

/// The text that the probe in a directory is given.
fn worth(directory: &Path) -> Option<String> {
    let directory = directory.canonicalize().unwrap();
    let sources = Sources::new(&directory).unwrap();
    let files = ["main.tf", "probe.tf"].map(|name| sources.load(&directory.join(name)).unwrap());
    let units = terraform::evaluate(&files, &sources, &terraform::Options::default());
    let probe = units[0]
        .resources
        .iter()
        .find(|resource| resource.address == "terraform_data.probe")
        .unwrap();
    let input = probe.attributes.get("input")?;
    assert_eq!(units[0].diagnostics, []);
    Some(input.as_str()?.to_owned())
}

/// Names of arguments, and blocks with their labels and what they hold; `!` marks a name of which the
/// value could not be read.
fn outline(body: &Body) -> String {
    let attributes = body.attributes.iter().map(|attribute| {
        let mark = if attribute.expr.kind == ExprKind::Invalid {
            "!"
        } else {
            ""
        };
        format!("{}{mark}", attribute.name.name)
    });
    let blocks = body.blocks.iter().map(|block| {
        let labels = block.labels.iter().map(|label| format!(":{}", label.name));
        let labels: String = labels.collect();
        format!("{}{labels}({})", block.kind.name, outline(&block.body))
    });
    attributes.chain(blocks).collect::<Vec<_>>().join(" ")
}

#[test]
fn blocks_and_arguments_are_those_that_are_written() {
    for (name, expected) in [
        ("valid/empty.tf", ""),
        ("valid/only-comments.tf", ""),
        ("valid/blank-lines.tf", ""),
        (
            "valid/blocks.tf",
            "terraform() variable:one(default) variable:two(default) variable:three() \
             resource:aws_instance:web(ami ebs_block_device(device_name) \
             ebs_block_device(device_name nested()) lifecycle(ignore_changes)) \
             resource:aws_instance:tab\there() check:no_labels_on_inner(assert() data:http:x()) \
             one:a:b:c:d() for(in) if:x() null() locals(value)",
        ),
        ("valid/comments.tf", "locals(a b c d e f g h i j value k)"),
        ("valid/crlf.tf", "locals(value) variable:region()"),
        ("valid/heredoc-at-end.tf", "user_data"),
        ("valid/provider-functions.tf", "locals(arn id core)"),
        (
            "valid/spacing.tf",
            "locals(value) variable:x(default) resource:a:b(c) resource:a:c(c)",
        ),
        ("valid/values.tfvars.tf", "region azs tags nothing last"),
    ] {
        assert_eq!(outline(&hcl::parse(&text(name)).body), expected, "{name}");
    }
}

#[test]
fn what_is_around_a_fault_is_read() {
    for (name, expected) in [
        (
            "argument-twice",
            "resource:aws_s3_bucket:logs(bucket acl bucket)",
        ),
        ("bad-number", "locals(version! name after)"),
        (
            "brace-on-next-line",
            "resource:aws_s3_bucket:logs(bucket) variable:after()",
        ),
        ("byte-order-mark-inside", "locals(after a!)"),
        ("for-without-key", "locals(map! list! after)"),
        ("heredoc-marker-not-alone", "locals(text! a! EOT! after)"),
        ("interpolated-label", "resource! bucket! variable:after()"),
        ("json", ""),
        ("lone-carriage-returns", "locals! a!"),
        (
            "merge-conflict",
            "variable:before() resource:aws_s3_bucket:logs(bucket bucket acl) variable:after()",
        ),
        ("missing-comma", "locals(list! after)"),
        ("newline-in-conditional", "locals(before choice after)"),
        ("no-break-space", "locals(a! after)"),
        ("single-quotes", "variable! default! locals(a! after)"),
        ("smart-quotes", "locals(a! after)"),
        ("stray-brace", "locals(a) locals(b)"),
        (
            "two-arguments-on-a-line",
            "variable! type! default! locals(a after b!) variable:after()",
        ),
        (
            "unclosed-block",
            "resource:aws_s3_bucket:logs(bucket) resource:aws_s3_bucket:after(bucket)",
        ),
        ("unclosed-comment", "variable:before()"),
        ("unclosed-directive", "locals(name! after)"),
        (
            "unclosed-heredoc",
            "resource:aws_instance:web(ami user_data!) resource:aws_instance:after(ami)",
        ),
        (
            "unclosed-interpolation",
            "locals(name! after stage!) variable:after()",
        ),
        (
            "unclosed-list",
            "variable:before(default) resource:aws_s3_bucket:logs(bucket tags!) resource:aws_s3_bucket:after(bucket)",
        ),
        (
            "unclosed-string",
            "resource:aws_s3_bucket:logs(bucket! acl) output:after(value)",
        ),
        (
            "unfinished",
            "module! locals(before half! after) resource:aws_s3_bucket:logs(bucket! acl)",
        ),
        ("wrong-escapes", "locals(drive! code! after)"),
    ] {
        let parsed = hcl::parse(&text(&format!("broken/{name}.tf")));
        assert_eq!(outline(&parsed.body), expected, "{name}");
    }
}

#[test]
fn a_line_may_be_a_megabyte_long() {
    let long = "x".repeat(1 << 20);
    let items = "\"a\", ".repeat(200_000);
    let text = format!("# {long}\na = \"{long}\"\nb = [{items}]\nc = 1 /* {long} */ + 2\nd = 4\n");
    let parsed = hcl::parse(&text);
    assert_eq!(parsed.errors, []);
    assert_eq!(outline(&parsed.body), "a b c d");
    let value = |at: usize| &parsed.body.attributes[at].expr.kind;
    assert!(matches!(value(0), ExprKind::String(it) if *it == *long));
    assert!(matches!(value(1), ExprKind::Tuple(it) if it.len() == 200_000));
}
