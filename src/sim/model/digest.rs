//! A fingerprint of the state, one number a subsystem, so that a divergence names its culprit.

use crate::sim::model::state::State;
use serde::Serialize;

/// Names of the parts, in the order of [`Digest::parts`].
pub const PARTS: [&str; 6] = ["clock", "network", "forces", "traffic", "desk", "council"];

/// Fingerprints of one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digest {
    /// One number a part, by [`PARTS`].
    pub parts: [u64; PARTS.len()],
}

impl Digest {
    /// One number for all of them.
    pub fn total(&self) -> u64 {
        let mut hash = Hash::new();
        self.parts.iter().for_each(|part| hash.word(*part));
        hash.0
    }

    /// Names of the parts in which two digests differ.
    pub fn differences(&self, other: &Self) -> Vec<&'static str> {
        let pairs = self.parts.iter().zip(&other.parts).zip(PARTS);
        pairs.filter(|((a, b), _)| a != b).map(|(_, name)| name).collect()
    }
}

/// FNV-1a over words, folded once more at the end of each so that nearby values part.
struct Hash(u64);

impl Hash {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn word(&mut self, word: u64) {
        self.0 = (self.0 ^ word).wrapping_mul(0x0000_0100_0000_01b3);
        self.0 ^= self.0 >> 29;
    }

    fn part(of: &impl Serialize) -> u64 {
        postcard::to_extend(of, Self::new()).expect("a state holds nothing of unknown length").0
    }
}

impl Extend<u8> for Hash {
    fn extend<T: IntoIterator<Item = u8>>(&mut self, bytes: T) {
        bytes.into_iter().for_each(|byte| self.word(u64::from(byte)));
    }
}

/// The fingerprint of a state: of its values in their order, whatever types and fields are called.
pub fn of(state: &State) -> Digest {
    let network = &state.network;
    Digest {
        parts: [
            Hash::part(&(state.hour, state.luck.seed(), state.stage, state.opening)),
            Hash::part(&(
                (&network.outages, &network.silent, &network.cabled, &network.attacking),
                (&network.link_quality, &network.command_quality),
            )),
            Hash::part(&(
                (&state.strength, &state.posts, &state.reports, &state.contacts),
                (&state.war, &state.alone.now, &state.alone.times),
            )),
            Hash::part(&(&state.next_transmission, &state.traffic)),
            Hash::part(&(&state.desk, &state.actors)),
            Hash::part(&state.council),
        ],
    }
}
