mod default_tags;
mod hostile;
mod opentofu;
mod realms;
mod remote;
mod repeated;

use std::fs;
use std::path::Path;

use serde_json::{Value as Json, json};

use super::{Options, evaluate};
use crate::resource::Unit;
use crate::source::Sources;
use crate::value::{Shape, Value};

/// A directory of files, evaluated.
struct Estate {
    directory: tempfile::TempDir,
    options: Options,
}

impl Estate {
    fn new(files: &[(&str, &str)]) -> Self {
        let directory = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = directory.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Self {
            directory,
            options: Options::default(),
        }
    }

    fn load(&self) -> (Sources, Vec<std::sync::Arc<crate::source::SourceFile>>) {
        let sources = Sources::new(self.directory.path()).unwrap();
        let mut files = Vec::new();
        load(self.directory.path(), &sources, &mut files);
        (sources, files)
    }

    fn units(&self) -> (Sources, Vec<Unit>) {
        let (sources, files) = self.load();
        let units = evaluate(&files, &sources, &self.options);
        (sources, units)
    }

    fn unit(&self) -> Unit {
        let (_, mut units) = self.units();
        assert_eq!(units.len(), 1, "one root module");
        units.remove(0)
    }
}

fn load(
    directory: &Path,
    sources: &Sources,
    files: &mut Vec<std::sync::Arc<crate::source::SourceFile>>,
) {
    let mut entries: Vec<_> = fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() {
            load(&path, sources, files);
        } else if super::ENDINGS.iter().any(|ending| name.ends_with(ending)) {
            files.push(sources.load(&path).unwrap());
        }
    }
}

fn addresses(unit: &Unit) -> Vec<&str> {
    unit.resources
        .iter()
        .map(|resource| resource.address.as_str())
        .collect()
}

fn attribute(unit: &Unit, address: &str, name: &str) -> Json {
    let resource = unit
        .resources
        .iter()
        .find(|resource| resource.address == address);
    let resource = resource.unwrap_or_else(|| panic!("no {address} in {:?}", addresses(unit)));
    resource
        .attributes
        .get(name)
        .map_or(json!("absent"), |value| {
            serde_json::to_value(value).unwrap()
        })
}

#[test]
fn variables_take_the_last_value_given_and_locals_any_order() {
    let estate = Estate::new(&[
        (
            "main.tf",
            "resource \"a\" \"b\" {\n x = local.second\n}\nlocals {\n second = \"${local.first}-2\"\n first = var.name\n}\nvariable \"name\" {\n default = \"default\"\n}\n",
        ),
        ("terraform.tfvars", "name = \"tfvars\"\n"),
        ("z.auto.tfvars", "name = \"auto\"\n"),
    ]);
    assert_eq!(attribute(&estate.unit(), "a.b", "x"), json!("auto-2"));
}

#[test]
fn the_command_line_wins_and_its_text_is_read_by_the_variables_type() {
    let mut estate = Estate::new(&[(
        "main.tf",
        "variable \"ports\" {\n type = list(number)\n}\nvariable \"name\" {\n type = string\n}\nresource \"a\" \"b\" {\n x = var.ports\n y = var.name\n}\n",
    )]);
    estate.options.vars = vec![
        ("ports".into(), "[80, \"443\"]".into()),
        ("name".into(), "[x]".into()),
    ];
    let unit = estate.unit();
    assert_eq!(attribute(&unit, "a.b", "x"), json!([80, 443]));
    assert_eq!(attribute(&unit, "a.b", "y"), json!("[x]"));
}

#[test]
fn a_variable_without_value_is_unknown_for_that_reason() {
    let estate = Estate::new(&[(
        "main.tf",
        "variable \"x\" {}\nresource \"a\" \"b\" {\n x = var.x\n y = \"p-${var.x}\"\n}\n",
    )]);
    let unit = estate.unit();
    let reason = json!({"$unknown": "var.x has no default and no value is given"});
    assert_eq!(attribute(&unit, "a.b", "x"), reason);
    assert_eq!(attribute(&unit, "a.b", "y"), reason);
}

