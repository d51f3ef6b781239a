//! The ECS without a window: orders in, entities and messages out, and the same game as a plain loop plays.

mod narrows;

use assured_disruption::adversary;
use assured_disruption::game::actions::{ACTIONS, Context};
use assured_disruption::game::components::*;
use assured_disruption::game::facility::FacilityKey;
use assured_disruption::game::messages::*;
use assured_disruption::game::network::*;
use assured_disruption::game::operation::*;
use assured_disruption::game::playback::{Factor, Speed, StopReason, Stops};
use assured_disruption::game::socket::{Crew, Ordered, Socket};
use assured_disruption::game::*;
use assured_disruption::level;
use assured_disruption::session::store;
use assured_disruption::session::{Seat, Seats, Session};
use assured_disruption::sim::event::EventKind;
use assured_disruption::sim::state::{Payload, Stage, Task, Weapon};
use assured_disruption::sim::{self, Hour, Order, Refusal};
use assured_disruption::study::score;
use bevy::MinimalPlugins;
use bevy::app::{App, FixedLast, FixedUpdate};
use bevy::ecs::message::Messages;
use bevy::ecs::schedule::{LogLevel, ScheduleBuildSettings};
use bevy::prelude::{Changed, Component, Entity, Or, Query, ResMut, Resource, Schedules, State, With};
use bevy::time::TimeUpdateStrategy;
use narrows::*;
use std::path::{Path, PathBuf};

const SEED: u64 = 7;
const DEMONSTRATE: Order = Order::Demonstrate { access: ACCESS };

/// An app with the small level in its library; one step of the fixed schedule in each update.
fn app(damage_report: f64) -> App {
    let mut library = Library::default();
    library.add_scenario(narrows(damage_report));
    let mut app = App::new();
    app.add_plugins(MinimalPlugins)
        .insert_resource(library)
        .insert_resource(TimeUpdateStrategy::FixedTimesteps(1))
        .add_plugins(GamePlugin);
    app
}

/// A game that stands at its first hour.
fn begun(setup: GameSetup, damage_report: f64) -> App {
    let mut app = app(damage_report);
    app.world_mut().write_message(Navigate::StartGame(setup));
    app.update();
    app
}

fn setup() -> GameSetup {
    GameSetup::new("narrows", SEED, sim::Side::Alliance)
}

/// A game in which an hour passes in each update and nothing but the end stops the clock.
fn flying(setup: GameSetup, damage_report: f64) -> App {
    let mut app = begun(setup, damage_report);
    let mut playback = app.world_mut().resource_mut::<Playback>();
    playback.stops = Stops::NONE;
    playback.choose(Factor::EveryStep);
    app
}

fn send<M: bevy::prelude::Message>(app: &mut App, message: M) {
    app.world_mut().write_message(message);
}

fn run(app: &mut App) {
    send(app, SetPlayback::Run);
}

fn hour(app: &App) -> Hour {
    app.world().resource::<Game>().hour()
}

/// Lets hours pass until one is reached.
fn fly_to(app: &mut App, to: Hour) {
    while hour(app) < to {
        let before = hour(app);
        app.update();
        assert!(hour(app) > before, "the clock stands at {before}");
    }
}

fn all<C: Component + Clone>(app: &mut App) -> Vec<C> {
    app.world_mut().query::<&C>().iter(app.world()).cloned().collect()
}

/// Lets a game be read to its end.
fn loaded(app: &mut App) {
    app.update();
    while app.world().resource::<Loading>().path().is_some() {
        app.update();
    }
}

fn told<M: bevy::prelude::Message + Clone>(app: &App) -> Vec<M> {
    let messages = app.world().resource::<Messages<M>>();
    messages.get_cursor().read(messages).cloned().collect()
}

fn link_state(app: &App, link: sim::LinkId) -> LinkState {
    let entity = app.world().resource::<EntityIndex>().link(link);
    *app.world().get::<LinkState>(entity).expect("every link has a state")
}

fn count_believed(app: &mut App) -> usize {
    app.world_mut().query_filtered::<(), With<Believed>>().iter(app.world()).count()
}

