//! The running program: database, world, configuration in force, live pings, object store.
//! Owns: opening a data folder (keys, database, files) and the transaction helpers that every door uses.
//! Refuses to start on a database of a newer program. Tested through every door.

use crate::{
    act::{self, Command, Ctx, Done, Failure},
    house::House,
    live::Live,
    world::World,
};
use shouwen_domain::{flow::Door, id::Id, moment::Moment, org::Actor};
use shouwen_store::{Db, Settings, StoreError, Tx, Vault, audit, migrate, policy, system};
use std::{
    io::Write,
    path::{Path, PathBuf},
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};

/// Where things are and how many threads serve them.
#[derive(Clone, Debug)]
pub struct Place {
    /// Folder of keys, files and, without PostgreSQL, the database.
    pub data: PathBuf,
    /// `postgresql://…`; SQLite in the data folder when absent.
    pub database_url: Option<String>,
}

impl Place {
    pub fn sqlite_file(&self) -> PathBuf {
        self.data.join("shouwen.db")
    }

    pub fn objects(&self) -> PathBuf {
        self.data.join("objects")
    }

    /// Where the bytes with this SHA-256 lie.
    pub fn object(&self, sha256: &str) -> PathBuf {
        self.objects().join(object_path(sha256))
    }

    pub fn seals(&self) -> PathBuf {
        self.data.join("seals")
    }

    pub fn key_file(&self) -> PathBuf {
        self.data.join("master.key")
    }

    /// The database with the keys of the data folder and nothing else: not brought up to date, no node, no rules read.
    /// For commands that look at databases which the program itself would refuse.
    pub fn bare(&self, world: &World) -> Result<Db, StoreError> {
        if self.database_url.is_none() && !self.sqlite_file().exists() {
            return Err(StoreError::Broken(format!("there is no database in {}", self.data.display())));
        }
        if std::env::var_os("SHOUWEN_KEY").is_none() && !self.key_file().exists() {
            return Err(StoreError::Broken(format!("the key {} is missing", self.key_file().display())));
        }
        let vault = Arc::new(Vault::new(&master_key(&self.data, world)?));
        let settings = match &self.database_url {
            Some(url) => Settings::Pg { url: url.clone(), writers: 1, readers: 1 },
            None => Settings::Sqlite { file: self.sqlite_file(), readers: 1 },
        };
        Db::open(&settings, vault, Arc::new(|_| ()))
    }
}

/// `ab/ab12…`: two characters of the hash make the folder, so that none grows too long.
pub fn object_path(sha256: &str) -> PathBuf {
    Path::new(sha256.get(..2).unwrap_or("xx")).join(sha256)
}

pub struct App {
    pub db: Db,
    pub world: Arc<World>,
    pub vault: Arc<Vault>,
    pub live: Arc<Live>,
    pub place: Place,
    house: RwLock<Arc<House>>,
    /// The ways out of the house; until others are configured, the one that writes messages down.
    post: RwLock<Arc<crate::channels::Post>>,
    pub known: crate::org::session::Known,
    /// Sign-ins that failed lately.
    pub attempts: crate::org::attempts::Attempts,
    pub metrics: crate::metrics::Metrics,
    /// The exchanges and how their lines are.
    pub telephony: crate::telephony::Telephony,
    demonstration: AtomicBool,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "App({:?})", self.db)
    }
}

/// How long a node keeps its part of the ids without a sign of life.
const NODE_LEASE: i64 = 10 * shouwen_domain::moment::MINUTE;
/// How often it gives one.
const NODE_KEEP: std::time::Duration = std::time::Duration::from_mins(2);

impl App {
    /// Opens the data folder, brings the database up to date, leases a node and reads the configuration.
    pub fn open(place: Place, world: Arc<World>) -> Result<Arc<Self>, StoreError> {
        own_folder(&place.data)
            .and_then(|()| std::fs::create_dir_all(place.objects()))
            .map_err(|e| StoreError::Broken(format!("cannot create {}: {e}", place.data.display())))?;
        let vault = Arc::new(Vault::new(&master_key(&place.data, &world)?));
        let live = Arc::new(Live::default());
        let settings = match &place.database_url {
            Some(url) => Settings::Pg { url: url.clone(), writers: 6, readers: 4 },
            None => Settings::Sqlite { file: place.sqlite_file(), readers: 3 },
        };
        let pings = live.clone();
        let db = Db::open(&settings, vault.clone(), Arc::new(move |topics| pings.publish(topics)))?;
        let now = world.now();
        let name = world.secret(8);
        let leased_to = name.clone();
        let node = db.write_now(move |tx| {
            migrate::migrate(tx, now.0)?;
            same_key(tx)?;
            system::lease_node(tx, &leased_to, now, now.plus(NODE_LEASE))
        })?;
        world.set_node(node);
        let house = db.read_now(House::load)?;
        let app = Arc::new(Self {
            db,
            world,
            vault,
            live,
            place,
            house: RwLock::new(Arc::new(house)),
            post: RwLock::default(),
            known: crate::org::session::Known::default(),
            attempts: crate::org::attempts::Attempts::default(),
            metrics: crate::metrics::Metrics::default(),
            telephony: crate::telephony::Telephony::default(),
            demonstration: AtomicBool::new(false),
        });
        // A standing world keeps its node: nothing in it passes but what the test lets pass.
        if !app.world.is_standing() {
            crate::world::jumps::at_start(&app)?;
            keep_node(&app, node, name)?;
        }
        Ok(app)
    }

