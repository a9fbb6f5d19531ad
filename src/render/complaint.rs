//! What a program says when it fails, as one line that is the same in every run.
//!
//! Tools of Kubernetes log their last words, with the time and the number of the process in front, and put
//! the error behind `err=`: of these only the error is told.

/// Characters that are told.
const TOLD: usize = 400;

/// The words that say what is wrong, without the `places` that are only of this machine.
pub(super) fn told(words: &str, places: &[String]) -> String {
    let lines = words.lines().map(str::trim);
    let lines: Vec<&str> = lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    let begins = |line: &&str| line.to_ascii_lowercase().starts_with("error") || is_logged(line);
    let start = lines.iter().position(begins).unwrap_or_default();
    let mut text = lines[start..].join(" ");
    if is_logged(&text) {
        text = logged(&text);
    }
    for place in places {
        text = text.replace(place.as_str(), "");
    }
    match text.char_indices().nth(TOLD) {
        None if text.is_empty() => "it fails without a word".to_owned(),
        None => text,
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

/// Whether a line is an error that was logged: `E1122 07:49:38.272951   29576 run.go:72] …`.
fn is_logged(line: &str) -> bool {
    let day = line.strip_prefix(['E', 'F']).and_then(|rest| rest.get(..4));
    day.is_some_and(|day| day.bytes().all(|byte| byte.is_ascii_digit())) && line.contains("] ")
}

/// The error of a logged line: `"command failed" err="…"`, or `err=< …  >` where it has several lines.
fn logged(line: &str) -> String {
    let message = line.split_once("] ").map_or(line, |(_, message)| message);
    let Some((_, error)) = message.split_once("err=") else {
        return message.to_owned();
    };
    if let Some(lines) = error.strip_prefix('<') {
        return lines.trim_end_matches('>').trim().to_owned();
    }
    match error.strip_prefix('"') {
        Some(quoted) => unquoted(quoted),
        None => error.to_owned(),
    }
}

/// The text up to the quote that ends it.
fn unquoted(quoted: &str) -> String {
    let mut text = String::new();
    let mut characters = quoted.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            '\\' => text.extend(characters.next().map(|escaped| match escaped {
                'n' | 't' => ' ',
                other => other,
            })),
            other => text.push(other),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logged_error_is_told_without_time_and_process() {
        let line = "E1122 07:49:38.272951   29576 run.go:72] \"command failed\" err=\"security; file '\\\"/r/a\\\"' is out\"\n";
        let told = told(line, &["/r/".to_owned()]);
        assert_eq!(told, "security; file '\"a\"' is out");
        assert_eq!(super::told("E1122 07:49 1 a.go:1] gone", &[]), "gone");
    }

    #[test]
    fn an_error_of_several_lines_is_told_in_one() {
        let line = "E1122 07:49:38.27 9 run.go:72] \"command failed\" err=<\n\ttrouble with:\n\tpath: p\n >\n";
        assert_eq!(told(line, &[]), "trouble with: path: p");
        let lines = "WARNING: old\nError: values don't meet the schemas:\nshop:\n- /a: no\n";
        let expected = "Error: values don't meet the schemas: shop: - /a: no";
        assert_eq!(told(lines, &[]), expected);
    }

    #[test]
    fn a_long_complaint_is_cut_and_none_is_said_to_be_none() {
        let long = format!("Error: {}", "ä".repeat(1_000));
        assert_eq!(told(&long, &[]).chars().count(), TOLD + 1);
        assert_eq!(told("\n# \n", &[]), "it fails without a word");
    }

    proptest::proptest! {
        #[test]
        fn any_words_are_survived(words in "(E1122|\\] |err=|<|>|\"|\\\\|ä|\n|Error| ){0,30}") {
            told(&words, &["ä".to_owned()]);
        }
    }
}
