//! The functions the sheets use: old ones that every spreadsheet has had for decades.

use crate::analysis::normal_quantile;

use super::calc::{Value, compared};

/// What a function of some values comes to.
pub fn call(name: &str, inputs: &[Value]) -> Result<Value, String> {
    let number = |place: usize| match inputs.get(place) {
        Some(input) => input.number(),
        None => Err(format!("{name} wants more")),
    };
    let truth = |yes: bool| Ok(Value::Truth(yes));
    let value = match name {
        "SUM" => numbers(inputs).sum(),
        "MIN" => numbers(inputs).fold(f64::INFINITY, f64::min),
        "MAX" => numbers(inputs).fold(f64::NEG_INFINITY, f64::max),
        "ABS" => number(0)?.abs(),
        "INT" => number(0)?.floor(),
        "SQRT" => number(0)?.sqrt(),
        "ROUNDUP" if number(1)? == 0.0 => away(number(0)?),
        "MOD" => {
            let (one, other) = (number(0)?, number(1)?);
            one - other * (one / other).floor()
        }
        "AND" | "OR" => {
            let mut all = inputs.iter().flat_map(Value::all).map(Value::number);
            let wanted = name == "OR";
            let found = all.find(|one| one.as_ref().is_ok_and(|one| (*one != 0.0) == wanted));
            return truth(found.is_some() == wanted);
        }
        "ISNUMBER" => return truth(matches!(inputs.first(), Some(Value::Number(_)))),
        "INDEX" => {
            let all = inputs.first().map(Value::all).unwrap_or_default();
            let place = (number(1)? as usize).checked_sub(1);
            let found = place.and_then(|place| all.get(place));
            return found.cloned().ok_or_else(|| "INDEX is outside".to_owned());
        }
        "MATCH" => matched(inputs)?,
        "SUMIF" => sum_if(inputs)?,
        "SUMPRODUCT" => sum_product(inputs)?,
        "FIXED" if number(1)? == 0.0 => {
            let rounded = number(0)?.round() as i64;
            let digits = crate::units::human::whole(rounded.unsigned_abs());
            let sign = if rounded < 0 { "-" } else { "" };
            return Ok(Value::Words(format!("{sign}{digits}")));
        }
        "NORMSINV" => normal_quantile(number(0)?),
        "POISSON" => poisson(number(0)?, number(1)?),
        _ => return Err(format!("there is no function {name}")),
    };
    if value.is_finite() {
        Ok(Value::Number(value))
    } else {
        Err(format!("{name} comes to no number"))
    }
}

/// Every number; what else stands in an area is passed over.
fn numbers(inputs: &[Value]) -> impl Iterator<Item = f64> {
    let all = inputs.iter().flat_map(Value::all);
    all.filter_map(|value| match value {
        Value::Number(number) => Some(*number),
        _ => None,
    })
}

fn away(number: f64) -> f64 {
    if number < 0.0 {
        number.floor()
    } else {
        number.ceil()
    }
}

/// Place of a value in a list: the same (0), the last that is no larger in a rising one (1), the last that is no smaller
/// in a falling one (−1).
fn matched(inputs: &[Value]) -> Result<f64, String> {
    let [wanted, list, how] = inputs else {
        return Err("MATCH wants three".to_owned());
    };
    let how = how.number()?;
    let list = list.all().iter();
    let place = if how == 0.0 {
        list.clone().position(|one| compared(one, wanted).is_eq())
    } else if how > 0.0 {
        let held = list.take_while(|one| compared(one, wanted).is_le());
        held.count().checked_sub(1)
    } else {
        let held = list.take_while(|one| compared(one, wanted).is_ge());
        held.count().checked_sub(1)
    };
    let place = place.ok_or_else(|| format!("MATCH finds no {wanted:?}"))?;
    Ok(place as f64 + 1.0)
}

fn sum_if(inputs: &[Value]) -> Result<f64, String> {
    let [keys, wanted, amounts] = inputs else {
        return Err("SUMIF wants three".to_owned());
    };
    let pairs = keys.all().iter().zip(amounts.all());
    let kept = pairs.filter(|(key, _)| compared(key, wanted).is_eq());
    Ok(kept.filter_map(|(_, amount)| amount.number().ok()).sum())
}

fn sum_product(inputs: &[Value]) -> Result<f64, String> {
    let count = inputs.first().map_or(0, |first| first.all().len());
    if inputs.iter().any(|input| input.all().len() != count) {
        return Err("SUMPRODUCT of areas that differ".to_owned());
    }
    let factor = |value: &Value| match value {
        Value::Number(number) => *number,
        _ => 0.0,
    };
    let product = |place: usize| -> f64 {
        inputs
            .iter()
            .map(|input| factor(&input.all()[place]))
            .product()
    };
    Ok((0..count).map(product).sum())
}

/// Chance of at most so many events where so many are expected.
fn poisson(most: f64, mean: f64) -> f64 {
    let mut term = libm::exp(-mean);
    let mut sum = term;
    let mut count = 0.0;
    while count < most {
        count += 1.0;
        term *= mean / count;
        sum += term;
    }
    sum
}
