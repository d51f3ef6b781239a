//! Waiting and repair. Source: docs/sources.md (delays).

use crate::published::queues::restoration;
use crate::published::table::{Status::Shown, Table};
use crate::sim::formula::tempo::staff_hours;

/// The comparison.
pub fn table() -> Table {
    let mut table = Table::new(
        "queues",
        "Hours in the queue of a headquarters, and hours to full restoration",
        "M/M/1 and parallel exponential repair; docs/sources.md (delays)",
        "Near saturation a small loss of staff or bandwidth explodes the delay",
    );
    for (arrivals, service, hours) in [(4.0, 6.0, 0.5), (4.0, 4.5, 2.0), (4.0, 4.1, 10.0)] {
        let quantity = format!("hours in the queue, {arrivals} messages an hour, {service} handled");
        table.number(Shown, quantity, hours, staff_hours(&service, &arrivals, &f64::INFINITY), 1e-9);
    }
    for (crews, hours) in [(1, 96.0), (3, 38.667), (12, 24.826)] {
        let quantity = format!("hours to restore 12 outages of 8 h with {crews} crews");
        table.number(Shown, quantity, hours, restoration(12, crews, 8.0), 5e-4);
    }
    table
}
