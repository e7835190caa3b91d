import datetime

import factory

from agencies.models import Agency, Membership, Post, Responsibility
from tests.factories.people import UserFactory


class AgencyFactory(factory.django.DjangoModelFactory):
    """A root of the federation."""

    class Meta:
        model = Agency

    name_kk = factory.Sequence(lambda n: f"Полиция департаменті {n}")
    name_ru = factory.Sequence(lambda n: f"Департамент полиции {n}")
    name_en = factory.Sequence(lambda n: f"Police department {n}")

    @classmethod
    def _create(cls, model_class, **kwargs):
        return model_class.add_root(**kwargs)


class UnitFactory(AgencyFactory):
    """A node below ``parent``."""

    name_en = factory.Sequence(lambda n: f"District unit {n}")

    @classmethod
    def _create(cls, model_class, parent, **kwargs):
        return Agency.objects.get(pk=parent.pk).add_child(**kwargs)


class PostFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Post

    name_kk = "Учаскелік инспектор"
    name_ru = "Участковый инспектор"
    name_en = "District inspector"
    profession = "police"


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    person = factory.SubFactory(UserFactory)
    agency = factory.SubFactory(AgencyFactory)
    post = factory.SubFactory(PostFactory)
    staff_number = factory.Sequence(lambda n: f"{n:06d}")
    started_on = datetime.date(2026, 1, 1)


class ResponsibilityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Responsibility

    person = factory.SubFactory(UserFactory)
    agency = factory.SubFactory(AgencyFactory)
    role = Responsibility.Role.MANAGER
    since = datetime.date(2026, 1, 1)
