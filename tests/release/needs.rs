//! The program for Windows is one file: what it imports is there in every Windows 10, and its resources say who it is and
//! what it asks for.

use std::fs;

use object::LittleEndian as LE;
use object::read::pe::{PeFile64, ResourceDirectoryEntryData};

use crate::windows;

/// DLLs of Windows itself. What a compiler brings along (libgcc, libwinpthread, vcruntime) is not among them.
const OF_WINDOWS: [&str; 15] = [
    "advapi32.dll",
    "bcrypt.dll",
    "bcryptprimitives.dll",
    "combase.dll",
    "kernel32.dll",
    "msvcrt.dll",
    "ntdll.dll",
    "ole32.dll",
    "oleaut32.dll",
    "rpcrt4.dll",
    "shell32.dll",
    "user32.dll",
    "userenv.dll",
    "winmm.dll",
    "ws2_32.dll",
];
/// Names of sets of functions, behind which Windows puts the DLL that has them.
const SETS: [&str; 2] = ["api-ms-win-core-", "api-ms-win-crt-"];

const TYPE_VERSION: u16 = 16;
const TYPE_MANIFEST: u16 = 24;
const DELAYED_IMPORTS: usize = 13;

/// Those that do not come with Windows.
fn foreign<'n>(names: &[&'n str]) -> Vec<&'n str> {
    let known = |name: &str| {
        let name = name.to_ascii_lowercase();
        OF_WINDOWS.contains(&name.as_str()) || SETS.iter().any(|set| name.starts_with(set))
    };
    names.iter().copied().filter(|name| !known(name)).collect()
}

/// The bytes of the first resource of a type, in whatever language.
fn resource<'d>(file: &PeFile64<'d>, bytes: &'d [u8], kind: u16) -> &'d [u8] {
    let sections = file.section_table();
    let found = file.data_directories().resource_directory(bytes, &sections).unwrap();
    let root = found.expect("there are resources");
    let mut table = root.root().unwrap();
    let of_kind = table.entries.iter().find(|entry| entry.name_or_id().id() == Some(kind));
    let mut entry = *of_kind.unwrap_or_else(|| panic!("no resource of type {kind}"));
    let data = loop {
        match entry.data(root).unwrap() {
            ResourceDirectoryEntryData::Table(inner) => table = inner,
            ResourceDirectoryEntryData::Data(data) => break data,
        }
        entry = table.entries[0];
    };
    let (at, size) = (data.offset_to_data.get(LE), data.size.get(LE));
    &sections.pe_data_at(bytes, at).unwrap()[..usize::try_from(size).unwrap()]
}

#[test]
fn what_a_compiler_brings_along_is_foreign() {
    let names = [
        "KERNEL32.dll",
        "api-ms-win-core-synch-l1-2-0.dll",
        "libgcc_s_seh-1.dll",
        "libwinpthread-1.dll",
        "VCRUNTIME140.dll",
        "api-ms-win-shcore-x.dll",
    ];
    assert_eq!(foreign(&names), &names[2..]);
}

#[test]
#[ignore = "needs the program for Windows: .ci/windows"]
fn it_imports_nothing_that_does_not_come_with_windows() {
    let bytes = fs::read(windows()).unwrap();
    let file = PeFile64::parse(&*bytes).unwrap();
    let table = file.import_table().unwrap().expect("it imports something");
    let mut names = Vec::new();
    let mut descriptors = table.descriptors().unwrap();
    while let Some(descriptor) = descriptors.next().unwrap() {
        let name = table.name(descriptor.name.get(LE)).unwrap();
        names.push(std::str::from_utf8(name).unwrap());
    }
    println!("imports: {}", names.join(", "));
    assert!(
        names.iter().any(|name| name.eq_ignore_ascii_case("kernel32.dll")),
        "{names:?}"
    );
    assert_eq!(foreign(&names), [""; 0]);
    let delayed = file.data_directories().get(DELAYED_IMPORTS);
    assert!(
        delayed.is_none_or(|delayed| delayed.virtual_address.get(LE) == 0),
        "it imports more, later"
    );
}

#[test]
#[ignore = "needs the program for Windows: .ci/windows"]
fn its_manifest_asks_for_utf8_long_paths_and_no_more_rights() {
    let bytes = fs::read(windows()).unwrap();
    let file = PeFile64::parse(&*bytes).unwrap();
    let manifest = std::str::from_utf8(resource(&file, &bytes, TYPE_MANIFEST)).unwrap();
    for asked in [
        ">UTF-8</activeCodePage>",
        ">true</longPathAware>",
        "level=\"asInvoker\" uiAccess=\"false\"",
    ] {
        assert!(manifest.contains(asked), "{asked}\n{manifest}");
    }
}

#[test]
#[ignore = "needs the program for Windows: .ci/windows"]
fn its_version_is_the_packages() {
    let bytes = fs::read(windows()).unwrap();
    let file = PeFile64::parse(&*bytes).unwrap();
    let version = resource(&file, &bytes, TYPE_VERSION);
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let says = |text: &str| {
        let text = wide(text);
        version.windows(text.len()).any(|there| there == text)
    };
    for text in ["ProductName", "Quorate", "FileVersion", env!("CARGO_PKG_VERSION")] {
        assert!(says(text), "{text}");
    }
    assert!(!says("no such text"));
}
