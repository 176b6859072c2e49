"""What all tests share: Hypothesis draws the same examples each time, and no example has a time limit."""

import hypothesis
import pytest

hypothesis.settings.register_profile("suite", derandomize=True, deadline=None, max_examples=100, database=None)
hypothesis.settings.load_profile("suite")


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Hash passwords in no time: the real hashers are slow on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_terminal_summary(terminalreporter):
    """Print the tables that tests recorded with `record_property("table", …)`."""
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, value in getattr(report, "user_properties", ()):
                if name == "table" and report.when == "call":
                    terminalreporter.write_line(f"\n{value}")
