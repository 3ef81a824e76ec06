//! Actions: what somebody is to do, and how their numbers are spoken of.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::agenda::ItemNo;

/// The number before that of the first private action.
pub const PRIVATE_ACTIONS: u16 = 10_000;

/// An action's number as people write it: "12"; of a private one "P1".
pub fn action_number(number: u16) -> String {
    match number.checked_sub(PRIVATE_ACTIONS) {
        Some(private @ 1..) => format!("P{private}"),
        Some(0) | None => number.to_string(),
    }
}

/// Something somebody is to do.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// Never issued twice by one committee. Private ones come after [`PRIVATE_ACTIONS`], and are spoken of as "P1"; in
    /// records of before, private and public ones share one series.
    pub number: u16,
    pub words: String,
    /// A person's id, or a name as typed.
    pub owner: String,
    pub due: Option<NaiveDate>,
    pub item: Option<ItemNo>,
    /// When it was agreed.
    pub agreed: NaiveDate,
    /// Agreed in private session, at this meeting or an earlier one: never in public minutes.
    #[serde(default)]
    pub private: bool,
}
