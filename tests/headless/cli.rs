//! The command line: what stands on standard output, what on standard error, and the exit codes.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The shipped level that is played fastest.
const LEVEL: &str = "minimal";

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_assured-disruption"));
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").stdin(Stdio::null());
    command
}

pub fn run(arguments: &[&str]) -> Output {
    program().args(arguments).output().expect("the program can be started")
}

pub fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

pub fn out(output: &Output) -> &str {
    str::from_utf8(&output.stdout).expect("text")
}

pub fn err(output: &Output) -> &str {
    str::from_utf8(&output.stderr).expect("text")
}

pub fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("valid JSON")
}

pub fn path(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

#[test]
fn help_and_version_are_results() {
    for arguments in [&["--help"][..], &["simulate", "--help"], &["--version"]] {
        let output = run(arguments);
        assert_eq!((code(&output), err(&output)), (Some(0), ""), "{arguments:?}");
        assert!(!out(&output).is_empty());
    }
}

#[test]
fn what_does_not_exist_is_a_usage_error_with_the_list_and_the_nearest_name() {
    let cases: [(&[&str], &str); 7] = [
        (&["model", "--table", "timeing"], "Did you mean `timing`?"),
        (&["simulate", LEVEL, "--policy", "never-revel"], "Did you mean `never-reveal`?"),
        (&["simulate", LEVEL, "--adversary", "insecur"], "Did you mean `insecure`?"),
        (&["simulate", LEVEL, "--assume", "sceptics"], "Did you mean `sceptic`?"),
        (&["simulate", "minimol"], "Did you mean `minimal`?"),
        (&["simulate", LEVEL, "--disposition", "nobody"], "There are: "),
        (&["simulat"], "there is no level `simulat`"),
    ];
    for (arguments, expected) in cases {
        let output = run(arguments);
        assert_eq!((code(&output), out(&output)), (Some(2), ""), "{arguments:?}");
        assert!(err(&output).contains(expected), "{}", err(&output));
    }
}

#[test]
fn a_wrong_option_is_a_usage_error() {
    let cases: [&[&str]; 4] = [
        &["simulate", LEVEL, "--runs", "0"],
        &["simulate", LEVEL, "--threads", "0"],
        &["simulate"],
        &["validate"],
    ];
    for arguments in cases {
        let output = run(arguments);
        assert_eq!((code(&output), out(&output)), (Some(2), ""), "{arguments:?}");
        assert!(!err(&output).is_empty());
    }
}

#[test]
fn a_file_that_cannot_be_read_or_written_ends_with_three() {
    let folder = tempfile::tempdir().expect("a folder");
    let blocked = folder.path().join("file");
    std::fs::write(&blocked, "").expect("the folder can be written");
    let beneath = blocked.join("below");
    let cases: [&[&str]; 5] = [
        &["simulate", "no/such/level.ron"],
        &["validate", "no/such/level.ron"],
        &["replay", "no/such.journal"],
        &["simulate", LEVEL, "--runs", "1", "--out", path(&beneath)],
        &["simulate", LEVEL, "--runs", "1", "--record", path(&beneath)],
    ];
    for arguments in cases {
        let output = run(arguments);
        assert_eq!((code(&output), out(&output)), (Some(3), ""), "{arguments:?}: {}", err(&output));
        assert!(err(&output).starts_with("error: "), "{}", err(&output));
    }
}

#[test]
fn simulate_prints_one_object_and_nothing_beside_it() {
    let arguments = ["simulate", LEVEL, "--runs", "6", "--seed", "3", "--format", "json"];
    let output = run(&arguments);
    assert_eq!((code(&output), err(&output)), (Some(0), ""));
    let value = json(out(&output));
    assert_eq!(value["runs"], 6);
    assert_eq!((&value["policy"], &value["assume"]), (&"never-reveal".into(), &"anchored".into()));
    let counts = value["outcomes"].as_object().expect("counts");
    assert_eq!(counts.values().filter_map(serde_json::Value::as_u64).sum::<u64>(), 6);
    for threads in ["1", "4"] {
        let again = run(&[&arguments[..], &["--threads", threads]].concat());
        assert_eq!(out(&again), out(&output));
    }
    let timed = run(&[&arguments[..], &["--timing"]].concat());
    assert!(json(out(&timed))["ticks_per_s"].as_f64().is_some_and(|speed| speed > 0.0));
}

#[test]
fn a_sweep_prints_a_line_for_each_value_and_warns_of_what_cannot_be_defended() {
    let arguments = ["simulate", LEVEL, "--runs", "3", "--sweep", "found=0.02..0.08:3"];
    let output = run(&arguments);
    assert_eq!((code(&output), err(&output)), (Some(0), ""));
    assert!(out(&output).starts_with("found, at rest 0.04 chance a week"), "{}", out(&output));
    let value = json(out(&run(&[&arguments[..], &["--format", "json"]].concat())));
    assert_eq!(value["steps"].as_array().map(Vec::len), Some(3));
    assert_eq!((&value["name"], &value["steps"][1]["value"]), (&"found".into(), &0.05.into()));
    let csv = run(&[&arguments[..], &["--format", "csv", "--threads", "1"]].concat());
    assert_eq!(out(&csv).lines().count(), 4);

    let far = run(&["simulate", LEVEL, "--runs", "1", "--sweep", "found=0..0.9:2", "--format", "csv"]);
    assert_eq!((code(&far), out(&far).lines().count()), (Some(0), 3));
    assert_eq!(err(&far), "warning: `found` from 0 to 0.9; defensible is 0.012 to 0.23\n");
    let cases: [(&str, &str); 4] = [
        ("type_hour.medium=0..1:2", "Did you mean `type_hours`?"),
        ("type_hours=0..1:2", "as in `type_hours.medium`"),
        ("type_hours.large=0..1:2", "there are none, light, medium and heavy"),
        ("found=0..1", "NAME=A..B:STEPS"),
    ];
    for (range, expected) in cases {
        let output = run(&["simulate", LEVEL, "--sweep", range]);
        assert_eq!((code(&output), out(&output)), (Some(2), ""), "{range}");
        assert!(err(&output).contains(expected), "{}", err(&output));
    }
}

#[test]
fn sensitivity_prints_a_tornado_and_draws_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (chart, table) = (folder.path().join("chart.svg"), folder.path().join("table.csv"));
    let arguments =
        ["sensitivity", LEVEL, "--runs", "2", "--draws", "2", "--against", "hawk", "--policy", "dove"];
    let output = run(&[&arguments[..], &["--svg", path(&chart)]].concat());
    assert_eq!((code(&output), err(&output)), (Some(0), ""));
    assert!(
        out(&output).contains("By how much dove lowers the attacks that come under hawk"),
        "{}",
        out(&output)
    );
    let drawn = std::fs::read_to_string(&chart).expect("the chart is there");
    assert!(drawn.starts_with("<svg ") && drawn.ends_with("</svg>\n"));
    let written = run(&[&arguments[..], &["--format", "csv", "--out", path(&table)]].concat());
    assert_eq!((code(&written), out(&written)), (Some(0), ""));
    let table = std::fs::read_to_string(&table).expect("the table is there");
    assert!(table.starts_with("name,mark,unit,value,effect,low,low.effect,high,high.effect,span\n"));
    let wrong = run(&["sensitivity", LEVEL, "--against", "dov"]);
    assert_eq!(code(&wrong), Some(2));
    assert!(err(&wrong).contains("Did you mean `dove`?"), "{}", err(&wrong));
}

