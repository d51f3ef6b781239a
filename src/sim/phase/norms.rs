//! Norms are proposed, signed, inspected, left and broken. Source: features.md a17.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::*;
use crate::sim::model::luck::Stream;
use crate::sim::model::state::{AccessLife, Stage, Standing};
use crate::sim::phase::{Turn, intrusion, politics};
use crate::sim::rules::norms::forbidding;

/// Moves a norm to another standing.
fn settle(turn: &mut Turn, norm: NormId, standing: Standing) {
    let hour = turn.state.hour;
    turn.state.desk.book.politics.norms[norm.index()].become_at(standing, hour);
}

/// Moves every voice.
fn move_voices(turn: &mut Turn, by: f64) {
    turn.state.desk.book.politics.voices.iter_mut().for_each(|voice| voice.moved += by);
}

/// Puts a norm before the adversary's council, if no voice of our own breaks silence over it.
pub fn propose(turn: &mut Turn, norm: NormId) {
    turn.state.desk.book.acted = true;
    let breakers = turn.state.room(turn.scenario).breakers(turn.state.luck);
    for ally in &breakers {
        turn.open(EventKind::SilenceBroken { ally: *ally });
    }
    if breakers.is_empty() {
        settle(turn, norm, Standing::Proposed);
        turn.open(EventKind::NormProposed { norm });
    }
}

/// The council signs, or does not. Whether it means to keep what it signs nobody else knows.
pub fn sign(turn: &mut Turn, norm: NormId, yes: bool, keep: bool) {
    if turn.state.desk.book.politics.norms[norm.index()].standing != Standing::Proposed {
        return;
    }
    settle(turn, norm, if yes { Standing::Signed } else { Standing::Open });
    turn.open(EventKind::NormAnswered { norm, signed: yes });
    turn.state.council.cheats[norm.index()] = yes && !keep;
    if yes && keep {
        intrusion::shift(turn, -turn.scenario.coefficients.norm_hold);
    }
}

/// Inspectors of both sides look: his breach may be found, and so may what we hold.
pub fn verify(turn: &mut Turn, norm: NormId) {
    let (scenario, hour) = (turn.scenario, turn.state.hour);
    let figures = &scenario.coefficients;
    turn.state.desk.book.acted = true;
    let there = &mut turn.state.desk.book.politics.norms[norm.index()];
    there.inspected += 1;
    let n = u64::from(there.inspected);
    let subject = scenario.norm(norm.index()).subject;
    let cheats = turn.state.council.cheats[norm.index()];
    if cheats && turn.state.luck.chance(Stream::Inspection, subject, n, figures.inspection) {
        break_norm(turn, norm, Side::Adversary);
    } else {
        turn.state.desk.book.politics.norms[norm.index()].verified = Some(hour);
        turn.open(EventKind::NormVerified { norm });
    }
    for access in (0..scenario.accesses.len()).map(AccessId::from) {
        let hidden = turn.state.desk.book.accesses[access.index()].life == AccessLife::Hidden;
        let key = subject ^ scenario.accesses[access.index()].subject;
        if hidden && turn.state.luck.chance(Stream::Inspection, key, n, figures.inspection_exposes) {
            politics::lose(turn, access);
        }
    }
}

/// We leave a norm in the open.
pub fn denounce(turn: &mut Turn, norm: NormId) {
    settle(turn, norm, Standing::Open);
    move_voices(turn, -turn.scenario.coefficients.norm_left);
    turn.open(EventKind::NormDenounced { norm });
}

/// Something has gone dark by the hand of a side: whatever norm forbids that is broken.
pub fn hit(turn: &mut Turn, bearers: &[BearerId], by: Side) {
    let broken: Vec<NormId> =
        forbidding(turn.scenario, &turn.state.desk.book.politics.norms, bearers).collect();
    for norm in broken {
        break_norm(turn, norm, by);
    }
}

/// Everybody sees who broke it: our voices turn from a word of ours that was broken, and towards us from one of his.
fn break_norm(turn: &mut Turn, norm: NormId, by: Side) {
    let figures = &turn.scenario.coefficients;
    settle(turn, norm, Standing::Broken(by));
    match by {
        Side::Alliance => {
            move_voices(turn, -figures.norm_broken);
            turn.state.desk.book.politics.climb(1);
        }
        Side::Adversary => move_voices(turn, figures.norm_found),
    }
    turn.open(EventKind::NormBroken { norm, by });
}

/// Whether enough norms stand, signed and verified, for the crisis to end: where a treaty is an end at all.
pub fn concluded(turn: &Turn) -> bool {
    let Some(treaty) = &turn.scenario.treaty else { return false };
    let standing = turn.state.desk.book.politics.norms.iter().filter(|norm| norm.stands()).count();
    turn.state.stage == Stage::Crisis && treaty.ends > 0 && standing >= treaty.ends
}
