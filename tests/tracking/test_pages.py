"""What those who answer for others see, through the pages they open."""

import re

import pytest

from accounts.models import User
from tests.factories import (
    AgencyFactory,
    MembershipFactory,
    ResponsibilityFactory,
    UnitFactory,
    UserFactory,
)
from tests.factories.tracking import RequirementFactory, complete_course
from tests.tracking.conftest import COURSE, day
from tracking.models import RecordView, StandingSnapshot
from tracking.snapshotting import take_snapshots


def words(response) -> str:
    """The text of <main> in reading order."""
    assert response.status_code == 200, response
    main = re.search(r"<main.*?</main>", response.content.decode(), re.S).group()
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def unit_url(agency, tail=""):
    return f"/en/agencies/{agency.key}/{tail}"


def test_the_dashboard_answers_first(police, sign_in):
    page = words(sign_in(police.manager).get("/en/agencies/"))

    assert page.startswith("Talgar A course that was removed 1 of 3 up to date. 2 are overdue.")
    assert "Updated 22 November 2026, 09:00" in page
    assert "Duty desk 2 0 2 0 0 of 2" in page
    assert "Қасымов Ержан Overdue 5 days 17.11.2026 Duty desk District inspector – – –" in page
    assert page.index("Қасымов Ержан") < page.index("Әлиева Айгүл Done")
    assert "No comparison yet." in page


def test_everybody_is_up_to_date(police, sign_in):
    for person in (police.erzhan, police.bolat):
        complete_course(person, COURSE, day(-1), cycle=2)

    page = words(sign_in(police.manager).get("/en/agencies/"))

    assert "3 of 3 up to date. Everybody is up to date." in page
    assert "Who needs attention" not in page


def test_of_a_large_unit_only_those_who_need_attention(police, sign_in):
    for _n in range(8):
        person = MembershipFactory(agency=police.desk, post=police.post).person
        complete_course(person, COURSE, day(-1))

    page = words(sign_in(police.manager).get("/en/agencies/"))

    assert "9 of 11 up to date. 2 are overdue." in page
    assert page.count("Overdue 5 days") == 2
    assert "Done" not in page
    assert "See all 11 people" in page


def test_what_changed_since_last_week(police, sign_in):
    take_snapshots(day(-7))
    StandingSnapshot.objects.update(counts={"done": 0, "overdue": 4, "expired": 0})

    page = words(sign_in(police.manager).get("/en/agencies/"))

    assert "Up to date: 1, on 15 November 2026 0 Overdue: 2, on 15 November 2026 4" in page
    assert "Required: 3, on 15 November 2026 4" in page


def test_nothing_changed(police, sign_in):
    take_snapshots(day(-7))
    now = {"done": 1, "overdue": 2}
    StandingSnapshot.objects.filter(agency=police.talgar).update(counts=now)

    assert "Nothing since 15 November 2026." in words(sign_in(police.manager).get("/en/agencies/"))


def test_a_unit_lists_its_people_by_urgency(police, sign_in):
    page = words(sign_in(police.manager).get(unit_url(police.talgar)))

    assert "3 people, the most urgent first" in page
    assert page.index("Қасымов Ержан") < page.index("Әлиева Айгүл")
    assert "Әлиева Айгүл Done 17.11.2026 Talgar District inspector" in page
    assert "12.11.2026 SN-2026-000001 11.11.2028" in page


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"Қасымов", "Өтегенов", "Әлиева"}),
        ("?status=done", {"Әлиева"}),
        ("?status=overdue", {"Қасымов", "Өтегенов"}),
        ("?status=paused", set()),
        ("?status=nonsense&course=nonsense&page=x&sort=x", {"Қасымов", "Өтегенов", "Әлиева"}),
        ("?page=99", {"Қасымов", "Өтегенов", "Әлиева"}),
    ],
)
def test_filters_stand_in_the_address(police, sign_in, query, names):
    page = words(sign_in(police.manager).get(unit_url(police.talgar) + query))

    assert set(re.findall("Қасымов|Өтегенов|Әлиева", page)) == names
    assert ("Nobody here matches this choice." in page) is (names == set())


def test_several_courses_are_chosen_between(police, sign_in):
    other = RequirementFactory(agency=police.desk, due_on=day(40))
    client = sign_in(police.manager)

    assert 'name="course"' in client.get("/en/agencies/").content.decode()
    page = words(client.get(f"/en/agencies/?course={other.course_key}"))
    assert "0 of 2 up to date." in page


