//! The adversary's council.

use crate::sim::model::ids::*;
use crate::sim::model::scenario::Act;
use crate::sim::model::units::Hour;
use serde::Serialize;

/// A cause that passes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Passing {
    /// Its size.
    pub amount: f64,
    /// When it is gone.
    pub until: Hour,
}

/// The adversary's council.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Council {
    /// Step of the ladder: 0 garrison, 1 exercise, 2 assembled, 3 launch. It is also the number of "yes" votes.
    pub readiness: u8,
    /// What it was before it last changed, and when that was.
    pub readiness_before: (u8, Hour),
    /// Councils held.
    pub held: u32,
    /// When the next one meets.
    pub next: Hour,
    /// Whether the council that sits has voted.
    pub voted: bool,
    /// What cards, silence and offers have added to the allied answer it believes in.
    pub heard: f64,
    /// Cost of backing down beyond the ladder's own.
    pub audience: f64,
    /// Passing rises of the stakes.
    pub stakes: Vec<Passing>,
    /// Hours held in the alliance's network.
    pub intrusion: f64,
    /// The links in which they are held, one entry an implant, oldest first.
    pub implants: Vec<LinkId>,
    /// How many implants there have been.
    pub implanted: u32,
    /// How many were thrown out at the last turn of the week.
    pub thrown_out: u32,
    /// This week's act.
    pub act: Act,
    /// Links hardened by cable in peace.
    pub hardened: Vec<LinkId>,
    /// Whether formations hold the order to attack beforehand.
    pub predelegated: bool,
    /// Whether it means to break each norm it has signed, by `NormId`; nobody else knows.
    pub cheats: Vec<bool>,
}
