//! What the viewer saw of the hours that have just passed, and how it is told.

use super::messages::Announcements;
use crate::sim::Event;
use bevy::prelude::*;

/// What has not been announced yet.
#[derive(Resource, Debug, Default)]
pub(super) struct News(pub(super) Vec<Event>);

/// Tells what the viewer saw.
pub(super) fn announce(mut news: ResMut<News>, mut announcements: Announcements) {
    if news.0.is_empty() {
        return;
    }
    for event in news.0.drain(..) {
        announcements.tell(&event);
    }
}
