//! The tree of a RON text: lossless, with spans, and whole whatever mistakes the text has.

use super::{
    code,
    lexer::lex,
    parser,
    report::{Finding, Findings, Report, Severity, Span},
    schema::Kind,
};

pub use super::{
    lexer::{Bracket, Token, TokenKind},
    literal::Number,
};

/// The size in bytes a level may have.
pub const MAX_SIZE: usize = 4 << 20;
/// How many values a level may hold: ten times as many as the largest that comes with the game, in a file that is all
/// values.
pub const MAX_VALUES: usize = 65_536;
/// How deep brackets may be nested.
pub const MAX_DEPTH: usize = 64;

/// A text, its tokens, its value, and what is wrong with it as RON.
#[derive(Clone, Debug)]
pub struct Tree {
    source: String,
    tokens: Vec<Token>,
    root: Node,
    findings: Findings,
}

impl Tree {
    /// Reads any text. What cannot be understood is reported and stands as [`NodeKind::Faulty`].
    pub fn parse(source: impl Into<String>) -> Tree {
        Tree::read(source.into(), None)
    }

    /// The same for a text that should be a value of this kind: where a bracket is never closed, the names of fields
    /// tell which.
    pub fn parse_as(source: impl Into<String>, kind: Kind) -> Tree {
        Tree::read(source.into(), Some(kind))
    }

    fn read(source: String, kind: Option<Kind>) -> Tree {
        let mut findings = Findings::default();
        let all = 0..source.len();
        if source.len() > MAX_SIZE {
            let message = format!("the file has {} bytes; a level has at most {MAX_SIZE}", source.len());
            findings.push(Finding::error(code::TOO_LARGE, 0..0, message));
            return Tree::unread(source, findings);
        }
        let tokens = lex(&source, &mut findings);
        let meaning: Vec<Token> = tokens.iter().copied().filter(|token| !token.kind.is_trivia()).collect();
        let root = if meaning.is_empty() {
            let help = "a level is one record in round brackets: `(name: \"...\", ...)`";
            findings.push(Finding::error(code::EMPTY, all.clone(), "this file holds no value").help(help));
            Node { span: all, kind: NodeKind::Faulty }
        } else {
            let lexed = findings.clone();
            let plain = parser::parse(&source, &meaning, None, &mut findings);
            let is_unclosed = findings.iter().any(|finding| finding.code == code::UNCLOSED);
            guided(&source, &meaning, kind.filter(|_| is_unclosed), lexed, &mut findings).unwrap_or(plain)
        };
        Tree { source, tokens, root, findings }
    }

    /// Reads any bytes. Bytes that are no UTF-8 are reported and not read further.
    pub fn parse_bytes(bytes: &[u8]) -> Tree {
        match str::from_utf8(bytes) {
            Ok(text) => Tree::parse(text),
            Err(error) => {
                let (at, mut findings) = (error.valid_up_to(), Findings::default());
                let found = Finding::error(code::NOT_TEXT, at..at, "here the file stops being UTF-8 text");
                findings.push(found.help("save the level as UTF-8"));
                Tree::unread(String::from_utf8_lossy(bytes).into_owned(), findings)
            }
        }
    }

    fn unread(source: String, findings: Findings) -> Tree {
        let root = Node { span: 0..source.len(), kind: NodeKind::Faulty };
        let tokens = if source.len() > MAX_SIZE { Vec::new() } else { vec![Token::whole(&source)] };
        Tree { source, tokens, root, findings }
    }

    /// The text.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Every piece of the text, in order and without a gap. Empty only for a text above [`MAX_SIZE`].
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The value the text stands for.
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// What is wrong with the text as RON.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// What is wrong with the text as RON, as a report on a file of this name.
    pub fn report(&self, file: &str) -> Report {
        Report::new(file, &self.source, self.findings.clone())
    }
}

