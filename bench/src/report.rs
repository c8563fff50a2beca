//! Rows of the result, as JSON lines and as the table and chart of `docs/performance.md`.

use std::fmt::Write as _;

use serde::Serialize;

/// One figure beside its limit or peer, measured in the same run.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Row {
    pub name: String,
    pub value: f64,
    pub unit: &'static str,
    /// The limit or peer in the same unit, or the bound itself where the goal is absolute.
    pub reference: f64,
    pub ratio: f64,
    /// What the ratio, or the value where there is no peer, should reach; with its direction.
    pub reach: String,
    pub ok: bool,
    /// How much of the goal is reached: 1 is just enough, more is better.
    #[serde(skip)]
    pub reached: f64,
    /// What the reference is, in words.
    pub against: &'static str,
}

impl Row {
    /// A rate that should be at least `share` of a reference rate.
    pub(crate) fn share(
        name: impl Into<String>,
        value: f64,
        unit: &'static str,
        reference: f64,
        share: f64,
        against: &'static str,
    ) -> Self {
        let ratio = value / reference;
        Self {
            name: name.into(),
            value,
            unit,
            reference,
            ratio,
            reach: format!("≥ {share} of the reference"),
            ok: ratio >= share,
            reached: ratio / share,
            against,
        }
    }

    /// A figure that should be at most a bound of its own.
    pub(crate) fn bound(name: impl Into<String>, value: f64, unit: &'static str, bound: f64) -> Self {
        Self {
            name: name.into(),
            value,
            unit,
            reference: bound,
            ratio: value / bound,
            reach: format!("≤ {bound} {unit}"),
            ok: value <= bound,
            reached: bound / value,
            against: "bound",
        }
    }
}

impl Row {
    /// A figure that should be at most so many times a reference.
    pub(crate) fn at_most(
        name: impl Into<String>,
        value: f64,
        unit: &'static str,
        reference: f64,
        times: f64,
        against: &'static str,
    ) -> Self {
        let ratio = value / reference;
        Self {
            name: name.into(),
            value,
            unit,
            reference,
            ratio,
            reach: format!("≤ {times} of the reference"),
            ok: ratio <= times,
            reached: times / ratio,
            against,
        }
    }

    /// A figure that explains others and has no goal of its own.
    pub(crate) fn note(name: &str, value: f64, unit: &'static str, against: &'static str) -> Self {
        let name = name.to_owned();
        Self {
            name,
            value,
            unit,
            reference: value,
            ratio: 1.0,
            reach: "–".to_owned(),
            ok: true,
            reached: 1.0,
            against,
        }
    }
}

/// Puts table and chart where the documentation has them.
pub(crate) fn write(rows: &[Row]) -> std::io::Result<()> {
    const BEGIN: &str = "<!-- table: cargo xtask bench --write -->\n";
    const END: &str = "<!-- end of table -->";
    const CHART: &str = "![How much of each goal is reached](performance.svg)\n\n";
    let docs = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs"));
    let page = std::fs::read_to_string(docs.join("performance.md"))?;
    let (before, rest) =
        page.split_once(BEGIN).ok_or_else(|| std::io::Error::other("the table's begin mark is gone"))?;
    let (_, after) =
        rest.split_once(END).ok_or_else(|| std::io::Error::other("the table's end mark is gone"))?;
    std::fs::write(
        docs.join("performance.md"),
        format!("{before}{BEGIN}{CHART}{}{END}{after}", table(rows)),
    )?;
    std::fs::write(docs.join("performance.svg"), chart(rows))
}

/// Three significant digits.
pub(crate) fn short(value: f64) -> String {
    let digits = if value == 0.0 { 0 } else { (2 - value.abs().log10().floor() as i32).max(0) as usize };
    format!("{value:.digits$}")
}

/// The table of `docs/performance.md`.
pub(crate) fn table(rows: &[Row]) -> String {
    let mut out = String::from(
        "| work | measured | reference in the same run | ratio | reach | |\n|---|---|---|---|---|---|\n",
    );
    for row in rows {
        let _ = writeln!(
            out,
            "| {} | {} {} | {} {} ({}) | {} | {} | {} |",
            row.name,
            short(row.value),
            row.unit,
            short(row.reference),
            row.unit,
            row.against,
            short(row.ratio),
            row.reach,
            if row.ok { "reached" } else { "**missed**" }
        );
    }
    out
}

/// The chart: how much of each goal is reached, on a logarithmic scale; the line is the goal.
pub(crate) fn chart(rows: &[Row]) -> String {
    const LEFT: f64 = 420.0;
    const GOAL: f64 = 560.0;
    const DECADE: f64 = 120.0;
    const STEP: usize = 28;
    let height = rows.len() * STEP + 44;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 940 {height}\" font-family=\"system-ui, sans-serif\" \
         font-size=\"13\" role=\"img\" aria-label=\"How much of each goal is reached\">\n\
         <rect width=\"940\" height=\"{height}\" fill=\"#fff\"/>\n"
    );
    for (at, row) in rows.iter().enumerate() {
        let y = at * STEP + 12;
        let end = (GOAL + row.reached.max(0.001).log10() * DECADE).clamp(LEFT + 4.0, 860.0);
        let colour = if row.ok { "#1a6e5c" } else { "#b3411e" };
        let _ = writeln!(
            out,
            "<text x=\"{:.0}\" y=\"{}\" text-anchor=\"end\" fill=\"#222\">{}</text>\
             <rect x=\"{LEFT}\" y=\"{y}\" width=\"{:.1}\" height=\"18\" rx=\"3\" fill=\"{colour}\"/>\
             <text x=\"{:.1}\" y=\"{}\" fill=\"#222\">{}×</text>",
            LEFT - 8.0,
            y + 13,
            escape(&row.name),
            end - LEFT,
            end + 6.0,
            y + 13,
            short(row.reached),
        );
    }
    let _ = writeln!(
        out,
        "<line x1=\"{GOAL}\" x2=\"{GOAL}\" y1=\"4\" y2=\"{}\" stroke=\"#222\" stroke-dasharray=\"4 3\"/>\
         <text x=\"{GOAL}\" y=\"{}\" text-anchor=\"middle\" fill=\"#222\">goal; each tenfold is the same width</text>\n</svg>",
        height - 26,
        height - 10
    );
    out
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
