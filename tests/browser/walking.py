"""What every walk watches: other hosts, errors in the page, accessibility, weight."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Response

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


class Watch:
    """Collects what must not happen while somebody walks through the site."""

    def __init__(self, context: BrowserContext, host: str):
        self.host = host
        self.foreign: list[str] = []
        self.failed: list[str] = []
        self.errors: list[str] = []
        self.responses: list[Response] = []
        context.on("request", lambda r: self._note_host(r.url))
        context.on("response", self._note_status)
        context.on("weberror", lambda e: self.errors.append(str(e.error)))
        context.on("console", self._note_console)

    def _note_host(self, url: str) -> None:
        if not url.startswith((self.host, "data:", "blob:", "about:")):
            self.foreign.append(url)

    def _note_status(self, response: Response) -> None:
        self.responses.append(response)
        if response.status >= 500:
            self.failed.append(f"{response.status} {response.url}")

    def _note_console(self, message) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def assert_clean(self) -> None:
        assert (self.foreign, self.failed, self.errors) == ([], [], [])


def axe_violations(page: Page, context: dict | None = None) -> list[str]:
    """Every violation axe-core finds at the tags of WCAG 2.2 AA; no rule is switched off."""
    options = {"runOnly": {"type": "tag", "values": TAGS}}
    found = Axe().run(page, context=context, options=options)
    return [
        f"{v['id']}: {node['target']} {node['failureSummary']}"
        for v in found.response["violations"]
        for node in v["nodes"]
    ]


def fits(page: Page) -> bool:
    """No sideways scrolling at this width."""
    return page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
