//! What is typed and in no record: worked out from the screen and from what the disk has confirmed, kept in the draft file,
//! and given back when the meeting is opened again.
//!
//! Nothing takes a text out of the draft. A text is in it while it is typed and while its entry is not confirmed; once the
//! disk has the entry, it is not in it any more.

use crate::meeting::{Event, ItemNo, TextKind};
use crate::store::{CommitteeJob, Draft, DraftLine, DraftText, StoreError};

use super::app::{App, Leaving, NoticeKind, OpenMeeting};
use super::lines::Kept;
use super::message::Effect;
use super::update::Fresh;
use super::{lines, perform, show, texts};

/// What the draft file holds, as far as that is known.
#[derive(Default)]
pub struct Drafts {
    /// What the disk was last asked to keep.
    sent: Draft,
    /// What it confirmed last.
    kept: Draft,
    /// Why it did not keep what it was asked to.
    failed: Option<StoreError>,
    /// Texts of items that the record does not know, or that it would not take: kept, and not on the screen.
    elsewhere: Vec<DraftText>,
}

impl Drafts {
    /// As the meeting was opened.
    pub fn of(draft: &Draft) -> Drafts {
        Drafts {
            sent: draft.clone(),
            kept: draft.clone(),
            ..Drafts::default()
        }
    }

    /// The disk has this now.
    pub fn kept(&mut self, draft: Draft) {
        (self.kept, self.failed) = (draft, None);
    }

    /// The disk has what it had before.
    pub fn not_kept(&mut self, why: StoreError) {
        (self.sent, self.failed) = (self.kept.clone(), Some(why));
    }
}

/// Those of the meeting that is open, else of the committee.
fn of(app: &mut App) -> Option<&mut Drafts> {
    match (&mut app.open, &mut app.committee) {
        (Some(open), _) => Some(&mut open.drafts),
        (None, Some(committee)) => Some(&mut committee.drafts),
        (None, None) => None,
    }
}

/// All that is typed and not known to be in the record.
fn unrecorded(app: &App, open: &OpenMeeting) -> Draft {
    let meeting = open.history.meeting();
    let of = |item: &ItemNo, kind: TextKind| meeting.item(item).and_then(|state| state.texts.get(&kind));
    let over = |item: &ItemNo, kind: TextKind| {
        let confirmed = of(item, kind).into_iter().flatten().rev();
        let last = confirmed.into_iter().find(|text| text.when.seq <= open.saved);
        Some(last.map_or_else(String::new, |text| text.text.clone()))
    };
    let left = open.waiting.iter().chain(&open.not_saved).filter_map(|entry| {
        let (
            Event::TextWritten {
                item, kind, text: id, ..
            },
            Some(text),
        ) = (&entry.record.event, &entry.text)
        else {
            return None;
        };
        let current = of(item, *kind).and_then(|texts| texts.last());
        current.filter(|text| text.text == *id)?;
        Some(DraftText {
            item: item.clone(),
            kind: *kind,
            text: text.text.clone(),
            over: over(item, *kind),
            left: true,
        })
    });
    let typed = [&open.note, &open.minute].into_iter().filter_map(|field| {
        let item = field.item.clone().filter(|_| field.dirty())?;
        Some(DraftText {
            over: over(&item, field.kind),
            item,
            kind: field.kind,
            text: field.text(),
            left: false,
        })
    });
    let mut texts: Vec<DraftText> = open.drafts.elsewhere.clone();
    for text in left.chain(typed) {
        texts.retain(|known| (&known.item, known.kind) != (&text.item, text.kind));
        texts.push(text);
    }
    Draft {
        texts,
        lines: lines(app, Some(open)),
    }
}

/// Commands that are half typed, or whose entries are not confirmed.
fn lines(app: &App, open: Option<&OpenMeeting>) -> Vec<DraftLine> {
    let unconfirmed = open.map(|open| open.waiting.iter().chain(&open.not_saved));
    let mut unconfirmed = unconfirmed.into_iter().flatten().map(|entry| &entry.record);
    let entered = open.map_or(&[][..], |open| &open.entered).iter();
    let entered = entered.filter_map(|(seq, kept)| {
        let record = unconfirmed.find(|record| record.seq == *seq)?;
        let id = record.id.split('.').next();
        kept.line.typed.then(|| kept.draft(false, id))
    });
    let mut lines: Vec<DraftLine> = entered.collect();
    let waiting = app.kept.iter().filter(|kept| kept.line.holds_something());
    lines.extend(waiting.map(|kept| kept.draft(false, None)));
    let half_typed = app.act.iter().filter(|line| line.holds_something());
    lines.extend(half_typed.map(|line| Kept::here(app, line.clone()).draft(false, None)));
    // Whoever leaves the meeting has left them for good.
    let stays = matches!(app.leaving, Leaving::No | Leaving::WhenAnswered);
    let left = app.left.iter().filter(|_| stays);
    lines.extend(left.map(|kept| kept.draft(true, None)));
    lines
}

/// What is known of the draft file of the meeting or committee that is open and may be written to, and all that is typed
/// there.
fn typed(app: &App) -> Option<(&Drafts, Draft)> {
    match (&app.open, &app.committee) {
        (Some(open), _) => open.read_only.is_none().then(|| (&open.drafts, unrecorded(app, open))),
        (None, Some(committee)) => (!committee.read_only).then(|| {
            let lines = lines(app, None);
            (
                &committee.drafts,
                Draft {
                    lines,
                    ..Draft::default()
                },
            )
        }),
        (None, None) => None,
    }
}

