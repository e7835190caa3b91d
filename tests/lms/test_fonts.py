import re

import pytest
from django.core.management import call_command
from fontTools.ttLib import TTFont

from lms import font_building


@pytest.fixture
def folder(settings, tmp_path):
    settings.BUILT_STATIC_DIR = tmp_path
    return tmp_path / "fonts"


def test_font_has_every_letter_and_stays_small(folder, capsys):
    call_command("build_fonts")

    font = folder / "noto-sans-kz.woff2"
    assert font_building.missing_letters(font) == ""
    assert font.stat().st_size < 31_000
    assert [(axis.axisTag, axis.minValue, axis.maxValue) for axis in TTFont(font)["fvar"].axes] == [
        ("wght", 400, 700)
    ]
    assert re.findall(r'url\("([^"]+)"\)', (folder / "noto.css").read_text()) == [font.name]


def test_font_is_kept_when_it_is_there(folder):
    folder.mkdir()
    (folder / "noto-sans-kz.woff2").write_text("as it was")

    call_command("build_fonts")

    assert (folder / "noto-sans-kz.woff2").read_text() == "as it was"


def test_site_goes_on_without_the_font(folder, monkeypatch, capsys):
    monkeypatch.setattr(font_building, "SOURCE_PACKAGE", "a_package_nobody_has")

    call_command("build_fonts")

    assert capsys.readouterr().err == (
        "Noto Sans is not installed: pages keep to the device's own fonts.\n"
    )
    assert not folder.exists()
