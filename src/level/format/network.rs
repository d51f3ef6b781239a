//! Forces and what joins them: headquarters, formations, sites, links, carriers.

use super::dispatch::Dispatch;
use super::names::NodeName;
use super::place::Place;
use crate::level::value::{Id, List, Ref};
use crate::sim::Side;
use crate::sim::scenario::{Branch, Doctrine, Echelon, LinkKind, Medium};
use crate::{choice, record};

record! {
    /// What one side has.
    pub struct Forces as "side's forces" {
        /// Those who command.
        headquarters: List<Headquarters>,
        /// Those who march and fight.
        formations: List<Formation> = [],
        /// What stands where it stands.
        sites: List<Site> = [],
    }
}

record! {
    /// A place that gives orders. On each side exactly one has no command link upwards: the summit.
    pub struct Headquarters as "headquarters" at most 256 {
        /// The name links refer to.
        id: Id<NodeName>,
        /// Name on the map.
        name: String,
        /// How large it is.
        echelon: Echelon,
        /// Its main function.
        branch: Branch = Command,
        /// Where it stands.
        at: Place,
        /// Name of that place, if it is no town of the gazetteer.
        place: Option<String>,
    }
}

record! {
    /// A unit that marches or defends.
    pub struct Formation as "formation" at most 512 {
        /// The name links and axes refer to.
        id: Id<NodeName>,
        /// Name on the map.
        name: String,
        /// How large it is.
        echelon: Echelon,
        /// Its main function.
        branch: Branch,
        /// Where it stands in peace.
        at: Place,
        /// Name of that place, if it is no town of the gazetteer.
        place: Option<String>,
        /// Combat power; left out, it follows from the echelon: battalion 0.3, regiment 0.6, brigade 1, division 3, corps 4, army 6.
        strength: Option<f64> ["brigades", 0.0..=50.0],
        /// What it does when it is cut off.
        doctrine: Doctrine = LastOrder,
    }
}

record! {
    /// Something that stands where it stands: a cell, a base, a station.
    pub struct Site as "site" at most 512 {
        /// The name others refer to.
        id: Id<NodeName>,
        /// Name on the map.
        name: String,
        /// How large it is.
        echelon: Echelon = Battalion,
        /// Its main function.
        branch: Branch,
        /// Where it stands.
        at: Place,
        /// Name of that place, if it is no town of the gazetteer.
        place: Option<String>,
        /// Whether it is a part of nuclear warning: a hit at one of its links may be taken for a hit at that.
        entangled: bool = false,
    }
}

record! {
    /// Radars, a centre and batteries that keep the other side's air power off, as far as the links between them work.
    pub struct AirDefence as "air defence" at most 64 {
        /// Its name.
        id: Id<AirDefence>,
        /// What it is called.
        name: String,
        /// The headquarters or site that tells the batteries what comes. Its side is that of the defence.
        centre: Ref<NodeName>,
        /// What sees; one radar that reaches the centre is enough.
        radars: List<Ref<NodeName>>,
        /// What fires. A battery of branch AirDefence that nobody tells anything may fire at what it should not.
        batteries: List<Ref<NodeName>>,
        /// The card that comes when one of them fires at a civil aircraft in the crisis.
        incident: Option<Ref<Dispatch>>,
    }
}

record! {
    /// Shared infrastructure: an exchange, a ground station, a relay. When it is out, so is all that rides on it.
    pub struct Carrier as "carrier" at most 512 {
        /// The name links and accesses refer to.
        id: Id<Carrier>,
        /// Name on the map.
        name: String,
        /// Whose network it serves.
        side: Side,
        /// The medium it carries.
        medium: Medium,
        /// Where it stands.
        at: Place,
        /// Whether nuclear warning rides on it too: a hit may be taken for a hit at that.
        entangled: bool = false,
        /// People who lose a service when it is out: the ledger of harm counts their hours.
        persons: u32 = 0,
    }
}

record! {
    /// A link between two nodes of one side.
    pub struct Link as "link" at most 1024 {
        /// The lower end.
        child: Ref<NodeName>,
        /// The upper end.
        parent: Ref<NodeName>,
        /// What it runs over, each medium once.
        media: List<LinkMedium>,
        /// The name targets refer to; left out, it is the ids of both ends: `child-parent`.
        id: Option<Id<Link>>,
        /// What it is for.
        kind: LinkKind = Command,
        /// Load while the lower end stands; left out, the coefficient `army_load` for corps headquarters and armies, else `halted_load`.
        load: Option<f64> ["of a full staff's traffic", 0.0..=10.0],
        /// Whether nuclear warning depends on it: a hit may be taken for a hit at that.
        entangled: bool = false,
        /// Load while the lower end attacks; left out, `army_load` or `attack_load` in the same way.
        load_attacking: Option<f64> ["of a full staff's traffic", 0.0..=10.0],
    }
}

choice! {
    /// What a link runs over.
    pub enum LinkMedium as "medium" at most 16 {
        /// Fibre and civil telecommunications, capacity `fibre_capacity`.
        Fibre,
        /// Satellite.
        Satellite,
        /// Microwave relay.
        Microwave,
        /// Field cable; software and jammers cannot touch it, and a column that marches rolls it up.
        Cable,
        /// VHF and UHF radio; software cannot touch it.
        Vhf,
        /// HF radio; software cannot touch it.
        Hf,
        /// Courier; nothing but distance touches it.
        Courier,
        /// A medium that rides on a carrier: `On(Fibre, "X.PSKOV")`.
        On(Carried),
    }
}

record! {
    /// A medium of a link that rides on shared infrastructure.
    pub struct Carried as "carried medium" {
        /// The medium.
        medium: Medium,
        /// What it rides on.
        carrier: Ref<Carrier>,
    }
}
