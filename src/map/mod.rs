//! The ground: theatre, projection, geodesics, outlines, towns, regions, blocs and the symbols that stand on them.

pub mod blocs;
mod bytes;
pub mod geodesic;
pub mod outline;
pub mod places;
pub mod projection;
pub mod regions;
pub mod symbols;
pub mod theatre;
pub mod triangulate;
