//! What can be ordered now, at which price, and what it is thought to do in hours: made from an [`Intel`], so that a
//! price or a refusal never tells what its reader does not know.

mod council;
mod world;

use super::air::{self, Air};
use super::capability;
use super::formula::decision::launch_chance;
use super::ids::*;
use super::intel::{ChipPicture, DeskPicture, Intel, Seat, WarPicture};
use super::norms::{self, NormState, Standing};
use super::order::{Order, Refusal, check};
use super::phase::jamming::reached;
use super::phase::march::{exchange, intensity, intent_factor, posture};
use super::phase::orders::{
    BRIGADE_FAVOURS, DEMONSTRATION_TEAMS, EXERCISE_TEAMS, demonstration_favours, price,
};
use super::phase::relocation::touches;
use super::politics::{Reading, Room, Tally};
use super::reckoning::{self, Outlook};
use super::scenario::{Disposition, Effect, Kind, Manner, Scenario};
use super::state::{AccessLife, BrigadeState, Intent, Stage, Task, Weapon, Wound};
use super::units::{WEEK, whole_hours};
use world::{Moved, World};

/// An order with its price and its effect, before the click.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The order.
    pub order: Order,
    /// Team-weeks.
    pub teams: u8,
    /// Favours, and whose.
    pub favours: Vec<(AllyId, u8)>,
    /// Hours it adds to what they believe (crisis) or to their clock (war).
    pub theirs: f64,
    /// Hours it adds to the bar under which they go (crisis) or to our clock (war).
    pub bar: f64,
    /// Hours it adds to the truth that only we see.
    pub truth: f64,
    /// An access that makes it worth more, and the hours both together add to the truth.
    pub companion: Option<(AccessId, f64)>,
    /// Combat power of the defenders it saves (or costs, when negative) until the line closes, a brigade being 1.
    pub saved: f64,
    /// Person-hours without a service that it is expected to cost civilians.
    pub harm: f64,
    /// Chance that its software reaches beyond its target; what it would touch stands in the scenario.
    pub spread: Option<f64>,
    /// Chance that a battery of air defence which it leaves alone fires at what it should not: in the crisis at a civil
    /// aircraft, in war at one of its own side.
    pub stray: f64,
    /// Chance that it is taken for a hit at nuclear warning, and is a rung up; nothing where no warning depends on it.
    pub entangled: Option<f64>,
    /// Chance that the access survives this use unseen.
    pub survives: f64,
    /// Hours for which a headquarters of ours is silent because of it.
    pub silent: f64,
    /// Hours by which a link of ours works again sooner because of it.
    pub sooner: f64,
    /// Chance that it takes effect.
    pub chance: Option<f64>,
    /// How the lender's lawyers read it.
    pub reading: Option<Reading>,
    /// Hours it adds to what they believe if it fails.
    pub on_failure: f64,
    /// A signed norm that it breaks when it takes effect.
    pub breaks: Option<NormId>,
    /// Who of neither side may stand behind what somebody else is named for, and grow bolder: the likeliest, and the chance.
    pub emboldens: Option<(ActorId, f64)>,
    /// What is left of its effect after each of twelve weeks, as a share.
    pub fading: Vec<f64>,
    /// Why it would be refused now.
    pub refusal: Option<Refusal>,
}

impl Offer {
    /// An order without price and effect.
    pub fn of(order: Order) -> Self {
        Self {
            order,
            teams: 0,
            favours: Vec::new(),
            theirs: 0.0,
            bar: 0.0,
            truth: 0.0,
            companion: None,
            saved: 0.0,
            harm: 0.0,
            spread: None,
            stray: 0.0,
            entangled: None,
            survives: 0.0,
            silent: 0.0,
            sooner: 0.0,
            chance: None,
            reading: None,
            on_failure: 0.0,
            breaks: None,
            emboldens: None,
            fading: Vec::new(),
            refusal: None,
        }
    }
}

/// Weeks of fading that an offer shows.
const SHOWN_WEEKS: u32 = 12;

/// The average adversary of a level: what a giver reckons with who does not know which one he faces.
pub fn average(scenario: &Scenario) -> Disposition {
    let total: f64 = scenario.dispositions.iter().map(|d| d.odds).sum();
    let mean = |value: fn(&Disposition) -> f64| {
        scenario.dispositions.iter().map(|d| d.odds * value(d)).sum::<f64>() / total
    };
    Disposition {
        id: String::new(),
        name: String::new(),
        odds: 1.0,
        talk: mean(|d| d.talk),
        deed: mean(|d| d.deed),
        stakes: mean(|d| d.stakes),
        fearful: mean(|d| d.fearful),
        off_ramp: mean(|d| d.off_ramp),
        reads_weakness: false,
    }
}

