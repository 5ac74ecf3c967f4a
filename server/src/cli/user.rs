//! `shouwen user`: accounts from the command line. A password is never an argument: arguments are seen by everybody on
//! the host. It is asked for, or read from standard input or from SHOUWEN_PASSWORD.

use super::{Ended, Global, out::columns};
use crate::{
    app::App,
    house::House,
    org::{
        accounts::{self, Founding},
        reach, session,
    },
    policy::read_pack,
};
use serde_json::json;
use shouwen_domain::{id::Id, moment::Moment, refusal::Refusal};
use shouwen_store::{StoreError, org, org::PersonRow};
use std::{
    io::{BufRead, IsTerminal},
    sync::Arc,
};

/// Exit codes: 0 done, 1 refused, 2 wrong call.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand, Debug)]
enum What {
    /// The first company and its administrator in an empty database
    Init {
        /// Code of the company: it begins every number, so keep it short
        #[arg(long)]
        company: String,
        /// Name of the company
        #[arg(long)]
        name: String,
        /// Login of the administrator
        #[arg(long, default_value = "admin")]
        login: String,
        /// Rules to begin with: a shipped pack or a folder
        #[arg(long, default_value = "city-gas")]
        pack: String,
        /// Day from which the rules hold; one in the past lets history be entered (default: today)
        #[arg(long, value_name = "DATE")]
        from: Option<String>,
    },
    /// Who can sign in
    List {
        /// Only people of this company
        #[arg(long, value_name = "CODE")]
        company: Option<String>,
    },
    /// A new account
    Add {
        login: String,
        #[arg(long)]
        name: String,
        /// Home unit
        #[arg(long, value_name = "CODE")]
        unit: String,
        /// A role at a unit, several times if need be
        #[arg(long, value_name = "ROLE@UNIT")]
        role: Vec<String>,
    },
    /// A new password; it ends every session
    Password { login: String },
    /// Show, give and take roles
    Roles {
        login: String,
        #[arg(long, value_name = "ROLE@UNIT")]
        add: Vec<String>,
        #[arg(long, value_name = "ROLE@UNIT")]
        remove: Vec<String>,
    },
    /// How somebody is reached: telephone, mail, name in the group chat. Numbers are read from standard input or from
    /// SHOUWEN_CONTACT as lines `phone=…`, `mail=…`, `chat=…`: arguments are seen by everybody on the host
    Contact {
        login: String,
        /// Only show what is there, masked
        #[arg(long)]
        show: bool,
    },
    /// No more signing in; tokens are revoked
    Disable { login: String },
    /// Let them sign in again
    Enable { login: String },
    /// A personal API token; its secret is printed once and never again
    Token {
        login: String,
        /// What it is for
        #[arg(long)]
        name: String,
        /// `read`, or `read write`
        #[arg(long, default_value = "read")]
        scopes: String,
        /// Days until it ends; for ever when left out
        #[arg(long)]
        days: Option<i64>,
    },
}

pub fn run(global: &Global, args: &Args) -> Result<(), Ended> {
    // Only the founding of a company begins with nothing.
    let app = if matches!(args.what, What::Init { .. }) { global.open()? } else { global.existing()? };
    let done = answer(global, &app, &args.what);
    app.db.close();
    done
}

fn refused(refusal: Refusal) -> Ended {
    Ended::Refused(format!("{} / {}", refusal.said.zh, refusal.said.en))
}

