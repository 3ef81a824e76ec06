//! Ids made from names, as files and the act line spell them. Only the spelling: whether an id is known, or is safe as a
//! folder's name, is for others to say.

/// Small letters, digits and single hyphens: "NHS Mid Essex CCG" gives "nhs-mid-essex-ccg", "Patients' Forum" gives
/// "patients-forum". Empty where a name has no such letter.
pub fn slug(name: &str) -> String {
    let words: String = name
        .chars()
        .filter(|c| !matches!(c, '\'' | '’'))
        .map(|c| match c.is_ascii_alphanumeric() {
            true => c.to_ascii_lowercase(),
            false => ' ',
        })
        .collect();
    words.split_whitespace().collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_else_is_a_single_hyphen_and_none_at_the_ends() {
        for (name, id) in [
            ("NHS Mid Essex CCG", "nhs-mid-essex-ccg"),
            ("  (a) one -- two! ", "a-one-two"),
            ("", ""),
            ("Patients’ Forum", "patients-forum"),
            ("–", ""),
        ] {
            assert_eq!(slug(name), id, "{name}");
        }
    }
}