#[test]
fn an_order_becomes_an_operation_a_disruption_and_a_link_that_comes_back() {
    let mut app = flying(setup(), 1.0);
    let link = app.world().resource::<EntityIndex>().link(ARMY_LINK);
    let whole = link_state(&app, ARMY_LINK);
    assert_eq!(whole.condition, Condition::Whole);

    send(&mut app, IssueOrder(DEMONSTRATE));
    app.update();
    let operations = app.world_mut().query::<(&CyberOperation, &Targets)>();
    let found: Vec<_> = operations.query_manual(app.world()).iter().map(|(o, t)| (*o, t.0)).collect();
    let ordered = CyberOperation { weapon: Weapon::Access(ACCESS), phase: Phase::Ordered, since: 0 };
    assert_eq!(found, [(ordered, link)]);
    assert!(app.world().get::<TargetedBy>(link).is_some());
    let waiting = link_state(&app, ARMY_LINK);
    assert_eq!(
        (waiting.quality, waiting.condition),
        (whole.quality, whole.condition),
        "the order is on its way"
    );
    assert!(whole.sure && !waiting.sure, "an access that is committed is no ear any more");

    run(&mut app);
    let mut disrupted = Vec::new();
    while all::<Disruption>(&mut app).is_empty() {
        app.update();
        disrupted = told::<LinkDisrupted>(&app);
        assert!(hour(&app) < 48, "the demonstration never took effect");
    }
    assert_eq!(disrupted.iter().map(|m| (m.link, m.channel)).collect::<Vec<_>>(), [(ARMY_LINK, ARMY_FIBRE)]);
    let disruption = all::<Disruption>(&mut app)[0];
    let disrupts = app.world_mut().query::<&Disrupts>().single(app.world()).expect("there is one").0;
    assert_eq!((disruption.channel, disrupts), (ARMY_FIBRE, link));
    assert!(app.world().get::<DisruptedBy>(link).is_some());
    let cut = link_state(&app, ARMY_LINK);
    assert_eq!(cut.condition, Condition::Cut);
    assert!(cut.quality < whole.quality);
    assert_eq!(cut.dark, 0b01, "the fibre is dark, the radio is not");
    assert_eq!(all::<CyberOperation>(&mut app)[0].phase, Phase::Biting);

    let mut restored = Vec::new();
    while !all::<Disruption>(&mut app).is_empty() {
        app.update();
        restored = told::<LinkRestored>(&app);
        assert!(hour(&app) < WEEK, "the link never came back");
    }
    assert_eq!(restored.iter().map(|m| m.channel).collect::<Vec<_>>(), [ARMY_FIBRE]);
    assert_eq!(link_state(&app, ARMY_LINK).quality, whole.quality);
    assert!(app.world().get::<DisruptedBy>(link).is_none());
    assert!(all::<CyberOperation>(&mut app).is_empty(), "an operation ends with its effect");
}

#[test]
fn an_order_runs_along_its_link_and_is_gone_when_it_arrives() {
    let mut app = flying(setup(), 1.0);
    send(&mut app, IssueOrder(DEMONSTRATE));
    app.update();
    let carried = Some(Payload::Demonstrate(ACCESS));
    let on_its_way = all::<Transmission>(&mut app).into_iter().find(|t| t.payload == carried);
    let order = on_its_way.expect("the order is on its way");
    assert_eq!((order.link, order.from), (CELL_LINK, SUMMIT));
    let arrives = order.arrives.expect("the link works");
    let middle = f64::from(order.since + arrives) / 2.0;
    assert_eq!(
        (order.progress(0.0), order.progress(middle), order.progress(f64::from(arrives))),
        (0.0, 0.5, 1.0)
    );

    run(&mut app);
    let mut arrived = Vec::new();
    while arrived.is_empty() {
        app.update();
        arrived = told::<TransmissionArrived>(&app);
        assert!(hour(&app) <= arrives + 1);
    }
    assert_eq!((arrived[0].id, arrived[0].at), (order.id, CELL));
    assert!(all::<Transmission>(&mut app).iter().all(|transmission| transmission.id != order.id));
}

#[test]
fn the_app_and_a_plain_loop_play_the_same_game() {
    let orders = [
        (0, Order::Claim),
        (3, Order::Consult { ally: ALLY }),
        (WEEK + 1, DEMONSTRATE),
        (2 * WEEK + 40, Order::OffRamp { ally: ALLY }),
    ];
    let seats = Seats { alliance: Seat::Human, adversary: Seat::Mind(adversary::Policy::default()) };
    let mut session = Session::new(narrows(1.0), SEED, seats);
    let mut app = flying(setup(), 1.0);
    run(&mut app);
    // Orders wait for the step that begins in their hour.
    while session.over().is_none() {
        let now = session.hour();
        for (_, order) in orders.iter().filter(|(at, _)| *at == now) {
            session.order(sim::Side::Alliance, *order).expect("it can be given");
            send(&mut app, IssueOrder(*order));
        }
        session.advance();
        app.update();
        let game = app.world().resource::<Game>();
        assert_eq!(game.session().digest(), session.digest(), "at hour {}", session.hour());
        assert_eq!(game.intel(), session.intel(sim::Side::Alliance));
    }
    assert!(session.hour() > 2 * WEEK + 40, "every order was given");
}

#[derive(Resource, Default)]
struct Written(usize);

