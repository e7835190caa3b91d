"""How a page finds the view that shows it: by name, as an address does in urls.py."""

from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string


class ShownByView:
    """A page served by the view named in ``shown_by``, in the preview too."""

    shown_by: str

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return show(self, request, self.shown_by)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return show(self, request, self.shown_by)


def show(page, request: HttpRequest, view: str, **kwargs) -> HttpResponse:
    return import_string(view)(request, page, **kwargs)
