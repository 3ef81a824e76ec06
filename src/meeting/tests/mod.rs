//! The room's tests, told with `testing`: tables of (what was typed, what it makes), and properties on random histories.

mod endings;
mod fold;
mod guide;
mod histories;
mod life;
mod order;
mod refusals;
mod settle;
mod snapshot;
mod standing;
mod timeline;
mod undo;
mod votes;
