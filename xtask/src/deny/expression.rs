//! SPDX licence expressions, as far as packages use them: `MIT OR (Apache-2.0 AND Zlib)`, `X WITH Y`, the old `MIT/X`.
//! What cannot be read is not allowed.

/// Whether the expression can be met with known licences alone.
pub(crate) fn allows(expression: &str, known: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let tokens: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Reader { tokens: &tokens, at: 0, known };
    let verdict = reader.any();
    verdict == Some(true) && reader.at == tokens.len()
}

struct Reader<'a> {
    tokens: &'a [&'a str],
    at: usize,
    known: &'a dyn Fn(&str) -> bool,
}

impl<'a> Reader<'a> {
    fn any(&mut self) -> Option<bool> {
        let mut met = self.all()?;
        while self.take("OR") {
            met |= self.all()?;
        }
        Some(met)
    }

    fn all(&mut self) -> Option<bool> {
        let mut met = self.one()?;
        while self.take("AND") {
            met &= self.one()?;
        }
        Some(met)
    }

    fn one(&mut self) -> Option<bool> {
        if self.take("(") {
            let met = self.any()?;
            return self.take(")").then_some(met);
        }
        let id = self.next().filter(|id| !["AND", "OR", "WITH", ")"].contains(id))?;
        if self.take("WITH") {
            let exception = self.next()?;
            return Some((self.known)(&format!("{id} WITH {exception}")));
        }
        Some((self.known)(id))
    }

    fn next(&mut self) -> Option<&'a str> {
        let token = self.tokens.get(self.at).copied();
        self.at += 1;
        token
    }

    fn take(&mut self, word: &str) -> bool {
        let there = self.tokens.get(self.at).is_some_and(|token| token.eq_ignore_ascii_case(word));
        self.at += usize::from(there);
        there
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_met_by_known_licences_alone() {
        let known = |id: &str| ["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"].contains(&id);
        for (expression, expected) in [
            ("MIT", true),
            ("GPL-3.0", false),
            ("GPL-3.0 OR MIT", true),
            ("GPL-3.0/MIT", true),
            ("GPL-3.0 AND MIT", false),
            ("(MIT AND Zlib) OR GPL-3.0", true),
            ("MIT AND (Zlib OR GPL-3.0)", true),
            ("MIT AND (GPL-3.0 OR LGPL-3.0)", false),
            ("Apache-2.0 WITH LLVM-exception", true),
            ("Apache-2.0", false),
            ("MIT Zlib", false),
            ("(MIT", false),
            ("MIT OR", false),
            ("", false),
            ("SEE LICENSE IN FILE", false),
        ] {
            assert_eq!(allows(expression, &known), expected, "{expression}");
        }
    }
}
