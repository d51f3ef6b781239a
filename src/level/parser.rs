//! Tokens to a tree: every mistake is reported and the reading goes on.
//!
//! Every loop takes at least one token a turn, and the only recursion is bounded by [`MAX_DEPTH`].

use std::collections::BTreeMap;

use super::{
    code,
    lexer::{Bracket, Token, TokenKind},
    literal,
    report::{Finding, Findings, Span},
    tree::{FieldNode, MAX_DEPTH, Name, Node, NodeKind},
};

/// Headers that may stand before the value; `ron` knows the same.
const EXTENSIONS: [&str; 4] =
    ["unwrap_newtypes", "implicit_some", "unwrap_variant_newtypes", "explicit_struct_names"];

/// Reads tokens that mean something, at least one.
pub(super) fn parse(source: &str, tokens: &[Token], findings: &mut Findings) -> Node {
    let mut parser = Parser { source, tokens, at: 0, open: Vec::new(), ended: false, findings };
    while parser.peek() == Some(TokenKind::Hash) {
        parser.header();
    }
    let root = parser.value();
    if parser.at < tokens.len() && root.kind != NodeKind::Faulty {
        parser.stray("after the end of the value; is a bracket closed too early?");
    }
    root
}

struct Parser<'s> {
    source: &'s str,
    tokens: &'s [Token],
    at: usize,
    /// The brackets around the place reached, outermost first.
    open: Vec<(Bracket, Span)>,
    /// That the text ends too early has been reported.
    ended: bool,
    findings: &'s mut Findings,
}

/// How far the elements between a pair of brackets have been read.
#[derive(Default)]
struct Elements {
    /// An element has been read and no comma since.
    after_value: bool,
    /// An element with a name has been read.
    named: bool,
    /// The closing bracket was missing.
    unclosed: bool,
}

