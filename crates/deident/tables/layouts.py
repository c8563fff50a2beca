"""Writes layouts.txt: where machines of a make write something into their pictures.

    python3 layouts.py DEID > layouts.txt

takes the folder of the unpacked wheel deid 0.4.13 of PyPI. Its `deid.dicom` collects what users of several hospitals found.
Facts only are taken: what a header says, and which rectangles. Conditions on attributes that are not among the columns are left
out: a layout is proposed to a person who looks, so one too many costs nothing. Alternatives become rows of their own.

The Rust table is made from layouts.txt by `UPDATE=1 cargo test -p secondok-deident --lib dicom::pixels::layout`.
"""

import itertools
import re
import sys
from pathlib import Path

COLUMNS = {"Modality": 0, "Manufacturer": 1, "Manfacturer": 1, "ManufacturerModelName": 2, "ImageType": 3,
           "SeriesDescription": 4, "Rows": 5, "Columns": 6}


def conditions(lines):
    """For each condition the list of (column, value) that would fulfil it."""
    for line in lines:
        found = []
        for part in line.lstrip("+ ").split("||"):
            words = part.split(None, 2)
            if len(words) == 3 and words[0] in ("contains", "equals") and words[1] in COLUMNS:
                found += [(COLUMNS[words[1]], value.split("+")[-1].strip()) for value in words[2].split("|")]
        if found:
            yield found


def areas(lines):
    for line in lines:
        words = line.split(None, 1)
        left, top, right, bottom = (int(value) for value in words[1].replace(" ", "").split(","))
        if words[0] == "coordinates":
            right, bottom = right - left, bottom - top
        if right > 0 and bottom > 0:  # else two corners were given where two sizes belong
            yield f"{left},{top},{right},{bottom}"


def main(deid):
    text = (Path(deid) / "deid/data/deid.dicom").read_text()
    rows = set()
    for block in re.split(r"\nLABEL ", text.split("%filter graylist")[1].split("%filter blacklist")[0])[1:]:
        lines = [line.strip() for line in block.splitlines()[1:] if line.strip() and not line.strip().startswith("#")]
        places = [line for line in lines if re.match(r"(ctp)?coordinates ", line)]
        asked = list(conditions([line for line in lines if line not in places]))
        if not places or not any(column in (1, 2) for found in asked for column, _ in found):
            continue
        for choice in itertools.product(*asked):
            row = [""] * 7
            for column, value in choice:
                row[column] = value.upper() if len(value) >= len(row[column]) else row[column]
            if row[0] == "US" or any(row[3:]):  # else it is every image of a scanner
                rows.add(tuple(row) + (" ".join(areas(places)),))
    print("# Layouts of machines that write into their pictures; made by layouts.py, which says from what and how.")
    print("# modality | manufacturer | model | image type | series | rows | columns | areas (left,top,width,height)")
    for row in sorted(rows):
        print(*row, sep=" | ")


main(*sys.argv[1:])
