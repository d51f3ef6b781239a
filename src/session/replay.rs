//! Repeating what a journal says, record by record, and where the game and the record part.

use super::Session;
use super::journal::{Entry, Record};
use super::recording::parts;
use crate::sim::state::Outcome;
use crate::sim::{Decision, Hour, Order, Refusal, Side};

/// Where a game and its record part.
#[derive(Clone, Debug, PartialEq)]
pub struct Divergence {
    /// Hour of the game.
    pub hour: Hour,
    /// Line of the journal.
    pub line: usize,
    /// What differs.
    pub difference: Difference,
}

/// What differs between a game and its record.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    /// Parts of the state hash to something else.
    Digest(Vec<String>),
    /// The parts of the state have other names.
    Parts,
    /// A recorded order cannot be given.
    Refused(Side, Order, Refusal),
    /// An order was taken back where none can be.
    Undo(Side),
    /// A person orders, or takes back, where a mind holds the seat.
    NoPerson(Side),
    /// A mind decides where a person holds the seat.
    NoMind(Side),
    /// The mind orders something else.
    Orders {
        /// Whose mind.
        side: Side,
        /// What the journal says.
        recorded: Vec<Order>,
        /// What the mind decides now.
        decided: Vec<Order>,
    },
    /// The council reckons otherwise.
    Ledger,
    /// The record goes on after the end of the game.
    PastTheEnd,
    /// The game goes on for longer than [`MOST_HOURS`].
    Endless,
    /// The game did not end so.
    Outcome {
        /// What the journal says.
        recorded: Outcome,
        /// What the game says.
        found: Option<Outcome>,
    },
}

/// Whether minds are asked beside the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Minds {
    /// Recorded decisions are repeated; nobody is asked.
    Silent,
    /// Every mind that is due is asked, and its decision is held against the record.
    Asked,
}

/// The most hours a record is repeated for: ten years, far more than any level lasts.
pub const MOST_HOURS: Hour = 10 * 365 * 24;

/// A game that repeats a journal.
#[derive(Debug)]
pub struct Replay {
    session: Session,
    minds: Minds,
    /// Hours reached whose digest the record has not given.
    owed: Vec<Hour>,
}

impl Replay {
    /// A game that stands where the record begins.
    pub fn new(session: Session, minds: Minds) -> Self {
        Self { session, minds, owed: Vec::new() }
    }

    /// The hours reached of which the record should hold a digest, and does not.
    pub fn owed(&self) -> &[Hour] {
        &self.owed
    }

    /// The game so far.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The game where the record ended.
    pub fn into_session(self) -> Session {
        self.session
    }

    /// Lets the game catch up with a record and does what the record says.
    ///
    /// # Errors
    /// Where game and record part; the game then stands at that hour.
    pub fn take(&mut self, entry: &Entry) -> Result<(), Divergence> {
        self.reach(entry.record.hour(), entry.line)?;
        let done = match &entry.record {
            Record::Ordered { side, order, .. } => {
                self.seated(*side, true).and_then(|()| self.admit(*side, *order))
            }
            Record::Undone { side, .. } => self.seated(*side, true).and_then(|()| self.undo(*side)),
            Record::Decided { side, orders, ledger, .. } => {
                self.seated(*side, false).and_then(|()| self.decided(*side, orders, ledger.as_deref()))
            }
            Record::Digest { hour, parts } => {
                self.owed.retain(|owed| owed != hour);
                self.compare(parts)
            }
            Record::Ended { outcome, .. } => {
                let found = self.session.over();
                let same = found == Some(*outcome);
                same.then_some(()).ok_or(Difference::Outcome { recorded: *outcome, found })
            }
            Record::Header(_) | Record::Reached { .. } | Record::Branched { .. } => Ok(()),
        };
        done.map_err(|difference| self.parted(entry.line, difference))
    }

    /// Lets hours pass until the game stands at `hour`. A mind without a record there decided nothing.
    pub(super) fn reach(&mut self, hour: Hour, line: usize) -> Result<(), Divergence> {
        while self.session.state.hour < hour {
            if self.session.over().is_some() {
                return Err(self.parted(line, Difference::PastTheEnd));
            }
            if self.session.state.hour >= MOST_HOURS {
                return Err(self.parted(line, Difference::Endless));
            }
            for side in Side::BOTH {
                self.hold_silence(side).map_err(|difference| self.parted(line, difference))?;
            }
            self.session.pass();
            if self.session.digest_due() {
                self.owed.push(self.session.state.hour);
            }
        }
        Ok(())
    }

    /// Whether a record is by whoever holds the seat.
    fn seated(&self, side: Side, person: bool) -> Result<(), Difference> {
        match (self.session.seats.human(side), person) {
            (true, false) => Err(Difference::NoMind(side)),
            (false, true) => Err(Difference::NoPerson(side)),
            _ => Ok(()),
        }
    }

    fn undo(&mut self, side: Side) -> Result<(), Difference> {
        let session = &mut self.session;
        let undone = session.drafts[side.index()].undo(&session.scenario, &session.state, side);
        undone.map(|_| ()).ok_or(Difference::Undo(side))
    }

    fn parted(&self, line: usize, difference: Difference) -> Divergence {
        Divergence { hour: self.session.state.hour, line, difference }
    }

    fn admit(&mut self, side: Side, order: Order) -> Result<(), Difference> {
        self.session.admit(side, order).map_err(|refusal| Difference::Refused(side, order, refusal))
    }

    fn decided(
        &mut self,
        side: Side,
        orders: &[Order],
        ledger: Option<&crate::sim::Ledger>,
    ) -> Result<(), Difference> {
        if self.minds == Minds::Asked {
            let decision = self.session.accepted(side).unwrap_or_default();
            if decision.orders != orders {
                let (recorded, decided) = (orders.to_vec(), decision.orders);
                return Err(Difference::Orders { side, recorded, decided });
            }
            if decision.ledger.as_ref() != ledger {
                return Err(Difference::Ledger);
            }
        }
        for order in orders {
            self.admit(side, *order)?;
        }
        self.session.drafts[side.index()].decided = true;
        self.session.ledgers.extend(ledger.cloned());
        Ok(())
    }

    /// Whether a mind that is due and has no record really decides nothing.
    fn hold_silence(&self, side: Side) -> Result<(), Difference> {
        let session = &self.session;
        let silent =
            self.minds == Minds::Silent || session.drafts[side.index()].decided || !session.due(side);
        let decision = if silent { None } else { session.accepted(side) };
        match decision {
            Some(Decision { orders, .. }) if !orders.is_empty() => {
                Err(Difference::Orders { side, recorded: Vec::new(), decided: orders })
            }
            Some(Decision { ledger: Some(_), .. }) => Err(Difference::Ledger),
            _ => Ok(()),
        }
    }

    fn compare(&self, recorded: &[(String, u64)]) -> Result<(), Difference> {
        let found = parts(&self.session.digest());
        let names = |parts: &[(String, u64)]| parts.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        if names(recorded) != names(&found) {
            return Err(Difference::Parts);
        }
        let pairs = recorded.iter().zip(&found).filter(|(recorded, found)| recorded != found);
        let differing: Vec<String> = pairs.map(|((part, _), _)| part.clone()).collect();
        if differing.is_empty() { Ok(()) } else { Err(Difference::Digest(differing)) }
    }
}
