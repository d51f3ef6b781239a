//! What the panels draw, made from one side's intel, the offers and the scenario. Plain data: no engine, no `Ui`.

pub mod card;
pub mod chain;
pub mod choices;
pub mod council;
pub mod dial;
pub mod dispatch;
pub mod end;
pub mod keys;
pub mod ladder;
pub mod log;
pub mod menu;
pub mod plan;
pub mod resources;
pub mod selected;
pub mod table;
pub mod timeline;
pub mod war;
pub mod worth;

pub use card::Card;
pub use chain::Chain;
pub use choices::Choices;
pub use council::Report;
pub use dial::Dial;
pub use dispatch::DispatchCard;
pub use end::End;
pub use keys::Keys;
pub use ladder::Ladder;
pub use log::Log;
pub use menu::{Briefing, Menu, Pause, Settings, Trouble};
pub use plan::{Foot, Plan};
pub use resources::Resources;
pub use selected::Selected;
pub use table::Table;
pub use timeline::Timeline;
pub use war::{Clocks, Orders};
