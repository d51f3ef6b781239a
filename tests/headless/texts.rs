//! The texts: every message is used and every use has a message, arguments match, every variant has its sentence.

use super::{fixture, source};
use assured_disruption::map::regions::Region;
use assured_disruption::session::replay::{Difference, Divergence};
use assured_disruption::sim::event::EventKind;
use assured_disruption::sim::ledger::{Ledger, Line, Term};
use assured_disruption::sim::orders::{KINDS, Order, Refusal};
use assured_disruption::sim::scenario::{Act, Actor, Doctrine, Manner, Medium, Scenario};
use assured_disruption::sim::state::{
    Chip, Conduct, DisruptionCause, Intent, March, Outcome, Payload, Task, Weapon,
};
use assured_disruption::sim::{
    AccessId, ActorId, AllyId, AxisId, ChannelId, DispatchId, DispositionId, JammerId, LinkId, NodeId,
    NormId, Side,
};
use assured_disruption::study::sweep::Range;
use assured_disruption::text::fault::{self, Thing};
use assured_disruption::text::ledger::Step;
use assured_disruption::text::outcome::{Ending, WarEnding};
use assured_disruption::text::{self, ENGLISH, Texts, name, replay, told};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};

/// Messages with their arguments, read from the embedded files.
fn messages() -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for (_, text) in ENGLISH {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_lowercase())
                && let Some((id, _)) = line.split_once(" =")
            {
                current = id.to_owned();
                let fresh = found.insert(current.clone(), BTreeSet::new()).is_none();
                assert!(fresh, "{current} stands twice");
            }
            for part in line.split("{ $").skip(1) {
                let end = part.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(part.len());
                found
                    .get_mut(&current)
                    .expect("an argument stands in a message")
                    .insert(part[..end].to_owned());
            }
        }
    }
    found
}

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in std::fs::read_dir(folder).expect("a folder of the source").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&path).expect("a file of the source");
                // Tests in modules talk about texts, they do not use them.
                let code = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
                found.push((path, code));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for folder in ["text", "ui"] {
        walk(&root.join(folder), &mut found);
    }
    for file in ["game/actions.rs", "cli/play.rs"] {
        let path = root.join(file);
        let text = std::fs::read_to_string(&path).expect("a file of the house");
        found.push((path, text));
    }
    found
}

/// String literals in kebab case: by the house rule of `text/`, ids of messages.
fn ids_in(code: &str) -> Vec<(usize, String)> {
    let kebab = |s: &str| {
        s.contains('-')
            && s.split('-').all(|part| {
                !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            })
    };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = code[at..].find('"').map(|i| at + i) {
        let Some(close) = code[open + 1..].find('"').map(|i| open + 1 + i) else { break };
        let words = &code[open + 1..close];
        if kebab(words) {
            found.push((open, words.to_owned()));
            at = close + 1;
        } else {
            at = open + 1;
        }
    }
    found
}

#[test]
fn every_message_is_used_and_every_use_has_a_message() {
    let messages = messages();
    let mut used = BTreeSet::new();
    for (path, code) in sources() {
        for (_, id) in ids_in(&code) {
            assert!(messages.contains_key(&id), "{}: there is no message `{id}`", path.display());
            used.insert(id);
        }
    }
    // The table of orders carries the ids of theirs, and the questions under which the plan folds them.
    for id in KINDS.iter().flat_map(|kind| [format!("order-{}", kind.name), kind.ask.to_owned()]) {
        used.extend(messages.contains_key(&id).then_some(id));
    }
    for order in orders() {
        let id = order.text();
        assert!(messages.contains_key(&id), "{order:?}: there is no message `{id}`");
        used.insert(id);
    }
    // The map's regions carry the ids of their names.
    for Region { message, .. } in Region::embedded() {
        assert!(messages.contains_key(message), "regions.tsv: there is no message `{message}`");
        used.insert(message.clone());
    }
    let unused: Vec<&String> = messages.keys().filter(|id| !used.contains(*id)).collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
}

