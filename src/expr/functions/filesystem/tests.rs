use std::fs;

use tempfile::TempDir;

use super::*;
use crate::expr::{Dialect, template};
use crate::source::Sources;
use crate::value::Data;

/// A scan root with a file beside it that must not be read.
struct Root {
    outer: TempDir,
    sources: Sources,
}

impl Root {
    fn new() -> Self {
        let outer = TempDir::new().unwrap();
        let root = outer.path().join("root");
        fs::create_dir_all(root.join("sub/deep")).unwrap();
        fs::write(outer.path().join("secret"), "s3cret").unwrap();
        fs::write(root.join("a.txt"), "e\u{301}\n").unwrap();
        fs::write(root.join("bytes"), [0xff, 0x00]).unwrap();
        fs::write(root.join("t.tftpl"), "hello ${name}").unwrap();
        fs::write(
            root.join("loop.tftpl"),
            r#"${templatefile("loop.tftpl", {})}"#,
        )
        .unwrap();
        fs::write(root.join("sub/b.json"), "{}").unwrap();
        fs::write(root.join("sub/deep/c.json"), "{}").unwrap();
        let sources = Sources::new(&root).unwrap();
        Self { outer, sources }
    }

    fn run(&self, name: &str, args: &[Value]) -> Answer {
        let context = Context {
            files: Some(FileAccess {
                sources: &self.sources,
                base: self.sources.boundary().to_owned(),
            }),
            dialect: Dialect::Terraform,
            scope: None,
            render: template::render_text,
        };
        let function = crate::expr::functions::find(name).unwrap();
        crate::expr::functions::call(function, args, &context)
    }

    fn kind(&self, name: &str, args: &[Value]) -> ReasonKind {
        let value = self.run(name, args).unwrap();
        value.as_unknown().unwrap().reason.kind
    }

    fn names(&self, path: &str, pattern: &str) -> Vec<String> {
        let set = self.run("fileset", &[path.into(), pattern.into()]).unwrap();
        let items = set.as_items().unwrap().iter();
        items
            .map(|item| item.as_str().unwrap().to_owned())
            .collect()
    }
}

#[test]
fn files_are_read_relative_to_the_module() {
    let root = Root::new();
    let text = root.run("file", &["a.txt".into()]).unwrap();
    assert_eq!(text.as_str(), Some("é\n"));
    let bytes = root.run("filebase64", &["bytes".into()]).unwrap();
    assert_eq!(bytes.as_str(), Some("/wA="));
    let hash = root.run("filemd5", &["sub/b.json".into()]).unwrap();
    assert_eq!(hash.as_str(), Some("99914b932bd37a50b983c5e7c90ae93b"));
    let exists = root.run("fileexists", &["a.txt".into()]).unwrap();
    assert_eq!(exists.as_bool(), Some(true));
}

#[test]
fn what_is_not_there_or_not_text_or_outside_is_unknown() {
    let root = Root::new();
    let outside = root.outer.path().join("secret");
    for path in [
        "nothing",
        "../secret",
        "bytes",
        "sub",
        outside.to_str().unwrap(),
    ] {
        assert_eq!(root.kind("file", &[path.into()]), ReasonKind::Missing);
    }
    assert_eq!(
        root.kind("fileexists", &["nothing".into()]),
        ReasonKind::Missing
    );
    assert_eq!(
        root.kind("filesha1", &["../secret".into()]),
        ReasonKind::Missing
    );
    assert_eq!(root.kind("file", &["~/x".into()]), ReasonKind::Runtime);
    assert_eq!(
        root.kind("fileset", &["..".into(), "*".into()]),
        ReasonKind::Missing
    );
}

#[test]
fn patterns_name_files_by_directory_and_at_any_depth() {
    let root = Root::new();
    assert_eq!(root.names(".", "*.txt"), ["a.txt"]);
    assert_eq!(root.names("sub", "*.json"), ["b.json"]);
    assert_eq!(
        root.names(".", "**/*.json"),
        ["sub/b.json", "sub/deep/c.json"]
    );
    assert_eq!(root.names(".", "{a,t}.*"), ["a.txt", "t.tftpl"]);
    assert!(root.names(".", "*.yaml").is_empty());
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_out() {
    let root = Root::new();
    let boundary = root.sources.boundary();
    std::os::unix::fs::symlink(root.outer.path(), boundary.join("out")).unwrap();
    std::os::unix::fs::symlink("../secret", boundary.join("link")).unwrap();
    assert_eq!(root.kind("file", &["link".into()]), ReasonKind::Missing);
    assert_eq!(
        root.kind("file", &["out/secret".into()]),
        ReasonKind::Missing
    );
    let args = [".".into(), "**".into()];
    assert_eq!(root.kind("fileset", &args), ReasonKind::Unsupported);
}

#[test]
fn templates_are_rendered_and_do_not_render_templates() {
    let root = Root::new();
    let variables = Value::object([("name", Value::from("x"))].into_iter().collect());
    let text = root
        .run("templatefile", &["t.tftpl".into(), variables.clone()])
        .unwrap();
    assert_eq!(text.as_str(), Some("hello x"));
    let text = root
        .run("templatestring", &["<${name}>".into(), variables])
        .unwrap();
    assert_eq!(text.as_str(), Some("<x>"));
    let nothing = Value::object(Map::new());
    let args = ["loop.tftpl".into(), nothing];
    let refused = root.run("templatefile", &args).unwrap_err();
    assert!(refused.message.contains("cannot render a template"));
}

#[test]
fn without_files_nothing_is_read() {
    let context = Context {
        files: None,
        dialect: Dialect::Check,
        scope: None,
        render: template::render_text,
    };
    let value = file(&["a.txt".into()], &context).unwrap();
    assert!(matches!(value.data, Data::Unknown(_)));
}
