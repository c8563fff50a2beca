//! What a data set says of its pixels (PS3.3, C.7.6.3).

use dicom_core::Tag;
use dicom_dictionary_std::tags;

use super::super::data::DataSet;
use crate::files::{picture::MAX_PIXELS, refused::Refused};

/// More than anybody looks through.
const MAX_FRAMES: u32 = 5000;
/// How much all frames together may take where they are decoded.
const MAX_BYTES: u64 = 1 << 30;

/// What samples mean (photometric interpretation).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::files::dicom) enum Colour {
    /// The lowest value is white, or black.
    Grey { low_is_white: bool },
    /// Values are places in a table of colours.
    Palette,
    /// Red, green, blue.
    Rgb,
    /// Brightness and two differences of colour, for every pixel.
    Ybr,
    /// The differences of colour are shared by two neighbours: Y1 Y2 Cb Cr.
    Ybr422,
}

/// Pixels of an object.
#[derive(Debug, Clone)]
pub(in crate::files::dicom) struct Image {
    pub rows: u32,
    pub columns: u32,
    pub frames: u32,
    /// Samples of a pixel: 1 or 3.
    pub samples: u32,
    /// Colours stand one behind the other, rather than side by side.
    pub planar: bool,
    /// Bits that a sample takes: 1, 8, 16 or 32.
    pub allocated: u32,
    /// Bits of them that count, the lowest ones.
    pub stored: u32,
    pub signed: bool,
    pub colour: Colour,
    /// Red, green and blue of each value, and the first value that the table has.
    pub palette: Option<(i32, Vec<[u8; 3]>)>,
    /// Centre and width of the brightness shown.
    pub window: Option<(f64, f64)>,
    /// What values are multiplied with, and what is added, before that.
    pub rescale: (f64, f64),
}

impl Image {
    /// One grey frame of 8 bits.
    #[cfg(test)]
    pub(super) fn grey(rows: u32, columns: u32) -> Self {
        Self {
            rows,
            columns,
            frames: 1,
            samples: 1,
            planar: false,
            allocated: 8,
            stored: 8,
            signed: false,
            colour: Colour::Grey { low_is_white: false },
            palette: None,
            window: None,
            rescale: (1.0, 0.0),
        }
    }

    /// None: there are no pixels.
    ///
    /// # Errors
    /// [`Refused`] where what it says of them cannot be, is too much, or is not read here.
    pub(in crate::files::dicom) fn of(data: &DataSet) -> Result<Option<Self>, Refused> {
        let float = data.get(tags::FLOAT_PIXEL_DATA).or_else(|| data.get(tags::DOUBLE_FLOAT_PIXEL_DATA));
        if data.get(tags::PIXEL_DATA).is_none() {
            return match float {
                Some(_) => Err(Refused::Unsupported("pixels in floating point".to_owned())),
                None => Ok(None),
            };
        }
        let need = |tag: Tag, name: &str| {
            let number = data.number(tag).map(u32::from);
            number.ok_or_else(|| Refused::Damaged(format!("it has pixels and does not say its {name}")))
        };
        let (rows, columns) = (need(tags::ROWS, "Rows")?, need(tags::COLUMNS, "Columns")?);
        if u64::from(rows) * u64::from(columns) > MAX_PIXELS {
            return Err(Refused::TooLarge { width: columns, height: rows });
        }
        if rows == 0 || columns == 0 {
            return Err(Refused::Damaged("its picture has no pixels".to_owned()));
        }
        let frames = match data.text(tags::NUMBER_OF_FRAMES) {
            None => 1,
            Some(text) => text.parse::<u32>().map(|frames| frames.max(1)).map_err(|_| {
                Refused::Damaged("what it says of its number of frames is no number".to_owned())
            })?,
        };
        if frames > MAX_FRAMES {
            return Err(Refused::TooManyPages(frames));
        }
        let samples = data.number(tags::SAMPLES_PER_PIXEL).map_or(1, u32::from);
        let allocated = need(tags::BITS_ALLOCATED, "Bits Allocated")?;
        let stored = data.number(tags::BITS_STORED).map_or(allocated, u32::from);
        let high = data.number(tags::HIGH_BIT).map_or(stored.saturating_sub(1), u32::from);
        if !matches!(allocated, 1 | 8 | 16 | 32) || stored == 0 || stored > allocated || high + 1 != stored {
            return Err(Refused::Unsupported(format!(
                "{stored} of {allocated} bits, the highest being {high}"
            )));
        }
        let colour = colour(data, samples)?;
        if colour == Colour::Ybr422 && columns % 2 == 1 {
            return Err(Refused::Damaged("its pixels come in pairs, and its rows are odd".to_owned()));
        }
        let image = Self {
            rows,
            columns,
            frames,
            samples,
            planar: samples > 1 && data.number(tags::PLANAR_CONFIGURATION) == Some(1),
            allocated,
            stored,
            signed: data.number(tags::PIXEL_REPRESENTATION) == Some(1),
            colour,
            palette: palette(data),
            window: data.decimal(tags::WINDOW_CENTER).zip(data.decimal(tags::WINDOW_WIDTH)),
            rescale: (
                data.decimal(tags::RESCALE_SLOPE).unwrap_or(1.0),
                data.decimal(tags::RESCALE_INTERCEPT).unwrap_or(0.0),
            ),
        };
        if image.frame_bits().div_ceil(8) * u64::from(frames) > MAX_BYTES {
            return Err(Refused::TooLarge { width: columns, height: rows });
        }
        Ok(Some(image))
    }

