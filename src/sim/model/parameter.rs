//! One number of the model that can be turned: a coefficient, or one of the four values of a coefficient by type.

use crate::sim::formula::belief::TYPES;
use crate::sim::model::coefficients::Coefficients;
use std::fmt;
use std::str::FromStr;

/// What the four types of capability are called, in their order.
pub const TYPE_NAMES: [&str; TYPES] = ["none", "light", "medium", "heavy"];

/// One number of the model. It is written `found`, `type_hours.medium` or `type_hours[2]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Parameter {
    name: &'static str,
    of_type: Option<usize>,
}

/// Why a text names no number of the model.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoParameter {
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

impl Parameter {
    /// Every number of the model, in its order.
    pub fn all() -> impl Iterator<Item = Parameter> {
        Coefficients::NAMES.iter().flat_map(|name| {
            let types = if by_type(name) { (0..TYPES).map(Some).collect() } else { vec![None] };
            types.into_iter().map(|of_type| Parameter { name, of_type })
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

impl fmt::Display for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.of_type {
            None => f.write_str(self.name),
            Some(index) => write!(f, "{}.{}", self.name, TYPE_NAMES[index]),
        }
    }
}

impl FromStr for Parameter {
    type Err = NoParameter;

    fn from_str(text: &str) -> Result<Self, NoParameter> {
        let bracket = text.strip_suffix(']').and_then(|text| text.split_once('['));
        let (name, kind) = match bracket.or_else(|| text.split_once('.')) {
            Some((name, kind)) => (name, Some(kind)),
            None => (text, None),
        };
        let known = Coefficients::NAMES.iter().find(|known| **known == name);
        let name = *known.ok_or_else(|| NoParameter::Unknown(name.to_owned()))?;
        let of_type = match (by_type(name), kind) {
            (false, None) => None,
            (false, Some(_)) => return Err(NoParameter::OneValue(name)),
            (true, None) => return Err(NoParameter::WhichType(name)),
            (true, Some(kind)) => {
                let number = kind.parse().ok().filter(|index| *index < TYPES && bracket.is_some());
                let named = TYPE_NAMES.iter().position(|name| *name == kind);
                Some(number.or(named).ok_or_else(|| NoParameter::UnknownType(kind.to_owned()))?)
            }
        };
        Ok(Parameter { name, of_type })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_written_and_read_alike() {
        let all: Vec<Parameter> = Parameter::all().collect();
        assert!(all.len() > Coefficients::NAMES.len());
        for parameter in all {
            assert_eq!(parameter.to_string().parse(), Ok(parameter));
        }
    }

    #[test]
    fn a_type_has_a_name_and_a_number() {
        let parameter: Parameter = "type_hours.medium".parse().expect("a number of the model");
        assert_eq!("type_hours[2]".parse(), Ok(parameter));
        assert_eq!((parameter.name(), parameter.index()), ("type_hours", 2));
    }

    #[test]
    fn what_names_no_number_is_told_why() {
        let cases = [
            ("fuond", NoParameter::Unknown("fuond".into())),
            ("prior", NoParameter::WhichType("prior")),
            ("found.heavy", NoParameter::OneValue("found")),
            ("found[0]", NoParameter::OneValue("found")),
            ("prior.huge", NoParameter::UnknownType("huge".into())),
            ("prior[4]", NoParameter::UnknownType("4".into())),
            ("prior.2", NoParameter::UnknownType("2".into())),
        ];
        for (text, expected) in cases {
            assert_eq!(text.parse::<Parameter>(), Err(expected), "{text}");
        }
    }
}
