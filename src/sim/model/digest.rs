//! A fingerprint of the state, one number a subsystem, so that a divergence names its culprit.

use crate::map::projection::LonLat;
use crate::sim::model::ids::*;
use crate::sim::model::state::*;

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

    fn real(&mut self, value: f64) {
        self.word(value.to_bits());
    }

    fn place(&mut self, place: LonLat) {
        self.real(place.lon);
        self.real(place.lat);
    }

    fn post(&mut self, post: &Post) {
        self.place(post.from);
        self.place(post.to);
        self.word(u64::from(post.since) << 32 | u64::from(post.until));
    }

    fn sighting(&mut self, seen: &Sighting) {
        self.place(seen.at);
        self.real(seen.km);
        self.real(seen.strength);
        let flags = [seen.marching, seen.identified, seen.exact].map(u64::from);
        self.word(u64::from(seen.hour) << 3 | flags[0] << 2 | flags[1] << 1 | flags[2]);
    }

    /// Anything with a stable debug form: enums and small records, where speed does not matter.
    fn shown(&mut self, value: &impl std::fmt::Debug) {
        use std::fmt::Write;
        write!(self, "{value:?}").expect("hashing cannot fail");
    }
}

impl std::fmt::Write for Hash {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        text.bytes().for_each(|byte| self.word(u64::from(byte)));
        Ok(())
    }
}

fn part(fill: impl FnOnce(&mut Hash)) -> u64 {
    let mut hash = Hash::new();
    fill(&mut hash);
    hash.0
}

/// The fingerprint of a state.
pub fn of(state: &State) -> Digest {
    Digest {
        parts: [
            part(|hash| {
                hash.word(u64::from(state.hour));
                hash.word(state.luck.seed());
                hash.shown(&(state.stage, state.opening));
            }),
            part(|hash| network(hash, &state.network)),
            part(|hash| {
                state.strength.iter().for_each(|s| hash.real(*s));
                state.posts.iter().for_each(|post| hash.post(post));
                for report in &state.reports {
                    hash.real(report.quality);
                    hash.sighting(&report.seen);
                }
                state.contacts.iter().for_each(|contact| hash.sighting(contact));
                hash.shown(&(&state.war, &state.alone.now, &state.alone.times));
            }),
            part(|hash| {
                state.next_transmission.iter().for_each(|id| hash.word(u64::from(*id)));
                hash.shown(&state.traffic);
            }),
            part(|hash| hash.shown(&(&state.desk, &state.actors))),
            part(|hash| hash.shown(&state.council)),
        ],
    }
}

fn network(hash: &mut Hash, network: &NetworkState) {
    for (index, outage) in network.outages.iter().enumerate() {
        if let Some(outage) = outage {
            hash.shown(&(BearerId::from(index), outage));
        }
    }
    network.silent.iter().for_each(|until| hash.word(u64::from(*until)));
    network.cabled.iter().chain(&network.attacking).for_each(|flag| hash.word(u64::from(*flag)));
    network.link_quality.iter().chain(&network.command_quality).for_each(|q| hash.real(*q));
}
