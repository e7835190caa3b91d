"""What readers report reaches the editors' desk, and who reported does not."""

import pytest
from django.urls import reverse

from home.models import ContentReport
from tests.desk import member

SPACE = "wagtailsnippets_home_contentreport"


@pytest.fixture
def report(client, site, learner) -> ContentReport:
    learner.family_name = "Сейітова"
    learner.save()
    client.force_login(learner)
    words = {"message": "A word is missing", "page": "/en/about/"}
    client.post("/en/report-problem/", words)
    return ContentReport.objects.get()


@pytest.mark.parametrize("group", ["Trainers", "Reviewers"])
def test_editors_read_what_was_reported_and_note_their_answer(desk, editors, report, group):
    assert report.reported_by.family_name == "Сейітова"
    desk.enter(member(group))

    assert (
        reverse(f"{SPACE}:list") in desk.client.get(reverse("wagtailadmin_home")).content.decode()
    )
    rows = desk.client.get(reverse(f"{SPACE}:list"))
    edit = reverse(f"{SPACE}:edit", args=[report.pk])
    form = desk.client.get(edit)
    for page in (rows.content.decode(), form.content.decode()):
        assert ("A word is missing" in page, "Сейітова" in page) == (True, False)

    changed = {"answer": "Mended.", "message": "Other words", "reported_by": "", "page": "/x/"}
    desk.client.post(edit, changed)

    report.refresh_from_db()
    assert (report.answer, report.message, report.page) == (
        "Mended.",
        "A word is missing",
        "/en/about/",
    )
    assert report.reported_by is not None


def test_reports_without_an_answer_are_found(desk, trainer):
    for message, answer in (("Old", "Done."), ("New", "")):
        ContentReport.objects.create(message=message, answer=answer)
    desk.enter(trainer)

    def found(**query) -> list[str]:
        reply = desk.client.get(reverse(f"{SPACE}:list"), query)
        return [row.message for row in reply.context["object_list"]]

    assert sorted(found()) == ["New", "Old"]
    assert found(waiting="true") == ["New"]
    assert found(waiting="false") == ["Old"]


@pytest.mark.parametrize("deed", ["add", "delete"])
def test_editors_neither_write_nor_remove_reports(desk, trainer, deed):
    report = ContentReport.objects.create(message="Kept")
    desk.enter(trainer)
    desk.client.post(
        reverse(f"{SPACE}:{deed}", args=[report.pk] if deed == "delete" else []),
        {"answer": "Mine"},
    )
    assert list(ContentReport.objects.values_list("message", "answer")) == [("Kept", "")]
