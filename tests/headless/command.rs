//! Command and control at war: staffs and their queues, orders late and lost, couriers, headquarters that move, what
//! those do who are cut off. And the picture each side has of it: ghosts, contacts, ears.

use crate::bars::{launched, shipped};
use crate::fixture::{pass, unseen};
use assured_disruption::adversary;
use assured_disruption::sim::event::EventKind;
use assured_disruption::sim::formula::sample::{mean, standard_error};
use assured_disruption::sim::intel::observe;
use assured_disruption::sim::orders::offer;
use assured_disruption::sim::phase::Turn;
use assured_disruption::sim::phase::traffic::send;
use assured_disruption::sim::rules::combat::Contact;
use assured_disruption::sim::rules::relocation;
use assured_disruption::sim::scenario::{Doctrine, Medium, Scenario};
use assured_disruption::sim::state::*;
use assured_disruption::sim::*;
use std::sync::Arc;

fn baltic() -> Arc<Scenario> {
    shipped("baltic_flash", "anchored")
}

fn begin(scenario: &Scenario, seed: u64) -> State {
    State::begin(scenario, Luck::new(seed), &Setup::default())
}

fn node(scenario: &Scenario, id: &str) -> NodeId {
    NodeId::from(scenario.nodes.iter().position(|node| node.id == id).expect("a node of the level"))
}

fn link(scenario: &Scenario, id: &str) -> LinkId {
    LinkId::from(scenario.links.iter().position(|link| link.id == id).expect("a link of the level"))
}

fn access(scenario: &Scenario, id: &str) -> AccessId {
    AccessId::from(scenario.accesses.iter().position(|plan| plan.id == id).expect("an access of the level"))
}

/// Darkens whole links for some hours.
fn cut(scenario: &Scenario, state: &mut State, links: &[LinkId], hours: Hour) {
    let outage = Outage { since: state.hour, until: state.hour + hours, cause: DisruptionCause::Strike };
    for channel in links.iter().flat_map(|link| &scenario.link(*link).channels) {
        state.network.disrupt(*channel, outage);
    }
    state.network.refresh(scenario);
}

/// Every link that ends at a node.
fn links_of(scenario: &Scenario, node: NodeId) -> Vec<LinkId> {
    let links = (0..scenario.links.len()).map(LinkId::from);
    links.filter(|link| relocation::touches(scenario, *link, node)).collect()
}

fn give_to(scenario: &Scenario, state: &mut State, to: NodeId, payload: Payload) {
    send(&mut Turn::new(scenario, state, &mut Vec::new()), scenario.node(to).side, to, payload);
}

fn on_its_way(state: &State, payload: Payload) -> Option<&Transmission> {
    state.traffic.iter().find(|message| message.payload == payload)
}

/// Hours until an order has come to its end.
fn hours_of(scenario: &Scenario, mut state: State, to: NodeId, payload: Payload) -> Hour {
    let begun = state.hour;
    give_to(scenario, &mut state, to, payload);
    while on_its_way(&state, payload).is_some() {
        pass(scenario, &mut state, 1);
    }
    state.hour - begun
}

fn intent() -> Payload {
    Payload::Intent(AxisId(1), Intent::Hold)
}

#[test]
fn an_order_lies_longer_with_a_staff_that_has_lost_links() {
    let scenario = baltic();
    let staff = node(&scenario, "R.6A");
    let mut state = begin(&scenario, 1);
    let usual = state.network.staff[staff.index()];
    let mut before = usual;
    for child in ["R.138-R.6A", "R.25-R.6A", "R.9A-R.6A"] {
        cut(&scenario, &mut state, &[link(&scenario, child)], 100);
        let now = state.network.staff[staff.index()];
        assert!(now >= before, "{now} h after {child}, {before} h before");
        before = now;
    }
    assert_eq!(
        before, scenario.coefficients.staff_most as Hour,
        "near saturation the queue grows without end"
    );
    assert!(usual < 3);
    for (id, hours) in scenario.nodes.iter().zip(&state.network.staff) {
        let headquarters = id.kind == assured_disruption::sim::scenario::Kind::Headquarters;
        assert!(headquarters || *hours == 0, "{} has no staff", id.id);
    }
}

