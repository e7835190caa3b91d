"""Files that only our views hand out never lie where public ones do."""

from pathlib import Path

import pytest
from environ import Env

from settings.switches import private_storage

EMBEDDED = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": "x"}}


@pytest.mark.parametrize(
    ("url", "location"),
    [
        ("", "x"),
        ("file:///srv/senim/media", Path("/srv/senim/private")),
        ("s3://key:secret@host/bucket", "private"),
    ],
)
def test_private_files_follow_the_storage_address(monkeypatch, url, location):
    monkeypatch.setenv("STORAGE_URL", url)

    assert private_storage(Env(), EMBEDDED)["OPTIONS"]["location"] == location
