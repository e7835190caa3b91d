"""An officer learns, passes and holds a certificate that anybody can check; her manager sees that she is done.

Steps 1–7 of the main job, pairwise over language, width and script; every combination by `make walk`.
"""

import csv
import itertools
import os
import re
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.browser.answering import answer
from tests.browser.people import LANGUAGES
from tests.browser.walk import WIDTHS, Walk

pytestmark = pytest.mark.browser

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


def prove(walk: Walk, folder: Path) -> tuple[str, str]:
    """Her certificate: letters in the PDF, the code behind the QR. Returns its serial and the address of its check."""
    walk.go(f"/{walk.language}/certificates/")
    walk.click('main a[href*="/certificates/"]')
    paper = download(walk, 'a[href$=".pdf"]', folder)
    text = " ".join(run("pdftotext", "-layout", str(paper), "-").split())
    assert "Әлиева Айгүл" in text
    run("pdftoppm", "-r", "150", "-png", str(paper), str(folder / "certificate"))
    (picture,) = folder.glob("certificate*.png")
    (serial,) = set(re.findall(r"SNM-\d{4}-\d{6}", text))
    return serial, run("zbarimg", "--quiet", "--raw", str(picture)).strip()


def download(walk: Walk, selector: str, folder: Path) -> Path:
    with walk.page.expect_download() as waiting:
        walk.page.locator(selector).first.click()
    place = folder / waiting.value.suggested_filename
    waiting.value.save_as(place)
    return place


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def track(walk: Walk, serial: str, folder: Path) -> None:
    """The manager of her unit: who is overdue, her own page, the same people in both exports."""
    walk.sign_in("manager@demo.example")
    walk.go(f"/{walk.language}/agencies/")
    dashboard = walk.page.url
    walk.click('main a[href*="status=overdue"]')
    assert walk.page.locator("#people tbody tr").count() == 1
    walk.go(dashboard.removeprefix(walk.site.url))

    with download(walk, 'a[href*="training.csv"]', folder).open(encoding="utf-8-sig") as file:
        lines = [row[0] for row in csv.reader(file, delimiter=";") if serial in row]
    assert lines == ["Әлиева Айгүл"]
    book = load_workbook(download(walk, 'a[href*="training.xlsx"]', folder))
    rows = list(book.active.iter_rows(values_only=True))
    assert [row[0] for row in rows if serial in row] == ["Әлиева Айгүл"]

    if walk.page.locator(WHOLE_LIST).count():
        walk.click(WHOLE_LIST)
    row = walk.page.locator("#people tbody tr", has_text=serial)
    with walk.page.expect_navigation():
        row.locator('a[href*="/people/"]').click()
    walk.check()
    assert walk.page.locator("main tbody tr", has_text=serial).count() == 1


# Only a large unit has it: a small one shows everybody at once.
WHOLE_LIST = 'main a[href$="#people"]'


def drill_down(walk: Walk) -> None:
    """The coordinator of the agency, from the whole to one unit."""
    walk.sign_in("agency@demo.example")
    walk.go(f"/{walk.language}/agencies/")
    depth = 0
    while walk.page.locator("#units tbody th a").count():
        walk.click("#units tbody th a")
        depth += 1
    assert depth == 2
    assert walk.page.locator("#people tbody tr").count() > 0


@pytest.mark.parametrize(("language", "width", "script"), WALKS)
def test_the_story(demo_site, chromium, tmp_path, officers, language, width, script):
    def somebody() -> Walk:
        return Walk(chromium, demo_site, language, width, script=script)

    with somebody() as officer:
        officer.sign_in(officers(language))
        assert officer.page.url == f"{demo_site.url}/{language}/"
        assert learn(officer) == 46
        be_assessed(officer)
        assert officer.page.locator("main .score").inner_text() == TEN_OF_TEN[language]
        serial, address = prove(officer, tmp_path)

    with somebody() as stranger:
        assert address.startswith(f"{demo_site.url}/verify/")
        stranger.go(address.removeprefix(demo_site.url) + f"?language={language}")
        assert stranger.page.locator("main h1").inner_text().strip() == VALID[language]
        assert serial in stranger.page.locator("main").inner_text()

    with somebody() as manager:
        track(manager, serial, tmp_path)
    with somebody() as coordinator:
        drill_down(coordinator)


TEN_OF_TEN = {"kk": "10 / 10", "ru": "10 из 10", "en": "10 of 10"}
VALID = {"kk": "Жарамды", "ru": "Действителен", "en": "Valid"}
