//! The arithmetic of a scorecard: means, coverage, composite. Nothing else decides a number.

/// Below this share of the weight there is no composite.
pub(crate) const LEAST_COVERAGE: f64 = 0.8;

/// The mean, or none of nothing.
pub(crate) fn mean(values: impl IntoIterator<Item = u8>) -> Option<f64> {
    let (sum, count) =
        values.into_iter().fold((0.0, 0.0), |(sum, count), value| (sum + f64::from(value), count + 1.0));
    (count > 0.0).then(|| sum / count)
}

/// Coverage and composite of `(weight, rating)` rows: coverage is the weight of the rated ones over
/// all weight; the composite is their weighted mean, none below 80 % coverage.
pub(crate) fn composite(rows: &[(f64, Option<f64>)]) -> (f64, Option<f64>) {
    let all: f64 = rows.iter().map(|(weight, _)| weight).sum();
    let rated: f64 = rows.iter().filter(|(_, rating)| rating.is_some()).map(|(weight, _)| weight).sum();
    if all <= 0.0 || rated <= 0.0 {
        return (0.0, None);
    }
    let coverage = rated / all;
    let sum: f64 = rows.iter().filter_map(|(weight, rating)| rating.map(|rating| weight * rating)).sum();
    // A coverage of exactly 80 % counts, also where its binary fraction falls a hair short.
    (coverage, (coverage + 1e-9 >= LEAST_COVERAGE).then(|| sum / rated))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn exactly_eighty_percent_has_a_composite_and_less_has_none() {
        let (coverage, value) = composite(&[(0.1, Some(3.0)), (0.7, Some(2.0)), (0.2, None)]);
        assert!((coverage - 0.8).abs() < 1e-9);
        assert!((value.unwrap() - (0.3 + 1.4) / 0.8).abs() < 1e-9);
        assert_eq!(composite(&[(3.0, Some(3.0)), (1.0, None)]), (0.75, None));
    }

    #[test]
    fn nothing_rated_is_no_coverage_rather_than_a_zero() {
        assert_eq!(composite(&[(1.0, None)]), (0.0, None));
        assert_eq!(composite(&[]), (0.0, None));
        assert_eq!(mean([]), None);
    }

    proptest! {
        #[test]
        fn a_composite_lies_between_the_lowest_and_the_highest_rating(
            rows in prop::collection::vec((0.01f64..5.0, 1u8..=7), 1..8)
        ) {
            let rows: Vec<_> = rows.into_iter().map(|(weight, rating)| (weight, Some(f64::from(rating)))).collect();
            let (coverage, value) = composite(&rows);
            let ratings = rows.iter().filter_map(|row| row.1);
            let (low, high) = ratings.fold((f64::MAX, f64::MIN), |(l, h), r| (l.min(r), h.max(r)));
            prop_assert!((coverage - 1.0).abs() < 1e-9);
            prop_assert!(value.unwrap() >= low - 1e-9 && value.unwrap() <= high + 1e-9);
        }

        #[test]
        fn scaling_all_weights_changes_nothing(
            rows in prop::collection::vec((0.01f64..5.0, prop::option::of(1u8..=7)), 1..8), factor in 0.1f64..10.0
        ) {
            let rows: Vec<_> = rows.into_iter().map(|(w, r)| (w, r.map(f64::from))).collect();
            let scaled: Vec<_> = rows.iter().map(|(w, r)| (w * factor, *r)).collect();
            let (a, b) = (composite(&rows), composite(&scaled));
            prop_assert!((a.0 - b.0).abs() < 1e-6);
            if let (Some(a), Some(b)) = (a.1, b.1) { prop_assert!((a - b).abs() < 1e-6); }
        }
    }
}