#[test]
fn balance_tells_what_does_not_hold_and_fails_only_when_asked_to() {
    let arguments = ["balance", LEVEL, "--runs", "2", "--plans", "4"];
    let output = run(&arguments);
    assert_eq!((code(&output), err(&output)), (Some(0), ""));
    assert!(
        out(&output).contains("dead weeks") && out(&output).contains("does not hold"),
        "{}",
        out(&output)
    );
    let denied = run(&[&arguments[..], &["--deny", "--format", "json"]].concat());
    assert_eq!(code(&denied), Some(1));
    assert_eq!(json(out(&denied))["bars"].as_array().map(Vec::len), Some(31));
}

#[test]
fn out_takes_the_place_of_standard_output() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("result.csv");
    let arguments = ["simulate", LEVEL, "--runs", "3", "--format", "csv"];
    let (printed, written) = (run(&arguments), run(&[&arguments[..], &["--out", path(&file)]].concat()));
    assert_eq!((code(&written), out(&written)), (Some(0), ""));
    assert_eq!(std::fs::read_to_string(&file).expect("the result is there"), out(&printed));
    assert_eq!(out(&printed).lines().count(), 2);
}

#[test]
fn a_war_at_once_is_told_pulse_by_pulse() {
    let output = run(&["simulate", LEVEL, "--launch-at", "0", "--explain", "2"]);
    assert_eq!(code(&output), Some(0), "{}", err(&output));
    let told = out(&output);
    assert!(told.contains(": They attack.") && told.contains("pulse  1: they need "), "{told}");
    let quiet = run(&["simulate", LEVEL, "--policy", "dove", "--explain", "2"]);
    assert!(out(&quiet).contains("week  1: they expect "), "{}", out(&quiet));
}

