"""The way from a page of the admin to what readers see."""

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.http import Http404


def view_on_site(request, content_type_id, object_id):
    """Lead on as Django does, but only whoever may view the row: its address alone tells what a draft is called."""
    try:
        kind = ContentType.objects.get(pk=content_type_id)
    except (ContentType.DoesNotExist, ValueError) as error:
        raise Http404 from error
    desk = admin.site._registry.get(kind.model_class())
    row = desk and desk.get_object(request, object_id)
    if row is None or not desk.has_view_permission(request, row):
        raise Http404
    return shortcut(request, content_type_id, object_id)
