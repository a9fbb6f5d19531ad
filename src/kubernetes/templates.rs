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

/// What begins a statement of Jinja, which has a line of its own.
const STATEMENT: &str = "{%";

/// Whether a text holds template actions, as the templates of a Helm chart do. Actions in comments
/// and in block scalars do not count; quoted ones count where they name what only Helm has.
pub fn is_helm_template(text: &str) -> bool {
    if !text.contains("{{") && !text.contains(STATEMENT) {
        return false;
    }
    let mut layout = Layout::default();
    text.lines().any(|line| layout.takes_action(line))
}

/// What the next line may go on with.
#[derive(Default)]
struct Layout {
    /// A block scalar, and the column of what it belongs to.
    block: Option<usize>,
    /// A quoted scalar.
    quote: Option<char>,
    /// A plain scalar, and the column of what it belongs to.
    plain: Option<usize>,
}

impl Layout {
    /// Goes on by a line; says whether it holds an action of a template.
    fn takes_action(&mut self, line: &str) -> bool {
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        let is_inside = |parent: Option<usize>| parent.is_some_and(|parent| indent > parent);
        if content.trim().is_empty() || is_inside(self.block) {
            return false;
        }
        let is_text = self.quote.is_some() || is_inside(self.plain);
        // Where blanks are cut off, it is no text that goes on.
        let begins = !is_text || (self.quote.is_none() && content.starts_with("{{-"));
        let scanned = scan(content, self.quote, begins);
        if scanned.action || (begins && content.starts_with(STATEMENT)) {
            return true;
        }
        let code = scanned.code.trim_end();
        *self = Self {
            block: scanned.quote.map_or(block_parent(code, indent), |_| None),
            quote: scanned.quote,
            plain: match self.plain {
                Some(parent) if is_text => Some(parent),
                _ => scanned.is_plain.then(|| parent(code, indent)),
            },
        };
        false
    }
}

struct Scanned<'l> {
    /// The line without its comment.
    code: &'l str,
    /// Whether it holds an action of a template.
    action: bool,
    /// The quote that is open where it ends: the scalar goes on in the next line.
    quote: Option<char>,
    /// Whether it ends with a plain scalar.
    is_plain: bool,
}

/// Reads a line up to its comment. `quote` is the one that is open where it begins; `begins` says
/// whether a value or an entry may begin there.
fn scan(line: &str, mut quote: Option<char>, mut begins: bool) -> Scanned<'_> {
    let scanned = |code, action, quote, is_plain| Scanned {
        code,
        action,
        quote,
        is_plain,
    };
    let (mut flow, mut blank) = (0_usize, true);
    let mut characters = line.char_indices();
    while let Some((at, character)) = characters.next() {
        let rest = &line[at + character.len_utf8()..];
        if line[at..].starts_with("{{") && is_action(&line[at..], begins && quote.is_none()) {
            return scanned(line, true, quote, false);
        }
        let is_blank = character.is_whitespace();
        let ends_word = rest.chars().next().is_none_or(char::is_whitespace);
        begins = match (quote, character) {
            (Some('"'), '\\') => {
                characters.next();
                false
            }
            (Some('\''), '\'') if rest.starts_with('\'') => {
                characters.next();
                false
            }
            (Some(open), _) => {
                quote = quote.filter(|_| open != character);
                false
            }
            (None, '#') if blank => return scanned(&line[..at], false, None, false),
            (None, '"' | '\'') if begins => {
                quote = Some(character);
                false
            }
            (None, '[' | '{') if begins => {
                flow += 1;
                true
            }
            (None, ']' | '}') => {
                flow = flow.saturating_sub(1);
                false
            }
            (None, ',') => flow > 0,
            (None, '-' | '?') => begins && ends_word,
            (None, ':') => ends_word,
            (None, _) => begins && is_blank,
        };
        blank = is_blank;
    }
    let is_plain = quote.is_none() && !begins && !line.trim_end().ends_with(['"', '\'', ']', '}']);
    scanned(line, false, quote, is_plain)
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
    let is_header = modifiers.chars().all(|c| "+-0123456789".contains(c));
    is_header.then(|| parent(code, indent))
}

/// The column of what the last value of a line belongs to: a key, or else the dash of an element.
fn parent(code: &str, indent: usize) -> usize {
    let mut column = indent;
    let mut rest = code;
    while let Some(inner) = rest.strip_prefix("- ") {
        let inner = inner.trim_start_matches(' ');
        if !inner.starts_with("- ") && !inner.contains(": ") {
            return column;
        }
        column += rest.len() - inner.len();
        rest = inner;
    }
    column
}
