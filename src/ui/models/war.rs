//! The war: two clocks that race, and two orders a pulse.

use super::advice::Advice;
use super::card::{Badge, Card};
use super::choices::Choices;
use super::keys::{Deed, Keys};
use super::worth;
use crate::icon::Icon;
use crate::sim::intel::{Intel, WarPicture};
use crate::sim::orders::Offer;
use crate::sim::orders::Order;
use crate::sim::state::{Task, Weapon};
use crate::sim::units::Hour;
use crate::sim::{AxisId, ChannelId, Scenario, Side};
use crate::text::{self, Texts, number, outcome};
use crate::ui::action::Speed;

/// The two clocks, in whole hours: they are rounded here and nowhere else, so that all sums on the screen agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Clocks {
    /// Names of both.
    pub names: (String, String),
    /// Where the first runs to.
    pub objective: String,
    /// Hours after launch, now.
    pub now: Hour,
    /// Hours from now until the objective falls; nothing once all have fallen.
    pub theirs: f64,
    /// Whether all have.
    pub fallen: bool,
    /// Whether one has fallen: then no gap between two clocks says how the war goes.
    pub lost: bool,
    /// How the war is thought to be judged, and the name of that.
    pub grade: (String, String),
    /// Hours from now until our line closes.
    pub ours: f64,
    /// Of these, what they still hold in our network.
    pub hold: f64,
    /// Both clocks with the orders placed and the one under the pointer, and what these are called.
    pub preview: Option<(f64, f64, String)>,
}

impl Clocks {
    /// Hours the line comes too late; negative when it stands in time.
    pub fn short(&self) -> f64 {
        self.ours - self.theirs
    }

    /// The clocks of a war; `added` are the shifts of the placed orders and of the one under the pointer.
    pub fn of(texts: &Texts, scenario: &Scenario, intel: &Intel, war: &WarPicture, added: &[&Offer]) -> Self {
        let sum = |of: fn(&Offer) -> f64| added.iter().map(|offer| of(offer).round()).sum::<f64>();
        let (added_theirs, added_ours) = (sum(|o| o.theirs), sum(|o| o.bar));
        let (theirs, ours) = (war.their_clock.round(), war.our_clock.round());
        let called = match added.len() {
            0 | 1 => texts.say("clocks-with-one"),
            _ => texts.say("clocks-with-both"),
        };
        let moves = !added.is_empty();
        let objective = scenario.axes[war.first.index()].objective.clone();
        let (march, line) = match intel.side {
            Side::Alliance => ("clocks-theirs", "clocks-ours"),
            Side::Adversary => ("clocks-our-march", "clocks-their-line"),
        };
        let fallen = war.columns.iter().all(|column| column.book.fell.is_some());
        let first = match fallen {
            true => texts.say("clocks-all-fallen"),
            false => texts.tell(march, &[("objective", objective.as_str().into())]),
        };
        Self {
            names: (first, texts.say(line)),
            fallen,
            lost: war.book.lost.is_some(),
            grade: (number::grade(war.grade.total()), outcome::title(texts, war.grade.outcome())),
            objective,
            now: intel.hour.saturating_sub(war.book.since),
            theirs,
            ours,
            hold: war.their_hold.round(),
            preview: moves.then_some((theirs + added_theirs, ours + added_ours, called)),
        }
    }
}

/// Points of a grade, as a share, from which an order is seen to add something.
const SEEN: f64 = 0.005;

