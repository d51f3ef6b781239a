//! Attrition at the point of contact: Lanchester's square law, used locally inside one hour.

/// Losses of both forces in `hours` by aimed fire: A' = -beta B, B' = -alpha A. Returns the losses of A and of B,
/// never more than they have.
///
/// `alpha` and `beta` are kills per unit and hour, already times effectiveness. Source: Lanchester 1916 (Lanchester,
/// square law), one Euler step.
pub fn square_law(a: f64, b: f64, alpha: f64, beta: f64, hours: f64) -> (f64, f64) {
    ((beta * b * hours).min(a), (alpha * a * hours).min(b))
}

/// What is left of both forces after some hours of aimed fire, A' = -beta B and B' = -alpha A: with r = sqrt(alpha beta),
/// A cosh rt - (beta/r) B sinh rt, and likewise for B; 0 for the loser of a fight that is over, and for the winner what the
/// square law leaves it. Source: Lanchester 1916.
pub fn square_law_after(a: f64, b: f64, alpha: f64, beta: f64, hours: f64) -> (f64, f64) {
    if a <= 0.0 || b <= 0.0 {
        return (a, b);
    }
    let r = (alpha * beta).sqrt();
    let (even, odd) =
        if r * hours > 1e-6 { (libm::cosh(r * hours), libm::sinh(r * hours) / r) } else { (1.0, hours) };
    let (left, other) = (a * even - beta * b * odd, b * even - alpha * a * odd);
    match (left > 0.0, other > 0.0) {
        (true, true) => (left.min(a), other.min(b)),
        _ if alpha * a * a >= beta * b * b => (square_law_survivors(a, b, alpha, beta).min(a), 0.0),
        _ => (0.0, (-square_law_survivors(a, b, alpha, beta)).min(b)),
    }
}

/// Survivors of the winner of a fight to the finish: sqrt(A^2 - (beta/alpha) B^2), positive for A, negative for B.
/// Source: Lanchester 1916.
pub fn square_law_survivors(a: f64, b: f64, alpha: f64, beta: f64) -> f64 {
    let balance = alpha * a * a - beta * b * b;
    if balance >= 0.0 { (balance / alpha).sqrt() } else { -(-balance / beta).sqrt() }
}

/// Share of A's power that a fight to the finish with B would leave: sqrt(1 - (beta B^2)/(alpha A^2)), and 0 where B would
/// win. Source: Lanchester 1916 (square law). That a column advances with this share of its pace, the rest of it being
/// held by the fight, is ours.
pub fn surplus(a: f64, b: f64, alpha: f64, beta: f64) -> f64 {
    let (attack, defence) = (alpha * a * a, beta * b * b);
    if attack > defence { (1.0 - defence / attack).sqrt() } else { 0.0 }
}
