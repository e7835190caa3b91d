"""The editors' own page in the Wagtail admin, as far as it fits our kind of person."""

from wagtail.admin.auth import require_admin_access
from wagtail.admin.views import account


class AccountView(account.AccountView):
    def get_panels(self) -> list[account.BaseSettingsPanel]:
        """Without the name: the agency coordinator corrects it, and Wagtail's two fields are not ours."""
        panels = super().get_panels()
        return [panel for panel in panels if not isinstance(panel, account.NameEmailSettingsPanel)]


show_account = require_admin_access(AccountView.as_view())
