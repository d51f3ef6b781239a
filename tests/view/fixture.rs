//! The screens of the mock-ups as models: week 4 of Baltic flash, and H+18 of the war that followed.

use assured_disruption::game::Hand;
use assured_disruption::icon::Icon;
use assured_disruption::sim::event::Subject;
use assured_disruption::sim::intel::Band;
use assured_disruption::sim::scenario::letter;
use assured_disruption::sim::scenario::{Act, Medium};
use assured_disruption::sim::state::{AccessLife, Outcome, Task};
use assured_disruption::sim::{
    AccessId, AllyId, DispatchId, DispositionId, JammerId, LinkId, NodeId, Order, Side,
};
use assured_disruption::study::score::{Decision, Difference, Knowing, Score};
use assured_disruption::text::Texts;
use assured_disruption::text::ledger::Step;
use assured_disruption::text::outcome::{Ending, WarEnding};
use assured_disruption::ui::Screen;
use assured_disruption::ui::action::{Speed, Tab};
use assured_disruption::ui::models::allies::{AllyRow, IncidentRow};
use assured_disruption::ui::models::card::{Badge, Shift, Tone};
use assured_disruption::ui::models::chain::{Bar, BarKind, Row};
use assured_disruption::ui::models::choices::Chip;
use assured_disruption::ui::models::council::{Lines, Movement};
use assured_disruption::ui::models::dial::Preview;
use assured_disruption::ui::models::end::{CouncilRow, ScoreBoard, Scored};
use assured_disruption::ui::models::keys::Deed;
use assured_disruption::ui::models::log::Entry;
use assured_disruption::ui::models::menu::{GameDeed, GameRow, LevelItem};
use assured_disruption::ui::models::plan::{Foot, TaskRow};
use assured_disruption::ui::models::resources::AccessSlot;
use assured_disruption::ui::models::selected::MediumLine;
use assured_disruption::ui::models::timeline::{Mark, MarkKind};
use assured_disruption::ui::models::week::{Back, SlotRow};
use assured_disruption::ui::models::*;
use assured_disruption::ui::screen::{CouncilSeat, Crisis, War};
use std::path::PathBuf;

pub const NO_TEAM: &str = "Needs 2 free teams, you have 1: free one first.";
pub const CHOSEN: &str = "Chosen: undo to choose another.";

pub fn keys() -> Keys {
    let all = [
        (Deed::Pause, "Space"),
        (Deed::Normal, "Q"),
        (Deed::Double, "R"),
        (Deed::Fourfold, "R"),
        (Deed::Run, "Enter"),
        (Deed::Undo, "Z"),
        (Deed::Dispatch, "F"),
        (Deed::Plan, "P"),
        (Deed::Allies, "V"),
        (Deed::Log, "L"),
        (Deed::Legend, "K"),
        (Deed::Close, "Enter"),
    ];
    Keys(all.into_iter().map(|(deed, key)| (deed, key.to_owned())).collect())
}

fn shift(label: String, hours: &str, tone: Tone) -> Shift {
    Shift { label, hours: hours.to_owned(), tone }
}

fn card(badge: Badge, title: &str, price: &str, shifts: Vec<Shift>, remark: &str, order: Order) -> Card {
    let fading = if shifts.is_empty() { Vec::new() } else { vec![1.0, 0.9, 0.8, 0.7, 0.65, 0.6] };
    Card {
        badge,
        title: title.to_owned(),
        price: price.to_owned(),
        shifts,
        remark: remark.to_owned(),
        fading,
        refusal: None,
        chosen: false,
        order,
        key: None,
        again: None,
    }
}

pub fn dial() -> Dial {
    Dial {
        objective: "Riga".to_owned(),
        believed: Band { value: 61.0, half: 8.0 },
        bar: Band { value: 73.0, half: 6.0 },
        truth: 87.0,
        preview: Some(Preview { name: "C".to_owned(), believed: 77.0, bar: 73.0, truth: 54.0 }),
    }
}

