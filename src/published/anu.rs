//! Cyber deterrence that evolves: the model of a group at the Australian National University (MIT licence)
//! with its published table of 11 by 11 cells. Its column "Rationality" is one minus the rationality of the
//! code, as running the rules shows. Source: ANU deterrence model.

use crate::sim::luck::{Draw, Luck, Stream, subject};

/// States in the world.
const STATES: usize = 100;
/// Intensities of attack, 1 to 10.
const INTENSITIES: usize = 10;
/// Attacks of each state in a round.
const TICKS: usize = 100;
/// Rounds of a run.
pub const ROUNDS: usize = 10_000;
/// Chance that a copied entry mutates.
const MUTATION: f64 = 0.05;
/// Loss of an attacked state that does not retaliate, per intensity.
const SUFFERED: f64 = 0.5;
/// Loss of an attacked state that retaliates.
const RETALIATING: f64 = 0.75;
/// Loss of an attacker who is hit back.
const HIT_BACK: f64 = 0.5;

/// The published table, "Max Deterrence": rows are the published rationality 0, .1, .. 1, columns the
/// attribution 0, .1, .. 1; each the mean of ten runs.
pub const PUBLISHED: [[f64; 11]; 11] = [
    [0.6281, 0.6565, 0.9815, 0.9790, 0.9853, 0.9909, 0.9939, 0.9944, 0.9956, 0.9933, 0.9936],
    [0.5481, 0.5448, 0.9812, 0.9830, 0.9910, 0.9922, 0.9896, 0.9917, 0.9919, 0.9935, 0.9928],
    [0.5525, 0.4922, 0.9780, 0.9751, 0.9853, 0.9901, 0.9874, 0.9912, 0.9916, 0.9928, 0.9874],
    [0.4699, 0.5144, 0.9686, 0.9724, 0.9815, 0.9833, 0.9820, 0.9891, 0.9912, 0.9875, 0.9885],
    [0.4384, 0.4635, 0.9559, 0.9571, 0.9654, 0.9756, 0.9810, 0.9867, 0.9892, 0.9845, 0.9825],
    [0.4495, 0.4247, 0.9381, 0.9227, 0.9486, 0.9618, 0.9571, 0.9684, 0.9726, 0.9720, 0.9763],
    [0.3834, 0.3791, 0.4397, 0.7098, 0.8891, 0.8825, 0.9019, 0.9088, 0.9228, 0.9313, 0.9314],
    [0.3487, 0.3414, 0.3883, 0.3973, 0.5583, 0.6396, 0.6442, 0.7052, 0.7002, 0.7493, 0.7425],
    [0.3462, 0.3951, 0.3835, 0.3855, 0.3702, 0.3986, 0.3835, 0.4211, 0.4261, 0.4386, 0.4419],
    [0.3266, 0.3210, 0.3532, 0.3870, 0.3409, 0.3921, 0.3551, 0.3700, 0.3585, 0.3506, 0.3850],
    [0.2987, 0.2816, 0.3233, 0.3589, 0.3398, 0.3348, 0.3723, 0.3380, 0.3297, 0.3203, 0.3245],
];

/// The published figure for a cell, given in tenths: the rationality as the code means it, and the
/// attribution.
pub fn published(rationality: usize, attribution: usize) -> f64 {
    PUBLISHED[10 - rationality][attribution]
}

/// What is known of a state in this round, by intensity.
#[derive(Clone, Copy)]
struct Record {
    /// Attacks it let pass; counts begin at 1.
    ignored: [f64; INTENSITIES],
    /// Attacks it answered.
    answered: [f64; INTENSITIES],
    /// What an attack on it is worth.
    worth: [f64; INTENSITIES],
    /// The intensity of the largest worth, the lowest of equals.
    best: usize,
}

impl Record {
    /// Of a state that nobody knows.
    fn new(attribution: f64) -> Self {
        let even = [1.0; INTENSITIES];
        let mut record = Self { ignored: even, answered: even, worth: [f64::MIN; INTENSITIES], best: 0 };
        (0..INTENSITIES).for_each(|i| record.reckon(i, attribution));
        record
    }