#[test]
fn every_use_gives_exactly_the_arguments_of_its_message() {
    let messages = messages();
    let mut checked = 0;
    for (path, code) in sources() {
        for (open, id) in ids_in(&code) {
            let before = code[..open].trim_end();
            let wanted = &messages[&id];
            if before.ends_with("say(") {
                assert!(wanted.is_empty(), "{}: `{id}` needs {wanted:?}", path.display());
                checked += 1;
            } else if before.ends_with("tell(") {
                let rest = code[open..].trim_start_matches(|c| c != ',').trim_start_matches(',').trim_start();
                // Arguments gathered in a variable are held by the test of every variant below.
                let Some(rest) = rest.strip_prefix("&[") else { continue };
                let given: BTreeSet<String> = rest[..list_end(rest)]
                    .match_indices("(\"")
                    .map(|(at, _)| rest[at + 2..].split('"').next().unwrap_or_default().to_owned())
                    .filter(|name| name.bytes().all(|b| b.is_ascii_alphanumeric()))
                    .collect();
                assert_eq!(&given, wanted, "{}: `{id}`", path.display());
                checked += 1;
            }
        }
    }
    assert!(checked > 200, "only {checked} uses were recognised");
}

/// Where the bracket closes that stands open before `rest`.
fn list_end(rest: &str) -> usize {
    let mut depth = 1;
    let close = rest.char_indices().find(|(_, c)| {
        depth += i32::from(*c == '[') - i32::from(*c == ']');
        depth == 0
    });
    close.expect("the list of arguments ends").0
}

/// A sentence is whole: not empty, no id shown for a missing message, no hole for a missing argument.
fn whole(sentence: &str) {
    assert!(!sentence.trim().is_empty(), "an empty sentence");
    assert!(!sentence.contains("{$") && !sentence.contains("{ $"), "a hole in \"{sentence}\"");
    assert!(!Texts::english().has(sentence), "an id instead of a sentence: {sentence}");
}

/// The names of all kinds of a thing, and that of one: a kind that is not listed does not compile.
macro_rules! kinds {
    ($names:ident, $name:ident, $kind:ident: $($variant:ident),+ $(,)?) => {
        pub const $names: &[&str] = &[$(stringify!($variant)),+];

        fn $name(thing: &$kind) -> &'static str {
            match thing {
                $($kind::$variant { .. } => stringify!($variant)),+
            }
        }
    };
}

kinds!(EVENTS, event_name, EventKind:
    CouncilMet, ActSeen, DispatchArrived, DispatchAnswered, EchoHeard, AccessBuilt, BuildFailed, AccessFound,
    AccessPatched, SignalGiven, Provoked, BluffCalled, SignalConfirmed, StepCutOff, StepGotThrough, ClueFound, Attributed, TruthOut, Declassified, NormProposed,
    NormAnswered, NormVerified, NormDenounced, NormBroken, TreatyConcluded, VoiceChanged, ArticleFourInvoked,
    SilenceTabled, SilenceHeld, SilenceBroken, BackchannelUsed, ChannelLeaked, WarByAccident, ImplantFound,
    LinkHardened, CrewHome, IndicatorsShared, ActorActed, Consulted, OffRampOffered, BrigadeDeparted, BrigadeArrived,
    FavourChanged, Hunted, TransmissionSent, TransmissionArrived, TransmissionLost, HeadquartersMoves,
    HeadquartersMoved, AccessVoid, DoctrineFollowed, OperationResolved, SoftwareSpread, BatteryAlone, AircraftHit,
    Entangled, JammerShelled, DamageConfirmed, LinkDisrupted, LinkRestored, AttackLaunched, PulseBegan,
    WarCouncilMet, ColumnAnswered, CableLaid, StruckAtUs, IntentSet, ObjectiveLost, LineClosed, GameEnded,
);

kinds!(ORDERS, order_name, Order:
    Assign, Claim, Exercise, Demonstrate, Decoy, Interdict, Reinforce, Consult, OffRamp, Backchannel, ArticleFour, Silence, Share,
    Attribute, Declassify, Propose, Verify, Denounce, Sign, Answer, Estimate, Profile, Fire, Jam, Shield, SetIntent,
    Vote, Act, Conduct, March, Relocate, Shell, Strike,
);

