//! A list of members as it is pasted from Excel or Word: names, seats and organisations in columns. A header says which column
//! is which; without one, what is an organisation or a seat of these terms is known by its words.

use super::agenda_text::rows::{Row, read, tokens};
use crate::terms::{Seat, SeatId};

/// A line of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListedMember {
    pub name: String,
    /// The seat that the line means, where one is left that fits.
    pub seat: Option<SeatId>,
    /// What the list says of it: "Lay Member, Mid Essex".
    pub said: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Seat,
    Body,
    Other,
}

/// The members of a list; nothing where the text is none.
pub fn read_members(text: &str, seats: &[Seat]) -> Vec<ListedMember> {
    let rows = read(text);
    let header = rows.iter().position(|row| header(row).contains(&Column::Name));
    let columns = header.and_then(|at| rows.get(at)).map(header_of).unwrap_or_default();
    let mut left: Vec<&Seat> = seats.iter().collect();
    let below = rows.iter().skip(header.map_or(0, |at| at + 1));
    let listed: Vec<ListedMember> = below
        .filter_map(|row| member(row, &columns, seats, &mut left))
        .collect();
    let known = header.is_some() || listed.iter().any(|member| member.seat.is_some());
    if known { listed } else { Vec::new() }
}

fn header_of(row: &Row) -> Vec<Column> {
    header(row)
}

/// The columns that a header names; empty where the row is none.
fn header(row: &Row) -> Vec<Column> {
    let named = |text: &str| match tokens(text).join(" ").as_str() {
        "name" | "names" | "member" | "members" | "full name" | "member name" => Column::Name,
        "role" | "position" | "seat" | "title" | "office" | "job title" | "capacity" | "post" => Column::Seat,
        "organisation" | "organization" | "body" | "org" | "representing" | "employer" | "ccg" | "constituency" => {
            Column::Body
        }
        _ => Column::Other,
    };
    let columns: Vec<Column> = row.cells.iter().map(|cell| named(&cell.text)).collect();
    let told = columns.iter().filter(|column| **column != Column::Other).count();
    if told > 1 { columns } else { Vec::new() }
}

fn member(row: &Row, columns: &[Column], seats: &[Seat], left: &mut Vec<&Seat>) -> Option<ListedMember> {
    let mut cells: [Vec<&str>; 3] = Default::default();
    for (place, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty()) {
        let column = match columns.get(place) {
            Some(column) => *column,
            None if !columns.is_empty() => Column::Other,
            None => told(&cell.text, seats),
        };
        let [names, titles, bodies] = &mut cells;
        match column {
            Column::Name => names.push(&cell.text),
            Column::Seat => titles.push(&cell.text),
            Column::Body => bodies.push(&cell.text),
            Column::Other => {}
        }
    }
    let [names, titles, bodies] = cells;
    let name = (*names.first()?).to_owned();
    let nobody = ["vacant", "vacancy", "tbc", "tba", "none"];
    let words = tokens(&name);
    if words.is_empty() || words.iter().all(|word| nobody.contains(&word.as_str())) {
        return None;
    }
    let (title, body) = (titles.join(" "), bodies.join(" "));
    let said = [title.as_str(), &body]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let fits = |seat: &&Seat, exactly: bool| {
        let same = |one: &str, other: &str| match exactly {
            true => tokens(one) == tokens(other),
            false => within(one, other),
        };
        !title.is_empty() && same(&title, &seat.title) && (body.is_empty() || within(&body, &seat.body))
    };
    let place = left
        .iter()
        .position(|seat| fits(seat, true))
        .or_else(|| left.iter().position(|seat| fits(seat, false)));
    let seat = place.map(|place| left.remove(place).id.clone());
    Some(ListedMember { name, seat, said })
}

/// Without a header: an organisation or a seat of these terms, else a name.
fn told(text: &str, seats: &[Seat]) -> Column {
    let is = |known: &str| tokens(known) == tokens(text);
    if seats.iter().any(|seat| is(&seat.title)) {
        Column::Seat
    } else if seats.iter().any(|seat| is(&seat.body)) {
        Column::Body
    } else {
        Column::Name
    }
}

/// Whether the words of one are all in the other: "Mid Essex" and "NHS Mid Essex CCG".
fn within(one: &str, other: &str) -> bool {
    let (one, other) = (tokens(one), tokens(other));
    let all = |few: &[String], many: &[String]| !few.is_empty() && few.iter().all(|word| many.contains(word));
    all(&one, &other) || all(&other, &one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seats() -> Vec<Seat> {
        let (_, text) = crate::terms::embedded::by_name("mid-north-east-essex").unwrap();
        crate::terms::Terms::load(text, "terms").unwrap().all_seats()
    }

    fn told(text: &str) -> Vec<String> {
        let members = read_members(text, &seats()).into_iter();
        members
            .map(|member| {
                format!(
                    "{}: {}",
                    member.name,
                    member.seat.map_or("-".into(), |seat| seat.to_string())
                )
            })
            .collect()
    }

    /// Field 23.
    #[test]
    fn a_list_from_excel_names_its_seats() {
        let expected = ["Dr Zoë Müller-Smith: me-lay", "Seán O’Neill: me-chair"];
        for text in [
            "Organisation\tRole\tName\nMid Essex\tLay Member\tDr Zoë Müller-Smith\nMid Essex\tCCG Chair\tSeán O’Neill\n",
            "Name\tPosition\tBody\tTelephone\nDr Zoë Müller-Smith\tLay Member\tNHS Mid Essex CCG\t01234\nSeán O’Neill\tCCG Chair\tMid Essex\t\n",
            "Mid Essex\tLay Member\tDr Zoë Müller-Smith\nMid Essex\tCCG Chair\tSeán O’Neill\n",
            "Members\nOrganisation\tRole\tName\nMid Essex\tLay Member\tDr Zoë Müller-Smith\nMid Essex\tChief Officer\tVacant\nMid Essex\tCCG Chair\tSeán O’Neill\n",
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
        let unknown = told("Name\tRole\nMs Ann Oak\tAstronaut\n");
        assert_eq!(unknown, ["Ms Ann Oak: -"]);
        assert_eq!(told("The Committee met.\nNobody\tspoke\n"), Vec::<String>::new());
    }
}
