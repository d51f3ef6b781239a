//! A tree of command with one dead headquarters. The quality of a chain is the game's own
//! [`chain_quality`](crate::sim::formula::tempo::chain_quality). Source: docs/sources.md (hierarchy).

/// b^-l: share of the leaves of a tree with `branches` below each node that one dead node at `level` cuts
/// off; the root is level 0. Source: docs/sources.md (hierarchy).
pub fn share_cut_off(branches: u32, level: u32) -> f64 {
    (0..level).fold(1.0, |share, _| share / f64::from(branches))
}
