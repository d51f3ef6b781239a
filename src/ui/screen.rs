//! The whole screen: which panels stand where, for each stage of the game.

use super::action::Tab;
use super::format::Format;
use super::frame::{Drawn, area, block, bounded, fixed, grown, page, plate};
use super::layout::Layout;
use super::models::{
    Allies, Briefing, Chain, Clocks, CouncilCard, Dial, DispatchCard, End, Foot, Games, Keys, Ladder, Log,
    Menu, Opening, Orders, Pause, Plan, Resources, Selected, Settings, Table, Timeline, Trouble,
};
use super::theme::{self, BODY, STRONG};
use super::widget::tell_cut;
use super::{panels, popover};
use crate::text::Texts;
use bevy_egui::egui::emath::GuiRounding;
use bevy_egui::egui::{Align2, Id, LayerId, Order, Rect, Ui, pos2, vec2};

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Screen {
    /// The list of levels.
    Menu(Menu),
    /// The list of games.
    Games(Games),
    /// A game is being read.
    Opening(Opening),
    /// The menu of a game.
    Pause(Pause),
    /// Scale, motion, language.
    Settings(Settings),
    /// What a level is about.
    Briefing(Briefing),
    /// A report that must be read.
    Trouble(Trouble),
    /// Councils meet.
    Crisis(Box<Crisis>),
    /// The same from the council's seat.
    Council(Box<CouncilSeat>),
    /// Columns march.
    War(Box<War>),
    /// It is over.
    End(Box<End>),
}

/// The panels of the crisis.
#[derive(Clone, Debug, PartialEq)]
pub struct Crisis {
    /// "Baltic flash, week 4", and what happens now.
    pub heading: (String, String),
    /// Top left.
    pub dial: Dial,
    /// Left.
    pub ladder: Ladder,
    /// Top right.
    pub resources: Resources,
    /// Which page of the right column is open.
    pub tab: Tab,
    /// Its first page.
    pub dispatch: Option<DispatchCard>,
    /// Its second page.
    pub plan: Plan,
    /// Its third page.
    pub allies: Allies,
    /// Its fourth page.
    pub log: Log,
    /// Under it.
    pub foot: Foot,
    /// What went wrong last, over the timeline.
    pub note: Option<String>,
    /// Bottom.
    pub timeline: Timeline,
    /// At the picked thing.
    pub selected: Option<Selected>,
    /// Whether the key is open.
    pub key_open: bool,
    /// In the middle, after a council, until it has been read.
    pub report: Option<CouncilCard>,
    /// Labels of keys.
    pub keys: Keys,
}

/// The panels of the council's seat in the crisis.
#[derive(Clone, Debug, PartialEq)]
pub struct CouncilSeat {
    /// "Baltic flash, the council, week 4", and what happens now.
    pub heading: (String, String),
    /// Left the ledger and the ladder, right the vote and the act.
    pub table: Table,
    /// At the picked thing.
    pub selected: Option<Selected>,
    /// Left, instead of the ledger, while it is open.
    pub log: Option<Log>,
    /// What went wrong last.
    pub note: Option<String>,
}

/// The panels of the war.
#[derive(Clone, Debug, PartialEq)]
pub struct War {
    /// Top left.
    pub clocks: Clocks,
    /// Right.
    pub orders: Orders,
    /// Bottom.
    pub chain: Chain,
    /// At the picked thing.
    pub selected: Option<Selected>,
    /// Left, while it is open.
    pub log: Option<Log>,
    /// What went wrong last, over the chain.
    pub note: Option<String>,
    /// Labels of keys.
    pub keys: Keys,
}

