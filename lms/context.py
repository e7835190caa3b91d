"""What the frame around every page needs to know: who reads, how they like to read, where exits lead."""

from functools import cached_property

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.staticfiles import finders
from django.db.models import Exists, Q
from django.templatetags.static import static
from django.utils.translation import get_language

from agencies.models import Responsibility
from courses.models import CataloguePage
from lms.look import look_of

NOTO_SHEET = "fonts/noto.css"
NOBODY = {"manages": False, "edits": False}


class Shell:
    """Answers the frame's questions when a template asks; one query for a signed-in reader."""

    def __init__(self, request):
        self.request = request
        self.neutral_url = settings.SENIM_NEUTRAL_URL
        self.version = getattr(settings, "SENIM_VERSION", "")

    @cached_property
    def look(self) -> dict[str, str]:
        return look_of(self.request)

    @cached_property
    def duties(self) -> dict[str, bool]:
        """Whether the reader answers for anybody (manages) and writes for the site (edits)."""
        user = getattr(self.request, "user", None)
        return duties_of(user) if user is not None and user.is_authenticated else NOBODY

    @property
    def manages(self) -> bool:
        return self.duties["manages"]

    @property
    def edits(self) -> bool:
        return self.duties["edits"]

    @cached_property
    def font_sheet(self) -> str:
        """Address of the built font's style sheet, when it was built and is wanted."""
        if self.look.get("font") != "noto" or not finders.find(NOTO_SHEET):
            return ""
        return static(NOTO_SHEET)

    @cached_property
    def catalogue_url(self) -> str:
        """Where courses are searched, for pages that lead nowhere; one query when asked."""
        catalogue = CataloguePage.objects.live().filter(locale__language_code=get_language())
        page = catalogue.select_related("locale").first()
        return page.get_url(self.request) if page else ""


def duties_of(user) -> dict[str, bool]:
    holds = Q(group__user=user) | Q(user=user)
    may_edit = Permission.objects.filter(
        holds, codename="access_admin", content_type__app_label="wagtailadmin"
    )
    found = (
        get_user_model()
        ._default_manager.filter(pk=user.pk)
        .values(manages=Exists(Responsibility.objects.of(user)), edits=Exists(may_edit))
    )
    duties = found.first() or NOBODY
    return {**duties, "edits": duties["edits"] or user.is_superuser}


def shell(request) -> dict[str, Shell]:
    return {"shell": Shell(request)}
