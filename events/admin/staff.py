"""Accounts, groups and second factors: for superusers alone."""

from allauth.account.admin import EmailAddress
from allauth.mfa.admin import Authenticator
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from .rights import SuperuserOnlyMixin

admin.site.unregister([User, Group, Authenticator, EmailAddress])


@admin.register(User)
class StaffAdmin(SuperuserOnlyMixin, UserAdmin):
    list_filter = ["is_active", "is_superuser", "groups"]

    class Media:
        js = ("js/admin/labels.js",)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Name both inputs of a moment, of which the stock page names neither."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        for widget, part in zip(getattr(getattr(field, "widget", None), "widgets", ()), ("date", "time"), strict=False):
            widget.attrs["aria-label"] = f"{field.label}, {part}"
        return field


@admin.register(Group)
class RoleAdmin(SuperuserOnlyMixin, GroupAdmin):
    class Media:
        js = ("js/admin/labels.js",)


@admin.register(Authenticator)
class SecondFactorAdmin(SuperuserOnlyMixin, admin.ModelAdmin):
    """Where a superuser deletes the factor of somebody who lost a device. No secret is shown, and none is made."""

    list_display = ["user", "type", "created_at", "last_used_at"]
    list_select_related = ["user"]
    list_filter = ["type"]
    search_fields = ["user__username"]
    fields = readonly_fields = ["user", "type", "created_at", "last_used_at"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
