"""The packaged window and command line; multiprocessing's children begin here too."""

import sys

from desktop.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
