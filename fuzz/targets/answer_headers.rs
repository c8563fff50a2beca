//! What a service says of an attachment in its headers: a range that is believed lies in the whole, and everything reads as it is written.

#![no_main]

use libfuzzer_sys::fuzz_target;
use secondok_api::attachment::UPLOAD_OFFSET;
use secondok_client::transport::{ContentRange, Header, Told};

fn content_range(value: String) -> Option<ContentRange> {
    Told::read(|name| (name == "content-range").then(|| value.clone())).content_range
}

fn offset(value: String) -> Option<u64> {
    Told::read(|name| (name == UPLOAD_OFFSET).then(|| value.clone())).upload_offset
}

fuzz_target!(|input: (u64, u64, u64, &str)| {
    let (start, end, of, said) = input;
    if let Some(ContentRange { bytes, of }) = content_range(said.to_owned()) {
        assert!(bytes.start < bytes.end && bytes.end <= of);
    }
    if let Some(number) = offset(said.to_owned()) {
        assert_eq!(offset(Header::UploadOffset(number).value()), Some(number));
    }
    if start < end {
        let asked = Header::Range(start..end).value();
        let told = content_range(format!("{}/{of}", asked.replace('=', " ")));
        assert_eq!(told, (end <= of).then_some(ContentRange { bytes: start..end, of }));
    }
});