pub fn dispatch(texts: &Texts) -> DispatchCard {
    let bar = || texts.say("shift-bar");
    let option = |index: u8, title, price, shifts, remark| {
        card(Badge::Letter(letter(index)), title, price, shifts, remark, Order::Answer { option: index })
    };
    let mut refused = option(
        1,
        "Gather proof",
        "2 teams",
        vec![shift(bar(), "\u{2212}3 h", Tone::Theirs)],
        "from week 5, lasts 6 weeks",
    );
    refused.refusal = Some(NO_TEAM.to_owned());
    DispatchCard {
        id: DispatchId(0),
        placed: true,
        heading: "Harm at home".to_owned(),
        title: "A cable off Gotland is cut".to_owned(),
        text:
            "The line Visby to Ventspils went dead at 02:10. A freighter was above it; who paid her is open."
                .to_owned(),
        options: vec![
            option(
                0,
                "Name them today",
                "1 act",
                vec![shift(bar(), "+4 h", Tone::Theirs)],
                "gone in 4 weeks; wins 1 favour",
            ),
            refused,
            option(
                2,
                "Show one access live",
                "1 favour (DK), 1 team",
                vec![shift(texts.say("shift-believe"), "+16 h", Tone::Belief)],
                "a third gone in 3 weeks; ear shuts",
            ),
        ],
        note: texts.tell("dispatch-default", &[("letter", "B".into())]),
        by_key: Some(texts.tell("dispatch-by-key", &[("key", "F".into())])),
    }
}

/// The plan, with one of its slots in hand.
pub fn plan(texts: &Texts, hand: Hand) -> Plan {
    let task = |label: &str, worth: &str, remark: &str, teams, task| TaskRow {
        label: label.to_owned(),
        worth: worth.to_owned(),
        remark: remark.to_owned(),
        teams,
        order: Order::Assign { team: 3, task },
        free: true,
    };
    let slot = |slot, icon: Option<Icon>, label: &str, state: &str, back| SlotRow {
        slot,
        open: icon.is_none() || matches!(slot, Hand::Signal | Hand::Act),
        icon,
        label: label.to_owned(),
        state: state.to_owned(),
        back,
    };
    let stop = |team| Some(Back::Stop(Order::Assign { team, task: Task::Idle }));
    let chip = |label: &str, favours, order| Chip {
        label: label.to_owned(),
        detail: String::new(),
        spoken: format!("Consult {label}"),
        favours: Some(favours),
        refusal: None,
        order,
    };
    let consult = |index| Order::Consult { ally: AllyId(index) };
    let picture = Badge::Picture(Icon::Signal);
    let believe = |hours: &str| vec![shift(texts.say("shift-believe"), hours, Tone::Belief)];
    let mut sent = card(
        Badge::Picture(Icon::Flag),
        "Send a brigade",
        "2 favours of theirs, 1 act",
        vec![],
        "",
        Order::Reinforce { which: 0 },
    );
    sent.refusal = Some("Germany would want 2 favours and holds 1: ask another or wait.".to_owned());
    let consulted = card(
        Badge::Picture(Icon::Letter),
        "Consult an ally",
        "1 act",
        vec![shift(texts.say("shift-bar"), "\u{2212}1 h", Tone::Theirs)],
        "",
        consult(0),
    );
    let most = consulted.shifts.first().cloned();
    let claim = card(
        picture.clone(),
        "Say that we can",
        "1 signal",
        believe("+2 h"),
        "half gone in 3 weeks",
        Order::Claim,
    );
    let exercise = card(
        picture,
        "Show it in an exercise",
        "2 teams, 1 signal",
        believe("+9 h"),
        "half gone in 6 weeks",
        Order::Exercise,
    );
    let profile = |index| Order::Profile { disposition: DispositionId(index) };
    let named =
        card(Badge::Picture(Icon::Eye), "Name their character", "costs nothing", vec![], "", profile(0));
    let character = |(index, name): (u16, &str)| Chip { favours: None, ..chip(name, 0, profile(index)) };
    let characters = vec![(0, "Opportunist"), (1, "Unconvinced"), (2, "Insecure")];
    let characters = characters.into_iter().map(character).collect();
    let chips = vec![chip("US", 2, consult(0)), chip("UK", 1, consult(1)), chip("DE", 0, consult(2))];
    Plan {
        week: vec![
            slot(Hand::Team(0), Some(Icon::Build), "Build Pskov exchange", "1 of 3", stop(0)),
            slot(Hand::Team(1), Some(Icon::Build), "Build Pskov exchange", "1 of 3", stop(1)),
            slot(Hand::Team(2), Some(Icon::Hunt), "Hunt", "", stop(2)),
            slot(Hand::Team(3), None, "Team 4", "free", None),
            slot(Hand::Signal, Some(Icon::Signal), "Signal", "free", None),
            slot(Hand::Act, Some(Icon::Flag), "Act", "free", None),
        ],
        hand,
        tasks: vec![
            task("Hunt in our network", "\u{2212}2 h", "", vec![2], Task::Hunt),
            task("Pskov exchange", "+9 h, 1 of 3", "", vec![0, 1], Task::Build(AccessId(2))),
            task("Ostrov relay", "+0 h", "alone: orders go by fibre", vec![], Task::Build(AccessId(3))),
        ],
        harden: None,
        bound: None,
        signals: (vec![claim, exercise], Vec::new()),
        acts: vec![
            Choices { card: sent, most: None, chips: Vec::new() },
            Choices { card: consulted, most, chips },
        ],
        estimate: Some(0.35),
        advice: Advice::Unasked,
        forecast: Forecast::Found {
            soon: 0.2,
            words: "Staff: if we say no more, they launch within two councils in 20 % of 200 games."
                .to_owned(),
        },
        profile: Some(Choices { card: named, most: None, chips: characters }),
    }
}

