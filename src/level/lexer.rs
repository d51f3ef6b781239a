//! RON text to tokens: every byte belongs to exactly one, whatever the text is.

use super::{
    code,
    report::{Finding, Findings, Span},
};

/// How often the lexer may take an unended text to end with its line and go on there. A text can be written in
/// which every such return reads the whole rest again; this keeps the work linear.
const MAX_RETURNS: u32 = 32;

/// The three kinds of bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bracket {
    /// `(` and `)`: records, tuples, payloads.
    Round,
    /// `[` and `]`: lists.
    Square,
    /// `{` and `}`: maps.
    Curly,
}

impl Bracket {
    /// The opening and the closing character.
    pub fn pair(self) -> (char, char) {
        match self {
            Bracket::Round => ('(', ')'),
            Bracket::Square => ('[', ']'),
            Bracket::Curly => ('{', '}'),
        }
    }
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// White space.
    Space,
    /// `// ...` without its line break.
    LineComment,
    /// `/* ... */`, nested.
    BlockComment,
    /// `# ...`, which is a mistake.
    HashComment,
    /// An opening bracket.
    Open(Bracket),
    /// A closing bracket.
    Close(Bracket),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `=`
    Equals,
    /// `#`
    Hash,
    /// `!`
    Bang,
    /// A name, `true`, `None` and the like.
    Word,
    /// `r#name`
    RawWord,
    /// Anything that begins like a number.
    Number,
    /// `b'x'`
    Byte,
    /// `"..."`
    Text,
    /// The same in curly quotes or guillemets, which is a mistake.
    CurlyText,
    /// `r"..."`, `r#"..."#`
    RawText,
    /// `b"..."`
    Bytes,
    /// `br"..."`
    RawBytes,
    /// `'x'`
    Character,
    /// A character that begins nothing.
    Stray,
}

impl TokenKind {
    /// Whether the token means nothing: white space and comments.
    pub fn is_trivia(self) -> bool {
        use TokenKind::{BlockComment, HashComment, LineComment, Space};
        matches!(self, Space | LineComment | BlockComment | HashComment)
    }
}

/// A piece of the text. Its offsets fit `u32` because a level is bounded in size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    start: u32,
    end: u32,
}

impl Token {
    fn new(kind: TokenKind, span: Span) -> Self {
        let offset = |byte| u32::try_from(byte).expect("a level is far smaller than 4 GiB");
        Token { kind, start: offset(span.start), end: offset(span.end) }
    }

    /// A whole text that was not looked into.
    pub(super) fn whole(source: &str) -> Self {
        Token::new(TokenKind::Stray, 0..source.len())
    }

    /// Its bytes.
    pub fn span(&self) -> Span {
        self.start as usize..self.end as usize
    }
}

/// Cuts a text into tokens and reports those that never end.
pub(super) fn lex(source: &str, findings: &mut Findings) -> Vec<Token> {
    let mut lexer = Lexer { source, at: 0, returns: 0, findings };
    let mut tokens = Vec::new();
    while lexer.at < source.len() {
        let start = lexer.at;
        let kind = lexer.token();
        tokens.push(Token::new(kind, start..lexer.at));
    }
    tokens
}

struct Lexer<'s> {
    source: &'s str,
    at: usize,
    returns: u32,
    findings: &'s mut Findings,
}

