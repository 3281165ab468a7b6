//! A publisher's own numbers put together: arithmetic on what somebody printed, with no model in it.

use serde::Deserialize;

use super::ledger::shown;

/// One operation on the numbers of one publication.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arithmetic {
    pub op: Op,
    pub of: Vec<Term>,
}

#[derive(Clone, Copy, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Op {
    /// All of them added.
    Sum,
    /// All of them multiplied.
    Product,
    /// The first over the second.
    Ratio,
    /// What is paid each month: price, interest a year, months.
    Annuity,
    /// Change of one year: from, to, years between.
    Growth,
}

/// A number, or another operation's result.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Term {
    Number(f64),
    Of(Arithmetic),
}

impl Term {
    fn value(&self) -> f64 {
        match self {
            Self::Number(number) => *number,
            Self::Of(arithmetic) => arithmetic.value(),
        }
    }

    /// As it stands inside another formula.
    fn said(&self) -> String {
        match self {
            Self::Number(number) => shown(*number),
            Self::Of(inner) if inner.op == Op::Product => inner.said(),
            Self::Of(inner) => format!("({})", inner.said()),
        }
    }
}

impl Arithmetic {
    pub fn value(&self) -> f64 {
        let all = self.of.iter().map(Term::value);
        match (self.op, all.clone().collect::<Vec<_>>().as_slice()) {
            (Op::Sum, _) => all.sum(),
            (Op::Product, _) => all.product(),
            (Op::Ratio, [one, other]) => one / other,
            (Op::Annuity, [price, yearly, months]) => {
                let rate = yearly / 12.0;
                price * rate / (1.0 - libm::pow(1.0 + rate, -months))
            }
            (Op::Growth, [from, to, years]) => libm::pow(to / from, 1.0 / years) - 1.0,
            (_, of) => panic!("{} numbers are too many or too few", of.len()),
        }
    }

    /// The formula as a person writes it.
    pub fn said(&self) -> String {
        let terms: Vec<_> = self.of.iter().map(Term::said).collect();
        match (self.op, terms.as_slice()) {
            (Op::Sum, _) => terms.join(" + "),
            (Op::Product, _) => terms.join(" × "),
            (Op::Ratio, [one, other]) => match &self.of[1] {
                Term::Of(inner) if inner.op == Op::Product => format!("{one} ÷ ({other})"),
                _ => format!("{one} ÷ {other}"),
            },
            (Op::Annuity, [price, yearly, months]) => {
                format!("monthly payment on {price} over {months} months at {yearly} a year")
            }
            (Op::Growth, [from, to, years]) => {
                format!("({to} ÷ {from})^(1 ÷ {years}) − 1")
            }
            _ => panic!("{} numbers are too many or too few", terms.len()),
        }
    }
}

#[test]
fn operations_do_what_their_names_say() {
    let of = |text: &str| -> Arithmetic { toml::from_str(text).expect("an operation") };
    for (text, value, said) in [
        ("op = 'sum'\nof = [1, 2, 3]", 6.0, "1 + 2 + 3"),
        (
            "op = 'ratio'\nof = [{ op = 'product', of = [3, 4] }, { op = 'sum', of = [2, 4] }]",
            2.0,
            "3 × 4 ÷ (2 + 4)",
        ),
        (
            "op = 'ratio'\nof = [6, { op = 'product', of = [3, 4] }]",
            0.5,
            "6 ÷ (3 × 4)",
        ),
        ("op = 'growth'\nof = [1, 4, 2]", 1.0, "(4 ÷ 1)^(1 ÷ 2) − 1"),
    ] {
        let found = of(text);
        assert_eq!((found.value(), found.said().as_str()), (value, said));
    }
    // A loan without interest would be 100 a month; 12 % a year for a year makes 106.62.
    let loan = of("op = 'annuity'\nof = [1200, 0.12, 12]");
    assert!((loan.value() - 106.618).abs() < 0.001, "{}", loan.value());
}
