//! Everything that changes during a game. Private to `session`: everybody else sees an [`Intel`](super::Intel).

use super::air::Air;
use super::ids::*;
use super::luck::Luck;
use super::politics::{Politics, Room};
use super::scenario::{Act, Manner, Scenario};
use super::units::{Hour, WEEK};
use crate::map::geodesic::interpolate;
use crate::map::projection::LonLat;
use serde::{Deserialize, Serialize};

/// One game at one hour.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Key of the game's luck.
    pub luck: Luck,
    /// Hours since the first council.
    pub hour: Hour,
    /// Crisis, war, or over.
    pub stage: Stage,
    /// What the seed drew at the beginning.
    pub opening: Opening,
    /// The network of both sides.
    pub network: NetworkState,
    /// Combat power of every node.
    pub strength: Vec<f64>,
    /// Where every node stands or is going, off the axes of advance.
    pub posts: Vec<Post>,
    /// The last report of every node that reached its own summit.
    pub reports: Vec<Report>,
    /// What the other side last saw of every node.
    pub contacts: Vec<Sighting>,
    /// Number by which the other side calls a node that it cannot name.
    pub numbers: Vec<u16>,
    /// Orders and reports on their way.
    pub traffic: Vec<Transmission>,
    /// Number of each side's next transmission, by [`Side::index`].
    pub next_transmission: [u32; 2],
    /// The alliance's effects desk.
    pub desk: Desk,
    /// Batteries that nobody tells.
    pub alone: Alone,
    /// How active those of neither side are, by `ActorId`.
    pub actors: Vec<f64>,
    /// The adversary's council.
    pub council: Council,
    /// The war, once launched.
    pub war: Option<War>,
}

/// Where the game stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Councils meet.
    Crisis,
    /// Columns march.
    War,
    /// Nothing more happens.
    Over(Outcome),
}

/// How a game ends. Design 3, "Outcomes".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Outcome {
    /// The horizon was reached without a launch; clean below readiness 2, else armed.
    Deterred {
        /// Whether the adversary stood below "assembled".
        clean: bool,
    },
    /// Launched, and no objective held at the end.
    Defended,
    /// An objective lost, half the defenders in command and the line closed.
    Partial,
    /// The rest, or a politics that broke.
    Lost,
}

/// What a game is begun with, beside the seed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setup {
    /// Hour of a launch that no council decides, for tests and studies.
    pub launch_at: Option<Hour>,
    /// The adversary's character, instead of a draw.
    pub disposition: Option<DispositionId>,
}

/// What the seed drew at the beginning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Opening {
    /// Hour of a launch that no council decides.
    pub launch_at: Option<Hour>,
    /// Hour at which the crisis ends.
    pub horizon: Hour,
    /// Character of the adversary.
    pub disposition: DispositionId,
    /// Gain of a quick win, B, without passing causes.
    pub stakes: f64,
    /// Weeks by which the crisis rises later (or earlier) than the level says.
    pub delay: f64,
    /// Factor by which the adversary overrates our clock.
    pub optimism: f64,
}

/// Where a node stands, or between which places it is on its way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Post {
    /// Where it set out.
    pub from: LonLat,
    /// Where it stands or will stand.
    pub to: LonLat,
    /// When it set out.
    pub since: Hour,
    /// When it is there.
    pub until: Hour,
}

impl Post {
    /// It stands there and always has.
    pub fn standing(at: LonLat) -> Self {
        Self { from: at, to: at, since: 0, until: 0 }
    }

    /// Whether it is on the march.
    pub fn marching(&self, now: Hour) -> bool {
        now < self.until
    }

    /// Where it is.
    pub fn at(&self, now: Hour) -> LonLat {
        if !self.marching(now) {
            return self.to;
        }
        let share = f64::from(now.saturating_sub(self.since)) / f64::from(self.until - self.since);
        interpolate(self.from, self.to, share)
    }
}

/// A node as it was at one hour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sighting {
    /// When.
    pub hour: Hour,
    /// Where.
    pub at: LonLat,
    /// Kilometres from the line of departure, in a column.
    pub km: f64,
    /// Combat power.
    pub strength: f64,
    /// Whether it was on the march.
    pub marching: bool,
    /// Whether it is known which node it is.
    pub identified: bool,
    /// Whether the place was measured and not judged from afar.
    pub exact: bool,
}

/// What a node says of itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Report {
    /// Place and power.
    pub seen: Sighting,
    /// Quality of its chain of command.
    pub quality: f64,
}

