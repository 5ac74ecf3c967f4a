//! The OpenAPI 3.1 document, made of the registry; and a page to read it.

use super::{Answer, Need, Route, Routes, reply, routes as all, schemas};
use axum::{
    body::Body,
    http::{HeaderValue, Method, header},
    response::Response,
};
use serde_json::{Map, Value, json};
use shouwen_domain::{
    form,
    words::{Words, w},
};
use std::fmt::Write;

pub(super) fn routes() -> Vec<Route> {
    let mut r = Routes::new("meta");
    r.add(
        Method::GET,
        "/api/openapi.json",
        "openapi",
        w("接口说明", "OpenAPI document"),
        Need::Nothing,
        &[],
        None,
        Answer::Json(200, "OpenApi"),
        |_| async { Ok(reply(200, &document())) },
    );
    r.add(
        Method::GET,
        "/api",
        "browse",
        w("接口说明页", "The interface to read"),
        Need::Nothing,
        &[],
        None,
        Answer::Other("text/html"),
        |_| async {
            let mut out = Response::new(Body::from(page()));
            out.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
            out.headers_mut().insert(
                header::CONTENT_SECURITY_POLICY,
                HeaderValue::from_static("default-src 'none'; style-src 'sha256-mi8MLDOxPrurEKT+/qdtR/uFUYHVqTVeL75RAbrnIqk='; frame-ancestors 'none'"),
            );
            Ok(out)
        },
    );
    r.list
}

/// The document as served; also written to the repository and diffed.
pub fn document() -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for route in all() {
        let slot = paths.entry(route.path.clone()).or_insert_with(|| json!({}));
        slot[route.method.as_str().to_lowercase()] = operation(&route);
    }
    json!({
        "openapi": "3.1.0",
        "x-generated": "@generated from the registry of routes and the shapes of the answers",
        "info": {
            "title": "Shouwen · 首问",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "客户服务运营系统接口。Customer-service operation. Times in answers are epoch milliseconds, times in requests RFC 3339.",
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": "shouwen_session",
                    "description": "写操作另需 X-CSRF-Token，其值见 /api/session。Requests that change something also carry X-CSRF-Token, the csrf of /api/session."},
                "token": {"type": "http", "scheme": "bearer"},
                "exchange": {"type": "http", "scheme": "bearer",
                    "description": "电话交换机的令牌，见配置文件。The token of a telephone exchange, as its configuration has it."},
                "portal": {"type": "apiKey", "in": "cookie", "name": "shouwen_portal",
                    "description": "客户用手机验证码登录所得；写操作另需 X-CSRF-Token，其值见 /api/portal/session。Customers sign in with a code sent to their telephone; requests that change something also carry X-CSRF-Token, the csrf of /api/portal/session."},
            },
            "schemas": schemas::all(),
            "responses": problems(),
        },
    })
}

/// How things are refused: name, status, when.
const PROBLEMS: &[(&str, &str, Words)] = &[
    ("NotJson", "400", w("不是合法的 JSON", "Not JSON")),
    ("NotSignedIn", "401", w("未登录，或登录名、密码有误", "Not signed in, or wrong login")),
    ("NotAllowed", "403", w("角色无此权限", "The role does not carry it")),
    (
        "NotThere",
        "404",
        w("不存在，或不在本人可见范围", "Something named in the request is not there, or outside the caller's scope"),
    ),
    ("Conflict", "409", w("规则、状态或更新的版本不允许", "A rule, the state or a newer version forbids it")),
    ("TooLarge", "413", w("内容过大", "Too large")),
    ("WrongMedia", "415", w("不是 application/json", "Not application/json")),
    ("Invalid", "422", w("字段有误", "Fields are wrong")),
    ("TooOften", "429", w("过于频繁", "Too often")),
    ("Busy", "503", w("系统繁忙，请重试", "Busy: try again")),
];

/// `components.responses` of the document.
fn problems() -> Value {
    let of = |(name, _, words): &(&str, &str, Words)| {
        let shape = json!({"$ref": "#/components/schemas/Problem"});
        let answer = json!({"description": format!("{} · {}", words.zh, words.en),
            "content": {"application/problem+json": {"schema": shape}}});
        ((*name).to_owned(), answer)
    };
    Value::Object(PROBLEMS.iter().map(of).collect())
}

