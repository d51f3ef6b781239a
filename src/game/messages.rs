//! What is asked of the game and what it tells: the only ways in and out. Everything told is something the viewer
//! saw.

use super::library::GameSetup;
pub use super::playback::SetPlayback;
use crate::map::projection::LonLat;
use crate::session::load::Note;
use crate::sim::event::{Event, EventKind};
use crate::sim::state::{DisruptionCause, Outcome, Payload, Weapon};
use crate::sim::{ChannelId, Hour, LinkId, NodeId, Order, Refusal, Side};
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use std::path::PathBuf;

/// In: the viewer gives an order.
#[derive(Message, Clone, Copy, Debug, PartialEq)]
pub struct IssueOrder(pub Order);

/// In: the slot in hand was dragged to a place of the picture, points. What can be done there is ordered or asked.
#[derive(Message, Clone, Copy, Debug, PartialEq)]
pub struct Dropped(pub Vec2);

/// Out: nothing can be done with the slot in hand where it was dropped.
#[derive(Message, Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropMissed;

/// In: the viewer asks the advisor about the orders of this hour.
#[derive(Message, Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskAdvisor;

/// In: the viewer takes back an order of this hour: the last, unless one is named.
#[derive(Message, Clone, Copy, Debug, PartialEq)]
pub struct WithdrawOrder(pub Option<Order>);

/// In: go to an hour of this game. Forward, the hours between are played at once, up to the first thing that stops
/// the clock; backward, only where the session can look back.
#[derive(Message, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seek(pub Hour);

/// In: go to another screen.
#[derive(Message, Clone, Debug, PartialEq)]
pub enum Navigate {
    /// Open a level and read its briefing; the game is laid out behind it.
    OpenBriefing(GameSetup),
    /// Open a level and begin at once.
    StartGame(GameSetup),
    /// Take up the game of a journal where it was left.
    Resume(PathBuf),
    /// Take up what is whole of a damaged journal, in a file of its own.
    TakeWhole(PathBuf),
    /// On from here: from the briefing to the crisis, from the council to the plan, from the end to the menu.
    Continue,
    /// Leave the game.
    ToMenu,
}

/// In: remove a game of the list for good.
#[derive(Message, Clone, Debug, PartialEq, Eq)]
pub struct DeleteGame(pub PathBuf);

/// In: keep the game on the table in another folder from now on.
#[derive(Message, Clone, Debug, PartialEq, Eq)]
pub struct KeepElsewhere(pub PathBuf);

/// In: bring a place into the picture.
#[derive(Message, Clone, Copy, Debug, PartialEq)]
pub struct LookAt(pub LonLat);

/// Out: an order was refused, and why.
#[derive(Message, Clone, Copy, Debug, PartialEq)]
pub struct OrderRefused {
    /// The order.
    pub order: Order,
    /// Why.
    pub refusal: Refusal,
}

/// Out: a level or a save could not be opened.
#[derive(Message, Clone, Debug, PartialEq, Eq)]
pub struct StartRefused {
    /// Which.
    pub name: String,
    /// What is wrong with it, for people.
    pub report: String,
}

/// Out: the game is not kept, or no longer; it can be played all the same.
#[derive(Message, Clone, Debug, PartialEq, Eq)]
pub struct SaveFailed {
    /// What the file system says.
    pub report: String,
}

/// Out: the game is kept in another folder now, or cannot be.
#[derive(Message, Clone, Debug, PartialEq, Eq)]
pub struct KeptElsewhere {
    /// The folder.
    pub folder: PathBuf,
    /// Why it cannot, as the file system says it.
    pub refused: Option<String>,
}

/// Out: a game could not be removed.
#[derive(Message, Clone, Debug, PartialEq, Eq)]
pub struct DeleteRefused {
    /// Which.
    pub path: PathBuf,
    /// What the file system says.
    pub report: String,
}

/// Out: a game was taken up, and what its player should know of it.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct TakenUp {
    /// What.
    pub notes: Vec<Note>,
}

/// Out: a picture of the window was kept in a file, or why not, for people.
#[derive(Message, Clone, Debug, PartialEq, Eq)]
pub struct PictureTaken(pub Result<PathBuf, String>);

/// Out: something happened that the viewer saw.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Happened(pub Event);

/// Out: an operation took effect or did not, as first reported.
#[derive(Message, Clone, Copy, Debug, PartialEq, Eq)]
pub struct OperationResolved {
    /// When.
    pub hour: Hour,
    /// With what.
    pub weapon: Weapon,
    /// What the first report says; it may be wrong.
    pub reported: bool,
}

/// Out: a medium of a link is thought dark from now on.
#[derive(Message, Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkDisrupted {
    /// When.
    pub hour: Hour,
    /// The link.
    pub link: LinkId,
    /// Its medium, by number.
    pub channel: ChannelId,
    /// Why, as far as known.
    pub cause: Option<DisruptionCause>,
}

