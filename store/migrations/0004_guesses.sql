-- SEC-02: sign-ins that failed with a login nobody has. They are counted like others, so that a lock tells nothing.

CREATE TABLE login_guess (
  digest TEXT PRIMARY KEY NOT NULL,
  failures INTEGER NOT NULL,
  locked_until INTEGER,
  at INTEGER NOT NULL
);
