//! Conceal or reveal: Green & Long (International Security 2019/20) argue that revealing pays when the
//! political gain outweighs the lost military edge. The form is ours. Source: Green and Long 2020.

/// A capability that could be shown.
#[derive(Clone, Copy, Debug)]
pub struct Capability {
    /// Fall of P(launch) that showing it would bring this week, weighted with the chance of a crisis now.
    pub deterrence: f64,
    /// Worth of keeping it, in the same unit, while it is hidden.
    pub worth: f64,
    /// Weekly hazard of a patch while it is hidden.
    pub hidden_hazard: f64,
    /// Weekly hazard of a patch once it is shown.
    pub shown_hazard: f64,
    /// Weeks it could still be of use.
    pub life: f64,
    /// Others in stock that could do the same.
    pub substitutes: u32,
}

impl Capability {
    /// What showing costs: the worth of the one capability among its substitutes, times the share of its life
    /// that the faster patching takes, (1/h)(1 - exp(-h life)) being the weeks it lives under hazard h.
    /// Source: Green and Long 2020 (C = worth times the extra loss from patching over its remaining life).
    pub fn cost_of_showing(&self) -> f64 {
        let lives = |hazard: f64| {
            if hazard > 0.0 { -libm::expm1(-hazard * self.life) / hazard } else { self.life }
        };
        let share = f64::from(1 + self.substitutes);
        self.worth / share * (lives(self.hidden_hazard) - lives(self.shown_hazard)) / self.life
    }

    /// Show it iff R > C. Source: Green and Long 2020.
    pub fn reveal(&self) -> bool {
        self.deterrence > self.cost_of_showing()
    }
}
