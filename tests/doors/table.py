"""Route, method, and what each role gets, in the order of tests.doors.world.ROLES:
anonymous, stranger, learner, own manager, other agency's manager, trainer, reviewer, superuser.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace


def nothing(_things) -> dict:
    return {}


@dataclass(frozen=True)
class Row:
    route: str
    statuses: tuple[int, ...]
    kwargs: Callable[[SimpleNamespace], dict] = nothing
    method: str = "get"
    body: Callable[[SimpleNamespace], dict] = nothing
    path: Callable[[SimpleNamespace], str] | None = None
    name: str = ""


def everybody(status: int = 200) -> tuple[int, ...]:
    return (status,) * 8


def signed_in(status: int = 200, *, anonymous: int = 401) -> tuple[int, ...]:
    return (anonymous, *(status,) * 7)


def only_learner(status: int = 200, *, anonymous: int = 401) -> tuple[int, ...]:
    return (anonymous, 404, status, 404, 404, 404, 404, 404)


def only_manager(status: int = 200, *, anonymous: int = 401) -> tuple[int, ...]:
    return (anonymous, 404, 404, status, 404, 404, 404, 404)


def course(t) -> dict:
    return {"key": t.course.translation_key}


def quiz(t) -> dict:
    return {"key": t.quiz.translation_key}


def attempt(t) -> dict:
    return {"uuid": t.attempt.uuid}


def submitted(t) -> dict:
    return {"uuid": t.submitted.uuid}


def certificate(t) -> dict:
    return {"uuid": t.certificate.uuid}


def lesson_item(t) -> dict:
    return {"enrolment_id": t.enrolment.pk, "item_key": t.lesson.translation_key}


def step(t) -> str:
    return f"{t.lesson.url}steps/1/"


def unit(t) -> dict:
    return {"key": t.unit.key}


# Wagtail's own routes that show nothing of ours, and the page server, whose pages have rows of their own.
UNLISTED = {
    "wagtaildocs_serve": "published documents only; tests/home/test_serving_media.py",
}

API = [
    Row("v1:me", signed_in()),
    Row("v1:me-preferences", signed_in(), method="patch"),
    Row("v1:courses", everybody()),
    Row("v1:course", everybody(), lambda t: {"course_key": t.course.translation_key}),
    Row(
        "v1:course-enrolments",
        signed_in(201),
        lambda t: {"course_key": t.fresh.translation_key},
        "post",
    ),
    Row("v1:my-enrolments", signed_in()),
    Row("v1:complete-item", only_learner(), lesson_item, "post"),
    Row("v1:quiz", signed_in(), quiz),
    # Everybody may read about a quiz; who has no open cycle is told so.
    Row("v1:quiz-attempts", (401, 409, 200, 409, 409, 409, 409, 409), quiz, "post"),
    Row("v1:attempt", only_learner(), attempt),
    Row("v1:attempt-answers", only_learner(400), attempt, "post"),
    Row("v1:attempt-submit", only_learner(), attempt, "post"),
    Row("v1:attempt-result", only_learner(), submitted),
    Row("v1:my-certificates", signed_in()),
    Row("v1:certificate-pdf", only_learner(), certificate),
    Row("v1:verify", everybody(), lambda t: {"code": t.certificate.code}),
    Row("v1:agencies", signed_in()),
    Row("v1:agency-staff", only_manager(), unit),
    Row("v1:agency-standing", only_manager(), unit),
]

# For operators, and for anybody who holds a certificate in their hand.
OPEN = [
    Row("healthz", everybody()),
    Row("readyz", everybody(503)),
    Row("schema", everybody()),
    Row("docs", everybody()),
    Row("verify", everybody()),
    Row("verify-code", everybody(), lambda t: {"code": t.certificate.code}),
    Row("media", everybody(404), lambda t: {"name": "nothing.svg"}),
    Row("leave", everybody(303)),
    Row("leave-lock", everybody(204), method="post"),
    Row("leave-locked", everybody(302)),
    Row("leave-held", everybody(302)),
    Row("session", everybody()),
    Row("home:support", everybody()),
    Row("home:report-problem", everybody()),
    Row("home:references", everybody()),
    Row("home:reference", everybody(404), lambda t: {"key": "none"}),
]

ACCOUNT = [
    Row("account_login", signed_in(302, anonymous=200)),
    Row("wagtailcore_login", everybody(302)),
    Row("account_logout", signed_in(anonymous=302)),
    Row("account_change_password", signed_in(anonymous=302)),
    Row("account_reset_password", everybody()),
    Row("account_reset_password_done", everybody()),
    Row("account_reset_password_from_key", everybody(), lambda t: {"uidb36": "0", "key": "x-y"}),
    Row("account_reset_password_from_key_done", everybody()),
    Row("accounts:home", signed_in(anonymous=302)),
    Row("accounts:preferences", everybody()),
    Row("accounts:tokens", signed_in(anonymous=302)),
    Row(
        "accounts:revoke-token", signed_in(404, anonymous=302), lambda t: {"public_id": "x"}, "post"
    ),
    Row("accounts:download", signed_in(anonymous=302)),
    Row("accounts:slip", everybody()),
    Row("agencies:slip", only_manager(anonymous=302), lambda t: {"person_id": t.learner.pk}),
]

LEARNING = [
    Row("home", everybody()),
    Row("wagtail_serve", everybody(), path=lambda t: t.course.url, name="course page"),
    Row("wagtail_serve", (302, 302, 200, *(302,) * 5), path=step, name="step of a lesson"),
    Row("wagtail_serve", everybody(), path=lambda t: t.quiz.url, name="quiz start page"),
    Row("courses:my-learning", signed_in(anonymous=302)),
    Row(
        "courses:start",
        signed_in(302, anonymous=302),
        lambda t: {"course_key": t.fresh.translation_key},
        "post",
    ),
    Row(
        "courses:continue",
        signed_in(302, anonymous=302),
        lambda t: {"course_key": t.course.translation_key},
    ),
    Row("assessments:start", everybody(302), quiz, "post"),
    Row("assessments:attempt", only_learner(302, anonymous=302), attempt),
    Row("assessments:question", only_learner(anonymous=302), lambda t: attempt(t) | {"slot": 1}),
    Row("assessments:extend", only_learner(302, anonymous=302), attempt, "post"),
    Row("assessments:review", only_learner(anonymous=302), attempt),
    Row("assessments:submit", only_learner(anonymous=302), attempt, "post"),
    Row("assessments:result", only_learner(anonymous=302), submitted),
    Row("certificates:list", signed_in(anonymous=302)),
    Row("certificates:detail", only_learner(anonymous=302), certificate),
    Row(
        "certificates:pdf",
        only_learner(anonymous=302),
        lambda t: certificate(t) | {"language": "kk-ru"},
    ),
]

MANAGING = [
    Row("tracking:dashboard", (302, 404, 404, 200, 200, 404, 404, 404)),
    Row("tracking:record-views", signed_in(anonymous=302)),
    Row("tracking:country", signed_in(404, anonymous=302)),
    Row("tracking:country-export", signed_in(404, anonymous=302), lambda t: {"kind": "csv"}),
    Row("tracking:person", only_manager(anonymous=302), lambda t: {"pk": t.learner.pk}),
    Row("tracking:unit", only_manager(anonymous=302), unit),
    Row("tracking:export", only_manager(anonymous=302), lambda t: unit(t) | {"kind": "xlsx"}),
    Row("tracking:requirements", signed_in(404, anonymous=302), unit),
    Row("tracking:require", signed_in(404, anonymous=302), unit),
    Row(
        "tracking:withdraw",
        signed_in(404, anonymous=302),
        lambda t: {"key": t.unit.key, "uuid": t.requirement.uuid},
        "post",
    ),
]

EDITORS = (302, 302, 302, 302, 302, 200, 200, 200)
ADMINISTRATOR = (302, 302, 302, 302, 302, 302, 302, 200)
ADMIN = [
    Row("admin", EDITORS, path=lambda t: "/admin/", name="start page"),
    Row("admin", EDITORS, path=lambda t: f"/admin/pages/{t.lesson.pk}/edit/", name="lesson"),
    Row("admin", EDITORS, path=lambda t: "/admin/snippets/home/contentreport/", name="reports"),
    Row("admin", ADMINISTRATOR, path=lambda t: "/admin/users/", name="people"),
]

ROWS = [*ADMIN, *API, *OPEN, *ACCOUNT, *LEARNING, *MANAGING]
