from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from certificates.models import Certificate
from certificates.withdrawing import AlreadyWithdrawn, revoke


class Command(BaseCommand):
    help = "Withdraw a certificate for good. The public check says so from the same moment."

    def add_arguments(self, parser):
        parser.add_argument("number", help="such as SNM-2026-000001")
        parser.add_argument("--reason", required=True, help="what the holder reads")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="who decided")

    def handle(self, *, number: str, reason: str, by: str, **options):
        certificate = Certificate.objects.filter(serial=number).first()
        person = User.objects.filter(email=by, is_active=True).first()
        if certificate is None:
            raise CommandError(f"There is no certificate {number}.")
        if person is None:
            raise CommandError(f"Nobody active has the address {by}.")
        try:
            revoke(certificate, reason, person)
        except AlreadyWithdrawn as exc:
            raise CommandError(f"{number} was withdrawn before.") from exc
        except ValueError as exc:
            raise CommandError("Give a reason.") from exc
        self.stdout.write(f"{number} is withdrawn.")
