//! What the secretary does through the screen, key by key, over the practice meeting: what an act costs from the middle of a
//! sentence, facts that the rules do not like, the worked cases, the sitting around the items, and wrong input.

#[path = "../support/mod.rs"]
mod support;

mod act_line;
mod afterwards;
mod apart;
mod attending;
mod between;
mod canaries;
mod cases;
mod clock;
mod coming_back;
mod counts;
mod deciding;
mod deciding_votes;
mod elections;
mod endings;
mod facts;
mod following;
mod in_chair;
mod kept_back;
mod kept_letters;
mod keys;
mod leaving;
mod life;
mod lists;
mod looking;
mod made_by_mistake;
mod names;
mod next;
mod order;
mod pasting;
mod plain;
mod put_right;
mod questions;
mod readers;
mod reading;
mod reading_minutes;
mod results;
mod saved;
mod settling;
mod sitting;
mod slips;
mod standing_in;
mod too_long;
mod trial;
mod twins;
mod voting;
mod which;
mod windows;
mod wrong_input;