/// The orders of a pulse.
#[derive(Clone, Debug, PartialEq)]
pub struct Orders {
    /// What can be done in a pulse, as a title.
    pub title: String,
    /// Hours after launch, now.
    pub now: Hour,
    /// Number of the pulse, from 1.
    pub pulse: u32,
    /// Hours after launch at which it ends.
    pub until: Hour,
    /// Orders still free.
    pub left: u8,
    /// Orders placed.
    pub placed: Vec<Card>,
    /// What else could be ordered.
    pub offers: Vec<Card>,
    /// How many of these are worth something now: the others stand below everything else.
    pub useful: usize,
    /// The link to shield or to strike, and the intents or marches, one card an axis.
    pub folded: Vec<Choices>,
    /// How open either sky lies and who does not fly, once that is worth a line.
    pub sky: Option<String>,
    /// What the rest of the war is about, once an objective has fallen.
    pub about: Option<String>,
    /// What the advisor says, to the side that has one.
    pub advice: Option<Advice>,
    /// Both clocks with everything placed and pointed at.
    pub result: (f64, f64),
    /// Once an objective has fallen: how the war is thought to be judged.
    pub grade: Option<String>,
    /// Where their clock runs to.
    pub objective: String,
    /// How fast the hours pass.
    pub speed: Speed,
    /// Labels of keys.
    pub keys: Keys,
}

impl Orders {
    /// The orders of a war at an hour. `placed` are the offers behind the orders given in this pulse.
    #[expect(
        clippy::too_many_arguments,
        reason = "a model gathers what the screen knows; grouping would only rename"
    )]
    pub fn of(
        texts: &Texts,
        scenario: &Scenario,
        intel: &Intel,
        war: &WarPicture,
        offers: &[Offer],
        placed: &[Offer],
        clocks: &Clocks,
        speed: Speed,
        keys: &Keys,
    ) -> Self {
        let staff = intel.side == Side::Adversary;
        let dark = |id: ChannelId| intel.channels[id.index()].dark_until.is_some();
        let card = |offer: &Offer, badge: Badge| {
            let title = text::order(texts, scenario, &offer.order, None);
            let mut card = Card::of(texts, scenario, offer, badge, title, true);
            card.fading = Vec::new();
            if let Some(weapon) = weapon(&offer.order).filter(|_| offer.theirs.abs() < 0.5) {
                let why = worth::why_nothing(texts, scenario, weapon, dark);
                let known = Some(card.remark).filter(|words| !words.is_empty());
                card.remark = [why].into_iter().chain(known).collect::<Vec<_>>().join("; ");
            }
            card
        };
        let placed: Vec<Card> = placed
            .iter()
            .enumerate()
            .map(|(index, offer)| Card {
                chosen: true,
                refusal: None,
                ..card(offer, Badge::Number(index as u8 + 1))
            })
            .collect();
        let mut open: Vec<(&Offer, Icon)> =
            offers.iter().filter_map(|offer| picture(&offer.order).map(|icon| (offer, icon))).collect();
        open.retain(|(offer, _)| !placed.iter().any(|p| p.order == offer.order));
        let axes = (0..scenario.axes.len()).filter_map(|index| {
            let on = |order: &Order| match order {
                Order::SetIntent { axis, .. } | Order::March { axis, .. } => axis.index() == index,
                _ => false,
            };
            let folded: Vec<&Offer> = offers.iter().filter(|offer| on(&offer.order)).collect();
            let free = placed.iter().all(|card| !on(&card.order));
            let axis = scenario.axes[index].name.as_str();
            let title = texts.tell(if staff { "ask-march" } else { "ask-intent" }, &[("axis", axis.into())]);
            free.then(|| Choices::of(texts, scenario, title, Badge::Picture(Icon::Flag), &folded, !staff))?
        });
        let axes: Vec<Choices> = axes.collect();
        let (asked, icon) = if staff { ("ask-strike", Icon::Bolt) } else { ("ask-shield", Icon::Shield) };
        let at_link = |offer: &&Offer| matches!(offer.order, Order::Shield { .. } | Order::Strike { .. });
        let at_links: Vec<&Offer> = offers.iter().filter(at_link).collect();
        let at_links =
            Choices::of(texts, scenario, texts.say(asked), Badge::Picture(icon), &at_links, !staff);
        let moves: Vec<&Offer> =
            offers.iter().filter(|offer| matches!(offer.order, Order::Relocate { .. })).collect();
        let title = texts.say("ask-relocate");
        let moves = Choices::of(texts, scenario, title, Badge::Picture(Icon::Home), &moves, !staff);
        let crew = |order: &Order| matches!(order, Order::Assign { task: Task::Repair(_), .. });
        let crews: Vec<&Offer> = offers.iter().filter(|offer| crew(&offer.order)).collect();
        let title = texts.say("ask-mend");
        let crews = Choices::of(texts, scenario, title, Badge::Picture(Icon::Build), &crews, !staff);
        // What can be done stands first, then what gains most.
        let gain = |offer: &Offer| offer.grade;
        open.sort_by(|(a, _), (b, _)| {
            let usable = a.refusal.is_some().cmp(&b.refusal.is_some());
            usable.then(gain(b).total_cmp(&gain(a)))
        });
        let useful = |(offer, _): &&(&Offer, Icon)| staff || (offer.refusal.is_none() && gain(offer) >= SEEN);
        let useful = open.iter().take_while(useful).count();
        let offers = open.iter().enumerate().map(|(index, (offer, icon))| {
            let key = keys.of(Deed::Choose(index as u8)).map(str::to_owned);
            Card { key, ..card(offer, Badge::Picture(*icon)) }
        });
        let result = clocks
            .preview
            .as_ref()
            .map_or((clocks.theirs, clocks.ours), |(theirs, ours, _)| (*theirs, *ours));
        Self {
            title: texts.say(if staff { "orders-staff" } else { "orders-title" }),
            now: intel.hour.saturating_sub(war.book.since),
            pulse: war.book.pulse + 1,
            until: war.book.next_pulse.saturating_sub(war.book.since),
            // The staff gives what orders it likes.
            left: war.desk.as_ref().map_or(1, |desk| desk.orders),
            placed,
            offers: offers.collect(),
            useful,
            folded: at_links.into_iter().chain(crews).chain(axes).chain(moves).collect(),
            sky: sky(texts, intel.side, intel.hour, war),
            about: war.book.lost.map(|lost| about(texts, scenario, war, lost)),
            advice: None,
            result,
            grade: clocks.lost.then(|| clocks.grade.0.clone()),
            objective: clocks.objective.clone(),
            speed,
            keys: keys.clone(),
        }
    }
}

