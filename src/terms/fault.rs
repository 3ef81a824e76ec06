//! What is wrong with a file that people wrote, said so that they can put it right: where, the line itself, what is wrong,
//! and what to do now. Every hand-written file (terms, agenda, people, cases) is refused through these types.
//!
//! Nothing here knows what a file should hold; `load` and `check` do.

use std::fmt;

/// A place in a file. Lines and columns count from 1; a column is a character.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

impl Place {
    /// The character after it.
    pub fn next(self) -> Place {
        Place {
            column: self.column + 1,
            ..self
        }
    }
}

/// One thing that is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// Where; `None` when it belongs to no one place.
    pub at: Option<Place>,
    /// The line as it stands in the file.
    pub line: Option<String>,
    /// What is wrong, a sentence without its full stop.
    pub says: String,
    /// What to do now, a sentence without its full stop.
    pub remedy: String,
}

/// A file that cannot be used, and all that is wrong with it. There is always at least one fault.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LoadError {
    pub file: String,
    pub faults: Vec<Fault>,
}

impl LoadError {
    /// A file with one fault.
    pub fn one(file: &str, fault: Fault) -> LoadError {
        LoadError {
            file: file.to_owned(),
            faults: vec![fault],
        }
    }

    /// Nothing when there are no faults, else the error that carries them in the order of the file.
    pub fn unless_sound(file: &str, mut faults: Vec<Fault>) -> Result<(), LoadError> {
        if faults.is_empty() {
            return Ok(());
        }
        faults.sort_by_key(|fault| fault.at);
        faults.dedup();
        Err(LoadError {
            file: file.to_owned(),
            faults,
        })
    }
}

/// ```text
/// terms.ron, line 14, column 5: no organisation is called "Mid Esex"
///    14 | seats: [(id: "me-lay", body: "Mid Esex")]
///       |                               ^
///    Write "Mid Essex".
/// ```
impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, fault) in self.faults.iter().enumerate() {
            if n > 0 {
                writeln!(f)?;
            }
            f.write_str(&self.file)?;
            if let Some(at) = fault.at {
                write!(f, ", line {}, column {}", at.line, at.column)?;
            }
            writeln!(f, ": {}.", fault.says)?;
            if let (Some(at), Some(line)) = (fault.at, &fault.line) {
                let (line, column) = excerpt(line, at.column);
                let number = at.line.to_string();
                writeln!(f, "   {number} | {line}")?;
                writeln!(
                    f,
                    "   {:width$} | {:caret$}^",
                    "",
                    "",
                    width = number.len(),
                    caret = column
                )?;
            }
            write!(f, "   {}.", fault.remedy)?;
        }
        Ok(())
    }
}

impl std::error::Error for LoadError {}

/// At most 76 characters of a line around the column, and how many of them stand before it; tabs become one space.
fn excerpt(line: &str, column: usize) -> (String, usize) {
    const WIDTH: usize = 76;
    let characters: Vec<char> = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let before = column.saturating_sub(1).min(characters.len());
    let start = match characters.len() <= WIDTH {
        true => 0,
        false => before.saturating_sub(WIDTH / 2).min(characters.len() - WIDTH),
    };
    let shown = characters.iter().skip(start).take(WIDTH).collect();
    (shown, before - start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_around_its_place() {
        let line = format!("{}X{}", "a".repeat(200), "b".repeat(200));
        let (shown, before) = excerpt(&line, 201);
        assert_eq!(shown.chars().count(), 76);
        assert_eq!(shown.chars().nth(before), Some('X'));
        assert_eq!(excerpt("short", 99), ("short".to_owned(), 5));
    }

    #[test]
    fn no_faults_are_no_error_and_faults_come_in_the_order_of_the_file() {
        assert_eq!(LoadError::unless_sound("a.ron", vec![]), Ok(()));
        let fault = |line| Fault {
            at: Some(Place { line, column: 1 }),
            line: None,
            says: format!("fault {line}"),
            remedy: "Nothing".to_owned(),
        };
        let error = LoadError::unless_sound("a.ron", vec![fault(9), fault(2), fault(9)]).unwrap_err();
        assert_eq!(error.faults, [fault(2), fault(9)]);
    }
}