#[test]
fn a_recorded_game_is_verified_and_an_altered_one_is_a_divergence() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("game.journal");
    let recorded = run(&["simulate", LEVEL, "--runs", "1", "--seed", "5", "--record", path(&file)]);
    assert_eq!(code(&recorded), Some(0), "{}", err(&recorded));
    let verified = run(&["replay", path(&file), "--verify"]);
    assert_eq!(code(&verified), Some(0), "{}{}", out(&verified), err(&verified));
    assert!(out(&verified).contains("minds asked again"));

    let text = std::fs::read_to_string(&file).expect("the record is there");
    let journal = assured_disruption::session::journal::read(text.as_bytes()).expect("a journal as written");
    let mut header = journal.header.clone();
    header.seed += 1;
    let records: Vec<_> = journal.entries.iter().map(|entry| entry.record.clone()).collect();
    let (other, _) = assured_disruption::session::journal::write(&header, &records);
    std::fs::write(&file, other).expect("the folder can be written");
    let replayed = run(&["replay", path(&file)]);
    assert_eq!(code(&replayed), Some(1), "{}", err(&replayed));
    assert!(out(&replayed).contains("first divergence: hour"), "{}", out(&replayed));

    std::fs::write(&file, text.replacen("hour:24", "hour:25", 1)).expect("the folder can be written");
    let altered = run(&["replay", path(&file)]);
    assert_eq!((code(&altered), out(&altered)), (Some(3), ""));
    assert!(err(&altered).contains("line ") && err(&altered).contains("checksum"), "{}", err(&altered));
}

#[test]
fn a_level_with_findings_prints_its_report_and_ends_with_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("broken.ron");
    std::fs::write(&file, "(title: 7, title: \"x\"").expect("the folder can be written");
    for arguments in [["validate", path(&file)], ["simulate", path(&file)], ["validate", path(folder.path())]]
    {
        let output = run(&arguments);
        assert_eq!(code(&output), Some(1), "{arguments:?}: {}", err(&output));
        assert!(out(&output).contains("broken.ron"), "{}", out(&output));
    }
    let output = run(&["validate", path(&file), "--format", "json"]);
    assert_eq!(code(&output), Some(1));
    let findings = json(out(&output));
    assert!(findings.as_array().is_some_and(|findings| !findings.is_empty()));
    assert!(findings[0]["line"].as_u64().is_some_and(|line| line >= 1));
}

