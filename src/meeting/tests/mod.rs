//! The room's tests, told with `testing`: tables of (what was typed, what it makes), and properties on random histories.

mod fold;
mod refusals;
mod snapshot;
mod timeline;
mod undo;
mod votes;