@pytest.mark.parametrize(
    ("order", "first"), [("name", "Aul desk"), ("required", "Duty desk"), ("due_soon", "Duty desk")]
)
def test_units_are_sorted_by_the_address(police, sign_in, order, first):
    UnitFactory(parent=police.talgar, name_en="Aul desk")

    response = sign_in(police.manager).get(f"/en/agencies/?sort={order}")

    table = response.content.decode().split('id="units"')[1]
    assert re.findall("Aul desk|Duty desk", table)[0] == first
    assert table.count('aria-sort="none"') == 4


def test_the_way_back_ends_where_the_reader_s_own_branch_does(police, sign_in):
    def crumbs(person):
        html = sign_in(person).get(unit_url(police.desk)).content.decode()
        trail = re.search(r'<ol aria-labelledby="breadcrumb-title">.*?</ol>', html, re.S).group()
        return re.findall(r">([^<>]+)</a>", trail)

    assert crumbs(police.manager) == ["Agency dashboard", "Talgar"]
    assert crumbs(police.coordinator) == ["Agency dashboard", "Police of Almaty region", "Talgar"]


def test_a_person_s_page_shows_standing_dates_and_numbers_alone(police, sign_in):
    page = words(sign_in(police.manager).get(f"/en/agencies/people/{police.aigul.pk}/"))

    assert page == (
        "Әлиева Айгүл District inspector, Talgar Updated 22 November 2026, 09:00"
        " Required courses Course Standing Due date Completed Certificate Expires"
        " A course that was removed Done 17.11.2026 12.11.2026 SN-2026-000001 11.11.2028"
        " Assignments 1 October 2026: A course that was removed, due 17 November 2026."
        " Assigned by Серікова Дана for Police of Almaty region."
        " Posts District inspector, Talgar: since 1 January 2026 Print a one-time slip for signing in"
        " Not shown: answers, scores, attempts, time spent, and how the person studied. A manager"
        " needs to know that the training is done; how somebody coped with its content is theirs"
        " alone. Who opens this page is written down, and the person can read it. Signature"
    )


def slips_offered(client, person) -> list[str]:
    html = client.get(f"/en/agencies/people/{person.pk}/").content.decode()
    return re.findall(r'href="(/en/people/[^"]+)"', html)


def test_a_person_s_page_leads_to_the_slip_where_one_may_be_printed(police, sign_in):
    client = sign_in(police.coordinator)
    address = f"/en/people/{police.aigul.pk}/slip/"
    assert slips_offered(client, police.aigul) == [address]
    assert client.get(address).status_code == 200

    ResponsibilityFactory(person=police.erzhan, agency=AgencyFactory())
    User.objects.filter(pk=police.bolat.pk).update(is_active=False)

    assert slips_offered(client, police.erzhan) == []
    assert slips_offered(client, police.bolat) == []
    assert client.get(f"/en/people/{police.bolat.pk}/slip/").status_code == 404
    assert slips_offered(sign_in(police.aigul), police.aigul) == []


def test_the_account_leads_to_who_looked(police, sign_in):
    client = sign_in(police.aigul)

    html = client.get("/en/account/").content.decode()

    assert '<a href="/en/agencies/views/">Who opened my training record</a>' in html


def test_the_person_can_see_who_opened_the_page(police, sign_in):
    sign_in(police.manager).get(f"/en/agencies/people/{police.aigul.pk}/")

    seen = RecordView.objects.visible_to(police.aigul)
    assert [view.viewer for view in seen] == [police.manager]
    assert RecordView.objects.visible_to(police.manager).count() == 0


def test_the_page_of_who_looked(police, sign_in):
    client = sign_in(police.aigul)
    assert "Nobody has opened it." in words(client.get("/en/agencies/views/"))
    sign_in(police.manager).get(f"/en/agencies/people/{police.aigul.pk}/")

    page = words(sign_in(police.aigul).get("/en/agencies/views/"))

    assert f"{police.manager.get_full_name()} 22 November 2026, 09:00" in page
    assert "Nobody has opened it." in words(sign_in(police.erzhan).get("/en/agencies/views/"))


