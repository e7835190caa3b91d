"""What visitors of the public check type."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code of the certificate"),
        help_text=_(
            "16 letters and digits, such as 7K3M-9QXA-2B4T-HW6Z. Hyphens and case do not matter."
        ),
        error_messages={"required": _("Enter the code that is printed on the certificate.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class FamilyNameForm(forms.Form):
    family_name = forms.CharField(
        label=_("Family name on the certificate"),
        max_length=200,
        help_text=_("As it is printed. We say only whether it is the same."),
        error_messages={"required": _("Enter the family name that is printed on the certificate.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
