//! What happened, as sentences of the alliance's log.

use super::{Texts, name, number};
use crate::sim::event::EventKind;
use crate::sim::state::{Conduct, Outcome};
use crate::sim::{Scenario, Side};

/// One event as one sentence.
pub fn event(texts: &Texts, scenario: &Scenario, kind: &EventKind) -> String {
    use EventKind as E;
    let access = |id: crate::sim::AccessId| scenario.accesses[id.index()].name.as_str();
    let ally = |id: crate::sim::AllyId| scenario.allies[id.index()].name.as_str();
    let axis = |id: crate::sim::AxisId| &scenario.axes[id.index()];
    let dispatch = |id: crate::sim::DispatchId| &scenario.dispatches[id.index()];
    let norm = |id: crate::sim::NormId| name::norm(scenario, id);
    match *kind {
        E::CouncilMet { from, to } => {
            let step = name::step(texts, to);
            match to.cmp(&from) {
                std::cmp::Ordering::Greater => texts.tell("event-council-up", &[("step", step.into())]),
                std::cmp::Ordering::Less => texts.tell("event-council-down", &[("step", step.into())]),
                std::cmp::Ordering::Equal => texts.tell("event-council-hold", &[("step", step.into())]),
            }
        }
        E::ActSeen { act } => texts.tell("event-act-seen", &[("act", name::act(texts, act).into())]),
        E::DispatchArrived { dispatch: id } => {
            texts.tell("event-dispatch-arrived", &[("title", dispatch(id).title.as_str().into())])
        }
        E::DispatchAnswered { dispatch: id, option, by_default } => {
            let card = dispatch(id);
            let title = card.title.as_str().into();
            let label = card.options.get(usize::from(option)).map_or("", |o| o.label.as_str()).into();
            if by_default {
                texts.tell("event-dispatch-lapsed", &[("title", title), ("option", label)])
            } else {
                texts.tell("event-dispatch-answered", &[("title", title), ("option", label)])
            }
        }
        E::EchoHeard { dispatch: id, option, cause } => {
            let card = dispatch(id);
            let echo = card
                .options
                .get(usize::from(option))
                .and_then(|o| o.echo.as_ref())
                .map_or("", |echo| echo.text.as_str());
            match cause.and_then(|cause| card.causes.get(cause)) {
                Some(cause) => texts.tell(
                    "event-echo-heard",
                    &[("echo", echo.into()), ("truth", cause.truth.as_str().into())],
                ),
                None => echo.to_owned(),
            }
        }
        E::AccessBuilt { access: id } => texts.tell("event-access-built", &[("access", access(id).into())]),
        E::BuildFailed { access: id } => texts.tell("event-build-failed", &[("access", access(id).into())]),
        E::AccessFound { access: id } => texts.tell("event-access-found", &[("access", access(id).into())]),
        E::AccessPatched { access: id } => {
            texts.tell("event-access-patched", &[("access", access(id).into())])
        }
        E::SignalGiven { manner, access: shown } => {
            let manner = name::manner(texts, manner);
            match shown {
                Some(id) => texts
                    .tell("event-signal-shown", &[("manner", manner.into()), ("access", access(id).into())]),
                None => texts.tell("event-signal-given", &[("manner", manner.into())]),
            }
        }
        E::Provoked => texts.say("event-provoked"),
        E::BluffCalled => texts.say("event-bluff-called"),
        E::StepCutOff => texts.say("event-step-cut-off"),
        E::StepGotThrough => texts.say("event-step-got-through"),
        E::SignalConfirmed => texts.say("event-signal-confirmed"),
        E::ClueFound { dispatch: id, points, heard } => {
            let cause = name::cause_of(scenario, id, points);
            let args = [("title", dispatch(id).title.as_str().into()), ("cause", cause.into())];
            texts.tell(if heard { "event-clue-heard" } else { "event-clue-found" }, &args)
        }
        E::Attributed { dispatch: id, cause } => {
            let cause = name::cause_of(scenario, id, cause);
            let args = [("title", dispatch(id).title.as_str().into()), ("cause", cause.into())];
            texts.tell("event-attributed", &args)
        }
        E::TruthOut { dispatch: id, right } => {
            let args = [("title", dispatch(id).title.as_str().into())];
            texts.tell(if right { "event-vindicated" } else { "event-disgraced" }, &args)
        }
        E::Declassified { dispatch: id } => {
            texts.tell("event-declassified", &[("title", dispatch(id).title.as_str().into())])
        }
        E::NormProposed { norm: id } => texts.tell("event-norm-proposed", &[("norm", norm(id).into())]),
        E::NormAnswered { norm: id, signed } => {
            let told = if signed { "event-norm-signed" } else { "event-norm-declined" };
            texts.tell(told, &[("norm", norm(id).into())])
        }
        E::NormVerified { norm: id } => texts.tell("event-norm-verified", &[("norm", norm(id).into())]),
        E::NormDenounced { norm: id } => texts.tell("event-norm-left", &[("norm", norm(id).into())]),
        E::NormBroken { norm: id, by } => {
            let told = match by {
                Side::Alliance => "event-norm-broken-ours",
                Side::Adversary => "event-norm-broken-theirs",
            };
            texts.tell(told, &[("norm", norm(id).into())])
        }
        E::TreatyConcluded => texts.say("event-treaty"),
        E::VoiceChanged { ally: id, yes } => {
            texts.tell(if yes { "event-voice-won" } else { "event-voice-lost" }, &[("ally", ally(id).into())])
        }
        E::ArticleFourInvoked => texts.say("event-article-four"),
        E::SilenceTabled => texts.say("event-silence-tabled"),
        E::SilenceHeld { until } => {
            texts.tell("event-silence-held", &[("until", number::moment(texts, until).into())])
        }
        E::SilenceBroken { ally: id } => texts.tell("event-silence-broken", &[("ally", ally(id).into())]),
        E::BackchannelUsed { ally: id } => texts.tell("event-backchannel", &[("ally", ally(id).into())]),
        E::ChannelLeaked => texts.say("event-channel-leaked"),
        E::WarByAccident => texts.say("event-war-by-accident"),
        E::ImplantFound { link } => {
            texts.tell("event-implant-found", &[("link", name::link(texts, scenario, link).into())])
        }
        E::LinkHardened { link } => {
            texts.tell("event-link-hardened", &[("link", name::link(texts, scenario, link).into())])
        }
        E::CrewHome { link } => {
            texts.tell("event-crew-home", &[("link", name::link(texts, scenario, link).into())])
        }
        E::IndicatorsShared => texts.say("event-indicators-shared"),
        E::ActorActed { actor } => scenario.actors[actor.index()].heard.clone(),
        E::Consulted { ally: id } => texts.tell("event-consulted", &[("ally", ally(id).into())]),
        E::OffRampOffered { ally: id } => texts.tell("event-off-ramp", &[("ally", ally(id).into())]),
        E::BrigadeDeparted { which, arrives } => {
            let brigade = name::brigade(scenario, which);
            let arrives = number::moment(texts, arrives);
            texts.tell("event-brigade-departed", &[("brigade", brigade.into()), ("arrives", arrives.into())])
        }
        E::BrigadeArrived { which } => {
            texts.tell("event-brigade-arrived", &[("brigade", name::brigade(scenario, which).into())])
        }
        E::FavourChanged { ally: id, by } => {
            let count = by.unsigned_abs();
            if by < 0 {
                texts.tell("event-favour-lost", &[("ally", ally(id).into()), ("count", count.into())])
            } else {
                texts.tell("event-favour-won", &[("ally", ally(id).into()), ("count", count.into())])
            }
        }
        E::Hunted { tenths } => {
            let hours = number::hours(texts, f64::from(tenths) / 10.0);
            texts.tell("event-hunted", &[("hours", hours.into())])
        }
        E::TransmissionSent { side, payload, .. } => {
            let payload = name::payload(texts, scenario, payload);
            match side {
                Side::Alliance => texts.tell("event-sent-ours", &[("payload", payload.into())]),
                Side::Adversary => texts.tell("event-sent-theirs", &[("payload", payload.into())]),
            }
        }
        E::TransmissionArrived { side, payload, at, .. } => {
            let payload = name::payload(texts, scenario, payload);
            let node = name::node(scenario, at);
            match side {
                Side::Alliance => {
                    texts.tell("event-arrived-ours", &[("payload", payload.into()), ("node", node.into())])
                }
                Side::Adversary => {
                    texts.tell("event-arrived-theirs", &[("payload", payload.into()), ("node", node.into())])
                }
            }
        }
        E::TransmissionLost { payload, .. } => {
            texts.tell("event-lost", &[("payload", name::payload(texts, scenario, payload).into())])
        }
        E::HeadquartersMoves { headquarters, until } => {
            let until = number::moment(texts, until);
            let node = name::node(scenario, headquarters);
            texts.tell("event-headquarters-moves", &[("node", node.into()), ("until", until.into())])
        }
        E::HeadquartersMoved { headquarters } => {
            texts.tell("event-headquarters-moved", &[("node", name::node(scenario, headquarters).into())])
        }
        E::AccessVoid { access: id } => texts.tell("event-access-void", &[("access", access(id).into())]),
        E::DoctrineFollowed { node, doctrine } => {
            let doctrine = name::doctrine(texts, doctrine);
            let node = name::node(scenario, node);
            texts.tell("event-doctrine", &[("node", node.into()), ("doctrine", doctrine.into())])
        }
        E::OperationResolved { weapon, reported } => {
            let weapon = name::weapon(scenario, weapon);
            if reported {
                texts.tell("event-operation-worked", &[("weapon", weapon.into())])
            } else {
                texts.tell("event-operation-failed", &[("weapon", weapon.into())])
            }
        }
        E::SoftwareSpread { access: id } => {
            texts.tell("event-software-spread", &[("access", access(id).into())])
        }
        E::BatteryAlone { battery } => {
            texts.tell("event-battery-alone", &[("battery", name::node(scenario, battery).into())])
        }
        E::AircraftHit { battery, own } => {
            let battery = [("battery", name::node(scenario, battery).into())];
            texts.tell(if own { "event-aircraft-own" } else { "event-aircraft-civil" }, &battery)
        }
        E::Entangled { weapon } => {
            texts.tell("event-entangled", &[("weapon", name::weapon(scenario, weapon).into())])
        }
        E::JammerShelled { jammer, hit } => {
            let jammer = scenario.jammers[jammer.index()].name.as_str();
            if hit {
                texts.tell("event-jammer-hit", &[("jammer", jammer.into())])
            } else {
                texts.tell("event-jammer-missed", &[("jammer", jammer.into())])
            }
        }
        E::DamageConfirmed { weapon, worked } => {
            let weapon = name::weapon(scenario, weapon);
            if worked {
                texts.tell("event-damage-confirmed", &[("weapon", weapon.into())])
            } else {
                texts.tell("event-damage-denied", &[("weapon", weapon.into())])
            }
        }
        E::LinkDisrupted { channel, until, cause } => {
            let channel = name::channel(texts, scenario, channel);
            let until = number::moment(texts, until);
            let cause = name::cause(texts, scenario, cause);
            let args = [("channel", channel.into()), ("until", until.into()), ("cause", cause.into())];
            texts.tell("event-link-disrupted", &args)
        }
        E::LinkRestored { channel } => {
            texts.tell("event-link-restored", &[("channel", name::channel(texts, scenario, channel).into())])
        }
        E::AttackLaunched => texts.say("event-attack-launched"),
        E::PulseBegan { pulse } => texts.tell("event-pulse-began", &[("number", (pulse + 1).into())]),
        E::WarCouncilMet { conduct } => texts.say(match conduct {
            Conduct::PressOn => "event-war-council-press-on",
            Conduct::Halt => "event-war-council-halt",
            Conduct::HandDown => "event-war-council-hand-down",
        }),
        E::ColumnAnswered { axis: id, march } => {
            let march = name::march(texts, march);
            texts.tell(
                "event-column-answered",
                &[("axis", axis(id).name.as_str().into()), ("march", march.into())],
            )
        }
        E::CableLaid { link } => {
            texts.tell("event-cable-laid", &[("link", name::link(texts, scenario, link).into())])
        }
        E::StruckAtUs { link, worked, shielded, tenths } => {
            let link = name::link(texts, scenario, link);
            if shielded {
                texts.tell("event-strike-shielded", &[("link", link.into())])
            } else if worked {
                let hours = number::shift(texts, f64::from(tenths) / 10.0);
                texts.tell("event-strike-worked", &[("link", link.into()), ("hours", hours.into())])
            } else {
                texts.tell("event-strike-failed", &[("link", link.into())])
            }
        }
        E::IntentSet { axis: id, intent } => {
            let intent = name::intent(texts, intent);
            texts.tell(
                "event-intent-set",
                &[("axis", axis(id).name.as_str().into()), ("intent", intent.into())],
            )
        }
        E::ObjectiveLost { axis: id } => {
            texts.tell("event-objective-lost", &[("objective", axis(id).objective.as_str().into())])
        }
        E::LineClosed => texts.say("event-line-closed"),
        E::GameEnded { outcome } => texts.say(match outcome {
            Outcome::Deterred { clean: true } => "event-ended-clean",
            Outcome::Deterred { clean: false } => "event-ended-armed",
            Outcome::Defended => "event-ended-defended",
            Outcome::Partial => "event-ended-partial",
            Outcome::Lost => "event-ended-lost",
        }),
    }
}
