//! A name taken apart as people write it: titles, given names, surname; letters and brackets behind it are no names. Everything
//! that speaks of somebody, or matches what was typed with somebody, asks here.

/// Titles, which are nothing else in an agenda.
const TITLES: [&str; 25] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "cllr",
    "councillor",
    "sir",
    "dame",
    "lady",
    "lord",
    "baroness",
    "baron",
    "rev",
    "revd",
    "reverend",
    "fr",
    "ald",
    "alderman",
    "alderwoman",
    "viscount",
    "rabbi",
];

/// Titles that are words too.
const WORDS_TOO: [&str; 22] = [
    "father",
    "sister",
    "brother",
    "canon",
    "bishop",
    "archdeacon",
    "ven",
    "judge",
    "justice",
    "major",
    "maj",
    "captain",
    "capt",
    "colonel",
    "col",
    "lt",
    "lieutenant",
    "brigadier",
    "commander",
    "cdr",
    "imam",
    "sgt",
];

/// What stands before a title and is not spoken.
const HONOURS: [&str; 6] = ["the", "rt", "right", "hon", "honourable", "most"];

/// By given name: "Sir John". By the name before "of": "Lord Smith of Kelvin".
const KNIGHTS: [&str; 2] = ["sir", "dame"];
const PEERS: [&str; 5] = ["lord", "lady", "baroness", "baron", "viscount"];

/// Small words that belong to the surname behind them.
const PARTICLES: [&str; 36] = [
    "van", "von", "der", "den", "de", "du", "da", "di", "del", "della", "dos", "das", "do", "la", "le", "ten", "ter",
    "bin", "bint", "ibn", "abu", "mac", "mc", "ó", "ní", "nic", "uí", "mhic", "o", "el", "al", "st", "st.", "ap", "ab",
    "zu",
];

/// Letters behind a name that are not known by their look.
const LETTERS: [&str; 41] = [
    "mbe", "obe", "cbe", "kbe", "dbe", "gbe", "bem", "mp", "ms", "msp", "mla", "jp", "dl", "qc", "kc", "cb", "kcb",
    "cmg", "ch", "pc", "ma", "ba", "phd", "dphil", "dsc", "bsc", "msc", "mba", "bed", "llb", "md", "aca", "fca",
    "facca", "acca", "esq", "jnr", "hons", "bch", "mb", "bs",
];

/// A name, its words as they were written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NameParts<'t> {
    pub titles: Vec<&'t str>,
    pub given: Vec<&'t str>,
    pub surname: Vec<&'t str>,
}

fn plain(word: &str) -> String {
    word.trim_matches(['.', ',']).to_lowercase()
}

fn is_among(word: &str, list: &[&str]) -> bool {
    list.contains(&plain(word).as_str())
}

/// Whether a word is a title, wherever it stands in an agenda.
pub(super) fn is_surely_title(word: &str) -> bool {
    is_among(word, &TITLES)
}

/// Whether a word that begins a name is a title.
pub(super) fn is_title(word: &str) -> bool {
    is_surely_title(word) || is_among(word, &WORDS_TOO)
}

/// Whether a word behind a name is letters: "MBE", "FRCGP", "MBChB".
fn is_letters(word: &str) -> bool {
    let bare = word.replace(['.', ','], "");
    let capitals = bare.chars().take_while(|letter| letter.is_uppercase()).count();
    let vowel = |letter: char| "AEIOUY".contains(letter);
    let all = capitals == bare.chars().count();
    is_among(&bare, &LETTERS) && capitals > 0
        || all && capitals > 2 && !bare.contains(vowel)
        || !all && capitals > 2 && bare.chars().all(char::is_alphabetic)
}

/// Whether a word belongs to the surname behind it. With a capital it may be a given name: that is one where none stands
/// before it.
fn is_particle(word: &str, first: bool) -> bool {
    let small = word.starts_with(char::is_lowercase);
    PARTICLES.contains(&word.to_lowercase().as_str())
        && (small || !first || is_among(word, &["ó", "ní", "mac", "mc", "nic"]))
}

/// The words without what stands in brackets.
fn without_brackets(text: &str) -> Vec<&str> {
    let mut open = false;
    let mut words = Vec::new();
    for word in text.split_whitespace() {
        open |= word.starts_with(['(', '[']);
        if !open {
            words.push(word);
        }
        open &= !word.trim_end_matches(',').ends_with([')', ']']);
    }
    words
}

