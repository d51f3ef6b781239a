//! Bounds that cannot fail: a window, a file or a level may leave less room than what is to stand in it.

/// A value within bounds; where they cross there is no room, and the lower one holds.
pub fn between(value: f32, low: f32, high: f32) -> f32 {
    value.min(high).max(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_that_cross_leave_the_lower_one() {
        assert_eq!(between(5.0, 8.0, -20.0), 8.0);
        assert_eq!(between(5.0, -20.0, 8.0), 5.0);
        assert_eq!(between(f32::NAN, 1.0, 2.0), 2.0);
    }
}
