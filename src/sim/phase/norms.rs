//! Norms are proposed, signed, inspected, left and broken. Source: Ischinger 2016 (docs/rules/norms.md).

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::*;
use crate::sim::model::state::{Stage, Standing};
use crate::sim::phase::Turn;
use crate::sim::rules::norms::forbidding;

/// Moves a norm to another standing.
pub fn settle(turn: &mut Turn, norm: NormId, standing: Standing) {
    let hour = turn.state.hour;
    turn.state.desk.book.politics.norms[norm.index()].become_at(standing, hour);
}

/// Something has gone dark by the hand of a side: whatever norm forbids that is broken.
pub fn hit(turn: &mut Turn, channels: &[ChannelId], by: Side) {
    let broken: Vec<NormId> =
        forbidding(turn.scenario, &turn.state.desk.book.politics.norms, channels).collect();
    for norm in broken {
        break_norm(turn, norm, by);
    }
}

/// Everybody sees who broke it: our allies turn from a word of ours that was broken, and towards us from one of the adversary's.
pub fn break_norm(turn: &mut Turn, norm: NormId, by: Side) {
    let figures = &turn.scenario.coefficients;
    settle(turn, norm, Standing::Broken(by));
    match by {
        Side::Alliance => {
            turn.state.desk.book.politics.move_all(-figures.norm_broken);
            turn.state.desk.book.politics.climb(1);
        }
        Side::Adversary => turn.state.desk.book.politics.move_all(figures.norm_found),
    }
    turn.open(EventKind::NormBroken { norm, by });
}

/// Whether enough norms stand, signed and verified, for the crisis to end: where a treaty is an end at all.
pub fn concluded(turn: &Turn) -> bool {
    let Some(treaty) = &turn.scenario.treaty else { return false };
    let standing = turn.state.desk.book.politics.norms.iter().filter(|norm| norm.stands()).count();
    turn.state.stage == Stage::Crisis && treaty.ends > 0 && standing >= treaty.ends
}
