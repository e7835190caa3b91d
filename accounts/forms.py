"""What people type to come in, to stay in and to make pages fit them."""

from allauth.account import forms as allauth_forms
from allauth.account.models import Login
from django import forms
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from accounts.guessing import TooManyGuesses
from accounts.models import StudyAdjustment, User
from accounts.preferring import DISPLAY_FIELDS
from accounts.recovering import may_ask_for_reset, people_with_address
from accounts.signing_in import WRONG, WrongPassword, confirm_password, sign_in

TIME_ZONES = [
    f"Asia/{town}"
    for town in ("Almaty", "Aqtau", "Aqtobe", "Atyrau", "Oral", "Qostanay", "Qyzylorda")
]


def password_rules() -> str:
    return " ".join(password_validators_help_texts())


def password_field(label, autocomplete: str, **options) -> forms.CharField:
    """No placeholder, no trimming; managers may fill it and `show_password.js` may show it."""
    attributes = {
        "autocomplete": autocomplete,
        "data-show-password": "",
        "data-show": _("Show the password"),
        "data-hide": _("Hide the password"),
    }
    widget = forms.PasswordInput(attrs=attributes)
    return forms.CharField(label=label, strip=False, widget=widget, max_length=128, **options)


def new_password_field() -> forms.CharField:
    return password_field(_("New password"), "new-password", help_text=lazy(password_rules, str)())


def confirm_in_form(person: User, password: str) -> str:
    """For forms that ask the person they already know."""
    try:
        confirm_password(person, password, at=timezone.now())
    except TooManyGuesses as exc:
        raise forms.ValidationError(exc.words(), "too_many_guesses") from exc
    except WrongPassword as exc:
        raise forms.ValidationError(_("This password is not right."), "wrong") from exc
    return password


class SignInForm(allauth_forms.LoginForm):
    shared_computer = forms.BooleanField(
        label=_("This is a shared computer"),
        help_text=_("You will be signed out when the browser closes, and locked sooner."),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("E-mail, staff number or sign-in code"),
            max_length=254,
            widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        )
        self.fields["password"] = password_field(_("Password"), "current-password")
        self.order_fields(["login", "password", "shared_computer"])

    def clean(self) -> dict:
        if not self.errors:
            self.user = self._person()
            self._login = Login(user=self.user)
        return self.cleaned_data

    def _person(self) -> User:
        name, password = self.cleaned_data["login"], self.cleaned_data["password"]
        try:
            return sign_in(name, password, at=timezone.now())
        except TooManyGuesses as exc:
            raise forms.ValidationError(exc.words(), "too_many_guesses") from exc
        except WrongPassword as exc:
            raise forms.ValidationError(WRONG, "wrong") from exc

    def user_credentials(self) -> dict:
        return {"password": self.cleaned_data["password"]}

    def login(self, request, redirect_url=None):
        response = super().login(request, redirect_url)
        if self.cleaned_data["shared_computer"]:
            request.session["shared_computer"] = True
            request.session.set_expiry(0)
        return response


class NewPasswordMixin:
    """One field: it can be shown, so typing it twice proves nothing."""

    person: User

    def clean_password1(self) -> str:
        password = self.cleaned_data["password1"]
        validate_password(password, self.person)
        return password


class ChangePasswordForm(NewPasswordMixin, allauth_forms.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = self.user
        self.fields["oldpassword"] = password_field(_("Present password"), "current-password")
        self.fields["password1"] = new_password_field()
        del self.fields["password2"]

    def clean_oldpassword(self) -> str:
        return confirm_in_form(self.person, self.cleaned_data["oldpassword"])


class ResetPasswordForm(NewPasswordMixin, allauth_forms.ResetPasswordKeyForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = self.user
        self.fields["password1"] = new_password_field()
        del self.fields["password2"]


class AskForResetForm(allauth_forms.ResetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        attributes = {"autocomplete": "email"}
        self.fields["email"] = forms.EmailField(
            label=_("E-mail"), widget=forms.EmailInput(attrs=attributes), max_length=254
        )

    def clean_email(self) -> str:
        """The answer to the browser is the same whomever the address belongs to."""
        address = self.cleaned_data["email"]
        allowed = may_ask_for_reset(address, at=timezone.now())
        self.users = people_with_address(address) if allowed else []
        return address


class SlipForm(forms.Form):
    """A printed slip, used once to set a password."""

    sign_in_code = forms.CharField(
        label=_("Sign-in code"),
        max_length=32,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "characters"}),
    )
    secret = forms.CharField(
        label=_("One-time code from the slip"),
        max_length=64,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}
        ),
    )
    password1 = new_password_field()


class UnlockForm(forms.Form):
    password = password_field(_("Password"), "current-password")

    def __init__(self, *args, person: User, **kwargs):
        self.person = person
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        return confirm_in_form(self.person, self.cleaned_data["password"])


class TokenForm(forms.Form):
    name = forms.CharField(
        label=_("What is it for?"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    days = forms.TypedChoiceField(
        label=_("Valid for"),
        coerce=int,
        choices=[(30, _("30 days")), (90, _("90 days")), (365, _("One year"))],
        initial=90,
    )


class PreferencesForm(forms.ModelForm):
    content_notes = forms.ChoiceField(
        label=_("Notes before difficult content"),
        choices=StudyAdjustment.Notes.choices,
        widget=forms.RadioSelect,
        help_text=_("Your manager does not see this."),
    )
    time_zone = forms.ChoiceField(label=_("Time zone"))

    class Meta:
        model = User
        fields = [*DISPLAY_FIELDS, "content_notes"]
        widgets = {
            "interface_language": forms.RadioSelect,
            "study_language": forms.RadioSelect,
            "text_size": forms.RadioSelect,
            "font": forms.RadioSelect,
            "theme": forms.RadioSelect,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The API takes any zone; the page offers those of the country, and the present one.
        zones = sorted({*TIME_ZONES, self.instance.time_zone})
        self.fields["time_zone"].choices = [(zone, zone) for zone in zones]


class LookForm(forms.ModelForm):
    """What a reader who is not signed in may choose; kept in a cookie without identity."""

    class Meta:
        model = User
        fields = ["text_size", "wide_spacing", "font", "theme", "reduced_motion"]
        widgets = {
            "text_size": forms.RadioSelect,
            "font": forms.RadioSelect,
            "theme": forms.RadioSelect,
        }
