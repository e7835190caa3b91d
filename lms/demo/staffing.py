"""Owns the demonstration's agencies and people: who works where, who answers for whom."""

from datetime import timedelta
from uuid import UUID

from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import User
from agencies.models import Agency, Membership, Post, Responsibility
from lms.demo.reading import key_of, read
from tracking.models import Requirement
from tracking.requiring import require


def load_people(password: str) -> None:
    """Safe to repeat: people and units that are there are kept as they are."""
    data = read("people")
    posts = {record["key"]: _post(record) for record in data["posts"]}
    units: dict[str, Agency] = {}
    for record in data["agencies"]:
        _agency(record, None, units)
    for record in data["people"]:
        _person(record, password, posts, units)


def load_requirements(course_key: UUID) -> None:
    """Dates count from the day this first ran; later runs leave them as they are."""
    for record in read("people")["requirements"]:
        agency = Agency.objects.get(key=_agency_key(record["unit"]))
        same = {"agency": agency, "course_key": course_key, "profession": record["profession"]}
        if not Requirement.objects.filter(**same).exists():
            now = timezone.now()
            due_on = timezone.localdate(now) + timedelta(days=record["days"])
            by = User.objects.get(email=address(record["by"]))
            require(**same, due_on=due_on, by=by, at=now - timedelta(days=record["set"]))


def _agency_key(key: str) -> UUID:
    return key_of(f"agency/{key}")


def address(key: str) -> str:
    return f"{key}@demo.example"


def _names(record: dict) -> dict[str, str]:
    return {f"name_{code}": record[code] for code in ("kk", "ru", "en")}


def _post(record: dict) -> Post:
    fields = _names(record)
    return Post.objects.get_or_create(profession=record["profession"], **fields)[0]


def _agency(record: dict, parent: Agency | None, units: dict[str, Agency]) -> None:
    """One node and everything below it."""
    key = _agency_key(record["key"])
    agency = Agency.objects.filter(key=key).first()
    if agency is None:
        fields = _names(record) | {"key": key, "region": record.get("region", "")}
        agency = parent.add_child(**fields) if parent else Agency.add_root(**fields)
    units[record["key"]] = agency
    for unit in record.get("units", []):
        # Fresh from the database: adding a child changes the parent's own counts.
        _agency(unit, Agency.objects.get(pk=agency.pk), units)


def _person(record: dict, password: str, posts: dict, units: dict) -> None:
    email = address(record["key"])
    if known := User.objects.filter(email=email).first():
        _let_in(known, password)
        return
    make = User.objects.create_superuser if record["key"] == "admin" else User.objects.create_user
    person = make(
        email=email,
        password=password,
        family_name=record["family"],
        given_name=record["given"],
        latin_name=record["latin"],
        interface_language=record["language"],
        study_language=record["language"],
    )
    if "group" in record:
        person.groups.add(Group.objects.get(name=record["group"]))
    if "unit" in record:
        _employ(person, record, posts, units)
    if "role" in record:
        _entrust(person, record, units)


def _let_in(person: User, password: str) -> None:
    """The password that `make demo` prints is the one that works."""
    if not person.check_password(password):
        person.set_password(password)
        person.save()


def _employ(person: User, record: dict, posts: dict, units: dict) -> None:
    Membership.objects.create(
        person=person,
        agency=units[record["unit"]],
        post=posts[record["post"]],
        staff_number=record["staff"],
        started_on=timezone.localdate() - timedelta(days=record["days"]),
    )


def _entrust(person: User, record: dict, units: dict) -> None:
    over = units[record["over"]] if "over" in record else None
    days = timedelta(days=record.get("days", 365))
    Responsibility.objects.create(
        person=person,
        role=record["role"],
        agency=over,
        since=timezone.localdate() - days,
    )
