use std::path::Path;

use serde_json::{Value as Json, json};

use super::*;
use crate::resource::Resource;
use crate::resource::address::without_keys;
use crate::source::{Place, Sources};
use crate::terraform::{Options, evaluate};
use crate::value::Value;

/// A source, a plan, and what comes of them.
struct Joined {
    sources: Sources,
    units: Vec<Unit>,
}

impl Joined {
    fn new(source: &str, plan: &Json) -> Self {
        // A root module is only found where there is a directory.
        let directory = tempfile::tempdir().unwrap();
        let sources = Sources::new(directory.path()).unwrap();
        let path = |name: &str| sources.boundary().join(name);
        let main = sources.insert(path("main.tf"), source.to_owned());
        let plan = sources.insert(path("plan.json"), plan.to_string());
        let options = Options {
            plans: vec![Arc::new(Plan::read(plan).unwrap())],
            ..Options::default()
        };
        let units = evaluate(&[main], &sources, &options);
        Self { sources, units }
    }

    fn resource(&self, address: &str) -> &Resource {
        let mut resources = self.units[0].resources.iter();
        resources.find(|it| it.address == address).unwrap()
    }

    /// The value at a path of names and positions in a resource, and the text of its place.
    fn at(&self, address: &str, path: &[&str]) -> (&Value, String) {
        let attributes = &self.resource(address).attributes;
        let value = path.iter().fold(attributes, |value, step| {
            match (value.as_items(), step.parse::<usize>()) {
                (Some(items), Ok(at)) => &items[at],
                _ => value.get(step).unwrap(),
            }
        });
        (value, self.text(value.origin.place.unwrap()))
    }

    fn text(&self, place: Place) -> String {
        self.sources.file(place.file).text[place.span.range()].to_owned()
    }

    fn addresses(&self) -> Vec<&str> {
        let resources = self.units[0].resources.iter();
        resources.map(|it| it.address.as_str()).collect()
    }

    fn messages(&self) -> Vec<&str> {
        let diagnostics = self.units.iter().flat_map(|unit| &unit.diagnostics);
        diagnostics.map(|it| it.message.as_str()).collect()
    }
}

/// A plan of resources of the type `t`: names with keys, and values.
fn plan(resources: &[(&str, Json)]) -> Json {
    let address = |name: &str| format!("t.{name}");
    let planned = resources.iter().map(|(name, values)| {
        json!({ "address": address(name), "mode": "managed", "type": "t", "values": values })
    });
    let declared = resources.iter().map(|(name, values)| {
        let written = values.as_object().unwrap().keys();
        let written = written.map(|name| (name.clone(), json!({})));
        let expressions: serde_json::Map<_, _> = written.collect();
        json!({ "address": without_keys(&address(name)).as_str(), "expressions": expressions })
    });
    json!({
        "format_version": "1.2",
        "terraform_version": "1.11.4",
        "planned_values": { "root_module": { "resources": planned.collect::<Vec<_>>() } },
        "resource_changes": [],
        "configuration": { "root_module": { "resources": declared.collect::<Vec<_>>() } },
    })
}

/// With one more change.
fn changing(mut plan: Json, name: &str, actions: Json, change: Json) -> Json {
    let mut entry =
        json!({ "address": format!("t.{name}"), "mode": "managed", "type": "t", "change": change });
    entry["change"]["actions"] = actions;
    plan["resource_changes"].as_array_mut().unwrap().push(entry);
    plan
}

/// The plan alone.
fn alone(plan: &Json) -> Unit {
    let sources = Sources::new(Path::new(".")).unwrap();
    let file = sources.insert(sources.boundary().join("plan.json"), plan.to_string());
    Plan::read(file).unwrap().evaluate()
}

