//! A file and its compressed forms.

use std::{fs, io::Write, path::Path};

use flate2::{Compression, GzBuilder};

use crate::fault::{Doing, Fault};

/// Bytes of a file.
pub(crate) struct Sizes {
    pub(crate) plain: usize,
    pub(crate) brotli: usize,
}

/// Writes `path`, `path.br` and `path.gz`. The same bytes give the same files.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<Sizes, Fault> {
    let brotli = brotli(bytes)?;
    let gzip = gzip(bytes)?;
    let put = |extension: &str, bytes: &[u8]| {
        let mut name = path.as_os_str().to_owned();
        name.push(extension);
        fs::write(&name, bytes).doing(format_args!("write {}", Path::new(&name).display()))
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).doing(format_args!("make {}", folder.display()))?;
    }
    put("", bytes)?;
    put(".br", &brotli)?;
    put(".gz", &gzip)?;
    Ok(Sizes { plain: bytes.len(), brotli: brotli.len() })
}

/// RFC 7932, at its strongest.
fn brotli(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 64 * 1024, 11, 24);
    writer.write_all(bytes).and_then(|()| writer.flush()).doing("compress")?;
    drop(writer);
    Ok(compressed)
}

/// RFC 1952, without a time or a name, which would differ from build to build.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut writer = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    writer.write_all(bytes).doing("compress")?;
    writer.finish().doing("compress")
}