type Anything = Or<(
    Changed<Position>,
    Changed<Strength>,
    Changed<CommandQuality>,
    Changed<Marching>,
    Changed<Ear>,
    Changed<LastReport>,
    Changed<LinkState>,
    Changed<Transmission>,
    Changed<CyberOperation>,
    Changed<Disruption>,
    Changed<Objective>,
    Changed<Column>,
    Changed<Member>,
    Changed<TargetedBy>,
    Changed<DisruptedBy>,
)>;

fn count_written(changed: Query<Entity, Anything>, mut written: ResMut<Written>) {
    written.0 = changed.iter().count();
}

#[test]
fn a_quiet_hour_marks_nothing_changed() {
    let mut app = flying(setup(), 1.0);
    app.init_resource::<Written>().add_systems(FixedLast, count_written);
    run(&mut app);
    // The fifth day: formations report in its first hours, each at its own.
    fly_to(&mut app, 98);
    assert!(app.world().resource::<Written>().0 > 0, "a report came in");
    fly_to(&mut app, 104);
    app.update();
    assert_eq!((hour(&app), app.world().resource::<Written>().0), (105, 0));
    // A step in which no hour passes does not even look.
    send(&mut app, SetPlayback::Pause);
    app.update();
    assert_eq!((hour(&app), app.world().resource::<Written>().0), (105, 0));
}

#[test]
fn no_order_of_systems_is_left_to_chance() {
    let mut app = app(1.0);
    let settings = ScheduleBuildSettings { ambiguity_detection: LogLevel::Error, ..Default::default() };
    let mut schedules = app.world_mut().resource_mut::<Schedules>();
    let mut fixed = schedules.remove(FixedUpdate).expect("the game has systems");
    fixed.set_build_settings(settings);
    let built = fixed.initialize(app.world_mut());
    let fault = built.err().map(|error| error.to_string(fixed.graph(), app.world()));
    assert_eq!(fault, None);
}

#[test]
fn the_clock_stops_at_the_council_and_its_report_is_opened() {
    let mut app = begun(setup(), 1.0);
    assert_eq!(app.world().resource::<Playback>().stopped, Some(StopReason::YourTurn));
    send(&mut app, SetPlayback::Factor(Factor::EveryStep));
    run(&mut app);
    for _ in 0..2 * WEEK {
        app.update();
    }
    let playback = *app.world().resource::<Playback>();
    assert_eq!((hour(&app), playback.speed), (WEEK + 1, Speed::Paused));
    assert_eq!(playback.stopped, Some(StopReason::Council));
    assert_eq!(*app.world().resource::<State<CouncilOverlay>>().get(), CouncilOverlay::Open);
    run(&mut app);
    app.update();
    app.update();
    assert_eq!(hour(&app), WEEK + 1, "time stands still under the report");

    send(&mut app, Navigate::Continue);
    app.update();
    assert_eq!(*app.world().resource::<State<CouncilOverlay>>().get(), CouncilOverlay::Closed);
    assert_eq!(hour(&app), WEEK + 1, "closing the report lets no time pass");
    run(&mut app);
    for _ in 0..2 * WEEK {
        app.update();
    }
    assert_eq!(hour(&app), 2 * WEEK + 1);
}

#[test]
fn a_week_of_crisis_takes_ten_seconds_and_an_hour_of_war_one() {
    let mut crisis = begun(setup(), 1.0);
    run(&mut crisis);
    let mut steps = 0;
    while hour(&crisis) < WEEK {
        crisis.update();
        steps += 1;
        assert!(steps < 2000);
    }
    // A hundred steps make a second.
    assert!((990..=1010).contains(&steps), "{steps} steps");

    let mut war = flying(GameSetup { launch_at: Some(0), ..setup() }, 1.0);
    run(&mut war);
    fly_to(&mut war, 2);
    send(&mut war, SetPlayback::Factor(Factor::Two));
    let mut steps = 0;
    while hour(&war) < 4 {
        war.update();
        steps += 1;
        assert!(steps < 400);
    }
    assert!((98..=102).contains(&steps), "two hours at twice the pace took {steps} steps");
    let clock = *war.world().resource::<Clock>();
    assert_eq!(clock.hour, 4);
    assert!((0.0..1.0).contains(&clock.fraction));
}

#[test]
fn orders_are_taken_refused_and_taken_back_while_time_stands_still() {
    let mut app = begun(setup(), 1.0);
    send(&mut app, IssueOrder(Order::Claim));
    send(&mut app, IssueOrder(Order::Exercise));
    app.update();
    assert_eq!(app.world().resource::<Game>().given(), [Order::Claim]);
    let refused = OrderRefused { order: Order::Exercise, refusal: Refusal::AlreadySignalled };
    assert_eq!(told::<OrderRefused>(&app), [refused]);
    send(&mut app, WithdrawOrder(None));
    app.update();
    assert!(app.world().resource::<Game>().given().is_empty());
    assert_eq!(hour(&app), 0);
}

