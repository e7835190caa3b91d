"""Forms of the dashboard: filters in the address, and setting a requirement."""

from collections.abc import Sequence
from datetime import date, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.models import Agency, Profession
from tracking.models import Requirement
from tracking.regions import REGIONS
from tracking.scheduling import default_due_on
from tracking.standing import Standing
from tracking.viewing import Course
from tracking.wording import LABELS

LEAST_DAYS = 3


class FilterForm(forms.Form):
    """Which course and which standing the address asks for; what it cannot mean is left out."""

    course = forms.ChoiceField(label=gettext_lazy("Course"), required=False)
    status = forms.ChoiceField(label=gettext_lazy("Standing"), required=False)

    def __init__(self, data, *, courses: Sequence[Course]):
        super().__init__(data)
        self.courses = courses
        self.fields["course"].choices = [(str(course.key), course.title) for course in courses]
        words = [(word.value, label) for word, label in LABELS.items()]
        self.fields["status"].choices = [("", gettext_lazy("Everybody")), *words]
        self.is_valid()

    @property
    def choices(self) -> list[forms.BoundField]:
        """What there is to choose; the only course there is stays hidden in the address."""
        return [bound for bound in self if bound.name != "course" or len(self.courses) > 1]

    @property
    def course_choice(self) -> list[forms.BoundField]:
        return [bound for bound in self.choices if bound.name == "course"]

    @property
    def course_shown(self) -> Course | None:
        wanted = self.cleaned_data.get("course")
        first = self.courses[0] if self.courses else None
        return next((course for course in self.courses if str(course.key) == wanted), first)

    @property
    def standings(self) -> list[Standing]:
        wanted = self.cleaned_data.get("status")
        return [Standing(wanted)] if wanted else []

    def query(self, **more: str) -> str:
        """The filters as they are obeyed, for links and exports."""
        asked = {"course": self.course_shown.key} if self.course_shown else {}
        if self.standings:
            asked["status"] = self.standings[0].value
        return urlencode(asked | more)


class CountryForm(FilterForm):
    region = forms.ChoiceField(label=gettext_lazy("Region"), required=False)

    def __init__(self, data, *, courses: Sequence[Course], regions: Sequence[str]):
        super().__init__(data, courses=courses)
        del self.fields["status"]
        named = [(code, REGIONS[code]) for code in regions if code in REGIONS]
        self.fields["region"].choices = [("", gettext_lazy("All regions")), *named]
        self.full_clean()

    @property
    def region_code(self) -> str:
        return self.cleaned_data.get("region", "")

    @property
    def region_name(self) -> str:
        return str(dict(self.fields["region"].choices)[self.region_code])

    def query(self, **more: str) -> str:
        return super().query(**({"region": self.region_code} if self.region_code else {}), **more)


class RequirementForm(forms.Form):
    course = forms.ChoiceField(label=gettext_lazy("Course"))
    unit = forms.ChoiceField(
        label=gettext_lazy("Unit"), help_text=gettext_lazy("With all units below it.")
    )
    profession = forms.ChoiceField(label=gettext_lazy("Profession"), required=False)
    due_on = forms.DateField(
        label=gettext_lazy("Due date"),
        help_text=gettext_lazy("Thirty working days if you leave it as it is."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
    )

    def __init__(self, data=None, *, courses: list[Course], units: QuerySet[Agency], today: date):
        super().__init__(data, initial={"due_on": default_due_on(today)})
        self.units = {str(unit.key): unit for unit in units}
        self.today = today
        top = min((unit.depth for unit in self.units.values()), default=1)
        self.fields["course"].choices = [(str(course.key), course.title) for course in courses]
        self.fields["unit"].choices = [
            (key, "– " * (unit.depth - top) + unit.name) for key, unit in self.units.items()
        ]
        everybody = ("", gettext_lazy("Everybody"))
        self.fields["profession"].choices = [everybody, *Profession.choices]

    def clean_due_on(self) -> date:
        due_on = self.cleaned_data["due_on"]
        if due_on < self.today + timedelta(days=LEAST_DAYS):
            raise forms.ValidationError(_("Choose a date at least 3 days from today."))
        if due_on.year > self.today.year + 5:
            raise forms.ValidationError(_("Choose a date within the next five years."))
        return due_on

    def requirement(self) -> Requirement:
        """What would be set; not saved."""
        cleaned = self.cleaned_data
        return Requirement(
            agency=self.units[cleaned["unit"]],
            course_key=UUID(cleaned["course"]),
            profession=cleaned["profession"],
            due_on=cleaned["due_on"],
        )
