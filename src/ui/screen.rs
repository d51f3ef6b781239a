//! The whole screen: which panels stand where, for each stage of the game.

use super::action::{Tab, UiAction};
use super::format::Format;
use super::layout::Layout;
use super::models::keys::Deed;
use super::models::{
    Allies, Briefing, Chain, Clocks, CouncilCard, Dial, DispatchCard, End, Foot, Games, Keys, Ladder, Log,
    Menu, Opening, Orders, Pause, Plan, Resources, Selected, Settings, Table, Timeline, Trouble,
};
use super::panels;
use super::theme::{self, BODY, FIGURES, STRONG};
use super::widget::{cap_width, fitted, key_cap, note_cut, rests_on, tell_cut};
use crate::text::Texts;
use bevy_egui::egui::emath::GuiRounding;
use bevy_egui::egui::{
    Align2, Area, Color32, CornerRadius, Id, LayerId, Order, Rect, ScrollArea, Sense, Shape, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, WidgetType, epaint::RectShape, pos2, vec2,
};

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
    /// Left, under the ladder, while something is picked.
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
    /// At the bottom, while something is picked.
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
    /// Left, while something is picked.
    pub selected: Option<Selected>,
    /// Left, while it is open.
    pub log: Option<Log>,
    /// What went wrong last, over the chain.
    pub note: Option<String>,
    /// Labels of keys.
    pub keys: Keys,
}

/// What came of drawing a screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// What was asked for.
    pub actions: Vec<UiAction>,
    /// Where panels stand: the map under them is not touched.
    pub occupied: Vec<Rect>,
}