/// Draws a screen over the whole of `ui`.
pub fn show(ui: &mut Ui, screen: &Screen, texts: &Texts) -> Drawn {
    let layout = Layout::on(ui);
    let mut drawn = Drawn::default();
    match screen {
        Screen::Menu(model) => {
            page(ui, "menu", 640.0, &layout, &mut drawn, |ui| panels::menu::menu(ui, model, texts))
        }
        Screen::Games(model) => {
            page(ui, "games", 720.0, &layout, &mut drawn, |ui| panels::games::list(ui, model, texts));
        }
        Screen::Opening(model) => {
            page(ui, "opening", 460.0, &layout, &mut drawn, |ui| panels::games::opening(ui, model, texts));
        }
        Screen::Pause(model) => {
            page(ui, "pause", 460.0, &layout, &mut drawn, |ui| panels::menu::pause(ui, model, texts));
        }
        Screen::Settings(model) => {
            page(ui, "settings", 640.0, &layout, &mut drawn, |ui| panels::menu::settings(ui, model, texts));
        }
        Screen::Briefing(model) => {
            page(ui, "briefing", 720.0, &layout, &mut drawn, |ui| panels::menu::briefing(ui, model, texts));
        }
        Screen::Trouble(model) => {
            page(ui, "trouble", 960.0, &layout, &mut drawn, |ui| panels::menu::trouble(ui, model, texts));
        }
        Screen::End(model) => {
            page(ui, "end", 860.0, &layout, &mut drawn, |ui| panels::end::panel(ui, model, texts))
        }
        Screen::Crisis(model) => crisis(ui, model, texts, &layout, &mut drawn),
        Screen::Council(model) => council(ui, model, texts, &layout, &mut drawn),
        Screen::War(model) => war(ui, model, texts, &layout, &mut drawn),
    }
    tell_cut(ui.ctx(), layout.text.body);
    drawn
}

fn crisis(ui: &mut Ui, model: &Crisis, texts: &Texts, layout: &Layout, drawn: &mut Drawn) {
    if let Some(place) = layout.heading {
        let rect = panels::heading::panel(ui, place, &model.heading, layout);
        drawn.occupied.push(rect);
    }
    fixed(ui, "dial", layout.dial, layout, drawn, |ui| panels::dial::panel(ui, &model.dial, texts));
    fixed(ui, "resources", layout.resources, layout, drawn, |ui| {
        panels::resources::panel(ui, &model.resources, texts)
    });
    fixed(ui, "timeline", layout.timeline, layout, drawn, |ui| {
        panels::timeline::panel(ui, &model.timeline, texts)
    });
    // Between the columns of a folded screen no card has room: it takes the left one.
    let folded = layout.format == Format::Folded;
    if !(folded && model.selected.is_some()) {
        left(ui, model, texts, layout, drawn);
    }
    // What leads on keeps its place under the column, however long that grows: a second click does the same again.
    let foot = panels::foot::height(layout) + 1.7 * layout.pad;
    // On a small screen a dispatch needs the whole column: it is answered first, and that leads to the plan.
    let footed = layout.format == Format::Wide || model.tab != Tab::Dispatch;
    let kept = if footed { foot + layout.gap } else { 0.0 };
    let room = layout.right.with_max_y(layout.right.bottom() - kept);
    let open = |ui: &mut Ui| {
        let mut actions = panels::tabs::panel(ui, model.tab, &model.keys, texts, layout);
        actions.extend(match model.tab {
            Tab::Dispatch => panels::dispatch::panel(ui, model.dispatch.as_ref(), texts),
            Tab::Plan => panels::plan::panel(ui, &model.plan, texts),
            Tab::Allies => panels::allies::panel(ui, &model.allies, texts),
            Tab::Log => panels::log::panel(ui, &model.log, texts),
        });
        actions
    };
    // The plan scrolls between its heads, where there is room for them.
    if model.tab == Tab::Plan && layout.format != Format::Folded {
        bounded(ui, "right", room, layout, drawn, open);
    } else {
        grown(ui, "right", room, layout, drawn, open);
    }
    if footed {
        let below = layout.right.with_min_y(layout.right.bottom() - foot);
        grown(ui, "foot", below, layout, drawn, |ui| panels::foot::panel(ui, &model.foot, texts));
    }
    let low = notice(ui, model.note.as_deref(), layout.right.left(), layout, drawn);
    if let Some(selected) = &model.selected {
        let between = Rect::from_min_max(
            pos2(layout.left.right(), layout.dial.bottom()),
            pos2(layout.right.left(), low),
        );
        let free = if folded { layout.left.expand(layout.gap) } else { between };
        popover::show(ui, selected, free, texts, layout, drawn);
    }
    if let Some(report) = &model.report {
        area(ui, "veil", Order::Foreground, layout.screen, |ui| {
            block(ui, "veil", layout.screen);
            ui.painter().rect_filled(layout.screen, 0.0, theme::VEIL);
            (layout.screen, Vec::new())
        });
        drawn.occupied = vec![layout.screen];
        // Under the veil nothing can be asked for.
        drawn.actions.clear();
        page(ui, "report", 520.0, layout, drawn, |ui| panels::council::panel(ui, report, &model.keys, texts));
    }
}