#[test]
fn our_own_orders_are_late_too() {
    let scenario = baltic();
    let state = launched(&scenario, 1);
    let front = node(&scenario, "B.EE1");
    let usual = hours_of(&scenario, state.clone(), front, intent());
    let mut hurt = state;
    for fibre in ["B.EEHQ-B.MNCNE", "B.LVHQ-B.MNCNE", "B.LTHQ-B.MNCNE"] {
        cut(&scenario, &mut hurt, &[link(&scenario, fibre)], 200);
    }
    let late = hours_of(&scenario, hurt, front, intent());
    assert!(usual >= 4, "four staffs and four hops take their time: {usual} h");
    assert!(late > usual + 6, "{late} h instead of {usual}");
}

#[test]
fn an_order_goes_round_over_a_coordination_link() {
    let scenario = baltic();
    let mut state = launched(&scenario, 1);
    let battlegroup = node(&scenario, "B.EFPEE");
    cut(&scenario, &mut state, &[link(&scenario, "B.EFPEE-B.EE1")], 500);
    give_to(&scenario, &mut state, battlegroup, intent());
    let path = on_its_way(&state, intent()).expect("it has just set out").links(&scenario);
    assert_eq!(*path.last().expect("a way"), link(&scenario, "B.EFPEE-B.MNDNE"));
    assert!(state.network.command_quality[battlegroup.index()] >= scenario.coefficients.cut_off);
}

#[test]
fn where_nothing_works_a_courier_goes_and_a_link_that_comes_back_overtakes_him() {
    let scenario = baltic();
    let front = node(&scenario, "B.LT2");
    let dead = [link(&scenario, "B.LT2-B.LTHQ")];
    let mut state = launched(&scenario, 1);
    cut(&scenario, &mut state, &dead, 500);
    let by_courier = hours_of(&scenario, state.clone(), front, intent());
    let mut short = launched(&scenario, 1);
    cut(&scenario, &mut short, &dead, 9);
    let overtaken = hours_of(&scenario, short, front, intent());
    let usual = hours_of(&scenario, launched(&scenario, 1), front, intent());
    let road = scenario.distance(dead[0]).0 / scenario.coefficients.courier_pace;
    assert!(f64::from(by_courier - usual) >= road - 2.0, "{by_courier} h by a courier who needs {road} h");
    assert!(usual < overtaken && overtaken < by_courier, "{usual} < {overtaken} < {by_courier}");
}

#[test]
fn an_order_is_lost_with_its_link_as_often_as_stated_and_frees_what_it_bound() {
    const RUNS: u64 = 400;
    let scenario = baltic();
    let access = access(&scenario, "switch");
    let owner = scenario.accesses[access.index()].owner;
    let cell = scenario.allies[owner.index()].cell.expect("a lender has a cell");
    let mut lost = 0;
    for seed in 0..RUNS {
        let mut state = launched(&scenario, seed);
        state.desk.secrets.hazards[access.index()].threshold = f64::INFINITY;
        give(&scenario, &mut state, Side::Alliance, Order::Fire { access }, &mut Vec::new());
        while on_its_way(&state, Payload::Fire(access)).expect("it is on its way").links(&scenario).len() > 1
        {
            pass(&scenario, &mut state, 1);
        }
        let hour = state.hour;
        let order = state.traffic.iter_mut().find(|message| message.payload == Payload::Fire(access));
        let order = order.expect("it is on its way");
        // It runs on its last link, which is made a long one.
        (order.since, order.arrives) = (hour - 1, hour + 5);
        cut(&scenario, &mut state, &links_of(&scenario, cell), 300);
        let events = pass(&scenario, &mut state, 1);
        let gone = events.iter().any(|event| matches!(event.kind, EventKind::TransmissionLost { .. }));
        let life = state.desk.book.accesses[access.index()].life;
        assert_eq!(life, if gone { AccessLife::Hidden } else { AccessLife::Committed }, "seed {seed}");
        assert!(events.iter().all(|event| !matches!(event.kind, EventKind::TransmissionLost { .. })
            || event.seen_by(Side::Alliance) && !event.seen_by(Side::Adversary)));
        lost += u64::from(gone);
    }
    let chance = scenario.coefficients.order_loss;
    let error = (chance * (1.0 - chance) / RUNS as f64).sqrt();
    let rate = lost as f64 / RUNS as f64;
    assert!((rate - chance).abs() <= 3.0 * error, "{rate} lost instead of {chance}");
}

