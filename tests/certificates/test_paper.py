"""The paper itself, read with the tools a printer or a checker would use."""

import hashlib
import shutil
import subprocess

import pytest

from certificates.models import CertificatePaper
from certificates.rendering import PaperDamaged, paper_for, read
from tests.factories import UserFactory
from tests.factories.certificates import issued

pytestmark = pytest.mark.django_db
LANGUAGES = ["kk-ru", "kk", "ru", "en"]
SAID = {
    "kk": [
        "Полицейдің алғашқы әрекеті",
        "3 академиялық сағат",
        "2026 ж. 22 қараша",
        "2028 ж. 22 қараша",
        "2026 ж. 1 қыркүйек",
    ],
    "ru": [
        "Первые действия полиции",
        "3 академических часа",
        "22 ноября 2026 г.",
        "22 ноября 2028 г.",
        "1 сентября 2026 г.",
    ],
    "en": [
        "Police: the first response",
        "3 academic hours",
        "22 November 2026",
        "22 November 2028",
        "1 September 2026",
    ],
}
NO_DOCUMENT = [
    "ДЕМОНСТРАЦИЯЛЫҚ ҮЛГІ, ресми құжат емес",
    "ДЕМОНСТРАЦИОННЫЙ ОБРАЗЕЦ, не является документом",
    "DEMONSTRATION SAMPLE, not an official document",
]


@pytest.fixture
def tool(tmp_path):
    """Runs one of the Debian packages' programs in an empty folder; skips by its name."""

    def run(*command: str) -> str:
        if not shutil.which(command[0]):
            pytest.skip(f"{command[0]} is not installed")
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
        return done.stdout.decode()

    return run


@pytest.fixture
def save(tmp_path):
    def write(certificate, language: str) -> bytes:
        content = read(paper_for(certificate, language))
        (tmp_path / "paper.pdf").write_bytes(content)
        return content

    return write


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_can_be_read_letter_by_letter(tool, save, language):
    officer = UserFactory(family_name="Әлиева", given_name="Айгүл", patronymic="Серікқызы")
    certificate = issued(learner=officer)
    save(certificate, language)

    lines = " ".join(tool("pdftotext", "-layout", "paper.pdf", "-").split())

    facts = [fact for code in language.split("-") for fact in SAID[code]]
    expected = [
        "Әлиева Айгүл Серікқызы",
        certificate.serial,
        certificate.code_in_groups,
        "2026-1",
        *NO_DOCUMENT,
        *facts,
    ]
    assert [text for text in expected if text not in lines] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_page_across_with_embedded_fonts_and_small(tool, save, language):
    size = len(save(issued(), language))

    info = dict(line.split(":", 1) for line in tool("pdfinfo", "paper.pdf").splitlines())
    fonts = [line.split() for line in tool("pdffonts", "paper.pdf").splitlines()[2:]]
    assert info["Pages"].strip() == "1"
    assert info["Page size"].strip().startswith("841.89 x 595.27")
    assert info["Title"].split()[0] in ("Сертификат", "Certificate")
    # name, type, encoding, embedded, subset, readable as text
    assert [(font[0][6:], *font[3:6]) for font in fonts] == [
        ("+SenimSans-Regular", "yes", "yes", "yes"),
        ("+SenimSans-Bold", "yes", "yes", "yes"),
    ]
    assert size <= 120 * 1024


@pytest.mark.parametrize("language", LANGUAGES)
def test_qr_code_read_from_the_page_leads_to_the_check(tool, save, client, language):
    certificate = issued(valid_months=None)
    save(certificate, language)

    tool("pdftoppm", "-r", "100", "-png", "-singlefile", "paper.pdf", "page")
    address = tool("zbarimg", "--quiet", "--raw", "page.png").strip()

    assert address == f"http://testserver/verify/{certificate.code}/"
    page = client.get(address.removeprefix("http://testserver"), headers={"accept-language": "en"})
    assert (page.status_code, "genuine and valid today" in page.content.decode()) == (200, True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Құрманғазықызы-Әбдірахманова Ғайнижамал-Бибігүл Нұрсұлтанқызы", "Жұмыс барысы " * 12),
        ("Ұлжалғас" * 37, "Қалыпты жұмыс барысы " * 12),
    ],
)
def test_long_names_and_titles_stay_on_one_page(tool, save, language, name, title):
    certificate = issued(holder_name=name, course_titles=dict.fromkeys(("kk", "ru", "en"), title))
    save(certificate, language)

    text = "".join(tool("pdftotext", "paper.pdf", "-").split())
    assert name.replace(" ", "") in text
    assert title.replace(" ", "") in text
    assert "Pages:           1\n" in tool("pdfinfo", "paper.pdf")


def test_what_was_stored_is_what_is_served_ever_after():
    certificate = issued()

    first = paper_for(certificate, "kk")
    again = paper_for(certificate, "kk")

    assert first == again
    assert hashlib.sha256(read(again)).hexdigest() == first.sha256
    assert (again.size, CertificatePaper.objects.count()) == (len(read(again)), 1)


def test_a_changed_or_lost_file_is_never_drawn_anew():
    paper = paper_for(issued(), "kk")
    name, storage = paper.file.name, paper.file.storage

    with storage.open(name, "wb") as file:
        file.write(b"%PDF another")
    with pytest.raises(PaperDamaged):
        read(CertificatePaper.objects.get())
    storage.delete(name)
    with pytest.raises(PaperDamaged):
        read(CertificatePaper.objects.get())


def test_a_real_certificate_has_no_demonstration_line(tool, save, settings):
    settings.SENIM_ALLOW_DEMONSTRATION = False
    save(issued(), "kk-ru")

    assert "ДЕМОНСТРАЦИ" not in tool("pdftotext", "paper.pdf", "-")
