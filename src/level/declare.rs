//! The macros that declare a type of a level together with its table and its reading, so that they cannot drift.

/// Declares a record: a struct of [`Spanned`](crate::level::read::Spanned) fields, its
/// [`Record`](crate::level::schema::Record) table, and its reading.
///
/// A field is `name: Type ["unit", low..=high] = default`, where the brackets hold a unit, a range, both or are
/// left out, and the default is RON. The type alone decides the kind. A field without a default is required,
/// unless it is an `Option`. The doc comments are the sentences of the manual. The word after `as` names the
/// record in sentences, and is the namespace of its ids. `at most 32` after it bounds every list of them.
#[macro_export]
macro_rules! record {
    (
        $(#[doc = $doc:literal])+
        pub struct $name:ident as $word:literal $(at most $most:literal)? {
            $(
                $(#[doc = $field_doc:literal])+
                $field:ident: $type:ty $([$($limits:tt)+])? $(= $default:expr)?
            ),* $(,)?
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $($(#[doc = $field_doc])+ pub $field: $crate::level::read::Spanned<$type>,)*
        }

        impl $name {
            /// The table of this record.
            pub fn record() -> &'static $crate::level::schema::Record {
                static TABLE: $crate::level::schema::Record = $crate::level::schema::Record {
                    name: stringify!($name),
                    word: $word,
                    doc: concat!($($doc),+).trim_ascii(),
                    fields: &[$($crate::level::schema::Field {
                        name: stringify!($field),
                        kind: <$type as $crate::level::read::Read>::KIND,
                        unit: $crate::record!(@unit $($($limits)+)?),
                        range: $crate::record!(@range $($($limits)+)?),
                        given: $crate::level::schema::given(
                            <$type as $crate::level::read::Read>::OPTIONAL,
                            $crate::record!(@default $($default)?),
                        ),
                        doc: concat!($($field_doc),+).trim_ascii(),
                        check: |reader, node, field| {
                            <$type as $crate::level::read::Read>::read(reader, node, field).is_some()
                        },
                    }),*],
                };
                &TABLE
            }
        }

        impl $crate::level::value::Namespace for $name {
            const WORD: &'static str = $word;
        }

        impl $crate::level::read::Read for $name {
            const KIND: $crate::level::schema::Kind = $crate::level::schema::Kind::Record(Self::record);
            $(const MOST: usize = $most;)?

            fn stand_in() -> Self {
                Self { $($field: $crate::level::read::Spanned::broken(0..0)),* }
            }

            fn read(
                reader: &mut $crate::level::read::Reader,
                node: &$crate::level::tree::Node,
                field: &'static $crate::level::schema::Field,
            ) -> Option<Self> {
                reader.check_name(node, Self::record());
                Self::read_payload(reader, node, field)
            }

            fn read_payload(
                reader: &mut $crate::level::read::Reader,
                node: &$crate::level::tree::Node,
                field: &'static $crate::level::schema::Field,
            ) -> Option<Self> {
                let fields = reader.payload_fields(node, Self::record(), field)?;
                Some(Self { $($field: fields.read(reader, stringify!($field))),* })
            }
        }
    };

    (@unit $unit:literal $(, $range:expr)?) => { $unit };
    (@unit $($range:expr)?) => { "" };
    (@range $unit:literal) => { None };
    (@range $unit:literal, $range:expr) => { Some($crate::level::schema::bounds(&($range))) };
    (@range $range:expr) => { Some($crate::level::schema::bounds(&($range))) };
    (@range) => { None };
    (@default $default:expr) => { Some(stringify!($default)) };
    (@default) => { None };
}

/// Declares a choice: an enum, its [`Choice`](crate::level::schema::Choice) table, and its reading.
///
/// A variant may hold one value in brackets: a record, whose fields then may stand in the same brackets, or a value
/// of any other kind. The first variant stands in where none can be read, so it must not hold its own type. Further
/// derives may be given after the doc comment.
#[macro_export]
macro_rules! choice {
    (
        $(#[doc = $doc:literal])+
        $(#[derive($($derive:path),+)])?
        pub enum $name:ident as $word:literal $(at most $most:literal)? {
            $($(#[doc = $variant_doc:literal])+ $variant:ident $(($payload:ty))?),+ $(,)?
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq, $($($derive),+)?)]
        pub enum $name {
            $($(#[doc = $variant_doc])+ $variant $(($payload))?),+
        }

        impl $name {
            /// The table of this choice.
            pub fn choice() -> &'static $crate::level::schema::Choice {
                static TABLE: $crate::level::schema::Choice = $crate::level::schema::Choice {
                    name: stringify!($name),
                    word: $word,
                    doc: concat!($($doc),+).trim_ascii(),
                    variants: &[$($crate::level::schema::Variant {
                        name: stringify!($variant),
                        payload: $crate::choice!(@payload $($payload)?),
                        doc: concat!($($variant_doc),+).trim_ascii(),
                    }),+],
                };
                &TABLE
            }
        }

        impl $crate::level::read::Read for $name {
            const KIND: $crate::level::schema::Kind = $crate::level::schema::Kind::Choice(Self::choice);
            $(const MOST: usize = $most;)?

            fn stand_in() -> Self {
                let variants: &[fn() -> Self] =
                    &[$(|| Self::$variant $((<$payload as $crate::level::read::Read>::stand_in()))?),+];
                variants[0]()
            }

            fn read(
                reader: &mut $crate::level::read::Reader,
                node: &$crate::level::tree::Node,
                field: &'static $crate::level::schema::Field,
            ) -> Option<Self> {
                match reader.variant(node, Self::choice(), field)?.name {
                    $(stringify!($variant) => Some(Self::$variant $((
                        <$payload as $crate::level::read::Read>::read_payload(reader, node, field)?
                    ))?),)+
                    _ => None,
                }
            }
        }
    };

    (@payload $payload:ty) => { Some(<$payload as $crate::level::read::Read>::KIND) };
    (@payload) => { None };
}

/// Makes an enum of the rules readable: its [`Choice`](crate::level::schema::Choice) table and its reading. Every
/// variant must be listed, and none may hold anything.
#[macro_export]
macro_rules! choice_of {
    (
        $(#[doc = $doc:literal])+
        $type:ident as $word:literal {
            $($(#[doc = $variant_doc:literal])+ $variant:ident),+ $(,)?
        }
    ) => {
        impl $crate::level::read::Read for $type {
            const KIND: $crate::level::schema::Kind = $crate::level::schema::Kind::Choice(|| {
                static TABLE: $crate::level::schema::Choice = $crate::level::schema::Choice {
                    name: stringify!($type),
                    word: $word,
                    doc: concat!($($doc),+).trim_ascii(),
                    variants: &[$($crate::level::schema::Variant {
                        name: stringify!($variant),
                        payload: None,
                        doc: concat!($($variant_doc),+).trim_ascii(),
                    }),+],
                };
                &TABLE
            });

            fn stand_in() -> Self {
                [$(<$type>::$variant),+][0]
            }

            fn read(
                reader: &mut $crate::level::read::Reader,
                node: &$crate::level::tree::Node,
                field: &'static $crate::level::schema::Field,
            ) -> Option<Self> {
                const _: fn($type) = |value| match value { $(<$type>::$variant => ()),+ };
                let $crate::level::schema::Kind::Choice(choice) = Self::KIND else { return None };
                match reader.variant(node, choice(), field)?.name {
                    $(stringify!($variant) => Some(<$type>::$variant),)+
                    _ => None,
                }
            }
        }
    };
}
