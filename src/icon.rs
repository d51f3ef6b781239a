//! Small pictures, drawn with lines: no icon font. Map and panels use the same.

use crate::sim::scenario::Act;
use crate::sim::state::Task;
use bevy_egui::egui::{Color32, Painter, Pos2, Shape, Stroke, pos2, vec2};

/// One small picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A beetle: the adversary in our network.
    Beetle,
    /// A plus sign: a place for a team.
    Plus,
    /// A hammer: a team that builds an access.
    Build,
    /// A magnifying glass: a team that hunts.
    Hunt,
    /// A megaphone: a team bound by a signal.
    Signal,
    /// A letter: a team bound by a dispatch.
    Letter,
    /// An ear: an access that listens.
    Ear,
    /// An eye: what only you see.
    Eye,
    /// A train: mobilisation.
    Train,
    /// Two bars.
    Pause,
    /// A triangle to the right.
    Play,
    /// A shield.
    Shield,
    /// A flag.
    Flag,
    /// A mast with waves.
    Mast,
    /// A bolt: fire.
    Bolt,
    /// A cross: cut, refused.
    Cross,
    /// A tick.
    Check,
    /// An arrow up.
    Up,
    /// A bar.
    Level,
    /// An arrow down.
    Down,
    /// A house: they go home.
    Home,
}

impl Icon {
    /// The picture that the table of orders names; a letter where it names none of ours.
    pub fn named(name: &str) -> Self {
        match name {
            "bolt" => Icon::Bolt,
            "ear" => Icon::Ear,
            "eye" => Icon::Eye,
            "flag" => Icon::Flag,
            "home" => Icon::Home,
            "shield" => Icon::Shield,
            "signal" => Icon::Signal,
            "team" => Icon::Build,
            _ => Icon::Letter,
        }
    }
}

type Line = &'static [(f32, f32)];

const EAR: &[Line] = &[
    &[
        (-0.5, -0.2),
        (-0.45, -0.6),
        (-0.1, -0.85),
        (0.3, -0.75),
        (0.55, -0.4),
        (0.5, 0.0),
        (0.2, 0.35),
        (0.1, 0.65),
        (-0.2, 0.85),
        (-0.45, 0.65),
    ],
    &[(-0.15, -0.15), (-0.1, -0.4), (0.12, -0.45), (0.22, -0.25), (0.05, 0.05), (-0.1, 0.2)],
];
const EYE: &[Line] = &[&[
    (-0.95, 0.0),
    (-0.5, -0.45),
    (0.0, -0.6),
    (0.5, -0.45),
    (0.95, 0.0),
    (0.5, 0.45),
    (0.0, 0.6),
    (-0.5, 0.45),
    (-0.95, 0.0),
]];

impl Icon {
    /// The picture of an act.
    pub fn of(act: Act) -> Self {
        match act {
            Act::Routine => Icon::Level,
            Act::Probe => Icon::Bolt,
            Act::Hunt => Icon::Hunt,
            Act::Harden => Icon::Shield,
            Act::Feint => Icon::Flag,
            Act::Mobilise => Icon::Train,
            Act::StandDown => Icon::Home,
            Act::PreDelegate => Icon::Cross,
        }
    }

    /// The picture of what a team does; none while it does nothing.
    pub fn of_task(task: Task) -> Option<Self> {
        match task {
            Task::Idle => None,
            Task::Build(_) | Task::Repair(_) => Some(Icon::Build),
            Task::Hunt => Some(Icon::Hunt),
            Task::Harden(_) => Some(Icon::Shield),
            Task::Evidence(_) => Some(Icon::Eye),
            Task::Wargame => Some(Icon::Flag),
            Task::Signal => Some(Icon::Signal),
            Task::Dispatch => Some(Icon::Letter),
        }
    }

