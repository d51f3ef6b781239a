//! A save is a journal: it comes back bit by bit from any hour, and whatever is wrong with it is named.

use crate::fixture::{minds, origin, recorded, scenario};
use assured_disruption::level;
use assured_disruption::session::journal::{self, Fault, Journal, Record, Text};
use assured_disruption::session::load::{self, Note};
use assured_disruption::session::open::Damaged;
use assured_disruption::session::replay::{Difference, Minds};
use assured_disruption::session::store::{self, Held, Writer, Written};
use assured_disruption::session::verify::verify;
use assured_disruption::session::{Origin, Seat, Seats, Session, open};
use assured_disruption::sim::figures::Layer;
use assured_disruption::sim::state::Task;
use assured_disruption::sim::{Order, RULES_VERSION, Refusal, Side};
use proptest::prelude::*;
use std::sync::Arc;

fn played(policy: &str, seed: u64) -> (Session, String) {
    let mut session = recorded(policy, seed, Some(400));
    while session.over().is_none() {
        session.advance();
    }
    let text = session.journal().expect("a record is kept");
    (session, text)
}

fn read(text: &str) -> Journal {
    journal::read(text.as_bytes()).expect("a journal as written")
}

/// The journal with its records changed, and checksums that fit again.
fn rewritten(journal: &Journal, change: impl Fn(&mut Vec<Record>)) -> Journal {
    let mut records: Vec<Record> = journal.entries.iter().map(|entry| entry.record.clone()).collect();
    change(&mut records);
    read(&journal::write(&journal.header, &records).0)
}

#[test]
fn a_game_saved_and_loaded_at_every_tick_goes_on_bit_by_bit() {
    let mut whole = recorded("balanced", 3, Some(400));
    let mut saves = vec![(whole.digest(), whole.journal().expect("a record is kept"))];
    while whole.over().is_none() {
        whole.advance();
        saves.push((whole.digest(), whole.journal().expect("a record is kept")));
    }
    let digests: Vec<_> = saves.iter().map(|(digest, _)| *digest).collect();
    for (hour, (digest, text)) in saves.iter().enumerate() {
        let loaded = load::resume(&read(text), scenario()).expect("the header is sound");
        assert_eq!(loaded.notes, []);
        let mut session = loaded.session;
        assert_eq!((session.hour() as usize, session.digest()), (hour, *digest));
        // All the way from some hours, one step from each.
        let until = if hour.is_multiple_of(37) { digests.len() } else { (hour + 2).min(digests.len()) };
        for expected in &digests[hour + 1..until] {
            session.advance();
            assert_eq!(session.digest(), *expected, "saved at {hour}, now {}", session.hour());
        }
    }
}

#[test]
fn a_loaded_game_writes_the_same_journal_as_one_that_was_never_left() {
    let (whole, text) = played("hawk", 5);
    let mut half = recorded("hawk", 5, Some(400));
    while half.hour() < 301 {
        half.advance();
    }
    let saved = half.journal().expect("a record is kept");
    let mut session = load::resume(&read(&saved), scenario()).expect("the header is sound").session;
    while session.over().is_none() {
        session.advance();
    }
    assert_eq!(session.digest(), whole.digest());
    let kept = |text: &str| {
        let records = read(text).entries.into_iter().map(|entry| entry.record);
        records.filter(|record| !matches!(record, Record::Reached { .. })).collect::<Vec<_>>()
    };
    assert_eq!(kept(&session.journal().expect("a record is kept")), kept(&text));
}

#[test]
fn verifying_an_honest_journal_finds_nothing() {
    for policy in ["never-reveal", "reveal-at-once", "balanced"] {
        let (session, text) = played(policy, 11);
        let verdict = verify(&read(&text), scenario(), Minds::Asked).expect("the header is sound");
        assert_eq!(verdict.divergence, None, "{policy}");
        assert_eq!((verdict.outcome, verdict.digest), (session.over(), session.digest()));
    }
}

