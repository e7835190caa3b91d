"""One certificate for one completed cycle, whatever is repeated, parallel or interrupted."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from certificates.issuing import expiry, issue_certificate, issue_missing
from certificates.models import Certificate, CertificatePaper, IssueProblem
from certificates.withdrawing import AlreadyWithdrawn, revoke
from courses.models import CompletionRecord
from courses.signals import course_completed
from home.rendering import MissingGlyph
from tests.factories import UserFactory
from tests.factories.certificates import RecordFactory, issued
from tests.factories.courses import complete, enrol

pytestmark = pytest.mark.django_db


def announce(record):
    return course_completed.send_robust(sender=CompletionRecord, record=record)


def test_completing_a_course_issues_its_certificate(
    course, learner, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        record = complete(enrol(learner, course))

    certificate = Certificate.objects.get()
    assert certificate.record == record
    assert certificate.serial == f"SNM-{certificate.issued_at.year}-000001"
    assert certificate.demonstration is True
    assert sorted(certificate.papers.values_list("language", flat=True)) == [
        "en",
        "kk",
        "kk-ru",
        "ru",
    ]


def test_repeating_gives_the_same_certificate(django_capture_on_commit_callbacks):
    record = RecordFactory()

    with django_capture_on_commit_callbacks(execute=True):
        first = issue_certificate(record)
        second = issue_certificate(record)
        announce(record)

    assert first == second
    assert (Certificate.objects.count(), CertificatePaper.objects.count()) == (1, 4)


def test_numbers_run_on_and_codes_differ():
    certificates = [issued() for _n in range(3)]

    assert [row.serial[-6:] for row in certificates] == ["000001", "000002", "000003"]
    assert len({row.code for row in certificates}) == 3


@pytest.mark.parametrize(
    ("completed", "months", "last_day"),
    [
        (date(2026, 11, 22), 24, date(2028, 11, 22)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 11, 22), None, None),
    ],
)
def test_last_day_of_validity(completed, months, last_day):
    assert expiry(completed, months) == last_day


def test_a_new_cycle_replaces_the_certificate_and_keeps_it(learner):
    record = RecordFactory(learner=learner)
    old = issue_certificate(record)
    later = datetime(2028, 11, 1, 7, tzinfo=UTC)

    new = issued(learner=learner, course_key=record.course_key, completed_at=later)

    old.refresh_from_db()
    assert (old.superseded_by, new.superseded_by) == (new, None)
    assert (old.state, new.expires_on) == ("replaced", date(2030, 11, 1))


def test_an_older_cycle_issued_late_does_not_replace_the_newer(learner):
    record = RecordFactory(learner=learner)
    later = datetime(2028, 11, 1, 7, tzinfo=UTC)
    new = issued(learner=learner, course_key=record.course_key, completed_at=later)

    late = issue_certificate(record)

    late.refresh_from_db()
    new.refresh_from_db()
    assert (late.superseded_by, new.superseded_by) == (new, None)


def test_what_a_crash_left_out_is_issued_once(capsys):
    RecordFactory()
    RecordFactory()

    call_command("issue_missing_certificates", "--dry-run")
    call_command("issue_missing_certificates")
    before = list(Certificate.objects.order_by("pk").values())
    call_command("issue_missing_certificates")

    assert capsys.readouterr().out.splitlines() == [
        "2 certificate(s) are missing.",
        "2 certificate(s) issued, 0 could not be printed.",
        "0 certificate(s) issued, 0 could not be printed.",
    ]
    assert list(Certificate.objects.order_by("pk").values()) == before


def test_a_corrected_record_is_issued_and_the_first_is_not_issued_again(learner):
    wrong = RecordFactory(learner=learner, holder_name="Әлиева Айгул")
    first = issue_certificate(wrong)
    RecordFactory(
        learner=learner,
        course_key=wrong.course_key,
        enrolment=wrong.enrolment,
        holder_name="Әлиева Айгүл",
        corrects=wrong,
        correction_reason="A letter of the name",
    )

    assert issue_missing() == (1, 0)
    first.refresh_from_db()
    assert first.superseded_by.record.holder_name == "Әлиева Айгүл"
    assert issue_missing() == (0, 0)


def test_name_the_font_lacks_is_refused_aloud_and_noted(capsys):
    record = RecordFactory(holder_name="Юн 윤")

    with pytest.raises(MissingGlyph):
        issue_certificate(record)
    answers = announce(record)
    call_command("issue_missing_certificates")

    assert [answer for _receiver, answer in answers] == [None]
    assert Certificate.objects.count() == 0
    assert IssueProblem.objects.get().characters == ["U+C724 HANGUL SYLLABLE YUN"]
    assert capsys.readouterr().out.splitlines() == [
        "0 certificate(s) issued, 1 could not be printed.",
        f"{record.pk}: “Юн 윤” has U+C724 HANGUL SYLLABLE YUN",
    ]


def test_withdrawing_happens_once_with_a_reason(learner):
    certificate = issued()

    revoke(certificate, "Issued to the wrong person", learner)

    assert (certificate.state, certificate.revoked_by) == ("withdrawn", learner)
    with pytest.raises(AlreadyWithdrawn):
        revoke(certificate, "again", learner)
    with pytest.raises(ValueError, match="reason"):
        revoke(issued(), "  ", learner)


def test_withdrawing_by_command(learner, capsys):
    certificate = issued()
    told = {"reason": "Issued to the wrong person", "by": learner.email}

    call_command("revoke_certificate", certificate.serial, **told)

    certificate.refresh_from_db()
    assert (certificate.state, certificate.revoked_by) == ("withdrawn", learner)
    assert capsys.readouterr().out == f"{certificate.serial} is withdrawn.\n"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"number": "SNM-1"}, "There is no certificate SNM-1."),
        ({"by": "nobody@example.kz"}, "Nobody active has the address nobody@example.kz."),
        ({"reason": " "}, "Give a reason."),
    ],
)
def test_withdrawing_by_command_says_what_is_wrong(learner, change, message):
    told = {"number": issued().serial, "reason": "By mistake", "by": learner.email} | change

    with pytest.raises(CommandError, match=re.escape(message)):
        call_command("revoke_certificate", told.pop("number"), **told)


@pytest.mark.parametrize(
    "change",
    [
        {"serial": "SNM-2026-999999"},
        {"code": "0" * 16},
        {"issuer_names": {}},
        {"expires_on": date(2099, 1, 1)},
        {"expires_on": None},
        {"demonstration": False},
        {"revoked_at": None},
        {"revocation_reason": "another"},
        {"superseded_by": None},
    ],
)
def test_the_database_refuses_to_change_what_was_issued(learner, change):
    record = RecordFactory(learner=learner)
    certificate = issue_certificate(record)
    later = datetime(2028, 11, 1, 7, tzinfo=UTC)
    issued(learner=learner, course_key=record.course_key, completed_at=later)
    revoke(certificate, "Issued by mistake", learner)

    with pytest.raises(DatabaseError, match="final"), transaction.atomic():
        Certificate.objects.filter(pk=certificate.pk).update(**change)


def test_the_database_refuses_to_delete_certificates_and_touch_papers(
    django_capture_on_commit_callbacks,
):
    with django_capture_on_commit_callbacks(execute=True):
        certificate = issued()

    papers = CertificatePaper.objects.all()
    rows = Certificate.objects.filter(pk=certificate.pk)
    for deed in (
        lambda: papers.update(sha256="0"),
        lambda: papers._raw_delete("default"),
        lambda: rows._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            deed()
    assert (rows.count(), papers.count()) == (1, 4)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_twenty_parallel_receivers_issue_one_certificate():
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")
    records = [RecordFactory(), RecordFactory()]

    def receive(number):
        try:
            return announce(records[number % 2])[0][1]
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(receive, range(40)))

    assert set(answers) == {None}
    assert Certificate.objects.count() == 2
    assert sorted(row.serial[-6:] for row in Certificate.objects.all()) == ["000001", "000002"]
    assert CertificatePaper.objects.count() == 8


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_numbers_stay_unique_when_different_people_finish_together():
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")
    people = [UserFactory() for _n in range(20)]
    records = [RecordFactory(learner=person) for person in people]

    def issue(record):
        try:
            return issue_certificate(record).serial
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        serials = list(pool.map(issue, records))

    assert sorted(serial[-6:] for serial in serials) == [f"{n:06d}" for n in range(1, 21)]
