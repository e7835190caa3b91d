"""How lists are cut: pages where a list is short, a keyset where it may be long."""

import re

from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import CursorPagination, PageNumberPagination

WHOLE = re.compile(r"[1-9][0-9]*")


class SizeMixin:
    """Fifty rows, or as many as asked for, two hundred at most."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200

    def get_page_size(self, request) -> int:
        wanted = request.query_params.get(self.page_size_query_param)
        if wanted is None:
            return self.page_size
        if not WHOLE.fullmatch(wanted):
            raise ValidationError({"page_size": [_("Write a whole number from 1.")]})
        return min(int(wanted[:9]), self.max_page_size)

    def get_schema_operation_parameters(self, view) -> list[dict]:
        parameters = super().get_schema_operation_parameters(view)
        for parameter in parameters:
            if parameter["name"] in {"page", self.page_size_query_param}:
                parameter["schema"]["minimum"] = 1
        return parameters

    def get_paginated_response_schema(self, schema: dict) -> dict:
        """DRF says "nullable", which OpenAPI 3.1 no longer knows."""
        described = super().get_paginated_response_schema(schema)
        for name in ("next", "previous"):
            link = described["properties"][name]
            if link.pop("nullable", False):
                link["type"] = [link["type"], "null"]
        return described


class Pages(SizeMixin, PageNumberPagination):
    pass


class Keyset(SizeMixin, CursorPagination):
    """Goes on after the last row seen; a view names its unique ``ordering``."""
