"""How lists are cut: pages where a list is short, a keyset where it may be long."""

from rest_framework.pagination import CursorPagination, PageNumberPagination


class Pages(PageNumberPagination):
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200


class Keyset(CursorPagination):
    """Goes on after the last row seen; a view names its unique ``ordering``."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200
