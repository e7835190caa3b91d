"""Right answers, by the question's words, as the demonstration's data files have them."""

from functools import cache
from pathlib import Path

import yaml
from playwright.sync_api import Page

FOLDER = Path(__file__).parent.parent.parent / "lms" / "demo" / "police-first-response"


@cache
def questions(language: str) -> dict[str, dict]:
    data = yaml.safe_load((FOLDER / f"questions.{language}.yaml").read_text())
    return {words(question["stem"]): question for question in data["questions"]}


def words(text: str) -> str:
    return " ".join(text.split())


def answer(page: Page, language: str) -> None:
    """Give the right answer to the question on the page, with the controls a learner uses."""
    question = questions(language)[words(page.locator("main h1").inner_text())]
    ANSWERS[question["type"]](page, question)


def choose(page: Page, question: dict) -> None:
    for option in question["options"]:
        if option.get("correct"):
            page.locator("main .choice label").get_by_text(
                words(option["text"]), exact=True
            ).click()


def judge(page: Page, question: dict) -> None:
    page.locator(f'label[for="id_value_{0 if question["truth"] else 1}"]').click()
    page.locator('textarea[name="justification"]').fill("Ұстамды түсіндірме: қарсылық өлшем емес.")


def order(page: Page, question: dict) -> None:
    """Move items up until each stands in its place; works with and without script."""
    right = [words(item["text"]) for item in question["items"]]
    for place, text in enumerate(right):
        while (now := shown(page).index(text)) > place:
            page.locator(".ordering li").nth(now).locator('button[value^="up:"]').click()
            above = page.locator(".ordering li").nth(now - 1)
            above.get_by_text(text, exact=True).first.wait_for()


def shown(page: Page) -> list[str]:
    return [
        words(text) for text in page.locator(".ordering li > span:first-child").all_inner_texts()
    ]


def match(page: Page, question: dict) -> None:
    for pair in question["pairs"]:
        label = words(str(pair["left"]))
        page.get_by_label(label, exact=True).select_option(label=words(pair["right"]))


def number(page: Page, question: dict) -> None:
    page.locator('input[name="value"]').fill(str(question["value"]))


ANSWERS = {
    "single": choose,
    "multiple": choose,
    "true_false": judge,
    "ordering": order,
    "matching": match,
    "numeric": number,
}