impl Drawn {
    fn add(&mut self, rect: Rect, actions: Vec<UiAction>) {
        self.actions.extend(actions);
        self.occupied.push(rect);
    }
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
        let rect = heading(ui, place, &model.heading, layout);
        drawn.occupied.push(rect);
    }
    fixed(ui, "dial", layout.dial, layout, drawn, |ui| panels::dial::panel(ui, &model.dial, texts));
    fixed(ui, "resources", layout.resources, layout, drawn, |ui| {
        panels::resources::panel(ui, &model.resources, texts)
    });
    fixed(ui, "timeline", layout.timeline, layout, drawn, |ui| {
        panels::timeline::panel(ui, &model.timeline, texts)
    });
    left(ui, model, texts, layout, drawn);
    // What leads on keeps its place under the column, however long that grows: a second click does the same again.
    let foot = panels::foot::height(layout) + 1.7 * layout.pad;
    // On a small screen a dispatch needs the whole column: it is answered first, and that leads to the plan.
    let footed = layout.format == Format::Wide || model.tab != Tab::Dispatch;
    let kept = if footed { foot + layout.gap } else { 0.0 };
    let room = layout.right.with_max_y(layout.right.bottom() - kept);
    let open = |ui: &mut Ui| {
        let mut actions = tabs(ui, model.tab, &model.keys, texts, layout);
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
    notice(ui, model.note.as_deref(), layout.right.left(), layout, drawn);
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

/// The ladder, and under it the key or the picked thing, for which the ladder is brief, or gives up its place on a
/// folded screen.
fn left(ui: &mut Ui, model: &Crisis, texts: &Texts, layout: &Layout, drawn: &mut Drawn) {
    let mut room = layout.left;
    let picked = model.selected.is_some();
    let folded = layout.format == Format::Folded;
    if !(folded && picked) {
        let key = if folded || picked { 0.0 } else { layout.text.body * 1.9 + 2.0 * layout.pad };
        let ladder = room.with_max_y(room.bottom() - key);
        let rect = grown(ui, "ladder", ladder, layout, drawn, |ui| {
            panels::ladder::panel(ui, &model.ladder, picked, texts)
        });
        room.min.y = rect.bottom() + layout.gap;
    }
    if let Some(selected) = &model.selected {
        grown(ui, "selected", room, layout, drawn, |ui| panels::selected::panel(ui, selected, texts));
    } else if !folded {
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
        let rect = heading(ui, place, &model.heading, layout);
        drawn.occupied.push(rect);
    }
    if let Some(selected) = &model.selected {
        grown(ui, "selected", left, layout, drawn, |ui| panels::selected::panel(ui, selected, texts));
    } else if let Some(log) = &model.log {
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
    notice(ui, model.note.as_deref(), layout.right.left(), layout, drawn);
}

fn war(ui: &mut Ui, model: &War, texts: &Texts, layout: &Layout, drawn: &mut Drawn) {
    fixed(ui, "clocks", layout.clocks, layout, drawn, |ui| panels::clocks::panel(ui, &model.clocks, texts));
    fixed(ui, "chain", layout.timeline, layout, drawn, |ui| panels::chain::panel(ui, &model.chain, texts));
    bounded(ui, "orders", layout.orders, layout, drawn, |ui| panels::orders::panel(ui, &model.orders, texts));
    let top = layout.clocks.bottom() + layout.gap;
    let room =
        Rect::from_min_max(pos2(layout.left.left(), top), pos2(layout.left.right(), layout.left.bottom()));
    if let Some(selected) = &model.selected {
        grown(ui, "selected", room, layout, drawn, |ui| panels::selected::panel(ui, selected, texts));
    } else if let Some(log) = &model.log {
        grown(ui, "log", room, layout, drawn, |ui| panels::log::panel(ui, log, texts));
    }
    notice(ui, model.note.as_deref(), layout.orders.left(), layout, drawn);
}

/// What went wrong last, between the columns, over the bottom panel.
fn notice(ui: &mut Ui, note: Option<&str>, right: f32, layout: &Layout, drawn: &mut Drawn) {
    let Some(note) = note else { return };
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

/// Title and state on a plate of their own: the names of the map run under them.
fn heading(ui: &Ui, place: Rect, (title, state): &(String, String), layout: &Layout) -> Rect {
    let text = layout.text;
    let painter = ui.painter();
    let room = place.width() - 2.0 * layout.pad;
    let lines = [(title, theme::font(FIGURES, text.section)), (state, theme::font(BODY, text.least))]
        .map(|(words, font)| fitted(painter, words, font, theme::TEXT, room));
    let width = lines.iter().map(|line| line.size().x).fold(0.0, f32::max) + 2.0 * layout.pad;
    let height = lines.iter().map(|line| line.size().y).sum::<f32>() + layout.pad;
    let top = pos2(place.center().x - width * 0.5, place.top());
    let rect = Rect::from_min_size(top, vec2(width, height)).round_ui();
    painter.add(plate(rect, theme::PANEL));
    let mut y = rect.top() + layout.pad * 0.5;
    for galley in lines {
        let size = galley.size();
        let at = pos2(rect.center().x - size.x * 0.5, y);
        if galley.elided {
            note_cut(painter, Rect::from_min_size(at, size), galley.text());
        }
        painter.galley(at, galley, theme::TEXT);
        y += size.y;
    }
    rect
}

/// The pages of the right column.
fn tabs(ui: &mut Ui, open: Tab, keys: &Keys, texts: &Texts, layout: &Layout) -> Vec<UiAction> {
    let text = layout.text;
    let mut actions = Vec::new();
    let all = [
        (Tab::Dispatch, Deed::Dispatch, texts.say("tab-dispatch")),
        (Tab::Plan, Deed::Plan, texts.say("tab-plan")),
        (Tab::Allies, Deed::Allies, texts.say("tab-allies")),
        (Tab::Log, Deed::Log, texts.say("tab-log")),
    ];
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), text.least * 1.9), Sense::hover());
    let wanted = all.each_ref().map(|(_, deed, label)| {
        let key = keys.of(*deed).map_or(0.0, |key| cap_width(ui.painter(), key, text.least) + 6.0);
        fitted(ui.painter(), label, theme::font(STRONG, text.least), theme::TEXT, f32::INFINITY).size().x
            + key
    });
    // Each has what it wants, and an equal part of what is left or lacking.
    let spare = (row.width() - wanted.iter().sum::<f32>()) / all.len() as f32;
    let mut left = row.left();
    for (index, (tab, deed, label)) in all.into_iter().enumerate() {
        let width = wanted[index] + spare;
        let rect = Rect::from_min_size(pos2(left, row.top()), vec2(width - 4.0, row.height()));
        left += width;
        let response = ui.interact(rect, ui.id().with(("tab", index)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, tab == open, &label));
        let hot = rests_on(&response);
        let painter = ui.painter();
        let ink = if tab == open || hot { theme::TEXT } else { theme::SECOND };
        let key = keys.of(deed).map(|key| (key, cap_width(painter, key, text.least)));
        let room = rect.width() - key.map_or(0.0, |(_, width)| width + 4.0);
        let family = if tab == open { STRONG } else { BODY };
        let font = theme::font(family, text.least);
        let start = rect.left_center();
        let words = super::widget::line(painter, start, Align2::LEFT_CENTER, &label, font, ink, room);
        if let Some((key, width)) = key {
            key_cap(painter, pos2(words.right() + 5.0 + width, start.y), key, ink, text.least);
        }
        let under = match (tab == open, hot) {
            (true, _) => Stroke::new(2.0, theme::TEXT),
            (false, true) => Stroke::new(2.0, theme::NOW),
            (false, false) => Stroke::new(1.0, theme::EDGE),
        };
        painter.hline(rect.x_range(), rect.bottom(), under);
        if response.clicked() && tab != open {
            actions.push(UiAction::ShowTab(tab));
        }
    }
    actions
}

