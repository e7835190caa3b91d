"""How much one caller may ask of the API: counted per account, since an agency shares an address."""

import time

from django.core.cache import cache
from rest_framework.settings import api_settings
from rest_framework.throttling import BaseThrottle

SECONDS = {"s": 1, "m": 60, "h": 3600}


class WindowThrottle(BaseThrottle):
    """So many requests in each minute or hour of the clock; one counter, never a list."""

    scope = ""

    def identity(self, request) -> str | None:
        raise NotImplementedError

    def allow_request(self, request, view) -> bool:
        who = self.identity(request)
        rate = api_settings.DEFAULT_THROTTLE_RATES[self.scope]
        if who is None or rate is None:
            return True
        limit, period = rate.split("/")
        self.length = SECONDS[period[0]]
        self.now = time.time()
        window = int(self.now // self.length)
        return self.counted(f"throttle:{self.scope}:{who}:{window}") <= int(limit)

    def counted(self, key: str) -> int:
        if cache.add(key, 1, self.length):
            return 1
        try:
            return cache.incr(key)
        except ValueError:  # it expired between the two calls
            return 1

    def wait(self) -> float:
        return self.length - self.now % self.length + 1


class AccountThrottle(WindowThrottle):
    scope = "account"

    def identity(self, request) -> str | None:
        return str(request.user.pk) if request.user.is_authenticated else None


class AnonymousThrottle(WindowThrottle):
    """Generous: thousands of colleagues may stand behind one address."""

    scope = "anonymous"

    def identity(self, request) -> str | None:
        return None if request.user.is_authenticated else self.get_ident(request)