#[test]
fn habits_of_the_adversary_are_a_name_or_a_file_and_are_checked_as_levels_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/policies/adversary");
    let whole = run(&["validate", shipped]);
    assert_eq!(code(&whole), Some(0), "{}", out(&whole));
    let digest = |adversary: &[&str]| {
        let simulate = ["simulate", "baltic_flash", "--runs", "4", "--format", "json"];
        let output = run(&[&simulate[..], adversary].concat());
        assert_eq!(code(&output), Some(0), "{}", err(&output));
        json(out(&output))["digest"].clone()
    };
    let named = digest(&["--adversary", "insecure"]);
    assert_ne!(named, digest(&[]), "the level has other habits for others");
    let text = std::fs::read_to_string(format!("{shipped}/insecure.ron")).expect("it is there");
    let file = folder.path().join("mine.ron");
    std::fs::write(&file, &text).expect("the folder can be written");
    assert_eq!(named, digest(&["--adversary", path(&file)]), "a file does what its text says");
    std::fs::write(&file, text.replace("moves: true", "moves: 7")).expect("the folder can be written");
    for arguments in [&["validate", path(&file)][..], &["simulate", LEVEL, "--adversary", path(&file)]] {
        let output = run(arguments);
        assert_eq!(code(&output), Some(1), "{}", err(&output));
        let told = out(&output);
        assert!(told.contains("mine.ron:8:") && told.contains("`moves` expects `true` or `false`"), "{told}");
    }
}

#[test]
fn published_models_are_listed_and_told_one_by_one() {
    let list = run(&["model", "--format", "json"]);
    assert_eq!((code(&list), err(&list)), (Some(0), ""));
    let lines = json(out(&list));
    let lines = lines.as_array().expect("a line for each");
    for line in lines {
        assert_eq!((&line["holds"], &line["holding"]), (&true.into(), &line["rows"]), "{line}");
    }
    assert!(lines.iter().any(|line| line["table"] == "anu" && line["status"] == "reproduced"));

    let table = run(&["model", "--table", "salvo"]);
    assert_eq!((code(&table), err(&table)), (Some(0), ""));
    assert!(out(&table).contains("Hughes") && out(&table).contains("B lost, 3 against 3"), "{}", out(&table));
    let table = run(&["model", "--table", "iwo-jima", "--format", "json"]);
    let rows = json(out(&table))["rows"].as_array().map_or(0, Vec::len);
    assert!(rows > 20, "{rows} rows");
}

#[test]
fn play_without_a_window_says_so_in_one_line_and_tells_the_game() {
    for arguments in [&["play", LEVEL][..], &[LEVEL, "--seed", "4"]] {
        let output = run(arguments);
        assert_eq!(code(&output), Some(0), "{}", err(&output));
        assert_eq!(err(&output).lines().count(), 1, "{}", err(&output));
        assert!(out(&output).lines().count() > 1);
    }
}

#[test]
fn a_reader_who_leaves_early_is_no_error() {
    let mut child = program()
        .args(["simulate", LEVEL, "--launch-at", "0", "--explain", "1"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    drop(child.stdout.take());
    let mut told = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut told).expect("text");
    let status = child.wait().expect("it ends");
    assert_eq!((status.code(), told.as_str()), (Some(0), ""));
}

#[cfg(unix)]
#[test]
fn a_file_that_is_written_stays_the_file_it_is() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt, symlink};
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let to = |file: &Path| {
        let output = run(&["simulate", LEVEL, "--runs", "2", "--format", "csv", "--out", path(file)]);
        assert_eq!((code(&output), out(&output)), (Some(0), ""), "{}", err(&output));
    };
    let result = out(&run(&["simulate", LEVEL, "--runs", "2", "--format", "csv"])).to_owned();
    let read = |name: &str| std::fs::read_to_string(at(name)).expect("it is there");

    std::fs::write(at("real"), "before").expect("the folder can be written");
    std::fs::set_permissions(at("real"), PermissionsExt::from_mode(0o640)).expect("it is ours");
    symlink("real", at("link")).expect("links can be made");
    to(&at("link"));
    assert!(at("link").is_symlink());
    assert_eq!(
        (read("real"), at("real").metadata().expect("it is there").mode() & 0o777),
        (result.clone(), 0o640)
    );

    symlink("not/yet", at("dangling")).expect("links can be made");
    to(&at("dangling"));
    assert!(at("dangling").is_symlink());
    assert_eq!(read("not/yet"), result);

    std::fs::write(at("one"), "before").expect("the folder can be written");
    std::fs::hard_link(at("one"), at("two")).expect("links can be made");
    to(&at("one"));
    assert_eq!(read("two"), result);

    to(Path::new("/dev/null"));
    assert!(!Path::new("/dev/null").metadata().expect("it is there").is_file());
    let fifo = at("fifo");
    if Command::new("mkfifo").arg(&fifo).status().is_ok_and(|status| status.success()) {
        let reader = std::thread::spawn({
            let fifo = fifo.clone();
            move || std::fs::read_to_string(fifo).expect("text comes through it")
        });
        to(&fifo);
        assert_eq!(reader.join().expect("it ends"), result);
        assert!(!fifo.metadata().expect("it is there").is_file());
    }
    let left = std::fs::read_dir(folder.path()).expect("the folder is there").filter(|entry| {
        entry.as_ref().is_ok_and(|entry| entry.file_name().to_string_lossy().ends_with(".new"))
    });
    assert_eq!(left.count(), 0);
}

