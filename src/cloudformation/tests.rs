use std::path::PathBuf;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::resource::Resource;
use crate::source::Sources;
use crate::syntax::tree::{json, yaml};
use crate::value::{Data, HopKind, ReasonKind, Shape, TemplatePart, Value};

struct Evaluated {
    unit: Unit,
    file: Arc<SourceFile>,
}

fn load(text: &str) -> Arc<SourceFile> {
    let here = std::env::current_dir().unwrap();
    Sources::new(&here)
        .unwrap()
        .insert(PathBuf::from("template"), text.to_owned())
}

fn evaluate_with(text: &str, options: &Options) -> Evaluated {
    let file = load(text);
    let is_json = text.starts_with('{');
    let mut parsed = if is_json {
        json::parse(text)
    } else {
        yaml::parse(text)
    };
    assert_eq!(parsed.errors, [], "{text}");
    let document = parsed.documents.remove(0);
    assert!(recognise(&document.root), "{text}");
    let unit = evaluate(document, &file, options);
    Evaluated { unit, file }
}

fn template(text: &str) -> Evaluated {
    evaluate_with(text, &Options::default())
}

/// A template with one resource `R` whose property `P` is the text, and sections before it.
fn with_property(sections: &str, property: &str) -> Evaluated {
    template(&format!(
        "{sections}\nResources:\n  B:\n    Type: AWS::S3::Bucket\n  R:\n    Type: A::B::C\n    Properties:\n      P: {property}\n"
    ))
}

/// What the property `P` of such a template is worth; nothing may be wrong with it.
fn worth(sections: &str, property: &str) -> String {
    let evaluated = with_property(sections, property);
    assert_eq!(evaluated.unit.diagnostics, [], "{property}");
    evaluated.shown("P")
}

impl Evaluated {
    fn resource(&self, id: &str) -> &Resource {
        let found = self.unit.resources.iter().find(|r| r.address == id);
        found.unwrap()
    }

    fn property(&self, path: &str) -> Option<&Value> {
        let mut found = &self.resource("R").attributes;
        for step in path.split('.') {
            found = match step.parse::<usize>() {
                Ok(index) => found.as_items()?.get(index)?,
                Err(_) => found.get(step)?,
            };
        }
        Some(found)
    }

    fn shown(&self, path: &str) -> String {
        self.property(path).map_or_else(|| "absent".into(), show)
    }

    /// The text that is marked for a property.
    fn marked(&self, path: &str) -> &str {
        let place = self.property(path).unwrap().origin.place.unwrap();
        &self.file.text[place.span.range()]
    }

    /// What is behind a property: kind and name of each hop, and the text that it leads to.
    fn behind(&self, path: &str) -> Vec<(HopKind, &str, Option<&str>)> {
        let origin = &self.property(path).unwrap().origin;
        origin
            .hops()
            .map(|hop| {
                let place = hop.origin.place;
                let text = place.map(|place| &self.file.text[place.span.range()]);
                (hop.kind, hop.name.as_str(), text)
            })
            .collect()
    }

    fn told(&self) -> Vec<(DiagnosticKind, &str, &str)> {
        let told = self.unit.diagnostics.iter();
        told.map(|d| {
            let place = d.place.unwrap();
            (
                d.kind,
                d.message.as_str(),
                &self.file.text[place.span.range()],
            )
        })
        .collect()
    }
}

