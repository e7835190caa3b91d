"""The warning before an unused session locks."""

from django import template
from django.middleware.csrf import get_token

from accounts.locking import idle_limit, is_signed_in

register = template.Library()


@register.inclusion_tag("accounts/idle.html", takes_context=True)
def idle_warning(context) -> dict:
    """Nothing for readers who are not signed in, and on pages made without a request."""
    request = context.get("request")
    session = getattr(request, "session", None)
    if session is None or not is_signed_in(session):
        return {}
    seconds = int(idle_limit(session).total_seconds())
    return {"seconds": seconds, "csrf_token": get_token(request)}
