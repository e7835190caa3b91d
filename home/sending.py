"""Sends one file from this machine: whole, in the part asked for, or not again when nothing changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from home.ranging import NoSuchPart, part_asked

CHUNK = 64 * 1024


@dataclass(frozen=True)
class Stored:
    path: Path
    size: int
    changed: int
    etag: str

    @classmethod
    def at(cls, path: Path) -> "Stored":
        facts = path.stat()
        etag = f'"{facts.st_mtime_ns:x}-{facts.st_size:x}"'
        return cls(path, facts.st_size, int(facts.st_mtime), etag)


class Part:
    """Bytes of an open file from here on, so many and no more."""

    def __init__(self, file: BinaryIO, length: int):
        self.file = file
        self.left = length

    def __iter__(self) -> Iterator[bytes]:
        while self.left and (data := self.file.read(min(CHUNK, self.left))):
            self.left -= len(data)
            yield data

    def close(self) -> None:
        self.file.close()


def send_file(request: HttpRequest, path: Path, content_type: str) -> HttpResponseBase:
    """Raises OSError when there is no such file."""
    stored = Stored.at(path)
    response = get_conditional_response(request, stored.etag, stored.changed)
    if response is None:
        response = _send(request, stored, content_type)
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["ETag"] = stored.etag
    response.headers["Last-Modified"] = http_date(stored.changed)
    return response


def _send(request: HttpRequest, stored: Stored, content_type: str) -> HttpResponseBase:
    try:
        part = part_asked(request.headers.get("Range", ""), stored.size)
    except NoSuchPart:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{stored.size}"})
    if part is None or not _still_the_same(request, stored):
        return _bytes(request, stored, 0, stored.size, content_type)
    first, last = part
    response = _bytes(request, stored, first, last - first + 1, content_type)
    response.status_code = 206
    response.headers["Content-Range"] = f"bytes {first}-{last}/{stored.size}"
    return response


def _still_the_same(request: HttpRequest, stored: Stored) -> bool:
    """Whether the reader's earlier parts (If-Range) are of the file we have now."""
    known = request.headers.get("If-Range", stored.etag)
    return known in {stored.etag, http_date(stored.changed)}


def _bytes(
    request: HttpRequest, stored: Stored, first: int, length: int, content_type: str
) -> HttpResponseBase:
    headers = {"Content-Type": content_type, "Content-Length": str(length)}
    if request.method == "HEAD":
        return HttpResponse(headers=headers)
    file = stored.path.open("rb")
    file.seek(first)
    return StreamingHttpResponse(Part(file, length), headers=headers)