    /// I (p_no + p_fail - 0.5 p_success), from the counts; keeps `best` right.
    fn reckon(&mut self, i: usize, attribution: f64) {
        let no = self.ignored[i] / (self.ignored[i] + self.answered[i]);
        let (success, fail) = ((1.0 - no) * attribution, (1.0 - no) * (1.0 - attribution));
        let before = self.worth[i];
        let now = (i + 1) as f64 * (no + fail - success * HIT_BACK);
        self.worth[i] = now;
        let best = self.worth[self.best];
        if i == self.best && now < before {
            let larger = |best: usize, i: usize| if self.worth[i] > self.worth[best] { i } else { best };
            self.best = (1..INTENSITIES).fold(0, larger);
        } else if now > best || (now == best && i < self.best) {
            self.best = i;
        }
    }
}

/// A state of the world.
struct State {
    /// Chance of retaliation, by intensity.
    retaliation: [f64; INTENSITIES],
    score: f64,
    record: Record,
}

/// One attack: what it gains the attacker, and all it does to the defender but the reckoning of his record.
fn attack(defender: &mut State, i: usize, attribution: f64, draw: &mut Draw) -> f64 {
    let intensity = (i + 1) as f64;
    if draw.uniform() > defender.retaliation[i] {
        defender.score -= SUFFERED * intensity;
        defender.record.ignored[i] += 1.0;
        intensity
    } else {
        defender.score -= RETALIATING * intensity;
        defender.record.answered[i] += 1.0;
        if draw.uniform() > attribution { intensity } else { -HIT_BACK * intensity }
    }
}

/// The largest, over the intensities, of the mean chance of retaliation after some rounds of one run.
///
/// In a round every state attacks a random other a hundred times, by habit at random, by reason where it pays
/// most; then the one with the lowest score mixes its chances with those of the winner. Source:
/// ANU deterrence model.
pub fn deterrence(rationality: f64, attribution: f64, rounds: usize, run: u64) -> f64 {
    let mut draw = Luck::new(run).draw(Stream::Opening, subject("anu"), 0);
    let unknown = Record::new(attribution);
    let state =
        |_| State { retaliation: std::array::from_fn(|_| draw.uniform()), score: 0.0, record: unknown };
    let mut states: Vec<State> = (0..STATES).map(state).collect();
    for _ in 0..rounds {
        states.iter_mut().for_each(|state| (state.score, state.record) = (0.0, unknown));
        for _ in 0..TICKS {
            for attacker in 0..STATES {
                let other = (draw.uniform() * (STATES - 1) as f64) as usize;
                let defender = &mut states[if other < attacker { other } else { other + 1 }];
                let by_habit = draw.uniform() > rationality;
                let i = if by_habit {
                    (draw.uniform() * INTENSITIES as f64) as usize
                } else {
                    defender.record.best
                };
                let gained = attack(defender, i, attribution, &mut draw);
                // Nobody reads a record among those without reason.
                if rationality > 0.0 {
                    defender.record.reckon(i, attribution);
                }
                states[attacker].score += gained;
            }
        }
        evolve(&mut states, &mut draw);
    }
    let mean = |i: usize| states.iter().map(|state| state.retaliation[i]).sum::<f64>() / STATES as f64;
    (0..INTENSITIES).map(mean).fold(0.0, f64::max)
}

/// The lowest scorer keeps each of its chances or takes the winner's, by the flip of a coin, with mutations.
fn evolve(states: &mut [State], draw: &mut Draw) {
    let first = |better: fn(&f64, &f64) -> bool| {
        let keep = |kept: usize, other: usize| {
            if better(&states[other].score, &states[kept].score) { other } else { kept }
        };
        (0..STATES).reduce(keep).unwrap_or(0)
    };
    let (loser, winner) = (first(f64::lt), first(f64::gt));
    let model = states[winner].retaliation;
    for (own, other) in states[loser].retaliation.iter_mut().zip(model) {
        if draw.uniform() < 0.5 {
            *own = other;
        }
        if draw.uniform() < MUTATION {
            *own = draw.uniform();
        }
    }
}
