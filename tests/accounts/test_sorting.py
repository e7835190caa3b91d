"""Kazakh names: one order and one way to find them on both databases."""

import pytest

from accounts.folding import fold
from accounts.models import User
from accounts.sorting import name_order
from tests.factories import UserFactory

ORDERED = [
    "Абаев", "Әбдіраш", "Әлиева", "Байжан", "Ғалым", "Гүлнар", "Ердос", "Ёлкин", "Исаев",
    "Кәрім", "Қайрат", "Нұрлан", "Омар", "Өмір", "Рахим", "Уәли", "Ұлан", "Үсен", "Фатима",
    "Хамит", "Һарон", "Юсуп", "Яков",
]  # fmt: skip


@pytest.mark.django_db
def test_names_come_in_the_order_of_the_alphabet():
    names = [name for name in ORDERED if name not in ("Гүлнар", "Ғалым")]
    for name in reversed(names):
        UserFactory(family_name=name)

    found = User.objects.order_by(name_order()).values_list("family_name", flat=True)

    assert list(found) == names


@pytest.mark.django_db
def test_case_decides_only_between_equals():
    for name in ("омаров", "Омаров", "Омаро"):
        UserFactory(family_name=name)

    found = User.objects.order_by(name_order()).values_list("family_name", flat=True)

    assert list(found) == ["Омаро", "омаров", "Омаров"]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("  ӘЛИЕВА   Айгүл ", "алиева айгул"),
        ("Қасым Һұң Ёлкин ІЛИЯС", "касым хун елкин илияс"),
        ("Й", "й"),
    ],
)
def test_folding_forgives_keyboards_and_case(typed, key):
    assert fold(typed) == key


@pytest.mark.django_db
def test_the_search_key_follows_the_name():
    person = UserFactory(latin_name="Aliyeva Aigul")
    assert person.search_key == "алиева айгул aliyeva aigul"

    person.family_name = "Қасымова"
    person.save(update_fields=["family_name"])

    person.refresh_from_db()
    assert person.search_key == "касымова айгул aliyeva aigul"
