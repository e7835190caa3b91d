"""What everybody meets first, in each language at both widths: nothing foreign, nothing out of reach."""

import pytest

from tests.browser.people import LANGUAGES
from tests.browser.walk import WIDTHS, Walk

pytestmark = pytest.mark.browser

PLACES = ("/", "/courses/", "/courses/first-response/", "/support/", "/accounts/login/")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_first_pages(demo_site, chromium, language, width):
    with Walk(chromium, demo_site, language, width, script=True) as walk:
        for place in PLACES:
            walk.go(f"/{language}{place}")
        walk.go(f"/verify/?language={language}")

        assert len(walk.checked) == len(PLACES) + 1