/// The outlook of that average adversary under the level's mean stakes, by what the desk knows.
pub fn nominal(tally: &Tally) -> Outlook {
    let Room { scenario, politics, chips, brigades, now } = tally.room;
    let figures = &scenario.coefficients;
    let average = average(scenario);
    let weights = reckoning::weights(figures, &average, chips, now);
    Outlook {
        evidence: chips.iter().zip(weights).map(|(chip, weight)| (chip.manner, weight)).collect(),
        undisturbed: scenario.undisturbed().0,
        posture: posture(scenario, brigades, now),
        intrusion: figures.intrusion,
        debate: tally.debate(),
        optimism: 0.5 * (scenario.optimism.0 + scenario.optimism.1),
        predelegated: false,
        spared: norms::spared(scenario, &politics.norms),
        gain: scenario.stakes.0 + average.stakes + scenario.tension(f64::from(now) / f64::from(WEEK))
            - norms::trust(figures, &politics.norms),
        response: tally.response(0.0),
        audience: 0.0,
    }
}

/// Everything that can be ordered now.
pub fn offers(scenario: &Scenario, intel: &Intel) -> Vec<Offer> {
    let orders = match (intel.stage, &intel.seat) {
        (Stage::Over(_), _) => Vec::new(),
        (Stage::Crisis, Seat::Desk(desk)) => crisis_orders(scenario, desk),
        (Stage::War, Seat::Desk(_)) => war_orders(scenario, intel),
        (Stage::Crisis, Seat::Council(sitting)) => council::votes_and_acts(scenario, sitting),
        (Stage::War, Seat::Council(_)) => council::marches_and_strikes(scenario),
    };
    let view = View::of(scenario, intel);
    orders.into_iter().map(|order| seen(scenario, intel, view.as_ref(), order)).collect()
}

fn crisis_orders(scenario: &Scenario, desk: &DeskPicture) -> Vec<Order> {
    let accesses = || (0..scenario.accesses.len()).map(AccessId::from);
    let allies = || (0..scenario.allies.len()).map(AllyId::from);
    let lends = |id: &AllyId| scenario.allies[id.index()].cell.is_some();
    let held = |id: &AccessId| desk.accesses[id.index()].life == AccessLife::Hidden;
    let mut orders = vec![Order::Claim, Order::Exercise];
    orders.extend(accesses().filter(held).map(|access| Order::Decoy { access }));
    orders.extend(accesses().filter(held).map(|access| Order::Demonstrate { access }));
    orders.extend((0..scenario.reinforcements.len() as u8).map(|which| Order::Reinforce { which }));
    orders.extend(allies().map(|ally| Order::Consult { ally }));
    orders.extend(allies().filter(lends).map(|ally| Order::OffRamp { ally }));
    orders.extend(allies().filter(lends).map(|ally| Order::Backchannel { ally }));
    if scenario.dispositions.len() > 1 {
        let characters = (0..scenario.dispositions.len()).map(DispositionId::from);
        orders.extend(characters.map(|disposition| Order::Profile { disposition }));
    }
    orders.extend([Order::ArticleFour, Order::Silence, Order::Share]);
    for (norm, there) in desk.politics.norms.iter().enumerate() {
        let norm = NormId::from(norm);
        match there.standing {
            Standing::Open | Standing::Proposed => orders.push(Order::Propose { norm }),
            Standing::Signed => orders.extend([Order::Verify { norm }, Order::Denounce { norm }]),
            Standing::Broken(_) => {}
        }
    }
    for incident in desk.politics.incidents.iter().filter(|incident| incident.blamed.is_none()) {
        let dispatch = incident.dispatch;
        let causes = scenario.dispatches[dispatch.index()].causes.len() as u8;
        orders.extend((0..causes).map(|cause| Order::Attribute { dispatch, cause }));
        if incident.clues.iter().any(|clue| clue.ear.is_some()) && !incident.declassified {
            orders.push(Order::Declassify { dispatch });
        }
    }
    if let Some((id, _, None)) = desk.dispatch {
        let options = scenario.dispatches[id.index()].options.len() as u8;
        orders.extend((0..options).map(|option| Order::Answer { option }));
    }
    orders
}

