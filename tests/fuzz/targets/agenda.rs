//! A long run of the target `agenda`, led by coverage; the target itself is in `tests/hostile/targets.rs`.
#![no_main]

#[path = "../../hostile/targets.rs"]
#[allow(dead_code)]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::agenda(bytes));
