//! Games that are kept: written from the first order on, by one writer at a time, through whatever the disk does; listed
//! with what is whole of them, and never lost.

use crate::fixture::{minds, origin, recorded, scenario};
use assured_disruption::level;
use assured_disruption::session::journal::{self, Fault, Record, Text};
use assured_disruption::session::load::Note;
use assured_disruption::session::open::{self, Damaged, Failure};
use assured_disruption::session::store::{self, Damage, Departure, Held, Save, Written};
use assured_disruption::session::{Origin, Seat, Seats, Session};
use assured_disruption::sim::{Order, Side};
use proptest::prelude::*;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// A game that a person plays for the alliance, kept in a folder.
fn kept(folder: &Path) -> Session {
    let seats = Seats { alliance: Seat::Human, ..minds("balanced") };
    let mut session = Session::new(scenario(), 3, seats);
    session.keep_record(origin());
    session.keep_in(folder).expect("there are threads");
    session
}

/// The journal of a game of a shipped level, played to an hour by minds.
fn shipped(until: u32) -> String {
    let (name, text) = level::shipped()[1];
    let assumptions = level::assumptions::named("anchored").expect("it is shipped");
    let (scenario, _) = level::parse(name, text, &assumptions).expect("a shipped level is sound");
    let mut session = Session::new(Arc::new(scenario), 7, minds("balanced"));
    let level = Text { name: name.into(), text: text.into() };
    session.keep_record(Origin { level, assumptions: open::figures(&assumptions) });
    while session.hour() < until {
        session.advance();
    }
    session.journal().expect("a record is kept")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn on_disk(session: &Session) -> Vec<u8> {
    std::fs::read(session.file().expect("there is a file")).expect("it can be read")
}

#[test]
fn a_game_is_written_from_its_first_order_on() {
    let folder = folder();
    let mut session = kept(folder.path());
    assert_eq!((session.written(), session.file()), (Some(Written::Unbegun), None));
    assert_eq!(session.pause(), Some(Written::Unbegun));
    assert!(names(folder.path()).is_empty(), "nothing has been done");
    session.order(Side::Alliance, Order::Claim).expect("it can be given");
    assert_eq!(session.pause(), Some(Written::All));
    assert_eq!(names(folder.path()), ["fixture-3.journal"]);
    assert_eq!(on_disk(&session), session.journal().expect("a record is kept").into_bytes());
}

#[test]
fn a_disk_that_says_no_is_asked_again_and_nothing_is_lost() {
    let folder = folder();
    let blocked = folder.path().join("saves");
    std::fs::write(&blocked, "a file where the folder should be").expect("the folder can be written");
    let mut session = kept(&blocked);
    session.order(Side::Alliance, Order::Claim).expect("it can be given");
    assert!(matches!(session.pause(), Some(Written::Failed(_))), "{:?}", session.written());
    for _ in 0..30 {
        session.advance();
    }
    assert!(matches!(session.pause(), Some(Written::Failed(_))));
    std::fs::remove_file(&blocked).expect("it is a file");
    assert_eq!(session.pause(), Some(Written::All));
    assert_eq!(on_disk(&session), session.journal().expect("a record is kept").into_bytes());
}

#[test]
fn a_game_goes_on_elsewhere_with_its_whole_record() {
    let (folder, other) = (folder(), folder());
    let blocked = folder.path().join("saves");
    std::fs::write(&blocked, "").expect("the folder can be written");
    let mut session = kept(&blocked);
    session.order(Side::Alliance, Order::Claim).expect("it can be given");
    assert!(matches!(session.pause(), Some(Written::Failed(_))));
    assert!(session.keep_elsewhere(&blocked.join("below")).is_err(), "that is no better");
    session.keep_elsewhere(other.path()).expect("that folder can be written");
    assert_eq!(session.pause(), Some(Written::All));
    assert_eq!(session.file(), Some(other.path().join("fixture-3.journal")));
    for _ in 0..30 {
        session.advance();
    }
    assert_eq!(session.pause(), Some(Written::All));
    assert_eq!(on_disk(&session), session.journal().expect("a record is kept").into_bytes());
}

#[cfg(unix)]
#[test]
fn a_save_that_was_removed_under_a_game_is_there_again() {
    let folder = folder();
    let mut session = kept(folder.path());
    session.order(Side::Alliance, Order::Claim).expect("it can be given");
    assert_eq!(session.pause(), Some(Written::All));
    std::fs::remove_file(session.file().expect("there is a file")).expect("it is there");
    for _ in 0..30 {
        session.advance();
    }
    session.pause();
    assert_eq!(session.pause(), Some(Written::All));
    assert_eq!(on_disk(&session), session.journal().expect("a record is kept").into_bytes());
}

#[test]
fn whoever_ends_the_program_notes_the_hour() {
    let folder = folder();
    let departure = Departure::default();
    assert_eq!(departure.leave(), None);
    let mut session = kept(folder.path());
    departure.expect(session.handle());
    assert_eq!(departure.leave(), Some(Written::Unbegun));
    session.order(Side::Alliance, Order::Claim).expect("it can be given");
    for _ in 0..37 {
        session.advance();
    }
    assert_eq!(departure.leave(), Some(Written::All));
    let journal = journal::read(&on_disk(&session)).expect("a whole journal");
    assert_eq!(journal.entries.last().map(|entry| &entry.record), Some(&Record::Reached { hour: 37 }));
}

#[test]
fn a_save_has_one_writer() {
    let folder = folder();
    let path = folder.path().join("mine.journal");
    std::fs::write(&path, shipped(30)).expect("the folder can be written");
    let first = open::open(&path, Damaged::Refuse).expect("the save is whole");
    let second = open::open(&path, Damaged::Refuse).expect_err("somebody plays it");
    assert!(matches!(second, Failure::Busy { .. }), "{second}");
    assert_eq!(store::delete(&path).map_err(|error| error.kind()), Err(std::io::ErrorKind::ResourceBusy));
    drop(first);
    drop(open::open(&path, Damaged::Refuse).expect("it was given back"));
    store::delete(&path).expect("nobody plays it");
    assert!(!path.exists());
}

#[test]
fn what_is_whole_of_a_damaged_save_can_be_played_on() {
    let folder = folder();
    let path = folder.path().join("two.journal");
    let text = shipped(80);
    // What two writers on one file left behind: a line of the one in the middle of a line of the other.
    let cut = text.find("Digest(hour:48").expect("a second day") + 40;
    let broken = format!("{}0015f8a0 Reached(hour:51)\n{}", &text[..cut], &text[cut..]);
    std::fs::write(&path, &broken).expect("the folder can be written");
    let refused = open::open(&path, Damaged::Refuse).expect_err("a line is not what was written");
    assert!(matches!(&refused, Failure::Journal(unreadable) if unreadable.kept.is_some()), "{refused}");
    let loaded = open::open(&path, Damaged::TakeWhole).expect("a day of it is whole");
    assert!(matches!(loaded.notes[..], [Note::TakenWhole { from: 24, .. }]), "{:?}", loaded.notes);
    let mut session = loaded.session;
    let file = session.file().expect("it is written on");
    assert_ne!(file, path);
    session.advance();
    assert_eq!(session.pause(), Some(Written::All));
    drop(session);
    assert_eq!(std::fs::read_to_string(&path).expect("it stays"), broken);
    assert_eq!(open::open(&file, Damaged::Refuse).expect("a whole save").session.hour(), 25);
}

#[test]
fn the_list_hides_nothing_and_shows_what_is_whole() {
    let folder = folder();
    let put =
        |name: &str, text: &[u8]| std::fs::write(folder.path().join(name), text).expect("it can be written");
    let text = shipped(80);
    put("whole.journal", text.as_bytes());
    put("other.txt", b"no save");
    put("empty.journal", b"");
    put("noise.journal", &[0, 159, 146, 150]);
    let cut = text.find("Digest(hour:72").expect("a third day") + 20;
    put("broken.journal", format!("{}x{}", &text[..cut], &text[cut..]).as_bytes());
    put("torn.journal", &text.as_bytes()[..cut]);
    std::fs::create_dir(folder.path().join("folder.journal")).expect("the folder can be written");
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", folder.path().join("gone.journal")).expect("links can be made");
    let saves = store::list(folder.path()).expect("the folder can be read");
    let find = |name: &str| -> &Save {
        let of = |save: &&Save| save.path.file_name().is_some_and(|found| found == name);
        saves.iter().find(of).unwrap_or_else(|| panic!("{name} is not listed"))
    };
    let whole = find("whole.journal");
    assert!(whole.open());
    assert_eq!(whole.game.as_ref().map(|game| (game.title.as_str(), game.hour)), Some(("One road", 80)));
    assert!(matches!(find("empty.journal").damage, Some(Damage::Line { line: 1, fault: Fault::Empty })));
    assert!(matches!(find("noise.journal").damage, Some(Damage::Line { line: 1, .. })));
    let broken = find("broken.journal");
    assert!(matches!(broken.damage, Some(Damage::Line { fault: Fault::Checksum { .. }, .. })), "{broken:?}");
    assert_eq!(broken.game.as_ref().map(|game| game.hour), Some(48));
    let torn = find("torn.journal");
    assert!(torn.open() && torn.game.as_ref().is_some_and(|game| game.hour == 48));
    #[cfg(unix)]
    assert!(matches!(find("gone.journal").damage, Some(Damage::File(_))));
    assert_eq!(saves.len(), if cfg!(unix) { 6 } else { 5 });
}

#[test]
fn what_a_dead_process_left_half_made_is_swept_and_nothing_else() {
    let folder = folder();
    let put = |name: &str| std::fs::write(folder.path().join(name), "half").expect("it can be written");
    ["minimal-7.journal.4711.new", "new.journal.4711-0.new"].into_iter().for_each(put);
    let mine = ["mine.new", "a.journal.new", "b.journal.notes.new", "c.journal"];
    mine.into_iter().for_each(put);
    put("d.journal.5.new");
    let held = Held::take(&folder.path().join("d.journal.5.new")).expect("nobody else has it");
    store::sweep(folder.path());
    assert_eq!(
        names(folder.path()),
        ["a.journal.new", "b.journal.notes.new", "c.journal", "d.journal.5.new", "mine.new"]
    );
    drop(held);
    store::sweep(folder.path());
    assert!(!folder.path().join("d.journal.5.new").exists());
}

#[test]
fn a_journal_beyond_its_bounds_is_an_error_at_once() {
    let header = journal::read(shipped(0).as_bytes()).expect("a whole journal").header;
    let many = vec![Record::Reached { hour: 1 }; journal::MOST_RECORDS + 1];
    let text = journal::write(&header, &many).0;
    let error = journal::read(text.as_bytes()).expect_err("nobody plays so long");
    assert_eq!((error.fault, error.kept.is_some()), (Fault::TooMany, true));
    let large = vec![b' '; journal::MOST_BYTES as usize + 1];
    assert_eq!(journal::read(&large).map_err(|error| error.fault), Err(Fault::TooLarge));
}

#[test]
fn a_glance_sees_what_a_reader_reads() {
    let text = shipped(60);
    let whole = journal::glance(text.as_bytes());
    let game = whole.game.expect("it is whole");
    assert_eq!((game.level.as_str(), game.seed, game.hour, game.outcome), ("minimal", 7, 60, None));
    for at in (0..text.len()).step_by(97) {
        let mut flipped = text.clone().into_bytes();
        flipped[at] ^= 1;
        for bytes in [&text.as_bytes()[..at], &flipped] {
            let (seen, read) = (journal::glance(bytes), journal::read(bytes));
            let damage = read.as_ref().err().map(|error| (error.line, error.fault.clone()));
            assert_eq!(seen.damage, damage, "at {at}");
            let kept = read.as_ref().ok().or(read.as_ref().err().and_then(|error| error.kept.as_deref()));
            assert_eq!(seen.game.map(|game| game.hour), kept.map(journal::Journal::hour), "at {at}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn lines_in_any_order_with_sums_that_fit_are_played_or_refused(swaps in proptest::collection::vec((0usize..60, 0usize..60, 0u8..3), 1..6)) {
        let mut session = recorded("balanced", 3, Some(30));
        while session.hour() < 60 {
            session.advance();
        }
        let journal = journal::read(session.journal().expect("a record is kept").as_bytes()).expect("as written");
        let mut records: Vec<Record> = journal.entries.iter().map(|entry| entry.record.clone()).collect();
        for (from, to, kind) in swaps {
            let (from, to) = (from % records.len(), to % records.len());
            match kind {
                0 => records.swap(from, to),
                1 => records.insert(to, records[from].clone()),
                _ => drop(records.remove(from)),
            }
            if records.is_empty() {
                break;
            }
        }
        let text = journal::write(&journal.header, &records).0;
        let read = match journal::read(text.as_bytes()) {
            Ok(journal) => Some(journal),
            Err(error) => error.kept.map(|kept| *kept),
        };
        let read = read.expect("the header is whole");
        let loaded = assured_disruption::session::load::resume(&read, scenario()).expect("the header is sound");
        let mut session = loaded.session;
        session.advance();
        prop_assert!(session.journal().is_some());
    }
}
