//! How a panel is framed: it fills its place, grows with its contents, scrolls, or stands in the middle as a page.

use super::action::UiAction;
use super::format::Format;
use super::layout::Layout;
use super::theme;
use bevy::prelude::Resource;
use bevy_egui::egui::emath::GuiRounding;
use bevy_egui::egui::{
    Area, Color32, CornerRadius, Id, Order, Rect, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui,
    UiBuilder, epaint::RectShape, pos2, vec2,
};

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

/// Where panels stand, in points of egui: the map under them is not touched.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Occupied(pub Vec<Rect>);

impl Occupied {
    /// Whether a panel stands at a place, in points of egui.
    pub fn covers(&self, x: f32, y: f32) -> bool {
        self.0.iter().any(|rect| rect.contains(pos2(x, y)))
    }
}

type Contents<'a> = &'a mut dyn FnMut(&mut Ui) -> Vec<UiAction>;

/// A panel that fills its place.
pub(super) fn fixed(
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
pub(super) fn area(
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
pub(super) fn grown(
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
pub(super) fn bounded(
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

/// Where the height is kept that the contents of a panel had in the last frame, were there room for all of it.
fn wanted(name: &str) -> Id {
    Id::new(("wanted height", name))
}

/// Height, edges included, that a panel would take had it room for all of its contents; as of the last frame.
pub(super) fn wanted_height(ui: &Ui, name: &str, layout: &Layout) -> Option<f32> {
    ui.data(|data| data.get_temp::<f32>(wanted(name))).map(|height| height + 1.7 * layout.pad)
}

fn scrolled(ui: &mut Ui, name: &str, inner: Rect, contents: Contents<'_>) -> (Rect, Vec<UiAction>) {
    let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(inner));
    child.set_clip_rect(inner.expand(4.0));
    let area = ScrollArea::vertical().id_salt(name).max_height(inner.height()).auto_shrink([false, true]);
    let shown = area.show(&mut child, |ui| contents(ui));
    ui.data_mut(|data| data.insert_temp(wanted(name), shown.content_size.y));
    let height = shown.content_size.y.min(inner.height());
    (Rect::from_min_size(inner.min, vec2(inner.width(), height)), shown.inner)
}

/// A page in the middle of the screen.
pub(super) fn page(
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
pub(super) fn block(ui: &Ui, name: &str, rect: Rect) {
    ui.interact(rect, Id::new(("block", name)), Sense::CLICK | Sense::DRAG);
}

pub(super) fn plate(rect: Rect, fill: Color32) -> RectShape {
    RectShape::new(rect, CornerRadius::same(8), fill, Stroke::new(1.0, theme::EDGE), StrokeKind::Inside)
}
