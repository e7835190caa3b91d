"""What a reader may ask the catalogue for; the API takes the same."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from agencies.models import Profession

ANY = ("", _("All"))


class CatalogueFilter(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=[ANY, *Profession.choices], required=False)
    available_in = forms.ChoiceField(
        label=_("Language of the course"), choices=[ANY, *settings.LANGUAGES], required=False
    )
    duration = forms.ChoiceField(
        label=_("Duration"),
        choices=[
            ANY,
            ("short", _("Up to 1 hour")),
            ("medium", _("From 1 to 3 hours")),
            ("long", _("More than 3 hours")),
        ],
        required=False,
    )

    def wanted(self) -> dict[str, str]:
        """The filters that make sense; a value nobody offers is named and left out."""
        self.full_clean()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}
