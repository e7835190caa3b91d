"""Work of this floor that leaves the request."""

from django_tasks import task

from accounts.mailing import send_waiting_mails


@task()
def send_mails() -> None:
    send_waiting_mails()
