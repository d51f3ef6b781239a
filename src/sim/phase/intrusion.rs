//! The adversary in our network: as real as we are in the adversary's. What it holds is hours, and every few of them sit as an
//! implant in a link that reinforcement depends on. Hunters throw it back, hardening shuts a link for it, indicators
//! shared among the allies keep it from gaining. Source: docs/rules/intrusion.md.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::*;
use crate::sim::model::luck::Stream;
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::{State, Task};
use crate::sim::phase::Turn;
use crate::sim::rules::hunting::thrown_out;
use crate::sim::rules::reinforcement::reinforcement_links;

/// Changes what the adversary holds; implants that go with it are thrown out, and whoever throws one out learns where it sat.
pub fn shift(turn: &mut Turn, by: f64) {
    for link in hold(turn, turn.state.council.intrusion + by) {
        throw_out(turn, link);
    }
}

/// The adversary holds so many hours: one implant for every full measure of them. Where those sat that go, oldest first.
pub fn hold(turn: &mut Turn, hours: f64) -> Vec<LinkId> {
    let (scenario, figures) = (turn.scenario, &turn.scenario.coefficients);
    turn.state.council.intrusion = hours.clamp(0.0, figures.intrusion_cap);
    let wanted = (turn.state.council.intrusion / figures.implant) as usize;
    let surplus = turn.state.council.implants.len().saturating_sub(wanted);
    let gone = turn.state.council.implants.drain(..surplus).collect();
    let open = open_links(scenario, turn.state);
    while turn.state.council.implants.len() < wanted && !open.is_empty() {
        let n = u64::from(turn.state.council.implanted);
        let mut draw = turn.state.luck.draw(Stream::Implant, 0, n);
        let index = draw.weighted(&vec![1.0; open.len()]).unwrap_or_default();
        turn.state.council.implants.push(open[index]);
        turn.state.council.implanted += 1;
    }
    gone
}

/// An implant is thrown out of a link: we learn where it sat, and whoever watched through it sees less and knows it.
fn throw_out(turn: &mut Turn, link: LinkId) {
    turn.state.council.thrown_out += 1;
    turn.state.desk.book.politics.blinded = Some(turn.state.hour);
    turn.only(Side::Alliance, EventKind::ImplantFound { link });
}

/// Links the adversary can still come into.
fn open_links(scenario: &Scenario, state: &State) -> Vec<LinkId> {
    let mut links = reinforcement_links(scenario);
    links.retain(|link| !is_hard(scenario, state, *link));
    links
}

/// Whether a link of ours has been hardened.
pub fn is_hard(scenario: &Scenario, state: &State, link: LinkId) -> bool {
    let whole = scenario.coefficients.harden_work;
    state.desk.book.hardened(link).is_some_and(|work| work >= whole)
}

/// The turn of the week: it works its way deeper, hunters throw it back, teams harden links.
pub fn turn_of_the_week(turn: &mut Turn) {
    let figures = &turn.scenario.coefficients;
    let kept_out = turn.state.desk.book.shared.is_some_and(|until| until > turn.state.hour)
        || open_links(turn.scenario, turn.state).is_empty();
    let grown = if kept_out { 0.0 } else { figures.intrusion_weekly };
    let hunters = turn.state.desk.book.teams_on(Task::Hunt);
    turn.state.council.thrown_out = 0;
    let before = (turn.state.council.intrusion + grown).min(figures.intrusion_cap);
    shift(turn, grown);
    shift(turn, -thrown_out(figures, turn.state.council.intrusion, hunters));
    if hunters > 0 {
        let tenths = libm::round((before - turn.state.council.intrusion) * 10.0) as u16;
        turn.only(Side::Alliance, EventKind::Hunted { tenths });
    }
    harden(turn);
}

fn harden(turn: &mut Turn) {
    let figures = &turn.scenario.coefficients;
    let tasks = turn.state.desk.book.tasks.clone();
    for task in tasks {
        let Task::Harden(link) = task else { continue };
        let hardening = &mut turn.state.desk.book.hardening;
        let index = hardening.iter().position(|(there, _)| *there == link).unwrap_or_else(|| {
            hardening.push((link, 0.0));
            hardening.len() - 1
        });
        hardening[index].1 += 1.0;
        if hardening[index].1 < figures.harden_work {
            continue;
        }
        for task in &mut turn.state.desk.book.tasks {
            if *task == Task::Harden(link) {
                *task = Task::Idle;
            }
        }
        let implants = &mut turn.state.council.implants;
        let thrown_out = implants.iter().filter(|there| **there == link).count();
        implants.retain(|there| *there != link);
        turn.state.council.intrusion =
            (turn.state.council.intrusion - thrown_out as f64 * figures.implant).max(0.0);
        turn.open(EventKind::LinkHardened { link });
        for _ in 0..thrown_out {
            throw_out(turn, link);
        }
    }
}
