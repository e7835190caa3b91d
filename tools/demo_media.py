"""Makes the demonstration's recordings from their texts and our own drawing: python tools/demo_media.py

Needs espeak-ng, lame, librsvg2-bin and ffmpeg. The results are kept in the repository, so that a
demonstration needs none of them.
"""

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import yaml

DEMO = Path(__file__).resolve().parent.parent / "lms" / "demo"
MEDIA = DEMO / "media"
# Voice and words a minute; the Kazakh voice is hard to follow faster.
VOICES = {"en": ("en-gb", 145), "ru": ("ru", 145), "kk": ("kk", 140)}
SECONDS = 5
# What stands in each picture of the film, by place in the drawing: bag, label, seal, log.
OPEN, LABEL, SEAL, LOG, TICKS = [0, 1, 2, 4], [7, 8, 9, 10], [3, 5, 6], [11, 12, 13], [14]
PICTURES = [
    OPEN,
    OPEN + LABEL,
    OPEN + LABEL + SEAL,
    OPEN + LABEL + SEAL + LOG + TICKS,
    OPEN + LABEL + SEAL + LOG + TICKS,
]
FIRST_TICK = "M518 174l6 7 11-13"


def run(*words: object) -> None:
    subprocess.run([str(word) for word in words], check=True)


def speak(text: str, language: str, target: Path, folder: Path) -> None:
    """Mono, 22 kHz, 32 kbit/s: the MP3 that old phones play."""
    voice, speed = VOICES[language]
    words, sound = folder / "words.txt", folder / "sound.wav"
    words.write_text(text, encoding="utf-8")
    run("espeak-ng", "-v", voice, "-s", speed, "-p", 40, "-g", 2, "-f", words, "-w", sound)
    run("lame", "--quiet", "-m", "m", "-b", 32, "--resample", 22.05, sound, target)


def draw(parts: list[int], all_ticks: bool, target: Path) -> None:
    ET.register_namespace("", "http://www.w3.org/2000/svg")
    drawing = ET.parse(DEMO / "figures" / "evidence-bag.svg")  # noqa: S314
    root = drawing.getroot()
    for place, part in reversed(list(enumerate(root))):
        if place not in parts:
            root.remove(part)
    if parts[-1:] == TICKS and not all_ticks:
        root[-1][0].set("d", FIRST_TICK)
    # The order of drawing is that of the file: the flap lies behind the seal.
    drawing.write(target.with_suffix(".svg"))
    run(
        "rsvg-convert",
        "-b",
        "#FAF7F2",
        "-w",
        852,
        "-h",
        480,
        "-o",
        target,
        target.with_suffix(".svg"),
    )


def film(target: Path, folder: Path) -> None:
    """240p, H.264 baseline, no sound: a few pictures that change."""
    for number, parts in enumerate(PICTURES):
        draw(parts, number == len(PICTURES) - 1, folder / f"{number}.png")
    small = "scale=426:240:flags=lanczos,format=yuv420p"
    run(
        *("ffmpeg", "-v", "error", "-y", "-framerate", f"1/{SECONDS}", "-i", folder / "%d.png"),
        *("-vf", f"fps=10,{small}", "-c:v", "libx264", "-profile:v", "baseline", "-level", "3.0"),
        *("-crf", "26", "-preset", "veryslow", "-g", "20", "-movflags", "+faststart"),
        *("-map_metadata", "-1", "-fflags", "+bitexact", target),
    )
    poster = target.with_suffix(".jpg")
    last = folder / f"{len(PICTURES) - 1}.png"
    run("ffmpeg", "-v", "error", "-y", "-i", last, "-vf", small, "-q:v", "6", poster)


def main() -> None:
    MEDIA.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for language in VOICES:
            text = (DEMO / f"media.{language}.yaml").read_text(encoding="utf-8")
            for record in yaml.safe_load(text)["recordings"]:
                if record["kind"] == "audio":
                    speak("\n\n".join(record["spoken"]), language, MEDIA / record["file"], folder)
        film(MEDIA / "bag-label-log.mp4", folder)


if __name__ == "__main__":
    sys.exit(main())
