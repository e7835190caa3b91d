"""Serves uploaded files: pictures to everybody, recordings to people who learn from them.

On one machine the file comes from here, in parts where a player asks for parts (Safari plays
nothing otherwise). With storage elsewhere the answer leads to a signed address that soon ends;
captions still come from here, since a player takes them from its own site only.
"""

from pathlib import Path, PurePosixPath

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from home.models import Picture, Recording
from home.sending import send_file

TYPES = {
    ".avif": "image/avif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".vtt": "text/vtt; charset=utf-8",
    ".webp": "image/webp",
}
# Where the picture library, and nothing else, puts what it makes for pages.
SMALLER = "images/"
# Opened by itself, an uploaded drawing may style itself and do nothing else.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
# A shared computer keeps no recording that is shown without asking again who is there.
FOR_EVERYBODY, FOR_ONE = "public, max-age=604800", "private, no-cache"


@require_safe
def serve_media(request: HttpRequest, name: str) -> HttpResponseBase:
    keep = _keep(request, name)
    response = _answer(request, name)
    response.headers.setdefault("Cache-Control", keep)
    response.headers["Content-Security-Policy"] = POLICY
    return response


def _keep(request: HttpRequest, name: str) -> str:
    """How the answer may be kept. What this person may not see does not exist."""
    if "\0" in name or ".." in PurePosixPath(name).parts:
        raise Http404
    if _is_shown_to_all(name):
        return FOR_EVERYBODY
    if Recording.objects.visible_to(request.user).holding(name).exists():
        return FOR_ONE
    if _edits(request.user) and Picture.objects.filter(file=name).exists():
        return FOR_ONE
    raise Http404


def _is_shown_to_all(name: str) -> bool:
    """Pictures as pages show them: made smaller, or drawings as they are."""
    if name.startswith(SMALLER):
        return True
    return name.endswith(".svg") and Picture.objects.filter(file=name).exists()


def _edits(user) -> bool:
    """Photographs as uploaded tell where they were taken: for the picture library only."""
    return user.has_perm("wagtailadmin.access_admin")


def _answer(request: HttpRequest, name: str) -> HttpResponseBase:
    try:
        return send_file(request, Path(default_storage.path(name)), _type(name))
    except NotImplementedError:  # no path: the storage is not on this machine
        return _from_elsewhere(name)
    except OSError as exc:
        raise Http404 from exc


def _type(name: str) -> str:
    return TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")


def _from_elsewhere(name: str) -> HttpResponseBase:
    if not name.endswith(".vtt"):
        headers = {"Cache-Control": FOR_ONE}  # a signed address ends sooner than a picture changes
        return HttpResponseRedirect(default_storage.url(name), headers=headers)
    with default_storage.open(name) as captions:
        return HttpResponse(captions.read(), content_type=_type(name))