#[test]
fn values_are_the_plans_and_places_the_sources() {
    let source = "resource \"t\" \"a\" {\n  size = 1\n}\n";
    let joined = Joined::new(source, &plan(&[("a", json!({ "size": 2, "zone": "z" }))]));
    let (size, text) = joined.at("t.a", &["size"]);
    assert_eq!(size.as_number().unwrap().as_i64(), Some(2));
    assert_eq!(text, "size = 1");
    let (zone, text) = joined.at("t.a", &["zone"]);
    assert_eq!(zone.as_str(), Some("z"));
    assert_eq!(text, "resource \"t\" \"a\"");
    assert!(joined.messages().is_empty());
}

#[test]
fn what_plans_leave_out_is_the_sources() {
    let source = "resource \"t\" \"a\" {\n  password_wo = \"x\"\n  lifecycle {\n    prevent_destroy = true\n  }\n}\n";
    let joined = Joined::new(source, &plan(&[("a", json!({ "password_wo": null }))]));
    assert_eq!(joined.at("t.a", &["password_wo"]).0.as_str(), Some("x"));
    let prevented = joined.at("t.a", &["lifecycle", "0", "prevent_destroy"]);
    assert_eq!(prevented.0.as_bool(), Some(true));
}

#[test]
fn elements_are_placed_where_the_literal_has_them_whatever_their_order() {
    let source = "resource \"t\" \"a\" {\n  set = [\"b\", \"a\", 3]\n  all = concat([1], [2])\n}\n";
    let values = json!({ "set": ["3", "a", "b"], "all": [1, 2] });
    let joined = Joined::new(source, &plan(&[("a", values)]));
    assert_eq!(joined.at("t.a", &["set", "0"]).1, "3");
    assert_eq!(joined.at("t.a", &["set", "1"]).1, "\"a\"");
    assert_eq!(joined.at("t.a", &["set", "2"]).1, "\"b\"");
}

#[test]
fn blocks_meet_by_what_they_say_and_what_they_leave_out_stands_at_their_header() {
    let source = "resource \"t\" \"a\" {\n  rule {\n    port = \"22\"\n  }\n  rule {\n    port = 80\n    open = true\n  }\n}\n";
    let rules = json!([{ "port": 80, "open": true, "note": "" }, { "port": 22, "open": false, "note": "" }]);
    let joined = Joined::new(source, &plan(&[("a", json!({ "rule": rules }))]));
    assert_eq!(joined.at("t.a", &["rule", "0", "port"]).1, "port = 80");
    assert_eq!(joined.at("t.a", &["rule", "1", "port"]).1, "port = \"22\"");
    let (open, text) = joined.at("t.a", &["rule", "1", "open"]);
    assert_eq!(open.as_bool(), Some(false));
    assert_eq!(text, "rule");
}

#[test]
fn blocks_that_cannot_be_counted_are_placed_at_the_content_that_makes_them() {
    let source = "resource \"t\" \"a\" {\n  dynamic \"rule\" {\n    for_each = data.x.y.list\n    content {\n      port = rule.value\n    }\n  }\n}\n\ndata \"x\" \"y\" {}\n";
    let rules = json!([{ "port": 1 }, { "port": 2 }]);
    let joined = Joined::new(source, &plan(&[("a", json!({ "rule": rules }))]));
    for at in ["0", "1"] {
        assert_eq!(joined.at("t.a", &["rule", at, "port"]).1, "content");
    }
}

#[test]
fn instances_that_the_source_cannot_count_are_those_of_the_plan() {
    let source =
        "variable \"n\" {}\n\nresource \"t\" \"a\" {\n  count = var.n\n  size  = count.index\n}\n";
    let instances = [
        ("a[0]", json!({ "size": 0 })),
        ("a[1]", json!({ "size": 1 })),
    ];
    let joined = Joined::new(source, &plan(&instances));
    assert_eq!(joined.addresses(), ["t.a[0]", "t.a[1]"]);
    assert_eq!(joined.at("t.a[1]", &["size"]).1, "size  = count.index");
    assert!(joined.resource("t.a[1]").conditional.is_none());
}