/// A value on one line: unknown parts are `<what they stand for>` or `<reason>`.
fn show(value: &Value) -> String {
    match &value.data {
        Data::Null => "null".into(),
        Data::Bool(value) => value.to_string(),
        Data::Number(number) => number.to_string(),
        Data::String(text) => format!("{text:?}"),
        Data::Sequence(_, items) => {
            let items: Vec<_> = items.iter().map(show).collect();
            format!("[{}]", items.join(", "))
        }
        Data::Object(_, entries) => {
            let entries: Vec<_> = entries
                .iter()
                .map(|(k, v)| format!("{k}: {}", show(v)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
        Data::Unknown(unknown) => match (&unknown.shape, &unknown.stands_for) {
            (Some(Shape::Template(parts)), _) => {
                let part = |part: &TemplatePart| match part {
                    TemplatePart::Text(text) => text.to_string(),
                    TemplatePart::Unknown(value) => show(value),
                };
                parts.iter().map(part).collect()
            }
            (Some(Shape::Json(value)), _) => format!("json {}", show(value)),
            (Some(Shape::Object(known)), _) => {
                let known = Value::object((**known).clone());
                format!("at least {}", show(&known))
            }
            (_, Some(reference)) if reference.attribute.is_empty() => {
                format!("<{}>", reference.address)
            }
            (_, Some(reference)) => format!("<{}.{}>", reference.address, reference.attribute),
            _ => format!("<{}>", unknown.reason.text),
        },
    }
}

/// A value with what it is in each way: `(yes | no)`, and nothing for one that is not there.
fn show_ways(value: Option<&Value>) -> String {
    let Some(value) = value else {
        return String::new();
    };
    match value.as_unknown().and_then(|unknown| unknown.choice()) {
        Some(choice) => format!(
            "({} | {})",
            show_ways(choice.yes.as_ref()),
            show_ways(choice.no.as_ref())
        ),
        None => show(value),
    }
}

#[test]
fn templates_are_recognised_by_their_content() {
    let recognised = |text: &str| recognise(&yaml::parse(text).documents[0].root);
    assert!(recognised("AWSTemplateFormatVersion: 2010-09-09\n"));
    assert!(recognised(
        "Transform: AWS::Serverless-2016-10-31\nResources: {}\n"
    ));
    assert!(recognised("Resources:\n  A:\n    Type: AWS::S3::Bucket\n"));
    assert!(!recognised("Resources:\n  A:\n    Type: bucket\n"));
    assert!(!recognised("apiVersion: v1\nkind: Pod\n"));
    assert!(!recognised("- a\n"));
}

#[test]
fn a_resource_has_header_body_type_and_policies() {
    let evaluated = template(
        "Resources:\n  R:\n    Type: AWS::S3::Bucket\n    DeletionPolicy: Retain\n    Properties:\n      BucketName: b\n",
    );
    let resource = evaluated.resource("R");
    let text = &evaluated.file.text;
    assert_eq!(resource.kind, "AWS::S3::Bucket");
    assert_eq!(&text[resource.header.span.range()], "R");
    assert!(text[resource.body.span.range()].ends_with("BucketName: b"));
    assert_eq!(evaluated.shown("DeletionPolicy"), "\"Retain\"");
    assert_eq!(evaluated.marked("DeletionPolicy"), "DeletionPolicy: Retain");
    assert_eq!(evaluated.marked("BucketName"), "BucketName: b");
    let properties = resource.attributes.origin.place.unwrap();
    assert_eq!(&text[properties.span.range()], "Properties");
}

#[test]
fn a_resource_without_type_is_told_and_left_out() {
    let evaluated = template("AWSTemplateFormatVersion: x\nResources:\n  R:\n    Properties: {}\n");
    assert!(evaluated.unit.resources.is_empty());
    assert_eq!(
        evaluated.told(),
        [(DiagnosticKind::Evaluation, "resource R has no type", "R")]
    );
}

#[test]
fn a_reference_to_a_parameter_is_its_default_and_leads_there() {
    let sections = "Parameters:\n  Cidr:\n    Type: String\n    Default: 0.0.0.0/0";
    let evaluated = with_property(sections, "!Ref Cidr");
    assert_eq!(evaluated.shown("P"), "\"0.0.0.0/0\"");
    assert_eq!(evaluated.marked("P"), "P: !Ref Cidr");
    assert_eq!(
        evaluated.behind("P"),
        [(HopKind::Variable, "Cidr", Some("Default: 0.0.0.0/0"))]
    );
}

#[test]
fn a_given_value_wins_over_the_default() {
    let text = "Parameters:\n  N: {Type: Number, Default: 1}\nResources:\n  R:\n    Type: A::B\n    Properties:\n      P: !Ref N\n";
    let given = Given {
        value: Some("2".into()),
        place: None,
    };
    let options = Options {
        parameters: [("N".into(), given)].into(),
        region: None,
    };
    let evaluated = evaluate_with(text, &options);
    assert_eq!(evaluated.shown("P"), "2");
    assert_eq!(evaluated.behind("P"), [(HopKind::CommandLine, "N", None)]);
}

#[test]
fn a_parameter_that_keeps_its_value_does_not_take_the_default() {
    let text = "Parameters:\n  N: {Type: Number, Default: 1}\nResources:\n  R:\n    Type: A::B\n    Properties:\n      P: !Ref N\n";
    let given = Given {
        value: None,
        place: None,
    };
    let options = Options {
        parameters: [("N".into(), given)].into(),
        region: None,
    };
    let evaluated = evaluate_with(text, &options);
    let unknown = evaluated.property("P").unwrap().as_unknown().unwrap();
    assert_eq!(
        unknown.reason.text,
        "parameter N is given no value that is written"
    );
}

#[test]
fn a_number_is_the_text_that_it_is_given_as() {
    let sections = "Parameters:\n  Text: {Type: Number, Default: '010'}\n  Float: {Type: String, Default: 1.0}\n  Short: {Type: String, Default: 1.10}\n  Listed: {Type: List<Number>, Default: '07,8'}";
    assert_eq!(worth(sections, "!Ref Text"), "\"010\"");
    assert_eq!(worth(sections, "!Sub '${Text}-${Float}'"), "\"010-1.0\"");
    let condition = "\nConditions:\n  C: !Equals [!Ref Float, 1.0]\n  D: !Equals [!Ref Float, 1]";
    let chosen = worth(
        &format!("{sections}{condition}"),
        "!If [C, !If [D, both, as written], neither]",
    );
    assert_eq!(chosen, "\"as written\"");
    assert_eq!(worth(sections, "!Ref Short"), "\"1.1\"");
    assert_eq!(worth(sections, "!Ref Listed"), "[\"07\", 8]");
}

#[test]
fn a_parameter_without_value_is_unknown_and_the_same_everywhere() {
    let sections = "Parameters:\n  A:\n    Type: String";
    let evaluated = with_property(sections, "[!Ref A, !Ref A]");
    let items = evaluated.property("P").unwrap().as_items().unwrap();
    let unknown = items[0].as_unknown().unwrap();
    assert_eq!(unknown.reason.kind, ReasonKind::Input);
    assert_eq!(
        unknown.reason.text,
        "parameter A has no default and no value is given"
    );
    assert_eq!(items[0].same(&items[1]), Some(true));
}

#[test]
fn parameters_have_the_type_that_they_declare() {
    let sections = "Parameters:\n  S: {Type: String, Default: 10}\n  N: {Type: Number, Default: '10'}\n  L: {Type: CommaDelimitedList, Default: 'a, b'}\n  M: {Type: List<Number>, Default: '1,2'}\n  I: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /path}";
    assert_eq!(worth(sections, "!Ref S"), "\"10\"");
    assert_eq!(worth(sections, "!Ref N"), "10");
    assert_eq!(worth(sections, "!Ref L"), "[\"a\", \"b\"]");
    assert_eq!(worth(sections, "!Ref M"), "[1, 2]");
    assert_eq!(worth(sections, "!Ref I"), "<I>");
}

#[test]
fn elements_of_a_list_parameter_are_seen_where_it_is_referred_to() {
    let sections = "Parameters:\n  L: {Type: CommaDelimitedList, Default: 'a,b'}";
    let evaluated = with_property(sections, "!Ref L");
    assert_eq!(evaluated.marked("P.1"), "P: !Ref L");
    assert_eq!(evaluated.behind("P.1")[0].1, "L");
}

#[test]
fn references_to_resources_stand_for_their_attributes() {
    assert_eq!(worth("", "!Ref B"), "<B.Ref>");
    assert_eq!(worth("", "!GetAtt B.Arn"), "<B.Arn>");
    assert_eq!(worth("", "!GetAtt B.Outputs.X"), "<B.Outputs.X>");
    assert_eq!(worth("", "{'Fn::GetAtt': [B, Arn]}"), "<B.Arn>");
    assert_eq!(worth("", "!GetAtt [B, Arn]"), "<B.Arn>");
    assert_eq!(worth("", "{Ref: B}"), "<B.Ref>");
}

#[test]
fn what_refers_to_nothing_is_told() {
    for property in ["!Ref Nobody", "!GetAtt Nobody.Arn", "!Sub '${Nobody}'"] {
        let evaluated = with_property("", property);
        let (kind, message, place) = evaluated.told()[0];
        assert_eq!(kind, DiagnosticKind::Evaluation);
        assert_eq!(message, "there is no parameter or resource Nobody");
        assert_eq!(place, property);
        let value = evaluated.property("P").unwrap();
        assert_eq!(value.as_unknown().unwrap().reason.kind, ReasonKind::Error);
        assert!(value.as_unknown().unwrap().not_null);
    }
}

#[test]
fn no_value_takes_the_property_or_element_out() {
    assert_eq!(worth("", "!Ref AWS::NoValue"), "absent");
    assert_eq!(worth("", "[a, !Ref 'AWS::NoValue', b]"), "[\"a\", \"b\"]");
    assert_eq!(worth("", "{a: {Ref: 'AWS::NoValue'}, b: 1}"), "{b: 1}");
}

#[test]
fn pseudo_parameters_are_unknown_unless_the_region_is_given() {
    let text = "Resources:\n  R:\n    Type: A::B\n    Properties:\n      P: !Sub '${AWS::Partition}.${AWS::Region}.${AWS::URLSuffix}'\n      Q: !Ref AWS::AccountId\n";
    let unknown = template(text);
    assert_eq!(
        unknown.shown("P"),
        "<AWS::Partition>.<AWS::Region>.<AWS::URLSuffix>"
    );
    assert_eq!(unknown.shown("Q"), "<AWS::AccountId>");
    let options = Options {
        region: Some("cn-north-1".into()),
        ..Options::default()
    };
    let known = evaluate_with(text, &options);
    assert_eq!(known.shown("P"), "\"aws-cn.cn-north-1.amazonaws.com.cn\"");
    assert_eq!(known.shown("Q"), "<AWS::AccountId>");
}

#[test]
fn sub_replaces_names_and_keeps_literals() {
    let sections = "Parameters:\n  Env: {Type: String, Default: prod}";
    assert_eq!(
        worth(sections, "!Sub 'a-${Env}-${!Env}'"),
        "\"a-prod-${Env}\""
    );
    assert_eq!(
        worth(sections, "!Sub ['${X}/${Env}', {X: !Join ['-', [a, b]]}]"),
        "\"a-b/prod\""
    );
    assert_eq!(
        worth(sections, "{'Fn::Sub': '$Env $$ {Env}'}"),
        "\"$Env $$ {Env}\""
    );
    assert_eq!(worth(sections, "!Sub 'no end ${Env'"), "\"no end ${Env\"");
}

#[test]
fn texts_with_unknown_parts_keep_what_is_known() {
    let evaluated = with_property("", "!Sub 'arn:aws:s3:::${B}/${B.Arn}/*'");
    assert_eq!(evaluated.shown("P"), "arn:aws:s3:::<B.Ref>/<B.Arn>/*");
    let unknown = evaluated.property("P").unwrap().as_unknown().unwrap();
    assert!(unknown.not_null);
    let references: Vec<_> = unknown
        .references
        .iter()
        .map(|r| r.attribute.as_str())
        .collect();
    assert_eq!(references, ["Ref", "Arn"]);
    assert_eq!(worth("", "!Join ['/', [!Sub 'a-${B}', c]]"), "a-<B.Ref>/c");
    assert_eq!(worth("", "!Sub '${B}'"), "<B.Ref>");
}

#[test]
fn join_split_and_select_compose() {
    assert_eq!(worth("", "!Join ['', [a, 1, true]]"), "\"a1true\"");
    assert_eq!(worth("", "!Split ['|', 'a||b']"), "[\"a\", \"\", \"b\"]");
    assert_eq!(worth("", "!Select ['1', !Split [',', 'a,b']]"), "\"b\"");
    assert_eq!(
        worth("", "!Select [0, !GetAZs '']"),
        "<availability zones are known only when the stack is deployed>"
    );
    assert_eq!(worth("", "!Join [',', !Split ['.', 'a.b']]"), "\"a,b\"");
}

#[test]
fn an_index_past_the_end_is_told() {
    let evaluated = with_property("", "!Select [2, [a, b]]");
    assert_eq!(evaluated.told()[0].1, "Select: no element 2 in a list of 2");
}

#[test]
fn find_in_map_reads_mappings_and_leads_there() {
    let sections = "Mappings:\n  Net:\n    prod:\n      Cidr: 0.0.0.0/0\n      Ports: [22, 80]\nParameters:\n  Env: {Type: String, Default: prod}";
    let evaluated = with_property(sections, "!FindInMap [Net, !Ref Env, Cidr]");
    assert_eq!(evaluated.shown("P"), "\"0.0.0.0/0\"");
    assert_eq!(
        evaluated.behind("P"),
        [(HopKind::Mapping, "Net.prod.Cidr", Some("Cidr: 0.0.0.0/0"))]
    );
    assert_eq!(worth(sections, "!FindInMap [Net, prod, Ports]"), "[22, 80]");
    assert_eq!(
        worth(
            sections,
            "!FindInMap [Net, dev, Cidr, {DefaultValue: none}]"
        ),
        "\"none\""
    );
    assert_eq!(
        worth(sections, "!FindInMap [Net, !Ref AWS::Region, Cidr]"),
        "<AWS::Region is known only when the stack is deployed>"
    );
    let missing = with_property(sections, "!FindInMap [Net, dev, Cidr]");
    assert_eq!(
        missing.told()[0].1,
        "FindInMap: there is no Net.dev.Cidr in the mappings"
    );
}

const CONDITIONS: &str = "\
Parameters:
  Env: {Type: String, Default: prod}
  Open: {Type: String}
Conditions:
  Prod: !Equals [!Ref Env, prod]
  Dev: !Not [!Condition Prod]
  IsOpen: !Equals [!Ref Open, 'yes']
  Both: !And [{Condition: Prod}, {Condition: IsOpen}]
  Either: !Or [!Condition Prod, !Condition IsOpen]
  Neither: !And [!Condition Dev, !Condition IsOpen]
  Number: !Equals [1, '1']
";

#[test]
fn conditions_choose() {
    let chosen = |condition: &str| worth(CONDITIONS, &format!("!If [{condition}, 1, 2]"));
    assert_eq!(chosen("Prod"), "1");
    assert_eq!(chosen("Dev"), "2");
    assert_eq!(chosen("Either"), "1");
    assert_eq!(chosen("Neither"), "2");
    assert_eq!(chosen("Number"), "1");
    assert_eq!(
        worth(CONDITIONS, "{'Fn::If': [Dev, 1, !Ref AWS::NoValue]}"),
        "absent"
    );
}

#[test]
fn an_open_condition_makes_unknown_unless_both_are_the_same() {
    let reason = "<condition IsOpen is open: parameter Open has no default and no value is given>";
    assert_eq!(worth(CONDITIONS, "!If [IsOpen, 1, 2]"), reason);
    assert_eq!(worth(CONDITIONS, "!If [Both, 1, 2]"), reason);
    assert_eq!(worth(CONDITIONS, "!If [IsOpen, [1], [1]]"), "[1]");
    let evaluated = with_property(CONDITIONS, "!If [IsOpen, !Ref B, !Ref AWS::NoValue]");
    let unknown = evaluated.property("P").unwrap().as_unknown().unwrap();
    assert!(!unknown.not_null);
    assert_eq!(unknown.references[0].address, "B");
}

#[test]
fn what_both_branches_of_an_open_condition_share_is_known() {
    let open = "<condition IsOpen is open: parameter Open has no default and no value is given>";
    assert_eq!(
        worth(CONDITIONS, "!If [IsOpen, {a: 1, b: 2}, {a: 1, c: 3}]"),
        format!("{{a: 1, b: {open}, c: {open}}}")
    );
    assert_eq!(
        worth(CONDITIONS, "!If [IsOpen, [1, 2], [1, 3]]"),
        format!("[1, {open}]")
    );
    assert_eq!(worth(CONDITIONS, "!If [IsOpen, [1], [1, 2]]"), open);
}

#[test]
fn a_chosen_value_is_marked_itself() {
    let evaluated = with_property(CONDITIONS, "!If [Prod, 'open', 'closed']");
    assert_eq!(evaluated.marked("P"), "'open'");
}

#[test]
fn resources_exist_as_their_conditions_say() {
    let evaluated = template(&format!(
        "{CONDITIONS}Resources:\n  A: {{Type: 'A::B', Condition: Prod}}\n  B: {{Type: 'A::B', Condition: Dev}}\n  R:\n    Type: A::B\n    Condition: IsOpen\n    Properties:\n      P: !If [IsOpen, 1, 2]\n"
    ));
    let ids: Vec<_> = evaluated
        .unit
        .resources
        .iter()
        .map(|r| r.address.as_str())
        .collect();
    assert_eq!(ids, ["A", "R"]);
    assert!(evaluated.resource("A").conditional.is_none());
    let reason = evaluated.resource("R").conditional.as_ref().unwrap();
    assert_eq!(reason.kind, ReasonKind::Input);
    // Where the resource exists, its condition holds.
    assert_eq!(evaluated.shown("P"), "1");
}

#[test]
fn conditions_that_depend_on_themselves_are_told() {
    let sections = "Conditions:\n  A: !Not [!Condition B]\n  B: !Not [!Condition A]";
    let evaluated = with_property(sections, "!If [A, 1, 2]");
    assert_eq!(evaluated.told()[0].1, "condition A depends on itself");
    assert!(evaluated.property("P").unwrap().is_unknown());
}

#[test]
fn a_condition_that_is_not_there_is_told() {
    let evaluated = with_property("", "!If [Nowhere, 1, 2]");
    assert_eq!(
        evaluated.told(),
        [(
            DiagnosticKind::Evaluation,
            "there is no condition Nowhere",
            "Nowhere"
        )]
    );
}

#[test]
fn long_chains_of_conditions_are_bounded() {
    let mut sections = "Conditions:\n  C0: !Equals [a, a]\n".to_owned();
    for index in 1..2000 {
        sections += &format!("  C{index}: !Not [!Condition C{}]\n", index - 1);
    }
    let evaluated = with_property(&sections, "!If [C1999, 1, 2]");
    assert_eq!(evaluated.told()[0].0, DiagnosticKind::Bound);
}

#[test]
fn base64_length_and_json_are_evaluated() {
    assert_eq!(worth("", "!Base64 abc"), "\"YWJj\"");
    assert_eq!(worth("", "{'Fn::Base64': !Sub 'abc'}"), "\"YWJj\"");
    assert_eq!(worth("", "!Length [a, b]"), "2");
    assert_eq!(
        worth("", "{'Fn::ToJsonString': {b: 1, a: [true]}}"),
        r#""{\"a\":[true],\"b\":1}""#
    );
    assert_eq!(
        worth("", "{'Fn::ToJsonString': {a: !Ref B}}"),
        "json {a: <B.Ref>}"
    );
}

#[test]
fn cidr_cuts_networks() {
    assert_eq!(
        worth("", "!Cidr [192.168.0.0/24, 2, 5]"),
        "[\"192.168.0.0/27\", \"192.168.0.32/27\"]"
    );
    let evaluated = with_property("", "!Cidr [192.168.0.0/24, 200, 5]");
    assert_eq!(
        evaluated.told()[0].1,
        "Cidr: 192.168.0.0/24 has no room for 200 blocks of 5 bits"
    );
}

#[test]
fn exports_of_other_stacks_are_missing() {
    let evaluated = with_property("", "!ImportValue shared-vpc");
    let unknown = evaluated.property("P").unwrap().as_unknown().unwrap();
    assert_eq!(unknown.reason.kind, ReasonKind::Missing);
    assert_eq!(
        unknown.reason.text,
        "export shared-vpc is a value of another stack"
    );
}

#[test]
fn dynamic_references_are_known_in_part() {
    assert_eq!(
        worth("", "'a{{resolve:ssm:/x:1}}b'"),
        "a<it is read from ssm when the stack is deployed>b"
    );
}

#[test]
fn json_templates_read_the_same() {
    let evaluated = template(
        r#"{
  "Parameters": {"Env": {"Type": "String", "Default": "prod"}},
  "Resources": {
    "R": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "P": {"Fn::Join": ["-", ["a", {"Ref": "Env"}]]},
        "Q": {"Fn::GetAtt": ["R", "Arn"]}
      }
    }
  }
}"#,
    );
    assert_eq!(evaluated.shown("P"), "\"a-prod\"");
    assert_eq!(evaluated.shown("Q"), "<R.Arn>");
    assert_eq!(
        evaluated.marked("Q"),
        r#""Q": {"Fn::GetAtt": ["R", "Arn"]}"#
    );
}

