//! What a side may order. An order is accepted or refused on what its giver knows; if the truth differs, it fails
//! when it is carried out.

use super::ids::*;
use super::intel::{DeskPicture, Intel, Seat, WarPicture};
use super::norms::{NormState, Standing};
use super::offer::reinforcement_links;
use super::phase::jamming::has_fires;
use super::phase::orders::{
    BRIGADE_FAVOURS, DEMONSTRATION_TEAMS, EXERCISE_TEAMS, demonstration_favours, price,
};
use super::politics::Reading;
use super::scenario::{Act, Kind, Scenario};
use super::state::{AccessLife, Intent, March, Stage, Task};
use super::units::{Hour, WEEK};
use serde::{Deserialize, Serialize};

/// An order of either side: the only way to act.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Order {
    /// Give a team its task for this week and the next ones.
    Assign {
        /// Number of the team.
        team: u8,
        /// What it does.
        task: Task,
    },
    /// Say that the capability exists: this week's signal.
    Claim,
    /// Show it in an exercise: this week's signal, two teams.
    Exercise,
    /// Show an access on a decoy, before their attachés: this week's signal, one team.
    Decoy {
        /// The access.
        access: AccessId,
    },
    /// Show an access on the live network: this week's signal, one team, a favour of its owner or two.
    Demonstrate {
        /// The access.
        access: AccessId,
    },
    /// Send a brigade: this week's act, two favours of its lender.
    Reinforce {
        /// Position in the scenario's reinforcements.
        which: u8,
    },
    /// Consult an ally: this week's act, free.
    Consult {
        /// The ally.
        ally: AllyId,
    },
    /// Offer the adversary a way down: this week's act, a favour.
    OffRamp {
        /// The ally who carries it.
        ally: AllyId,
    },
    /// Send the adversary a word that nobody else hears: this week's act, a favour.
    Backchannel {
        /// The ally who carries it.
        ally: AllyId,
    },
    /// Invoke Article 4, once: this week's act, and every voice is consulted.
    ArticleFour,
    /// Put a commitment to Article 5 under silence until the council: this week's act.
    Silence,
    /// Share with the allies what tells an intruder: this week's act.
    Share,
    /// Name in public who is behind an incident: this week's act.
    Attribute {
        /// The dispatch that told it.
        dispatch: DispatchId,
        /// The cause, by position.
        cause: u8,
    },
    /// Show every voice what an ear has heard of an incident.
    Declassify {
        /// The dispatch that told it.
        dispatch: DispatchId,
    },
    /// Propose a norm to the adversary: this week's act, if no voice of ours breaks silence over it.
    Propose {
        /// Which.
        norm: NormId,
    },
    /// Have a signed norm inspected, on both sides: this week's act.
    Verify {
        /// Which.
        norm: NormId,
    },
    /// Leave a signed norm in the open.
    Denounce {
        /// Which.
        norm: NormId,
    },
    /// Adversary: the council's answer to a norm that lies before it.
    Sign {
        /// Which.
        norm: NormId,
        /// Whether it signs.
        yes: bool,
        /// Whether it means to keep what it signs.
        keep: bool,
    },
    /// Answer the dispatch on the desk.
    Answer {
        /// Position of the option.
        option: u8,
    },
    /// State the chance of a launch within two councils.
    Estimate {
        /// From 0 to 1.
        chance: f64,
    },
    /// Say which character the adversary has: for the score, from the sixth week on.
    Profile {
        /// The character.
        disposition: DispositionId,
    },
    /// War: fire an access.
    Fire {
        /// The access.
        access: AccessId,
    },
    /// War: start a jammer.
    Jam {
        /// The jammer.
        jammer: JammerId,
    },
    /// War: guard a link of ours against the next strike.
    Shield {
        /// The link.
        link: LinkId,
    },
    /// War: how an axis is defended.
    SetIntent {
        /// The axis.
        axis: AxisId,
        /// How.
        intent: Intent,
    },
    /// Adversary: the council's vote and what follows from it.
    Vote {
        /// Whether it voted for the next step.
        yes: bool,
        /// Whether it takes a step down instead.
        down: bool,
    },
    /// Adversary: this week's visible act.
    Act {
        /// Which.
        act: Act,
    },
    /// Adversary, war: how a column marches.
    March {
        /// Its axis.
        axis: AxisId,
        /// How.
        march: March,
    },
    /// A headquarters moves, and what sits on its old place will be void: in war, or when the adversary's council sits.
    Relocate {
        /// Which.
        headquarters: NodeId,
    },
    /// Adversary, war: shell a jammer that works.
    Shell {
        /// The jammer.
        jammer: JammerId,
    },
    /// Adversary, war: strike a link of the alliance.
    Strike {
        /// The link.
        link: LinkId,
    },
}

