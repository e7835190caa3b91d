"""Owns how the list of people goes on: from the place of the last person seen, named by no name."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date
from typing import Self
from uuid import UUID

from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from accounts.api_paging import Keyset
from tracking.listing import Listing, Place
from tracking.standing import Standing


@dataclass(frozen=True)
class Page:
    places: list[Place]
    next: str | None
    previous: str | None

    @classmethod
    def of(cls, listing: Listing, request: Request) -> Self:
        """The part of the list the address asks for; a broken cursor is not found."""
        size = Keyset().get_page_size(request) or Keyset.page_size
        backwards, place = _read(request.query_params.get("cursor", ""))
        if backwards and place:
            found = listing.before(place, size + 1)
            places, more_before, more_after = found[-size:], len(found) > size, True
        else:
            found = listing.after(place, size + 1)
            places, more_before, more_after = found[:size], place is not None, len(found) > size
        return cls(
            places,
            next=_link(request, "a", places[-1]) if places and more_after else None,
            previous=_link(request, "b", places[0]) if places and more_before else None,
        )


def _link(request: Request, way: str, place: Place) -> str:
    text = f"{way} {place.standing} {place.due_on} {place.person_id}"
    cursor = urlsafe_b64encode(text.encode()).decode()
    return replace_query_param(request.build_absolute_uri(), "cursor", cursor)


def _read(cursor: str) -> tuple[bool, Place | None]:
    if not cursor:
        return False, None
    try:
        way, word, due_on, person = urlsafe_b64decode(cursor.encode()).decode().split(" ")
        place = Place(UUID(person), Standing(word), date.fromisoformat(due_on))
    except ValueError as exc:
        raise NotFound from exc
    return way == "b", place
