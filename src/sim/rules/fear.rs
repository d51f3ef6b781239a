//! What frightens an adversary that fears an attack itself: what it sees of the alliance's strength, whatever is meant by it.
//! Source: docs/rules/signals.md (Jervis 1976).

use crate::sim::rules::politics::Alliance;

/// Occasions that frighten it now: loud signals of the last weeks, every brigade that was sent, an Article 4 of the last
/// weeks, a commitment that holds, and implants of it that were thrown out in the last weeks, for they also told that no
/// attack was coming (Buchanan 2017).
pub fn occasions(alliance: &Alliance) -> usize {
    let called = alliance.politics.article_four.is_some_and(|at| alliance.still_loud(at));
    let bound = alliance.politics.guarantee.is_some_and(|until| until > alliance.now);
    let once = [called, bound, alliance.blinded()].into_iter().filter(|occasion| *occasion).count();
    alliance.loud() + alliance.brigades.len() + once
}

/// What they add to the gain that it sees in an attack, by how fearful it is: less while it believes a word that reached it
/// through the back channel.
pub fn felt(alliance: &Alliance, fearful: f64) -> f64 {
    let figures = &alliance.scenario.coefficients;
    let reassured = alliance.politics.reassured.is_some_and(|until| until > alliance.now);
    let left = if reassured { figures.reassurance } else { 1.0 };
    figures.fear * fearful * occasions(alliance) as f64 * left
}
