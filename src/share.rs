//! The program that shares, a part of the page: it is asked for when something is first to leave.

#[cfg(target_arch = "wasm32")]
fn main() {
    fabriconomics::ui::mount_share();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::io::Result<()> {
    use std::io::Write;
    let said =
        "a part of the page, built by `make build`; the terminal's program is `fabriconomics`";
    writeln!(std::io::stderr(), "{said}")
}
