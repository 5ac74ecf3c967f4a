//! A connection to PostgreSQL by its messages: a whole pipeline of statements goes out with one write and one `Sync`, and
//! what it answers comes back together. A client that ends every statement with a `Sync` of its own makes the server
//! answer each with a write of its own (docs/decisions/0010-wire.md).
//! Owns: the socket, signing in, the shapes of prepared statements, rows. Refuses encryption and says so. Tested through
//! every store test on PostgreSQL.

use bytes::BytesMut;
use fallible_iterator::FallibleIterator as _;
use postgres_protocol::{
    IsNull,
    authentication::{md5_hash, sasl},
    message::{
        backend::{DataRowBody, ErrorResponseBody, Message},
        frontend,
    },
};
use std::{
    io::{self, Read, Write},
    net::{TcpStream, ToSocketAddrs},
    ops::Range,
    os::unix::net::UnixStream,
    sync::Arc,
};
use tokio_postgres::{
    Config,
    config::{Host, SslMode},
    types::{FromSql, ToSql, Type},
};

/// What the server said, or what became of the connection.
#[derive(Debug)]
pub(crate) struct Fault {
    /// `23505` and the like; empty when it was not the server that said it.
    pub code: String,
    /// Without the detail line, which would quote values.
    pub message: String,
    /// The connection is gone.
    pub closed: bool,
}

impl Fault {
    fn local(message: impl Into<String>) -> Self {
        Self { code: String::new(), message: message.into(), closed: false }
    }
}

/// The types of a prepared statement.
#[derive(Debug)]
pub(crate) struct Shape {
    name: String,
    pub params: Vec<Type>,
    pub columns: Vec<Type>,
}

/// One row of an answer.
pub struct PgRow {
    shape: Arc<Shape>,
    body: DataRowBody,
    ranges: Vec<Option<Range<usize>>>,
}

impl std::fmt::Debug for PgRow {
    /// Values may be personal.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PgRow of {} columns", self.ranges.len())
    }
}

impl PgRow {
    fn new(shape: Arc<Shape>, body: DataRowBody) -> io::Result<Self> {
        let ranges = body.ranges().collect()?;
        Ok(Self { shape, body, ranges })
    }

    /// The value of a column; an error when there is no such column or it is of another type.
    pub(crate) fn get<'r, T: FromSql<'r>>(&'r self, at: usize) -> Result<T, String> {
        let (Some(range), Some(ty)) = (self.ranges.get(at), self.shape.columns.get(at)) else {
            return Err(format!("there is no column {at}"));
        };
        if !T::accepts(ty) {
            return Err(format!("column {at} is {ty}, not {}", std::any::type_name::<T>()));
        }
        let bytes = range.clone().and_then(|r| self.body.buffer().get(r));
        T::from_sql_nullable(ty, bytes).map_err(|e| format!("column {at}: {e}"))
    }
}

enum Stream {
    Tcp(TcpStream),
    Unix(UnixStream),
}

impl Stream {
    fn open(host: &Host, port: u16, config: &Config) -> io::Result<Self> {
        match host {
            Host::Unix(folder) => Ok(Self::Unix(UnixStream::connect(folder.join(format!(".s.PGSQL.{port}")))?)),
            Host::Tcp(name) => {
                let mut last = io::Error::new(io::ErrorKind::NotFound, "the host has no address");
                for address in (name.as_str(), port).to_socket_addrs()? {
                    let opened = match config.get_connect_timeout() {
                        Some(most) => TcpStream::connect_timeout(&address, *most),
                        None => TcpStream::connect(address),
                    };
                    match opened {
                        Ok(stream) => {
                            stream.set_nodelay(true)?;
                            // A server that went away without a word is noticed some day.
                            socket2::SockRef::from(&stream).set_keepalive(config.get_keepalives())?;
                            return Ok(Self::Tcp(stream));
                        }
                        Err(error) => last = error,
                    }
                }
                Err(last)
            }
        }
    }