kinds!(TASKS, task_name, Task: Idle, Build, Hunt, Harden, Evidence, Repair, Wargame, Signal, Dispatch);

kinds!(REFUSALS, refusal_name, Refusal:
    GameOver, NotYours, Unknown, OnlyInCrisis, OnlyInWar, NoTeam, TeamBound, AlreadySignalled, AlreadyActed, NoFavour,
    NoAccess, TooManyAccesses, TooSoon, Unlawful, NoIncident, NoReason, Once, BrokenSilence, OnTheTable, NotSigned,
    BrokenWord, NothingSecret, AlreadySent, RoadsFull, NoDispatch, NoSuchAnswer, NotAChance, NoOrdersLeft, JammerUsed,
    NotOurLink, NothingDark, NotInSession, NothingInReach, NothingCut, CableHelpsNot, NoAlarm, OnTheMove, TooEarly, NoChange,
);

kinds!(DIFFERENCES, difference_name, Difference:
    Digest, Parts, Refused, Undo, NoPerson, NoMind, Orders, Ledger, PastTheEnd, Endless, Outcome,
);

/// Every kind stands among some samples.
fn complete<'a>(names: &[&'a str], samples: impl Iterator<Item = &'a str>) {
    let shown: BTreeSet<&str> = samples.collect();
    let missing: Vec<_> = names.iter().filter(|name| !shown.contains(*name)).collect();
    assert!(missing.is_empty(), "no sample of {missing:?}");
}

