//! Two numerical tools that several models share.

/// One step of the classical Runge-Kutta method of fourth order for x' = slope(x); `step` in the model's unit
/// of time. The error of a whole run is of the order of step^4. Source: Kutta 1901.
pub fn runge_kutta<const N: usize>(x: [f64; N], step: f64, slope: impl Fn([f64; N]) -> [f64; N]) -> [f64; N] {
    let along = |k: [f64; N], share: f64| std::array::from_fn(|i| x[i] + share * step * k[i]);
    let k1 = slope(x);
    let k2 = slope(along(k1, 0.5));
    let k3 = slope(along(k2, 0.5));
    let k4 = slope(along(k3, 1.0));
    std::array::from_fn(|i| x[i] + step / 6.0 * (k1[i] + 2.0 * k2[i] + 2.0 * k3[i] + k4[i]))
}

/// Where a function that is negative at `low` and positive at `high` passes through zero, by bisection to the
/// last bit.
pub fn root(low: f64, high: f64, function: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (low, high);
    loop {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            return middle;
        }
        if function(middle) < 0.0 { low = middle } else { high = middle }
    }
}
