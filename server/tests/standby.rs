//! Open P0 and P1 matters out of a backup, when there is no system (INF-06), on both databases.

#[path = "support/night.rs"]
mod night;
mod support;

use serde_json::{Value, json};
use shouwen::{
    backup::backup,
    standby::{self, Unmasked},
    world::World,
};
use shouwen_store::Vault;
use std::{fs, path::Path, process::Command, sync::Arc};
use support::{TestWorld, repair, with};

fn taken(w: &TestWorld, to: &Path) -> std::path::PathBuf {
    let world = Arc::new(World::standing(w.app.now(), 5));
    backup(&w.app.place, &world, to, None, false, &mut |_, _, _| ()).unwrap().folder
}

fn key(w: &TestWorld, found: &standby::Found) -> Option<Vault> {
    standby::key(found, None, &w.app.place.data).unwrap()
}

both! {
    /// INF-06 SEC-03: the leak of the night stands on the page with place, crew, limits and last steps, its number masked; what
    /// can wait does not; without the key neither place nor caller is there.
    fn the_page_has_what_is_urgent_and_open(w at night::NIGHT) {
        night::on_duty(w, true, false);
        let (request, incident) = night::press(w);
        let crew = w.as_("weiqiang");
        crew.act(incident, "ack", json!({"means": "screen"}));
        crew.act(incident, "note", json!({"text": "<script>alert(1)</script> 回电 13911112222"}));
        let usual = w.as_("zhoumin").request(with(repair(), json!({"occurred_at": null})));
        let to = tempfile::tempdir().unwrap();
        let older = taken(w, to.path());
        let found = standby::find(to.path()).unwrap();
        let vault = key(w, &found);
        assert!(vault.is_some());
        let now = w.app.now().plus(2 * shouwen_domain::moment::HOUR);
        let page = |found: &standby::Found, vault: Option<&Vault>, who: Option<&Unmasked>| standby::html(found, vault, who, now, &w.app.world.zone);
        let shown = page(&found, vault.as_ref(), None);
        let row = w.matter(request).row;
        for wanted in [row.number.as_str(), w.matter(incident).row.number.as_str(), "韦强", "2026-03-05 02:13", "2 小时 0 分钟", "P0", "滨江路", "确认"] {
            assert!(shown.contains(wanted), "{wanted} is not on the page:\n{shown}");
        }
        let contact = match w.matter(request).room { shouwen_domain::intake::Room::Request(r) => r.contact.clone(), other => panic!("{other:?}") };
        assert!(!shown.contains(&contact) && shown.contains("****"), "masked unless somebody signs for it");
        assert!(!shown.contains("13911112222"), "a number in a note is one as well");
        assert!(!shown.contains("<script") && shown.contains("&lt;script&gt;"), "what people wrote is text");
        assert!(!shown.contains(&w.matter(usual).row.number), "what can wait is not here");
        // In full for somebody who says so.
        let who = Unmasked { by: "陈立".into(), reason: "系统停机，回拨报警人".into() };
        let clear = page(&found, vault.as_ref(), Some(&who));
        assert!(clear.contains(&contact) && clear.contains("陈立") && clear.contains("系统停机，回拨报警人"));
        let blind = page(&found, None, None);
        assert!(blind.contains(&row.number) && !blind.contains("滨江路") && blind.contains("--key"), "{blind}");
        let text = fs::read_to_string(older.join(standby::FILE)).unwrap();
        assert!(!text.contains(&contact) && !text.contains("滨江路"), "sealed in the backup");

        // The newest is damaged: the one before it is read, and the page says so.
        w.set("2026-03-05T03:30:00+08:00");
        let newer = taken(w, to.path());
        assert!(newer > older);
        let now_found = standby::find(to.path()).unwrap();
        assert_eq!(now_found.folder, newer);
        fs::write(newer.join(standby::FILE), "{}").unwrap();
        let found = standby::find(to.path()).unwrap();
        assert_eq!((found.folder.as_path(), found.damaged.len()), (older.as_path(), 1));
        assert!(page(&found, vault.as_ref(), None).contains("较新的备份已损坏"));
        assert!(standby::find(w.folder()).is_err(), "there is no backup there");

        // What a running server keeps: written once for each backup.
        fs::remove_dir_all(&newer).unwrap();
        let keeps = tempfile::tempdir().unwrap();
        let keep = || standby::keep(to.path(), keeps.path(), &w.app.vault, &w.app.world).unwrap();
        assert!(keep());
        assert!(!keep(), "it stands there already");
        let first = fs::read_to_string(keeps.path().join(standby::PAGE)).unwrap();
        assert!(first.contains("滨江路") && !first.contains(&contact));
        w.set("2026-03-05T04:30:00+08:00");
        taken(w, to.path());
        assert!(keep(), "after the next backup it is made anew");
        let noted = fs::read_to_string(keeps.path().join("standby.audit.jsonl")).unwrap();
        assert_eq!(noted.lines().count(), 2);
    }
}

/// INF-06: the command needs the backup and nothing else; numbers in full want a name and a reason, and are noted beside.
#[test]
fn the_command_needs_the_backup_alone() {
    let Some(w) = TestWorld::new(support::On::Sqlite, night::NIGHT) else { return };
    night::on_duty(&w, true, false);
    let (request, _) = night::press(&w);
    let to = tempfile::tempdir().unwrap();
    taken(&w, to.path());
    let key = to.path().join("the.key");
    fs::copy(w.app.place.key_file(), &key).unwrap();
    let laptop = tempfile::tempdir().unwrap();
    let page = laptop.path().join("open.html");
    let run = |more: &[&str]| {
        let out = Command::new(env!("CARGO_BIN_EXE_shouwen"))
            .args(["standby", "--json", "--data", "nowhere", "--from", to.path().to_str().unwrap()])
            .args(["--print", page.to_str().unwrap()])
            .args(more)
            .env_remove("DATABASE_URL")
            .env_remove("SHOUWEN_KEY")
            .current_dir(laptop.path())
            .output()
            .unwrap();
        let said: Value =
            serde_json::from_slice(if out.stdout.is_empty() { &out.stderr } else { &out.stdout }).unwrap_or_default();
        (out.status.code(), said)
    };
    let (code, said) = run(&["--key", key.to_str().unwrap()]);
    assert_eq!((code, said["matters"].as_i64(), said["key"].as_bool()), (Some(0), Some(1), Some(true)), "{said}");
    assert!(fs::read_to_string(&page).unwrap().contains(&w.matter(request).row.number));
    assert_eq!(run(&["--unmask"]).0, Some(2), "nobody signed for it");
    assert_eq!(run(&["--unmask", "--by", " ", "--reason", "x"]).0, Some(2));
    let (code, _) = run(&["--key", key.to_str().unwrap(), "--unmask", "--by", "陈立", "--reason", "回拨"]);
    assert_eq!(code, Some(0));
    let noted = fs::read_to_string(laptop.path().join("open.audit.jsonl")).unwrap();
    let last: Value = serde_json::from_str(noted.lines().last().unwrap()).unwrap();
    assert_eq!((noted.lines().count(), last["by"].as_str(), last["unmasked"].as_bool()), (2, Some("陈立"), Some(true)));
    assert!(!laptop.path().join("nowhere").exists(), "nothing else is made");
    // Another installation's key opens nothing.
    fs::write(&key, "0".repeat(64)).unwrap();
    assert_eq!(run(&["--key", key.to_str().unwrap()]).0, Some(1));
    assert_eq!(run(&["--from", "missing"]).0, Some(2));
}
