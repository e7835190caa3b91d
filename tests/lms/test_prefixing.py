import pytest


@pytest.mark.parametrize("path", ["/api/v1/nothing/", "/verify/a/b/c/", "/static/nothing.css"])
@pytest.mark.django_db
def test_what_is_not_found_without_a_language_stays_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.django_db
def test_a_page_asked_for_without_its_language_is_sent_there(client):
    reply = client.get("/courses/", headers={"accept-language": "ru"})

    assert (reply.status_code, reply["Location"]) == (302, "/ru/courses/")
