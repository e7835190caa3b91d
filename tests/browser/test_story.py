"""An officer learns, passes and holds a certificate that anybody can check; her manager sees that she is done.

Steps 1–7 of the main job, run by `make walk`: every combination of language, width and script with FULL=1,
else pairwise.
"""

import itertools
import os
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.answering import answer
from tests.browser.conftest import PASSWORD, Site
from tests.browser.walking import Watch, axe_violations, fits

pytestmark = [pytest.mark.browser, pytest.mark.walk]

LANGUAGES = ("kk", "ru", "en")
WIDTHS = (320, 1280)
PAIRWISE = [
    ("kk", 320, True),
    ("kk", 1280, False),
    ("ru", 1280, True),
    ("ru", 320, False),
    ("en", 320, True),
    ("en", 1280, False),
]
WALKS = (
    list(itertools.product(LANGUAGES, WIDTHS, (True, False)))
    if os.environ.get("FULL")
    else PAIRWISE
)


class Walk:
    """One person in one browser; every page she meets is checked once."""

    def __init__(self, browser: Browser, site: Site, language: str, width: int, *, script: bool):
        self.site, self.language, self.script = site, language, script
        self.context: BrowserContext = browser.new_context(
            viewport={"width": width, "height": 800},
            java_script_enabled=script,
            accept_downloads=True,
            locale=language,
        )
        self.watch = Watch(self.context, site.url)
        self.page: Page = self.context.new_page()
        # axe needs a page that runs scripts: the same address, seen by the same person.
        self.eyes: Page = self.page if script else self._second_look(browser, width)
        self.checked: set[str] = set()
        self.problems: list[str] = []

    def go(self, path: str) -> None:
        self.page.goto(self.site.url + path)
        self.check()

    def click(self, selector: str) -> None:
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()
        self.check()

    def check(self) -> None:
        """Language, width and accessibility of the page she is on."""
        address = re.sub(r"[0-9a-f-]{36}", "<id>", self.page.url)
        if address in self.checked:
            return
        self.checked.add(address)
        if self.page.locator("html").get_attribute("lang") != self.language:
            self.problems.append(f"{address}: language")
        if not self.script:
            self.eyes.context.add_cookies(self.context.cookies())
            self.eyes.goto(self.page.url)
        if not fits(self.eyes):
            self.problems.append(f"{address}: wider than the screen")
        self.problems += [f"{address}: {each}" for each in axe_violations(self.eyes)]

    def _second_look(self, browser: Browser, width: int) -> Page:
        return browser.new_context(viewport={"width": width, "height": 800}).new_page()

    def sign_in(self, email: str) -> None:
        self.go(f"/{self.language}/accounts/login/")
        self.page.locator('input[name="login"]').fill(email)
        self.page.locator('input[name="password"]').fill(PASSWORD)
        self.click('main form[action*="login"] .buttons button')

    def end(self) -> None:
        self.watch.assert_clean()
        assert self.problems == []
        self.eyes.context.close()
        self.context.close()


def learn(walk: Walk) -> int:
    """From the home page to the door of the final test, one step after another; returns the steps."""
    walk.go(f"/{walk.language}/")
    walk.click('main a[href*="/courses/first-response/"]')
    walk.click('form[action$="/start/"] button')
    steps = 0
    while walk.page.locator('form[action*="/quiz/"]').count() == 0:
        assert steps < 120, walk.page.url
        if walk.page.locator(".content-note").count():
            walk.click('button[name="route"][value="summary"]')
        elif walk.page.locator('main form[action*="/steps/"]').count():
            walk.click('main form[action*="/steps/"] .button')
            steps += 1
        else:
            walk.click('main a[href*="/steps/"], main a.button')
    return steps


def be_assessed(walk: Walk) -> None:
    walk.click('form[action*="/quiz/"] button')
    for _n in range(10):
        answer(walk.page, walk.language)
        walk.click('button[name="then"][value="continue"]:not(.visually-hidden)')
    walk.click("form[action$='/submit/'] button")


def prove(walk: Walk, folder: Path) -> str:
    """Her certificate: letters in the PDF, the code behind the QR. Returns the address of its check."""
    walk.go(f"/{walk.language}/certificates/")
    walk.click('main a[href*="/certificates/"]')
    with walk.page.expect_download() as download:
        walk.page.locator('a[href$=".pdf"]').first.click()
    paper = folder / "certificate.pdf"
    download.value.save_as(paper)
    text = run("pdftotext", "-layout", str(paper), "-")
    assert "Әлиева Айгүл" in " ".join(text.split())
    run("pdftoppm", "-r", "150", "-png", str(paper), str(folder / "certificate"))
    (picture,) = folder.glob("certificate*.png")
    return run("zbarimg", "--quiet", "--raw", str(picture)).strip()


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(("language", "width", "script"), WALKS)
def test_the_story(demo_site, chromium, tmp_path, officers, language, width, script):
    officer = officers(language)
    walk = Walk(chromium, demo_site, language, width, script=script)
    walk.sign_in(officer)
    assert walk.page.url == f"{demo_site.url}/{language}/"

    assert learn(walk) == 46
    be_assessed(walk)
    assert walk.page.locator("main .score").inner_text() == TEN_OF_TEN[language]
    address = prove(walk, tmp_path)
    walk.end()

    stranger = Walk(chromium, demo_site, language, width, script=script)
    assert address.startswith(f"{demo_site.url}/verify/")
    stranger.go(address.removeprefix(demo_site.url) + f"?language={language}")
    assert stranger.page.locator("main h1").inner_text().strip() == VALID[language]
    stranger.end()

    manager = Walk(chromium, demo_site, language, width, script=script)
    manager.sign_in("manager@demo.example")
    manager.go(f"/{language}/agencies/")
    manager.click('main a[href*="#people"]')
    manager.click('main a[href*="/people/"]')
    manager.end()


TEN_OF_TEN = {"kk": "10 / 10", "ru": "10 из 10", "en": "10 of 10"}
VALID = {"kk": "Жарамды", "ru": "Действителен", "en": "Valid"}
