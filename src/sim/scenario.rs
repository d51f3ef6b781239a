//! What is fixed during a game: the order of battle, the network, the axes, the cards.

use super::coefficients::Coefficients;
use super::figures::Figures;
use super::habits::Habits;
use super::ids::*;
use super::state::Weapon;
use super::units::{Hour, Hours, Km};
use super::worth::Worth;
use crate::map::geodesic;
use crate::map::projection::LonLat;
use serde::{Deserialize, Serialize};

/// A level, read and checked. Every table is ordered as in the level; ids are positions.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Short name, as on the command line.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// One line for the menu.
    pub summary: String,
    /// Paragraphs of the briefing.
    pub briefing: Vec<String>,
    /// Where the camera begins.
    pub camera: Camera,
    /// Earliest and latest week in which the crisis ends.
    pub horizon_weeks: (u32, u32),
    /// Hours between two councils.
    pub council_interval: Hour,
    /// Hours after launch at which the war is judged.
    pub war_window: Hour,
    /// Gain of a quick win to the adversary, B: mean and half-range of the draw.
    pub stakes: (f64, f64),
    /// How the crisis rises and falls: weeks since its beginning, and what is then added to the stakes. Straight lines
    /// between; level before the first and after the last.
    pub tension: Vec<(f64, f64)>,
    /// Factor by which the adversary overrates our clock: least and most of the draw. Play.md rule 21.
    pub optimism: (f64, f64),
    /// Name of the policy the level calls best.
    pub best_policy: String,
    /// Headquarters, formations and sites.
    pub nodes: Vec<Node>,
    /// Command and coordination links.
    pub links: Vec<Link>,
    /// Every medium of every link.
    pub bearers: Vec<Bearer>,
    /// Shared infrastructure.
    pub carriers: Vec<Carrier>,
    /// Air defences of both sides.
    pub air_defences: Vec<AirDefence>,
    /// Axes of advance.
    pub axes: Vec<Axis>,
    /// Accesses held or to be built.
    pub accesses: Vec<AccessPlan>,
    /// Jammers of our own.
    pub jammers: Vec<Jammer>,
    /// Allies who lend and hold favours.
    pub allies: Vec<Ally>,
    /// Brigades that may be sent, in the order in which they are offered.
    pub reinforcements: Vec<Reinforcement>,
    /// What intelligence counts.
    pub indicators: Vec<Indicator>,
    /// What the adversary is seen to do.
    pub acts: Vec<ActSight>,
    /// Characters the adversary may have.
    pub dispositions: Vec<Disposition>,
    /// What each of them does otherwise than others, by `DispositionId`.
    pub habits: Vec<Habits>,
    /// Those who belong to neither side.
    pub actors: Vec<Actor>,
    /// What both sides may agree to leave alone.
    pub treaty: Option<Treaty>,
    /// How dispatches come.
    pub deck: Deck,
    /// Cards that ask for a decision.
    pub dispatches: Vec<Dispatch>,
    /// Team-weeks a week.
    pub teams: u8,
    /// The figures in force.
    pub coefficients: Coefficients,
    /// The same with unit, range, source and who set them.
    pub figures: Figures,
    /// Undisturbed way of an order from its summit to each node, by `NodeId`; filled by [`Scenario::derive`].
    pub routes: Vec<Vec<LinkId>>,
    /// Hours of every set of weapons; filled by [`Scenario::derive`] and then as asked for.
    pub worth: Worth,
}

/// Where the camera begins.
#[derive(Clone, Copy, Debug)]
pub struct Camera {
    /// Centre of the picture.
    pub at: LonLat,
    /// Height of the picture.
    pub height: Km,
}

/// What kind of thing a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Commands others.
    Headquarters,
    /// Marches and fights.
    Formation,
    /// Stands where it stands.
    Site,
}

/// APP-6 echelon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Echelon {
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

