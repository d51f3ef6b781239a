//! The models of a whole screen, from the session as one side sees it.

use super::action::{Speed, Tab};
use super::models::card::{Badge, Card};
use super::models::council::Lines;
use super::models::end::{CouncilRow, ScoreBoard, Scored};
use super::models::keys::{Deed, Keys};
use super::models::{
    Advice, Allies, Chain, Clocks, CouncilCard, Dial, DispatchCard, End, Foot, Forecast, Ladder, Log, Orders,
    Plan, Resources, Selected, Table, Timeline,
};
use super::screen::{CouncilSeat, Crisis, War};
use crate::game::log::Entry;
use crate::game::playback::StopReason;
use crate::game::{Advice as Advisor, Background, Hand, Scoring, Selection, Wargame};
use crate::icon::Icon;
use crate::session::Session;
use crate::sim::intel::DeskPicture;
use crate::sim::orders::{Offer, concerns};
use crate::sim::scenario::letter;
use crate::sim::state::{Chip, Outcome};
use crate::sim::units::{Hour, week};
use crate::sim::{Intel, Ledger, Order, Scenario};
use crate::text::ledger::{Step, conducted};
use crate::text::outcome::{Ending, WarEnding};
use crate::text::{self, Texts, name, number};
use bevy_egui::egui::Rect;

/// Everything a screen is made from.
pub struct ScreenInput<'a> {
    /// The texts.
    pub texts: &'a Texts,
    /// The level.
    pub scenario: &'a Scenario,
    /// The game.
    pub session: &'a Session,
    /// What the viewer's side knows at the hour shown.
    pub intel: &'a Intel,
    /// Key of the game's luck.
    pub seed: u64,
    /// The hour shown.
    pub hour: Hour,
    /// What can be ordered.
    pub offers: &'a [Offer],
    /// The slot of the week in hand.
    pub hand: Hand,
    /// Offers behind the orders of this hour, as they stood before the click.
    pub placed: &'a [Offer],
    /// Orders of this hour.
    pub given: &'a [Order],
    /// The order the pointer rests on.
    pub pointed: Option<Order>,
    /// What the viewer saw.
    pub log: &'a [Entry],
    /// The picked thing.
    pub picked: Selection,
    /// Where it is drawn, in points; nothing when it is not in sight.
    pub picked_at: Option<Rect>,
    /// Where the units are drawn that hang on it, and then all other symbols.
    pub around: &'a [Vec<Rect>; 2],
    /// What can be ordered there.
    pub here: &'a [Offer],
    /// How fast the hours pass.
    pub speed: Speed,
    /// Why they stand.
    pub stopped: Option<StopReason>,
    /// Teams that would stand idle, and whether it was asked once if they should.
    pub idle: (usize, bool),
    /// Labels of keys.
    pub keys: Keys,
    /// The answer of a dispatch whose key was pressed once.
    pub armed: Option<u8>,
    /// Page of the right column.
    pub tab: Tab,
    /// Whether the key is open.
    pub key_open: bool,
    /// Whether the log of the war is open.
    pub war_log: bool,
    /// What went wrong last, in one sentence.
    pub note: Option<&'a str>,
    /// What we thought they believed, by the hour of the council.
    pub thought: &'a [(Hour, f64)],
    /// The score, once the game is over.
    pub scoring: &'a Scoring,
    /// What the staff has found on the map table.
    pub wargame: &'a Wargame,
    /// What the advisor says.
    pub advice: &'a Advisor,
}

impl ScreenInput<'_> {
    /// The way back, and on.
    fn foot(&self) -> Foot {
        let undo = !self.given.is_empty();
        Foot { undo, idle: self.idle, speed: self.speed, keys: self.keys.clone() }
    }

    /// The offer under the pointer, and what it is called.
    fn preview(&self) -> Option<(String, &Offer)> {
        let order = self.pointed?;
        let offer = self.offers.iter().find(|offer| offer.order == order)?;
        let name = match order {
            Order::Answer { option } => letter(option),
            _ => self.texts.say("preview-this"),
        };
        Some((name, offer))
    }

    /// The card of the picked thing, with what can be ordered there: what has been ordered comes first.
    fn selected(&self) -> Option<Selected> {
        let subject = self.picked.subject(self.scenario)?;
        let selected = Selected::of(self.texts, self.scenario, self.intel, subject)?;
        let card = |offer: &Offer| {
            let badge = Badge::Picture(Icon::named(offer.order.kind().icon));
            let title = text::order(self.texts, self.scenario, &offer.order, None);
            Card::of(self.texts, self.scenario, offer, badge, title, self.intel.war.is_some())
        };
        let here = |offer: &&Offer| concerns(self.scenario, &offer.order, subject);
        let chosen =
            self.placed.iter().filter(here).map(|offer| Card { chosen: true, key: None, ..card(offer) });
        let open = self.here.iter().enumerate().map(|(number, offer)| Card {
            key: self.keys.of(Deed::Here(number as u8)).map(str::to_owned),
            ..card(offer)
        });
        let (at, around) = (self.picked_at, self.around.clone());
        Some(Selected { orders: chosen.chain(open).collect(), at, around, ..selected })
    }
}

