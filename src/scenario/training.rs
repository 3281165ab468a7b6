//! What is trained and how it is divided over the accelerators: a workload of the catalog, and the person's own numbers in
//! place of its own.

use super::Scenario;
use crate::catalog::{self, Datum, Workload};

/// Ways a model is divided: tensor, context, pipeline and expert parallelism. What is left is data parallelism.
pub const DEGREES: usize = 4;

/// The model that is trained. `None` is what the workload brings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Training {
    /// The workload.
    pub workload: &'static Workload,
    /// Degrees of tensor, context, pipeline and expert parallelism.
    pub parallel: [Option<f64>; DEGREES],
    /// Parameters, in billions.
    pub params: Option<f64>,
    /// Parameters one token passes through, in billions.
    pub active: Option<f64>,
    /// Layers.
    pub layers: Option<f64>,
    /// Width of the hidden state.
    pub hidden: Option<f64>,
    /// Tokens of a sequence.
    pub sequence: Option<f64>,
    /// Millions of tokens of a step.
    pub batch: Option<f64>,
    /// Interleaved parts of the model one stage holds.
    pub chunks: Option<f64>,
    /// Share of dense peak inside the compute, in percent.
    pub efficiency: Option<f64>,
}

impl Default for Training {
    fn default() -> Self {
        Self {
            workload: catalog::default_workload(),
            parallel: [None; DEGREES],
            params: None,
            active: None,
            layers: None,
            hidden: None,
            sequence: None,
            batch: None,
            chunks: None,
            efficiency: None,
        }
    }
}

impl Training {
    /// The workload's own degree of a way to divide it.
    pub fn usual_degree(&self, place: usize) -> &'static Datum {
        let own = self.workload;
        [&own.tensor, &own.context, &own.pipeline, &own.expert][place]
    }

    /// The degree in force.
    pub fn degree(&self, place: usize) -> f64 {
        self.parallel[place].unwrap_or(self.usual_degree(place).value)
    }

    /// Parameters in force.
    pub fn params(&self) -> f64 {
        self.params
            .map_or(self.workload.params.value, |own| own * 1e9)
    }

    /// Parameters one token passes through; a model whose size was changed keeps its proportion.
    pub fn active(&self) -> f64 {
        let usual = self.workload.active.value / self.workload.params.value * self.params();
        self.active.map_or(usual, |own| own * 1e9)
    }

    /// The same, of those there are.
    pub fn computed(&self) -> f64 {
        self.active().min(self.params())
    }

    /// Layers in force.
    pub fn layers(&self) -> f64 {
        self.layers.unwrap_or(self.workload.layers.value)
    }

    /// Width of the hidden state in force.
    pub fn hidden(&self) -> f64 {
        self.hidden.unwrap_or(self.workload.hidden.value)
    }

    /// Tokens of a sequence in force.
    pub fn sequence(&self) -> f64 {
        self.sequence.unwrap_or(self.workload.sequence.value)
    }

    /// Tokens of a step in force.
    pub fn batch(&self) -> f64 {
        self.batch
            .map_or(self.workload.batch.value, |own| own * 1e6)
    }

    /// Interleaved parts of a stage in force.
    pub fn chunks(&self) -> f64 {
        self.chunks.unwrap_or(self.workload.chunks.value)
    }

    /// Share of dense peak inside the compute, in percent.
    pub fn efficiency(&self) -> f64 {
        self.efficiency.unwrap_or(self.workload.efficiency.value)
    }

    /// Whether anything of the workload was changed.
    pub fn is_custom(&self) -> bool {
        *self
            != Self {
                workload: self.workload,
                ..Self::default()
            }
    }
}

impl Scenario {
    /// What the model is called: by its preset, and said where it was changed.
    pub fn workload_name(&self) -> String {
        let name = self.training.workload.short;
        match self.training.is_custom() {
            true => format!("{name}, changed"),
            false => name.to_owned(),
        }
    }
}
