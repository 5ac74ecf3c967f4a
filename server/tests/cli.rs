//! The commands as a person types them: the binary itself, on a data folder of its own.

use serde_json::Value;
use std::process::{Command, Output};

struct Shell {
    folder: tempfile::TempDir,
}

impl Shell {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_shouwen"))
            .args(args)
            .arg("--data")
            .arg(self.folder.path().join("data"))
            .env_remove("DATABASE_URL")
            .env("SHOUWEN_PASSWORD", "a long pass phrase")
            .output()
            .unwrap()
    }

    /// Exit code 0; the answer as JSON.
    #[track_caller]
    fn json(&self, args: &[&str]) -> Value {
        let out = self.run(&[args, &["--json"]].concat());
        let said = String::from_utf8_lossy(&out.stderr);
        assert_eq!(out.status.code(), Some(0), "{args:?}: {said}");
        serde_json::from_slice(&out.stdout).unwrap_or_else(|e| panic!("{args:?}: {e}"))
    }

    #[track_caller]
    fn fails(&self, args: &[&str], code: i32) -> String {
        let out = self.run(args);
        let said = format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
        assert_eq!(out.status.code(), Some(code), "{args:?}: {said}");
        said
    }
}

/// Setup without the demonstration: a company, its administrator, people, tokens; twice is refused.
#[test]
fn a_company_is_founded_and_its_people_are_managed() {
    let sh = Shell::new();
    sh.fails(&["verify"], 2);
    sh.fails(&["migrate", "--check"], 1);
    sh.json(&["migrate"]);
    assert_eq!(sh.json(&["migrate", "--check"])["missing"], serde_json::json!([]));
    let made = sh.json(&["user", "init", "--company", "HX", "--name", "华兴燃气"]);
    assert_eq!(made["login"], "admin");
    assert!(sh.fails(&["user", "init", "--company", "HY", "--name", "x"], 1).contains("already"));
    sh.json(&[
        "user",
        "add",
        "ZhangSan",
        "--name",
        "张三",
        "--unit",
        "HX",
        "--role",
        "agent@HX",
        "--role",
        "dispatcher@HX",
    ]);
    assert!(sh.fails(&["user", "add", "zhangsan", "--name", "x", "--unit", "HX"], 1).contains("taken"));
    assert!(
        sh.fails(&["user", "add", "x", "--name", "x", "--unit", "HX", "--role", "king@HX"], 1).contains("no role king")
    );
    assert!(sh.fails(&["user", "roles", "nobody"], 1).contains("no account"));
    let roles = sh.json(&["user", "roles", "zhangsan", "--remove", "dispatcher@HX", "--add", "team_leader@HX"]);
    assert_eq!(roles["roles"], serde_json::json!(["agent@HX", "team_leader@HX"]));
    let token = sh.json(&["user", "token", "zhangsan", "--name", "test", "--scopes", "read write"]);
    let secret = token["token"].as_str().unwrap();
    assert!(secret.starts_with("sw_") && secret.len() == 51);
    sh.fails(&["user", "token", "zhangsan", "--name", "test", "--scopes", "all"], 1);
    sh.json(&["user", "disable", "zhangsan"]);
    let list = sh.json(&["user", "list"]);
    assert_eq!(list.as_array().unwrap().len(), 2);
    assert_eq!((&list[1]["login"], &list[1]["active"]), (&"zhangsan".into(), &false.into()));
    sh.json(&["user", "password", "admin"]);
    let report = sh.json(&["verify"]);
    assert_eq!(report["ok"], true, "{report}");
}

/// SEC-02: a password is never taken from an argument, and a weak one not at all.
#[test]
fn weak_passwords_are_refused() {
    let sh = Shell::new();
    let out = Command::new(env!("CARGO_BIN_EXE_shouwen"))
        .args(["user", "init", "--company", "HX", "--name", "x", "--data"])
        .arg(sh.folder.path().join("data"))
        .env_remove("DATABASE_URL")
        .env("SHOUWEN_PASSWORD", "short")
        .output()
        .unwrap();
    assert_eq!(out.status.code(), Some(1));
    sh.fails(&["user", "password", "admin", "secret"], 2);
}