    fn lines(self) -> &'static [Line] {
        match self {
            Icon::Beetle => &[
                &[
                    (0.0, -0.45),
                    (0.4, -0.2),
                    (0.45, 0.3),
                    (0.0, 0.85),
                    (-0.45, 0.3),
                    (-0.4, -0.2),
                    (0.0, -0.45),
                ],
                &[(0.0, -0.45), (0.0, 0.85)],
                &[(-0.25, -0.4), (-0.3, -0.65), (0.0, -0.8), (0.3, -0.65), (0.25, -0.4)],
                &[(-0.4, -0.1), (-0.9, -0.45)],
                &[(-0.45, 0.2), (-0.95, 0.2)],
                &[(-0.3, 0.55), (-0.85, 0.8)],
                &[(0.4, -0.1), (0.9, -0.45)],
                &[(0.45, 0.2), (0.95, 0.2)],
                &[(0.3, 0.55), (0.85, 0.8)],
            ],
            Icon::Build => &[
                &[(-0.7, 0.8), (0.15, -0.15)],
                &[(-0.25, -0.55), (0.3, -0.85), (0.75, -0.4), (0.45, 0.15), (-0.25, -0.55)],
            ],
            Icon::Hunt => &[&[(0.3, 0.3), (0.85, 0.85)]],
            Icon::Signal => &[
                &[
                    (-0.8, -0.2),
                    (-0.8, 0.25),
                    (-0.3, 0.25),
                    (0.6, 0.75),
                    (0.6, -0.7),
                    (-0.3, -0.2),
                    (-0.8, -0.2),
                ],
                &[(-0.45, 0.3), (-0.3, 0.8)],
            ],
            Icon::Letter => &[
                &[(-0.85, -0.6), (0.85, -0.6), (0.85, 0.6), (-0.85, 0.6), (-0.85, -0.6)],
                &[(-0.85, -0.6), (0.0, 0.1), (0.85, -0.6)],
            ],
            Icon::Ear => EAR,
            Icon::Eye => EYE,
            Icon::Train => &[
                &[
                    (-0.6, 0.5),
                    (-0.6, -0.6),
                    (-0.3, -0.85),
                    (0.3, -0.85),
                    (0.6, -0.6),
                    (0.6, 0.5),
                    (-0.6, 0.5),
                ],
                &[(-0.6, -0.1), (0.6, -0.1)],
                &[(-0.4, 0.5), (-0.75, 0.95)],
                &[(0.4, 0.5), (0.75, 0.95)],
            ],
            Icon::Shield => &[&[
                (0.0, -0.9),
                (0.75, -0.6),
                (0.7, 0.1),
                (0.4, 0.6),
                (0.0, 0.9),
                (-0.4, 0.6),
                (-0.7, 0.1),
                (-0.75, -0.6),
                (0.0, -0.9),
            ]],
            Icon::Flag => {
                &[&[(-0.6, 0.95), (-0.6, -0.8), (0.7, -0.8), (0.45, -0.35), (0.7, 0.1), (-0.6, 0.1)]]
            }
            Icon::Mast => &[
                &[(0.0, -0.3), (0.4, 0.95)],
                &[(0.0, -0.3), (-0.4, 0.95)],
                &[(-0.25, 0.45), (0.25, 0.45)],
                &[(-0.4, -0.75), (-0.6, -0.3), (-0.4, 0.1)],
                &[(0.4, -0.75), (0.6, -0.3), (0.4, 0.1)],
                &[(-0.75, -0.95), (-0.98, -0.3), (-0.75, 0.3)],
                &[(0.75, -0.95), (0.98, -0.3), (0.75, 0.3)],
            ],
            Icon::Bolt => &[&[
                (0.25, -0.95),
                (-0.45, 0.1),
                (0.1, 0.1),
                (-0.25, 0.95),
                (0.5, -0.15),
                (-0.05, -0.15),
                (0.25, -0.95),
            ]],
            Icon::Cross => &[&[(-0.7, -0.7), (0.7, 0.7)], &[(-0.7, 0.7), (0.7, -0.7)]],
            Icon::Check => &[&[(-0.7, 0.0), (-0.2, 0.55), (0.75, -0.55)]],
            Icon::Up => &[&[(0.0, -0.65), (0.65, 0.5), (-0.65, 0.5), (0.0, -0.65)]],
            Icon::Down => &[&[(0.0, 0.65), (0.65, -0.5), (-0.65, -0.5), (0.0, 0.65)]],
            Icon::Level => &[&[(-0.6, 0.0), (0.6, 0.0)]],
            Icon::Home => &[
                &[(-0.8, 0.0), (0.0, -0.75), (0.8, 0.0)],
                &[(-0.55, -0.1), (-0.55, 0.75), (0.55, 0.75), (0.55, -0.1)],
            ],
            Icon::Plus => &[&[(-0.75, 0.0), (0.75, 0.0)], &[(0.0, -0.75), (0.0, 0.75)]],
            Icon::Pause | Icon::Play => &[],
        }
    }

    /// Draws the picture in a square of `size` around `centre`.
    pub fn paint(self, painter: &Painter, centre: Pos2, size: f32, colour: Color32) {
        let half = size * 0.5;
        let at = |(x, y): (f32, f32)| pos2(centre.x + x * half, centre.y + y * half);
        let stroke = Stroke::new((size * 0.09).max(1.3), colour);
        for line in self.lines() {
            painter.add(Shape::line(line.iter().copied().map(at).collect(), stroke));
        }
        match self {
            Icon::Hunt => {
                painter.circle_stroke(at((-0.2, -0.2)), half * 0.6, stroke);
            }
            Icon::Eye => {
                painter.circle_filled(centre, half * 0.26, colour);
            }
            Icon::Pause => {
                for x in [-0.4, 0.4] {
                    let bar =
                        bevy_egui::egui::Rect::from_center_size(at((x, 0.0)), vec2(half * 0.4, half * 1.5));
                    painter.rect_filled(bar, 1.0, colour);
                }
            }
            Icon::Play => {
                let corners = vec![at((-0.55, -0.75)), at((0.75, 0.0)), at((-0.55, 0.75))];
                painter.add(Shape::convex_polygon(corners, colour, Stroke::NONE));
            }
            _ => {}
        }
    }
}