/// Out: a medium of a link is thought to work again.
#[derive(Message, Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkRestored {
    /// When.
    pub hour: Hour,
    /// The link.
    pub link: LinkId,
    /// Its medium, by number.
    pub channel: ChannelId,
}

/// Out: an order or report set out.
#[derive(Message, Clone, Copy, Debug, PartialEq)]
pub struct TransmissionSent {
    /// When.
    pub hour: Hour,
    /// Running number.
    pub id: u32,
    /// Whose.
    pub side: Side,
    /// What it carries.
    pub payload: Payload,
}

/// Out: an order or report arrived.
#[derive(Message, Clone, Copy, Debug, PartialEq)]
pub struct TransmissionArrived {
    /// When.
    pub hour: Hour,
    /// Running number.
    pub id: u32,
    /// Whose.
    pub side: Side,
    /// What it carried.
    pub payload: Payload,
    /// Where.
    pub at: NodeId,
}

/// Out: a formation's report arrived, and the belief about it is fresh.
#[derive(Message, Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportReceived {
    /// About whom.
    pub node: NodeId,
    /// Hour of the report.
    pub at: Hour,
}

/// Out: the adversary's council met.
#[derive(Message, Clone, Copy, Debug, PartialEq, Eq)]
pub struct CouncilMet {
    /// When.
    pub hour: Hour,
    /// Readiness before.
    pub from: u8,
    /// Readiness after.
    pub to: u8,
}

/// Out: the attack began.
#[derive(Message, Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttackLaunched {
    /// When.
    pub hour: Hour,
}

/// Out: the game ended.
#[derive(Message, Clone, Copy, Debug, PartialEq, Eq)]
pub struct GameEnded {
    /// When.
    pub hour: Hour,
    /// How.
    pub outcome: Outcome,
}

/// Out: the clock jumped; whatever moves smoothly starts anew.
#[derive(Message, Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimelineJumped {
    /// From this hour.
    pub from: Hour,
    /// To this one.
    pub to: Hour,
}

/// Writers of everything that is made from events.
#[derive(SystemParam)]
pub struct Announcements<'w> {
    happened: MessageWriter<'w, Happened>,
    resolved: MessageWriter<'w, OperationResolved>,
    sent: MessageWriter<'w, TransmissionSent>,
    arrived: MessageWriter<'w, TransmissionArrived>,
    council: MessageWriter<'w, CouncilMet>,
    launched: MessageWriter<'w, AttackLaunched>,
    ended: MessageWriter<'w, GameEnded>,
}

impl Announcements<'_> {
    /// Tells an event that the viewer saw.
    pub fn tell(&mut self, event: &Event) {
        let hour = event.hour;
        match event.kind {
            EventKind::OperationResolved { weapon, reported } => {
                self.resolved.write(OperationResolved { hour, weapon, reported });
            }
            EventKind::TransmissionSent { id, side, payload } => {
                self.sent.write(TransmissionSent { hour, id, side, payload });
            }
            EventKind::TransmissionArrived { id, side, payload, at } => {
                self.arrived.write(TransmissionArrived { hour, id, side, payload, at });
            }
            EventKind::CouncilMet { from, to } => {
                self.council.write(CouncilMet { hour, from, to });
            }
            EventKind::AttackLaunched => {
                self.launched.write(AttackLaunched { hour });
            }
            EventKind::GameEnded { outcome } => {
                self.ended.write(GameEnded { hour, outcome });
            }
            _ => {}
        }
        self.happened.write(Happened(event.clone()));
    }
}

/// Registers every message.
pub(super) fn add_messages(app: &mut App) {
    app.add_message::<IssueOrder>()
        .add_message::<Dropped>()
        .add_message::<DropMissed>()
        .add_message::<AskAdvisor>()
        .add_message::<WithdrawOrder>()
        .add_message::<SetPlayback>()
        .add_message::<Seek>()
        .add_message::<Navigate>()
        .add_message::<LookAt>()
        .add_message::<OrderRefused>()
        .add_message::<StartRefused>()
        .add_message::<SaveFailed>()
        .add_message::<DeleteGame>()
        .add_message::<DeleteRefused>()
        .add_message::<KeepElsewhere>()
        .add_message::<KeptElsewhere>()
        .add_message::<TakenUp>()
        .add_message::<PictureTaken>()
        .add_message::<Happened>()
        .add_message::<OperationResolved>()
        .add_message::<LinkDisrupted>()
        .add_message::<LinkRestored>()
        .add_message::<TransmissionSent>()
        .add_message::<TransmissionArrived>()
        .add_message::<ReportReceived>()
        .add_message::<CouncilMet>()
        .add_message::<AttackLaunched>()
        .add_message::<GameEnded>()
        .add_message::<TimelineJumped>();
}