#[test]
fn an_altered_digest_is_named_with_its_part_and_hour() {
    let journal = read(&played("balanced", 3).1);
    let altered = rewritten(&journal, |records| {
        let digests = records.iter_mut().filter_map(|record| match record {
            Record::Digest { hour: 72, parts } => Some(parts),
            _ => None,
        });
        for parts in digests {
            parts[1].1 ^= 1;
        }
    });
    let found = verify(&altered, scenario(), Minds::Silent).expect("the header is sound").divergence;
    let found = found.expect("one bit was altered");
    assert_eq!((found.hour, found.difference), (72, Difference::Digest(vec!["network".into()])));
}

#[test]
fn an_altered_order_is_named_by_the_mind_and_shows_in_the_next_digest() {
    let journal = read(&played("balanced", 3).1);
    let altered = rewritten(&journal, |records| {
        let orders = records.iter_mut().find_map(|record| match record {
            Record::Decided { side: Side::Alliance, orders, .. } => Some(orders),
            _ => None,
        });
        *orders.expect("the alliance plans its first week") = vec![Order::Claim];
    });
    let asked = verify(&altered, scenario(), Minds::Asked).expect("the header is sound").divergence;
    let asked = asked.expect("another order stands there");
    assert_eq!((asked.hour, asked.line), (0, 2));
    assert!(matches!(asked.difference, Difference::Orders { side: Side::Alliance, .. }), "{asked:?}");
    let silent = verify(&altered, scenario(), Minds::Silent).expect("the header is sound").divergence;
    let silent = silent.expect("the game went another way");
    assert_eq!(silent.hour, 24);
    let Difference::Digest(parts) = silent.difference else { panic!("digests were expected to differ") };
    assert!(parts.contains(&"desk".to_owned()) && !parts.contains(&"network".to_owned()), "{parts:?}");
}

#[test]
fn line_ends_and_marks_of_other_programs_change_no_journal() {
    let text = played("balanced", 3).1;
    let whole = read(&text);
    let foreign = text.replace('\n', "\r\n");
    let marked = format!("\u{feff}{foreign}");
    for (text, mark) in [(foreign, 0), (marked, 3)] {
        let journal = read(&text);
        assert_eq!((journal.entries, journal.header), (whole.entries.clone(), whole.header.clone()));
        assert_eq!(journal.end.bytes, text.len() as u64);
        // The last line counts without its break, and the writer goes on behind it.
        let cut = read(&text[..text.len() - 1]);
        assert!(cut.torn.is_none() && cut.end.unbroken, "mark of {mark} bytes");
    }
}

#[test]
fn whoever_orders_must_hold_the_seat() {
    let journal = read(&played("balanced", 3).1);
    let side = Side::Alliance;
    let undone = rewritten(&journal, |records| records.insert(1, Record::Undone { hour: 0, side }));
    let ordered = rewritten(&journal, |records| {
        records.insert(0, Record::Ordered { hour: 0, side, order: Order::Claim })
    });
    for (altered, line) in [(&undone, 3), (&ordered, 2)] {
        for minds in [Minds::Asked, Minds::Silent] {
            let found = verify(altered, scenario(), minds).expect("the header is sound").divergence;
            let found = found.expect("a mind holds the seat");
            assert_eq!((found.hour, found.line, found.difference), (0, line, Difference::NoPerson(side)));
        }
    }
    let mut seated = journal.clone();
    seated.header.alliance = assured_disruption::session::journal::Author::Human;
    let found = verify(&seated, scenario(), Minds::Asked).expect("the header is sound").divergence;
    assert_eq!(found.map(|found| found.difference), Some(Difference::NoMind(side)));
}

