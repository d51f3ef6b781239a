//! Every field of the format, spoilt in every way its kind allows: each mutant is noticed, or legal for a reason that
//! stands here.

use super::level_sense::CORRIDOR;
use super::levels::report;
use assured_disruption::alliance::policy;
use assured_disruption::level::format::Level;
use assured_disruption::level::schema::{Choice, Given, Kind, Record};
use assured_disruption::level::tree::{Node, NodeKind, Tree};
use assured_disruption::level::walk::{Site, walk};
use assured_disruption::level::{self, habits};
use assured_disruption::sim::coefficients::Coefficients;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What is done to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mutation {
    /// The field is taken away.
    Remove,
    /// A number below its range.
    Below,
    /// A number above its range.
    Above,
    /// A number with the other sign; a place on the other side of Greenwich.
    Flip,
    /// A text without letters.
    Blank,
    /// A list without elements.
    Clear,
    /// A list with its first element twice.
    Twice,
    /// A list or a pair with its first two elements the other way round.
    Swap,
    /// Two fields of one record and one kind, each with the value of the other.
    Exchange,
    /// Another valid name of the same kind: of a node, a town, a variant; the other truth value.
    Other,
    /// A name that nothing has.
    Unknown,
}
use Mutation::*;

/// Why a mutant may pass unnoticed: a mutation, the fields, the reason. `Record.*` are all fields of a record.
const LEGAL: &[(Mutation, &str, &str)] = &[
    (
        Unknown,
        "Access.id Actor.id AirDefence.id Ally.id Axis.id Carrier.id Dispatch.id Disposition.id Formation.id \
         Headquarters.id Indicator.id Jammer.id Level.id Link.id Norm.id Site.id",
        "any name is a good id where nothing refers to the old one",
    ),
    (
        Swap,
        "Level.* Forces.* Dispatch.causes Dispatch.options DispatchOption.* CauseEffects.effects Echo.effects \
         Access.targets Jammer.targets Norm.spares LinkTarget.media Link.media Deck.beats AirDefence.* \
         Axis.defenders Actor.deeds Crisis.offsets",
        "the order is that in which they are shown or offered, and any will do",
    ),
    (Swap, "Axis.column", "another formation leads"),
    (
        Swap,
        "Crisis.stakes Crisis.weeks Dispatch.weeks Deck.hours Dispatch.readiness",
        "both bounds may be equal or wide",
    ),
    (
        Swap,
        "Headquarters.at Formation.at Site.at Carrier.at Camera.at Dispatch.at Jammer.at Reinforcement.to",
        "east of the theatre there is land on the map too",
    ),
    (
        Flip,
        "Headquarters.at Formation.at Site.at Carrier.at Camera.at Dispatch.at",
        "the map reaches west of Greenwich; facilities, dispatches and the camera may be at sea",
    ),
    (
        Flip,
        "ActorShift.by FavourShift.count IntrusionShift.hours RungShift.by Shift.by StakesShift.by VoiceShift.by \
         WorkDone.team_weeks Tension.by Disposition.stakes Ally.bar Offset.by",
        "it may go up or down: either is meant at times",
    ),
    (
        Twice,
        "DispatchOption.effects CauseEffects.effects Echo.effects Actor.deeds",
        "effects add up: two clues, two rungs",
    ),
    (
        Clear,
        "Level.accesses Level.actors Level.acts Level.air_defences Level.dispatches Level.indicators Level.jammers \
         Level.overrides Level.reinforcements Axis.defenders Crisis.offsets Crisis.tension Deck.beats Dispatch.dark \
         DispatchOption.by_cause DispatchOption.effects DispatchOption.favours DispatchOption.tags Echo.effects \
         Actor.deeds LinkTarget.media",
        "a level may do without, as if the field were left out",
    ),
    (
        Exchange,
        "Access.* Actor.* Disposition.* Jammer.* Link.load QuietWeek.* StakesShift.* Tension.* Indicator.hit \
         WarHabits.* Formation.*",
        "both numbers are in range, and nothing says which should be larger",
    ),
    (Exchange, "Link.child", "of two headquarters of one side either may command the other"),
    (
        Other,
        "AirDefence.centre Carried.carrier Access.ear Access.owner Access.targets Ally.cell Axis.column Axis.command Axis.defenders AirDefence.batteries \
         AirDefence.radars AirDefence.incident Dispatch.actor Dispatch.dark Cause.actor Cause.looks_like \
         CauseEffects.cause CardShift.dispatch ActorShift.actor VoiceShift.ally FavourShift.ally FavourPrice.ally \
         Jammer.crew Jammer.targets Link.child Link.parent LinkTarget.link Norm.spares Spread.to Reinforcement.formation \
         Reinforcement.lender Level.best_policy Disposition.habits Override.coefficient",
        "a designer may mean the other one: it is of the side and kind that the field asks for",
    ),
    (
        Other,
        "Headquarters.at Formation.at Site.at Carrier.at Jammer.at Reinforcement.to",
        "an alliance reaches far: brigades come from Spain",
    ),
    (
        Other,
        "Access.held Ally.cautious Ally.cleared Ally.fear Carrier.entangled Site.entangled Link.entangled \
         Disposition.reads_weakness Cause.adversary Habits.* WarHabits.* Formation.* Headquarters.* Site.* \
         Dispatch.kind Beat.kind ActSight.act Evidence.manner Link.kind Link.media LinkTarget.media Carrier.medium \
         DispatchOption.effects Echo.effects CauseEffects.effects Actor.deeds",
        "each of the choices is a level of its own",
    ),
];

