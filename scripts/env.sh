# Sourced by every script: goes to the root of the clone and says where things are kept.
# All clones of one person share the target directory and the installed tools; see CONTRIBUTING.md.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

: "${SHOUWEN_CACHE:=${XDG_CACHE_HOME:-$HOME/.cache}/shouwen}"
: "${CARGO_TARGET_DIR:=$SHOUWEN_CACHE/target}"
export SHOUWEN_CACHE CARGO_TARGET_DIR
export PATH="$SHOUWEN_CACHE/tools/bin:$PATH"

# Cargo does not tell two clones in one target directory apart (it names a package by its place in the workspace, and
# holds it against the age of its files): without this the older clone would be given what the newer one compiled.
if [ "$(cat "$CARGO_TARGET_DIR/clone" 2>/dev/null)" != "$PWD" ]; then
  rm -rf "$CARGO_TARGET_DIR"/*/.fingerprint/{shouwen,xtask}*
  mkdir -p "$CARGO_TARGET_DIR"
  echo "$PWD" >"$CARGO_TARGET_DIR/clone"
fi

fail() {
  echo "$(basename "$0"): $*" >&2
  exit 1
}
