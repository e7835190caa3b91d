"""A test on a bad day: the server dies, the line breaks, a second tab answers; nothing is lost or doubled."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answering import answer
from tests.browser.people import READERS
from tests.browser.test_weight import fresh  # noqa: F401 - a fixture
from tests.browser.walk import Walk

pytestmark = pytest.mark.browser

# What Chromium writes when a line is broken or an answer is refused: met here on purpose.
MET = ("ERR_INTERNET_DISCONNECTED", "409 (Conflict)")


@pytest.fixture(scope="module")
def readers(demo_site):
    demo_site.run("-m", "tests.browser.reading")
    return iter(READERS)


@pytest.fixture
def sitting(demo_site, chromium, readers):
    """An officer on the first question of the test, in English with script."""
    with Walk(chromium, demo_site, "en", 1280, script=True) as walk:
        walk.sign_in(next(readers))
        walk.go("/en/courses/first-response/")
        walk.click('main a[href*="final-test"], main .button')
        walk.click('form[action*="/quiz/"] button')
        yield walk
        walk.watch.errors = [e for e in walk.watch.errors if not any(each in e for each in MET)]


def save_line(page: Page):
    return page.locator("[data-save-line]")


def test_the_web_server_is_killed_between_answering_and_submitting(demo_site, sitting):
    for _n in range(10):
        answer(sitting.page, "en")
        sitting.click('button[name="then"][value="continue"]:not(.visually-hidden)')

    demo_site.kill_web()
    sitting.click("form[action$='/submit/'] button")

    assert sitting.page.locator("main .score").inner_text() == "10 of 10"
    sitting.go("/en/certificates/")
    assert sitting.page.locator('main a[href*="/certificates/"]').count() == 1


def test_a_broken_line_keeps_the_answer_until_it_is_back(sitting, fresh):  # noqa: F811
    page, context = sitting.page, sitting.context
    size, requests = fresh(page.url.removeprefix(sitting.site.url), context.cookies())
    assert (size <= 35 * 1024, requests <= 8) == (True, True), (size, requests)

    context.set_offline(True)
    answer(page, "en")
    expect(save_line(page)).to_have_text("Not sent yet. Kept on this device.")
    context.set_offline(False)
    expect(save_line(page)).to_contain_text("Saved at", timeout=40_000)


def test_a_second_tab_never_overwrites_the_first_unseen(sitting):
    first, second = sitting.page, sitting.context.new_page()
    second.goto(first.url)
    answer(second, "en")
    expect(save_line(second)).to_contain_text("Saved at")
    second.wait_for_timeout(2000)  # what was typed last is saved after a pause

    answer(first, "en")
    expect(first.locator("[data-stale]")).to_be_visible()
    expect(save_line(first)).to_have_text("")
    first.locator("[data-keep]").click()
    expect(save_line(first)).to_contain_text("Saved at")
    expect(first.locator("[data-stale]")).to_be_hidden()