#[test]
fn nothing_that_a_command_reads_or_writes_is_written_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let level = folder.path().join("mine.ron");
    let (_, text) = assured_disruption::level::shipped()[1];
    std::fs::write(&level, text).expect("the folder can be written");
    let round_about =
        folder.path().join(".").join("..").join(folder.path().file_name().expect("a name")).join("mine.ron");
    let (mine, twice, again) = (path(&level), folder.path().join("twice"), folder.path().join("./twice"));
    let cases: [&[&str]; 5] = [
        &["simulate", mine, "--runs", "1", "--out", path(&round_about)],
        &["simulate", mine, "--runs", "1", "--record", mine],
        &["simulate", LEVEL, "--runs", "1", "--policy", mine, "--out", mine],
        &["simulate", LEVEL, "--runs", "1", "--record", path(&twice), "--out", path(&again)],
        &["sensitivity", mine, "--runs", "1", "--svg", mine],
    ];
    for arguments in cases {
        let output = run(arguments);
        assert_eq!((code(&output), out(&output)), (Some(2), ""), "{arguments:?}: {}", err(&output));
        assert!(err(&output).contains("mine.ron") || err(&output).contains("--record"), "{}", err(&output));
    }
    assert_eq!(std::fs::read_to_string(&level).expect("it is there"), text);
    assert!(!twice.exists());
}

#[test]
fn an_explained_game_keeps_its_format() {
    let explain = ["simulate", LEVEL, "--explain", "2", "--seed", "1"];
    let output = run(&[&explain[..], &["--format", "json"]].concat());
    assert_eq!(code(&output), Some(0), "{}", err(&output));
    let account = json(out(&output));
    assert_eq!((&account["level"], &account["seed"]), (&"minimal".into(), &2.into()));
    let councils = account["councils"].as_array().expect("a list").len();
    assert!(councils > 2 && account["councils"][0]["ledger"]["believed"].is_number());
    assert!(account["orders"].as_array().is_some_and(|orders| !orders.is_empty()));
    let csv = run(&[&explain[..], &["--format", "csv"]].concat());
    assert_eq!(out(&csv).lines().count(), councils + 1, "{}", out(&csv));
    assert!(out(&csv).starts_with("seed,hour,week,from,to,believed,bar,chance,mood,yes\n2,"));
}

#[test]
fn any_number_of_threads_is_taken() {
    let simulate = ["simulate", LEVEL, "--runs", "2", "--format", "csv"];
    let output = run(&[&simulate[..], &["--threads", "1000000"]].concat());
    assert_eq!((code(&output), err(&output)), (Some(0), ""));
    assert_eq!(out(&output), out(&run(&simulate)));
}