/// How far either side's air defence is believed to have gone, and how long aircraft stay on the ground.
fn sky(texts: &Texts, viewer: Side, now: Hour, war: &WarPicture) -> Option<String> {
    let told = |side: Side, open: &str, grounded: &str| {
        let share = 1.0 - war.cover[side.index()];
        let share = (share >= 0.005).then(|| number::percent(texts, share));
        let open = share.map(|share| texts.tell(open, &[("share", share.into())]));
        let until = war.book.grounded_until(side, now);
        let until = until.map(|hour| number::since_launch(texts, hour.saturating_sub(war.book.since)));
        let grounded = until.map(|hour| texts.tell(grounded, &[("hour", hour.into())]));
        open.into_iter().chain(grounded)
    };
    let theirs = told(viewer.other(), "sky-theirs", "grounded-theirs");
    let all: Vec<String> = theirs.chain(told(viewer, "sky-ours", "grounded-ours")).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

/// What an objective that was lost leaves to win.
fn about(texts: &Texts, scenario: &Scenario, war: &WarPicture, (axis, hour): (AxisId, Hour)) -> String {
    let hour = number::since_launch(texts, hour.saturating_sub(war.book.since));
    let held = war.marching().count();
    let args = [
        ("objective", scenario.axes[axis.index()].objective.as_str().into()),
        ("hour", hour.into()),
        ("held", held.to_string().into()),
        ("all", war.columns.len().to_string().into()),
    ];
    texts.tell("orders-about", &args)
}

fn picture(order: &Order) -> Option<Icon> {
    match order {
        Order::Fire { .. } => Some(Icon::Bolt),
        Order::Jam { .. } => Some(Icon::Mast),
        _ => None,
    }
}

fn weapon(order: &Order) -> Option<Weapon> {
    match *order {
        Order::Fire { access } => Some(Weapon::Access(access)),
        Order::Jam { jammer } => Some(Weapon::Jammer(jammer)),
        _ => None,
    }
}
