//! What is asked of stores of data, kind by kind.
//!
//! `checks/deletion/stores.toml` says which question each check asks and which types keep which kind of data. Which
//! check looks at which type is read off the definitions, so that a cell cannot name a check that does not look there.
//! Conditions are not read: of which things of a type a check asks nothing, the words have to say.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};

use serde::Deserialize;

use super::index::link;
use crate::check::Program;
use crate::check::definition::Check;
use crate::resource::{DESTROYED, Platform};

/// The text of the data; a test reads it.
const STORES: &str = include_str!("../../../checks/deletion/stores.toml");

/// What every store is asked: the key in the data, and the column.
const QUESTIONS: [(&str, &str); 5] = [
    ("lost", "lost by accident"),
    ("restored", "restored from"),
    ("kept", "kept long enough"),
    ("ends", "ends"),
    ("plan", "destroyed by a plan"),
];

/// Those of them that are not asked of every store.
const BESIDE: [&str; 2] = ["kept", "plan"];

/// What stands beside the checks, by the theme's folder.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stores {
    questions: BTreeMap<String, Vec<String>>,
    store: Vec<Store>,
    unasked: Vec<Unasked>,
    beside: BTreeMap<String, String>,
}

/// One kind of store.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Store {
    name: String,
    #[serde(default)]
    aws: Vec<String>,
    #[serde(default)]
    cloudformation: Vec<String>,
    #[serde(default)]
    azure: Vec<String>,
    #[serde(default)]
    google: Vec<String>,
    #[serde(default)]
    kubernetes: Vec<String>,
    #[serde(default)]
    parts: Vec<String>,
    #[serde(default)]
    words: BTreeMap<String, String>,
}

/// Types of which something is not asked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unasked {
    types: Vec<String>,
    question: String,
    words: String,
}

impl Stores {
    fn read() -> Self {
        toml::from_str(STORES).expect("a test reads the data of stores")
    }

    fn asks(&self, question: &str, check: &Check) -> bool {
        let checks = self.questions.get(question);
        checks.is_some_and(|ids| ids.iter().any(|id| check.id == id.as_str()))
    }
}

impl Store {
    /// Where it is kept: the key in the data, what is printed, and the types.
    fn places(&self) -> [(&str, &str, &[String]); 5] {
        [
            ("aws", "AWS", &self.aws),
            ("cloudformation", "CloudFormation", &self.cloudformation),
            ("azure", "Azure", &self.azure),
            ("google", "Google", &self.google),
            ("kubernetes", "Kubernetes", &self.kubernetes),
        ]
    }

    /// Parts of it that are kept in the same place as one of its types.
    fn parts_of<'s>(&'s self, types: &[String]) -> impl Iterator<Item = &'s str> {
        let family = |kind: &str| match kind.split_once("::") {
            Some((first, _)) => first.to_owned(),
            None => kind.split('_').next().unwrap_or_default().to_owned(),
        };
        let families: BTreeSet<String> = types.iter().map(|kind| family(kind)).collect();
        let is_kubernetes = !self.kubernetes.is_empty();
        let parts = self.parts.iter().map(String::as_str);
        parts.filter(move |part| is_kubernetes || families.contains(&family(part)))
    }
}

/// Which types each check looks at, by its number.
struct Looks<'d> {
    program: &'d Program<'d>,
    types: Vec<BTreeSet<&'d str>>,
}

impl<'d> Looks<'d> {
    fn new(program: &'d Program<'d>) -> Self {
        let of_check = |check| {
            let types: Vec<(Platform, &str)> = program.types(check);
            types.into_iter().map(|(_, kind)| kind).collect()
        };
        let count = program.definitions.checks.len();
        Self {
            program,
            types: (0..count).map(of_check).collect(),
        }
    }

    /// The checks of a question, with what they look at: for plans, what they are about.
    fn asking(
        &self,
        stores: &Stores,
        question: &str,
    ) -> impl Iterator<Item = (&'d Check, BTreeSet<&'d str>)> {
        let checks = self.program.definitions.checks.iter().zip(&self.types);
        let asking = checks.filter(|(check, _)| stores.asks(question, check));
        asking.map(move |(check, types)| {
            let kinds = types.iter();
            let kinds = kinds.map(|kind| kind.strip_prefix(DESTROYED).unwrap_or(kind));
            (check, kinds.collect())
        })
    }
}

