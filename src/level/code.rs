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
    QUOTES = "L020", "A text stands in curly quotes, or a name in quotes.";
    CONTROL = "L021", "A text holds a control character.";
    NO_GLYPH = "L022", "A text is written in letters that no font of the game has.";
    LEFT_OUT = "L023", "A file was not read.";
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
    EMPTY_TEXT = "L111", "A text is empty.";
    LISTED_TWICE = "L112", "A list names the same thing twice.";
    UNKNOWN_PLACE = "L201", "A place is no town of the gazetteer.";
    AMBIGUOUS_PLACE = "L202", "Several towns have this name.";
    OUTSIDE_MAP = "L203", "A place lies outside the map.";
    AT_SEA = "L204", "Something that stands on land lies at sea or in a lake.";
    NO_SUMMIT = "L211", "A side has no headquarters that nobody commands.";
    SEVERAL_SUMMITS = "L212", "A side has several headquarters that nobody commands.";
    COMMAND_CYCLE = "L213", "A headquarters commands itself, through others.";
    NO_COMMANDER = "L214", "Nobody commands a node.";
    SEVERAL_COMMANDERS = "L215", "A node has several command links upwards.";
    BETWEEN_SIDES = "L216", "A link or a facility joins nodes of both sides.";
    SAME_ENDS = "L217", "A link begins and ends at the same node.";
    MEDIUM_TWICE = "L218", "A link has the same medium twice.";
    CARRIER_MEDIUM = "L219", "A medium rides on a facility of another medium.";
    NO_MEDIUM = "L220", "A link has no medium.";
    SHORT_WAY = "L231", "The way of an axis has no length.";
    WRONG_SIDE = "L232", "A node is on the wrong side for its part.";
    WRONG_NODE = "L233", "A node is of the wrong kind for its part.";
    UNREACHED = "L234", "Orders of an axis do not reach a formation of its column.";
    UNCUTTABLE = "L235", "No three media cut a column off from its headquarters.";
    EMPTY_TABLE = "L236", "A table that must hold something is empty.";
    TOO_MANY = "L237", "A list holds more than the most of its type.";
    BACKWARDS = "L238", "A way begins at its objective.";
    NOT_AT_OBJECTIVE = "L239", "A way does not end at its objective.";
    TURNS_BACK = "L240", "A way turns back.";
    UNTOUCHABLE = "L241", "A weapon aims at a medium it cannot touch.";
    NOT_ON_LINK = "L242", "A link does not have this medium.";
    NO_TARGET = "L243", "A weapon has nothing to take down.";
    NO_CELL = "L244", "An ally who lends nothing owns an access.";
    OUT_OF_REACH = "L245", "A target lies beyond the radius of its jammer.";
    UNUSED = "L246", "Nothing makes use of this.";
    OPTION_COUNT = "L251", "A dispatch has fewer than two or more than three options.";
    NO_DEFAULT = "L252", "The default of a dispatch is none of its options.";
    MANY_EFFECTS = "L253", "An option has more than three effects, or its echo more than two.";
    ODD_TAG = "L254", "A tag is like one that policies ask for, but not the same.";
    REVERSED = "L255", "The first of two bounds exceeds the second.";
    NO_ODDS = "L256", "Nothing can be drawn: all odds are zero.";
    UNSURE_BEAT = "L257", "A beat cannot come for certain.";
    PRICED_DEFAULT = "L258", "The default of a dispatch has a price.";
    LATE_CARD = "L259", "Dispatches would come after the next council.";
    NEVER = "L271", "This cannot happen in the time that the level lasts.";
    UNPAYABLE = "L272", "Nobody can pay this price.";
    NOBODY_TO_NAME = "L273", "Nobody who could be named did this.";
    NO_EFFECT = "L274", "This changes nothing.";
    MISLEADING = "L275", "An indicator is no more often right than wrong.";
    FEW_NORMS = "L276", "A treaty asks for more norms than there are.";
    VALUE_COUNT = "L261", "A coefficient has one value or four.";
    INCOMPLETE_SET = "L262", "An assumption set lacks a coefficient, or what must be said of it.";
    BEYOND_RANGE = "L263", "A value lies outside the range given for its coefficient.";
    IMPOSSIBLE = "L264", "The rules cannot compute with a value of a coefficient.";
}
