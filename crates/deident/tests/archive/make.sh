#!/usr/bin/env bash
# How these archives were made, each by another program or in another way: Python 3.11 with pydicom 3.0, Info-ZIP 3.0.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

python3 - <<'PYTHON'
import io, zipfile

FILES = [("study/IM1", b"x" * 5000), ("study/знімок 2", b"second"), ("words.txt", b"words")]


def info(name, method=zipfile.ZIP_DEFLATED):
    made = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
    made.compress_type = method
    return made


with zipfile.ZipFile("python.zip", "w") as archive:
    archive.writestr(info("study/"), b"")
    for name, content in FILES:
        method = zipfile.ZIP_STORED if name == "words.txt" else zipfile.ZIP_DEFLATED
        archive.writestr(info(name, method), content)


class Pipe(io.RawIOBase):
    """Lengths are not known when a file begins, and stand behind it."""

    def __init__(self):
        self.written = b""

    def writable(self):
        return True

    def write(self, content):
        self.written += bytes(content)
        return len(content)


pipe = Pipe()
with zipfile.ZipFile(pipe, "w") as archive:
    for name, content in FILES:
        with archive.open(info(name), "w") as file:
            file.write(content)
open("streamed.zip", "wb").write(pipe.written)

# What a hospital hands out: two slices of an invented head, one of which has no number, and the list of the disc.
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset

ROOT = "1.3.6.1.4.1.99999."


def written(dataset, instance):
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = dataset.SOPClassUID
    meta.MediaStorageSOPInstanceUID = instance
    meta.TransferSyntaxUID = "1.2.840.10008.1.2.1"
    dataset.file_meta = meta
    out = io.BytesIO()
    pydicom.dcmwrite(out, dataset, enforce_file_format=True)
    return out.getvalue()


def image(number):
    made = Dataset()
    made.SOPClassUID = "1.2.840.10008.5.1.4.1.1.2"
    made.SOPInstanceUID = ROOT + str(10 + number)
    made.StudyInstanceUID, made.SeriesInstanceUID = ROOT + "1", ROOT + "2"
    made.ImageType, made.Modality = ["ORIGINAL", "PRIMARY", "AXIAL"], "CT"
    made.StudyDescription, made.PatientName = "CT head", "Planted^Olena"
    made.StudyDate, made.InstanceNumber = "20260101", number
    made.SamplesPerPixel, made.PhotometricInterpretation = 1, "MONOCHROME2"
    made.Rows = made.Columns = 2
    made.BitsAllocated = made.BitsStored = 16
    made.HighBit, made.PixelRepresentation = 15, 0
    made.PixelData = bytes([number, 0] * 4)
    return written(made, made.SOPInstanceUID)


def listed(*names):
    record = Dataset()
    record.PatientName, record.DirectoryRecordType = "Planted^Olena", "PATIENT"
    records = [record]
    for name in names:
        record = Dataset()
        record.DirectoryRecordType, record.ReferencedFileID = "IMAGE", ["IMAGES", name]
        records.append(record)
    made = Dataset()
    made.SOPClassUID = "1.2.840.10008.1.3.10"
    made.SOPInstanceUID = ROOT + "9"
    made.DirectoryRecordSequence = records
    return written(made, ROOT + "9")


with zipfile.ZipFile("disc.zip", "w") as archive:
    archive.writestr(info("DICOMDIR"), listed("IM1", "IM2"))
    # The first by name is the second by number.
    archive.writestr(info("images/im1"), image(2))
    archive.writestr(info("images/im2"), image(1))
    archive.writestr(info(".thumbs"), b"x")
PYTHON

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/study"
python3 -c 'print("x" * 5000, end="")' >"$folder/study/IM1"
printf second >"$folder/study/знімок 2"
printf words >"$folder/words.txt"
find "$folder" -exec touch -d '2026-01-01 00:00 UTC' {} +
here=$PWD
cd "$folder"
rm -f "$here/info-zip.zip" "$here/wide.zip"
LC_ALL=C.UTF-8 zip -qrX "$here/info-zip.zip" study words.txt
# With numbers of eight bytes (zip64).
LC_ALL=C.UTF-8 zip -qrX -fz "$here/wide.zip" study words.txt
