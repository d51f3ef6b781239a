//! Dispatches: cards that ask for a decision.

use super::campaign::{Ally, Target};
use crate::level::value::{Id, List, LonLat, Pair, Ref};
use crate::sim::scenario::{DispatchKind, Manner};
use crate::{choice, record};

record! {
    /// How the cards come: one a week, each once, drawn by weight.
    pub struct Deck as "deck" {
        /// Weeks in which a card of one type comes for certain. Until then no card of that type is drawn.
        beats: List<Beat> = [],
        /// Weeks without a card, drawn by the seed among those from the second to the earliest end of the crisis.
        quiet: u32 ["weeks", 0.0..=104.0] = 1,
        /// Hours after the council between which a card comes.
        hours: Pair<u32> ["h", 0.0..=1000.0] = (16, 110),
    }
}

record! {
    /// A card of one type that comes for certain.
    pub struct Beat as "beat" at most 16 {
        /// Its type. A type has one beat at most.
        kind: DispatchKind,
        /// First and last week in which it may come; the seed draws one. Beats do not overlap.
        weeks: Pair<u32> ["weeks", 1.0..=104.0],
    }
}

record! {
    /// A card that asks for a decision.
    pub struct Dispatch as "dispatch" at most 512 {
        /// The name of the card in the journal.
        id: Id<Dispatch>,
        /// The type of the card: the line above the title. Two cards of one type never follow each other.
        kind: DispatchKind,
        /// Title.
        title: String,
        /// What has happened.
        text: String,
        /// First and last week in which it may come.
        weeks: Pair<u32> ["weeks", 0.0..=104.0],
        /// Lowest and highest readiness of the adversary at which it may come.
        readiness: Pair<u32> [0.0..=2.0] = (0, 2),
        /// Weight in the draw.
        weight: f64 [0.0..=100.0] = 1,
        /// A place on the map, if it has one.
        at: Option<LonLat>,
        /// Links that are dark because of it while the card is open.
        dark: List<Target> = [],
        /// Who sends it, if somebody of neither side does: the more active, the likelier it comes.
        actor: Option<Ref<Actor>>,
        /// Harm it does to us: above 0 it is an incident for which somebody is to be named.
        harm: f64 [0.0..=1.0] = 0,
        /// What may be behind it; hidden until an echo or the end.
        causes: List<Cause>,
        /// The option that counts when nobody answers, the first being 0. It has no price.
        default: u32 [0.0..=2.0] = 0,
        /// Two or three answers.
        options: List<DispatchOption>,
    }
}

record! {
    /// What may be behind a dispatch.
    pub struct Cause as "cause" at most 32 {
        /// Its name in this dispatch.
        id: String,
        /// Weight in the draw.
        odds: f64 [0.0..=1000.0] = 1,
        /// The sentence that tells it afterwards.
        truth: String,
        /// A few words for it while nobody knows: "the district staff".
        name: String = "",
        /// Whether the adversary's state is behind it.
        adversary: bool = false,
        /// Who of neither side is behind it, if somebody is: bolder when somebody else is named, shy when they are named themselves.
        actor: Option<Ref<Actor>>,
        /// The cause it was made to look like, if it is a false flag.
        looks_like: Option<String>,
    }
}

record! {
    /// One answer to a dispatch.
    pub struct DispatchOption as "option" at most 8 {
        /// What is done.
        label: String,
        /// Team-weeks it takes this week.
        teams: u32 [0.0..=12.0] = 0,
        /// Favours it costs, and whose.
        favours: List<FavourPrice> = [],
        /// What it changes, whatever the cause; at most three effects with those of a cause.
        effects: List<Effect> = [],
        /// What it changes under one cause.
        by_cause: List<CauseEffects> = [],
        /// One line on how it comes about and how long it lasts.
        remark: String = "",
        /// What comes back later.
        echo: Option<Echo>,
        /// Tags that a policy may ask for: `firm`, `evidence`, `quiet`, `talk`.
        tags: List<String> = [],
    }
}

record! {
    /// Favours an option costs.
    pub struct FavourPrice as "price" at most 32 {
        /// Whose.
        ally: Ref<Ally>,
        /// How many.
        count: u32 [1.0..=12.0] = 1,
    }
}

record! {
    /// What an option changes if one cause is behind the dispatch.
    pub struct CauseEffects as "cause's effects" at most 32 {
        /// The cause.
        cause: String,
        /// What it changes then.
        effects: List<Effect>,
    }
}

