"""How often strangers may check codes: page and API count together."""

from rest_framework.throttling import BaseThrottle

from accounts.api_throttling import WindowThrottle


class AddressThrottle(WindowThrottle):
    """Generous: a personnel department checks a whole class from one address."""

    scope = "verify"

    def identity(self, request) -> str:
        return self.get_ident(request)


class EverybodyThrottle(WindowThrottle):
    """Guessing from a thousand addresses is guessing all the same."""

    scope = "verify_all"

    def identity(self, request) -> str:
        return "everybody"


class VerifyThrottle(BaseThrottle):
    """Both counts; who is refused for their own address uses up nothing of everybody's."""

    refusing: WindowThrottle | None = None

    def allow_request(self, request, view) -> bool:
        for throttle in (AddressThrottle(), EverybodyThrottle()):
            if not throttle.allow_request(request, view):
                self.refusing = throttle
                return False
        return True

    def wait(self) -> float | None:
        return self.refusing.wait() if self.refusing else None
