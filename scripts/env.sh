# Sourced by every script: goes to the root of the clone and says where things are kept.
# All clones of one person share the target directory and the installed tools; see CONTRIBUTING.md.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

: "${SHOUWEN_CACHE:=${XDG_CACHE_HOME:-$HOME/.cache}/shouwen}"
: "${CARGO_TARGET_DIR:=$SHOUWEN_CACHE/target}"
export SHOUWEN_CACHE CARGO_TARGET_DIR
export PATH="$SHOUWEN_CACHE/tools/bin:$PATH"

fail() {
  echo "$(basename "$0"): $*" >&2
  exit 1
}
