"""Which part of a file a request asks for (RFC 9110, section 14). Pure."""

import re

# Eighteen digits are more than any file; longer numbers are nonsense, not work.
ONE_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


class NoSuchPart(Exception):
    """The part asked for lies outside the file."""


def part_asked(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte. None when the whole file is the answer: nothing, several or nonsense."""
    match = ONE_RANGE.fullmatch(header.strip())
    if not match or match[0] == "bytes=-":
        return None
    if not match[1]:
        return _tail(int(match[2]), size)
    first = int(match[1])
    last = int(match[2]) if match[2] else size - 1
    if match[2] and last < first:
        return None
    if first >= size:
        raise NoSuchPart
    return first, min(last, size - 1)


def _tail(length: int, size: int) -> tuple[int, int]:
    if not length or not size:
        raise NoSuchPart
    return max(size - length, 0), size - 1
