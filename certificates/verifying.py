"""The public check: from what a stranger typed to the one certificate it means, or none."""

from certificates.models import CODE_ALPHABET, CODE_LENGTH, Certificate

# Look-alikes, also from a Kazakh or Russian keyboard; hyphens and dots are for the eye.
LOOK_ALIKES = str.maketrans("OILАВСЕНКМРТХУЗОІ", "011ABCEHKMPTXY301")
SEPARATORS = " -–—‐‑.:·_/\t\r\n\xa0"


def normalised(typed: str) -> str:
    """The code as it is stored, or "" when what was typed cannot be one."""
    if len(typed) > 4 * CODE_LENGTH:
        return ""
    code = "".join(c for c in typed.upper().translate(LOOK_ALIKES) if c not in SEPARATORS)
    return code if len(code) == CODE_LENGTH and set(code) <= set(CODE_ALPHABET) else ""


def find(typed: str) -> Certificate | None:
    """One query, whether the code is known, unknown or no code at all."""
    known = Certificate.objects.select_related("record__learner", "superseded_by")
    return known.filter(code=normalised(typed)).first()
