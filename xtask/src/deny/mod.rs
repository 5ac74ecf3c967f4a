//! What may come into the house: licences, banned packages, sources, and the walls between the floors, for Cargo and
//! npm alike. The lists stand in licences.toml. Refused: whatever is not allowed there. Needs no tool beside cargo.

mod expression;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

use expression::allows;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    /// Licences of what ships.
    allow: Vec<String>,
    /// Further licences of what only builds or tests (npm development packages).
    allow_tools: Vec<String>,
    #[serde(default)]
    exception: Vec<Exception>,
    #[serde(default)]
    ban: Vec<Ban>,
    #[serde(default)]
    wall: Vec<Wall>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    package: String,
    licence: String,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ban {
    package: String,
    why: String,
    /// Banned only as a direct dependency of the workspace.
    #[serde(default)]
    direct: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wall {
    package: String,
    never: Vec<String>,
    why: String,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    workspace_members: BTreeSet<String>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Edge>,
}

#[derive(Deserialize)]
struct Edge {
    pkg: String,
    dep_kinds: Vec<EdgeKind>,
}

#[derive(Deserialize)]
struct EdgeKind {
    kind: Option<String>,
}

impl Edge {
    fn is_normal(&self) -> bool {
        self.dep_kinds.iter().any(|kind| kind.kind.is_none())
    }
}

pub(crate) fn run(root: &Path, _: &[String]) -> Result<(), String> {
    let rules = fs::read_to_string(root.join("licences.toml")).map_err(|error| format!("licences.toml: {error}"))?;
    let rules: Rules = toml::from_str(&rules).map_err(|error| format!("licences.toml: {error}"))?;
    let metadata: Metadata = serde_json::from_slice(&metadata(root)?).map_err(|error| error.to_string())?;
    let mut faults = cargo_faults(&rules, &metadata);
    let mut npm = 0;
    if let Ok(lock) = fs::read_to_string(root.join("ui/package-lock.json")) {
        let lock: Lock = serde_json::from_str(&lock).map_err(|error| format!("ui/package-lock.json: {error}"))?;
        npm = lock.packages.keys().filter(|path| !path.is_empty()).count();
        faults.extend(npm_faults(&rules, &lock, &|path| installed_licence(&root.join("ui").join(path))));
    }
    if faults.is_empty() {
        println!("{} crates and {npm} npm packages: licences, bans and walls hold", metadata.packages.len());
        return Ok(());
    }
    Err(format!("{} findings:\n  {}", faults.len(), faults.join("\n  ")))
}

fn metadata(root: &Path) -> Result<Vec<u8>, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let host = Command::new("rustc").arg("-vV").output().map_err(|error| format!("rustc: {error}"))?;
    let host = String::from_utf8_lossy(&host.stdout)
        .lines()
        .find_map(|line| line.strip_prefix("host: ").map(str::to_owned))
        .ok_or("rustc -vV names no host")?;
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", &host])
        .current_dir(root)
        .output()
        .map_err(|error| format!("cargo metadata: {error}"))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(format!("cargo metadata: {}", String::from_utf8_lossy(&output.stderr).trim()))
    }
}

fn cargo_faults(rules: &Rules, metadata: &Metadata) -> Vec<String> {
    let mut faults = Vec::new();
    let nodes: BTreeMap<&str, &Node> = metadata.resolve.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    let packages: BTreeMap<&str, &Package> = metadata.packages.iter().map(|p| (p.id.as_str(), p)).collect();
    let direct: BTreeSet<&str> = metadata
        .workspace_members
        .iter()
        .filter_map(|member| nodes.get(member.as_str()))
        .flat_map(|node| node.deps.iter().map(|edge| edge.pkg.as_str()))
        .collect();
    for package in &metadata.packages {
        let called = format!("{} {}", package.name, package.version);
        match package.license.as_deref() {
            None => faults.push(format!("{called} states no licence")),
            Some(licence) if !permitted(rules, &package.name, licence, false) => {
                faults.push(format!("{called}: licence {licence} is not allowed"));
            }
            Some(_) => {}
        }
        if package.source.as_deref().is_some_and(|source| !source.starts_with("registry+")) {
            faults.push(format!("{called} does not come from the registry"));
        }
        for ban in rules.ban.iter().filter(|ban| ban.package == package.name) {
            if !ban.direct || direct.contains(package.id.as_str()) {
                faults.push(format!("{called} is banned: {}", ban.why));
            }
        }
    }
    for wall in &rules.wall {
        let Some(start) = metadata.packages.iter().find(|package| package.name == wall.package) else {
            faults.push(format!("licences.toml: there is no package {} to wall in", wall.package));
            continue;
        };
        for id in reachable(&start.id, &nodes) {
            if let Some(package) = packages.get(id).filter(|package| wall.never.contains(&package.name)) {
                faults.push(format!("{} reaches {}: {}", wall.package, package.name, wall.why));
            }
        }
    }
    faults
}

fn reachable<'a>(start: &'a str, nodes: &BTreeMap<&'a str, &'a Node>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut open = vec![start];
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            let edges = nodes.get(id).map(|node| node.deps.as_slice()).unwrap_or_default();
            open.extend(edges.iter().filter(|edge| edge.is_normal()).map(|edge| edge.pkg.as_str()));
        }
    }
    seen
}

#[derive(Deserialize)]
struct Lock {
    packages: BTreeMap<String, Locked>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Locked {
    version: Option<String>,
    license: Option<String>,
    resolved: Option<String>,
    #[serde(default)]
    link: bool,
    #[serde(default)]
    dev: bool,
    #[serde(default)]
    dev_optional: bool,
}

fn npm_faults(rules: &Rules, lock: &Lock, installed: &dyn Fn(&str) -> Option<String>) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, package) in lock.packages.iter().filter(|(path, package)| !path.is_empty() && !package.link) {
        let name = path.rsplit_once("node_modules/").map_or(path.as_str(), |(_, name)| name);
        let called = format!("npm {name} {}", package.version.as_deref().unwrap_or_default());
        match package.license.clone().or_else(|| installed(path)) {
            None => faults.push(format!("{called} states no licence")),
            Some(licence) if !permitted(rules, name, &licence, package.dev || package.dev_optional) => {
                faults.push(format!("{called}: licence {licence} is not allowed"));
            }
            Some(_) => {}
        }
        if package.resolved.as_deref().is_some_and(|from| from.starts_with("git") || from.starts_with("file:")) {
            faults.push(format!("{called} does not come from the registry"));
        }
        faults.extend(
            rules.ban.iter().filter(|ban| ban.package == name).map(|ban| format!("{called} is banned: {}", ban.why)),
        );
    }
    faults
}

/// The licence that the installed package states: a string, or an object in older packages.
fn installed_licence(folder: &Path) -> Option<String> {
    let text = fs::read_to_string(folder.join("package.json")).ok()?;
    let package: serde_json::Value = serde_json::from_str(&text).ok()?;
    let licence = &package["license"];
    licence.as_str().or_else(|| licence["type"].as_str()).map(str::to_owned)
}

fn permitted(rules: &Rules, package: &str, licence: &str, tool: bool) -> bool {
    let known = |id: &str| rules.allow.iter().any(|allowed| allowed == id);
    let known_tool = |id: &str| tool && rules.allow_tools.iter().any(|allowed| allowed == id);
    let excepted =
        |id: &str| rules.exception.iter().any(|one| one.package == package && one.licence == id && !one.why.is_empty());
    allows(licence, &|id| known(id) || known_tool(id) || excepted(id))
}

#[cfg(test)]
mod tests;