/// The ladder, and under it the key.
fn left(ui: &mut Ui, model: &Crisis, texts: &Texts, layout: &Layout, drawn: &mut Drawn) {
    let mut room = layout.left;
    let folded = layout.format == Format::Folded;
    let key = if folded { 0.0 } else { layout.text.body * 1.9 + 2.0 * layout.pad };
    let ladder = room.with_max_y(room.bottom() - key);
    let rect =
        grown(ui, "ladder", ladder, layout, drawn, |ui| panels::ladder::panel(ui, &model.ladder, texts));
    room.min.y = rect.bottom() + layout.gap;
    if !folded {
        let fits = room.height() >= panels::legend::height(layout) + 1.7 * layout.pad;
        let open = model.key_open && fits;
        grown(ui, "key", room, layout, drawn, |ui| panels::legend::panel(ui, open, &model.keys, texts));
    }
}

/// The ledger stands where the dial does, as wide, and as high as it needs; vote and act share the right column.
fn council(ui: &mut Ui, model: &CouncilSeat, texts: &Texts, layout: &Layout, drawn: &mut Drawn) {
    let bottom = layout.timeline.bottom();
    let wide = layout.left.with_max_x(layout.left.left() + layout.left.width() * 1.45);
    let left = Rect::from_min_max(layout.dial.min, pos2(wide.right(), bottom));
    if layout.heading.is_some() {
        // Dial and resources are not there: it has all the room between the columns.
        let between = layout.dial.with_min_x(left.right() + layout.gap);
        let place = between.with_max_x(layout.right.left() - layout.gap);
        let rect = panels::heading::panel(ui, place, &model.heading, layout);
        drawn.occupied.push(rect);
    }
    if let Some(log) = &model.log {
        grown(ui, "log", left, layout, drawn, |ui| panels::log::panel(ui, log, texts));
    } else {
        grown(ui, "ledger", left, layout, drawn, |ui| panels::table::ledger(ui, &model.table, texts));
    }
    let foot = panels::foot::height(layout) + 1.7 * layout.pad;
    let room = Rect::from_min_max(
        pos2(layout.right.left(), layout.dial.top()),
        pos2(layout.right.right(), bottom - foot - layout.gap),
    );
    grown(ui, "right", room, layout, drawn, |ui| panels::table::choices(ui, &model.table, texts));
    let below =
        Rect::from_min_max(pos2(layout.right.left(), bottom - foot), pos2(layout.right.right(), bottom));
    grown(ui, "foot", below, layout, drawn, |ui| panels::foot::panel(ui, &model.table.foot, texts));
    let low = notice(ui, model.note.as_deref(), layout.right.left(), layout, drawn);
    if let Some(selected) = &model.selected {
        let free = Rect::from_min_max(
            pos2(left.right(), layout.dial.top()),
            pos2(layout.right.left(), low.min(bottom)),
        );
        popover::show(ui, selected, free, texts, layout, drawn);
    }
}

fn war(ui: &mut Ui, model: &War, texts: &Texts, layout: &Layout, drawn: &mut Drawn) {
    fixed(ui, "clocks", layout.clocks, layout, drawn, |ui| panels::clocks::panel(ui, &model.clocks, texts));
    fixed(ui, "chain", layout.timeline, layout, drawn, |ui| panels::chain::panel(ui, &model.chain, texts));
    bounded(ui, "orders", layout.orders, layout, drawn, |ui| panels::orders::panel(ui, &model.orders, texts));
    let top = layout.clocks.bottom() + layout.gap;
    let room =
        Rect::from_min_max(pos2(layout.left.left(), top), pos2(layout.left.right(), layout.left.bottom()));
    if let Some(log) = &model.log {
        grown(ui, "log", room, layout, drawn, |ui| panels::log::panel(ui, log, texts));
    }
    let low = notice(ui, model.note.as_deref(), layout.orders.left(), layout, drawn);
    if let Some(selected) = &model.selected {
        let left = if model.log.is_some() { room.right() } else { room.left() };
        let free = Rect::from_min_max(pos2(left, top), pos2(layout.orders.left(), low));
        popover::show(ui, selected, free, texts, layout, drawn);
    }
}