#[test]
fn short_forms_may_hold_long_ones() {
    assert_eq!(
        worth("", "!Base64\n        Fn::Join: ['', [a, b]]"),
        "\"YWI=\""
    );
    assert_eq!(
        worth(
            "",
            "!Join\n        - '-'\n        - - a\n          - !Sub b"
        ),
        "\"a-b\""
    );
}

#[test]
fn an_iam_condition_is_an_ordinary_object() {
    assert_eq!(worth("", "{Condition: Prod}"), "{Condition: \"Prod\"}");
}

#[test]
fn unknown_functions_and_wrong_forms_are_told() {
    for (property, message) in [
        ("!Foo x", "Foo is not a function of CloudFormation"),
        (
            "{'Fn::Foo': x}",
            "Fn::Foo is not a function of CloudFormation",
        ),
        ("!Join [a]", "Join: takes 2 values, 1 given"),
        ("!Ref [a]", "Ref: expected a name"),
        (
            "!GetAtt B",
            "GetAtt: expected a resource, a dot and an attribute",
        ),
        ("!Sub {a: b}", "Sub: expected a list"),
        ("!Base64 {a: b}", "Base64: expected a text"),
    ] {
        let evaluated = with_property("", property);
        assert_eq!(evaluated.told()[0].1, message);
        assert!(evaluated.property("P").unwrap().is_unknown(), "{property}");
    }
}

