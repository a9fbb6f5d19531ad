//! The fewest digits that tell a number from its neighbours.
//!
//! Terraform prints with Go's `math/big`, which walks down the digits until a shorter number lies
//! between the halves of the distance to either neighbour. This does the same on decimal text, which
//! is exact, so that the last digit is the same too.

/// `value` with as many digits at its end turned to zeros as the neighbours allow; all are of the
/// same length.
pub(super) fn cut(below: &str, value: &str, above: &str, inclusive: bool) -> String {
    let significant = |text: &str| text.trim_end_matches('0').len();
    let (last_below, last_above) = (significant(below), significant(above));
    let rows = below.bytes().zip(value.bytes()).zip(above.bytes());
    for (at, ((l, m), u)) in rows.enumerate() {
        let kept = at + 1;
        let may_go_down = l != m || (inclusive && kept == last_below);
        let may_go_up = m != u && (inclusive || m + 1 < u || kept < last_above);
        let up = match (may_go_down, may_go_up) {
            (true, true) => rounds_up(value.as_bytes(), kept),
            (true, false) => false,
            (false, true) => true,
            (false, false) => continue,
        };
        return cut_at(value, kept, up);
    }
    value.to_owned()
}

/// Whether the digits behind the first `kept` are more than half, or half behind an odd digit.
fn rounds_up(digits: &[u8], kept: usize) -> bool {
    match digits.get(kept) {
        Some(b'5') if digits[kept + 1..].iter().all(|&digit| digit == b'0') => {
            digits[kept - 1] % 2 == 1
        }
        Some(digit) => *digit >= b'5',
        None => false,
    }
}

fn cut_at(digits: &str, kept: usize, up: bool) -> String {
    let zeros = "0".repeat(digits.len() - kept);
    let mut number = digits.as_bytes()[..kept].to_vec();
    if up {
        let nines = number
            .iter()
            .rev()
            .take_while(|&&digit| digit == b'9')
            .count();
        let first_nine = kept - nines;
        number[first_nine..].fill(b'0');
        match first_nine.checked_sub(1) {
            Some(at) => number[at] += 1,
            None => number.insert(0, b'1'),
        }
    }
    let mut text: String = number.into_iter().map(char::from).collect();
    text.push_str(&zeros);
    let leading = text.len() - text.trim_start_matches('0').len();
    text.split_off(leading)
}
