//! The binary; see `shouwen::cli`.

fn main() -> std::process::ExitCode {
    shouwen::cli::main()
}