fn events() -> Vec<EventKind> {
    use EventKind as E;
    let (access, ally, axis, node, norm) = (AccessId(0), AllyId(0), AxisId(0), NodeId(1), NormId(0));
    let (dispatch, link, channel) = (DispatchId(0), LinkId(0), ChannelId(0));
    let jammer = Weapon::Jammer(JammerId(0));
    let payload = Payload::Fire(access);
    let mut all = vec![
        E::DispatchArrived { dispatch },
        E::DispatchAnswered { dispatch, option: 0, by_default: false },
        E::DispatchAnswered { dispatch, option: 1, by_default: true },
        E::EchoHeard { dispatch, option: 0, cause: Some(0) },
        E::EchoHeard { dispatch, option: 0, cause: None },
        E::AccessBuilt { access },
        E::BuildFailed { access },
        E::AccessFound { access },
        E::AccessPatched { access },
        E::SignalGiven { manner: Manner::Claim, access: None },
        E::SignalGiven { manner: Manner::Live, access: Some(access) },
        E::Provoked,
        E::BluffCalled,
        E::SignalConfirmed,
        E::StepCutOff,
        E::StepGotThrough,
        E::ClueFound { dispatch, points: 0, heard: true },
        E::ClueFound { dispatch, points: 1, heard: false },
        E::Attributed { dispatch, cause: 1 },
        E::TruthOut { dispatch, right: true },
        E::TruthOut { dispatch, right: false },
        E::Declassified { dispatch },
        E::VoiceChanged { ally, yes: true },
        E::VoiceChanged { ally, yes: false },
        E::ArticleFourInvoked,
        E::SilenceTabled,
        E::SilenceHeld { until: 400 },
        E::SilenceBroken { ally },
        E::BackchannelUsed { ally },
        E::ChannelLeaked,
        E::WarByAccident,
        E::ImplantFound { link },
        E::LinkHardened { link },
        E::IndicatorsShared,
        E::ActorActed { actor: ActorId(0) },
        E::Consulted { ally },
        E::OffRampOffered { ally },
        E::BrigadeDeparted { which: 0, arrives: 300 },
        E::BrigadeArrived { which: 0 },
        E::FavourChanged { ally, by: 1 },
        E::FavourChanged { ally, by: -2 },
        E::Hunted { tenths: 20 },
        E::TransmissionLost { id: 1, side: Side::Alliance, payload },
        E::HeadquartersMoves { headquarters: node, until: 20 },
        E::HeadquartersMoved { headquarters: node },
        E::AccessVoid { access },
        E::OperationResolved { weapon: Weapon::Access(access), reported: true },
        E::OperationResolved { weapon: jammer, reported: false },
        E::SoftwareSpread { access },
        E::JammerShelled { jammer: JammerId(0), hit: true },
        E::JammerShelled { jammer: JammerId(0), hit: false },
        E::DamageConfirmed { weapon: jammer, worked: true },
        E::DamageConfirmed { weapon: jammer, worked: false },
        E::LinkRestored { channel },
        E::AttackLaunched,
        E::PulseBegan { pulse: 3 },
        E::CableLaid { link },
        E::StruckAtUs { link, worked: true, shielded: false, tenths: 50 },
        E::StruckAtUs { link, worked: false, shielded: false, tenths: 0 },
        E::StruckAtUs { link, worked: false, shielded: true, tenths: 0 },
        E::ObjectiveLost { axis },
        E::LineClosed,
        E::BatteryAlone { battery: node },
        E::AircraftHit { battery: node, own: true },
        E::AircraftHit { battery: node, own: false },
        E::Entangled { weapon: jammer },
        E::CrewHome { link },
        E::NormProposed { norm },
        E::NormAnswered { norm, signed: true },
        E::NormAnswered { norm, signed: false },
        E::NormVerified { norm },
        E::NormDenounced { norm },
        E::NormBroken { norm, by: Side::Alliance },
        E::NormBroken { norm, by: Side::Adversary },
        E::TreatyConcluded,
    ];
    all.extend([(0, 1), (1, 1), (2, 1), (2, 3)].map(|(from, to)| E::CouncilMet { from, to }));
    all.extend(ACTS.map(|act| E::ActSeen { act }));
    let doctrines = [Doctrine::Hold, Doctrine::LastOrder, Doctrine::PreDelegated, Doctrine::Withdraw];
    all.extend(doctrines.map(|doctrine| E::DoctrineFollowed { node, doctrine }));
    let causes = [
        DisruptionCause::Access(access),
        DisruptionCause::Jammer(JammerId(0)),
        DisruptionCause::March,
        DisruptionCause::Strike,
        DisruptionCause::Dispatch(dispatch),
    ];
    all.extend(causes.map(|cause| E::LinkDisrupted { channel, until: 200, cause }));
    all.extend(CONDUCTS.map(|conduct| E::WarCouncilMet { conduct }));
    all.extend(MARCHES.map(|march| E::ColumnAnswered { axis, march }));
    all.extend(INTENTS.map(|intent| E::IntentSet { axis, intent }));
    all.extend(OUTCOMES.map(|outcome| E::GameEnded { outcome }));
    let payloads = [
        Payload::Report,
        Payload::Demonstrate(access),
        Payload::Fire(access),
        Payload::Jam(JammerId(0)),
        Payload::Reinforce(0),
        Payload::Intent(axis, Intent::Hold),
        Payload::Ready(2),
        Payload::March(axis, March::OnOrders),
        Payload::Relocate(node),
    ];
    for payload in payloads {
        for side in Side::BOTH {
            all.push(E::TransmissionSent { id: 1, side, payload });
            all.push(E::TransmissionArrived { id: 1, side, payload, at: NodeId(0) });
        }
    }
    all
}

const ACTS: [Act; 8] = [
    Act::Routine,
    Act::Probe,
    Act::Hunt,
    Act::Harden,
    Act::Feint,
    Act::Mobilise,
    Act::StandDown,
    Act::PreDelegate,
];
const MARCHES: [March; 4] = [March::OnOrders, March::LayCable, March::PreDelegated, March::Halted];

const CONDUCTS: [Conduct; 3] = [Conduct::PressOn, Conduct::Halt, Conduct::HandDown];
const INTENTS: [Intent; 3] = [Intent::Delay, Intent::Hold, Intent::TradeGround];
const OUTCOMES: [Outcome; 5] = [
    Outcome::Deterred { clean: true },
    Outcome::Deterred { clean: false },
    Outcome::Defended,
    Outcome::Partial,
    Outcome::Lost,
];

/// The fixture's level with somebody of neither side and a norm in it.
fn scenario() -> Scenario {
    let mut scenario = fixture::scenario().tables();
    scenario.actors.push(Actor {
        id: "gang".into(),
        name: "A gang".into(),
        activity: 0.2,
        drawn: 0.1,
        restless: 0.1,
        deeds: Vec::new(),
        heard: "A gang has sold what it stole.".into(),
        subject: 7,
    });
    Scenario::of(scenario)
}

