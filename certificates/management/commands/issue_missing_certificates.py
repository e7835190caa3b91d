from django.core.management.base import BaseCommand

from certificates.issuing import awaiting_certificate, issue_missing
from certificates.models import IssueProblem


class Command(BaseCommand):
    help = "Issue certificates for completed courses that have none. Safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only count and list them")

    def handle(self, *, dry_run: bool, **options):
        if dry_run:
            self.stdout.write(f"{awaiting_certificate().count()} certificate(s) are missing.")
        else:
            issued, refused = issue_missing()
            self.stdout.write(f"{issued} certificate(s) issued, {refused} could not be printed.")
        for problem in IssueProblem.objects.order_by("found_at"):
            characters = ", ".join(problem.characters)
            self.stdout.write(f"{problem.record_id}: “{problem.text}” has {characters}")