pub fn selected(texts: &Texts) -> Selected {
    let medium = |medium, name: &str, live, state: &str| MediumLine {
        medium,
        name: name.to_owned(),
        live,
        state: state.to_owned(),
    };
    Selected {
        title: "6 Army to 2 Div".to_owned(),
        side: Side::Adversary,
        facts: vec![
            ("carries now".to_owned(), "85 %".to_owned()),
            ("needs to attack".to_owned(), "60 %".to_owned()),
        ],
        media: vec![
            medium(Medium::Fibre, "fibre", false, "probably dark, 12 h left"),
            medium(Medium::Microwave, "microwave", true, "up, 60 %"),
            medium(Medium::Hf, "HF radio", true, "up, 15 %"),
        ],
        hint: Some(texts.tell("cut-set", &[("media", "fibre, microwave".into())])),
        orders: Vec::new(),
        at: None,
        around: Default::default(),
    }
}

pub fn log() -> Log {
    let entry =
        |when: &str, text: &str, subject| Entry { when: when.to_owned(), text: text.to_owned(), subject };
    Log {
        entries: vec![
            entry(
                "week 4, Tue 02:00",
                "Dispatch: A cable off Gotland is cut.",
                Subject::Dispatch(DispatchId(0)),
            ),
            entry("week 4, Mon 00:00", "Their council met and stepped up: Assembled.", Subject::Nowhere),
            entry(
                "week 3, Thu 11:00",
                "Pskov exchange is ours: an ear, and a weapon kept back.",
                Subject::Node(NodeId(3)),
            ),
        ],
    }
}