type Contents<'a> = &'a mut dyn FnMut(&mut Ui) -> Vec<UiAction>;

/// A panel that fills its place.
fn fixed(
    ui: &mut Ui,
    name: &str,
    place: Rect,
    layout: &Layout,
    drawn: &mut Drawn,
    mut contents: impl FnMut(&mut Ui) -> Vec<UiAction>,
) {
    let pad = if layout.format == Format::Wide { 0.8 } else { 0.75 };
    let inner = place.shrink2(vec2(layout.pad, layout.pad * pad));
    let (_, actions) = area(ui, name, Order::Middle, place, |ui| {
        block(ui, name, place);
        ui.painter().add(plate(place, theme::PANEL));
        let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(inner));
        child.set_clip_rect(place);
        (place, contents(&mut child))
    });
    drawn.add(place, actions);
}

/// A layer of its own for a panel: what stands there is not the map, for pointer and picture alike.
fn area(
    ui: &Ui,
    name: &str,
    order: Order,
    place: Rect,
    add: impl FnOnce(&mut Ui) -> (Rect, Vec<UiAction>),
) -> (Rect, Vec<UiAction>) {
    let layer = Area::new(Id::new(("area", name)))
        .order(order)
        .fixed_pos(place.min.round_ui())
        .default_size(place.size());
    let layer = layer.constrain(false).movable(false).fade_in(false);
    let shown = layer.show(ui.ctx(), |ui| {
        let (rect, actions) = add(ui);
        ui.expand_to_include_rect(rect);
        (rect, actions)
    });
    shown.inner
}

/// A panel as high as its contents, at most as high as its room; then it scrolls.
fn grown(
    ui: &mut Ui,
    name: &str,
    room: Rect,
    layout: &Layout,
    drawn: &mut Drawn,
    mut contents: impl FnMut(&mut Ui) -> Vec<UiAction>,
) -> Rect {
    raised(ui, name, room, layout, drawn, scrolled, &mut contents)
}

/// The same where the contents keep head and foot in sight and scroll between them.
fn bounded(
    ui: &mut Ui,
    name: &str,
    room: Rect,
    layout: &Layout,
    drawn: &mut Drawn,
    mut contents: impl FnMut(&mut Ui) -> Vec<UiAction>,
) -> Rect {
    raised(ui, name, room, layout, drawn, plain, &mut contents)
}