fn operation(route: &Route) -> Value {
    let mut parameters: Vec<Value> = Vec::new();
    for name in route.path.split('{').skip(1).filter_map(|p| p.split('}').next()) {
        let schema = if matches!(name, "id" | "contact" | "point") {
            json!({"type": "string", "pattern": "^[0-9A-HJKMNP-TV-Z]{13}$"})
        } else {
            json!({"type": "string", "minLength": 1, "maxLength": 60})
        };
        parameters.push(json!({"name": name, "in": "path", "required": true, "schema": schema}));
    }
    let query = form::schema(route.query);
    for field in route.query {
        parameters.push(json!({"name": field.name, "in": "query", "required": field.required,
            "schema": query["properties"][field.name], "description": format!("{} · {}", field.words.zh, field.words.en)}));
    }
    if route.act {
        parameters.push(json!({"name": "Idempotency-Key", "in": "header", "required": false,
            "schema": {"type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[A-Za-z0-9_.-]+$"}}));
        parameters.push(json!({"name": "Prefer", "in": "header", "required": false,
            "schema": {"type": "string", "enum": ["return=minimal", "return=representation"]}}));
    }
    if route.versioned {
        parameters.push(json!({"name": "If-Match", "in": "header", "required": false,
            "schema": {"type": "string", "pattern": "^\"[0-9]{1,15}\"$"}}));
    }
    if route.raw {
        parameters.push(json!({"name": "X-File-Name", "in": "header", "required": false,
            "schema": {"type": "string", "maxLength": 400, "pattern": "^[A-Za-z0-9%._-]*$"},
            "description": "文件名，按百分号编码 · The name of the file, percent-encoded"}));
    }
    let mut responses = Map::new();
    match route.answer {
        Answer::Json(status, schema) => {
            responses.insert(
                status.to_string(),
                json!({"description": route.words.en,
                    "content": {"application/json": {"schema": {"$ref": format!("#/components/schemas/{schema}")}}}}),
            );
        }
        Answer::Other(media) => {
            responses.insert("200".into(), json!({"description": route.words.en, "content": {media: {}}}));
        }
        Answer::Empty => {
            responses.insert("204".into(), json!({"description": route.words.en}));
        }
    }
    let mut may = |name: &str| {
        let (_, status, _) = PROBLEMS.iter().find(|(known, ..)| *known == name).expect("the name stands in the table");
        responses.insert((*status).to_owned(), json!({"$ref": format!("#/components/responses/{name}")}));
    };
    if route.need != Need::Nothing || route.path.ends_with("/session") || route.path.ends_with("/report") {
        may("NotSignedIn");
        may("NotAllowed");
    }
    if route.path.contains('{') || route.need != Need::Nothing || route.path.starts_with("/api/portal/") {
        may("NotThere");
    }
    if route.body.is_some() || route.raw || route.path.ends_with("/report") {
        may("NotJson");
        may("TooLarge");
        may("WrongMedia");
    }
    if route.act || matches!(route.need, Need::Write | Need::PortalWrite) {
        may("Conflict");
    }
    may("Invalid");
    may("TooOften");
    may("Busy");
    let mut out = json!({
        "operationId": route.id,
        "tags": [route.tag],
        "summary": format!("{} · {}", route.words.zh, route.words.en),
        "parameters": parameters,
        "responses": responses,
        "security": match route.need {
            Need::Nothing => json!([]),
            Need::Portal | Need::PortalWrite => json!([{"portal": []}]),
            Need::Exchange => json!([{"exchange": []}]),
            Need::Read | Need::Write => json!([{"session": []}, {"token": []}]),
        },
    });
    if let Some(fields) = route.body {
        let required = fields.iter().any(|f| f.required);
        out["requestBody"] =
            json!({"required": required, "content": {"application/json": {"schema": form::schema(fields)}}});
    } else if route.raw {
        out["requestBody"] = json!({"required": true, "content": {"application/octet-stream": {"schema": {}}}});
    }
    out
}

/// Its SHA-256 stands in the policy of the page; a test keeps the two together.
pub(super) const STYLE: &str = "body{font:15px/1.6 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1f2328;background:#fff}code{background:#f0f2f5;padding:0 .3em}summary{cursor:pointer}pre{background:#f6f8fa;padding:1rem;overflow:auto}@media(prefers-color-scheme:dark){body{color:#e6e8eb;background:#14171a}code,pre{background:#22272d}}";

fn page() -> String {
    let mut out = format!(
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>首问接口 · Shouwen API</title><style>{STYLE}</style><h1>首问接口 <small>Shouwen API {}</small></h1>\
         <p>机器可读：<a href=\"/api/openapi.json\">/api/openapi.json</a>（OpenAPI 3.1）</p>",
        env!("CARGO_PKG_VERSION")
    );
    let mut tag = "";
    for route in all() {
        if route.tag != tag {
            tag = route.tag;
            let _ = write!(out, "<h2>{tag}</h2>");
        }
        let body = route.body.map(form::schema).map_or(String::new(), |s| {
            format!("<pre>{}</pre>", escape(&serde_json::to_string_pretty(&s).unwrap_or_default()))
        });
        let query: Vec<String> =
            route.query.iter().map(|f| format!("<code>{}</code> {}", f.name, escape(f.words.zh))).collect();
        let _ = write!(
            out,
            "<details><summary><code>{} {}</code> {} <small>{}</small></summary><p>{}</p>{body}</details>",
            route.method,
            escape(&route.path),
            escape(route.words.zh),
            escape(route.words.en),
            query.join("，"),
        );
    }
    out
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