#[test]
fn what_cannot_be_expanded_is_told_and_the_rest_is_read() {
    let evaluated = template(
        "Transform: [AWS::CodeStar, AWS::LanguageExtensions]\nResources:\n  Fn::ForEach::Topics: [T, [a], 1]\n  R:\n    Type: A::B\n    Properties:\n      P: !GetAtt RRole.Arn\n      Q:\n        Fn::Transform: {Name: AWS::Include}\n        a: 1\n",
    );
    let told: Vec<_> = evaluated.told().iter().map(|t| (t.0, t.1)).collect();
    assert_eq!(
        told,
        [
            (
                DiagnosticKind::Evaluation,
                "Fn::ForEach::Topics: expected a name, a collection and a fragment"
            ),
            (
                DiagnosticKind::Unsupported,
                "transform AWS::CodeStar is not applied"
            ),
            (DiagnosticKind::Unsupported, "Fn::Transform is not expanded"),
        ]
    );
    assert_eq!(
        evaluated.shown("P"),
        "<RRole is made by a transform, loop or module, if at all>"
    );
    assert_eq!(evaluated.shown("Q"), "at least {a: 1}");
}

fn addresses(evaluated: &Evaluated) -> Vec<&str> {
    let resources = evaluated.unit.resources.iter();
    resources.map(|it| it.address.as_str()).collect()
}