fn war_orders(scenario: &Scenario, intel: &Intel) -> Vec<Order> {
    let Some(desk) = intel.desk() else { return Vec::new() };
    let hidden = desk.hidden().map(|access| Order::Fire { access });
    let jammers = (0..scenario.jammers.len()).map(|j| Order::Jam { jammer: JammerId::from(j) });
    let shields = reinforcement_links(scenario).into_iter().map(|link| Order::Shield { link });
    let defended = |axis: &usize| !scenario.axes[*axis].defenders.is_empty();
    let intents = (0..scenario.axes.len()).filter(defended).flat_map(|axis| {
        [Intent::Delay, Intent::Hold, Intent::TradeGround]
            .map(|intent| Order::SetIntent { axis: AxisId::from(axis), intent })
    });
    let moves = reinforcement_headquarters(scenario);
    let moves = moves.into_iter().map(|headquarters| Order::Relocate { headquarters });
    let crews = crews(scenario, intel, desk);
    hidden.chain(jammers).chain(shields).chain(intents).chain(moves).chain(crews).collect()
}

/// A free team sent to each link of our own that is dark.
pub fn crews(scenario: &Scenario, intel: &Intel, desk: &DeskPicture) -> Vec<Order> {
    let Some(team) = desk.tasks.iter().position(|task| *task == Task::Idle) else { return Vec::new() };
    let send = |link| Order::Assign { team: team as u8, task: Task::Repair(link) };
    broken_links(scenario, intel).into_iter().map(send).collect()
}

/// Links of our own that a crew could mend. Of those that lie dark with one another on the same infrastructure the first
/// stands for all: a crew there mends it for everybody.
pub fn broken_links(scenario: &Scenario, intel: &Intel) -> Vec<LinkId> {
    let ours = |link: &LinkId| scenario.side_of(*link) == Side::Alliance;
    let mut mended: Vec<BearerId> = Vec::new();
    let mut links = Vec::new();
    for link in (0..scenario.links.len()).map(LinkId::from).filter(ours) {
        let dark = intel.mendable(scenario, link);
        if dark.iter().any(|bearer| !mended.contains(bearer)) {
            links.push(link);
            mended.extend(dark);
        }
    }
    links
}

/// Links of our own that reinforcement depends on: what the adversary strikes at, and what can be shielded.
pub fn reinforcement_links(scenario: &Scenario) -> Vec<LinkId> {
    let ours = |node: NodeId| {
        let node = scenario.node(node);
        node.side == Side::Alliance && node.kind == Kind::Headquarters
    };
    let on_the_way = |link: &LinkId| {
        let there = scenario.link(*link);
        ours(there.child) && ours(there.parent) && feeds_defence(scenario, there.child)
    };
    (0..scenario.links.len()).map(LinkId::from).filter(on_the_way).take(5).collect()
}

/// Headquarters of our own at the ends of those links that can move: all but the summit.
fn reinforcement_headquarters(scenario: &Scenario) -> Vec<NodeId> {
    let links = reinforcement_links(scenario).into_iter();
    let mut ends: Vec<NodeId> =
        links.flat_map(|link| [scenario.link(link).child, scenario.link(link).parent]).collect();
    ends.sort_unstable();
    ends.dedup();
    ends.retain(|node| *node != scenario.summit(Side::Alliance));
    ends
}

/// Whether a headquarters commands a defender, directly or through others.
fn feeds_defence(scenario: &Scenario, headquarters: NodeId) -> bool {
    let defenders = scenario.axes.iter().flat_map(|axis| &axis.defenders);
    defenders.copied().any(|defender| {
        let commander = |node: &NodeId| scenario.node(*node).commander;
        std::iter::successors(Some(defender), commander).any(|above| above == headquarters)
    })
}

/// The price and the effect of one order.
pub fn offer(scenario: &Scenario, intel: &Intel, order: Order) -> Offer {
    seen(scenario, intel, View::of(scenario, intel).as_ref(), order)
}

