"""Makes the seeds of what reads attachments: python3 make.py, with Pillow 13 (its JPEG 2000 and WebP)."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent


def put(target, name, content):
    (HERE / target).mkdir(exist_ok=True)
    (HERE / target / name).write_bytes(content)


def picture(mode, size=(8, 8)):
    made = Image.new("RGB", size)
    made.putdata([(x * 30 % 256, y * 30 % 256, (x * y) % 256) for y in range(size[1]) for x in range(size[0])])
    return made.convert(mode)


def saved(made, form, **how):
    out = io.BytesIO()
    made.save(out, form, **how)
    return out.getvalue()


def short_palette(png):
    """The palette ends after the first channel of its second colour."""
    at = png.index(b"PLTE")
    length = struct.unpack(">I", png[at - 4 : at])[0]
    body = b"PLTE" + png[at + 4 : at + 8]
    return png[: at - 4] + struct.pack(">I", 4) + body + struct.pack(">I", zlib.crc32(body)) + png[at + 8 + length :]


# DICOM

LONG = ("OB", "OW", "SQ", "UN", "UT")


def value(vr, what, big=False):
    if isinstance(what, int):
        return struct.pack(">H" if big else "<H", what)
    what = what.encode() if isinstance(what, str) else what
    return what + (b"\0" if vr in ("UI", "OB") else b" ") * (len(what) % 2)


def data_set(elements, explicit=True, big=False):
    order = ">" if big else "<"
    out = b""
    for (group, element), vr, what in sorted(elements, key=lambda one: one[0]):
        out += struct.pack(order + "HH", group, element)
        if isinstance(what, list):
            items = [data_set(item, explicit, big) for item in what]
            body = b"".join(struct.pack(order + "HHI", 0xFFFE, 0xE000, len(item)) + item for item in items)
        else:
            body = value(vr, what, big)
        if not explicit:
            out += struct.pack(order + "I", len(body))
        elif vr in LONG:
            out += vr.encode() + struct.pack(order + "HI", 0, len(body))
        else:
            out += vr.encode() + struct.pack(order + "H", len(body))
        out += body
    return out


def dicom(elements, syntax="1.2.840.10008.1.2.1", explicit=True, big=False, deflated=False):
    body = data_set(elements, explicit, big)
    if deflated:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        body = packer.compress(body) + packer.flush()
    return bytes(128) + b"DICM" + data_set([((2, 0x10), "UI", syntax)]) + body


def image(kind, samples, bits, pixels, more=()):
    return [
        ((0x08, 0x08), "CS", "ORIGINAL\\PRIMARY\\AXIAL"),
        ((0x08, 0x16), "UI", "1.2.840.10008.5.1.4.1.1.2"),
        ((0x08, 0x18), "UI", "1.2.3.1"),
        ((0x08, 0x20), "DA", "20240312"),
        ((0x08, 0x30), "TM", "101112"),
        ((0x08, 0x60), "CS", "CT"),
        ((0x08, 0x1030), "LO", "CT chest of Ivanenko"),
        ((0x09, 0x10), "LO", "MAKER"),
        ((0x09, 0x1001), "UN", b"Ivanenko"),
        ((0x10, 0x10), "PN", "Ivanenko^Olena"),
        ((0x10, 0x1010), "AS", "093Y"),
        ((0x20, 0x0D), "UI", "1.2.3.2"),
        ((0x20, 0x0E), "UI", "1.2.3.3"),
        ((0x28, 0x02), "US", samples),
        ((0x28, 0x04), "CS", kind),
        ((0x28, 0x10), "US", 4),
        ((0x28, 0x11), "US", 4),
        ((0x28, 0x0100), "US", bits),
        ((0x28, 0x0101), "US", bits),
        ((0x28, 0x0102), "US", bits - 1),
        ((0x28, 0x0103), "US", 0),
        ((0x7FE0, 0x10), "OB" if bits == 8 else "OW", pixels),
        *more,
    ]


code = [((8, 0x0100), "SH", "T-D3000"), ((8, 0x0102), "SH", "SRT"), ((8, 0x0104), "LO", "Chest")]
grey = image("MONOCHROME2", 1, 16, bytes(range(32)), [((8, 0x2218), "SQ", [code])])
put("dicom", "explicit.dcm", dicom(grey))
put("dicom", "implicit.dcm", dicom(grey, "1.2.840.10008.1.2", explicit=False))
put("dicom", "big.dcm", dicom(grey, "1.2.840.10008.1.2.2", big=True))
put("dicom", "deflated.dcm", dicom(grey, "1.2.840.10008.1.2.1.99", deflated=True))
put("dicom", "bare.dcm", data_set(grey))
put("dicom", "colour.dcm", dicom(image("RGB", 3, 8, bytes(range(48)), [((0x28, 6), "US", 1)])))
put("dicom", "frames.dcm", dicom(image("MONOCHROME1", 1, 8, bytes(range(32)), [((0x28, 8), "IS", "2")])))
table = [((0x28, 0x1100 + at), "US", struct.pack("<HHH", 16, 0, 16)) for at in (1, 2, 3)]
table += [((0x28, 0x1200 + at), "OW", bytes(range(32))) for at in (1, 2, 3)]
put("dicom", "palette.dcm", dicom(image("PALETTE COLOR", 1, 8, bytes(range(16)), table)))
finding = [
    ((0x40, 0xA040), "CS", "TEXT"),
    ((0x40, 0xA043), "SQ", [[((8, 0x0100), "SH", "121071"), ((8, 0x0102), "SH", "DCM"), ((8, 0x0104), "LO", "Finding")]]),
    ((0x40, 0xA160), "UT", "Seen by Ivanenko"),
]
report = [
    ((8, 0x16), "UI", "1.2.840.10008.5.1.4.1.1.88.33"),
    ((8, 0x18), "UI", "1.2.3.1"),
    ((8, 0x60), "CS", "SR"),
    ((0x40, 0xA730), "SQ", [finding]),
]
put("dicom", "report.dcm", dicom(report))

records = [
    [((4, 0x1430), "CS", "PATIENT"), ((0x10, 0x10), "PN", "Ivanenko^Olena")],
    [((4, 0x1430), "CS", "IMAGE"), ((4, 0x1500), "CS", "IMAGES\\IM1")],
]
listed = [
    ((4, 0x1220), "SQ", records),
    ((8, 0x16), "UI", "1.2.840.10008.1.3.10"),
    ((8, 0x18), "UI", "1.2.3.1"),
]
meta = data_set([((2, 2), "UI", "1.2.840.10008.1.3.10"), ((2, 0x10), "UI", "1.2.840.10008.1.2.1")])
put("disc", "DICOMDIR", bytes(128) + b"DICM" + meta + data_set(listed))

# Frames: way of compression, rows, columns, colour, depth, signed; then the frame.


def frame(name, syntax, colour, depth, content, size=8):
    put("dicom_frames", name, bytes([syntax, size, size, colour, depth, 0]) + content)


def runs(segments):
    begins, bodies = [], b""
    for segment in segments:
        begins.append(64 + len(bodies))
        bodies += segment
    return struct.pack("<16I", len(segments), *begins, *[0] * (15 - len(begins))) + bodies


frame("jpeg-grey", 0, 0, 0, saved(picture("L"), "JPEG"))
frame("jpeg-colour", 0, 3, 0, saved(picture("RGB"), "JPEG", subsampling=2))
frame("jpeg-progressive", 0, 2, 0, saved(picture("RGB"), "JPEG", progressive=True))
frame("jpeg-2000-grey", 3, 0, 0, saved(picture("L"), "JPEG2000", no_jp2=True))
frame("jpeg-2000-deep", 3, 0, 1, saved(picture("I;16"), "JPEG2000", no_jp2=True))
frame("jpeg-2000-colour", 3, 2, 0, saved(picture("RGB"), "JPEG2000", irreversible=True))
frame("jpeg-2000-tiles", 3, 0, 0, saved(picture("L"), "JPEG2000", no_jp2=True, tile_size=(4, 4)))
frame("runs", 4, 0, 0, runs([b"\x07ABCDEFGH\xc9\x01"]))
frame("runs-deep", 4, 0, 1, runs([b"\xc1\0", b"\x07ABCDEFGH\xc9\x01"]))
# Lossless JPEG and JPEG-LS: their segments, and a few bytes of a scan.
sof = struct.pack(">HBHHB3s", 11, 8, 8, 8, 1, b"\1\x11\0")
scan = b"\xff\xda\0\x08\1\1\0%c\0\0\x12\x34\x56\xff\xd9"
huffman = b"\xff\xc4\0\x15\0\1\1" + bytes(14) + b"\0\1"
frame("jpeg-lossless", 1, 0, 0, b"\xff\xd8\xff\xc3" + sof + huffman + scan % 1)
frame("jpeg-ls", 2, 0, 0, b"\xff\xd8\xff\xf7" + sof + scan % 0)

# Photos

exif = Image.Exif()
exif[0x010F], exif[0x0112] = "Maker", 6
put("photo", "exif.jpg", saved(picture("RGB"), "JPEG", exif=exif, comment=b"Ivanenko"))
put("photo", "grey.jpg", saved(picture("L"), "JPEG", progressive=True))
put("photo", "four.jpg", saved(picture("CMYK"), "JPEG"))
put("photo", "colour.png", saved(picture("RGB"), "PNG", exif=exif))
put("photo", "clear.png", saved(picture("RGBA"), "PNG"))
put("photo", "deep.png", saved(picture("I;16"), "PNG"))
put("photo", "palette.png", saved(picture("P"), "PNG", transparency=3))
put("photo", "short-palette.png", short_palette(saved(picture("P"), "PNG", transparency=3)))
put("photo", "bits.png", saved(picture("1"), "PNG"))
put("photo", "lossless.webp", saved(picture("RGBA"), "WEBP", lossless=True, exif=exif))
put("photo", "lossy.webp", saved(picture("RGB"), "WEBP", quality=50))
put("photo", "moving.webp", saved(picture("RGB"), "WEBP", save_all=True, append_images=[picture("RGB").rotate(90)]))

# Documents


def stream(entries, content):
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def document(content, resources=b"", further=()):
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 24 24]/Contents 4 0 R/Resources<<%s>>>>" % resources,
        stream(b"", content),
        *further,
    ]
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + head + table + tail


def drawn(entries, content):
    entries = b"/Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 8" + entries
    return document(b"24 0 0 24 0 0 cm /X Do", b"/XObject<</X 5 0 R>>", [stream(entries, content)])


put("document", "lines.pdf", document(b"1 0 0 RG 2 2 m 9 9 20 20 3 5 c S 0 0 1 rg 4 4 9 9 re f"))
font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
put("document", "words.pdf", document(b"BT /F 9 Tf 2 9 Td (Abc) Tj ET", b"/Font<</F 5 0 R>>", [font]))
put("document", "photo.pdf", drawn(b"/ColorSpace/DeviceRGB/Filter/DCTDecode", saved(picture("RGB"), "JPEG")))
rows = b"".join(b"\2" + bytes(range(8)) for _ in range(8))
how = b"/ColorSpace/DeviceGray/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 8>>"
put("document", "scan.pdf", drawn(how, zlib.compress(rows)))
put("document", "wavelets.pdf", drawn(b"/Filter/JPXDecode", saved(picture("L"), "JPEG2000")))
form = stream(b"/Type/XObject/Subtype/Form/BBox[0 0 24 24]", b"0 1 0 rg 1 1 9 9 re f")
put("document", "form.pdf", document(b"q /X Do Q", b"/XObject<</X 5 0 R>>", [form]))
inline = b"q 24 0 0 24 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x01\x80\xff\x20 EI Q"
put("document", "inline.pdf", document(inline))
cell = stream(b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 4 4]/XStep 4/YStep 4/Resources<<>>", b"0 0 2 2 re f")
put("document", "pattern.pdf", document(b"/Pattern cs /P scn 0 0 24 24 re f", b"/Pattern<</P 5 0 R>>", [cell]))

# Archives


def archive(files, method):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in files:
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = method
            made.writestr(info, content)
    return out.getvalue()


inner = archive([("IM1", b"x" * 300), ("folder/", b""), ("folder/IM2", b"y")], zipfile.ZIP_DEFLATED)
put("archive", "packed.zip", inner)
put("archive", "within.zip", archive([("study.zip", inner), ("__MACOSX/._a", b"b")], zipfile.ZIP_STORED))
wide = struct.pack("<4sQHHIIQQQQ4sIQI", b"PK\x06\x06", 44, 45, 45, 0, 0, 0, 0, 0, 0, b"PK\x06\x07", 0, 0, 1)
put("archive", "wide.zip", wide + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 2**32 - 1, 2**32 - 1, 0))

# Words and headers

put("typed_text", "en", "My name is Anna Kowalski, born 12.03.1961, 221B Baker Street, NW1 6XE; anna@example.org".encode())
put("typed_text", "uk", "Мене звати Олена Петренко, +380 (67) 123-45-67, вул. Лесі Українки, 5, кв. 2".encode())
put("answer_headers", "range", struct.pack("<QQQ", 0, 100, 200) + b"bytes 0-99/200")


# E-mails

HEAD = b"From: Olena <olena@mail.example>\r\nSubject: =?utf-8?B?0JfQvdGW0LzQutC4?=\r\nReferences: <a.1@x> <b@y>\r\n"
put("mail", "plain", HEAD + b"\r\nHow long?\r\n")
put("mail", "windows", HEAD + b"Content-Type: text/plain; charset=windows-1251\r\n\r\n\xcf\xf0\xe8\xe2\xb3\xf2")
put("mail", "html", HEAD + b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>a=3Db &amp; <a href=3D'x'>c</a>")
put(
    "mail",
    "parts",
    HEAD
    + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\n\r\nplain"
    + b"\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>html\r\n--c--\r\n--b\r\nContent-Type: image/png\r\n"
    + b"Content-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: in\r\n\r\ninner\r\n--b--\r\n",
)
put("mail", "automatic", HEAD + b"Auto-Submitted: auto-replied\r\nReply-To: a@x.example, b@x.example\r\n\r\nAway.")
