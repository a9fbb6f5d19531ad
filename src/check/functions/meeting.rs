//! Objects that meet by name, by namespace, by label and by what they have in common: `named`, `selecting`,
//! `selected`, `together`, and `not_scanned` for what nothing was met of.
//!
//! Results are the objects of a concept as it defines them, and `certain`: `true`, or unknown where it is
//! open whether they meet. Nothing else of them hides behind that doubt, so that
//! `anytrue([for one in named(…) : one.certain && …])` is only open for those that could matter. Where a
//! great many may meet, since no namespace is written, the list is open.

use ecow::eco_format;

use super::graph::{concept, is_given, text};
use super::open;
use crate::check::functions::labels::Selector;
use crate::check::scope::Here;
use crate::check::surroundings::homes::Home;
use crate::check::surroundings::objects::{Bounds, Met, Objects, TooMany};
use crate::check::surroundings::selection::Subject;
use crate::expr::FunctionError;
use crate::source::FileId;
use crate::value::{Reason, ReasonKind, Value};

/// Most meetings that a unit may come to, if all its objects met as many as this one: five thousand objects
/// may each come by eight hundred policies. The answer hangs on the unit alone, not on the order of work.
const MAX_MEETINGS: usize = 4_000_000;

/// `named(concept, name)`, `named(concept, name, namespace)`: the objects of a concept whose `name` is
/// this one; with a third argument, those that can be met from there. An attribute `namespace` that is
/// null says that none is written, one that the concept leaves out that the kind has none.
pub(super) fn named(args: &[Value], here: &Here<'_>) -> Result<Value, FunctionError> {
    let objects = here.around.objects(concept(args, here)?);
    let of_namespace = |it| Home::of_namespace(it, file(here));
    let home = args.get(2).map_or(Home::Cluster, of_namespace);
    let found = objects.named(&args[1], &home, &bounds(here));
    results(found, &objects, args, here)
}

/// `selecting(concept, object)`: the objects of a concept whose `selector` selects an object, by its
/// `labels`, its `namespace`, and, where they have a `namespace_selector`, its `namespace_labels`.
pub(super) fn selecting(args: &[Value], here: &Here<'_>) -> Result<Value, FunctionError> {
    let objects = here.around.objects(concept(args, here)?);
    let object = &args[1];
    if let Some(unknown) = object.as_unknown() {
        return Ok(open(unknown).with_origin(object.origin.clone()));
    }
    if object.as_entries().is_none() {
        return Err(FunctionError::argument(1, "expected an object"));
    }
    let subject = Subject::of(object, file(here));
    let found = objects.selection.selecting(&subject, &bounds(here));
    results(found, &objects, args, here)
}

/// `selected(concept, object)`: the objects of a concept that the `selector` of an object selects from its
/// `namespace`, by their `labels`.
pub(super) fn selected(args: &[Value], here: &Here<'_>) -> Result<Value, FunctionError> {
    let objects = here.around.objects(concept(args, here)?);
    let object = &args[1];
    if let Some(unknown) = object.as_unknown() {
        return Ok(open(unknown).with_origin(object.origin.clone()));
    }
    let selector = object.get("selector").map(Selector::read);
    let selector = selector
        .unwrap_or(Ok(Selector::Nothing))
        .map_err(|fault| FunctionError::argument(1, fault))?;
    let home = Home::of(object, file(here));
    let found = objects.selected(&selector, &home, &bounds(here));
    results(found, &objects, args, here)
}

/// `together(concept, attribute, value)`: the objects of a concept whose attribute means the same as a value, as
/// `sharing` finds resources. An address as a text is the resource that others refer to.
pub(super) fn together(args: &[Value], here: &Here<'_>) -> Result<Value, FunctionError> {
    let objects = here.around.objects(concept(args, here)?);
    let found = objects.alike(
        text(args, 1)?,
        &args[2],
        (here.around, here.subject.resource()),
    );
    results(found, &objects, args, here)
}

fn bounds<'h>(here: &Here<'h>) -> Bounds<'h> {
    let unit = here.around.unit;
    Bounds {
        folders: &unit.folders,
        most: MAX_MEETINGS / unit.resources.len().max(1),
    }
}

/// The file of whoever asks.
fn file(here: &Here<'_>) -> FileId {
    here.around.resource(here.subject.resource()).header.file
}

/// `not_scanned(what)`: unknown, since what this names is not among what was scanned. A cluster has
/// objects that no file is about, and what hangs on one of them is not known.
pub(super) fn not_scanned(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let what = args[0].as_str().unwrap_or("what it names");
    let text = eco_format!("{what} is not among what was scanned");
    Ok(Value::unknown(Reason::new(ReasonKind::Missing, text)))
}

