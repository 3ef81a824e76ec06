//! The cast and agenda of the practice meeting, embedded. Every person is invented.

use crate::terms::Name;

use super::people::{Person, PersonId};

/// The agenda, as it would be pasted.
pub const AGENDA: &str = include_str!("../../assets/example/agenda.txt");
const PEOPLE: &str = include_str!("../../assets/example/people.ron");

/// Members and attendees.
///
/// # Errors
/// When the embedded file is not sound: a fault of the build, not of the person.
pub fn people() -> Result<Vec<Person>, String> {
    ron::from_str(PEOPLE).map_err(|why| format!("The worked example in this program cannot be read: {why}"))
}

/// The offices as the committee's first meeting filled them.
pub fn offices() -> Vec<(Name, PersonId)> {
    [("Chair", "patricia-holloway"), ("Vice Chair", "graham-whitlock")]
        .map(|(office, person)| (office.into(), PersonId(person.into())))
        .to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::parse_agenda;

    #[test]
    fn the_example_is_sound() {
        let people = people().unwrap();
        assert_eq!(people.iter().filter(|person| !person.seats.is_empty()).count(), 9);
        let draft = parse_agenda(AGENDA);
        assert_eq!((draft.items.len(), draft.remarks.len()), (13, 0));
        assert!(
            offices()
                .iter()
                .all(|(_, holder)| people.iter().any(|person| &person.id == holder))
        );
    }
}
