//! Every figure of the model that somebody could dispute, by name, with its hard range: what the rules can compute with.
//! The values come from an assumption set (`assets/assumptions/*.ron`) and, under `overrides:`, from a level; nothing is
//! tuned in code. What is to be said of each, the range that can be defended included, stands in
//! [`figures`](super::figures).

use crate::sim::formula::belief::PerType;
use serde::{Deserialize, Serialize};

macro_rules! coefficients {
    ($($(#[$doc:meta])* $name:ident: $kind:ty [$low:literal..=$high:literal]),* $(,)?) => {
        /// The figures in force in one game.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        pub struct Coefficients {
            $($(#[$doc])* pub $name: $kind,)*
        }

        impl Coefficients {
            /// Every coefficient by name, in the order of the model.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];

            /// The least and the greatest value of a coefficient that the rules can compute with; `None` for an unknown
            /// name. Whatever lies between leaves every game sound: it ends, and no number of it is none.
            pub fn hard_range(name: &str) -> Option<(f64, f64)> {
                match name {
                    $(stringify!($name) => Some(($low, $high)),)*
                    _ => None,
                }
            }

            /// The numbers of a coefficient, one or four; `None` for an unknown name.
            pub fn values_mut(&mut self, name: &str) -> Option<&mut [f64]> {
                match name {
                    $(stringify!($name) => Some(Slots::slice(&mut self.$name)),)*
                    _ => None,
                }
            }
        }
    };
}

trait Slots {
    fn slice(&mut self) -> &mut [f64];
}

impl Slots for f64 {
    fn slice(&mut self) -> &mut [f64] {
        std::slice::from_mut(self)
    }
}

impl Slots for PerType<f64> {
    fn slice(&mut self) -> &mut [f64] {
        self
    }
}

coefficients! {
    /// Share of every cyber effect that exists at all: 1, or 0 where cyber has no effect and both sides know it.
    cyber: f64 [0.0..=1.0],
    /// m0 of the adversary: what a formation keeps of its effectiveness when it is cut off.
    initiative: f64 [0.0..=1.0],
    /// m0 of the alliance.
    initiative_alliance: f64 [0.0..=1.0],
    /// Log-normal spread of the march to the objective.
    march_spread: f64 [0.0..=5.0],
    /// Hours until the alliance's line closes, without interference.
    reaction: f64 [0.0..=1e9],
    /// Log-normal spread of that reaction.
    reaction_spread: f64 [0.0..=5.0],
    /// Spread of the council's own reckoning (both of the above together).
    reckoning_spread: f64 [0.001..=5.0],
    /// Log-normal spread of our own staff's reckoning of our reaction when the war begins.
    clock_spread: f64 [0.0..=5.0],
    /// Belief before any evidence, over the types none, light, medium, heavy.
    prior: PerType<f64> [0.0..=1.0],
    /// Hours that a capability of each type would cost the attacker.
    type_hours: PerType<f64> [0.0..=1e9],
    /// Likelihood of a claim under each type.
    claim: PerType<f64> [0.0..=1.0],
    /// Likelihood of an exercise in public.
    exercise: PerType<f64> [0.0..=1.0],
    /// Likelihood of a demonstration on a decoy, before their attaches.
    decoy: PerType<f64> [0.0..=1.0],
    /// Likelihood of a live demonstration that worked.
    live: PerType<f64> [0.0..=1.0],
    /// Likelihood of a demonstration that failed.
    failed: PerType<f64> [0.0..=1.0],
    /// What is left of a claim after a week.
    claim_fade: f64 [0.0..=1.0],
    /// What is left of an exercise after a week.
    exercise_fade: f64 [0.0..=1.0],
    /// The part of a live demonstration that never fades.
    live_floor: f64 [0.0..=1.0],
    /// What is left of a signal's weight, or of a consultation's, each time the same is said again.
    repetition: f64 [0.0..=1.0],
    /// Credibility of later signals after a bluff was called.
    called_credibility: f64 [0.0..=1.0],
    /// Loss of a failed attempt, L.
    loss: f64 [-1e6..=1e6],
    /// Cost of war, C_war.
    war_cost: f64 [-1e6..=1e6],
    /// Chance of an allied answer, pi, at the beginning.
    response: f64 [0.0..=1.0],
    /// What the first consultation adds to an ally's support; each later one half of the one before.
    consultation: f64 [0.0..=1e6],
    /// What is left after a week of what an ally was told.
    told_fade: f64 [0.0..=1.0],
    /// Spread of an ally's bar around the level's figure.
    voice_spread: f64 [0.001..=1e6],
    /// What one occasion of its fear takes from an ally's support.
    fright: f64 [0.0..=1e6],
    /// What one occasion of the opposite adds to it.
    comfort: f64 [0.0..=1e6],
    /// Support below which, negative, an ally turns away from the alliance.
    turning_away: f64 [0.0..=1e6],
    /// Hours of debate that every ally not won costs our clock.
    debate: f64 [0.0..=1e9],
    /// What is left of an incident's harm after a week.
    harm_fade: f64 [0.0..=1.0],
    /// What a case weighs while nobody has been named in public.
    unnamed_case: f64 [0.0..=1e6],
    /// Chance that a clue points at the true cause.
    clue: f64 [0.0..=1.0],
    /// The same for a clue heard through an ear.
    clue_heard: f64 [0.0..=1.0],
    /// Chance that a cause made to look like another misleads a clue.
    false_flag: f64 [0.0..=1.0],
    /// Confidence from which an ally that wants proof counts a case.
    proof: f64 [0.0..=1.0],
    /// Factor on a case that convinced an ally that wants proof.
    proven: f64 [0.0..=1e6],
    /// Strength of a case that makes a demonstration arguable.
    lawful_case: f64 [0.0..=1e6],
    /// Chance that an ear is lost when what it heard is shown to all.
    declassified: f64 [0.0..=1.0],
    /// Weeks until the truth about an accusation may come out.
    truth_weeks: f64 [0.0..=1e9],
    /// Chance that it does.
    truth_out: f64 [0.0..=1.0],
    /// What a right accusation adds to every ally when the truth comes out.
    vindicated: f64 [-1e6..=1e6],
    /// What a wrong one takes.
    disgraced: f64 [-1e6..=1e6],
    /// What an accusation adds to the cost of backing down.
    accused: f64 [-1e6..=1e6],
    /// What being named in public takes from the activity of whoever of neither side did it.
    exposed: f64 [-1e6..=1e6],
    /// What it adds to that activity when somebody else is named.
    unsuspected: f64 [-1e6..=1e6],
    /// Margin by which keeping silent is easier than saying yes.
    silence: f64 [-1e6..=1e6],
    /// What a commitment agreed under silence adds to the believed answer.
    guarantee: f64 [-1e6..=1e6],
    /// Weeks it holds.
    guarantee_weeks: f64 [0.0..=1e9],
    /// What broken silence takes from the believed answer, times the share of allies that broke it.
    broken_silence: f64 [-1e6..=1e6],
    /// Cost of the allied answer, C_ret.
    retaliation: f64 [-1e6..=1e6],
    /// Value of the status quo, U_sq.
    status_quo: f64 [-1e6..=1e6],
    /// Weeks by which the crisis may rise earlier or later than the level says.
    tension_delay: f64 [0.0..=104.0],
    /// Cost of halting an attack that has taken nothing yet, beyond that of backing down.
    halting: f64 [0.0..=1e6],
    /// Steepness of the choice, lambda.
    steepness: f64 [0.01..=1e6],
    /// Persistence of the council's mood from one meeting to the next.
    mood_persistence: f64 [-1.0..=1.0],
    /// Cost of backing down, for each step of the ladder.
    audience_step: f64 [-1e6..=1e6],
    /// Cost of waiting, for each brigade on its way: better now than later.
    closing_window: f64 [-1e6..=1e6],
    /// What an off-ramp takes off the cost of backing down.
    off_ramp: f64 [0.0..=1e6],
    /// What an off-ramp costs in believed allied answer when it is read as weakness.
    off_ramp_weakness: f64 [-1e6..=1e6],
    /// Rise of the stakes after a live demonstration against an adversary in garrison.
    provocation: f64 [-1e6..=1e6],
    /// Weeks that rise lasts.
    provocation_weeks: f64 [0.0..=1e9],
    /// Rise of the stakes for each loud signal of three weeks and each brigade on its way, times fearfulness.
    fear: f64 [-1e6..=1e6],
    /// Weeks a loud signal frightens the fearful, allies as well as the adversary.
    loud_weeks: f64 [0.0..=1e9],
    /// Share of that fear that a word through the back channel leaves.
    reassurance: f64 [0.0..=1.0],
    /// Weeks such a word is believed.
    reassurance_weeks: f64 [0.0..=1e9],
    /// Chance that the back channel becomes known to the allies.
    channel_leak: f64 [0.0..=1.0],
    /// Hours that disruption must be believed to cost beyond what orders given beforehand cost, until the adversary
    /// gives them so.
    predelegation: f64 [-1e9..=1e9],
    /// Weekly chance that formations with such orders start the war by accident.
    accident: f64 [0.0..=1.0],
    /// Team-weeks to build an access.
    build_work: f64 [0.0..=1e9],
    /// Chance that the finished work gives an access.
    build_success: f64 [0.0..=1.0],
    /// Weekly chance that a hidden access is found.
    found: f64 [0.0..=1.0],
    /// The same above three hidden accesses.
    found_crowded: f64 [0.0..=1.0],
    /// Weekly chance that a shown access is patched.
    patched: f64 [0.0..=1.0],
    /// Share of its outage in war that a live demonstration causes.
    demonstration_outage: f64 [0.0..=1e6],
    /// Factor on discovery for the family of a shown access.
    family_discovery: f64 [0.0..=1e6],
    /// Hours by which an ear narrows the dial.
    ear: f64 [0.0..=1e9],
    /// Half-width of the dial's bands without an ear, in hours.
    band: f64 [0.0..=1e9],
    /// Half-width of those bands that no ear narrows.
    band_least: f64 [0.0..=1e9],
    /// Days by which readiness is seen late; each ear takes a day off.
    report_lag: f64 [0.0..=1e9],
    /// Hours the adversary holds in our network at the beginning.
    intrusion: f64 [0.0..=1000.0],
    /// What the adversary gains every week.
    intrusion_weekly: f64 [0.0..=1000.0],
    /// What a week of probing adds to that.
    probe: f64 [0.0..=1000.0],
    /// Factor on discovery in a week in which the adversary hunts.
    hunted_discovery: f64 [0.0..=1e6],
    /// Share of the adversary's hold that a team that hunts finds in a week.
    hunt: f64 [0.0..=1.0],
    /// The most the adversary can hold.
    intrusion_cap: f64 [0.0..=1000.0],
    /// Hours that one implant in a link of ours is worth.
    implant: f64 [0.25..=1000.0],
    /// Team-weeks to harden a link of ours.
    harden_work: f64 [0.0..=1e9],
    /// Weeks for which indicators shared with the allies keep the adversary from gaining.
    sharing_weeks: f64 [0.0..=1e9],
    /// Chance that an ear is lost when its indicators are shared.
    sharing_leak: f64 [0.0..=1.0],
    /// Share of its hours by which a brigade in place shortens the alliance's line.
    brigade_line: f64 [0.0..=1.0],
    /// Weeks a brigade is on its way.
    brigade_weeks: f64 [0.0..=1e9],
    /// Weekly chance that our true hours become known to the adversary.
    leak: f64 [0.0..=1.0],
    /// The same when its army stands assembled.
    leak_assembled: f64 [0.0..=1.0],
    /// Hours by which belief must exceed the truth for such a leak to matter.
    leak_margin: f64 [-1e9..=1e9],
    /// Capacity of fibre.
    fibre_capacity: f64 [0.0..=1e6],
    /// Capacity of a satellite link.
    satellite_capacity: f64 [0.0..=1e6],
    /// Capacity of microwave.
    microwave_capacity: f64 [0.0..=1e6],
    /// Capacity of field cable.
    cable_capacity: f64 [0.0..=1e6],
    /// Capacity of HF radio.
    hf_capacity: f64 [0.0..=1e6],
    /// Capacity of VHF radio.
    vhf_capacity: f64 [0.0..=1e6],
    /// Capacity of couriers.
    courier_capacity: f64 [0.0..=1e6],
    /// Load of a link between armies and above.
    army_load: f64 [0.0..=1e6],
    /// Load of a link to a formation that attacks.
    attack_load: f64 [0.0..=1e6],
    /// Load of a link to a formation that stands.
    halted_load: f64 [0.0..=1e6],
    /// Quality below which a formation counts as cut off.
    cut_off: f64 [0.0..=1.0],
    /// Orders that reach a headquarters in an hour, lambda.
    staff_load: f64 [0.0..=1e9],
    /// Orders that a staff up to division can handle in an hour, mu.
    staff_rate: f64 [0.0..=1e9],
    /// The same for corps and above.
    staff_rate_high: f64 [0.0..=1e9],
    /// The longest an order lies at a headquarters.
    staff_most: f64 [0.0..=1e9],
    /// Kilometres an hour of a courier.
    courier_pace: f64 [0.1..=1e9],
    /// Hours a courier needs at least.
    courier_least: f64 [0.0..=1e9],
    /// Chance that a jammer that is shelled is hit and falls silent.
    suppression: f64 [0.0..=1.0],
    /// Share of its power that a jammer's crew loses when it is hit.
    crew_loss: f64 [0.0..=1.0],
    /// Chance that an order is lost when the link it runs on dies.
    order_loss: f64 [0.0..=1.0],
    /// Hours a formation marches for a step up or down the ladder.
    approach_hours: f64 [0.0..=1e9],
    /// Share of the way to the line of departure that a formation marches for each step up, up to the second.
    approach_step: f64 [0.0..=0.5],
    /// Hours in which a headquarters moves, without giving or passing orders.
    relocation_hours: f64 [0.0..=1e9],
    /// Kilometres by which it moves at most, north or south and east or west.
    relocation_distance: f64 [0.0..=500.0],
    /// Hours a formation is cut off before it follows its doctrine.
    doctrine_hours: f64 [0.0..=1e9],
    /// Hours between two looks at a formation of the other side in the crisis.
    look: f64 [0.0..=1e9],
    /// The same in war.
    look_war: f64 [0.0..=1e9],
    /// Hours between two reports of a formation to its summit in the crisis.
    report: f64 [0.0..=1e9],
    /// The same in war.
    report_war: f64 [0.0..=1e9],
    /// Kilometres by which a look misses a formation that has left its garrison.
    look_error: f64 [0.0..=500.0],
    /// Chance that such a look tells which formation it is.
    identification: f64 [0.0..=1.0],
    /// Log-normal spread of a judgement of strength from afar.
    strength_spread: f64 [0.0..=5.0],
    /// Kilometres an hour by which the place of a marching formation grows uncertain.
    drift_marching: f64 [0.0..=1e9],
    /// The same of one that stands.
    drift_halted: f64 [0.0..=1e9],
    /// Hours in which the confidence in a report halves.
    report_half_life: f64 [0.01..=1e9],
    /// Shape of the repair hazard: 1 is memoryless, more is more regular.
    repair_shape: f64 [0.05..=1000.0],
    /// Hours an attacking column halts to lay field cable.
    cable_halt: f64 [0.0..=1e9],
    /// Speed of a column that goes on by pre-delegated orders, as a share of its own.
    predelegated_pace: f64 [0.001..=1e3],
    /// Chance that a report of battle damage is right.
    damage_report: f64 [0.0..=1.0],
    /// Chance that a strike at our network takes effect.
    strike: f64 [0.0..=1.0],
    /// Hours for which what a strike hits stays dark.
    strike_outage: f64 [0.0..=1e9],
    /// Hours by which a crew brings the end of an outage nearer in an hour of its work.
    crew: f64 [0.0..=1e9],
    /// Lanchester attrition of the attacker, per defender and hour.
    attacker_attrition: f64 [0.0..=1e6],
    /// Lanchester attrition of the defender, per attacker and hour.
    defender_attrition: f64 [0.0..=1e6],
    /// Share of its cover that a battery keeps which nobody tells what comes.
    autonomous_fire: f64 [0.0..=1.0],
    /// By how much the alliance's air power slows a column under an open sky, as a share.
    air_power: f64 [0.0..=1e6],
    /// Hours by which the adversary's air power delays our line in an hour under an open sky.
    air_delay: f64 [0.0..=1e6],
    /// Share of a side's fire that comes from the air.
    air_support: f64 [0.0..=1.0],
    /// Chance that a battery that is cut off fires at what it should not.
    stray_fire: f64 [0.0..=1.0],
    /// What that adds to the cost of backing down when it was the adversary's and hit a civil aircraft.
    stray_audience: f64 [-1e6..=1e6],
    /// Hours for which a side keeps its aircraft on the ground after its own battery has hit one.
    grounded: f64 [0.0..=1e9],
    /// Chance that a hit at what nuclear warning depends on is taken for more than it is.
    entanglement: f64 [0.0..=1.0],
    /// Hours of its hold in our network that the adversary gives up with a norm that it keeps.
    norm_hold: f64 [0.0..=1e9],
    /// What an agreement is worth to the adversary in itself, times the factor with which it takes ways down.
    norm_peace: f64 [-1e6..=1e6],
    /// What a norm that was found kept takes off the gain of a quick win.
    norm_trust: f64 [-1e6..=1e6],
    /// What being found to cheat costs the adversary, as it reckons.
    norm_shame: f64 [-1e6..=1e6],
    /// Chance that inspectors find a breach.
    inspection: f64 [0.0..=1.0],
    /// Chance for each hidden access that inspectors find it.
    inspection_exposes: f64 [0.0..=1.0],
    /// What a breach by the adversary, found, adds to every ally.
    norm_found: f64 [-1e6..=1e6],
    /// What a breach of ours takes from every ally.
    norm_broken: f64 [-1e6..=1e6],
    /// What leaving a norm in the open takes from every ally.
    norm_left: f64 [-1e6..=1e6],
    /// Share of a full fight that a defence ordered to delay takes up.
    delay_intensity: f64 [0.0..=1e6],
    /// The same of one ordered to trade ground.
    trade_intensity: f64 [0.0..=1e6],
    /// Intensity of the fight of a defender who attacks on its own authority.
    counter_attack: f64 [0.0..=1e6],
    /// Share of its power that a formation ordered to hold keeps when it is encircled.
    encircled: f64 [0.0..=1.0],
}
