//! The texts: every message is used and every use has a message, arguments match, every variant has its sentence.

use super::fixture;
use assured_disruption::map::regions::Region;
use assured_disruption::sim::event::EventKind as E;
use assured_disruption::sim::ledger::{Line, Term};
use assured_disruption::sim::orders::{Order, Refusal};
use assured_disruption::sim::scenario::{Act, Manner, Medium};
use assured_disruption::sim::state::{Cause, Intent, March, Outcome, Payload, Task, Weapon};
use assured_disruption::sim::{
    AccessId, AllyId, AxisId, BearerId, DispatchId, DispositionId, JammerId, LinkId, NodeId, NormId, Side,
};
use assured_disruption::text::ledger::Step;
use assured_disruption::text::outcome::{Ending, WarEnding};
use assured_disruption::text::{self, ENGLISH, Texts, name};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

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
    let table = root.join("game/actions.rs");
    let text = std::fs::read_to_string(&table).expect("the table of actions");
    found.push((table, text));
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

fn events() -> Vec<E> {
    let (access, ally, axis) = (AccessId(0), AllyId(0), AxisId(0));
    let (dispatch, link, bearer) = (DispatchId(0), LinkId(0), BearerId(0));
    let jammer = Weapon::Jammer(JammerId(0));
    let mut all = vec![
        E::DispatchArrived { dispatch },
        E::DispatchAnswered { dispatch, option: 0, by_default: false },
        E::DispatchAnswered { dispatch, option: 1, by_default: true },
        E::EchoHeard { dispatch, option: 0, cause: Some(0) },
        E::AccessBuilt { access },
        E::BuildFailed { access },
        E::AccessFound { access },
        E::AccessPatched { access },
        E::SignalGiven { manner: Manner::Claim, access: None },
        E::SignalGiven { manner: Manner::Live, access: Some(access) },
        E::Provoked,
        E::BluffCalled,
        E::Consulted { ally },
        E::OffRampOffered { ally },
        E::BrigadeDeparted { which: 0, arrives: 300 },
        E::BrigadeArrived { which: 0 },
        E::FavourChanged { ally, by: 1 },
        E::FavourChanged { ally, by: -2 },
        E::Hunted { tenths: 20 },
        E::OperationResolved { weapon: Weapon::Access(access), reported: true },
        E::OperationResolved { weapon: jammer, reported: false },
        E::DamageConfirmed { weapon: jammer, worked: true },
        E::DamageConfirmed { weapon: jammer, worked: false },
        E::LinkRestored { bearer },
        E::AttackLaunched,
        E::PulseBegan { pulse: 3 },
        E::CableLaid { link },
        E::StruckAtUs { link, worked: true, shielded: false, tenths: 50 },
        E::StruckAtUs { link, worked: false, shielded: false, tenths: 0 },
        E::StruckAtUs { link, worked: false, shielded: true, tenths: 0 },
        E::ObjectiveLost { axis },
        E::LineClosed,
        E::BatteryAlone { battery: NodeId(1) },
        E::AircraftHit { battery: NodeId(1), own: true },
        E::AircraftHit { battery: NodeId(1), own: false },
        E::Entangled { weapon: jammer },
        E::CrewHome { link },
        E::NormProposed { norm: NormId(0) },
        E::NormAnswered { norm: NormId(0), signed: true },
        E::NormAnswered { norm: NormId(0), signed: false },
        E::NormVerified { norm: NormId(0) },
        E::NormDenounced { norm: NormId(0) },
        E::NormBroken { norm: NormId(0), by: Side::Alliance },
        E::NormBroken { norm: NormId(0), by: Side::Adversary },
        E::TreatyConcluded,
    ];
    all.extend([(0, 1), (1, 1), (2, 1), (2, 3)].map(|(from, to)| E::CouncilMet { from, to }));
    let acts = [Act::Routine, Act::Probe, Act::Hunt, Act::Harden, Act::Feint, Act::Mobilise, Act::StandDown];
    all.extend(acts.map(|act| E::ActSeen { act }));
    let causes = [
        Cause::Access(access),
        Cause::Jammer(JammerId(0)),
        Cause::March,
        Cause::Strike,
        Cause::Dispatch(dispatch),
    ];
    all.extend(causes.map(|cause| E::LinkDisrupted { bearer, until: 200, cause }));
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
    ];
    for payload in payloads {
        for side in Side::BOTH {
            all.push(E::TransmissionSent { id: 1, side, payload });
            all.push(E::TransmissionArrived { id: 1, side, payload, at: NodeId(0) });
        }
    }
    all
}

