"""One person walking through the site in one browser."""

import re

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import PASSWORD, Site
from tests.browser.walking import Watch, axe_violations, fits

WIDTHS = (320, 1280)


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
        """Leads to the home page in the language of the person, whatever language this walk is in."""
        self.go(f"/{self.language}/accounts/login/")
        self.page.locator('input[name="login"]').fill(email)
        self.page.locator('input[name="password"]').fill(PASSWORD)
        with self.page.expect_navigation():
            self.page.locator('main form[action*="login"] .buttons button').click()

    def __enter__(self) -> "Walk":
        return self

    def __exit__(self, failed, *_details) -> None:
        self.eyes.context.close()
        self.context.close()
        if failed is None:
            self.watch.assert_clean()
            assert self.problems == []