#[test]
fn who_orders_nothing_for_idle_teams_is_asked_once_before_the_week_runs() {
    let mut app = begun(setup(), 1.0);
    let doubts = |app: &App| app.world().resource::<Playback>().doubted;
    assert!(app.world().resource::<Game>().unplanned() > 0);
    send(&mut app, SetPlayback::RunWeek);
    app.update();
    assert!(doubts(&app) && app.world().resource::<Playback>().paused(), "asked, and nothing runs");
    send(&mut app, SetPlayback::RunWeek);
    app.update();
    assert!(!app.world().resource::<Playback>().paused(), "asked once, and not again");
    let mut app = begun(setup(), 1.0);
    send(&mut app, IssueOrder(Order::Claim));
    app.update();
    send(&mut app, SetPlayback::RunWeek);
    app.update();
    assert!(!app.world().resource::<Playback>().paused(), "who has ordered something is not asked");
}

#[test]
fn every_node_carries_how_far_it_can_be_trusted() {
    let mut app = flying(GameSetup { launch_at: Some(0), ..setup() }, 1.0);
    run(&mut app);
    fly_to(&mut app, 20);
    let mut nodes = app.world_mut().query::<(&NodeKey, &Trust)>();
    let seen: Vec<(NodeKey, Trust)> = nodes.iter(app.world()).map(|(key, trust)| (*key, *trust)).collect();
    let intel = app.world().resource::<Game>().intel();
    assert_eq!(seen.len(), intel.nodes.len());
    for (key, trust) in &seen {
        assert_eq!(*trust, Trust::from(&intel.nodes[key.0.index()]));
    }
    assert!(
        seen.iter().any(|(_, trust)| trust.error_km > 0) && seen.iter().any(|(_, trust)| trust.error_km == 0)
    );
}

#[test]
fn no_message_tells_whether_a_reported_hit_was_real() {
    // Every report of battle damage is wrong, and the access always works.
    let mut app = flying(GameSetup { launch_at: Some(0), ..setup() }, 0.0);
    run(&mut app);
    fly_to(&mut app, 1);
    send(&mut app, IssueOrder(Order::Fire { access: ACCESS }));
    let mut resolved = Vec::new();
    while resolved.is_empty() {
        app.update();
        resolved = told::<OperationResolved>(&app);
        assert!(hour(&app) < 7);
    }
    assert!(!resolved[0].reported);
    let truths = told::<Happened>(&app).into_iter().filter_map(|happened| match happened.0.kind {
        EventKind::OperationResolved { reported, .. } => Some(reported),
        _ => None,
    });
    assert_eq!(truths.collect::<Vec<_>>(), [false]);
    assert!(all::<Disruption>(&mut app).iter().all(|disruption| disruption.channel != ARMY_FIBRE));
    assert_eq!(all::<CyberOperation>(&mut app)[0].phase, Phase::Unconfirmed);
}

#[test]
fn screens_follow_the_game_and_the_menu_leaves_nothing_behind() {
    let mut app = app(1.0);
    let screen = |app: &App| *app.world().resource::<State<Screen>>().get();
    send(&mut app, Navigate::OpenBriefing(GameSetup::new("atlantis", 1, sim::Side::Alliance)));
    app.update();
    assert_eq!(screen(&app), Screen::Menu);
    assert_eq!(told::<StartRefused>(&app)[0].name, "atlantis");

    let nowhere = tempfile::tempdir().expect("a folder for a moment").path().join("no.journal");
    send(&mut app, Navigate::Resume(nowhere.clone()));
    loaded(&mut app);
    assert_eq!(screen(&app), Screen::Menu);
    assert!(told::<StartRefused>(&app).iter().any(|refused| refused.name == nowhere.display().to_string()));

    send(&mut app, Navigate::OpenBriefing(GameSetup { launch_at: Some(3), ..setup() }));
    app.update();
    assert_eq!(screen(&app), Screen::Briefing);
    assert_eq!(all::<NodeKey>(&mut app).len(), 6);
    let commanded = app.world_mut().query::<(&NodeKey, &CommandedBy)>();
    let division = commanded.query_manual(app.world()).into_iter().find(|(key, _)| key.0 == DIVISION);
    let army = app.world().resource::<EntityIndex>().node(ARMY);
    assert_eq!(division.expect("somebody commands it").1.0, army);

    send(&mut app, Navigate::Continue);
    app.update();
    assert_eq!(screen(&app), Screen::Crisis);
    send(&mut app, SetPlayback::Factor(Factor::EveryStep));
    run(&mut app);
    for _ in 0..10 {
        app.update();
    }
    assert_eq!(screen(&app), Screen::War);
    assert_eq!(app.world().resource::<Playback>().stopped, Some(StopReason::Launched));
    assert_eq!(all::<Column>(&mut app).len(), 1);

    let mut playback = app.world_mut().resource_mut::<Playback>();
    playback.stops = Stops::NONE;
    run(&mut app);
    for _ in 0..1000 {
        app.update();
    }
    assert_eq!(screen(&app), Screen::End);
    let ended = app.world().resource::<EventLog>().entries.iter();
    assert_eq!(ended.filter(|entry| matches!(entry.kind, EventKind::GameEnded { .. })).count(), 1);

    send(&mut app, Navigate::Continue);
    app.update();
    assert_eq!(screen(&app), Screen::Menu);
    assert_eq!(count_believed(&mut app), 0);
    assert!(app.world().get_resource::<Game>().is_none());
}