/// The reason for which a mutant of a field may pass.
fn reason(site: &str, given: Given, mutation: Mutation) -> Option<&'static str> {
    if mutation == Remove && given != Given::Required {
        return Some("it may be left out; the manual says what holds then");
    }
    LEGAL.iter().find(|(of, fields, _)| *of == mutation && names(fields, site)).map(|(.., why)| *why)
}

/// Whether a field is one of a list of them, `Record.*` being all of a record.
fn names(fields: &str, site: &str) -> bool {
    fields.split_whitespace().any(|field| match field.strip_suffix('*') {
        Some(record) => site.starts_with(record),
        None => field == site,
    })
}

/// A text that was changed in one place.
struct Mutant {
    /// `Record.field`, and whether the field may be left out.
    site: (String, Given),
    mutation: Mutation,
    range: Range<usize>,
    text: String,
}

/// The names of a level that another name of the same kind can be taken from.
struct Known {
    /// By what they are names of.
    ids: BTreeMap<&'static str, Vec<String>>,
    links: Vec<String>,
    causes: Vec<String>,
}

impl Known {
    fn of(tree: &Tree) -> Self {
        let mut known = Known { ids: BTreeMap::new(), links: Vec::new(), causes: Vec::new() };
        let mut ends = (String::new(), String::new());
        walk(tree.root(), Level::record(), &mut |site| {
            let NodeKind::Text(text) = &site.node.kind else { return };
            match (site.record.name, site.field.name, site.kind) {
                ("Link", "id", _) => known.links.push(text.clone()),
                ("Link", "child", _) => ends.0.clone_from(text),
                ("Link", "parent", _) => {
                    ends.1.clone_from(text);
                    known.links.push(format!("{}-{}", ends.0, ends.1));
                }
                ("Cause", "id", _) => known.causes.push(text.clone()),
                (_, _, Kind::Id(word)) => known.ids.entry(word).or_default().push(text.clone()),
                _ => {}
            }
        });
        known
    }

    /// All names that a text of a field can be, if it is a name of something.
    fn names(&self, site: &Site) -> Option<Vec<String>> {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Some(match (site.record.name, site.field.name, site.kind) {
            (_, _, Kind::Reference(word)) => self.ids.get(word).cloned().unwrap_or_default(),
            ("LinkTarget", "link", _) => self.links.clone(),
            ("CauseEffects", "cause", _) | ("Cause", "looks_like", _) => self.causes.clone(),
            ("Override", "coefficient", _) => owned(Coefficients::NAMES),
            ("Level", "best_policy", _) => owned(policy::NAMES),
            ("Disposition", "habits", Kind::Text) => owned(habits::NAMES),
            (_, _, Kind::Place) => owned(&["Madrid", "Oslo"]),
            _ => return None,
        })
    }
}

