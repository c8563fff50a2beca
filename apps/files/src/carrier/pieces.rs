//! Content that comes chunk by chunk, put together outside of this program's memory.

use js_sys::{Array, Uint8Array};
use secondok_client::{
    attach::made_as,
    protocol::attachment::{Format, StudyIndex},
};
use secondok_deident::Heads;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag};

use super::zip::{Part, Zip};

/// As much of it lies in this program's memory; as much again while the browser takes it over.
const PIECE: usize = 4 << 20;

/// Content that is not whole yet.
pub(super) struct Pieces {
    format: Format,
    taken: Array,
    piece: Vec<u8>,
    /// How it begins: a study's files begin behind its index.
    head: Heads,
    /// For a study that is to be saved: known with its first bytes.
    zip: Option<Zip>,
}

/// The browser took none of it: its own memory or disk is full.
#[derive(Debug)]
pub(super) struct Full;

/// Why there is no file of it.
#[derive(Debug)]
pub(super) enum NoFile {
    Full,
    /// It is another kind of file than its message says.
    NotWhatItSays,
}

impl From<Full> for NoFile {
    fn from(Full: Full) -> Self {
        Self::Full
    }
}

impl From<JsValue> for NoFile {
    fn from(_: JsValue) -> Self {
        Self::Full
    }
}

impl From<JsValue> for Full {
    fn from(_: JsValue) -> Self {
        Self
    }
}

impl Pieces {
    /// Of an attachment of this format.
    pub(super) fn new(format: Format) -> Self {
        let (taken, piece) = (Array::new(), Vec::with_capacity(PIECE));
        Self { format, taken, piece, head: Heads::new(made_as(format), 1), zip: None }
    }

    /// Takes what comes next. Where the files of a study are to be found one by one, its index is looked for in the first.
    pub(super) fn take(&mut self, bytes: &[u8], as_files: Option<u64>) -> Result<(), Full> {
        if self.is_empty()
            && let (Some(length), Format::Study { files }) = (as_files, self.format)
        {
            self.zip = StudyIndex::read(bytes, files, length).ok().map(Zip::new);
        }
        self.head.take(0, bytes);
        if let Some(zip) = &mut self.zip {
            zip.look_at(bytes);
        }
        if self.piece.len() + bytes.len() > PIECE {
            self.hand_over()?;
        }
        self.piece.extend_from_slice(bytes);
        Ok(())
    }

    fn is_empty(&self) -> bool {
        self.piece.is_empty() && self.taken.length() == 0
    }

    fn hand_over(&mut self) -> Result<(), Full> {
        if !self.piece.is_empty() {
            let piece = Array::of1(&Uint8Array::from(self.piece.as_slice()));
            self.taken.push(&JsValue::from(Blob::new_with_u8_array_sequence(&piece)?));
            self.piece.clear();
        }
        Ok(())
    }

    /// All of it, as it was sealed.
    pub(super) fn whole(mut self) -> Result<Blob, Full> {
        self.hand_over()?;
        made(&self.taken, kind(self.format))
    }

    /// All of it as a file that a person can open: a study as an archive of its files.
    ///
    /// # Errors
    /// [`NoFile::NotWhatItSays`] where it is something else than its name would say.
    pub(super) fn file(mut self) -> Result<Blob, NoFile> {
        let zip = self.zip.take();
        let is_what_it_says = match (&zip, self.format) {
            (Some(zip), _) => zip.is_all_images(),
            (None, Format::Study { .. }) => false,
            (None, _) => self.head.are_as_said(),
        };
        if !is_what_it_says {
            return Err(NoFile::NotWhatItSays);
        }
        let Some(zip) = zip else { return Ok(self.whole()?) };
        let content = self.whole()?;
        let parts = Array::new();
        for part in zip.parts() {
            parts.push(&match part {
                Part::Bytes(bytes) => Uint8Array::from(bytes.as_slice()).into(),
                Part::Content(place) => {
                    JsValue::from(content.slice_with_f64_and_f64(place.start as f64, place.end as f64)?)
                }
            });
        }
        Ok(made(&parts, "application/zip")?)
    }
}

fn made(parts: &Array, kind: &str) -> Result<Blob, Full> {
    let properties = BlobPropertyBag::new();
    properties.set_type(kind);
    Ok(Blob::new_with_blob_sequence_and_options(parts, &properties)?)
}

/// Its media type.
fn kind(format: Format) -> &'static str {
    match format {
        Format::Jpeg => "image/jpeg",
        Format::Png => "image/png",
        Format::Pdf => "application/pdf",
        Format::Dicom => "application/dicom",
        // Nobody opens it as it is.
        Format::Study { .. } => "application/octet-stream",
    }
}