#[test]
fn a_headquarters_on_the_move_is_silent_and_what_sat_on_its_old_place_is_void() {
    let scenario = baltic();
    let staff = node(&scenario, "R.6A");
    let brigade = node(&scenario, "R.138");
    let on_the_spot = access(&scenario, "switch");
    let elsewhere = access(&scenario, "luga");
    let mut state = begin(&scenario, 1);
    unseen(&mut state);
    // A relay that is dark by an access through the staff's own machines comes back with the move.
    let hit = scenario.accesses[on_the_spot.index()].targets[0];
    let outage = Outage { since: 0, until: 500, cause: DisruptionCause::Access(on_the_spot) };
    state.network.disrupt(hit, outage);
    give_to(&scenario, &mut state, staff, Payload::Relocate(staff));
    let mut events = Vec::new();
    while state.network.silent[staff.index()] == 0 {
        events.extend(pass(&scenario, &mut state, 1));
    }
    assert_eq!(state.network.command_quality[brigade.index()], 0.0, "nobody commands the brigades meanwhile");
    events.extend(pass(&scenario, &mut state, scenario.coefficients.relocation_hours as Hour + 1));
    assert_eq!(state.network.silent[staff.index()], 0);
    assert!(state.network.command_quality[brigade.index()] >= scenario.coefficients.cut_off);
    assert_eq!(state.desk.book.accesses[on_the_spot.index()].life, AccessLife::Open);
    assert_eq!(state.desk.book.accesses[elsewhere.index()].life, AccessLife::Hidden);
    assert_eq!(state.network.outages[hit.index()], None);
    assert_ne!(state.posts[staff.index()].to, scenario.node(staff).at);
    let moves = events.iter().filter(|event| {
        matches!(event.kind, EventKind::HeadquartersMoves { .. } | EventKind::HeadquartersMoved { .. })
    });
    assert!(moves.clone().count() == 2 && moves.clone().all(|event| !event.seen_by(Side::Alliance)));
}

#[test]
fn the_adversary_moves_a_staff_in_whose_machines_we_were_met() {
    let scenario = baltic();
    let mut state = begin(&scenario, 3);
    let access = access(&scenario, "switch");
    state.hour = state.council.next;
    let ordered = |state: &State| {
        let intel = observe(&scenario, state, Side::Adversary);
        let policy = adversary_policy();
        let decision = assured_disruption::adversary::decide(&scenario, &intel, &policy, state.luck);
        decision.orders.into_iter().find(|order| matches!(order, Order::Relocate { .. }))
    };
    assert_eq!(ordered(&state), None, "what is hidden moves nobody");
    state.desk.book.accesses[access.index()].life = AccessLife::Found;
    let order = Order::Relocate { headquarters: node(&scenario, "R.6A") };
    assert_eq!(ordered(&state), Some(order));
    let intel = observe(&scenario, &state, Side::Adversary);
    assert_eq!(orders::check(&scenario, &intel, &order), Ok(()));
}

#[test]
fn a_move_saves_what_its_card_says_of_the_strikes_to_come() {
    const WARS: u64 = 200;
    const PULSES: usize = 8;
    let scenario = baltic();
    let order = Order::Relocate { headquarters: node(&scenario, "B.MNCNE") };
    let line = |mut state: State| {
        let policy = adversary_policy();
        for _ in 0..PULSES {
            let due = state.war.as_ref().expect("launched").book.next_pulse;
            let intel = observe(&scenario, &state, Side::Adversary);
            for order in adversary::decide(&scenario, &intel, &policy, state.luck).orders {
                give(&scenario, &mut state, Side::Adversary, order, &mut Vec::new());
            }
            let hours = due - state.hour;
            pass(&scenario, &mut state, hours);
        }
        state.war.expect("launched").line
    };
    let (mut shown, mut saved) = (Vec::new(), Vec::new());
    for seed in 0..WARS {
        let still = launched(&scenario, seed);
        let mut moved = still.clone();
        shown.push(-offer(&scenario, &observe(&scenario, &still, Side::Alliance), order).bar);
        give(&scenario, &mut moved, Side::Alliance, order, &mut Vec::new());
        saved.push(line(still) - line(moved));
    }
    let (shown, taken, error) = (mean(&shown), mean(&saved), standard_error(&saved));
    println!("a move: {shown:.2} h shown, {taken:.2} +- {error:.2} h saved");
    assert!(shown > 0.5, "what is left of their intrusion is worth a move");
    assert!((taken - shown).abs() < 0.15 * shown + 3.0 * error, "{shown} shown, {taken} +- {error} saved");
}