#[test]
fn every_event_is_told_in_a_whole_sentence() {
    let (texts, scenario) = (Texts::english(), scenario());
    complete(EVENTS, events().iter().map(event_name));
    for event in events() {
        let sentence = text::event(&texts, &scenario, &event);
        whole(&sentence);
        assert!(sentence.ends_with(['.', '”']), "{event:?}: \"{sentence}\" does not end like a sentence");
    }
}

#[test]
fn every_refusal_says_why_in_a_whole_sentence() {
    use Refusal as R;
    let (texts, scenario) = (Texts::english(), scenario());
    let ally = AllyId(0);
    let all = [
        R::GameOver,
        R::NotYours,
        R::Unknown,
        R::OnlyInCrisis,
        R::OnlyInWar,
        R::NoTeam { needed: 1, free: 0 },
        R::NoTeam { needed: 2, free: 1 },
        R::TeamBound,
        R::AlreadySignalled,
        R::AlreadyActed,
        R::NoFavour { ally, needed: 1, left: 0 },
        R::NoFavour { ally, needed: 2, left: 1 },
        R::NoAccess,
        R::TooManyAccesses,
        R::TooSoon,
        R::Unlawful { ally },
        R::NoIncident,
        R::NoReason,
        R::Once,
        R::BrokenSilence,
        R::OnTheTable,
        R::NotSigned,
        R::BrokenWord,
        R::NothingSecret,
        R::AlreadySent,
        R::RoadsFull,
        R::NoDispatch,
        R::NoSuchAnswer,
        R::NotAChance,
        R::NoOrdersLeft,
        R::JammerUsed,
        R::NotOurLink,
        R::NothingDark,
        R::NotInSession,
        R::NothingInReach,
        R::NothingCut,
        R::CableHelpsNot,
        R::NoAlarm,
        R::OnTheMove,
        R::TooEarly,
        R::NoChange,
    ];
    complete(REFUSALS, all.iter().map(refusal_name));
    let told: BTreeSet<String> = all.into_iter().map(|r| text::refusal(&texts, &scenario, r)).collect();
    told.iter().for_each(|sentence| whole(sentence));
    assert_eq!(told.len(), all.len(), "every refusal has a sentence of its own");
}

fn orders() -> Vec<Order> {
    let (access, ally, axis, link, norm) = (AccessId(0), AllyId(0), AxisId(0), LinkId(0), NormId(0));
    let mut all = vec![
        Order::Claim,
        Order::Exercise,
        Order::Demonstrate { access },
        Order::Interdict,
        Order::Decoy { access },
        Order::Reinforce { which: 0 },
        Order::Consult { ally },
        Order::OffRamp { ally },
        Order::Backchannel { ally },
        Order::ArticleFour,
        Order::Silence,
        Order::Share,
        Order::Attribute { dispatch: DispatchId(0), cause: 0 },
        Order::Declassify { dispatch: DispatchId(0) },
        Order::Answer { option: 0 },
        Order::Answer { option: 9 },
        Order::Estimate { chance: 0.35 },
        Order::Profile { disposition: DispositionId(0) },
        Order::Fire { access },
        Order::Jam { jammer: JammerId(0) },
        Order::Shield { link },
        Order::Vote { yes: true, down: false },
        Order::Vote { yes: false, down: true },
        Order::Vote { yes: false, down: false },
        Order::Strike { link },
        Order::Shell { jammer: JammerId(0) },
        Order::Relocate { headquarters: NodeId(1) },
        Order::Propose { norm },
        Order::Verify { norm },
        Order::Denounce { norm },
        Order::Sign { norm, yes: true, keep: true },
        Order::Sign { norm, yes: true, keep: false },
        Order::Sign { norm, yes: false, keep: false },
    ];
    let tasks = [
        Task::Idle,
        Task::Build(access),
        Task::Hunt,
        Task::Harden(link),
        Task::Wargame,
        Task::Evidence(DispatchId(0)),
        Task::Repair(link),
        Task::Signal,
        Task::Dispatch,
    ];
    complete(TASKS, tasks.iter().map(task_name));
    all.extend(tasks.map(|task| Order::Assign { team: 1, task }));
    all.extend(ACTS.map(|act| Order::Act { act }));
    all.extend(INTENTS.map(|intent| Order::SetIntent { axis, intent }));
    all.extend(CONDUCTS.map(|conduct| Order::Conduct { conduct }));
    all.extend(MARCHES.map(|march| Order::March { axis, march }));
    complete(ORDERS, all.iter().map(order_name));
    all
}

