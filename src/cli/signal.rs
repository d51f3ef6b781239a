//! Signals that ask the program to end: the hour of a game that is played is noted first, and the exit code says which
//! signal it was.

use super::{talk, words};
use crate::session::store::Departure;
use crate::text::file;
use nix::sys::signal::{SigSet, Signal};

/// What ends a program that is asked to, not killed.
const ENDING: [Signal; 3] = [Signal::SIGHUP, Signal::SIGINT, Signal::SIGTERM];

/// Waits for signals in a thread of its own. To be called before there is any other thread, so that all of them leave
/// signals to it. A signal that whoever started the program has switched off stays off.
pub fn watch(departure: Departure) {
    let ignored = ignored();
    let signals: SigSet =
        ENDING.into_iter().filter(|signal| ignored >> (*signal as u32 - 1) & 1 == 0).collect();
    if signals.iter().count() == 0 || signals.thread_block().is_err() {
        return;
    }
    let waiting = std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        if let Ok(signal) = signals.wait() {
            end(signal, &departure);
        }
    });
    if waiting.is_err() {
        // Without a thread that waits for them, signals do what they always do.
        let _ = signals.thread_unblock();
    }
}

fn end(signal: Signal, departure: &Departure) {
    let texts = words::texts();
    talk::say(&file::stopped(texts, signal.as_str(), departure.leave()));
    std::process::exit(128 + signal as i32);
}

/// The signals that are switched off, a bit for each from the lowest; none where the system does not tell.
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
}
