//! Where the bytes of each frame are, compressed or not, and what goes out where nothing is painted.

use bytes::Bytes;
use dicom_dictionary_std::tags;

use super::{
    super::{
        data::{DataSet, Value},
        syntax::Codec,
    },
    codestream, decode,
    image::Image,
    markers,
};
use crate::files::refused::Refused;

/// What takes out of a frame whatever is no pixel.
type Strip<'a> = dyn Fn(&[u8]) -> Result<Vec<u8>, Refused> + 'a;

/// The pixels as they stand in the file, by frame.
#[derive(Debug, Clone)]
pub(in crate::files::dicom) struct Stored {
    codec: Codec,
    frames: Vec<Bytes>,
    /// All frames, where they are not compressed: frames of single bits share bytes.
    whole: Bytes,
    /// Whether there was more than the frames need.
    pub behind: bool,
}

impl Stored {
    /// Finds the frames.
    ///
    /// # Errors
    /// [`Refused`] where there are fewer than it says.
    pub(in crate::files::dicom) fn of(data: &DataSet, image: &Image, codec: Codec) -> Result<Self, Refused> {
        match data.get(tags::PIXEL_DATA).map(|element| &element.value) {
            Some(Value::Bytes(bytes)) => Self::native(bytes, image),
            Some(Value::Fragments(fragments)) if codec != Codec::Native => {
                Ok(Self { codec, frames: compressed(fragments, image)?, whole: Bytes::new(), behind: false })
            }
            _ => Err(Refused::Damaged("its pixels are not stored as it says".to_owned())),
        }
    }

    fn native(bytes: &Bytes, image: &Image) -> Result<Self, Refused> {
        let bits = image.frame_bits() * u64::from(image.frames);
        let length = usize::try_from(bits.div_ceil(8)).unwrap_or(usize::MAX);
        if bytes.len() < length {
            return Err(Refused::Damaged("it has fewer pixels than it says".to_owned()));
        }
        let whole = bytes.slice(..length);
        let size = image.frame_bits();
        let frames = (0..u64::from(image.frames))
            .map(|frame| {
                let (from, to) = (frame * size / 8, ((frame + 1) * size).div_ceil(8));
                whole.slice(from as usize..to as usize)
            })
            .collect();
        let behind = bytes[length..].iter().any(|byte| *byte != 0);
        Ok(Self { codec: Codec::Native, frames, whole, behind })
    }

    /// The samples of a frame, not compressed.
    ///
    /// # Errors
    /// [`Refused`] where there is no such frame, or it cannot be decoded here.
    pub(super) fn decoded(&self, image: &Image, frame: u32) -> Result<decode::Decoded, Refused> {
        let bytes = self.frames.get(frame as usize).ok_or(Refused::TooManyPages(frame))?;
        decode::decode(self.codec, bytes, image, frame)
    }

    /// How many bits of a sample are compressed.
    ///
    /// # Errors
    /// [`Refused`] where there is no such frame, or it is not what its codec says.
    pub(super) fn compressed_bits(&self, image: &Image, frame: u32) -> Result<u32, Refused> {
        let bytes = self.frames.get(frame as usize).ok_or(Refused::TooManyPages(frame))?;
        match self.codec {
            Codec::Native | Codec::Rle => Ok(image.allocated),
            Codec::Jpeg | Codec::JpegLs => markers::precision(bytes),
            Codec::Jpeg2000 => codestream::precision(bytes),
        }
    }

    pub(in crate::files::dicom) fn is_native(&self) -> bool {
        self.codec == Codec::Native
    }

    /// What goes out where nothing is painted: the same pixels, without whatever else can stand between them.
    ///
    /// # Errors
    /// [`Refused`] where a frame is not what its codec says.
    pub(in crate::files::dicom) fn unchanged(&self, image: &Image) -> Result<Value, Refused> {
        let stripped = |strip: &Strip<'_>| {
            let mut fragments = vec![Bytes::new()];
            for frame in &self.frames {
                fragments.push(strip(frame)?.into());
            }
            Ok(Value::Fragments(fragments))
        };
        match self.codec {
            Codec::Native => Ok(Value::Bytes(self.whole.clone())),
            Codec::Jpeg | Codec::JpegLs => stripped(&markers::strip),
            Codec::Jpeg2000 => stripped(&codestream::strip),
            Codec::Rle => stripped(&|frame| super::rle::strip(frame, image)),
        }
    }
}

/// Fragments put together to frames: one each, or as the table of offsets says (PS3.5, A.4).
fn compressed(fragments: &[Bytes], image: &Image) -> Result<Vec<Bytes>, Refused> {
    let fewer = || Refused::Damaged("it has fewer pixels than it says".to_owned());
    let (table, fragments) = fragments.split_first().ok_or_else(fewer)?;
    let frames = image.frames as usize;
    if fragments.len() < frames {
        return Err(fewer());
    }
    if fragments.len() == frames {
        return Ok(fragments.to_vec());
    }
    if frames == 1 {
        return Ok(vec![fragments.concat().into()]);
    }
    let offsets: Vec<usize> = table
        .chunks_exact(4)
        .map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]) as usize)
        .collect();
    if offsets.len() != frames || offsets[0] != 0 {
        return Err(Refused::Damaged("it does not say which pixels belong to which frame".to_owned()));
    }
    let mut put: Vec<Vec<u8>> = Vec::with_capacity(frames);
    let mut at = 0;
    for fragment in fragments {
        match offsets.get(put.len()) {
            Some(offset) if *offset == at => put.push(fragment.to_vec()),
            _ => put.last_mut().ok_or_else(fewer)?.extend_from_slice(fragment),
        }
        at += fragment.len() + 8;
    }
    if put.len() == frames { Ok(put.into_iter().map(Bytes::from).collect()) } else { Err(fewer()) }
}
