//! The gateways of an installation, read from `notify.toml` in the data folder or the file that `--notify` names (NTF-01).
//! Owns: what stands in it, its secrets from files and the environment, and saying clearly what is wrong. A secret is in no
//! log and no answer. Tested by `tests/gateways.rs`.

use super::{
    Driver, Post,
    gateway::{Body, Gateway, Reading},
    lanes::Lane,
    mail::{Mail, Security},
    push::{HOSTS, Push, Vapid},
    report::{Report, Reports},
    robots::{House, Robot},
    web,
};
use crate::app::App;
use serde::Deserialize;
use serde_json::Value;
use shouwen_domain::{channels::Means, id::Id, words::Said};
use shouwen_store::jobs::Share;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

/// Name of the file in the data folder.
pub const FILE: &str = "notify.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    gateway: Vec<Given>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Http,
    Smtp,
    Wecom,
    Dingtalk,
    Feishu,
    Webpush,
}

#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Secret {
    Env { env: String },
    File { file: PathBuf },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    name: String,
    kind: Kind,
    means: Option<String>,
    company: Option<String>,
    workers: Option<usize>,
    /// Seconds.
    timeout: Option<u64>,
    proxy: Option<String>,
    #[serde(default)]
    secrets: BTreeMap<String, Secret>,
    // http and robots
    url: Option<String>,
    method: Option<String>,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    json: Option<Value>,
    form: Option<BTreeMap<String, String>>,
    #[serde(default)]
    code: String,
    #[serde(default)]
    ok: Vec<String>,
    #[serde(default)]
    never: Vec<String>,
    #[serde(default)]
    later: Vec<String>,
    #[serde(default)]
    id: String,
    repeat: Option<bool>,
    #[serde(default)]
    delivered: bool,
    report: Option<Report>,
    // robots
    secret: Option<String>,
    // smtp
    host: Option<String>,
    port: Option<u16>,
    security: Option<Security>,
    from: Option<String>,
    user: Option<String>,
    password: Option<String>,
    // webpush
    subject: Option<String>,
    hosts: Option<Vec<String>>,
}

fn wrong(name: &str, zh: &str, en: &str) -> Said {
    Said::new(format!("通知配置“{name}”：{zh}"), format!("notify.toml, gateway \"{name}\": {en}"))
}

/// The file that holds: the one that is named, or the one of the data folder if it is there.
pub fn file(app: &App, named: Option<&Path>) -> Option<PathBuf> {
    let usual = app.place.data.join(FILE);
    named.map(Path::to_path_buf).or_else(|| usual.exists().then_some(usual))
}

/// Reads the gateways and makes their drivers; without a file everything stays with the sandbox.
pub fn load(app: &Arc<App>, named: Option<&Path>) -> Result<Post, Said> {
    let Some(path) = file(app, named) else { return Ok(Post::default()) };
    let shown = path.display();
    let text = std::fs::read_to_string(&path)
        .map_err(|e| Said::new(format!("读不到通知配置 {shown}：{e}"), format!("cannot read {shown}: {e}")))?;
    parse(app, &text, path.parent().unwrap_or(Path::new(".")))
}

/// [`load`] of a text; relative files of secrets lie in `folder`.
pub fn parse(app: &Arc<App>, text: &str, folder: &Path) -> Result<Post, Said> {
    let file: File = toml::from_str(text).map_err(|e| {
        // What stands in the line may be a secret: only where and why.
        let line = e.span().map_or(0, |span| text[..span.start.min(text.len())].lines().count().max(1));
        let why = e.message().lines().next().unwrap_or_default().to_owned();
        Said::new(format!("通知配置第 {line} 行有误：{why}"), format!("notify.toml, line {line}: {why}"))
    })?;
    let mut lanes: Vec<(Given, Means, Option<Id>, Arc<dyn Driver>)> = Vec::new();
    let (mut reports, mut vapid) = (Reports::new(), None);
    for mut given in file.gateway {
        given.resolve(folder)?;
        let means = given.means()?;
        let company = given.company(app)?;
        if lanes.iter().any(|(g, m, c, _)| g.name == given.name || (*m == means && *c == company)) {
            return Err(wrong(&given.name, "名称重复，或同一方式配了两次", "the name or the means is given twice"));
        }
        if let Some(mut report) = given.report.take() {
            if report.secret.len() < 16 {
                return Err(wrong(
                    &given.name,
                    "回执签名密钥至少 16 位",
                    "the secret of report has less than 16 characters",
                ));
            }
            report.company = company;
            reports.insert(given.name.clone(), report);
        }
        let driver = given.driver(app, means, &mut vapid)?;
        lanes.push((given, means, company, driver));
    }
    let own = |means: Means| {
        let own = lanes.iter().filter(|(_, m, c, _)| *m == means && c.is_some());
        own.fold(String::new(), |but, (_, m, c, _)| {
            let company = c.unwrap_or(Id(0)).0;
            format!("{but}{}{}@{company},", if but.is_empty() { "," } else { "" }, m.code())
        })
    };
    let lanes = lanes
        .iter()
        .map(|(given, means, company, driver)| {
            let but = if company.is_some() { String::new() } else { own(*means) };
            let share = Share::Lane { lane: means.code(), company: *company, but };
            Lane::new(driver.clone(), share, given.workers())
        })
        .collect();
    Ok(Post::new(lanes, reports, vapid))
}

