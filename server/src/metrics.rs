//! Figures for Prometheus, on a listener of their own: how often somebody should look, and how many log-ins were refused. None is
//! about patients, and no label is anything but a word from a closed list.

use std::fmt;

use axum::{Router, extract::State, http::header, response::IntoResponse, routing::get};
use prometheus_client::{
    collector::Collector,
    encoding::{DescriptorEncoder, EncodeMetric, text},
    metrics::{MetricType, counter::ConstCounter},
    registry::Registry,
};
use secondok_care::Care;
use tokio::net::TcpListener;

/// What it is served as (OpenMetrics 1.0).
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// Where it is served.
const PATH: &str = "/metrics";

/// Serves the figures until it is dropped.
pub async fn serve(care: Care, listener: TcpListener) {
    let router = Router::new().route(PATH, get(figures)).with_state(care);
    // It ends when the program does: a listener that is there does not fail.
    let _ = axum::serve(listener, router).await;
}

async fn figures(State(care): State<Care>) -> impl IntoResponse {
    let mut registry = Registry::default();
    registry.register_collector(Box::new(Figures(care)));
    let mut body = String::new();
    text::encode(&mut body, &registry).expect("a text takes whatever is written into it");
    ([(header::CONTENT_TYPE, OPEN_METRICS)], body)
}

#[derive(Debug)]
struct Figures(Care);

impl Collector for Figures {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> Result<(), fmt::Error> {
        let Self(care) = self;
        let help = "How often somebody should look, since the start";
        let mut alerts = encoder.encode_descriptor("secondok_alerts", help, None, MetricType::Counter)?;
        for (kind, count) in care.alerts().counts() {
            ConstCounter::new(count).encode(alerts.encode_family(&[("kind", kind)])?)?;
        }
        let help = "Log-ins that were refused because too many were begun with that name, since the start";
        let name = "secondok_log_ins_refused";
        let mut refused = encoder.encode_descriptor(name, help, None, MetricType::Counter)?;
        for (account, count) in care.refused_log_ins() {
            ConstCounter::new(count).encode(refused.encode_family(&[("account", account)])?)?;
        }
        Ok(())
    }
}