impl<'t> NameParts<'t> {
    /// Takes a name apart.
    pub fn read(text: &'t str) -> NameParts<'t> {
        let mut words = without_brackets(text);
        let before = |words: &[&str]| {
            let honours = words.iter().take_while(|word| is_among(word, &HONOURS)).count();
            let titled = words.get(honours).is_some_and(|word| is_title(word)) || honours > 1;
            let honours = if titled { honours } else { 0 };
            let titles = words.iter().skip(honours).take_while(|word| is_title(word)).count();
            (honours + titles).min(words.len().saturating_sub(1))
        };
        let mut names = words.split_off(before(&words));
        let titles: Vec<&str> = words.into_iter().filter(|word| !is_among(word, &HONOURS)).collect();
        if titles.iter().any(|title| is_among(title, &PEERS))
            && let Some(of) = names.iter().position(|word| *word == "of").filter(|of| *of > 0)
        {
            names.truncate(of);
        }
        while names.len() > 1 && names.last().is_some_and(|word| is_letters(word)) {
            // "Mr John MBE": of two words one is the surname, unless a title and nothing else stands before.
            names.pop();
        }
        let last = names.len().saturating_sub(1);
        let particles = (0..last)
            .rev()
            .take_while(|at| names.get(*at).is_some_and(|word| is_particle(word, *at == 0)));
        let surname = names.split_off(last - particles.count());
        NameParts {
            titles,
            given: names.into_iter().map(|word| word.trim_end_matches(',')).collect(),
            surname: surname.into_iter().map(|word| word.trim_end_matches(',')).collect(),
        }
    }

    /// As somebody is spoken of: "Ms Allen", "Sir John"; without a title by all names.
    pub fn short(&self) -> String {
        let knight = self.titles.iter().any(|title| is_among(title, &KNIGHTS));
        let spoken = match (self.titles.is_empty(), self.given.first()) {
            (true, _) => return self.names(),
            (false, Some(given)) if knight => std::slice::from_ref(given),
            (false, _) => &self.surname,
        };
        format!("{} {}", self.titles.join(" "), spoken.join(" "))
    }

    /// Given names and surname: "Ruth Allen".
    pub fn names(&self) -> String {
        [self.given.as_slice(), &self.surname].concat().join(" ")
    }

    /// The titles in one spelling each: "prof" and "professor" are one.
    pub(super) fn plain_titles(&self) -> Vec<String> {
        let one = |title: &&str| match plain(title).as_str() {
            "professor" => "prof".to_owned(),
            "councillor" => "cllr".to_owned(),
            "revd" | "reverend" => "rev".to_owned(),
            "alderman" => "ald".to_owned(),
            "father" => "fr".to_owned(),
            other => other.to_owned(),
        };
        self.titles.iter().map(one).collect()
    }

    fn is_family_name(&self) -> bool {
        self.titles.is_empty() && self.given.is_empty() && !self.surname.is_empty()
    }
}

/// A name, and what else is said of somebody behind a comma: "Dr Tom Weir, GP, Clacton". Family names that come first, as
/// Outlook and Excel write them, go last: "Smith, Mr John" is Mr John Smith. Letters behind a comma stay with the name.
pub fn name_and_role(typed: &str) -> (String, Option<String>) {
    let Some((first, behind)) = typed.split_once(',') else {
        return (typed.trim().to_owned(), None);
    };
    let (first, behind) = (first.trim(), behind.trim());
    let (second, rest) = behind
        .split_once(',')
        .map_or((behind, ""), |(second, rest)| (second.trim(), rest.trim()));
    let role = |text: &str| Some(text.trim_matches(['(', ')', ',', ' ']).to_owned()).filter(|role| !role.is_empty());
    if let Some((name, bracketed)) = family_name_first(first, second) {
        return (name, role(rest).or_else(|| role(bracketed)));
    }
    let words: Vec<&str> = second.split_whitespace().collect();
    if !words.is_empty() && words.iter().all(|word| is_letters(word)) {
        return (format!("{first} {second}"), role(rest));
    }
    (first.to_owned(), role(behind))
}

/// "Smith" and "Mr John": "Mr John Smith", and what stands in brackets behind it.
fn family_name_first<'t>(first: &str, second: &'t str) -> Option<(String, &'t str)> {
    let (family, given) = (NameParts::read(first), NameParts::read(second));
    if second.is_empty() || !family.is_family_name() {
        return None;
    }
    let at = second.find(['(', '[']).unwrap_or(second.len());
    let (name, bracketed) = second.split_at(at);
    let name = name.trim();
    let titled = !given.titles.is_empty() || is_title(name);
    // Without a title it may be a role: "Cole, Director". Outlook writes family names in capitals.
    let capitals = first.chars().filter(|letter| letter.is_alphabetic()).count() > 1 && first == first.to_uppercase();
    let one_or_two = name.split_whitespace().count() <= 2 && name != name.to_uppercase();
    (titled || capitals && one_or_two && name.starts_with(char::is_uppercase))
        .then(|| (format!("{name} {first}"), bracketed))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Field 22, and others of its kind.
    #[test]
    fn people_are_spoken_of_as_people_speak() {
        for (name, short) in [
            ("Mrs Jane Cole MBE", "Mrs Cole"),
            ("Dr Tom Weir FRCGP", "Dr Weir"),
            ("Mr John Smith (Chair)", "Mr Smith"),
            ("Ms Jane Cole (she/her)", "Ms Cole"),
            ("Sir John Smith", "Sir John"),
            ("Dame Jean Cole", "Dame Jean"),
            ("Lord Smith of Kelvin", "Lord Smith"),
            ("Ms Siobhan Ní Bhriain", "Ms Ní Bhriain"),
            ("Mr Seán Ó Briain", "Mr Ó Briain"),
            ("Mr Vincent Van Gogh", "Mr Van Gogh"),
            ("Mr Ahmed El Sayed", "Mr El Sayed"),
            ("Councillor Jane Cole", "Councillor Cole"),
            ("Revd Jane Cole", "Revd Cole"),
            ("Fr Jack Hackett", "Fr Hackett"),
            ("Alderman John Smith", "Alderman Smith"),
            ("Baroness Jane Cole of Witham", "Baroness Cole"),
            ("Lady Smith", "Lady Smith"),
            ("Dr. Obi Ade", "Dr. Ade"),
            ("Dr Ade", "Dr Ade"),
            ("Ruth Allen", "Ruth Allen"),
            ("Jane Cole MBE", "Jane Cole"),
            ("Ms Anna van der Berg", "Ms van der Berg"),
            ("Ms Anna De La Cruz", "Ms De La Cruz"),
            ("Ms Anne Mac Donald", "Ms Mac Donald"),
            ("Mr de Souza", "Mr de Souza"),
            ("Ms Van Morris", "Ms Morris"),
            ("Mr Al Green", "Mr Green"),
            ("Mr John SMITH", "Mr SMITH"),
            ("Dr Wei NG", "Dr NG"),
            ("Mrs Jane Cole OBE JP DL", "Mrs Cole"),
            ("Dr Tom Weir MBChB FRCPsych", "Dr Weir"),
            ("Mrs Jane Cole, MBE", "Mrs Cole"),
            ("Prof Dame Jean Cole", "Prof Dame Jean"),
            ("The Rt Hon Sir John Smith MP", "Sir John"),
            ("The Revd Canon Jane Cole", "Revd Canon Cole"),
            ("Cllr Dr Jane Cole", "Cllr Dr Cole"),
            ("Dr Ann Other [remote] (GP)", "Dr Other"),
            ("Ms Mary St John", "Ms St John"),
            ("Mr Patrick McDonald", "Mr McDonald"),
            ("Ms O'Neill-Smith", "Ms O'Neill-Smith"),
            ("Smith", "Smith"),
            ("Ms", "Ms"),
            ("", ""),
        ] {
            assert_eq!(NameParts::read(name).short(), short, "{name}");
        }
    }

    #[test]
    fn a_name_stands_in_its_order_and_apart_from_the_role() {
        for (typed, name, role) in [
            ("Smith, Mr John", "Mr John Smith", None),
            (
                "Smith, Mr John, Director of Finance",
                "Mr John Smith",
                Some("Director of Finance"),
            ),
            ("van der Berg, Ms Anna", "Ms Anna van der Berg", None),
            ("O'Neill-Smith, Dr José", "Dr José O'Neill-Smith", None),
            ("SMITH, John (NHS ESSEX ICB)", "John SMITH", Some("NHS ESSEX ICB")),
            ("Smith, Sir John", "Sir John Smith", None),
            ("Mrs Jane Cole, MBE", "Mrs Jane Cole MBE", None),
            (
                "Mrs Jane Cole, MBE, Lay Member",
                "Mrs Jane Cole MBE",
                Some("Lay Member"),
            ),
            ("Dr Tom Weir, GP, Clacton", "Dr Tom Weir", Some("GP, Clacton")),
            ("Jane Cole, Lady Mayoress", "Jane Cole", Some("Lady Mayoress")),
            ("Ms Jo Bell, Finance", "Ms Jo Bell", Some("Finance")),
            ("Bell, Director of Finance", "Bell", Some("Director of Finance")),
            ("Ms Jo Bell,", "Ms Jo Bell", None),
            ("Ms Jo Bell", "Ms Jo Bell", None),
        ] {
            assert_eq!(
                name_and_role(typed),
                (name.to_owned(), role.map(str::to_owned)),
                "{typed}"
            );
        }
    }
}
