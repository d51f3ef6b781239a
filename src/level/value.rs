//! The simple values of a level and how each is read.

use std::{fmt, marker::PhantomData};

use super::{
    code,
    read::{Read, Reader, Spanned},
    report::Finding,
    schema::{Field, Kind},
    tree::{Node, NodeKind, Number},
};

pub use crate::map::projection::LonLat;

/// Two values in round brackets, such as the ends of a range.
pub type Pair<T> = (Spanned<T>, Spanned<T>);
/// A list whose elements keep their places; those that could not be read are left out.
pub type List<T> = Vec<Spanned<T>>;
/// A map in the order of the text; entries that could not be read are left out.
pub type Map<K, V> = Vec<(Spanned<K>, Spanned<V>)>;

/// What ids are ids of. Every record is a namespace; a type of its own can be one for several records.
pub trait Namespace {
    /// What is defined in it, for a sentence.
    const WORD: &'static str;
}

macro_rules! id_type {
    ($(#[$doc:meta])+ $name:ident, $kind:ident, |$reader:ident, $node:ident, $text:ident| $keep:expr) => {
        $(#[$doc])+
        pub struct $name<N> {
            text: String,
            namespace: PhantomData<fn() -> N>,
        }

        impl<N> $name<N> {
            /// The id as written.
            pub fn as_str(&self) -> &str {
                &self.text
            }
        }

        impl<N> Clone for $name<N> {
            fn clone(&self) -> Self {
                $name { text: self.text.clone(), namespace: PhantomData }
            }
        }

        impl<N> PartialEq for $name<N> {
            fn eq(&self, other: &Self) -> bool {
                self.text == other.text
            }
        }

        impl<N> fmt::Debug for $name<N> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({:?})", stringify!($name), self.text)
            }
        }

        impl<N: Namespace> Read for $name<N> {
            const KIND: Kind = Kind::$kind(N::WORD);
            const MOST: usize = 128;

            fn stand_in() -> Self {
                $name { text: String::new(), namespace: PhantomData }
            }

            fn read($reader: &mut Reader, $node: &Node, field: &'static Field) -> Option<Self> {
                let NodeKind::Text($text) = &$node.kind else {
                    return $reader.mismatch($node, &Self::KIND.describe(), field);
                };
                let $text = $text.clone();
                $keep.then(|| $name { text: $text, namespace: PhantomData })
            }
        }
    };
}

id_type! {
    /// A name that others refer to.
    Id, Id, |reader, node, text| reader.define(node, N::WORD, &text)
}

id_type! {
    /// A name that must be defined as an [`Id`] of the same namespace somewhere in the level.
    Ref, Reference, |reader, node, text| { reader.refer(node, N::WORD, &text); true }
}

impl Read for bool {
    const KIND: Kind = Kind::Bool;

    fn stand_in() -> Self {
        false
    }

    fn read(reader: &mut Reader, node: &Node, field: &'static Field) -> Option<Self> {
        match node.kind {
            NodeKind::Bool(value) => Some(value),
            _ => reader.mismatch(node, &Self::KIND.describe(), field),
        }
    }
}

impl Read for String {
    const KIND: Kind = Kind::Text;

    fn stand_in() -> Self {
        String::new()
    }

    fn read(reader: &mut Reader, node: &Node, field: &'static Field) -> Option<Self> {
        match &node.kind {
            NodeKind::Text(text) => reader.text(node, text, field),
            _ => reader.mismatch(node, &Self::KIND.describe(), field),
        }
    }
}

impl Read for f64 {
    const KIND: Kind = Kind::Number;

    fn stand_in() -> Self {
        0.0
    }

    fn read(reader: &mut Reader, node: &Node, field: &'static Field) -> Option<Self> {
        let NodeKind::Number(number) = node.kind else {
            return reader.mismatch(node, &Self::KIND.describe(), field);
        };
        let number = number.as_f64();
        reader.check_range(node, number, field).then_some(number)
    }
}

/// A span of game time in hours.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Hours(pub f64);

impl Read for Hours {
    const KIND: Kind = Kind::Hours;

    fn stand_in() -> Self {
        Hours(0.0)
    }

    fn read(reader: &mut Reader, node: &Node, field: &'static Field) -> Option<Self> {
        f64::read(reader, node, field).map(Hours)
    }
}

macro_rules! whole_number {
    ($($type:ty),+) => {$(
        impl Read for $type {
            const KIND: Kind = Kind::Integer;

            fn stand_in() -> Self {
                0
            }

            fn read(reader: &mut Reader, node: &Node, field: &'static Field) -> Option<Self> {
                let whole = match node.kind {
                    NodeKind::Number(Number::Integer(whole)) => whole,
                    NodeKind::Number(Number::Float(float)) if is_whole(float) => pointed(reader, node, float, field),
                    _ => return reader.mismatch(node, &Self::KIND.describe(), field),
                };
                if !reader.check_range(node, whole as f64, field) {
                    return None;
                }
                let fitting = Self::try_from(whole).ok();
                if fitting.is_none() {
                    let message = format!(
                        "`{}` is {whole}, allowed is {} to {}", field.name, Self::MIN, Self::MAX,
                    );
                    reader.report(Finding::error(code::OUT_OF_RANGE, reader.span(node), message));
                }
                fitting
            }
        }
    )+};
}

whole_number!(i64, u32, u64);

