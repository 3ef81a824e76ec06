//! Gives the program for Windows its resources: who made it and which version it is, and the manifest that asks for the
//! UTF-8 code page, for long paths, and for no more rights than its user has. Elsewhere it does nothing.
//!
//! Needs `windres` where the target is `windows-gnu`, the Windows SDK's `rc` where it is `windows-msvc`.

use std::io;

const MANIFEST: &str = "assets/windows/quorate.manifest";

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={MANIFEST}");
    if std::env::var_os("CARGO_CFG_WINDOWS").is_none() {
        return Ok(());
    }
    let root = std::env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    winresource::WindowsResource::new()
        .set("ProductName", "Quorate")
        .set(
            "FileDescription",
            "Quorate: a joint committee's meeting and its minutes",
        )
        .set("OriginalFilename", "quorate.exe")
        .set("LegalCopyright", "MIT or Apache 2.0")
        // English (United Kingdom)
        .set_language(0x0809)
        .set_manifest_file(&format!("{root}/{MANIFEST}"))
        .compile_for("quorate")
}
