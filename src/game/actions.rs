//! The one table of everything a key or a button can do. Menus, keys, buttons and tooltips read it; nothing else in
//! the game knows a key.

use super::lens::Lens;
use super::playback::Factor;
use bevy::prelude::*;

/// Something a key or a button does. Whoever knows how to do it reads the message.
#[derive(Message, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// Pause or run.
    TogglePause,
    /// Choose how fast time runs.
    Speed(Factor),
    /// Close the council and let the week run.
    RunWeek,
    /// Close the report of the council.
    CloseCouncil,
    /// Answer the dispatch, by position of the option. For good, so a key does it with its second press only.
    Answer(u8),
    /// Give the order that stands at a number on the card of the picked thing, from 0.
    OrderHere(u8),
    /// Take the next slot of the week in hand.
    NextSlot,
    /// Take back the last order of this hour.
    Undo,
    /// Select the next place where something can be done, else the next thing of the kind selected.
    Next,
    /// Select the previous one.
    Previous,
    /// Select nothing.
    Deselect,
    /// Look through a lens.
    Look(Lens),
    /// Come closer.
    ZoomIn,
    /// Go farther.
    ZoomOut,
    /// Move the picture.
    Pan(Direction),
    /// Back to where the level's picture begins.
    Recentre,
    /// From far enough to see all of both networks.
    Theatre,
    /// Show or hide the key to the map.
    ToggleKey,
    /// Turn to the dispatch.
    ShowDispatch,
    /// Turn to the plan.
    ShowPlan,
    /// Turn to the allies.
    ShowAllies,
    /// Show or hide the log.
    ToggleLog,
    /// Open the menu of this screen, or close it.
    Menu,
    /// On to the next screen.
    Continue,
    /// Larger letters.
    ScaleUp,
    /// Smaller letters.
    ScaleDown,
    /// Letters as they were.
    ScaleReset,
    /// The whole monitor, or a window.
    Fullscreen,
    /// Keep a picture of the window.
    Picture,
    /// Leave.
    Quit,
}

/// A direction on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// Up.
    North,
    /// Right.
    East,
    /// Down.
    South,
    /// Left.
    West,
}

/// Where an action can be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// In the menu.
    Menu,
    /// Over a briefing.
    Briefing,
    /// In the crisis, with nothing over it.
    Crisis,
    /// While an answer of the dispatch has the focus: the letters are the card's and not the map's.
    Answers,
    /// While something is picked: the digits are its card's.
    Picked,
    /// Over the report of a council.
    Council,
    /// In war.
    War,
    /// At the end.
    End,
}

/// A key with its modifiers. Names are those egui knows a key by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    /// Name of the key.
    pub key: &'static str,
    /// With Ctrl (or Command).
    pub ctrl: bool,
    /// With Shift.
    pub shift: bool,
}

/// A line of the table.
#[derive(Clone, Copy, Debug)]
pub struct ActionInfo {
    /// What is done.
    pub action: Action,
    /// Name of its text.
    pub id: &'static str,
    /// Keys that do it unless they are bound otherwise.
    pub keys: &'static [Chord],
    /// Where it can be done.
    pub contexts: &'static [Context],
}

const fn key(key: &'static str) -> Chord {
    Chord { key, ctrl: false, shift: false }
}

const fn ctrl(key: &'static str) -> Chord {
    Chord { key, ctrl: true, shift: false }
}

const fn line(
    action: Action,
    id: &'static str,
    keys: &'static [Chord],
    contexts: &'static [Context],
) -> ActionInfo {
    ActionInfo { action, id, keys, contexts }
}

const ANYWHERE: &[Context] =
    &[Context::Menu, Context::Briefing, Context::Crisis, Context::Council, Context::War, Context::End];
const MAP: &[Context] = &[Context::Briefing, Context::Crisis, Context::Council, Context::War, Context::End];
const PLAY: &[Context] = &[Context::Crisis, Context::War];
const CRISIS: &[Context] = &[Context::Crisis];
const ANSWERS: &[Context] = &[Context::Answers];
const PICKED: &[Context] = &[Context::Picked];

