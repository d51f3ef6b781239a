//! The player's own folder: levels and texts in it are shown with those the game comes with, and what is broken in it is
//! told and takes nothing away.

use assured_disruption::game::Library;
use assured_disruption::level;
use assured_disruption::text::{self, Texts, fault};
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A level of one's own: the smallest shipped one under another title.
fn own_level(title: &str) -> String {
    let shipped = level::shipped().iter().find(|(id, _)| *id == "minimal").expect("it is shipped").1;
    let line = shipped.lines().find(|line| line.trim_start().starts_with("title:")).expect("it has a title");
    shipped.replace(line, &format!("    title: \"{title}\","))
}

fn write(folder: &Path, name: &str, text: &str) {
    std::fs::create_dir_all(folder).expect("the folder can be made");
    std::fs::write(folder.join(name), text).expect("the folder can be written");
}

#[test]
fn own_levels_stand_under_the_shipped_ones_and_broken_ones_with_their_first_fault() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "mine.ron", &own_level("A level of mine"));
    write(folder.path(), "broken.ron", "(title: 7)");
    write(folder.path(), "minimal.ron", &own_level("Minimal, as I like it"));
    write(folder.path(), "baltic_flash.ron", "(");
    write(folder.path(), "notes.txt", "no level");
    let shipped: Vec<String> =
        Library::shipped("anchored").levels.iter().map(|shelf| shelf.id.clone()).collect();
    let mut library = Library::shipped("anchored");
    library.add_folder(folder.path());

    let titles: Vec<&str> = library.levels.iter().map(|shelf| shelf.title.as_str()).collect();
    let ids: Vec<&str> = library.levels.iter().map(|shelf| shelf.id.as_str()).collect();
    assert_eq!(ids[..shipped.len()], shipped, "the shipped ones stand first");
    assert_eq!(ids.len(), shipped.len() + 3, "{ids:?}");
    assert!(titles.contains(&"A level of mine"), "{titles:?}");
    assert!(
        titles.contains(&"Minimal, as I like it"),
        "one's own takes the place of a shipped one: {titles:?}"
    );
    library.open("mine").expect("it can be played");
    library.open("baltic_flash").expect("a broken one takes no sound one's place");

    for broken in library.levels.iter().filter(|shelf| shelf.fault.is_some()) {
        let report = broken.fault.as_deref().unwrap_or_default();
        assert!(broken.summary.contains("error"), "the menu tells its first fault: {:?}", broken.summary);
        assert!(report.starts_with(&broken.summary) && report.lines().count() > 1, "{report}");
    }
    assert_eq!(library.levels.iter().filter(|shelf| shelf.fault.is_some()).count(), 2);
    let before = library.levels.len();
    library.add_folder(&folder.path().join("nowhere"));
    assert_eq!(library.levels.len(), before, "a folder that is not there adds nothing");
}

#[test]
fn own_texts_lie_over_the_embedded_ones_and_broken_ones_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let english = folder.path().join("en");
    write(&english, "mine.ftl", "menu-quit = Leave the room\n");
    let (texts, broken) = Texts::of_player("en", Some(folder.path()));
    assert!(broken.is_none());
    assert_eq!(
        (texts.say("menu-quit").as_str(), texts.say("menu-settings").as_str()),
        ("Leave the room", "Settings")
    );

    write(&english, "wrong.ftl", "menu-quit = Out\n\n= nothing\n");
    let (texts, broken) = Texts::of_player("en", Some(folder.path()));
    let told = fault::left_out(&texts, &broken.expect("a broken file is told"));
    assert!(told.contains("wrong.ftl, line 3"), "{told}");
    assert_eq!(texts.say("menu-quit"), "Quit", "the embedded texts stay");

    // A file beyond all bounds is not read to its end.
    let endless = std::fs::File::create(english.join("wrong.ftl")).expect("a file");
    endless.set_len(1 << 40).expect("a file with a hole takes no room");
    let (texts, broken) = Texts::of_player("en", Some(folder.path()));
    let told = fault::left_out(&texts, &broken.expect("a file too large is told"));
    assert!(told.contains("wrong.ftl") && told.contains("larger than"), "{told}");

    let (texts, gone) = Texts::of_player("xx", Some(folder.path()));
    assert!(fault::left_out(&texts, &gone.expect("it is told")).contains("“xx”"));
    assert_eq!(texts.language(), "en");
}

#[test]
fn own_languages_are_offered_by_the_name_they_give_themselves() {
    let folder = tempfile::tempdir().expect("a folder");
    write(&folder.path().join("de"), "a.ftl", "language-name = Deutsch\n");
    write(&folder.path().join("fr"), "a.ftl", "menu-quit = Quitter\n");
    write(&folder.path().join("it"), "a.ftl", "= nothing\n");
    write(folder.path(), "es", "no folder");
    let languages = text::languages(Some(folder.path()));
    let names: Vec<(&str, &str)> = languages.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    assert_eq!(names[0], ("en", "English"));
    assert_eq!(names[names.len() - 2..], [("de", "Deutsch"), ("fr", "fr")]);
}

fn run(data: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_assured-disruption"));
    command.env("ASSURED_DISRUPTION_DATA", data).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    command.stdin(Stdio::null()).args(arguments).output().expect("the program can be started")
}

#[test]
fn the_command_line_knows_the_folder_too() {
    let data = tempfile::tempdir().expect("a folder");
    let told = |arguments: &[&str]| {
        let output = run(data.path(), arguments);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    write(&data.path().join("levels"), "mine.ron", &own_level("A level of mine"));
    let (code, out, err) = told(&["simulate", "mine", "--explain", "1"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.starts_with("A level of mine, seed 1."), "{out}");
    let (code, _, err) = told(&["simulate", "mini"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("There are: ") && err.contains("mine"), "{err}");

    write(&data.path().join("levels"), "minimal.ron", &own_level("Minimal, as I like it"));
    let (code, _, err) = told(&["simulate", "minimal", "--runs", "1"]);
    assert_eq!(code, Some(0));
    assert!(err.starts_with("warning: `minimal` is ") && err.contains("minimal.ron"), "{err}");

    write(&data.path().join("text/en"), "mine.ftl", "summary-digest = fingerprint\n");
    assert!(told(&["simulate", "mine", "--runs", "1"]).1.contains("fingerprint"));
    write(&data.path().join("text/en"), "mine.ftl", "summary-digest = {\n");
    let (code, out, err) = told(&["simulate", "mine", "--runs", "1"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("digest"), "{out}");
    assert!(err.starts_with("warning: your own texts are left out: "), "{err}");
}