pub fn allies() -> Allies {
    let ally = |letters: &str, name: &str, chance, stand: &str, why: &str, consult| AllyRow {
        letters: letters.to_owned(),
        name: name.to_owned(),
        chance,
        stand: stand.to_owned(),
        why: why.to_owned(),
        hours: "\u{2212}2 h".to_owned(),
        consult,
    };
    let consult = |index| Some(Order::Consult { ally: AllyId(index) });
    let suspects = vec![("the district staff".to_owned(), 0.62), ("an anchor".to_owned(), 0.38)];
    Allies {
        yes: (3, 7),
        rung: 2,
        harm: Some("Our effects have cost civilians 150\u{202f}000 hours without a service.".to_owned()),
        norms: vec!["Hospitals and water: signed, not inspected".to_owned()],
        allies: vec![
            ally(
                "US",
                "United States",
                0.31,
                "would say no",
                "fears every rung; the rung \u{2212}10",
                consult(0),
            ),
            ally("UK", "United Kingdom", 0.54, "would say yes", "wants proof; consulted +6", consult(1)),
            ally("DE", "Germany", 0.07, "would say no", "fears to be drawn in; loud signals \u{2212}5", None),
            ally("EE", "Estonia", 0.88, "would say yes", "fears to be left alone; brigades +6", consult(5)),
        ],
        incidents: vec![IncidentRow {
            title: "A cable off Gotland is cut".to_owned(),
            suspects,
            known: "one open clue, 1 that not every ally may see".to_owned(),
        }],
    }
}

pub fn ladder() -> Ladder {
    let indicators =
        ["leave cancelled", "blood supplies", "field cable", "traffic pattern", "tanker moves", "speeches"];
    Ladder {
        readiness: 2,
        days_old: 0,
        act: Act::Mobilise,
        seen: "Trains run to Pskov".to_owned(),
        heard: "They call it a drill. Three of six indicators say it is more.".to_owned(),
        indicators: indicators.iter().enumerate().map(|(i, name)| ((*name).to_owned(), i % 2 == 0)).collect(),
    }
}

pub fn resources() -> Resources {
    let slot = |name: &str, life, work, hours| {
        Some(AccessSlot { name: name.to_owned(), ear: NodeId(3), life, work, needed: 3.0, hours })
    };
    let favour = |letters: &str, name: &str, count| (letters.to_owned(), name.to_owned(), count);
    Resources {
        favours: vec![
            favour("US", "United States", 2),
            favour("UK", "United Kingdom", 1),
            favour("DE", "Germany", 1),
            favour("DK", "Denmark", 1),
        ],
        accesses: vec![
            slot("Pskov exchange", AccessLife::Hidden, 3.0, 11.0),
            slot("Rail hub", AccessLife::Hidden, 3.0, 7.0),
            slot("Ostrov relay", AccessLife::Building, 2.0, 9.0),
            None,
        ],
        council: 76,
        speed: Speed::Paused,
        keys: keys(),
    }
}

pub fn timeline(texts: &Texts) -> Timeline {
    let mark = |at, label: &str, kind| Mark { at, label: label.to_owned(), kind, subject: Subject::Nowhere };
    let fade = |rate: f64| (0..16).map(|w| libm::pow(rate, f64::from(w))).collect::<Vec<f64>>();
    let land = vec![
        mark(100, "drill called", MarkKind::Theirs),
        mark(504, "trains", MarkKind::Theirs),
        Mark {
            at: 700,
            label: texts.tell("timeline-way", &[("brigade", "battalion".into())]),
            kind: MarkKind::Way(1000),
            subject: Subject::Node(NodeId(7)),
        },
    ];
    let cyber = vec![
        mark(10, "claim", MarkKind::Chip { hours: 2.0, fading: fade(0.8) }),
        mark(596, "C: +16 h", MarkKind::Preview(fade(0.95))),
    ];
    Timeline {
        weeks: 12,
        sure: 9,
        now: 596,
        council: 672,
        steps: vec![(168, Step::Up), (336, Step::Held), (504, Step::Up)],
        rows: [
            land,
            vec![mark(506, "cable", MarkKind::Incident)],
            vec![mark(176, "exercise", MarkKind::Chip { hours: 7.0, fading: fade(0.89) })],
            cyber,
        ],
    }
}

