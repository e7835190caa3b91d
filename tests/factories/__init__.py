from tests.factories.agencies import (
    AgencyFactory,
    MembershipFactory,
    PostFactory,
    ResponsibilityFactory,
    UnitFactory,
)
from tests.factories.people import PASSWORD, UserFactory

__all__ = [
    "PASSWORD",
    "AgencyFactory",
    "MembershipFactory",
    "PostFactory",
    "ResponsibilityFactory",
    "UnitFactory",
    "UserFactory",
]
