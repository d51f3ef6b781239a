//! Names of the things of the game: media, steps of the ladder, acts, intents, links.

use super::Texts;
use crate::map::regions::Region;
use crate::sim::figures::Mark;
use crate::sim::intel::NodePicture;
use crate::sim::scenario::{Act, DispatchKind, Doctrine, Fear, Manner, Medium};
use crate::sim::state::{DisruptionCause, Intent, March, Payload, Weapon};
use crate::sim::{ChannelId, DispatchId, LinkId, NodeId, NormId, Scenario};

/// A transmission medium.
pub fn medium(texts: &Texts, medium: Medium) -> String {
    texts.say(match medium {
        Medium::Fibre => "medium-fibre",
        Medium::Satellite => "medium-satellite",
        Medium::Microwave => "medium-microwave",
        Medium::Cable => "medium-cable",
        Medium::Hf => "medium-hf",
        Medium::Vhf => "medium-vhf",
        Medium::Courier => "medium-courier",
    })
}

/// How firmly a figure stands.
pub fn mark(texts: &Texts, mark: Mark) -> String {
    texts.say(match mark {
        Mark::Source => "mark-source",
        Mark::Derived => "mark-derived",
        Mark::House => "mark-house",
    })
}

/// A step of the readiness ladder.
pub fn step(texts: &Texts, readiness: u8) -> String {
    texts.say(match readiness {
        0 => "step-garrison",
        1 => "step-exercise",
        2 => "step-assembled",
        _ => "step-launch",
    })
}

/// How a capability is signalled.
pub fn manner(texts: &Texts, manner: Manner) -> String {
    texts.say(match manner {
        Manner::Claim => "manner-claim",
        Manner::Exercise => "manner-exercise",
        Manner::Decoy => "manner-decoy",
        Manner::Live => "manner-live",
        Manner::Failed => "manner-failed",
        Manner::Confirmed => "manner-confirmed",
    })
}

/// A visible act of the adversary.
pub fn act(texts: &Texts, act: Act) -> String {
    texts.say(match act {
        Act::Routine => "act-routine",
        Act::Probe => "act-probe",
        Act::Hunt => "act-hunt",
        Act::Harden => "act-harden",
        Act::Feint => "act-feint",
        Act::Mobilise => "act-mobilise",
        Act::StandDown => "act-stand-down",
        Act::PreDelegate => "act-pre-delegate",
    })
}

/// The type of a dispatch.
pub fn kind(texts: &Texts, kind: DispatchKind) -> String {
    texts.say(match kind {
        DispatchKind::HarmAtHome => "kind-harm-at-home",
        DispatchKind::AccessInTrouble => "kind-access-in-trouble",
        DispatchKind::Offer => "kind-offer",
        DispatchKind::Fracture => "kind-fracture",
        DispatchKind::Feint => "kind-feint",
        DispatchKind::Blow => "kind-blow",
        DispatchKind::ThirdHand => "kind-third-hand",
        DispatchKind::Channel => "kind-channel",
        DispatchKind::Brittle => "kind-brittle",
    })
}

/// What an ally fears above all.
pub fn fear(texts: &Texts, fear: Fear) -> String {
    texts.say(match fear {
        Fear::Entrapment => "fear-entrapment",
        Fear::Escalation => "fear-escalation",
        Fear::Abandonment => "fear-abandonment",
        Fear::Exposure => "fear-exposure",
        Fear::Proof => "fear-proof",
        Fear::Rupture => "fear-rupture",
    })
}

/// What the map calls the line of defence.
pub fn front(texts: &Texts) -> String {
    texts.say("map-line")
}

/// What the map calls countries and waters, in the order of its regions.
pub fn regions(texts: &Texts) -> Vec<String> {
    Region::embedded().iter().map(|region| texts.say(&region.message)).collect()
}

/// What may be behind an incident, in a few words.
pub fn cause_of(scenario: &Scenario, dispatch: DispatchId, cause: u8) -> &str {
    let causes = &scenario.dispatches[dispatch.index()].causes;
    causes.get(usize::from(cause)).map_or("", |cause| cause.name.as_str())
}

/// How an axis is defended.
pub fn intent(texts: &Texts, intent: Intent) -> String {
    texts.say(match intent {
        Intent::Delay => "intent-delay",
        Intent::Hold => "intent-hold",
        Intent::TradeGround => "intent-trade-ground",
    })
}

/// How a column marches.
pub fn march(texts: &Texts, march: March) -> String {
    texts.say(match march {
        March::OnOrders => "march-on-orders",
        March::LayCable => "march-lay-cable",
        March::PreDelegated => "march-pre-delegated",
        March::Halted => "march-halted",
    })
}

/// Why a medium is dark.
pub fn cause(texts: &Texts, scenario: &Scenario, cause: DisruptionCause) -> String {
    match cause {
        DisruptionCause::Access(id) => {
            texts.tell("cause-access", &[("access", scenario.accesses[id.index()].name.as_str().into())])
        }
        DisruptionCause::Jammer(id) => {
            texts.tell("cause-jammer", &[("jammer", scenario.jammers[id.index()].name.as_str().into())])
        }
        DisruptionCause::March => texts.say("cause-march"),
        DisruptionCause::Strike => texts.say("cause-strike"),
        DisruptionCause::Dispatch(id) => {
            texts.tell("cause-dispatch", &[("title", scenario.dispatches[id.index()].title.as_str().into())])
        }
    }
}

