//! Bits of samples that do not count.

use dicom_dictionary_std::tags;

use super::{
    super::data::{DataSet, Value},
    image::Image,
    render::values,
};

/// Clears them: older machines drew over images in them (PS3.5, 8.1.1; retired overlays of PS3.3, C.9.2).
pub(in crate::dicom) fn without_unused_bits(data: &mut DataSet, image: &Image) {
    if image.stored >= image.allocated {
        return;
    }
    let Some(mut element) = data.take(tags::PIXEL_DATA) else { return };
    if let Value::Bytes(bytes) = &element.value {
        let width = image.width();
        let cleared: Vec<u8> =
            values(bytes, image).flat_map(|value| value.to_le_bytes().into_iter().take(width)).collect();
        element.value = Value::Bytes(cleared.into());
    }
    data.set(element);
}
