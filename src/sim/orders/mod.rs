//! What can be ordered: one place for an order.
//!
//! [`order`] is the data. [`table`] says of every kind what it is called, what of a week it takes and how the plan offers
//! it, and where its rule stands: [`team`], [`signal`], [`act`], [`attribution`], [`norm`], [`dispatch`], [`judgement`],
//! [`war`], [`council`]. A rule holds the price, the check, the preview and the effect of its kind side by side. An order is
//! accepted or refused on what its giver knows; if the truth differs, it fails when it is carried out.

mod act;
mod attribution;
mod council;
mod dispatch;
mod interdict;
mod judgement;
mod moved;
mod name;
mod norm;
mod offer;
mod order;
mod place;
mod pressure;
mod refusal;
mod rule;
mod shot;
mod signal;
mod slot;
mod table;
mod team;
mod view;
mod war;
mod world;

pub use moved::{Mover, moved};
pub use name::Name;
pub use offer::{Offer, offer, offers};
pub use order::Order;
pub use place::{concerns, offers_at, place_of, stands_at};
pub use refusal::Refusal;
pub use rule::{apply, check};
pub use slot::Slot;
pub use table::{KINDS, Kind};
pub use team::{crews, tasks, team_offers};
pub use world::Moved;