type Hold = fn(&mut Ui, &str, Rect, Contents<'_>) -> (Rect, Vec<UiAction>);

fn raised(
    ui: &mut Ui,
    name: &str,
    room: Rect,
    layout: &Layout,
    drawn: &mut Drawn,
    hold: Hold,
    contents: Contents<'_>,
) -> Rect {
    let id = Id::new(("panel", name));
    let last = ui.data(|data| data.get_temp::<Rect>(id)).unwrap_or(room);
    let inner = room.shrink(layout.pad * 0.85).round_ui();
    let (rect, actions) = area(ui, name, Order::Middle, room, |ui| {
        block(ui, name, last.intersect(room));
        let back = ui.painter().add(Shape::Noop);
        let (used, actions) = hold(ui, name, inner, contents);
        let bottom = (used.bottom() + layout.pad * 0.85).min(room.bottom());
        let rect = Rect::from_min_max(room.min, pos2(room.right(), bottom));
        ui.painter().set(back, plate(rect, theme::PANEL));
        (rect, actions)
    });
    ui.data_mut(|data| data.insert_temp(id, rect));
    drawn.add(rect, actions);
    rect
}

/// Contents that scroll within themselves, or never need to.
fn plain(ui: &mut Ui, name: &str, inner: Rect, contents: Contents<'_>) -> (Rect, Vec<UiAction>) {
    let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(inner));
    child.set_clip_rect(inner.expand(4.0));
    let actions = contents(&mut child);
    (
        Rect::from_min_max(inner.min, pos2(inner.right(), child.min_rect().bottom().min(inner.bottom()))),
        actions,
    )
}

fn scrolled(ui: &mut Ui, name: &str, inner: Rect, contents: Contents<'_>) -> (Rect, Vec<UiAction>) {
    let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(inner));
    child.set_clip_rect(inner.expand(4.0));
    let area = ScrollArea::vertical().id_salt(name).max_height(inner.height()).auto_shrink([false, true]);
    let shown = area.show(&mut child, |ui| contents(ui));
    let height = shown.content_size.y.min(inner.height());
    (Rect::from_min_size(inner.min, vec2(inner.width(), height)), shown.inner)
}

/// A page in the middle of the screen.
fn page(
    ui: &mut Ui,
    name: &str,
    width: f32,
    layout: &Layout,
    drawn: &mut Drawn,
    mut contents: impl FnMut(&mut Ui) -> Vec<UiAction>,
) {
    let scale = if layout.format == Format::Wide { 1.0 } else { 0.84 };
    let screen = layout.screen.shrink(layout.gap);
    let size = vec2((width * scale).min(screen.width()), screen.height().min(860.0 * scale.max(0.84)));
    let room = Rect::from_center_size(screen.center(), size).round_ui();
    let id = Id::new(("panel", name));
    let last = ui.data(|data| data.get_temp::<Rect>(id)).unwrap_or(room);
    let inner = room.shrink(layout.pad * 1.2);
    // The page stands in the middle by the height it had in the last frame.
    let top = screen.center().y - last.height().min(room.height()) * 0.5 + layout.pad * 1.2;
    let inner = Rect::from_min_size(pos2(inner.left(), top), inner.size()).round_ui();
    let (rect, actions) = area(ui, name, Order::Foreground, room, |ui| {
        block(ui, name, last);
        let back = ui.painter().add(Shape::Noop);
        // The report grows with its ledger; the other pages scroll within themselves.
        let (used, actions) = if name == "report" {
            scrolled(ui, name, inner, &mut contents)
        } else {
            plain(ui, name, inner, &mut contents)
        };
        let rect = used.expand(layout.pad * 1.2);
        ui.painter().set(back, plate(rect, theme::PANEL));
        (rect, actions)
    });
    if (rect.height() - last.height()).abs() > 0.5 {
        ui.ctx().request_repaint();
    }
    ui.data_mut(|data| data.insert_temp(id, rect));
    drawn.add(rect, actions);
}

/// Keeps pointer and wheel from the map.
fn block(ui: &Ui, name: &str, rect: Rect) {
    ui.interact(rect, Id::new(("block", name)), Sense::CLICK | Sense::DRAG);
}

fn plate(rect: Rect, fill: Color32) -> RectShape {
    RectShape::new(rect, CornerRadius::same(8), fill, Stroke::new(1.0, theme::EDGE), StrokeKind::Inside)
}
