"""What a first visit costs on a slow line: bytes on the wire and requests, with an empty cache."""

import pytest
from playwright.sync_api import Page

from tests.browser.walk import Walk

pytestmark = pytest.mark.browser

KB = 1024
# Page → most KB and most requests (of the UX specification where it asks for less than 60 KB and 8).
SIGNED_IN = {
    "/kk/": (60, 8),
    "/kk/courses/": (45, 8),
    "/kk/courses/first-response/": (45, 8),
    "/kk/learn/": (40, 8),
    "/kk/certificates/": (40, 8),
    "/kk/support/": (25, 8),
}
ANYBODY = {"/verify/": (25, 8), "/kk/support/": (25, 8), "/kk/accounts/login/": (35, 8)}


def weigh(page: Page, address: str) -> tuple[int, int]:
    """Bytes received, headers included, and the number of requests."""
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    wire.detach()
    return round(sum(sizes)), len(sizes)


@pytest.fixture
def fresh(demo_site, chromium):
    """A page with an empty cache, for nobody or for whoever the cookies are of."""

    def weighed(path: str, cookies=()) -> tuple[int, int]:
        context = chromium.new_context(viewport={"width": 320, "height": 800})
        context.add_cookies(list(cookies))
        found = weigh(context.new_page(), demo_site.url + path)
        context.close()
        return found

    return weighed


def report(found: dict, limits: dict) -> list[str]:
    for path, (size, requests) in found.items():
        print(f"{path}: {size / KB:.1f} KB, {requests} requests")  # noqa: T201 - read with `pytest -s`
    return [
        path
        for path, (size, requests) in found.items()
        if size > limits[path][0] * KB or requests > limits[path][1]
    ]


def test_pages_that_anybody_opens(fresh):
    assert report({path: fresh(path) for path in ANYBODY}, ANYBODY) == []


def test_pages_of_a_learner(demo_site, chromium, fresh):
    with Walk(chromium, demo_site, "kk", 320, script=True) as walk:
        walk.sign_in("officer@demo.example")
        cookies = walk.context.cookies()

    assert report({path: fresh(path, cookies) for path in SIGNED_IN}, SIGNED_IN) == []
