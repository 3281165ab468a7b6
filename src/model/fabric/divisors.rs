//! The divisors of a switch's up-links: the numbers of parents they can be spread over evenly.

/// Divisors in rising order; the largest number of up-links in use, 1,024, has eleven of them.
#[derive(Clone, Copy)]
pub(super) struct Divisors {
    list: [u64; 64],
    count: usize,
}

impl Divisors {
    pub fn of(number: u64) -> Self {
        let mut all = Self {
            list: [0; 64],
            count: 0,
        };
        let mut push = |divisor: u64| {
            if all.count < all.list.len() {
                all.list[all.count] = divisor;
                all.count += 1;
            }
        };
        // Up to the root, and then what they multiply with.
        let low = |divisor: &u64| number.is_multiple_of(*divisor);
        let root = number.isqrt();
        (1..=root).filter(low).for_each(&mut push);
        let large = (1..=root).rev().filter(low);
        large
            .map(|low| number / low)
            .filter(|high| *high > root)
            .for_each(&mut push);
        // A number with more divisors than the list holds still ends in itself, which always fits.
        all.list[all.count - 1] = number;
        all
    }

    pub fn all(&self) -> &[u64] {
        &self.list[..self.count]
    }
}
