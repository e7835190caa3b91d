"""A trainer rewrites a lesson and a question, an expert signs both; who is being examined keeps the old question.

Step 8 of the main job. Of the editor's pages axe looks at what our templates add; of ours, at everything.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.people import LEARNER
from tests.browser.walk import Walk
from tests.browser.walking import axe_violations

pytestmark = pytest.mark.browser

LESSON = "The first ten minutes"
SEARCH = "/admin/pages/search/?q=ten+minutes"
FIRST_STEP = "/en/courses/first-response/first-contact/the-first-ten-minutes/steps/1/"
PARAGRAPH = "Aisulu, an invented name"
ADDED = "Stay beside her while she waits."
STEM = "Which word opens a conversation?"
BEFORE = "She sits down and says nothing."
EXPLANATION = "Silence may be listened to."
AFTER = "She sits down and says nothing. Somebody is listening at the door."
# The editor compares the form with what it was two seconds after the page came; earlier typing is missed.
NOTICES = """addEventListener("w-unsaved:watch-edits", () => {
    document.documentElement.dataset.notices = "";
})"""


class Desk(Walk):
    """Somebody at the editors' desk."""

    def check(self) -> None:
        """The editor's own pages are not ours to check."""
        if "/admin/" not in self.page.url:
            super().check()

    def check_part(self, selector: str) -> None:
        """What our templates add to them is."""
        self.page.locator(selector).first.wait_for()
        self.problems += axe_violations(self.page, {"include": [[selector]]})

    def open(self, title: str) -> None:
        """From a list of the editor to the form of one page or question, once it notices what is typed."""
        self.context.add_init_script(NOTICES)
        self.click(f'main a:has-text("{title}")')
        self.page.locator("html[data-notices]").wait_for()

    def open_preview(self) -> None:
        """The panel beside the form; the editor opens it by itself from then on."""
        self.page.get_by_role("button", name="Toggle preview").click()

    @property
    def preview(self) -> FrameLocator:
        return self.page.frame_locator("#w-preview-iframe")

    def check_preview(self) -> None:
        """The same in a window of its own: a page of ours."""
        with self.context.expect_page() as waiting:
            self.page.get_by_role("link", name="Preview in new tab").click()
        window: Page = waiting.value
        window.locator("main h1").wait_for()
        self.problems += axe_violations(window)
        window.close()

    def save(self) -> None:
        # An automatic save on its way would make the next press a conflict with ourselves.
        self.page.wait_for_timeout(settings.WAGTAIL_AUTOSAVE_INTERVAL + 1000)
        self.page.wait_for_load_state("networkidle")
        self.page.get_by_role("button", name="Save draft").click()
        self.told("updated")

    def submit(self) -> None:
        self.page.get_by_role("button", name="More actions").click()
        self.page.get_by_role("button", name="Submit to Expert review").click()
        self.told("submitted")

    def told(self, words: str) -> None:
        expect(self.page.locator(".messages li").first).to_contain_text(words, timeout=30_000)
        # The editor builds its fields by script: whoever presses sooner sends a form without them.
        self.page.wait_for_load_state("networkidle")


@pytest.fixture(scope="module")
def site(demo_site):
    demo_site.run("-m", "tests.browser.practising")
    return demo_site


@pytest.fixture
def officer(site, chromium):
    with Walk(chromium, site, "en", 1280, script=True) as officer:
        officer.sign_in(LEARNER)
        yield officer


def test_what_an_expert_signs_reaches_learners_and_leaves_a_running_attempt_alone(
    site, chromium, officer
):
    start_practice(officer)
    assert situation(officer) == BEFORE
    attempt = officer.page.url

    with Desk(chromium, site, "en", 1280, script=True) as trainer:
        trainer.sign_in("trainer@demo.example")
        rewrite_lesson(trainer)
        rewrite_question(trainer)
    officer.page.reload()
    assert situation(officer) == BEFORE

    with Desk(chromium, site, "en", 1280, script=True) as reviewer:
        reviewer.sign_in("reviewer@demo.example")
        sign_question(reviewer)
        sign_lesson(reviewer)

    officer.go(FIRST_STEP)
    assert officer.page.locator("main").get_by_text(ADDED).count() == 1
    assert signatures(officer) == [signature_of_today()]
    officer.page.goto(attempt)
    assert situation(officer) == BEFORE

    finish(officer)
    start_practice(officer)
    assert officer.page.url != attempt
    assert situation(officer) == AFTER