impl Given {
    /// Puts the secrets where the texts name them: `{secret.NAME}`.
    fn resolve(&mut self, folder: &Path) -> Result<(), Said> {
        for (key, secret) in std::mem::take(&mut self.secrets) {
            let value = match &secret {
                Secret::Env { env } => std::env::var(env).map_err(|_| {
                    wrong(&self.name, &format!("没有环境变量 {env}"), &format!("the environment has no {env}"))
                })?,
                Secret::File { file } => {
                    let path = folder.join(file);
                    let shown = path.display();
                    let text = std::fs::read_to_string(&path).map_err(|e| {
                        wrong(&self.name, &format!("读不到密钥文件 {shown}：{e}"), &format!("cannot read {shown}: {e}"))
                    })?;
                    text.trim().to_owned()
                }
            };
            let place = format!("{{secret.{key}}}");
            for text in self.texts() {
                *text = text.replace(&place, &value);
            }
            if let Some(json) = &mut self.json {
                replace(json, &place, &value);
            }
        }
        let name = self.name.clone();
        match self.texts().into_iter().find(|text| text.contains("{secret.")) {
            Some(_) => Err(wrong(&name, "引用了没有给出的 {secret.…}", "names a {secret.…} that is not given")),
            None => Ok(()),
        }
    }

    fn texts(&mut self) -> Vec<&mut String> {
        let single = [&mut self.url, &mut self.secret, &mut self.user, &mut self.password, &mut self.proxy];
        let mut out: Vec<&mut String> = single.into_iter().flatten().collect();
        out.extend(self.headers.values_mut());
        out.extend(self.form.iter_mut().flat_map(BTreeMap::values_mut));
        out.extend(self.report.as_mut().map(|r| &mut r.secret));
        out
    }

    fn means(&self) -> Result<Means, Said> {
        let fixed = match self.kind {
            Kind::Http => {
                let given = self.means.as_deref().and_then(Means::parse);
                return given.filter(|m| matches!(m, Means::Sms | Means::Voice)).ok_or_else(|| {
                    wrong(
                        &self.name,
                        "kind = \"http\" 的 means 应为 sms 或 voice",
                        "means of kind http is sms or voice",
                    )
                });
            }
            Kind::Smtp => Means::Mail,
            Kind::Wecom | Kind::Dingtalk | Kind::Feishu => Means::Robot,
            Kind::Webpush => Means::Push,
        };
        if self.means.as_deref().is_some_and(|m| Means::parse(m) != Some(fixed)) {
            return Err(wrong(&self.name, "means 与 kind 不符", "means does not fit kind"));
        }
        Ok(fixed)
    }

    fn company(&self, app: &App) -> Result<Option<Id>, Said> {
        let Some(code) = &self.company else { return Ok(None) };
        let house = app.house();
        let found = house.units.values().find(|u| u.level == "company" && u.code == *code).map(|u| u.id);
        found
            .map(Some)
            .ok_or_else(|| wrong(&self.name, &format!("没有企业 {code}"), &format!("there is no company {code}")))
    }

    fn workers(&self) -> usize {
        let usual = match self.kind {
            Kind::Http => 8,
            Kind::Smtp => 4,
            Kind::Webpush => 4,
            // They allow twenty messages a minute.
            _ => 1,
        };
        self.workers.unwrap_or(usual).clamp(1, 64)
    }

