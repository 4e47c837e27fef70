"""Who may do what in the admin: answered by the roles of curation, not by Django's permissions for tables."""

from django.contrib import admin

from ..curation.actions import check_may_write
from ..curation.errors import NeedsReview, NotAllowed
from ..curation.permissions import Right, may


def may_write(user, row) -> bool:
    """Return whether the person may change this row as it stands."""
    try:
        check_may_write(row, by=user)
    except NotAllowed:
        return False
    return True


def may_only_propose(user, row) -> bool:
    """Return whether the person may hand in a change of this row, but not make it."""
    try:
        check_may_write(row, by=user)
    except NeedsReview:
        return True
    except NotAllowed:
        return False
    return False


class RolePermissions(admin.options.BaseModelAdmin):
    """Curators enter drafts, what is public changes by handing in, nobody deletes."""

    def has_view_permission(self, request, obj=None):
        return may(request.user, Right.READ_DRAFTS)

    def has_add_permission(self, request, obj=None):
        return may(request.user, Right.WRITE)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return may(request.user, Right.WRITE)
        return may_write(request.user, obj) or may_only_propose(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return False

    def has_module_permission(self, request):
        return may(request.user, Right.READ_DRAFTS)
