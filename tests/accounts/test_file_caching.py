"""Limits hold against callers who ask at once: the embedded cache loses no count."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from accounts.file_caching import CountingFileCache

COUNT = """
import sys
from django.conf import settings
settings.configure()
from accounts.file_caching import CountingFileCache
cache = CountingFileCache(sys.argv[1], {})
for _n in range(100):
    if not cache.add("calls", 1):
        cache.incr("calls")
"""


@pytest.fixture
def folder(tmp_path) -> str:
    return str(tmp_path / "cache")


def test_threads_lose_no_count(folder):
    cache = CountingFileCache(folder, {})
    cache.set("calls", 0)

    with ThreadPoolExecutor(8) as pool:
        counts = list(pool.map(lambda _n: cache.incr("calls"), range(200)))

    assert sorted(counts) == list(range(1, 201))


def test_processes_lose_no_count(folder):
    started = [subprocess.Popen([sys.executable, "-c", COUNT, folder]) for _n in range(4)]

    assert [each.wait() for each in started] == [0, 0, 0, 0]
    assert CountingFileCache(folder, {}).get("calls") == 400


def test_a_counter_is_added_once(folder):
    cache = CountingFileCache(folder, {})

    with ThreadPoolExecutor(8) as pool:
        added = list(pool.map(lambda _n: cache.add("calls", 1), range(50)))

    assert added.count(True) == 1