#[test]
fn variables_have_the_values_that_the_plan_was_made_with() {
    let source = "variable \"n\" {\n  type    = map(number)\n  default = { x = 1 }\n}\n\nresource \"t\" \"a\" {\n  for_each = var.n\n  size     = each.value\n}\n";
    let mut plan = plan(&[("a[\"y\"]", json!({ "size": 2 }))]);
    plan["variables"] = json!({ "n": { "value": { "y": 2 } } });
    let joined = Joined::new(source, &plan);
    assert_eq!(joined.addresses(), ["t.a[\"y\"]"]);
    assert!(joined.messages().is_empty(), "{:?}", joined.messages());
}

#[test]
fn what_is_not_known_keeps_what_the_source_knows_of_it() {
    let source = "resource \"t\" \"a\" {\n  other = t.b.id\n}\n\nresource \"t\" \"b\" {}\n";
    let known = plan(&[("a", json!({ "other": "b-1" })), ("b", json!({}))]);
    let joined = Joined::new(source, &known);
    let (other, _) = joined.at("t.a", &["other"]);
    assert!(other.origin.hops().any(|hop| hop.name == "t.b"));

    let mut unknown = known;
    unknown["planned_values"]["root_module"]["resources"][0]["values"] = json!({});
    let change = json!({ "after_unknown": { "other": true, "id": true } });
    let joined = Joined::new(source, &changing(unknown, "a", json!(["create"]), change));
    let (other, text) = joined.at("t.a", &["other"]);
    assert_eq!(text, "other = t.b.id");
    let other = other.as_unknown().unwrap();
    assert_eq!(other.references[0].address, "t.b");
    assert!(joined.resource("t.a").attributes.get("id").is_none());
}

#[test]
fn what_is_not_known_may_be_null_unless_what_it_refers_to_cannot() {
    let mut plan = plan(&[
        (
            "a",
            json!({ "id": 1, "computed": 1, "written": 1, "absent": 1 }),
        ),
        ("b", json!({ "written": 1 })),
    ]);
    let planned = &mut plan["planned_values"]["root_module"]["resources"];
    planned[0]["values"] = json!({});
    let names = ["id", "computed", "written", "absent"];
    let declared = &mut plan["configuration"]["root_module"]["resources"][0]["expressions"];
    for name in names {
        declared[name] = json!({ "references": [format!("t.b.{name}"), "t.b"] });
    }
    let unknown = |names: &[&str]| -> Json {
        let all = names.iter().map(|name| (name.to_string(), json!(true)));
        json!({ "after_unknown": all.collect::<serde_json::Map<_, _>>() })
    };
    let plan = changing(plan, "a", json!(["create"]), unknown(&names));
    let plan = changing(
        plan,
        "b",
        json!(["create"]),
        unknown(&["computed", "written"]),
    );
    let unit = alone(&plan);
    let is_certain = |name: &str| {
        let value = unit.resources[0].attributes.get(name).unwrap();
        value.as_unknown().unwrap().not_null
    };
    assert_eq!(names.map(is_certain), [true, true, false, false]);
}

#[test]
fn what_only_one_side_has_is_told_once_and_kept() {
    let source = "resource \"t\" \"a\" {}\n\nresource \"t\" \"c\" {\n  count = 2\n}\n";
    let joined = Joined::new(
        source,
        &plan(&[("a", json!({})), ("b[0]", json!({})), ("b[1]", json!({}))]),
    );
    assert_eq!(
        joined.addresses(),
        ["t.a", "t.b[0]", "t.b[1]", "t.c[0]", "t.c[1]"]
    );
    let messages = joined.messages();
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert!(messages[0].starts_with("t.b[0] of the plan is not in the source"));
    assert!(messages[1].starts_with("t.c[0] is not in the plan"));
}

