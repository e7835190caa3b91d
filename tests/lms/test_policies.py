"""What every answer carries, and what the schema says."""

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def test_pages_forbid_scripts_styles_and_frames_of_others(client, site):
    response = client.get("/en/")

    assert sorted(response.headers["Content-Security-Policy"].split("; ")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "manifest-src 'self'",
        "media-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
    ]
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Permissions-Policy"].startswith("accelerometer=(), camera=()")


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [("/", "localhost", 302), ("/nope", "localhost", 302), ("/en/", "evil.example", 400)],
)
def test_answers_without_a_view_carry_the_policy_too(client, db, path, host, status):
    response = client.get(path, headers={"host": host})

    assert response.status_code == status
    assert "script-src 'self'" in response.headers["Content-Security-Policy"].split("; ")


def test_the_description_is_a_page_and_nothing_else(client):
    response = client.options("/api/v1/docs/")

    assert (response.status_code, response.json()["code"]) == (405, "method_not_allowed")


def test_the_editor_may_show_what_it_is_about_to_upload(client):
    policy = client.get("/admin/").headers["Content-Security-Policy"]

    assert "img-src 'self' data: blob:" in policy.split("; ")
    assert "script-src 'self' 'unsafe-inline'" in policy.split("; ")


def test_the_schema_is_openapi_3_1_and_complete(client, capsys):
    response = client.get("/api/v1/schema/?format=json")

    assert response.json()["openapi"] == "3.1.1"
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", "/dev/null")


def test_pages_travel_compressed_and_files_as_they_are(client, site):
    page = client.get("/en/", headers={"accept-encoding": "gzip"})
    assert page.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in page.headers["Vary"]

    schema = client.get("/api/v1/schema/", headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in schema.headers