fn moved(cause: &str, believed: Option<(&str, bool)>, bar: Option<(&str, bool)>) -> Movement {
    let hours = [believed, bar].map(|told| told.map(|(hours, good)| (hours.to_owned(), good)));
    Movement { cause: cause.to_owned(), hours }
}

pub fn report() -> CouncilCard {
    CouncilCard {
        week: 3,
        step: Step::Up,
        stands: "Assembled".to_owned(),
        sentence: "They stepped up: belief 61 h against a bar of 73 h; your exercise of week 2 gave 7 h."
            .to_owned(),
        believed: Band { value: 61.0, half: 8.0 },
        bar: Band { value: 73.0, half: 6.0 },
        moved: vec![
            moved("your signals", Some(("\u{2212}3 h", false)), None),
            moved("your brigades", None, Some(("+9 h", false))),
            moved("your staff reads them anew", Some(("+2 h", true)), None),
        ],
        act: ("Trains run to Pskov".to_owned(), "They call it a drill.".to_owned()),
        indicators: ladder().indicators,
        ledger: None,
    }
}

pub fn crisis(texts: &Texts, tab: Tab) -> Crisis {
    Crisis {
        heading: ("Baltic flash, week 4".to_owned(), "paused before the council".to_owned()),
        dial: dial(),
        ladder: ladder(),
        resources: resources(),
        tab,
        dispatch: Some(dispatch(texts)),
        plan: plan(texts, Hand::Team(3)),
        allies: allies(),
        log: log(),
        foot: Foot { undo: true, idle: (0, false), speed: Speed::Paused, keys: keys() },
        note: None,
        timeline: timeline(texts),
        selected: None,
        key_open: true,
        report: None,
        keys: keys(),
    }
}

pub fn war(texts: &Texts) -> War {
    let theirs = |hours: &str| vec![shift(texts.say("shift-their-clock"), hours, Tone::Theirs)];
    let ours = vec![shift(texts.say("shift-our-clock"), "\u{2212}5 h", Tone::Ours)];
    let mut placed = card(
        Badge::Number(1),
        "Fire: satellite, 6 Army",
        "1 access",
        theirs("+0 h"),
        "works 4 in 5",
        Order::Fire { access: AccessId(0) },
    );
    placed.chosen = true;
    placed.fading.clear();
    let offers: Vec<Card> = vec![
        card(
            Badge::Picture(Icon::Mast),
            "Jam: the microwave relay",
            "1 jammer, 12 h",
            theirs("+12 h"),
            "works 9 in 10",
            Order::Jam { jammer: JammerId(0) },
        ),
        card(
            Badge::Picture(Icon::Shield),
            "Shield: Div North to 11 Armd Bde",
            "costs nothing",
            ours,
            "works 3 in 5",
            Order::Shield { link: LinkId(4) },
        ),
    ];
    let offers: Vec<Card> = offers.into_iter().map(|offer| Card { fading: Vec::new(), ..offer }).collect();
    let row = |medium, name: &str, bars: Vec<Bar>, note: &str| Row {
        medium,
        name: name.to_owned(),
        bars,
        note: note.to_owned(),
    };
    let bar = |from, to, kind, label: &str| Bar { from, to, kind, label: label.to_owned() };
    War {
        clocks: Clocks {
            names: ("Their clock to Riga".to_owned(), "Our clock to the line".to_owned()),
            objective: "Riga".to_owned(),
            now: 18,
            theirs: 41.0,
            fallen: false,
            lost: false,
            grade: ("46".to_owned(), "Partial defence".to_owned()),
            ours: 56.0,
            hold: 12.0,
            preview: Some((53.0, 56.0, texts.say("clocks-with-both"))),
        },
        orders: Orders {
            title: "Two orders this pulse".to_owned(),
            now: 18,
            pulse: 4,
            until: 24,
            left: 1,
            placed: vec![placed],
            useful: offers.len(),
            offers,
            folded: Vec::new(),
            sky: Some("Their sky lies open to 24 %. Our aircraft stay down until H+40.".to_owned()),
            about: None,
            advice: Some(Advice::Unasked),
            result: (53.0, 56.0),
            grade: None,
            objective: "Riga".to_owned(),
            speed: Speed::Paused,
            keys: keys(),
        },
        chain: Chain {
            title: "6 Army to 2 Div".to_owned(),
            link: Some(LinkId(2)),
            now: 18,
            end: 78,
            step: 6,
            rows: vec![
                row(
                    Medium::Fibre,
                    "fibre",
                    vec![bar(12, 30, BarKind::Unconfirmed, "dark: 4 in 5, 12 h left")],
                    "up, 100 % of the load",
                ),
                row(
                    Medium::Microwave,
                    "microwave",
                    vec![bar(18, 30, BarKind::Preview(2), "dark for 12 h")],
                    "up, 100 % of the load",
                ),
                row(
                    Medium::Satellite,
                    "satellite",
                    vec![bar(18, 42, BarKind::Preview(1), "dark for 24 h")],
                    "up, 100 % of the load",
                ),
                row(Medium::Hf, "HF radio", vec![], "up, but 15 % of the load: too little to march on"),
            ],
            falls: 59.0,
            falls_with: 71.0,
            closes: 74.0,
            objective: "Riga".to_owned(),
        },
        note: None,
        selected: None,
        log: Some(log()),
        keys: keys(),
    }
}