/// `certainly(condition)`: whether a condition is known to hold. Never unknown: what is only more to be said
/// about a finding is left unsaid where it is open.
pub(super) fn certainly(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let holds = args[0].as_bool() == Some(true);
    Ok(Value::from(holds).with_origin(args[0].origin.clone()))
}

fn results(
    met: Result<Met, TooMany>,
    objects: &Objects,
    args: &[Value],
    here: &Here<'_>,
) -> Result<Value, FunctionError> {
    let Ok(met) = met else {
        let concept = text(args, 0)?;
        let text = eco_format!("more of `{concept}` could be meant than are looked at");
        return Ok(Value::unknown(Reason::new(ReasonKind::Bound, text)));
    };
    let values = met.found.iter().filter_map(|found| {
        let Some((reason, address)) = objects.doubt(found) else {
            return Some(objects.value(found, None));
        };
        let doubt = match is_given(reason, address, here) {
            true => None,
            false => match here.world.has_resource(address, reason) {
                Some(true) => None,
                Some(false) => return None,
                None => Some(reason),
            },
        };
        Some(objects.value(found, doubt))
    });
    let values: Vec<Value> = values
        .filter_map(|value| here.world.settle(&value))
        .collect();
    Ok(match met.more.or_else(|| objects.more().cloned()) {
        None => Value::tuple(values),
        Some(reason) => Value::open_list(values, [&Value::unknown(reason)]),
    })
}

#[cfg(test)]
mod tests {
    use crate::check::Answer;
    use crate::check::samples::{answers, is_bounded};

    const PEERS: &str = r#"concept "peer" {
  summary = "A peer."
  from "terraform" "peer" {
    name      = self.name
    namespace = self.namespace
    selector  = self.selector
    labels    = self.labels
  }
}"#;

    /// Whether an expression holds on the one `thing` among these resources.
    fn holds(expr: &str, resources: &str) -> Answer {
        let answers = answers(expr, &[("concepts/peer.hcl", PEERS)], resources);
        assert_eq!(answers.len(), 1);
        answers[0]
    }

    const SOME: &str = r#"