/// APP-6 main function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Branch {
    /// Infantry
    Infantry,
    /// Mechanised infantry
    Mechanised,
    /// Armour
    Armour,
    /// Airborne or air assault
    Airborne,
    /// Artillery
    Artillery,
    /// Missile
    Missile,
    /// Air defence
    AirDefence,
    /// Signals
    Signals,
    /// Electronic warfare
    ElectronicWarfare,
    /// Cyber
    Cyber,
    /// Naval infantry
    NavalInfantry,
    /// Reconnaissance and special operations
    SpecialOperations,
    /// Sustainment
    Sustainment,
    /// Combined command of several arms
    Command,
    /// Air base
    AirBase,
    /// Radar
    Radar,
    /// Satellite ground station
    GroundStation,
    /// Telecommunications
    Telecom,
}

/// What a formation does when it is cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Doctrine {
    /// Stands where it is.
    Hold,
    /// Goes on with the last order.
    LastOrder,
    /// Attacks on its own authority.
    PreDelegated,
    /// Falls back.
    Withdraw,
}

/// A headquarters, formation or site.
#[derive(Clone, Debug)]
pub struct Node {
    /// Name in the level.
    pub id: String,
    /// Name on the map.
    pub name: String,
    /// Whose it is.
    pub side: Side,
    /// What it is.
    pub kind: Kind,
    /// How large it is.
    pub echelon: Echelon,
    /// Its main function.
    pub branch: Branch,
    /// Where it stands in peace.
    pub at: LonLat,
    /// Name of that place.
    pub place: String,
    /// Combat power, a brigade being 1.
    pub strength: f64,
    /// What it does when cut off.
    pub doctrine: Doctrine,
    /// Who commands it, by its command link.
    pub commander: Option<NodeId>,
    /// Whether it is a part of nuclear warning.
    pub entangled: bool,
}

/// A transmission medium. Source of the list: model.md 2.8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Medium {
    /// Fibre and civil telecommunications
    Fibre,
    /// Satellite
    Satellite,
    /// Microwave relay
    Microwave,
    /// Field cable
    Cable,
    /// HF radio
    Hf,
    /// VHF and UHF radio
    Vhf,
    /// Courier
    Courier,
}

impl Medium {
    /// All of them, best capacity first.
    pub const ALL: [Medium; 7] = [
        Medium::Fibre,
        Medium::Satellite,
        Medium::Microwave,
        Medium::Cable,
        Medium::Vhf,
        Medium::Hf,
        Medium::Courier,
    ];

    /// Share of a full staff's traffic that the medium carries.
    pub fn capacity(self, figures: &Coefficients) -> f64 {
        match self {
            Medium::Fibre => figures.fibre_capacity,
            Medium::Satellite => figures.satellite_capacity,
            Medium::Microwave => figures.microwave_capacity,
            Medium::Cable => figures.cable_capacity,
            Medium::Hf => figures.hf_capacity,
            Medium::Vhf => figures.vhf_capacity,
            Medium::Courier => figures.courier_capacity,
        }
    }

    /// Whether software can touch it. Field cable, HF, VHF and couriers are immune (model.md 2.8).
    pub fn malware(self) -> bool {
        matches!(self, Medium::Fibre | Medium::Satellite | Medium::Microwave)
    }

    /// Whether a jammer near the front can touch it.
    pub fn jammable(self) -> bool {
        matches!(self, Medium::Satellite | Medium::Microwave | Medium::Hf | Medium::Vhf)
    }
}

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkKind {
    /// Chain of command.
    Command,
    /// Between neighbours; carries orders when command links fail.
    Coordination,
}

/// A link between two nodes of one side.
#[derive(Clone, Debug)]
pub struct Link {
    /// Name in the level, `child-parent` unless given.
    pub id: String,
    /// The lower end.
    pub child: NodeId,
    /// The upper end.
    pub parent: NodeId,
    /// What it is for.
    pub kind: LinkKind,
    /// Its media, by number.
    pub bearers: Vec<BearerId>,
    /// Load of the link when its lower end stands.
    pub load: f64,
    /// Load of the link when its lower end attacks.
    pub load_attacking: f64,
    /// Whether nuclear warning depends on it.
    pub entangled: bool,
}

/// One medium of one link.
#[derive(Clone, Debug)]
pub struct Bearer {
    /// The link.
    pub link: LinkId,
    /// The medium.
    pub medium: Medium,
    /// The shared infrastructure it rides on, if any.
    pub carrier: Option<CarrierId>,
    /// Stable identity for luck.
    pub subject: u64,
}