#[test]
fn the_past_of_a_finished_game_can_be_looked_at_and_that_of_a_running_one_cannot() {
    let mut app = flying(setup(), 1.0);
    send(&mut app, IssueOrder(DEMONSTRATE));
    app.update();
    run(&mut app);
    let mut dark = 0;
    while all::<Disruption>(&mut app).is_empty() {
        app.update();
        dark = hour(&app);
        assert!(dark < 48);
    }
    fly_to(&mut app, 100);
    send(&mut app, Seek(dark));
    app.update();
    assert!(hour(&app) > 100, "a running game has no way back");

    while app.world().resource::<Game>().session().over().is_none() {
        app.update();
    }
    let end = hour(&app);
    let digest = app.world().resource::<Game>().session().digest();
    send(&mut app, Seek(dark));
    app.update();
    assert_eq!(hour(&app), dark);
    assert_eq!(told::<TimelineJumped>(&app), [TimelineJumped { from: end, to: dark }]);
    assert_eq!(all::<Disruption>(&mut app).len(), 1);
    assert_eq!(link_state(&app, ARMY_LINK).condition, Condition::Cut);

    send(&mut app, Seek(end));
    app.update();
    let game = app.world().resource::<Game>();
    assert!(!game.replaying());
    assert!(matches!(game.stage(), Stage::Over(_)));
    assert_eq!(game.session().digest(), digest, "looking back changes nothing");
}

#[test]
fn a_score_is_counted_while_the_end_is_looked_at() {
    let mut app = flying(setup(), 1.0);
    assert!(matches!(*app.world().resource::<Scoring>(), Background::None), "the game goes on");
    run(&mut app);
    while app.world().resource::<Game>().session().over().is_none() {
        app.update();
    }
    app.update();
    let scoring = |app: &App| app.world().resource::<Scoring>().progress().expect("it is being counted");
    while scoring(&app).done == 0 {
        app.update();
    }
    assert!(scoring(&app).runs >= score::FUTURES + score::AFTERWARDS);
    send(&mut app, Navigate::ToMenu);
    app.update();
    app.update();
    assert!(matches!(*app.world().resource::<Scoring>(), Background::None), "nobody looks at it any more");
}

/// An app of shipped levels that keeps games in a folder.
fn keeping(folder: &Path) -> App {
    let mut app = App::new();
    app.add_plugins(MinimalPlugins)
        .insert_resource(Library::shipped("anchored"))
        .insert_resource(Saves::in_folder(Some(folder.to_owned())))
        .insert_resource(TimeUpdateStrategy::FixedTimesteps(1))
        .add_plugins(GamePlugin);
    app
}

/// Begins a game of a level, orders something and lets a day and some hours pass; gives the file it is kept in.
fn played(app: &mut App, level: &str) -> PathBuf {
    send(app, Navigate::StartGame(GameSetup::new(level, SEED, sim::Side::Alliance)));
    app.update();
    let mut playback = app.world_mut().resource_mut::<Playback>();
    playback.stops = Stops::NONE;
    playback.choose(Factor::EveryStep);
    send(app, IssueOrder(Order::Claim));
    app.update();
    run(app);
    fly_to(app, 30);
    let game = || app.world().resource::<Game>().session();
    while game().written() != Some(store::Written::All) {
        std::thread::yield_now();
    }
    game().file().expect("it is kept")
}

fn saved(folder: &Path) -> usize {
    store::paths(folder).expect("the folder can be read").len()
}

#[test]
fn a_game_is_kept_as_it_is_played_and_taken_up_at_the_hour_at_which_it_was_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = keeping(folder.path());
    let file = played(&mut app, "minimal");
    let digest = app.world().resource::<Game>().session().digest();
    drop(app);

    let mut again = keeping(folder.path());
    send(&mut again, Navigate::Resume(file));
    loaded(&mut again);
    let game = again.world().resource::<Game>();
    assert_eq!((game.hour(), game.session().digest()), (30, digest));
    assert_eq!(game.setup().level, "minimal");
}