/// Every action, in the order of a list of keys.
pub const ACTIONS: &[ActionInfo] = &[
    line(Action::TogglePause, "action-pause", &[key("Space")], PLAY),
    line(Action::Speed(Factor::One), "action-speed-1", &[key("Q")], PLAY),
    line(Action::Speed(Factor::Two), "action-speed-2", &[key("R")], PLAY),
    line(Action::Speed(Factor::Four), "action-speed-4", &[key("Y")], PLAY),
    line(Action::RunWeek, "action-run-week", &[key("Enter")], PLAY),
    line(Action::CloseCouncil, "action-close-council", &[key("Enter"), key("Space")], &[Context::Council]),
    line(Action::Answer(0), "action-answer-a", &[key("A")], ANSWERS),
    line(Action::Answer(1), "action-answer-b", &[key("B")], ANSWERS),
    line(Action::Answer(2), "action-answer-c", &[key("C")], ANSWERS),
    line(Action::OrderHere(0), "action-order-1", &[key("1")], PICKED),
    line(Action::OrderHere(1), "action-order-2", &[key("2")], PICKED),
    line(Action::OrderHere(2), "action-order-3", &[key("3")], PICKED),
    line(Action::OrderHere(3), "action-order-4", &[key("4")], PICKED),
    line(Action::NextSlot, "action-next-slot", &[key("T")], CRISIS),
    line(Action::Undo, "action-undo", &[ctrl("Z"), key("Backspace")], PLAY),
    line(Action::Next, "action-next", &[key("Period")], MAP),
    line(Action::Previous, "action-previous", &[key("Comma")], MAP),
    line(Action::Deselect, "action-deselect", &[key("Delete")], MAP),
    line(Action::Look(Lens::Force), "lens-force", &[key("1")], MAP),
    line(Action::Look(Lens::CommandQuality), "lens-command-quality", &[key("2")], MAP),
    line(Action::Look(Lens::BeliefAge), "lens-belief-age", &[key("3")], MAP),
    line(Action::ZoomIn, "action-zoom-in", &[key("Plus"), key("Equals"), key("PageUp")], MAP),
    line(Action::ZoomOut, "action-zoom-out", &[key("Minus"), key("PageDown")], MAP),
    line(Action::Pan(Direction::North), "action-pan-north", &[key("W"), key("Up")], MAP),
    line(Action::Pan(Direction::East), "action-pan-east", &[key("D"), key("Right")], MAP),
    line(Action::Pan(Direction::South), "action-pan-south", &[key("S"), key("Down")], MAP),
    line(Action::Pan(Direction::West), "action-pan-west", &[key("A"), key("Left")], MAP),
    line(Action::Recentre, "action-recentre", &[key("Home")], MAP),
    line(Action::Theatre, "action-theatre", &[key("E")], MAP),
    line(Action::ToggleKey, "action-key", &[key("K")], MAP),
    line(Action::ShowDispatch, "action-dispatch", &[key("F")], CRISIS),
    line(Action::ShowPlan, "action-plan", &[key("P")], CRISIS),
    line(Action::ShowAllies, "action-allies", &[key("V")], CRISIS),
    line(Action::ToggleLog, "action-log", &[key("L")], MAP),
    line(Action::Menu, "action-menu", &[key("Escape")], ANYWHERE),
    line(Action::Continue, "action-continue", &[key("Enter")], &[Context::Briefing, Context::End]),
    line(Action::ScaleUp, "action-scale-up", &[ctrl("Plus"), ctrl("Equals")], ANYWHERE),
    line(Action::ScaleDown, "action-scale-down", &[ctrl("Minus")], ANYWHERE),
    line(Action::ScaleReset, "action-scale-reset", &[ctrl("0")], ANYWHERE),
    line(Action::Fullscreen, "action-fullscreen", &[key("F11")], ANYWHERE),
    line(Action::Picture, "action-picture", &[key("F12")], ANYWHERE),
    line(Action::Quit, "action-quit", &[ctrl("Q")], ANYWHERE),
];

/// A key as it is bound; names are owned, so that a player's own can be read from settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// What is done.
    pub action: Action,
    /// Name of the key.
    pub key: String,
    /// With Ctrl (or Command).
    pub ctrl: bool,
    /// With Shift.
    pub shift: bool,
}

/// The keys in force.
#[derive(Resource, Clone, Debug)]
pub struct Bindings(pub Vec<Binding>);

impl Default for Bindings {
    fn default() -> Self {
        let bound = ACTIONS.iter().flat_map(|info| {
            info.keys.iter().map(|chord| Binding {
                action: info.action,
                key: chord.key.to_owned(),
                ctrl: chord.ctrl,
                shift: chord.shift,
            })
        });
        Self(bound.collect())
    }
}

impl Bindings {
    /// What a key does where several contexts hold, the innermost first: what means nothing to one means what it does in
    /// the next.
    pub fn action(&self, key: &str, ctrl: bool, shift: bool, contexts: &[Context]) -> Option<Action> {
        let fits = |bound: &&Binding| bound.key == key && bound.ctrl == ctrl && bound.shift == shift;
        let meant = |context: &Context| {
            let mut actions = self.0.iter().filter(fits).map(|bound| bound.action);
            actions.find(|action| action.info().contexts.contains(context))
        };
        contexts.iter().find_map(meant)
    }

    /// The first key of an action, for a button's hint: `Ctrl+Z`.
    pub fn hint(&self, action: Action) -> Option<String> {
        let bound = self.0.iter().find(|bound| bound.action == action)?;
        let (ctrl, shift) = (if bound.ctrl { "Ctrl+" } else { "" }, if bound.shift { "Shift+" } else { "" });
        Some(format!("{ctrl}{shift}{}", bound.key))
    }
}

/// The actions whose keys are held down now: what lasts as long as a key does reads them.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct Held(pub Vec<Action>);

impl Held {
    /// Whether a key of an action is held.
    pub fn has(&self, action: Action) -> bool {
        self.0.contains(&action)
    }
}

impl Action {
    /// Whether it goes on as long as its key is held.
    pub fn lasts(self) -> bool {
        matches!(self, Action::ZoomIn | Action::ZoomOut | Action::Pan(_))
    }

    /// Its line of the table.
    pub fn info(self) -> &'static ActionInfo {
        ACTIONS.iter().find(|info| info.action == self).expect("a test holds every action against the table")
    }
}
