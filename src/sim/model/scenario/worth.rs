//! What has been reckoned of sets of weapons and of the networks they leave, remembered: pure functions of the scenario.

use crate::sim::model::ids::LinkId;
use crate::sim::model::scenario::Tables;
use crate::sim::model::state::Weapon;
use crate::sim::model::units::Hours;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// What a capability does to the adversary's C2 network, and the hours that costs the attack.
#[derive(Clone, Debug, PartialEq)]
pub struct Capability {
    /// Mean loss of command quality of the leading column while it lasts: theta.
    pub theta: f64,
    /// Hours that it lasts.
    pub outage: Hours,
    /// Hours by which the first objective falls later.
    pub hours: Hours,
    /// The volleys that achieve it, in order.
    pub volleys: Vec<Vec<Weapon>>,
}

/// What is left of the adversary's network while some weapons work.
#[derive(Debug)]
pub struct Quality {
    /// Command quality of each axis' leading formation.
    pub command: Vec<f64>,
    /// What each axis' column keeps of its pace.
    pub kept: Vec<f64>,
    /// Whether each axis' column is cut off and would have its orders again if cable lay along the dark links.
    pub mends: Vec<bool>,
    /// Factor by which our aircraft slow the adversary's columns.
    pub slowed: f64,
    /// Links along which cable would be laid.
    pub dark: Vec<LinkId>,
}

/// The most weapons and axes for which every set has a place of its own.
const MOST_BITS: usize = 15;
/// The most keys that a [`Memo`] holds.
const MOST_KEYS: usize = 1 << 12;

/// What was found for each key, forgotten when there are too many.
#[derive(Debug)]
struct Memo<K, V>(Mutex<BTreeMap<K, V>>);

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Ord, V: Clone> Memo<K, V> {
    /// What is remembered of a key, or else what is found now: without holding others up, so that two may find the same.
    fn of(&self, key: K, find: impl FnOnce() -> V) -> V {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known().get(&key) {
            return found.clone();
        }
        let found = find();
        let mut known = known();
        if known.len() >= MOST_KEYS {
            known.clear();
        }
        known.insert(key, found.clone());
        found
    }
}

/// A network under attack: links along which cable lies, and as bits the channels that are dark and the nodes that are silent.
pub(in crate::sim) type Attacked = (Vec<LinkId>, Vec<u64>);

/// The worth of sets of weapons against sets of axes, filled as it is asked for.
#[derive(Debug, Default)]
pub struct Worth {
    /// By the bits of a set; of a scenario with more than fifteen weapons and axes none.
    all: Vec<OnceLock<Capability>>,
    /// By the places of a set, where there are more.
    some: Memo<Vec<usize>, Capability>,
    /// What is left of a network; many sets leave the same.
    networks: Memo<Attacked, Arc<Quality>>,
}

impl Clone for Worth {
    fn clone(&self) -> Self {
        Self { all: self.all.clone(), some: Memo::default(), networks: Memo::default() }
    }
}

impl Worth {
    /// A place for each set of a level's weapons and axes.
    pub(super) fn of(tables: &Tables) -> Self {
        let bits = tables.accesses.len() + tables.jammers.len() + tables.axes.len();
        let places = if bits <= MOST_BITS { 1 << bits } else { 0 };
        Self { all: vec![OnceLock::new(); places], ..Self::default() }
    }

    /// What is remembered of a set, given by the places of its members in their order, or else what is reckoned now.
    pub fn of_set(
        &self,
        members: impl Iterator<Item = usize>,
        reckon: impl FnOnce() -> Capability,
    ) -> Cow<'_, Capability> {
        if self.all.is_empty() {
            return Cow::Owned(self.some.of(members.collect(), reckon));
        }
        let bits = members.fold(0, |bits, member| bits | 1 << member);
        Cow::Borrowed(self.all[bits].get_or_init(reckon))
    }

    /// What is remembered of a network, or else what is found now.
    pub(in crate::sim) fn of_network(
        &self,
        attacked: Attacked,
        find: impl FnOnce() -> Quality,
    ) -> Arc<Quality> {
        self.networks.of(attacked, || Arc::new(find()))
    }
}
