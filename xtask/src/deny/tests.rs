use super::*;

fn rules() -> Rules {
    toml::from_str(
        r#"
        allow = ["MIT"]
        allow_tools = ["MPL-2.0"]
        exception = [{ package = "roots", licence = "CDLA-Permissive-2.0", why = "a list of certificates" }]
        ban = [{ package = "chrono", why = "one calendar", direct = true }, { package = "openssl-sys", why = "none" }]
        wall = [{ package = "rules", never = ["tokio"], why = "rules are pure" }]
        "#,
    )
    .unwrap()
}

fn metadata(packages: &str, nodes: &str) -> Metadata {
    serde_json::from_str(&format!(
        r#"{{"packages": [{packages}], "workspace_members": ["rules"], "resolve": {{"nodes": [{nodes}]}}}}"#
    ))
    .unwrap()
}

fn package(name: &str, licence: &str) -> String {
    format!(r#"{{"id": "{name}", "name": "{name}", "version": "1.0.0", "license": {licence}, "source": "registry+x"}}"#)
}

#[test]
fn a_licence_not_listed_is_refused() {
    let packages = [package("rules", "\"MIT\""), package("gpl", "\"GPL-3.0\""), package("none", "null")].join(",");
    let faults = cargo_faults(&rules(), &metadata(&packages, ""));
    assert_eq!(faults, ["gpl 1.0.0: licence GPL-3.0 is not allowed", "none 1.0.0 states no licence"]);
}

#[test]
fn an_exception_holds_for_its_package_alone() {
    assert!(permitted(&rules(), "roots", "CDLA-Permissive-2.0", false));
    assert!(!permitted(&rules(), "other", "CDLA-Permissive-2.0", false));
}

#[test]
fn a_direct_ban_lets_the_transitive_one_pass() {
    let packages = [package("rules", "\"MIT\""), package("chrono", "\"MIT\""), package("via", "\"MIT\"")].join(",");
    let edge = |from: &str, to: &str| {
        format!(r#"{{"id": "{from}", "deps": [{{"pkg": "{to}", "dep_kinds": [{{"kind": null}}]}}]}}"#)
    };
    let through = [edge("rules", "via"), edge("via", "chrono")].join(",");
    assert_eq!(cargo_faults(&rules(), &metadata(&packages, &through)), Vec::<String>::new());
    let straight = edge("rules", "chrono");
    assert_eq!(cargo_faults(&rules(), &metadata(&packages, &straight)), ["chrono 1.0.0 is banned: one calendar"]);
}

#[test]
fn a_wall_stops_what_ships_but_not_what_tests() {
    let packages = [package("rules", "\"MIT\""), package("via", "\"MIT\""), package("tokio", "\"MIT\"")].join(",");
    let nodes = |kind: &str| {
        format!(
            r#"{{"id": "rules", "deps": [{{"pkg": "via", "dep_kinds": [{{"kind": {kind}}}]}}]}},
               {{"id": "via", "deps": [{{"pkg": "tokio", "dep_kinds": [{{"kind": null}}]}}]}}"#
        )
    };
    assert_eq!(cargo_faults(&rules(), &metadata(&packages, &nodes("null"))), ["rules reaches tokio: rules are pure"]);
    assert_eq!(cargo_faults(&rules(), &metadata(&packages, &nodes("\"dev\""))), Vec::<String>::new());
}

#[test]
fn npm_tools_have_a_wider_list() {
    let lock: Lock = serde_json::from_str(
        r#"{"packages": {
            "": {"version": "0.1.0"},
            "node_modules/a": {"version": "1.0.0", "license": "MPL-2.0", "dev": true},
            "node_modules/b": {"version": "1.0.0", "license": "MPL-2.0"},
            "node_modules/b/node_modules/@x/c": {"version": "1.0.0"},
            "node_modules/d": {"version": "1.0.0", "license": "MIT", "resolved": "git+ssh://somewhere"}
        }}"#,
    )
    .unwrap();
    assert_eq!(
        npm_faults(&rules(), &lock, &|_| None),
        [
            "npm b 1.0.0: licence MPL-2.0 is not allowed",
            "npm @x/c 1.0.0 states no licence",
            "npm d 1.0.0 does not come from the registry",
        ]
    );
    let faults = npm_faults(&rules(), &lock, &|_| Some("MIT".to_owned()));
    assert_eq!(faults.len(), 2);
}