fn ledger_lines() -> Lines {
    Lines {
        lines: vec![
            (
                "a quick win, thought 41 % likely".to_owned(),
                Some("moved by your exercise of week 2".to_owned()),
                "+0.82".to_owned(),
            ),
            ("the price of failing".to_owned(), None, "\u{2212}0.60".to_owned()),
        ],
        balance: "+0.22".to_owned(),
        turning: "It was clear: it took 7 h to turn it.".to_owned(),
    }
}

/// The council's seat, sitting: an act is done, the vote is open.
pub fn table() -> CouncilSeat {
    let vote = |yes, down| Order::Vote { yes, down };
    let choice =
        |icon, title: &str, order| card(Badge::Picture(icon), title, "costs nothing", vec![], "", order);
    let mut probed = choice(Icon::Bolt, "They probe our network", Order::Act { act: Act::Probe });
    probed.chosen = true;
    let late = |icon, title: &str, act| {
        let refusal = Some(CHOSEN.to_owned());
        Card { refusal, ..choice(icon, title, Order::Act { act }) }
    };
    let hunted = late(Icon::Hunt, "They hunt in their network", Act::Hunt);
    let shown = late(Icon::Eye, "They show more than they have", Act::Feint);
    CouncilSeat {
        heading: (
            "Baltic flash, the council, week 4".to_owned(),
            "we sit at the end of each week".to_owned(),
        ),
        table: Table {
            needles: ("We believe 61 h to the objective".to_owned(), "We go if under 73 h".to_owned()),
            ledger: Some(ledger_lines()),
            readiness: 2,
            sits: true,
            votes: vec![
                choice(Icon::Up, "Vote for the next step", vote(true, false)),
                choice(Icon::Level, "Vote against it", vote(false, false)),
                choice(Icon::Down, "Take a step down", vote(false, true)),
            ],
            acts: vec![probed, hunted, shown],
            norms: Vec::new(),
            moves: None,
            foot: Foot { undo: true, idle: (0, false), speed: Speed::Paused, keys: keys() },
        },
        selected: None,
        log: None,
        note: None,
    }
}

