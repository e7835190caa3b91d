"""A person's own pages: account, preferences, tokens, data; and the slip that opens an account."""

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST
from django.views.generic import View

from accounts.forms import LookForm, PreferencesForm, SlipForm, TokenForm
from accounts.granting import create_token, revoke_token
from accounts.guessing import TooManyGuesses
from accounts.inviting import REFUSED, SlipRefused, find_slip, use_slip
from accounts.languages import remember_language
from accounts.models import ApiToken, User
from accounts.preferring import content_notes_of, look_from, look_of_cookie, save_preferences
from accounts.telling import everything_about

LOOK_COOKIE = "senim_look"
YEAR = 365 * 24 * 3600


@login_required
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    slips = request.user.slips.select_related("issued_by").order_by("-issued_at")[:5]
    return render(request, "accounts/home.html", {"slips": slips})


@method_decorator(never_cache, name="dispatch")
class PreferencesView(View):
    """Signed in: kept in the account. Signed out: how pages look, kept in a cookie."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(request, self.form(request))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.form(request)
        if not form.is_valid():
            return self.page(request, form)
        if request.user.is_authenticated:
            return self.keep_in_account(request, form)
        return self.keep_in_cookie(request, form)

    def form(self, request: HttpRequest) -> forms.ModelForm:
        data = request.POST if request.method == "POST" else None
        if not request.user.is_authenticated:
            return LookForm(data, instance=look_of_cookie(request.COOKIES.get(LOOK_COOKIE, "")))
        # A fresh copy: a refused form must not change how this page is shown.
        person = User.objects.get(pk=request.user.pk)
        return PreferencesForm(
            data, instance=person, initial={"content_notes": content_notes_of(person)}
        )

    def page(self, request: HttpRequest, form: forms.ModelForm) -> HttpResponse:
        return render(request, "accounts/preferences.html", {"form": form})

    def keep_in_account(self, request: HttpRequest, form: forms.ModelForm) -> HttpResponse:
        save_preferences(request.user, **form.cleaned_data)
        language = form.cleaned_data["interface_language"]
        with override(language):
            messages.success(request, _("Your preferences are saved."))
            response = redirect("accounts:preferences")
        remember_language(response, language)
        return response

    def keep_in_cookie(self, request: HttpRequest, form: forms.ModelForm) -> HttpResponse:
        messages.success(request, _("Your preferences are saved on this device."))
        response = redirect("accounts:preferences")
        look = urlencode(look_from(form.cleaned_data))
        response.set_cookie(LOOK_COOKIE, look, max_age=YEAR, samesite="Lax", httponly=True)
        return response


@method_decorator([login_required, never_cache], name="dispatch")
class TokensView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(request, TokenForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Not redirected: the answer is the only place where the token can be read."""
        form = TokenForm(request.POST)
        if not form.is_valid():
            return self.page(request, form)
        text = create_token(request.user, at=timezone.now(), **form.cleaned_data)
        return self.page(request, TokenForm(), new_token=text)

    def page(self, request: HttpRequest, form: TokenForm, **more) -> HttpResponse:
        tokens = request.user.api_tokens.filter(revoked_at=None).order_by("-created_at")
        context = {"form": form, "tokens": tokens, "now": timezone.now(), **more}
        return render(request, "accounts/tokens.html", context)


@login_required
@require_POST
def revoke(request: HttpRequest, public_id: str) -> HttpResponse:
    token = ApiToken.objects.filter(user=request.user, public_id=public_id).first()
    if token is None:
        raise Http404
    revoke_token(token, at=timezone.now())
    messages.success(request, _("The token no longer works."))
    return redirect("accounts:tokens")


@login_required
@require_GET
@never_cache
def download(request: HttpRequest) -> HttpResponse:
    response = JsonResponse(
        everything_about(request.user), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response["Content-Disposition"] = 'attachment; filename="senim-account.json"'
    return response


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class SlipView(View):
    """First sign-in or recovery without e-mail: two codes from paper and a new password."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "accounts/slip.html", {"form": SlipForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SlipForm(request.POST)
        if form.is_valid() and self.used(form):
            messages.success(request, _("Your new password is set. Now sign in with it."))
            return redirect(reverse("account_login"))
        return render(request, "accounts/slip.html", {"form": form})

    def used(self, form: SlipForm) -> bool:
        now, fields = timezone.now(), form.cleaned_data
        try:
            slip = find_slip(fields["sign_in_code"], fields["secret"], at=now)
            validate_password(fields["password1"], slip.user)
            use_slip(slip, fields["password1"], at=now)
        except TooManyGuesses as exc:
            form.add_error(None, exc.words())
        except SlipRefused:
            form.add_error(None, REFUSED)
        except ValidationError as exc:
            form.add_error("password1", exc)
        return form.is_valid()
