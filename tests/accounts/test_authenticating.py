"""Tokens as scripts use them."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.granting import create_token, revoke_token
from accounts.models import ApiToken


@pytest.fixture
def token(learner) -> str:
    return create_token(learner, name="script", days=30, at=timezone.now())


def ask(client, text: str):
    return client.get("/api/v1/me/", headers={"Authorization": f"Bearer {text}"})


def test_a_token_speaks_for_its_owner(client, learner, token):
    response = ask(client, token)

    assert response.status_code == 200
    assert response.json()["sign_in_code"] == learner.sign_in_code


def test_the_database_does_not_hold_the_secret(token):
    public_id, secret = token.removeprefix("senim_").split("_")
    stored = ApiToken.objects.get()

    assert stored.public_id == public_id
    assert secret not in str(vars(stored))


@pytest.mark.parametrize("spoilt", ["", "senim_x", "senim_x_y", "other_1_2", "senim_\0_2"])
def test_a_wrong_token_is_refused(client, db, spoilt):
    response = ask(client, spoilt)

    assert (response.status_code, response.json()["code"]) == (401, "invalid_token")
    assert response["WWW-Authenticate"] == "Bearer"


def test_another_secret_is_refused(client, token):
    assert ask(client, token[:-1] + ("0" if token[-1] != "0" else "1")).status_code == 401


def test_an_expired_token_is_refused(client, token):
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert ask(client, token).status_code == 401


def test_a_revoked_token_is_refused(client, token):
    revoke_token(ApiToken.objects.get(), at=timezone.now())

    assert ask(client, token).status_code == 401


def test_the_token_of_an_inactive_person_is_refused(client, learner, token):
    learner.is_active = False
    learner.save()

    assert ask(client, token).status_code == 401


def test_use_is_noted_once_a_minute(client, token, django_assert_num_queries):
    with time_machine.travel("2026-09-01T10:00:00Z", tick=False) as clock:
        ApiToken.objects.update(expires_at=timezone.now() + timedelta(days=1))
        ask(client, token)
        first = ApiToken.objects.get().last_used_at
        clock.shift(59)
        ask(client, token)
        assert ApiToken.objects.get().last_used_at == first
        clock.shift(1)
        ask(client, token)
        assert ApiToken.objects.get().last_used_at == first + timedelta(minutes=1)


def test_the_command_prints_just_the_token(client, learner):
    out = StringIO()

    call_command("create_token", learner.email.upper(), stdout=out)

    assert ask(client, out.getvalue().strip()).json()["email"] == learner.email
    assert len(out.getvalue().splitlines()) == 1


def test_the_command_knows_only_active_people(db):
    with pytest.raises(CommandError, match="Nobody active has the address"):
        call_command("create_token", "nobody@example.kz")


def test_the_command_wants_a_sensible_time(learner):
    with pytest.raises(CommandError, match="--days must be from 1 to 366"):
        call_command("create_token", learner.email, days=0)
