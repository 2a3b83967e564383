//! "Did you mean": the names nearest to a misspelt one.

use strsim::damerau_levenshtein;

/// At most three of `valid` that are near `name`, nearest first.
#[must_use]
pub fn nearest<'a>(name: &str, valid: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    // A name longer than this is no misspelling of ours, and the distance is quadratic.
    if name.len() > 64 {
        return Vec::new();
    }
    const MANY: usize = 300;
    let low = name.to_lowercase();
    let limit = (name.chars().count() / 3).max(1);
    // A letter takes at most four bytes.
    let mut found: Vec<(usize, &str)> = valid
        .into_iter()
        .filter(|v| v.len() <= 96 && v.len().abs_diff(name.len()) <= limit * 4)
        .take(MANY)
        .map(|v| (damerau_levenshtein(&low, &v.to_lowercase()), v))
        .filter(|&(d, _)| d <= limit)
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().take(3).map(|(_, v)| v).collect()
}

/// "did you mean `a` or `b`?", if anything is near.
#[must_use]
pub fn did_you_mean<'a>(name: &str, valid: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let near = nearest(name, valid);
    (!near.is_empty()).then(|| {
        let quoted: Vec<String> = near.iter().map(|n| format!("`{n}`")).collect();
        format!("did you mean {}?", quoted.join(" or "))
    })
}

/// "valid values: a, b, c", cut when there are many.
#[must_use]
pub fn valid_list<'a>(what: &str, valid: impl IntoIterator<Item = &'a str>) -> String {
    const MANY: usize = 40;
    let mut all: Vec<&str> = valid.into_iter().collect();
    all.dedup();
    if all.is_empty() {
        return format!("there are no {what}");
    }
    let rest = all.len().saturating_sub(MANY);
    all.truncate(MANY);
    let tail = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    format!("{what}: {}{tail}", all.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_come_first_and_far_ones_not_at_all() {
        let valid = ["rifle_company", "rifle_platoon", "tank"];
        assert_eq!(nearest("rifle_compnay", valid), ["rifle_company"]);
        assert_eq!(nearest("Tnak", valid), ["tank"]);
        assert!(nearest("howitzer", valid).is_empty());
    }
}
