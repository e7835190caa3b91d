"""No Python, template, script or style file of ours is longer than 400 lines, style sheet aside."""

import subprocess
import sys
from pathlib import Path

LIMIT = 400
COUNTED = {".py", ".html", ".js"}


def too_long() -> list[str]:
    names = subprocess.run(
        ["git", "ls-files"], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    files = [Path(name) for name in names if Path(name).suffix in COUNTED]
    ours = [f for f in files if f.exists() and "migrations" not in f.parts]
    lengths = {f: len(f.read_text().splitlines()) for f in ours}
    return [f"{f}: {n} lines" for f, n in lengths.items() if n > LIMIT]


if __name__ == "__main__":
    found = too_long()
    print("\n".join(found) or f"no file is longer than {LIMIT} lines")
    sys.exit(bool(found))