/// An order as the desk sees it; who has no desk sees no more than whether it is refused.
fn seen(scenario: &Scenario, intel: &Intel, view: Option<&View>, order: Order) -> Offer {
    let mut offer = Offer { refusal: check(scenario, intel, &order).err(), ..Offer::of(order) };
    let Some(view) = view else { return offer };
    let desk = view.desk;
    let ask = |ally: AllyId, base: u8| vec![(ally, price(desk.last_asked, ally, base))];
    let figures = &scenario.coefficients;
    match order {
        Order::Claim => view.signal(&mut offer, Manner::Claim),
        Order::Exercise => {
            offer.teams = EXERCISE_TEAMS;
            view.signal(&mut offer, Manner::Exercise);
        }
        Order::Decoy { access } => {
            offer.teams = DEMONSTRATION_TEAMS;
            view.signal(&mut offer, Manner::Decoy);
            offer.truth = -desk.accesses[access.index()].marginal;
        }
        Order::Demonstrate { access } => {
            let plan = &scenario.accesses[access.index()];
            let reading = view.world.room().reading(access, desk.readiness);
            offer.reading = Some(reading);
            offer.teams = DEMONSTRATION_TEAMS;
            offer.favours = ask(plan.owner, demonstration_favours(reading));
            offer.chance = Some(plan.effect * figures.cyber);
            let hours = plan.outage.0 * figures.demonstration_outage;
            view.risks(&mut offer, access, hours);
            view.signal(&mut offer, Manner::Live);
            let rungs = if desk.readiness == 0 { 2 } else { 1 };
            let provoked = view.world.shift(|world| {
                world.signal(Manner::Live, 1.0);
                world.politics.climb(rungs);
                world.gain += if desk.readiness == 0 { figures.provocation } else { 0.0 };
            });
            let climbed = view.world.shift(|world| world.politics.climb(1));
            let strayed = view.world.shift(|world| {
                world.politics.climb(1);
                world.audience += figures.stray_audience;
            });
            let broken = view.world.shift(|world| {
                world.politics.climb(1);
                world.politics.voices.iter_mut().for_each(|voice| voice.moved -= figures.norm_broken);
            });
            let breaks = f64::from(u8::from(offer.breaks.is_some())) * offer.chance.unwrap_or(0.0);
            offer.bar = breaks * broken.bar
                + provoked.bar
                + offer.entangled.unwrap_or(0.0) * climbed.bar
                + offer.stray * strayed.bar;
            offer.on_failure = view.world.shift(|world| world.signal(Manner::Failed, 1.0)).believed;
            offer.truth = -desk.accesses[access.index()].marginal;
        }
        Order::Reinforce { which } => {
            offer.favours = ask(scenario.reinforcements[usize::from(which)].lender, BRIGADE_FAVOURS);
            view.brigade(&mut offer, which);
        }
        Order::Consult { ally } => {
            offer.favours = vec![(ally, 0)];
            offer.moved(view.world.shift(|world| {
                world.politics.voices[ally.index()].consult(figures, intel.hour);
            }));
        }
        Order::OffRamp { ally } => {
            offer.favours = ask(ally, 1);
            offer.moved(view.world.shift(|world| {
                world.politics.offers += 1;
                world.way_down(figures.off_ramp);
            }));
        }
        Order::Backchannel { ally } => {
            offer.favours = ask(ally, 1);
            let reassured = average(scenario).fearful * figures.fear * (1.0 - figures.reassurance);
            let frightening = view.frightening();
            offer.moved(view.world.shift(|world| world.gain -= reassured * frightening));
            offer.chance = Some(1.0 - figures.channel_leak);
            offer.fading = (1..=SHOWN_WEEKS)
                .map(|week| f64::from(u8::from(f64::from(week) <= figures.reassurance_weeks)))
                .collect();
        }
        Order::ArticleFour => offer.moved(view.world.shift(|world| {
            world.politics.voices.iter_mut().for_each(|voice| voice.consult(figures, intel.hour));
        })),
        Order::Share => {
            offer.chance = Some(1.0 - figures.sharing_leak);
            let weeks = figures.sharing_weeks;
            offer.moved(view.world.shift(|world| world.intrusion -= figures.intrusion_weekly * weeks));
        }
        Order::Silence => {
            offer.chance = Some(view.world.room().silence_holds());
            let until = intel.hour + WEEK;
            offer.moved(view.world.shift(|world| world.politics.guarantee = Some(until)));
            offer.fading = (1..=SHOWN_WEEKS)
                .map(|week| f64::from(u8::from(f64::from(week) <= figures.guarantee_weeks)))
                .collect();
        }
        Order::Attribute { dispatch, cause } => {
            let card = &scenario.dispatches[dispatch.index()];
            let belief = desk.politics.incident(dispatch).map(|incident| incident.belief(scenario, true));
            let chances = belief.unwrap_or_default();
            offer.chance = chances.get(usize::from(cause)).copied();
            let spared = card.causes.iter().zip(&chances).enumerate();
            let spared = spared.filter(|(other, _)| *other != usize::from(cause));
            let spared = spared.filter_map(|(_, (other, chance))| Some((other.actor?, *chance)));
            offer.emboldens = spared.max_by(|(_, a), (_, b)| a.total_cmp(b));
            offer.moved(view.world.shift(|world| {
                if let Some(incident) = world.politics.incident_mut(dispatch) {
                    incident.blamed = Some(cause);
                }
                if card.causes.get(usize::from(cause)).is_some_and(|cause| cause.adversary) {
                    world.politics.accusations += 1;
                    world.audience += figures.accused;
                }
            }));
        }
        Order::Declassify { dispatch } => {
            offer.chance = Some(1.0 - figures.declassified);
            offer.moved(view.world.shift(|world| {
                if let Some(incident) = world.politics.incident_mut(dispatch) {
                    incident.declassified = true;
                }
            }));
        }
        Order::Propose { norm } => view.proposal(&mut offer, norm),
        Order::Verify { norm } => view.inspection(&mut offer, norm),
        Order::Denounce { norm } => offer.moved(view.world.shift(|world| {
            world.politics.norms[norm.index()] = NormState::OPEN;
            world.politics.voices.iter_mut().for_each(|voice| voice.moved -= figures.norm_left);
        })),
        Order::Answer { option } => view.answer(&mut offer, option),
        Order::Assign { task, .. } => {
            offer.teams = u8::from(task != Task::Idle);
            match task {
                Task::Build(access) => view.build(&mut offer, access),
                Task::Evidence(_) => offer.chance = Some(figures.clue),
                Task::Repair(link) => view.repair(&mut offer, link),
                _ => {}
            }
        }
        Order::Fire { access } => view.weapon(&mut offer, Weapon::Access(access)),
        Order::Jam { jammer } => view.weapon(&mut offer, Weapon::Jammer(jammer)),
        Order::Shield { .. } => view.shield(&mut offer),
        Order::SetIntent { axis, intent } => view.intent(&mut offer, axis, intent),
        Order::Relocate { headquarters } => view.relocation(&mut offer, headquarters),
        Order::Profile { .. } | Order::Estimate { .. } | Order::Vote { .. } | Order::Act { .. } => {}
        Order::March { .. } | Order::Shell { .. } | Order::Strike { .. } | Order::Sign { .. } => {}
    }
    offer
}

