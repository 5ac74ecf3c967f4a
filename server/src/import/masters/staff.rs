//! People of a company: name, login, home unit, roles. A login alone is no password: `shouwen user password` gives one.
//! Refuses a person without login and staff number, a login of somebody else or of another name, unknown roles. Roles are
//! added; others end only where the row says so, and an administrator is never made less by a file. Tested by
//! `tests/import_masters.rs`.

use super::{Apply, Changes, Desk, Fate, Filled, Master, Shape, Stop, may, must};
use crate::org::{
    accounts::{login_of, move_roles, switch},
    reach,
};
use shouwen_domain::{
    id::Id,
    moment::Moment,
    org::{ROLES, Role},
    words::{Said, w},
};
use shouwen_store::{
    StoreError, Tx,
    org::{self, GrantRow, PersonRow},
};

pub(super) const STAFF: Master = Master {
    kind: "staff",
    words: w("人员", "staff"),
    columns: &[
        may("number", "工号", "Staff number", Shape::Text(40), ["G-001", "G-002"]),
        must("name", "姓名", "Name", Shape::Name(100), ["示例人员甲", "示例人员乙"]),
        may("login", "登录名", "Login", Shape::Text(60), ["shiliyi", ""]),
        must("unit", "单位", "Unit", Shape::Text(200), ["示例班组", "示例班组"]),
        may("roles", "角色", "Roles", Shape::List, ["客服专员、回访员@示例班组", "technician"]),
        may("only_roles", "结束其他角色", "End other roles", Shape::YesNo, ["否", "否"]),
        may("active", "在职", "Active", Shape::YesNo, ["是", "是"]),
        may("phone", "手机号", "Phone", Shape::Personal(30), ["13900000011", ""]),
        may("mail", "邮箱", "Mail", Shape::Personal(254), ["jia@example.com", ""]),
    ],
    keys: |row, _| keys(row),
    apply: Apply::Row(person),
    configures: true,
};

fn keys(row: &Filled) -> Result<Vec<String>, Said> {
    let mut out = Vec::new();
    if row.has("login") {
        let login = login_of(row.text("login"));
        if login.chars().any(|c| c.is_whitespace() || c == '@') {
            return Err(Said::new("登录名不能有空格或 @", "a login has neither spaces nor @"));
        }
        out.push(format!("login {login}"));
    }
    if row.has("number") {
        out.push(format!("number {}", row.text("number")));
    }
    if out.is_empty() {
        return Err(Said::new(
            "请填登录名或工号，否则再次导入时认不出这个人",
            "give a login or a staff number: else the person is not known again",
        ));
    }
    Ok(out)
}

/// `客服专员`, `agent` or `agent@unit`; without a unit it is held at the home unit.
fn role(desk: &Desk, text: &str, home: Id) -> Result<(Role, Id), Said> {
    let (name, unit) = match text.split_once(['@', '＠']) {
        Some((name, unit)) => (name.trim(), desk.unit(unit.trim())?),
        None => (text, home),
    };
    let fits = |r: &&shouwen_domain::org::RoleDef| {
        r.code == name || r.words.zh == name || r.words.en.eq_ignore_ascii_case(name)
    };
    let found = ROLES.iter().filter(|r| r.role != Role::Customer).find(fits);
    found.map(|r| (r.role, unit)).ok_or_else(|| {
        Said::new(
            format!("没有角色“{name}”（角色名见参考手册 roles.md）"),
            format!("there is no role \"{name}\" (see roles.md of the reference)"),
        )
    })
}

fn person(tx: &mut Tx<'_>, desk: &Desk, row: &Filled) -> Result<Fate, Stop> {
    let home = desk.unit(row.text("unit"))?;
    let roles: Vec<(Role, Id)> =
        row.list("roles").iter().map(|text| role(desk, text, home)).collect::<Result<_, _>>()?;
    let login = row.has("login").then(|| login_of(row.text("login")));
    let number = row.text("number");
    let by_login = match &login {
        Some(login) => org::by_login(tx, login)?,
        None => None,
    };
    if by_login.as_ref().is_some_and(|p| p.company != Some(desk.company)) {
        return Err(
            Said::new("登录名已被其他企业使用，请换一个", "another company uses this login: choose another").into()
        );
    }
    let by_number = if number.is_empty() { None } else { org::by_number(tx, desk.company, number)? };
    let found = match (by_login, by_number) {
        (Some(a), Some(b)) if a.id != b => {
            return Err(Said::new(
                "登录名和工号属于两个不同的人，请核对",
                "login and staff number belong to two different people: look which is right",
            )
            .into());
        }
        (Some(p), _) => Some(p),
        (None, Some(id)) => org::lookup_person(tx, id)?,
        (None, None) => None,
    };
    if let (Some(there), Some(_)) = (&found, &login) {
        is_same(tx, there, row)?;
    }
    match found {
        Some(there) => change(tx, desk, row, there, (home, login, &roles)),
        None => make(tx, desk, row, (home, login, &roles)).map(|id| Fate::Made(Some(id))),
    }
}