/// Why a bearer is dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cause {
    /// An access was fired or demonstrated.
    Access(AccessId),
    /// A jammer works.
    Jammer(JammerId),
    /// The lower end marches and has rolled up its cable.
    March,
    /// The adversary struck.
    Strike,
    /// A dispatch says so.
    Dispatch(DispatchId),
}

/// One outage of one bearer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outage {
    /// When it began.
    pub since: Hour,
    /// Hour at which the bearer works again.
    pub until: Hour,
    /// Why.
    pub cause: Cause,
}

/// The network of both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkState {
    /// Outage of each bearer, by `BearerId`.
    pub outages: Vec<Option<Outage>>,
    /// Links over which emergency field cable has been laid, by `LinkId`.
    pub cabled: Vec<bool>,
    /// Nodes that attack and so load their links, by `NodeId`.
    pub attacking: Vec<bool>,
    /// Hour until which a headquarters is on the move and silent, by `NodeId`; 0 when it is not.
    pub silent: Vec<Hour>,
    /// Quality of each link, in step with the four above.
    pub link_quality: Vec<f64>,
    /// Quality of the best chain from each node's summit, in step with the above.
    pub command_quality: Vec<f64>,
    /// Quality of the best chain from the command of each axis to the head of its column, in step with the above.
    pub column_quality: Vec<f64>,
    /// Hours an order lies at each headquarters, in step with the above.
    pub staff: Vec<Hour>,
    /// Air defence of both sides, in step with the above.
    pub air: Air,
    /// Earliest end of an outage or of a move.
    pub next_repair: Hour,
    /// How often the qualities have changed: who waits for a link looks again only then.
    pub version: u32,
}

/// Batteries of air defence that have been cut off.
#[derive(Clone, Debug, PartialEq)]
pub struct Alone {
    /// Version of the network that was looked at last.
    pub version: u32,
    /// Whether each is cut off, by `NodeId`.
    pub now: Vec<bool>,
    /// How often each has been, by `NodeId`.
    pub times: Vec<u32>,
}

/// An order or a report on its way along links.
#[derive(Clone, Debug, PartialEq)]
pub struct Transmission {
    /// Running number of its side, for identity on the screen only.
    pub id: u32,
    /// Whose it is.
    pub side: Side,
    /// What it carries.
    pub payload: Payload,
    /// The links still to go.
    pub course: Course,
    /// Where it is bound for.
    pub to: NodeId,
    /// Where it set out.
    pub from: NodeId,
    /// When it set out.
    pub departed: Hour,
    /// Where the current hop began.
    pub at: NodeId,
    /// When the current hop began.
    pub since: Hour,
    /// When the current hop ends; `Hour::MAX` while it waits for a link.
    pub arrives: Hour,
    /// Version of the network on which it last looked for a way.
    pub tried: u32,
    /// Whether a courier carries it on this hop.
    pub courier: bool,
    /// What it says, if it is a report.
    pub report: Option<Report>,
}

/// The links a transmission has still to go.
#[derive(Clone, Debug, PartialEq)]
pub enum Course {
    /// The undisturbed way between a summit and a node of its side, which stands in the scenario, so many links of it
    /// gone.
    Usual {
        /// Links gone.
        gone: usize,
    },
    /// Another way, the current link first.
    Detour(Vec<LinkId>),
}

impl Transmission {
    /// The link it is on or waits for, if there is one.
    pub fn link(&self, scenario: &Scenario) -> Option<LinkId> {
        match &self.course {
            Course::Usual { gone } => scenario.usual_way(self.from, self.to).nth(*gone),
            Course::Detour(links) => links.first().copied(),
        }
    }

    /// Leaves the current link behind.
    pub fn pass_link(&mut self) {
        match &mut self.course {
            Course::Usual { gone } => *gone += 1,
            Course::Detour(links) => drop(links.remove(0)),
        }
    }

    /// The links still to go, the current one first.
    pub fn links(&self, scenario: &Scenario) -> Vec<LinkId> {
        match &self.course {
            Course::Usual { gone } => scenario.usual_way(self.from, self.to).skip(*gone).collect(),
            Course::Detour(links) => links.clone(),
        }
    }
}

/// What a transmission carries.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Payload {
    /// A formation's report to its summit.
    Report,
    /// Show an access on the live network.
    Demonstrate(AccessId),
    /// Fire an access.
    Fire(AccessId),
    /// Start a jammer.
    Jam(JammerId),
    /// Send a brigade.
    Reinforce(u8),
    /// Defend an axis so.
    Intent(AxisId, Intent),
    /// The adversary's formations change readiness.
    Ready(u8),
    /// The adversary's columns march so.
    March(AxisId, March),
    /// A headquarters moves.
    Relocate(NodeId),
}