const MARCHES: [March; 3] = [March::OnOrders, March::LayCable, March::PreDelegated];
const INTENTS: [Intent; 3] = [Intent::Delay, Intent::Hold, Intent::TradeGround];
const OUTCOMES: [Outcome; 5] = [
    Outcome::Deterred { clean: true },
    Outcome::Deterred { clean: false },
    Outcome::Defended,
    Outcome::Partial,
    Outcome::Lost,
];

#[test]
fn every_event_is_told_in_a_whole_sentence() {
    let (texts, scenario) = (Texts::english(), fixture::scenario());
    for event in events() {
        let sentence = text::event(&texts, &scenario, &event);
        whole(&sentence);
        assert!(sentence.ends_with(['.', '”']), "{event:?}: \"{sentence}\" does not end like a sentence");
    }
}

#[test]
fn every_refusal_says_why_in_a_whole_sentence() {
    use Refusal as R;
    let (texts, scenario) = (Texts::english(), fixture::scenario());
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
        R::NoFavour { ally: AllyId(0), needed: 1, left: 0 },
        R::NoFavour { ally: AllyId(0), needed: 2, left: 1 },
        R::NoAccess,
        R::TooManyAccesses,
        R::TooSoon,
        R::Unlawful { ally: AllyId(0) },
        R::NoIncident,
        R::NoReason,
        R::Once,
        R::NothingSecret,
        R::AlreadySent,
        R::RoadsFull,
        R::NoDispatch,
        R::NoSuchAnswer,
        R::NotAChance,
        R::NoOrdersLeft,
        R::JammerUsed,
        R::NotOurLink,
        R::NoChange,
        R::TooEarly,
        R::NothingDark,
        R::BrokenSilence,
        R::OnTheTable,
        R::NotSigned,
        R::BrokenWord,
    ];
    let told: BTreeSet<String> = all.into_iter().map(|r| text::refusal(&texts, &scenario, r)).collect();
    told.iter().for_each(|sentence| whole(sentence));
    assert_eq!(told.len(), all.len(), "every refusal has a sentence of its own");
}

#[test]
fn every_order_has_a_short_imperative() {
    let (texts, scenario) = (Texts::english(), fixture::scenario());
    let (access, ally, axis, link) = (AccessId(0), AllyId(0), AxisId(0), LinkId(0));
    let mut all = vec![
        Order::Claim,
        Order::Exercise,
        Order::Demonstrate { access },
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
        Order::Act { act: Act::Probe },
        Order::Strike { link },
        Order::Propose { norm: NormId(0) },
        Order::Verify { norm: NormId(0) },
        Order::Denounce { norm: NormId(0) },
        Order::Sign { norm: NormId(0), yes: true, keep: true },
        Order::Sign { norm: NormId(0), yes: true, keep: false },
        Order::Sign { norm: NormId(0), yes: false, keep: false },
    ];
    let tasks = [
        Task::Idle,
        Task::Build(access),
        Task::Hunt,
        Task::Wargame,
        Task::Evidence(DispatchId(0)),
        Task::Repair(link),
        Task::Signal,
        Task::Dispatch,
    ];
    all.extend(tasks.map(|task| Order::Assign { team: 1, task }));
    all.extend(INTENTS.map(|intent| Order::SetIntent { axis, intent }));
    all.extend(MARCHES.map(|march| Order::March { axis, march }));
    for order in all {
        whole(&text::order(&texts, &scenario, &order, Some(DispatchId(0))));
        whole(&text::order(&texts, &scenario, &order, None));
    }
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
    let fought = |lost, closed| Some(WarEnding { objective: "Riga".to_owned(), lost, closed, taken: 12.0 });
    let wars = [
        None,
        fought(None, Some(74)),
        fought(None, None),
        fought(Some(71), Some(74)),
        fought(Some(71), None),
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
