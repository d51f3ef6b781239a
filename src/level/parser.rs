//! Tokens to a tree: every mistake is reported and the reading goes on.
//!
//! Every loop takes at least one token a turn, and the only recursion, through the brackets, is bounded.

use super::{
    code,
    lexer::{Bracket, Token, TokenKind, is_curly},
    literal,
    report::{Finding, Findings, Span},
    schema::{Kind, Record},
    tree::{MAX_VALUES, Name, Node, NodeKind},
};

/// Headers that may stand before the value; `ron` knows the same.
const EXTENSIONS: [&str; 4] =
    ["unwrap_newtypes", "implicit_some", "unwrap_variant_newtypes", "explicit_struct_names"];

/// Reads tokens that mean something, at least one. With the kind of the whole value, a field that only a record further
/// out has closes the brackets that were left open before it.
pub(super) fn parse(source: &str, tokens: &[Token], of: Option<Kind>, findings: &mut Findings) -> Node {
    let (open, quoted_names) = (Vec::new(), Vec::new());
    let mut parser =
        Parser { source, tokens, at: 0, open, expected: of, ended: false, values: 0, quoted_names, findings };
    while parser.peek() == Some(TokenKind::Hash) {
        parser.header();
    }
    let root = parser.value();
    if parser.at < tokens.len() && root.kind != NodeKind::Faulty {
        parser.stray("after the end of the value; is a bracket closed too early?");
    }
    parser.tell_quoted_names();
    root
}

/// A bracket that is open.
#[derive(Clone)]
pub(super) struct Opened {
    pub(super) bracket: Bracket,
    pub(super) span: Span,
    /// What it holds, as far as that is known.
    pub(super) of: Option<Kind>,
}

impl Opened {
    /// The record whose fields stand in it.
    pub(super) fn record(&self) -> Option<&'static Record> {
        match self.of {
            Some(Kind::Record(record)) if self.bracket == Bracket::Round => Some(record()),
            _ => None,
        }
    }
}

pub(super) struct Parser<'s> {
    pub(super) source: &'s str,
    pub(super) tokens: &'s [Token],
    pub(super) at: usize,
    /// The brackets around the place reached, outermost first.
    pub(super) open: Vec<Opened>,
    /// The kind of the value that comes next, if it is known.
    pub(super) expected: Option<Kind>,
    /// That the text ends too early has been reported.
    pub(super) ended: bool,
    /// How many values have been read.
    values: usize,
    /// Names of fields that were written as texts.
    pub(super) quoted_names: Vec<Span>,
    pub(super) findings: &'s mut Findings,
}