#[test]
fn what_loops_make_is_bounded() {
    // Each loop makes ten of the next.
    let mut text = "Transform: AWS::LanguageExtensions\nResources:\n".to_owned();
    for depth in 0..9 {
        let indent = " ".repeat(2 * depth + 2);
        text += &format!(
            "{indent}Fn::ForEach::L{depth}:\n{indent}- X{depth}\n{indent}- [a, b, c, d, e, f, g, h, i, j]\n{indent}- Y{depth}: 1\n"
        );
    }
    let indent = " ".repeat(20);
    text += &format!("{indent}R${{X0}}${{X8}}: {{Type: A::B, Properties: {{P: 1}}}}\n");
    let evaluated = template(&text);
    assert_eq!(evaluated.told()[0].0, DiagnosticKind::Bound);
}

#[test]
fn long_elements_of_loops_are_bounded() {
    let element = "x".repeat(100_000);
    let mentions = "${X}".repeat(1000);
    let evaluated = template(&format!(
        "Transform: AWS::LanguageExtensions\nResources:\n  R: {{Type: A::B}}\n  Fn::ForEach::L:\n  - X\n  - [{element}]\n  - T&{{X}}: {{Type: A::B, Properties: {{P: '{mentions}'}}}}\n"
    ));
    assert_eq!(evaluated.told()[0].0, DiagnosticKind::Bound);
}

#[test]
fn a_name_that_is_made_twice_is_one_resource() {
    let evaluated = template(
        "Transform: AWS::LanguageExtensions\nResources:\n  Ra: {Type: A::B}\n  Fn::ForEach::L: [X, [a, b, b], {'R${X}': {Type: C::D}}]\n",
    );
    assert_eq!(addresses(&evaluated), ["Ra", "Rb"]);
    assert_eq!(evaluated.resource("Ra").kind, "A::B");
}