#[test]
fn digests_that_are_missing_are_told() {
    let journal = read(&played("balanced", 3).1);
    let digests =
        |hour: u32| move |record: &Record| matches!(record, Record::Digest { .. }) && record.hour() == hour;
    for gone in [24, 240] {
        let altered = rewritten(&journal, |records| records.retain(|record| !digests(gone)(record)));
        let verdict = verify(&altered, scenario(), Minds::Asked).expect("the header is sound");
        assert_eq!((verdict.divergence, verdict.missing), (None, vec![gone]));
    }
    let bare = rewritten(&journal, |records| {
        records.retain(|record| !matches!(record, Record::Digest { .. }));
    });
    let verdict = verify(&bare, scenario(), Minds::Asked).expect("the header is sound");
    assert!(verdict.missing.len() > 20 && verdict.missing.is_sorted(), "{:?}", verdict.missing);
}

#[test]
fn an_order_that_cannot_be_given_is_named() {
    let journal = read(&played("balanced", 3).1);
    let impossible = Order::Assign { team: 200, task: Task::Hunt };
    let altered = rewritten(&journal, |records| {
        let orders = records.iter_mut().find_map(|record| match record {
            Record::Decided { side: Side::Alliance, orders, .. } => Some(orders),
            _ => None,
        });
        *orders.expect("the alliance plans its first week") = vec![impossible];
    });
    let found = verify(&altered, scenario(), Minds::Silent).expect("the header is sound").divergence;
    let refused = Difference::Refused(Side::Alliance, impossible, Refusal::Unknown);
    assert_eq!(found.map(|found| found.difference), Some(refused));
}

#[test]
fn a_record_that_goes_on_for_ever_after_the_end_is_named() {
    let journal = read(&played("balanced", 3).1);
    let altered = rewritten(&journal, |records| records.push(Record::Reached { hour: u32::MAX }));
    let found = verify(&altered, scenario(), Minds::Silent).expect("the header is sound").divergence;
    assert_eq!(found.map(|found| found.difference), Some(Difference::PastTheEnd));
}

#[test]
fn a_game_of_other_rules_goes_on_from_the_last_day_that_agrees() {
    let journal = read(&played("balanced", 3).1);
    let mut altered = rewritten(&journal, |records| {
        let later = records.iter_mut().filter(|record| record.hour() >= 100);
        for record in later {
            if let Record::Digest { parts, .. } = record {
                parts[4].1 ^= 1;
            }
        }
    });
    altered.header.rules = RULES_VERSION + 1;
    let loaded = load::resume(&altered, scenario()).expect("the header is sound");
    let [Note::Branched { rules, divergence, from }] = &loaded.notes[..] else {
        panic!("a branch was expected: {:?}", loaded.notes)
    };
    assert_eq!((*rules, *from, divergence.hour), (RULES_VERSION + 1, 96, 120));
    let mut branch = loaded.session;
    assert_eq!(branch.hour(), 96);
    branch.advance();
    let again = load::resume(&read(&branch.journal().expect("a record is kept")), scenario());
    let again = again.expect("the header is sound");
    assert_eq!((again.session.digest(), again.notes), (branch.digest(), vec![]));
}

#[test]
fn a_journal_cut_off_at_any_byte_keeps_the_whole_records_before() {
    let mut session = recorded("balanced", 3, Some(30));
    while session.hour() < 60 {
        session.advance();
    }
    let text = session.journal().expect("a record is kept");
    let first = text.find('\n').expect("a header line") + 1;
    for cut in 0..text.len() {
        match journal::read(&text.as_bytes()[..cut]) {
            Ok(journal) => {
                let whole = text[..cut].matches('\n').count();
                let lines = 1 + journal.entries.len();
                // The last line counts without its break when nothing of it is missing.
                let unbroken = text.as_bytes()[cut] == b'\n';
                assert_eq!(lines, whole + usize::from(unbroken), "cut at {cut}");
                let torn = cut > first && !unbroken && !text[..cut].ends_with('\n');
                assert_eq!(journal.torn, torn.then_some(whole + 1), "cut at {cut}");
            }
            Err(error) => assert!(cut < first - 1 && error.kept.is_none(), "cut at {cut}: {error}"),
        }
    }
}