impl Parser<'_> {
    fn kind(&self, ahead: usize) -> Option<TokenKind> {
        self.tokens.get(self.at + ahead).map(|token| token.kind)
    }

    fn peek(&self) -> Option<TokenKind> {
        self.kind(0)
    }

    /// The bytes of the next token; at the end of the text, the place after the last one.
    fn here(&self) -> Span {
        self.tokens.get(self.at).map_or(self.source.len()..self.source.len(), Token::span)
    }

    /// The place right after the last token taken.
    fn behind(&self) -> usize {
        self.at.checked_sub(1).map_or(0, |last| self.tokens[last].span().end)
    }

    fn take(&mut self) -> Span {
        let span = self.here();
        self.at += 1;
        span
    }

    fn take_if(&mut self, kind: TokenKind) -> bool {
        let is = self.peek() == Some(kind);
        self.at += usize::from(is);
        is
    }

    fn report(&mut self, code: &'static str, span: Span, message: impl Into<String>) {
        self.findings.push(Finding::error(code, span, message));
    }

    /// Reports and passes a token that has no meaning where it stands.
    fn stray(&mut self, place: &str) {
        let span = self.take();
        let message = format!("unexpected `{}` {place}", literal::shortened(&self.source[span.clone()]));
        self.report(code::STRAY, span, message);
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
                while self.peek() == Some(TokenKind::Word) {
                    let extension = self.take();
                    known &= EXTENSIONS.contains(&&self.source[extension]);
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

    fn value(&mut self) -> Node {
        use TokenKind as T;
        match self.peek() {
            Some(T::Open(bracket)) => self.group(bracket, None),
            Some(T::Word | T::RawWord) => self.word(),
            Some(T::Number) => self.number(),
            Some(T::Text | T::RawText | T::Bytes | T::RawBytes | T::Character | T::Byte) => self.quoted(),
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

    fn name(&mut self) -> Name {
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

    fn quoted(&mut self) -> Node {
        let kind = self.tokens[self.at].kind;
        let span = self.take();
        let text = &self.source[span.clone()];
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

    fn group(&mut self, bracket: Bracket, name: Option<Name>) -> Node {
        let open = self.take();
        let start = name.as_ref().map_or(open.start, |name| name.span.start);
        let kind = if self.open.len() < MAX_DEPTH {
            self.open.push((bracket, open));
            let kind = match bracket {
                Bracket::Round => self.round(name),
                Bracket::Square => self.square(),
                Bracket::Curly => self.curly(),
            };
            self.open.pop();
            kind
        } else {
            self.report(code::TOO_DEEP, open, format!("brackets are nested deeper than {MAX_DEPTH}"));
            self.skip_group();
            NodeKind::Faulty
        };
        Node { span: start..self.behind(), kind }
    }

    /// Passes everything up to the bracket that closes the one just taken.
    fn skip_group(&mut self) {
        let mut depth = 1;
        while let (1.., Some(kind)) = (depth, self.peek()) {
            match kind {
                TokenKind::Open(_) => depth += 1,
                TokenKind::Close(_) => depth -= 1,
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Steps to the next element of the innermost bracket; false when there is none.
    fn next(&mut self, elements: &mut Elements) -> bool {
        let innermost = self.open.last().expect("called within a bracket").0;
        loop {
            match self.peek() {
                Some(TokenKind::Close(bracket)) if bracket == innermost => {
                    self.at += 1;
                    return false;
                }
                Some(TokenKind::Close(bracket)) if !self.open.iter().any(|(open, _)| *open == bracket) => {
                    self.stray("with no bracket to close");
                }
                None | Some(TokenKind::Close(_)) => return self.unclosed(elements),
                Some(_) if self.is_left_open(innermost, elements) => return self.unclosed(elements),
                Some(TokenKind::Comma) if elements.after_value => {
                    self.at += 1;
                    elements.after_value = false;
                }
                Some(TokenKind::Comma) => self.stray("with nothing before it"),
                Some(kind) if elements.after_value && !begins_value(kind) => self.stray("after this value"),
                Some(_) => {
                    if elements.after_value {
                        let at = self.behind();
                        self.report(code::COMMA, at..at, "a comma is missing here");
                    }
                    elements.after_value = true;
                    return true;
                }
            }
        }
    }

    /// Whether what follows can only stand outside the innermost bracket: a named field after the elements of a
    /// list, or the next record of a list after the fields of one.
    fn is_left_open(&self, innermost: Bracket, elements: &Elements) -> bool {
        let ahead = usize::from(self.peek() == Some(TokenKind::Comma));
        let (first, second) = (self.kind(ahead), self.kind(ahead + 1));
        let around = self.open.len().checked_sub(2).map(|outer| self.open[outer].0);
        let is_word = matches!(first, Some(TokenKind::Word | TokenKind::RawWord));
        let round = Some(TokenKind::Open(Bracket::Round));
        match innermost {
            Bracket::Square => around == Some(Bracket::Round) && is_word && second == Some(TokenKind::Colon),
            Bracket::Round => {
                let opens_record = first == round || is_word && second == round;
                around == Some(Bracket::Square) && elements.named && opens_record
            }
            Bracket::Curly => false,
        }
    }

    /// Reports the innermost bracket as never closed; at the end of the text once for all that are open.
    fn unclosed(&mut self, elements: &mut Elements) -> bool {
        elements.unclosed = true;
        let (bracket, opened) = self.open.last().cloned().expect("called within a bracket");
        let (open, close) = bracket.pair();
        let found = Finding::error(code::UNCLOSED, opened, format!("this `{open}` is never closed"));
        if self.at < self.tokens.len() {
            let here = self.here();
            self.findings.push(found.related(here, format!("a `{close}` is missing before this")));
        } else if !self.ended {
            self.ended = true;
            let found = found.related(self.here(), format!("the text ends without `{close}`"));
            let others = self.open.len() - 1;
            let help = format!("brackets open around it where the text ends: {others}");
            self.findings.push(if others > 0 { found.help(help) } else { found });
        }
        false
    }

    fn square(&mut self) -> NodeKind {
        let (mut elements, mut items) = (Elements::default(), Vec::new());
        while self.next(&mut elements) {
            items.push(self.value());
        }
        NodeKind::List(items)
    }

    fn curly(&mut self) -> NodeKind {
        let (mut elements, mut entries) = (Elements::default(), Vec::new());
        let mut seen = BTreeMap::new();
        while self.next(&mut elements) {
            let key = self.value();
            if !self.take_if(TokenKind::Colon) {
                let at = self.behind();
                self.report(code::COLON, at..at, "a colon is missing between this key and its value");
                if !self.take_if(TokenKind::Equals) && self.is_at_end_of_element() {
                    let span = at..at;
                    entries.push((key, Node { span, kind: NodeKind::Faulty }));
                    continue;
                }
            }
            let value = self.value();
            if let Some(first) = written(&key).and_then(|text| seen.insert(text, key.span.clone())) {
                let found = Finding::error(code::DUPLICATE_KEY, key.span.clone(), "this key is given twice");
                self.findings.push(found.related(first, "first given here"));
            } else {
                entries.push((key, value));
            }
        }
        NodeKind::Map(entries)
    }

    fn round(&mut self, name: Option<Name>) -> NodeKind {
        let (mut elements, mut fields, mut items) = (Elements::default(), Vec::new(), Vec::new());
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        while self.next(&mut elements) {
            let Some(name) = self.field_name(elements.named) else {
                items.push(self.value());
                continue;
            };
            elements.named = true;
            let value = self.field_value(&name);
            if let Some(first) = seen.get(&name.text) {
                let message = format!("the field `{}` is given twice", name.text);
                let found = Finding::error(code::DUPLICATE_FIELD, name.span.clone(), message);
                self.findings.push(found.related(first.clone(), "first given here"));
            } else {
                seen.insert(name.text.clone(), name.span.clone());
                fields.push(FieldNode { name, value });
            }
        }
        if fields.is_empty() {
            return NodeKind::Tuple { name, items };
        }
        for item in items.iter().filter(|item| item.kind != NodeKind::Faulty) {
            let found = Finding::error(code::UNNAMED, item.head(), "this value has no name, the others have");
            self.findings.push(found.help("a field is written `name: value`"));
        }
        let whole = !elements.unclosed && items.is_empty();
        NodeKind::Record { name, fields, whole }
    }

    /// Takes the name of a field and its colon, or reports that the colon is missing. Nothing if what follows is
    /// no field.
    fn field_name(&mut self, among_fields: bool) -> Option<Name> {
        use TokenKind as T;
        let is_word = matches!(self.peek(), Some(T::Word | T::RawWord));
        let next = self.kind(1);
        match next.filter(|_| is_word)? {
            T::Colon => {
                let name = self.name();
                self.at += 1;
                return Some(name);
            }
            T::Equals
            | T::Number
            | T::Text
            | T::RawText
            | T::Bytes
            | T::RawBytes
            | T::Character
            | T::Byte => {}
            T::Open(Bracket::Square | Bracket::Curly) => {}
            T::Open(Bracket::Round) if among_fields => {}
            T::Word | T::RawWord if among_fields && self.kind(2) != Some(T::Colon) => {}
            _ => return None,
        }
        let name = self.name();
        let span = if next == Some(T::Equals) { self.take() } else { name.span.end..name.span.end };
        let message = format!("between the field `{}` and its value stands a colon", name.text);
        self.report(code::COLON, span, message);
        Some(name)
    }

    fn field_value(&mut self, name: &Name) -> Node {
        if !self.is_at_end_of_element() {
            return self.value();
        }
        let at = self.behind();
        let message = format!("the field `{}` has no value", name.text);
        self.report(code::NO_VALUE, name.span.start..at, message);
        Node { span: at..at, kind: NodeKind::Faulty }
    }

    fn is_at_end_of_element(&self) -> bool {
        matches!(self.peek(), None | Some(TokenKind::Comma | TokenKind::Close(_)))
    }
}

/// Whether a value or the name of a field can begin with a token of this kind.
fn begins_value(kind: TokenKind) -> bool {
    use TokenKind as T;
    !matches!(kind, T::Colon | T::Equals | T::Hash | T::Bang | T::Stray)
}

/// A simple key in a form that is equal for equal keys. Others are not compared.
fn written(key: &Node) -> Option<String> {
    match &key.kind {
        NodeKind::Word(name) => Some(name.text.clone()),
        NodeKind::Bool(_) | NodeKind::Character(_) | NodeKind::Number(_) | NodeKind::Text(_) => {
            Some(format!("{:?}", key.kind))
        }
        _ => None,
    }
}
