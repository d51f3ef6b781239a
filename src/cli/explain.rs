//! `simulate --explain`: one game told council by council, then pulse by pulse. Nobody holds a seat, so it tells the
//! truth.

use crate::session::Session;
use crate::sim::event::EventKind;
use crate::sim::ledger::{Ledger, Term};
use crate::sim::orders::Order;
use crate::sim::scenario::{Act, Manner};
use crate::sim::state::{Chip, Outcome, State};
use crate::sim::units::{DAY, WEEK};
use crate::sim::{Event, Hour, Scenario, Side};
use crate::study::score;
use crate::text::{self, Texts};
use std::fmt::Write;

/// Plays a game of two minds to its end and tells it.
pub fn tell(mut session: Session) -> String {
    let mut text = String::new();
    if let Some(state) = session.truth() {
        let scenario = session.scenario();
        let disposition = &scenario.dispositions[state.opening.disposition.index()].name;
        writeln!(text, "{}, seed {}: the adversary is {disposition}", scenario.title, session.seed())
            .expect(ENDLESS);
    }
    while session.over().is_none() {
        let events = session.advance().to_vec();
        for line in lines(&session, &events) {
            writeln!(text, "{line}").expect(ENDLESS);
        }
    }
    text + &scored(&session)
}

/// The score of the finished game: the decision, not the luck.
fn scored(session: &Session) -> String {
    let scored = score::begin(session, None).and_then(|job| job.map(|job| job.finish()).transpose());
    let Ok(Some(score)) = scored else { return String::new() };
    let texts = Texts::english();
    let mut text = String::new();
    for part in text::score::parts(&texts, &score) {
        let (points, most) = part.points;
        writeln!(text, "{:<16} {points:>5.1} of {most}: {}", part.label, part.why).expect(ENDLESS);
    }
    let medals = score.medals().into_iter().map(|medal| text::score::medal(&texts, medal));
    let medals: Vec<String> = medals.collect();
    writeln!(text, "{}", text::score::total(&texts, &score)).expect(ENDLESS);
    if !medals.is_empty() {
        writeln!(text, "{}", medals.join(", ")).expect(ENDLESS);
    }
    writeln!(text, "{}", text::score::luck(&texts, &score)).expect(ENDLESS);
    text
}

const ENDLESS: &str = "a string takes everything";

/// What is worth a line of the last hour.
fn lines(session: &Session, events: &[Event]) -> Vec<String> {
    let (Some(state), Some(ledgers)) = (session.truth(), session.ledgers()) else { return Vec::new() };
    let scenario = session.scenario();
    let mut lines = Vec::new();
    for event in events {
        match event.kind {
            EventKind::CouncilMet { from, to } => {
                let ledger = ledgers.last().filter(|ledger| ledger.hour == event.hour);
                lines.push(council(event.hour, from, to, ledger, &state.desk.book.chips));
            }
            EventKind::ActSeen { act: Act::PreDelegate } => {
                lines.push(format!("hour {}: the word to attack is given beforehand", event.hour));
            }
            EventKind::WarByAccident => {
                lines.push(format!("hour {}: the war begins by accident", event.hour));
            }
            EventKind::AttackLaunched => {
                let hour = event.hour;
                lines.push(format!("hour {hour} (day {}): the attack begins", hour / DAY));
            }
            EventKind::ObjectiveLost { axis } => {
                let axis = &scenario.axes[axis.index()];
                lines.push(format!("{}: {} is lost", since(state, event.hour), axis.objective));
            }
            EventKind::LineClosed => lines.push(format!("{}: our line is closed", since(state, event.hour))),
            EventKind::GameEnded { outcome } => lines.push(format!("hour {}: {}", event.hour, end(outcome))),
            _ => {}
        }
    }
    lines.extend(pulse(session, scenario, state));
    lines
}