fn adversary_policy() -> assured_disruption::adversary::Policy {
    assured_disruption::adversary::Policy::default()
}

#[test]
fn our_headquarters_shakes_off_what_sits_in_its_links_by_moving() {
    let scenario = baltic();
    let mut state = launched(&scenario, 1);
    let corps = node(&scenario, "B.MNCNE");
    let inside = link(&scenario, "B.EEHQ-B.MNCNE");
    state.war.as_mut().expect("launched").implants = vec![inside; 6];
    let intel = observe(&scenario, &state, Side::Alliance);
    let order = Order::Relocate { headquarters: corps };
    let offered = offer(&scenario, &intel, order);
    assert!(offered.bar < 0.0 && offered.silent == scenario.coefficients.relocation_hours, "{offered:?}");
    give(&scenario, &mut state, Side::Alliance, order, &mut Vec::new());
    pass(&scenario, &mut state, 1);
    let again = orders::check(&scenario, &observe(&scenario, &state, Side::Alliance), &order);
    assert_eq!(again, Err(Refusal::OnTheMove), "its order is on the way");
    while state.network.silent[corps.index()] == 0 {
        pass(&scenario, &mut state, 1);
    }
    pass(&scenario, &mut state, scenario.coefficients.relocation_hours as Hour);
    assert!(state.war.as_ref().expect("launched").implants.is_empty());
    let summit = Order::Relocate { headquarters: scenario.summit(Side::Alliance) };
    assert_eq!(orders::check(&scenario, &intel, &summit), Err(Refusal::NotYours));
}

/// The level with another doctrine of one node.
fn taught(scenario: &Scenario, id: NodeId, doctrine: Doctrine) -> Scenario {
    let mut scenario = scenario.tables();
    scenario.nodes[id.index()].doctrine = doctrine;
    Scenario::of(scenario)
}

#[test]
fn a_column_that_is_cut_off_does_what_its_doctrine_says() {
    let scenario = baltic();
    let lead = scenario.axes[0].column[0];
    let gone = |doctrine| {
        let scenario = taught(&scenario, lead, doctrine);
        let mut state = launched(&scenario, 1);
        pass(&scenario, &mut state, 6);
        let before = state.war.as_ref().expect("launched").columns[0].km;
        cut(&scenario, &mut state, &links_of(&scenario, lead), 100);
        let told = pass(&scenario, &mut state, 18);
        let told = told.iter().any(|event| {
            event.kind == EventKind::DoctrineFollowed { node: lead, doctrine }
                && event.seen_by(Side::Alliance)
        });
        assert_eq!(told, doctrine != Doctrine::LastOrder, "a change is seen");
        state.war.as_ref().expect("launched").columns[0].km - before
    };
    let [attacks, goes_on, holds, withdraws] =
        [Doctrine::PreDelegated, Doctrine::LastOrder, Doctrine::Hold, Doctrine::Withdraw].map(gone);
    assert!(
        attacks > goes_on && goes_on > holds && holds > withdraws,
        "{attacks} > {goes_on} > {holds} > {withdraws} km"
    );
}