/// Shared infrastructure: an exchange, a ground station, a relay. When it is out, so is all that rides on it.
#[derive(Clone, Debug)]
pub struct Carrier {
    /// Name in the level.
    pub id: String,
    /// Name on the map.
    pub name: String,
    /// Whose network it serves.
    pub side: Side,
    /// The medium it carries.
    pub medium: Medium,
    /// Where it stands.
    pub at: LonLat,
    /// Everything that rides on it.
    pub bearers: Vec<BearerId>,
    /// Whether nuclear warning rides on it too.
    pub entangled: bool,
    /// People who lose a service when it is out.
    pub persons: u32,
}

/// Radars, a centre and batteries that keep the other side's air power off.
#[derive(Clone, Debug)]
pub struct AirDefence {
    /// Name in the level.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The headquarters or site that tells the batteries what comes. Its side is that of the defence.
    pub centre: NodeId,
    /// What sees.
    pub radars: Vec<NodeId>,
    /// What fires.
    pub batteries: Vec<NodeId>,
    /// The card that comes when one of them, left alone, fires at a civil aircraft.
    pub incident: Option<DispatchId>,
}

/// An axis of advance.
#[derive(Clone, Debug)]
pub struct Axis {
    /// Name in the level.
    pub id: String,
    /// Name on the map, "Narva-Tallinn".
    pub name: String,
    /// The way, from the line of departure to the objective.
    pub way: Vec<LonLat>,
    /// Kilometres from each place of the way to the next; derived.
    pub legs: Vec<f64>,
    /// Its length along geodesics.
    pub length: Km,
    /// Hours to the objective, undisturbed.
    pub hours: Hours,
    /// Name of the objective.
    pub objective: String,
    /// Attacking formations; the first leads.
    pub column: Vec<NodeId>,
    /// Formations that defend it.
    pub defenders: Vec<NodeId>,
    /// The headquarters whose orders the column marches by.
    pub command: NodeId,
    /// Stable identity for luck.
    pub subject: u64,
}

/// A way into the adversary's network.
#[derive(Clone, Debug)]
pub struct AccessPlan {
    /// Name in the level.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Accesses of a family fall together: one shown doubles the discovery of the others.
    pub family: String,
    /// The ally whose it is.
    pub owner: AllyId,
    /// The ally's cell, which carries out what is ordered of it.
    pub cell: NodeId,
    /// The bearers it can take down.
    pub targets: Vec<BearerId>,
    /// The carrier it sits on, if it is one.
    pub carrier: Option<CarrierId>,
    /// The headquarters it listens to.
    pub ear: NodeId,
    /// Chance that firing it takes effect.
    pub effect: f64,
    /// Mean hours its targets stay dark.
    pub outage: Hours,
    /// S: chance that it survives its use unseen, and can be used again. Source: model.md 1.1.
    pub stealth: f64,
    /// P: chance that it survives a week of not being used; left out, that of the coefficient `found`.
    pub persistence: Option<f64>,
    /// How it may reach beyond its targets.
    pub spread: Option<Spread>,
    /// Whether it is there at the beginning.
    pub held: bool,
    /// Stable identity for luck.
    pub subject: u64,
}

/// Software that does not stop where it should.
#[derive(Clone, Debug)]
pub struct Spread {
    /// Chance of it, when the access takes effect.
    pub chance: f64,
    /// What it takes down as well, on either side.
    pub targets: Vec<BearerId>,
}

/// A jammer of our own: local, immediate, reversible, never malware.
#[derive(Clone, Debug)]
pub struct Jammer {
    /// Name in the level.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Where it works.
    pub at: LonLat,
    /// Radius of its effect.
    pub radius: Km,
    /// The formation or site that works it.
    pub crew: NodeId,
    /// The bearers it can jam.
    pub targets: Vec<BearerId>,
    /// Hours it can stay before it must move.
    pub hours: Hours,
    /// Stable identity for luck.
    pub subject: u64,
}

/// An ally.
#[derive(Clone, Debug)]
pub struct Ally {
    /// Two letters.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Favours it holds at the beginning.
    pub favours: u8,
    /// Whether it takes fright at an unprovoked demonstration, and its lawyers ask for a reason.
    pub cautious: bool,
    /// The cell that carries out what it lends; a voice without one lends nothing.
    pub cell: Option<NodeId>,
    /// Support it needs to say yes to Article 5.
    pub bar: f64,
    /// What it fears above all.
    pub fear: Option<Fear>,
    /// Whether it may see what was heard through an ear.
    pub cleared: bool,
    /// Members it speaks for.
    pub members: u32,
    /// Stable identity for luck.
    pub subject: u64,
}

