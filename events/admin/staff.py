"""Accounts, groups and second factors: for superusers alone."""

from zlib import crc32

from allauth.account.admin import EmailAddress
from allauth.mfa.admin import Authenticator
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms.models import model_to_dict

from .asking import TOO_LONG, AskingMixin
from .rights import SuperuserOnlyMixin
from .saving import GuardedForm, GuardedMixin

admin.site.unregister([User, Group, Authenticator, EmailAddress])


class KnownRows(forms.ModelMultipleChoiceField):
    """Say of a number that no database can hold what is said of every key that is not on record."""

    def clean(self, value):
        if any(TOO_LONG.search(str(key)) for key in value or ()):
            raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": "…"})
        return super().clean(value)


class AccountMixin(AskingMixin, SuperuserOnlyMixin, GuardedMixin):
    """Accounts and roles carry no version: a sum of what they say stands for it, compared while the row is held."""

    change_form_template = "admin/events/change_form.html"
    delete_confirmation_template = "admin/events/delete_confirmation.html"
    beside = ()  # fields that change by themselves

    class Media:
        js = ("js/admin/labels.js",)

    def get_object(self, request, object_id, from_field=None):
        obj = super().get_object(request, object_id, from_field)
        if obj is not None:
            said = [(name, value) for name, value in model_to_dict(obj).items() if name not in self.beside]
            plain = [
                (name, sorted(row.pk for row in value) if isinstance(value, list) else value) for name, value in said
            ]
            obj.version = crc32(repr(plain).encode()) % 1_000_000_000
        return obj

    def claim(self, root):
        """The row is held since it was compared, and every page that writes what was compared holds it first."""

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(db_field, request, form_class=KnownRows, **kwargs)

    def get_actions(self, request):
        """Accounts and roles are deleted one by one."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions


class StaffForm(GuardedForm, UserChangeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "password" in self.fields:
            self.fields["password"].help_text = ""  # the stock page gives its text no place that can be pointed at


@admin.register(User)
class StaffAdmin(AccountMixin, UserAdmin):
    form = StaffForm
    list_filter = ["is_active", "is_superuser", "groups"]
    readonly_fields = ["last_login", "date_joined"]
    beside = ("last_login", "password")

    def user_change_password(self, request, id, form_url=""):
        """Hold the account while its password is set: the stock page saves all that it read before."""
        with transaction.atomic():
            return super().user_change_password(request, id, form_url)


@admin.register(Group)
class RoleAdmin(AccountMixin, GroupAdmin):
    form = GuardedForm


@admin.register(Authenticator)
class SecondFactorAdmin(AskingMixin, SuperuserOnlyMixin, admin.ModelAdmin):
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
