//! What stands between brackets: elements, commas, names and colons, and brackets that are never closed.

use std::collections::BTreeMap;

use super::{
    code,
    lexer::{Bracket, TokenKind},
    parser::Parser,
    report::{Finding, Span},
    tree::{FieldNode, MAX_DEPTH, Name, Node, NodeKind},
};

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
    pub(super) fn group(&mut self, bracket: Bracket, name: Option<Name>) -> Node {
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
