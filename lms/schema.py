"""What the API's description is about: our own API, not the Wagtail admin's inner one."""


def only_ours(endpoints, **kwargs):
    return [endpoint for endpoint in endpoints if endpoint[0].startswith("/api/v1/")]