#[test]
fn a_briefing_leaves_no_file_and_buries_no_game() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = keeping(folder.path());
    let file = played(&mut app, "minimal");
    send(&mut app, Navigate::OpenBriefing(GameSetup::new("baltic_flash", SEED, sim::Side::Alliance)));
    app.update();
    send(&mut app, Navigate::Continue);
    app.update();
    send(&mut app, Navigate::ToMenu);
    app.update();
    assert_eq!(saved(folder.path()), 1);
    app.update();
    while app.world().resource::<Games>().searching() {
        app.update();
    }
    let games = app.world().resource::<Games>();
    assert_eq!(games.last().map(|save| save.path.clone()), Some(file.clone()));
    assert_eq!(games.damaged_since().count(), 0);

    std::fs::write(folder.path().join("later.journal"), "nothing").expect("the folder can be written");
    send(&mut app, Navigate::OpenBriefing(setup_of("minimal")));
    app.update();
    send(&mut app, Navigate::ToMenu);
    app.update();
    app.update();
    while app.world().resource::<Games>().searching() {
        app.update();
    }
    let games = app.world().resource::<Games>();
    assert_eq!((games.saves.len(), games.damaged_since().count()), (2, 1));
    assert_eq!(games.last().map(|save| save.path.clone()), Some(file.clone()));
    send(&mut app, DeleteGame(file.clone()));
    send(&mut app, DeleteGame(folder.path().join("not on the list")));
    app.update();
    assert!(!file.exists() && app.world().resource::<Games>().last().is_none());
}

fn setup_of(level: &str) -> GameSetup {
    GameSetup::new(level, SEED, sim::Side::Alliance)
}

#[test]
fn a_level_of_a_file_is_known_by_its_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let level = folder.path().join("minimal.ron");
    let (_, shipped) = level::shipped().iter().find(|(id, _)| *id == "minimal").expect("it is shipped");
    let text = shipped.replace("title: \"One road\"", "title: \"Mine\"");
    assert_ne!(text, **shipped);
    std::fs::write(&level, &text).expect("the folder can be written");
    let mut app = keeping(folder.path());
    let id = app.world_mut().resource_mut::<Library>().add_file(level.clone()).expect("it has a name");
    let file = played(&mut app, &id);
    drop(app);

    // In another session the level is not there, and one of the same name is.
    let mut again = keeping(folder.path());
    send(&mut again, Navigate::Resume(file.clone()));
    loaded(&mut again);
    let setup = again.world().resource::<Game>().setup().clone();
    assert_ne!(setup.level, "minimal");
    send(&mut again, Navigate::StartGame(setup.clone()));
    again.update();
    let game = again.world().resource::<Game>();
    assert_eq!((game.scenario().title.as_str(), game.hour()), ("Mine", 0));
    let listed =
        |app: &App| app.world().resource::<Library>().levels.iter().filter(|shelf| shelf.listed).count();
    assert_eq!(listed(&again), level::shipped().len(), "the menu shows it no more than before");
    send(&mut again, Navigate::ToMenu);
    again.update();
    again.update();

    // Where the level is at hand and unchanged, it is that level.
    again.world_mut().resource_mut::<Library>().add_file(level);
    send(&mut again, Navigate::Resume(file));
    loaded(&mut again);
    assert_eq!(again.world().resource::<Game>().setup().level, "minimal");
}

#[test]
fn the_list_of_many_games_does_not_hold_the_menu() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = keeping(folder.path());
    let file = played(&mut app, "minimal");
    drop(app);
    let text = std::fs::read(&file).expect("it can be read");
    for n in 0..200 {
        std::fs::write(folder.path().join(format!("copy-{n}.journal")), &text).expect("it can be written");
    }
    let mut app = keeping(folder.path());
    app.update();
    assert!(app.world().resource::<Games>().searching(), "the first frame does not wait");
    while app.world().resource::<Games>().searching() {
        app.update();
    }
    let games = app.world().resource::<Games>();
    assert_eq!(games.saves.len(), 201);
    assert!(games.saves.is_sorted_by(|a, b| a.written >= b.written));
}

