//! Perfect deterrence theory: Zagare & Kilgour, "Perfect Deterrence" (2000). A threat must be credible
//! enough, and how credible is enough depends on the status quo and on the cost of conflict. Source:
//! Zagare and Kilgour 2000.

/// (best - status quo) / (best - worst): the credibility of the other's threat from which one is deterred.
///
/// p* of the rudimentary asymmetric game with best = a_DC and worst = a_DD; c_t of the unilateral game with
/// worst = c_DD+; c_s with worst = c_ED; t_i of the mutual game. Source: Zagare & Kilgour 2000, appendix 3;
/// Zagare and Kilgour 2000.
pub fn credibility(best: f64, status_quo: f64, worst: f64) -> f64 {
    (best - status_quo) / (best - worst)
}

/// Pay-offs of the unilateral deterrence game: a challenger who may back down when resisted, a defender who
/// may yield. Challenger: DC > SQ > DD+ > ED > DD-; defender: SQ > ED > DD+ > DC > DD-.
#[derive(Clone, Copy, Debug)]
pub struct Unilateral {
    /// The defender yields: worth to the challenger.
    pub won: f64,
    /// Nothing happens: worth to the challenger.
    pub status_quo: f64,
    /// War: worth to a hard challenger.
    pub war: f64,
    /// Backing down: worth to the challenger.
    pub backed_down: f64,
    /// The challenger backs down: worth to the defender.
    pub defended: f64,
    /// Yielding: worth to the defender.
    pub yielded: f64,
    /// War: worth to a soft defender.
    pub soft_war: f64,
}

/// What happens in the unilateral game.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Equilibrium {
    /// Nobody attacks.
    Deterrence,
    /// Only hard challengers attack.
    Separating,
    /// Soft challengers attack now and then, soft defenders resist now and then.
    Bluff {
        /// How often a soft challenger attacks.
        attack: f64,
        /// How often a soft defender resists.
        resist: f64,
    },
    /// Everybody attacks.
    Attack,
}

impl Unilateral {
    /// c_t: credibility from which a hard challenger is deterred.
    pub fn hard_bar(&self) -> f64 {
        credibility(self.won, self.status_quo, self.war)
    }

    /// c_s: credibility from which a soft challenger is deterred.
    pub fn soft_bar(&self) -> f64 {
        credibility(self.won, self.status_quo, self.backed_down)
    }

    /// d1 = (d_ED - d_DC) / (d_ED - d_DD-): chance that an attacker is hard up to which a soft defender
    /// resists.
    pub fn resistance_bar(&self) -> f64 {
        credibility(self.defended, self.yielded, self.soft_war)
    }

    /// The equilibrium for the chances that the defender and the challenger are hard; the steadfast one,
    /// which rests on beliefs about what never happens, is left out. Source: Zagare and Kilgour 2000, found by
    /// enumeration.
    pub fn equilibrium(&self, defender: f64, challenger: f64) -> Equilibrium {
        let bar = self.resistance_bar();
        if defender >= self.hard_bar() {
            Equilibrium::Deterrence
        } else if defender > self.soft_bar() {
            Equilibrium::Separating
        } else if challenger < bar {
            Equilibrium::Bluff {
                attack: challenger * (1.0 - bar) / (bar * (1.0 - challenger)),
                resist: (self.soft_bar() - defender) / (1.0 - defender),
            }
        } else {
            Equilibrium::Attack
        }
    }
}

/// Whether both sides of the mutual game are surely deterred: each one's credibility reaches the other's bar.
/// Source: Zagare and Kilgour 2000.
pub fn sure_thing(credibilities: [f64; 2], bars: [f64; 2]) -> bool {
    credibilities[1] >= bars[0] && credibilities[0] >= bars[1]
}
