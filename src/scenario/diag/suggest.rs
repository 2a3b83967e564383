//! "Did you mean": the names nearest to a misspelt one, and those that are valid.

use strsim::damerau_levenshtein;

/// Most names that are offered in the place of one.
const NEAR: usize = 3;
/// Most names listed as valid.
const LISTED: usize = 40;

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
    found.into_iter().take(NEAR).map(|(_, v)| v).collect()
}

/// Names of which a reader is shown the first ones.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sample {
    /// The first of them, at most 40.
    pub names: Vec<String>,
    /// How many more there are.
    pub more: usize,
}

impl Sample {
    /// The first of some names; one that follows itself counts once.
    #[must_use]
    pub fn new<'a>(all: impl IntoIterator<Item = &'a str>) -> Sample {
        let mut all: Vec<&str> = all.into_iter().collect();
        all.dedup();
        let names = all.iter().take(LISTED).map(|&n| n.to_owned()).collect();
        Sample { names, more: all.len().saturating_sub(LISTED) }
    }
}

/// What may have been meant by a name that is not valid.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Suggestions {
    /// The nearest of the valid names, nearest first, at most three.
    pub near: Vec<String>,
    /// The valid names.
    pub valid: Sample,
}

impl Suggestions {
    /// What of `valid` is near `name`.
    #[must_use]
    pub fn new<'a>(
        name: &str,
        valid: impl IntoIterator<Item = &'a str, IntoIter: Clone>,
    ) -> Suggestions {
        let valid = valid.into_iter();
        let near = nearest(name, valid.clone()).into_iter().map(str::to_owned).collect();
        Suggestions { near, valid: Sample::new(valid) }
    }
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

    #[test]
    fn of_many_names_the_first_are_listed() {
        let all: Vec<String> = (0..45).map(|i| i.to_string()).collect();
        let sample = Sample::new(all.iter().map(String::as_str));
        assert_eq!((sample.names.len(), sample.more), (LISTED, 5));
        assert_eq!(Sample::new(["a", "a", "b"]).names, ["a", "b"]);
        assert_eq!(Sample::new([]), Sample::default());
    }
}