    fn set_nonblocking(&self, on: bool) -> io::Result<()> {
        match self {
            Self::Tcp(s) => s.set_nonblocking(on),
            Self::Unix(s) => s.set_nonblocking(on),
        }
    }

    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Tcp(s) => s.read(into),
            Self::Unix(s) => s.read(into),
        }
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Tcp(s) => s.write_all(bytes),
            Self::Unix(s) => s.write_all(bytes),
        }
    }
}

/// The answers to a pipeline: for each statement how many rows it touched, or where it stopped and why. Statements behind
/// the one that failed were not run.
pub(crate) struct Answers {
    pub touched: Vec<u64>,
    pub fault: Option<Fault>,
    /// A commit that the server answered by taking everything back.
    pub rolled_back: bool,
}

pub(crate) struct Wire {
    stream: Stream,
    incoming: BytesMut,
    closed: bool,
    /// How many statements were prepared, for their names.
    made: u32,
}

impl Wire {
    pub(crate) fn connect(url: &str) -> Result<Self, Fault> {
        let config: Config = url.parse().map_err(|e| Fault::local(format!("{e}")))?;
        if config.get_ssl_mode() == SslMode::Require {
            return Err(Fault::local("sslmode=require: connections are not encrypted by this program"));
        }
        let ports = config.get_ports();
        let mut last = Fault::local("the address names no host");
        for (at, host) in config.get_hosts().iter().enumerate() {
            let port = ports.get(at).or(ports.first()).copied().unwrap_or(5432);
            match Stream::open(host, port, &config) {
                Ok(stream) => {
                    let incoming = BytesMut::with_capacity(32 << 10);
                    let mut wire = Self { stream, incoming, closed: false, made: 0 };
                    match wire.sign_in(&config) {
                        Ok(()) => return Ok(wire),
                        Err(fault) => last = fault,
                    }
                }
                Err(error) => last = Fault { closed: true, ..Fault::local(error.to_string()) },
            }
        }
        Err(last)
    }

    fn sign_in(&mut self, config: &Config) -> Result<(), Fault> {
        let user = config.get_user().unwrap_or("postgres");
        let mut said = vec![("client_encoding", "UTF8"), ("user", user)];
        said.extend(config.get_dbname().map(|name| ("database", name)));
        said.extend(config.get_options().map(|options| ("options", options)));
        said.push(("application_name", config.get_application_name().unwrap_or("shouwen")));
        let mut out = BytesMut::new();
        frontend::startup_message(said, &mut out).map_err(|e| Fault::local(e.to_string()))?;
        self.write(&out)?;
        let password = || {
            config.get_password().ok_or_else(|| Fault::local("the server asks for a password, the address has none"))
        };
        let mut scram = None;
        loop {
            let mut out = BytesMut::new();
            let bad = |e: io::Error| Fault::local(format!("signing in: {e}"));
            match self.message()? {
                Message::AuthenticationOk => {}
                Message::AuthenticationCleartextPassword => {
                    frontend::password_message(password()?, &mut out).map_err(bad)?;
                }
                Message::AuthenticationMd5Password(body) => {
                    let hash = md5_hash(user.as_bytes(), password()?, body.salt());
                    frontend::password_message(hash.as_bytes(), &mut out).map_err(bad)?;
                }
                Message::AuthenticationSasl(body) => {
                    let offered = body.mechanisms().any(|m| Ok(m == sasl::SCRAM_SHA_256)).map_err(bad)?;
                    if !offered {
                        return Err(Fault::local("the server offers no way of signing in that is known here"));
                    }
                    let state = sasl::ScramSha256::new(password()?, sasl::ChannelBinding::unsupported());
                    frontend::sasl_initial_response(sasl::SCRAM_SHA_256, state.message(), &mut out).map_err(bad)?;
                    scram = Some(state);
                }
                Message::AuthenticationSaslContinue(body) => {
                    let state = scram.as_mut().ok_or_else(|| Fault::local("an answer before the question"))?;
                    state.update(body.data()).map_err(bad)?;
                    frontend::sasl_response(state.message(), &mut out).map_err(bad)?;
                }
                Message::AuthenticationSaslFinal(body) => {
                    let state = scram.as_mut().ok_or_else(|| Fault::local("an answer before the question"))?;
                    state.finish(body.data()).map_err(bad)?;
                }
                Message::ErrorResponse(body) => return Err(said_by_server(&body)),
                Message::ReadyForQuery(_) => return Ok(()),
                Message::BackendKeyData(_) | Message::ParameterStatus(_) | Message::NoticeResponse(_) => {}
                _ => return Err(Fault::local("the server asks for a way of signing in that is not known here")),
            }
            if !out.is_empty() {
                self.write(&out)?;
            }
        }
    }

