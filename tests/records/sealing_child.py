"""Seals a file of a shelf and unseals it again, over and over, until it is killed."""

import sys
from pathlib import Path

from tcat_desktop.records.seals import SealKey
from tcat_desktop.records.shelf import Shelf

folder, key, digest = Path(sys.argv[1]), SealKey(bytes.fromhex(sys.argv[2])), sys.argv[3]
shelf = Shelf(folder, bytes(range(32)), seals_with=key.public)
sys.stdout.write("ready\n")
sys.stdout.flush()
while True:
    sys.stdout.write("sealed\n" if shelf.seal(digest) else "open\n")
    sys.stdout.flush()
    shelf.unseal(digest, key)
    sys.stdout.write("open\n")
    sys.stdout.flush()
