//! Names of the rules that a level may write: echelons, media, acts and the like.

use crate::choice_of;
use crate::level::value::Namespace;
use crate::sim::Side;
use crate::sim::scenario::{Act, Branch, DispatchKind, Doctrine, Echelon, Fear, LinkKind, Manner, Medium};

/// Headquarters, formations and sites share one namespace: a link joins any two of them.
pub struct NodeName;

impl Namespace for NodeName {
    const WORD: &'static str = "node";
}

choice_of! {
    /// One of the two sides.
    Side as "side" {
        /// The defensive alliance.
        Alliance,
        /// The state whose council decides on war.
        Adversary,
    }
}

choice_of! {
    /// Size of a formation, as in APP-6.
    Echelon as "echelon" {
        /// II
        Battalion,
        /// III
        Regiment,
        /// X
        Brigade,
        /// XX
        Division,
        /// XXX
        Corps,
        /// XXXX
        Army,
        /// XXXXX and above
        Theatre,
    }
}

choice_of! {
    /// Main function of a formation, as in APP-6.
    Branch as "branch" {
        /// Infantry.
        Infantry,
        /// Mechanised infantry.
        Mechanised,
        /// Armour.
        Armour,
        /// Airborne or air assault.
        Airborne,
        /// Artillery.
        Artillery,
        /// Missile.
        Missile,
        /// Air defence.
        AirDefence,
        /// Signals.
        Signals,
        /// Electronic warfare.
        ElectronicWarfare,
        /// Cyber.
        Cyber,
        /// Naval infantry.
        NavalInfantry,
        /// Reconnaissance and special operations.
        SpecialOperations,
        /// Sustainment.
        Sustainment,
        /// Combined command of several arms.
        Command,
        /// Air base.
        AirBase,
        /// Radar.
        Radar,
        /// Satellite ground station.
        GroundStation,
        /// Telecommunications.
        Telecom,
    }
}

choice_of! {
    /// What a formation does when it is cut off.
    Doctrine as "doctrine" {
        /// Stands where it is.
        Hold,
        /// Goes on with the last order.
        LastOrder,
        /// Attacks on its own authority.
        PreDelegated,
        /// Falls back.
        Withdraw,
    }
}

choice_of! {
    /// What signals travel by.
    Medium as "medium" {
        /// Fibre and civil telecommunications.
        Fibre,
        /// Satellite.
        Satellite,
        /// Microwave relay.
        Microwave,
        /// Field cable.
        Cable,
        /// HF radio.
        Hf,
        /// VHF and UHF radio.
        Vhf,
        /// Courier.
        Courier,
    }
}

choice_of! {
    /// What a link is for.
    LinkKind as "kind of link" {
        /// Chain of command.
        Command,
        /// Between neighbours; carries orders when command links fail.
        Coordination,
    }
}

choice_of! {
    /// How a capability is signalled.
    Manner as "manner" {
        /// Said.
        Claim,
        /// Shown in an exercise.
        Exercise,
        /// Shown on a decoy, before the adversary's attachés.
        Decoy,
        /// Shown on the adversary's live network.
        Live,
        /// Tried, and failed in the open.
        Failed,
        /// Tested by the adversary, and found to be what we hold.
        Confirmed,
    }
}

choice_of! {
    /// What an ally fears above all.
    Fear as "fear" {
        /// To be drawn into a war by somebody's show of strength: loud signals cost its support.
        Entrapment,
        /// The ladder of escalation: every rung costs.
        Escalation,
        /// To be left alone: brigades win it, ways down offered cost it.
        Abandonment,
        /// To be the next: harm that nobody answers costs it.
        Exposure,
        /// To be wrong: it counts a case only when it is proven, and then twice.
        Proof,
        /// The end of talks: ways down offered win it, accusations cost it.
        Rupture,
    }
}

choice_of! {
    /// What the adversary does in a week.
    Act as "act" {
        /// Goes on as usual.
        Routine,
        /// Works deeper into our network.
        Probe,
        /// Looks for accesses in its own network.
        Hunt,
        /// Lays cable to a headquarters.
        Harden,
        /// Pretends to be more ready than it is.
        Feint,
        /// Trains run, staffs move: a step up the ladder.
        Mobilise,
        /// Formations go home: a step down.
        StandDown,
        /// Formations get the order to attack beforehand: no recall, and no need of a network.
        PreDelegate,
    }
}

choice_of! {
    /// The type of a dispatch.
    DispatchKind as "kind of dispatch" {
        /// Harm at home: a cable, a grid, a hospital.
        HarmAtHome,
        /// Access in trouble: an update announced, an odd log-in.
        AccessInTrouble,
        /// Offer with a string: something is given, and something asked.
        Offer,
        /// Fracture of the alliance: a leak, an election, a veto.
        Fracture,
        /// Feint: a snap exercise, aircraft at the border.
        Feint,
        /// Blow at our command: ports, rail, the mail of a headquarters.
        Blow,
        /// Third hand: volunteers, criminals, a third state.
        ThirdHand,
        /// Channel: a letter, an inspection, a trade.
        Channel,
        /// Brittle: what fires by mistake or on nobody's order.
        Brittle,
    }
}