#[test]
fn count_and_for_each_make_instances_with_terraforms_addresses() {
    let estate = Estate::new(&[(
        "main.tf",
        r#"
resource "a" "counted" {
  count = 2
  x     = "n${count.index}"
}
resource "a" "keyed" {
  for_each = { one = 1, "t\"wo" = 2 }
  x        = "${each.key}=${each.value}"
}
resource "a" "set" {
  for_each = toset(["x"])
  x        = each.value
}
resource "a" "none" {
  count = 0
}
resource "a" "ref" {
  first = a.counted[0].x
  all   = a.counted[*].x
  keyed = [for k, v in a.keyed : v.x]
  id    = a.counted[1].id
}
"#,
    )]);
    let unit = estate.unit();
    assert_eq!(
        addresses(&unit),
        [
            "a.counted[0]",
            "a.counted[1]",
            "a.keyed[\"one\"]",
            "a.keyed[\"t\\\"wo\"]",
            "a.ref",
            "a.set[\"x\"]"
        ]
    );
    assert_eq!(attribute(&unit, "a.keyed[\"one\"]", "x"), json!("one=1"));
    assert_eq!(attribute(&unit, "a.ref", "first"), json!("n0"));
    assert_eq!(attribute(&unit, "a.ref", "all"), json!(["n0", "n1"]));
    assert_eq!(
        attribute(&unit, "a.ref", "keyed"),
        json!(["one=1", "t\"wo=2"])
    );
    assert_eq!(
        attribute(&unit, "a.ref", "id"),
        json!({"$ref": "a.counted[1].id"})
    );
}

#[test]
fn an_unknown_count_leaves_one_conditional_placeholder() {
    let estate = Estate::new(&[(
        "main.tf",
        "variable \"n\" {}\nresource \"a\" \"b\" {\n count = var.n\n x = 1\n}\nresource \"a\" \"c\" {\n id = a.b[0].id\n x = a.b[0].x\n}\n",
    )]);
    let unit = estate.unit();
    assert_eq!(addresses(&unit), ["a.b[*]", "a.c"]);
    assert!(unit.resources[0].conditional.is_some());
    assert_eq!(attribute(&unit, "a.c", "id"), json!({"$ref": "a.b[*].id"}));
    assert_eq!(attribute(&unit, "a.c", "x"), json!("1"));
}

#[test]
fn modules_take_arguments_and_give_outputs_to_any_depth() {
    let estate = Estate::new(&[
        (
            "main.tf",
            "module \"outer\" {\n  source = \"./modules/outer\"\n  for_each = toset([\"a\", \"b\"])\n  name = each.key\n}\nresource \"a\" \"top\" {\n  x = module.outer[\"a\"].result\n  y = module.outer[\"b\"].id\n}\n",
        ),
        (
            "modules/outer/main.tf",
            "variable \"name\" {}\nmodule \"inner\" {\n  source = \"../inner\"\n  name = \"outer-${var.name}\"\n}\noutput \"result\" {\n  value = module.inner.result\n}\noutput \"id\" {\n  value = module.inner.id\n}\n",
        ),
        (
            "modules/inner/main.tf",
            "variable \"name\" {\n  type = string\n}\nresource \"a\" \"deep\" {\n  x = var.name\n  path = path.module\n}\noutput \"result\" {\n  value = a.deep.x\n}\noutput \"id\" {\n  value = a.deep.id\n}\n",
        ),
    ]);
    let unit = estate.unit();
    assert_eq!(
        addresses(&unit),
        [
            "a.top",
            "module.outer[\"a\"].module.inner.a.deep",
            "module.outer[\"b\"].module.inner.a.deep"
        ]
    );
    assert_eq!(attribute(&unit, "a.top", "x"), json!("outer-a"));
    assert_eq!(
        attribute(&unit, "a.top", "y"),
        json!({"$ref": "module.outer[\"b\"].module.inner.a.deep.id"})
    );
    assert_eq!(
        attribute(&unit, "module.outer[\"a\"].module.inner.a.deep", "path"),
        json!("modules/inner")
    );
}

#[test]
fn dynamic_blocks_make_blocks_beside_written_ones() {
    let estate = Estate::new(&[(
        "main.tf",
        r#"
variable "later" {}
resource "a" "b" {
  rule {
    port = 22
  }
  dynamic "rule" {
    for_each = [80, 443]
    iterator = it
    content {
      port = it.value
      dynamic "inner" {
        for_each = { k = "v" }
        content {
          text = "${it.key}${inner.key}${inner.value}"
        }
      }
    }
  }
  dynamic "open" {
    for_each = var.later
    content {
      port = open.value
    }
  }
  lifecycle {
    prevent_destroy = true
    ignore_changes  = [tags]
  }
}
"#,
    )]);
    let unit = estate.unit();
    assert_eq!(unit.diagnostics, []);
    assert_eq!(
        attribute(&unit, "a.b", "rule"),
        json!([{"port": 22}, {"port": 80, "inner": [{"text": "0kv"}]}, {"port": 443, "inner": [{"text": "1kv"}]}])
    );
    assert_eq!(
        attribute(&unit, "a.b", "open"),
        json!([{"$unknown": "var.later has no default and no value is given"}])
    );
    assert_eq!(
        attribute(&unit, "a.b", "lifecycle"),
        json!([{"prevent_destroy": true}])
    );
}

