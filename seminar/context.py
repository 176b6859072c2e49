"""What every page knows about the site it belongs to."""

from django.conf import settings


def site(request):
    return {
        "site_name": settings.SITE_NAME,
        "site_owner": settings.SITE_OWNER,
        "site_url": settings.SITE_URL,
        "contact_email": settings.CONTACT_EMAIL,
        "licence": settings.LICENCE,
    }