/// Every mutant of a level.
fn mutants(text: &str) -> Vec<Mutant> {
    let tree = Tree::parse(text);
    let known = Known::of(&tree);
    let mut mutants = Vec::new();
    walk(tree.root(), Level::record(), &mut |site| {
        let mut add = |mutation, range: &Range<usize>, new: String| {
            let place = (format!("{}.{}", site.record.name, site.field.name), site.field.given);
            if text[range.clone()] != new {
                mutants.push(Mutant { site: place, mutation, range: range.clone(), text: new });
            }
        };
        spoil(text, site, &known, &mut add);
    });
    mutants.extend(exchanged(text, &tree));
    mutants
}

fn spoil(text: &str, site: &Site, known: &Known, add: &mut impl FnMut(Mutation, &Range<usize>, String)) {
    let span = &site.node.span;
    if let Some(field) = site.written {
        let whole = field.name.span.start..field.value.span.end;
        let after = &text[whole.end..];
        let comma =
            after.find(|letter: char| !letter.is_whitespace()).filter(|at| after[*at..].starts_with(','));
        add(Remove, &(whole.start..comma.map_or(whole.end, |at| whole.end + at + 1)), String::new());
    }
    let names = known.names(site);
    let quoted = |name: &str| format!("\"{name}\"");
    match (&site.kind, &site.node.kind) {
        (Kind::Number | Kind::Integer | Kind::Hours, NodeKind::Number(number)) => {
            if let Some((low, high)) = site.field.range {
                add(Below, span, (low - 1.0).to_string());
                add(Above, span, (high + 1.0).to_string());
            }
            if number.as_f64() != 0.0 {
                add(Flip, span, (-number.as_f64()).to_string());
            }
        }
        (Kind::Text | Kind::Reference(_) | Kind::Place, NodeKind::Text(own)) if names.is_some() => {
            let names = names.unwrap_or_default();
            add(Unknown, span, quoted("Nowhere.At-All"));
            let at = names.iter().position(|name| name == own).unwrap_or(0);
            for step in [1, names.len() / 2] {
                if let Some(other) = names.get((at + step) % names.len().max(1)) {
                    add(Other, span, quoted(other));
                }
            }
        }
        (Kind::Text, NodeKind::Text(_)) => add(Blank, span, quoted("")),
        (Kind::Id(_), NodeKind::Text(_)) => {
            add(Blank, span, quoted(""));
            add(Unknown, span, quoted("Nowhere.At-All"));
        }
        (Kind::Bool, NodeKind::Bool(value)) => add(Other, span, (!value).to_string()),
        (Kind::Place | Kind::LonLat, NodeKind::Tuple { items, .. }) => {
            let [lon, lat] = [0, 1].map(|at| text[items[at].span.clone()].to_owned());
            add(Flip, span, format!("(-{lon}, {lat})").replace("--", ""));
            add(Flip, span, format!("({lon}, -{lat})").replace("--", ""));
            add(Swap, span, format!("({lat}, {lon})"));
            if matches!(site.kind, Kind::Place) {
                add(Other, span, quoted("Madrid"));
            }
        }
        (Kind::Pair(_), NodeKind::Tuple { items, .. }) => {
            let [first, second] = [0, 1].map(|at| text[items[at].span.clone()].to_owned());
            add(Swap, span, format!("({second}, {first})"));
        }
        (Kind::List(_), NodeKind::List(items)) => lists(text, span, items, add),
        (Kind::Choice(choice), _) => variants(choice(), site.node, add),
        _ => {}
    }
}

fn lists(
    text: &str,
    span: &Range<usize>,
    items: &[Node],
    add: &mut impl FnMut(Mutation, &Range<usize>, String),
) {
    let written = |at: usize| &text[items[at].span.clone()];
    if items.is_empty() {
        return;
    }
    add(Clear, span, "[]".to_owned());
    add(Twice, &(items[0].span.end..items[0].span.end), format!(", {}", written(0)));
    if items.len() > 1 {
        let between = &text[items[0].span.end..items[1].span.start];
        let both = items[0].span.start..items[1].span.end;
        add(Swap, &both, format!("{}{between}{}", written(1), written(0)));
    }
}

