//! Whether a file is a template that has to be rendered first.
//!
//! `{{` alone does not say so: alerts, dashboards and workflows carry it as text for somebody else.
//! A template is what would not be YAML as it stands (an action that begins a line or a value), or
//! what names an object that only Helm has, outside of block scalars, which may hold anything.

/// What only Helm's actions name:
/// <https://helm.sh/docs/chart_template_guide/builtin_objects/>, and its `include`.
const HELM_WORDS: [&str; 7] = [
    ".Values",
    ".Release",
    ".Chart",
    ".Capabilities",
    ".Files.",
    ".Template.",
    "include \"",
];

/// Whether a text holds template actions, as the templates of a Helm chart do. Actions in comments
/// and in block scalars do not count; quoted ones count where they name what only Helm has.
pub fn is_helm_template(text: &str) -> bool {
    if !text.contains("{{") {
        return false;
    }
    let mut block: Option<usize> = None;
    for line in text.lines() {
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        if let Some(parent) = block
            && (content.trim().is_empty() || indent > parent)
        {
            continue;
        }
        let scanned = scan(content);
        if scanned.action {
            return true;
        }
        block = block_parent(scanned.code.trim_end(), indent);
    }
    false
}

struct Scanned<'l> {
    /// The line without its comment.
    code: &'l str,
    /// Whether it holds an action of a template.
    action: bool,
}

/// Reads a line up to its comment.
fn scan(line: &str) -> Scanned<'_> {
    let mut quote: Option<char> = None;
    // Whether a value or an entry may begin here, and whether the character before is a blank.
    let (mut begins, mut blank) = (true, true);
    let mut characters = line.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if line[at..].starts_with("{{") && is_action(&line[at..], begins && quote.is_none()) {
            return Scanned {
                code: line,
                action: true,
            };
        }
        match (quote, character) {
            (Some('"'), '\\') => {
                characters.next();
            }
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => {}
            (None, '#') if blank => {
                return Scanned {
                    code: &line[..at],
                    action: false,
                };
            }
            (None, '"' | '\'') if begins => quote = Some(character),
            (None, _) => {}
        }
        let separates = matches!(character, ':' | '-' | ',' | '[' | '{' | '?');
        begins = separates || (begins && character.is_whitespace());
        blank = character.is_whitespace();
    }
    Scanned {
        code: line,
        action: false,
    }
}

/// Bytes of an action that are looked at: what Helm's objects stand in is short, and a line may open
/// any number of actions.
const LONGEST_ACTION: usize = 120;

/// Whether the `{{` at the start of `rest` makes the file a template.
fn is_action(rest: &str, begins: bool) -> bool {
    if begins {
        return true;
    }
    // A character is at most four bytes long.
    let near = (LONGEST_ACTION..LONGEST_ACTION + 4).find_map(|end| rest.get(..end));
    let near = near.unwrap_or(rest);
    let action = near.split_once("}}").map_or(near, |(action, _)| action);
    HELM_WORDS.iter().any(|word| action.contains(word))
}

/// The column of what a block scalar belongs to, where a line opens one: its lines are those that
/// are further in.
fn block_parent(code: &str, indent: usize) -> Option<usize> {
    let header = code.rsplit(' ').next().unwrap_or_default();
    let modifiers = header.strip_prefix(['|', '>'])?;
    if !modifiers.chars().all(|c| "+-0123456789".contains(c)) {
        return None;
    }
    let mut parent = indent;
    let mut rest = code;
    while let Some(inner) = rest.strip_prefix("- ") {
        let inner = inner.trim_start_matches(' ');
        if inner == header {
            return Some(parent);
        }
        parent += rest.len() - inner.len();
        rest = inner;
    }
    Some(parent)
}
