//! The program of the views beyond the first, a part of the page: it is asked for when one of them is first opened.

#[cfg(target_arch = "wasm32")]
fn main() {
    fabriconomics::ui::mount_views();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::io::Result<()> {
    use std::io::Write;
    let said =
        "a part of the page, built by `make build`; the terminal's program is `fabriconomics`";
    writeln!(std::io::stderr(), "{said}")
}