/// Why an order was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// The game is over.
    GameOver,
    /// That order belongs to the other side.
    NotYours,
    /// There is no such thing.
    Unknown,
    /// Only in the crisis.
    OnlyInCrisis,
    /// Only in war.
    OnlyInWar,
    /// Too few teams are free this week.
    NoTeam {
        /// Teams needed.
        needed: u8,
        /// Teams free.
        free: u8,
    },
    /// The team is bound until the council.
    TeamBound,
    /// This week's signal has been given.
    AlreadySignalled,
    /// This week's act has been done.
    AlreadyActed,
    /// The ally has too few favours left.
    NoFavour {
        /// Who.
        ally: AllyId,
        /// Favours needed.
        needed: u8,
        /// Favours left.
        left: u8,
    },
    /// The access is not in our hands.
    NoAccess,
    /// Four accesses are held, the most that can be kept quiet.
    TooManyAccesses,
    /// The last off-ramp was offered less than two weeks ago.
    TooSoon,
    /// The lender's lawyers find it unlawful.
    Unlawful {
        /// Who.
        ally: AllyId,
    },
    /// There is no incident of that kind, or it has been settled.
    NoIncident,
    /// It needs a reason: an incident, or an adversary on exercise.
    NoReason,
    /// It has been done, and can be done once.
    Once,
    /// Silence was broken lately: nobody puts the same text on the table again.
    BrokenSilence,
    /// The norm lies before the adversary's council.
    OnTheTable,
    /// The norm is not signed.
    NotSigned,
    /// The norm has been broken.
    BrokenWord,
    /// Nothing secret is known of it.
    NothingSecret,
    /// The brigade has been sent.
    AlreadySent,
    /// Two brigades are on their way.
    RoadsFull,
    /// No dispatch waits for an answer.
    NoDispatch,
    /// The dispatch has no such answer.
    NoSuchAnswer,
    /// A chance lies between 0 and 1.
    NotAChance,
    /// Both orders of this pulse are given.
    NoOrdersLeft,
    /// The jammer has been used.
    JammerUsed,
    /// The link is not ours.
    NotOurLink,
    /// Nothing of it is dark that a crew could mend.
    NothingDark,
    /// The council does not sit now.
    NotInSession,
    /// The headquarters is on the move.
    OnTheMove,
    /// Nothing it could touch is in reach.
    NothingInReach,
    /// Too little has been seen of the adversary.
    TooEarly,
    /// The order changes nothing.
    NoChange,
}

impl Order {
    /// Whether what it brings shows as soon as it is given, so that it cannot be taken back.
    pub fn shows_at_once(&self) -> bool {
        matches!(
            self,
            Order::Answer { .. } | Order::Share | Order::Declassify { .. } | Order::Backchannel { .. }
        )
    }
}

/// The most hidden accesses that can be held.
pub const ACCESS_CAP: usize = 4;
/// Weeks between two off-ramps.
pub const OFF_RAMP_WEEKS: u32 = 2;
/// Week from which the adversary's character can be named. Play.md rule 8.
pub const PROFILE_WEEK: u32 = 6;
/// Brigades that the roads take at a time.
pub const ROADS: usize = 2;

/// Whether the giver may order this, on what he knows.
pub fn check(scenario: &Scenario, intel: &Intel, order: &Order) -> Result<(), Refusal> {
    if matches!(intel.stage, Stage::Over(_)) {
        return Err(Refusal::GameOver);
    }
    match &intel.seat {
        Seat::Desk(desk) => check_desk(scenario, intel, desk, order),
        Seat::Council(_) => check_council(scenario, intel, order),
    }
}