pub fn end(texts: &Texts, score: Scored) -> End {
    let ending = Ending {
        outcome: Outcome::Partial,
        crisis: 1176,
        closest: -12.0,
        councils: 7,
        war: Some(WarEnding {
            lost: Some(71),
            closed: Some(74),
            expired: false,
            given_up: None,
            held: (2, 3),
            grade: 0.55,
            taken: 12.0,
        }),
    };
    let lines = ledger_lines();
    let hours = [("believed", "58 h".into()), ("bar", "73 h".into())];
    let crisis = |week: u32| {
        let step = [("week", week.to_string().into()), ("step", "They stepped up".into())];
        let told = step.into_iter().chain([("thought", "61 h".into())]).chain(hours.clone());
        CouncilRow {
            hour: week * 168,
            title: texts.tell("end-council", &told.collect::<Vec<_>>()),
            lines: lines.clone(),
        }
    };
    // Two councils of war lie in one week.
    let war = |day: u32| {
        let decided = texts.say("council-handed");
        let told = [("hour", format!("H+{}", 1 + day * 24).into()), ("step", decided.into())];
        CouncilRow {
            hour: 1176 + day * 24,
            title: texts.tell("end-war-council", &told.into_iter().chain(hours.clone()).collect::<Vec<_>>()),
            lines: lines.clone(),
        }
    };
    let rows = (1..=7).map(crisis).chain((1..=2).map(war)).collect();
    End::of(texts, "Baltic flash, seed 7".to_owned(), &ending, "opportunist", score, rows)
}

pub fn score() -> Score {
    Score {
        deterred: false,
        difference: Difference {
            idle: 12.4,
            decisions: [(1, 3.9), (169, 6.1), (505, -1.2), (673, 2.4)]
                .map(|(hour, gain)| Decision { hour, gain, error: 0.4 })
                .to_vec(),
            ended: 8.0,
        },
        durability: 0.34,
        peace: false,
        harm: 7.0,
        knowing: Knowing { skill: 0.31, profile: Some(true), incidents: Some(0.7) },
    }
}

pub fn menu() -> Menu {
    let item = |id: &str, title: &str, summary: &str| LevelItem {
        id: id.to_owned(),
        title: title.to_owned(),
        summary: summary.to_owned(),
    };
    Menu {
        save: Some("Baltic flash, week 4".to_owned()),
        damaged: None,
        games: 3,
        levels: vec![
            item("the_wire", "The wire", "War first, deterrence second: sixteen clicks to learn it."),
            item("baltic_flash", "Baltic flash", "Disruption buys the weeks that brigades need."),
            item("minimal", "Minimal", "Three minutes, and a level to copy from."),
        ],
        seed: String::new(),
    }
}

pub fn briefing() -> Briefing {
    Briefing {
        level: "baltic_flash".to_owned(),
        title: "Baltic flash".to_owned(),
        paragraphs: vec![
            "You direct the alliance's cyber-effects cell. Their council meets every week."
                .to_owned();
            3
        ],
        seed: None,
    }
}

pub fn settings() -> Settings {
    let language = |id: &str, name: &str| (id.to_owned(), name.to_owned());
    Settings {
        scale: 1.0,
        chosen: true,
        reduced_motion: false,
        language: "en".to_owned(),
        languages: vec![language("en", "English"), language("qps", "Ƥšéûðô")],
        note: None,
    }
}

pub fn pause() -> Pause {
    Pause {
        title: "Baltic flash, week 4".to_owned(),
        key: Some("Escape".to_owned()),
        kept: "The game stands still and is kept.".to_owned(),
        elsewhere: None,
    }
}

pub fn unkept(texts: &Texts) -> Pause {
    Pause {
        kept: texts.tell("pause-unkept", &[("report", "No space left on device (os error 28)".into())]),
        elsewhere: Some("/home/player".to_owned()),
        ..pause()
    }
}

