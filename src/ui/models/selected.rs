//! The picked thing: a node, a link with its media, their capacity and what would cut it, or a facility with what it carries.

use super::card::Card;
use crate::sim::event::Subject;
use crate::sim::intel::{ChannelPicture, DeskPicture, Intel};
use crate::sim::rules::discovery::{Exposure, QUIET, weekly};
use crate::sim::scenario::{Act, Medium};
use crate::sim::state::{AccessLife, DisruptionCause, Payload};
use crate::sim::units::{DAY, Hour, week};
use crate::sim::{AccessId, FacilityId, LinkId, NodeId, Scenario, Side};
use crate::text::{Texts, name, number};
use bevy_egui::egui::Rect;

/// The card of the picked thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Selected {
    /// Its name.
    pub title: String,
    /// Whose it is.
    pub side: Side,
    /// Facts: what, and how much.
    pub facts: Vec<(String, String)>,
    /// Media, when it is a link.
    pub media: Vec<MediumLine>,
    /// What would cut it.
    pub hint: Option<String>,
    /// What can be ordered here.
    pub orders: Vec<Card>,
    /// Where it is drawn, in points; nothing when it is not in sight.
    pub at: Option<Rect>,
    /// Where the units are drawn that hang on it, and then all other symbols.
    pub around: [Vec<Rect>; 2],
}

/// One medium of a link.
#[derive(Clone, Debug, PartialEq)]
pub struct MediumLine {
    /// Which: it gives the style of the line.
    pub medium: Medium,
    /// Its name.
    pub name: String,
    /// Whether it is thought to work.
    pub live: bool,
    /// What is known of it, in words.
    pub state: String,
}

impl Selected {
    /// The card of a subject; nothing for what has no card.
    pub fn of(texts: &Texts, scenario: &Scenario, intel: &Intel, subject: Subject) -> Option<Self> {
        match subject {
            Subject::Node(id) => scenario.nodes.get(id.index()).map(|_| node(texts, scenario, intel, id)),
            Subject::Link(id) => scenario.links.get(id.index()).map(|_| link(texts, scenario, intel, id)),
            Subject::Facility(id) => {
                scenario.facilities.get(id.index()).map(|_| facility(texts, scenario, intel, id))
            }
            Subject::Axis(_) | Subject::Dispatch(_) | Subject::Nowhere => None,
        }
    }
}

fn node(texts: &Texts, scenario: &Scenario, intel: &Intel, id: NodeId) -> Selected {
    let (node, picture) = (scenario.node(id), &intel.nodes[id.index()]);
    let mut facts = Vec::new();
    // A contact without a name has no known home, and one that has left it is elsewhere.
    let named = picture.number.is_none();
    if named && !picture.moved {
        facts.push((texts.say("selected-place"), node.place.clone()));
    }
    if let Some(commander) = node.commander.filter(|_| named) {
        facts.push((texts.say("selected-commander"), scenario.node(commander).name.clone()));
    }
    facts.push((texts.say("selected-command"), number::percent(texts, picture.quality)));
    facts.push((texts.say("selected-strength"), format!("{:.1}", picture.strength)));
    let silent = intel.hour.saturating_sub(picture.reported);
    facts.push((texts.say("selected-report"), age(texts, silent)));
    if picture.error >= 1.0 {
        let args = [
            ("km", number::whole(picture.error).into()),
            ("sure", number::percent(texts, picture.confidence).into()),
        ];
        facts.push((texts.say("selected-place-error"), texts.tell("selected-within", &args)));
    }
    let lying = intel.traffic.iter().filter(|run| {
        run.from == id
            && run.payload != Some(Payload::Report)
            && (run.arrives == Hour::MAX || run.since > intel.hour)
    });
    let lying = lying.count();
    if lying > 0 {
        facts.push((texts.say("selected-lying"), lying.to_string()));
    }
    if node.side == Side::Alliance || picture.cut {
        let doctrine = name::doctrine(texts, node.doctrine);
        facts.push((texts.say("selected-doctrine"), doctrine));
    }
    let hint = picture.ear.then(|| texts.say("selected-ear"));
    Selected {
        title: name::seen(texts, scenario, picture, id),
        side: node.side,
        facts,
        media: Vec::new(),
        hint,
        orders: Vec::new(),
        at: None,
        around: Default::default(),
    }
}

/// "4 h ago", "9 d ago".
fn age(texts: &Texts, hours: Hour) -> String {
    if hours < 2 * DAY {
        texts.tell("selected-hours-ago", &[("hours", hours.to_string().into())])
    } else {
        texts.tell("selected-days-ago", &[("days", (hours / DAY).to_string().into())])
    }
}

fn link(texts: &Texts, scenario: &Scenario, intel: &Intel, id: LinkId) -> Selected {
    let link = scenario.link(id);
    let quality = intel.link_quality[id.index()];
    let attacking = number::percent(texts, link.load_attacking);
    let mut facts = vec![
        (texts.say("selected-quality"), number::percent(texts, quality)),
        (texts.say("selected-load"), attacking),
    ];
    facts.extend(hardened(texts, scenario, intel, id).map(|state| (texts.say("selected-hardened"), state)));
    // Cable that was rolled up for the march is not there.
    let there =
        link.channels.iter().filter(|b| intel.channels[b.index()].cause != Some(DisruptionCause::March));
    let media = there.map(|b| {
        let (channel, picture) = (scenario.channel(*b), &intel.channels[b.index()]);
        MediumLine {
            medium: channel.medium,
            name: name::medium(texts, channel.medium),
            live: picture.dark_until.is_none(),
            state: state(texts, scenario, intel.hour, channel.medium, picture),
        }
    });
    Selected {
        title: name::link(texts, scenario, id),
        side: scenario.side_of(id),
        facts,
        media: media.collect(),
        hint: Some(cut_set(texts, scenario, id)),
        orders: Vec::new(),
        at: None,
        around: Default::default(),
    }
}