/// The crisis; `sitting` while the report of a council is open. Nothing from a seat that is no desk.
pub fn crisis(look: &ScreenInput<'_>, sitting: bool) -> Option<Crisis> {
    let (texts, scenario) = (look.texts, look.scenario);
    let desk = look.intel.desk()?;
    let preview = look.preview();
    let preview = preview.as_ref().map(|(name, offer)| (name.as_str(), *offer));
    let week = week(look.hour).to_string();
    let title =
        texts.tell("heading-week", &[("title", scenario.title.as_str().into()), ("week", week.into())]);
    let ordered = look
        .given
        .last()
        .map(|order| text::order(texts, scenario, order, desk.book.dispatch.map(|open| open.id)));
    let state = match (ordered, look.speed) {
        (Some(order), Speed::Paused) => texts.tell("heading-ordered", &[("order", order.into())]),
        (None, Speed::Paused) => stopped(texts, scenario, desk, look.stopped),
        (_, _) => texts.say("heading-running"),
    };
    let heard = look.session.council().filter(|_| sitting);
    Some(Crisis {
        heading: (title, state),
        dial: Dial::of(scenario, desk, preview),
        ladder: Ladder::of(scenario, desk, look.hour),
        resources: Resources::of(scenario, desk, look.hour, look.speed, &look.keys),
        tab: look.tab,
        dispatch: DispatchCard::of(texts, scenario, desk, look.offers, &look.keys, look.armed),
        plan: {
            let (offers, given) = (look.offers, look.given);
            let (forecast, advice) = (forecast(look), advice(look));
            Plan::of(texts, scenario, look.intel, desk, offers, given, look.hand, forecast, advice)
        },
        allies: Allies::of(texts, scenario, desk, look.hour, look.offers),
        log: Log::of(texts, scenario, look.log, None),
        foot: look.foot(),
        note: look.note.map(str::to_owned),
        timeline: Timeline::of(texts, scenario, desk, look.hour, look.log, preview),
        selected: look.selected(),
        key_open: look.key_open,
        report: heard
            .map(|council| CouncilCard::of(texts, scenario, desk, council, &look.session.council_moved())),
        keys: look.keys.clone(),
    })
}

/// Why the clock stands.
fn stopped(texts: &Texts, scenario: &Scenario, desk: &DeskPicture, reason: Option<StopReason>) -> String {
    match reason {
        Some(StopReason::Readiness) => {
            texts.tell("heading-readiness", &[("step", name::step(texts, desk.readiness).into())])
        }
        Some(StopReason::AccessFound(access)) => {
            let name = scenario.accesses[access.index()].name.as_str();
            texts.tell("heading-found", &[("access", name.into())])
        }
        Some(StopReason::Dispatch(id)) => {
            let title = scenario.dispatches[id.index()].title.as_str();
            texts.tell("heading-dispatch", &[("title", title.into())])
        }
        Some(StopReason::Asked | StopReason::Sought) => texts.say("heading-asked"),
        _ => texts.say("heading-paused"),
    }
}

/// What the advisor says.
fn advice(look: &ScreenInput<'_>) -> Advice {
    let dispatch = look.intel.desk().and_then(|desk| desk.book.dispatch).map(|open| open.id);
    Advice::of(look.texts, look.scenario, dispatch, look.advice)
}

/// What the staff has found.
fn forecast(look: &ScreenInput<'_>) -> Forecast {
    match (look.wargame, look.wargame.progress()) {
        (_, Some(progress)) => Forecast::playing(look.texts, progress),
        (Background::Done(estimate), _) => Forecast::found(look.texts, estimate),
        (Background::Failed(report), _) => Forecast::failed(look.texts, report),
        _ => Forecast::None,
    }
}

/// The council's table; nothing from a seat that is none of the council's.
pub fn table(look: &ScreenInput<'_>) -> Option<CouncilSeat> {
    let (texts, scenario) = (look.texts, look.scenario);
    let council = look.intel.council()?;
    let week = week(look.hour.saturating_sub(u32::from(council.sits))).to_string();
    let title = [("title", scenario.title.as_str().into()), ("week", week.into())];
    let ledger = look.session.reckoning();
    let foot = look.foot();
    Some(CouncilSeat {
        heading: (texts.tell("table-heading", &title), texts.say("table-state")),
        table: Table::of(texts, scenario, council, ledger.as_ref(), look.offers, look.given, foot),
        log: look.war_log.then(|| Log::of(texts, scenario, look.log, None)),
        selected: look.selected(),
        note: look.note.map(str::to_owned),
    })
}

