//! Life signs: `/healthz` (the process answers), `/readyz` (the database answers), `/metrics`.

use super::{Answer, Need, Problem, Route, Routes, reply};
use axum::{
    body::Body,
    http::{HeaderValue, Method, StatusCode, header},
    response::Response,
};
use serde_json::json;
use shouwen_domain::words::w;
use shouwen_store::{jobs, migrate};

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("health");
    r.add(
        Method::GET,
        "/healthz",
        "healthz",
        w("进程存活", "The process answers"),
        Need::Nothing,
        &[],
        None,
        Answer::Json(200, "Health"),
        |_| async { Ok(reply(200, &json!({"status": "ok", "version": env!("CARGO_PKG_VERSION")}))) },
    );
    r.add(
        Method::GET,
        "/readyz",
        "readyz",
        w("可以服务", "The database answers"),
        Need::Nothing,
        &[],
        None,
        Answer::Json(200, "Ready"),
        |req| async move {
            let waiting = req.app.db.read(jobs::counts).await.map_err(|e| {
                Problem::status(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "not_ready",
                    "数据库没有应答。",
                    format!("The database does not answer: {e}"),
                )
            })?;
            Ok(reply(
                200,
                &json!({"status": "ready", "schema": migrate::NEWEST, "jobs": waiting.0, "dead_jobs": waiting.1,
                    "exchanges_down": req.app.telephony.down(), "clock_off_ms": req.app.world.clock_off()}),
            ))
        },
    );
    r.add(
        Method::GET,
        "/metrics",
        "metrics",
        w("运行指标", "Prometheus metrics"),
        Need::Nothing,
        &[],
        None,
        Answer::Other("text/plain"),
        |req| async move {
            let (waiting, dead) = req.app.db.read(jobs::counts).await?;
            let mut text = req.app.metrics.text(&[
                ("shouwen_jobs_waiting", "Jobs that wait for their time.", waiting as f64),
                ("shouwen_jobs_dead", "Jobs that were given up.", dead as f64),
                ("shouwen_live_listeners", "Open screens.", req.app.live.listeners() as f64),
                (
                    "shouwen_host_clock_off_seconds",
                    "By how much the clock of the host is not believed.",
                    req.app.world.clock_off() as f64 / 1_000.0,
                ),
                ("shouwen_policy_version", "Version of the configuration.", req.app.house().version as f64),
            ]);
            text.push_str(&req.app.telephony.figures());
            let mut out = Response::new(Body::from(text));
            out.headers_mut()
                .insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8"));
            Ok(out)
        },
    );
    r.list
}
