//! The expected-utility theory of war: Bueno de Mesquita (1980s), in the form of a public replication of
//! Scholz et al.; its author doubts two steps of the published code, which are left out here. Source:
//! Bueno de Mesquita 1981.

/// A state with its power (share), its position on the issue (years of delay) and how much it cares (0 to 1).
#[derive(Clone, Copy, Debug)]
pub struct Actor {
    /// Name.
    pub name: &'static str,
    /// Capability, a share of all.
    pub capability: f64,
    /// Position on the issue.
    pub position: f64,
    /// Salience of the issue.
    pub salience: f64,
}

const fn actor(name: &'static str, capability: f64, position: f64, salience: f64) -> Actor {
    Actor { name, capability, position, salience }
}

/// The example data of the replication: a question before ten states. Source: Bueno de Mesquita 1981.
pub const ACTORS: [Actor; 10] = [
    actor("Netherlands", 0.08, 4.0, 0.8),
    actor("Belgium", 0.08, 7.0, 0.4),
    actor("Luxembourg", 0.03, 4.0, 0.2),
    actor("Germany", 0.16, 4.0, 0.8),
    actor("France", 0.16, 10.0, 0.6),
    actor("Italy", 0.16, 10.0, 0.6),
    actor("United Kingdom", 0.16, 10.0, 0.9),
    actor("Ireland", 0.05, 7.0, 0.1),
    actor("Denmark", 0.05, 4.0, 1.0),
    actor("Greece", 0.08, 7.0, 0.7),
];

/// A challenge of one state by another.
#[derive(Clone, Copy, Debug)]
pub struct Challenge {
    /// D: distance of the positions, as a share of the range.
    pub distance: f64,
    /// P: chance that the challenger succeeds against resistance.
    pub success: f64,
    /// s: how much the challenged one cares, the chance that he resists.
    pub salience: f64,
    /// Q: chance that without a challenge nothing changes.
    pub unchanged: f64,
    /// r: exponent of risk, 1 is neutral.
    pub risk: f64,
}

impl Challenge {
    /// EU = s (P U_s + (1 - P) U_f) + (1 - s) U_s - Q U_sq, with U_s = 2 - 4 (.5 - .5 D)^r, U_f = 2 - 4 (.5 +
    /// .5 D)^r, U_sq = 2 - 4 (.5)^r. Source: replication of Scholz et al., Bueno de Mesquita 1981.
    pub fn expected_utility(&self) -> f64 {
        let utility = |base: f64| 2.0 - 4.0 * libm::pow(base, self.risk);
        let success = utility(0.5 - 0.5 * self.distance);
        let failure = utility(0.5 + 0.5 * self.distance);
        let resisted = self.success * success + (1.0 - self.success) * failure;
        self.salience * resisted + (1.0 - self.salience) * success - self.unchanged * utility(0.5)
    }
}

/// Mean position, weighted with power times salience. Source: Bueno de Mesquita 1981.
pub fn mean_position(actors: &[Actor]) -> f64 {
    let weight: f64 = actors.iter().map(|a| a.capability * a.salience).sum();
    actors.iter().map(|a| a.capability * a.salience * a.position).sum::<f64>() / weight
}

/// Votes for one position less those for another: each actor puts power times salience on how much nearer the
/// first one is, as a share of the range of positions. Source: replication of Scholz et al., Bueno de Mesquita 1981.
pub fn lead(actors: &[Actor], first: f64, second: f64) -> f64 {
    let positions = || actors.iter().map(|a| a.position);
    let range = positions().fold(f64::MIN, f64::max) - positions().fold(f64::MAX, f64::min);
    let nearer = |a: &Actor| ((a.position - second).abs() - (a.position - first).abs()) / range;
    actors.iter().map(|a| a.capability * a.salience * nearer(a)).sum()
}
