//! The ground: theatre, projection, geodesics, outlines.
