"""How people come in, stay in and are locked out: no environment, no secret."""

AUTH_USER_MODEL = "accounts.User"
# One way in, so that guesses are counted whatever door is used.
AUTHENTICATION_BACKENDS = ["accounts.backends.SignInBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "family_name", "given_name", "sign_in_code"]},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# Nobody sets a password for somebody else: people get a one-time slip.
WAGTAILUSERS_PASSWORD_ENABLED = False
# A password that many share could be guessed without limit.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
LOGIN_REDIRECT_URL = "/"
# What a person may sign in with, tried in this order.
SENIM_IDENTIFIERS = [
    "accounts.identifying.by_email",
    "accounts.identifying.by_sign_in_code",
    "agencies.identifying.by_staff_number",
]
SENIM_GUESSES = 5
SENIM_GUESS_WAIT_SECONDS = 15 * 60
SENIM_SLIP_DAYS = 14
SENIM_IDLE_MINUTES = 30
SENIM_IDLE_MINUTES_SHARED = 15
SESSION_COOKIE_AGE = 12 * 3600
PASSWORD_RESET_TIMEOUT = 4 * 3600
ACCOUNT_ADAPTER = "accounts.adapter.SenimAccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.forms.SignInForm",
    "change_password": "accounts.forms.ChangePasswordForm",
    "reset_password": "accounts.forms.AskForResetForm",
    "reset_password_from_key": "accounts.forms.ResetPasswordForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True
# Ours count per account (accounts/guessing.py): a whole agency shares one address.
ACCOUNT_RATE_LIMITS = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
