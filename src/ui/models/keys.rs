//! Which key does what, as labels: filled from the action table of the game.

use std::collections::BTreeMap;

/// Something a key can do on these panels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    /// Stop time, or let it go on.
    Pause,
    /// Speed 1.
    Normal,
    /// Speed 2.
    Double,
    /// Speed 4.
    Fourfold,
    /// Run the pulse.
    Run,
    /// Take back the last order.
    Undo,
    /// Option or offer by number, from 0.
    Choose(u8),
    /// Order at the picked thing by number, from 0.
    Here(u8),
    /// Page of the dispatch.
    Dispatch,
    /// Page of the plan.
    Plan,
    /// Page of the allies.
    Allies,
    /// Page of the log.
    Log,
    /// The key to the map.
    Legend,
    /// Close what is open.
    Close,
}

/// Label of the key for each deed that has one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keys(pub BTreeMap<Deed, String>);

impl Keys {
    /// Label of a deed's key.
    pub fn of(&self, deed: Deed) -> Option<&str> {
        self.0.get(&deed).map(String::as_str)
    }
}
