//! The words of Calico's selectors.

use std::fmt;

use ecow::EcoString;

use super::Part;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Label(EcoString),
    Text(EcoString),
    /// `has(label)`
    Has(EcoString),
    /// `all()`
    All,
    /// `global()`
    Global,
    Equal,
    Unequal,
    In,
    NotIn,
    Part(Part),
    Not,
    And,
    Or,
    Open,
    Close,
    OpenSet,
    CloseSet,
    Comma,
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Label(label) => return write!(f, "`{label}`"),
            Self::Text(text) => return write!(f, "`\"{text}\"`"),
            Self::Has(label) => return write!(f, "`has({label})`"),
            Self::All => "all()",
            Self::Global => "global()",
            Self::Equal => "==",
            Self::Unequal => "!=",
            Self::In => "in",
            Self::NotIn => "not in",
            Self::Part(Part::Anywhere) => "contains",
            Self::Part(Part::Start) => "starts with",
            Self::Part(Part::End) => "ends with",
            Self::Not => "!",
            Self::And => "&&",
            Self::Or => "||",
            Self::Open => "(",
            Self::Close => ")",
            Self::OpenSet => "{",
            Self::CloseSet => "}",
            Self::Comma => ",",
        };
        write!(f, "`{text}`")
    }
}

/// Longer ones come before those that they begin with.
const SIGNS: [(&str, Token); 10] = [
    ("==", Token::Equal),
    ("!=", Token::Unequal),
    ("&&", Token::And),
    ("||", Token::Or),
    ("!", Token::Not),
    ("(", Token::Open),
    (")", Token::Close),
    ("{", Token::OpenSet),
    ("}", Token::CloseSet),
    (",", Token::Comma),
];

/// Words that compare the label before them; between two words there may be blanks.
const OPERATORS: [(&[&str], Token); 5] = [
    (&["contains"], Token::Part(Part::Anywhere)),
    (&["starts", "with"], Token::Part(Part::Start)),
    (&["ends", "with"], Token::Part(Part::End)),
    (&["not", "in"], Token::NotIn),
    (&["in"], Token::In),
];

pub(super) fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = trimmed(text);
    while !rest.is_empty() {
        let (token, behind) = next(rest, tokens.last())?;
        tokens.push(token);
        rest = trimmed(behind);
    }
    Ok(tokens)
}

fn trimmed(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\n', '\r'])
}

fn next<'t>(text: &'t str, before: Option<&Token>) -> Result<(Token, &'t str), String> {
    if let Some(Token::Label(label)) = before
        && text.starts_with(is_of_label)
    {
        let operator = OPERATORS.iter().find_map(|(words, token)| {
            let behind = words
                .iter()
                .try_fold(text, |rest, word| trimmed(rest).strip_prefix(word))?;
            Some((token.clone(), behind))
        });
        return operator.ok_or_else(|| format!("an operator is expected behind `{label}`"));
    }
    if let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let (inner, behind) = text[1..]
            .split_once(quote)
            .ok_or("a text has no closing quote")?;
        return Ok((Token::Text(inner.into()), behind));
    }
    if let Some(call) = call(text) {
        return call;
    }
    let sign = SIGNS.iter().find_map(|(sign, token)| {
        let behind = text.strip_prefix(sign)?;
        Some((token.clone(), behind))
    });
    sign.or_else(|| label(text).map(|(label, behind)| (Token::Label(label.into()), behind)))
        .ok_or_else(|| "the selector holds a character that means nothing there".to_owned())
}

/// `has(label)`, `all()`, `global()`.
fn call(text: &str) -> Option<Result<(Token, &str), String>> {
    let (name, behind) = text.split_once('(')?;
    let (token, behind) = match name {
        "all" => (Token::All, behind),
        "global" => (Token::Global, behind),
        "has" => match label(trimmed(behind)) {
            Some((label, behind)) => (Token::Has(label.into()), behind),
            None => return Some(Err("`has(` names no label".to_owned())),
        },
        _ => return None,
    };
    let behind = trimmed(behind).strip_prefix(')');
    let call = behind.map(|behind| (token, behind));
    Some(call.ok_or_else(|| format!("`{name}(` has no closing parenthesis")))
}

fn is_of_label(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '/' | '-')
}

fn label(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c| !is_of_label(c)).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}
