//! The step as a list: how the model is laid out, what each part of the step takes, and the formula behind each.

use crate::catalog::Datum;
use crate::model::Report;
use crate::model::training::{Sent, Step};
use crate::units::{Seconds, human};

use super::super::table::{Cell, Reason, Reasoned, Table};
use super::{mfu, total};

/// The step, row by row.
pub fn table(report: &Report) -> Reasoned {
    let heads = ["Part", "Value", "Of the step"].map(str::to_owned).to_vec();
    let Some(step) = &report.step else {
        return Reasoned::default();
    };
    let whole = total(report, step);
    let mut rows = Vec::with_capacity(12);
    let mut reasons = Vec::with_capacity(12);
    for line in lines(report, step) {
        rows.push(vec![
            Cell::word(line.name),
            match line.seconds {
                Some(seconds) => Cell::number(seconds.0, human::short(seconds)),
                None => Cell::number(line.number, line.text),
            },
            line.seconds.map_or_else(Cell::none, |seconds| {
                let share = seconds.0 / whole;
                Cell::number(100.0 * share, human::share(crate::units::Share(share)))
            }),
        ]);
        reasons.push(Reason {
            formula: line.formula,
            sources: line.sources,
        });
    }
    let caption = format!("One step of {}", report.scenario.workload_name());
    Reasoned {
        table: Table {
            caption,
            heads,
            rows,
        },
        reasons,
    }
}

struct Entry {
    name: &'static str,
    number: f64,
    text: String,
    seconds: Option<Seconds>,
    formula: String,
    sources: Vec<&'static Datum>,
}

fn lines(report: &Report, step: &Step) -> Vec<Entry> {
    let (scenario, load) = (&report.scenario, &report.load);
    let (training, layout) = (&scenario.training, &step.layout);
    let own = training.workload;
    let whole = |number: f64| human::whole(number as u64);
    let count = |name, number: f64, formula, sources| Entry {
        name,
        number,
        text: whole(number),
        seconds: None,
        formula,
        sources,
    };
    let time = |name, seconds: Seconds, formula, sources| Entry {
        name,
        number: 0.0,
        text: String::new(),
        seconds: Some(seconds),
        formula,
        sources,
    };
    let peak: Vec<&Datum> = scenario.sized_platform().peak.iter().collect();
    let line = step.links.outside;
    let delivered = load.delivered;
    let rate = format!(
        "{} GB/s × {}",
        human::figures(line.0),
        human::percent(delivered)
    );
    let sends = |name, sent: Sent, what: &str, sources: Vec<&'static Datum>| {
        let out = sent.outside.at(line) / delivered.share().0;
        let inside = sent.inside.at(step.links.inside);
        let formula = format!(
            "{what}: {} over the fabric at {rate} = {}; {} within the scale-up domain at {} GB/s = {}",
            human::bytes(sent.outside),
            human::short(out),
            human::bytes(sent.inside),
            human::figures(step.links.inside.0),
            human::short(inside),
        );
        time(name, out + inside, formula, sources)
    };
    let traffic = &step.traffic;
    let mut all = vec![
        count(
            "Replicas",
            layout.replicas,
            format!(
                "{} GPUs ÷ ({} tensor × {} context × {} pipeline), whole; {} stay idle",
                human::whole(scenario.gpus),
                whole(layout.tensor),
                whole(layout.context),
                whole(layout.pipeline),
                whole(layout.idle)
            ),
            vec![&own.tensor, &own.context, &own.pipeline],
        ),
        count(
            "Sequences of a replica",
            layout.micro_batches,
            format!(
                "{} tokens ÷ {} a sequence ÷ {} replicas, rounded, one at least",
                whole(training.batch()),
                whole(training.sequence()),
                whole(layout.replicas)
            ),
            vec![&own.batch, &own.sequence],
        ),
        count(
            "Tokens",
            layout.tokens,
            format!(
                "{} sequences × {} replicas × {} tokens",
                whole(layout.micro_batches),
                whole(layout.replicas),
                whole(training.sequence())
            ),
            Vec::new(),
        ),
        time(
            "Compute",
            step.compute,
            format!(
                "{} operations ÷ ({} GPUs × {} TFLOP/s × {} %)",
                power_of_ten(step.operations),
                whole(layout.used()),
                human::figures(step.peak / 1e12),
                human::figures(training.efficiency())
            ),
            [peak.as_slice(), &[&own.efficiency, &own.active]].concat(),
        ),
        time(
            "Bubble",
            step.bubble,
            format!(
                "({} − 1) ÷ ({} virtual stages × {} sequences) of what computes",
                whole(layout.pipeline),
                whole(layout.chunks),
                whole(layout.micro_batches)
            ),
            vec![&own.chunks],
        ),
        sends(
            "Data parallel",
            traffic.data,
            "gradients scattered, weights gathered",
            vec![&own.gradient_bytes, &own.weight_bytes],
        ),
    ];
    let others = [
        (
            "Tensor parallel",
            traffic.tensor,
            "8·b·s·h·(t − 1)/t elements a layer and sequence",
            vec![&own.hidden],
        ),
        (
            "Pipeline parallel",
            traffic.pipeline,
            "b·s·h elements a boundary, there and back, for every virtual stage",
            vec![&own.hidden],
        ),
        (
            "Context parallel",
            traffic.context,
            "keys and values, gathered and scattered",
            vec![&own.kv_heads, &own.head_dim],
        ),
        (
            "Expert parallel",
            traffic.expert,
            "every token to its experts and back, forward and backward",
            [
                &own.experts_per_token,
                &own.dispatch_bytes,
                &own.combine_bytes,
            ]
            .into_iter()
            .flatten()
            .collect(),
        ),
    ];
    for (name, sent, what, sources) in others {
        if sent.all().0 > 0.0 {
            all.push(sends(name, sent, what, sources));
        }
    }
    let hidden = step.fabric(delivered) - step.exposed(delivered, load.overlap);
    if hidden.0 > 0.0 {
        all.push(time(
            "Hidden behind compute",
            Seconds(-hidden.0),
            format!(
                "{} of the fabric’s time, as far as there is compute",
                human::percent(load.overlap)
            ),
            Vec::new(),
        ));
    }
    let seconds = Seconds(total(report, step));
    all.push(time(
        "Step",
        seconds,
        "the sum of the times above".to_owned(),
        Vec::new(),
    ));
    let reached = mfu(report, step);
    all.push(Entry {
        name: "Share of peak",
        number: reached.percent().0,
        text: human::share(reached),
        seconds: None,
        formula: format!(
            "{} operations ÷ ({} GPUs × {} TFLOP/s × {})",
            power_of_ten(step.operations),
            whole(layout.used()),
            human::figures(step.peak / 1e12),
            human::short(seconds)
        ),
        sources: peak,
    });
    all.push(count(
        "Tokens a GPU needs",
        step.data_parallel_threshold(),
        format!(
            "{} TFLOP/s ÷ {} GB/s: with fewer in a step, plain data parallelism waits for its adapter",
            human::figures(step.peak / 1e12),
            human::figures(line.0)
        ),
        Vec::new(),
    ));
    all
}

/// A large number as people write it: `4.26 × 10^19`.
fn power_of_ten(number: f64) -> String {
    let power = libm::floor(libm::log10(number.max(1.0)));
    format!(
        "{} × 10^{power}",
        human::figures(number / libm::pow(10.0, power))
    )
}
