"""How pages look for one reader: attributes of <html> that the style sheet knows, and no others."""

from urllib.parse import parse_qsl

# Set by the preferences page for readers who are not signed in; it holds no identity.
COOKIE = "senim_look"

KNOWN = {
    "theme": {"light", "dark", "contrast"},
    "text-size": {"125", "150"},
    "spacing": {"wide"},
    "font": {"noto"},
    "motion": {"reduce"},
}


def look_of(request) -> dict[str, str]:
    """Attribute name (without "data-") to value; what is left at its default is absent."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    wished = chosen_by(user) if signed_in else dict(parse_qsl(request.COOKIES.get(COOKIE, "")))
    return {name: wished[name] for name, known in KNOWN.items() if wished.get(name) in known}


def chosen_by(user) -> dict[str, str]:
    return {
        "theme": user.theme,
        "text-size": str(user.text_size),
        "spacing": "wide" if user.wide_spacing else "",
        "font": "" if user.light_pages else user.font,
        "motion": "reduce" if user.reduced_motion else "",
    }