/// Writes the page.
pub(super) fn page(program: &Program<'_>, out: &mut String) -> fmt::Result {
    let stores = Stores::read();
    let looks = Looks::new(program);
    writeln!(
        out,
        "# Deletion lifecycle\n\n\
         Checks of the theme deletion ask three questions of everything that holds data: can it be lost by accident, \
         is there something to restore it from, and does it end. Of logs they ask too whether they are kept long enough, and \
         of a Terraform plan what it destroys. Which check asks what of which kind of store, and \
         where. Made from the definitions in `checks/` and from `checks/deletion/stores.toml` by \
         `cargo run --example check-pages`.\n"
    )?;
    let columns: Vec<&str> = QUESTIONS.iter().map(|(_, column)| *column).collect();
    writeln!(out, "| store | where | {} |", columns.join(" | "))?;
    writeln!(out, "| --- | --- |{}", " --- |".repeat(columns.len()))?;
    for store in &stores.store {
        let mut name = store.name.as_str();
        for (key, place, types) in store.places() {
            if types.is_empty() {
                continue;
            }
            write!(out, "| {name} | {place} |")?;
            for (question, _) in QUESTIONS {
                let cell = cell(store, (key, types), question, &looks, &stores);
                write!(out, " {cell} |")?;
            }
            out.push('\n');
            name = "";
        }
    }
    out.write_str(
        "\nAWS, Azure and Google are resources of Terraform. Types stand in brackets behind a check that does not look \
         at all types of the row; a check that does may still ask nothing of some things of a type (a cache that keeps \
         nothing, a member of a cluster), and its page says of which. Where words stand instead of a check, no setting in code answers the question: the \
         service does it for every store, or those who write the data do it piece by piece. Where there is \"none\", no \
         check asks.\n",
    )?;
    types(&stores, out)?;
    unasked(&stores, out)?;
    beside(&stores, program, out)?;
    out.write_str(AFTER)
}

/// What follows the tables.
const AFTER: &str = "\nDEL021 and DEL022 are about a Terraform plan that destroys the store. They leave out what can be had \
back for some days without anybody having asked for it (databases on an Azure SQL server that stays, flexible servers, tables \
of BigQuery and Bigtable), and queues, as what is in them is on its way.\n";

/// The checks of a question that look at a row's types, and what else is to be said.
fn cell(
    store: &Store,
    (place, types): (&str, &[String]),
    question: &str,
    looks: &Looks<'_>,
    stores: &Stores,
) -> String {
    let mut said = Vec::new();
    for (check, looked_at) in looks.asking(stores, question) {
        let (seen, unseen): (Vec<&str>, Vec<&str>) = types
            .iter()
            .map(String::as_str)
            .partition(|kind| looked_at.contains(kind));
        let is_part = store.parts_of(types).any(|part| looked_at.contains(part));
        let link = link(check, "checks/");
        if unseen.is_empty() || seen.is_empty() && is_part {
            said.push(link);
        } else if !seen.is_empty() {
            let but = if seen.len() > unseen.len() {
                "all but "
            } else {
                ""
            };
            let named = if seen.len() > unseen.len() {
                unseen
            } else {
                seen
            };
            said.push(format!("{link} ({but}{})", quoted(named)));
        }
    }
    let checks = said.join(", ");
    match store.words.get(&format!("{place} {question}")) {
        Some(words) if checks.is_empty() => words.clone(),
        Some(words) => format!("{checks}; {words}"),
        None if checks.is_empty() && !BESIDE.contains(&question) => "none".to_owned(),
        None => checks,
    }
}

fn quoted<S: AsRef<str>>(types: impl IntoIterator<Item = S>) -> String {
    let types = types.into_iter();
    let quoted: Vec<String> = types.map(|kind| format!("`{}`", kind.as_ref())).collect();
    quoted.join(", ")
}

fn types(stores: &Stores, out: &mut String) -> fmt::Result {
    writeln!(out, "\n## The types\n\n| store | types |\n| --- | --- |")?;
    for store in &stores.store {
        let places = store.places();
        let types = places.iter().flat_map(|(.., types)| types.iter());
        write!(out, "| {} | {}", store.name, quoted(types))?;
        if !store.parts.is_empty() {
            write!(out, "; with {}", quoted(&store.parts))?;
        }
        out.write_str(" |\n")?;
    }
    Ok(())
}