impl Parser<'_> {
    pub(super) fn kind(&self, ahead: usize) -> Option<TokenKind> {
        self.tokens.get(self.at + ahead).map(|token| token.kind)
    }

    pub(super) fn peek(&self) -> Option<TokenKind> {
        self.kind(0)
    }

    /// The bytes of the next token; at the end of the text, the place after the last one.
    pub(super) fn here(&self) -> Span {
        self.tokens.get(self.at).map_or(self.source.len()..self.source.len(), Token::span)
    }

    /// The place right after the last token taken.
    pub(super) fn behind(&self) -> usize {
        self.at.checked_sub(1).map_or(0, |last| self.tokens[last].span().end)
    }

    pub(super) fn take(&mut self) -> Span {
        let span = self.here();
        self.at += 1;
        span
    }

    pub(super) fn take_if(&mut self, kind: TokenKind) -> bool {
        let is = self.peek() == Some(kind);
        self.at += usize::from(is);
        is
    }

    pub(super) fn report(&mut self, code: &'static str, span: Span, message: impl Into<String>) {
        self.findings.push(Finding::error(code, span, message));
    }

    /// Reports and passes a token that has no meaning where it stands.
    pub(super) fn stray(&mut self, place: &str) {
        let span = self.take();
        let message = format!("unexpected `{}` {place}", literal::shortened(&self.source[span.clone()]));
        self.report(code::STRAY, span, message);
    }

    /// One finding for all names in quotes: who writes one writes all of them so.
    fn tell_quoted_names(&mut self) {
        let Some(first) = self.quoted_names.first().cloned() else { return };
        let bare = self.source[first.clone()].trim_matches(['"', '\'']);
        let help = match self.quoted_names.len() {
            1 => format!("write `{}:`", literal::shortened(bare)),
            many => {
                format!("write `{}:`, and so for all {many} names of this file", literal::shortened(bare))
            }
        };
        let found = Finding::error(code::QUOTES, first, "the name of a field stands without quotes");
        self.findings.push(found.help(help));
    }

    fn header(&mut self) {
        let start = self.take().start;
        let well_formed = self.take_if(TokenKind::Bang)
            && self.take_if(TokenKind::Open(Bracket::Square))
            && self.header_content()
            && self.take_if(TokenKind::Close(Bracket::Square));
        if !well_formed {
            let known = EXTENSIONS.join("`, `");
            let help = format!("a header is `#![enable(...)]` with one or more of `{known}`");
            let found =
                Finding::error(code::HEADER, start..self.behind(), "this header is malformed or unknown");
            self.findings.push(found.help(help));
        }
    }

    fn header_content(&mut self) -> bool {
        let name = self.here();
        match &self.source[name] {
            "enable" => {
                self.at += 1;
                let mut known = self.take_if(TokenKind::Open(Bracket::Round));
                while matches!(self.peek(), Some(TokenKind::Word | TokenKind::RawWord)) {
                    known &= EXTENSIONS.contains(&self.name().text.as_str());
                    if !self.take_if(TokenKind::Comma) {
                        break;
                    }
                }
                self.take_if(TokenKind::Close(Bracket::Round)) && known
            }
            "type" | "schema" => {
                self.at += 1;
                let assigned = self.take_if(TokenKind::Equals);
                assigned && (self.take_if(TokenKind::Text) || self.take_if(TokenKind::RawText))
            }
            _ => false,
        }
    }

    /// Gives up what follows: the text holds more values than anything this reads.
    fn too_many(&mut self) -> Node {
        let span = self.here();
        let message = format!("the file holds more than {MAX_VALUES} values; what follows is not read");
        self.report(code::TOO_LARGE, span.clone(), message);
        (self.at, self.ended) = (self.tokens.len(), true);
        Node { span, kind: NodeKind::Faulty }
    }

    pub(super) fn value(&mut self) -> Node {
        use TokenKind as T;
        self.values += 1;
        if self.values == MAX_VALUES + 1 {
            return self.too_many();
        }
        match self.peek() {
            Some(T::Open(bracket)) => self.group(bracket, None),
            Some(T::Word | T::RawWord) => self.word(),
            Some(T::Number) => self.number(),
            Some(T::Text | T::RawText | T::CurlyText) => self.quoted(),
            Some(T::Bytes | T::RawBytes | T::Character | T::Byte) => self.quoted(),
            None if self.ended => Node { span: self.here(), kind: NodeKind::Faulty },
            None | Some(T::Comma | T::Close(_)) if !self.open.is_empty() => {
                let at = self.behind();
                self.report(code::NO_VALUE, at..at, "a value is missing here");
                Node { span: at..at, kind: NodeKind::Faulty }
            }
            None => {
                let span = self.here();
                self.report(code::EMPTY, span.clone(), "this file holds no value");
                Node { span, kind: NodeKind::Faulty }
            }
            _ => {
                let span = self.here();
                self.stray("where a value should stand");
                Node { span, kind: NodeKind::Faulty }
            }
        }
    }

    pub(super) fn name(&mut self) -> Name {
        let span = self.take();
        let text = &self.source[span.clone()];
        Name { text: text.strip_prefix("r#").unwrap_or(text).to_owned(), span }
    }

    fn word(&mut self) -> Node {
        let name = self.name();
        let span = name.span.clone();
        let has_payload = self.peek() == Some(TokenKind::Open(Bracket::Round));
        let kind = match &self.source[span.clone()] {
            "true" => NodeKind::Bool(true),
            "false" => NodeKind::Bool(false),
            "None" => NodeKind::Nothing,
            "Some" if has_payload => return self.something(name),
            "Some" => {
                self.report(code::NO_VALUE, span.clone(), "`Some` holds a value: write `Some(...)`");
                NodeKind::Faulty
            }
            word if literal::is_not_finite(word) => {
                self.report(code::NOT_FINITE, span.clone(), format!("`{word}` is not a finite number"));
                NodeKind::Faulty
            }
            _ if has_payload => return self.group(Bracket::Round, Some(name)),
            _ => NodeKind::Word(name),
        };
        Node { span, kind }
    }

    /// `Some(...)`: around one value that value, around anything else what the brackets hold.
    fn something(&mut self, some: Name) -> Node {
        let inner = self.group(Bracket::Round, None);
        let span = some.span.start..inner.span.end;
        let inner = match inner {
            Node { kind: NodeKind::Tuple { mut items, .. }, .. } if items.len() == 1 => items.remove(0),
            inner => inner,
        };
        Node { span, kind: NodeKind::Something(Box::new(inner)) }
    }

    fn number(&mut self) -> Node {
        let span = self.take();
        let kind = match literal::number(&self.source[span.clone()]) {
            Ok(number) => NodeKind::Number(number),
            Err((code, message)) => {
                self.report(code, span.clone(), message);
                NodeKind::Faulty
            }
        };
        Node { span, kind }
    }

    pub(super) fn quoted(&mut self) -> Node {
        let kind = self.tokens[self.at].kind;
        let span = self.take();
        let text = &self.source[span.clone()];
        if kind == TokenKind::CurlyText {
            return Node { span, kind: in_curly_quotes(text) };
        }
        let quote = if matches!(kind, TokenKind::Character | TokenKind::Byte) { '\'' } else { '"' };
        let opening = text.find(quote).map_or(0, |at| at + 1);
        let hashes = text[..opening].matches('#').count();
        let closing = format!("{quote}{}", "#".repeat(hashes));
        // A text without an end has been reported by the lexer.
        let Some(body) = text[opening..].strip_suffix(&closing) else {
            return Node { span, kind: NodeKind::Faulty };
        };
        let bytes = if matches!(kind, TokenKind::RawText | TokenKind::RawBytes) {
            body.as_bytes().to_vec()
        } else {
            self.unescape(body, span.start + opening)
        };
        let kind = match kind {
            TokenKind::Bytes | TokenKind::RawBytes => NodeKind::Bytes(bytes),
            TokenKind::Byte => self.byte(&bytes, span.clone()),
            _ => match String::from_utf8(bytes) {
                Ok(text) if kind == TokenKind::Character => self.character(&text, span.clone()),
                Ok(text) => NodeKind::Text(text),
                Err(_) => {
                    self.report(code::ESCAPE, span.clone(), "the `\\x` in this text are together no UTF-8");
                    NodeKind::Faulty
                }
            },
        };
        Node { span, kind }
    }

    fn unescape(&mut self, body: &str, start: usize) -> Vec<u8> {
        literal::unescape(body, |at, length| {
            let span = start + at..start + at + length;
            let message = format!("`{}` stands for nothing", &self.source[span.clone()]);
            let help = "known are \\n \\r \\t \\0 \\\\ \\\" \\' \\x41 \\u{1f600}, and \\ before a line break; \
                        a backslash itself is `\\\\`";
            self.findings.push(Finding::error(code::ESCAPE, span, message).help(help));
        })
    }

    fn byte(&mut self, bytes: &[u8], span: Span) -> NodeKind {
        if let [byte] = bytes {
            return NodeKind::Number(literal::Number::Integer((*byte).into()));
        }
        self.report(code::CHARACTER, span, "a byte is one ASCII character");
        NodeKind::Faulty
    }

    fn character(&mut self, text: &str, span: Span) -> NodeKind {
        let mut chars = text.chars();
        if let (Some(only), None) = (chars.next(), chars.next()) {
            return NodeKind::Character(only);
        }
        let found = Finding::error(code::CHARACTER, span, "single quotes hold exactly one character");
        self.findings.push(found.help("a text is written in double quotes"));
        NodeKind::Faulty
    }
}

/// The text between quotes that have been reported; nothing of one without an end.
fn in_curly_quotes(text: &str) -> NodeKind {
    let mut chars = text.chars();
    chars.next();
    match chars.next_back() {
        Some(last) if last == '"' || is_curly(last) => NodeKind::Text(chars.as_str().to_owned()),
        _ => NodeKind::Faulty,
    }
}