#[test]
fn any_altered_byte_is_found_on_its_line() {
    let text = played("balanced", 3).1;
    for at in (0..text.len()).step_by(211) {
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 4;
        let line = text[..at].matches('\n').count() + 1;
        let error = journal::read(&bytes).expect_err("a byte is not what was written");
        assert_eq!(error.line, line, "{error}");
        let kept = error.kept.map_or(0, |journal| 1 + journal.entries.len());
        assert_eq!(kept, line - 1);
    }
}

#[test]
fn a_lost_a_doubled_and_a_moved_line_are_found() {
    let text = played("balanced", 3).1;
    let lines: Vec<&str> = text.lines().collect();
    let (mut lost, mut doubled, mut moved) = (lines.clone(), lines.clone(), lines);
    lost.remove(4);
    doubled.insert(4, doubled[4]);
    moved.swap(4, 5);
    for (lines, expected) in [(lost, 5), (doubled, 6), (moved, 5)] {
        let error = journal::read((lines.join("\n") + "\n").as_bytes()).expect_err("the chain is broken");
        assert!(error.line == expected && matches!(error.fault, Fault::Checksum { .. }), "{error}");
    }
}

#[test]
fn a_person_who_repeats_a_minds_orders_plays_the_same_game() {
    let (whole, text) = played("balanced", 3);
    let seats = Seats { alliance: Seat::Human, ..minds("balanced") };
    let setup = assured_disruption::sim::state::Setup { launch_at: Some(400), disposition: None };
    let mut session = Session::with_setup(scenario(), 3, seats, setup);
    session.keep_record(origin());
    let mut orders: Vec<(u32, Order)> = Vec::new();
    for entry in read(&text).entries {
        if let Record::Decided { hour, side: Side::Alliance, orders: decided, .. } = entry.record {
            orders.extend(decided.into_iter().map(|order| (hour, order)));
        }
    }
    while session.over().is_none() {
        assert!(session.truth().is_none(), "a person holds a seat");
        let now = session.hour();
        for (_, order) in orders.iter().filter(|(hour, _)| *hour == now) {
            assert!(session.waits_for(Side::Alliance));
            session.order(Side::Alliance, *order).expect("the mind could give it");
        }
        session.release(Side::Alliance);
        assert!(!session.waits_for(Side::Alliance));
        session.advance();
    }
    assert_eq!(session.digest(), whole.digest());
    assert!(session.truth().is_some() && session.ledgers().is_some());
    let journal = read(&session.journal().expect("a record is kept"));
    let verdict = verify(&journal, scenario(), Minds::Asked).expect("the header is sound");
    assert_eq!(verdict.divergence, None);
}

#[test]
fn an_order_taken_back_leaves_no_trace_but_its_record() {
    let seats = Seats { alliance: Seat::Human, ..minds("balanced") };
    let new = || {
        let mut session = Session::new(scenario(), 3, seats.clone());
        session.keep_record(origin());
        session
    };
    let (mut session, mut silent) = (new(), new());
    assert_eq!(session.order(Side::Alliance, Order::Claim), Ok(()));
    assert_eq!(session.order(Side::Alliance, Order::Claim), Err(Refusal::AlreadySignalled));
    assert_eq!(
        session.order(Side::Adversary, Order::Vote { yes: true, down: false }),
        Err(Refusal::NotYours)
    );
    assert!(session.intel(Side::Alliance).desk().is_some_and(|desk| desk.book.signalled));
    let saved = session.journal().expect("a record is kept");
    assert_eq!(session.undo(Side::Alliance), Some(Order::Claim));
    assert_eq!(session.undo(Side::Alliance), None);
    assert_eq!(session.intel(Side::Alliance), silent.intel(Side::Alliance));
    for session in [&mut session, &mut silent] {
        session.advance();
    }
    assert_eq!(session.digest(), silent.digest());
    let undone = load::resume(&read(&session.journal().expect("a record is kept")), scenario());
    assert_eq!(undone.expect("the header is sound").session.digest(), silent.digest());
    let mut pending = load::resume(&read(&saved), scenario()).expect("the header is sound").session;
    assert_eq!(pending.given(Side::Alliance), [Order::Claim]);
    assert_eq!(pending.undo(Side::Alliance), Some(Order::Claim));
}

