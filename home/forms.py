"""What a reader may tell us about a page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from home.models import ContentReport

LONGEST_ADDRESS = 500


class ContentReportForm(forms.ModelForm):
    anonymous = forms.BooleanField(
        label=_("Do not keep who wrote this"), required=False, initial=True
    )

    page = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = ContentReport
        fields = ["message", "page"]
        labels = {"message": _("What is wrong, and where on the page?")}
        help_texts = {
            "message": _("Please do not write about real cases or real people."),
        }
        widgets = {"message": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args, reader, **kwargs):
        super().__init__(*args, **kwargs)
        self.reader = reader
        if not reader.is_authenticated:
            del self.fields["anonymous"]

    def clean_page(self) -> str:
        """Nobody typed it, so nobody can be asked to shorten it."""
        return self.cleaned_data["page"][:LONGEST_ADDRESS]

    def save(self, commit: bool = True) -> ContentReport:
        if not self.cleaned_data.get("anonymous", True):
            self.instance.reported_by = self.reader
        return super().save(commit)
