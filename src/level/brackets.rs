//! What stands between brackets: elements, commas, names and colons, and brackets that are never closed.

use std::collections::BTreeMap;

use super::{
    code,
    lexer::{Bracket, TokenKind},
    parser::{Opened, Parser},
    report::{Finding, Span},
    schema::Kind,
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
            let of = self.expected.take().and_then(|kind| held(kind, name.as_ref()));
            self.open.push(Opened { bracket, span: open, of });
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
        let innermost = self.open.last().expect("called within a bracket").bracket;
        loop {
            match self.peek() {
                Some(TokenKind::Close(bracket)) if bracket == innermost && self.closes_too_early(bracket) => {
                    let span = self.take();
                    let message = format!("this `{}` closes the whole file too early", bracket.pair().1);
                    let help =
                        "fields follow that belong into it: this bracket or one before it is one too many";
                    self.findings.push(Finding::error(code::STRAY, span, message).help(help));
                }
                Some(TokenKind::Close(bracket)) if bracket == innermost => {
                    self.at += 1;
                    return false;
                }
                Some(TokenKind::Close(bracket)) if !self.open.iter().any(|open| open.bracket == bracket) => {
                    self.stray("with no bracket to close");
                }
                None | Some(TokenKind::Close(_)) => return self.unclosed(elements),
                Some(_) if self.is_left_open(innermost, elements) || self.belongs_further_out() => {
                    return self.unclosed(elements);
                }
                Some(TokenKind::Comma) if elements.after_value => {
                    self.at += 1;
                    elements.after_value = false;
                }
                Some(TokenKind::Comma) => self.stray("with nothing before it"),
                Some(kind) if elements.after_value && !begins_value(kind) => {
                    self.stray("after this value; elements are separated by commas");
                    // It may have been meant as a comma.
                    self.take_if(TokenKind::Comma);
                    elements.after_value = false;
                }
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

    /// Whether the name of a field and its colon stand so many tokens ahead.
    fn is_field(&self, ahead: usize) -> bool {
        let is_name = matches!(
            self.kind(ahead),
            Some(TokenKind::Word | TokenKind::RawWord | TokenKind::Text | TokenKind::CurlyText)
        );
        is_name && self.kind(ahead + 1) == Some(TokenKind::Colon)
    }

    /// Whether the bracket that comes next would close the whole value though fields and such a bracket follow.
    fn closes_too_early(&self, bracket: Bracket) -> bool {
        let ahead = 1 + usize::from(self.kind(1) == Some(TokenKind::Comma));
        let last = self.tokens.last().map(|token| token.kind);
        bracket == Bracket::Round
            && self.open.len() == 1
            && self.is_field(ahead)
            && last == Some(TokenKind::Close(bracket))
    }

    /// Whether what follows can only stand outside the innermost bracket: a named field after the elements of a
    /// list, or the next record of a list after the fields of one.
    fn is_left_open(&self, innermost: Bracket, elements: &Elements) -> bool {
        let ahead = usize::from(self.peek() == Some(TokenKind::Comma));
        let (first, second) = (self.kind(ahead), self.kind(ahead + 1));
        let around = self.open.len().checked_sub(2).map(|outer| self.open[outer].bracket);
        let is_word = matches!(first, Some(TokenKind::Word | TokenKind::RawWord));
        let round = Some(TokenKind::Open(Bracket::Round));
        match innermost {
            Bracket::Square => around == Some(Bracket::Round) && self.is_field(ahead),
            Bracket::Round => {
                let opens_record = first == round || is_word && second == round;
                around == Some(Bracket::Square) && elements.named && opens_record
            }
            Bracket::Curly => false,
        }
    }

    /// Whether what follows is a field that what the innermost bracket holds does not have and a record around it has.
    fn belongs_further_out(&self) -> bool {
        let ahead = usize::from(self.peek() == Some(TokenKind::Comma));
        let Some((innermost, outer)) = self.open.split_last() else { return false };
        if !self.is_field(ahead) {
            return false;
        }
        let name = &self.source[self.tokens[self.at + ahead].span()];
        let has = |open: &Opened| open.record().is_some_and(|record| record.field(name).is_some());
        let is_foreign = match innermost.of {
            Some(Kind::Record(_)) => innermost.record().is_some() && !has(innermost),
            Some(Kind::LonLat | Kind::Place | Kind::Pair(_)) => true,
            _ => false,
        };
        is_foreign && outer.iter().any(has)
    }

    /// Reports the innermost bracket as never closed; at the end of the text once for all that are open.
    fn unclosed(&mut self, elements: &mut Elements) -> bool {
        elements.unclosed = true;
        let opened = self.open.last().cloned().expect("called within a bracket");
        let (open, close) = opened.bracket.pair();
        let found = Finding::error(code::UNCLOSED, opened.span, format!("this `{open}` is never closed"));
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
            self.expected = self.element();
            items.push(self.value());
        }
        NodeKind::List(items)
    }

    fn curly(&mut self) -> NodeKind {
        let (mut elements, mut entries) = (Elements::default(), Vec::new());
        let mut seen = BTreeMap::new();
        while self.next(&mut elements) {
            self.expected = None;
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
            self.expected = self.element();
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
                self.expected = self.element();
                items.push(self.value());
                continue;
            };
            elements.named = true;
            let record = self.open.last().and_then(Opened::record);
            self.expected = record.and_then(|record| Some(record.field(&name.text)?.kind));
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

    /// The kind of what stands without a name in the innermost bracket, if it is known.
    fn element(&self) -> Option<Kind> {
        match self.open.last()?.of? {
            Kind::List(of) | Kind::Map(_, of) | Kind::Pair(of) => Some(*of),
            _ => None,
        }
    }

    /// Takes the name of a field and its colon, or reports that the colon is missing. Nothing if what follows is
    /// no field.
    fn field_name(&mut self, among_fields: bool) -> Option<Name> {
        use TokenKind as T;
        let is_word = matches!(self.peek(), Some(T::Word | T::RawWord));
        if !is_word && self.is_field(0) {
            let Node { span, kind: NodeKind::Text(text) } = self.quoted() else { return None };
            self.at += 1;
            self.quoted_names.push(span.clone());
            return Some(Name { text, span });
        }
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
            | T::CurlyText
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

/// What round, square or curly brackets hold where a value of this kind stands, maybe behind the name of a variant.
fn held(kind: Kind, name: Option<&Name>) -> Option<Kind> {
    match kind {
        Kind::Choice(choice) => {
            let variant =
                choice().variants.iter().find(|variant| name.is_some_and(|name| variant.name == name.text));
            variant?.payload
        }
        other => Some(other),
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