record! {
    /// What comes back of an answer. The truth about the dispatch is told after the sentence, unless it was an
    /// incident: who did that is for evidence to find.
    pub struct Echo as "echo" {
        /// Time until then.
        weeks: u32 ["weeks", 1.0..=3.0],
        /// The sentence; it must fit every cause.
        text: String,
        /// What it then changes; at most two effects.
        effects: List<Effect> = [],
    }
}

choice! {
    /// What a card can change: a closed vocabulary.
    pub enum Effect as "effect" at most 16 {
        /// The chance of an allied answer that the adversary believes in.
        Response(Shift),
        /// Evidence of our capability.
        Evidence(Evidence),
        /// The adversary's stakes, for some weeks.
        Stakes(StakesShift),
        /// The cost to the adversary of backing down.
        Audience(Shift),
        /// Hours the adversary holds in our network.
        Intrusion(IntrusionShift),
        /// A favour gained, or lost when negative.
        Favour(FavourShift),
        /// Progress on the next access, in team-weeks.
        Work(WorkDone),
        /// A hidden access is lost.
        LoseAccess,
        /// Rungs up or down the ladder of escalation.
        Rung(RungShift),
        /// Support of every voice of the alliance.
        Support(Shift),
        /// Support of one voice.
        Voice(VoiceShift),
        /// An open clue on this dispatch's incident.
        Clue,
        /// How active somebody of neither side is.
        Actor(ActorShift),
        /// How likely a later card is.
        Card(CardShift),
    }
}

record! {
    /// A change of how likely a later card is.
    pub struct CardShift as "change of a card" {
        /// Which.
        dispatch: Ref<Dispatch>,
        /// Factor on its weight.
        factor: f64 [0.1..=10.0],
    }
}

record! {
    /// A change of how active somebody of neither side is.
    pub struct ActorShift as "change of an actor" {
        /// Who.
        actor: Ref<Actor>,
        /// By how much; 1 is a normal measure of activity.
        by: f64 [-4.0..=4.0],
    }
}

record! {
    /// Somebody who belongs to neither side and has a will of its own.
    pub struct Actor as "actor" at most 64 {
        /// The name of the actor in reports.
        id: Id<Actor>,
        /// Name for people.
        name: String,
        /// How active it is at the beginning; 1 is a normal measure.
        activity: f64 [0.0..=4.0] = 1,
        /// What each rung of the ladder of escalation adds to that.
        drawn: f64 [0.0..=2.0] = 0,
        /// Weekly chance, at an activity of 1, that it acts by itself.
        restless: f64 [0.0..=1.0] = 0,
        /// What it then does.
        deeds: List<Effect> = [],
        /// The sentence that tells it.
        heard: String = "",
    }
}

record! {
    /// A change of one voice's support.
    pub struct VoiceShift as "change of an ally" {
        /// Whose.
        ally: Ref<Ally>,
        /// By how much.
        by: f64 [-1.0..=1.0],
    }
}

record! {
    /// A chip of evidence.
    pub struct Evidence as "evidence" {
        /// How the capability is signalled.
        manner: Manner,
        /// Its weight; a signal of our own has 1.
        weight: f64 [0.0..=3.0] = 1,
    }
}

record! {
    /// A change of the adversary's stakes.
    pub struct StakesShift as "change of stakes" {
        /// By how much.
        by: f64 [-3.0..=3.0],
        /// For how long.
        weeks: f64 ["weeks", 0.0..=104.0],
    }
}

record! {
    /// A change of a share or of a cost.
    pub struct Shift as "change" {
        /// By how much.
        by: f64 [-1.0..=1.0],
    }
}

record! {
    /// A change of the hours the adversary holds in our network.
    pub struct IntrusionShift as "change of intrusion" {
        /// By how much.
        hours: f64 ["h", -36.0..=36.0],
    }
}

record! {
    /// Work on the next access.
    pub struct WorkDone as "work" {
        /// How much.
        team_weeks: f64 ["team-weeks", -12.0..=12.0],
    }
}

record! {
    /// Steps on the ladder of escalation.
    pub struct RungShift as "change of rung" {
        /// How many, downwards when negative.
        by: i64 [-5.0..=5.0],
    }
}

record! {
    /// A favour gained or lost.
    pub struct FavourShift as "change of favours" {
        /// Whose.
        ally: Ref<Ally>,
        /// How many, negative when lost.
        count: i64 [-12.0..=12.0],
    }
}
