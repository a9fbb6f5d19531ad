//! What is open in a unit and has one answer in all of it: whether a condition of a template holds.
//!
//! A decision is a formula over choices that are free: a parameter without a value is equal to one
//! of the texts that it is compared with, or to none of them. Evaluators add formulas; checks ask
//! which answers can hold together, so that nothing is judged by a combination that cannot be.
//! Combinations are searched with a budget of steps; where it is used up they are taken to be
//! possible, and whoever asks sees that nothing is left of it and leaves a verdict open.

use ecow::EcoString;
use rustc_hash::FxHashMap;

use crate::value::Decision;

/// Most formulas that one question goes through.
const MAX_FORMULAS: usize = 2_000;

/// Most choices that one question tries.
const MAX_CHOICES: usize = 64;

/// The decisions of a unit, and what of it hangs on them. Empty on platforms that have none.
#[derive(Debug, Default)]
pub struct Decisions {
    formulas: Vec<Formula>,
    /// Number of outcomes of each choice.
    outcomes: Vec<u32>,
    resources: FxHashMap<EcoString, Decision>,
}

/// What a decision is. Operands come before what is made of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Formula {
    /// It is no question at all.
    Known(bool),
    /// Whether a choice has an outcome, counted from 0.
    Is {
        /// The number of the choice.
        choice: u32,
        /// The number of the outcome.
        outcome: u32,
    },
    /// Whether another decision is no.
    Not(Decision),
    /// Whether all of these are yes.
    All(Vec<Decision>),
    /// Whether any of these is yes.
    Any(Vec<Decision>),
}

/// An answer to a decision.
pub type Fact = (Decision, bool);

impl Decisions {
    /// Whether nothing is open.
    pub const fn is_empty(&self) -> bool {
        self.formulas.is_empty()
    }

    /// Adds a decision. Its operands must have been added before.
    pub fn add(&mut self, formula: Formula) -> Decision {
        let number = Decision(self.formulas.len() as u32);
        self.formulas.push(formula);
        number
    }

    /// Adds a choice without outcomes; a choice needs one.
    pub fn add_choice(&mut self) -> u32 {
        self.outcomes.push(0);
        self.outcomes.len() as u32 - 1
    }

    /// Adds an outcome to a choice.
    pub fn add_outcome(&mut self, choice: u32) -> u32 {
        let count = &mut self.outcomes[choice as usize];
        *count += 1;
        *count - 1
    }

    /// Notes that the resource of this address is there only where a decision is yes.
    pub fn bind_resource(&mut self, address: EcoString, decision: Decision) {
        self.resources.insert(address, decision);
    }

    /// What the resource of this address hangs on, if it may not be there.
    pub fn of_resource(&self, address: &str) -> Option<Decision> {
        self.resources.get(address).copied()
    }

    /// Whether these answers can hold together. `steps` is what may be spent on finding out, and
    /// what is left of it afterwards; without any left the answer is yes.
    pub fn admit(&self, facts: &[Fact], steps: &mut u32) -> bool {
        let Some(question) = Question::of(self, facts) else {
            return true;
        };
        question.search(&mut vec![None; question.choices.len()], 0, steps)
    }
}

/// A set of answers, with the formulas and choices that they hang on.
struct Question<'d> {
    decisions: &'d Decisions,
    facts: &'d [Fact],
    /// Numbers of formulas, operands first.
    formulas: Vec<u32>,
    choices: Vec<u32>,
}

impl<'d> Question<'d> {
    /// `None` where there is too much to be asked.
    fn of(decisions: &'d Decisions, facts: &'d [Fact]) -> Option<Self> {
        let mut pending: Vec<u32> = facts.iter().map(|(decision, _)| decision.0).collect();
        let mut formulas = Vec::new();
        let mut seen = rustc_hash::FxHashSet::default();
        let mut choices = Vec::new();
        while let Some(number) = pending.pop() {
            if !seen.insert(number) {
                continue;
            }
            formulas.push(number);
            match &decisions.formulas[number as usize] {
                Formula::Known(_) => {}
                Formula::Is { choice, .. } => choices.push(*choice),
                Formula::Not(operand) => pending.push(operand.0),
                Formula::All(operands) | Formula::Any(operands) => {
                    pending.extend(operands.iter().map(|operand| operand.0));
                }
            }
            if formulas.len() > MAX_FORMULAS {
                return None;
            }
        }
        formulas.sort_unstable();
        choices.sort_unstable();
        choices.dedup();
        (choices.len() <= MAX_CHOICES).then_some(Self {
            decisions,
            facts,
            formulas,
            choices,
        })
    }