/// Whether something is typed that the disk was not asked to keep yet.
pub fn due(app: &App) -> bool {
    typed(app).is_some_and(|(drafts, draft)| draft != drafts.sent && drafts.failed.is_none())
}

/// Why something typed is on the screen only.
pub fn trouble(app: &App) -> Option<&StoreError> {
    let (drafts, draft) = typed(app)?;
    drafts.failed.as_ref().filter(|_| !draft.is_part_of(&drafts.kept))
}

/// Whether something is typed that no file is known to have: neither the record nor the draft.
pub fn in_no_file(app: &App) -> bool {
    typed(app).is_some_and(|(drafts, draft)| !draft.is_part_of(&drafts.kept))
}

/// All that is typed goes to the draft file. Each line has the id that its entry will have.
pub fn keep(app: &mut App, fresh: Fresh) -> Vec<Effect> {
    let lines = app.kept.iter_mut().map(|kept| &mut kept.line).chain(&mut app.act);
    for line in lines.filter(|line| line.holds_something()) {
        line.id.get_or_insert_with(&mut *fresh);
    }
    send(app, |_, _| true)
}

/// What the record has goes from the draft at once; what is typed waits for a pause.
pub fn shrink(app: &mut App) -> Vec<Effect> {
    send(app, |draft, drafts| {
        drafts.failed.is_none() && draft.is_part_of(&drafts.sent)
    })
}

fn send(app: &mut App, now: impl Fn(&Draft, &Drafts) -> bool) -> Vec<Effect> {
    let Some((drafts, draft)) = typed(app) else {
        return Vec::new();
    };
    if draft == drafts.sent || !now(&draft, drafts) {
        return Vec::new();
    }
    if let Some(drafts) = of(app) {
        drafts.sent = draft.clone();
    }
    vec![match &app.open {
        Some(_) => Effect::SaveDraft(draft),
        None => Effect::Committee(CommitteeJob::SaveDraft(draft)),
    }]
}

/// Gives back what was kept. A text whose field was left is recorded; one being typed goes back into its field, and nothing
/// is recorded until it is left.
pub fn restore(app: &mut App, draft: Draft, fresh: Fresh) -> Vec<Effect> {
    let Some(open) = &app.open else { return Vec::new() };
    let known = |text: &DraftText| open.history.meeting().item(&text.item).is_some();
    let fresh_texts = draft.texts.into_iter().filter(|text| !of_before(open, text));
    let (texts, elsewhere): (Vec<_>, Vec<_>) = fresh_texts.partition(known);
    let (left, typed): (Vec<_>, Vec<_>) = texts
        .into_iter()
        .partition(|text| text.left && open.read_only.is_none());
    let mut effects = record_left(app, left, fresh);
    for text in typed {
        effects.extend(into_its_field(app, &text, fresh));
    }
    lines::restore(app, draft.lines);
    let Some(open) = &mut app.open else { return effects };
    open.drafts.elsewhere.extend(elsewhere);
    let count = open.drafts.elsewhere.len();
    if count > 0 {
        let says = format!(
            "{count} texts were typed and this record cannot take them. They are kept in draft.ron in the meeting's folder."
        );
        app.say(NoticeKind::Refused, says);
    }
    effects
}

/// Texts whose fields were left before the disk confirmed them.
fn record_left(app: &mut App, left: Vec<DraftText>, fresh: Fresh) -> Vec<Effect> {
    let (mut effects, now) = (Vec::new(), app.now);
    for text in left {
        let Some(open) = &mut app.open else { break };
        let place = (text.item.clone(), text.kind);
        match texts::write(open, place, &text.text, now, fresh) {
            Ok(append) => {
                texts::lay_out(open, open.privately);
                effects.push(append);
                let says = format!(
                    "The text of item {} was kept as a draft, and is recorded now.",
                    text.item
                );
                app.say(NoticeKind::Done, says);
            }
            Err(_) => open.drafts.elsewhere.push(text),
        }
    }
    effects
}

/// Whether the record has this text, or a later one.
fn of_before(open: &OpenMeeting, text: &DraftText) -> bool {
    let state = open.history.meeting().item(&text.item);
    let recorded = state.and_then(|state| state.text(text.kind));
    let id = recorded.map_or("", |recorded| recorded.text.as_str());
    let later = text.over.as_ref().is_some_and(|over| over != id);
    later || state.is_some() && open.recorded_text(&text.item, text.kind).trim_end() == text.text.trim_end()
}

fn into_its_field(app: &mut App, DraftText { item, kind, text, .. }: &DraftText, fresh: Fresh) -> Vec<Effect> {
    let mut effects = Vec::new();
    let here =
        |open: &OpenMeeting| open.item() == Some(item) && open.minute.kind == TextKind::of(false, kind.is_private());
    if !app.open.as_ref().is_some_and(here) {
        effects.extend(texts::text_in_hand(app, fresh));
        show::look(app, Some(item.clone()));
        if let Some(open) = &mut app.open {
            texts::lay_out(open, kind.is_private());
        }
    }
    let Some(open) = &mut app.open else { return effects };
    open.in_notes = kind.is_note();
    open.text_field().redraft(text);
    if !open.may_show(*kind) {
        effects.extend(texts::text_in_hand(app, fresh));
        perform::after_change(app);
    }
    app.say(
        NoticeKind::Done,
        format!("The half-typed text of item {item} was kept and is back."),
    );
    effects
}
