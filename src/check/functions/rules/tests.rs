use crate::check::Answer;
use crate::check::samples;

const FAIL: Answer = Answer::Fail;
const PASS: Answer = Answer::Pass;
const OPEN: Answer = Answer::Undetermined;

/// Whether an expression holds on one `thing` with this body.
fn holds(expr: &str, body: &str) -> Answer {
    let answers = samples::answers(expr, &[], &format!("thing \"t\" {{\n{body}\n}}\n"));
    assert_eq!(answers.len(), 1);
    answers[0]
}

/// A rule as an object of the language.
fn rule(networks: &str, ports: &str, rest: &str) -> String {
    let all = "group = \"g\", place = \"p\", targets = [], for_all = true, plain = true, \
               outgoing = false, allows = true, order = null, protocol = \"tcp\"";
    format!("merge({{ networks = [{networks}], ports = {ports}, {all} }}, {{ {rest} }})")
}

fn opening(sources: &str, ports: &str, rest: &str) -> String {
    let all = "protocol = \"tcp\", certain = true, denials = []";
    format!("merge({{ sources = [{sources}], ports = {ports}, {all} }}, {{ {rest} }})")
}

fn denial(sources: &str, ports: &str, holds: &str) -> String {
    format!("{{ sources = [{sources}], ports = {ports}, protocol = \"all\", holds = {holds} }}")
}

const WORLD: &str = "\"0.0.0.0/0\"";
const LOW: &str = "\"0.0.0.0/1\"";
const HIGH: &str = "\"128.0.0.0/1\"";

/// What is said of rules in front of which one stands that the answer is about.
fn says(call: &str, openings: &[String], ports: &str, expected: Answer) {
    let openings = openings.join(", ");
    let call = format!("{call}([{openings}], \"tcp\", {ports})");
    assert_eq!(holds(&call, "open = input"), expected, "{call}");
}

#[test]
fn the_world_reaches_ports_through_several_rules() {
    let reached =
        |rules: &[String], expected| says("world_reaches", rules, "\"1-65535\"", expected);
    let low = opening(WORLD, "\"0-32767\"", "");
    reached(std::slice::from_ref(&low), FAIL);
    reached(&[low.clone(), opening(WORLD, "\"32768-65535\"", "")], PASS);
    reached(&[low.clone(), opening(WORLD, "\"32769-65535\"", "")], FAIL);
    reached(&[low.clone(), opening(LOW, "\"32768-65535\"", "")], FAIL);
    let halves = [
        low.clone(),
        opening(LOW, "\"32768-65535\"", ""),
        opening(HIGH, "\"30000-65535\"", ""),
    ];
    reached(&halves, PASS);
    // Each kind of address by itself.
    reached(
        &[low.clone(), opening("\"::/0\"", "\"32768-65535\"", "")],
        FAIL,
    );
    reached(&[opening(WORLD, "\"*\"", "")], PASS);
    for unknown in [
        opening(WORLD, "\"32768-65535\"", "certain = self.open"),
        opening("self.open", "\"32768-65535\"", ""),
        opening(WORLD, "[self.open]", ""),
    ] {
        reached(&[low.clone(), unknown], OPEN);
    }
    let narrow = opening("self.open", "443", "");
    reached(&[low.clone(), narrow], FAIL);
    // What cannot be read lets nothing in.
    reached(&[low, opening("true", "\"*\"", "")], FAIL);
}

#[test]
fn what_is_denied_is_taken_off_port_by_port() {
    let with = |denials: &[String]| {
        let denials = denials.join(", ");
        opening(WORLD, "\"*\"", &format!("denials = [{denials}]"))
    };
    let every = |denials: &[String], expected| {
        says("world_reaches", &[with(denials)], "\"1-65535\"", expected);
    };
    let some = |denials: &[String], expected| {
        says("world_enters", &[with(denials)], "\"*\"", expected);
    };
    let ssh = denial(WORLD, "22", "true");
    every(std::slice::from_ref(&ssh), FAIL);
    some(&[ssh], PASS);
    let split = [
        denial(WORLD, "\"0-30000\"", "true"),
        denial(LOW, "\"30001-65535\"", "true"),
        denial(HIGH, "\"30001-65535\"", "true"),
    ];
    some(&split, FAIL);
    some(&split[..2], FAIL);
    some(&split[..1], PASS);
    some(&[denial(WORLD, "\"*\"", "self.open")], OPEN);
    some(&[denial("self.open", "\"*\"", "true")], OPEN);
    some(&[denial(WORLD, "[self.open]", "true")], OPEN);
    // A single address that is kept out leaves the internet.
    every(&[denial("\"8.8.8.8\"", "\"*\"", "true")], PASS);
    every(&[denial("\"64.0.0.0/3\"", "\"*\"", "true")], PASS);
    every(&[denial("\"0.0.0.0/1\"", "\"*\"", "true")], FAIL);
}

#[test]
fn of_several_rules_that_are_the_world_together_one_is_told() {
    let (low, high) = (opening(LOW, "22", ""), opening(HIGH, "\"0-22\"", ""));
    says("world_enters", &[low.clone(), high.clone()], "22", PASS);
    says("world_enters", &[high, low.clone()], "\"0-22\"", FAIL);
    let world = opening(WORLD, "22", "");
    says("world_enters", &[low.clone(), world.clone()], "22", FAIL);
    says("world_enters", &[world, low], "22", PASS);
}

