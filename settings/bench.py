"""For `make bench` alone: a production site that holds the demonstration and counts requests without refusing.

It answers to this machine's own name only, so that no site for people can be left running on it.
"""

from .production import *  # noqa: F403
from .production import REST_FRAMEWORK

ALLOWED_HOSTS = ["localhost"]
SENIM_ALLOW_DEMONSTRATION = True
DEMO_PASSWORD = env.str("DEMO_PASSWORD", "senim-demo-2026")
REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"] = dict.fromkeys(
    REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"], "1000000000/minute"
)
