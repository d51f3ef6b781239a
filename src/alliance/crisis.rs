//! A policy at the desk: teams, one signal, one act, an answer to the dispatch.

use super::lookahead;
use super::policy::{Answers, Policy, When};
use crate::sim::formula::normal::cumulative;
use crate::sim::intel::DeskPicture;
use crate::sim::orders::offer;
use crate::sim::politics::{Alliance, Reading};
use crate::sim::rules::interdiction;
use crate::sim::rules::prices::{ACCESS_CAP, OFF_RAMP_WEEKS, ROADS};
use crate::sim::rules::prices::{
    BRIGADE_FAVOURS, DEMONSTRATION_TEAMS, EXERCISE_TEAMS, INTERDICTION_FAVOURS, INTERDICTION_TEAMS,
    demonstration_favours, price,
};
use crate::sim::rules::reinforcement::reinforcement_links;
use crate::sim::scenario::{Dispatch, DispatchOption, Effect, Manner, Scenario};
use crate::sim::state::{AccessLife, OpenDispatch, Task};
use crate::sim::state::{NormState, Standing};
use crate::sim::units::{week, week_begins};
use crate::sim::{AccessId, AllyId, DispatchId, Intel, LinkId, Luck, NormId, Order};

/// Plans the week, or answers the dispatch that has just come.
pub fn plan(
    scenario: &Scenario,
    intel: &Intel,
    desk: &DeskPicture,
    policy: &Policy,
    luck: Luck,
) -> Vec<Order> {
    if desk.book.asks(intel.hour).is_some() {
        return answer(scenario, intel, desk, policy, luck);
    }
    let planner = Planner { scenario, intel, desk, policy };
    let signal = planner.signal();
    let bound = match signal {
        Some(Order::Exercise) => EXERCISE_TEAMS,
        Some(Order::Interdict) => INTERDICTION_TEAMS,
        Some(Order::Demonstrate { .. } | Order::Decoy { .. }) => DEMONSTRATION_TEAMS,
        _ => 0,
    };
    let begins = week_begins(intel.hour, desk.next_council, scenario.council_interval);
    // An estimate stands for its week; what is seen within it changes signal, act and teams.
    let mut orders: Vec<Order> = begins.then(|| planner.estimate()).into_iter().collect();
    orders.extend(planner.teams(bound));
    orders.extend(signal);
    orders.extend(planner.act());
    orders
}

struct Planner<'a> {
    scenario: &'a Scenario,
    intel: &'a Intel,
    desk: &'a DeskPicture,
    policy: &'a Policy,
}