fn answer(global: &Global, app: &Arc<App>, what: &What) -> Result<(), Ended> {
    let out = global.out();
    match what {
        What::Init { company, name, login, pack, from } => {
            init(global, app, (company, name), login, pack, from.as_deref())
        }
        What::List { company } => list(global, app, company.as_deref()),
        What::Add { login, name, unit, role } => {
            let house = app.house();
            let home = unit_of(&house, unit)?;
            let roles = roles(&house, role)?;
            let hash = new_password(login)?;
            let (inner, login2, name) = (app.clone(), login.clone(), name.clone());
            let id = app
                .db
                .write_now(move |tx| accounts::add(tx, &inner, None, (&login2, &name), home, &roles, &hash))?
                .map_err(refused)?;
            out.document(&json!({"id": id, "login": accounts::login_of(login)}));
            out.say(format!("{login} 可以登录 / {login} can sign in", login = accounts::login_of(login)));
            Ok(())
        }
        What::Password { login } => {
            let person = person_of(app, login)?;
            let hash = new_password(login)?;
            let inner = app.clone();
            app.db.write_now(move |tx| accounts::set_password(tx, &inner, None, &person, &hash))?;
            out.document(&json!({"login": login, "password": "changed"}));
            out.say("密码已改，会话已结束 / the password is changed; sessions have ended");
            Ok(())
        }
        What::Roles { login, add, remove } => {
            let person = person_of(app, login)?;
            let house = app.house();
            let (give, take) = (roles(&house, add)?, roles(&house, remove)?);
            let (inner, id) = (app.clone(), person.id);
            if !give.is_empty() || !take.is_empty() {
                app.db.write_now(move |tx| accounts::set_roles(tx, &inner, None, &person, &give, &take))?;
            }
            let inner = app.clone();
            let house = app.db.read_now(move |tx| inner.house_in(tx))?;
            let held = held(&house, id, app.now());
            out.document(&json!({"login": login, "roles": held}));
            for role in &held {
                out.say(role);
            }
            Ok(())
        }
        What::Contact { login, show } => contact(global, app, login, *show),
        What::Disable { login } | What::Enable { login } => {
            let person = person_of(app, login)?;
            let active = matches!(what, What::Enable { .. });
            let inner = app.clone();
            app.db.write_now(move |tx| accounts::set_active(tx, &inner, None, &person, active))?;
            out.document(&json!({"login": login, "active": active}));
            out.say(if active {
                format!("{login} 可以登录 / {login} can sign in")
            } else {
                format!("{login} 不能再登录 / {login} cannot sign in any more")
            });
            Ok(())
        }
        What::Token { login, name, scopes, days } => {
            let person = person_of(app, login)?;
            let (inner, name2, scopes2, days) = (app.clone(), name.clone(), scopes.clone(), *days);
            let (id, secret) = app
                .db
                .write_now(move |tx| accounts::issue_token(tx, &inner, &person, &name2, &scopes2, days))?
                .map_err(refused)?;
            out.document(&json!({"id": id, "login": login, "name": name, "scopes": scopes, "token": secret}));
            out.say(&secret);
            if !out.is_json() {
                eprintln!("令牌只显示这一次 / the token is shown this once");
            }
            Ok(())
        }
    }
}

/// Lines `phone=…` become a change; an empty value takes away.
fn contact(global: &Global, app: &Arc<App>, login: &str, show: bool) -> Result<(), Ended> {
    let person = person_of(app, login)?.id;
    if !show {
        let text = match std::env::var("SHOUWEN_CONTACT") {
            Ok(text) => text,
            Err(_) => std::io::read_to_string(std::io::stdin())?,
        };
        let mut change = reach::Change::default();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (key, value) = line.split_once('=').unwrap_or((line, ""));
            let value = Some(value.trim().to_owned());
            match key.trim() {
                "phone" => change.phone = value,
                "mail" => change.mail = value,
                "chat" => change.chat = value,
                other => {
                    let (zh, en) = ("应为 phone=、mail= 或 chat=", "lines are phone=, mail= or chat=");
                    return Err(Ended::Usage(format!("{other}: {zh} / {en}")));
                }
            }
        }
        let inner = app.clone();
        app.db.write_now(move |tx| reach::change(tx, &inner, None, person, &change))?.map_err(refused)?;
    }
    let found = app.db.read_now(move |tx| shouwen_store::reach::lookup(tx, person))?.unwrap_or_default();
    let mut shown = reach::shown(&found, false, &[]);
    shown["login"] = json!(login);
    global.out().document(&shown);
    for key in ["phone", "mail", "chat"] {
        global.out().say(format!("{key:<6} {}", shown[key].as_str().unwrap_or_default()));
    }
    Ok(())
}