/// Chance that the adversary reads a way down as weakness.
fn weakness(scenario: &Scenario) -> f64 {
    let odds = |which: fn(&&Disposition) -> bool| {
        scenario.dispositions.iter().filter(which).map(|d| d.odds).sum::<f64>()
    };
    odds(|d| d.reads_weakness) / odds(|_| true)
}

impl Offer {
    fn moved(&mut self, moved: Moved) {
        (self.theirs, self.bar) = (moved.believed, moved.bar);
    }
}

struct View<'a> {
    scenario: &'a Scenario,
    intel: &'a Intel,
    desk: &'a DeskPicture,
    world: World<'a>,
}

impl<'a> View<'a> {
    fn of(scenario: &'a Scenario, intel: &'a Intel) -> Option<Self> {
        let desk = intel.desk()?;
        Some(Self { scenario, intel, desk, world: World::of(scenario, intel, desk) })
    }

    /// Loud signals of the last weeks and brigades on their way: what frightens the fearful.
    fn frightening(&self) -> f64 {
        let now = self.intel.hour;
        let loud = |chip: &&ChipPicture| {
            matches!(chip.chip.manner, Manner::Exercise | Manner::Live)
                && reckoning::frightens(&self.scenario.coefficients, chip.chip.at, now)
        };
        let moving = self.desk.brigades.iter().filter(|b| b.arrives > now).count();
        (self.desk.chips.iter().filter(loud).count() + moving) as f64
    }

    fn signal(&self, offer: &mut Offer, manner: Manner) {
        offer.moved(self.world.shift(|world| world.signal(manner, 1.0)));
        let figures = &self.scenario.coefficients;
        offer.fading =
            (1..=SHOWN_WEEKS).map(|week| reckoning::fade(figures, manner, f64::from(week))).collect();
    }

    /// What an access would add to what is held, alone and with the best companion.
    fn build(&self, offer: &mut Offer, access: AccessId) {
        let Some(picture) = self.desk.accesses.get(access.index()) else { return };
        offer.chance = Some(self.scenario.coefficients.build_success);
        offer.truth = picture.marginal;
        if offer.refusal.is_none() {
            offer.companion =
                capability::companion(self.scenario, &self.intel.weapons(self.scenario), access);
        }
    }