fn unasked(stores: &Stores, out: &mut String) -> fmt::Result {
    writeln!(
        out,
        "\n## What is not asked\n\n| store | question | what is not asked |\n| --- | --- | --- |"
    )?;
    for unasked in &stores.unasked {
        let columns = QUESTIONS.iter();
        let mut columns = columns.filter(|(question, _)| *question == unasked.question);
        let column = columns.next().map_or("", |(_, column)| *column);
        let (types, words) = (quoted(&unasked.types), &unasked.words);
        writeln!(out, "| {types} | {column} | {words} |")?;
    }
    Ok(())
}

fn beside(stores: &Stores, program: &Program<'_>, out: &mut String) -> fmt::Result {
    writeln!(
        out,
        "\n## What holds no data\n\nAsked all the same of what would be missed, or stays for nobody:\n"
    )?;
    let checks = &program.definitions.checks;
    for (id, what) in &stores.beside {
        if let Some(check) = checks.iter().find(|check| check.id == id.as_str()) {
            writeln!(out, "* {} {what}: {}", link(check, "checks/"), check.title)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::catalogue;

    /// All types of stores and their parts.
    fn known(stores: &Stores) -> BTreeSet<&str> {
        let stores = stores.store.iter();
        let types = stores.flat_map(|store| {
            let places = store.places();
            let types = places.into_iter().flat_map(|(.., types)| types);
            types.chain(&store.parts)
        });
        types.map(String::as_str).collect()
    }

    #[test]
    fn every_check_on_deletion_asks_a_question() {
        let stores = Stores::read();
        let asked: BTreeSet<&str> = stores
            .questions
            .values()
            .flatten()
            .chain(stores.beside.keys())
            .map(String::as_str)
            .collect();
        let checks = catalogue().checks.iter().filter(|it| !it.retired);
        let theme = checks.filter(|check| check.theme == "deletion");
        let theme: BTreeSet<&str> = theme.map(|check| check.id.as_str()).collect();
        assert_eq!(asked, theme);
        let known = QUESTIONS.map(|(question, _)| question);
        assert!(
            stores
                .questions
                .keys()
                .all(|it| known.contains(&it.as_str()))
        );
    }

    #[test]
    fn every_type_that_a_question_is_asked_of_is_a_store_and_every_store_is_asked() {
        let program = Program::new(catalogue(), &|_| true).unwrap();
        let (stores, looks) = (Stores::read(), Looks::new(&program));
        let asked: BTreeSet<&str> = QUESTIONS
            .iter()
            .flat_map(|(question, _)| looks.asking(&stores, question))
            .flat_map(|(_, types)| types)
            .collect();
        let known = known(&stores);
        let strangers: Vec<_> = asked.difference(&known).collect();
        assert!(strangers.is_empty(), "of no kind: {strangers:?}");
        let unasked: BTreeSet<&str> = stores
            .unasked
            .iter()
            .flat_map(|it| it.types.iter().map(String::as_str))
            .collect();
        let idle: Vec<_> = known
            .difference(&asked)
            .filter(|it| !unasked.contains(**it))
            .collect();
        assert!(idle.is_empty(), "asked nothing: {idle:?}");
    }

    #[test]
    fn what_is_said_not_to_be_asked_is_not() {
        let program = Program::new(catalogue(), &|_| true).unwrap();
        let (stores, looks) = (Stores::read(), Looks::new(&program));
        for unasked in &stores.unasked {
            let kinds: BTreeSet<&str> = unasked.types.iter().map(String::as_str).collect();
            for (check, types) in looks.asking(&stores, &unasked.question) {
                assert!(types.is_disjoint(&kinds), "{} asks of {kinds:?}", check.id);
            }
        }
    }

    #[test]
    fn words_are_for_places_that_there_are() {
        for store in &Stores::read().store {
            for key in store.words.keys() {
                let (place, question) = key.split_once(' ').unwrap();
                let places = store.places();
                let here = places.iter().find(|(key, ..)| *key == place);
                assert!(here.is_some_and(|(.., types)| !types.is_empty()), "{key}");
                assert!(QUESTIONS.iter().any(|(key, _)| *key == question), "{key}");
            }
        }
    }
}