fn facility(texts: &Texts, scenario: &Scenario, intel: &Intel, id: FacilityId) -> Selected {
    let there = &scenario.facilities[id.index()];
    let mut facts = Vec::new();
    let desk = intel.desk();
    for (index, plan) in scenario.accesses.iter().enumerate().filter(|(_, plan)| plan.facility == Some(id)) {
        let Some(desk) = desk else { continue };
        let worth = desk.worth[index];
        let hours = match desk.book.accesses[index].life {
            AccessLife::Hidden => {
                texts.tell("selected-held", &[("hours", number::tenths(worth.alone).into())])
            }
            // In war nobody builds any more.
            AccessLife::Open | AccessLife::Building if intel.war.is_some() => continue,
            AccessLife::Open | AccessLife::Building => {
                texts.tell("selected-would-add", &[("hours", number::tenths(worth.marginal).into())])
            }
            AccessLife::Found => {
                let found = week(desk.book.accesses[index].since).to_string();
                texts.tell("selected-found", &[("week", found.into())])
            }
            _ => texts.say("selected-used"),
        };
        let owner = &scenario.allies[plan.owner.index()].id;
        facts.push((texts.tell("selected-access", &[("ally", owner.as_str().into())]), hours));
        if desk.book.accesses[index].life.held() {
            facts.push((texts.say("selected-risk"), risk(texts, scenario, desk, AccessId::from(index))));
        }
    }
    let mut users: Vec<NodeId> =
        there.channels.iter().map(|channel| scenario.link(scenario.channel(*channel).link).child).collect();
    users.sort_unstable();
    users.dedup();
    let names: Vec<&str> = users.iter().map(|user| scenario.node(*user).name.as_str()).collect();
    let carries = [("medium", name::medium(texts, there.medium).into()), ("units", names.join(", ").into())];
    Selected {
        title: there.name.clone(),
        side: there.side,
        facts,
        media: Vec::new(),
        hint: Some(texts.tell("selected-users", &carries)),
        orders: Vec::new(),
        at: None,
        around: Default::default(),
    }
}

/// Chance that a hidden access is found in a week, and what makes it so high.
fn risk(texts: &Texts, scenario: &Scenario, desk: &DeskPicture, access: AccessId) -> String {
    let exposure = Exposure::of(scenario, &desk.book.accesses, access, desk.act == Act::Hunt);
    let chance = number::percent(texts, weekly(scenario, access, exposure));
    let raised = [
        (exposure.crowded, texts.tell("risk-crowded", &[("quiet", QUIET.to_string().into())])),
        (exposure.hunted, texts.say("risk-hunted")),
        (exposure.family, texts.say("risk-family")),
    ];
    let raised: Vec<String> = raised.into_iter().filter_map(|(there, why)| there.then_some(why)).collect();
    if raised.is_empty() {
        return chance;
    }
    let args = [("chance", chance.into()), ("why", raised.join(", ").into())];
    texts.tell("selected-risk-raised", &args)
}

/// How far a link of ours is hardened, once a team has begun.
fn hardened(texts: &Texts, scenario: &Scenario, intel: &Intel, id: LinkId) -> Option<String> {
    let work = intel.desk()?.book.hardened(id)?;
    let whole = scenario.coefficients.harden_work;
    if work >= whole {
        return Some(texts.say("selected-hardened-whole"));
    }
    let args = [("done", number::whole(work.floor()).into()), ("all", number::whole(whole).into())];
    Some(texts.tell("selected-hardening", &args))
}

fn state(texts: &Texts, scenario: &Scenario, now: Hour, medium: Medium, picture: &ChannelPicture) -> String {
    let Some(until) = picture.dark_until else {
        let capacity = number::percent(texts, medium.capacity(&scenario.coefficients));
        return texts.tell("selected-carries", &[("capacity", capacity.into())]);
    };
    let left = number::span(texts, until.saturating_sub(now));
    if picture.sure {
        texts.tell("selected-dark", &[("left", left.into())])
    } else {
        texts.tell("selected-probably-dark", &[("left", left.into())])
    }
}

/// The fewest media that must be dark together to leave too little for an attack: the largest go first.
fn cut_set(texts: &Texts, scenario: &Scenario, id: LinkId) -> String {
    let (link, figures) = (scenario.link(id), &scenario.coefficients);
    let mut media: Vec<Medium> = link.channels.iter().map(|b| scenario.channel(*b).medium).collect();
    let capacity = |m: &Medium| m.capacity(figures);
    media.sort_by(|a, b| capacity(b).total_cmp(&capacity(a)));
    let mut left: f64 = media.iter().map(capacity).sum();
    let mut cut = Vec::new();
    for medium in &media {
        if left < figures.cut_off * link.load_attacking {
            break;
        }
        left -= capacity(medium);
        cut.push(name::medium(texts, *medium));
    }
    let together = cut.join(", ");
    match cut.len() {
        0 => texts.say("cut-already"),
        1 => texts.tell("cut-one", &[("medium", together.into())]),
        _ => texts.tell("cut-set", &[("media", together.into())]),
    }
}