#[test]
fn every_order_has_a_short_imperative() {
    let (texts, scenario) = (Texts::english(), scenario());
    for order in orders() {
        whole(&text::order(&texts, &scenario, &order, Some(DispatchId(0))));
        whole(&text::order(&texts, &scenario, &order, None));
    }
}

#[test]
fn every_way_a_game_parts_from_its_record_is_told() {
    let (texts, scenario) = (Texts::english(), scenario());
    let side = Side::Adversary;
    let all = [
        Difference::Digest(vec!["network".into(), "desk".into()]),
        Difference::Parts,
        Difference::Refused(side, Order::Claim, Refusal::NotYours),
        Difference::Undo(side),
        Difference::NoPerson(side),
        Difference::NoMind(side),
        Difference::Endless,
        Difference::Orders { side, recorded: Vec::new(), decided: vec![Order::Act { act: Act::Probe }] },
        Difference::Ledger,
        Difference::PastTheEnd,
        Difference::Outcome { recorded: Outcome::Lost, found: None },
        Difference::Outcome { recorded: Outcome::Lost, found: Some(Outcome::Defended) },
    ];
    complete(DIFFERENCES, all.iter().map(difference_name));
    for difference in all {
        let told = replay::divergence(&texts, &scenario, &Divergence { hour: 30, line: 4, difference });
        whole(&told);
        assert!(told.starts_with("hour 30 (line 4"), "{told}");
    }
}

#[test]
fn a_game_is_told_in_whole_lines() {
    let (texts, scenario) = (Texts::english(), scenario());
    let chips = [Chip::of(Manner::Claim, 100, 1.0)];
    let unseen = Line { term: Term::Unseen, utility: -0.12, figure: 0.0, evidence: None };
    let ledger = Ledger {
        hour: 336,
        believed: 61.32,
        bar: 25.0,
        belief: [0.25; 4],
        lines: vec![unseen],
        balance: -0.1,
        chance: 0.0,
        yes: false,
        down: false,
        turning: 60.0,
        answers: Vec::new(),
        conduct: None,
    };
    let lines = [
        told::heading(&texts, "Baltic flash", 7, "opportunist"),
        told::council(&texts, 336, (0, 1), Some((&ledger, 0.5)), &chips),
        told::council(&texts, 336, (1, 1), Some((&Ledger { bar: 62.0, ..ledger.clone() }, 0.5)), &[]),
        told::council(&texts, 168, (2, 1), None, &chips),
        told::in_crisis(&texts, 336, "They attack."),
        told::in_war(&texts, 13, "Riga is lost."),
    ];
    lines.iter().for_each(|line| whole(line));
    let council = "week  2: they expect  61.3 h, attack below  25.0 h; vote no at  50 %, mood −0.12; up to Exercise; shown: \
                   claim (1 week ago)";
    assert_eq!(lines[1], council);
    let orders = [
        (Side::Alliance, Order::Fire { access: AccessId(0) }),
        (Side::Adversary, Order::March { axis: AxisId(0), march: March::LayCable }),
    ];
    let pulse =
        told::Pulse { since_launch: 6, number: 1, theirs: 40.04, axis: "Road", ours: 70.0, orders: &orders };
    let told = told::pulse(&texts, &scenario, &pulse);
    whole(&told);
    assert!(told.starts_with("H+6   pulse  2: they need 40.0 h on Road, we need 70.0 h"), "{told}");
    assert!(!told.contains("LayCable") && !told.contains('{'), "{told}");
}