/// What a voice of the alliance fears above all. Play.md rule 18.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fear {
    /// To be drawn into a war by somebody's show of strength.
    Entrapment,
    /// The ladder of escalation.
    Escalation,
    /// To be left alone.
    Abandonment,
    /// To be the next, where harm goes unanswered.
    Exposure,
    /// To be wrong: it wants proof.
    Proof,
    /// The end of talks.
    Rupture,
}

/// A brigade that may be sent.
#[derive(Clone, Debug)]
pub struct Reinforcement {
    /// The formation.
    pub node: NodeId,
    /// Where it goes.
    pub to: LonLat,
    /// The ally who is asked.
    pub lender: AllyId,
}

/// One thing intelligence counts, with stated rates.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Name in the level.
    pub id: String,
    /// What is counted.
    pub name: String,
    /// Readiness from which it is really there.
    pub from_readiness: u8,
    /// Chance to see it when it is there.
    pub hit: f64,
    /// Chance to see it when it is not.
    pub false_alarm: f64,
    /// Stable identity for luck.
    pub subject: u64,
}

/// What the adversary does in a week, one act each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Act {
    /// Goes on as usual.
    Routine,
    /// Works his way deeper into our network.
    Probe,
    /// Looks for ways into his own.
    Hunt,
    /// Lays cable to a headquarters.
    Harden,
    /// Pretends to be more ready than he is.
    Feint,
    /// Trains run, staffs move: a step up the ladder.
    Mobilise,
    /// Formations go home: a step down.
    StandDown,
    /// Formations get the word to attack beforehand: no recall, and no need of a network.
    PreDelegate,
}

/// How an act is seen and told.
#[derive(Clone, Debug)]
pub struct ActSight {
    /// The act.
    pub act: Act,
    /// Readiness at which this sentence fits, if only there.
    pub readiness: Option<u8>,
    /// What is seen, a few words.
    pub seen: String,
    /// The sentence intelligence hears.
    pub heard: String,
}

/// A character of the adversary, drawn by the seed and never shown before the end. Play.md rule 8.
#[derive(Clone, Debug)]
pub struct Disposition {
    /// Name in the level.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Weight in the draw.
    pub odds: f64,
    /// Factor on the evidence of claims and exercises.
    pub talk: f64,
    /// Factor on the evidence of live demonstrations.
    pub deed: f64,
    /// Added to the stakes, beside the level's.
    pub stakes: f64,
    /// How much loud signals and brigades frighten it, times the coefficient `fear`.
    pub fearful: f64,
    /// Factor on off-ramps.
    pub off_ramp: f64,
    /// Whether it reads an off-ramp as weakness.
    pub reads_weakness: bool,
}

/// Somebody who belongs to neither side and has a will of its own: volunteers, criminals, a third state. What the
/// desk does moves how active it is, and an active one acts by itself and brings more of its dispatches.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Name in the level.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// How active it is at the beginning; 1 is a normal measure.
    pub activity: f64,
    /// What each rung of the ladder of escalation adds to that.
    pub drawn: f64,
    /// Weekly chance, at an activity of 1, that it acts by itself.
    pub restless: f64,
    /// What it then does.
    pub deeds: Vec<Effect>,
    /// The sentence that tells it.
    pub heard: String,
    /// Stable identity for luck.
    pub subject: u64,
}

/// Norms that may be signed, one by one.
#[derive(Clone, Debug)]
pub struct Treaty {
    /// What they are.
    pub norms: Vec<Norm>,
    /// Norms that must be signed and found kept for the crisis to end without war; 0 where a treaty ends nothing.
    pub ends: usize,
}

/// What neither side may touch.
#[derive(Clone, Debug)]
pub struct Norm {
    /// Name in the level.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it spares, on either side.
    pub spares: Vec<BearerId>,
    /// Stable identity for luck.
    pub subject: u64,
}

