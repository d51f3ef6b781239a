//! A policy of the alliance: what a file for `simulate LEVEL --policy FILE` holds.

use super::policy_choices::{Answers, When};
use crate::alliance::policy::{self, Fire};
use crate::level::value::List;
use crate::sim::state::Intent;
use crate::{choice_of, record};

record! {
    /// A plan for the effects desk. What it does for the first, second, third time stands in lists of occasions.
    pub struct Policy as "policy" {
        /// Name, in kebab case.
        name: String,
        /// One line for people.
        summary: String,
        /// Teams that hunt.
        hunters: u32 [0.0..=12.0],
        /// Teams that harden, link by link.
        hardeners: u32 [0.0..=12.0] = 0,
        /// Teams that build, at most; left out, all that are left.
        builders: Option<u32> [0.0..=12.0],
        /// Occasions of sharing indicators with the allies.
        shares: List<When> = [],
        /// Occasions of a claim.
        claims: List<When> = [],
        /// Occasions of an exercise.
        exercises: List<When> = [],
        /// Occasions of a demonstration on a replica.
        decoys: List<When> = [],
        /// Occasions of a live demonstration.
        demonstrations: List<When> = [],
        /// From when on everything that is held stands by to cut off their next step, every week in which the lenders agree; left out, never.
        interdicts: Option<When>,
        /// Occasions of a brigade.
        brigades: List<When> = [],
        /// Occasions of an off-ramp.
        off_ramps: List<When> = [],
        /// Occasions of a word through the back channel.
        backchannels: List<When> = [],
        /// Confidence from which the adversary is named for an incident; until then one team gathers evidence. Left out, nobody is named.
        attributes: Option<f64> [0.0..=1.0],
        /// Whether Article 4 is invoked as soon as there is a reason.
        article_four: bool = false,
        /// Chance that silence holds from which a commitment is tabled; left out, none is.
        silence: Option<f64> [0.0..=1.0],
        /// Whether a free week's act is a consultation.
        consults: bool = false,
        /// Whether norms are proposed and inspected in free weeks.
        treaty: bool = false,
        /// How dispatches are answered.
        answers: Answers = Default,
        /// How the war is fought.
        fire: Fire,
        /// How the axes are defended.
        intent: Intent,
        /// Games in which better orders than these are looked for each time; left out, none are.
        thinks: Option<u32> [1.0..=1000.0],
        /// Kinds of order that it never gives, by the names they have in `simulate --games`: `fire`, `jam`, `set-intent`, ...
        never: List<String> = [],
    }
}

choice_of! {
    /// How the war is fought.
    Fire as "plan of fire" {
        /// Nothing is fired.
        Nothing,
        /// Everything at once.
        AtOnce,
        /// Volley by volley, the next when the last has faded.
        InSequence,
        /// By whatever orders raise the expected grade most, how the axes are defended included.
        Weighed,
    }
}

choice_of! {
    /// How an axis is defended.
    Intent as "intent" {
        /// Fall back fighting.
        Delay,
        /// Stand.
        Hold,
        /// Give ground, keep the formations.
        TradeGround,
    }
}

impl Policy {
    /// As the alliance's mind takes it.
    pub fn built(&self) -> policy::Policy {
        let occasions = |list: &List<When>| list.iter().map(|when| when.built()).collect();
        policy::Policy {
            name: self.name.value.clone(),
            summary: self.summary.value.clone(),
            hunters: self.hunters.value as u8,
            hardeners: self.hardeners.value as u8,
            builders: self.builders.value.map(|teams| teams as u8),
            shares: occasions(&self.shares),
            claims: occasions(&self.claims),
            exercises: occasions(&self.exercises),
            decoys: occasions(&self.decoys),
            demonstrations: occasions(&self.demonstrations),
            interdicts: self.interdicts.value.as_ref().map(|when| when.built()),
            brigades: occasions(&self.brigades),
            off_ramps: occasions(&self.off_ramps),
            backchannels: occasions(&self.backchannels),
            attributes: self.attributes.value,
            article_four: self.article_four.value,
            silence: self.silence.value,
            consults: self.consults.value,
            treaty: self.treaty.value,
            answers: self.answers.built(),
            fire: self.fire.value,
            intent: self.intent.value,
            never: self.never.iter().map(|kind| kind.value.clone()).collect(),
            thinks: self.thinks.value,
        }
    }
}