#[test]
fn a_fault_in_a_module_that_is_called_several_times_names_the_calls() {
    let part = "variable \"n\" {}\nresource \"a\" \"b\" {\n x = var.n + 1\n}\n";
    let messages = |calls: &str| {
        let unit = Estate::new(&[("main.tf", calls), ("m/main.tf", part)]).unit();
        let messages = unit.diagnostics.into_iter().map(|it| it.message);
        messages.collect::<Vec<_>>()
    };
    let call = |name: &str, value: &str| {
        format!("module \"{name}\" {{\n source = \"./m\"\n n = {value}\n}}\n")
    };
    let one = messages(&call("one", "\"x\""));
    assert_eq!(one.len(), 1);
    assert!(!one[0].contains("module."), "{one:?}");
    let right = call("right", "1");
    let two = messages(&format!("{right}{}", call("two", "\"x\"")));
    assert_eq!(two, [format!("{} (in module.two)", one[0])]);
    let calls = ["a", "b", "c", "d"].map(|name| call(name, "\"x\""));
    let many = messages(&calls.concat());
    let named = "module.a, module.b, module.c and others";
    assert_eq!(many, [format!("{} (in {named})", one[0])]);
}

#[test]
fn a_template_that_renders_itself_is_told() {
    let estate = Estate::new(&[
        (
            "main.tf",
            "resource \"a\" \"b\" {\n x = templatefile(\"t.tpl\", {})\n}\n",
        ),
        ("t.tpl", "${templatefile(\"t.tpl\", {})}"),
    ]);
    let unit = estate.unit();
    assert_eq!(unit.diagnostics.len(), 1);
    let message = &unit.diagnostics[0].message;
    assert!(
        message.ends_with("a template cannot render a template"),
        "{message}"
    );
}

#[test]
fn circles_end_in_an_unknown_and_a_diagnostic() {
    let estate = Estate::new(&[
        (
            "main.tf",
            "locals {\n a = local.b\n b = local.a\n}\nresource \"a\" \"b\" {\n x = local.a\n}\nmodule \"m\" {\n source = \"./m\"\n}\n",
        ),
        ("m/main.tf", "module \"again\" {\n source = \"../m\"\n}\n"),
    ]);
    let unit = estate.unit();
    let messages: Vec<&str> = unit
        .diagnostics
        .iter()
        .map(|it| it.message.as_str())
        .collect();
    assert!(
        messages
            .iter()
            .any(|message| message.contains("refers to itself")),
        "{messages:?}"
    );
    assert!(
        messages
            .iter()
            .any(|message| message.contains("calls itself")),
        "{messages:?}"
    );
}

#[test]
fn a_missing_module_is_told_and_what_it_gives_is_unknown() {
    let estate = Estate::new(&[(
        "main.tf",
        "module \"vpc\" {\n source = \"terraform-aws-modules/vpc/aws\"\n}\nresource \"a\" \"b\" {\n x = module.vpc.id\n}\n",
    )]);
    let unit = estate.unit();
    assert_eq!(unit.diagnostics.len(), 1);
    assert!(unit.diagnostics[0].message.contains("is not on disk"));
    assert!(
        attribute(&unit, "a.b", "x")["$unknown"]
            .as_str()
            .unwrap()
            .contains("not on disk")
    );
}

