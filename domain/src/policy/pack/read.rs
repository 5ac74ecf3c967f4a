//! Owns the reading of pack files. Refuses what `pack` says, with the line of the offending key.
//! Tested in `pack_test`.

use super::plans;
use super::shape::{CalendarFile, ChannelFile, GateFile, HeadFile, ParameterFile, TypeFile};
use super::{Calendar, Channel, Pack, PackError, RequestType, Setting, Title};
use crate::limit::Limit;
use crate::policy::catalog::catalog;
use crate::policy::scope::{Priority, Scope, is_type_under};
use crate::policy::value::{DayRange, GateSetting, Kind, Mode, Value};
use crate::words::Said;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// The fields a type may ask for (INT-01). `occurred_at` is not asked for applications.
pub const FIELDS: [&str; 8] =
    ["name", "address", "contact", "content", "occurred_at", "wanted", "special", "background"];

/// Reads all files of a pack. A file is known by its name: `pack.toml`, `parameters.toml`, `gates.toml`, `types.toml`,
/// `plans.toml`, `channels.toml`, `calendars.toml`; folders before the name do not matter.
pub fn parse(files: &[(&str, &str)]) -> Result<Pack, Vec<PackError>> {
    let mut reader = Reader::default();
    for (file, text) in files {
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
        let mut source = Source { file, text, errors: Vec::new() };
        match name {
            "pack.toml" => reader.head(&mut source),
            "parameters.toml" => reader.parameters(&mut source),
            "gates.toml" => reader.gates(&mut source),
            "types.toml" => reader.types(&mut source),
            "plans.toml" => plans::read(&mut reader, &mut source),
            "channels.toml" => reader.channels(&mut source),
            "calendars.toml" => reader.calendars(&mut source),
            _ => source.whole("不认识这个文件", "a pack has no such file"),
        }
        reader.errors.append(&mut source.errors);
    }
    reader.finish()
}

pub(super) struct Source<'a> {
    pub(super) file: &'a str,
    text: &'a str,
    errors: Vec<PackError>,
}

impl Source<'_> {
    pub(super) fn line(&self, offset: usize) -> usize {
        let before = self.text.as_bytes().get(..offset).unwrap_or_default();
        1 + before.split(|byte| *byte == b'\n').skip(1).count()
    }

    pub(super) fn wrong(
        &mut self,
        offset: usize,
        path: impl Into<String>,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) {
        let line = self.line(offset);
        self.errors.push(PackError { file: self.file.to_owned(), line, path: path.into(), said: Said::new(zh, en) });
    }

    /// Adds to every fault of a table row the clause that the row names, so that its owner can be asked.
    fn cite(&mut self, table: &str, clauses: &[String]) {
        for error in &mut self.errors {
            let row = error.path.strip_prefix(table).and_then(|rest| rest.strip_prefix('[')?.split(']').next());
            let clause = row.and_then(|n| clauses.get(n.parse::<usize>().ok()?)).filter(|c| !c.trim().is_empty());
            if let Some(clause) = clause {
                let said = &error.said;
                error.said =
                    Said::new(format!("{}（条款 {clause}）", said.zh), format!("{} (clause {clause})", said.en));
            }
        }
    }

    /// A safety script has a version, no line twice, and prohibitions that sound like prohibitions (EMG-02).
    fn script(&mut self, at: usize, path: &str, script: &crate::emergency::Script) {
        if script.version < 1 || script.lines.is_empty() {
            self.wrong(at, path, "安全指导须有版本号和步骤", "a safety script has a version and lines");
        }
        for (n, line) in script.lines.iter().enumerate() {
            let code = &line.code;
            if !is_code(code) || script.lines[..n].iter().any(|other| other.code == *code) {
                self.wrong(at, path, format!("步骤编号有误或重复：{code}"), format!("no code, or twice: {code}"));
            }
            if !line.is_worded() {
                let zh = format!("禁止事项须以“严禁”等开头：{}", line.zh);
                self.wrong(at, path, zh, format!("a prohibition begins with \"Do not\": {}", line.en));
            }
        }
    }

    fn whole(&mut self, zh: &str, en: &str) {
        let said = Said::new(zh, en);
        self.errors.push(PackError { file: self.file.to_owned(), line: 0, path: String::new(), said });
    }

    /// The shape of a file. Its first fault ends the reading of the file: TOML that does not parse has no second one.
    pub(super) fn shape<T: for<'de> Deserialize<'de>>(&mut self) -> Option<T> {
        match toml::from_str(self.text) {
            Ok(shape) => Some(shape),
            Err(error) => {
                let offset = error.span().map_or(0, |span| span.start);
                let line = self.text.get(..offset).map_or(0, |before| before.rfind('\n').map_or(0, |at| at + 1));
                let key = self.text.get(line..).unwrap_or_default().lines().next().unwrap_or_default();
                let key = key.split('=').next().unwrap_or_default().trim().to_owned();
                let why = error.message().replace('\n', " ");
                self.wrong(offset, key, format!("无法读取：{why}"), format!("cannot be read: {why}"));
                None
            }
        }
    }
}

