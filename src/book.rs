//! The program that writes workbooks, a part of the page: it is asked for when one is first wanted.

#[cfg(target_arch = "wasm32")]
fn main() {
    fabriconomics::ui::mount_book();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::io::Result<()> {
    use std::io::Write;
    let said =
        "a part of the page, built by `make build`; the terminal's program is `fabriconomics`";
    writeln!(std::io::stderr(), "{said}")
}
