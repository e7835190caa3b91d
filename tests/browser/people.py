"""Officers made for the walks, a few for each language."""

import os

LANGUAGES = ("kk", "ru", "en")
# Two walks a language in `make test`; all combinations of width and script with FULL=1.
EACH = 4 if os.environ.get("FULL") else 2

# Learns while an author works.
LEARNER = "walker-author@demo.example"
# Have done every lesson and stand before the test.
READERS = [f"walker-reader-{n}@demo.example" for n in range(1, 4)]


def emails(language: str) -> list[str]:
    return [f"walker-{language}-{n}@demo.example" for n in range(1, EACH + 1)]
