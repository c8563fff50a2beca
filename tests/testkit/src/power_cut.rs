//! A SQLite VFS that knows what a power cut would leave.
//!
//! Files opened through it work as usual, and beside each a *durable image* is kept in memory, to which writes are
//! applied only once they were synced. [`PowerCut::leave`] writes those images elsewhere: exactly what a disk that
//! loses everything unsynced would hold at that moment. A database that acknowledges before it syncs is found out.

#![expect(unsafe_code, reason = "a VFS is a table of C functions")]

use std::{
    collections::HashMap,
    ffi::{CStr, c_char, c_int, c_void},
    io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, Once, PoisonError},
};

use libsqlite3_sys as ffi;

/// The name by which a database is opened through this VFS.
pub const VFS: &str = "power-cut";
const VFS_C: &CStr = c"power-cut";

/// Everything that this VFS holds open or has synced, in the whole process.
static DISK: Mutex<Option<Disk>> = Mutex::new(None);
static REGISTER: Once = Once::new();

#[derive(Default)]
struct Disk {
    images: HashMap<PathBuf, Image>,
    open: HashMap<usize, OpenFile>,
}

struct OpenFile {
    path: PathBuf,
    original: *const ffi::sqlite3_io_methods,
}

// SAFETY: the pointer is to a static table of SQLite's.
unsafe impl Send for OpenFile {}

#[derive(Default)]
struct Image {
    durable: Vec<u8>,
    pending: Vec<Change>,
}

enum Change {
    Write { offset: usize, bytes: Vec<u8> },
    Truncate(usize),
}

impl Image {
    /// What was written before the sync began is durable after it.
    fn sync(&mut self, began_with: usize) {
        for change in self.pending.drain(..began_with.min(self.pending.len())) {
            match change {
                Change::Write { offset, bytes } => {
                    let end = offset + bytes.len();
                    if self.durable.len() < end {
                        self.durable.resize(end, 0);
                    }
                    self.durable[offset..end].copy_from_slice(&bytes);
                }
                Change::Truncate(length) => self.durable.resize(length, 0),
            }
        }
    }
}

/// The VFS, registered.
#[derive(Debug, Clone, Copy)]
pub struct PowerCut(());

impl PowerCut {
    /// Registers the VFS under the name [`VFS`]; opening a database by that name uses it.
    pub fn register() -> Self {
        REGISTER.call_once(|| {
            // SAFETY: the default VFS lives for ever, and so does our copy of it, which is leaked.
            unsafe {
                let default = ffi::sqlite3_vfs_find(std::ptr::null());
                assert!(!default.is_null(), "SQLite has a default VFS");
                let mut vfs = *default;
                vfs.zName = VFS_C.as_ptr();
                vfs.pNext = std::ptr::null_mut();
                vfs.xOpen = Some(open);
                vfs.xDelete = Some(delete);
                let registered = ffi::sqlite3_vfs_register(Box::leak(Box::new(vfs)), 0);
                assert_eq!(registered, ffi::SQLITE_OK, "the VFS can be registered");
            }
        });
        Self(())
    }

    /// Writes what a power cut at this moment would leave of the files in `from` into the folder `to`.
    pub fn leave(self, from: &Path, to: &Path) -> io::Result<()> {
        let disk = disk();
        for (path, image) in disk.iter().flat_map(|disk| &disk.images) {
            if let Ok(name) = path.strip_prefix(from) {
                std::fs::write(to.join(name), &image.durable)?;
            }
        }
        Ok(())
    }
}

fn disk() -> MutexGuard<'static, Option<Disk>> {
    DISK.lock().unwrap_or_else(PoisonError::into_inner)
}

fn with_disk<T>(act: impl FnOnce(&mut Disk) -> T) -> T {
    act(disk().get_or_insert_default())
}

/// Runs SQLite's own function of this file.
macro_rules! original {
    ($file:expr, $method:ident $(, $argument:expr)*) => {{
        let methods = with_disk(|disk| disk.open.get(&($file as usize)).map(|open| open.original));
        match methods.and_then(|methods| (*methods).$method) {
            Some(method) => method($file $(, $argument)*),
            None => ffi::SQLITE_MISUSE,
        }
    }};
}

fn note<T>(file: *mut ffi::sqlite3_file, act: impl FnOnce(&mut Image) -> T) -> Option<T> {
    with_disk(|disk| {
        let open = disk.open.get(&(file as usize))?;
        Some(act(disk.images.entry(open.path.clone()).or_default()))
    })
}

fn as_size(number: impl TryInto<usize>) -> usize {
    number.try_into().unwrap_or_else(|_| panic!("SQLite gives sizes that are not negative"))
}

unsafe extern "C" fn open(
    _vfs: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    // SAFETY: called by SQLite with valid pointers; the default VFS opens the file, and then only the table of its
    // functions is replaced by a leaked copy in which three of them are ours.
    unsafe {
        let default = ffi::sqlite3_vfs_find(std::ptr::null());
        let Some(open_default) = (*default).xOpen else { return ffi::SQLITE_CANTOPEN };
        let result = open_default(default, name, file, flags, out_flags);
        if result != ffi::SQLITE_OK || name.is_null() || (*file).pMethods.is_null() {
            return result;
        }
        let path = PathBuf::from(CStr::from_ptr(name).to_string_lossy().into_owned());
        let original = (*file).pMethods;
        let mut methods = *original;
        methods.iVersion = methods.iVersion.min(2); // no memory mapping: it would write past us
        methods.xWrite = Some(write);
        methods.xTruncate = Some(truncate);
        methods.xSync = Some(sync);
        methods.xClose = Some(close);
        (*file).pMethods = Box::leak(Box::new(methods));
        with_disk(|disk| {
            disk.images.entry(path.clone()).or_default();
            disk.open.insert(file as usize, OpenFile { path, original });
        });
        result
    }
}

unsafe extern "C" fn delete(_vfs: *mut ffi::sqlite3_vfs, name: *const c_char, sync_dir: c_int) -> c_int {
    // SAFETY: called by SQLite with a valid name.
    unsafe {
        let path = PathBuf::from(CStr::from_ptr(name).to_string_lossy().into_owned());
        with_disk(|disk| disk.images.remove(&path));
        let default = ffi::sqlite3_vfs_find(std::ptr::null());
        match (*default).xDelete {
            Some(delete_default) => delete_default(default, name, sync_dir),
            None => ffi::SQLITE_IOERR_DELETE,
        }
    }
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    bytes: *const c_void,
    amount: c_int,
    offset: ffi::sqlite3_int64,
) -> c_int {
    // SAFETY: called by SQLite with `amount` readable bytes.
    unsafe {
        let written = std::slice::from_raw_parts(bytes.cast::<u8>(), as_size(amount)).to_vec();
        note(file, |image| image.pending.push(Change::Write { offset: as_size(offset), bytes: written }));
        original!(file, xWrite, bytes, amount, offset)
    }
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: ffi::sqlite3_int64) -> c_int {
    note(file, |image| image.pending.push(Change::Truncate(as_size(size))));
    // SAFETY: handed on as it came.
    unsafe { original!(file, xTruncate, size) }
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    let began_with = note(file, |image| image.pending.len()).unwrap_or(0);
    // SAFETY: handed on as it came.
    let result = unsafe { original!(file, xSync, flags) };
    if result == ffi::SQLITE_OK {
        note(file, |image| image.sync(began_with));
    }
    result
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: the file is open until SQLite's own function has closed it.
    let result = unsafe { original!(file, xClose) };
    with_disk(|disk| disk.open.remove(&(file as usize)));
    result
}
