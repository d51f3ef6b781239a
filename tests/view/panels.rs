//! The panels on every size of screen: nothing outside its place, nothing over another, every click the right wish.

use super::fixture;
use assured_disruption::game::Hand;
use assured_disruption::sim::event::Subject;
use assured_disruption::sim::state::Task;
use assured_disruption::sim::{AccessId, AllyId, DispatchId, JammerId, LinkId, Order};
use assured_disruption::text::Texts;
use assured_disruption::ui::action::{Page, Speed, Tab, UiAction};
use assured_disruption::ui::frame::Drawn;
use assured_disruption::ui::layout::pixels_per_point;
use assured_disruption::ui::models::choices::Chip;
use assured_disruption::ui::models::end::Scored;
use assured_disruption::ui::models::plan::TaskRow;
use assured_disruption::ui::models::{Card, Choices, Games, Orders};
use assured_disruption::ui::screen::{self, Crisis};
use assured_disruption::ui::{Screen, panels, theme};
use bevy_egui::egui::{Rect, Shape, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::path::PathBuf;

/// A screen on a window of some pixels, at a scale of the user's.
pub fn harness<'a>(screen: &'a Screen, texts: &'a Texts, pixels: Vec2, scale: f32) -> Harness<'a, Drawn> {
    harness_at(screen, texts, pixels, pixels_per_point(pixels, scale))
}

/// The same at a number of pixels a point.
fn harness_at<'a>(screen: &'a Screen, texts: &'a Texts, pixels: Vec2, density: f32) -> Harness<'a, Drawn> {
    let mut ready = false;
    let draw = move |ui: &mut bevy_egui::egui::Ui, drawn: &mut Drawn| {
        if !ready {
            theme::install(ui.ctx(), theme::FACES);
            ready = true;
            return ui.ctx().request_repaint();
        }
        let new = screen::show(ui, screen, texts);
        drawn.occupied = new.occupied;
        drawn.actions.extend(new.actions);
    };
    let builder =
        Harness::builder().with_size(pixels / density).with_pixels_per_point(density).with_max_steps(12);
    let mut harness = builder.build_ui_state(draw, Drawn::default());
    harness.run_steps(4);
    harness
}

const SIZES: [(f32, f32); 3] = [(1280.0, 720.0), (1920.0, 1080.0), (3840.0, 2160.0)];
const SCALES: [f32; 4] = [0.75, 1.0, 1.5, 3.0];

fn each_screen(mut check: impl FnMut(&str, &Harness<'_, Drawn>)) {
    for texts in [Texts::english(), Texts::pseudo()] {
        for (name, screen) in fixture::screens(&texts) {
            for (width, height) in SIZES {
                for scale in SCALES {
                    let harness = harness(&screen, &texts, vec2(width, height), scale);
                    check(
                        &format!("{name} in {} at {width}x{height}, scale {scale}", texts.language()),
                        &harness,
                    );
                }
            }
        }
    }
}

fn texts_of(shape: &Shape, found: &mut Vec<(String, Rect)>) {
    match shape {
        Shape::Text(text) => {
            let words = text.galley.text().to_owned();
            let rows = text.galley.rows.iter().map(|row| row.rect().translate(text.pos.to_vec2()));
            found.extend(rows.filter(|r| r.width() > 0.5).map(|rect| (words.clone(), rect)));
        }
        Shape::Vec(shapes) => shapes.iter().for_each(|s| texts_of(s, found)),
        _ => {}
    }
}

/// Nothing is cut at its sides, and what is seen is on the screen.
pub fn assert_fits(place: &str, harness: &Harness<'_, Drawn>) {
    let screen = harness.ctx.content_rect().expand(0.6);
    for clipped in &harness.output().shapes {
        let mut found = Vec::new();
        texts_of(&clipped.shape, &mut found);
        for (words, rect) in found {
            let clip = clipped.clip_rect.expand(1.0);
            // What is scrolled out of sight is not seen at all.
            if !clip.intersects(rect) {
                continue;
            }
            assert!(
                rect.left() >= clip.left() && rect.right() <= clip.right(),
                "{place}: \"{words}\" at {rect:?} is cut by {clip:?}"
            );
            let seen = rect.intersect(clip);
            assert!(
                screen.contains_rect(seen),
                "{place}: \"{words}\" at {seen:?} leaves the screen {screen:?}"
            );
        }
    }
}

#[test]
fn no_text_leaves_its_clip_rectangle_to_a_side_nor_the_screen() {
    each_screen(assert_fits);
}

#[test]
fn no_panel_stands_on_another_nor_leaves_the_screen() {
    each_screen(|place, harness| {
        let screen = harness.ctx.content_rect().expand(0.6);
        let panels = &harness.state().occupied;
        // The report of a council lies over the veil, which covers all.
        let stacked = place.starts_with("council");
        for (index, panel) in panels.iter().enumerate() {
            assert!(screen.contains_rect(*panel), "{place}: panel {index} {panel:?} leaves {screen:?}");
            assert!(panel.is_positive(), "{place}: panel {index} is empty");
            for (other, second) in panels.iter().enumerate().skip(index + 1).filter(|_| !stacked) {
                let common = panel.intersect(*second);
                let apart = common.width() <= 0.5 || common.height() <= 0.5;
                assert!(apart, "{place}: panels {index} {panel:?} and {other} {second:?} overlap");
            }
        }
    });
}

#[test]
fn the_pictures_of_the_mock_ups_need_no_scrolling() {
    let texts = Texts::english();
    for (width, height) in SIZES {
        for (name, screen) in fixture::screens(&texts) {
            // What fits the slot in hand scrolls under the slots where the screen is small.
            let listed = ["teams", "signal", "act"].contains(&name) && height > 720.0;
            if !listed && !["crisis", "war", "council", "settings", "briefing"].contains(&name) {
                continue;
            }
            let harness = harness(&screen, &texts, vec2(width, height), 1.0);
            for clipped in &harness.output().shapes {
                let mut found = Vec::new();
                texts_of(&clipped.shape, &mut found);
                for (words, rect) in found {
                    let clip = clipped.clip_rect.expand(1.0);
                    assert!(
                        clip.contains_rect(rect),
                        "{name} at {width}x{height}: \"{words}\" at {rect:?} in {clip:?}"
                    );
                }
            }
        }
    }
}

/// Clicks what carries a label, and returns what was asked for, without previews.
fn click(screen: &Screen, label: &str) -> Vec<UiAction> {
    click_through(screen, &[label])
}

/// Clicks one after the other.
fn click_through(screen: &Screen, labels: &[&str]) -> Vec<UiAction> {
    let texts = Texts::english();
    let mut harness = harness(screen, &texts, vec2(1920.0, 1080.0), 1.0);
    for label in labels {
        let shown = harness.get_all_by_label(label).last();
        shown.expect("a label on the screen").click();
        harness.run_steps(3);
    }
    let asked = &harness.state().actions;
    asked.iter().filter(|a| !matches!(a, UiAction::Preview(_))).cloned().collect()
}

fn crisis(tab: Tab) -> Screen {
    Screen::Crisis(Box::new(fixture::crisis(&Texts::english(), tab)))
}

#[test]
fn a_click_in_the_crisis_asks_for_what_its_label_says() {
    let desk = crisis(Tab::Dispatch);
    assert_eq!(click(&desk, "Name them today"), [UiAction::Order(Order::Answer { option: 0 })]);
    assert_eq!(click(&desk, "Show the place"), [UiAction::Select(Subject::Dispatch(DispatchId(0)))]);
    assert_eq!(click(&desk, "1×"), [UiAction::SetSpeed(Speed::Normal)]);
    assert_eq!(click(&desk, "Plan"), [UiAction::ShowTab(Tab::Plan)]);
    assert_eq!(click(&desk, "To the council"), [UiAction::Run]);
    assert_eq!(click(&desk, "Fold"), [UiAction::ShowKey(false)]);
    let plan = crisis(Tab::Plan);
    assert_eq!(click(&plan, "Undo"), [UiAction::Undo]);
    assert_eq!(click(&plan, "Signal"), [UiAction::Take(Hand::Signal)]);
    let sent = Order::Assign { team: 3, task: Task::Build(AccessId(2)) };
    assert_eq!(click(&plan, "Send team 4: Pskov exchange"), [UiAction::Order(sent)]);
    let stopped = Order::Assign { team: 2, task: Task::Idle };
    assert_eq!(click(&plan, "Call off: Hunt"), [UiAction::Order(stopped)]);
    // What fits another slot stands there when that is in hand.
    let texts = Texts::english();
    let held = |hand| Crisis { plan: fixture::plan(&texts, hand), ..fixture::crisis(&texts, Tab::Plan) };
    let signal = Screen::Crisis(Box::new(held(Hand::Signal)));
    assert_eq!(click(&signal, "Say that we can"), [UiAction::Order(Order::Claim)]);
    let act = Screen::Crisis(Box::new(held(Hand::Act)));
    let consulted = UiAction::Order(Order::Consult { ally: AllyId(1) });
    assert_eq!(click_through(&act, &["Consult an ally", "Consult UK"]), [consulted]);
    let log = crisis(Tab::Log);
    let line = "Dispatch: A cable off Gotland is cut.";
    assert_eq!(click(&log, line), [UiAction::Select(Subject::Dispatch(DispatchId(0)))]);
}

#[test]
fn a_click_in_war_places_an_order_or_runs_the_pulse() {
    let war = Screen::War(Box::new(fixture::war(&Texts::english())));
    assert_eq!(
        click(&war, "Jam: the microwave relay"),
        [UiAction::Order(Order::Jam { jammer: JammerId(0) })]
    );
    assert_eq!(click(&war, "Run 6 h"), [UiAction::Run]);
    assert_eq!(click(&war, "Take back the last"), [UiAction::Undo]);
    // What is placed already cannot be placed twice.
    assert_eq!(click(&war, "Fire: satellite, 6 Army"), []);
}

#[test]
fn from_the_menu_to_a_game_are_two_clicks() {
    let menu = Screen::Menu(fixture::menu());
    assert_eq!(click(&menu, "Baltic flash"), [UiAction::Brief("baltic_flash".to_owned())]);
    let briefing = Screen::Briefing(fixture::briefing());
    let start = UiAction::Start { level: "baltic_flash".to_owned(), seed: None };
    assert_eq!(click(&briefing, "Begin"), [start]);
    assert_eq!(click(&menu, "Continue: Baltic flash, week 4"), [UiAction::Continue]);
    assert_eq!(click(&menu, "Settings"), [UiAction::ShowPage(Page::Settings)]);
}

#[test]
fn a_game_of_the_list_is_deleted_only_when_that_is_confirmed() {
    let texts = Texts::english();
    let one = |asked| {
        let games = fixture::games(&texts);
        Screen::Games(Games { rows: games.rows[1..2].to_vec(), asked, note: None, searching: false })
    };
    let path = PathBuf::from("b.journal");
    assert_eq!(click(&one(None), "Continue"), [UiAction::TakeUp(path.clone())]);
    assert_eq!(click(&one(None), "Delete"), [UiAction::AskDelete(Some(path.clone()))]);
    assert_eq!(click(&one(Some(0)), "Keep it"), [UiAction::AskDelete(None)]);
    assert_eq!(click(&one(Some(0)), "Delete for good"), [UiAction::Delete(path)]);
    let menu = Screen::Menu(fixture::menu());
    assert_eq!(click(&menu, "Games (3)"), [UiAction::ShowPage(Page::Games)]);
    let unkept = Screen::Pause(fixture::unkept(&texts));
    assert_eq!(click(&unkept, "Keep it there"), [UiAction::KeepElsewhere]);
}

#[test]
fn settings_and_end_ask_for_what_their_labels_say() {
    let settings = Screen::Settings(fixture::settings());
    assert_eq!(click(&settings, "150 %"), [UiAction::SetScale(Some(1.5))]);
    assert_eq!(click(&settings, "Reduced"), [UiAction::SetReducedMotion(true)]);
    assert_eq!(click(&settings, "English"), []);
    let pause = Screen::Pause(fixture::pause());
    assert_eq!(click(&pause, "Back to the game"), [UiAction::ShowPage(Page::Menu)]);
    assert_eq!(click(&pause, "Leave for the menu"), [UiAction::ToMenu]);
    let end = Screen::End(Box::new(fixture::end(&Texts::english(), Scored::None)));
    assert_eq!(click(&end, "Again"), [UiAction::Again]);
    assert_eq!(click(&end, "New seed"), [UiAction::NewSeed]);
}

#[test]
fn a_refused_choice_shows_its_reason_and_orders_nothing() {
    let desk = crisis(Tab::Dispatch);
    let texts = Texts::english();
    let harness = harness(&desk, &texts, vec2(1920.0, 1080.0), 1.0);
    let mut found = Vec::new();
    harness.output().shapes.iter().for_each(|s| texts_of(&s.shape, &mut found));
    assert!(found.iter().any(|(words, _)| words == fixture::NO_TEAM), "the reason is on the screen");
    let label = format!("Gather proof – {}", fixture::NO_TEAM);
    assert_eq!(click(&desk, &label), []);
}

/// How often words stand on a screen, whole and in sight.
fn sightings(harness: &Harness<'_, Drawn>, words: &str) -> usize {
    let shapes = harness.output().shapes.iter();
    let texts = shapes.filter_map(|clipped| match &clipped.shape {
        Shape::Text(text) => Some((text, clipped.clip_rect.expand(1.0))),
        _ => None,
    });
    let whole = texts.filter(|(text, clip)| {
        let galley = &text.galley;
        galley.text() == words
            && !galley.elided
            && galley.rows.iter().all(|row| clip.contains_rect(row.rect().translate(text.pos.to_vec2())))
    });
    whole.count()
}

#[test]
fn what_all_that_is_left_is_refused_for_is_said_once_under_a_heading_that_is_whole() {
    let (table, texts) = (fixture::table(), Texts::english());
    let (title, state) = table.heading.clone();
    let screen = Screen::Council(Box::new(table));
    for (width, height) in SIZES {
        let harness = harness(&screen, &texts, vec2(width, height), 1.0);
        for words in [fixture::CHOSEN, &title, &state] {
            assert_eq!(sightings(&harness, words), 1, "{words} at {width}x{height}");
        }
    }
    // Those who hear the screen are told with each card.
    let label = format!("They hunt in their network – {}", fixture::CHOSEN);
    assert_eq!(click(&screen, &label), []);
}

#[test]
fn the_slots_of_the_week_stay_in_sight_however_many_tasks_there_are() {
    let texts = Texts::english();
    let mut crowded = fixture::crisis(&texts, Tab::Plan);
    let row = crowded.plan.tasks[1].clone();
    crowded.plan.tasks.extend((0..12).map(|index| TaskRow { label: format!("Mend {index}"), ..row.clone() }));
    let screen = Screen::Crisis(Box::new(crowded));
    for (width, height) in SIZES {
        let harness = harness(&screen, &texts, vec2(width, height), 1.0);
        for head in ["plan-signals", "plan-acts", "plan-run"].map(|id| texts.say(id)) {
            assert!(sightings(&harness, &head) > 0, "{head} at {width}x{height}");
        }
    }
}

#[test]
fn what_stands_open_stays_open_when_what_stood_before_it_goes() {
    let texts = Texts::english();
    let fold = |axis: &str, link| {
        let card = Card { title: axis.to_owned(), ..fixture::war(&texts).orders.offers[0].clone() };
        let label = format!("hold {axis}");
        let order = Order::Shield { link: LinkId(link) };
        let spoken = label.clone();
        let chip = Chip { label, detail: String::new(), spoken, favours: None, refusal: None, order };
        Choices { card, most: None, chips: vec![chip] }
    };
    let folded = vec![fold("Narva", 0), fold("Pskov", 1), fold("Suwalki", 2)];
    let orders = Orders { offers: Vec::new(), useful: 0, folded, ..fixture::war(&texts).orders };
    let mut ready = false;
    let draw = |ui: &mut bevy_egui::egui::Ui, orders: &mut Orders| {
        if !ready {
            theme::install(ui.ctx(), theme::FACES);
            ready = true;
            return ui.ctx().request_repaint();
        }
        panels::orders::panel(ui, orders, &texts);
    };
    let mut harness = Harness::builder().with_size(vec2(400.0, 700.0)).build_ui_state(draw, orders);
    harness.run_steps(3);
    harness.get_by_label("Pskov").click();
    harness.run_steps(3);
    harness.get_by_label("hold Pskov");
    harness.state_mut().folded.remove(0);
    harness.run_steps(3);
    harness.get_by_label("hold Pskov");
    assert!(harness.query_by_label("hold Suwalki").is_none(), "what took its place stays folded");
}

#[test]
fn resting_on_a_choice_previews_it() {
    let (desk, texts) = (crisis(Tab::Dispatch), Texts::english());
    let mut harness = harness(&desk, &texts, vec2(1280.0, 720.0), 1.0);
    harness.get_by_label("Show one access live").hover();
    harness.run_steps(3);
    assert!(harness.state().actions.contains(&UiAction::Preview(Order::Answer { option: 2 })));
}

#[test]
fn under_the_report_of_a_council_nothing_can_be_ordered() {
    let texts = Texts::english();
    let reported =
        screen::Crisis { report: Some(fixture::report()), ..fixture::crisis(&texts, Tab::Dispatch) };
    let council = Screen::Crisis(Box::new(reported));
    assert_eq!(click(&council, "Name them today"), []);
    assert_eq!(click(&council, "To the new week"), [UiAction::CloseReport]);
}

#[test]
fn the_keyboard_reaches_every_choice_of_a_dispatch() {
    use bevy_egui::egui::Key;
    let (desk, texts) = (crisis(Tab::Dispatch), Texts::english());
    let mut harness = harness(&desk, &texts, vec2(1920.0, 1080.0), 1.0);
    let mut reached = Vec::new();
    for _ in 0..60 {
        harness.key_press(Key::Tab);
        harness.run_steps(1);
        reached.append(&mut harness.state_mut().actions);
    }
    for option in [0, 2] {
        assert!(reached.contains(&UiAction::Preview(Order::Answer { option })), "option {option}");
    }
}

#[test]
fn no_room_is_too_small_for_a_panel() {
    let texts = Texts::pseudo();
    for (_, screen) in fixture::screens(&texts) {
        for (width, height) in [(0.5, 0.5), (10.0, 10.0), (40.0, 400.0), (100.0, 100.0), (400.0, 60.0)] {
            harness_at(&screen, &texts, vec2(width, height), 1.0);
        }
        for (width, height) in [(100.0, 100.0), (200.0, 200.0)] {
            harness(&screen, &texts, vec2(width, height), 3.0);
        }
        harness(&screen, &texts, vec2(16384.0, 16384.0), 0.75);
    }
}

/// Where what carries a label stands.
fn place_of(harness: &Harness<'_, Drawn>, label: &str) -> Rect {
    harness.get_all_by_label(label).last().expect("a label on the screen").rect()
}

#[test]
fn what_takes_back_keeps_its_place_whatever_is_placed() {
    let texts = Texts::english();
    let full = fixture::crisis(&texts, Tab::Plan);
    let mut less = full.clone();
    less.plan.tasks.truncate(1);
    less.plan.bound = None;
    (less.plan.estimate, less.plan.profile) = (None, None);
    let war = fixture::war(&texts);
    let mut fewer = war.clone();
    fewer.orders.placed.truncate(1);
    let screens = [
        (Screen::Crisis(Box::new(full)), Screen::Crisis(Box::new(less)), "Undo"),
        (Screen::War(Box::new(war)), Screen::War(Box::new(fewer)), "Take back the last"),
    ];
    for (before, after, label) in &screens {
        for (width, height) in SIZES {
            let places = [before, after]
                .map(|screen| place_of(&harness(screen, &texts, vec2(width, height), 1.0), label));
            assert_eq!(places[0], places[1], "{label} at {width}x{height}");
        }
    }
}

#[test]
fn a_line_that_is_cut_is_said_whole_to_pointer_and_keyboard() {
    let texts = Texts::english();
    let mut crowded = fixture::crisis(&texts, Tab::Plan);
    let long = "mend Cyber Operations Centre to the Second Division of the North by satellite";
    crowded.plan.tasks[0].label = long.to_owned();
    let screen = Screen::Crisis(Box::new(crowded));
    let mut harness = harness(&screen, &texts, vec2(1280.0, 720.0), 1.0);
    assert_eq!(sightings(&harness, long), 0, "there is no room for it");
    let cut = harness.output().shapes.iter().find_map(|clipped| match &clipped.shape {
        Shape::Text(text) if text.galley.text() == long => Some(text.visual_bounding_rect()),
        _ => None,
    });
    harness.hover_at(cut.expect("it stands there, cut").center());
    harness.run_steps(2);
    assert_eq!(sightings(&harness, long), 1, "the pointer rests on it");
    harness.hover_at(bevy_egui::egui::pos2(640.0, 300.0));
    harness.run_steps(2);
    assert_eq!(sightings(&harness, long), 0);
}

#[test]
fn a_brigade_that_was_ordered_is_on_the_timeline_before_it_sets_out() {
    use assured_disruption::ui::models::timeline::{Mark, MarkKind};
    let texts = Texts::english();
    let mut crisis = fixture::crisis(&texts, Tab::Plan);
    let label = "7 Bde ordered".to_owned();
    let at = crisis.timeline.now;
    crisis.timeline.rows[0].push(Mark {
        at,
        label: label.clone(),
        kind: MarkKind::Asked,
        subject: Subject::Nowhere,
    });
    let screen = Screen::Crisis(Box::new(crisis));
    for (width, height) in SIZES {
        assert_eq!(sightings(&harness(&screen, &texts, vec2(width, height), 1.0), &label), 1);
    }
}

#[test]
fn the_estimate_is_stated_by_a_click() {
    let plan = crisis(Tab::Plan);
    // It stands as stated until the slider is moved.
    assert_eq!(click(&plan, "Stated"), []);
    let texts = Texts::english();
    let mut fresh = fixture::crisis(&texts, Tab::Plan);
    fresh.plan.estimate = None;
    let asked = click(&Screen::Crisis(Box::new(fresh)), "State it");
    assert_eq!(asked, [UiAction::Order(Order::Estimate { chance: 0.25 })]);
}
