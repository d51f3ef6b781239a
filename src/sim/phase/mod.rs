//! The phases of an hour, one file each, and what orders do when they are carried out.

pub mod actors;
pub mod air;
pub mod approach;
pub mod brigades;
pub mod discovery;
pub mod dispatches;
pub mod effects;
pub mod ending;
pub mod intrusion;
pub mod jamming;
pub mod launch;
pub mod march;
pub mod norms;
pub mod opening;
pub mod operations;
pub mod orders;
pub mod politics;
pub mod relocation;
pub mod repair;
pub mod traffic;
pub mod watch;
pub mod week;
