"""Accounts and groups: for superusers alone."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from .rights import SuperuserOnlyMixin

admin.site.unregister([User, Group])


@admin.register(User)
class StaffAdmin(SuperuserOnlyMixin, UserAdmin):
    list_filter = ["is_active", "is_superuser", "groups"]


@admin.register(Group)
class RoleAdmin(SuperuserOnlyMixin, GroupAdmin):
    pass
