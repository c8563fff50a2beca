//! Files of many makers and programs: those that the wheel pydicom carries for its tests. They are not in the repository;
//! `SECONDOK_PYDICOM_FILES` names their folder, `SECONDOK_DCMDUMP` dcmtk's reader.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::Command,
};

use secondok_deident::{Area, Kind, Opened, Refused, Seen};

use super::{
    hostile::{goes_through, noise},
    named::named,
    secret, stands,
};

fn files() -> Vec<PathBuf> {
    let Some(folder) = named("SECONDOK_PYDICOM_FILES") else { return Vec::new() };
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// Names of persons and identifiers that stand in a file with explicit value representations.
fn telling(bytes: &[u8]) -> Vec<String> {
    let heads =
        bytes.windows(4).enumerate().filter(|(_, head)| head.starts_with(b"PN") || head.starts_with(b"UI"));
    heads
        .filter_map(|(at, head)| {
            let value = bytes.get(at + 4..at + 4 + usize::from(u16::from_le_bytes([head[2], head[3]])))?;
            let value = std::str::from_utf8(value).ok()?.trim_matches(['\0', ' ']);
            let telling = value.len() > 6 && !value.starts_with("1.2.840.10008.") && value.is_ascii();
            (telling && !value.contains('\0')).then(|| value.to_owned())
        })
        .collect()
}

fn cleaned(bytes: &[u8], paint: bool) -> Result<Vec<u8>, Refused> {
    let opened = Opened::read(bytes.to_vec())?;
    let mut seen = Seen::default();
    if opened.pictures() > 0 && opened.look() != secondok_deident::Look::NotNeeded {
        opened.picture(0)?;
    }
    if paint && opened.pictures() > 0 {
        seen.paint_everywhere(Area { left: 0, top: 0, width: 20, height: 10 });
    }
    Ok(opened.clean(&secret(1), Some(&seen))?.bytes().to_vec())
}

/// What dcmtk complains of in a file.
fn complaints(dcmdump: &OsStr, path: &Path) -> Vec<String> {
    let read = Command::new(dcmdump).arg("--quiet").arg(path).output().expect("dcmdump starts");
    let mut said: Vec<String> = String::from_utf8_lossy(&read.stderr).lines().map(str::to_owned).collect();
    if !read.status.success() {
        said.push(format!("{}", read.status));
    }
    said
}

#[test]
fn each_is_cleaned_or_refused_with_a_reason_and_another_reader_has_nothing_to_complain_of() {
    let dcmdump = named("SECONDOK_DCMDUMP");
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("dicom-read-by-others");
    std::fs::create_dir_all(&out).unwrap();
    for path in files() {
        let bytes = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if Kind::of(&bytes) != Some(Kind::Dicom) {
            eprintln!("{name:45} no DICOM");
            continue;
        }
        for paint in [false, true] {
            let how = if paint { "painted" } else { "unchanged" };
            let cleaned = match cleaned(&bytes, paint) {
                Err(fault) => {
                    eprintln!("{name:45} {how:9} refused: {fault}");
                    continue;
                }
                Ok(cleaned) => cleaned,
            };
            eprintln!("{name:45} {how:9} cleaned, {} → {} bytes", bytes.len(), cleaned.len());
            for value in telling(&bytes) {
                assert!(!stands(&value, &cleaned), "{name}: {value}");
            }
            Opened::read(cleaned.clone()).unwrap_or_else(|fault| panic!("{name}: {fault}"));
            if let Some(dcmdump) = &dcmdump {
                let file = out.join(&name);
                std::fs::write(&file, cleaned).unwrap();
                assert_eq!(complaints(dcmdump, &file), Vec::<String>::new(), "{name}");
            }
        }
    }
}

#[test]
fn none_panics_however_it_is_changed() {
    for path in files() {
        let bytes = std::fs::read(&path).unwrap();
        if Kind::of(&bytes) != Some(Kind::Dicom) || bytes.len() > 40_000 {
            continue;
        }
        let mut noise = noise(bytes.len() as u64);
        for _ in 0..60 {
            let mut changed = bytes.clone();
            for _ in 0..4 {
                let at = noise.next().unwrap() as usize % bytes.len();
                changed[at] = noise.next().unwrap() as u8;
            }
            goes_through(&changed);
            goes_through(&bytes[..noise.next().unwrap() as usize % bytes.len()]);
        }
    }
}
