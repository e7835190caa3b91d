"""What everybody meets first, in each language at both widths: nothing foreign, nothing out of reach."""

import pytest

from tests.browser.test_story import LANGUAGES, WIDTHS, Walk

pytestmark = pytest.mark.browser

PLACES = ("/", "/courses/", "/courses/first-response/", "/support/", "/accounts/login/")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_first_pages(demo_site, chromium, language, width):
    walk = Walk(chromium, demo_site, language, width, script=True)
    for place in PLACES:
        walk.go(f"/{language}{place}")
    walk.go(f"/verify/?language={language}")

    assert len(walk.checked) == len(PLACES) + 1
    walk.end()
