//! Luck is a pure function of a key: (seed, stream, subject, n). Nothing is carried from draw to draw, so forks
//! share their luck, waiting never rolls again, and nothing has to be saved.
//!
//! The subject is a stable identity (a hash of the level's own id), never a running number; n is the hour for what
//! happens every hour, the number of the attempt for what is tried.

use serde::{Deserialize, Serialize};
use std::convert::Infallible;

/// Independent sources of chance, one for each concern: a draw of one never shifts another. New ones stand at the end:
/// the place of a stream is part of its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[repr(u64)]
pub enum Stream {
    /// What is fixed when the game begins: horizon, disposition, stakes.
    Opening = 1,
    /// The mood of the adversary's council.
    Mood,
    /// What the adversary chooses to do in a week.
    Choice,
    /// Whether work on an access succeeds.
    Building,
    /// When an access is found or patched.
    Discovery,
    /// Whether an operation takes effect.
    Effect,
    /// How long an outage lasts.
    Repair,
    /// What intelligence reads.
    Reading,
    /// Which dispatch comes, when, and what is behind it.
    Dispatch,
    /// The fortunes of war: march and reaction.
    Friction,
    /// Strikes at our own network in war.
    Strike,
    /// Whether a bluff is tested.
    Test,
    /// Worlds imagined by an advisor or a mind: never the game's own luck.
    Imagined,
    /// What a study draws: plans, figures, answers. No game asks for it.
    Study,
    /// Where the bar of an ally lies.
    Ally,
    /// What evidence points to, and whether truth comes out.
    Evidence,
    /// What happens against everybody's will.
    Accident,
    /// Where the adversary sits in our network.
    Implant,
    /// What those of neither side do.
    Actor,
    /// Whether an order is lost with its link.
    Loss,
    /// What is seen of the other side's formations.
    Sight,
    /// Whether software reaches beyond its target.
    Spread,
    /// At what a battery fires that nobody tells.
    Stray,
    /// Whether a hit at nuclear warning is taken for more than it is.
    Entanglement,
    /// What inspectors find, and what they show.
    Inspection,
}

/// The key of a game's luck.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Luck {
    seed: u64,
}

/// The words of one key, as a generator for whoever wants more than one draw.
#[derive(Clone, Debug)]
pub struct Draw {
    key: u64,
    counter: u64,
}

/// Stable identity of a level's own name: FNV-1a, 64 bit.
pub fn subject(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Finaliser of SplitMix64 (Steele, Lea, Flood 2014): a bijection whose output bits all depend on all input bits.
fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

const WEYL: u64 = 0x9e37_79b9_7f4a_7c15;

impl Luck {
    /// The luck of a seed.
    pub fn new(seed: u64) -> Self {
        Self { seed }
    }

    /// The seed this luck was made from.
    pub fn seed(self) -> u64 {
        self.seed
    }

    /// Fresh luck for branch `index`; branch 0 is the luck itself.
    pub fn branch(self, index: u64) -> Self {
        if index == 0 { self } else { Self { seed: mix(self.seed ^ mix(index.wrapping_mul(WEYL))) } }
    }

    /// Luck of an imagined world, by who imagines it (a subject of [`Stream::Imagined`]) and its number: it tells nothing of
    /// the game's own.
    pub fn imagined(self, subject: u64, n: u64) -> Self {
        Self { seed: self.draw(Stream::Imagined, subject, n).word() }
    }

    /// The generator of one key.
    pub fn draw(self, stream: Stream, subject: u64, n: u64) -> Draw {
        let key = mix(self.seed.wrapping_add(WEYL)) ^ (stream as u64).wrapping_mul(WEYL);
        let key = mix(key) ^ subject;
        Draw { key: mix(mix(key) ^ n.wrapping_mul(WEYL)), counter: 0 }
    }

    /// Uniform in the open interval (0, 1).
    pub fn uniform(self, stream: Stream, subject: u64, n: u64) -> f64 {
        self.draw(stream, subject, n).uniform()
    }

    /// True with the given chance.
    pub fn chance(self, stream: Stream, subject: u64, n: u64, chance: f64) -> bool {
        self.uniform(stream, subject, n) < chance
    }

    /// Standard normal.
    pub fn normal(self, stream: Stream, subject: u64, n: u64) -> f64 {
        self.draw(stream, subject, n).normal()
    }

    /// Exponential with mean 1: the threshold of a hazard that runs from now on.
    pub fn threshold(self, stream: Stream, subject: u64, n: u64) -> f64 {
        -libm::log(self.uniform(stream, subject, n))
    }

    /// Autoregressive standard normal of order one: `rho` links n to n - 1 and every value is N(0, 1).
    pub fn autoregressive(self, stream: Stream, subject: u64, n: u64, rho: f64) -> f64 {
        let fresh = (1.0 - rho * rho).sqrt();
        (1..=n)
            .fold(self.normal(stream, subject, 0), |z, k| rho * z + fresh * self.normal(stream, subject, k))
    }
}

impl Draw {
    fn word(&mut self) -> u64 {
        self.counter = self.counter.wrapping_add(1);
        mix(self.key.wrapping_add(self.counter.wrapping_mul(WEYL)))
    }

    /// Uniform in the open interval (0, 1), 53 bits.
    pub fn uniform(&mut self) -> f64 {
        (((self.word() >> 11) as f64 + 0.5) / (1u64 << 53) as f64).min(1.0 - f64::EPSILON / 2.0)
    }

    /// Standard normal by the inverse of its distribution: one word a value, monotone in the word.
    pub fn normal(&mut self) -> f64 {
        crate::sim::formula::normal::quantile(self.uniform())
    }

    /// Index of a weight, chosen in proportion; `None` when no weight is positive.
    pub fn weighted(&mut self, weights: &[f64]) -> Option<usize> {
        let total: f64 = weights.iter().filter(|w| **w > 0.0).sum();
        let mut at = self.uniform() * total;
        let mut last = None;
        for (index, weight) in weights.iter().enumerate().filter(|(_, w)| **w > 0.0) {
            last = Some(index);
            at -= weight;
            if at < 0.0 {
                break;
            }
        }
        last
    }
}

impl rand::TryRng for Draw {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok((self.word() >> 32) as u32)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.word())
    }

    fn try_fill_bytes(&mut self, target: &mut [u8]) -> Result<(), Infallible> {
        for chunk in target.chunks_mut(8) {
            chunk.copy_from_slice(&self.word().to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}
