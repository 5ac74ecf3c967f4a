//! Reaching PostgreSQL: by each way of signing in, over the network and a socket, and what is said when it does not work.

use shouwen_store::{StoreError, pg_admin};

fn server() -> Option<String> {
    let url = std::env::var("SHOUWEN_TEST_PG").ok();
    assert!(url.is_some() || std::env::var_os("CI").is_none(), "CI must run this on PostgreSQL");
    url
}

fn as_whom(url: &str, who: &str) -> String {
    url.replacen("shouwen@", &format!("{who}@"), 1)
}

/// On the server that `scripts/with-postgres` made: another one lets people in by rules of its own.
#[test]
fn every_way_of_signing_in() {
    let (Some(url), Ok(socket)) = (server(), std::env::var("SHOUWEN_TEST_PG_SOCKET")) else { return };
    let setup = "DROP ROLE IF EXISTS by_scram; DROP ROLE IF EXISTS by_md5; DROP ROLE IF EXISTS by_password;
        CREATE ROLE by_scram LOGIN PASSWORD 'zimei 42'; CREATE ROLE by_password LOGIN PASSWORD 'zimei 42';
        SET password_encryption TO md5; CREATE ROLE by_md5 LOGIN PASSWORD 'zimei 42'";
    pg_admin(&url, setup).unwrap();
    for role in ["by_scram", "by_md5", "by_password"] {
        pg_admin(&as_whom(&url, &format!("{role}:zimei%2042")), "SELECT 1").unwrap_or_else(|e| panic!("{role}: {e}"));
        for whom in [format!("{role}:gelou"), role.to_owned()] {
            let Err(StoreError::Broken(what)) = pg_admin(&as_whom(&url, &whom), "SELECT 1") else {
                panic!("{whom} was let in")
            };
            assert!(what.contains("PostgreSQL") && what.contains("password") && !what.contains("gelou"), "{what}");
        }
    }
    pg_admin(&url, "DROP ROLE by_scram; DROP ROLE by_md5; DROP ROLE by_password").unwrap();
    pg_admin(&socket, "SELECT 1").unwrap();
}

#[test]
fn what_cannot_be_reached_is_said() {
    for (url, told) in [
        ("postgresql://shouwen@127.0.0.1:1/postgres", "refused"),
        ("postgresql://shouwen@127.0.0.1:1/postgres?sslmode=require", "sslmode"),
        ("postgresql:///postgres", "host"),
        ("not an address", "cannot reach PostgreSQL"),
    ] {
        let Err(error) = pg_admin(url, "SELECT 1") else { panic!("{url}") };
        assert!(error.to_string().contains(told), "{url}: {error}");
    }
}

/// An error in a script is told in the words of the server, and those alone.
#[test]
fn a_script_that_fails_is_told() {
    let Some(url) = server() else { return };
    let error = pg_admin(&url, "SELECT 1; SELECT 1 / 0; SELECT 2").unwrap_err();
    assert!(matches!(error, StoreError::Busy(_)), "{error}");
    let error = pg_admin(&url, "SELECT nothing_of_the_kind").unwrap_err();
    assert!(matches!(&error, StoreError::Broken(what) if what.contains("nothing_of_the_kind")), "{error}");
}
