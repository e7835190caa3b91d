"""What the API's description is about: our own API, and the one form of all its refusals."""

TEXT = {"type": "string"}
PROBLEM = {
    "type": "object",
    "description": "RFC 9457 problem details. Some codes bring more members.",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": TEXT | {"examples": ["urn:senim:problem:not_found"]},
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": TEXT | {"description": "For people, in their language."},
        "code": TEXT | {"description": "For programs: it never changes."},
        "errors": {
            "type": "array",
            "description": 'Of "validation_error": every refused field.',
            "items": {
                "type": "object",
                "required": ["field", "code", "message"],
                "properties": {"field": TEXT, "code": TEXT, "message": TEXT},
            },
        },
    },
}
REFUSAL = {
    "description": "A problem: its `code` says which.",
    "content": {
        "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}},
    },
}


def only_ours(endpoints, **kwargs):
    """Without the Wagtail admin's inner API."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith("/api/v1/")]


def with_problems(result, **kwargs):
    """Every operation may refuse, always in the same form."""
    result["components"]["schemas"]["Problem"] = PROBLEM
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"]["default"] = REFUSAL
    return result