    /// Pixels of a frame.
    pub(super) fn pixels(&self) -> usize {
        self.rows as usize * self.columns as usize
    }

    /// Bits of a frame that is not compressed.
    pub(super) fn frame_bits(&self) -> u64 {
        let samples = if self.colour == Colour::Ybr422 { 2 } else { self.samples };
        u64::from(self.rows) * u64::from(self.columns) * u64::from(samples) * u64::from(self.allocated)
    }

    /// Bytes of a sample.
    pub(super) fn width(&self) -> usize {
        self.allocated.div_ceil(8) as usize
    }
}

fn colour(data: &DataSet, samples: u32) -> Result<Colour, Refused> {
    let name = data.text(tags::PHOTOMETRIC_INTERPRETATION).unwrap_or(match samples {
        1 => "MONOCHROME2",
        _ => "RGB",
    });
    match (name, samples) {
        ("MONOCHROME1", 1) => Ok(Colour::Grey { low_is_white: true }),
        ("MONOCHROME2", 1) => Ok(Colour::Grey { low_is_white: false }),
        ("PALETTE COLOR", 1) => Ok(Colour::Palette),
        ("RGB" | "YBR_RCT" | "YBR_ICT", 3) => Ok(Colour::Rgb),
        ("YBR_FULL", 3) => Ok(Colour::Ybr),
        ("YBR_FULL_422", 3) => Ok(Colour::Ybr422),
        // The name comes out of the file: only the standard's own are repeated.
        _ => Err(Refused::Unsupported(format!("another kind of colours, with {samples} samples"))),
    }
}

/// The table of colours (PS3.3, C.7.6.3.1.5 and 6), reduced to 8 bits.
fn palette(data: &DataSet) -> Option<(i32, Vec<[u8; 3]>)> {
    let descriptor = data.get(tags::RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR)?.bytes();
    let part = |at: usize| Some(u16::from_le_bytes(*descriptor.get(at..)?.first_chunk::<2>()?));
    let (entries, first, bits) = (part(0)?, part(2)?, part(4)?);
    let entries = if entries == 0 { 0x1_0000 } else { usize::from(entries) };
    let signed = data.number(tags::PIXEL_REPRESENTATION) == Some(1);
    let first = if signed { i32::from(first as i16) } else { i32::from(first) };
    let mut colours = vec![[0; 3]; entries];
    for (index, tag) in [
        tags::RED_PALETTE_COLOR_LOOKUP_TABLE_DATA,
        tags::GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA,
        tags::BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA,
    ]
    .into_iter()
    .enumerate()
    {
        let table = data.get(tag)?.bytes();
        // Tables of 8 bits are written with a byte, or with two, for each entry.
        let wide = bits > 8 || table.len() >= entries * 2;
        for (at, colour) in colours.iter_mut().enumerate() {
            let value = if wide { table.get(at * 2 + usize::from(bits > 8))? } else { table.get(at)? };
            colour[index] = *value;
        }
    }
    Some((first, colours))
}