#[test]
fn defenders_that_are_cut_off_do_what_their_doctrine_says() {
    let scenario = baltic();
    let brigade = node(&scenario, "B.EE1");
    let axis = scenario.axes.iter().position(|axis| axis.defenders.contains(&brigade)).expect("it defends");
    let left = |doctrine| {
        let scenario = taught(&scenario, brigade, doctrine);
        let mut state = launched(&scenario, 1);
        for column in &mut state.war.as_mut().expect("launched").columns {
            column.book.intent = Intent::TradeGround;
        }
        cut(&scenario, &mut state, &links_of(&scenario, brigade), 100);
        pass(&scenario, &mut state, 24);
        (state.strength[brigade.index()], state.war.as_ref().expect("launched").columns[axis].km)
    };
    let (attacking, slowed) = left(Doctrine::PreDelegated);
    let (holding, held) = left(Doctrine::Hold);
    let (fleeing, free) = left(Doctrine::Withdraw);
    let (ordered, _) = left(Doctrine::LastOrder);
    assert!(attacking < holding && holding < fleeing, "{attacking} < {holding} < {fleeing}");
    assert_eq!(ordered, fleeing, "the last order was to trade ground");
    assert!(held < free && slowed < free, "who stands slows the column: {held}, {slowed}, {free} km");
}

#[test]
fn initiative_is_a_matter_of_the_side() {
    let mut figures = baltic().coefficients.clone();
    let cut_off = |figures: &Coefficients| {
        let contact =
            Contact { column: 2.0, defence: 2.0, quality: 0.0, fire: [1.0; 2], intensity: 1.0, drive: 1.0 };
        contact.losses(figures)
    };
    let before = cut_off(&figures);
    figures.initiative = 0.9;
    assert_eq!(before, cut_off(&figures), "his initiative is not ours");
    figures.initiative_alliance *= 2.0;
    let after = cut_off(&figures);
    assert!((after.0 - 2.0 * before.0).abs() < 1e-12 && after.1 == before.1);
}

#[test]
fn a_formation_rolls_up_its_cable_for_the_march_and_lays_it_when_it_halts() {
    let scenario = baltic();
    let lead = scenario.axes[0].column[0];
    let mut state = begin(&scenario, 1);
    give_to(&scenario, &mut state, lead, Payload::Ready(1));
    let marching = |state: &State| state.posts[lead.index()].marching(state.hour);
    while !marching(&state) {
        pass(&scenario, &mut state, 1);
    }
    let dark = |state: &State| {
        scenario.channels.iter().zip(&state.network.outages).any(|(channel, outage)| {
            let mine = scenario.link(channel.link).child == lead && channel.medium == Medium::Cable;
            mine && outage.is_some_and(|outage| outage.cause == DisruptionCause::March)
        })
    };
    assert!(dark(&state));
    pass(&scenario, &mut state, scenario.coefficients.approach_hours as Hour + 1);
    assert!(!marching(&state) && dark(&state), "laying takes its hours");
    pass(&scenario, &mut state, scenario.coefficients.cable_halt as Hour + 1);
    assert!(!dark(&state));
    assert_ne!(state.posts[lead.index()].to, scenario.node(lead).at, "it stands nearer");
}

#[test]
fn who_cannot_report_becomes_an_ageing_ghost() {
    let scenario = baltic();
    let brigade = node(&scenario, "B.LT2");
    let mut state = launched(&scenario, 1);
    pass(&scenario, &mut state, 12);
    cut(&scenario, &mut state, &links_of(&scenario, brigade), 200);
    // What had left before the cut still comes in.
    pass(&scenario, &mut state, 12);
    let before = observe(&scenario, &state, Side::Alliance).nodes[brigade.index()];
    state.strength[brigade.index()] = 0.2;
    pass(&scenario, &mut state, 24);
    let after = observe(&scenario, &state, Side::Alliance).nodes[brigade.index()];
    assert_eq!((after.strength, after.at, after.quality), (before.strength, before.at, before.quality));
    assert_eq!(after.reported, before.reported);
    assert!(after.cut && after.error > before.error && after.confidence < before.confidence);
    // The link comes back, and with the next report the ghost is a formation again.
    for outage in &mut state.network.outages {
        *outage = None;
    }
    state.network.refresh(&scenario);
    pass(&scenario, &mut state, 24);
    let back = observe(&scenario, &state, Side::Alliance).nodes[brigade.index()];
    assert!((back.strength - 0.2).abs() < 0.05 && !back.cut && back.error < after.error);
}

