"""How the API says no: RFC 9457 problem details, each with a code that never changes."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.core.exceptions import ValidationError as DjangoValidationError
from django.http import Http404, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import exceptions
from rest_framework.fields import get_error_detail

# DRF calls every refused field "invalid"; ours says which of the answers this is.
CODES = {"invalid": "validation_error", "error": "server_error"}


class Problem(exceptions.APIException):
    """Something the caller can act on: a status, a stable code, words, and what else helps."""

    status_code = HTTPStatus.BAD_REQUEST
    default_code = "bad_request"
    default_detail = gettext_lazy("The request cannot be carried out.")

    def __init__(
        self,
        detail: Any = None,
        code: str | None = None,
        *,
        status_code: int | None = None,
        title: str = "",
        **members: Any,
    ):
        super().__init__(detail, code)
        self.code = code or self.default_code
        self.status_code = status_code or self.status_code
        self.title = title
        self.members = members


class Conflict(Problem):
    """The state of the thing does not allow it; ``members`` may carry that state."""

    status_code = HTTPStatus.CONFLICT
    default_code = "conflict"
    default_detail = gettext_lazy("This is not possible in the present state.")


def answer(exc: Exception, context: dict) -> JsonResponse | None:
    """DRF's exception handler; None lets an unforeseen error reach the log as one."""
    known = as_api_exception(exc)
    if known is None:
        return None
    response = as_response(known)
    if getattr(known, "auth_header", None):
        response["WWW-Authenticate"] = known.auth_header
    if getattr(known, "wait", None):
        response["Retry-After"] = f"{known.wait:.0f}"
    return response


def as_api_exception(exc: Exception) -> exceptions.APIException | None:
    match exc:
        case exceptions.APIException():
            return exc
        case Http404():
            return exceptions.NotFound()
        case PermissionDenied():
            return exceptions.PermissionDenied()
        case DjangoValidationError():
            return exceptions.ValidationError(get_error_detail(exc))
        case RequestDataTooBig():
            detail = _("The request is too large.")
            return Problem(detail, "too_large", status_code=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return None


def as_response(exc: exceptions.APIException) -> JsonResponse:
    if isinstance(exc, exceptions.ValidationError):
        errors = list(field_errors(exc.detail))
        detail = _("The request has errors. Each is named with its field.")
        return problem_response(exc.status_code, "validation_error", detail, errors=errors)
    members = getattr(exc, "members", {})
    code = getattr(exc, "code", None) or exc.get_codes()
    code = CODES.get(code, code)
    return problem_response(
        exc.status_code, code, exc.detail, title=getattr(exc, "title", ""), **members
    )


def problem_response(
    status: int, code: str, detail: object, *, title: str = "", **members: Any
) -> JsonResponse:
    """The same answer for callers outside DRF's views, such as middleware."""
    body = {
        "type": f"urn:senim:problem:{code}",
        "title": str(title) or HTTPStatus(status).phrase,
        "status": int(status),
        "detail": str(detail),
        "code": code,
        **members,
    }
    return JsonResponse(body, status=status, content_type="application/problem+json")


def field_errors(detail: Any, path: tuple[str, ...] = ()) -> Iterator[dict[str, str]]:
    """Every refusal with the way to its field: "items.0.slot"; "" is the request as a whole."""
    if isinstance(detail, dict):
        for name, below in detail.items():
            here = path if name == "non_field_errors" else (*path, str(name))
            yield from field_errors(below, here)
    elif isinstance(detail, list):
        for number, below in enumerate(detail):
            nested = isinstance(below, dict | list)
            yield from field_errors(below, (*path, str(number)) if nested else path)
    else:
        code = getattr(detail, "code", "invalid")
        yield {"field": ".".join(path), "code": code, "message": str(detail)}