/// Whether a fraction is a whole number, and one that it holds exactly.
fn is_whole(float: f64) -> bool {
    float.abs() < (1u64 << 53) as f64 && float == (float as i64) as f64
}

/// A whole number written as a fraction: reported, and taken for what it is.
fn pointed(reader: &mut Reader, node: &Node, float: f64, field: &'static Field) -> i128 {
    let message = format!("`{}` is a whole number; a whole number is written without a point", field.name);
    let found = Finding::error(code::WRONG_TYPE, reader.span(node), message);
    reader.report(found.help(format!("write `{float:.0}`")));
    float as i128
}

impl Read for LonLat {
    const KIND: Kind = Kind::LonLat;

    fn stand_in() -> Self {
        LonLat { lon: 0.0, lat: 0.0 }
    }

    fn read(reader: &mut Reader, node: &Node, field: &'static Field) -> Option<Self> {
        static LON: Field = degrees("longitude", 180.0, "Degrees east of Greenwich.");
        static LAT: Field = degrees("latitude", 90.0, "Degrees north of the equator.");
        let NodeKind::Tuple { items, name: None } = &node.kind else {
            return reader.mismatch(node, &Self::KIND.describe(), field);
        };
        let [lon, lat] = items.as_slice() else {
            let message = format!("`{}` has 2 values, found {}", field.name, items.len());
            let found = Finding::error(code::WRONG_LENGTH, reader.span(node), message);
            reader.report(found.help("write `(longitude, latitude)` in degrees, east and north positive"));
            return None;
        };
        let (lon, lat) = (f64::read(reader, lon, &LON), f64::read(reader, lat, &LAT));
        Some(LonLat { lon: lon?, lat: lat? })
    }
}

const fn degrees(name: &'static str, limit: f64, doc: &'static str) -> Field {
    Field { name, kind: Kind::Number, unit: "degrees", range: Some((-limit, limit)), doc, ..Field::ROOT }
}

impl<T: Read> Read for Pair<T> {
    const KIND: Kind = Kind::Pair(&T::KIND);

    fn stand_in() -> Self {
        (Spanned::broken(0..0), Spanned::broken(0..0))
    }

    fn read(reader: &mut Reader, node: &Node, field: &'static Field) -> Option<Self> {
        let NodeKind::Tuple { items, name: None } = &node.kind else {
            return reader.mismatch(node, &Self::KIND.describe(), field);
        };
        let [first, second] = items.as_slice() else {
            let message = format!("`{}` has 2 values, found {}", field.name, items.len());
            reader.report(Finding::error(code::WRONG_LENGTH, reader.span(node), message).help(field.doc));
            return None;
        };
        Some((reader.spanned(first, field), reader.spanned(second, field)))
    }
}

/// For a variant that is much larger than its siblings.
impl<T: Read> Read for Box<T> {
    const KIND: Kind = T::KIND;
    const MOST: usize = T::MOST;
    const OPTIONAL: bool = T::OPTIONAL;

    fn stand_in() -> Self {
        Box::new(T::stand_in())
    }

    fn read(reader: &mut Reader, node: &Node, field: &'static Field) -> Option<Self> {
        T::read(reader, node, field).map(Box::new)
    }

    fn read_payload(reader: &mut Reader, node: &Node, field: &'static Field) -> Option<Self> {
        T::read_payload(reader, node, field).map(Box::new)
    }
}

impl<T: Read> Read for Option<T> {
    const KIND: Kind = T::KIND;
    const OPTIONAL: bool = true;

    fn stand_in() -> Self {
        None
    }

    fn read(reader: &mut Reader, node: &Node, field: &'static Field) -> Option<Self> {
        match &node.kind {
            NodeKind::Nothing => Some(None),
            NodeKind::Something(inner) => T::read(reader, inner, field).map(Some),
            _ => T::read(reader, node, field).map(Some),
        }
    }
}

impl<T: Read> Read for Vec<Spanned<T>> {
    const KIND: Kind = Kind::List(&T::KIND);

    fn stand_in() -> Self {
        Vec::new()
    }

    fn read(reader: &mut Reader, node: &Node, field: &'static Field) -> Option<Self> {
        let NodeKind::List(items) = &node.kind else {
            return reader.mismatch(node, &Self::KIND.describe(), field);
        };
        Some(reader.elements(items, &node.span, field))
    }
}

impl<K: Read, V: Read> Read for Vec<(Spanned<K>, Spanned<V>)> {
    const KIND: Kind = Kind::Map(&K::KIND, &V::KIND);

    fn stand_in() -> Self {
        Vec::new()
    }

    fn read(reader: &mut Reader, node: &Node, field: &'static Field) -> Option<Self> {
        let NodeKind::Map(entries) = &node.kind else {
            return reader.mismatch(node, &Self::KIND.describe(), field);
        };
        reader.bound(entries.len(), K::MOST, &node.span, field);
        let entries = entries[..entries.len().min(K::MOST)].iter();
        let read: Vec<_> = entries
            .map(|(key, value)| (reader.spanned::<K>(key, field), reader.spanned::<V>(value, field)))
            .collect();
        let (sound, broken): (Vec<_>, Vec<_>) =
            read.into_iter().partition(|(key, value)| key.sound().is_some() && value.sound().is_some());
        if !broken.is_empty() {
            reader.lose();
        }
        Some(sound)
    }
}