/// The war; nothing before it.
pub fn war(look: &ScreenInput<'_>) -> Option<War> {
    let (texts, scenario) = (look.texts, look.scenario);
    let war = look.intel.war.as_ref()?;
    let pointed = look.preview().map(|(_, offer)| offer).filter(|o| !look.given.contains(&o.order));
    let added: Vec<&Offer> = look.placed.iter().chain(pointed).collect();
    let clocks = Clocks::of(texts, scenario, look.intel, war, &added);
    let orders: Vec<Order> = added.iter().map(|offer| offer.order).collect();
    let mut keys = look.keys.clone();
    // The letters belong to dispatches.
    keys.0.retain(|deed, _| !matches!(deed, Deed::Choose(_)));
    Some(War {
        orders: Orders {
            advice: look.intel.desk().map(|_| advice(look)),
            ..Orders::of(
                texts,
                scenario,
                look.intel,
                war,
                look.offers,
                look.placed,
                &clocks,
                look.speed,
                &keys,
            )
        },
        chain: Chain::of(texts, scenario, look.intel, war, &orders, look.offers, &clocks),
        clocks,
        selected: look.selected(),
        log: look.war_log.then(|| Log::of(texts, scenario, look.log, Some(war.book.since))),
        note: look.note.map(str::to_owned),
        keys,
    })
}

/// The end.
pub fn end(look: &ScreenInput<'_>) -> End {
    let (texts, scenario, session) = (look.texts, look.scenario, look.session);
    let ledgers = session.ledgers().unwrap_or_default();
    let truth = session.truth();
    let chips: Vec<Chip> = truth.map(|state| state.desk.book.chips.clone()).unwrap_or_default();
    let character =
        truth.map_or("", |state| scenario.dispositions[state.opening.disposition.index()].name.as_str());
    let played = [("title", scenario.title.as_str().into()), ("seed", look.seed.to_string().into())];
    let ending = ending(look, ledgers);
    let score = match (look.scoring, look.scoring.progress()) {
        (_, Some(progress)) => Scored::counting(texts, progress.done, progress.runs),
        (Background::Done(score), _) => Scored::Counted(ScoreBoard::of(texts, score)),
        (Background::Failed(report), _) => {
            Scored::Failed(texts.tell("score-failed", &[("report", report.as_str().into())]))
        }
        _ => Scored::None,
    };
    let rows = ledgers.iter().map(|ledger| row(look, ledger, &chips)).collect();
    End::of(texts, texts.tell("heading-seed", &played), &ending, character, score, rows)
}

fn row(look: &ScreenInput<'_>, ledger: &Ledger, chips: &[Chip]) -> CouncilRow {
    let texts = look.texts;
    let hours = [
        ("believed", number::hours(texts, ledger.believed).into()),
        ("bar", number::bar(texts, ledger.bar).into()),
    ];
    let title = match ledger.conduct {
        Some(conduct) => {
            let launched = look.intel.war.as_ref().map_or(ledger.hour, |war| war.book.since);
            let since = number::since_launch(texts, ledger.hour.saturating_sub(launched));
            let told = [("hour", since.into()), ("step", conducted(texts, conduct).into())];
            texts.tell("end-war-council", &told.into_iter().chain(hours).collect::<Vec<_>>())
        }
        None => {
            let step = match (ledger.yes, ledger.down) {
                (true, _) => Step::Up,
                (false, true) => Step::Down,
                (false, false) => Step::Held,
            };
            let thought = look.thought.iter().find(|(hour, _)| hour.abs_diff(ledger.hour) <= 1);
            let thought =
                thought.map_or_else(|| texts.say("end-unknown"), |(_, hours)| number::hours(texts, *hours));
            let week = week(ledger.hour.saturating_sub(1)).to_string();
            let told =
                [("week", week.into()), ("step", step.verdict(texts).into()), ("thought", thought.into())];
            texts.tell("end-council", &told.into_iter().chain(hours).collect::<Vec<_>>())
        }
    };
    CouncilRow { hour: ledger.hour, title, lines: Lines::of(texts, ledger, chips) }
}

fn ending(look: &ScreenInput<'_>, ledgers: &[Ledger]) -> Ending {
    let crisis = || ledgers.iter().filter(|ledger| ledger.conduct.is_none());
    let closest = crisis().map(|l| l.believed - l.bar).fold(f64::INFINITY, f64::min);
    let war = look.intel.war.as_ref();
    let since = |hour: Hour| hour.saturating_sub(war.map_or(0, |w| w.book.since));
    Ending {
        outcome: look.session.over().unwrap_or(Outcome::Lost),
        crisis: war.map_or(look.session.hour(), |w| w.book.since),
        closest: if closest.is_finite() { closest } else { 0.0 },
        councils: crisis().count() as u32,
        war: war.map(|w| WarEnding {
            lost: w.book.hours_to_objective(),
            closed: w.book.closed.map(since),
            expired: since(look.intel.hour) > look.scenario.war_window,
            given_up: w.book.given_up.map(since),
            held: (w.marching().count(), w.columns.len()),
            grade: look.session.truth().and_then(|state| state.grade()).unwrap_or_default(),
            taken: w.columns.iter().map(|column| column.lost).fold(0.0, f64::max),
        }),
    }
}
