"""The packaged window and command line; multiprocessing's children begin here too."""

import os
import sys

from loader import restore

from desktop.__main__ import main

if __name__ == "__main__":
    restore(os.environ)
    sys.exit(main())
