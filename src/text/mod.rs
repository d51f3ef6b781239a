//! Every sentence a person reads, for window and command line alike: Fluent messages, English embedded, a folder
//! overrides them. The functions of the files below turn data of the game into sentences.
//!
//! A string literal in kebab case in `text/` and `ui/` is always the id of a message; a test holds them to that.

pub mod event;
pub mod file;
pub mod ledger;
pub mod name;
pub mod number;
pub mod order;
pub mod outcome;
mod pseudo;
pub mod refusal;
pub mod score;
pub mod study;

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
    #[error("{path}: {reason}")]
    Malformed {
        /// Which.
        path: PathBuf,
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
            let text = std::fs::read_to_string(&path).map_err(|e| unreadable(&path, e))?;
            let resource = FluentResource::try_new(text).map_err(|(_, errors)| TextError::Malformed {
                path: path.clone(),
                reason: errors.first().map(ToString::to_string).unwrap_or_default(),
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

/// The tag of English: it decides plural forms.
fn english() -> LanguageIdentifier {
    "en".parse().expect("a well-formed tag")
}
