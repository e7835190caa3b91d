"""The one-time slip: who may print one, and what it opens."""

import re
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.inviting import REFUSED
from tests.factories import (
    PASSWORD,
    AgencyFactory,
    MembershipFactory,
    ResponsibilityFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
NEW = "Сары-арқа-жолы-7"
SLIP = "/en/account/slip/"


@pytest.fixture
def district():
    return AgencyFactory()


@pytest.fixture
def officer(district):
    return MembershipFactory(agency=district, person__email=None).person


@pytest.fixture
def manager(client, district):
    manager = ResponsibilityFactory(agency=district).person
    client.force_login(manager)
    return manager


def page_of(person) -> str:
    return f"/en/people/{person.pk}/slip/"


def printed(client, person) -> str:
    page = client.post(page_of(person)).content.decode()
    return re.search(r'class="code">((\w{4}-){3}\w{4})<', page).group(1)


def use(client, person, secret: str, password: str = NEW):
    fields = {"sign_in_code": person.sign_in_code, "secret": secret, "password1": password}
    return client.post(SLIP, fields)


def refusals(response) -> list[str]:
    return list(response.context["form"].non_field_errors())


def test_the_manager_is_told_before_the_slip_is_made(client, manager, officer):
    response = client.get(page_of(officer))

    assert (response.status_code, officer.slips.count()) == (200, 0)
    assert "no-store" in response["Cache-Control"]


def test_a_slip_opens_the_account_once(client, manager, officer):
    secret = printed(client, officer)
    client.logout()

    response = use(client, officer, secret.lower().replace("-", " "))

    assert (response.status_code, response["Location"]) == (302, "/en/accounts/login/")
    assert client.login(username=officer.sign_in_code, password=NEW)
    assert refusals(use(client, officer, secret)) == [REFUSED]
    slip = officer.slips.get()
    assert (slip.issued_by, secret.replace("-", "") in str(vars(slip))) == (manager, False)


def expired(client, person, secret):
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        return use(client, person, secret)


def replaced(client, person, secret):
    printed(client, person)
    return use(client, person, secret)


def of_another_person(client, person, secret):
    return use(client, UserFactory(), secret)


def of_nobody(client, person, secret):
    return use(client, UserFactory.build(), secret)


def of_somebody_closed(client, person, secret):
    person.is_active = False
    person.save()
    return use(client, person, secret)


def guessed(client, person, secret):
    return use(client, person, "ABCD-EFGH-JKLM-NPQR")


@pytest.mark.parametrize(
    "attempt", [expired, replaced, of_another_person, of_nobody, of_somebody_closed, guessed]
)
def test_whatever_is_wrong_with_a_slip_the_answer_is_the_same(client, manager, officer, attempt):
    response = attempt(client, officer, printed(client, officer))

    assert (response.status_code, refusals(response)) == (200, [REFUSED])
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)


def test_guessing_slips_is_limited(client, manager, officer):
    secret = printed(client, officer)
    for _n in range(5):
        guessed(client, officer, secret)

    assert refusals(use(client, officer, secret)) == [
        "Too many attempts. Wait 15 minutes, then try again."
    ]


def test_another_way_to_write_the_sign_in_code_wins_no_guesses(client, manager, officer):
    secret, code = printed(client, officer), officer.sign_in_code
    for typed in (
        code,
        code.lower(),
        f"{code[:4]}-{code[4:]}",
        f"{code[:2]} {code[2:]}",
        f"-{code}",
    ):
        fields = {"sign_in_code": typed, "secret": "ABCD-EFGH-JKLM-NPQR", "password1": NEW}
        client.post(SLIP, fields)

    assert refusals(use(client, officer, secret)) == [
        "Too many attempts. Wait 15 minutes, then try again."
    ]


@pytest.mark.parametrize(("language", "word"), [("kk", "Кімге"), ("ru", "Кому"), ("en", "For")])
def test_a_printed_slip_says_whom_it_is_for(client, manager, officer, language, word):
    page = client.post(page_of(officer).replace("/en/", f"/{language}/")).content.decode()

    assert f"<dt>{word}</dt><dd>{officer.get_full_name()}</dd>" in page


def test_a_weak_password_does_not_spend_the_slip(client, manager, officer):
    secret = printed(client, officer)

    weak = use(client, officer, secret, "short")

    assert [error.code for error in weak.context["form"].errors.as_data()["password1"]] == [
        "password_too_short"
    ]
    assert use(client, officer, secret).status_code == 302


def himself(manager, officer, district):
    MembershipFactory(person=manager, agency=district)
    return manager


def stranger(manager, officer, district):
    return MembershipFactory().person


def trainer(manager, officer, district):
    officer.groups.add(Group.objects.create(name="Trainers of this test"))
    return officer


def administrator(manager, officer, district):
    officer.is_superuser = True
    officer.save()
    return officer


def above_him(manager, officer, district):
    ResponsibilityFactory(person=officer, agency=AgencyFactory())
    return officer


def over_the_country(manager, officer, district):
    ResponsibilityFactory(person=officer, role="national", agency=None)
    return officer


@pytest.mark.parametrize(
    "whom", [himself, stranger, trainer, administrator, above_him, over_the_country]
)
def test_a_slip_never_opens_more_than_the_manager_holds(client, manager, officer, district, whom):
    person = whom(manager, officer, district)

    assert client.get(page_of(person)).status_code == 404
    assert client.post(page_of(person)).status_code == 404
    assert person.slips.count() == 0


def test_a_manager_below_gets_one(client, manager, district):
    below = MembershipFactory(agency=district).person
    ResponsibilityFactory(person=below, agency=UnitFactory(parent=district))

    assert client.get(page_of(below)).status_code == 200


def test_a_learner_prints_no_slips(browser_session, officer):
    assert browser_session.post(page_of(officer)).status_code == 404


def test_she_sees_who_printed_slips_for_her(client, manager, officer):
    printed(client, officer)
    client.force_login(officer)

    page = client.get("/en/account/").content.decode()

    assert str(manager) in page
    assert "not used" in page


def test_the_command_prints_a_slip(client, officer):
    out = StringIO()

    call_command("print_slip", officer.sign_in_code, stdout=out)

    code, secret = (line.split(": ")[1] for line in out.getvalue().splitlines())
    assert code == officer.sign_in_code
    assert use(client, officer, secret).status_code == 302


def test_the_command_knows_whom_it_is_for(db):
    with pytest.raises(CommandError, match="Nobody active is known as GHOST"):
        call_command("print_slip", "GHOST")
