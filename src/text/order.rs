//! Orders as short imperatives.

use super::{Texts, name, number};
use crate::sim::orders::Order;
use crate::sim::scenario::Act;
use crate::sim::state::Task;
use crate::sim::{DispatchId, Scenario};

/// One order as a short imperative. An answer to a dispatch needs to know which lies on the desk.
pub fn order(texts: &Texts, scenario: &Scenario, order: &Order, desk: Option<DispatchId>) -> String {
    let access = |id: crate::sim::AccessId| scenario.accesses[id.index()].name.as_str();
    let ally = |id: crate::sim::AllyId| scenario.allies[id.index()].name.as_str();
    let axis = |id: crate::sim::AxisId| scenario.axes[id.index()].name.as_str();
    match *order {
        Order::Assign { team, task } => {
            let number = (u32::from(team) + 1).into();
            texts
                .tell("order-assign", &[("team", number), ("task", self::task(texts, scenario, task).into())])
        }
        Order::Claim => texts.say("order-claim"),
        Order::Exercise => texts.say("order-exercise"),
        Order::Demonstrate { access: id } => {
            texts.tell("order-demonstrate", &[("access", access(id).into())])
        }
        Order::Decoy { access: id } => texts.tell("order-decoy", &[("access", access(id).into())]),
        Order::Reinforce { which } => {
            texts.tell("order-reinforce", &[("brigade", name::brigade(scenario, which).into())])
        }
        Order::Consult { ally: id } => texts.tell("order-consult", &[("ally", ally(id).into())]),
        Order::OffRamp { ally: id } => texts.tell("order-off-ramp", &[("ally", ally(id).into())]),
        Order::Backchannel { ally: id } => texts.tell("order-backchannel", &[("ally", ally(id).into())]),
        Order::ArticleFour => texts.say("order-article-four"),
        Order::Silence => texts.say("order-silence"),
        Order::Share => texts.say("order-share"),
        Order::Attribute { dispatch, cause } => {
            let args = [
                ("cause", name::cause_of(scenario, dispatch, cause).into()),
                ("title", scenario.dispatches[dispatch.index()].title.as_str().into()),
            ];
            texts.tell("order-attribute", &args)
        }
        Order::Declassify { dispatch } => {
            let title = scenario.dispatches[dispatch.index()].title.as_str();
            texts.tell("order-declassify", &[("title", title.into())])
        }
        Order::Propose { norm } => {
            texts.tell("order-propose", &[("norm", name::norm(scenario, norm).into())])
        }
        Order::Verify { norm } => texts.tell("order-verify", &[("norm", name::norm(scenario, norm).into())]),
        Order::Denounce { norm } => {
            texts.tell("order-denounce", &[("norm", name::norm(scenario, norm).into())])
        }
        Order::Sign { norm, yes, keep } => {
            let told = match (yes, keep) {
                (true, true) => "order-sign",
                (true, false) => "order-sign-to-break",
                (false, _) => "order-decline",
            };
            texts.tell(told, &[("norm", name::norm(scenario, norm).into())])
        }
        Order::Answer { option } => {
            let options = desk.map(|id| &scenario.dispatches[id.index()].options);
            match options.and_then(|options| options.get(usize::from(option))) {
                Some(answer) => texts.tell("order-answer", &[("option", answer.label.as_str().into())]),
                None => texts.tell("order-answer-letter", &[("letter", letter(option).into())]),
            }
        }
        Order::Estimate { chance } => {
            texts.tell("order-estimate", &[("chance", number::percent(texts, chance).into())])
        }
        Order::Profile { disposition } => {
            let name = scenario.dispositions[disposition.index()].name.as_str();
            texts.tell("order-profile", &[("name", name.into())])
        }
        Order::Fire { access: id } => texts.tell("order-fire", &[("access", access(id).into())]),
        Order::Jam { jammer } => {
            texts.tell("order-jam", &[("jammer", scenario.jammers[jammer.index()].name.as_str().into())])
        }
        Order::Shield { link } => {
            texts.tell("order-shield", &[("link", name::link(texts, scenario, link).into())])
        }
        Order::SetIntent { axis: id, intent } => {
            let intent = name::intent(texts, intent);
            texts.tell("order-intent", &[("intent", intent.into()), ("axis", axis(id).into())])
        }
        Order::Vote { yes: true, .. } => texts.say("order-vote-yes"),
        Order::Vote { down: true, .. } => texts.say("order-vote-down"),
        Order::Vote { .. } => texts.say("order-vote-no"),
        Order::Act { act } => texts.say(match act {
            Act::Routine => "order-act-routine",
            Act::Probe => "order-act-probe",
            Act::Hunt => "order-act-hunt",
            Act::Harden => "order-act-harden",
            Act::Feint => "order-act-feint",
            Act::Mobilise => "order-act-mobilise",
            Act::StandDown => "order-act-stand-down",
            Act::PreDelegate => "order-act-pre-delegate",
        }),
        Order::March { axis: id, march } => {
            let march = name::march(texts, march);
            texts.tell("order-march", &[("axis", axis(id).into()), ("march", march.into())])
        }
        Order::Relocate { headquarters } => {
            texts.tell("order-relocate", &[("node", name::node(scenario, headquarters).into())])
        }
        Order::Shell { jammer } => {
            texts.tell("order-shell", &[("jammer", scenario.jammers[jammer.index()].name.as_str().into())])
        }
        Order::Strike { link } => {
            texts.tell("order-strike", &[("link", name::link(texts, scenario, link).into())])
        }
    }
}

/// What a team does, in a word or two.
pub fn task(texts: &Texts, scenario: &Scenario, task: Task) -> String {
    match task {
        Task::Idle => texts.say("task-free"),
        Task::Build(id) => {
            texts.tell("task-build", &[("access", scenario.accesses[id.index()].name.as_str().into())])
        }
        Task::Hunt => texts.say("task-hunt"),
        Task::Harden(link) => {
            texts.tell("task-harden", &[("link", name::link(texts, scenario, link).into())])
        }
        Task::Evidence(id) => {
            let title = scenario.dispatches[id.index()].title.as_str();
            texts.tell("task-evidence", &[("title", title.into())])
        }
        Task::Repair(link) => {
            texts.tell("task-repair", &[("link", name::link(texts, scenario, link).into())])
        }
        Task::Wargame => texts.say("task-wargame"),
        Task::Signal => texts.say("task-signal"),
        Task::Dispatch => texts.say("task-dispatch"),
    }
}

/// The letter of an option: A, B, C.
pub fn letter(option: u8) -> String {
    char::from(b'A'.saturating_add(option.min(25))).to_string()
}
