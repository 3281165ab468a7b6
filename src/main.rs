//! Two doors to one library: the browser mounts the page, the terminal runs the commands.

#[cfg(target_arch = "wasm32")]
fn main() {
    fabriconomics::ui::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    fabriconomics::cli::run(std::env::args_os())
}