fn require(condition: bool, otherwise: Refusal) -> Result<(), Refusal> {
    if condition { Ok(()) } else { Err(otherwise) }
}

fn check_desk(scenario: &Scenario, intel: &Intel, desk: &DeskPicture, order: &Order) -> Result<(), Refusal> {
    let crisis = || require(intel.stage == Stage::Crisis, Refusal::OnlyInCrisis);
    let teams = |needed: u8| {
        let free = desk.teams_free();
        require(free >= needed, Refusal::NoTeam { needed, free })
    };
    let signal = || require(!desk.signalled, Refusal::AlreadySignalled);
    let act = || require(!desk.acted, Refusal::AlreadyActed);
    let favours = |ally: AllyId, base: u8| {
        let left = *desk.favours.get(ally.index()).ok_or(Refusal::Unknown)?;
        let needed = price(desk.last_asked, ally, base);
        require(left >= needed, Refusal::NoFavour { ally, needed, left })
    };
    let access = |id: AccessId| desk.accesses.get(id.index()).ok_or(Refusal::Unknown);
    let incident = |id: DispatchId| {
        let open = desk.politics.incident(id).filter(|incident| incident.blamed.is_none());
        open.ok_or(Refusal::NoIncident)
    };
    match *order {
        Order::Assign { team, task } => {
            // In war there is nothing to do but mend, and a crew is sent like any other order of a pulse.
            match task {
                Task::Repair(_) if intel.war.is_some() => war_order(intel).map(|_| ())?,
                Task::Idle if intel.war.is_some() => {}
                _ => crisis()?,
            }
            let now = *desk.tasks.get(usize::from(team)).ok_or(Refusal::Unknown)?;
            require(!matches!(now, Task::Signal | Task::Dispatch), Refusal::TeamBound)?;
            require(now != task, Refusal::NoChange)?;
            match task {
                Task::Signal | Task::Dispatch => Err(Refusal::NotYours),
                Task::Idle | Task::Hunt | Task::Wargame => Ok(()),
                Task::Harden(link) => {
                    let whole = scenario.coefficients.harden_work;
                    let done = desk.hardening.iter().any(|(there, work)| *there == link && *work >= whole);
                    require(reinforcement_links(scenario).contains(&link), Refusal::NotOurLink)?;
                    require(!done, Refusal::NoChange)
                }
                Task::Evidence(dispatch) => incident(dispatch).map(|_| ()),
                Task::Repair(link) => {
                    require(link.index() < scenario.links.len(), Refusal::Unknown)?;
                    require(scenario.side_of(link) == Side::Alliance, Refusal::NotOurLink)?;
                    require(!intel.mendable(scenario, link).is_empty(), Refusal::NothingDark)
                }
                Task::Build(id) => {
                    let life = access(id)?.life;
                    require(matches!(life, AccessLife::Open | AccessLife::Building), Refusal::NoAccess)?;
                    require(desk.hidden().count() < ACCESS_CAP, Refusal::TooManyAccesses)
                }
            }
        }
        Order::Claim => crisis().and_then(|()| signal()),
        Order::Exercise => {
            crisis()?;
            signal()?;
            teams(EXERCISE_TEAMS)
        }
        Order::Decoy { access: id } => {
            crisis()?;
            signal()?;
            require(access(id)?.life == AccessLife::Hidden, Refusal::NoAccess)?;
            teams(DEMONSTRATION_TEAMS)
        }
        Order::Demonstrate { access: id } => {
            crisis()?;
            signal()?;
            require(access(id)?.life == AccessLife::Hidden, Refusal::NoAccess)?;
            let ally = scenario.accesses[id.index()].owner;
            let signals = desk.signals();
            let reading = desk.room(scenario, &signals, intel.hour).reading(id, desk.readiness);
            require(reading != Reading::Refused, Refusal::Unlawful { ally })?;
            teams(DEMONSTRATION_TEAMS)?;
            favours(ally, demonstration_favours(reading))
        }
        Order::Reinforce { which } => {
            crisis()?;
            act()?;
            let plan = scenario.reinforcements.get(usize::from(which)).ok_or(Refusal::Unknown)?;
            let sent = desk.brigades.iter().any(|b| b.which == which) || desk.brigades_asked.contains(&which);
            require(!sent, Refusal::AlreadySent)?;
            let moving = desk.brigades.iter().filter(|b| b.arrives > intel.hour).count();
            require(moving + desk.brigades_asked.len() < ROADS, Refusal::RoadsFull)?;
            favours(plan.lender, BRIGADE_FAVOURS)
        }
        Order::Consult { ally } => {
            crisis()?;
            act()?;
            require(ally.index() < scenario.allies.len(), Refusal::Unknown)
        }
        Order::OffRamp { ally } => {
            crisis()?;
            act()?;
            let week = intel.hour / WEEK;
            let rested = desk.last_off_ramp.is_none_or(|last| week >= last + OFF_RAMP_WEEKS);
            require(rested, Refusal::TooSoon)?;
            favours(ally, 1)
        }
        Order::Backchannel { ally } => {
            crisis()?;
            act()?;
            favours(ally, 1)
        }
        Order::ArticleFour => {
            crisis()?;
            act()?;
            require(!desk.politics.article_four, Refusal::Once)?;
            let reason = desk.readiness > 0 || !desk.politics.incidents.is_empty();
            require(reason, Refusal::NoReason)
        }
        Order::Silence => {
            crisis()?;
            act()?;
            let lasts = |until: Option<Hour>| until.is_some_and(|until| until > intel.hour);
            require(!lasts(desk.politics.broken.map(|(until, _)| until)), Refusal::BrokenSilence)?;
            require(!desk.politics.silence && !lasts(desk.politics.guarantee), Refusal::NoChange)
        }
        Order::Share => {
            crisis()?;
            act()?;
            require(desk.shared.is_none_or(|until| until <= intel.hour), Refusal::NoChange)
        }
        Order::Attribute { dispatch, cause } => {
            crisis()?;
            act()?;
            incident(dispatch)?;
            let causes = &scenario.dispatches[dispatch.index()].causes;
            require(usize::from(cause) < causes.len(), Refusal::Unknown)
        }
        Order::Declassify { dispatch } => {
            crisis()?;
            let there = incident(dispatch)?;
            let secret = there.clues.iter().any(|clue| clue.ear.is_some()) && !there.declassified;
            require(secret, Refusal::NothingSecret)
        }
        Order::Propose { norm } => {
            crisis()?;
            act()?;
            match standing(&desk.politics.norms, norm)? {
                Standing::Open => Ok(()),
                Standing::Proposed => Err(Refusal::OnTheTable),
                Standing::Signed => Err(Refusal::NoChange),
                Standing::Broken(_) => Err(Refusal::BrokenWord),
            }
        }
        Order::Verify { norm } => {
            crisis()?;
            act()?;
            require(standing(&desk.politics.norms, norm)? == Standing::Signed, Refusal::NotSigned)
        }
        Order::Denounce { norm } => {
            crisis()?;
            require(standing(&desk.politics.norms, norm)? == Standing::Signed, Refusal::NotSigned)
        }
        Order::Answer { option } => {
            let Some((id, _, None)) = desk.dispatch else { return Err(Refusal::NoDispatch) };
            let card = &scenario.dispatches[id.index()];
            let chosen = card.options.get(usize::from(option)).ok_or(Refusal::NoSuchAnswer)?;
            teams(chosen.teams)?;
            for (ally, needed) in &chosen.favours {
                let left = desk.favours[ally.index()];
                require(left >= *needed, Refusal::NoFavour { ally: *ally, needed: *needed, left })?;
            }
            Ok(())
        }
        Order::Estimate { chance } => {
            crisis()?;
            require((0.0..=1.0).contains(&chance), Refusal::NotAChance)
        }
        Order::Profile { disposition } => {
            crisis()?;
            require(disposition.index() < scenario.dispositions.len(), Refusal::Unknown)?;
            require(intel.hour / WEEK + 1 >= PROFILE_WEEK, Refusal::TooEarly)?;
            require(desk.profile != Some(disposition), Refusal::NoChange)
        }
        Order::Fire { access: id } => {
            war_order(intel)?;
            require(access(id)?.life == AccessLife::Hidden, Refusal::NoAccess)
        }
        Order::Jam { jammer } => {
            let war = war_order(intel)?;
            let used = *war.jammers_used.get(jammer.index()).ok_or(Refusal::Unknown)?;
            require(!used, Refusal::JammerUsed)?;
            require(intel.in_reach(scenario, jammer), Refusal::NothingInReach)
        }
        Order::Shield { link } => {
            let war = war_order(intel)?;
            require(link.index() < scenario.links.len(), Refusal::Unknown)?;
            require(scenario.side_of(link) == Side::Alliance, Refusal::NotOurLink)?;
            require(war.shield != Some(link), Refusal::NoChange)
        }
        Order::SetIntent { axis, intent } => {
            let war = war_order(intel)?;
            let column = war.columns.get(axis.index()).ok_or(Refusal::Unknown)?;
            let defended = !scenario.axes[axis.index()].defenders.is_empty();
            require(defended, Refusal::NothingInReach)?;
            require(column.intent != intent, Refusal::NoChange)
        }
        Order::Relocate { headquarters } => {
            war_order(intel)?;
            movable(scenario, intel, headquarters)
        }
        Order::Vote { .. }
        | Order::Act { .. }
        | Order::March { .. }
        | Order::Shell { .. }
        | Order::Sign { .. }
        | Order::Strike { .. } => Err(Refusal::NotYours),
    }
}