    fn needed<'a>(&self, what: &str, value: Option<&'a String>) -> Result<&'a str, Said> {
        let missing = || wrong(&self.name, &format!("缺 {what}"), &format!("{what} is missing"));
        value.map(String::as_str).filter(|v| !v.is_empty()).ok_or_else(missing)
    }

    fn url(&self) -> Result<String, Said> {
        let url = self.needed("url", self.url.as_ref())?;
        let fits = url.starts_with("https://") || url.starts_with("http://");
        fits.then(|| url.to_owned())
            .ok_or_else(|| wrong(&self.name, "url 应以 https:// 开头", "url begins with https:// or http://"))
    }

    fn driver(&self, app: &Arc<App>, means: Means, vapid: &mut Option<Arc<Vapid>>) -> Result<Arc<dyn Driver>, Said> {
        let timeout = Duration::from_secs(self.timeout.unwrap_or(10).clamp(1, 25));
        let proxy = self.proxy.as_deref().map(ureq::Proxy::new).transpose();
        let proxy = proxy.map_err(|_| wrong(&self.name, "proxy 不是代理地址", "proxy is no address of a proxy"))?;
        let agent = || web::agent(timeout, proxy.clone());
        let name = self.name.clone();
        Ok(match self.kind {
            Kind::Http => {
                let body = match (&self.json, &self.form) {
                    (Some(json), None) => Body::Json(json.clone()),
                    (None, Some(form)) => Body::Form(form.clone()),
                    _ => return Err(wrong(&name, "应给 json 或 form 之一", "give either json or form")),
                };
                if !self.code.is_empty() && self.ok.is_empty() {
                    return Err(wrong(&name, "给了 code 就要给 ok", "code wants ok: which values mean success"));
                }
                Arc::new(Gateway {
                    name,
                    means,
                    agent: agent(),
                    method: self.method.clone().unwrap_or_else(|| "POST".to_owned()),
                    url: self.url()?,
                    headers: self.headers.clone().into_iter().collect(),
                    body,
                    reading: Reading {
                        code: self.code.clone(),
                        ok: self.ok.clone(),
                        never: self.never.clone(),
                        later: self.later.clone(),
                        id: self.id.clone(),
                    },
                    // A second text does no harm, a second call does.
                    repeats: self.repeat.unwrap_or(means != Means::Voice),
                    delivered: self.delivered,
                    longest: timeout,
                })
            }
            Kind::Smtp => {
                let login = match (&self.user, &self.password) {
                    (Some(user), Some(password)) => Some((user.clone(), password.clone())),
                    (None, None) => None,
                    _ => return Err(wrong(&name, "user 和 password 要一起给", "give user and password together")),
                };
                let host = self.needed("host", self.host.as_ref())?;
                let from = self.needed("from", self.from.as_ref())?;
                let security = self.security.unwrap_or(Security::Tls);
                let mail = Mail::new(&name, (host, self.port), security, from, login, timeout);
                Arc::new(mail.map_err(|why| wrong(&name, &why, &why))?)
            }
            Kind::Wecom | Kind::Dingtalk | Kind::Feishu => {
                let house = match self.kind {
                    Kind::Wecom => House::WeCom,
                    Kind::Dingtalk => House::DingTalk,
                    _ => House::Feishu,
                };
                let secret = self.secret.clone();
                Arc::new(Robot { name, house, agent: agent(), url: self.url()?, secret, longest: timeout })
            }
            Kind::Webpush => {
                let subject = self.needed("subject", self.subject.as_ref())?;
                let hosts = self.hosts.clone().unwrap_or_else(|| HOSTS.iter().map(|h| (*h).to_owned()).collect());
                let made = Arc::new(vapid_of(app, subject, hosts));
                *vapid = Some(made.clone());
                let world = app.world.clone();
                Arc::new(Push { name, vapid: made, agent: agent(), world, longest: timeout * 4 })
            }
        })
    }
}

/// The key of the installation for browsers: made of its master key, so that it is the same after a restart and nobody has to
/// keep another file. A digest that is no key of the curve (one in four thousand million) is passed over.
fn vapid_of(app: &App, subject: &str, hosts: Vec<String>) -> Vapid {
    let key = |n: u32| {
        let hex = app.vault.token(&format!("web push key {n}"));
        let byte = |at: usize| hex.get(at * 2..at * 2 + 2).and_then(|h| u8::from_str_radix(h, 16).ok()).unwrap_or(1);
        Vapid::new(&std::array::from_fn(byte), subject, hosts.clone())
    };
    (0..).find_map(key).unwrap_or_else(|| unreachable!("nearly every number is a key"))
}

fn replace(value: &mut Value, place: &str, by: &str) {
    match value {
        Value::String(text) => *text = text.replace(place, by),
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, place, by)),
        Value::Object(map) => map.values_mut().for_each(|item| replace(item, place, by)),
        _ => {}
    }
}