#[test]
fn of_rules_those_in_force_are_told() {
    let asking = rule(
        LOW,
        "22",
        "targets = [\"web\", \"10.0.1.0/24\"], for_all = false",
    );
    let count = |rules: &[String], expected: usize| {
        let rules = rules.join(", ");
        let count = format!("length(in_force([{rules}], {asking})) == {expected}");
        assert_eq!(holds(&count, ""), PASS, "{rules}");
    };
    let of = |rest: &str| [rule(HIGH, "22", rest), rule(HIGH, "22", "allows = false")];
    count(&of(""), 2);
    count(&of("outgoing = true"), 1);
    count(&of("plain = false"), 1);
    count(&of("place = \"q\""), 1);
    count(&of("for_all = false, targets = [\"db\"]"), 1);
    count(&of("for_all = false, targets = [\"web\"]"), 1);
    count(
        &of("for_all = false, targets = [\"web\", \"10.0.0.0/16\"]"),
        2,
    );
    count(
        &of("for_all = false, targets = [\"web\", \"10.0.2.0/24\"]"),
        1,
    );
    count(&of("allows = null"), 1);
}

#[test]
fn denials_that_come_before_a_rule_overrule_it() {
    let asking = rule(
        WORLD,
        "\"20-25\"",
        "order = 100, targets = [\"10.0.1.0/24\"], for_all = false",
    );
    let overruled = |rest: &str, expected: Answer| {
        let denial = rule(WORLD, "\"*\"", &format!("allows = false, {rest}"));
        let enters = format!("!world_enters(in_force([{denial}], {asking}), \"tcp\", \"20-25\")");
        assert_eq!(holds(&enters, "open = input"), expected, "{denial}");
    };
    overruled("order = 10", PASS);
    overruled("order = 100", PASS);
    overruled("order = 200", FAIL);
    overruled("order = \"first\"", FAIL);
    overruled("order = self.open", OPEN);
    overruled("order = 10, allows = true", FAIL);
    overruled("order = 10, allows = null", FAIL);
    overruled("order = 10, protocol = \"udp\"", FAIL);
    overruled("order = 10, ports = \"20-22\"", FAIL);
    overruled(
        "order = 10, networks = [\"0.0.0.0/1\", \"128.0.0.0/1\"]",
        PASS,
    );
    overruled("order = 10, plain = false", FAIL);
    overruled("order = 10, outgoing = true", FAIL);
    overruled("order = 10, place = \"q\"", FAIL);
    overruled(
        "order = 10, for_all = false, targets = [\"10.0.1.4\"]",
        FAIL,
    );
    overruled(
        "order = 10, for_all = false, targets = [\"10.0.0.0/16\"]",
        PASS,
    );
}

#[test]
fn rules_that_leave_something_out_are_refused() {
    let judged = samples::messages(
        "length(in_force([], { networks = [\"0.0.0.0/0\"], ports = 22, allows = true })) > 0",
        "thing \"t\" {\n}\n",
    );
    assert!(
        judged
            .iter()
            .any(|text| text.contains("a rule without `for_all`")),
        "{judged:?}"
    );
}

#[test]
fn all_is_kept_out_of_one_port_at_least() {
    let kept = |denials: &[String], expected| {
        let denials = denials.join(", ");
        let kept = format!("keeps_out_of([{denials}], [{WORLD}], \"tcp\", \"1-65535\")");
        assert_eq!(holds(&kept, "open = input"), expected, "{kept}");
    };
    kept(&[denial(WORLD, "22", "true")], PASS);
    kept(
        &[denial(LOW, "\"*\"", "true"), denial(HIGH, "80", "true")],
        PASS,
    );
    kept(
        &[denial(LOW, "22", "true"), denial(HIGH, "80", "true")],
        FAIL,
    );
    kept(&[denial(WORLD, "22", "self.open")], OPEN);
}

#[test]
fn rules_that_cannot_matter_are_not_counted() {
    let enters = |others: Vec<String>| {
        let first = rule(LOW, "22", "");
        let rules = [vec![first.clone(), rule(HIGH, "22", "")], others].concat();
        let rules = rules.join(", ");
        format!("world_enters(in_force([{rules}], {first}), \"tcp\", 22)")
    };
    let many = |networks: &str, port: &str, rest: &str| {
        let one = |at: usize| {
            let networks = networks.replace('M', &(at / 250).to_string());
            rule(&networks.replace('N', &(at % 250).to_string()), port, rest)
        };
        (0..350).map(one).collect::<Vec<_>>()
    };
    assert_eq!(holds(&enters(Vec::new()), ""), PASS);
    let small = enters(many("\"10.M.N.0/24\"", "22", ""));
    assert_eq!(holds(&small, ""), PASS);
    assert_eq!(holds(&enters(many(LOW, "443", "")), ""), PASS);
    let parts = enters(many("\"N.0.0.0/8\"", "22", ""));
    assert!(samples::is_bounded(&parts, &[], "thing \"t\" {}"));
    let denials = many("\"10.M.N.0/24\"", "22", "allows = false, order = 1");
    let pairs = enters([many(LOW, "22", "")[..100].to_vec(), denials].concat());
    assert!(samples::is_bounded(&pairs, &[], "thing \"t\" {}"));
}
