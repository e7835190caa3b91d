"""How static files are named: by content, also where one of our scripts imports another."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

# Django can do this for every script, but then stumbles over examples in others' comments.
OUR_SCRIPTS = (
    "lms/*.js",
    "accounts/*.js",
    "courses/*.js",
    "assessments/*.js",
    "tracking/*.js",
    "home/*.js",
)
IMPORT = (
    r"""(?P<matched>import (?P<names>[^;]+?) from "(?P<url>[./][^"]+)";)""",
    'import %(names)s from "%(url)s";',
)


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        *((scripts, (IMPORT,)) for scripts in OUR_SCRIPTS),
    )