/// What one of the teams does this week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Task {
    /// Nothing.
    Idle,
    /// Builds an access.
    Build(AccessId),
    /// Hunts in our own network.
    Hunt,
    /// Hardens a link of ours.
    Harden(LinkId),
    /// Gathers evidence on the incident of a dispatch.
    Evidence(DispatchId),
    /// Mends a link of ours that is dark.
    Repair(LinkId),
    /// Plays the weeks to come on the map table, and reports at the turn of the week.
    Wargame,
    /// Bound by this week's signal.
    Signal,
    /// Bound by this week's dispatch.
    Dispatch,
}

/// Life of an access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AccessLife {
    /// Not begun, or failed and to be begun again.
    Open,
    /// Being built.
    Building,
    /// Ours, and hidden: an ear and a weapon.
    Hidden,
    /// An order to show or fire it is on its way.
    Committed,
    /// Shown; it works until patched.
    Shown,
    /// Fired in war.
    Fired,
    /// Found by the adversary.
    Found,
    /// Shown, and patched since.
    Patched,
}

/// State of an access.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AccessState {
    /// Where it stands.
    pub life: AccessLife,
    /// When it came there.
    pub since: Hour,
    /// Team-weeks of work done.
    pub work: f64,
    /// Attempts at building it.
    pub attempts: u32,
    /// How often it has been used.
    pub uses: u32,
    /// Hazard lived through since it became hidden or shown.
    pub exposure: f64,
    /// Hazard at which it is found or patched.
    pub threshold: f64,
}

/// A chip of evidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chip {
    /// How it was signalled.
    pub manner: Manner,
    /// When.
    pub at: Hour,
    /// Its credibility then, 1 unless a bluff had been called or a card set a weight.
    pub credibility: f64,
}

/// A brigade under way or arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BrigadeState {
    /// Position in the scenario's reinforcements.
    pub which: u8,
    /// When the order reached it.
    pub departed: Hour,
    /// When it is in place.
    pub arrives: Hour,
}

/// A dispatch on the desk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpenDispatch {
    /// Which.
    pub id: DispatchId,
    /// What is behind it, by position in its causes.
    pub cause: usize,
    /// When it came.
    pub since: Hour,
    /// The answer given, if any.
    pub answer: Option<u8>,
}

/// An echo to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Echo {
    /// When.
    pub at: Hour,
    /// Of which dispatch.
    pub dispatch: DispatchId,
    /// Of which option.
    pub option: u8,
    /// What was behind it.
    pub cause: usize,
}

/// The alliance's effects desk.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// What each team does.
    pub tasks: Vec<Task>,
    /// Favours of each ally.
    pub favours: Vec<u8>,
    /// The ally asked last.
    pub last_asked: Option<AllyId>,
    /// Allies asked for a favour this week.
    pub asked: Vec<AllyId>,
    /// What has passed between the desk and the allies.
    pub politics: Politics,
    /// Links of ours that are being hardened, with the team-weeks done; finished ones have all of them.
    pub hardening: Vec<(LinkId, f64)>,
    /// Hour until which indicators shared with the allies keep the adversary from gaining.
    pub shared: Option<Hour>,
    /// Links of ours that crews mend, with the part of an hour they have gained beyond whole ones.
    pub mending: Vec<(LinkId, f64)>,
    /// What is behind the incidents, in step with those of `politics`: hidden.
    pub culprits: Vec<usize>,
    /// Accusations whose truth may come out: when, and of which dispatch.
    pub reckonings: Vec<(Hour, DispatchId)>,
    /// Accesses, by `AccessId`.
    pub accesses: Vec<AccessState>,
    /// Evidence laid before the adversary.
    pub chips: Vec<Chip>,
    /// Credibility of the next signal.
    pub credibility: f64,
    /// Whether this week's signal has been given.
    pub signalled: bool,
    /// Whether this week's diplomatic act has been done.
    pub acted: bool,
    /// Week of the last off-ramp.
    pub last_off_ramp: Option<u32>,
    /// Brigades, in the order in which they were sent.
    pub brigades: Vec<BrigadeState>,
    /// Brigades asked for, whose order is on its way.
    pub brigades_asked: Vec<u8>,
    /// This week's estimate of the chance of launch within two councils.
    pub estimate: Option<f64>,
    /// Estimates given so far, with their hour.
    pub estimates: Vec<(Hour, f64)>,
    /// The adversary's character as the desk has named it.
    pub profile: Option<DispositionId>,
    /// Whether the staff has played the weeks to come in the last week, and reports in this one.
    pub wargamed: bool,
    /// Councils in a row that passed quietly under a high estimate.
    pub quiet_alarms: u8,
    /// The dispatch on the desk.
    pub dispatch: Option<OpenDispatch>,
    /// Hour of this week's dispatch; `Hour::MAX` for none.
    pub next_dispatch: Hour,
    /// Cards that something has called for, the next one first.
    pub called: Vec<DispatchId>,
    /// Dispatches that have come, oldest first.
    pub seen_dispatches: Vec<DispatchId>,
    /// Factor on the weight of each dispatch, by `DispatchId`: what earlier answers have made of it.
    pub remembered: Vec<f64>,
    /// Echoes to come.
    pub echoes: Vec<Echo>,
    /// Indicators seen this week, by `IndicatorId`.
    pub indicators: Vec<bool>,
    /// Person-hours without a service that our effects have cost civilians, as far as confirmed.
    pub harm: f64,
}

