//! Orders as short imperatives.

use super::{Texts, name, number};
use crate::sim::orders::{Name, Order};
use crate::sim::scenario::letter;
use crate::sim::state::Task;
use crate::sim::{DispatchId, Scenario};

/// One order as a short imperative: the text of its kind, with the names of what it is about. An answer to a dispatch
/// needs to know which lies on the desk.
pub fn order(texts: &Texts, scenario: &Scenario, order: &Order, desk: Option<DispatchId>) -> String {
    if let Order::Answer { option } = *order {
        let options = desk.map(|id| &scenario.dispatches[id.index()].options);
        return match options.and_then(|options| options.get(usize::from(option))) {
            Some(answer) => texts.tell("order-answer", &[("option", answer.label.as_str().into())]),
            None => texts.tell("order-answer-letter", &[("letter", letter(option).into())]),
        };
    }
    let names = order.names();
    let told = names.iter().map(|(argument, named)| (*argument, self::named(texts, scenario, *named)));
    let told: Vec<(&str, String)> = told.collect();
    let arguments: Vec<_> = told.iter().map(|(argument, name)| (*argument, name.as_str().into())).collect();
    texts.tell(&order.text(), &arguments)
}

/// The name of something an order is about.
pub fn named(texts: &Texts, scenario: &Scenario, named: Name) -> String {
    match named {
        Name::Number(number) => number.to_string(),
        Name::Task(task) => self::task(texts, scenario, task),
        Name::Access(id) => scenario.accesses[id.index()].name.clone(),
        Name::Jammer(id) => scenario.jammers[id.index()].name.clone(),
        Name::Brigade(which) => name::brigade(scenario, which).to_owned(),
        Name::Ally(id) => scenario.allies[id.index()].name.clone(),
        Name::Dispatch(id) => scenario.dispatches[id.index()].title.clone(),
        Name::Cause(dispatch, cause) => name::cause_of(scenario, dispatch, cause).to_owned(),
        Name::Norm(id) => name::norm(scenario, id).to_owned(),
        Name::Option(option) => letter(option),
        Name::Chance(chance) => number::percent(texts, chance),
        Name::Disposition(id) => scenario.dispositions[id.index()].name.clone(),
        Name::Link(id) => name::link(texts, scenario, id),
        Name::Node(id) => name::node(scenario, id).to_owned(),
        Name::Axis(id) => scenario.axes[id.index()].name.clone(),
        Name::Intent(intent) => name::intent(texts, intent),
        Name::March(march) => name::march(texts, march),
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
