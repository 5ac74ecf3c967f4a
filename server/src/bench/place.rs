//! Where the bench runs: a folder or a database of its own, the demonstration company with a hundred more teams, and the
//! real service as a child process. Everything is removed at the end, also after an error.

use super::{client::Client, fail};
use crate::{
    app::{App, Place},
    demo,
    org::{NewPerson, NewUnit, add_person, add_unit},
    world::World,
};
use shouwen_domain::{
    dispatch::Certificate,
    id::Id,
    moment::{DAY, HOUR},
    org::Role,
};
use shouwen_store::{StoreError, Tx, org::TokenRow, staff};
use std::{
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

/// Departments of 25 teams each: an agent's queue draws from 26 units, a head's from the company.
pub const DEPARTMENTS: usize = 4;
pub const TEAMS: usize = 100;

pub struct Ground {
    folder: PathBuf,
    /// Server and name of the throw-away database.
    pg: Option<(String, String)>,
    pub company: Id,
    pub head: Id,
    pub agent: Id,
    pub head_token: String,
    /// Eight agents of the first department.
    pub tokens: Vec<String>,
    /// Eight technicians of its first team, on shift and with the certificate of repairs: who, and their tokens.
    pub crew: Vec<(Id, String)>,
    pub team: Id,
}

impl Ground {
    /// Makes folder or database and fills in the company.
    pub fn new(pg: Option<&str>) -> Result<Self, String> {
        let name = format!("shouwen_bench_{}_{}", std::process::id(), World::real().secret(3));
        let folder = std::env::temp_dir().join(&name);
        std::fs::create_dir_all(&folder).map_err(fail)?;
        let mut ground = Self {
            folder,
            pg: None,
            company: Id(0),
            head: Id(0),
            agent: Id(0),
            head_token: String::new(),
            tokens: Vec::new(),
            crew: Vec::new(),
            team: Id(0),
        };
        if let Some(base) = pg {
            shouwen_store::pg_admin(base, &format!("CREATE DATABASE {name}")).map_err(fail)?;
            ground.pg = Some((base.to_owned(), name));
        }
        let app = ground.open()?;
        let made = ground.people(&app);
        app.db.close();
        made.map_err(fail)?;
        Ok(ground)
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn url(&self) -> Option<String> {
        let (base, name) = self.pg.as_ref()?;
        Some(format!("{}/{name}", base.rsplit_once('/').map_or(base.as_str(), |(head, _)| head)))
    }

    /// The program inside this process, for filling; close its database when done.
    pub fn open(&self) -> Result<Arc<App>, String> {
        let place = Place { data: self.folder.clone(), database_url: self.url() };
        App::open(place, Arc::new(World::real())).map_err(fail)
    }

    fn people(&mut self, app: &Arc<App>) -> Result<(), StoreError> {
        let cast = demo::organise(app, demo::since(app.now()))?;
        self.company = cast.unit("LJ");
        self.head = cast.person("chenli");
        let (inner, company) = (app.clone(), self.company);
        // The key is measured with the library in force, as a company has it.
        let pack = crate::policy::read_pack("city-gas").map_err(|_| StoreError::Broken("pack city-gas".into()))?;
        let library = app.clone();
        app.db.write_now(move |tx| crate::emergency::adopt_now(tx, &library, &pack, company).map(drop))?;
        let (agents, head, tokens, crew, team) = app.db.write_now(move |tx| {
            let (mut homes, mut teams) = (Vec::new(), Vec::new());
            for d in 0..DEPARTMENTS {
                let code = format!("bench-department-{d}");
                let unit = NewUnit {
                    parent: Some(company),
                    level: "department",
                    code: &code,
                    name: &code,
                    profile: "gas",
                    calendar: "",
                };
                let department = add_unit(tx, &inner, None, &unit)?;
                homes.push(department);
                for t in (0..TEAMS).filter(|t| t * DEPARTMENTS / TEAMS == d) {
                    let code = format!("bench-{t}");
                    let unit =
                        NewUnit { parent: Some(department), level: "team", code: &code, name: &code, ..unit.clone() };
                    teams.push(add_unit(tx, &inner, None, &unit)?);
                }
            }
            let mut agents = Vec::new();
            for _ in 0..8 {
                let roles = [(Role::Agent, homes[0])];
                let person =
                    NewPerson { unit: homes[0], name: "压测坐席", login: None, password: None, roles: &roles };
                agents.push(add_person(tx, &inner, None, &person)?);
            }
            let mut crew = Vec::new();
            for _ in 0..agents.len() {
                let roles = [(Role::Technician, teams[0])];
                let person =
                    NewPerson { unit: teams[0], name: "压测师傅", login: None, password: None, roles: &roles };
                crew.push(add_person(tx, &inner, None, &person)?);
                equip(tx, &inner, (company, teams[0]), crew[crew.len() - 1])?;
            }
            let mut token = |person: Id| -> Result<String, StoreError> {
                let secret = format!("sw_{}", inner.world.secret(24));
                let row = TokenRow {
                    id: inner.world.id(),
                    person,
                    name: "bench".into(),
                    scopes: "write".into(),
                    created_at: inner.now(),
                    expires_at: None,
                    revoked_at: None,
                };
                let digest = tx.vault().token(&secret);
                shouwen_store::org::put_token(tx, &row, &digest)?;
                Ok(secret)
            };
            let tokens = agents.iter().map(|a| token(*a)).collect::<Result<Vec<_>, _>>()?;
            let crew = crew.into_iter().map(|one| Ok((one, token(one)?))).collect::<Result<Vec<_>, StoreError>>()?;
            let head = token(cast.person("chenli"))?;
            Ok::<_, StoreError>((agents, head, tokens, crew, teams[0]))
        })?;
        (self.agent, self.head_token, self.tokens) = (agents[0], head, tokens);
        (self.crew, self.team) = (crew, team);
        Ok(())
    }

    /// Starts `shouwen serve` on this data.
    pub fn serve(&self) -> Result<Service, String> {
        let program = std::env::current_exe().map_err(fail)?;
        let begun = Instant::now();
        let mut command = Command::new(program);
        command.args(["serve", "--port", "0", "--data"]).arg(&self.folder);
        command.env("RUST_LOG", "error").env_remove("DATABASE_URL").env_remove("PORT").env_remove("DATA");
        if let Some(url) = self.url() {
            command.args(["--database-url", &url]);
        }
        let mut child = command.stdout(Stdio::piped()).spawn().map_err(fail)?;
        let out = child.stdout.take().ok_or("the service has no output")?;
        let mut service = Service { child, address: SocketAddr::from(([127, 0, 0, 1], 0)), ready: Duration::ZERO };
        let mut lines = BufReader::new(out).lines();
        let line = lines.next().and_then(Result::ok).unwrap_or_default();
        service.address = line
            .strip_prefix("listening on http://")
            .and_then(|a| a.parse().ok())
            .ok_or_else(|| format!("the service did not start: {line}"))?;
        // Whatever else it says is read away, so that it never waits for a full pipe.
        std::thread::spawn(move || lines.for_each(drop));
        while Client::new(service.address, "").get("/readyz").map_or(0, |a| a.status) != 200 {
            if begun.elapsed() > Duration::from_secs(30) {
                return Err("the service was not ready after 30 s".into());
            }
        }
        service.ready = begun.elapsed();
        Ok(service)
    }
}

/// What dispatch asks of a technician: the certificate, and a shift that lasts.
fn equip(tx: &mut Tx<'_>, app: &App, (company, unit): (Id, Id), person: Id) -> Result<(), StoreError> {
    let now = app.now();
    let (from, until) = (now.minus(400 * DAY), now.plus(400 * DAY));
    let certificate = Certificate { scenario: "repair".to_owned(), from, until, suspended: false };
    let row = staff::CertificateRow { id: app.world.id(), company, person, number: "1", certificate: &certificate };
    staff::put_certificate(tx, &row)?;
    staff::put_shift(tx, (app.world.id(), company, unit), person, (now.minus(HOUR), now.plus(23 * HOUR)))
}

impl Drop for Ground {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
        if let Some((base, name)) = &self.pg {
            drop(shouwen_store::pg_admin(base, &format!("DROP DATABASE {name} WITH (FORCE)")));
        }
    }
}

/// The service as it runs in production: a process of its own.
pub struct Service {
    child: Child,
    pub address: SocketAddr,
    /// From the start of the process to the first `/readyz` that said 200.
    pub ready: Duration,
}

impl Service {
    pub fn client(&self, token: &str) -> Client {
        Client::new(self.address, token)
    }

    /// Processor time used so far; the kernel counts it in hundredths of a second.
    pub fn processor(&self) -> Duration {
        let text = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        // Fields 14 and 15, counted behind the name, which may hold anything.
        let fields: Vec<u64> = text
            .rsplit_once(')')
            .map_or("", |(_, rest)| rest)
            .split_whitespace()
            .skip(11)
            .take(2)
            .filter_map(|f| f.parse().ok())
            .collect();
        Duration::from_millis(fields.iter().sum::<u64>() * 10)
    }

    /// Resident memory now and at its highest, in MiB.
    pub fn memory(&self) -> (f64, f64) {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let of = |key: &str| {
            text.lines()
                .find_map(|l| l.strip_prefix(key)?.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok())
                .unwrap_or(0.0)
                / 1_024.0
        };
        (of("VmRSS:"), of("VmHWM:"))
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
