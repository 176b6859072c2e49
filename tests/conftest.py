"""What all tests share: Hypothesis draws the same examples each time, and no example has a time limit."""

import hypothesis
import pytest
from django.template import Template
from django.test.utils import _TestState, override_settings

hypothesis.settings.register_profile("suite", derandomize=True, deadline=None, max_examples=100, database=None)
hypothesis.settings.load_profile("suite")


@pytest.fixture(scope="session", autouse=True)
def plain_templates(django_test_environment):
    """Render templates as outside of tests: noting each with a copy of its context takes several times as long.

    What a page was given is in `response.context_data`.
    """
    Template._render = _TestState.saved_data.template_render


@pytest.fixture(scope="session", autouse=True)
def quick_settings(django_test_environment):
    """Hash passwords in no time, and look static files up when asked instead of listing all for each client."""
    quick = override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"], WHITENOISE_AUTOREFRESH=True
    )
    with quick:
        yield


def pytest_terminal_summary(terminalreporter):
    """Print the tables that tests recorded with `record_property("table", …)`."""
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, value in getattr(report, "user_properties", ()):
                if name == "table" and report.when == "call":
                    terminalreporter.write_line(f"\n{value}")