@pytest.mark.parametrize("number", [1, 3])
def test_who_looked_takes_a_bounded_number_of_queries(
    police, sign_in, number, django_assert_num_queries
):
    for _n in range(number):
        RecordView.objects.create(person=police.aigul, viewer=UserFactory())
    client = sign_in(police.aigul)

    with django_assert_num_queries(5):
        html = client.get("/en/agencies/views/").content.decode()

    assert html.count('<th scope="row">') == number


def test_a_transfer_and_a_leave_are_on_the_person_s_page(police, sign_in):
    police.bolat.memberships.filter(ended_on=None).update(paused_until=day(30))

    page = words(sign_in(police.manager).get(f"/en/agencies/people/{police.bolat.pk}/"))

    assert "District inspector, Talgar: from 13 November 2026 to 14 November 2026" in page
    assert "Paused" in page
    assert "22 December" not in page


def test_another_agency_s_requirement_stays_out_of_the_page(police, court, sign_in):
    MembershipFactory(person=police.aigul, agency=court.unit)
    RequirementFactory(agency=court.agency, due_on=day(2))

    page = words(sign_in(police.manager).get(f"/en/agencies/people/{police.aigul.pk}/"))

    assert "City court" not in page
    assert "Criminal bench" not in page


PAGES = ["", "requirements/", "requirements/new/", "training.csv", "training.xlsx"]


@pytest.mark.parametrize("tail", PAGES)
def test_not_yours_is_not_there(police, court, superuser, sign_in, client, tail):
    for outsider in (court.manager, superuser, police.aigul):
        assert sign_in(outsider).get(unit_url(police.talgar, tail)).status_code == 404
    client.logout()
    assert client.get(unit_url(police.talgar, tail)).status_code == 302


def test_other_people_are_not_there(police, court, superuser, sign_in):
    for outsider in (court.manager, superuser, police.erzhan):
        client = sign_in(outsider)
        assert client.get(f"/en/agencies/people/{police.aigul.pk}/").status_code == 404
    assert RecordView.objects.count() == 0


@pytest.mark.parametrize("tail", ["", "country/", "country/figures.csv"])
def test_whoever_answers_for_nobody_has_no_window(police, superuser, sign_in, tail):
    for outsider in (police.aigul, superuser):
        assert sign_in(outsider).get(f"/en/agencies/{tail}").status_code == 404


def test_a_responsibility_that_ended_shows_nothing(police, sign_in):
    police.manager.responsibilities.update(until=day(-1))

    assert sign_in(police.manager).get(unit_url(police.talgar)).status_code == 404


def test_somebody_with_two_branches_finds_both(police, court, sign_in):
    ResponsibilityFactory(person=police.manager, agency=court.unit)

    html = sign_in(police.manager).get("/en/agencies/").content.decode()

    assert f"/en/agencies/{court.unit.key}/" in html


def test_a_new_agency_is_told_how_it_begins(court, sign_in):
    court.agency.requirements.all().delete()

    assert "Nothing is required here yet." in words(sign_in(court.manager).get("/en/agencies/"))


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("tail", "queries"), [("", 17), ("unit", 16)])
def test_pages_take_a_bounded_number_of_queries(
    court, sign_in, number, tail, queries, django_assert_num_queries
):
    for _n in range(number - 1):
        MembershipFactory(agency=UnitFactory(parent=court.agency))
    RequirementFactory(agency=court.agency, course_key=COURSE, due_on=day(3), profession="police")
    RequirementFactory(agency=court.agency, course_key=COURSE, due_on=day(3), profession="judge")
    url = unit_url(court.agency) if tail else "/en/agencies/"
    client = sign_in(court.manager)

    with django_assert_num_queries(queries):
        html = client.get(url).content.decode()

    assert html.count("/en/agencies/people/") == number


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_speak_each_language(police, sign_in, language):
    client = sign_in(police.manager)

    for tail in ("", f"{police.talgar.key}/", f"people/{police.aigul.pk}/"):
        assert words(client.get(f"/{language}/agencies/{tail}"))


def test_the_frame_has_no_quick_exit_and_no_inline_code(police, sign_in):
    html = sign_in(police.coordinator).get("/en/agencies/").content.decode()

    assert "data-exit" not in html
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", html)


def test_people_without_a_page_still_count(police, sign_in):
    UserFactory()
    police.erzhan.is_active = False
    police.erzhan.save()

    page = words(sign_in(police.manager).get("/en/agencies/"))

    assert "1 of 2 up to date. 1 is overdue." in page