/// How the dispatches come: one a week, each once, drawn by weight. Play.md 3.3.
#[derive(Clone, Debug)]
pub struct Deck {
    /// Types of which a card comes for certain.
    pub beats: Vec<Beat>,
    /// Weeks without a card, among those from the second to the earliest end of the crisis.
    pub quiet: u32,
    /// Hours after the council between which a card comes.
    pub hours: (Hour, Hour),
}

/// A card of one type that comes for certain.
#[derive(Clone, Copy, Debug)]
pub struct Beat {
    /// Its type.
    pub kind: DispatchKind,
    /// Weeks in which it may come, first and last.
    pub weeks: (u32, u32),
}

/// The type of a dispatch: what kind of choice it puts. Play.md 3.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DispatchKind {
    /// A cable, a grid, a hospital.
    HarmAtHome,
    /// An update announced, an odd log-in.
    AccessInTrouble,
    /// Something is given, and something asked.
    Offer,
    /// A leak, an election, a veto among the allies.
    Fracture,
    /// A snap exercise, aircraft at the border.
    Feint,
    /// Ports, rail, the mail of a headquarters.
    Blow,
    /// Volunteers, criminals, a third state.
    ThirdHand,
    /// A letter, an inspection, a trade.
    Channel,
    /// What fires by mistake or on nobody's order.
    Brittle,
}

impl DispatchKind {
    /// All of them.
    pub const ALL: [DispatchKind; 9] = [
        DispatchKind::HarmAtHome,
        DispatchKind::AccessInTrouble,
        DispatchKind::Offer,
        DispatchKind::Fracture,
        DispatchKind::Feint,
        DispatchKind::Blow,
        DispatchKind::ThirdHand,
        DispatchKind::Channel,
        DispatchKind::Brittle,
    ];
}

/// A card that asks for a decision.
#[derive(Clone, Debug)]
pub struct Dispatch {
    /// Name in the level.
    pub id: String,
    /// What kind of choice it puts.
    pub kind: DispatchKind,
    /// Title.
    pub title: String,
    /// What has happened.
    pub text: String,
    /// Weeks in which it may come, first and last.
    pub weeks: (u32, u32),
    /// Readiness at which it may come, lowest and highest.
    pub readiness: (u8, u8),
    /// Weight in the draw.
    pub weight: f64,
    /// Who sends it, if somebody of neither side does: the more active, the likelier it comes.
    pub actor: Option<ActorId>,
    /// Harm it does to us, 0 to 1: an incident somebody is to be named for, if above 0.
    pub harm: f64,
    /// What may be behind it, with odds; hidden until an echo or the end.
    pub causes: Vec<Cause>,
    /// Two or three answers.
    pub options: Vec<DispatchOption>,
    /// The answer that counts when none is given.
    pub default: usize,
    /// A place on the map, if it has one.
    pub at: Option<LonLat>,
    /// Links that are dark because of it while the card is open.
    pub dark: Vec<BearerId>,
    /// Stable identity for luck.
    pub subject: u64,
}

/// What may be behind a dispatch.
#[derive(Clone, Debug)]
pub struct Cause {
    /// Name in the level.
    pub id: String,
    /// Weight in the draw.
    pub odds: f64,
    /// The sentence that tells it afterwards.
    pub truth: String,
    /// A few words for it, before anybody knows.
    pub name: String,
    /// Whether the adversary's state is behind it.
    pub adversary: bool,
    /// Who of neither side is behind it.
    pub actor: Option<ActorId>,
    /// The cause it was made to look like, if it is a false flag.
    pub looks_like: Option<usize>,
}

/// One answer to a dispatch.
#[derive(Clone, Debug)]
pub struct DispatchOption {
    /// What is done.
    pub label: String,
    /// Team-weeks it takes this week.
    pub teams: u8,
    /// Favours it costs, and whose.
    pub favours: Vec<(AllyId, u8)>,
    /// What it changes, whatever the cause.
    pub effects: Vec<Effect>,
    /// What it changes under one cause, by position in the dispatch's causes.
    pub by_cause: Vec<(usize, Vec<Effect>)>,
    /// One line on how it comes about and how long it lasts.
    pub remark: String,
    /// What comes back of it later.
    pub echo: Option<Echo>,
    /// Tags that a policy may ask for.
    pub tags: Vec<String>,
}

