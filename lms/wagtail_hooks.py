"""The editors' own house: fewer doors, and whether the clock behind planned publishing is running."""

from django.db.models import Max
from wagtail import hooks
from wagtail.admin.ui.components import Component

from lms.models import PeriodicJob, WorkerLease

# Doors that lead nowhere on this site.
UNNEEDED = {
    "construct_main_menu": {"help"},
    "construct_reports_menu": {"aging-pages", "page-types-usage"},
    "construct_settings_menu": {"redirects"},
}


def _hide(names: set[str]):
    def hide(request, items):
        items[:] = [item for item in items if item.name not in names]

    return hide


for hook, names in UNNEEDED.items():
    hooks.register(hook, _hide(names))


class Heartbeat(Component):
    """When the clock last ran: without it nothing planned is published."""

    name = "heartbeat"
    order = 900
    template_name = "lms/admin/heartbeat.html"

    def get_context_data(self, parent_context):
        return {
            "ticked_at": PeriodicJob.objects.aggregate(last=Max("started_at"))["last"],
            "works": WorkerLease.objects.alive().exists(),
            "failed": PeriodicJob.objects.exclude(failure="").order_by("name"),
        }


@hooks.register("construct_homepage_panels")
def show_heartbeat(request, panels):
    panels.append(Heartbeat())
