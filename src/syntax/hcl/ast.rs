//! The tree of an HCL file.
//!
//! Strings are unescaped, heredocs are dedented, strip markers have been applied: what the
//! evaluator reads is meaning, and the spans lead back to the text.

use ecow::EcoString;
use serde::{Deserialize, Serialize};

use crate::source::Span;

/// A name with its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ident {
    /// The name.
    pub name: EcoString,
    /// Where it stands.
    pub span: Span,
}

/// What is between the braces of a block, or a whole file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Body {
    /// Attributes in the order of the text.
    pub attributes: Vec<Attribute>,
    /// Blocks in the order of the text.
    pub blocks: Vec<Block>,
    /// The whole body, without the braces.
    pub span: Span,
    /// Whether there was a fault between these items (those within nested blocks do not count), so
    /// that something may be written here and is not among them.
    pub broken: bool,
}

impl Body {
    /// The attribute of this name; the first one, should there be several.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes
            .iter()
            .find(|attribute| attribute.name.name == name)
    }

    /// The blocks of this type, in the order of the text.
    pub fn blocks_of<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Block> {
        self.blocks
            .iter()
            .filter(move |block| block.kind.name == kind)
    }
}

/// `name = expression`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attribute {
    /// Its name.
    pub name: Ident,
    /// Its value.
    pub expr: Expr,
    /// From the first byte of the name to the last byte of the value.
    pub span: Span,
}

/// `kind "label" … { body }`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// The block's type.
    pub kind: Ident,
    /// Its labels, quoted or bare, without quotes.
    pub labels: Vec<Ident>,
    /// What it holds.
    pub body: Body,
    /// From the first byte of the type to the last byte of the last label (not the brace).
    pub header: Span,
    /// From the first byte of the type to the closing brace, included.
    pub span: Span,
}

/// An expression and where it stands (parentheses around it included).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Its bytes.
    pub span: Span,
}

/// The forms of an expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ExprKind {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A number, as written (`1`, `2.5`, `1e3`): [`crate::value::Number`] reads it.
    Number(EcoString),
    /// A quoted string or heredoc without interpolation or directives.
    String(EcoString),
    /// A quoted string or heredoc with them. A template that is one interpolation and nothing
    /// else (`"${x}"`) is a `Template` with that one part: its value is the part's, unconverted.
    Template(Vec<Part>),
    /// `[a, b]`
    Tuple(Vec<Expr>),
    /// `{ k = v, (k) = v, "k" : v }`. A bare name as key is a [`ExprKind::String`]; anything else,
    /// parenthesised or not, is the expression.
    Object(Vec<(Expr, Expr)>),
    /// `root.step[step]…`: a name and what is read from it. Without steps, the name alone.
    Traversal {
        /// The name that it begins with.
        root: Ident,
        /// What follows.
        steps: Vec<Step>,
    },
    /// Steps on anything but a name: `f(x).a[0]`, `(a).b`, `"…"[0]`, or on a splat.
    Access {
        /// What is read from.
        base: Box<Expr>,
        /// What is read; never empty.
        steps: Vec<Step>,
    },
    /// `base[*].a[0]` (full) or `base.*.a` (attribute-only): `steps` apply to each element.
    /// In the attribute-only form, an index behind it belongs to an enclosing [`ExprKind::Access`].
    /// A splat behind a full splat is a [`Step::Splat`] in `steps`.
    Splat {
        /// What is iterated.
        base: Box<Expr>,
        /// What is read from each element; may be empty.
        steps: Vec<Step>,
        /// Whether it was written `[*]`.
        full: bool,
    },
    /// `name(args…)`; the name may have a namespace: `provider::aws::arn_parse`.
    Call {
        /// The function.
        name: Ident,
        /// Its arguments.
        args: Vec<Expr>,
        /// Whether the last argument is followed by `...`.
        expand: bool,
    },
    /// `condition ? yes : no`
    Conditional {
        /// What decides.
        condition: Box<Expr>,
        /// Where it is true.
        yes: Box<Expr>,
        /// Where it is false.
        no: Box<Expr>,
    },
    /// `[for v in c : r if k]` or `{for k, v in c : k => v... if k}`
    For(Box<For>),
    /// `-x`, `!x`
    Unary {
        /// Which.
        operator: Unary,
        /// On what.
        operand: Box<Expr>,
    },
    /// `a + b`
    Binary {
        /// Which.
        operator: Binary,
        /// Left side.
        left: Box<Expr>,
        /// Right side.
        right: Box<Expr>,
    },
    /// What could not be parsed, and has been told: the name in front of it was meant to have some
    /// value, which is not known. Stands for a broken block too, under the block's type.
    Invalid,
    /// `(x)`: kept, since a parenthesised key and a parenthesised template mean something else.
    Parens(Box<Expr>),
}

/// One reading step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Step {
    /// `.name`
    Attr(Ident),
    /// `[expression]`, and the legacy `.0`.
    Index(Expr),
    /// `[*]` or `.*` among the steps of a full splat, and only there (`a[*].b[*].c`): what has been
    /// read from one element is iterated in its turn, `steps` apply to each of *its* elements, and
    /// the result is a list of lists.
    Splat {
        /// What is read from each element; may be empty.
        steps: Vec<Step>,
        /// Whether it was written `[*]`.
        full: bool,
    },
}

/// A `for` expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct For {
    /// Name for the key or index, where two names are given.
    pub key_name: Option<Ident>,
    /// Name for the element.
    pub value_name: Ident,
    /// What is iterated.
    pub collection: Expr,
    /// The new key: its presence makes the result an object.
    pub key: Option<Expr>,
    /// The new element.
    pub value: Expr,
    /// Whether `...` groups elements of one key into a tuple.
    pub group: bool,
    /// The filter behind `if`.
    pub condition: Option<Expr>,
}

/// Part of a template.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Part {
    /// Text, unescaped and stripped.
    Text(EcoString),
    /// `${expression}`
    Interpolation(Expr),
    /// `%{ if c }…%{ else }…%{ endif }`
    If {
        /// What decides.
        condition: Expr,
        /// Parts where it is true.
        yes: Vec<Part>,
        /// Parts where it is false.
        no: Vec<Part>,
    },
    /// `%{ for k, v in c }…%{ endfor }`
    For {
        /// Name for the key or index.
        key_name: Option<Ident>,
        /// Name for the element.
        value_name: Ident,
        /// What is iterated.
        collection: Expr,
        /// Parts for each element.
        body: Vec<Part>,
    },
}

/// Operators on one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unary {
    /// `-`
    Negate,
    /// `!`
    Not,
}

/// Operators on two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(
    missing_docs,
    reason = "each is named by what it is in the specification"
)]
pub enum Binary {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
}

impl AsRef<Self> for Block {
    fn as_ref(&self) -> &Self {
        self
    }
}