impl<'s> Lexer<'s> {
    fn rest(&self) -> &'s str {
        &self.source[self.at..]
    }

    fn take(&mut self, bytes: usize, kind: TokenKind) -> TokenKind {
        self.at += bytes;
        kind
    }

    fn take_while(&mut self, kind: TokenKind, belongs: impl Fn(char) -> bool) -> TokenKind {
        let rest = self.rest();
        self.take(rest.find(|c| !belongs(c)).unwrap_or(rest.len()), kind)
    }

    fn token(&mut self) -> TokenKind {
        use Bracket::{Curly, Round, Square};
        let rest = self.rest();
        let first = rest.chars().next().expect("called before the end of the text");
        match first {
            '(' => self.take(1, TokenKind::Open(Round)),
            ')' => self.take(1, TokenKind::Close(Round)),
            '[' => self.take(1, TokenKind::Open(Square)),
            ']' => self.take(1, TokenKind::Close(Square)),
            '{' => self.take(1, TokenKind::Open(Curly)),
            '}' => self.take(1, TokenKind::Close(Curly)),
            ',' => self.take(1, TokenKind::Comma),
            ':' => self.take(1, TokenKind::Colon),
            '=' => self.take(1, TokenKind::Equals),
            '#' if begins_header(rest) => self.take(1, TokenKind::Hash),
            '#' => self.hash_comment(),
            '!' => self.take(1, TokenKind::Bang),
            '/' if rest.starts_with("//") => self.take_while(TokenKind::LineComment, |c| c != '\n'),
            '/' if rest.starts_with("/*") => self.block_comment(),
            '"' => self.quoted(1, TokenKind::Text),
            c if is_curly(c) => self.curly(),
            'b' if rest.starts_with("b\"") => self.quoted(2, TokenKind::Bytes),
            'b' if rest.starts_with("b'") => self.character(2, TokenKind::Byte),
            'b' if rest.starts_with("br") && is_raw(&rest[2..]) => self.raw(2, TokenKind::RawBytes),
            'r' if is_raw(&rest[1..]) => self.raw(1, TokenKind::RawText),
            'r' if rest.starts_with("r#") && rest[2..].starts_with(continues_raw_word) => {
                self.at += 2;
                self.take_while(TokenKind::RawWord, continues_raw_word)
            }
            '\'' => self.character(1, TokenKind::Character),
            '0'..='9' | '+' | '-' | '.' => self.number(),
            c if c == '_' || c.is_alphabetic() => self.take_while(TokenKind::Word, continues_word),
            c if is_space(c) => self.take_while(TokenKind::Space, is_space),
            // Editors on Windows put this mark before the text.
            '\u{feff}' if self.at == 0 => self.take(first.len_utf8(), TokenKind::Space),
            _ => self.take(first.len_utf8(), TokenKind::Stray),
        }
    }

    fn hash_comment(&mut self) -> TokenKind {
        let start = self.at;
        let kind = self.take_while(TokenKind::HashComment, |c| c != '\n');
        self.findings.push(
            Finding::error(code::STRAY, start..start + 1, "`#` begins no comment here")
                .help("comments begin with `//`"),
        );
        kind
    }

    /// A text in curly quotes ends where its line has a quote of any kind before what may follow a text.
    fn curly(&mut self) -> TokenKind {
        let start = self.at;
        let line = self.rest().lines().next().unwrap_or_default();
        let mut quotes = line.char_indices().skip(1).filter(|(_, c)| is_curly(*c) || *c == '"');
        let end = quotes.find_map(|(at, c)| {
            let after = line[at + c.len_utf8()..].trim_start();
            let ends = after.is_empty() || after.starts_with([',', ')', ']', '}', ':', '/']);
            ends.then_some(at + c.len_utf8())
        });
        let Some(end) = end else { return self.unterminated(TokenKind::CurlyText) };
        let first = line.chars().next().unwrap_or('"');
        self.findings.push(
            Finding::error(
                code::QUOTES,
                start..start + first.len_utf8(),
                format!("`{first}` is no quote of this format"),
            )
            .help("a straight quote is wanted here, and at the end of the text: `\"`"),
        );
        self.take(end, TokenKind::CurlyText)
    }

    fn block_comment(&mut self) -> TokenKind {
        let (start, bytes) = (self.at, self.source.as_bytes());
        let mut level = 0;
        while self.at < bytes.len() {
            match &bytes[self.at..bytes.len().min(self.at + 2)] {
                b"/*" => (level, self.at) = (level + 1, self.at + 2),
                b"*/" => (level, self.at) = (level - 1, self.at + 2),
                _ => self.at += 1,
            }
            if level == 0 {
                return TokenKind::BlockComment;
            }
        }
        self.findings.push(
            Finding::error(code::UNTERMINATED, start..start + 2, "this comment never ends")
                .help("end it with `*/`; comments may be nested, so each `/*` needs its own"),
        );
        TokenKind::BlockComment
    }

    fn number(&mut self) -> TokenKind {
        let rest = self.rest();
        let mut previous = ' ';
        let belongs = |(at, c): (usize, char)| {
            let belongs = match c {
                '+' | '-' => at == 0 || matches!(previous, 'e' | 'E' | '.' | '='),
                // Ranges such as `1..=-2` are taken whole, to be refused as one.
                '=' => previous == '.',
                _ => c.is_ascii_alphanumeric() || matches!(c, '_' | '.'),
            };
            // `1e_-5` is a number too.
            previous = if c == '_' { previous } else { c };
            belongs
        };
        let length = rest.char_indices().map(belongs).take_while(|belongs| *belongs).count();
        // All characters of the run are ASCII, so their number is their length.
        self.take(length, TokenKind::Number)
    }

    fn quoted(&mut self, prefix: usize, kind: TokenKind) -> TokenKind {
        let body = &self.rest()[prefix..];
        let mut escaped = false;
        let close = body.bytes().position(|byte| {
            let ends = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            ends
        });
        match close {
            // A text over several lines that ends right before what cannot follow a text ended at the opening quote of
            // the next one. No valid text is like that.
            Some(end)
                if body[..end].contains('\n')
                    && !body[end + 1..].starts_with(follows_text)
                    && end + 1 < body.len() =>
            {
                self.unterminated(kind)
            }
            Some(end) => self.take(prefix + end + 1, kind),
            None => self.unterminated(kind),
        }
    }

    fn raw(&mut self, prefix: usize, kind: TokenKind) -> TokenKind {
        let body = &self.rest()[prefix..];
        let hashes = body.len() - body.trim_start_matches('#').len();
        let end = format!("\"{}", &body[..hashes]);
        match body[hashes + 1..].find(&end) {
            Some(at) => self.take(prefix + hashes + 1 + at + end.len(), kind),
            None => self.unterminated(kind),
        }
    }

    /// Ends a text without an end at its line, and leaves closing punctuation to what follows.
    fn unterminated(&mut self, kind: TokenKind) -> TokenKind {
        let (start, rest) = (self.at, self.rest());
        let line = rest.lines().next().unwrap_or(rest);
        let kept = line.trim_end_matches([',', ')', ']', '}', ' ', '\t']).len().max(1);
        let help = match line[..kept].chars().skip(1).last().filter(|last| is_curly(*last)) {
            Some(last) => format!("its last quote is `{last}`: a straight one is wanted, `\"`"),
            None => "end it with a double quote; inside a text a double quote is written `\\\"`".to_owned(),
        };
        let found = Finding::error(code::UNTERMINATED, start..start + kept, "this text never ends");
        self.findings.push(found.help(help));
        self.returns += 1;
        self.take(if self.returns <= MAX_RETURNS { kept } else { rest.len() }, kind)
    }

    fn character(&mut self, prefix: usize, kind: TokenKind) -> TokenKind {
        let body = &self.rest()[prefix..];
        let mut chars = body.chars();
        let first = chars.next();
        // The longest escape is `\u{10ffff}`.
        let close = match first {
            Some('\\') => body.bytes().take(12).skip(2).position(|byte| byte == b'\'').map(|at| at + 2),
            Some(c) if chars.next() == Some('\'') => Some(c.len_utf8()),
            _ => body.find(['\'', '\n']).filter(|at| body[*at..].starts_with('\'')),
        };
        if let Some(close) = close {
            return self.take(prefix + close + 1, kind);
        }
        let span = self.at..self.at + prefix;
        self.findings.push(
            Finding::error(code::UNTERMINATED, span, "this single quote is never closed")
                .help("a text is written in double quotes"),
        );
        self.take(prefix, kind)
    }
}

/// Whether `#` begins a header such as `#![enable(...)]`.
fn begins_header(rest: &str) -> bool {
    rest[1..].trim_start_matches(is_space).starts_with('!')
}

/// Quotes that word processors put where a straight one was typed.
pub(super) fn is_curly(c: char) -> bool {
    matches!(c, '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2039}' | '\u{203a}')
}

/// Whether a character can stand right behind a text.
fn follows_text(c: char) -> bool {
    is_space(c) || matches!(c, ',' | ')' | ']' | '}' | ':' | '/')
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')
}

fn is_raw(rest: &str) -> bool {
    rest.trim_start_matches('#').starts_with('"')
}

fn continues_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

fn continues_raw_word(c: char) -> bool {
    continues_word(c) || matches!(c, '.' | '+' | '-')
}
