//! How fast things double: exact where points lie on a line, nothing with fewer than three, and never from a forecast.

use fabriconomics::catalog::{SERIES, roadmap};
use fabriconomics::model::roadmap::{Line, fit};

#[test]
fn points_on_a_line_have_no_error() {
    let points: Vec<(f64, f64)> = (0..7)
        .map(|place| (2_018.0 + f64::from(place), f64::from(place) / 2.0))
        .collect();
    let fit = fit(&points).expect("seven points");
    assert!(
        (fit.doubling.0 - 2.0).abs() < 1e-9 && fit.error.0 < 1e-6,
        "{fit:?}"
    );
    assert_eq!(fit.points, 7);
}

/// Worked by hand: points (0, 0), (1, 1), (2, 1) have slope 1/2 and residuals −1/6, 1/3, −1/6, so the slope's error is
/// √(1/6 ÷ 1 ÷ 2) and the doubling 2 ± four times that.
#[test]
fn three_points_have_the_error_of_the_book() {
    let fit = fit(&[(0.0, 0.0), (1.0, 1.0), (2.0, 1.0)]).expect("three points");
    assert!((fit.doubling.0 - 2.0).abs() < 1e-12, "{fit:?}");
    assert!(
        (fit.error.0 - 4.0 * libm::sqrt(1.0 / 12.0)).abs() < 1e-12,
        "{fit:?}"
    );
}

#[test]
fn too_few_points_and_no_growth_have_none() {
    for points in [
        &[][..],
        &[(2_020.0, 1.0)],
        &[(2_020.0, 1.0), (2_022.0, 2.0)],
        &[(2_020.0, 1.0), (2_022.0, 1.0), (2_024.0, 1.0)],
        &[(2_020.0, 3.0), (2_022.0, 2.0), (2_024.0, 1.0)],
        &[(2_020.0, 1.0), (2_020.0, 2.0), (2_020.0, 3.0)],
    ] {
        assert_eq!(fit(points), None, "{points:?}");
    }
}

#[test]
fn forecasts_and_samples_are_in_no_fit() {
    for series in &SERIES {
        let line = Line::of(series.id);
        let there = roadmap()
            .filter(|point| point.series == series.id)
            .filter(|point| point.there());
        assert_eq!(line.there().count(), there.count(), "{}", series.id);
        if let Some(fit) = line.fit() {
            assert!(
                fit.points >= 3 && fit.points == line.there().count(),
                "{}",
                series.id
            );
            assert!(
                fit.doubling.0 > 0.0 && fit.error.0.is_finite(),
                "{}",
                series.id
            );
        }
    }
}
