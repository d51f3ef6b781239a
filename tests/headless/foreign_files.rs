//! Files that anybody may have written, on the command line: what is no level is left out and told, and no text of theirs
//! commands the terminal.

use crate::cli::{code, err, json, out, path, run};
use std::fs::{self, File};
use std::path::Path;

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/headless/cases");

fn case(name: &str) -> String {
    format!("{CASES}/{name}")
}

/// Whether a text holds nothing a terminal would obey.
fn is_tame(text: &str) -> bool {
    !text.chars().any(|c| c.is_control() && c != '\n' && c != '\t' || matches!(c, '\u{202a}'..='\u{202e}'))
}

#[cfg(unix)]
#[test]
fn what_is_no_level_is_left_out_and_the_rest_is_checked() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/levels/minimal.ron"), at("good.ron")).expect("a copy");
    std::os::unix::fs::symlink("nowhere", at("link.ron")).expect("a link");
    std::os::unix::fs::symlink(folder.path(), at("round.ron")).expect("a link");
    let pipe = std::process::Command::new("mkfifo").arg(at("pipe.ron")).status().expect("mkfifo is there");
    assert!(pipe.success());
    fs::write(at("readme.txt"), "no level").expect("a file");
    let output = run(&["validate", path(folder.path())]);
    assert_eq!(code(&output), Some(0), "{}{}", out(&output), err(&output));
    for told in [
        "link.ron",
        "leads nowhere",
        "pipe.ron",
        "it is no file",
        "link to a folder",
        "1 file checked, 3 left out",
    ] {
        assert!(out(&output).contains(told), "{told}: {}", out(&output));
    }
    let tools = json(out(&run(&["validate", path(folder.path()), "--format", "json"])));
    assert_eq!(tools.as_array().map(Vec::len), Some(3));
    assert!(tools[0]["code"] == "L023" && tools[0]["severity"] == "warning", "{tools}");
    assert_eq!(code(&run(&["validate", path(folder.path()), "--deny-warnings"])), Some(1));

    // Six gigabytes of nothing are not read.
    File::create(at("large.ron")).expect("a file").set_len(6 << 30).expect("a sparse file");
    let output = run(&["validate", path(folder.path())]);
    assert_eq!(code(&output), Some(1));
    assert!(out(&output).contains("L002") && out(&output).contains("2 files checked"), "{}", out(&output));
    let policy = run(&["simulate", "minimal", "--policy", path(&at("large.ron"))]);
    assert_eq!(code(&policy), Some(1));
    assert!(out(&policy).contains("L002"), "{}", out(&policy));
}

#[test]
fn a_path_that_is_not_there_keeps_no_other_from_being_checked() {
    let output = run(&["validate", "no/such.ron", &case("nfd_town.ron"), &case("float_int.ron")]);
    assert_eq!(code(&output), Some(3));
    assert!(err(&output).contains("no/such.ron") && out(&output).contains("2 files checked: 1 error"));
}

#[test]
fn no_text_of_a_file_commands_the_terminal() {
    for name in ["escape_in_report.ron", "inject.ron", "inject-error.ron"] {
        let file = case(name);
        for arguments in [
            &["validate", &file][..],
            &["validate", &file, "--format", "json"],
            &["simulate", &file, "--runs", "1"],
            &["simulate", &file, "--explain", "1"],
            &["simulate", "minimal", "--policy", &file],
            &["simulate", "minimal", "--adversary", &file],
            &["play", &file],
            &["replay", &file],
        ] {
            let output = run(arguments);
            assert!(!matches!(code(&output), None | Some(101)), "{arguments:?}: {}", err(&output));
            assert!(
                is_tame(out(&output)) && is_tame(err(&output)),
                "{arguments:?}: {}{}",
                out(&output),
                err(&output)
            );
        }
    }
}

#[test]
fn a_text_with_control_characters_is_an_error_where_it_stands() {
    let output = run(&["validate", &case("inject.ron"), "--format", "json"]);
    assert_eq!(code(&output), Some(1));
    let findings = json(out(&output));
    let findings = findings.as_array().expect("findings");
    assert!(findings.len() > 30 && findings.iter().all(|found| found["code"] == "L021"), "{findings:?}");
}

#[test]
fn a_name_of_a_file_commands_the_terminal_no_more_than_its_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a\u{1b}[2J.ron");
    fs::copy(Path::new(&case("float_int.ron")), &file).expect("a copy");
    for arguments in [["validate", path(&file)], ["simulate", path(&file)], ["replay", path(&file)]] {
        let output = run(&arguments);
        assert!(is_tame(out(&output)) && is_tame(err(&output)), "{}{}", out(&output), err(&output));
    }
}

#[test]
fn validate_and_simulate_agree_on_what_an_error_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("warned.ron");
    fs::write(&file, crate::level_slips::with_many_warnings()).expect("a file");
    let both = |file: &str| (run(&["validate", file]), run(&["simulate", file, "--runs", "1"]));
    let (checked, played) = both(path(&file));
    assert_eq!((code(&checked), code(&played)), (Some(0), Some(0)), "{}", err(&played));
    assert!(out(&checked).contains("1 file checked: 0 errors, 201 warnings"), "{}", out(&checked));
    let (checked, played) = both(&case("warnings-201.ron"));
    assert_eq!(code(&checked), code(&played), "{}", err(&played));
}

#[test]
fn every_kind_of_file_is_checked_as_what_it_is() {
    for folder in ["levels", "assets/policies", "assets/assumptions"] {
        let output = run(&["validate", &format!("{}/{folder}", env!("CARGO_MANIFEST_DIR"))]);
        assert_eq!(code(&output), Some(0), "{}", out(&output));
        assert!(out(&output).contains("0 errors, 0 warnings"), "{folder}: {}", out(&output));
    }
    for (name, told) in [("policy_nan.ron", "L016"), ("policy_tag_typo.ron", "did you mean `firm`?")] {
        let output = run(&["validate", &case(name)]);
        assert_eq!(code(&output), Some(1));
        assert!(out(&output).contains(told), "{}", out(&output));
        let played = run(&["simulate", "minimal", "--runs", "1", "--policy", &case(name)]);
        assert_eq!(code(&played), Some(1));
        assert!(out(&played).contains(told), "{}", out(&played));
    }
    let played = run(&["simulate", "minimal", "--runs", "1", "--policy", &case("policy_bom.ron")]);
    assert_eq!(code(&played), Some(0), "{}{}", out(&played), err(&played));
}