def test_our_own_pages_of_the_editor(site, chromium):
    with Desk(chromium, site, "en", 1280, script=True) as administrator:
        administrator.sign_in("admin@demo.example")
        administrator.go("/admin/users/new/")
        administrator.check_part("#tab-account li:not(:last-child)")
        administrator.go(SEARCH)
        lesson = administrator.page.locator(f'main a:has-text("{LESSON}")').get_attribute("href")
        key = lesson.removesuffix("edit/").removeprefix("/admin/pages/")
        administrator.go(f"/admin/publishing-decisions/courses/lessonpage/{key}")
        administrator.check_part("main")


def signatures(officer: Walk) -> list[str]:
    notes = officer.page.locator("main .note", has_text="Checked by")
    return [note.strip() for note in notes.all_inner_texts()]


def signature_of_today() -> str:
    today = datetime.now(ZoneInfo("Asia/Almaty"))
    return (
        f"Checked by Ибраева Гүлнәр on {today.day} {today:%B %Y} (Expert in criminal procedure). "
        "Demonstration only: this is not a real check."
    )


def start_practice(officer: Walk) -> None:
    officer.go("/en/courses/first-response/")
    officer.click('main a[href$="/practice/"]')
    officer.click('form[action*="/quiz/"] button')


def situation(officer: Walk) -> str:
    return officer.page.locator(".question__situation").inner_text().strip()


def finish(officer: Walk) -> None:
    """She answers the only question and reads her result."""
    officer.page.locator("main .choice label").first.click()
    officer.click('button[name="then"][value="continue"]:not(.visually-hidden)')
    officer.click("form[action$='/submit/'] button")


def rewrite_lesson(trainer: Desk) -> None:
    trainer.go("/admin/")
    trainer.check_part("#heartbeat-section")
    trainer.go(SEARCH)
    trainer.open(LESSON)
    paragraph = trainer.page.locator(".public-DraftEditor-content", has_text=PARAGRAPH)
    paragraph.click()
    trainer.page.keyboard.press("Control+End")
    trainer.page.keyboard.type(f" {ADDED}")
    trainer.open_preview()
    trainer.preview.get_by_text(ADDED).wait_for()
    trainer.check_preview()
    trainer.save()
    trainer.submit()


def rewrite_question(trainer: Desk) -> None:
    trainer.go("/admin/snippets/assessments/question/?q=conversation")
    trainer.open(STEM)
    trainer.page.get_by_role("textbox", name="Situation").fill(AFTER)
    trainer.preview.get_by_text(AFTER).wait_for()
    trainer.check_preview()
    trainer.page.get_by_label("Preview mode").select_option("taught")
    trainer.preview.get_by_text(EXPLANATION).wait_for()
    trainer.check_preview()
    trainer.save()
    trainer.submit()


def sign_question(reviewer: Desk) -> None:
    """With one press of a button in the list of what awaits her."""
    reviewer.go("/admin/")
    row = reviewer.page.locator("tr", has_text=STEM)
    row.locator(".w-dropdown__toggle").click()
    reviewer.page.get_by_role("button", name="Approve", exact=True).click()
    row.wait_for(state="detached")


def sign_lesson(reviewer: Desk) -> None:
    """After reading it where it was written, with a comment for the authors."""
    reviewer.go("/admin/")
    reviewer.open(LESSON)
    reviewer.open_preview()
    reviewer.preview.get_by_text(ADDED).wait_for()
    reviewer.page.get_by_role("button", name="More actions").click()
    reviewer.page.get_by_role("button", name="Approve with comment").click()
    modal = reviewer.page.locator(".modal-content")
    modal.get_by_role("textbox", name="Comment").fill("Agrees with the law of today.")
    modal.get_by_role("button", name="Approve").click()
    reviewer.told("updated")
