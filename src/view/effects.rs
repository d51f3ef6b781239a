//! Breaks and repairs as one sees them happen: a ring that opens once and is gone.

use super::settings::Motion;
use crate::game::messages::{LinkDisrupted, LinkRestored, TimelineJumped};
use crate::sim::ChannelId;
use bevy::prelude::*;

/// The moment of the game that is shown, hours with their fraction, and the seconds of the clock on the wall.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct Moment {
    /// Hours since the beginning.
    pub hour: f64,
    /// Seconds since the window opened.
    pub seconds: f64,
}

/// How long a ring opens, seconds.
const OPENS: f64 = 0.9;

/// What has just broken or come back.
#[derive(Resource, Clone, Debug, Default)]
pub struct Breaks(Vec<(ChannelId, bool, f64)>);

/// A ring that opens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flash {
    /// Whether it broke; else it came back.
    pub broke: bool,
    /// How far the ring has opened, 0 to 1.
    pub share: f32,
}

impl Breaks {
    /// The ring on a medium.
    pub fn flash(&self, channel: ChannelId, moment: &Moment) -> Option<Flash> {
        let (_, broke, since) = self.0.iter().rfind(|(other, _, _)| *other == channel)?;
        Some(Flash { broke: *broke, share: ((moment.seconds - since) / OPENS).clamp(0.0, 1.0) as f32 })
    }

    /// Whether something is opening.
    pub fn moving(&self) -> bool {
        !self.0.is_empty()
    }
}

/// Opens a ring for whatever breaks and comes back, and ends it; a jump of the clock ends all of them.
pub(super) fn flash(
    mut disrupted: MessageReader<LinkDisrupted>,
    mut restored: MessageReader<LinkRestored>,
    mut jumped: MessageReader<TimelineJumped>,
    moment: Res<Moment>,
    motion: Res<Motion>,
    mut breaks: ResMut<Breaks>,
) {
    let broken = disrupted.read().map(|told| (told.channel, true));
    let told: Vec<(ChannelId, bool)> =
        broken.chain(restored.read().map(|told| (told.channel, false))).collect();
    let over = |since: f64| moment.seconds - since >= OPENS;
    if jumped.read().count() > 0 {
        breaks.0.clear();
    } else if !told.is_empty() && !motion.reduced {
        breaks.0.extend(told.into_iter().map(|(channel, broke)| (channel, broke, moment.seconds)));
    } else if breaks.0.iter().any(|(_, _, since)| over(*since)) {
        breaks.0.retain(|(_, _, since)| !over(*since));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::LinkId;

    fn told(reduced: bool) -> App {
        let mut app = App::new();
        app.add_message::<LinkDisrupted>()
            .add_message::<LinkRestored>()
            .add_message::<TimelineJumped>()
            .init_resource::<Moment>()
            .init_resource::<Breaks>()
            .insert_resource(Motion { reduced })
            .add_systems(Update, flash);
        let (link, channel) = (LinkId(1), ChannelId(3));
        app.world_mut().write_message(LinkDisrupted { hour: 1, link, channel, cause: None });
        app.update();
        app
    }

    fn flashes(app: &App) -> Option<Flash> {
        app.world().resource::<Breaks>().flash(ChannelId(3), app.world().resource::<Moment>())
    }

    #[test]
    fn what_breaks_opens_a_ring_and_the_ring_ends() {
        let mut app = told(false);
        assert_eq!(flashes(&app), Some(Flash { broke: true, share: 0.0 }));
        app.world_mut().resource_mut::<Moment>().seconds = 1.0;
        app.update();
        assert_eq!(flashes(&app), None);
    }

    #[test]
    fn a_jump_of_the_clock_ends_every_ring() {
        let mut app = told(false);
        app.world_mut().write_message(TimelineJumped { from: 1, to: 9 });
        app.update();
        assert!(!app.world().resource::<Breaks>().moving());
    }

    #[test]
    fn with_reduced_motion_nothing_opens() {
        assert!(!told(true).world().resource::<Breaks>().moving());
    }
}
