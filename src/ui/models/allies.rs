//! The allies: who would say yes, why the others would not, and what is known of who did us harm.

use crate::sim::intel::DeskPicture;
use crate::sim::orders::Offer;
use crate::sim::orders::Order;
use crate::sim::politics::{Alliance, Reason};
use crate::sim::state::Incident;
use crate::sim::state::{NormState, Standing};
use crate::sim::units::Hour;
use crate::sim::{AllyId, NormId, Scenario, Side};
use crate::text::{self, Texts, name, number};

/// The page of the allies.
#[derive(Clone, Debug, PartialEq)]
pub struct Allies {
    /// Allies that would rather say yes, and all.
    pub yes: (usize, usize),
    /// Rung of the ladder of escalation, 0 to 7.
    pub rung: u8,
    /// What our effects have cost civilians, in words; nothing until they have.
    pub harm: Option<String>,
    /// Where each norm stands, in words.
    pub norms: Vec<String>,
    /// Every ally.
    pub allies: Vec<AllyRow>,
    /// Every incident, the latest first.
    pub incidents: Vec<IncidentRow>,
}

/// An ally.
#[derive(Clone, Debug, PartialEq)]
pub struct AllyRow {
    /// Two letters.
    pub letters: String,
    /// Name for people.
    pub name: String,
    /// Chance that it would say yes today.
    pub chance: f64,
    /// What it does today, in words: would say yes, would say no, has turned away.
    pub stand: String,
    /// What it fears and why it stands so, in words.
    pub why: String,
    /// Hours a consultation would move the bar by; nothing where it would not.
    pub hours: String,
    /// The consultation, if it can be ordered now.
    pub consult: Option<Order>,
}

/// An incident.
#[derive(Clone, Debug, PartialEq)]
pub struct IncidentRow {
    /// Its title.
    pub title: String,
    /// Who may have done it, with the chance of each.
    pub suspects: Vec<(String, f64)>,
    /// How much is known, in words.
    pub known: String,
}

impl Allies {
    /// The page of a desk at an hour.
    pub fn of(texts: &Texts, scenario: &Scenario, desk: &DeskPicture, now: Hour, offers: &[Offer]) -> Self {
        let alliance = desk.book.alliance(scenario, now);
        let allies =
            (0..scenario.allies.len()).map(|index| ally_row(texts, &alliance, AllyId::from(index), offers));
        let incidents = desk.book.politics.incidents.iter().rev();
        Self {
            yes: (alliance.yes(), scenario.allies.len()),
            rung: desk.book.politics.rung,
            harm: (desk.book.harm >= 1.0)
                .then(|| texts.tell("allies-harm", &[("hours", number::rough(desk.book.harm).into())])),
            norms: desk
                .book
                .politics
                .norms
                .iter()
                .enumerate()
                .map(|(id, there)| norm(texts, scenario, id, there))
                .collect(),
            allies: allies.collect(),
            incidents: incidents.map(|incident| incident_row(texts, scenario, incident)).collect(),
        }
    }
}

fn ally_row(texts: &Texts, alliance: &Alliance, id: AllyId, offers: &[Offer]) -> AllyRow {
    let ally = &alliance.scenario.allies[id.index()];
    let chance = alliance.chance(id);
    let stand = match (alliance.turned_away(id), chance > 0.5) {
        (true, _) => "voice-gone",
        (false, true) => "voice-yes",
        (false, false) => "voice-no",
    };
    let mut reasons: Vec<_> = alliance.reasons(id).collect();
    reasons.sort_by(|(_, a), (_, b)| b.abs().total_cmp(&a.abs()));
    let told = reasons
        .iter()
        .take(2)
        .map(|(reason, by)| texts.tell(reason_id(*reason), &[("by", number::support(*by).into())]));
    let told: Vec<String> = told.collect();
    let fear = ally.fear.map(|fear| name::fear(texts, fear));
    let why: Vec<String> = fear.into_iter().chain(told).collect();
    let offer = offers.iter().find(|offer| offer.order == Order::Consult { ally: id });
    AllyRow {
        letters: ally.id.to_uppercase(),
        name: ally.name.clone(),
        chance,
        stand: texts.say(stand),
        why: why.join("; "),
        hours: offer
            .filter(|offer| offer.bar.abs() >= 0.05)
            .map_or_else(String::new, |offer| number::fine_shift(texts, offer.bar)),
        consult: offer.filter(|offer| offer.refusal.is_none()).map(|offer| offer.order),
    }
}

/// "No hands on hospitals: signed, found kept".
fn norm(texts: &Texts, scenario: &Scenario, id: usize, there: &NormState) -> String {
    let standing = match there.standing {
        Standing::Open => "norm-open",
        Standing::Proposed => "norm-proposed",
        Standing::Signed if there.stands() => "norm-stands",
        Standing::Signed => "norm-signed",
        Standing::Broken(Side::Alliance) => "norm-broken-ours",
        Standing::Broken(Side::Adversary) => "norm-broken-theirs",
    };
    let args =
        [("norm", name::norm(scenario, NormId::from(id)).into()), ("standing", texts.say(standing).into())];
    texts.tell("allies-norm", &args)
}

fn reason_id(reason: Reason) -> &'static str {
    match reason {
        Reason::Consulted => "reason-consulted",
        Reason::Case => "reason-case",
        Reason::Cards => "reason-cards",
        Reason::Loud => "reason-loud",
        Reason::Rung => "reason-rung",
        Reason::Brigades => "reason-brigades",
        Reason::Offered => "reason-offered",
        Reason::Unanswered => "reason-unanswered",
        Reason::Talks => "reason-talks",
        Reason::Accused => "reason-accused",
    }
}

fn incident_row(texts: &Texts, scenario: &Scenario, incident: &Incident) -> IncidentRow {
    let card = &scenario.dispatches[incident.dispatch.index()];
    let belief = incident.belief(scenario, true);
    let suspects = card.causes.iter().zip(belief).map(|(cause, chance)| (cause.name.clone(), chance));
    let secret = incident.clues.iter().filter(|clue| clue.ear.is_some()).count();
    let open = incident.clues.len() - secret;
    let known = match incident.blamed {
        Some(cause) => {
            let named = text::name::cause_of(scenario, incident.dispatch, cause);
            texts.tell("incident-named", &[("cause", named.into())])
        }
        None if secret > 0 && !incident.declassified => {
            texts.tell("incident-secret", &[("open", open.into()), ("secret", secret.into())])
        }
        None => texts.tell("incident-open", &[("open", (open + secret).into())]),
    };
    IncidentRow { title: card.title.clone(), suspects: suspects.collect(), known }
}