#[test]
fn instances_of_an_unknown_collection_are_open_for_its_reason() {
    let evaluated = template(
        "Transform: AWS::LanguageExtensions\nParameters:\n  A: {Type: CommaDelimitedList}\n  B: {Type: CommaDelimitedList}\nResources:\n  Fn::ForEach::L: [X, !Ref A, {'R${X}': {Type: A::B, Properties: {P: !Ref X, Q: 'q-${X}'}}}]\n  Fn::ForEach::M: [X, !Ref B, {'S${X}': {Type: A::B, Properties: {P: !Ref 'S${X}'}}}]\n",
    );
    assert_eq!(evaluated.unit.diagnostics, []);
    assert_eq!(addresses(&evaluated), ["R[*]", "S[*]"]);
    let reason = |id: &str| {
        let reason = evaluated.resource(id).conditional.clone();
        reason.unwrap().text
    };
    assert!(reason("R[*]").contains("parameter A"), "{}", reason("R[*]"));
    assert!(reason("S[*]").contains("parameter B"), "{}", reason("S[*]"));
    let named = evaluated.resource("R[*]").attributes.get("Q").unwrap();
    assert!(show(named).contains("q-"), "{}", show(named));
}

#[test]
fn serverless_resources_without_the_transform_are_meant_to_have_it() {
    let evaluated = template(
        "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties: {Runtime: nodejs20.x}\n  R:\n    Type: A::B\n    Properties: {P: !Ref F.Version}\n",
    );
    assert_eq!(evaluated.unit.diagnostics, []);
    assert_eq!(addresses(&evaluated), ["F", "FRole", "R"]);
}

#[test]
fn copies_of_globals_are_bounded() {
    let mut text = "Transform: AWS::Serverless-2016-10-31\nGlobals:\n  Function:\n    Environment:\n      Variables:\n".to_owned();
    for at in 0..2000 {
        text += &format!("        V{at}: 1\n");
    }
    text += "Resources:\n";
    for at in 0..2000 {
        text += &format!("  F{at}: {{Type: AWS::Serverless::Function, Properties: {{A: 1}}}}\n");
    }
    let evaluated = template(&text);
    assert_eq!(evaluated.told()[0].0, DiagnosticKind::Bound);
}

#[test]
fn modules_of_package_tools_are_told() {
    let evaluated = template(
        "Resources:\n  M:\n    Type: !Rain::Module m.yml\n  R:\n    Type: A::B\n    Properties:\n      P: !GetAtt MVpc.Id\n      Q: !Base64\n        Fn::Sub: !Rain::Embed x.sh\n",
    );
    let told: Vec<_> = evaluated.told().iter().map(|t| (t.0, t.1)).collect();
    assert_eq!(
        told,
        [
            (
                DiagnosticKind::Unsupported,
                "resource M is made by a tool, which is not run"
            ),
            (DiagnosticKind::Unsupported, "Rain::Embed is not expanded"),
        ]
    );
    assert!(evaluated.property("Q").unwrap().is_unknown());
}

#[test]
fn conditions_and_functions_that_lead_into_each_other_are_bounded() {
    let mut sections = "Conditions:\n  C0: !Equals [a, a]\n".to_owned();
    for index in 1..500 {
        sections += &format!(
            "  C{index}: !Equals [!Sub ['${{x}}', {{x: !Join ['', [!If [C{}, a, b]]]}}], a]\n",
            index - 1
        );
    }
    let evaluated = with_property(&sections, "!If [C499, 1, 2]");
    assert_eq!(evaluated.told()[0].0, DiagnosticKind::Bound);
}

#[test]
fn an_element_that_may_not_be_there_does_not_count_where_it_is_not() {
    let sections = "Parameters:\n  A: {Type: String}\n  B: {Type: String}\nConditions:\n  C: !Equals [!Ref A, x]\n  D: !Equals [!Ref B, x]";
    let ways = |property: &str| {
        let evaluated = with_property(sections, property);
        assert_eq!(evaluated.unit.diagnostics, [], "{property}");
        show_ways(evaluated.property("P"))
    };
    let list = "[!If [C, a, !Ref 'AWS::NoValue'], b, c]";
    let select = |index: i32, list: &str| ways(&format!("!Select [{index}, {list}]"));
    assert_eq!(select(0, list), "(\"a\" | \"b\")");
    assert_eq!(select(1, list), "(\"b\" | \"c\")");
    assert_eq!(ways(&format!("{{'Fn::Length': {list}}}")), "(3 | 2)");
    assert_eq!(
        ways(&format!("!Join ['-', {list}]")),
        "(\"a-b-c\" | \"b-c\")"
    );

    // Two elements on one condition, one of another, and one behind what is selected.
    let pair = "[!If [C, a, !Ref 'AWS::NoValue'], !If [C, !Ref 'AWS::NoValue', b], c]";
    assert_eq!(select(0, pair), "(\"a\" | \"b\")");
    assert_eq!(select(1, pair), "\"c\"");
    let both = "[!If [C, a, !Ref 'AWS::NoValue'], !If [D, b, !Ref 'AWS::NoValue'], c]";
    assert_eq!(select(0, both), "(\"a\" | (\"b\" | \"c\"))");
    assert_eq!(select(0, "[a, !If [C, b, !Ref 'AWS::NoValue']]"), "\"a\"");
    // Within a branch of the condition there is one way.
    let within = format!("!If [C, !Select [1, {list}], !Select [1, {list}]]");
    assert_eq!(ways(&within), "(\"b\" | \"c\")");
    assert_eq!(select(0, "!If [C, [a], [b, c]]"), "(\"a\" | \"b\")");
}

#[test]
fn lists_that_hang_on_many_conditions_are_bounded() {
    let mut sections = "Parameters:\n  A: {Type: String}\nConditions:\n".to_owned();
    let mut list = String::new();
    for index in 0..40 {
        sections += &format!("  C{index}: !Equals [!Ref 'AWS::Region', 'r{index}']\n");
        list += &format!("!If [C{index}, x{index}, !Ref 'AWS::NoValue'], ");
    }
    let many = with_property(&sections, &format!("!Join ['', [{list}]]"));
    assert_eq!(many.told(), []);
    assert!(many.property("P").unwrap().is_unknown());
}