#[test]
fn one_order_of_several_is_taken_back_and_the_record_says_so() {
    let build = |team| Order::Assign { team, task: Task::Hunt };
    let orders = [build(0), Order::Claim, build(1)];
    let game = |orders: &[Order]| {
        let seats = Seats { alliance: Seat::Human, ..minds("balanced") };
        let mut session = Session::new(scenario(), 3, seats);
        session.keep_record(origin());
        for order in orders {
            session.order(Side::Alliance, *order).expect("it can be given");
        }
        session
    };
    let mut session = game(&orders);
    assert_eq!(session.take_back(Side::Alliance, Order::Exercise), None, "it was never given");
    assert_eq!(session.take_back(Side::Alliance, Order::Claim), Some(Order::Claim));
    assert_eq!(session.given(Side::Alliance), [build(0), build(1)]);
    let kept = load::resume(&read(&session.journal().expect("a record is kept")), scenario());
    assert_eq!(kept.expect("the header is sound").session.given(Side::Alliance), [build(0), build(1)]);
    let mut plain = game(&[build(0), build(1)]);
    for session in [&mut session, &mut plain] {
        session.advance();
    }
    assert_eq!(session.digest(), plain.digest());
}

#[test]
fn a_save_on_disk_is_appended_synced_listed_and_opened_again() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(store::stem("the/wire", 7), "the_wire-7");
    let mut session = recorded("balanced", 7, None);
    session.keep_in(folder.path()).expect("there are threads");
    for _ in 0..100 {
        session.advance();
    }
    assert_eq!(session.pause(), Some(Written::All));
    let path = session.file().expect("it is written to a file");
    assert_eq!(path, folder.path().join("fixture-7.journal"));
    let bytes = std::fs::read(&path).expect("the save is there");
    assert_eq!(bytes, session.journal().expect("a record is kept").into_bytes());
    let saves = store::list(folder.path()).expect("the folder can be read");
    let hours: Vec<_> = saves.into_iter().map(|save| save.game.expect("a whole journal").hour).collect();
    assert_eq!(hours, [100]);
    let mut other = recorded("balanced", 7, None);
    other.keep_in(folder.path()).expect("there are threads");
    other.advance();
    assert_eq!(other.pause(), Some(Written::All));
    assert_eq!(other.file(), Some(folder.path().join("fixture-7-2.journal")));
}

/// A game of a shipped level, with the texts it was built from.
fn of_a_level(change: impl Fn(&mut level::Assumptions)) -> Session {
    let (name, text) = level::shipped()[0];
    let mut assumptions = level::assumptions::named("sceptic").expect("it is shipped");
    change(&mut assumptions);
    let (scenario, _) = level::parse(name, text, &assumptions).expect("a shipped level is sound");
    let mut session = Session::new(Arc::new(scenario), 7, minds("balanced"));
    let level = Text { name: name.into(), text: text.into() };
    assert!(session.keep_record(Origin { level, assumptions: open::figures(&assumptions) }));
    session
}

