//! Cases of Ukrainian and Russian names, as far as they follow rules. Both languages' endings are made for every name, since
//! people mix them; a form that nobody says does no harm.

/// A first name in its cases, itself included.
pub(super) fn forms(name: &str) -> Vec<String> {
    let Some((at, last)) = name.char_indices().next_back() else { return Vec::new() };
    let stem = &name[..at];
    let before = stem.chars().next_back();
    let endings: &[&str] = match (before, last) {
        // Марія, Ілля: the vowel before decides nothing in writing.
        (_, 'я') => &["я", "ї", "і", "и", "ю", "єю", "ею", "ей", "е", "є"],
        (Some('ж' | 'ч' | 'ш' | 'щ'), 'а') => &["а", "і", "и", "у", "ею", "ей", "е", "о"],
        (_, 'а') => &["а", "и", "ы", "і", "е", "у", "ою", "ой", "о"],
        (_, 'й') => &["й", "я", "ю", "єм", "ем", "єві", "ї", "и", "е"],
        (_, 'ь') => &["ь", "я", "ю", "ем", "еві", "і", "и", "е", "'ю"],
        (_, 'о') => &["о", "а", "у", "ом", "ові", "і", "е"],
        (_, 'в') => &["в", "ва", "ву", "вом", "вові", "ві", "ве", "в'ю", "вью", "ви"],
        (_, 'р') => &["р", "ра", "ру", "ром", "рові", "рі", "ре", "ря", "рю", "рем", "реві"],
        (_, 'о'..='я' | 'а'..='н' | 'ґ') => {
            return ["", "а", "у", "ом", "ові", "і", "е"]
                .iter()
                .map(|ending| format!("{name}{ending}"))
                .collect();
        }
        _ => return vec![name.to_owned()],
    };
    let mut forms: Vec<String> = endings.iter().map(|ending| format!("{stem}{ending}")).collect();
    // Ольга, Ользі; Палажка, Палажці; Солоха, Солосі.
    let soft = before.and_then(|before| Some((before, softened(before)?)));
    if let (Some((hard, soft)), 'а') = (soft, last) {
        forms.push(format!("{}{soft}і", &stem[..stem.len() - hard.len_utf8()]));
    }
    forms
}

fn softened(consonant: char) -> Option<char> {
    match consonant {
        'г' => Some('з'),
        'к' => Some('ц'),
        'х' => Some('с'),
        _ => None,
    }
}

/// A surname in its cases; one in Latin letters as it is.
pub(super) fn surname(name: &str) -> Vec<String> {
    if name.is_ascii() || !name.starts_with(|c: char| ('а'..='ґ').contains(&c)) {
        return vec![name.to_owned()];
    }
    // Гринів, Гринева; Мороз, Мороза; a woman's surname of this kind does not change.
    let mut forms = forms(name);
    forms.push(name.to_owned());
    forms
}
