//! How large an attachment is on the wire: one of sixteen sizes.

/// Length of every chunk on the wire; 64 KiB.
pub const CHUNK_LEN: usize = 65_536;

pub(super) const TAG_LEN: usize = 16;
/// Length of a chunk's plaintext; 65,520 bytes.
pub(super) const PLAIN_LEN: usize = CHUNK_LEN - TAG_LEN;
/// Length of the content's length, which stands before the content.
pub(super) const LENGTH_LEN: usize = 8;

/// One of the sixteen sizes, 64 KiB · 2^k: all that the service learns of an attachment's length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct SizeClass(u8);

/// A number that stands for no size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no size class {0}")]
pub struct SizeClassError(pub u8);

/// Content that does not fit into the largest size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the attachment has {over} bytes more than the {} that fit", SizeClass::LARGEST.capacity())]
pub struct TooLarge {
    /// How many bytes it is over.
    pub over: u64,
}

impl SizeClass {
    /// How many there are.
    pub const COUNT: u8 = 16;
    /// 64 KiB.
    pub const SMALLEST: Self = Self(0);
    /// 2 GiB.
    pub const LARGEST: Self = Self(Self::COUNT - 1);

    /// All of them, from the smallest on.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::COUNT).map(Self)
    }

    /// The smallest into which content of this length fits.
    ///
    /// # Errors
    /// [`TooLarge`] where it fits into none.
    pub fn of(content: u64) -> Result<Self, TooLarge> {
        Self::all()
            .find(|class| content <= class.capacity())
            .ok_or_else(|| TooLarge { over: content - Self::LARGEST.capacity() })
    }

    /// k; one byte on the wire.
    #[must_use]
    pub const fn byte(self) -> u8 {
        self.0
    }

    /// How many chunks it has.
    #[must_use]
    pub const fn chunks(self) -> u32 {
        1 << self.0
    }

    /// How many bytes it has on the wire.
    #[must_use]
    pub const fn wire_len(self) -> u64 {
        self.chunks() as u64 * CHUNK_LEN as u64
    }

    /// How many bytes of content fit: every chunk's plaintext, but for the length at the front.
    #[must_use]
    pub const fn capacity(self) -> u64 {
        self.chunks() as u64 * PLAIN_LEN as u64 - LENGTH_LEN as u64
    }
}

impl TryFrom<u8> for SizeClass {
    type Error = SizeClassError;

    fn try_from(byte: u8) -> Result<Self, SizeClassError> {
        if byte < Self::COUNT { Ok(Self(byte)) } else { Err(SizeClassError(byte)) }
    }
}

impl From<SizeClass> for u8 {
    fn from(class: SizeClass) -> Self {
        class.0
    }
}
