//! The phases of an hour, one file each.

pub mod activity;
pub mod actors;
pub mod air;
pub mod approach;
pub mod arrivals;
pub mod brigades;
pub mod cyber;
pub mod desk;
pub mod discovery;
pub mod dispatches;
pub mod disruption;
pub mod effects;
pub mod ending;
pub mod hardening;
pub mod interdiction;
pub mod intrusion;
pub mod jamming;
pub mod launch;
pub mod march;
pub mod norms;
pub mod opening;
pub mod politics;
pub mod pulse;
pub mod relocation;
pub mod repair;
pub mod shot;
pub mod strikes;
pub mod traffic;
mod turn;
pub mod watch;
pub mod week;

pub use turn::Turn;