/// What was fired.
pub fn weapon(scenario: &Scenario, weapon: Weapon) -> String {
    match weapon {
        Weapon::Access(id) => scenario.accesses[id.index()].name.clone(),
        Weapon::Jammer(id) => scenario.jammers[id.index()].name.clone(),
    }
}

/// What a transmission carries.
pub fn payload(texts: &Texts, scenario: &Scenario, payload: Payload) -> String {
    let access = |id: crate::sim::AccessId| scenario.accesses[id.index()].name.as_str();
    match payload {
        Payload::Report => texts.say("payload-report"),
        Payload::Demonstrate(id) => texts.tell("payload-demonstrate", &[("access", access(id).into())]),
        Payload::Fire(id) => texts.tell("payload-fire", &[("access", access(id).into())]),
        Payload::Jam(id) => {
            texts.tell("payload-jam", &[("jammer", scenario.jammers[id.index()].name.as_str().into())])
        }
        Payload::Reinforce(which) => {
            texts.tell("payload-reinforce", &[("brigade", brigade(scenario, which).into())])
        }
        Payload::Intent(axis, how) => {
            let axis = scenario.axes[axis.index()].name.as_str();
            texts.tell("payload-intent", &[("axis", axis.into()), ("intent", intent(texts, how).into())])
        }
        Payload::Ready(readiness) => texts.tell("payload-ready", &[("step", step(texts, readiness).into())]),
        Payload::March(axis, how) => {
            let axis = scenario.axes[axis.index()].name.as_str();
            texts.tell("payload-march", &[("axis", axis.into()), ("march", march(texts, how).into())])
        }
        Payload::Relocate(headquarters) => {
            texts.tell("payload-relocate", &[("node", node(scenario, headquarters).into())])
        }
    }
}

/// A brigade that may be sent, by its position among the reinforcements.
pub fn brigade(scenario: &Scenario, which: u8) -> &str {
    &scenario.node(scenario.reinforcements[usize::from(which)].node).name
}

/// What a formation does when it is cut off.
pub fn doctrine(texts: &Texts, doctrine: Doctrine) -> String {
    texts.say(match doctrine {
        Doctrine::Hold => "doctrine-hold",
        Doctrine::LastOrder => "doctrine-last-order",
        Doctrine::PreDelegated => "doctrine-pre-delegated",
        Doctrine::Withdraw => "doctrine-withdraw",
    })
}

/// After the number of units under a headquarters.
pub fn under(texts: &Texts) -> String {
    texts.say("map-under")
}

/// Before the number of links that a facility off the map carries.
pub fn carries(texts: &Texts) -> String {
    texts.say("map-carries")
}

/// Before the number of links that run to a headquarters off the map.
pub fn commands(texts: &Texts) -> String {
    texts.say("map-commands")
}

/// After the hours that an intruder in our network would take.
pub fn intrusion(texts: &Texts) -> String {
    texts.say("map-intrusion")
}

/// After the hours that two facilities are worth together.
pub fn together(texts: &Texts) -> String {
    texts.say("map-together")
}

/// After the hours that each is worth by itself.
pub fn alone(texts: &Texts) -> String {
    texts.say("map-alone")
}

/// What stands before the number of a contact on the map.
pub fn contact(texts: &Texts) -> String {
    texts.say("contact-on-map")
}

/// A node as a side calls it: by its name, or by a number of its own while it cannot name it.
pub fn seen(texts: &Texts, scenario: &Scenario, picture: &NodePicture, id: NodeId) -> String {
    match picture.number {
        Some(number) => texts.tell("contact-number", &[("number", number.into())]),
        None => node(scenario, id).to_owned(),
    }
}

/// Something that both sides may agree to leave alone.
pub fn norm(scenario: &Scenario, id: NormId) -> &str {
    scenario.norms().get(id.index()).map_or("", |norm| &norm.name)
}

/// A headquarters, formation or site.
pub fn node(scenario: &Scenario, id: NodeId) -> &str {
    &scenario.node(id).name
}

/// The place a medium of a link depends on: its facility, or else its lower end.
pub fn carried(scenario: &Scenario, id: ChannelId) -> &str {
    let channel = scenario.channel(id);
    match channel.facility {
        Some(facility) => &scenario.facilities[facility.index()].name,
        None => node(scenario, scenario.link(channel.link).child),
    }
}

/// "6 Army to 2 Div".
pub fn link(texts: &Texts, scenario: &Scenario, id: LinkId) -> String {
    let link = scenario.link(id);
    let (parent, child) = (node(scenario, link.parent), node(scenario, link.child));
    texts.tell("name-link", &[("parent", parent.into()), ("child", child.into())])
}

/// "satellite, 6 Army to 2 Div".
pub fn channel(texts: &Texts, scenario: &Scenario, id: ChannelId) -> String {
    let channel = scenario.channel(id);
    let (medium, link) = (medium(texts, channel.medium), link(texts, scenario, channel.link));
    texts.tell("name-channel", &[("medium", medium.into()), ("link", link.into())])
}
