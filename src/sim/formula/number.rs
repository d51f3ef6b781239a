//! One copy of the mathematics: formulas are generic over [`Number`]. The rules call them with `f64`, the interface
//! with [`Explained`], which carries name, unit, source and the numbers it was made from.

use std::rc::Rc;

/// What a formula may do with its numbers. Both implementations round alike, bit for bit.
pub trait Number: Clone {
    /// A constant of the formula itself.
    fn constant(value: f64) -> Self;
    /// The plain value.
    fn value(&self) -> f64;
    /// Sum.
    fn plus(&self, other: &Self) -> Self;
    /// Difference.
    fn minus(&self, other: &Self) -> Self;
    /// Product.
    fn times(&self, other: &Self) -> Self;
    /// Quotient.
    fn over(&self, other: &Self) -> Self;
    /// The smaller of two.
    fn least(&self, other: &Self) -> Self;
    /// The larger of two.
    fn most(&self, other: &Self) -> Self;
    /// A named function of one number (`exp`, `log`, the normal distribution).
    fn apply(&self, name: &'static str, function: fn(f64) -> f64) -> Self;
    /// Gives the number a name, a unit and the source of its formula; does nothing to the value.
    fn called(self, name: &'static str, unit: &'static str, source: &'static str) -> Self;
}

impl Number for f64 {
    fn constant(value: f64) -> Self {
        value
    }
    fn value(&self) -> f64 {
        *self
    }
    fn plus(&self, other: &Self) -> Self {
        self + other
    }
    fn minus(&self, other: &Self) -> Self {
        self - other
    }
    fn times(&self, other: &Self) -> Self {
        self * other
    }
    fn over(&self, other: &Self) -> Self {
        self / other
    }
    fn least(&self, other: &Self) -> Self {
        self.min(*other)
    }
    fn most(&self, other: &Self) -> Self {
        self.max(*other)
    }
    fn apply(&self, _: &'static str, function: fn(f64) -> f64) -> Self {
        function(*self)
    }
    fn called(self, _: &'static str, _: &'static str, _: &'static str) -> Self {
        self
    }
}

/// A number that knows where it comes from.
#[derive(Clone, Debug)]
pub struct Explained(Rc<Explanation>);

/// One step of a calculation.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The plain value.
    pub value: f64,
    /// Name of the quantity; empty for an unnamed step.
    pub name: &'static str,
    /// Unit; empty for a pure number.
    pub unit: &'static str,
    /// Where the formula or the figure comes from; empty for an unnamed step.
    pub source: &'static str,
    /// The operation that made the value: `+ - * / min max`, a function's name, or empty for an input.
    pub operation: &'static str,
    /// What it was made from.
    pub children: Vec<Explained>,
}

impl Explained {
    /// An input with a name, unit and source.
    pub fn input(value: f64, name: &'static str, unit: &'static str, source: &'static str) -> Self {
        Self::constant(value).called(name, unit, source)
    }

    /// The outermost step.
    pub fn explanation(&self) -> &Explanation {
        &self.0
    }

    fn step(value: f64, operation: &'static str, children: Vec<Explained>) -> Self {
        Self(Rc::new(Explanation { value, name: "", unit: "", source: "", operation, children }))
    }

    fn pair(&self, other: &Self, operation: &'static str, function: fn(f64, f64) -> f64) -> Self {
        Self::step(function(self.0.value, other.0.value), operation, vec![self.clone(), other.clone()])
    }
}

impl Number for Explained {
    fn constant(value: f64) -> Self {
        Self::step(value, "", Vec::new())
    }
    fn value(&self) -> f64 {
        self.0.value
    }
    fn plus(&self, other: &Self) -> Self {
        self.pair(other, "+", |a, b| a + b)
    }
    fn minus(&self, other: &Self) -> Self {
        self.pair(other, "-", |a, b| a - b)
    }
    fn times(&self, other: &Self) -> Self {
        self.pair(other, "*", |a, b| a * b)
    }
    fn over(&self, other: &Self) -> Self {
        self.pair(other, "/", |a, b| a / b)
    }
    fn least(&self, other: &Self) -> Self {
        self.pair(other, "min", f64::min)
    }
    fn most(&self, other: &Self) -> Self {
        self.pair(other, "max", f64::max)
    }
    fn apply(&self, name: &'static str, function: fn(f64) -> f64) -> Self {
        Self::step(function(self.0.value), name, vec![self.clone()])
    }
    fn called(self, name: &'static str, unit: &'static str, source: &'static str) -> Self {
        let mut explanation = (*self.0).clone();
        (explanation.name, explanation.unit, explanation.source) = (name, unit, source);
        Self(Rc::new(explanation))
    }
}
