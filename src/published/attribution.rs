//! Deterrence when one cannot be sure who did it: Baliga, Bueno de Mesquita & Wolitzky, "Deterrence with
//! imperfect attribution" (APSR 2020). Gains and the worth of retaliation are uniform on [0, 1]. Source:
//! Baliga et al. 2020.

/// How well the defender sees; shares between 0 and 1.
#[derive(Clone, Copy, Debug)]
pub struct Sight {
    /// Chance that an attack is seen at all.
    pub detection: f64,
    /// Chance that an attack that is seen points to the one who did it.
    pub identification: f64,
    /// Chance of a signal without an attack, shared evenly among the suspects.
    pub false_alarm: f64,
}

impl Sight {
    /// pi: chance of a signal that points to one of `suspects`, given that another or the same one attacked.
    fn points(&self, same: bool, suspects: usize) -> f64 {
        if same {
            self.detection * self.identification
        } else {
            self.detection * (1.0 - self.identification) / (suspects - 1) as f64
        }
    }
}

/// Chance that an attacker whose gain is uniform on [shift, 1 + shift] gains more than `cutoff`.
fn above(cutoff: f64, shift: f64) -> f64 {
    (1.0 + shift - cutoff).clamp(0.0, 1.0)
}

/// gamma (1 - F(x*)): chance of an attack by each attacker, at his cut-off. `opportunity` is gamma, the
/// chance that he has the opportunity. Source: Baliga et al. 2020, form of Baliga et al. 2020.
pub fn attack_chances(cutoffs: &[f64], shifts: &[f64], opportunity: f64) -> Vec<f64> {
    cutoffs.iter().zip(shifts).map(|(cutoff, shift)| opportunity * above(*cutoff, *shift)).collect()
}

/// The gains x* above which each attacker attacks in equilibrium, one for each of `shifts`, which move the
/// attackers' gains up. Retaliation comes iff its worth exceeds the doubt, 1 - beta; after silence there is
/// none.
///
/// The fixed point of x_i = sum over signals of (pi_i - pi_0) (1 - G(1 - beta_i)), approached half-way at a
/// time until it stands to 1e-14. Source: Baliga et al. 2020, form of Baliga et al. 2020.
pub fn cutoffs(sight: Sight, opportunity: f64, shifts: &[f64]) -> Vec<f64> {
    let suspects = shifts.len();
    let alarm = sight.false_alarm / suspects as f64;
    let mut cutoffs = vec![0.5; suspects];
    for _ in 0..10_000 {
        let attacks = attack_chances(&cutoffs, shifts, opportunity);
        let quiet = 1.0 - attacks.iter().sum::<f64>();
        let deterred = |i: usize| -> f64 {
            let signal = |s: usize| {
                let points = |j: usize| sight.points(j == s, suspects);
                let all = attacks.iter().enumerate().map(|(j, a)| a * points(j)).sum::<f64>() + quiet * alarm;
                let blame =
                    if all > 0.0 { attacks[i] * points(i) / all } else { f64::from(u8::from(i == s)) };
                (points(i) - alarm) * blame
            };
            (0..suspects).map(signal).sum()
        };
        let next: Vec<f64> = (0..suspects).map(|i| 0.5 * (cutoffs[i] + deterred(i))).collect();
        let moved = next.iter().zip(&cutoffs).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        cutoffs = next;
        if moved < 1e-14 {
            break;
        }
    }
    cutoffs
}
