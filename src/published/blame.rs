//! Attack, tolerate or blame: the shape of Edwards, Furnas, Forrest & Axelrod, "Strategic aspects of
//! cyberattack, attribution, and blame" (PNAS 2017). Reconstructed from summaries: the form is ours, the
//! claims are theirs. Source: Edwards et al. 2017.

/// A victim and an attacker who may or may not be vulnerable to blame; chances between 0 and 1, the rest in
/// utility.
#[derive(Clone, Copy, Debug)]
pub struct BlameGame {
    /// v: chance that the attacker is vulnerable.
    pub vulnerable: f64,
    /// k: chance that the victim knows whether he is.
    pub knowledge: f64,
    /// g_v: the victim's gain from blaming a vulnerable attacker.
    pub gain: f64,
    /// l_v: the victim's loss from blaming one whom blame cannot hurt.
    pub loss: f64,
    /// a: the attacker's prize.
    pub prize: f64,
    /// c: what blame costs a vulnerable attacker.
    pub penalty: f64,
    /// What blame costs even the attacker it should not hurt; 0 in the form of Edwards et al. 2017.
    pub sting: f64,
}

/// v* = l_v / (g_v + l_v): a victim blames when the chance that blame hurts is above it. Source:
/// Edwards et al. 2017.
pub fn blame_bar(gain: f64, loss: f64) -> f64 {
    loss / (gain + loss)
}

/// A third party flies a false flag iff the chance that the wrong state is blamed, times its gain, exceeds
/// its own risk. Source: Edwards et al. 2017.
pub fn flies_false_flag(wrong_blame: f64, gain: f64, risk: f64) -> bool {
    wrong_blame * gain > risk
}

impl BlameGame {
    /// Whether a victim who does not know blames: v g_v - (1 - v) l_v > 0. Source: Edwards et al. 2017.
    pub fn blames_in_doubt(&self) -> bool {
        self.vulnerable > blame_bar(self.gain, self.loss)
    }

    /// Chance of blame for an attacker who is vulnerable, and for one who is not: a victim who knows blames
    /// the first and spares the second. Source: Edwards et al. 2017.
    pub fn blamed(&self) -> (f64, f64) {
        let doubt = if self.blames_in_doubt() { 1.0 - self.knowledge } else { 0.0 };
        (self.knowledge + doubt, doubt)
    }

    /// Chance of an attack: each type attacks iff its prize exceeds the chance of blame times its cost.
    /// Source: Edwards et al. 2017.
    pub fn attack_rate(&self) -> f64 {
        let (vulnerable, safe) = self.blamed();
        let attacks = |blamed: f64, cost: f64| f64::from(u8::from(self.prize > blamed * cost));
        self.vulnerable * attacks(vulnerable, self.penalty)
            + (1.0 - self.vulnerable) * attacks(safe, self.sting)
    }

    /// Peace is stable iff no type that may exist gains by an attack. Source: Edwards et al. 2017.
    pub fn peace_is_stable(&self) -> bool {
        self.attack_rate() == 0.0
    }
}
