import pytest

LOCAL = {"BACKEND": "django.core.files.storage.FileSystemStorage"}


@pytest.fixture
def disk(settings, tmp_path):
    """Uploaded files on a disk of our own, as on one machine."""
    place = LOCAL | {"OPTIONS": {"location": str(tmp_path), "base_url": "/media/"}}
    settings.STORAGES = settings.STORAGES | {"default": place}
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    return tmp_path
