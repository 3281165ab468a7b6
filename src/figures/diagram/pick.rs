//! Which of many are drawn: the first ones and the last, with a gap between.

/// A drawn one by its number, or the gap.
pub type Picks = Vec<Option<u64>>;

/// Representatives of `count` in so many cells: all of them where they fit, or the first, a gap, and the last.
pub fn picks(count: u64, cells: u64) -> Picks {
    if count <= cells.max(1) {
        return (0..count).map(Some).collect();
    }
    if cells < 3 {
        return vec![Some(0)];
    }
    let mut all: Picks = (0..cells - 2).map(Some).collect();
    all.push(None);
    all.push(Some(count - 1));
    all
}

/// How many of the drawn stand there when only `have` of `full` do: at least one stands, and at least one is missing.
pub fn filled(drawn: usize, have: u64, full: u64) -> usize {
    if have >= full {
        return drawn;
    }
    let share = (drawn as f64 * have as f64 / full as f64).round() as usize;
    share
        .max(1)
        .min(drawn.saturating_sub(1).max(1))
        .min(have as usize)
}

/// A switch that is drawn: its slice of the tier, and the slice below whose links come up to it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Slice {
    pub own: u64,
    pub under: u64,
    /// Not one switch but the dots for those left out above the same slice.
    pub gap: bool,
}

/// The tier above some slices, each of which fans out to `fan` of its own; none is a gap between slices.
pub fn rise(below: &[Option<Slice>], fan: u64, cells: u64) -> Vec<Option<Slice>> {
    let mut all: Vec<Option<Slice>> = Vec::new();
    for slice in below {
        match slice {
            Some(slice) if !slice.gap => {
                let above = picks(fan, cells).into_iter().map(|pick| Slice {
                    own: slice.own * fan + pick.unwrap_or_default(),
                    under: slice.own,
                    gap: pick.is_none(),
                });
                all.extend(above.map(Some));
            }
            _ if all.last().is_some_and(Option::is_some) => all.push(None),
            _ => {}
        }
    }
    all
}

/// Where each of these stands, in cells from the left, with a little air between those of one slice and the next; and
/// how many cells that makes.
pub fn places(slices: &[Option<Slice>]) -> (Vec<f64>, f64) {
    let mut at = 0.0;
    let mut all = Vec::with_capacity(slices.len());
    for (place, slice) in slices.iter().enumerate() {
        let before = place.checked_sub(1).map(|before| slices[before]);
        let under = |slice: Option<Slice>| slice.map(|slice| slice.under);
        if before.is_some_and(|before| under(before) != under(*slice)) {
            at += 0.5;
        }
        all.push(at + 0.5);
        at += 1.0;
    }
    (all, at)
}

/// A stretch of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    pub from: f64,
    pub to: f64,
}

impl Span {
    pub fn wide(self) -> f64 {
        self.to - self.from
    }

    pub fn middle(self) -> f64 {
        (self.from + self.to) / 2.0
    }

    pub fn inset(self, by: f64) -> Self {
        Self {
            from: self.from + by,
            to: self.to - by,
        }
    }

    /// Cells of it: the drawn ones equally wide, the gap of its own width, some space between.
    pub fn cells(self, picks: &[Option<u64>], gap: f64, space: f64) -> Vec<(Option<u64>, Self)> {
        let gaps = picks.iter().filter(|pick| pick.is_none()).count() as f64;
        let drawn = (picks.len() as f64 - gaps).max(1.0);
        let spaces = (picks.len() as f64 - 1.0) * space;
        let wide = (self.wide() - gaps * gap - spaces) / drawn;
        let mut from = self.from;
        let mut all = Vec::with_capacity(picks.len());
        for pick in picks {
            let to = from + if pick.is_some() { wide } else { gap };
            all.push((*pick, Self { from, to }));
            from = to + space;
        }
        all
    }
}
