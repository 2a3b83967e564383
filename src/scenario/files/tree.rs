//! Names in a tree of formations: `"3rd Tank Battalion"`, or where several have the
//! name, whose it is: `"118th Rifle Regiment / 1st Battalion"`.

use crate::scenario::diag::Span;
use crate::scenario::diag::finding::{NameFinding, Role};
use crate::scenario::syntax::read::{Cx, Loc};

/// All nodes that a name stands for; `get` gives the name and the parent of each.
pub fn find<'a>(
    name: &str,
    len: usize,
    get: impl Fn(usize) -> (&'a str, Option<usize>),
) -> Vec<usize> {
    let name = name.trim();
    let whole: Vec<usize> = (0..len).filter(|&i| get(i).0 == name).collect();
    if !whole.is_empty() || !name.contains('/') {
        return whole;
    }
    let steps: Vec<&str> = name.rsplit('/').map(str::trim).collect();
    let under = |mut at: usize| {
        let mut left = &steps[1..];
        while let (Some(parent), [next, rest @ ..]) = (get(at).1, left) {
            if get(parent).0 == *next {
                left = rest;
            }
            at = parent;
        }
        left.is_empty()
    };
    (0..len).filter(|&i| get(i).0 == steps[0] && under(i)).collect()
}

/// Reports a name that several formations have.
pub fn ambiguous(cx: &mut Cx, span: Span, name: &str, places: &[Loc]) {
    let mut d = cx.diag(span, NameFinding::Ambiguous { name: name.to_owned() });
    for (loc, role) in places.iter().zip([Role::OneMeant, Role::OtherMeant]) {
        d = d.related(cx.place(*loc), role);
    }
    cx.push(d);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_alone_or_with_those_above_it() {
        let tree = [
            ("32nd", None),
            ("118th", Some(0)),
            ("1st", Some(1)),
            ("119th", Some(0)),
            ("1st", Some(3)),
            ("HQ / Staff", Some(0)),
        ];
        let at = |name: &str| find(name, tree.len(), |i| tree[i]);
        assert_eq!(at("118th"), [1]);
        assert_eq!(at(" 1st "), [2, 4]);
        assert_eq!(at("119th/1st"), [4]);
        assert_eq!(at("32nd / 118th / 1st"), [2]);
        assert_eq!(at("32nd / 1st"), [2, 4]);
        assert_eq!(at("HQ / Staff"), [5]);
        for none in ["", "/", "118th / 119th", "1st / 118th", "118th / 32nd / 1st"] {
            assert!(at(none).is_empty(), "{none}");
        }
    }
}