/// A cause that passes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Passing {
    /// Its size.
    pub amount: f64,
    /// When it is gone.
    pub until: Hour,
}

/// The adversary's council.
#[derive(Clone, Debug, PartialEq)]
pub struct Council {
    /// Step of the ladder: 0 garrison, 1 exercise, 2 assembled, 3 launch. It is also the number of "yes" votes.
    pub readiness: u8,
    /// What it was before it last changed, and when that was.
    pub readiness_before: (u8, Hour),
    /// Councils held.
    pub held: u32,
    /// When the next one meets.
    pub next: Hour,
    /// Whether the council that sits has voted.
    pub voted: bool,
    /// What cards, silence and offers have added to the allied answer it believes in.
    pub heard: f64,
    /// Cost of backing down beyond the ladder's own.
    pub audience: f64,
    /// Passing rises of the stakes.
    pub stakes: Vec<Passing>,
    /// Hours of loud signals, for the fearful.
    pub loud: Vec<Hour>,
    /// Hours held in the alliance's network.
    pub intrusion: f64,
    /// The links in which they are held, one entry an implant, oldest first.
    pub implants: Vec<LinkId>,
    /// How many implants there have been.
    pub implanted: u32,
    /// This week's act.
    pub act: Act,
    /// Links hardened by cable in peace.
    pub hardened: Vec<LinkId>,
    /// Whether formations hold the word to attack beforehand.
    pub predelegated: bool,
    /// Whether it means to break each norm it has signed, by `NormId`; nobody else knows.
    pub cheats: Vec<bool>,
    /// Hour until which a word through the back channel is believed.
    pub reassured: Option<Hour>,
}

/// How the alliance defends an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Intent {
    /// Fall back fighting.
    Delay,
    /// Stand.
    Hold,
    /// Give ground, keep the formations.
    TradeGround,
}

/// How a column marches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum March {
    /// By orders: as fast as command quality allows. Blind when cut off.
    OnOrders,
    /// Stands and lays cable to the link that is dark.
    LayCable,
    /// By orders given beforehand: no recall, no need of a network.
    PreDelegated,
}

/// A column on an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Kilometres from the line of departure.
    pub km: f64,
    /// How it marches.
    pub march: March,
    /// When cable laying ends.
    pub cable_done: Hour,
    /// Hours it has been cut off without a break.
    pub dark: Hour,
    /// Hours it has lost to disruption.
    pub lost: f64,
    /// When its objective fell.
    pub fell: Option<Hour>,
    /// Fastest pace on the road, without a defence, that each side has seen it march at, km/h; 0 before it has.
    pub road: [f64; 2],
    /// How the axis is defended.
    pub intent: Intent,
}

/// Something fired, and what is known of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shot {
    /// The access or jammer.
    pub weapon: Weapon,
    /// When it took effect, or did not.
    pub at: Hour,
    /// The truth.
    pub worked: bool,
    /// What the first report says.
    pub reported: bool,
    /// When the report is confirmed.
    pub confirmed_at: Hour,
    /// Hours without a service that it cost civilians, times their number.
    pub harm: f64,
}

/// A strike that took effect, as long as its link is dark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wound {
    /// The link.
    pub link: LinkId,
    /// When it was hit.
    pub since: Hour,
    /// When it would work again by itself.
    pub until: Hour,
    /// Hours the strike adds to our clock when it lasts so long.
    pub hours: f64,
}