#[test]
fn what_is_handed_to_missing_modules_and_by_outputs_leaves_the_unit() {
    let inner = "variable \"id\" {}\nvariable \"kept\" {}\nresource \"an_ip\" \"own\" {}\n\
                 module \"gone\" {\n source = \"gone/gone\"\n id = var.id\n}\n\
                 output \"own\" {\n value = an_ip.own.id\n}\n";
    let outer = "locals {\n all = [for it in an_ip.many : it.id]\n round = local.round\n\
                 zones = try(var.c, [for z in var.zones : an_ip.zonal[z].id])\n}\n\
                 variable \"zones\" {}\nresource \"an_ip\" \"zonal\" {\n for_each = var.zones\n}\n\
                 resource \"an_ip\" \"kept\" {}\nresource \"an_ip\" \"passed\" {}\n\
                 resource \"an_ip\" \"many\" {\n count = 2\n}\nresource \"an_ip\" \"late\" {}\n\
                 module \"m\" {\n source = \"./m\"\n id = an_ip.passed.id\n kept = an_ip.kept.id\n}\n\
                 module \"gone\" {\n source = \"gone/gone\"\n all = [local.all, local.round]\n depends_on = [an_ip.late]\n}\n\
                 output \"own\" {\n value = \"${module.m.own} ${data.an_ip.x.id}\"\n}\noutput \"zonal\" {\n value = local.zones\n}\n";
    let unit = Estate::new(&[("main.tf", outer), ("m/main.tf", inner)]).unit();
    let left: Vec<(&str, &str)> = unit
        .leaving
        .iter()
        .map(|(address, why)| (address.as_str(), why.text.as_str()))
        .collect();
    let gone = "module.gone (gone/gone) is not on disk; what it makes is not judged";
    let given = "output.own gives it away, and who takes it is not known";
    assert_eq!(
        left,
        [
            ("an_ip.many", gone),
            ("an_ip.passed", gone),
            (
                "an_ip.zonal",
                "output.zonal gives it away, and who takes it is not known"
            ),
            ("module.m.an_ip.own", given)
        ]
    );
    let told = unit.diagnostics.iter().map(|it| it.kind.name());
    assert_eq!(
        told.collect::<Vec<_>>(),
        ["unresolved-module", "unresolved-module"]
    );
}

#[test]
fn installed_modules_are_found_by_their_call_path() {
    let estate = Estate::new(&[
        (
            "main.tf",
            "module \"vpc\" {\n source = \"acme/vpc/aws\"\n}\n",
        ),
        (
            ".terraform/modules/modules.json",
            r#"{"Modules":[{"Key":"","Source":"","Dir":"."},{"Key":"vpc","Source":"x","Dir":".terraform/modules/vpc"}]}"#,
        ),
        (
            ".terraform/modules/vpc/main.tf",
            "resource \"a\" \"b\" {}\n",
        ),
    ]);
    let (_, units) = estate.units();
    let unit = units.iter().find(|unit| unit.name == ".").unwrap();
    assert_eq!(addresses(unit), ["module.vpc.a.b"]);
}

#[test]
fn policy_documents_are_the_text_that_the_provider_makes() {
    let estate = Estate::new(&[(
        "main.tf",
        r#"
variable "arn" {}
data "aws_iam_policy_document" "known" {
  statement {
    sid       = "One"
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}
data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["*"]
    resources = [var.arn]
  }
}
resource "a" "b" {
  known = data.aws_iam_policy_document.known.json
  open  = jsondecode(data.aws_iam_policy_document.open.json)
}
"#,
    )]);
    let unit = estate.unit();
    let text = attribute(&unit, "a.b", "known");
    assert_eq!(
        text.as_str().unwrap(),
        "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Sid\": \"One\",\n      \"Effect\": \"Allow\",\n      \"Action\": [\n        \"s3:PutObject\",\n        \"s3:GetObject\"\n      ],\n      \"Resource\": \"*\",\n      \"Principal\": {\n        \"AWS\": \"*\"\n      }\n    }\n  ]\n}"
    );
}

#[test]
fn json_configuration_and_override_files_count() {
    let estate = Estate::new(&[
        ("main.tf", "resource \"a\" \"b\" {\n x = 1\n y = 1\n}\n"),
        ("b_override.tf", "resource \"a\" \"b\" {\n x = 2\n}\n"),
        (
            "more.tf.json",
            r#"{"locals": {"n": "v"}, "resource": {"a": {"j": {"x": "${local.n}-${1 + 1}", "z": {"k": [true]}}}}}"#,
        ),
    ]);
    let unit = estate.unit();
    assert_eq!(attribute(&unit, "a.b", "x"), json!(2));
    assert_eq!(attribute(&unit, "a.b", "y"), json!(1));
    assert_eq!(attribute(&unit, "a.j", "x"), json!("v-2"));
    assert_eq!(attribute(&unit, "a.j", "z"), json!({"k": [true]}));
}

