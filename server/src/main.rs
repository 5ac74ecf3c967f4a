//! The binary; see `shouwen::cli`.

/// Measured beside the C library's in docs/performance.md: an act makes some thousand small values of JSON.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    shouwen::cli::main()
}
