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
    format!("{{ networks = [{networks}], ports = {ports}, protocol = \"tcp\", {rest} }}")
}

const WORLD: &str = "\"0.0.0.0/0\"";
const LOW: &str = "\"0.0.0.0/1\"";
const HIGH: &str = "\"128.0.0.0/1\"";

#[test]
fn the_world_reaches_ports_through_several_rules() {
    let opening = |sources: &str, ports: &str, rest: &str| {
        format!("{{ sources = [{sources}], ports = {ports}{rest} }}")
    };
    let reached = |rules: &[String], expected: Answer| {
        let rules = rules.join(", ");
        let reaches = format!("world_reaches([{rules}], \"1-65535\")");
        assert_eq!(holds(&reaches, "open = input"), expected, "{rules}");
    };
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
        opening(WORLD, "\"32768-65535\"", ", certain = self.open"),
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
fn of_rules_those_in_force_are_told() {
    let asking = rule(LOW, "22", "targets = [\"web\"], for_all = false");
    let count = |rules: &[String], expected: usize| {
        let rules = rules.join(", ");
        let count = format!("length(in_force([{rules}], {asking})) == {expected}");
        assert_eq!(holds(&count, ""), PASS, "{rules}");
    };
    let high = rule(HIGH, "22", "allows = true, order = 20");
    let denial = |networks: &str, order: u8, rest: &str| {
        rule(
            networks,
            "\"*\"",
            &format!("allows = false, order = {order}{rest}"),
        )
    };
    count(std::slice::from_ref(&high), 1);
    count(&[high.clone(), denial(HIGH, 10, "")], 0);
    count(&[high.clone(), denial(HIGH, 20, "")], 0);
    count(&[high.clone(), denial(HIGH, 30, "")], 1);
    count(&[high.clone(), denial("\"192.0.0.0/8\"", 10, "")], 1);
    count(&[high.clone(), denial(HIGH, 10, ", outgoing = true")], 1);
    count(&[high.clone(), denial(HIGH, 10, ", plain = false")], 1);
    let to_web = ", for_all = false, targets = [\"web\"]";
    count(&[high.clone(), denial(HIGH, 10, to_web)], 1);
    count(&[high, denial("true", 10, "")], 1);
    let of = |rest: &str| rule(HIGH, "22", rest);
    count(&[of("outgoing = true")], 0);
    count(&[of("for_all = false, targets = [\"db\"]")], 0);
    count(&[of("for_all = false, targets = [\"db\", \"web\"]")], 1);
    count(&[of("allows = null")], 0);
}

#[test]
fn denials_that_come_before_a_rule_overrule_it() {
    let asking = rule(WORLD, "\"20-25\"", "order = 100");
    let kept_out = |denials: &[String], expected: Answer| {
        let denials = denials.join(", ");
        let whole = format!("[for it in overruling([{denials}], {asking}) : it if it.whole]");
        let keeps_out = format!("keeps_out({whole}, [{WORLD}])");
        assert_eq!(holds(&keeps_out, "open = input"), expected, "{denials}");
    };
    let denial = |networks: &str, ports: &str, order: &str| {
        rule(networks, ports, &format!("allows = false, order = {order}"))
    };
    kept_out(&[denial(WORLD, "\"*\"", "10")], PASS);
    kept_out(
        &[denial(LOW, "\"*\"", "10"), denial(HIGH, "\"0-1023\"", "20")],
        PASS,
    );
    kept_out(&[denial(WORLD, "22", "10")], FAIL);
    kept_out(&[denial(WORLD, "\"*\"", "200")], FAIL);
    kept_out(&[denial(WORLD, "\"*\"", "self.open")], OPEN);
    kept_out(&[denial(LOW, "\"*\"", "self.open")], FAIL);
    kept_out(&[denial(WORLD, "\"*\"", "\"first\"")], FAIL);
    kept_out(&[rule(WORLD, "\"*\"", "order = 10")], FAIL);
}