    /// The ways out of the house.
    pub fn post(&self) -> Arc<crate::channels::Post> {
        self.post.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Sets them, before anything is sent.
    pub fn connect(&self, post: crate::channels::Post) {
        *self.post.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(post);
    }

    /// The configuration as of the last look.
    pub fn house(&self) -> Arc<House> {
        self.house.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The configuration in force for this transaction: read anew when another node or command changed it.
    pub fn house_in(&self, tx: &mut Tx<'_>) -> Result<Arc<House>, StoreError> {
        let version = policy::version(tx)?;
        let known = self.house();
        if known.version == version {
            return Ok(known);
        }
        let fresh = Arc::new(House::load(tx)?);
        // Only pictures of what is committed are kept: a change that is rolled back must leave nothing behind, and the next
        // one will carry the same version number.
        if tx.is_reading() && fresh.version > known.version {
            *self.house.write().unwrap_or_else(PoisonError::into_inner) = fresh.clone();
        }
        Ok(fresh)
    }

    /// Takes the newest configuration after a change was committed.
    pub async fn refresh(self: &Arc<Self>) -> Result<(), StoreError> {
        let app = self.clone();
        self.db.read(move |tx| app.house_in(tx).map(drop)).await
    }

    /// One act in a transaction of its own.
    pub async fn act(self: &Arc<Self>, person: Option<Id>, door: Door, command: Command) -> Result<Done, Failure> {
        let app = self.clone();
        self.db.write(move |tx| app.act_in(tx, person, door, &command)).await.map_err(Failure::Store)?
    }

    /// [`App::act`] for programs without an async runtime.
    pub fn act_now(self: &Arc<Self>, person: Option<Id>, door: Door, command: Command) -> Result<Done, Failure> {
        let app = self.clone();
        self.db.write_now(move |tx| app.act_in(tx, person, door, &command)).map_err(Failure::Store)?
    }

    /// One act inside a transaction. `None` is the program itself.
    pub fn act_in(
        &self,
        tx: &mut Tx<'_>,
        person: Option<Id>,
        door: Door,
        command: &Command,
    ) -> Result<Result<Done, Failure>, StoreError> {
        self.series_in(tx, person, door, command, &[])
    }

    /// [`act::series`] inside a transaction.
    pub fn series_in(
        &self,
        tx: &mut Tx<'_>,
        person: Option<Id>,
        door: Door,
        first: &Command,
        further: &[(&str, serde_json::Value)],
    ) -> Result<Result<Done, Failure>, StoreError> {
        let house = self.house_in(tx)?;
        let now = self.world.now();
        let actor = match person {
            None => Actor::system(None),
            Some(id) => match house.actor(id, now) {
                Some(actor) => actor,
                None => return Ok(Err(shouwen_domain::refusal::Refusal::missing().into())),
            },
        };
        let ctx = Ctx { now, actor: &actor, door, house: &house, world: &self.world };
        act::series(tx, &ctx, first, further)
    }

    /// A demonstration sends nothing, so its pages show the code that they would have sent (CHN-08), and its time may be
    /// moved on. Only `shouwen demo` asks for it: a program that serves customers has no way to.
    pub fn demonstrate(&self) {
        self.demonstration.store(true, Ordering::Relaxed);
    }

    /// Writes down that the data are a demonstration's, and goes on with it.
    pub fn keep_demonstration(&self) -> Result<(), StoreError> {
        self.demonstrate();
        self.db.write_now(|tx| system::put_setting(tx, DEMONSTRATION, "1"))?;
        self.go_on()
    }

    /// The data were written down as a demonstration's.
    pub(crate) fn is_kept_demonstration(&self) -> Result<bool, StoreError> {
        self.db.read_now(|tx| Ok(system::setting(tx, DEMONSTRATION)?.is_some()))
    }

    /// A demonstration that was moved on goes on where it was left, whoever opens it: nothing is written before what is
    /// written already, and no day changes that was sealed.
    pub fn go_on(&self) -> Result<(), StoreError> {
        let newest = self.db.read_now(|tx| {
            let mut newest = None;
            if system::setting(tx, DEMONSTRATION)?.is_some() {
                for (company, ..) in audit::heads(tx)? {
                    newest = newest.max(audit::page(tx, company, i64::MAX, 1)?.first().map(|line| line.at));
                }
            }
            Ok::<_, StoreError>(newest)
        })?;
        if let Some(at) = newest {
            self.world.move_on(at);
        }
        Ok(())
    }

    pub fn is_demonstration(&self) -> bool {
        self.demonstration.load(Ordering::Relaxed)
    }

    pub fn now(&self) -> Moment {
        self.world.now()
    }
}

/// Makes the data folder, for its owner alone: names and addresses lie in it. A folder that is there is left as it is.
pub(crate) fn own_folder(folder: &Path) -> std::io::Result<()> {
    let mut make = std::fs::DirBuilder::new();
    make.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut make, 0o700);
    make.create(folder)
}

/// Renews the lease of the node's part of the ids as long as the app lives. A lease that went to somebody else (the host
/// slept) is never used again: another one is taken.
fn keep_node(app: &Arc<App>, node: i64, name: String) -> Result<(), StoreError> {
    let weak = Arc::downgrade(app);
    let mut node = node;
    let work = move || {
        loop {
            std::thread::park_timeout(NODE_KEEP);
            let Some(app) = weak.upgrade() else { return };
            let (now, held, name) = (app.now(), node, name.clone());
            let kept = app.db.write_now(move |tx| {
                let until = now.plus(NODE_LEASE);
                if system::keep_node(tx, held, &name, until)? {
                    Ok(held)
                } else {
                    system::lease_node(tx, &name, now, until)
                }
            });
            match kept {
                Ok(held) if held == node => {}
                Ok(other) => {
                    tracing::warn!(from = node, to = other, "the lease of the node was lost");
                    node = other;
                    app.world.set_node(node);
                }
                // The database is away or the program stops; the lease lasts for several more tries.
                Err(error @ StoreError::Busy(_)) => tracing::warn!(%error, "the lease of the node was not renewed"),
                Err(error) => tracing::error!(%error, "the lease of the node was not renewed"),
            }
        }
    };
    std::thread::Builder::new()
        .name("node".into())
        .spawn(work)
        .map(drop)
        .map_err(|e| StoreError::Broken(format!("cannot start a thread: {e}")))
}

/// The 32-byte key of the installation, made on first start and readable by its owner only.
fn master_key(data: &Path, world: &World) -> Result<[u8; 32], StoreError> {
    let broken = |e: std::io::Error| StoreError::Broken(format!("key file in {}: {e}", data.display()));
    if let Ok(text) = std::env::var("SHOUWEN_KEY") {
        return parse_key(&text)
            .ok_or_else(|| StoreError::Broken("SHOUWEN_KEY must be 64 hexadecimal characters".into()));
    }
    let file = data.join("master.key");
    if !file.exists() {
        // The key comes from the host's randomness even in a standing world: it outlives the test.
        let secret = if world.is_standing() { World::real().secret(32) } else { world.secret(32) };
        write_key(&file, &secret).map_err(broken)?;
    }
    let text = std::fs::read_to_string(&file).map_err(broken)?;
    parse_key(text.trim()).ok_or_else(|| StoreError::Broken(format!("{} does not hold a key", file.display())))
}

/// The mark by which a key is known again without being told.
pub(crate) fn key_check(vault: &Vault) -> String {
    vault.token("which key").chars().take(16).collect()
}

/// A database is written with one key. With another one every name and number would silently be gone.
fn same_key(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    let mine = key_check(tx.vault());
    match system::setting(tx, KEY_CHECK)? {
        None => system::put_setting(tx, KEY_CHECK, &mine),
        Some(known) if known == mine => Ok(()),
        Some(_) => Err(StoreError::Broken(
            "master.key (or SHOUWEN_KEY) is not the key this database was written with: personal data could not be read"
                .into(),
        )),
    }
}

/// The setting that holds the mark of the key.
pub(crate) const KEY_CHECK: &str = "key_check";
/// Set where the data are a demonstration's.
const DEMONSTRATION: &str = "demonstration";

/// Writes a key file that is not there yet, readable by its owner only.
pub(crate) fn write_key(file: &Path, text: &str) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut out = options.open(file)?;
    out.write_all(text.as_bytes())?;
    out.sync_all()
}

pub(crate) fn parse_key(text: &str) -> Option<[u8; 32]> {
    let mut out = [0u8; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (at, slot) in out.iter_mut().enumerate() {
        *slot = u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).ok()?;
    }
    Some(out)
}
