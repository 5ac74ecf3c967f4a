//! Summaries of a sample and counts of labels, number for number as numpy and Python give them, because the yardsticks
//! of real data (`../shared/data/*/reference.json`) were made with them.

use serde::{Serialize, Serializer, ser::SerializeMap};
use std::collections::HashMap;

/// Number of values, mean, percentiles and maximum. An empty sample is written `{"n": 0}`, never with made-up zeros.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dist {
    pub n: usize,
    /// `None` when the sample is empty.
    pub figures: Option<Figures>,
}

/// All figures are rounded to four decimals.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Figures {
    pub mean: f64,
    /// `lin`: linear interpolation between order statistics (numpy's default, Excel's `PERCENTILE.INC`).
    pub median_lin: f64,
    pub p90_lin: f64,
    /// `near`: nearest rank, `sorted[ceil(p*n)-1]`.
    pub p90_near: f64,
    pub p95_lin: f64,
    pub max: f64,
}

impl Serialize for Dist {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(if self.figures.is_some() { 7 } else { 1 }))?;
        map.serialize_entry("n", &self.n)?;
        if let Some(f) = &self.figures {
            map.serialize_entry("mean", &f.mean)?;
            map.serialize_entry("median_lin", &f.median_lin)?;
            map.serialize_entry("p90_lin", &f.p90_lin)?;
            map.serialize_entry("p90_near", &f.p90_near)?;
            map.serialize_entry("p95_lin", &f.p95_lin)?;
            map.serialize_entry("max", &f.max)?;
        }
        map.end()
    }
}

/// Summary of finite values; the caller leaves out what is missing or negative. The slice comes back sorted.
/// The mean is taken before sorting, in the order given, as numpy does.
pub fn dist(values: &mut [f64]) -> Dist {
    let n = values.len();
    if n == 0 {
        return Dist { n, figures: None };
    }
    let mean = pairwise_sum(values) / n as f64;
    values.sort_by(f64::total_cmp);
    Dist {
        n,
        figures: Some(Figures {
            mean: round4(mean),
            median_lin: round4(linear(values, 0.5)),
            p90_lin: round4(linear(values, 0.9)),
            p90_near: round4(nearest(values, 0.9)),
            p95_lin: round4(linear(values, 0.95)),
            max: round4(values[n - 1]),
        }),
    }
}

/// numpy's method `linear`: the virtual index `(n-1)*p`, and its lerp from the nearer end so that both ends are exact.
fn linear(sorted: &[f64], p: f64) -> f64 {
    let last = sorted.len() - 1;
    let at = last as f64 * p;
    let below = (at.floor() as usize).min(last);
    let (a, b) = (sorted[below], sorted[(below + 1).min(last)]);
    let (step, t) = (b - a, at - below as f64);
    if t >= 0.5 { b - step * (1.0 - t) } else { a + step * t }
}

fn nearest(sorted: &[f64], p: f64) -> f64 {
    let rank = (p * sorted.len() as f64).ceil() as usize;
    sorted[rank.max(1).min(sorted.len()) - 1]
}

/// Python's `round(x, 4)`: the exact binary value rounded in decimal, ties to even. Rust's formatting does the same.
fn round4(value: f64) -> f64 {
    format!("{value:.4}").parse().unwrap_or(value)
}

/// numpy's pairwise sum (eight running sums in blocks of 128): a naive sum differs in the last digits of long samples.
fn pairwise_sum(values: &[f64]) -> f64 {
    let n = values.len();
    if n < 8 {
        return values.iter().sum();
    }
    if n > 128 {
        let half = n / 2;
        let (left, right) = values.split_at(half - half % 8);
        return pairwise_sum(left) + pairwise_sum(right);
    }
    let mut r = [0.0; 8];
    r.copy_from_slice(&values[..8]);
    let blocks = values[8..].chunks_exact(8);
    let rest = blocks.remainder();
    for block in blocks {
        for (sum, value) in r.iter_mut().zip(block) {
            *sum += value;
        }
    }
    let sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
    rest.iter().fold(sum, |sum, value| sum + value)
}

/// Labels with their counts, by descending count, ties by label. Written as a JSON object in that order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts(pub Vec<(String, u64)>);

impl Counts {
    pub fn get(&self, label: &str) -> u64 {
        self.0.iter().find(|(l, _)| l == label).map_or(0, |(_, n)| *n)
    }

    /// The first `n`, for lists of the most frequent.
    pub fn top(&self, n: usize) -> &[(String, u64)] {
        &self.0[..n.min(self.0.len())]
    }
}

impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(label, n)| (label, n)))
    }
}

/// Counts labels.
pub fn counts<L: Into<String>>(labels: impl IntoIterator<Item = L>) -> Counts {
    let mut seen: HashMap<String, u64> = HashMap::new();
    for label in labels {
        *seen.entry(label.into()).or_default() += 1;
    }
    sorted(seen)
}

/// Orders counted labels as [`counts`] does.
pub(super) fn sorted(seen: impl IntoIterator<Item = (String, u64)>) -> Counts {
    let mut all: Vec<(String, u64)> = seen.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Counts(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_sample_has_a_count_and_nothing_else() {
        assert_eq!(serde_json::to_string(&dist(&mut [])).unwrap(), r#"{"n":0}"#);
    }

    #[test]
    fn figures_are_those_of_numpy() {
        // numpy.percentile([3,1,2,10], [50,90,95]) = 2.5, 7.9, 8.95; nearest rank of 90 % of 4 is the 4th.
        let written = serde_json::to_string(&dist(&mut [3.0, 1.0, 2.0, 10.0])).unwrap();
        assert_eq!(
            written,
            r#"{"n":4,"mean":4.0,"median_lin":2.5,"p90_lin":7.9,"p90_near":10.0,"p95_lin":8.95,"max":10.0}"#
        );
        let one = dist(&mut [0.25]).figures.unwrap();
        assert_eq!((one.mean, one.p90_lin, one.p90_near, one.max), (0.25, 0.25, 0.25, 0.25));
    }

    #[test]
    fn rounding_is_that_of_python() {
        // round(0.03125, 4) == 0.0312 and round(0.09375, 4) == 0.0938: exact ties go to the even digit;
        // round(2.00005, 4) == 2.0001 and round(1.00005, 4) == 1.0001 follow the binary value.
        for (value, expected) in
            [(0.03125, 0.0312), (0.09375, 0.0938), (0.15625, 0.1562), (0.000_05, 0.0001), (1.000_05, 1.0001)]
        {
            assert!((round4(value) - expected).abs() < 1e-12, "{value}: {}", round4(value));
        }
    }

    #[test]
    fn the_mean_of_many_values_is_summed_in_pairs() {
        let mut values: Vec<f64> = (0..100_000).map(|i| f64::from(i % 97) * 0.1).collect();
        let exact = values.iter().map(|v| (v * 10.0).round() as u64).sum::<u64>() as f64 / 10.0;
        assert!((pairwise_sum(&values) - exact).abs() < 1e-8);
        assert_eq!(dist(&mut values).n, 100_000);
    }

    #[test]
    fn labels_are_counted_with_ties_by_label() {
        let c = counts(["b", "a", "", "b", "a", "c"]);
        assert_eq!(serde_json::to_string(&c).unwrap(), r#"{"a":2,"b":2,"":1,"c":1}"#);
        assert_eq!((c.get("b"), c.get("z"), c.top(1).len()), (2, 0, 1));
    }
}