#[test]
fn long_lists_on_one_condition_are_gone_through_once_for_each_way() {
    let sections =
        "Parameters:\n  A: {Type: String}\nConditions:\n  C: !Equals [!Ref A, x]".to_owned();
    let list = "!If [C, x, !Ref 'AWS::NoValue'], ".repeat(5_000);
    let evaluated = with_property(&sections, &format!("{{'Fn::Length': [{list}]}}"));
    assert_eq!(evaluated.told(), []);
    assert_eq!(show_ways(evaluated.property("P")), "(5000 | 0)");
}

#[test]
fn functions_nest_as_deep_as_texts_do() {
    let deep = 40;
    let property = format!(
        "{}x{}",
        "{'Fn::Join': ['', [".repeat(deep),
        "]]}".repeat(deep)
    );
    assert_eq!(worth("", &property), "\"x\"");
}

#[test]
fn what_functions_make_is_bounded() {
    let long = "x".repeat(100_000);
    let sections = format!("Parameters:\n  A: {{Type: String, Default: {long}}}");
    let evaluated = with_property(&sections, &format!("!Sub '{}'", "${A}".repeat(1000)));
    assert_eq!(evaluated.told()[0].0, DiagnosticKind::Bound);

    let list = "a,".repeat(2_000);
    let sections = format!("Parameters:\n  A: {{Type: CommaDelimitedList, Default: '{list}'}}");
    let evaluated = with_property(&sections, &format!("[{}]", "!Ref A, ".repeat(2_000)));
    assert_eq!(evaluated.told()[0].0, DiagnosticKind::Bound);
}

#[test]
fn names_of_one_text_are_evaluated_once() {
    let inner = format!("[{}]", "a, ".repeat(500));
    let text = "${x}".repeat(2_000);
    let property = format!("!Sub ['{text}', {{x: !Join ['', {inner}]}}]");
    let evaluated = with_property("", &property);
    assert_eq!(evaluated.told(), []);
}

