//! `gathered`: objects that are made of others, which may be made of others themselves.
//!
//! A concept cannot be defined by itself, so what goes on for any number of steps is followed here. Objects
//! of the concept are the single steps: of what has a `name`, another is a `part`.

use std::mem;

use ecow::{EcoString, eco_format};
use rustc_hash::FxHashSet;

use super::graph::text;
use super::{meeting, open};
use crate::check::scope::Here;
use crate::check::surroundings::doubtful;
use crate::expr::FunctionError;
use crate::value::{Data, Reason, ReasonKind, Value};

/// Most steps that a unit may come to, if all its objects were gathered from as many as this one.
const MAX_STEPS: usize = 2_000_000;

/// `gathered(concept, name)`: the objects of a concept whose `name` is this one, those whose `name` is the
/// `part` of one of them, and so on. Each is certain where all steps to it are.
pub(super) fn gathered(args: &[Value], here: &Here<'_>) -> Result<Value, FunctionError> {
    let concept = &args[0];
    let most = MAX_STEPS / here.around.unit.resources.len().max(1);
    let mut walk = Walk {
        certain: vec![args[1].clone()],
        ..Walk::default()
    };
    while let Some((name, doubt)) = walk.next() {
        let steps = meeting::named(&[concept.clone(), name], here)?;
        let steps = match steps.as_unknown() {
            Some(unknown) => return Ok(open(unknown)),
            None => steps.as_items().unwrap_or_default(),
        };
        if walk.found.len() + steps.len() > most {
            let message = eco_format!(
                "more of `{}` are gathered than are looked at",
                text(args, 0)?
            );
            return Ok(Value::unknown(Reason::new(ReasonKind::Bound, message)));
        }
        for step in steps {
            walk.take(match &doubt {
                Some(doubt) => doubtful(step, doubt.clone()),
                None => step.clone(),
            });
        }
    }
    Ok(Value::tuple(walk.found))
}

/// What was found, and the names that are still to be looked up.
#[derive(Default)]
struct Walk {
    found: Vec<Value>,
    certain: Vec<Value>,
    /// Those of which it is open whether they are reached, and why.
    open: Vec<(Value, Reason)>,
    seen: FxHashSet<EcoString>,
    /// Whether a name that is not known was looked up, which may be any.
    seen_unknown: bool,
}

impl Walk {
    /// What is certain goes first, so that nothing is met in doubt that is certain by another way.
    fn next(&mut self) -> Option<(Value, Option<Reason>)> {
        loop {
            let certain = self.certain.pop().map(|name| (name, None));
            let (name, doubt) = match certain {
                Some(next) => next,
                None => self.open.pop().map(|(name, doubt)| (name, Some(doubt)))?,
            };
            let is_new = match &name.data {
                Data::String(text) => self.seen.insert(text.clone()),
                Data::Unknown(_) => !mem::replace(&mut self.seen_unknown, true),
                _ => false,
            };
            if is_new {
                return Some((name, doubt));
            }
        }
    }

    fn take(&mut self, step: Value) {
        let part = step.get("part").cloned().unwrap_or_default();
        match step.get("certain").and_then(Value::as_unknown) {
            None => self.certain.push(part),
            Some(unknown) => self.open.push((part, unknown.reason.clone())),
        }
        self.found.push(step);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::Answer;
    use crate::check::samples::answers;

    const STEPS: &str = r#"concept "step" {
  summary = "A step."
  from "terraform" "step" {
    name = self.name
    part = self.part
  }
}"#;

    /// Whether an expression holds on the one `thing` among these steps.
    fn holds(expr: &str, steps: &str) -> Answer {
        let resources = format!("thing \"t\" {{}}\n{steps}");
        answers(expr, &[("concepts/step.hcl", STEPS)], &resources)[0]
    }

    fn step(name: &str, part: &str) -> String {
        format!("step \"{name}-{part}\" {{\n name = \"{name}\"\n part = \"{part}\"\n}}\n")
    }

    const PARTS: &str = "join(\" \", sort([for step in gathered(\"step\", \"a\") : step.part]))";

    #[test]
    fn parts_are_followed_through_any_number_of_steps() {
        let steps = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("x", "y")];
        let steps: String = steps.iter().map(|(name, part)| step(name, part)).collect();
        assert_eq!(
            holds(&format!("{PARTS} == \"b c d e\""), &steps),
            Answer::Pass
        );
    }

    #[test]
    fn circles_end() {
        let steps = step("a", "b") + &step("b", "a");
        assert_eq!(holds(&format!("{PARTS} == \"a b\""), &steps), Answer::Pass);
        let steps = "step \"u\" {\n name = \"a\"\n part = input\n}\n";
        let found = "length(gathered(\"step\", \"a\")) == 2";
        assert_eq!(holds(found, steps), Answer::Pass);
    }

    #[test]
    fn what_is_reached_in_doubt_alone_is_open() {
        let certain = |part: &str| {
            format!(
                "anytrue([for step in gathered(\"step\", \"a\") : step.part == \"{part}\" && step.certain])"
            )
        };
        let doubtful =
            "step \"d\" {\n name = \"a\"\n part = \"b\"\n conditional = \"perhaps\"\n}\n";
        let steps = doubtful.to_owned() + &step("b", "c");
        assert_eq!(holds(&certain("c"), &steps), Answer::Undetermined);
        assert_eq!(holds(&certain("d"), &steps), Answer::Fail);
        let steps = steps + &step("a", "b");
        assert_eq!(holds(&certain("c"), &steps), Answer::Pass);
    }
}