/// The next variant without brackets, and one that is none.
fn variants(choice: &Choice, node: &Node, add: &mut impl FnMut(Mutation, &Range<usize>, String)) {
    let Some(name) = node.name() else { return };
    add(Unknown, &name.span, "Nothing_Of_That_Name".to_owned());
    let bare: Vec<&str> = choice
        .variants
        .iter()
        .filter(|variant| variant.payload.is_none())
        .map(|variant| variant.name)
        .collect();
    let at = bare.iter().position(|variant| *variant == name.text);
    if let Some(at) = at.filter(|_| matches!(node.kind, NodeKind::Word(_))) {
        add(Other, &name.span, bare[(at + 1) % bare.len()].to_owned());
    }
}

/// Two numbers or two references of one record in each other's place.
fn exchanged(text: &str, tree: &Tree) -> Vec<Mutant> {
    let mut records: BTreeMap<(usize, &'static str), Vec<(String, Given, String, Range<usize>)>> =
        BTreeMap::new();
    walk(tree.root(), Level::record(), &mut |site| {
        let kind = match site.kind {
            Kind::Number | Kind::Hours => "number",
            Kind::Integer => "whole",
            Kind::Reference(word) => word,
            _ => return,
        };
        let Some(field) = site.written else { return };
        let start = start_of(tree.root(), field.name.span.start);
        let name = format!("{}.{}", site.record.name, site.field.name);
        records.entry((start, site.record.name)).or_default().push((
            name,
            site.field.given,
            kind.to_owned(),
            site.node.span.clone(),
        ));
    });
    let mut mutants = Vec::new();
    for fields in records.values() {
        for (index, (site, given, kind, first)) in fields.iter().enumerate() {
            let Some((_, _, _, second)) = fields[index + 1..].iter().find(|(_, _, other, _)| other == kind)
            else {
                continue;
            };
            let (early, late) = if first.start < second.start { (first, second) } else { (second, first) };
            let between = &text[early.end..late.start];
            let new = format!("{}{between}{}", &text[late.clone()], &text[early.clone()]);
            if text[first.clone()] != text[second.clone()] {
                let site = (site.clone(), *given);
                mutants.push(Mutant { site, mutation: Exchange, range: early.start..late.end, text: new });
            }
        }
    }
    mutants
}

/// Where the innermost brackets round a byte begin.
fn start_of(node: &Node, byte: usize) -> usize {
    let within: Vec<&Node> = match &node.kind {
        NodeKind::Something(inner) => vec![inner.as_ref()],
        NodeKind::Record { fields, .. } => fields.iter().map(|field| &field.value).collect(),
        NodeKind::Tuple { items, .. } | NodeKind::List(items) => items.iter().collect(),
        NodeKind::Map(entries) => entries.iter().flat_map(|(key, value)| [key, value]).collect(),
        _ => Vec::new(),
    };
    let inner = within.into_iter().find(|node| node.span.contains(&byte));
    inner.map_or(node.span.start, |inner| start_of(inner, byte))
}

/// Mutants that nobody noticed, by field and mutation, each with an example; and how many were tried.
type Unnoticed = (usize, BTreeMap<(String, Mutation), (Given, String)>);

/// Spoils levels at `most` places at most for each field and mutation.
fn unnoticed(levels: &[&str], most: usize) -> Unnoticed {
    let (mut tried, mut passed) = (0, BTreeMap::new());
    for text in levels {
        assert_eq!(report(text).text(false), "");
        let mut groups: BTreeMap<(String, Mutation), Vec<Mutant>> = BTreeMap::new();
        for mutant in mutants(text) {
            groups.entry((mutant.site.0.clone(), mutant.mutation)).or_default().push(mutant);
        }
        // Some of each group, spread over all of it, always the same.
        let chosen = groups.into_values().flat_map(|group| {
            let every = group.len().div_ceil(most);
            group.into_iter().skip(every / 2).step_by(every)
        });
        let chosen: Vec<Mutant> = chosen.collect();
        tried += chosen.len();
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(8);
        let share = chosen.len().div_ceil(threads).max(1);
        std::thread::scope(|scope| {
            let looked: Vec<_> = chosen
                .chunks(share)
                .map(|part| {
                    scope.spawn(|| part.iter().filter(|mutant| passes(text, mutant)).collect::<Vec<_>>())
                })
                .collect();
            for mutant in looked.into_iter().flat_map(|part| part.join().expect("no mutant panics")) {
                let key = (mutant.site.0.clone(), mutant.mutation);
                passed.entry(key).or_insert_with(|| (mutant.site.1, told(text, mutant)));
            }
        });
    }
    (tried, passed)
}

fn passes(text: &str, mutant: &Mutant) -> bool {
    let mut spoilt = text.to_owned();
    spoilt.replace_range(mutant.range.clone(), &mutant.text);
    report(&spoilt).findings().is_empty()
}

fn told(text: &str, mutant: &Mutant) -> String {
    let line = text[..mutant.range.start].matches('\n').count() + 1;
    let short = |text: &str| text.chars().take(60).collect::<String>();
    format!("line {line}: `{}` -> `{}`", short(&text[mutant.range.clone()]), short(&mutant.text))
}

fn all_are_explained(levels: &[&str], most: usize) {
    let (tried, passed) = unnoticed(levels, most);
    let unexplained: Vec<String> = passed
        .iter()
        .filter(|((site, mutation), (given, _))| reason(site, *given, *mutation).is_none())
        .map(|((site, mutation), (_, told))| format!("{mutation:?} {site}: {told}"))
        .collect();
    assert!(unexplained.is_empty(), "of {tried} mutants nobody noticed\n{}", unexplained.join("\n"));
}

fn levels() -> Vec<&'static str> {
    level::shipped().iter().map(|(_, text)| *text).chain([CORRIDOR]).collect()
}