    /// In place, a brigade slows the advance; until then it closes a window.
    fn brigade(&self, offer: &mut Offer, which: u8) {
        let figures = &self.scenario.coefficients;
        let there = BrigadeState { which, departed: 0, arrives: 0 };
        let before = self.world.outlook().posture;
        offer.moved(self.world.shift(|world| {
            world.brigades.push(there);
            world.audience += figures.closing_window;
        }));
        let mut brigades = self.desk.brigades.clone();
        brigades.push(there);
        let after = posture(self.scenario, &brigades, self.intel.hour);
        offer.truth = self.desk.truth * (after / before - 1.0);
        let weeks = figures.brigade_weeks as u32;
        offer.fading = (1..=SHOWN_WEEKS).map(|week| if week < weeks { 0.0 } else { 1.0 }).collect();
    }

    fn answer(&self, offer: &mut Offer, option: u8) {
        let Some((id, _, _)) = self.desk.dispatch else { return };
        let card = &self.scenario.dispatches[id.index()];
        let Some(chosen) = card.options.get(usize::from(option)) else { return };
        offer.teams = chosen.teams;
        offer.favours = chosen.favours.clone();
        let mut weeks: f64 = 0.0;
        for (odds, effect) in card.prospects(chosen) {
            let moved = self.world.shift(|world| match effect {
                Effect::Evidence(manner, weight) => world.signal(manner, weight),
                Effect::Response(by) => world.heard += by,
                Effect::Stakes(by, _) => world.gain += by,
                Effect::Audience(by) if by < 0.0 => world.way_down(-by),
                Effect::Audience(by) => world.audience += by,
                Effect::Rung(by) => world.politics.climb(by),
                Effect::Support(by) => world.politics.voices.iter_mut().for_each(|v| v.moved += by),
                Effect::Voice(ally, by) => world.politics.voices[ally.index()].moved += by,
                Effect::Intrusion(by) => world.intrusion += by,
                Effect::LoseAccess
                | Effect::Favour(..)
                | Effect::Work(_)
                | Effect::Actor(..)
                | Effect::Card(..)
                | Effect::Clue => {}
            });
            offer.theirs += odds * moved.believed;
            offer.bar += odds * moved.bar;
            offer.truth -= odds * self.lost(effect);
            weeks = match effect {
                Effect::Evidence(..) => weeks.max(8.0),
                Effect::Stakes(_, lasting) => weeks.max(lasting),
                _ => weeks,
            };
        }
        if weeks > 0.0 {
            offer.fading = (1..=SHOWN_WEEKS).map(|week| (1.0 - f64::from(week) / weeks).max(0.0)).collect();
        }
    }

    /// Hours that an effect takes from what only we see.
    fn lost(&self, effect: Effect) -> f64 {
        match effect {
            Effect::LoseAccess => {
                let worst = self.desk.hidden().next().map(|a| self.desk.accesses[a.index()].marginal);
                worst.unwrap_or(0.0)
            }
            _ => 0.0,
        }
    }

    /// Hours a weapon adds to their clock, together with what is already dark.
    fn weapon(&self, offer: &mut Offer, weapon: Weapon) {
        let (chance, hours) = match weapon {
            Weapon::Access(id) => {
                let plan = &self.scenario.accesses[id.index()];
                (plan.effect * self.scenario.coefficients.cyber, plan.outage.0)
            }
            Weapon::Jammer(id) => (1.0, self.scenario.jammers[id.index()].hours.0),
        };
        offer.chance = Some(chance);
        match weapon {
            Weapon::Access(id) => self.risks(offer, id, hours),
            Weapon::Jammer(id) => self.jams(offer, id),
        }
        let Some(war) = &self.intel.war else { return };
        let dark = self.dark_now(war);
        let mut with = dark.clone();
        with.push(weapon);
        let standing = war.standing();
        let worth = |weapons: &[Weapon]| capability::best(self.scenario, weapons, &standing).hours.0;
        offer.theirs = worth(&with) - worth(&dark);
        let first = &war.columns[war.first.index()];
        let added = offer.theirs.max(0.0);
        offer.saved = self.kept(war, war.first, (first.clock + added, added), first.intent)
            - self.kept(war, war.first, (first.clock, 0.0), first.intent);
        offer.fading = (1..=SHOWN_WEEKS)
            .map(|step| f64::from(u8::from(f64::from(step * war.pulse_hours) <= hours)))
            .collect();
    }

