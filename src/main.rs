//! Arguments, folders, clock, ids: the only place that supplies them.

fn main() {}
