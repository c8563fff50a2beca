"""Writes profile.txt, the facts of table E.1-1 of DICOM PS3.15 that cleaning goes by.

    python3 profile.py DICOM_ANONYMIZER PYDICOM > profile.txt

takes the folders of two unpacked wheels of PyPI: dicom_anonymizer 2.1.0, whose `dicomfields_2026c.py` has the basic profile
as of edition 2026c, and pydicom 3.0.2, whose dictionary has value representations. The wheel has no columns for the options.
Theirs are derived here by the rules below, each no wider than the standard's own column: an attribute that a rule misses falls
back to the basic profile, which takes out more. Groups are ours: what a lay person would count the attribute under.

The Rust table is made from profile.txt by `UPDATE=1 cargo test -p secondok-deident --lib dicom::profile::table`.
"""

import importlib.util
import re
import sys
from pathlib import Path

ACTIONS = {
    "D_TAGS": "D", "Z_TAGS": "Z", "X_TAGS": "X", "U_TAGS": "U", "Z_D_TAGS": "Z/D", "X_Z_TAGS": "X/Z",
    "X_D_TAGS": "X/D", "X_Z_D_TAGS": "X/Z/D", "X_Z_U_STAR_TAGS": "X/Z/U*",
}

# What PS3.15 leaves as it is when patients' characteristics are retained, as far as it is done here.
CHARACTERISTICS = {(0x0010, 0x0040), (0x0010, 0x1010), (0x0010, 0x1020), (0x0010, 0x1030)}
# Sequences whose items are content: names, codes, numbers.
STRUCTURED = {(0x0040, 0xA730), (0x0040, 0x0555), (0x0040, 0x0610), (0x0040, 0xB020)}
# What describes images and plans in words. Histories, diagnoses, notes and comments are never kept, cleaned or not.
DESCRIPTORS = re.compile(
    r"(Contrast/Bolus Agent|Protocol Name|Series Description|Study Description|Acquisition Device Processing Description"
    r"|Acquisition Protocol Description|Acquisition Field Of View Label|Derivation Description|ROI Name"
    r"|Structure Set Label|RT Plan Label|RT Plan Name|Performed Procedure Step Description|Requested Procedure Description"
    r"|Channel Label|Segment Label|Segment Description|Frame Comments|Overlay Description|Beam Description)$")

GROUPS = [
    ("Hidden", r"^Icon|^MAC$|Nonconforming|Instance Origin|Encapsulated|Curve Data|Overlay|Digital Signature|Encrypted|MAC |Certificate|Certified|Padding|Thumbnail|Original Attributes"
               r"|Modified Attributes|Source of Previous|Private|Graphic Annotation|Signature"),
    ("Dates", r"Date|Time\b|Timestamp|DateTime|Timezone"),
    ("Staff", r"Physician|Operator|Performer|Reviewer|Observer|Creator|Author|Interpreter|Transcriber|Recorder|Requester"
              r"|Staff|Consult|Referring|Persons? |Person |Person$|Approv|Evaluator|Verifying|Identification Code Sequence"
              r"|Interpretation (Author|Recorder|Approver)|Intended Recipients|Enterer|Callback|Camera Owner|Verbal Source"),
    ("Institutions", r"Institution|Hospital|Department|Organization|Facility|Scheduled Station|Sponsor|Site Name|Site ID"
                     r"|Coordinating Center|Ethics Committee|Service\b|Location|AE Title|AE\b|Storage Media|Network ID"
                     r"|Clinical Trial"),
    ("Devices", r"Device|Detector|Cassette|Gantry|Generator|Plate ID|Station Name|Serial Number|Machine|X-Ray Source|Software"
                r"|Manufacturer|Slot ID|Modifying System|Camera|Lens|Source Identifier|UDI|Calibration|Equipment"),
    ("Places", r"Address|Residence|Country|Region|GPS|Telephone|Telecom"),
    ("Notes", r"(ROI|Set|Plan|Entity|Template|Montage|Protocol) Name|Topic|Arbitrary|Treatment Sites?"),
    ("Names", r"Name|Contact"),
    ("Identifiers", r"\bUID"),
    ("Notes", r"Comment|Description|Narrative|Note|Text|History|Reason|Label|Diagnos|Impression|Instruction|Justification"
              r"|Protocol|Allergies|Alerts|Needs|Arrangements|Allocation|State|Findings|Agent|Interpretations?|Results|Issue"
              r"|Admitting|Selector|Content|Acquisition Context|Waveform|Preparation|Barcode|Fractionation|Intent"),
    ("Numbers", r"\bIDs?\b|Number|Identifier|Insurance|Order|Issuer|Accession|Record|Flow|Container|Code"),
    ("Person", r""),
]


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def group(tag, name, vr):
    if vr == "UI":
        return "Identifiers"
    if name.startswith("GPS"):
        return "Places"
    if vr in ("DA", "TM", "DT"):
        return "Dates"
    if name.startswith(("Referenced", "Source Image")) and vr == "SQ":
        return "Identifiers"
    if tag[0] == 0x0010 and not re.search(r"Name|ID|Address|Telephone|Telecom|Date|Time|Residence|Comment|History|Insurance|Number"
                                          r"|Record|Physician|Issuer|Person", name):
        return "Person"
    return next(title for title, words in GROUPS if re.search(words, name))


def options(tag, name, vr):
    if vr in ("DA", "TM", "DT") and tag[0] not in (0x0010, 0x0016):
        return "T"  # Retain Longitudinal Temporal Information with Modified Dates: not for births, not for cameras
    if tag in STRUCTURED:
        return "S"  # Clean Structured Content
    if tag in CHARACTERISTICS:
        return "P"  # Retain Patient Characteristics
    if DESCRIPTORS.search(name) and vr in ("LO", "SH", "ST", "LT", "UT", "UC"):
        return "D"  # Clean Descriptors
    return "-"


def main(anonymizer, pydicom):
    path = Path(anonymizer) / "dicomanonymizer/dicom_anonymization_databases/dicomfields_2026c.py"
    fields = load(path)
    names = {}
    for line in re.sub(r"\(\s*(0x\w{4}),\s*(0x\w{4}),\s*\)", r"(\1, \2)", path.read_text()).splitlines():
        found = re.match(r"\s*\((0x\w{4}), (0x\w{4})[^)]*\),\s*# (.+)", line)
        if found:
            names[int(found[1], 16), int(found[2], 16)] = found[3].strip()
    dictionary = load(Path(pydicom) / "pydicom/_dicom_dict.py").DicomDictionary
    rows = {}
    for category, action in ACTIONS.items():
        for tag in getattr(fields, category):
            tag, repeats = (tag[0], tag[1]), len(tag) > 2
            if repeats or tag[0] & 1:
                continue  # whole groups: overlays, curves and private attributes are taken out as such
            entry = dictionary.get(tag[0] << 16 | tag[1])
            name = names.get(tag) or (entry[2] if entry else "?")
            vr = (entry[0] if entry else "UN").split(" or ")[0]
            rows[tag] = (vr, action, options(tag, name, vr), group(tag, name, vr), name)
    print("# DICOM PS3.15 2026c, table E.1-1; made by profile.py, which says from what and how.")
    print("# tag | VR | basic profile | option | counted under | name")
    for tag in sorted(rows):
        print(f"{tag[0]:04X},{tag[1]:04X}", *rows[tag], sep=" | ")


main(*sys.argv[1:])
