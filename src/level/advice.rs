//! What to write instead of a name that nobody knows.

use super::literal::shortened;

/// How many names a finding lists.
const MAX_LISTED: usize = 12;
/// Names longer than this many bytes are not compared with others.
pub(super) const MAX_COMPARED: usize = 64;

/// What to write instead of an unknown name. Costs a look at every known one: worth it only for a finding that is kept.
pub fn advice<'n>(name: &str, known: impl Iterator<Item = &'n str> + Clone) -> String {
    if let Some(close) = closest(name, known.clone()) {
        return format!("did you mean `{close}`?");
    }
    let listed: Vec<String> = known.clone().take(MAX_LISTED).map(shortened).collect();
    let more = if known.take(MAX_LISTED + 1).count() > MAX_LISTED { ", ..." } else { "" };
    format!("known are `{}`{more}", listed.join("`, `"))
}

/// The known name a mistyped one is most like, if it is like any.
pub fn closest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    if name.len() > MAX_COMPARED {
        return None;
    }
    let (name, length) = (name.to_lowercase(), name.chars().count());
    let mut most = (1 + length / 4).min(length.max(2) - 1);
    let (mut best, farthest) = (None, most);
    for known in known.filter(|known| known.chars().count().abs_diff(length) <= farthest) {
        let plain = known.to_lowercase();
        if apart(&name, &plain) > most {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&name, &plain);
        if distance <= most {
            best = Some(known);
            let Some(less) = distance.checked_sub(1) else { break };
            most = less;
        }
    }
    best
}

/// A lower bound of the edits between two names, cheap to tell: how many letters of one the other lacks.
fn apart(a: &str, b: &str) -> usize {
    let mut letters = [0i16; 64];
    let mut count = |name: &str, by| name.chars().for_each(|c| letters[u32::from(c) as usize % 64] += by);
    count(a, 1);
    count(b, -1);
    let sum = |sign: i16| letters.iter().map(|count| (count * sign).max(0)).sum::<i16>();
    sum(1).max(sum(-1)).unsigned_abs().into()
}
