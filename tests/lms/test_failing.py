"""What is answered when no view could answer: machines get problem details, people get pages."""

import pytest
from django.test import Client

PROBLEM = "application/problem+json"


def said(response) -> tuple:
    return response.status_code, response["Content-Type"], response.json()["code"]


@pytest.mark.parametrize("path", ["/api/", "/api/v1/", "/api/v1/nothing/", "/api/v2/me/"])
@pytest.mark.parametrize("method", ["get", "post", "delete"])
@pytest.mark.django_db
def test_an_unknown_address_of_the_api_is_a_problem_for_everybody(client, learner, path, method):
    signed_in = Client()
    signed_in.force_login(learner)

    for caller in (client, signed_in):
        response = getattr(caller, method)(path, headers={"Accept-Language": "en"})

        assert said(response) == (404, PROBLEM, "not_found")
        assert response.json()["detail"] == "Not found."


@pytest.mark.django_db
def test_an_unknown_page_is_a_page(client, site):
    response = client.get("/en/nothing/")

    assert (response.status_code, response["Content-Type"]) == (404, "text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("path", "kind"), [("/api/v1/me/", PROBLEM), ("/en/", "text/html; charset=utf-8")]
)
def test_a_request_for_another_host_is_refused(client, db, path, kind):
    response = client.get(path, headers={"Host": "elsewhere.example"})

    assert (response.status_code, response["Content-Type"]) == (400, kind)


def test_a_failure_of_ours_is_a_problem_for_machines(settings, learner):
    settings.REST_FRAMEWORK = settings.REST_FRAMEWORK | {"DEFAULT_THROTTLE_RATES": {}}
    browser = Client(raise_request_exception=False)
    browser.force_login(learner)

    assert said(browser.get("/api/v1/me/")) == (500, PROBLEM, "server_error")


def test_a_failure_of_ours_is_a_page_for_people(settings, db):
    settings.SENIM_IDENTIFIERS = ["accounts.identifying.nobody_wrote_this"]
    browser = Client(raise_request_exception=False)

    response = browser.post("/en/accounts/login/", {"login": "x", "password": "y"})

    assert response.status_code == 500
    assert "The page did not open" in response.content.decode()
