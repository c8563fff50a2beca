//! A file and its compressed forms.

use std::{fs, io::Write, path::Path};

use flate2::{Compression, GzBuilder};

use crate::fault::{Doing, Fault};

/// What the names of the compressed forms end in: Brotli's and gzip's.
pub(crate) const FORMS: [&str; 2] = [".br", ".gz"];

/// Bytes of a file.
pub(crate) struct Sizes {
    pub(crate) plain: usize,
    pub(crate) brotli: usize,
}

/// Writes `path`, `path.br` and `path.gz`. The same bytes give the same files, and files that are there are left alone.
pub(crate) fn write(path: &Path, bytes: &[u8], quick: bool) -> Result<Sizes, Fault> {
    let form = |extension: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(extension);
        name
    };
    let [br, gz] = FORMS.map(form);
    if fs::read(path).is_ok_and(|there| there == bytes)
        && fs::metadata(&gz).is_ok()
        && let Ok(brotli) = fs::metadata(&br)
    {
        return Ok(Sizes { plain: bytes.len(), brotli: usize::try_from(brotli.len()).unwrap_or(usize::MAX) });
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).doing(format_args!("make {}", folder.display()))?;
    }
    let put =
        |path: &Path, bytes: &[u8]| fs::write(path, bytes).doing(format_args!("write {}", path.display()));
    let brotli = brotli(bytes, quick)?;
    put(Path::new(&br), &brotli)?;
    put(Path::new(&gz), &gzip(bytes, quick)?)?;
    // Last, so that a run that was broken off in between is made up for.
    put(path, bytes)?;
    Ok(Sizes { plain: bytes.len(), brotli: brotli.len() })
}

/// RFC 7932, at its strongest unless it is to be quick.
fn brotli(bytes: &[u8], quick: bool) -> Result<Vec<u8>, Fault> {
    let mut compressed = Vec::new();
    let quality = if quick { 4 } else { 11 };
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 64 * 1024, quality, 24);
    writer.write_all(bytes).and_then(|()| writer.flush()).doing("compress")?;
    drop(writer);
    Ok(compressed)
}

/// RFC 1952, without a time or a name, which would differ from build to build.
fn gzip(bytes: &[u8], quick: bool) -> Result<Vec<u8>, Fault> {
    let level = if quick { Compression::fast() } else { Compression::best() };
    let mut writer = GzBuilder::new().mtime(0).write(Vec::new(), level);
    writer.write_all(bytes).doing("compress")?;
    writer.finish().doing("compress")
}
