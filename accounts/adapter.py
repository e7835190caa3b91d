"""What allauth does the way this site does it: closed sign-up, our outbox, pages in her language."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.languages import page_in, remember_language
from accounts.recovering import mail_reset_link

SAID = {"account/messages/password_changed.txt"}


class SenimAccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request) -> bool:
        return False

    def is_ajax(self, request) -> bool:
        """Scripts have the API; the pages have one form of answer."""
        return False

    def post_login(self, request, user, **kwargs):
        language = user.interface_language
        wanted = kwargs.pop("redirect_url") or "/"
        kwargs["redirect_url"] = page_in(language, wanted)
        response = super().post_login(request, user, **kwargs)
        remember_language(response, language)
        return response

    def send_password_reset_mail(self, user, email, context) -> None:
        site = self.request.build_absolute_uri("/").rstrip("/")
        uid, key = context["uid"], context["key"]
        mail_reset_link(user, uid=uid, key=key, site=site, at=timezone.now())

    def add_message(self, request, level, message_template=None, *args, **kwargs) -> None:
        """One thing is worth saying; that somebody signed in or out shows by itself."""
        if message_template in SAID:
            messages.success(request, _("Your new password is set."))

    def get_password_change_redirect_url(self, request) -> str:
        return reverse("accounts:home")

    def get_logout_redirect_url(self, request) -> str:
        return reverse("account_login")