#[test]
fn every_spoilt_field_is_noticed_or_legal_for_a_reason() {
    all_are_explained(&levels(), 2);
}

#[test]
#[ignore = "the same for every place of every level: minutes"]
fn every_spoilt_place_is_noticed_or_legal_for_a_reason() {
    all_are_explained(&levels(), usize::MAX);
}

/// The levels that are spoilt hold every field of the format.
#[test]
fn every_field_of_the_format_stands_in_a_level_that_is_spoilt() {
    let mut written = BTreeSet::new();
    for text in levels() {
        let tree = Tree::parse(text);
        walk(tree.root(), Level::record(), &mut |site| {
            written.insert((site.record.name, site.field.name));
        });
    }
    let mut missing = Vec::new();
    let mut seen = BTreeSet::new();
    let mut waiting = vec![Kind::Record(Level::record)];
    while let Some(kind) = waiting.pop() {
        match kind {
            Kind::List(of) | Kind::Pair(of) => waiting.push(*of),
            Kind::Choice(choice) if seen.insert(choice().name) => {
                waiting.extend(choice().variants.iter().filter_map(|variant| variant.payload));
            }
            Kind::Record(record) if seen.insert(record().name) => {
                let record: &'static Record = record();
                waiting.extend(record.fields.iter().map(|field| field.kind));
                missing.extend(
                    record
                        .fields
                        .iter()
                        .map(|field| (record.name, field.name))
                        .filter(|f| !written.contains(f)),
                );
            }
            _ => {}
        }
    }
    assert_eq!(missing, []);
}

#[test]
fn the_walk_and_the_reader_agree_on_what_a_level_holds() {
    for text in levels() {
        let tree = Tree::parse(text);
        let (mut ids, mut references) = (0, 0);
        walk(tree.root(), Level::record(), &mut |site| match site.kind {
            Kind::Id(_) => ids += 1,
            Kind::Reference(_) => references += 1,
            _ => {}
        });
        assert_eq!(ids, text.matches("id: \"").count() - causes(&tree), "{ids} ids, {references} references");
        assert!(references > 20);
    }
}

fn causes(tree: &Tree) -> usize {
    let mut causes = 0;
    walk(tree.root(), Level::record(), &mut |site| {
        causes += usize::from((site.record.name, site.field.name) == ("Cause", "id"));
    });
    causes
}
