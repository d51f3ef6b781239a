//! What happened, in the past tense. One stream feeds log, debrief, replay markers and messages.

use crate::sim::model::ids::*;
use crate::sim::model::scenario::{Act, Doctrine, Manner};
use crate::sim::model::state::{Conduct, DisruptionCause, Intent, March, Outcome, Payload, Weapon};
use crate::sim::model::units::Hour;
use serde::{Deserialize, Serialize};

/// Something that happened, and who can know of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When.
    pub hour: Hour,
    /// What.
    pub kind: EventKind,
    /// Who sees it at once, by [`Side::index`].
    pub seen: [bool; 2],
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum EventKind {
    /// The adversary's council met and the ladder moved, or did not.
    CouncilMet {
        /// Readiness before.
        from: u8,
        /// Readiness after.
        to: u8,
    },
    /// The adversary did something that shows.
    ActSeen {
        /// What.
        act: Act,
    },
    /// A dispatch came.
    DispatchArrived {
        /// Which.
        dispatch: DispatchId,
    },
    /// A dispatch was answered.
    DispatchAnswered {
        /// Which.
        dispatch: DispatchId,
        /// How, by position.
        option: u8,
        /// Whether nobody answered and the default counted.
        by_default: bool,
    },
    /// An earlier answer came back.
    EchoHeard {
        /// Of which dispatch.
        dispatch: DispatchId,
        /// Of which option.
        option: u8,
        /// What was behind it; an incident keeps that to itself.
        cause: Option<usize>,
    },
    /// An access is in our hands.
    AccessBuilt {
        /// Which.
        access: AccessId,
    },
    /// The work on an access came to nothing.
    BuildFailed {
        /// Which.
        access: AccessId,
    },
    /// The adversary found an access.
    AccessFound {
        /// Which.
        access: AccessId,
    },
    /// The adversary patched an access we had shown.
    AccessPatched {
        /// Which.
        access: AccessId,
    },
    /// A signal was given.
    SignalGiven {
        /// How.
        manner: Manner,
        /// With which access, if one was shown.
        access: Option<AccessId>,
    },
    /// A live demonstration hit an adversary in garrison: an unprovoked attack.
    Provoked,
    /// The adversary learned what we really hold, and it was less than it believed.
    BluffCalled,
    /// The adversary learned what we really hold, and it was what it believed, or more.
    SignalConfirmed,
    /// The adversary's council voted for a step up, and the order to march did not arrive: it stays where it is.
    StepCutOff,
    /// Everything that stood by was used, and the order to march arrived all the same.
    StepGotThrough,
    /// Evidence was found.
    ClueFound {
        /// On which incident.
        dispatch: DispatchId,
        /// The cause it points to, by position.
        points: u8,
        /// Whether it was heard through an ear.
        heard: bool,
    },
    /// Somebody was named in public.
    Attributed {
        /// For which incident.
        dispatch: DispatchId,
        /// The cause named, by position.
        cause: u8,
    },
    /// The truth about an accusation came out.
    TruthOut {
        /// Of which incident.
        dispatch: DispatchId,
        /// Whether it was right.
        right: bool,
    },
    /// What an ear had heard was shown to all allies.
    Declassified {
        /// Of which incident.
        dispatch: DispatchId,
    },
    /// A norm was put before the adversary's council.
    NormProposed {
        /// Which.
        norm: NormId,
    },
    /// The council answered it.
    NormAnswered {
        /// Which.
        norm: NormId,
        /// Whether it signed.
        signed: bool,
    },
    /// Inspectors found a norm kept.
    NormVerified {
        /// Which.
        norm: NormId,
    },
    /// We left a norm in the open.
    NormDenounced {
        /// Which.
        norm: NormId,
    },
    /// A norm was broken, and everybody knows by whom.
    NormBroken {
        /// Which.
        norm: NormId,
        /// By whom.
        by: Side,
    },
    /// Enough norms stand: the crisis is over.
    TreatyConcluded,
    /// An ally changed its mind.
    VoiceChanged {
        /// Whose.
        ally: AllyId,
        /// Whether it would say yes now.
        yes: bool,
    },
    /// Article 4 was invoked.
    ArticleFourInvoked,
    /// A commitment was put under silence.
    SilenceTabled,
    /// Nobody broke silence: the commitment holds.
    SilenceHeld {
        /// Until when.
        until: Hour,
    },
    /// An ally broke silence.
    SilenceBroken {
        /// Whose.
        ally: AllyId,
    },
    /// A word went through the back channel.
    BackchannelUsed {
        /// Who carried it.
        ally: AllyId,
    },
    /// The allies heard of the back channel.
    ChannelLeaked,
    /// A formation with orders given beforehand fired: the war begins by accident.
    WarByAccident,
    /// An implant of the adversary was found.
    ImplantFound {
        /// In which link of ours.
        link: LinkId,
    },
    /// A link of ours has been hardened.
    LinkHardened {
        /// Which.
        link: LinkId,
    },
    /// A link that our crews were sent to works; they are free.
    CrewHome {
        /// Which.
        link: LinkId,
    },
    /// Indicators were shared with the allies.
    IndicatorsShared,
    /// Somebody of neither side acted.
    ActorActed {
        /// Who.
        actor: ActorId,
    },
    /// An ally was consulted.
    Consulted {
        /// Who.
        ally: AllyId,
    },
    /// An off-ramp was offered.
    OffRampOffered {
        /// Who carried it.
        ally: AllyId,
    },
    /// A brigade set out.
    BrigadeDeparted {
        /// Position in the scenario's reinforcements.
        which: u8,
        /// When it is in place.
        arrives: Hour,
    },
    /// A brigade is in place.
    BrigadeArrived {
        /// Position in the scenario's reinforcements.
        which: u8,
    },
    /// An ally has a favour more (or less).
    FavourChanged {
        /// Who.
        ally: AllyId,
        /// By how much.
        by: i8,
    },
    /// Our hunters threw the adversary back.
    Hunted {
        /// Hours taken from the adversary, in tenths.
        tenths: u16,
    },
    /// An order or report set out.
    TransmissionSent {
        /// Running number.
        id: u32,
        /// Whose.
        side: Side,
        /// What it carries.
        payload: Payload,
    },
    /// An order or report arrived.
    TransmissionArrived {
        /// Running number.
        id: u32,
        /// Whose.
        side: Side,
        /// What it carried.
        payload: Payload,
        /// Where.
        at: NodeId,
    },
    /// An order was lost with the link it ran on; whoever gave it has no receipt.
    TransmissionLost {
        /// Running number.
        id: u32,
        /// Whose.
        side: Side,
        /// What it carried.
        payload: Payload,
    },
    /// A headquarters packs and moves; it neither gives nor passes orders.
    HeadquartersMoves {
        /// Which.
        headquarters: NodeId,
        /// Until when.
        until: Hour,
    },
    /// A headquarters has moved, and what sat on its old place is void.
    HeadquartersMoved {
        /// Which.
        headquarters: NodeId,
    },
    /// The headquarters an access worked through has moved; the way in has to be built anew.
    AccessVoid {
        /// Which.
        access: AccessId,
    },
    /// A formation that was cut off does what its doctrine says.
    DoctrineFollowed {
        /// Which.
        node: NodeId,
        /// What that is.
        doctrine: Doctrine,
    },
    /// An operation took effect, or did not.
    OperationResolved {
        /// With what.
        weapon: Weapon,
        /// What the first report says; of a demonstration both sides see the truth.
        reported: bool,
    },
    /// Software reached beyond its target.
    SoftwareSpread {
        /// Through which access.
        access: AccessId,
    },
    /// A battery of air defence was cut off and fires by itself.
    BatteryAlone {
        /// Which.
        battery: NodeId,
    },
    /// A battery that nobody told fired at what it should not.
    AircraftHit {
        /// Which.
        battery: NodeId,
        /// Whether it was one of its own side; else a civil one.
        own: bool,
    },
    /// A hit at nuclear warning was taken for more than it was: a rung up.
    Entangled {
        /// With what.
        weapon: Weapon,
    },
    /// A jammer of ours was shelled.
    JammerShelled {
        /// Which.
        jammer: JammerId,
        /// Whether its crew was hit and it fell silent.
        hit: bool,
    },
    /// A report of battle damage was confirmed.
    DamageConfirmed {
        /// Of what.
        weapon: Weapon,
        /// The truth.
        worked: bool,
    },
    /// A channel went dark.
    LinkDisrupted {
        /// Which.
        channel: ChannelId,
        /// Until when.
        until: Hour,
        /// Why.
        cause: DisruptionCause,
    },
    /// A channel works again.
    LinkRestored {
        /// Which.
        channel: ChannelId,
    },
    /// The attack began.
    AttackLaunched,
    /// A pulse of war began.
    PulseBegan {
        /// Its number, from 0.
        pulse: u32,
    },
    /// The adversary's council decided about its war.
    WarCouncilMet {
        /// What it decided.
        conduct: Conduct,
    },
    /// A column changed the way it marches.
    ColumnAnswered {
        /// Its axis.
        axis: AxisId,
        /// How.
        march: March,
    },
    /// Field cable was laid and the link is immune.
    CableLaid {
        /// Which.
        link: LinkId,
    },
    /// The adversary struck at a link of ours.
    StruckAtUs {
        /// Which.
        link: LinkId,
        /// Whether it took effect.
        worked: bool,
        /// Whether it was shielded.
        shielded: bool,
        /// Hours added to our clock, in tenths.
        tenths: u16,
    },
    /// An axis is defended otherwise.
    IntentSet {
        /// Which.
        axis: AxisId,
        /// How.
        intent: Intent,
    },
    /// An objective fell.
    ObjectiveLost {
        /// Of which axis.
        axis: AxisId,
    },
    /// Our line closed.
    LineClosed,
    /// The game ended.
    GameEnded {
        /// How.
        outcome: Outcome,
    },
}

/// What an event is about, for "click leads to the place".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subject {
    /// A node.
    Node(NodeId),
    /// A link.
    Link(LinkId),
    /// Shared infrastructure.
    Facility(FacilityId),
    /// An axis.
    Axis(AxisId),
    /// A dispatch.
    Dispatch(DispatchId),
    /// Nothing on the map.
    Nowhere,
}

impl Event {
    /// An event both sides see.
    pub fn open(hour: Hour, kind: EventKind) -> Self {
        Self { hour, kind, seen: [true, true] }
    }

    /// An event one side sees.
    pub fn only(hour: Hour, side: Side, kind: EventKind) -> Self {
        let mut seen = [false, false];
        seen[side.index()] = true;
        Self { hour, kind, seen }
    }

    /// Whether a side sees it at once.
    pub fn seen_by(&self, side: Side) -> bool {
        self.seen[side.index()]
    }
}