/// What comes back of an answer: choices are remembered.
#[derive(Clone, Debug)]
pub struct Echo {
    /// Weeks until then.
    pub weeks: u32,
    /// The sentence.
    pub text: String,
    /// What it then changes.
    pub effects: Vec<Effect>,
}

/// The closed vocabulary of what a card can change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Effect {
    /// A chip of evidence, with a weight.
    Evidence(Manner, f64),
    /// The believed allied answer, pi.
    Response(f64),
    /// The stakes, for some weeks.
    Stakes(f64, f64),
    /// The cost of backing down.
    Audience(f64),
    /// Hours held in our network.
    Intrusion(f64),
    /// A favour gained (or lost, when negative).
    Favour(AllyId, i8),
    /// Progress on the next access, in team-weeks.
    Work(f64),
    /// A hidden access is lost.
    LoseAccess,
    /// A rung up or down.
    Rung(i8),
    /// Support of every voice.
    Support(f64),
    /// Support of one voice.
    Voice(AllyId, f64),
    /// An open clue on this dispatch's incident.
    Clue,
    /// How active somebody of neither side is.
    Actor(ActorId, f64),
    /// Factor on the weight of a later card.
    Card(DispatchId, f64),
}

/// How a capability is signalled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Manner {
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
}

impl Manner {
    /// All of them.
    pub const ALL: [Manner; 5] =
        [Manner::Claim, Manner::Exercise, Manner::Decoy, Manner::Live, Manner::Failed];
}

impl Dispatch {
    /// What an answer may change, at once and when it comes back, each with its chance by the odds of the causes.
    pub fn prospects(&self, option: &DispatchOption) -> Vec<(f64, Effect)> {
        let total: f64 = self.causes.iter().map(|cause| cause.odds).sum();
        let echo = option.echo.iter().flat_map(|echo| &echo.effects);
        let sure = option.effects.iter().chain(echo).map(|effect| (1.0, *effect));
        let caused = option.by_cause.iter().flat_map(|(cause, effects)| {
            let chance = self.causes[*cause].odds / total;
            effects.iter().map(move |effect| (chance, *effect))
        });
        sure.chain(caused).collect()
    }
}

impl Axis {
    /// The place so many kilometres from the line of departure.
    pub fn place(&self, km: f64) -> LonLat {
        let total: f64 = self.legs.iter().sum();
        let mut left = (km / self.length.0).clamp(0.0, 1.0) * total;
        for (leg, ends) in self.legs.iter().zip(self.way.windows(2)) {
            if left <= *leg {
                return geodesic::interpolate(ends[0], ends[1], if *leg > 0.0 { left / leg } else { 0.0 });
            }
            left -= leg;
        }
        *self.way.last().expect("an axis has a way")
    }
}

impl Scenario {
    /// Fills what follows from the tables.
    pub fn derive(&mut self) {
        let network = super::state::NetworkState::begin(self);
        let route = |node: usize| {
            let to = NodeId::from(node);
            super::network::route(self, &network.link_quality, self.summit(self.node(to).side), to)
        };
        self.routes = (0..self.nodes.len()).map(route).collect();
        for axis in &mut self.axes {
            let legs = axis.way.windows(2);
            axis.legs = legs.map(|ends| geodesic::distance_km(ends[0], ends[1])).collect();
        }
        self.worth = Worth::of(self);
    }