#[test]
fn files_of_parameters_are_read_in_all_forms() {
    let read = |text: &str| {
        let file = load(text);
        let (given, told) = parameters::read(&json::parse(text).documents[0].root, &file);
        let given: Vec<_> = given
            .iter()
            .map(|(name, given)| {
                let place = given.place.unwrap().span.range();
                format!(
                    "{name}={} ({})",
                    given.value.as_deref().unwrap_or("?"),
                    &text[place]
                )
            })
            .collect();
        (given.join("; "), told.len())
    };
    assert_eq!(
        read(
            r#"[{"ParameterKey": "A", "ParameterValue": "1"}, {"ParameterKey": "B", "UsePreviousValue": true}]"#
        ),
        (
            r#"A=1 ("ParameterValue": "1"); B=? ("UsePreviousValue": true)"#.into(),
            0
        )
    );
    assert_eq!(read(r#"{"A": null}"#), (r#"A=? ("A": null)"#.into(), 1));
    assert_eq!(
        read(r#"[{"ParameterKey": "A", "ParameterValue": {}, "UsePreviousValue": true}]"#),
        (r#"A=? ("ParameterValue": {})"#.into(), 1)
    );
    assert_eq!(
        read(r#"{"A": 1, "B": ["x", "y"]}"#),
        (r#"A=1 ("A": 1); B=x,y ("B": ["x", "y"])"#.into(), 0)
    );
    assert_eq!(
        read(r#"{"Parameters": {"A": true}}"#),
        (r#"A=true ("A": true)"#.into(), 0)
    );
    assert_eq!(
        read(r#"["A=1,2", "B="]"#),
        (r#"A=1,2 ("A=1,2"); B= ("B=")"#.into(), 0)
    );
    assert_eq!(read(r#"["A", {"ParameterKey": "A"}]"#), (String::new(), 2));
}

/// Any nesting of functions, right and wrong, in YAML's flow form.
fn any_property() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("a".to_owned()),
        Just("'${P}${B.Arn}${Q}ä${'".to_owned()),
        Just("!Ref P".to_owned()),
        Just("!Ref Q".to_owned()),
        Just("!Ref B".to_owned()),
        Just("!Ref 'AWS::NoValue'".to_owned()),
        Just("10.0.0.0/8".to_owned()),
        Just("IsOpen".to_owned()),
        Just("{{resolve:ssm:x}}".to_owned()).prop_map(|text| format!("'{text}'")),
        (-1i64..300).prop_map(|number| number.to_string()),
        Just("~".to_owned()),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let tags = prop::sample::select(vec![
            "",
            "!If ",
            "!Sub ",
            "!Join ",
            "!Select ",
            "!Split ",
            "!FindInMap ",
            "!Cidr ",
            "!Equals ",
            "!And ",
            "!Not ",
            "!GetAtt ",
            "!Base64 ",
            "!Length ",
            "!ToJsonString ",
            "!Condition ",
            "!X ",
            "!Transform ",
            "!ImportValue ",
            "!GetAZs ",
        ]);
        let keys = prop::sample::select(vec![
            "a",
            "Ref",
            "'Fn::Sub'",
            "'Fn::If'",
            "Condition",
            "'Fn::Base64'",
        ]);
        prop_oneof![
            (tags, prop::collection::vec(inner.clone(), 0..5))
                .prop_map(|(tag, items)| format!("{tag}[{}]", items.join(", "))),
            (keys, inner).prop_map(|(key, value)| format!("{{{key}: {value}}}")),
        ]
    })
}

fn assert_places(value: &Value, file: &SourceFile) {
    for place in value
        .origin
        .place
        .iter()
        .chain(value.origin.hops().filter_map(|h| h.origin.place.as_ref()))
    {
        assert!(file.text.get(place.span.range()).is_some());
    }
    match &value.data {
        Data::Sequence(_, items) => items.iter().for_each(|item| assert_places(item, file)),
        Data::Object(_, entries) => entries
            .values()
            .for_each(|entry| assert_places(entry, file)),
        _ => {}
    }
}

proptest! {
    #[test]
    fn any_nesting_of_functions_is_survived(property in any_property()) {
        let sections = "Mappings: {a: {a: {a: 1}}}\nParameters:\n  P: {Type: CommaDelimitedList, Default: 'a,ö'}\n  Q: {Type: String, Default: ü}\n  Open: {Type: String}\nConditions:\n  IsOpen: !Equals [!Ref Open, a]";
        let evaluated = with_property(sections, &property);
        assert_places(&evaluated.resource("R").attributes, &evaluated.file);
        for (_, message, _) in evaluated.told() {
            prop_assert!(!message.is_empty());
        }
    }
}

#[test]
fn secrets_decide_and_are_not_shown() {
    let sections = "Parameters:\n  S: {Type: String, NoEcho: true, Default: hunter2}\nConditions:\n  Set: !Not [!Equals [!Ref S, '']]\n";
    let shown = |property: &str| worth(sections, property);
    assert_eq!(shown("!If [Set, a, b]"), "\"a\"");
    for property in ["!Ref S", "!Sub 'x${S}'", "!Join ['', [!Ref S]]"] {
        assert!(!shown(property).contains("hunter2"), "{property}");
    }
}

#[test]
fn the_name_of_a_stored_parameter_is_an_ordinary_text() {
    let sections = "Parameters:\n  N: {Type: 'AWS::SSM::Parameter::Name', Default: /app/key}\n";
    assert_eq!(worth(sections, "!Ref N"), "\"/app/key\"");
}

#[test]
fn nested_stacks_that_multiply_are_bounded() {
    // Each template calls the next ten times.
    let sources = Sources::new(&std::env::current_dir().unwrap()).unwrap();
    let all = (0..12).map(|number| {
        let mut text = "Resources:\n  R: {Type: A::B}\n".to_owned();
        for call in 0..10 {
            let next = number + 1;
            text += &format!(
                "  N{call}: {{Type: AWS::CloudFormation::Stack, Properties: {{TemplateURL: t{next}.yaml}}}}\n"
            );
        }
        let document = yaml::parse(&text).documents.remove(0);
        let file = sources.insert(PathBuf::from(format!("t{number}.yaml")), text);
        (file, document)
    });
    let templates = Templates::new(all.collect(), None, &Options::default());
    assert_eq!(templates.roots(), [0]);
    let unit = templates.evaluate(0, &Options::default());
    let is_bound = |told: &Diagnostic| told.kind == DiagnosticKind::Bound;
    assert!(unit.diagnostics.iter().any(is_bound));
    assert!(unit.resources.len() < 100_000, "{}", unit.resources.len());
}

#[test]
fn resources_of_the_cdk_are_called_by_their_construct() {
    let evaluated = template(
        r#"{"Resources": {
  "KeyA1": {"Type": "A::B", "Metadata": {"aws:cdk:path": "Stack/Key/Resource"}},
  "R": {"Type": "A::B", "Properties": {"P": {"Fn::GetAtt": ["KeyA1", "Arn"]}}},
  "TwinA": {"Type": "A::B", "Metadata": {"aws:cdk:path": "Stack/Twin"}},
  "TwinB": {"Type": "A::B", "Metadata": {"aws:cdk:path": "Stack/Twin"}}
}}"#,
    );
    assert_eq!(
        addresses(&evaluated),
        ["R", "Stack/Key/Resource", "TwinA", "TwinB"]
    );
    assert_eq!(evaluated.shown("P"), "<Stack/Key/Resource.Arn>");
}

#[test]
fn what_a_macro_of_the_account_may_add_is_unknown() {
    let evaluated =
        template("Transform: [Mine]\nResources:\n  R:\n    Type: A::B\n    Properties: {P: 1}\n");
    let attributes = &evaluated.resource("R").attributes;
    let unknown = attributes.as_unknown().unwrap();
    assert_eq!(unknown.reason.text, "the macro Mine may set it");
    assert_eq!(show(attributes), "at least {P: 1}");
}

#[test]
fn the_name_in_get_att_may_be_made_by_a_function() {
    assert_eq!(worth("", "!GetAtt [!Sub 'B', Arn]"), "<B.Arn>");
}

#[test]
fn what_cannot_be_found_out_to_be_possible_is_no_certain_resource() {
    use std::fmt::Write as _;
    // Nine parameters, eight values, and no two of them the same.
    let mut text = "Parameters:\n".to_owned();
    for at in 0..9 {
        writeln!(
            text,
            "  P{at}: {{Type: String, AllowedValues: [a, b, c, d, e, f, g, h]}}"
        )
        .unwrap();
    }
    text += "Conditions:\n";
    let mut same = Vec::new();
    for value in "abcdefgh".chars() {
        for one in 0..9 {
            writeln!(text, "  {value}{one}: !Equals [!Ref P{one}, {value}]").unwrap();
            for other in one + 1..9 {
                let name = format!("{value}{one}x{other}");
                let both = format!("!And [!Condition {value}{one}, !Condition {value}{other}]");
                writeln!(text, "  {name}: {both}").unwrap();
                same.push(format!("!Condition {name}"));
            }
        }
    }
    // A function takes ten conditions at most.
    let mut level = 0;
    while same.len() > 1 {
        level += 1;
        let any = |(at, some): (usize, &[String])| {
            writeln!(text, "  Any{level}x{at}: !Or [{}]", some.join(", ")).unwrap();
            format!("!Condition Any{level}x{at}")
        };
        same = same.chunks(9).enumerate().map(any).collect();
    }
    writeln!(text, "  None: !Not [{}]", same[0]).unwrap();
    text += "Resources:\n  R:\n    Type: A::B\n    Condition: None\n";
    let evaluated = template(&text);
    let reason = evaluated.resource("R").conditional.as_ref().unwrap();
    assert_eq!(reason.kind, ReasonKind::Bound);
}