/// Where a norm stands.
fn standing(norms: &[NormState], norm: NormId) -> Result<Standing, Refusal> {
    norms.get(norm.index()).map(|there| there.standing).ok_or(Refusal::Unknown)
}

/// Whether a side may move a headquarters: its own, not its summit, and not one that is on the move.
fn movable(scenario: &Scenario, intel: &Intel, headquarters: NodeId) -> Result<(), Refusal> {
    let there = scenario.nodes.get(headquarters.index()).ok_or(Refusal::Unknown)?;
    let ours = there.side == intel.side && there.kind == Kind::Headquarters;
    require(ours && headquarters != scenario.summit(intel.side), Refusal::NotYours)?;
    require(!intel.nodes[headquarters.index()].marching, Refusal::OnTheMove)
}

fn war_order(intel: &Intel) -> Result<&WarPicture, Refusal> {
    let war = intel.war.as_ref().ok_or(Refusal::OnlyInWar)?;
    require(war.orders > 0, Refusal::NoOrdersLeft)?;
    Ok(war)
}

fn check_council(scenario: &Scenario, intel: &Intel, order: &Order) -> Result<(), Refusal> {
    match *order {
        Order::Vote { .. } | Order::Act { .. } => {
            require(intel.stage == Stage::Crisis, Refusal::OnlyInCrisis)?;
            let sits = intel.council().is_some_and(|council| council.sits);
            let done =
                matches!(order, Order::Vote { .. }) && intel.council().is_some_and(|council| council.voted);
            require(sits, Refusal::NotInSession)?;
            require(!done, Refusal::AlreadyActed)
        }
        Order::March { axis, march } => {
            let war = intel.war.as_ref().ok_or(Refusal::OnlyInWar)?;
            let column = war.columns.get(axis.index()).ok_or(Refusal::Unknown)?;
            require(column.march != march, Refusal::NoChange)
        }
        Order::Relocate { headquarters } => {
            let sits = intel.council().is_some_and(|council| council.sits);
            require(sits || intel.war.is_some(), Refusal::NotInSession)?;
            movable(scenario, intel, headquarters)
        }
        Order::Sign { norm, .. } => {
            let council = intel.council().filter(|council| council.sits).ok_or(Refusal::NotInSession)?;
            require(standing(&council.norms, norm)? == Standing::Proposed, Refusal::NoChange)
        }
        Order::Shell { jammer } => {
            let war = intel.war.as_ref().ok_or(Refusal::OnlyInWar)?;
            require(war.jamming.contains(&jammer), Refusal::Unknown)?;
            let fires = has_fires(scenario, |node| intel.nodes[node.index()].quality);
            require(fires, Refusal::NothingInReach)
        }
        Order::Strike { link } => {
            let war = intel.war.as_ref().ok_or(Refusal::OnlyInWar)?;
            require(link.index() < scenario.links.len(), Refusal::Unknown)?;
            require(war.implants.contains(&link), Refusal::NoOrdersLeft)
        }
        _ => Err(Refusal::NotYours),
    }
}
