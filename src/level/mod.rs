//! RON text to scenario, or a report of every mistake in it.