#[test]
fn a_team_on_the_map_table_reports_at_the_turn_of_the_week_and_for_one_week() {
    let mut app = flying(setup(), 1.0);
    let assign = |task| IssueOrder(Order::Assign { team: 0, task });
    send(&mut app, assign(Task::Wargame));
    app.update();
    run(&mut app);
    let none = |app: &App| matches!(*app.world().resource::<Wargame>(), Background::None);
    let turn = |app: &App| app.world().resource::<Game>().intel().desk().expect("a desk").next_council;
    let first = turn(&app);
    while turn(&app) == first {
        assert!(none(&app), "it has not played yet");
        app.update();
    }
    send(&mut app, SetPlayback::Pause);
    send(&mut app, assign(Task::Idle));
    app.update();
    assert!(!none(&app));
    while app.world().resource::<Wargame>().progress().is_some() {
        app.update();
    }
    let Background::Done(estimate) = *app.world().resource::<Wargame>() else { panic!("it has been played") };
    assert_eq!(estimate.ever.runs, wargame::GAMES);
    assert!(estimate.soon.hits <= estimate.ever.hits);
    run(&mut app);
    let second = turn(&app);
    while turn(&app) == second {
        app.update();
    }
    assert!(none(&app), "nobody played last week");
}

#[test]
fn the_advisor_speaks_of_the_orders_it_was_asked_about_and_of_no_others() {
    let mut app = begun(setup(), 1.0);
    let unasked = |app: &App| matches!(*app.world().resource::<Advice>(), Background::None);
    app.update();
    assert!(unasked(&app), "nobody has asked");
    send(&mut app, AskAdvisor);
    app.update();
    while app.world().resource::<Advice>().progress().is_some() {
        app.update();
    }
    let Background::Done(said) = app.world().resource::<Advice>() else { panic!("it has thought") };
    if let Some(reason) = said {
        assert!(reason.adds > 0.0 && reason.games > 0, "{reason:?}");
    }
    // What it said of no order says nothing of one.
    send(&mut app, IssueOrder(Order::Assign { team: 0, task: Task::Hunt }));
    app.update();
    app.update();
    assert!(unasked(&app), "the orders are others now");
}

#[test]
fn the_table_of_actions_is_without_contradiction() {
    for (index, info) in ACTIONS.iter().enumerate() {
        assert!(!info.contexts.is_empty(), "{} can be done nowhere", info.id);
        for other in &ACTIONS[index + 1..] {
            assert_ne!(info.action, other.action);
            assert_ne!(info.id, other.id);
            let shared = info.contexts.iter().any(|context| other.contexts.contains(context));
            let same_key = info.keys.iter().any(|key| other.keys.contains(key));
            assert!(!(shared && same_key), "{} and {} share a key", info.id, other.id);
        }
    }
    let bindings = Bindings::default();
    assert_eq!(bindings.action("Space", false, false, &[Context::War]), Some(Action::TogglePause));
    assert_eq!(bindings.action("Space", false, false, &[Context::Council]), Some(Action::CloseCouncil));
    assert_eq!(bindings.action("Space", false, false, &[Context::Menu]), None);
    let picked = [Context::Picked, Context::War];
    assert_eq!(bindings.action("1", false, false, &picked), Some(Action::OrderHere(0)));
    assert_eq!(bindings.action("1", false, false, &[Context::War]), Some(Action::Look(Lens::Force)));
    assert_eq!(bindings.action("Space", false, false, &picked), Some(Action::TogglePause));
    assert_eq!(bindings.hint(Action::Undo), Some("Ctrl+Z".to_owned()));
}

/// A game of the first level, in its first hour, with what can be ordered on the map.
fn baltic_flash() -> App {
    let mut app = App::new();
    app.add_plugins(MinimalPlugins)
        .insert_resource(Library::shipped("anchored"))
        .insert_resource(TimeUpdateStrategy::FixedTimesteps(1))
        .add_plugins(GamePlugin);
    send(&mut app, Navigate::StartGame(GameSetup::new("baltic_flash", SEED, sim::Side::Alliance)));
    app.update();
    app.update();
    app
}

#[test]
fn a_digit_gives_the_order_that_stands_at_it_at_the_picked_place() {
    let mut app = baltic_flash();
    let game = app.world().resource::<Game>();
    let places = (0..game.scenario().facilities.len()).map(|index| Selection::Facility(index.into()));
    let with_list = places.map(|picked| {
        let place = picked.subject(game.scenario()).expect("a facility is a place");
        (picked, app.world().resource::<Offers>().at(game, place))
    });
    let (picked, here) = with_list.max_by_key(|(_, here)| here.len()).expect("the level has facilities");
    assert!(here.len() >= 3, "{here:?}");
    assert!(here.iter().any(|offer| matches!(offer.order, Order::Assign { .. })), "{here:?}");
    app.insert_resource(picked);
    send(&mut app, Action::OrderHere(1));
    app.update();
    let game = app.world().resource::<Game>();
    assert_eq!(game.given(), [here[1].order]);
    assert_eq!(game.placed().map(|offer| offer.order).collect::<Vec<_>>(), [here[1].order]);
    send(&mut app, Action::Undo);
    app.update();
    let game = app.world().resource::<Game>();
    assert!(game.given().is_empty() && game.placed().next().is_none());
    // With nothing picked a digit orders nothing.
    app.insert_resource(Selection::None);
    send(&mut app, Action::OrderHere(0));
    app.update();
    assert!(app.world().resource::<Game>().given().is_empty());
}

