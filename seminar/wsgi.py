"""The door for a web server such as gunicorn: `gunicorn seminar.wsgi`."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

if not os.environ.get("SECRET_KEY"):
    raise ImproperlyConfigured("Set SECRET_KEY to a long random text before you serve the site.")

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seminar.settings")
application = get_wsgi_application()