#[test]
fn every_fault_of_the_command_line_has_its_words() {
    let texts = Texts::english();
    let things = [
        Thing::Level,
        Thing::Policy,
        Thing::Habits,
        Thing::Assumptions,
        Thing::Disposition,
        Thing::Figure,
        Thing::Table,
    ];
    for thing in things {
        let told = fault::unknown(&texts, thing, "balti", Some("baltic"), &["baltic", "minimal"]);
        whole(&told);
        assert!(told.contains("`balti`. Did you mean `baltic`? There are: baltic, minimal"), "{told}");
        assert!(!fault::unknown(&texts, thing, "x", None, &["y"]).contains("mean"));
    }
    for wrong in [
        "type_hours=0..1:2",
        "type_hours.large=0..1:2",
        "found.light=0..1:2",
        "found=-1..1:2",
        "found=0..1",
        "nothing",
    ] {
        let error = wrong.parse::<Range>().expect_err("no sweep");
        whole(&fault::no_range(&texts, &error).expect("it has words"));
    }
    whole(&fault::windowless(&texts));
    for (files, found) in [((1, 0), (1, 1)), ((0, 3), (2, 3))] {
        whole(&fault::checked(&texts, files, found));
    }
    assert_eq!(fault::checked(&texts, (1, 2), (0, 2)), "1 file checked, 2 left out: 0 errors, 2 warnings");
    let gone = std::io::Error::from(std::io::ErrorKind::NotFound);
    whole(&fault::file(&texts, Path::new("a.ron"), &gone));
    assert!(fault::file(&texts, Path::new("a.ron"), &gone).starts_with("a.ron: "));
}

/// Words that the glossary has replaced: each had another meaning for whoever had not read the code.
const REPLACED: &[&str] = &[
    "bar",
    "bearer",
    "belief",
    "believe",
    "believed",
    "carrier",
    "character",
    "chip",
    "chips",
    "dark",
    "ear",
    "ears",
    "habits",
    "he",
    "him",
    "his",
    "mend",
    "needle",
    "voice",
    "voices",
];

#[test]
fn one_thing_has_one_word() {
    for (file, text) in ENGLISH {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let value = line.split_once(" = ").map_or(line, |(_, value)| value);
            // What stands in braces is code.
            let outside = value.split('{').map(|part| part.rsplit('}').next().unwrap_or_default());
            let words = outside.flat_map(|part| part.split(|c: char| !c.is_alphabetic()));
            let replaced = words.map(str::to_lowercase).find(|word| REPLACED.contains(&word.as_str()));
            assert!(replaced.is_none(), "{file}: \"{}\" in {line}", replaced.unwrap_or_default());
        }
    }
}

/// What the command line and the panels say comes from the texts: here stand the literals of their code that do not.
#[derive(Default)]
struct Literals(Vec<String>);

impl<'ast> Visit<'ast> for Literals {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !source::for_tests(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        self.0.push(literal.value());
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        // What `expect` says is for those who work on the game.
        if call.method == "expect" {
            self.visit_expr(&call.receiver)
        } else {
            visit::visit_expr_method_call(self, call)
        }
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let name = call.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        if !["assert", "assert_eq", "debug_assert", "panic", "unreachable"].contains(&name.as_str()) {
            self.tokens(call.tokens.clone());
        }
    }
}

impl Literals {
    fn tokens(&mut self, tokens: TokenStream) {
        for tree in tokens {
            match tree {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(literal) => {
                    self.0.extend(
                        syn::parse_str::<syn::LitStr>(&literal.to_string()).map(|literal| literal.value()),
                    );
                }
                _ => {}
            }
        }
    }

    fn of(file: &syn::File) -> Vec<String> {
        let mut literals = Self::default();
        literals.visit_file(file);
        literals.0
    }
}

/// Whether it reads like language: three words in a row, and no name in capitals.
fn a_sentence(literal: &str) -> bool {
    let words = literal.split(' ').map(|word| word.trim_matches(|c: char| c.is_ascii_punctuation()));
    let letters = |word: &str| !word.is_empty() && word.chars().all(char::is_alphabetic);
    let small = |word: &str| word.starts_with(char::is_lowercase);
    let words: Vec<&str> = words.collect();
    words
        .windows(3)
        .any(|three| three.iter().all(|word| letters(word)) && three.iter().any(|word| small(word)))
}

