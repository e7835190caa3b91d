from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.granting import create_token
from accounts.models import User


class Command(BaseCommand):
    help = "Make a personal API token and print just the token. It cannot be shown again."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--days", type=int, default=90, help="days until it expires")
        parser.add_argument("--name", default="command line", help="what the token is for")

    def handle(self, *, email: str, days: int, name: str, **options):
        user = User.objects.filter(email=email, is_active=True).first()
        if user is None:
            raise CommandError(f"Nobody active has the address {email}.")
        if not 1 <= days <= 366:
            raise CommandError("--days must be from 1 to 366.")
        self.stdout.write(create_token(user, name=name, days=days, at=timezone.now()))
