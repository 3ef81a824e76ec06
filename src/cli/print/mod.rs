//! `quorate check --print FILE`: a sheet on which a governance lead compares terms with their document and signs. Each
//! paragraph's own words stand beside what the program understood; below, examples of who is present and how they vote.
//!
//! Plain text for a printer, 100 characters wide. What the rules are is worked out below; here it is only laid out.

mod columns;
mod examples;

use crate::rules::{Understood, understood};
use crate::terms::{Terms, Within};

use columns::Sheet;
use examples::Example;

/// The sheet for one terms file.
pub fn page(terms: &Terms) -> String {
    let mut sheet = Sheet::default();
    heading(&mut sheet, terms);
    paragraphs(&mut sheet, terms);
    sheet.line("");
    sheet.title("Who is present");
    examples(&mut sheet, &examples::attendance(terms));
    for class in &terms.decisions {
        sheet.line("");
        sheet.title(&format!(
            "Votes in a decision of the class \u{201c}{}\u{201d}, everybody present",
            class.class
        ));
        examples(&mut sheet, &examples::votes(terms, class));
    }
    duties(&mut sheet, terms);
    sheet.line("");
    sheet.line("All of this is as the document says: [ ] yes   [ ] no, see the notes");
    sheet.line("");
    sheet.line("Name and signature ______________________________________   Date ____________________");
    sheet.line("Then enter your name in the file: taken_from: (…, checked_by: \"…\").");
    sheet.text
}

fn heading(sheet: &mut Sheet, terms: &Terms) {
    sheet.title(&terms.committee);
    let Some(from) = &terms.taken_from else {
        sheet.line("Taken from: the file does not say (taken_from).");
        return;
    };
    sheet.said(&format!("Taken from: {}", from.document));
    for (what, said) in [
        ("Version", &from.version),
        ("Approved", &from.approved),
        ("Entered by", &from.entered_by),
        ("Compared with the document by", &from.checked_by),
    ] {
        if let Some(said) = said {
            sheet.said(&format!("{what}: {said}"));
        }
    }
    if from.checked_by.is_none() {
        sheet.line("Nobody has compared this file with its document yet.");
    }
    let day = |day: chrono::NaiveDate| day.format("%-d %B %Y").to_string();
    match (terms.from, terms.until) {
        (Some(from), Some(until)) => sheet.line(&format!("In force from {} to {}", day(from), day(until))),
        (Some(from), None) => sheet.line(&format!("In force from {}", day(from))),
        (None, Some(until)) => sheet.line(&format!("In force to {}", day(until))),
        (None, None) => {}
    }
}

/// Each paragraph beside the rules that cite it; then the rules that cite none.
fn paragraphs(sheet: &mut Sheet, terms: &Terms) {
    let rules = understood(terms);
    let numbers: Vec<&str> = terms.paragraphs.iter().map(|(number, _)| number.as_str()).collect();
    let of = |rule: &Understood| {
        rule.clause
            .as_deref()
            .and_then(|clause| holder(clause, &numbers))
            .map(str::to_owned)
    };
    sheet.line("");
    sheet.row("The document's words", "What the program understood");
    sheet.rule();
    for (number, words) in &terms.paragraphs {
        let told = rules.iter().filter(|rule| of(rule).as_deref() == Some(number));
        let told: Vec<String> = told.map(|rule| cited(rule, number)).collect();
        let understood = match told.is_empty() {
            true => "(no rule: nothing is worked out from this paragraph)".to_owned(),
            false => told.join("\n"),
        };
        sheet.row(&format!("{number}  {words}"), &understood);
        sheet.row("", "[ ] as the document says   [ ] not so");
        sheet.rule();
    }
    let defects = terms
        .defects
        .iter()
        .map(|defect| format!("Paragraph {}: {}.", defect.clause, defect.says.trim_end_matches('.')));
    let assumed = terms
        .assumed
        .iter()
        .map(|assumption| format!("Assumed: {}.", assumption.says.trim_end_matches('.')));
    let bare = rules.iter().filter(|rule| of(rule).is_none());
    let bare = bare.map(|rule| match &rule.clause {
        Some(clause) => format!("({clause}) {}", rule.says),
        None => rule.says.clone(),
    });
    let others: Vec<String> = defects.chain(assumed).chain(bare).collect();
    if !others.is_empty() {
        sheet.row(
            "(no paragraph is named, or its words are not in the file)",
            &others.join("\n"),
        );
        sheet.row("", "[ ] right   [ ] not so");
        sheet.rule();
    }
}

/// The paragraph that a rule stands beside: its own, or the nearest that holds it.
fn holder<'n>(clause: &str, numbers: &[&'n str]) -> Option<&'n str> {
    let mut cut = clause;
    loop {
        if let Some(number) = numbers.iter().find(|number| **number == cut) {
            return Some(number);
        }
        cut = cut.get(..cut.rfind(['(', '.'])?)?;
    }
}

fn cited(rule: &Understood, number: &str) -> String {
    match rule.clause.as_deref() {
        Some(clause) if clause != number => format!("- ({clause}) {}", rule.says),
        Some(_) | None => format!("- {}", rule.says),
    }
}

fn examples(sheet: &mut Sheet, examples: &[Example]) {
    for example in examples {
        sheet.example(&example.given, &example.gives);
    }
}

/// When each duty falls due, for a meeting on the terms' first day.
fn duties(sheet: &mut Sheet, terms: &Terms) {
    let Some(first) = terms.from else {
        return;
    };
    let due = terms.duties.iter().filter_map(|duty| Some((duty, duty.due(first)?)));
    let due: Vec<_> = due
        .filter(|(duty, _)| !matches!(duty.within, Some(Within::Every(_))))
        .collect();
    if due.is_empty() {
        return;
    }
    sheet.line("");
    sheet.title(&format!(
        "What is owed after a meeting on {}",
        first.format("%A %-d %B %Y")
    ));
    for (duty, day) in due {
        sheet.example(&duty.what, &format!("by {}", day.format("%A %-d %B %Y")));
    }
}
