//! The campaign: axes, allies, and the weapons of the effects desk.

use super::names::NodeName;
use super::network::Carrier;
use super::place::Place;
use crate::level::value::{Hours, Id, List, Ref};
use crate::sim::scenario::{Fear, Medium};
use crate::{choice, record};

record! {
    /// An axis of advance. Its length follows from the way.
    pub struct Axis as "axis" at most 32 {
        /// The name of the axis in orders and reports.
        id: Id<Axis>,
        /// Name on the map: "Narva-Tallinn".
        name: String,
        /// The way, from the line of departure to the objective; at least two places.
        way: List<Place>,
        /// Time to the objective on the open road. Defenders slow the column by the ratio of forces, or stop it.
        hours: Hours [1.0..=1000.0],
        /// Name of the objective.
        objective: String,
        /// What the objective counts beside those of the other axes when a war is judged.
        weight: f64 [0.01..=10.0] = 1,
        /// The headquarters whose orders the column marches by.
        command: Ref<NodeName>,
        /// Formations that attack; the first leads.
        column: List<Ref<NodeName>>,
        /// Formations that defend.
        defenders: List<Ref<NodeName>> = [],
    }
}

record! {
    /// A voice in the council of the alliance.
    pub struct Ally as "ally" at most 64 {
        /// Two letters.
        id: Id<Ally>,
        /// Name for people.
        name: String,
        /// Favours it holds at the beginning.
        favours: u32 [0.0..=12.0] = 0,
        /// The site or formation that carries out what it lends; an ally without one lends nothing.
        cell: Option<Ref<NodeName>>,
        /// Whether it takes fright at an unprovoked demonstration, and its lawyers ask for a reason.
        cautious: bool = false,
        /// Support it needs to say yes to Article 5. The crisis begins with a support of 0.
        bar: f64 ["support", -1.0..=2.0] = 0.05,
        /// What it fears above all.
        fear: Option<Fear>,
        /// Whether it may see what was heard through an ear.
        cleared: bool = true,
        /// Members it speaks for.
        members: u32 [1.0..=30.0] = 1,
    }
}

record! {
    /// A way into the adversary's network.
    pub struct Access as "access" at most 64 {
        /// The name of the access in orders and reports.
        id: Id<Access>,
        /// What it is called.
        name: String,
        /// Accesses of one family fall together: one that is shown makes the others easier to find.
        family: String,
        /// The ally whose it is.
        owner: Ref<Ally>,
        /// The adversary's headquarters it listens to.
        ear: Ref<NodeName>,
        /// Chance that firing it takes effect.
        effect: f64 [0.0..=1.0],
        /// Mean time its targets stay dark.
        outage_hours: Hours [0.0..=2000.0],
        /// S: chance that it survives its use unseen, and can be used again.
        stealth: f64 [0.0..=1.0] = 0.0,
        /// P: chance that it survives a week of not being used; left out, one less the coefficient `found`.
        persistence: Option<f64> ["chance a week", 0.0..=1.0],
        /// How it may reach beyond its targets; left out, it does not.
        spread: Option<Spread>,
        /// Whether it is held at the beginning; if not, it can be built.
        held: bool = false,
        /// What it takes down.
        targets: List<Target>,
    }
}

record! {
    /// Software that does not stop where it should. The chance and what it would touch are told before the click.
    pub struct Spread as "spread" {
        /// Chance of it, when the access takes effect.
        chance: f64 [0.0..=1.0],
        /// What it takes down as well, on either side.
        to: List<Target>,
    }
}

choice! {
    /// What an access or a jammer takes down.
    pub enum Target as "target" at most 256 {
        /// Everything that rides on a carrier.
        Carrier(Ref<Carrier>),
        /// Media of one link: `Link(link: "R.6A-R.OSKW", media: [Satellite])`.
        Link(LinkTarget),
    }
}

record! {
    /// Media of one link.
    pub struct LinkTarget as "link target" {
        /// Id of the link.
        link: String,
        /// Which of its media; left out, all of them that can be touched.
        media: List<Medium> = [],
    }
}

record! {
    /// A jammer of the alliance: local, immediate, reversible, never software.
    pub struct Jammer as "jammer" at most 64 {
        /// The name of the jammer in orders and reports.
        id: Id<Jammer>,
        /// What it is called.
        name: String,
        /// The formation or site that works it.
        crew: Ref<NodeName>,
        /// Where it works.
        at: Place,
        /// Radius of its effect.
        radius_km: f64 ["km", 1.0..=500.0] = 60,
        /// How long it can stay before it must move.
        hours: Hours [1.0..=500.0] = 12,
        /// What it jams.
        targets: List<Target>,
    }
}

record! {
    /// A brigade that may be sent.
    pub struct Reinforcement as "reinforcement" at most 64 {
        /// The formation.
        formation: Ref<NodeName>,
        /// Where it goes.
        to: Place,
        /// The ally who is asked.
        lender: Ref<Ally>,
    }
}