#[test]
fn a_journal_is_replayed_through_foreign_line_ends_and_as_far_as_it_is_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("game.journal");
    run(&["simulate", LEVEL, "--runs", "1", "--seed", "5", "--record", path(&file)]);
    let text = std::fs::read_to_string(&file).expect("the record is there");
    let write = |text: &str| std::fs::write(&file, text).expect("the folder can be written");
    write(&text.replace('\n', "\r\n"));
    let foreign = run(&["replay", path(&file), "--verify"]);
    assert_eq!((code(&foreign), err(&foreign)), (Some(0), ""), "{}", out(&foreign));

    let at = text.find("Digest(hour:240").expect("a tenth day");
    write(&format!("{}?{}", &text[..at], &text[at..]));
    let refused = run(&["replay", path(&file)]);
    assert_eq!((code(&refused), out(&refused)), (Some(3), ""));
    assert!(err(&refused).contains("--whole"), "{}", err(&refused));
    let whole = run(&["replay", path(&file), "--whole"]);
    assert_eq!(code(&whole), Some(0), "{}", err(&whole));
    assert!(err(&whole).contains("is damaged") && out(&whole).contains("records agree"), "{}", out(&whole));

    let lines: Vec<&str> = text.lines().collect();
    let journal = assured_disruption::session::journal::read(text.as_bytes()).expect("a journal as written");
    let bare = journal.entries.iter().map(|entry| entry.record.clone());
    let bare: Vec<_> = bare
        .filter(|record| !matches!(record, assured_disruption::session::journal::Record::Digest { .. }))
        .collect();
    assert!(bare.len() + 1 < lines.len());
    write(&assured_disruption::session::journal::write(&journal.header, &bare).0);
    let unproven = run(&["replay", path(&file), "--verify"]);
    assert_eq!(code(&unproven), Some(1), "{}", out(&unproven));
    assert!(out(&unproven).contains("nothing of them was compared"), "{}", out(&unproven));
}

#[cfg(unix)]
#[test]
fn a_signal_ends_the_program_with_its_code_and_a_sentence() {
    for (signal, expected) in [("TERM", 143), ("INT", 130), ("HUP", 129)] {
        let mut child = program()
            .args(["simulate", "baltic_flash", "--runs", "1000000", "--threads", "1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program can be started");
        std::thread::sleep(std::time::Duration::from_millis(300));
        let sent = Command::new("kill").args([format!("-{signal}"), child.id().to_string()]).status();
        assert!(sent.is_ok_and(|status| status.success()));
        // Whoever started the tests may have switched the signal off, and then the program rightly goes on.
        let status = (0..600).find_map(|_| {
            std::thread::sleep(std::time::Duration::from_millis(100));
            child.try_wait().expect("a child of ours")
        });
        let Some(status) = status else {
            child.kill().and_then(|()| child.wait()).expect("it can be killed");
            panic!("SIG{signal} did not end it: is that signal switched off where the tests run?");
        };
        let mut told = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut told).expect("text");
        assert_eq!(
            (status.code(), told.as_str()),
            (Some(expected), format!("Stopped by SIG{signal}.\n").as_str())
        );
    }
}

#[test]
fn games_are_written_as_a_table_and_never_over_the_level() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("games.csv");
    let written = run(&["simulate", LEVEL, "--runs", "4", "--games", path(&file)]);
    assert_eq!((code(&written), out(&written)), (Some(0), ""));
    let table = std::fs::read_to_string(&file).expect("the table is there");
    assert!(table.starts_with("seed,disposition,outcome,") && table.lines().count() == 5, "{table}");

    let level = folder.path().join("mine.ron");
    std::fs::copy("levels/minimal.ron", &level).expect("a copy");
    let over = run(&["simulate", path(&level), "--runs", "1", "--games", path(&level)]);
    assert_eq!(code(&over), Some(2), "{}", err(&over));
    let both = run(&["simulate", LEVEL, "--games", path(&file), "--format", "json"]);
    assert_eq!(code(&both), Some(2), "{}", err(&both));
}