/// What went wrong last, between the columns, over the bottom panel; gives how far down the map is free.
fn notice(ui: &mut Ui, note: Option<&str>, right: f32, layout: &Layout, drawn: &mut Drawn) -> f32 {
    let Some(note) = note else { return layout.timeline.top() };
    let id = Id::new("notice height");
    let height = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(layout.text.body * 4.0);
    let bottom = layout.timeline.top() - layout.gap;
    let room = Rect::from_min_max(
        pos2(layout.left.right() + layout.gap, layout.clocks.bottom() + layout.gap),
        pos2(right - layout.gap, bottom),
    );
    let size = vec2(room.width().min(560.0), height.min(room.height()));
    let place = Rect::from_min_size(pos2(room.center().x - size.x * 0.5, bottom - size.y), size);
    let place = place.round_ui().with_max_y(bottom);
    let rect = grown(ui, "notice", place, layout, drawn, |ui| panels::notice::panel(ui, note));
    let font = theme::font(BODY, layout.text.body);
    let width = size.x - layout.pad * 1.7 - layout.text.body * 1.7;
    let wanted = ui.painter().layout(note.to_owned(), font, theme::TEXT, width.max(40.0)).size().y;
    let wanted = wanted + layout.pad * 1.7;
    if (wanted - rect.height()).abs() > 1.0 {
        ui.ctx().request_repaint();
    }
    ui.data_mut(|data| data.insert_temp(id, wanted));
    rect.top()
}

/// What a click on the map would order, beside the pointer: a line that leads, and one below it.
pub fn point_out(ui: &Ui, [lead, below]: &[String; 2]) {
    let Some(at) = ui.ctx().pointer_latest_pos() else { return };
    let layout = Layout::on(ui);
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::new("pointed out")));
    let lead = painter.layout_no_wrap(lead.clone(), theme::font(STRONG, layout.text.least), theme::TEXT);
    let below = painter.layout_no_wrap(below.clone(), theme::font(BODY, layout.text.least), theme::SPEND);
    let pad = layout.pad * 0.6;
    let width = lead.size().x.max(below.size().x);
    let size = vec2(width, lead.size().y + below.size().y) + vec2(2.0, 2.0) * pad;
    let most = (layout.screen.max - size).max(layout.screen.min);
    let corner = (at + vec2(18.0, 14.0)).clamp(layout.screen.min, most);
    let rect = Rect::from_min_size(corner, size).round_ui();
    painter.add(plate(rect, theme::CARD_HOT));
    let under = rect.min + vec2(pad, pad + lead.size().y);
    painter.galley(rect.min + vec2(pad, pad), lead, theme::TEXT);
    painter.galley(under, below, theme::SPEND);
}

/// One sentence above the bottom panel, over everything: what was done that cannot be seen.
pub fn tell(ui: &Ui, words: &str) {
    let layout = Layout::on(ui);
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::new("told")));
    let font = theme::font(BODY, layout.text.body);
    let room = (layout.screen.width() - 2.0 * layout.gap - 2.0 * layout.pad).min(640.0);
    let galley = painter.layout(words.to_owned(), font, theme::TEXT, room.max(40.0));
    let size = galley.size() + vec2(2.0 * layout.pad, layout.pad);
    let lowest = pos2(layout.screen.center().x, layout.timeline.top() - layout.gap);
    let rect = Align2::CENTER_BOTTOM.anchor_size(lowest, size).round_ui();
    painter.add(plate(rect, theme::CARD_HOT));
    painter.galley(rect.min + vec2(layout.pad, layout.pad * 0.5), galley, theme::TEXT);
}
