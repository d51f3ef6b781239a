//! The one table of orders: what each kind is called, what of a week it takes, under which question the plan offers it, and
//! where its rule stands. Offers, checks, effects, texts, panels and studies read it.

use super::order::Order;
use super::rule::{Giver, Rule};
use super::slot::Slot;
use super::{act, attribution, council, dispatch, interdict, judgement, norm, signal, team, war};

/// A kind of order.
#[derive(Debug)]
pub struct Kind {
    /// Its name, in kebab case: its text is `order-` and this.
    pub name: &'static str,
    /// What of a week or a pulse it takes.
    pub slot: Slot,
    /// Text id of the question under which the plan folds all that is offered of it; empty where it stands alone.
    pub ask: &'static str,
    /// Name of its icon.
    pub icon: &'static str,
    /// All of it that is offered to a giver now, refused ones too.
    pub(super) offered: fn(&Giver) -> Vec<Order>,
}

macro_rules! kinds {
    ($($constant:ident: $name:literal, $slot:ident, $ask:literal, $icon:literal, $offered:expr;)*) => {
        $(const $constant: &Kind =
            &Kind { name: $name, slot: Slot::$slot, ask: $ask, icon: $icon, offered: $offered };)*

        /// Every kind, in the order in which they are offered.
        pub const KINDS: &[&Kind] = &[$($constant),*];
    };
}

kinds! {
    CLAIM: "claim", Signal, "", "signal", signal::claim;
    EXERCISE: "exercise", Signal, "", "eye", signal::exercise;
    DECOY: "decoy", Signal, "ask-decoy", "eye", signal::decoys;
    DEMONSTRATE: "demonstrate", Signal, "ask-demonstrate", "bolt", signal::demonstrations;
    INTERDICT: "interdict", Signal, "", "bolt", interdict::offered;
    REINFORCE: "reinforce", Act, "ask-reinforce", "flag", act::brigades;
    CONSULT: "consult", Act, "ask-consult", "letter", act::consultations;
    ARTICLE_FOUR: "article-four", Act, "ask-table", "shield", act::article_four;
    SILENCE: "silence", Act, "ask-table", "shield", act::silence;
    SHARE: "share", Act, "ask-table", "shield", act::share;
    PROPOSE: "propose", Act, "ask-treaty", "letter", norm::proposals;
    VERIFY: "verify", Act, "ask-treaty", "letter", norm::inspections;
    DENOUNCE: "denounce", Nothing, "ask-treaty", "letter", norm::denunciations;
    OFF_RAMP: "off-ramp", Act, "ask-off-ramp", "home", act::off_ramps;
    BACKCHANNEL: "backchannel", Act, "ask-backchannel", "ear", act::backchannels;
    DECLASSIFY: "declassify", Nothing, "ask-declassify", "eye", attribution::secrets;
    ATTRIBUTE: "attribute", Act, "ask-attribute", "signal", attribution::accusations;
    ANSWER: "answer", Answer, "", "letter", dispatch::answers;
    ASSIGN: "assign", Team, "", "team", team::offered;
    ESTIMATE: "estimate", Nothing, "", "eye", judgement::none;
    PROFILE: "profile", Nothing, "ask-profile", "eye", judgement::profiles;
    FIRE: "fire", Pulse, "", "bolt", war::accesses;
    JAM: "jam", Pulse, "", "signal", war::jammers;
    SHIELD: "shield", Pulse, "ask-shield", "shield", war::shields;
    SET_INTENT: "set-intent", Pulse, "ask-intent", "flag", war::intents;
    RELOCATE: "relocate", Pulse, "ask-relocate", "home", war::moves;
    VOTE: "vote", Sitting, "", "flag", council::votes;
    ACT: "act", Sitting, "", "flag", council::acts;
    SIGN: "sign", Sitting, "", "letter", council::signatures;
    CONDUCT: "conduct", War, "", "flag", council::conducts;
    MARCH: "march", War, "ask-march", "flag", council::marches;
    STRIKE: "strike", War, "ask-strike", "bolt", council::strikes;
    SHELL: "shell", War, "", "bolt", council::shells;
}

impl Order {
    /// Asks its kind and its rule.
    pub(super) fn with<R>(&self, ask: impl FnOnce(&'static Kind, &dyn Rule) -> R) -> R {
        match *self {
            Order::Claim => ask(CLAIM, &signal::Claim),
            Order::Exercise => ask(EXERCISE, &signal::Exercise),
            Order::Decoy { access } => ask(DECOY, &signal::Decoy { access }),
            Order::Demonstrate { access } => ask(DEMONSTRATE, &signal::Demonstrate { access }),
            Order::Interdict => ask(INTERDICT, &interdict::Interdict),
            Order::Reinforce { which } => ask(REINFORCE, &act::Reinforce { which }),
            Order::Consult { ally } => ask(CONSULT, &act::Consult { ally }),
            Order::ArticleFour => ask(ARTICLE_FOUR, &act::ArticleFour),
            Order::Silence => ask(SILENCE, &act::Silence),
            Order::Share => ask(SHARE, &act::Share),
            Order::Propose { norm } => ask(PROPOSE, &norm::Propose { norm }),
            Order::Verify { norm } => ask(VERIFY, &norm::Verify { norm }),
            Order::Denounce { norm } => ask(DENOUNCE, &norm::Denounce { norm }),
            Order::OffRamp { ally } => ask(OFF_RAMP, &act::OffRamp { ally }),
            Order::Backchannel { ally } => ask(BACKCHANNEL, &act::Backchannel { ally }),
            Order::Declassify { dispatch } => ask(DECLASSIFY, &attribution::Declassify { dispatch }),
            Order::Attribute { dispatch, cause } => {
                ask(ATTRIBUTE, &attribution::Attribute { dispatch, cause })
            }
            Order::Answer { option } => ask(ANSWER, &dispatch::Answer { option }),
            Order::Assign { team, task } => ask(ASSIGN, &team::Assign { team, task }),
            Order::Estimate { chance } => ask(ESTIMATE, &judgement::Estimate { chance }),
            Order::Profile { disposition } => ask(PROFILE, &judgement::Profile { disposition }),
            Order::Fire { access } => ask(FIRE, &war::Fire { access }),
            Order::Jam { jammer } => ask(JAM, &war::Jam { jammer }),
            Order::Shield { link } => ask(SHIELD, &war::Shield { link }),
            Order::SetIntent { axis, intent } => ask(SET_INTENT, &war::SetIntent { axis, intent }),
            Order::Relocate { headquarters } => ask(RELOCATE, &war::Relocate { headquarters }),
            Order::Vote { yes, down } => ask(VOTE, &council::Vote { yes, down }),
            Order::Act { act } => ask(ACT, &council::VisibleAct { act }),
            Order::Sign { norm, yes, keep } => ask(SIGN, &council::Sign { norm, yes, keep }),
            Order::Conduct { conduct } => ask(CONDUCT, &council::WarDecision { conduct }),
            Order::March { axis, march } => ask(MARCH, &council::ColumnMarch { axis, march }),
            Order::Strike { link } => ask(STRIKE, &council::Strike { link }),
            Order::Shell { jammer } => ask(SHELL, &council::Shell { jammer }),
        }
    }
}
