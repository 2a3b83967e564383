//! Ratings from the results of a round robin, by the model of Bradley and Terry.

/// What the first player is rated; the others are rated against him.
pub const RATING_OF_THE_FIRST: f64 = 1500.0;

/// Rounds of the fit; it has settled long before.
const ROUNDS: usize = 2000;

/// Ratings on Elo's scale (400 points: ten pairs won for one lost) that make the results most
/// likely. `results`: two players by their places, the pairs that each won, ties as halves. Of
/// two who met, one more pair counts as tied, so that who never lost is rated all the same. Who
/// met nobody has the rating of the first.
#[must_use]
pub fn ratings(players: usize, results: &[(usize, usize, f64, f64)]) -> Vec<f64> {
    let mut strength = vec![1.0_f64; players];
    for _ in 0..ROUNDS {
        let mut won = vec![0.0; players];
        let mut met = vec![0.0; players];
        for &(a, b, a_won, b_won) in results {
            let share = (a_won + b_won + 1.0) / (strength[a] + strength[b]);
            won[a] += a_won + 0.5;
            won[b] += b_won + 0.5;
            met[a] += share;
            met[b] += share;
        }
        for i in (0..players).filter(|&i| met[i] > 0.0) {
            strength[i] = won[i] / met[i];
        }
        // Only their ratios count.
        let first = strength.first().copied().unwrap_or(1.0);
        strength.iter_mut().for_each(|s| *s /= first);
    }
    strength.iter().map(|s| RATING_OF_THE_FIRST + 400.0 * s.log10()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_wins_three_of_four_is_190_points_ahead() {
        // With the tied pair: 300.5 of 401.
        let two = ratings(2, &[(0, 1, 300.0, 100.0)]);
        assert!((two[0] - 1500.0).abs() < 0.01 && (two[1] - 1310.0).abs() < 1.0, "{two:?}");
        assert_eq!(ratings(2, &[(0, 1, 50.0, 50.0)])[1].round(), 1500.0);
    }

    #[test]
    fn strength_passes_through_a_third() {
        let three = ratings(3, &[(0, 1, 75.0, 25.0), (1, 2, 75.0, 25.0)]);
        assert!((three[0] - three[1] - (three[1] - three[2])).abs() < 1.0, "{three:?}");
        let unbeaten = ratings(2, &[(0, 1, 10.0, 0.0)]);
        assert!(unbeaten[1].is_finite() && unbeaten[1] < 1100.0, "{unbeaten:?}");
        assert_eq!(ratings(3, &[(0, 1, 1.0, 1.0)])[2], 1500.0);
        assert!(ratings(0, &[]).is_empty());
    }
}
