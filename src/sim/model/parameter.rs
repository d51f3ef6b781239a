//! One number of the model that can be turned: a coefficient, or one of the four values of a coefficient by type.

use crate::sim::formula::belief::TYPES;
use crate::sim::model::coefficients::Coefficients;
use std::fmt;
use std::str::FromStr;

/// What the four types of capability are called, in their order.
pub const TYPE_NAMES: [&str; TYPES] = ["none", "light", "medium", "heavy"];

/// One number of the model. It is written `found`, `type_hours.medium` or `type_hours[2]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Knob {
    name: &'static str,
    of_type: Option<usize>,
}

/// Why a text names no number of the model.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoKnob {
    /// No coefficient has this name.
    #[error("there is no coefficient `{0}`")]
    Unknown(String),
    /// Nothing is said of the type of capability.
    #[error("`{0}` has a value for each type of capability: say which, as in `{0}.medium`")]
    WhichType(&'static str),
    /// The coefficient does not depend on the type.
    #[error("`{0}` has one value, whatever the type of capability")]
    OneValue(&'static str),
    /// No type of capability has this name or number.
    #[error("there is no type of capability `{0}`; there are none, light, medium and heavy")]
    UnknownType(String),
}

impl Knob {
    /// Every number of the model, in its order.
    pub fn all() -> impl Iterator<Item = Knob> {
        Coefficients::NAMES.iter().flat_map(|name| {
            let types = if by_type(name) { (0..TYPES).map(Some).collect() } else { vec![None] };
            types.into_iter().map(|of_type| Knob { name, of_type })
        })
    }

    /// The coefficient.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// Position among the coefficient's values.
    pub fn index(self) -> usize {
        self.of_type.unwrap_or(0)
    }
}

fn by_type(name: &str) -> bool {
    Coefficients::default().values_mut(name).is_some_and(|values| values.len() == TYPES)
}

impl fmt::Display for Knob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.of_type {
            None => f.write_str(self.name),
            Some(index) => write!(f, "{}.{}", self.name, TYPE_NAMES[index]),
        }
    }
}

impl FromStr for Knob {
    type Err = NoKnob;

    fn from_str(text: &str) -> Result<Self, NoKnob> {
        let bracket = text.strip_suffix(']').and_then(|text| text.split_once('['));
        let (name, kind) = match bracket.or_else(|| text.split_once('.')) {
            Some((name, kind)) => (name, Some(kind)),
            None => (text, None),
        };
        let known = Coefficients::NAMES.iter().find(|known| **known == name);
        let name = *known.ok_or_else(|| NoKnob::Unknown(name.to_owned()))?;
        let of_type = match (by_type(name), kind) {
            (false, None) => None,
            (false, Some(_)) => return Err(NoKnob::OneValue(name)),
            (true, None) => return Err(NoKnob::WhichType(name)),
            (true, Some(kind)) => {
                let number = kind.parse().ok().filter(|index| *index < TYPES && bracket.is_some());
                let named = TYPE_NAMES.iter().position(|name| *name == kind);
                Some(number.or(named).ok_or_else(|| NoKnob::UnknownType(kind.to_owned()))?)
            }
        };
        Ok(Knob { name, of_type })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_written_and_read_alike() {
        let all: Vec<Knob> = Knob::all().collect();
        assert!(all.len() > Coefficients::NAMES.len());
        for knob in all {
            assert_eq!(knob.to_string().parse(), Ok(knob));
        }
    }

    #[test]
    fn a_type_has_a_name_and_a_number() {
        let knob: Knob = "type_hours.medium".parse().expect("a number of the model");
        assert_eq!("type_hours[2]".parse(), Ok(knob));
        assert_eq!((knob.name(), knob.index()), ("type_hours", 2));
    }

    #[test]
    fn what_names_no_number_is_told_why() {
        let cases = [
            ("fuond", NoKnob::Unknown("fuond".into())),
            ("prior", NoKnob::WhichType("prior")),
            ("found.heavy", NoKnob::OneValue("found")),
            ("found[0]", NoKnob::OneValue("found")),
            ("prior.huge", NoKnob::UnknownType("huge".into())),
            ("prior[4]", NoKnob::UnknownType("4".into())),
            ("prior.2", NoKnob::UnknownType("2".into())),
        ];
        for (text, expected) in cases {
            assert_eq!(text.parse::<Knob>(), Err(expected), "{text}");
        }
    }
}
