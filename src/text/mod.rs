//! Every sentence the game says, in the window and on the command line: Fluent messages, English embedded, with the
//! player's own laid over it ([`Texts::of_player`]). The functions of the files below turn data of the game into sentences.
//!
//! Not from here come the words of a level (its texts are data), what is found wrong in a file that somebody wrote (each
//! finding of `level` and each fault of a journal stands in English beside the check that finds it, by its code), the
//! options of the command line with their help, and the pages in `docs/` that the game writes of itself with the tables of
//! `model`.
//!
//! A string literal in kebab case in `text/` and `ui/` is always the id of a message; a test holds them to that.

pub mod event;
pub mod fault;
pub mod file;
pub mod ledger;
pub mod name;
pub mod number;
pub mod order;
pub mod outcome;
mod pseudo;
pub mod refusal;
pub mod replay;
pub mod score;
pub mod study;
pub mod told;

pub use event::event;
pub use order::{named, order};
pub use refusal::refusal;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use std::path::{Path, PathBuf};
use unic_langid::LanguageIdentifier;

/// A value put into a message.
pub type Arg<'a> = FluentValue<'a>;

/// The English messages, by file.
pub const ENGLISH: &[(&str, &str)] = &[
    ("action.ftl", include_str!("../../assets/text/en/action.ftl")),
    ("event.ftl", include_str!("../../assets/text/en/event.ftl")),
    ("fault.ftl", include_str!("../../assets/text/en/fault.ftl")),
    ("file.ftl", include_str!("../../assets/text/en/file.ftl")),
    ("ledger.ftl", include_str!("../../assets/text/en/ledger.ftl")),
    ("map.ftl", include_str!("../../assets/text/en/map.ftl")),
    ("name.ftl", include_str!("../../assets/text/en/name.ftl")),
    ("number.ftl", include_str!("../../assets/text/en/number.ftl")),
    ("order.ftl", include_str!("../../assets/text/en/order.ftl")),
    ("outcome.ftl", include_str!("../../assets/text/en/outcome.ftl")),
    ("panel.ftl", include_str!("../../assets/text/en/panel.ftl")),
    ("refusal.ftl", include_str!("../../assets/text/en/refusal.ftl")),
    ("score.ftl", include_str!("../../assets/text/en/score.ftl")),
    ("study.ftl", include_str!("../../assets/text/en/study.ftl")),
    ("told.ftl", include_str!("../../assets/text/en/told.ftl")),
];

/// Languages that need no folder, with the name each calls itself: English, and accented English that is a third
/// longer, to find text that does not fit or was never translated.
pub const BUILT_IN: [(&str, &str); 2] = [("en", "English"), ("qps", "Ƥšéûðô")];

/// Why a language could not be read.
#[derive(Debug, thiserror::Error)]
pub enum TextError {
    /// No folder, and not built in.
    #[error("there is no language \"{0}\" here: neither built in nor a folder of that name")]
    Unknown(String),
    /// The folder or one of its files could not be read.
    #[error("{path}: {source}")]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file holds no valid Fluent.
    #[error("{path}, line {line}: {reason}")]
    Malformed {
        /// Which.
        path: PathBuf,
        /// Where, from 1.
        line: usize,
        /// The first mistake.
        reason: String,
    },
}

/// The messages of one language, English where it lacks one.
pub struct Texts {
    bundle: FluentBundle<FluentResource>,
    language: String,
}

impl Texts {
    /// English.
    pub fn english() -> Self {
        Self::embedded("en", english())
    }

    /// Accented English, a third longer.
    pub fn pseudo() -> Self {
        let mut texts = Self::embedded("qps", english());
        texts.bundle.set_transform(Some(pseudo::lengthen));
        texts
    }