thing "t" { app = "web" }
peer "a" {
  name      = "a"
  namespace = "shop"
  selector  = { app = "web" }
}
peer "b" {
  name     = "a"
  selector = { app = "web" }
}
peer "c" {
  name      = input
  namespace = "bank"
}
"#;

    #[test]
    fn peers_are_met_by_name_and_namespace() {
        let count = |namespace: &str, expected: usize| {
            let named = format!("named(\"peer\", \"a\", {namespace})");
            holds(&format!("length({named}) == {expected}"), SOME)
        };
        assert_eq!(count("\"shop\"", 2), Answer::Pass);
        assert_eq!(count("\"bank\"", 2), Answer::Pass);
        assert_eq!(count("\"mail\"", 1), Answer::Pass);
        assert_eq!(
            holds("length(named(\"peer\", null)) == 0", SOME),
            Answer::Pass
        );
    }

    #[test]
    fn only_what_is_certain_counts_as_certain() {
        let certain = |name: &str, namespace: &str| {
            let named = format!("named(\"peer\", {name}, {namespace})");
            holds(
                &format!("anytrue([for peer in {named} : peer.certain])"),
                SOME,
            )
        };
        assert_eq!(certain("\"a\"", "\"shop\""), Answer::Pass);
        assert_eq!(certain("\"a\"", "\"mail\""), Answer::Undetermined);
        assert_eq!(certain("\"z\"", "\"bank\""), Answer::Undetermined);
        assert_eq!(certain("\"z\"", "\"shop\""), Answer::Fail);
    }

    #[test]
    fn attributes_of_what_is_doubtful_can_be_read() {
        let named = "named(\"peer\", \"a\", \"mail\")";
        let excluded =
            format!("anytrue([for peer in {named} : peer.certain && peer.namespace == \"x\"])");
        assert_eq!(holds(&excluded, SOME), Answer::Fail);
    }

    #[test]
    fn selecting_looks_at_labels_and_namespace() {
        let count = |labels: &str| {
            let object = format!("{{ namespace = \"shop\", labels = {labels} }}");
            holds(
                &format!(
                    "length([for peer in selecting(\"peer\", {object}) : peer if peer.certain == true]) == 1"
                ),
                SOME,
            )
        };
        assert_eq!(count("{ app = self.app }"), Answer::Undetermined);
        assert_eq!(count("{ app = \"db\" }"), Answer::Fail);
    }

    #[test]
    fn selected_are_those_with_the_labels() {
        let web = "peer \"w\" {\n name = \"w\"\n namespace = \"shop\"\n labels = { app = \"web\", tier = \"front\" }\n}\n";
        let open =
            "peer \"o\" {\n name = \"o\"\n namespace = \"shop\"\n labels = { app = input }\n}\n";
        let far =
            "peer \"f\" {\n name = \"f\"\n namespace = \"bank\"\n labels = { app = \"far\" }\n}\n";
        let all = format!("thing \"t\" {{}}\n{web}{open}{far}");
        let selected = |selector: &str, resources: &str| {
            let object = format!("{{ namespace = \"shop\", selector = {selector} }}");
            let some =
                format!("anytrue([for peer in selected(\"peer\", {object}) : peer.certain])");
            holds(&some, resources)
        };
        for (selector, with_open, without) in [
            ("{ app = \"web\" }", Answer::Pass, Answer::Pass),
            ("{ app = \"far\" }", Answer::Undetermined, Answer::Fail),
            (
                "{ app = \"web\", tier = \"back\" }",
                Answer::Fail,
                Answer::Fail,
            ),
            ("{ matchLabels = {} }", Answer::Pass, Answer::Pass),
            (
                "{ matchExpressions = [{ key = \"tier\", operator = \"Exists\" }] }",
                Answer::Pass,
                Answer::Pass,
            ),
            ("null", Answer::Fail, Answer::Fail),
        ] {
            assert_eq!(selected(selector, &all), with_open, "{selector}");
            let known = format!("thing \"t\" {{}}\n{web}{far}");
            assert_eq!(selected(selector, &known), without, "{selector}");
        }
    }

    #[test]
    fn those_whose_attribute_means_the_same_are_together() {
        let certain = |value: &str| {
            let together = format!("together(\"peer\", \"namespace\", {value})");
            holds(
                &format!("length([for it in {together} : it if it.certain]) == 1"),
                "thing \"t\" {\n at = input\n}\npeer \"a\" {\n namespace = \"shop\"\n}\npeer \"b\" {\n namespace = \"bank\"\n}\n",
            )
        };
        assert_eq!(certain("\"shop\""), Answer::Pass);
        assert_eq!(certain("\"mail\""), Answer::Fail);
        assert_eq!(certain("self.at"), Answer::Undetermined);
    }

    #[test]
    fn what_is_open_does_not_hold_certainly() {
        let open = "thing \"t\" {\n a = input\n}\n";
        for (condition, expected) in [
            ("1 == 1", Answer::Pass),
            ("1 == 2", Answer::Fail),
            ("self.a == 1", Answer::Fail),
            ("self.a == 1 || true", Answer::Pass),
            ("null", Answer::Fail),
        ] {
            let certainly = format!("certainly({condition})");
            assert_eq!(holds(&certainly, open), expected, "{condition}");
        }
    }

    #[test]
    fn what_is_not_scanned_is_unknown() {
        assert_eq!(
            holds("not_scanned(\"it\") == 1", SOME),
            Answer::Undetermined
        );
    }

    #[test]
    fn of_a_name_that_hundreds_have_it_is_open_who_is_meant() {
        let peers = |count: usize| {
            let peers = "peer \"p\" {\n  name = \"a\"\n}\n".repeat(count);
            format!("thing \"t\" {{}}\n{peers}")
        };
        let few = "length(named(\"peer\", \"a\")) < 1000";
        assert_eq!(holds(few, &peers(500)), Answer::Pass);
        let definitions = [("concepts/peer.hcl", PEERS)];
        assert!(is_bounded(few, &definitions, &peers(501)));
    }

    #[test]
    fn of_more_objects_than_are_kept_none_is_known_to_be_missing() {
        const MANY: &str = r#"concept "many" {
  summary = "Thousands of each peer."
  from "terraform" "peer" {
    for_each = flatten([for a in range(90) : range(100)])
    name     = self.name
  }
}"#;
        let definitions = [("concepts/many.hcl", MANY)];
        let peers = |count: usize| {
            let peers = "peer \"p\" {\n  name = \"a\"\n}\n".repeat(count);
            format!("thing \"t\" {{}}\n{peers}")
        };
        let missing = "length(named(\"many\", \"b\")) == 0";
        assert_eq!(answers(missing, &definitions, &peers(5)), [Answer::Pass]);
        assert!(is_bounded(missing, &definitions, &peers(6)));
    }
}