    /// Whether the connection is gone, as far as can be seen without asking.
    pub(crate) fn is_closed(&mut self) -> bool {
        if self.closed || self.stream.set_nonblocking(true).is_err() {
            return true;
        }
        let mut heard = [0_u8; 1024];
        self.closed = match self.stream.read(&mut heard) {
            Ok(0) => true,
            // Nobody has asked anything: it is a change of a setting, or the server says good-bye.
            Ok(n) => {
                self.incoming.extend_from_slice(heard.get(..n).unwrap_or_default());
                heard.first() == Some(&b'E')
            }
            Err(error) => error.kind() != io::ErrorKind::WouldBlock,
        };
        self.closed |= self.stream.set_nonblocking(false).is_err();
        self.closed
    }

    fn lost(&mut self, error: &io::Error) -> Fault {
        self.closed = true;
        Fault { closed: true, ..Fault::local(format!("the connection is gone: {error}")) }
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        self.stream.write_all(bytes).map_err(|e| self.lost(&e))
    }

    fn message(&mut self) -> Result<Message, Fault> {
        loop {
            if let Some(message) = Message::parse(&mut self.incoming).map_err(|e| self.lost(&e))? {
                return Ok(message);
            }
            let mut chunk = [0_u8; 16 << 10];
            match self.stream.read(&mut chunk) {
                Ok(0) => return Err(self.lost(&io::ErrorKind::UnexpectedEof.into())),
                Ok(n) => self.incoming.extend_from_slice(chunk.get(..n).unwrap_or_default()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.lost(&error)),
            }
        }
    }

    /// Prepares a statement, in a trip of its own.
    pub(crate) fn prepare(&mut self, text: &str) -> Result<Arc<Shape>, Fault> {
        self.made += 1;
        let name = format!("s{}", self.made);
        let mut out = BytesMut::new();
        frontend::parse(&name, text, [], &mut out)
            .and_then(|()| frontend::describe(b'S', &name, &mut out))
            .map_err(|e| Fault::local(e.to_string()))?;
        frontend::sync(&mut out);
        self.write(&out)?;
        let (mut params, mut columns, mut fault) = (Vec::new(), Vec::new(), None);
        let bad = |e: io::Error| Fault::local(format!("the shape of a statement: {e}"));
        loop {
            match self.message()? {
                Message::ParameterDescription(body) => {
                    params = body.parameters().map(|oid| Ok(of_oid(oid))).collect().map_err(bad)?;
                }
                Message::RowDescription(body) => {
                    columns = body.fields().map(|f| Ok(of_oid(f.type_oid()))).collect().map_err(bad)?;
                }
                Message::ErrorResponse(body) => fault = fault.or_else(|| Some(said_by_server(&body))),
                Message::ReadyForQuery(_) => break,
                _ => {}
            }
        }
        fault.map_or_else(|| Ok(Arc::new(Shape { name, params, columns })), Err)
    }

    /// Runs text without parameters, of one or several statements.
    pub(crate) fn simple(&mut self, text: &str) -> Result<(), Fault> {
        let mut out = BytesMut::new();
        frontend::query(text, &mut out).map_err(|e| Fault::local(e.to_string()))?;
        self.write(&out)?;
        let mut fault = None;
        loop {
            match self.message() {
                Ok(Message::ErrorResponse(body)) => fault = fault.or_else(|| Some(said_by_server(&body))),
                Ok(Message::ReadyForQuery(_)) => return fault.map_or(Ok(()), Err),
                Ok(_) => {}
                Err(lost) => return Err(fault.unwrap_or(lost)),
            }
        }
    }

