"""The translation tool's own addresses where its views do not fit this site as they are."""

from django import forms
from django.urls import path
from rest_framework.parsers import MultiPartParser
from wagtail_localize.views.edit_translation import edit_override, edit_string_translation
from wagtail_localize.views.update_translations import (
    UpdateTranslationsForm,
    UpdateTranslationsView,
)

from home.translating import SIGNING


class SyncTranslations(UpdateTranslationsView):
    """Brings translations in step with their source; only who publishes them does it at once."""

    def get_form(self) -> UpdateTranslationsForm:
        form = super().get_form()
        if not self.request.user.has_perm(SIGNING):
            published = form.fields["publish_translations"]
            published.disabled = True
            published.widget = forms.HiddenInput()
        return form


class StringTranslation(edit_string_translation.cls):
    """The editor's page sends a form, which our API would refuse."""

    parser_classes = [MultiPartParser]


class Override(edit_override.cls):
    parser_classes = [MultiPartParser]


translate = "localize/translate/<int:translation_id>/"
urls = [
    path("localize/update/<int:translation_source_id>/", SyncTranslations.as_view()),
    path(f"{translate}strings/<int:string_segment_id>/edit/", StringTranslation.as_view()),
    path(f"{translate}overrides/<int:overridable_segment_id>/edit/", Override.as_view()),
]