/// The value once more, read by the names that a value of this kind has, if that leaves no more mistakes than `findings`
/// has without; these are then replaced.
fn guided(
    source: &str,
    meaning: &[Token],
    kind: Option<Kind>,
    mut lexed: Findings,
    findings: &mut Findings,
) -> Option<Node> {
    let root = parser::parse(source, meaning, Some(kind?), &mut lexed);
    let is_better = lexed.count(Severity::Error) <= findings.count(Severity::Error);
    is_better.then(|| {
        *findings = lexed;
        root
    })
}

/// A value and the bytes it is written in, name and brackets included.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it is written.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind,
}

/// A name as written, without the `r#` of a raw one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Where it is written.
    pub span: Span,
    /// The name.
    pub text: String,
}

/// A field of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldNode {
    /// Its name.
    pub name: Name,
    /// What it is given.
    pub value: Node,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeKind {
    /// `true` or `false`.
    Bool(bool),
    /// `'x'`
    Character(char),
    /// Any number, also a byte such as `b'x'`.
    Number(Number),
    /// A text in any quotes.
    Text(String),
    /// Bytes in any quotes.
    Bytes(Vec<u8>),
    /// A name on its own: `Armour`.
    Word(Name),
    /// `None`
    Nothing,
    /// `Some(...)`
    Something(Box<Node>),
    /// Named values in round brackets, maybe after a name.
    Record {
        /// The name before the bracket.
        name: Option<Name>,
        /// The values, without those given twice.
        fields: Vec<FieldNode>,
        /// Whether it was read to its end; else what seems missing may only be misplaced.
        whole: bool,
    },
    /// Values in round brackets, maybe after a name; also `()`.
    Tuple {
        /// The name before the bracket.
        name: Option<Name>,
        /// The values.
        items: Vec<Node>,
    },
    /// Values in square brackets.
    List(Vec<Node>),
    /// Keys and values in curly brackets.
    Map(Vec<(Node, Node)>),
    /// Something that could not be read, and has been reported.
    Faulty,
}

impl Node {
    /// The name before the brackets, or the word itself.
    pub fn name(&self) -> Option<&Name> {
        match &self.kind {
            NodeKind::Word(name) => Some(name),
            NodeKind::Record { name, .. } | NodeKind::Tuple { name, .. } => name.as_ref(),
            _ => None,
        }
    }

    /// Where to point for something about the value as a whole: its name, or its first character.
    pub fn head(&self) -> Span {
        let first = self.span.start..self.span.end.min(self.span.start + 1);
        self.name().map_or(first, |name| name.span.clone())
    }

    /// What it is, for a sentence: "a number", "the text `abc`".
    pub fn describe(&self) -> String {
        let short = super::literal::shortened;
        match &self.kind {
            NodeKind::Bool(value) => format!("`{value}`"),
            NodeKind::Character(_) => "a character".into(),
            NodeKind::Number(Number::Integer(whole)) => format!("the number {whole}"),
            NodeKind::Number(Number::Float(float)) => format!("the number {float:?}"),
            NodeKind::Text(text) => format!("the text \"{}\"", short(text)),
            NodeKind::Bytes(_) => "bytes".into(),
            NodeKind::Word(name) => format!("the name `{}`", short(&name.text)),
            NodeKind::Nothing => "`None`".into(),
            NodeKind::Something(_) => "`Some(...)`".into(),
            NodeKind::Record { name: Some(name), .. } => format!("a record `{}`", short(&name.text)),
            NodeKind::Record { name: None, .. } => "a record".into(),
            NodeKind::Tuple { name: Some(name), .. } => format!("`{}(...)`", short(&name.text)),
            NodeKind::Tuple { name: None, items } => format!("a tuple of {}", items.len()),
            NodeKind::List(_) => "a list".into(),
            NodeKind::Map(_) => "a map".into(),
            NodeKind::Faulty => "nothing that can be read".into(),
        }
    }
}
