//! The golden numbers of the research notes, computed there by other means than ours. A number is named by
//! the way to it, as in `axelrod_die/S=0,P=1,w=0.9/T`.

use serde_json::Value;
use std::sync::OnceLock;

fn all() -> &'static Value {
    static ALL: OnceLock<Value> = OnceLock::new();
    ALL.get_or_init(|| {
        serde_json::from_str(include_str!("../../assets/published/golden.json")).expect("it is JSON")
    })
}

/// A golden number; `None` where there is none.
pub fn number(way: &str) -> Option<f64> {
    way.split('/')
        .try_fold(all(), |value, key| match value {
            Value::Array(values) => values.get(key.parse::<usize>().ok()?),
            _ => value.get(key),
        })?
        .as_f64()
}

/// The names below a way, those that are numbers in rising order; none below a number.
pub fn keys(way: &str) -> Vec<&'static str> {
    let found = way.split('/').try_fold(all(), |value, key| value.get(key));
    let names = found.and_then(Value::as_object).into_iter().flat_map(|names| names.keys());
    let mut names: Vec<&str> = names.map(String::as_str).collect();
    let figure = |name: &str| name.parse().unwrap_or(0.0);
    names.sort_by(|a, b| f64::total_cmp(&figure(a), &figure(b)));
    names
}

/// The ways to all golden numbers.
pub fn ways() -> Vec<String> {
    fn below(way: &str, value: &Value, found: &mut Vec<String>) {
        let next = |key: &str| if way.is_empty() { key.to_owned() } else { format!("{way}/{key}") };
        match value {
            Value::Object(names) => names.iter().for_each(|(key, value)| below(&next(key), value, found)),
            Value::Array(values) => {
                values.iter().enumerate().for_each(|(i, value)| below(&next(&i.to_string()), value, found));
            }
            Value::Null => {}
            _ => found.push(way.to_owned()),
        }
    }
    let mut found = Vec::new();
    below("", all(), &mut found);
    found
}
