from django.core.management.base import BaseCommand

from assessments.publishing import freeze_all


class Command(BaseCommand):
    help = "Make the live text of every question the one new attempts draw. Safe to repeat."

    def handle(self, **options):
        live, added = freeze_all()
        self.stdout.write(f"{live} question(s) live, {added} new version(s).")