    /// The undisturbed way from one node to another of its side: up to the summit and down again.
    pub fn usual_way(&self, from: NodeId, to: NodeId) -> impl Iterator<Item = LinkId> + '_ {
        self.routes[from.index()].iter().rev().chain(&self.routes[to.index()]).copied()
    }

    /// The node of an id.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// The link of an id.
    pub fn link(&self, id: LinkId) -> &Link {
        &self.links[id.index()]
    }

    /// The bearer of an id.
    pub fn bearer(&self, id: BearerId) -> &Bearer {
        &self.bearers[id.index()]
    }

    /// What goes dark with a bearer: all that rides on the same infrastructure, or itself alone.
    pub fn together<'a>(&'a self, bearer: &'a BearerId) -> &'a [BearerId] {
        match self.bearer(*bearer).carrier {
            Some(carrier) => &self.carriers[carrier.index()].bearers,
            None => std::slice::from_ref(bearer),
        }
    }

    /// Norms that may be signed.
    pub fn norms(&self) -> &[Norm] {
        self.treaty.as_ref().map_or(&[], |treaty| &treaty.norms)
    }

    /// The norm at a position; there is one wherever a game knows of its standing.
    pub fn norm(&self, index: usize) -> &Norm {
        &self.norms()[index]
    }

    /// The bearers that a weapon can take down.
    pub fn targets(&self, weapon: Weapon) -> &[BearerId] {
        match weapon {
            Weapon::Access(id) => &self.accesses[id.index()].targets,
            Weapon::Jammer(id) => &self.jammers[id.index()].targets,
        }
    }

    /// People who lose a service when some bearers are dark: those of every carrier on which nothing is left.
    pub fn persons(&self, bearers: &[BearerId]) -> f64 {
        let whole = |carrier: &&Carrier| {
            !carrier.bearers.is_empty() && carrier.bearers.iter().all(|bearer| bearers.contains(bearer))
        };
        self.carriers.iter().filter(whole).map(|carrier| f64::from(carrier.persons)).sum()
    }

    /// Whether nuclear warning depends on some bearers: on what they ride on, on their link, or on an end of it.
    pub fn entangled(&self, bearers: &[BearerId]) -> bool {
        bearers.iter().any(|bearer| {
            let there = self.bearer(*bearer);
            let link = self.link(there.link);
            let carrier = there.carrier.is_some_and(|carrier| self.carriers[carrier.index()].entangled);
            carrier || link.entangled || [link.child, link.parent].iter().any(|end| self.node(*end).entangled)
        })
    }

    /// Hours that what a weapon hits stays dark: on average for an access, as long as it can stay for a jammer.
    pub fn outage(&self, weapon: Weapon) -> Hours {
        match weapon {
            Weapon::Access(id) => self.accesses[id.index()].outage,
            Weapon::Jammer(id) => self.jammers[id.index()].hours,
        }
    }

    /// The axis in whose column a node attacks, and its rank there.
    pub fn place_in_column(&self, node: NodeId) -> Option<(AxisId, usize)> {
        self.axes.iter().enumerate().find_map(|(axis, there)| {
            let rank = there.column.iter().position(|member| *member == node)?;
            Some((AxisId::from(axis), rank))
        })
    }

    /// Kilometres between the ends of a link, as they stand in peace.
    pub fn distance(&self, link: LinkId) -> Km {
        let there = self.link(link);
        Km(geodesic::distance_km(self.node(there.child).at, self.node(there.parent).at))
    }

    /// Whose network a link belongs to.
    pub fn side_of(&self, link: LinkId) -> Side {
        self.node(self.link(link).child).side
    }

    /// What the crisis adds to the stakes so many weeks after its beginning.
    pub fn tension(&self, weeks: f64) -> f64 {
        let (Some(first), Some(last)) = (self.tension.first(), self.tension.last()) else { return 0.0 };
        let leg = self.tension.windows(2).find(|leg| leg[0].0 <= weeks && weeks < leg[1].0);
        match leg {
            Some(leg) => leg[0].1 + (leg[1].1 - leg[0].1) * (weeks - leg[0].0) / (leg[1].0 - leg[0].0),
            None if weeks < first.0 => first.1,
            None => last.1,
        }
    }

    /// Hours to the first objective, undisturbed: T0 of the council's reckoning.
    pub fn undisturbed(&self) -> Hours {
        Hours(self.axes.iter().map(|axis| axis.hours.0).fold(f64::INFINITY, f64::min))
    }

    /// The axis whose objective falls first when nobody interferes.
    pub fn main_axis(&self) -> AxisId {
        let first = (0..self.axes.len())
            .min_by(|&a, &b| self.axes[a].hours.0.total_cmp(&self.axes[b].hours.0))
            .expect("a level has an axis");
        AxisId::from(first)
    }

    /// Headquarters of a side that nobody commands: where its orders begin.
    pub fn summit(&self, side: Side) -> NodeId {
        let index = self
            .nodes
            .iter()
            .position(|n| n.side == side && n.kind == Kind::Headquarters && n.commander.is_none())
            .expect("the level reader refuses a side without a summit");
        NodeId::from(index)
    }
}
