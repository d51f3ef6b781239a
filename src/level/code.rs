//! The codes of findings: stable names a designer can search for, and a line on each for the manual.

macro_rules! codes {
    ($($name:ident = $code:literal, $doc:literal;)*) => {
        $(#[doc = $doc] pub const $name: &str = $code;)*
        /// Every code with the mistake it stands for.
        pub const ALL: &[(&str, &str)] = &[$(($code, $doc)),*];
    };
}

codes! {
    NOT_TEXT = "L001", "The file is not UTF-8 text.";
    TOO_LARGE = "L002", "The file is larger than a level may be.";
    TOO_DEEP = "L003", "Brackets are nested deeper than a level may nest them.";
    EMPTY = "L004", "The file holds no value.";
    HEADER = "L005", "A `#![...]` header is malformed or unknown.";
    UNCLOSED = "L006", "A bracket is opened and never closed.";
    STRAY = "L007", "Something stands where it has no meaning.";
    COMMA = "L008", "A comma is missing between two elements.";
    COLON = "L009", "A colon is missing between a name and its value.";
    NO_VALUE = "L010", "A value is missing.";
    UNNAMED = "L011", "A value without a name stands among named fields.";
    UNTERMINATED = "L012", "A text, character or comment is opened and never ended.";
    ESCAPE = "L013", "A `\\` in a text is followed by nothing it knows.";
    CHARACTER = "L014", "Single quotes hold something other than one character.";
    NUMBER = "L015", "A number is malformed or too large for its suffix.";
    NOT_FINITE = "L016", "A number is infinite or not a number.";
    RANGE = "L017", "A range such as `1..2` stands where a value should.";
    DUPLICATE_FIELD = "L018", "A field is given twice.";
    DUPLICATE_KEY = "L019", "A key of a map is given twice.";
    WRONG_TYPE = "L101", "A value is of another type than its field.";
    WRONG_LENGTH = "L102", "A tuple has too few or too many values.";
    OUT_OF_RANGE = "L103", "A number is outside the range of its field.";
    UNKNOWN_FIELD = "L104", "A record has no field of this name.";
    MISSING_FIELD = "L105", "A required field is not given.";
    UNKNOWN_VARIANT = "L106", "A choice has no variant of this name.";
    WRONG_NAME = "L107", "A record is written with the name of another.";
    BAD_ID = "L108", "An id is empty or holds other characters than ASCII letters, digits, `_`, `-` and `.`.";
    DUPLICATE_ID = "L109", "Two records of one kind have the same id.";
    UNKNOWN_REFERENCE = "L110", "A reference names something that is not defined.";
}