    /// A language by name: built in, or `folder/<name>/*.ftl` over English.
    pub fn load(language: &str, folder: Option<&Path>) -> Result<Self, TextError> {
        let mut texts = match language {
            "en" => Self::english(),
            "qps" => Self::pseudo(),
            other => {
                let unknown = || TextError::Unknown(other.to_owned());
                let tag: LanguageIdentifier = other.parse().map_err(|_| unknown())?;
                if !folder.is_some_and(|f| f.join(other).is_dir()) {
                    return Err(unknown());
                }
                Self::embedded(other, tag)
            }
        };
        if let Some(folder) = folder.map(|f| f.join(language)).filter(|f| f.is_dir()) {
            texts.overlay(&folder)?;
        }
        Ok(texts)
    }

    /// A language with the player's own texts laid over it: `folder/<name>/*.ftl`. Where those cannot be used, the language
    /// without them (English, if it is not built in) and why.
    pub fn of_player(language: &str, folder: Option<&Path>) -> (Self, Option<TextError>) {
        match Self::load(language, folder) {
            Ok(texts) => (texts, None),
            Err(error) => {
                let embedded = Self::load(language, None).unwrap_or_else(|_| Self::english());
                (embedded, Some(error))
            }
        }
    }

    fn embedded(language: &str, tag: LanguageIdentifier) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        for (_, text) in ENGLISH {
            let resource =
                FluentResource::try_new((*text).to_owned()).expect("a test reads the embedded texts");
            bundle.add_resource_overriding(resource);
        }
        Self { bundle, language: language.to_owned() }
    }

    fn overlay(&mut self, folder: &Path) -> Result<(), TextError> {
        let unreadable = |path: &Path, source| TextError::Unreadable { path: path.to_owned(), source };
        let entries = std::fs::read_dir(folder).map_err(|e| unreadable(folder, e))?;
        let mut files: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
        files.retain(|path| path.extension().is_some_and(|e| e == "ftl"));
        files.sort();
        for path in files {
            let text = crate::level::file::read_text(&path).map_err(|e| unreadable(&path, e))?;
            let resource = FluentResource::try_new(text).map_err(|(resource, errors)| {
                let first = errors.first();
                let before = first.and_then(|error| resource.source().get(..error.pos.start));
                TextError::Malformed {
                    path: path.clone(),
                    line: before.map_or(1, |before| before.matches('\n').count() + 1),
                    reason: first.map(ToString::to_string).unwrap_or_default(),
                }
            })?;
            self.bundle.add_resource_overriding(resource);
        }
        Ok(())
    }

    /// Name of the language, as in [`Texts::load`].
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Whether there is such a message.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// A message without arguments.
    pub fn say(&self, id: &str) -> String {
        self.tell(id, &[])
    }

    /// A message with arguments. A missing message shows its id, so that the gap is seen and nothing stops.
    pub fn tell(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|m| m.value()) else {
            return id.to_owned();
        };
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }
}

/// The languages there are, each with the name it calls itself: those built in, then those of the player's folder. A
/// language without a message `language-name` goes by the name of its folder; one that cannot be read is left out, since
/// nobody could choose it.
pub fn languages(folder: Option<&Path>) -> Vec<(String, String)> {
    let owned = |(id, name): &(&str, &str)| ((*id).to_owned(), (*name).to_owned());
    let mut languages: Vec<(String, String)> = BUILT_IN.iter().map(owned).collect();
    let entries = folder.and_then(|folder| std::fs::read_dir(folder).ok());
    let names = entries.into_iter().flatten().filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut own: Vec<String> =
        names.filter(|name| !BUILT_IN.iter().any(|(built_in, _)| built_in == name)).collect();
    own.sort();
    let english = Texts::english().say(LANGUAGE_NAME);
    languages.extend(own.into_iter().filter_map(|name| {
        let called = Texts::load(&name, folder).ok()?.say(LANGUAGE_NAME);
        Some((name.clone(), if called == english { name } else { called }))
    }));
    languages
}

/// The message in which a language says what it is called.
const LANGUAGE_NAME: &str = "language-name";

/// The tag of English: it decides plural forms.
fn english() -> LanguageIdentifier {
    "en".parse().expect("a well-formed tag")
}
