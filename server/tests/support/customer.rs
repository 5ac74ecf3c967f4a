//! A customer on the portal, through HTTP: signs in with the code that the demonstration shows.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses its own part of the support")]

use super::{
    site::{Answer, Client, Site},
    support::TestWorld,
};
use axum::{body::Body, http::Request};
use serde_json::{Value, json};
use shouwen_domain::id::Id;

pub struct Customer<'s, 'w> {
    site: &'s Site<'w>,
    pub cookie: String,
    pub csrf: String,
}

/// The first bytes of a PDF are what makes it one.
pub const PDF: &[u8] = b"%PDF-1.4 house plan";

#[track_caller]
pub fn code(site: &Site<'_>, company: &str, number: &str) -> Answer {
    let body = json!({"company": company, "phone": number});
    site.send(&Client::default(), "POST", "/api/portal/codes", body, &[])
}

#[track_caller]
pub fn enter(site: &Site<'_>, company: &str, number: &str, code: &str) -> Answer {
    let body = json!({"company": company, "phone": number, "code": code});
    site.send(&Client::default(), "POST", "/api/portal/session", body, &[])
}

impl<'s, 'w> Customer<'s, 'w> {
    #[track_caller]
    pub fn sign_in(w: &TestWorld, site: &'s Site<'w>, number: &str) -> Self {
        Self::at(w, site, "LJ", number)
    }

    #[track_caller]
    pub fn at(w: &TestWorld, site: &'s Site<'w>, company: &str, number: &str) -> Self {
        w.app.demonstrate();
        let sent = code(site, company, number);
        assert_eq!(sent.status, 201, "{}", sent.body);
        Self::of(site, &enter(site, company, number, sent.body["code"].as_str().unwrap()))
    }

    #[track_caller]
    pub fn of(site: &'s Site<'w>, answer: &Answer) -> Self {
        assert_eq!(answer.status, 200, "{}", answer.body);
        let cookie = answer.headers["set-cookie"].to_str().unwrap().to_owned();
        assert!(cookie.starts_with("shouwen_portal=") && cookie.contains("HttpOnly"), "{cookie}");
        assert!(cookie.contains("SameSite=Strict") && cookie.contains("Path=/api/portal"), "{cookie}");
        let cookie = cookie.split(';').next().unwrap().to_owned();
        Self { site, cookie, csrf: answer.body["csrf"].as_str().unwrap().to_owned() }
    }

    #[track_caller]
    pub fn send(&self, method: &str, path: &str, body: Value, extra: &[(&str, &str)]) -> Answer {
        let client = Client { csrf: self.csrf.clone(), ..Client::default() };
        let mut all = vec![("cookie", self.cookie.as_str())];
        all.extend_from_slice(extra);
        self.site.send(&client, method, path, body, &all)
    }

    #[track_caller]
    pub fn ask(&self, status: u16, method: &str, path: &str, body: Value) -> Value {
        let answer = self.send(method, path, body, &[]);
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.body);
        answer.body
    }

    #[track_caller]
    pub fn get(&self, path: &str) -> Value {
        self.ask(200, "GET", path, Value::Null)
    }

    /// Own matter.
    #[track_caller]
    pub fn matter(&self, id: Id) -> Value {
        self.get(&format!("/api/portal/requests/{id}"))
    }

    #[track_caller]
    pub fn apply(&self, body: Value) -> Id {
        let made = self.ask(201, "POST", "/api/portal/requests", body);
        Id::parse(made["id"].as_str().unwrap()).unwrap()
    }

    #[track_caller]
    pub fn act(&self, kind: &str, id: Id, action: &str, body: Value) -> Value {
        self.ask(200, "POST", &format!("/api/portal/{kind}s/{id}/{action}"), body)
    }

    /// The refusal's code.
    #[track_caller]
    pub fn refused(&self, status: u16, kind: &str, id: Id, action: &str, body: Value) -> Value {
        self.ask(status, "POST", &format!("/api/portal/{kind}s/{id}/{action}"), body)
    }

    #[track_caller]
    pub fn upload(&self, status: u16, id: Id, bytes: &[u8]) -> Value {
        let request = Request::post(format!("/api/portal/requests/{id}/files"))
            .header("cookie", &self.cookie)
            .header("x-csrf-token", &self.csrf)
            .header("content-type", "application/pdf")
            .header("x-file-name", "%E6%88%B7%E5%9E%8B%E5%9B%BE.pdf");
        let answer = self.site.raw(request.body(Body::from(bytes.to_vec())).unwrap());
        assert_eq!(answer.status, status, "{}", answer.body);
        answer.body
    }
}

/// Codes of the actions that a part of a page offers.
pub fn offered(of: &Value) -> Vec<String> {
    let all = of["actions"].as_array().unwrap();
    all.iter().map(|a| a["action"].as_str().unwrap().to_owned()).collect()
}

/// An application for a water heater, as in story 7.2.
pub fn heater() -> Value {
    json!({
        "type": "installation.household", "content": "申请接装燃气热水器，资料已上传", "name": "王海涛",
        "wanted": "周四上午", "special": "无", "background": "新装修入住",
        "address": {"district": "七星区", "road": "漓江路12号", "building": "8", "unit": "1", "room": "802"},
    })
}
