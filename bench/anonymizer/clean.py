"""Cleans the files whose paths come line by line, and says of each how much processor time it took.

The one argument is the file that is written, again and again.
"""

import json
import sys
import time

from dicomanonymizer import anonymize_dicom_file

answers = sys.stdout
sys.stdout = sys.stderr  # for what the package prints

for line in sys.stdin:
    began = time.process_time()
    try:
        anonymize_dicom_file(line.rstrip("\n"), sys.argv[1])
        told = {"seconds": time.process_time() - began}
    except Exception as fault:  # whatever it is: this file does not count
        told = {"fault": repr(fault)}
    print(json.dumps(told), file=answers, flush=True)