#[test]
fn what_is_replaced_is_there_and_destroyed() {
    let change =
        json!({ "before": { "size": 1 }, "replace_paths": [["size"], ["rule", 0, "port"]] });
    let plan = changing(
        plan(&[("a", json!({ "size": 2 }))]),
        "a",
        json!(["create", "delete"]),
        change,
    );
    let unit = alone(&plan);
    let seen: Vec<_> = unit
        .resources
        .iter()
        .map(|it| (it.kind.as_str(), it.address.as_str()))
        .collect();
    assert_eq!(seen, [("t", "t.a"), ("destroyed.t", "t.a")]);
    for resource in &unit.resources {
        let planned = resource.attributes.get("planned").unwrap();
        assert_eq!(planned.get("action").unwrap().as_str(), Some("replace"));
        let causes = planned.get("causes").unwrap().as_items().unwrap();
        let causes: Vec<_> = causes.iter().filter_map(Value::as_str).collect();
        assert_eq!(causes, ["size", "rule"]);
    }
    let size = unit.resources[1].attributes.get("size").unwrap();
    assert_eq!(size.as_number().unwrap().as_i64(), Some(1));
}

#[test]
fn what_a_replacement_left_behind_is_not_what_is_there() {
    let plan = changing(
        plan(&[("a", json!({}))]),
        "a",
        json!(["no-op"]),
        json!({ "before": {} }),
    );
    let mut plan = changing(plan, "a", json!(["delete"]), json!({ "before": {} }));
    plan["resource_changes"][1]["deposed"] = json!("0a1b");
    let unit = alone(&plan);
    assert_eq!(unit.resources.len(), 2);
    let action = |at: usize| {
        let planned = unit.resources[at].attributes.get("planned");
        planned
            .unwrap()
            .get("action")
            .unwrap()
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(action(0), "no-op");
    assert_eq!(unit.resources[1].address, "t.a (deposed object 0a1b)");
    assert_eq!(action(1), "delete");
}

#[test]
fn what_is_let_go_or_only_read_is_not_destroyed() {
    for actions in [
        json!(["forget"]),
        json!(["create", "forget"]),
        json!(["read"]),
        json!([]),
        json!(7),
    ] {
        let plan = changing(plan(&[]), "a", actions, json!({ "before": {} }));
        assert!(alone(&plan).resources.is_empty());
    }
}

#[test]
fn what_is_no_plan_makes_nothing_and_odd_plans_do_no_harm() {
    let sources = Sources::new(Path::new(".")).unwrap();
    let texts = [
        "",
        "{}",
        "[1]",
        "{\"format_version\": 1, \"terraform_version\": 2}",
    ];
    for (at, text) in texts.into_iter().enumerate() {
        let path = sources.boundary().join(format!("{at}.json"));
        assert!(Plan::read(sources.insert(path, text.into())).is_err());
    }
    let odd = json!({
        "format_version": 1, "terraform_version": [], "planned_values": { "root_module": 3 },
        "resource_changes": [null, 1, { "address": 5 }, { "address": "a", "change": [] }],
        "configuration": { "root_module": { "resources": {}, "module_calls": [] } },
        "variables": [1],
    });
    assert!(alone(&odd).resources.is_empty());
    let joined = Joined::new("resource \"t\" \"a\" {}\n", &odd);
    assert_eq!(joined.addresses(), ["t.a"]);
}

#[test]
fn what_outputs_refer_to_leaves_a_plan() {
    let refers = |to: &[&str]| json!({ "expression": { "references": to } });
    let declared = |name: &str| json!({ "address": name, "expressions": {} });
    let inner = json!({
        "outputs": {
            "own": refers(&["t.own[0].id", "t.own[0]", "t.own"]),
            "given": refers(&["var.given"]),
            "other": refers(&["t.other.id", "t.other"]),
        },
        "resources": [declared("t.own"), declared("t.other"), declared("t.kept")],
        "module_calls": { "n": { "module": { "resources": [declared("t.deep")] } } },
    });
    let mut plan = plan(&[]);
    plan["configuration"]["root_module"] = json!({
        "outputs": {
            "a": refers(&["module.m[\"x.y\"].own", "module.m[\"x.y\"]", "module.m", "data.t.read.id", "path.module"]),
            "b": refers(&["module.m.given", "module.m"]),
            "c": { "expression": { "constant_value": 1 } },
            "d": refers(&["module.gone.x"]),
        },
        "resources": [declared("t.passed"), declared("t.kept"), declared("data.t.read")],
        "module_calls": {
            "m": { "module": inner, "expressions": { "given": { "references": ["t.passed.id", "t.passed"] } } },
        },
    });
    let left = |plan: &Json| -> Vec<(String, String)> {
        let leaving = alone(plan).leaving.into_iter();
        let left = leaving.map(|(address, why)| (address.to_string(), why.text.to_string()));
        left.collect()
    };
    let by = |address: &str, output: &str| {
        let why = format!("output.{output} gives it away, and who takes it is not known");
        (address.to_owned(), why)
    };
    assert_eq!(
        left(&plan),
        [by("module.m.t.own", "a"), by("t.passed", "b")]
    );
    // What is behind a local is not said.
    let inner = &mut plan["configuration"]["root_module"]["module_calls"]["m"]["module"];
    inner["outputs"]["own"] = refers(&["local.all"]);
    let left = left(&plan);
    let addresses: Vec<&str> = left.iter().map(|(address, _)| address.as_str()).collect();
    assert_eq!(
        addresses,
        [
            "module.m.module.n.t.deep",
            "module.m.t.kept",
            "module.m.t.other",
            "module.m.t.own",
            "t.passed"
        ]
    );
}

#[test]
fn blocks_refer_to_what_their_attributes_do() {
    let refers = |to: &str| json!({ "ip": { "references": [format!("{to}.id"), to] } });
    let values = json!({
        "one": [{ "ip": "ip-1", "size": 1 }],
        "known": [{ "ip": "ip-2" }, { "ip": "ip-1" }, { "ip": "ip-9" }],
        "open": [{}, {}],
    });
    let mut plan = plan(&[("a", values)]);
    let written = &mut plan["configuration"]["root_module"]["resources"][0]["expressions"];
    *written = json!({
        "one": [refers("t.x")],
        "known": [refers("t.x"), refers("t.y"), refers("t.z")],
        "open": [refers("t.x"), refers("t.y")],
    });
    let unknown = json!({ "after_unknown": { "open": [{ "ip": true }, { "ip": true }] } });
    let plan = changing(plan, "a", json!(["update"]), unknown);
    let plan = changing(
        plan,
        "x",
        json!(["no-op"]),
        json!({ "after": { "id": "ip-1" } }),
    );
    let plan = changing(
        plan,
        "y",
        json!(["no-op"]),
        json!({ "after": { "id": "ip-2" } }),
    );
    let unit = alone(&plan);
    let resource = unit.resources.iter().find(|it| it.address == "t.a");
    let attributes = &resource.unwrap().attributes;
    let leads = |block: &str, at: usize| -> Vec<String> {
        let ip = attributes.get(block).unwrap().as_items().unwrap()[at].get("ip");
        let ip = ip.unwrap();
        let hops = ip.origin.hops().map(|hop| hop.name.to_string());
        let references = ip.as_unknown().map(|it| &it.references);
        let references = references.into_iter().flatten();
        hops.chain(references.map(|it| it.address.to_string()))
            .collect()
    };
    assert_eq!(leads("one", 0), ["t.x"]);
    assert_eq!(leads("known", 0), ["t.y"]);
    assert_eq!(leads("known", 1), ["t.x"]);
    assert!(leads("known", 2).is_empty());
    assert_eq!(leads("open", 0), ["t.x", "t.y"]);
    assert_eq!(leads("open", 1), ["t.x", "t.y"]);
}