#[test]
fn actions_lead_to_orders_playback_lens_and_selection() {
    let mut app = begun(setup(), 1.0);
    send(&mut app, Action::Look(Lens::BeliefAge));
    send(&mut app, Action::Next);
    send(&mut app, Action::Answer(1));
    send(&mut app, Action::TogglePause);
    app.update();
    assert_eq!(*app.world().resource::<Lens>(), Lens::BeliefAge);
    assert_eq!(*app.world().resource::<Selection>(), Selection::Node(SUMMIT));
    assert_eq!(told::<LookAt>(&app).len(), 1);
    assert_eq!(told::<OrderRefused>(&app)[0].refusal, Refusal::NoDispatch);
    assert_eq!(app.world().resource::<Playback>().speed, Speed::Running(Factor::One));
}

/// The week on the map: who is in hand, where he can be sent, who works where.
#[test]
fn a_team_in_hand_finds_sockets_moves_in_and_gives_way_to_the_next() {
    let mut app = baltic_flash();
    assert_eq!(*app.world().resource::<Hand>(), Hand::Team(0));
    let sockets = |app: &mut App| {
        let world = app.world_mut();
        let mut found: Vec<(Entity, Vec<Order>)> = Vec::new();
        found.extend(
            world.query::<(Entity, &Socket)>().iter(world).map(|(entity, socket)| (entity, socket.0.clone())),
        );
        found
    };
    let builds = |order: &Order| matches!(order, Order::Assign { team: 0, task: Task::Build(_) });
    let free = sockets(&mut app);
    assert!(
        free.iter()
            .flat_map(|(_, orders)| orders)
            .all(|order| matches!(order, Order::Assign { team: 0, .. }))
    );
    let (place, order) = free
        .iter()
        .find_map(|(entity, orders)| Some((*entity, *orders.iter().find(|order| builds(order))?)))
        .expect("an ally offers an access to a facility");
    assert!(app.world().get::<FacilityKey>(place).is_some());
    assert!(
        free.iter().any(|(entity, _)| app.world().get::<Intrusion>(*entity).is_some()),
        "nobody can hunt"
    );
    send(&mut app, IssueOrder(order));
    app.update();
    let Order::Assign { task, .. } = order else { unreachable!("it was looked for") };
    assert_eq!(app.world().get::<Crew>(place), Some(&Crew(vec![(0, task)])));
    assert_eq!(*app.world().resource::<Hand>(), Hand::Team(1), "the next team is in hand");
    let fits = |order: &Order| matches!(order, Order::Assign { team: 1, .. });
    assert!(sockets(&mut app).iter().flat_map(|(_, orders)| orders).all(fits));
    // Taking it back empties the place, and leaves the hand as it is.
    send(&mut app, WithdrawOrder(Some(order)));
    app.update();
    assert!(app.world().get::<Crew>(place).is_none());
    assert_eq!(*app.world().resource::<Hand>(), Hand::Team(1));
    // The key goes on to what is still open; with the signal in hand no team is asked for.
    for _ in 0..2 {
        send(&mut app, Action::NextSlot);
        app.update();
    }
    assert_eq!(*app.world().resource::<Hand>(), Hand::Team(3));
    send(&mut app, Action::NextSlot);
    app.update();
    assert_eq!(*app.world().resource::<Hand>(), Hand::Signal);
    // A signal stands as an order at the place where it is given.
    let signals = sockets(&mut app);
    let (place, order) =
        signals.iter().map(|(entity, orders)| (*entity, orders[0])).next().expect("we listen");
    send(&mut app, IssueOrder(order));
    app.update();
    assert_eq!(app.world().get::<Ordered>(place), Some(&Ordered(vec![order])));
    let assigns = |order: &Order| matches!(order, Order::Assign { .. });
    assert!(!sockets(&mut app).iter().flat_map(|(_, orders)| orders).any(assigns));
}

#[test]
fn the_next_thing_is_the_place_that_is_worth_most_to_the_team_in_hand() {
    let mut app = baltic_flash();
    let (game, hand) = (app.world().resource::<Game>(), *app.world().resource::<Hand>());
    let places = app.world().resource::<Offers>().places(game, hand);
    assert!(places.len() >= 3, "{places:?}");
    for wanted in [places[0], places[1]] {
        send(&mut app, Action::Next);
        app.update();
        assert_eq!(*app.world().resource::<Selection>(), wanted);
    }
    send(&mut app, Action::Previous);
    app.update();
    assert_eq!(*app.world().resource::<Selection>(), places[0]);
}