/// CLS-05: what is wrong with a pack is named by file, line, key and clause; loading shows what changes, twice is once.
#[test]
fn packs_are_checked_compared_and_loaded() {
    let sh = Shell::new();
    assert_eq!(sh.json(&["policy", "check", "city-gas"])["ok"], true);
    sh.fails(&["policy", "check", "no-such-pack"], 2);
    let folder = sh.folder.path().join("mine");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("pack.toml"), "code = \"mine\"\nzh = \"我们的\"\nen = \"ours\"\n").unwrap();
    let set = |value: &str| {
        let text = format!(
            "[[set]]\ncode = \"sla.first_response\"\npriority = \"P1\"\nvalue = \"{value}\"\nclause = \"我司制度 §3\"\n"
        );
        std::fs::write(folder.join("parameters.toml"), text).unwrap();
    };
    set("soon");
    let pack = folder.to_str().unwrap();
    let said = sh.fails(&["policy", "check", pack], 1);
    assert!(
        said.contains("parameters.toml:4") && said.contains("set[0].value") && said.contains("我司制度 §3"),
        "{said}"
    );
    set("1h");
    assert_eq!(sh.json(&["policy", "check", pack])["ok"], true);

    sh.json(&["user", "init", "--company", "HX", "--name", "华兴燃气"]);
    let diff = sh.json(&["policy", "diff", pack, "--company", "HX"]);
    assert_eq!(diff["changes"].as_array().unwrap().len(), 1, "{diff}");
    assert!(sh.fails(&["policy", "load", pack, "--company", "HX"], 1).contains("--yes"));
    sh.json(&["policy", "load", pack, "--company", "HX", "--yes"]);
    assert_eq!(sh.json(&["policy", "diff", pack, "--company", "HX"])["changes"], serde_json::json!([]));
    let shown = sh.json(&["policy", "show", "--code", "sla.first_response", "--priority", "P1"]);
    assert_eq!(shown[0]["value"], "1h");
    let resolved = sh.json(&["policy", "resolve", "sla.first_response", "--priority", "P1", "--company", "HX"]);
    assert!(!resolved["beaten"].as_array().unwrap().is_empty());
    let words =
        String::from_utf8(sh.run(&["policy", "resolve", "sla.first_response", "--priority", "P1"]).stdout).unwrap();
    assert!(words.contains("我司制度 §3") && words.contains('≠'), "{words}");
    assert!(sh.fails(&["policy", "resolve", "sla.first"], 1).contains("near"));
}

/// WOL-01: the machines as tables and pictures.
#[test]
fn flows_are_shown_as_they_run() {
    let sh = Shell::new();
    let all = sh.json(&["flows"]);
    assert_eq!(all.as_array().unwrap().len(), shouwen_domain::intake::FLOWS.len());
    let text = |args: &[&str]| String::from_utf8(sh.run(args).stdout).unwrap();
    assert!(text(&["flows", "request", "--format", "mermaid"]).starts_with("stateDiagram-v2"));
    assert!(text(&["flows", "promise"]).contains("keep"));
    sh.fails(&["flows", "dragon"], 2);
    let help = text(&["help-markdown"]);
    assert!(help.contains("## `shouwen policy resolve`") && !help.contains("a long pass phrase"));
    let document: Value = serde_json::from_str(&text(&["openapi"])).unwrap();
    assert_eq!(document, shouwen::http::openapi::document());
}

/// SEC-04: backup and restore by their commands; exit codes say how it went.
#[test]
fn a_backup_comes_back() {
    let sh = Shell::new();
    sh.json(&["user", "init", "--company", "HX", "--name", "华兴燃气"]);
    let to = sh.folder.path().join("backups");
    let to = to.to_str().unwrap();
    let made = sh.json(&["backup", "--to", to, "--keep", "3"]);
    assert_eq!(made["manifest"]["counts"]["unit"], 3);
    sh.fails(&["restore", "--from", to], 1);
    let key = sh.folder.path().join("data/master.key");
    let new = Shell::new();
    let restored = new.json(&["restore", "--from", to, "--key", key.to_str().unwrap()]);
    assert_eq!(restored["verify"]["ok"], true);
    assert_eq!(new.json(&["user", "list"]).as_array().unwrap().len(), 1);
    assert!(Shell::new().fails(&["restore", "--from", to], 1).contains("no key"));
}

/// SYS-04: a template, a dry run, the import, the import again; a bad row is told by exit code 1 and in the error sheet.
#[test]
fn master_data_are_imported_from_a_template() {
    let sh = Shell::new();
    sh.json(&["user", "init", "--company", "HX", "--name", "华兴燃气"]);
    let place = |name: &str| sh.folder.path().join(name).to_str().unwrap().to_owned();
    let (table, errors) = (place("staff.csv"), place("errors.csv"));
    sh.json(&["import", "staff", "--template", &table]);
    assert!(sh.fails(&["import", "staff", "--template", &table], 2).contains("choose another name"));
    sh.fails(&["import", "staff"], 2);
    sh.fails(&["import", "kings", &table], 2);
    let header = std::fs::read_to_string(&table).unwrap().lines().next().unwrap().to_owned();
    std::fs::write(&table, format!("{header}\nG-1,张三,zhangsan,HX,客服专员,,是,,\n,李四,,HX,,,,,\n")).unwrap();
    let said = sh.fails(&["import", "staff", &table, "--dry-run"], 1);
    assert!(said.contains("nothing was written") && said.contains("give a login or a staff number"), "{said}");
    assert_eq!(sh.json(&["user", "list"]).as_array().unwrap().len(), 1);
    let said = sh.fails(&["import", "staff", &table, "--errors", &errors], 1);
    assert!(said.contains("1  新建 / made") && said.contains("errors.csv"), "{said}");
    assert!(std::fs::read_to_string(&errors).unwrap().contains("请填登录名或工号"));
    std::fs::write(&table, format!("{header}\nG-1,张三,zhangsan,HX,客服专员,,是,,\n")).unwrap();
    let again = sh.json(&["import", "staff", &table]);
    assert_eq!((&again["made"], &again["there"]), (&0.into(), &1.into()));
    assert!(String::from_utf8(sh.run(&["import", "staff", &table]).stdout).unwrap().contains("nothing was changed"));
    assert_eq!(sh.json(&["user", "list"])[1]["roles"], serde_json::json!(["agent@HX"]));
    // A login from a file signs nobody in before it gets a password.
    sh.json(&["user", "password", "zhangsan"]);
    assert_eq!(sh.json(&["verify"])["ok"], true);
}
