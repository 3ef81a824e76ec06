//! Names of folders: a committee's slug, and a meeting's date with a number from the second on that day.

use std::fmt;

use chrono::NaiveDate;

const LENGTH_AT_MOST: usize = 60;
/// What Windows takes for devices, whatever ending stands after it.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// A committee's folder name: `[a-z0-9-]`, and nothing that a disk takes for something else.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Slug(String);

impl Slug {
    /// `None` unless it is a good folder name as it stands.
    pub fn parse(name: &str) -> Option<Slug> {
        let good = !name.is_empty()
            && name.len() <= LENGTH_AT_MOST
            && name.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-'))
            && !name.starts_with('-')
            && !name.ends_with('-')
            && !reserved(name);
        good.then(|| Slug(name.into()))
    }

    /// The folder name for a committee's title: "Joint Committee (Mid Essex)" → `joint-committee-mid-essex`.
    pub fn of(title: &str) -> Slug {
        let mut slug = crate::terms::slug(title);
        slug.truncate(LENGTH_AT_MOST);
        let slug = slug.trim_matches('-');
        Slug::parse(slug).unwrap_or_else(|| Slug(format!("committee-{slug}").trim_end_matches('-').into()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether Windows would take a file of this name for a device.
pub(crate) fn reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    let numbered = ["com", "lpt"]
        .iter()
        .filter_map(|device| stem.strip_prefix(device))
        .any(|rest| {
            matches!(
                rest,
                "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"
            )
        });
    numbered || RESERVED.contains(&stem.as_str())
}

/// A meeting's folder name: `2016-04-20`, or `2016-04-20-2`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Sitting {
    pub date: NaiveDate,
    /// From 1.
    pub number: u16,
}

impl Sitting {
    /// `None` unless it is such a name, written as this program writes it.
    pub fn parse(name: &str) -> Option<Sitting> {
        let date = NaiveDate::parse_from_str(name.get(..10)?, "%Y-%m-%d").ok()?;
        let number = match name.get(10..)? {
            "" => 1,
            rest => rest.strip_prefix('-')?.parse().ok().filter(|number| *number > 1)?,
        };
        let sitting = Sitting { date, number };
        (sitting.to_string() == name).then_some(sitting)
    }
}

impl fmt::Display for Sitting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.number {
            1 => write!(f, "{}", self.date),
            number => write!(f, "{}-{number}", self.date),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_a_safe_folder_name() {
        let long = "a".repeat(LENGTH_AT_MOST);
        let table = [
            ("joint-committee", true),
            ("a", true),
            (long.as_str(), true),
            (&(long.clone() + "a"), false),
            ("", false),
            ("-a", false),
            ("a-", false),
            ("Joint", false),
            ("a b", false),
            ("..", false),
            ("a/b", false),
            ("é", false),
            ("con", false),
            ("nul", false),
            ("com1", false),
            ("lpt9", false),
            ("com10", true),
            ("console", true),
        ];
        for (name, good) in table {
            assert_eq!(Slug::parse(name).is_some(), good, "{name:?}");
        }
    }

    #[test]
    fn a_title_becomes_a_slug() {
        for (title, slug) in [
            ("Joint Committee (Mid Essex)", "joint-committee-mid-essex"),
            ("Patients’ Forum", "patients-forum"),
            ("  CON ", "committee-con"),
            ("Ärzte & Co.", "rzte-co"),
            ("…", "committee"),
        ] {
            assert_eq!(Slug::of(title).as_str(), slug);
            assert!(Slug::parse(slug).is_some());
        }
        assert!(Slug::parse(Slug::of(&"ab ".repeat(99)).as_str()).is_some());
    }

    #[test]
    fn devices_are_known_with_any_ending() {
        for (name, expected) in [
            ("NUL.txt", true),
            ("con .ron", true),
            ("COM1", true),
            ("nula.txt", false),
        ] {
            assert_eq!(reserved(name), expected, "{name}");
        }
    }

    #[test]
    fn a_meetings_folder_is_its_date() {
        for (name, good) in [
            ("2016-04-20", true),
            ("2016-04-20-2", true),
            ("2016-04-20-1", false),
            ("2016-04-20-02", false),
            ("2016-04-31", false),
            ("2016-4-20", false),
            ("2016-04-20x", false),
            ("terms.ron", false),
        ] {
            assert_eq!(Sitting::parse(name).is_some(), good, "{name}");
        }
    }
}
