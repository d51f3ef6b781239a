//! What a plan works with, so that it can be taken away.

use crate::alliance::Policy;
use serde::Serialize;

/// A part of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lever {
    /// Teams that hunt and harden, and indicators that are shared.
    Hunting,
    /// Brigades.
    Brigades,
    /// What is said to the adversary: off-ramps, the back channel, norms.
    Talk,
    /// What moves the allies: consultations, Article 4, commitments, attribution.
    Allies,
    /// What is shown.
    Signals,
    /// Ways in that are built.
    Accesses,
}

impl Lever {
    /// Every lever.
    pub const ALL: [Lever; 6] =
        [Lever::Hunting, Lever::Brigades, Lever::Talk, Lever::Allies, Lever::Signals, Lever::Accesses];

    /// Takes it away from a plan.
    pub fn leave_out(self, plan: &mut Policy) {
        match self {
            Lever::Hunting => {
                (plan.hunters, plan.hardeners) = (0, 0);
                plan.shares.clear();
            }
            Lever::Brigades => plan.brigades.clear(),
            Lever::Talk => {
                plan.off_ramps.clear();
                plan.backchannels.clear();
                plan.treaty = false;
            }
            Lever::Allies => {
                (plan.consults, plan.article_four) = (false, false);
                (plan.silence, plan.attributes) = (None, None);
            }
            Lever::Signals => {
                plan.claims.clear();
                plan.exercises.clear();
                plan.decoys.clear();
                plan.demonstrations.clear();
                plan.interdicts = None;
            }
            Lever::Accesses => plan.builders = Some(0),
        }
    }
}

/// A plan without some levers.
pub fn without(plan: &Policy, levers: &[Lever]) -> Policy {
    let mut plan = plan.clone();
    levers.iter().for_each(|lever| lever.leave_out(&mut plan));
    plan
}
