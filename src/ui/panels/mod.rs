//! One file a panel: `fn panel(ui, &model, &texts) -> Vec<UiAction>`. A panel fills the `Ui` it is given; where that
//! stands and what is drawn behind it is the screen's business.

pub mod advisor;
pub mod allies;
pub mod card;
pub mod chain;
pub mod choices;
pub mod clocks;
pub mod council;
pub mod dial;
pub mod dispatch;
pub mod end;
pub mod estimate;
mod fold;
pub mod foot;
pub mod games;
pub mod heading;
pub mod ladder;
pub mod legend;
pub mod log;
pub mod menu;
pub mod notice;
pub mod order_row;
pub mod orders;
pub mod plan;
pub mod resources;
pub mod selected;
pub mod table;
pub mod tabs;
pub mod timeline;
pub mod week;
