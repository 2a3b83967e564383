//! Texts parsed into trees.

use super::node::Node;
use super::parser::{Parser, SyntaxError};
use crate::scenario::diag::finding::SyntaxFinding;

/// Parses a text. The tree is always there; where `errors` is not empty it has gaps.
#[must_use]
pub fn parse(text: &str) -> (Node<'_>, Vec<SyntaxError>) {
    let mut p = Parser::new(text);
    p.skip_head();
    let root = p.value(0);
    p.skip_blank();
    if p.at < text.len() && !p.stopped {
        let span = p.token_span();
        p.error(span, SyntaxFinding::Trailing);
    }
    (root, p.errors)
}

#[cfg(test)]
mod tests {
    use super::super::node::Kind;
    use super::super::parser::{MAX_DEPTH, MAX_NODES};
    use super::*;

    fn errors(text: &str) -> Vec<(SyntaxFinding, &str)> {
        let (_, errors) = parse(text);
        errors.into_iter().map(|e| (e.finding, &text[e.span.start..e.span.end])).collect()
    }

    #[test]
    fn values_know_their_places() {
        let text = "#![enable(implicit_some)]\n// head\n(a: [1, -2.5], b: Name(x: \"y\\n\"), c: {\"k\": 'c'})";
        let (root, errors) = parse(text);
        assert!(errors.is_empty());
        let Kind::Struct(fields) = &root.kind else { panic!("{root:?}") };
        let names: Vec<_> = fields.iter().map(|f| f.name).collect();
        assert_eq!(names, ["a", "b", "c"]);
        assert_eq!(&text[fields[0].value.span.start..fields[0].value.span.end], "[1, -2.5]");
        assert_eq!(
            &text[fields[1].value.span.start..fields[1].value.span.end],
            "Name(x: \"y\\n\")"
        );
    }

    #[test]
    fn a_missing_comma_costs_one_error_and_nothing_else() {
        let text = "(\n a: 1\n b: 2,\n c: [3 4],\n d = 5,\n)";
        let found = errors(text);
        assert_eq!(found.len(), 3, "{found:?}");
        assert_eq!(found[0], (SyntaxFinding::CommaMissing { closer: ')' }, "1"));
        assert_eq!(found[1], (SyntaxFinding::CommaMissing { closer: ']' }, "3"));
        assert_eq!(found[2], (SyntaxFinding::EqualsSign, "="));
        let (root, _) = parse(text);
        assert!(matches!(&root.kind, Kind::Struct(f) if f.len() == 4));
    }

    #[test]
    fn a_missing_quote_does_not_swallow_the_file() {
        let text = "(\n a: \"one,\n b: \"two\",\n c: \"three\",\n)";
        let found = errors(text);
        assert_eq!(found, [(SyntaxFinding::UnclosedText, "\"")]);
        let (root, _) = parse(text);
        assert!(matches!(&root.kind, Kind::Struct(f) if f.len() == 3));
    }

    #[test]
    fn brackets_are_told_apart() {
        assert_eq!(errors("(a: [1, 2)").len(), 1);
        assert_eq!(errors("(a: [1, 2").len(), 1);
        assert_eq!(errors("((((").len(), 1);
        assert_eq!(errors("(a: 1))")[0].0, SyntaxFinding::Trailing);
    }

    #[test]
    fn hostile_texts_end_quickly() {
        for text in
            ["(".repeat(4 << 20), "[".repeat(4 << 20), "a(".repeat(2 << 20), "{".repeat(1 << 20)]
        {
            let (_, errors) = parse(&text);
            assert_eq!(errors.len(), 1);
            assert_eq!(errors[0].finding, SyntaxFinding::TooDeep { most: MAX_DEPTH });
        }
        let wide = format!("[{}]", "1,".repeat(2 << 20));
        let most = MAX_NODES;
        assert_eq!(parse(&wide).1[0].finding, SyntaxFinding::TooManyValues { most });
        for text in [
            "/*",
            "\"",
            "'",
            "'a",
            "r#\"",
            "(a:",
            "(a",
            "\\",
            "\u{FEFF}",
            "",
            "é",
            "\"\\u{110000}\"",
            "\"\\",
        ] {
            let _ = parse(text);
        }
        let _ = parse(&format!("[1 {}", "#".repeat(4 << 20)));
        let _ = parse(&"\\\"\n".repeat(1 << 20));
        let _ = parse(&"\"\n".repeat(1 << 19));
        let _ = parse(&"/*".repeat(1 << 20));
    }
}
