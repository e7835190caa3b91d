# Whom `make demo` prints; people.yaml has them all.
SIGN_INS = [
    "officer",
    "manager",
    "sister-manager",
    "trainer",
    "reviewer",
    "agency",
    "coordinator",
    "admin",
]