#[test]
fn a_save_carries_its_level_and_every_figure_and_goes_on_where_it_was_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kept.journal");
    // A figure that no shipped set has: it can only come from the save.
    let later = |set: &mut level::Assumptions| {
        let reaction = set.figures.get("reaction").expect("a coefficient").values[0] + 0.1 + 0.2;
        set.figures.set("reaction", &[reaction], Layer::Set("mine".into()));
    };
    let (mut whole, mut kept) = (of_a_level(later), of_a_level(later));
    kept.save_to(&path).expect("the folder can be written");
    for _ in 0..30 {
        whole.advance();
        kept.advance();
    }
    assert_eq!(kept.pause(), Some(Written::All));
    drop(kept);
    let loaded = open::open(&path, Damaged::Refuse).expect("the save is whole");
    assert_eq!((loaded.notes, loaded.session.file()), (vec![], Some(path.clone())));
    let mut session = loaded.session;
    assert_eq!(session.scenario().coefficients, whole.scenario().coefficients);
    while whole.over().is_none() {
        assert_eq!(session.digest(), whole.digest());
        whole.advance();
        session.advance();
    }
    assert_eq!(session.pause(), Some(Written::All));
    let verdict = read(&std::fs::read_to_string(&path).expect("the save is there"));
    let verdict = verify(&verdict, whole.scenario().clone(), Minds::Asked).expect("the header is sound");
    assert_eq!((verdict.divergence, verdict.outcome), (None, whole.over()));
}

#[test]
fn a_branch_gets_a_file_of_its_own_and_the_old_one_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("old.journal");
    let mut session = of_a_level(|_| ());
    while session.hour() < 60 {
        session.advance();
    }
    let journal = read(&session.journal().expect("a record is kept"));
    let altered = journal::write(&journal.header, &{
        let mut records: Vec<Record> = journal.entries.into_iter().map(|entry| entry.record).collect();
        for record in records.iter_mut().filter(|record| record.hour() > 24) {
            if let Record::Digest { parts, .. } = record {
                parts[0].1 ^= 1;
            }
        }
        records
    });
    std::fs::write(&path, &altered.0).expect("the folder can be written");
    let loaded = open::open(&path, Damaged::Refuse).expect("the save is whole");
    assert!(matches!(loaded.notes[..], [Note::Branched { from: 24, .. }]), "{:?}", loaded.notes);
    assert_ne!(loaded.session.file().expect("it is written on"), path);
    drop(loaded);
    assert_eq!(std::fs::read_to_string(&path).expect("the save is there"), altered.0);
    assert_eq!(store::list(folder.path()).expect("the folder can be read").len(), 2);
}

#[test]
fn a_writer_cuts_off_a_torn_line_and_goes_on_after_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("torn.journal");
    let text = recorded("balanced", 7, None).journal().expect("a record is kept");
    let record = Record::Reached { hour: 5 };
    for torn in ["", "0badf00d Ordered(ho", "\u{0}\u{0}"] {
        std::fs::write(&path, text.clone() + torn).expect("the folder can be written");
        let journal =
            journal::read(&std::fs::read(&path).expect("the save is there")).expect("a torn line at most");
        assert_eq!(journal.torn, (!torn.is_empty()).then_some(2));
        let mut held = Held::take(&path).expect("nobody else has it");
        let bytes = held.read().expect("the save is there");
        let mut writer = Writer::resume(held, bytes, journal.end, 0).expect("there are threads");
        writer.append(&record);
        assert_eq!(writer.flush(), Written::All);
        let again = read(&std::fs::read_to_string(&path).expect("the save is there"));
        assert_eq!((again.entries.len(), again.torn), (1, None));
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes_are_never_a_journal_and_never_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(journal::read(&bytes).is_err());
    }

    #[test]
    fn text_with_a_right_checksum_is_still_held_against_the_form(text in "[A-Za-z(){}\\[\\]:,\"0-9 ]{0,80}") {
        let line = format!("{:08x} {text}\n", crc32fast::hash(text.as_bytes()));
        let error = journal::read(line.as_bytes()).expect_err("no header");
        prop_assert!(error.line == 1 && error.kept.is_none());
    }
}
