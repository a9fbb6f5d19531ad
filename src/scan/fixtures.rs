//! Scanning of fixtures, for [`crate::check::testing`].

use std::path::Path;

use jiff::civil::Date;

use super::{Input, Options};
use crate::check::definition::Definitions;
use crate::check::testing::{self, Observed, Seen};
use crate::check::{self, Program, judge};
use crate::diagnostic::isolate;
use crate::resource::Unit;
use crate::source::{Sources, Targets};

/// Every verdict of one check, by number, on what is in a folder, as of a day, and what it is about. Suppressions do not
/// count.
///
/// # Errors
/// One sentence: the folder cannot be read, the definitions do not fit together, or the check
/// cannot be evaluated.
pub fn observe(
    definitions: &Definitions,
    folder: &Path,
    check: usize,
    today: Date,
) -> Result<Seen, String> {
    let id = &definitions.checks[check].id;
    let program =
        Program::new(definitions, &|check| check.id == *id).map_err(|error| error.to_string())?;
    let targets = Targets::locate(&[folder.to_owned()], folder).map_err(|e| e.to_string())?;
    let sources = Sources::new(&targets.boundary).map_err(|error| error.to_string())?;
    let input = Input::Paths(targets);
    let options = Options {
        threads: 1,
        ..Options::default()
    };
    let found = super::discover(&input, &options);
    let estate = super::evaluate(&input, found, &sources, &options);
    let mut seen = Seen::default();
    for unit in &estate.units {
        let judged = isolate(&unit.name, || {
            let looked = testing::look(&program, unit, check, today);
            observe_unit(&program, unit, &sources, today).map(|observed| (observed, looked))
        });
        let (observed, looked) = judged.map_err(|diagnostic| diagnostic.message)??;
        seen.observed.extend(observed);
        seen.looked.extend(looked);
    }
    Ok(seen)
}

/// A check that cannot be evaluated is an error here: its verdicts would be open, and might be
/// expected to be.
fn observe_unit(
    program: &Program<'_>,
    unit: &Unit,
    sources: &Sources,
    today: Date,
) -> Result<Vec<Observed>, String> {
    let judged = judge(
        program,
        unit,
        check::Options {
            passes: true,
            today,
        },
    );
    if let Some(diagnostic) = judged.diagnostics.first() {
        return Err(diagnostic.message.clone());
    }
    let observed = judged
        .judgements
        .into_iter()
        .map(|judgement| {
            let file = sources.file(judgement.place.file);
            Observed {
                answer: judgement.answer,
                platform: unit.platform,
                question: judgement.question,
                path: file.path.clone(),
                line: file.lines().line(judgement.place.span.start),
            }
        })
        .collect();
    Ok(observed)
}
