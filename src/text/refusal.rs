//! Why an order is refused, and what would help.

use super::Texts;
use crate::sim::orders::Refusal;
use crate::sim::{Scenario, Side};

/// One refusal as one sentence with its remedy.
pub fn refusal(texts: &Texts, scenario: &Scenario, refusal: Refusal) -> String {
    match refusal {
        Refusal::GameOver => texts.say("refusal-game-over"),
        Refusal::NotYours => texts.say("refusal-not-yours"),
        Refusal::Unknown => texts.say("refusal-unknown"),
        Refusal::OnlyInCrisis => texts.say("refusal-only-in-crisis"),
        Refusal::OnlyInWar => texts.say("refusal-only-in-war"),
        Refusal::NoTeam { needed, free } => {
            texts.tell("refusal-no-team", &[("needed", needed.into()), ("free", free.into())])
        }
        Refusal::TeamBound => texts.say("refusal-team-bound"),
        Refusal::AlreadySignalled => texts.say("refusal-already-signalled"),
        Refusal::AlreadyActed => texts.say("refusal-already-acted"),
        Refusal::NoFavour { ally, needed, left } => {
            let ally = scenario.allies[ally.index()].name.as_str();
            let args = [("ally", ally.into()), ("needed", needed.into()), ("left", left.into())];
            texts.tell("refusal-no-favour", &args)
        }
        Refusal::NoAccess => texts.say("refusal-no-access"),
        Refusal::TooManyAccesses => texts.say("refusal-too-many-accesses"),
        Refusal::TooSoon => texts.say("refusal-too-soon"),
        Refusal::Unlawful { ally } => {
            let ally = scenario.allies[ally.index()].name.as_str();
            texts.tell("refusal-unlawful", &[("ally", ally.into())])
        }
        Refusal::NoIncident => texts.say("refusal-no-incident"),
        Refusal::NoReason => texts.say("refusal-no-reason"),
        Refusal::Once => texts.say("refusal-once"),
        Refusal::BrokenSilence => texts.say("refusal-broken-silence"),
        Refusal::OnTheTable => texts.say("refusal-on-the-table"),
        Refusal::NotSigned => texts.say("refusal-not-signed"),
        Refusal::BrokenWord => texts.say("refusal-broken-word"),
        Refusal::NothingSecret => texts.say("refusal-nothing-secret"),
        Refusal::AlreadySent => texts.say("refusal-already-sent"),
        Refusal::RoadsFull => texts.say("refusal-roads-full"),
        Refusal::NoDispatch => texts.say("refusal-no-dispatch"),
        Refusal::NoSuchAnswer => texts.say("refusal-no-such-answer"),
        Refusal::NotAChance => texts.say("refusal-not-a-chance"),
        Refusal::NoOrdersLeft => texts.say("refusal-no-orders-left"),
        Refusal::JammerUsed => texts.say("refusal-jammer-used"),
        Refusal::NotOurLink => {
            let summit = scenario.node(scenario.summit(Side::Alliance)).name.as_str();
            texts.tell("refusal-not-our-link", &[("summit", summit.into())])
        }
        Refusal::NothingDark => texts.say("refusal-nothing-dark"),
        Refusal::NotInSession => texts.say("refusal-not-in-session"),
        Refusal::NoAlarm => texts.say("refusal-no-alarm"),
        Refusal::CableHelpsNot => texts.say("refusal-cable-helps-not"),
        Refusal::NothingCut => texts.say("refusal-nothing-cut"),
        Refusal::NothingInReach => texts.say("refusal-nothing-in-reach"),
        Refusal::OnTheMove => texts.say("refusal-on-the-move"),
        Refusal::TooEarly => texts.say("refusal-too-early"),
        Refusal::NoChange => texts.say("refusal-no-change"),
    }
}
