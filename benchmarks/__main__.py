"""`python -m benchmarks`: run the benchmarks, each in a fresh process, and print one table."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.measure import Row, Setting, machine, table
from benchmarks.suite import BENCHMARKS, measure

RESULTS = Path(__file__).with_name("RESULTS.md")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}")
    parser.add_argument("--data", type=Path, help="HAM10000 (default: DERMADESK_HAM10000)")
    parser.add_argument(
        "--images", type=int, default=3000, help="images of the frozen phase (default 3000)"
    )
    parser.add_argument(
        "--model", type=Path, help="run or bundle of case_speed (default: one of random weights)"
    )
    parser.add_argument("--small", action="store_true", help="only prove that it works")
    parser.add_argument("--save", action="store_true", help=f"write {RESULTS.name} too")
    chosen = parser.parse_args()
    unknown = [name for name in chosen.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"no benchmark {unknown[0]!r}; there are {', '.join(BENCHMARKS)}")
    return chosen


def main() -> int:
    """Run what was asked for; exit code 1 where a target was missed."""
    chosen = _arguments()
    real = os.environ.get("DERMADESK_HAM10000", "")
    data = chosen.data or (Path(real) if real else None)
    if data is not None and not data.is_dir():
        sys.exit(f"The folder {data} does not exist.")
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="dermadesk-bench-") as folder:
        # Runs, caches and settings of the person stay out of it, here and in every child.
        for variable in ("RUNS", "CACHE"):
            os.environ[f"DERMADESK_{variable}"] = str(Path(folder) / variable.lower())
        os.environ["XDG_CONFIG_HOME"] = str(Path(folder) / "config")
        setting = Setting(
            data.resolve() if data else None,
            Path(folder),
            chosen.small,
            os.cpu_count() or 1,
            min(chosen.images, 140) if chosen.small else chosen.images,
            chosen.model.resolve() if chosen.model else None,
        )
        spawn = multiprocessing.get_context("spawn")
        for name in chosen.names or BENCHMARKS:
            print(f"measuring {name} …", file=sys.stderr, flush=True)
            with ProcessPoolExecutor(1, mp_context=spawn) as pool:
                rows += pool.submit(measure, name, setting).result()
    scale = "small setting, proves only that it works" if chosen.small else "full setting"
    facts = [*machine(), f"{time.strftime('%Y-%m-%d')}, {scale}"]
    text = "\n".join(["# Benchmarks", "", *[f"- {fact}" for fact in facts], "", table(rows), ""])
    print(text)
    if chosen.save:
        RESULTS.write_text(text, encoding="utf-8")
    return 1 if any(row.met is False for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