    /// What software may do beyond what it is meant to do, in so many hours.
    fn risks(&self, offer: &mut Offer, access: AccessId, hours: f64) {
        let plan = &self.scenario.accesses[access.index()];
        let works = plan.effect * self.scenario.coefficients.cyber;
        let mut persons = self.scenario.persons(&plan.targets);
        if let Some(spread) = &plan.spread {
            offer.spread = Some(spread.chance * self.scenario.coefficients.cyber);
            persons += offer.spread.unwrap_or(0.0) * self.scenario.persons(&spread.targets);
        }
        offer.harm = works * persons * hours;
        offer.survives = plan.stealth;
        let beyond = plan.spread.as_ref().map_or(&[][..], |spread| spread.targets.as_slice());
        let (stops, spreads) =
            (works * (1.0 - offer.spread.unwrap_or(0.0)), works * offer.spread.unwrap_or(0.0));
        let whole: Vec<BearerId> = plan.targets.iter().chain(beyond).copied().collect();
        offer.stray = stops * self.stray(&plan.targets) + spreads * self.stray(&whole);
        let warned = match (self.scenario.entangled(&plan.targets), self.scenario.entangled(beyond)) {
            (true, _) => Some(works),
            (false, true) => Some(spreads),
            (false, false) => None,
        };
        offer.entangled = warned.map(|chance| chance * self.scenario.coefficients.entanglement);
        offer.breaks = norms::forbidding(self.scenario, &self.desk.politics.norms, &whole).next();
    }

    /// A norm put before his council: the chance that no voice of ours breaks silence and that he signs, over the
    /// characters he may have, and what it moves once it is signed.
    fn proposal(&self, offer: &mut Offer, norm: NormId) {
        let (scenario, figures) = (self.scenario, &self.scenario.coefficients);
        let signed = |world: &mut World| world.politics.norms[norm.index()].standing = Standing::Signed;
        let mut after = self.world.clone();
        signed(&mut after);
        let (before, spared) = (self.world.outlook(), after.outlook().spared);
        let total: f64 = scenario.dispositions.iter().map(|there| there.odds).sum();
        let signs = |there: &Disposition| {
            let worth = norms::worth(figures, &before, spared, there.off_ramp);
            there.odds / total * launch_chance(&figures.steepness, &worth.sum())
        };
        let signs: f64 = scenario.dispositions.iter().map(signs).sum();
        offer.chance = Some(self.world.room().silence_holds() * signs);
        offer.moved(self.world.shift(signed));
    }

    /// Inspectors who find a norm kept make it worth its trust; they may find what we hold as well.
    fn inspection(&self, offer: &mut Offer, norm: NormId) {
        let figures = &self.scenario.coefficients;
        let now = self.intel.hour;
        offer.chance = Some(figures.inspection);
        offer.moved(self.world.shift(|world| world.politics.norms[norm.index()].verified = Some(now)));
        let marginal = self.desk.hidden().map(|access| self.desk.accesses[access.index()].marginal);
        offer.truth = -figures.inspection_exposes * marginal.sum::<f64>();
    }

    /// Chance that a battery fires at what it should not when these bearers go dark, as the network is believed to stand.
    fn stray(&self, hit: &[BearerId]) -> f64 {
        let manned = self.intel.war.is_some() || self.desk.readiness > 0;
        if !manned || self.scenario.air_defences.is_empty() {
            return 0.0;
        }
        let mut condition = self.intel.condition(self.scenario);
        hit.iter().for_each(|bearer| condition.dark[bearer.index()] = true);
        let before = Air::of(self.scenario, &self.intel.link_quality);
        let after = Air::of(self.scenario, &condition.link_qualities());
        let none = |side| 1.0 - air::stray(self.scenario, side, &before, &after);
        1.0 - Side::BOTH.into_iter().map(none).product::<f64>()
    }

    /// What a jammer may do beyond what it is meant to do.
    fn jams(&self, offer: &mut Offer, jammer: JammerId) {
        let at = |node: NodeId| self.intel.nodes[node.index()].at;
        let hit: Vec<BearerId> = reached(self.scenario, jammer, at).collect();
        offer.stray = self.stray(&hit);
        offer.breaks = norms::forbidding(self.scenario, &self.desk.politics.norms, &hit).next();
        offer.entangled = self.scenario.entangled(&hit).then_some(self.scenario.coefficients.entanglement);
    }

    /// Weapons whose effect, as far as known, lasts now.
    fn dark_now(&self, war: &WarPicture) -> Vec<Weapon> {
        let on = war.shots.iter().filter(|shot| {
            shot.reported && f64::from(self.intel.hour - shot.at) < self.scenario.outage(shot.weapon).0
        });
        on.map(|shot| shot.weapon).collect()
    }

