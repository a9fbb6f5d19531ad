//! Which ports the whole internet reaches through several rules together, and which nobody does.

use super::openings::{At, Openings, Sight, is_for};
use super::{Rule, Says};
use crate::check::functions::addresses::{Denials, Kept, Networks};
use crate::check::functions::open;
use crate::check::functions::ports::Ranges;
use crate::check::scope::Here;
use crate::expr::FunctionError;
use crate::value::Value;

/// `world_reaches(openings, protocol, ports)`: whether rules let the whole internet reach each of these ports by a
/// protocol, be it by several networks or by several spans of ports, and the first of the rules is the one to tell
/// it of. What is denied before is taken off, port by port.
pub(in crate::check::functions) fn world_reaches(
    args: &[Value],
    _: &Here<'_>,
) -> Result<Value, FunctionError> {
    let wanted = Ranges::read(&args[2])?;
    if let Some(unknown) = &wanted.open {
        return Ok(unknown.clone());
    }
    Ok(answer(args, |openings, sight| {
        let starts: Vec<At> = openings
            .starts(&wanted.known)
            .into_iter()
            .map(At::Port)
            .collect();
        let Some((first, others)) = starts.split_first() else {
            return false;
        };
        let told = openings.tell(*first, sight);
        if !told || others.is_empty() {
            return told;
        }
        let mut by = [true, true];
        for at in &starts {
            let now = openings.reach(*at, sight);
            by = [by[0] && now[0], by[1] && now[1]];
            if by == [false, false] {
                return false;
            }
        }
        true
    }))
}

/// `world_enters(openings, protocol, ports)`: whether rules let the whole internet reach one of these ports at
/// least, all of them ports of the first of the rules, and that is the one to tell it of.
pub(in crate::check::functions) fn world_enters(
    args: &[Value],
    _: &Here<'_>,
) -> Result<Value, FunctionError> {
    let wanted = Ranges::read(&args[2])?;
    let is_unnamed = wanted.known.is_empty() || wanted.open.is_some();
    Ok(answer(args, |openings, sight| {
        let starts = openings.starts(&wanted.known).into_iter().map(At::Port);
        let mut places = starts.chain(is_unnamed.then_some(At::Somewhere));
        places.any(|at| openings.tell(at, sight))
    }))
}

/// The protocols that one stands for: what TCP and UDP are denied for can be left to others.
fn protocols(protocol: &Value) -> Vec<Value> {
    match protocol.as_str() {
        Some("all") => ["tcp", "udp", "other"].map(Value::from).to_vec(),
        _ => vec![protocol.clone()],
    }
}

fn answer(args: &[Value], holds: impl Fn(&Openings, Sight) -> bool) -> Value {
    let mut doubt = None;
    let mut origin = None;
    for protocol in protocols(&args[1]) {
        let openings = Openings::read(&args[0], &protocol);
        if holds(&openings, Sight::Sure) {
            return Value::from(true)
                .with_origin(openings.origin)
                .or_origin(&args[0].origin);
        }
        if openings.doubt.is_some() && doubt.is_none() && holds(&openings, Sight::Perhaps) {
            doubt = openings.doubt;
        }
        origin.get_or_insert(openings.origin);
    }
    let origin = origin.unwrap_or_default();
    let answer = match doubt {
        None => Value::from(false).with_origin(origin),
        Some((unknown, place)) => {
            open(&unknown).with_origin(place.filter(|it| !it.is_none()).unwrap_or(origin))
        }
    };
    answer.or_origin(&args[0].origin)
}

/// `keeps_out_of(denials, networks, protocol, ports)`: whether denials keep all addresses of networks out of one of
/// these ports at least, together.
pub(in crate::check::functions) fn keeps_out_of(
    args: &[Value],
    _: &Here<'_>,
) -> Result<Value, FunctionError> {
    let networks = Networks::of(&args[1]).map_err(|text| FunctionError::argument(1, text))?;
    let wanted = Ranges::read(&args[3])?;
    let denials = match (args[0].as_items(), args[0].as_unknown()) {
        (Some(denials), _) => denials,
        (None, Some(unknown)) => return Ok(open(unknown)),
        _ => &[],
    };
    let denials: Vec<(Rule<'_>, Ranges)> = denials
        .iter()
        .map(Rule)
        .filter_map(|denial| Some((denial, denial.ports()?)))
        .collect();
    let ends = denials.iter().flat_map(|(_, ports)| &ports.known);
    let mut starts: Vec<i64> = ends.map(|range| range.from).collect();
    starts.retain(|&port| wanted.known.iter().any(|range| range.covers(port)));
    starts.extend(wanted.known.iter().map(|range| range.from));
    let kept = |port: i64, protocol: &Value| {
        let mut kept = Denials::default();
        for (denial, ports) in &denials {
            let covers = match &ports.open {
                _ if ports.known.iter().any(|range| range.covers(port)) => Says::Yes,
                Some(unknown) => Says::of(unknown),
                None => Says::No,
            };
            let holds = covers
                .and(|| is_for(denial, protocol))
                .and(|| denial.says("holds", false));
            if let (false, Some(sources)) = (holds.is_no(), denial.get("sources")) {
                // One that cannot be read denies nothing.
                let _ = kept.add_holding(sources, &holds.into_value());
            }
        }
        match kept.merged().keep_out(&networks) {
            Kept::Yes => Says::Yes,
            Kept::No => Says::No,
            Kept::Open(unknown) => Says::Open(unknown),
        }
    };
    let protocols = protocols(&args[2]);
    let of_all = |port| Says::all(protocols.iter().map(|protocol| kept(port, protocol)));
    let answer = Says::any(starts.into_iter().map(of_all)).into_value();
    Ok(answer.or_origin(&args[1].origin))
}
