from getpass import getpass

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from lms.starting import Answers, start_site, trial_run

QUESTIONS = {
    "site_url": "Address of the site, such as https://senim.example",
    "admin_email": "Administrator's e-mail",
    "admin_family_name": "Administrator's family name",
    "admin_given_name": "Administrator's given name",
    "agency_kk": "First agency, name in Kazakh",
    "agency_ru": "First agency, name in Russian",
    "agency_en": "First agency, name in English",
}


class Command(BaseCommand):
    help = (
        "Make a new site ready: address, administrator, first agency; then check what it leans on."
    )

    def add_arguments(self, parser):
        for name, question in QUESTIONS.items():
            parser.add_argument("--" + name.replace("_", "-"), help=question)
        parser.add_argument("--admin-password-file", help="a file whose first line is the password")
        parser.add_argument("--no-input", action="store_true", help="ask nothing; options only")

    def handle(self, *, no_input: bool, admin_password_file: str | None, **options):
        given = {name: options[name] or self.ask(name, no_input=no_input) for name in QUESTIONS}
        password = self.password(admin_password_file, no_input=no_input)
        try:
            start_site(Answers(**given, password=password))
        except ValidationError as exc:
            raise CommandError(" ".join(exc.messages)) from exc
        self.stdout.write("The site, its administrator and its first agency are there.")
        failed = self.checks()
        if failed:
            raise CommandError(
                f"{failed} of the checks above failed: mend them, then run this again."
            )

    def ask(self, name: str, *, no_input: bool) -> str:
        if no_input:
            raise CommandError(f"Give --{name.replace('_', '-')}: {QUESTIONS[name]}.")
        return input(f"{QUESTIONS[name]}: ").strip()

    def password(self, path: str | None, *, no_input: bool) -> str:
        if path:
            with open(path) as file:  # noqa: PTH123 - as the operator wrote it
                return file.readline().rstrip("\n")
        if no_input:
            raise CommandError("Give --admin-password-file.")
        return getpass("Administrator's password: ")

    def checks(self) -> int:
        results = trial_run()
        for name, problem in results.items():
            self.stdout.write(f"  {name}: {problem or 'ok'}")
        return sum(bool(problem) for problem in results.values())