impl Planner<'_> {
    fn week(&self) -> u32 {
        week(self.intel.hour)
    }

    /// Whether the next of a list of occasions has come, when `done` of them have been used.
    fn due(&self, occasions: &[When], done: usize) -> bool {
        occasions.get(done).is_some_and(|when| match *when {
            When::Week(week) => self.week() >= week,
            When::Readiness(step) => self.desk.readiness >= step,
            When::Margin(hours) => self.desk.believed.value < self.desk.bar.value + hours,
        })
    }

    /// The chance of a launch within two councils, from the bands of the dial and the ladder's steps still to climb.
    fn estimate(&self) -> Order {
        let gap = (self.desk.bar.value - self.desk.believed.value) / self.desk.bar.half.max(1.0);
        let yes = cumulative(gap);
        let chance = match self.desk.readiness {
            0 => 0.0,
            1 => yes * yes,
            _ => 1.0 - (1.0 - yes) * (1.0 - yes),
        };
        Order::Estimate { chance: chance.clamp(0.01, 0.99) }
    }

    /// Whether everything that is held stands by this week: when the lenders can be paid and it is likelier than not to cut.
    fn interdicts(&self) -> bool {
        if !self.policy.interdicts.is_some_and(|when| self.due(&[when], 0)) {
            return false;
        }
        let (scenario, desk) = (self.scenario, self.desk);
        let there = interdiction::ready(scenario, &desk.book, self.intel.hour, desk.readiness);
        let paid = |access: &AccessId| {
            let owner = scenario.accesses[access.index()].owner;
            desk.book.favours[owner.index()] >= price(desk.book.last_asked, owner, INTERDICTION_FAVOURS)
        };
        there.iter().all(paid) && interdiction::chance(scenario, &there, &self.intel.cabled) > 0.5
    }

    fn signal(&self) -> Option<Order> {
        if self.interdicts() {
            return Some(Order::Interdict);
        }
        let shown = (self.desk.book.given(Manner::Live) + self.desk.book.given(Manner::Failed)) as usize;
        if self.due(&self.policy.demonstrations, shown)
            && let Some(access) = self.showable()
        {
            return Some(Order::Demonstrate { access });
        }
        if self.due(&self.policy.decoys, self.desk.book.given(Manner::Decoy) as usize)
            && let Some(access) = self.cheapest(|_| true)
        {
            return Some(Order::Decoy { access });
        }
        if self.due(&self.policy.exercises, self.desk.book.given(Manner::Exercise) as usize) {
            return Some(Order::Exercise);
        }
        self.due(&self.policy.claims, self.desk.book.given(Manner::Claim) as usize).then_some(Order::Claim)
    }

    /// The allies and what each has been told.
    fn alliance(&self) -> Alliance<'_> {
        self.desk.book.alliance(self.scenario, self.intel.hour)
    }

    /// The hidden access whose loss costs least in war and whose owner can be asked and finds it lawful.
    fn showable(&self) -> Option<AccessId> {
        let alliance = self.alliance();
        self.cheapest(|id| {
            let owner = self.scenario.accesses[id.index()].owner;
            let reading = alliance.reading(*id, self.desk.readiness);
            let cost = price(self.desk.book.last_asked, owner, demonstration_favours(reading));
            reading != Reading::Refused && self.desk.book.favours[owner.index()] >= cost
        })
    }

    /// The hidden access whose loss costs least in war.
    fn cheapest(&self, fits: impl Fn(&AccessId) -> bool) -> Option<AccessId> {
        let marginal = |id: &AccessId| self.desk.worth[id.index()].marginal;
        self.desk.book.hidden().filter(fits).min_by(|a, b| marginal(a).total_cmp(&marginal(b)))
    }

    /// Teams: some free for the signal, hunters, and the rest build what is worth most.
    fn teams(&self, free: u8) -> Vec<Order> {
        let mut wanted = vec![Task::Idle; usize::from(free)];
        wanted.extend(vec![Task::Hunt; usize::from(self.policy.hunters)]);
        let soft = self.soft_link().map(Task::Harden);
        wanted.extend(vec![soft.unwrap_or(Task::Hunt); usize::from(self.policy.hardeners)]);
        wanted.extend(self.open_incident().map(Task::Evidence));
        let teams = self.desk.book.tasks.len().max(wanted.len());
        let builders = self.policy.builders.map_or(teams, usize::from);
        if let Some(site) = self.site() {
            wanted.resize(teams.min(wanted.len() + builders), Task::Build(site));
        }
        wanted.resize(teams, if self.policy.hunters > 0 { Task::Hunt } else { Task::Idle });
        let changes = self.desk.book.tasks.iter().zip(&wanted).enumerate();
        changes
            .filter(|(_, (now, task))| now != task)
            .map(|(team, (_, task))| Order::Assign { team: team as u8, task: *task })
            .collect()
    }

    fn site(&self) -> Option<AccessId> {
        if self.desk.book.hidden().count() >= ACCESS_CAP.min(3) {
            return None;
        }
        let life = |index: usize| self.desk.book.accesses[index].life;
        let open = |index: &usize| life(*index).buildable();
        let key = |index: usize| (life(index) == AccessLife::Building, self.desk.worth[index].marginal);
        let candidates = (0..self.desk.worth.len()).filter(open);
        candidates
            .max_by(|a, b| {
                let ((a_begun, a_worth), (b_begun, b_worth)) = (key(*a), key(*b));
                a_begun.cmp(&b_begun).then(a_worth.total_cmp(&b_worth))
            })
            .map(AccessId::from)
    }

    fn act(&self) -> Option<Order> {
        self.brigade()
            .or_else(|| self.attribution())
            .or_else(|| self.off_ramp())
            .or_else(|| self.backchannel())
            .or_else(|| self.sharing())
            .or_else(|| self.treaty())
            .or_else(|| self.commitment())
            .or_else(|| self.consultation())
    }

    fn brigade(&self) -> Option<Order> {
        let sent = self.desk.book.brigades.len() + self.desk.book.brigades_asked.len();
        let moving = self.desk.book.brigades.iter().filter(|b| b.arrives > self.intel.hour).count();
        if !self.due(&self.policy.brigades, sent)
            || !self.desk.book.politics.alarmed(self.desk.readiness)
            || moving + self.desk.book.brigades_asked.len() >= ROADS
        {
            return None;
        }
        let free = |which: &u8| {
            let lender = self.scenario.reinforcements[usize::from(*which)].lender;
            let taken = self.desk.book.brigades.iter().any(|b| b.which == *which)
                || self.desk.book.brigades_asked.contains(which);
            let cost = price(self.desk.book.last_asked, lender, BRIGADE_FAVOURS);
            !taken && self.desk.book.favours[lender.index()] >= cost
        };
        let which = (0..self.scenario.reinforcements.len() as u8).find(free)?;
        Some(Order::Reinforce { which })
    }

    fn off_ramp(&self) -> Option<Order> {
        let rested = self.desk.book.last_off_ramp.is_none_or(|last| self.week() > last + OFF_RAMP_WEEKS);
        let done = self.week() / OFF_RAMP_WEEKS;
        let occasions = &self.policy.off_ramps;
        let any = (0..occasions.len()).any(|index| self.due(occasions, index));
        if !any || !rested || done == 0 {
            return None;
        }
        let ally = self.friend(1)?;
        Some(Order::OffRamp { ally })
    }

    /// The latest incident on which nobody has been named, if the policy names anybody.
    fn open_incident(&self) -> Option<DispatchId> {
        self.policy.attributes?;
        let open = self.desk.book.politics.incidents.iter().rev().find(|incident| incident.blamed.is_none());
        open.map(|incident| incident.dispatch)
    }

    /// Names the adversary for an incident once the confidence suffices.
    fn attribution(&self) -> Option<Order> {
        let enough = self.policy.attributes?;
        let dispatch = self.open_incident()?;
        let incident = self.desk.book.politics.incident(dispatch)?;
        let belief = incident.belief(self.scenario, true);
        let causes = self.scenario.dispatches[dispatch.index()].causes.iter().zip(belief).enumerate();
        let (cause, (_, chance)) = causes
            .filter(|(_, (cause, _))| cause.adversary)
            .max_by(|(_, (_, a)), (_, (_, b))| a.total_cmp(b))?;
        (chance >= enough).then_some(Order::Attribute { dispatch, cause: cause as u8 })
    }

    fn backchannel(&self) -> Option<Order> {
        let occasions = &self.policy.backchannels;
        let due = (0..occasions.len()).any(|index| self.due(occasions, index));
        let ally = self.friend(1).filter(|_| due)?;
        Some(Order::Backchannel { ally })
    }

    /// The first link on which reinforcement depends that is not hardened yet.
    fn soft_link(&self) -> Option<LinkId> {
        let whole = self.scenario.coefficients.harden_work;
        let hard = |link: &LinkId| self.desk.book.hardened(*link).is_some_and(|work| work >= whole);
        reinforcement_links(self.scenario).into_iter().find(|link| !hard(link))
    }

    fn sharing(&self) -> Option<Order> {
        let occasions = &self.policy.shares;
        let due = (0..occasions.len()).any(|index| self.due(occasions, index));
        let over = self.desk.book.shared.is_none_or(|until| until <= self.intel.hour);
        (due && over).then_some(Order::Share)
    }

    /// Article 4 once there is a reason, and a commitment under silence when it is likely to hold.
    fn commitment(&self) -> Option<Order> {
        let politics = &self.desk.book.politics;
        let reason = self.desk.readiness > 0 || !politics.incidents.is_empty();
        if self.policy.article_four && politics.article_four.is_none() && reason {
            return Some(Order::ArticleFour);
        }
        let lasts = |until: Option<u32>| until.is_some_and(|until| until > self.intel.hour);
        let bound = lasts(politics.guarantee) || lasts(politics.broken.map(|(until, _)| until));
        let holds = self.alliance().silence_holds();
        let tabled = self.policy.silence.is_some_and(|least| holds >= least) && !bound;
        tabled.then_some(Order::Silence)
    }

    /// Has the first signed norm inspected that was not yet, else proposes the first that is open, one at a time.
    fn treaty(&self) -> Option<Order> {
        let norms = || self.desk.book.politics.norms.iter().enumerate().filter(|_| self.policy.treaty);
        let first = |wanted: fn(&NormState) -> bool| {
            norms().find(|(_, there)| wanted(there)).map(|(index, _)| NormId::from(index))
        };
        if let Some(norm) = first(|there| there.signed() && there.verified.is_none()) {
            return Some(Order::Verify { norm });
        }
        if first(|there| there.standing == Standing::Proposed).is_some() {
            return None;
        }
        first(|there| there.standing == Standing::Open).map(|norm| Order::Propose { norm })
    }

    fn consultation(&self) -> Option<Order> {
        let ally = if self.policy.consults { self.wavering() } else { None };
        ally.map(|ally| Order::Consult { ally })
    }

    /// The ally with most favours who can be asked for so many.
    fn friend(&self, base: u8) -> Option<AllyId> {
        let can = |ally: &AllyId| {
            self.desk.book.favours[ally.index()] >= price(self.desk.book.last_asked, *ally, base)
        };
        (0..self.scenario.allies.len())
            .map(AllyId::from)
            .filter(can)
            .max_by_key(|ally| (self.desk.book.favours[ally.index()], std::cmp::Reverse(*ally)))
    }

    /// The ally that one more consultation brings nearest to a yes.
    fn wavering(&self) -> Option<AllyId> {
        let alliance = self.alliance();
        let mut politics = self.desk.book.politics.clone();
        let (figures, hour) = (&self.scenario.coefficients, self.intel.hour);
        politics.allies.iter_mut().for_each(|ally| ally.consult(figures, hour));
        let told = Alliance { politics: &politics, ..alliance };
        let gain = |ally: &AllyId| told.chance(*ally) - alliance.chance(*ally);
        let allies = (0..self.scenario.allies.len()).map(AllyId::from);
        allies.max_by(|a, b| gain(a).total_cmp(&gain(b)).then(b.cmp(a)))
    }
}

