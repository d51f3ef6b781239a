//! A chance that is shown is the chance that is used: of the councils that were shown a chance, so many vote yes.

use crate::bars::shipped;
use crate::fixture::minds;
use assured_disruption::session::Session;
use assured_disruption::sim::Scenario;
use assured_disruption::sim::formula::mood::Mood;
use assured_disruption::sim::formula::normal::quantile;
use assured_disruption::sim::ledger::chances;
use assured_disruption::sim::luck::{Luck, Stream};
use std::sync::Arc;

/// A council: the chance it was shown to have, the one over all moods, and its vote.
struct Council {
    shown: f64,
    blind: f64,
    yes: bool,
}

/// Votes of the councils whose chance lies in a band.
#[derive(Clone, Copy, Default)]
struct Band {
    councils: usize,
    yes: f64,
    expected: f64,
    variance: f64,
}

impl Band {
    /// Standard deviations between the votes and what was shown. Councils of one game hang together, but each chance is
    /// given what went before, so that their differences from the votes do not.
    fn off(&self) -> f64 {
        (self.yes - self.expected) / self.variance.sqrt()
    }
}

const BANDS: usize = 10;
/// Councils a band must hold to be judged.
const ENOUGH: usize = 40;

fn councils(scenario: &Arc<Scenario>, policies: &[&str], games: u64) -> Vec<Council> {
    let play = |(policy, seed): (&str, u64)| {
        let mut session = Session::new(Arc::clone(scenario), seed, minds(policy));
        while session.over().is_none() {
            session.advance();
        }
        let ledgers = session.ledgers().expect("the game is over");
        let shown = chances(&scenario.coefficients, scenario.council_interval, ledgers);
        let council = |(ledger, shown): (&assured_disruption::sim::Ledger, f64)| Council {
            shown,
            blind: ledger.chance,
            yes: ledger.yes,
        };
        ledgers.iter().zip(shown).map(council).collect::<Vec<_>>()
    };
    let of = |seed: u64| (policies[seed as usize % policies.len()], seed);
    (0..games).map(of).flat_map(play).collect()
}

fn bands(councils: &[Council], chance: impl Fn(&Council) -> f64) -> [Band; BANDS] {
    let mut bands = [Band::default(); BANDS];
    for council in councils {
        let chance = chance(council);
        let band = &mut bands[((chance * BANDS as f64) as usize).min(BANDS - 1)];
        band.councils += 1;
        band.yes += f64::from(u8::from(council.yes));
        band.expected += chance;
        band.variance += (chance * (1.0 - chance)).max(1e-4);
    }
    bands
}

/// Holds every band against its votes: within four standard deviations, and the whole within three.
fn calibrated(councils: &[Council]) {
    print("over all moods", &bands(councils, |council| council.blind));
    let bands = bands(councils, |council| council.shown);
    print("shown", &bands);
    for (at, band) in bands.iter().enumerate().filter(|(_, band)| band.councils >= ENOUGH) {
        assert!(band.off().abs() < 4.0, "band {at} of {BANDS} is off by {:.1} deviations", band.off());
    }
    let all = bands.iter().fold(Band::default(), |all, band| Band {
        councils: all.councils + band.councils,
        yes: all.yes + band.yes,
        expected: all.expected + band.expected,
        variance: all.variance + band.variance,
    });
    assert!(all.off().abs() < 3.0, "all bands together are off by {:.1} deviations", all.off());
}

fn print(what: &str, bands: &[Band; BANDS]) {
    for (at, band) in bands.iter().enumerate().filter(|(_, band)| band.councils > 0) {
        println!(
            "{what} {:.1}-{:.1}: {:>5} councils, {:.3} foretold, {:.3} yes, off by {:+.1}",
            at as f64 / BANDS as f64,
            (at + 1) as f64 / BANDS as f64,
            band.councils,
            band.expected / band.councils as f64,
            band.yes / band.councils as f64,
            band.off(),
        );
    }
}

const POLICIES: [&str; 3] = ["balanced", "never-reveal", "hawk"];

#[test]
fn of_councils_that_were_shown_a_chance_so_many_vote_yes() {
    let councils = councils(&shipped("baltic_flash", "anchored"), &POLICIES, 300);
    calibrated(&councils);
}

#[test]
fn a_chance_that_forgets_the_votes_before_foretells_them_worse() {
    let councils = councils(&shipped("baltic_flash", "anchored"), &POLICIES, 150);
    // The logarithm of what was held likely of all the votes together.
    let score = |chance: fn(&Council) -> f64| -> f64 {
        let held = |council: &Council| if council.yes { chance(council) } else { 1.0 - chance(council) };
        councils.iter().map(|council| libm::log(held(council).max(1e-6))).sum()
    };
    let (shown, blind) = (score(|council| council.shown), score(|council| council.blind));
    assert!(shown > blind + 20.0, "{shown} against {blind}");
}

#[test]
fn a_council_that_meets_more_often_is_as_likely_to_say_yes_as_it_is_shown() {
    let mut scenario = shipped("baltic_flash", "anchored").tables();
    scenario.council_interval = 84;
    scenario.deck.hours = (16, 60);
    let scenario = Scenario::of(scenario);
    calibrated(&councils(&Arc::new(scenario), &POLICIES, 60));
}

#[test]
#[ignore = "2,000 games: a minute"]
fn of_councils_of_two_thousand_games_so_many_vote_yes() {
    calibrated(&councils(&shipped("baltic_flash", "anchored"), &POLICIES, 2_000));
}

#[test]
fn the_filter_is_the_law_of_the_mood() {
    // By counting: of moods that lay below one level and then above another, how many lie below a third.
    const MOODS: u64 = 40_000;
    for persistence in [-0.6, 0.0, 0.7, 0.95, 1.0] {
        let levels = [0.4, -0.3, 0.1];
        let mut mood = Mood::unknown(persistence);
        mood.seen(levels[0], true);
        mood.pass();
        mood.seen(levels[1], false);
        mood.pass();
        let luck = |seed| Luck::new(seed);
        let moods = (0..MOODS)
            .map(|seed| [0, 1, 2].map(|n| luck(seed).autoregressive(Stream::Mood, 0, n, persistence)));
        let left: Vec<_> = moods.filter(|z| z[0] < levels[0] && z[1] >= levels[1]).collect();
        let below = left.iter().filter(|z| z[2] < levels[2]).count() as f64 / left.len() as f64;
        let spread = (below * (1.0 - below) / left.len() as f64).sqrt();
        let told = mood.below(levels[2]);
        // A cell is a tenth wide: where the mood never changes, that is how sharp a level can be.
        let grain = if persistence == 1.0 { 0.02 } else { 0.002 };
        assert!((told - below).abs() < 4.0 * spread + grain, "{persistence}: {told} told, {below} counted");
    }
}

#[test]
fn a_mood_of_which_nothing_is_known_is_normal_and_stays_so() {
    for persistence in [-1.0, 0.0, 0.7, 1.0] {
        let mut mood = Mood::unknown(persistence);
        for _ in 0..20 {
            for chance in [0.0, 0.01, 0.3, 0.5, 0.99, 1.0] {
                let told = mood.below(quantile(chance));
                assert!((told - chance).abs() < 0.01, "{told} for {chance} at {persistence}");
            }
            mood.pass();
        }
        // What cannot be is not believed.
        mood.seen(f64::NEG_INFINITY, true);
        assert!((mood.below(0.0) - 0.5).abs() < 0.01);
    }
}