#[test]
fn what_has_left_its_garrison_is_a_contact_until_it_is_named() {
    let scenario = baltic();
    let (mut numbers, mut looks) = (0, 0);
    for seed in 0..40 {
        let mut state = begin(&scenario, seed);
        for access in &mut state.desk.book.accesses {
            access.life = AccessLife::Open;
        }
        let lead = scenario.axes[2].column[0];
        give_to(&scenario, &mut state, lead, Payload::Ready(2));
        let known = observe(&scenario, &state, Side::Alliance).nodes[lead.index()];
        assert!(known.number.is_none() && !known.moved, "in its garrison everybody knows it");
        // Long enough for one look at each formation on the march.
        pass(&scenario, &mut state, scenario.coefficients.look as Hour + 24);
        for member in &scenario.axes[2].column {
            let seen = observe(&scenario, &state, Side::Alliance).nodes[member.index()];
            if seen.moved {
                looks += 1;
                numbers += usize::from(seen.number.is_some());
                assert!(seen.error >= 2.0 * scenario.coefficients.look_error);
                assert_ne!(
                    seen.at,
                    state.posts[member.index()].at(seen.reported),
                    "it is seen with an error"
                );
            }
        }
    }
    let rate = numbers as f64 / f64::from(looks);
    let unnamed = 1.0 - scenario.coefficients.identification;
    let error = (unnamed * (1.0 - unnamed) / f64::from(looks)).sqrt();
    assert!(looks > 40 && (rate - unnamed).abs() <= 3.0 * error, "{rate} of {looks} without a name");
}

#[test]
fn an_ear_names_and_places_whoever_reports_by_way_of_it() {
    let scenario = baltic();
    let lead = scenario.axes[0].column[0];
    let seen = |held: bool| {
        let mut state = begin(&scenario, 2);
        unseen(&mut state);
        for access in &mut state.desk.book.accesses {
            access.life = if held { access.life } else { AccessLife::Open };
        }
        give_to(&scenario, &mut state, lead, Payload::Ready(1));
        pass(&scenario, &mut state, 100);
        observe(&scenario, &state, Side::Alliance).nodes[lead.index()]
    };
    let (heard, watched) = (seen(true), seen(false));
    assert!(heard.number.is_none() && heard.moved);
    assert!(heard.reported >= 70, "its own daily report was heard, of hour {}", heard.reported);
    assert!(heard.error < watched.error || watched.number.is_none());
}

#[test]
fn who_has_moved_hooks_up_where_nothing_was_struck() {
    let scenario = baltic();
    let corps = node(&scenario, "B.MNCNE");
    let mut state = launched(&scenario, 1);
    let there = |link: &LinkId| relocation::touches(&scenario, *link, corps);
    let link = (0..scenario.links.len()).map(LinkId::from).find(there).expect("it has links");
    cut(&scenario, &mut state, &[link], 60);
    let (since, until) = (state.hour, state.hour + 60);
    let war = state.war.as_mut().expect("launched");
    war.implants.clear();
    war.desk.strike_damage.push(StrikeDamage { link, since, until, hours: 12.0 });
    let shown = offer(
        &scenario,
        &observe(&scenario, &state, Side::Alliance),
        Order::Relocate { headquarters: corps },
    );
    assert!(shown.bar < -8.0, "most of the strike is still to come: {}", shown.bar);
    let mut stayed = state.clone();
    give_to(&scenario, &mut state, corps, Payload::Relocate(corps));
    while state.network.silent[corps.index()] == 0 {
        pass(&scenario, &mut state, 1);
    }
    pass(&scenario, &mut state, scenario.coefficients.relocation_hours as Hour + 1);
    let hours = state.hour - stayed.hour;
    pass(&scenario, &mut stayed, hours);
    let dark = |channel: &ChannelId| state.network.outages[channel.index()].is_some();
    assert!(!scenario.link(link).channels.iter().any(dark), "its links work again");
    let war = |state: &State| state.war.clone().expect("launched");
    let (moved, stayed) = (war(&state), war(&stayed));
    assert!(moved.desk.strike_damage.is_empty() && !stayed.desk.strike_damage.is_empty());
    assert!(moved.line < stayed.line, "what the strike was still to cost is given back");
}
