//! The commands of a shell script, as far as finding a program and its words needs it.
//!
//! Quotes, comments and the signs between commands are read; expansions keep their text, and whatever a
//! shell does by conditions and loops is read as if it were done.

use std::iter::Peekable;
use std::str::Chars;

use ecow::EcoString;

/// The words of each command of a script.
pub(super) fn commands(script: &str) -> Vec<Vec<EcoString>> {
    let mut reader = Reader::default();
    let mut chars = script.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\'' => reader.quoted(chars.by_ref().take_while(|c| *c != '\'')),
            '"' => reader.in_double_quotes(&mut chars),
            '\\' => match chars.next() {
                Some('\n') | None => {}
                Some(escaped) => reader.push(escaped),
            },
            '#' if reader.word.is_none() => while chars.next_if(|c| *c != '\n').is_some() {},
            '>' | '<' => reader.redirection(&mut chars),
            '$' => reader.expansion(&mut chars),
            ';' | '&' | '|' | '\n' | '(' | ')' => reader.end_command(),
            char if char.is_whitespace() => reader.end_word(),
            char => reader.push(char),
        }
    }
    reader.end_command();
    reader.commands
}

#[derive(Default)]
struct Reader {
    commands: Vec<Vec<EcoString>>,
    command: Vec<EcoString>,
    word: Option<EcoString>,
}

impl Reader {
    fn push(&mut self, char: char) {
        self.word.get_or_insert_default().push(char);
    }

    fn quoted(&mut self, text: impl Iterator<Item = char>) {
        let word = self.word.get_or_insert_default();
        text.for_each(|char| word.push(char));
    }

    fn in_double_quotes(&mut self, chars: &mut Peekable<Chars<'_>>) {
        self.word.get_or_insert_default();
        while let Some(char) = chars.next() {
            match char {
                '"' => return,
                '\\' => match chars.next() {
                    Some('\n') | None => {}
                    Some(escaped) => self.push(escaped),
                },
                char => self.push(char),
            }
        }
    }

    /// `$NAME`, `${NAME}` or `$(command)`, of which the latter two are one word up to their end.
    fn expansion(&mut self, chars: &mut Peekable<Chars<'_>>) {
        self.push('$');
        let end = match chars.peek() {
            Some('{') => '}',
            Some('(') => ')',
            _ => return,
        };
        for char in chars.by_ref() {
            self.push(char);
            if char == end {
                return;
            }
        }
    }

    /// Where input is from or output goes, which is no word of the command: `2>&1`, `> /log`.
    fn redirection(&mut self, chars: &mut Peekable<Chars<'_>>) {
        let stream = |word: &EcoString| word.chars().all(|c| c.is_ascii_digit());
        if self.word.take_if(|word| stream(word)).is_none() {
            self.end_word();
        }
        while chars
            .next_if(|c| matches!(c, '>' | '<' | '&' | '|' | ' ' | '\t'))
            .is_some()
        {}
        while chars
            .next_if(|c| !c.is_whitespace() && !matches!(c, ';' | '&' | '|'))
            .is_some()
        {}
    }

    fn end_word(&mut self) {
        self.command.extend(self.word.take());
    }

    fn end_command(&mut self) {
        self.end_word();
        if !self.command.is_empty() {
            self.commands.push(std::mem::take(&mut self.command));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_told_apart_and_their_quotes_taken_away() {
        let script = "set -e; mkfifo /tmp/pipe\n# kubelet --no\nexec /bin/kubelet --a='b c' \\\n --d=\"e\\\"f\" ${X} 2>&1 | tee /log";
        let expected: [&[&str]; 4] = [
            &["set", "-e"],
            &["mkfifo", "/tmp/pipe"],
            &["exec", "/bin/kubelet", "--a=b c", "--d=e\"f", "${X}"],
            &["tee", "/log"],
        ];
        assert_eq!(commands(script), expected);
    }

    #[test]
    fn what_does_not_end_ends_with_the_script() {
        for script in ["a 'b", "a \"b", "a \\", "a ${b", "a $(b"] {
            assert_eq!(commands(script).len(), 1, "{script}");
        }
        assert!(commands(" ;; \n").is_empty());
    }
}