#[derive(Default)]
pub(super) struct Reader {
    pub(super) pack: Pack,
    errors: Vec<PackError>,
    /// Where a type or a calendar is named, checked when all files are read: file, line, path, code.
    pub(super) named_types: Vec<(String, usize, String, String)>,
    named_calendars: Vec<(String, usize, String, String)>,
}

fn is_code(text: &str) -> bool {
    let part = |p: &str| {
        p.starts_with(|c: char| c.is_ascii_lowercase())
            && p.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    text.len() <= 60 && text.split('.').all(part)
}

impl Reader {
    fn head(&mut self, source: &mut Source<'_>) {
        let Some(head) = source.shape::<HeadFile>() else { return };
        let name = head.code.get_ref();
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            source.wrong(
                head.code.span().start,
                "code",
                "行业包编号只用小写字母、数字和连字符",
                "small letters, digits, hyphens",
            );
        }
        self.pack.code = head.code.into_inner();
        self.pack.title = Some(Said::new(head.zh, head.en));
    }

    fn parameters(&mut self, source: &mut Source<'_>) {
        let Some(file) = source.shape::<ParameterFile>() else { return };
        let clauses: Vec<String> = file.set.iter().map(|raw| raw.clause.get_ref().clone()).collect();
        for (i, raw) in file.set.into_iter().enumerate() {
            let at = raw.code.span().start;
            let code = raw.code.into_inner();
            let path = |key: &str| format!("set[{i}].{key}");
            if raw.clause.get_ref().trim().is_empty() {
                source.wrong(raw.clause.span().start, path("clause"), "须注明条款", "the clause is missing");
            }
            let Some(parameter) = catalog().parameter(&code).filter(|p| p.kind != Kind::Mode) else {
                source.wrong(at, path("code"), format!("没有参数 {code}"), format!("there is no parameter {code}"));
                continue;
            };
            let offset = raw.value.span().start;
            let text = raw.value.get_ref().text();
            let Some(value) = Value::parse(parameter.kind, &text) else {
                let kind = parameter.kind.said();
                let (zh, en) = (format!("“{text}”不是{}", kind.zh), format!("\"{text}\" is not {}", kind.en));
                source.wrong(offset, path("value"), zh, en);
                continue;
            };
            if let Some(bound) = parameter.out_of_bounds(&value) {
                let (zh, en) = (format!("{value} 超出界限 {bound}"), format!("{value} is beyond the bound {bound}"));
                source.wrong(offset, path("value"), zh, en);
            }
            self.name_type(source, at, path("type"), raw.request_type.as_deref());
            let scope = Scope {
                unit: None,
                request_type: raw.request_type,
                priority: raw.priority,
                grade: raw.grade,
                channel: raw.channel,
            };
            let (locked, replaces, note) = (raw.locked, raw.replaces, raw.note);
            let clause = raw.clause.into_inner();
            self.set(source, at, path("code"), Setting { code, scope, value, clause, locked, replaces, note });
        }
        source.cite("set", &clauses);
    }

    fn gates(&mut self, source: &mut Source<'_>) {
        let Some(file) = source.shape::<GateFile>() else { return };
        let clause = |raw: &super::shape::RawGate| {
            let basis = catalog().gate(raw.code.get_ref()).map(|g| g.basis.clause.zh.clone());
            raw.clause.clone().or(basis).unwrap_or_default()
        };
        let clauses: Vec<String> = file.gate.iter().map(clause).collect();
        for (i, raw) in file.gate.into_iter().enumerate() {
            let at = raw.code.span().start;
            let code = raw.code.get_ref();
            let path = |key: &str| format!("gate[{i}].{key}");
            let Some(gate) = catalog().gate(code) else {
                source.wrong(at, path("code"), format!("没有关口 {code}"), format!("there is no gate {code}"));
                continue;
            };
            let (offset, mode) = (raw.mode.span().start, *raw.mode.get_ref());
            if mode < gate.floor {
                let floor = gate.floor.code();
                source.wrong(
                    offset,
                    path("mode"),
                    format!("安全关口不得低于 {floor}"),
                    format!("this safety gate cannot be set below {floor}"),
                );
            }
            if gate.floor == Mode::Block && raw.override_role.is_some() {
                source.wrong(
                    at,
                    path("override_role"),
                    "安全关口任何人不得放行",
                    "nobody may override this safety gate",
                );
            }
            self.name_type(source, at, path("type"), raw.request_type.as_deref());
            let setting = Setting {
                code: gate.parameter.clone(),
                scope: Scope { request_type: raw.request_type, ..Scope::default() },
                value: Value::Mode(GateSetting { mode, override_role: raw.override_role }),
                clause: raw.clause.unwrap_or_else(|| gate.basis.clause.zh.clone()),
                locked: raw.locked,
                replaces: false,
                note: String::new(),
            };
            self.set(source, at, path("code"), setting);
        }
        source.cite("gate", &clauses);
    }

    fn set(&mut self, source: &mut Source<'_>, at: usize, path: String, setting: Setting) {
        if self.pack.settings.iter().any(|other| other.code == setting.code && other.scope == setting.scope) {
            let scope = setting.scope.said();
            let (zh, en) =
                (format!("同一范围重复：{}", scope.zh), format!("the same scope stands twice: {}", scope.en));
            source.wrong(at, path, zh, en);
        }
        self.pack.settings.push(setting);
    }

    fn name_type(&mut self, source: &Source<'_>, at: usize, path: String, name: Option<&str>) {
        if let Some(name) = name {
            self.named_types.push((source.file.to_owned(), source.line(at), path, name.to_owned()));
        }
    }

    fn types(&mut self, source: &mut Source<'_>) {
        let Some(file) = source.shape::<TypeFile>() else { return };
        let mut known: BTreeMap<String, RequestType> = BTreeMap::new();
        for (i, raw) in file.types.into_iter().enumerate() {
            let at = raw.code.span().start;
            let code = raw.code.into_inner();
            let path = |key: &str| format!("type[{i}].{key}");
            let levels = code.split('.').count();
            if !is_code(&code) || levels > 2 {
                source.wrong(
                    at,
                    path("code"),
                    format!("类型编号最多两级：{code}"),
                    format!("not a type of two levels: {code}"),
                );
                continue;
            }
            if known.contains_key(&code) {
                source.wrong(at, path("code"), format!("类型重复：{code}"), format!("the type stands twice: {code}"));
                continue;
            }
            let parent = code.split_once('.').and_then(|(parent, _)| known.get(parent));
            if levels == 2 && parent.is_none() {
                let said = "上级类型须写在前面";
                source.wrong(
                    at,
                    path("code"),
                    format!("{said}：{code}"),
                    format!("its parent must stand before: {code}"),
                );
                continue;
            }
            let mut fields = parent.map(|p| p.fields.clone()).unwrap_or_default();
            if let Some(named) = &raw.fields {
                fields = named.iter().map(|field| field.get_ref().clone()).collect();
                for field in named.iter().filter(|field| !FIELDS.contains(&field.get_ref().as_str())) {
                    let name = field.get_ref();
                    let (zh, en) = (format!("没有字段 {name}"), format!("there is no field {name}"));
                    source.wrong(field.span().start, path("fields"), zh, en);
                }
            }
            let priority = raw.priority.as_ref().map(|p| *p.get_ref()).or(parent.map(|p| p.priority));
            if is_type_under(&code, "alarm") && priority != Some(Priority::P0) {
                let at = raw.priority.as_ref().map_or(at, |p| p.span().start);
                source.wrong(at, path("priority"), "报警类恒为 P0", "an alarm is always P0");
            }
            let Some(priority) = priority else {
                source.wrong(at, path("priority"), "缺少默认优先级", "the default priority is missing");
                continue;
            };
            if let Some(script) = &raw.script {
                source.script(script.span().start, &path("script"), script.get_ref());
            }
            if let Some(plan) = &raw.plan {
                for Said { zh, en } in plan.get_ref().faults() {
                    source.wrong(plan.span().start, path("plan"), zh, en);
                }
            }
            let inherit = |own: Option<bool>, of: fn(&RequestType) -> bool| own.unwrap_or(parent.is_some_and(of));
            let kind = RequestType {
                title: Title { zh: raw.zh, en: raw.en },
                priority,
                system: raw.system.unwrap_or(false),
                fault: inherit(raw.fault, |p| p.fault),
                portal: inherit(raw.portal, |p| p.portal),
                flow: inherit(raw.flow, |p| p.flow),
                fields,
                keywords: raw.keywords,
                work: raw.work.or_else(|| parent.map(|p| p.work.clone())).unwrap_or_default(),
                script: raw
                    .script
                    .map(Spanned::into_inner)
                    .or_else(|| parent.map(|p| p.script.clone()))
                    .unwrap_or_default(),
                plan: raw.plan.map(Spanned::into_inner).or_else(|| parent.map(|p| p.plan.clone())).unwrap_or_default(),
                code: code.clone(),
            };
            known.insert(code, kind.clone());
            self.pack.types.push(kind);
        }
        for system in ["alarm", "complaint"] {
            if !known.get(system).is_some_and(|kind| kind.system) {
                source.whole(
                    &format!("系统类型 {system} 不可缺少，且须标注 system = true"),
                    &format!("the system type {system} must be there, marked system = true"),
                );
            }
        }
    }

    fn channels(&mut self, source: &mut Source<'_>) {
        let Some(file) = source.shape::<ChannelFile>() else { return };
        for (i, raw) in file.channel.into_iter().enumerate() {
            let path = |key: &str| format!("channel[{i}].{key}");
            let at = raw.code.span().start;
            let code = raw.code.into_inner();
            if !is_code(&code) || self.pack.channels.iter().any(|other| other.code == code) {
                source.wrong(
                    at,
                    path("code"),
                    format!("渠道编号有误或重复：{code}"),
                    format!("no code, or twice: {code}"),
                );
            }
            let Some(response) = Limit::parse(raw.response.get_ref()) else {
                let (text, kind) = (raw.response.get_ref().clone(), Kind::Limit.said());
                let (zh, en) = (format!("“{text}”不是{}", kind.zh), format!("\"{text}\" is not {}", kind.en));
                source.wrong(raw.response.span().start, path("response"), zh, en);
                continue;
            };
            let line = source.line(raw.hours.span().start);
            let hours = raw.hours.into_inner();
            self.named_calendars.push((source.file.to_owned(), line, path("hours"), hours.clone()));
            self.pack.channels.push(Channel {
                code,
                title: Title { zh: raw.zh, en: raw.en },
                hours,
                response,
                contact: raw.contact,
                voice: raw.voice,
                enabled: raw.enabled,
                clause: raw.clause.unwrap_or_else(|| "001 §1.1".to_owned()),
            });
        }
    }

    fn calendars(&mut self, source: &mut Source<'_>) {
        let Some(file) = source.shape::<CalendarFile>() else { return };
        for (i, raw) in file.calendar.into_iter().enumerate() {
            let path = |key: &str| format!("calendar[{i}].{key}");
            let at = raw.code.span().start;
            let code = raw.code.into_inner();
            if !is_code(&code) || self.pack.calendars.iter().any(|other| other.code == code) {
                source.wrong(
                    at,
                    path("code"),
                    format!("日历编号有误或重复：{code}"),
                    format!("no code, or twice: {code}"),
                );
            }
            let mut sessions: Vec<DayRange> = Vec::new();
            for text in &raw.sessions {
                // A working session ends on its own day, after the one before it.
                let ok = DayRange::parse(text.get_ref())
                    .filter(|range| range.from < range.to && sessions.last().is_none_or(|last| last.to <= range.from));
                match ok {
                    Some(range) => sessions.push(range),
                    None => source.wrong(
                        text.span().start,
                        path("sessions"),
                        format!("“{}”不是可用的时段，或与前一时段重叠", text.get_ref()),
                        format!("\"{}\" is no session of a day, or overlaps the one before", text.get_ref()),
                    ),
                }
            }
            if raw.sessions.is_empty() {
                source.wrong(at, path("sessions"), "至少一个时段", "at least one session");
            }
            let title = Title { zh: raw.zh, en: raw.en };
            self.pack.calendars.push(Calendar { code, title, days: raw.days, sessions });
        }
    }

    /// Names that lead to other files. A pack without types or calendars relies on those that are there already.
    fn finish(mut self) -> Result<Pack, Vec<PackError>> {
        let dangling = |named: Vec<(String, usize, String, String)>, known: Vec<&str>, zh: &str, en: &str| {
            let missing =
                named.into_iter().filter(move |(.., code)| !known.is_empty() && !known.contains(&code.as_str()));
            missing
                .map(|(file, line, path, code)| {
                    let said = Said::new(format!("{zh} {code}"), format!("{en} {code}"));
                    PackError { file, line, path, said }
                })
                .collect::<Vec<_>>()
        };
        let types = self.pack.types.iter().map(|kind| kind.code.as_str()).collect();
        let mut errors = dangling(self.named_types, types, "没有类型", "there is no type");
        let calendars = self.pack.calendars.iter().map(|calendar| calendar.code.as_str()).collect();
        errors.extend(dangling(self.named_calendars, calendars, "没有日历", "there is no calendar"));
        self.errors.append(&mut errors);
        if self.errors.is_empty() { Ok(self.pack) } else { Err(self.errors) }
    }
}
