//! A real level, played by hours: what the rules bring up fits the panels as well as the mock-ups do.

use super::panels::{self, assert_fits};
use assured_disruption::alliance;
use assured_disruption::game::log::{Entry, subject};
use assured_disruption::game::{Background, Hand, Selection};
use assured_disruption::level;
use assured_disruption::session::{Seat, Seats, Session};
use assured_disruption::sim::orders::{offers_at, team_offers};
use assured_disruption::sim::state::{Setup, Stage};
use assured_disruption::sim::{Hour, Side};
use assured_disruption::text::Texts;
use assured_disruption::ui::Screen;
use assured_disruption::ui::action::{Speed, Tab};
use assured_disruption::ui::view_model::{self, ScreenInput};
use bevy_egui::egui::vec2;
use std::sync::Arc;

/// A game of the first level that plays by itself, with a launch at an hour if one is given.
pub fn session(launch_at: Option<Hour>) -> Session {
    let (name, text) = level::shipped().first().expect("a level is shipped");
    let set = level::assumptions::named("anchored").expect("the set is shipped");
    let (scenario, _) =
        level::parse(name, text, &set).map_err(|report| report.text(false)).expect("it is valid");
    let policy = alliance::policy::named("balanced").expect("the policy is shipped");
    let seats = Seats { alliance: Seat::Mind(policy), adversary: Seat::Mind(Default::default()) };
    Session::with_setup(Arc::new(scenario), 7, seats, Setup { launch_at, disposition: None })
}

/// The screen of a game as the alliance sees it.
pub fn screen(session: &Session, texts: &Texts, log: &[Entry], tab: Tab, picked: Selection) -> Screen {
    let intel = session.intel(Side::Alliance);
    let mut offers = session.offers(Side::Alliance);
    offers.extend(team_offers(session.scenario(), intel, Some(0)));
    let place = picked.subject(session.scenario());
    let here = place.map_or_else(Vec::new, |place| offers_at(session.scenario(), intel, &offers, place));
    let around = Default::default();
    let look = ScreenInput {
        texts,
        scenario: session.scenario(),
        session,
        intel,
        seed: session.seed(),
        hour: session.hour(),
        pointed: offers.iter().find(|o| o.refusal.is_none()).map(|o| o.order),
        offers: &offers,
        hand: Hand::default(),
        placed: &[],
        given: &[],
        log,
        picked,
        picked_at: None,
        around: &around,
        here: &here,
        speed: Speed::Paused,
        stopped: None,
        idle: (0, false),
        keys: super::fixture::keys(),
        armed: None,
        tab,
        key_open: true,
        war_log: true,
        note: None,
        thought: &[],
        scoring: &Background::None,
        wargame: &Background::None,
        advice: &Background::None,
    };
    match session.stage() {
        Stage::Crisis => {
            Screen::Crisis(Box::new(view_model::crisis(&look, tab == Tab::Dispatch).expect("a desk")))
        }
        Stage::War => Screen::War(Box::new(view_model::war(&look).expect("a war"))),
        Stage::Over(_) => Screen::End(Box::new(view_model::end(&look))),
    }
}

/// Lets hours pass and keeps what the alliance saw.
pub fn play(session: &mut Session, log: &mut Vec<Entry>, hours: Hour) {
    for _ in 0..hours {
        session.advance();
        let scenario = Arc::clone(session.scenario());
        let heard = session.heard(Side::Alliance);
        log.extend(heard.map(|e| Entry { hour: e.hour, kind: e.kind, subject: subject(&scenario, &e.kind) }));
    }
}

fn plays(launch_at: Option<Hour>, hours: Hour, steps: u32) {
    for texts in [Texts::english(), Texts::pseudo()] {
        let mut session = session(launch_at);
        let mut log = Vec::new();
        for step in 0..steps {
            play(&mut session, &mut log, hours);
            for (tab, picked) in [
                (Tab::Dispatch, Selection::None),
                (Tab::Plan, Selection::Link(assured_disruption::sim::LinkId(0))),
                (Tab::Log, Selection::Node(assured_disruption::sim::NodeId(0))),
            ] {
                let screen = screen(&session, &texts, &log, tab, picked);
                for (width, height) in [(1280.0, 720.0), (1920.0, 1080.0)] {
                    let harness = panels::harness(&screen, &texts, vec2(width, height), 1.0);
                    let place = format!("step {step}, {tab:?} in {} at {width}x{height}", texts.language());
                    assert_fits(&place, &harness);
                }
            }
        }
    }
}

#[test]
fn every_week_of_a_crisis_fits_the_panels() {
    plays(None, 190, 9);
}

#[test]
fn every_pulse_of_a_war_fits_the_panels() {
    plays(Some(24), 30, 8);
}
