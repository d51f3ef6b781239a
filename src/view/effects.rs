//! Breaks and repairs as one sees them happen: a ring that opens once and is gone.

use super::scene::Scene;
use super::settings::Motion;
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
pub struct Breaks {
    dark: Vec<bool>,
    seen: Vec<(ChannelId, bool, f64)>,
}

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
        let (_, broke, since) = self.seen.iter().find(|(other, _, _)| *other == channel)?;
        Some(Flash { broke: *broke, share: ((moment.seconds - since) / OPENS).clamp(0.0, 1.0) as f32 })
    }

    /// Whether something is opening.
    pub fn moving(&self) -> bool {
        !self.seen.is_empty()
    }

    /// Takes over which media are dark now.
    fn take(&mut self, now: impl Iterator<Item = (ChannelId, bool)>, seconds: f64, show: bool) {
        let known = !self.dark.is_empty();
        for (channel, dark) in now {
            let index = channel.index();
            if self.dark.len() <= index {
                self.dark.resize(index + 1, false);
            }
            if known && show && self.dark[index] != dark {
                self.seen.push((channel, dark, seconds));
            }
            self.dark[index] = dark;
        }
        self.seen.retain(|(_, _, since)| seconds - since < OPENS);
    }
}

/// Compares the scene with the one before.
pub(super) fn watch(scene: Res<Scene>, moment: Res<Moment>, motion: Res<Motion>, mut breaks: ResMut<Breaks>) {
    if scene.is_changed() {
        let strands = scene.links.iter().flat_map(|link| &link.channels);
        let now = strands.map(|channel| (channel.channel, channel.dark.is_some()));
        breaks.take(now, moment.seconds, !motion.reduced);
    } else if breaks.moving() {
        breaks.take(std::iter::empty(), moment.seconds, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_breaks_opens_a_ring_and_the_ring_ends() {
        let mut breaks = Breaks::default();
        let channel = ChannelId(3);
        breaks.take([(channel, false)].into_iter(), 0.0, true);
        assert!(!breaks.moving());
        breaks.take([(channel, true)].into_iter(), 1.0, true);
        let at = |seconds| Moment { hour: 0.0, seconds };
        assert_eq!(breaks.flash(channel, &at(1.0)), Some(Flash { broke: true, share: 0.0 }));
        breaks.take(std::iter::empty(), 2.0, false);
        assert_eq!(breaks.flash(channel, &at(2.0)), None);
    }

    #[test]
    fn with_reduced_motion_nothing_opens() {
        let mut breaks = Breaks::default();
        breaks.take([(ChannelId(0), false)].into_iter(), 0.0, false);
        breaks.take([(ChannelId(0), true)].into_iter(), 1.0, false);
        assert!(!breaks.moving());
    }
}