/// The order that answers the dispatch on the desk; teams it needs are taken from their tasks, the last first.
fn answer(scenario: &Scenario, intel: &Intel, desk: &DeskPicture, policy: &Policy, luck: Luck) -> Vec<Order> {
    let Some(OpenDispatch { id, .. }) = desk.book.dispatch else { return Vec::new() };
    let card = &scenario.dispatches[id.index()];
    let affordable: Vec<usize> =
        (0..card.options.len()).filter(|o| payable(desk, &card.options[*o])).collect();
    let orders = |option: usize| choose(desk, card, option);
    let best = |worth: &[f64]| {
        let worth = worth.iter().zip(&affordable);
        let worth = worth.map(|(hours, option)| (option, hours + besides(scenario, intel, card, *option)));
        worth.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(a.0))).map(|(option, _)| option)
    };
    let tagged = |tag: &String| affordable.iter().find(|o| card.options[**o].tags.contains(tag));
    let chosen = match &policy.answers {
        Answers::Default => None,
        Answers::Tagged(tags) => tags.iter().find_map(tagged),
        Answers::Weighed => {
            let worth = |option: &usize| worth(scenario, intel, *option);
            best(&affordable.iter().map(worth).collect::<Vec<_>>())
        }
        Answers::Imagined { worlds } => {
            let answers: Vec<Vec<Order>> = affordable.iter().map(|option| orders(*option)).collect();
            best(&lookahead::worth(scenario, intel, &answers, *worlds, luck))
        }
    };
    orders(*chosen.unwrap_or(&card.default))
}

