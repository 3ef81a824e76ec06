//! Keys: which of what the terminal sends count, what they are called on screen, and how a key script spells them.
//!
//! Windows sends a press and a release for every key, and AltGr as Ctrl+Alt; both are put right here and nowhere else.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// The key as the program takes it; `None` for a release.
pub fn normalise(key: KeyEvent) -> Option<KeyEvent> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let mut key = KeyEvent::new(key.code, key.modifiers);
    if let KeyCode::Char(c) = key.code {
        let alt_gr = KeyModifiers::CONTROL | KeyModifiers::ALT;
        if key.modifiers.contains(alt_gr) {
            key.modifiers.remove(alt_gr);
        }
        if c == '\0' {
            key = KeyEvent::new(KeyCode::Char(' '), KeyModifiers::CONTROL);
        }
        key.modifiers.remove(KeyModifiers::SHIFT);
    }
    if key.code == KeyCode::Null {
        key = KeyEvent::new(KeyCode::Char(' '), KeyModifiers::CONTROL);
    }
    Some(key)
}

/// What the key is called: "F2", "Ctrl+Space", "a", "Enter".
pub fn name(key: &KeyEvent) -> String {
    let base = match key.code {
        KeyCode::F(n) => format!("F{n}"),
        KeyCode::Char(' ') => "Space".into(),
        KeyCode::Char(c) => c.to_string(),
        KeyCode::Enter => "Enter".into(),
        KeyCode::Esc => "Esc".into(),
        KeyCode::Tab => "Tab".into(),
        KeyCode::BackTab => "Shift+Tab".into(),
        KeyCode::Backspace => "Backspace".into(),
        KeyCode::Delete => "Del".into(),
        KeyCode::Up => "Up".into(),
        KeyCode::Down => "Down".into(),
        KeyCode::Left => "Left".into(),
        KeyCode::Right => "Right".into(),
        KeyCode::Home => "Home".into(),
        KeyCode::End => "End".into(),
        KeyCode::PageUp => "PgUp".into(),
        KeyCode::PageDown => "PgDn".into(),
        KeyCode::Insert => "Ins".into(),
        other => format!("{other:?}"),
    };
    let mut out = String::new();
    for (modifier, word) in [
        (KeyModifiers::CONTROL, "Ctrl+"),
        (KeyModifiers::ALT, "Alt+"),
        (KeyModifiers::SHIFT, "Shift+"),
    ] {
        if key.modifiers.contains(modifier) && !base.starts_with(word) {
            out.push_str(word);
        }
    }
    out + &base
}

/// Whether the key types a character.
pub fn printable(key: &KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Char(c) if !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => Some(c),
        _ => None,
    }
}

/// Spells a key script: plain characters type themselves, `<f2>`, `<enter>`, `<ctrl+space>`, `<lt>` for `<`.
///
/// # Errors
/// Names what stands between the brackets when it is no key.
pub fn script(text: &str) -> Result<Vec<KeyEvent>, String> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '<' {
            let end = rest
                .find('>')
                .ok_or_else(|| format!("a \"<\" without its \">\" in {rest:?}"))?;
            let spelled = rest.get(1..end).unwrap_or_default();
            keys.push(spelled_key(spelled).ok_or_else(|| format!("<{spelled}> is not a key"))?);
            rest = rest.get(end + 1..).unwrap_or_default();
        } else {
            keys.push(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    Ok(keys)
}

fn spelled_key(spelled: &str) -> Option<KeyEvent> {
    let mut modifiers = KeyModifiers::NONE;
    let mut base = spelled;
    while let Some((modifier, rest)) = base.split_once('+') {
        modifiers |= match modifier {
            "ctrl" => KeyModifiers::CONTROL,
            "alt" => KeyModifiers::ALT,
            "shift" => KeyModifiers::SHIFT,
            _ => return None,
        };
        base = rest;
    }
    let code = match base {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        "tab" => KeyCode::Tab,
        "space" => KeyCode::Char(' '),
        "lt" => KeyCode::Char('<'),
        "backspace" => KeyCode::Backspace,
        "del" => KeyCode::Delete,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        _ => match base.strip_prefix('f').and_then(|n| n.parse::<u8>().ok()) {
            Some(n @ 1..=12) => KeyCode::F(n),
            _ => {
                let mut chars = base.chars();
                KeyCode::Char(chars.next().filter(|_| chars.next().is_none())?)
            }
        },
    };
    Some(KeyEvent::new(code, modifiers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alt_gr_types_its_character() {
        let euro = KeyEvent::new(KeyCode::Char('€'), KeyModifiers::CONTROL | KeyModifiers::ALT);
        assert_eq!(normalise(euro).as_ref().and_then(printable), Some('€'));
    }

    #[test]
    fn a_release_is_not_a_key() {
        let release = KeyEvent::new_with_kind(KeyCode::Char('a'), KeyModifiers::NONE, KeyEventKind::Release);
        assert_eq!(normalise(release), None);
    }

    #[test]
    fn script_keys_have_the_names_shown() {
        let names: Vec<String> = script("<f2>r <enter><ctrl+space><shift+f8><lt>")
            .unwrap()
            .iter()
            .map(name)
            .collect();
        assert_eq!(names, ["F2", "r", "Space", "Enter", "Ctrl+Space", "Shift+F8", "<"]);
        assert!(script("<f13>").is_err());
        assert!(script("<").is_err());
    }
}
