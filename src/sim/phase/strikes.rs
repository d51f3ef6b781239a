//! The adversary strikes at links of ours with what it has prepared there.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::*;
use crate::sim::model::luck::{Stream, subject};
use crate::sim::model::scenario::{Medium, Scenario};
use crate::sim::model::state::*;
use crate::sim::model::units::later;
use crate::sim::phase::{Turn, disruption, norms};

/// The strikes of this hour take effect, or do not.
pub fn pass(turn: &mut Turn) {
    if !turn.at_war() {
        return;
    }
    let struck = turn.state.war.as_mut().map_or_else(Vec::new, |war| std::mem::take(&mut war.struck));
    for (link, used) in struck {
        strike_at(turn, link, f64::from(used));
    }
}

/// Aims all implants that sit in a link of ours: they are used up, and take effect when the hour passes.
pub fn aim(turn: &mut Turn, link: LinkId) {
    let Some(war) = &mut turn.state.war else { return };
    let before = war.implants.len();
    war.implants.retain(|there| *there != link);
    let used = before - war.implants.len();
    if used > 0 {
        war.struck.push((link, used as u32));
    }
}

fn strike_at(turn: &mut Turn, link: LinkId, used: f64) {
    let figures = &turn.scenario.coefficients;
    let chance = figures.strike * figures.cyber;
    let there = turn.scenario.link(link);
    let Some(war) = turn.state.war.as_mut().filter(|war| war.book.closed.is_none()) else { return };
    let shield = war.desk.shields.iter().position(|there| *there == link);
    let shielded = shield.map(|at| war.desk.shields.remove(at)).is_some();
    let n = u64::from(war.book.pulse);
    let worked = turn.state.luck.chance(Stream::Strike, subject(&there.id), n, chance) && !shielded;
    let hours = if worked { used * war.strike_hours } else { 0.0 };
    war.line += hours;
    let tenths = libm::round(hours * 10.0) as u16;
    turn.only(Side::Alliance, EventKind::StruckAtUs { link, worked, shielded, tenths });
    if worked {
        let (since, hit) = (turn.state.hour, fixed(turn.scenario, turn.state, link));
        let until = later(since, figures.strike_outage);
        if let Some(war) = turn.state.war.as_mut().filter(|_| !hit.is_empty()) {
            war.desk.strike_damage.push(StrikeDamage { link, since, until, hours });
        }
        disruption::disrupt(turn, &hit, until, DisruptionCause::Strike);
        norms::hit(turn, &hit, Side::Adversary);
    }
}

/// What a strike at a link of ours hits: of its media with a fixed site the one that carries most today, and all that rides
/// on the same infrastructure.
fn fixed(scenario: &Scenario, state: &State, link: LinkId) -> Vec<ChannelId> {
    let figures = &scenario.coefficients;
    let stands = |channel: &&ChannelId| {
        let there = scenario.channel(**channel);
        let site = there.facility.is_some() || there.medium == Medium::Fibre;
        site && state.network.outages[channel.index()].is_none()
    };
    let carries = |channel: &ChannelId| scenario.channel(*channel).medium.capacity(figures);
    let sites = scenario.link(link).channels.iter().filter(stands);
    let best = sites.max_by(|a, b| carries(a).total_cmp(&carries(b)).then(b.cmp(a)));
    best.map_or_else(Vec::new, |best| scenario.together(best).to_vec())
}