#[test]
fn types_convert_and_fill_in_optional_attributes() {
    let estate = Estate::new(&[(
        "main.tf",
        "variable \"o\" {\n type = object({ a = optional(string, \"x\"), n = number, m = optional(map(string)) })\n default = { n = \"5\", extra = true }\n}\nresource \"a\" \"b\" {\n x = var.o\n}\n",
    )]);
    assert_eq!(
        attribute(&estate.unit(), "a.b", "x"),
        json!({"a": "x", "m": null, "n": 5})
    );
}

#[test]
fn origins_lead_from_the_attribute_to_the_line_of_the_value() {
    let estate = Estate::new(&[
        (
            "main.tf",
            "module \"m\" {\n  source = \"./m\"\n  cidrs  = var.open\n}\nvariable \"open\" {}\n",
        ),
        (
            "m/main.tf",
            "variable \"cidrs\" {}\nresource \"a\" \"b\" {\n  x = var.cidrs\n}\n",
        ),
        ("terraform.tfvars", "open = [\"0.0.0.0/0\"]\n"),
    ]);
    let (sources, units) = estate.units();
    let resource = &units[0].resources[0];
    let value = resource.attributes.get("x").unwrap();
    let text =
        |place: crate::source::Place| sources.file(place.file).text[place.span.range()].to_owned();
    assert_eq!(text(value.origin.place.unwrap()), "x = var.cidrs");
    let element = value
        .origin
        .narrowed_to(&value.as_items().unwrap()[0].origin);
    assert_eq!(text(element.place.unwrap()), "x = var.cidrs");
    let hops: Vec<String> = element
        .hops()
        .filter_map(|hop| hop.origin.place.map(text))
        .collect();
    assert_eq!(hops, ["cidrs  = var.open", "\"0.0.0.0/0\""]);
}

#[test]
fn blocks_that_code_does_not_write_are_computed_where_they_are_read() {
    let unit = Estate::new(&[(
        "main.tf",
        r#"
        resource "a" "b" {
          dynamic "identity" {
            for_each = []
            content {}
          }
        }
        resource "a" "c" {
          id = a.b.identity[0].id
        }
        "#,
    )])
    .unit();
    assert_eq!(
        attribute(&unit, "a.c", "id"),
        json!({"$ref": "a.b.identity[0].id"})
    );
    assert!(unit.diagnostics.is_empty());
}

#[test]
fn modules_that_call_one_another_are_not_left_out_beside_a_root() {
    let estate = Estate::new(&[
        ("root/main.tf", "resource \"a\" \"b\" {}\n"),
        (
            "one/main.tf",
            "module \"two\" {\n  source = \"../two\"\n}\nresource \"a\" \"one\" {}\n",
        ),
        (
            "two/main.tf",
            "module \"one\" {\n  source = \"../one\"\n}\nresource \"a\" \"two\" {}\n",
        ),
    ]);
    let (_, units) = estate.units();
    let names: Vec<&str> = units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(names, ["one", "root"]);
}

#[test]
fn what_is_certain_of_an_open_list_is_known() {
    let unit = Estate::new(&[(
        "main.tf",
        "variable \"more\" {}\nresource \"a\" \"b\" {\n  x = concat([\"0.0.0.0/0\"], var.more)\n  y = contains(concat([\"0.0.0.0/0\"], var.more), \"0.0.0.0/0\")\n  z = length(concat([1], var.more))\n}\n",
    )])
    .unit();
    let value = unit.resources[0].attributes.get("x").unwrap();
    let certain = value
        .as_unknown()
        .and_then(|unknown| unknown.certain_items());
    assert_eq!(certain.unwrap()[0].as_str(), Some("0.0.0.0/0"));
    assert_eq!(attribute(&unit, "a.b", "y"), json!(true));
    assert!(attribute(&unit, "a.b", "z")["$unknown"].is_string());
}

#[test]
fn what_a_fault_may_have_lost_is_not_known_to_be_absent() {
    let unit = Estate::new(&[(
        "main.tf",
        "resource \"a\" \"b\" {\n  x = 1, y = 2\n  z {\n    w =\n  }\n}\nresource \"a\" \"c\" {}\n",
    )])
    .unit();
    let [broken, whole] = &unit.resources[..] else {
        panic!("{:?}", addresses(&unit));
    };
    let Some(Shape::Object(known)) = broken
        .attributes
        .as_unknown()
        .and_then(|it| it.shape.as_ref())
    else {
        panic!("{:?}", broken.attributes);
    };
    assert_eq!(known.get("x").and_then(Value::as_number), Some(&1.into()));
    let nested = known.get("z").and_then(Value::as_items).unwrap();
    assert!(nested[0].is_unknown());
    assert!(whole.attributes.as_entries().is_some());
}

