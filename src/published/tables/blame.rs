//! Attack, tolerate, blame. Source: Edwards et al. 2017.

use crate::published::blame::{BlameGame, flies_false_flag};
use crate::published::table::{Status::Shown, Table};

/// The comparison.
pub fn table() -> Table {
    let mut table = Table::new(
        "blame",
        "Attack, tolerate or blame",
        "Edwards, Furnas, Forrest & Axelrod, PNAS 2017",
        "A reconstruction from summaries: the claims are theirs, form and example ours. For the second claim \
         blame must cost something even him whom it does not hurt",
    );
    let doubtful = BlameGame {
        vulnerable: 0.3,
        knowledge: 0.2,
        gain: 1.0,
        loss: 1.0,
        prize: 1.0,
        penalty: 4.0,
        sting: 0.0,
    };
    let tolerated = !doubtful.blames_in_doubt() && doubtful.attack_rate() > 0.0;
    table.claim(Shown, "it can be rational to tolerate attacks", tolerated);
    let blind = BlameGame { vulnerable: 0.7, knowledge: 0.0, sting: 1.5, ..doubtful };
    let knowing = BlameGame { knowledge: 0.8, ..blind };
    table.claim(
        Shown,
        "better attribution on one side can make the other attack more",
        blind.peace_is_stable() && knowing.attack_rate() > 0.0,
    );
    let deterred = BlameGame { vulnerable: 1.0, knowledge: 0.3, ..doubtful };
    table.claim(
        Shown,
        "peace is stable when all are vulnerable and blame is sure enough",
        deterred.peace_is_stable(),
    );
    table.claim(
        Shown,
        "a third party breaks the peace when the wrong one is blamed often enough",
        flies_false_flag(0.5, 1.0, 0.2) && !flies_false_flag(0.1, 1.0, 0.2),
    );
    table
}