fn init(
    global: &Global,
    app: &Arc<App>,
    (code, name): (&str, &str),
    login: &str,
    pack: &str,
    from: Option<&str>,
) -> Result<(), Ended> {
    let fits = !code.is_empty() && code.len() <= 12 && code.bytes().all(|b| b.is_ascii_alphanumeric());
    if !fits || ["national", "region"].contains(&code) {
        return Err(Ended::Usage(
            "--company 最多 12 个字母和数字 / --company takes at most 12 letters and digits".into(),
        ));
    }
    let from = super::policy::from_day(app, from)?;
    super::policy::known(pack)?;
    let pack = read_pack(pack)
        .map_err(|errors| Ended::Refused(errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))?;
    // Before the password is asked for.
    if !app.house().units.is_empty() {
        return Err(Ended::Refused("库中已有单位，不能再初始化 / there are units already".into()));
    }
    let hash = new_password(login)?;
    let login = accounts::login_of(login);
    let (inner, code2, name2, login2) = (app.clone(), code.to_owned(), name.to_owned(), login.clone());
    let (company, admin) = app
        .db
        .write_now(move |tx| {
            let new = Founding { code: &code2, name: &name2, login: &login2, hash: &hash, pack: &pack, from };
            // A refusal in the middle must undo the units that were made before it.
            tx.savepoint(|tx| match accounts::found(tx, &inner, &new) {
                Ok(Ok(made)) => Ok(made),
                Ok(Err(refusal)) => Err(Undo::Refused(refusal)),
                Err(error) => Err(Undo::Store(error)),
            })
        })
        .map_err(|undo| match undo {
            Undo::Refused(refusal) => refused(refusal),
            Undo::Store(error) => Ended::from(error),
        })?;
    global.out().document(&json!({"company": company, "code": code, "administrator": admin, "login": login}));
    global
        .out()
        .say(format!("{name}（{code}）已建立，{login} 是管理员 / {code} is founded; {login} is its administrator"));
    Ok(())
}

enum Undo {
    Refused(Refusal),
    Store(StoreError),
}

impl From<StoreError> for Undo {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

fn list(global: &Global, app: &Arc<App>, company: Option<&str>) -> Result<(), Ended> {
    let house = app.house();
    let only = company.map(|code| unit_of(&house, code)).transpose()?.unwrap_or(Id(0));
    let mut people: Vec<PersonRow> = Vec::new();
    loop {
        let after = people.last().map_or(Id(0), |p| p.id);
        let page = app.db.read_now(move |tx| org::people(tx, only, after, 1_000))?;
        if page.is_empty() {
            break;
        }
        people.extend(page);
    }
    let unit = |id: Id| house.unit(id).map_or_else(|| id.to_string(), |u| u.code.clone());
    let rows: Vec<_> = people
        .iter()
        .map(|p| {
            json!({"id": p.id, "login": p.login, "name": p.name, "unit": unit(p.home_unit), "active": p.active,
                "locked_until": p.locked_until, "roles": held(&house, p.id, app.now())})
        })
        .collect();
    global.out().document(&rows);
    let lines: Vec<[String; 5]> = people
        .iter()
        .map(|p| {
            let state = if p.active { "" } else { "disabled" };
            let roles = held(&house, p.id, app.now()).join(" ");
            [p.login.clone().unwrap_or_default(), p.name.clone(), unit(p.home_unit), state.to_owned(), roles]
        })
        .collect();
    for line in columns(&lines) {
        global.out().say(line);
    }
    Ok(())
}

fn held(house: &House, person: Id, at: Moment) -> Vec<String> {
    let unit = |id: Id| house.unit(id).map_or_else(|| id.to_string(), |u| u.code.clone());
    house
        .grants_of(person, at)
        .iter()
        .map(|g| {
            let whom = g.acting_for.and_then(|id| house.name_of(id)).map_or_else(String::new, |n| format!("（代{n}）"));
            format!("{}@{}{whom}", g.role.code(), unit(g.unit))
        })
        .collect()
}

pub(super) fn unit_of(house: &House, code: &str) -> Result<Id, Ended> {
    let found = house.units.values().find(|u| u.code == code).map(|u| u.id);
    found.ok_or_else(|| Ended::Refused(format!("没有单位 {code} / there is no unit {code}")))
}

fn roles(house: &House, texts: &[String]) -> Result<Vec<(shouwen_domain::org::Role, Id)>, Ended> {
    texts.iter().map(|text| accounts::role_at(house, text).map_err(refused)).collect()
}

fn person_of(app: &Arc<App>, login: &str) -> Result<PersonRow, Ended> {
    let wanted = accounts::login_of(login);
    app.db
        .read_now(move |tx| org::by_login(tx, &wanted))?
        .ok_or_else(|| Ended::Refused(format!("没有账号 {login} / there is no account {login}")))
}

/// A strong password, hashed.
fn new_password(login: &str) -> Result<String, Ended> {
    let text = if let Ok(text) = std::env::var("SHOUWEN_PASSWORD") {
        text
    } else {
        let stdin = std::io::stdin();
        if stdin.is_terminal() {
            rpassword::prompt_password(format!("{login} 的密码 / password: "))?
        } else {
            let mut line = String::new();
            stdin.lock().read_line(&mut line)?;
            line.trim_end_matches(['\r', '\n']).to_owned()
        }
    };
    session::strong_enough(&text, login).map_err(refused)?;
    Ok(session::hash(&text)?)
}