#[test]
fn texts_are_composed_wherever_they_come_from() {
    let unit = Estate::new(&[
        (
            "main.tf",
            "variable \"given\" {}\nresource \"a\" \"b\" {\n  same = [\"e\u{301}\" == \"\u{e9}\", \
             file(\"f.txt\") == \"\u{e9}\", var.given == \"\u{e9}\", \
             \"${\"e\"}\u{301}\" == \"\u{e9}\"]\n}\n",
        ),
        ("f.txt", "e\u{301}"),
        ("terraform.tfvars", "given = \"e\u{301}\"\n"),
    ])
    .unit();
    assert_eq!(
        attribute(&unit, "a.b", "same"),
        json!([true, true, true, true])
    );
}

#[test]
fn lists_are_no_tuples_and_branches_are_of_one_type() {
    let unit = Estate::new(&[(
        "main.tf",
        r#"
        variable "list" {
          type    = list(string)
          default = []
        }
        resource "a" "b" {
          same   = [var.list == [], var.list == tolist([]), (true ? [] : var.list) == tolist([])]
          branch = true ? { a = 1, b = "x" } : {}
        }
        "#,
    )])
    .unit();
    assert_eq!(attribute(&unit, "a.b", "same"), json!([false, true, true]));
    assert_eq!(
        attribute(&unit, "a.b", "branch"),
        json!({"a": "1", "b": "x"})
    );
}

#[test]
fn keys_are_quoted_in_addresses_as_templates_are() {
    let unit = Estate::new(&[(
        "main.tf",
        r#"
        resource "a" "b" {
          for_each = toset(["$${x}", "%%{y}", "$z", "\"q\""])
        }
        "#,
    )])
    .unit();
    assert_eq!(
        addresses(&unit),
        [
            r#"a.b["$${x}"]"#,
            r#"a.b["$z"]"#,
            r#"a.b["%%{y}"]"#,
            r#"a.b["\"q\""]"#,
        ]
    );
}

#[test]
fn nothing_makes_no_instances_whatever_type_it_is_of() {
    let unit = Estate::new(&[(
        "main.tf",
        r#"
        variable "names" {
          type    = list(string)
          default = null
        }
        resource "a" "b" {
          for_each = var.names != null ? toset(var.names) : []
        }
        "#,
    )])
    .unit();
    assert!(unit.resources.is_empty() && unit.diagnostics.is_empty());
}

#[test]
fn what_is_not_given_may_be_null_or_what_the_provider_computes() {
    let unit = Estate::new(&[(
        "main.tf",
        r#"
        resource "a" "b" {
          plain = null
          disk {
            size = null
            kind = "ssd"
          }
        }
        resource "c" "d" {
          unwritten = a.b.other == null
          plain     = a.b.plain == null
          inner     = a.b.disk[0].size == null
          given     = a.b.disk[0].kind == null
          id        = a.b.id == null
        }
        "#,
    )])
    .unit();
    let reader = unit.resources.iter().find(|it| it.kind == "c").unwrap();
    for name in ["unwritten", "plain", "inner"] {
        let value = reader.attributes.get(name).unwrap();
        assert!(value.is_unknown(), "{name}: {value:?}");
    }
    for name in ["given", "id"] {
        assert_eq!(reader.attributes.get(name).unwrap().as_bool(), Some(false));
    }
    assert!(unit.diagnostics.is_empty(), "{:?}", unit.diagnostics);
}

#[test]
fn any_below_a_collection_is_one_type_for_all_of_it() {
    let unit = Estate::new(&[(
        "main.tf",
        r#"
        variable "volumes" {
          type    = map(map(any))
          default = { data = { encrypted = true }, logs = { encrypted = "true", name = "l" } }
        }
        variable "rows" {
          type    = list(list(any))
          default = [["a"], [1]]
        }
        resource "terraform_data" "x" {
          input = [var.volumes.data.encrypted == "true", var.rows[1][0] == "1"]
        }
        "#,
    )])
    .unit();
    let input = unit.resources[0].attributes.get("input").unwrap();
    let items: Vec<_> = input
        .as_items()
        .unwrap()
        .iter()
        .map(Value::as_bool)
        .collect();
    assert_eq!(items, [Some(true), Some(true)]);
}