/// The council of one week: both hours, the chips, the vote, the mood.
fn council(hour: Hour, from: u8, to: u8, ledger: Option<&Ledger>, chips: &[Chip]) -> String {
    let week = hour / WEEK;
    let step = match to.cmp(&from) {
        std::cmp::Ordering::Less => "down",
        std::cmp::Ordering::Equal => "stay",
        std::cmp::Ordering::Greater => "up",
    };
    let ladder = format!("{step:<4} {from} -> {to}");
    let Some(ledger) = ledger else { return format!("week {week:>2}: {ladder}") };
    let mood = ledger.lines.iter().find(|line| line.term == Term::Unseen).map_or(0.0, |line| line.utility);
    format!(
        "week {week:>2}: they believe {:>5.1} h, go under {:>5.1} h; vote {:<3} at {:>3.0} %, mood {mood:+.2}; {ladder}; {}",
        ledger.believed,
        ledger.bar,
        if ledger.yes { "yes" } else { "no" },
        100.0 * ledger.chance,
        shown(chips, hour),
    )
}

/// The evidence so far: manner and age in weeks.
fn shown(chips: &[Chip], hour: Hour) -> String {
    let name = |manner| match manner {
        Manner::Claim => "claim",
        Manner::Exercise => "exercise",
        Manner::Decoy => "decoy",
        Manner::Live => "live",
        Manner::Failed => "failed",
    };
    let chip = |chip: &Chip| format!("{} {}w", name(chip.manner), hour.saturating_sub(chip.at) / WEEK);
    let chips: Vec<String> = chips.iter().map(chip).collect();
    if chips.is_empty() { "no chips".to_owned() } else { format!("chips {}", chips.join(", ")) }
}

/// The pulse whose orders were given in the last hour: both clocks and the orders.
fn pulse(session: &Session, scenario: &Scenario, state: &State) -> Option<String> {
    let war = state.war.as_ref()?;
    if war.pulse_began + 1 != state.hour || state.over().is_some() {
        return None;
    }
    let picture = session.intel(Side::Alliance).war.as_ref()?;
    let orders = session.ordered()?.iter().map(|(side, order)| told(scenario, *side, order));
    let orders: Vec<String> = orders.collect();
    let orders = if orders.is_empty() { "no orders".to_owned() } else { orders.join("; ") };
    Some(format!(
        "{} pulse {:>2}: theirs {:>5.1} h on {}, ours {:>5.1} h; {orders}",
        since(state, war.pulse_began),
        war.pulse,
        picture.their_clock,
        scenario.axes[picture.first.index()].name,
        picture.our_clock,
    ))
}

fn since(state: &State, hour: Hour) -> String {
    let launch = state.war.as_ref().map_or(hour, |war| war.since);
    format!("H+{:03}", hour.saturating_sub(launch))
}

/// An order of war with the names of the level.
fn told(scenario: &Scenario, side: Side, order: &Order) -> String {
    let who = match side {
        Side::Alliance => "we",
        Side::Adversary => "they",
    };
    let axis = |axis: crate::sim::AxisId| &scenario.axes[axis.index()].name;
    match order {
        Order::Fire { access } => format!("{who} fire {}", scenario.accesses[access.index()].name),
        Order::Jam { jammer } => format!("{who} start {}", scenario.jammers[jammer.index()].name),
        Order::Shield { link } => format!("{who} shield {}", scenario.link(*link).id),
        Order::Strike { link } => format!("{who} strike {}", scenario.link(*link).id),
        Order::SetIntent { axis: at, intent } => format!("{who} set {intent:?} on {}", axis(*at)),
        Order::March { axis: at, march } => format!("{who} march {march:?} on {}", axis(*at)),
        other => format!("{who} order {other:?}"),
    }
}

fn end(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Deterred { clean: true } => "deterred, and they went home",
        Outcome::Deterred { clean: false } => "deterred, under arms",
        Outcome::Defended => "defended: no objective is held",
        Outcome::Partial => "partial: an objective is lost, and the line holds",
        Outcome::Lost => "lost",
    }
}
