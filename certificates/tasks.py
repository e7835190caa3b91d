"""Work that leaves the request."""

from django_tasks import task

from certificates.models import Certificate
from certificates.rendering import render_all


@task()
def render_papers(certificate_uuid: str) -> None:
    render_all(Certificate.objects.select_related("record").get(pk=certificate_uuid))