    /// Whether the choices from `at` on can be made so that all facts hold.
    fn search(&self, chosen: &mut Vec<Option<u32>>, at: usize, steps: &mut u32) -> bool {
        let Some(left) = steps.checked_sub(self.formulas.len() as u32) else {
            *steps = 0;
            return true;
        };
        *steps = left;
        match self.holds(chosen) {
            Some(answer) => return answer,
            None if at == self.choices.len() => return true,
            None => {}
        }
        for outcome in 0..self.decisions.outcomes[self.choices[at] as usize] {
            chosen[at] = Some(outcome);
            if self.search(chosen, at + 1, steps) {
                return true;
            }
        }
        chosen[at] = None;
        false
    }

    /// Whether all facts hold, where what is chosen already decides that.
    fn holds(&self, chosen: &[Option<u32>]) -> Option<bool> {
        let mut truths: Vec<Option<bool>> = Vec::with_capacity(self.formulas.len());
        for number in &self.formulas {
            let truth = self.truth(*number, &truths, chosen);
            truths.push(truth);
        }
        let mut open = false;
        for (decision, expected) in self.facts {
            match self.known(*decision, &truths) {
                Some(truth) if truth != *expected => return Some(false),
                Some(_) => {}
                None => open = true,
            }
        }
        (!open).then_some(true)
    }

    fn truth(&self, number: u32, truths: &[Option<bool>], chosen: &[Option<u32>]) -> Option<bool> {
        match &self.decisions.formulas[number as usize] {
            Formula::Known(truth) => Some(*truth),
            Formula::Is { choice, outcome } => {
                let at = self.choices.binary_search(choice).ok()?;
                chosen[at].map(|chosen| chosen == *outcome)
            }
            Formula::Not(operand) => self.known(*operand, truths).map(|truth| !truth),
            Formula::All(operands) => self.connect(operands, truths, false),
            Formula::Any(operands) => self.connect(operands, truths, true),
        }
    }

    fn connect(
        &self,
        operands: &[Decision],
        truths: &[Option<bool>],
        decisive: bool,
    ) -> Option<bool> {
        let mut result = Some(!decisive);
        for operand in operands {
            match self.known(*operand, truths) {
                Some(truth) if truth == decisive => return Some(decisive),
                Some(_) => {}
                None => result = None,
            }
        }
        result
    }

    fn known(&self, decision: Decision, truths: &[Option<bool>]) -> Option<bool> {
        let at = self.formulas.binary_search(&decision.0).ok()?;
        truths.get(at).copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A choice of one of three outcomes, and the three questions whether it is each.
    fn three(decisions: &mut Decisions) -> [Decision; 3] {
        let choice = decisions.add_choice();
        [0, 1, 2].map(|_| {
            let outcome = decisions.add_outcome(choice);
            decisions.add(Formula::Is { choice, outcome })
        })
    }

    #[test]
    fn outcomes_of_one_choice_exclude_each_other_and_one_of_them_holds() {
        let mut decisions = Decisions::default();
        let [a, b, c] = three(&mut decisions);
        let admits = |facts: &[Fact]| decisions.admit(facts, &mut 10_000);
        assert!(admits(&[(a, true), (b, false)]));
        assert!(!admits(&[(a, true), (b, true)]));
        assert!(admits(&[(a, false), (b, false)]));
        assert!(!admits(&[(a, false), (b, false), (c, false)]));
    }

    #[test]
    fn formulas_over_formulas_are_followed() {
        let mut decisions = Decisions::default();
        let [a, b, _] = three(&mut decisions);
        let [x, ..] = three(&mut decisions);
        let either = decisions.add(Formula::Any(vec![a, b]));
        let neither = decisions.add(Formula::Not(either));
        let both = decisions.add(Formula::All(vec![neither, x]));
        let admits = |facts: &[Fact]| decisions.admit(facts, &mut 10_000);
        assert!(admits(&[(both, true), (x, true)]));
        assert!(!admits(&[(both, true), (a, true)]));
        assert!(!admits(&[(both, true), (x, false)]));
    }

    #[test]
    fn what_cannot_be_afforded_is_taken_to_be_possible() {
        let mut decisions = Decisions::default();
        let [a, b, _] = three(&mut decisions);
        let mut steps = 1;
        assert!(decisions.admit(&[(a, true), (b, true)], &mut steps));
        assert_eq!(steps, 0);
    }
}
