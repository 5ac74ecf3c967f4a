//! Every parameter is read by the program, or says that it is not: a setting that does nothing and does not say so would be a
//! promise that nobody keeps.

use shouwen_domain::policy::catalog::catalog;
use std::{fs, path::Path};

fn sources(folder: &Path, out: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|ext| ext == "rs") && !name.contains("test") {
            out.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

/// SYS-06: what is set is in force, or it is said that it is not yet.
#[test]
fn a_parameter_that_nothing_reads_says_so() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut text = String::new();
    for folder in ["domain/src", "server/src"] {
        sources(&root.join(folder), &mut text);
    }
    for parameter in catalog().parameters() {
        // A gate is asked by the name of its guard.
        let name = parameter.code.strip_prefix("gate.").unwrap_or(&parameter.code);
        let read = text.contains(&format!("\"{name}\""));
        assert_eq!(parameter.later, !read, "{}: read {read}", parameter.code);
    }
}