    /// One crew more at a link: how much sooner it works, and what of a strike that gives back.
    fn repair(&self, offer: &mut Offer, link: LinkId) {
        let dark = self.intel.mendable(self.scenario, link).into_iter();
        let until = dark.filter_map(|bearer| self.intel.bearers[bearer.index()].dark_until).min();
        let left = until.map_or(0.0, |until| f64::from(until.saturating_sub(self.intel.hour)));
        let crews = self.desk.tasks.iter().filter(|task| **task == Task::Repair(link)).count() as f64;
        let pace = |crews: f64| 1.0 + self.scenario.coefficients.crew * crews;
        let (before, after) = (left / pace(crews), left / pace(crews + 1.0));
        offer.sooner = before - after;
        let wounds = self.intel.war.iter().flat_map(|war| &war.wounds);
        let given_back = |wound: &Wound| {
            let a_whole = f64::from(wound.until - wound.since).max(1.0);
            wound.hours * offer.sooner / a_whole
        };
        offer.bar = -wounds.filter(|wound| wound.link == link).map(given_back).sum::<f64>();
    }

    fn shield(&self, offer: &mut Offer) {
        let Some(war) = self.intel.war.as_ref().filter(|war| war.strikes_left > 0) else { return };
        let candidates = reinforcement_links(self.scenario).len().max(1) as f64;
        offer.chance = Some(1.0 / candidates);
        offer.bar = -war.their_hold / f64::from(war.strikes_left) / candidates;
    }

    /// What sits in the links of a headquarters is void once it has moved. Nobody knows where implants sit, so that each
    /// link holds its even share.
    fn relocation(&self, offer: &mut Offer, headquarters: NodeId) {
        let Some(war) = &self.intel.war else { return };
        let links = reinforcement_links(self.scenario);
        let there = links.iter().filter(|link| touches(self.scenario, **link, headquarters)).count();
        offer.bar = -war.their_hold * there as f64 / links.len().max(1) as f64;
        offer.silent = self.scenario.coefficients.relocation_hours;
    }

    fn intent(&self, offer: &mut Offer, axis: AxisId, intent: Intent) {
        let Some(war) = &self.intel.war else { return };
        let column = &war.columns[axis.index()];
        let factor = |intent| intent_factor(self.scenario, intent);
        let clock = column.clock * factor(intent) / factor(column.intent);
        // Only the axis that is first moves their clock.
        let rest = (0..war.columns.len())
            .filter(|other| *other != axis.index() && war.columns[*other].fell.is_none());
        let next = rest.map(|other| war.columns[other].clock).fold(clock, f64::min);
        if column.fell.is_none() {
            offer.theirs = next - war.their_clock;
        }
        offer.saved = self.kept(war, axis, (clock, 0.0), intent)
            - self.kept(war, axis, (column.clock, 0.0), column.intent);
    }

    /// Combat power of an axis' defenders when the line closes, as believed: hour by hour by the rule of attrition. The
    /// column fights until its clock has run out; the hours it stands still it does not.
    fn kept(&self, war: &WarPicture, axis: AxisId, (clock, still): (f64, f64), intent: Intent) -> f64 {
        let there = &self.scenario.axes[axis.index()];
        let sum = |nodes: &[NodeId]| nodes.iter().map(|n| self.intel.nodes[n.index()].strength).sum::<f64>();
        let (mut red, mut blue) = (sum(&there.column), sum(&there.defenders));
        if war.columns[axis.index()].fell.is_some() {
            return blue;
        }
        let command = |n: &NodeId| self.intel.nodes[n.index()].quality;
        let quality = there.defenders.iter().map(command).sum::<f64>() / there.defenders.len().max(1) as f64;
        let flying =
            |side: Side| air::support(&self.scenario.coefficients, war.grounded[side.index()].is_some());
        let (red_fire, blue_fire) = (flying(Side::Adversary), flying(Side::Alliance));
        let fought = ((clock - still) * (war.our_clock / clock.max(1.0)).min(1.0)).max(0.0);
        // However long both clocks are thought to run, the war is judged before.
        for _ in 0..whole_hours(fought).min(self.scenario.war_window) {
            let losses = exchange(
                &self.scenario.coefficients,
                (red, red_fire),
                (blue, quality, blue_fire),
                intensity(&self.scenario.coefficients, intent),
            );
            (red, blue) = (red - losses.0, blue - losses.1);
        }
        let encircled = intent == Intent::Hold && clock < war.our_clock;
        if encircled { blue * self.scenario.coefficients.encircled } else { blue }
    }
}