impl Wound {
    /// Hours that are given back when the link works at an hour: what was still to come of the strike.
    pub fn left(&self, hour: Hour) -> f64 {
        let whole = f64::from(self.until - self.since).max(1.0);
        self.hours * f64::from(self.until.saturating_sub(hour)) / whole
    }
}

/// What was fired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Weapon {
    /// Malware through an access.
    Access(AccessId),
    /// A jammer.
    Jammer(JammerId),
}

impl Weapon {
    /// What an outage by it is put down to.
    pub fn cause(self) -> Cause {
        match self {
            Weapon::Access(access) => Cause::Access(access),
            Weapon::Jammer(jammer) => Cause::Jammer(jammer),
        }
    }
}

/// The war.
#[derive(Clone, Debug, PartialEq)]
pub struct War {
    /// Hour of the launch, H.
    pub since: Hour,
    /// Friction of the march: factor on all hours.
    pub pace: f64,
    /// Hours from H until our line closes, without strikes still to come.
    pub line: f64,
    /// Columns, by `AxisId`.
    pub columns: Vec<Column>,
    /// Hours every node has been cut off without a break, by `NodeId`.
    pub cut: Vec<Hour>,
    /// Number of the pulse that runs, from 0.
    pub pulse: u32,
    /// When it began.
    pub pulse_began: Hour,
    /// When the next pulse begins.
    pub next_pulse: Hour,
    /// Orders left in this pulse.
    pub orders: u8,
    /// What was fired.
    pub shots: Vec<Shot>,
    /// Jammers used.
    pub jammers_used: Vec<bool>,
    /// The link of ours that is shielded.
    pub shield: Option<LinkId>,
    /// Until when each side keeps its aircraft on the ground, by [`Side::index`]; 0 while it flies.
    pub grounded: [Hour; 2],
    /// Jammers that work, and until when.
    pub jamming: Vec<(JammerId, Hour)>,
    /// Jammers that are shelled in this hour.
    pub shelled: Vec<JammerId>,
    /// Links of ours that are struck in this hour, with the implants used.
    pub struck: Vec<(LinkId, u32)>,
    /// Strikes whose link is still dark.
    pub wounds: Vec<Wound>,
    /// Implants in our network still to be used.
    pub implants: Vec<LinkId>,
    /// Hours each of them adds to our clock when its strike takes effect.
    pub strike_hours: f64,
    /// The first objective lost, and when.
    pub lost: Option<(AxisId, Hour)>,
    /// When our line closed.
    pub closed: Option<Hour>,
}

impl State {
    /// A new game.
    pub fn begin(scenario: &Scenario, luck: Luck, setup: &Setup) -> Self {
        super::phase::opening::begin(scenario, luck, setup)
    }

    /// Number of the running week, from 1.
    pub fn week(&self) -> u32 {
        self.hour / WEEK + 1
    }

    /// The room in which the voices of the alliance sit.
    pub fn room<'a>(&'a self, scenario: &'a Scenario) -> Room<'a> {
        let desk = &self.desk;
        Room {
            scenario,
            politics: &desk.politics,
            chips: &desk.chips,
            brigades: &desk.brigades,
            now: self.hour,
        }
    }

    /// Whether the game is over.
    pub fn over(&self) -> Option<Outcome> {
        match self.stage {
            Stage::Over(outcome) => Some(outcome),
            Stage::Crisis | Stage::War => None,
        }
    }

    /// Whether a side's mind or player is asked before the step of this hour.
    pub fn due(&self, scenario: &Scenario, side: Side) -> bool {
        match (self.stage, side) {
            (Stage::Over(_), _) => false,
            (Stage::War, _) => self.war.as_ref().is_some_and(|war| war.pulse_began == self.hour),
            (Stage::Crisis, Side::Adversary) => self.hour == self.council.next,
            (Stage::Crisis, Side::Alliance) => {
                let card = self.desk.dispatch.is_some_and(|d| d.answer.is_none() && d.since + 1 == self.hour);
                let last = self.council.next.saturating_sub(scenario.council_interval);
                self.hour == 0 || (self.hour == last + 1 && self.council.held > 0) || card
            }
        }
    }
}

impl War {
    /// Links at which the adversary can still strike.
    pub fn strikes_left(&self) -> u8 {
        let mut links = self.implants.clone();
        links.sort_unstable();
        links.dedup();
        links.len() as u8
    }
}
