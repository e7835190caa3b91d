from django.conf import settings
from django.core.management.base import BaseCommand

from lms.font_building import FONT_NAME, build_font, missing_letters, source_font


class Command(BaseCommand):
    help = "Build the optional web font from the installed Noto Sans; kept when it is there."

    def add_arguments(self, parser):
        parser.add_argument("--again", action="store_true", help="build it anew")

    def handle(self, *, again: bool, **options):
        folder = settings.BUILT_STATIC_DIR / "fonts"
        if (folder / FONT_NAME).exists() and not again:
            return
        source = source_font()
        if source is None:
            self.stderr.write("Noto Sans is not installed: pages keep to the device's own fonts.")
            return
        target = build_font(source, folder)
        if lacking := missing_letters(target):
            self.stderr.write(f"The font lacks: {lacking}")
        self.stdout.write(f"{target.name}: {target.stat().st_size} bytes")