#[test]
fn no_sentence_and_no_rust_is_written_outside_the_texts() {
    let mut wrong = Vec::new();
    for (path, file) in source::library() {
        let part = path.iter().next().map(|part| part.to_string_lossy().into_owned()).unwrap_or_default();
        // The help of the options is what stands above them.
        let help = path == Path::new("cli/arguments.rs");
        for literal in Literals::of(&file) {
            let rust = literal.contains(":?}") || literal.contains(":#?}");
            let spoken = ["cli", "ui"].contains(&part.as_str()) && !help && a_sentence(&literal);
            if ["cli", "ui", "text"].contains(&part.as_str()) && (rust || spoken) {
                wrong.push(format!("{}: {literal:?}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let caught = |code: &str| Literals::of(&syn::parse_file(code).expect("code"));
    assert_eq!(
        caught("fn f() { say(&format!(\"{x:?} is not\")); g().expect(\"it is there\"); }"),
        ["{x:?} is not"]
    );
    assert!(a_sentence("warning: that was it") && !a_sentence("{bar:40} {pos}/{len}"));
}

#[test]
fn every_term_of_a_ledger_and_every_end_has_its_words() {
    let texts = Texts::english();
    let terms = [
        Term::QuickWin,
        Term::Failure,
        Term::War,
        Term::Answer,
        Term::StatusQuo,
        Term::BackingDown,
        Term::Window,
        Term::Losses,
        Term::Halting,
        Term::Unseen,
        Term::Relief,
        Term::Restraint,
        Term::Agreement,
    ];
    let lines = terms.map(|term| Line { term, utility: 0.1, figure: 0.4, evidence: None });
    let told: BTreeSet<String> = lines.iter().map(|line| text::ledger::term(&texts, line)).collect();
    assert_eq!(told.len(), terms.len());
    for step in [Step::Up, Step::Held, Step::Down, Step::Launch] {
        whole(&text::ledger::summary(&texts, step, 61.0, 73.0, &[]));
    }
    for gap in [1.0, 6.0, 40.0] {
        whole(&text::ledger::turning(&texts, 60.0, 60.0 + gap));
    }
    for medium in Medium::ALL {
        whole(&name::medium(&texts, medium));
    }
    let fought = |closed, given_up, held| {
        let (lost, expired) = ((held < 3).then_some(71), closed == given_up);
        Some(WarEnding { lost, closed, expired, given_up, held: (held, 3), grade: 0.5, taken: 12.0 })
    };
    let wars = [
        None,
        fought(Some(74), None, 3),
        fought(Some(74), None, 2),
        fought(Some(74), None, 0),
        fought(None, Some(97), 1),
        fought(None, None, 3),
    ];
    for outcome in OUTCOMES {
        whole(&text::outcome::title(&texts, outcome));
        for (war, closest) in wars.iter().flat_map(|war| [(war, 3.0), (war, -12.0)]) {
            let ending = Ending { outcome, crisis: 1176, closest, councils: 7, war: war.clone() };
            whole(&text::outcome::why(&texts, &ending));
            text::outcome::figures(&texts, &ending).iter().for_each(|f| whole(&f.label));
        }
    }
}

#[test]
fn a_folder_overrides_messages_and_a_broken_one_is_told() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let german = folder.path().join("de");
    std::fs::create_dir(&german).expect("a folder");
    std::fs::write(german.join("panel.ftl"), "menu-quit = Beenden\n").expect("a file");
    let texts = Texts::load("de", Some(folder.path())).expect("a language of the folder");
    assert_eq!(texts.say("menu-quit"), "Beenden");
    assert_eq!(texts.say("menu-settings"), "Settings", "what is missing stays English");
    std::fs::write(german.join("broken.ftl"), "= nothing\n{").expect("a file");
    let broken = Texts::load("de", Some(folder.path())).err().expect("a broken file is an error");
    assert!(broken.to_string().contains("broken.ftl"), "{broken}");
    let unknown = Texts::load("xx", Some(folder.path())).err().expect("an unknown language is an error");
    assert!(unknown.to_string().contains("\"xx\""), "{unknown}");
}
