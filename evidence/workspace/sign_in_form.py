"""Signing in; a password that somebody else chose serves once and is replaced on the spot."""

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..curation.accounts import choose_password, must_choose_password


class SignInForm(AdminAuthenticationForm):
    """Name and password, and at the first sign-in a password of one's own.

    The one-time password opens no session before it is replaced, so no other page needs to ask.
    """

    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": _("No account has this name with this password. Capital and small letters count in both."),
    }
    new_password = forms.CharField(required=False, strip=False)
    new_password_again = forms.CharField(required=False, strip=False)
    asks_for_new_password = False

    def confirm_login_allowed(self, user):
        super().confirm_login_allowed(user)
        if not must_choose_password(user):
            return
        self.asks_for_new_password = True
        new, again = self.cleaned_data.get("new_password"), self.cleaned_data.get("new_password_again")
        if not new:
            raise ValidationError(_("The password you were given serves once. Type it again, and choose your own."))
        if new != again:
            raise ValidationError(_("The two new passwords differ. Type them again."))
        choose_password(user, new)