pub fn games(texts: &Texts) -> Games {
    let row = |name: &str, title: &str, deed| GameRow {
        path: PathBuf::from(name),
        title: title.to_owned(),
        about: "day 27, still open; seed 311407; last played 2026-11-28 10:05 UTC".to_owned(),
        damage: None,
        deed,
    };
    let broken = [("line", "4".into()), ("day", "1".into())];
    let damage = Some(texts.tell("games-whole", &broken));
    Games {
        rows: vec![
            GameRow { damage, ..row("a.journal", "Baltic flash, week 1", Some(GameDeed::TakeWhole)) },
            row("b.journal", "Baltic flash, week 4", Some(GameDeed::Continue)),
            row("c.journal", "Minimal, week 9", Some(GameDeed::Look)),
        ],
        asked: Some(2),
        searching: true,
        note: Some(
            texts.tell("note-not-deleted", &[("path", "b.journal".into()), ("report", "busy".into())]),
        ),
    }
}

pub fn trouble() -> Trouble {
    let report = "error[E012]: unknown node `bct_3`\n  --> baltic_flash.ron:41:17\n   |\n41 |     commander: \"bct_3\",\n   |                ^^^^^^^ did you mean `bct_1`?";
    Trouble { title: "baltic_flash.ron has 1 mistake".to_owned(), report: report.to_owned() }
}

/// Every screen there is, by name.
pub fn screens(texts: &Texts) -> Vec<(&'static str, Screen)> {
    let asked = |question| Crisis { plan: plan(texts, question), ..crisis(texts, Tab::Plan) };
    let picked = Crisis { selected: Some(selected(texts)), ..crisis(texts, Tab::Plan) };
    let council = Crisis { report: Some(report()), ..crisis(texts, Tab::Dispatch) };
    let refused = Crisis { note: Some(NO_TEAM.to_owned()), ..crisis(texts, Tab::Log) };
    let empty = Crisis { dispatch: None, log: Log::default(), ..crisis(texts, Tab::Dispatch) };
    let note = Some(NO_TEAM.to_owned());
    let mut fallen = war(texts);
    fallen.clocks.lost = true;
    fallen.orders.grade = Some(fallen.clocks.grade.0.clone());
    let about =
        [("objective", "Riga".into()), ("hour", "H+48".into()), ("held", "2".into()), ("all", "3".into())];
    fallen.orders.about = Some(texts.tell("orders-about", &about));
    let fought = War { selected: Some(selected(texts)), note, ..war(texts) };
    vec![
        ("crisis", Screen::Crisis(Box::new(crisis(texts, Tab::Dispatch)))),
        ("plan", Screen::Crisis(Box::new(picked))),
        ("teams", Screen::Crisis(Box::new(asked(Hand::Team(3))))),
        ("signal", Screen::Crisis(Box::new(asked(Hand::Signal)))),
        ("act", Screen::Crisis(Box::new(asked(Hand::Act)))),
        ("allies", Screen::Crisis(Box::new(crisis(texts, Tab::Allies)))),
        ("log", Screen::Crisis(Box::new(crisis(texts, Tab::Log)))),
        ("council", Screen::Crisis(Box::new(council))),
        ("empty", Screen::Crisis(Box::new(empty))),
        ("table", Screen::Council(Box::new(table()))),
        ("war", Screen::War(Box::new(war(texts)))),
        ("war after a fall", Screen::War(Box::new(fallen))),
        ("war picked", Screen::War(Box::new(fought))),
        ("end", Screen::End(Box::new(end(texts, Scored::Counted(ScoreBoard::of(texts, &score())))))),
        ("end counting", Screen::End(Box::new(end(texts, Scored::counting(texts, 120, 500))))),
        ("menu", Screen::Menu(menu())),
        ("refused", Screen::Crisis(Box::new(refused))),
        ("pause", Screen::Pause(pause())),
        ("pause unkept", Screen::Pause(unkept(texts))),
        ("games", Screen::Games(games(texts))),
        ("opening", Screen::Opening(Opening { name: "baltic_flash-311407.journal".to_owned() })),
        ("settings", Screen::Settings(settings())),
        ("briefing", Screen::Briefing(briefing())),
        ("trouble", Screen::Trouble(trouble())),
    ]
}