/// The orders that choose an option.
fn choose(desk: &DeskPicture, card: &Dispatch, option: usize) -> Vec<Order> {
    let wanted = usize::from(card.options[option].teams.saturating_sub(desk.book.teams_free()));
    let busy = (0..desk.book.tasks.len()).rev().filter(|team| movable(desk.book.tasks[*team]));
    let mut orders: Vec<Order> =
        busy.take(wanted).map(|team| Order::Assign { team: team as u8, task: Task::Idle }).collect();
    orders.push(Order::Answer { option: option as u8 });
    orders
}

/// Whether a team can be taken from its task this week.
fn movable(task: Task) -> bool {
    !matches!(task, Task::Idle | Task::Signal | Task::Dispatch)
}

/// Whether the desk has the favours and the teams an option costs.
fn payable(desk: &DeskPicture, option: &DispatchOption) -> bool {
    let paid = option.favours.iter().all(|(ally, count)| desk.book.favours[ally.index()] >= *count);
    let teams = desk.book.tasks.iter().filter(|task| **task == Task::Idle || movable(**task)).count();
    paid && usize::from(option.teams) <= teams
}

/// Hours an option is worth by its offer: what they believe above the bar, and what is true.
fn worth(scenario: &Scenario, intel: &Intel, option: usize) -> f64 {
    let offered = offer(scenario, intel, Order::Answer { option: option as u8 });
    offered.expected() + offered.truth
}

/// Hours an option is worth besides: favours and work it brings, less its price, which counts for what it would have
/// bought elsewhere. A team would have hunted, if that is worth anything; a favour carried an off-ramp.
fn besides(scenario: &Scenario, intel: &Intel, card: &Dispatch, option: usize) -> f64 {
    let chosen = &card.options[option];
    let hunted = offer(scenario, intel, Order::Assign { team: 0, task: Task::Hunt }).expected().max(0.0);
    let gained = card.prospects(chosen).into_iter().map(|(chance, effect)| match effect {
        Effect::Favour(ally, count) => chance * f64::from(count) * favour(scenario, intel, ally),
        Effect::Work(weeks) => chance * weeks * hunted,
        _ => 0.0,
    });
    let paid = |(ally, count): &(AllyId, u8)| f64::from(*count) * favour(scenario, intel, *ally);
    gained.sum::<f64>() - chosen.favours.iter().map(paid).sum::<f64>() - f64::from(chosen.teams) * hunted
}

/// Hours a favour of an ally is worth.
fn favour(scenario: &Scenario, intel: &Intel, ally: AllyId) -> f64 {
    offer(scenario, intel, Order::OffRamp { ally }).expected()
}
