//! Many games: played in parallel on threads of their own, counted, and told as text or data.

pub mod account;
pub mod advice;
pub mod balance;
pub mod batch;
pub mod estimate;
pub mod game;
pub mod games;
pub mod job;
pub mod score;
pub mod sensitivity;
pub mod setting;
pub mod statistics;
pub mod summary;
pub mod svg;
pub mod sweep;