    /// Sends statements written by [`bind`] with one `Sync` behind them and reads what they answer; `row` is given the
    /// place of its statement.
    pub(crate) fn run(
        &mut self,
        mut statements: BytesMut,
        count: usize,
        row: &mut dyn FnMut(usize, DataRowBody),
    ) -> Answers {
        frontend::sync(&mut statements);
        let mut answers = Answers { touched: Vec::with_capacity(count), fault: None, rolled_back: false };
        if let Err(fault) = self.write(&statements) {
            // It may have said why before it went.
            answers.fault = Some(self.last_words().unwrap_or(fault));
            return answers;
        }
        loop {
            match self.message() {
                Ok(Message::DataRow(body)) => row(answers.touched.len(), body),
                Ok(Message::CommandComplete(body)) => {
                    let tag = body.tag().unwrap_or_default();
                    answers.rolled_back = tag == "ROLLBACK";
                    answers.touched.push(tag.rsplit(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0));
                }
                Ok(Message::EmptyQueryResponse | Message::PortalSuspended) => answers.touched.push(0),
                Ok(Message::ErrorResponse(body)) => {
                    let fault = said_by_server(&body);
                    self.closed |= fault.closed;
                    answers.fault.get_or_insert(fault);
                }
                Ok(Message::ReadyForQuery(_)) => return answers,
                Ok(_) => {}
                Err(lost) => {
                    answers.fault.get_or_insert(lost);
                    return answers;
                }
            }
        }
    }

    fn last_words(&mut self) -> Option<Fault> {
        loop {
            match self.message() {
                Ok(Message::ErrorResponse(body)) => return Some(said_by_server(&body)),
                Ok(_) => {}
                Err(_) => return None,
            }
        }
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        let mut out = BytesMut::new();
        frontend::terminate(&mut out);
        drop(self.stream.write_all(&out));
    }
}

/// Writes one statement of a pipeline with its values, asked for and answered in binary.
pub(crate) fn bind(shape: &Shape, values: &[&dyn ToSql], out: &mut BytesMut) -> Result<(), Fault> {
    if shape.params.len() != values.len() {
        return Err(Fault::local(format!("{} values for {} places", values.len(), shape.params.len())));
    }
    let pairs = values.iter().zip(&shape.params);
    let write = |(value, ty): (&&dyn ToSql, &Type), out: &mut BytesMut| {
        value.to_sql_checked(ty, out).map(|null| match null {
            tokio_postgres::types::IsNull::Yes => IsNull::Yes,
            tokio_postgres::types::IsNull::No => IsNull::No,
        })
    };
    frontend::bind("", &shape.name, Some(1), pairs, write, Some(1), out).map_err(|error| match error {
        frontend::BindError::Conversion(e) => Fault::local(format!("a value does not fit: {e}")),
        frontend::BindError::Serialization(e) => Fault::local(e.to_string()),
    })?;
    frontend::execute("", 0, out).map_err(|e| Fault::local(e.to_string()))
}

/// Rows of one statement.
pub(crate) fn row(shape: &Arc<Shape>, body: DataRowBody) -> Result<PgRow, Fault> {
    PgRow::new(shape.clone(), body).map_err(|e| Fault::local(format!("a row cannot be read: {e}")))
}

fn of_oid(oid: u32) -> Type {
    Type::from_oid(oid).unwrap_or(Type::UNKNOWN)
}

fn said_by_server(body: &ErrorResponseBody) -> Fault {
    let mut fault = Fault::local("");
    let mut fields = body.fields();
    while let Ok(Some(field)) = fields.next() {
        let value = String::from_utf8_lossy(field.value_bytes());
        match field.type_() {
            b'C' => fault.code = value.into_owned(),
            b'M' => fault.message = value.into_owned(),
            b'V' => fault.closed = matches!(value.as_ref(), "FATAL" | "PANIC"),
            _ => {}
        }
    }
    fault
}