/// An account is nobody's to take over: with a login the row must mean the person who has it, or whom the staff number names.
fn is_same(tx: &mut Tx<'_>, there: &PersonRow, row: &Filled) -> Result<(), Stop> {
    if there.name != row.text("name") {
        return Err(Said::new(
            "登录名或工号属于另一个姓名的人：是另一个人的，请换登录名和工号；本人改名的，请只填工号、不填登录名",
            "login or staff number belong to somebody of another name: if it is another person, choose others; if the \
             person's name has changed, give the staff number alone",
        )
        .into());
    }
    let number = org::staff_number(tx, there.id)?;
    if row.has("number") && !number.is_empty() && number != row.text("number") {
        return Err(Said::new(
            "登录名属于另一个工号的人，请核对登录名和工号",
            "the login belongs to somebody with another staff number: look which is right",
        )
        .into());
    }
    Ok(())
}

type Wanted<'a> = (Id, Option<String>, &'a [(Role, Id)]);

fn make(tx: &mut Tx<'_>, desk: &Desk, row: &Filled, (home_unit, login, roles): Wanted<'_>) -> Result<Id, Stop> {
    let id = desk.id();
    let person = PersonRow {
        id,
        company: Some(desk.company),
        home_unit,
        name: row.text("name").to_owned(),
        login,
        password: None,
        active: true,
        failures: 0,
        locked_until: None,
    };
    org::put_person(tx, &person, desk.now())?;
    if row.has("number") {
        org::put_staff_number(tx, id, row.text("number"))?;
    }
    for (role, unit) in roles {
        // As for every new person: matters of before can be entered in their name.
        let (from, role) = (Moment(0), role.code().to_owned());
        let grant = GrantRow { id: desk.id(), person: id, role, unit: *unit, from, until: None, acting_for: None };
        org::put_grant(tx, &grant, desk.by, desk.now())?;
    }
    if row.yes("active") == Some(false) {
        switch(tx, &desk.app, id, false)?;
    }
    reached(tx, desk, row, id)?;
    Ok(id)
}

fn change(
    tx: &mut Tx<'_>,
    desk: &Desk,
    row: &Filled,
    mut person: PersonRow,
    (home, login, roles): Wanted<'_>,
) -> Result<Fate, Stop> {
    let mut changes = Changes::default();
    let was_called = person.name.clone();
    changes.text("name", &mut person.name, row);
    if person.name != was_called {
        let now = &person.name;
        changes.remark(Said::new(
            format!("姓名由“{was_called}”改为“{now}”：工号是同一人的才对；不是同一人的，请改用新的工号"),
            format!("the name changes from \"{was_called}\" to \"{now}\": right only for one person; another one takes a staff number of their own"),
        ));
    }
    changes.take("unit", &mut person.home_unit, Some(home));
    changes.take("login", &mut person.login, login.map(Some));
    if changes.any() {
        org::change_person(tx, &person)?;
    }
    let mut number = org::staff_number(tx, person.id)?;
    let before = number.clone();
    changes.text("number", &mut number, row);
    if number != before {
        org::put_staff_number(tx, person.id, &number)?;
    }
    let only = row.yes("only_roles") == Some(true);
    if only && !row.has("roles") {
        return Err(Said::new(
            "要结束其他角色，请填写保留的角色；停用账号请填“在职：否”",
            "to end other roles name those that stay; to switch the account off set active to no",
        )
        .into());
    }
    if row.has("roles") {
        let take = if only { surplus(tx, desk, person.id, roles)? } else { Vec::new() };
        if move_roles(tx, &desk.app, desk.by, person.id, roles, &take)? {
            changes.note("roles");
        }
    }
    if reached(tx, desk, row, person.id)? {
        changes.note("contact");
    }
    let was = person.active;
    changes.take("active", &mut person.active, row.yes("active"));
    if person.active != was {
        switch(tx, &desk.app, person.id, person.active)?;
    }
    Ok(changes.fate(Some(person.id)))
}

/// Telephone and mail, where the row has them; whether that changed anything.
fn reached(tx: &mut Tx<'_>, desk: &Desk, row: &Filled, person: Id) -> Result<bool, Stop> {
    let of = |key: &str| row.has(key).then(|| row.text(key).to_owned());
    let change = reach::Change { phone: of("phone"), mail: of("mail"), ..reach::Change::default() };
    let before = shouwen_store::reach::lookup(tx, person)?;
    match reach::change(tx, &desk.app, desk.by, person, &change)? {
        Ok(()) => Ok(shouwen_store::reach::lookup(tx, person)? != before),
        Err(refusal) => {
            let field = refusal.fields.first().map_or(refusal.said, |error| error.said.clone());
            Err(field.into())
        }
    }
}

/// Roles held of one's own that the row does not name. That of an administrator stays: a file must not lock everybody out.
fn surplus(tx: &mut Tx<'_>, desk: &Desk, person: Id, wanted: &[(Role, Id)]) -> Result<Vec<(Role, Id)>, StoreError> {
    let now = desk.now();
    let held = org::grants(tx, person)?.into_iter();
    Ok(held
        .filter(|g| g.acting_for.is_none() && g.until.is_none_or(|until| until > now))
        .filter_map(|g| Some((Role::parse(&g.role)?, g.unit)))
        .filter(|held| held.0 != Role::Administrator && !wanted.contains(held))
        .collect())
}
