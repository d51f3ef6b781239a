//! The rules as pure functions of scenario and state: what one asks, never what happens.

pub mod air;
pub mod capability;
pub mod combat;
pub mod defence;
mod derive;
pub mod discovery;
pub mod fear;
pub mod grade;
pub mod hunting;
pub mod interdiction;
pub mod jamming;
pub mod network;
pub mod norms;
pub mod outage;
pub mod outlook;
pub mod pace;
pub mod politics;
pub mod prices;
pub mod provocation;
pub mod reckoning;
pub mod reinforcement;
pub mod relocation;
pub mod repair;
pub mod weapons;
pub mod whereabouts;
