"""A site in production as browsers meet it: gunicorn, collected files, the seed and a straining record."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SANDBOX_FREE = [  # Chromium as root in a container has no sandbox, and needs no services of its own
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LIST_ADDRESSES = """
import django, json
django.setup()
from tests.addresses import addresses, in_use, strained
print(json.dumps([*addresses(in_use, most=1), *addresses(strained)]))
"""


class Site:
    """A served site: its address, and the pages to look at as pairs of a route and an address."""

    def __init__(self, folder, **environment):
        self.environment = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "DJANGO_SETTINGS_MODULE": "seminar.settings",
            "SECRET_KEY": "a secret for tests alone, long enough for every check " * 2,
            "HTTPS": "off",
            "ALLOWED_HOSTS": "127.0.0.1,localhost",  # passkeys need a name
            "VAR_DIR": str(folder),
            "LOG_LEVEL": "WARNING",
        } | environment
        self.log = folder / "server.log"
        for command in (
            ["migrate", "--verbosity", "0"],
            ["loaddata", "countries", "sdgs", "seed", "tests/data/stress.json", "--verbosity", "0"],
            ["collectstatic", "--noinput", "--verbosity", "0"],
        ):
            self.run("manage.py", *command)
        self.pages = list(dict.fromkeys(map(tuple, json.loads(self.run("-c", LIST_ADDRESSES)))))

    def run(self, *command):
        ended = subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=120
        )
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def start(self, workers=2):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            bind = f"127.0.0.1:{probe.getsockname()[1]}"
        command = [sys.executable, "-m", "gunicorn", "seminar.wsgi", "--bind", bind, "--workers", str(workers)]
        with self.log.open("w") as log:
            self.server = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        self.address = f"http://{bind}"
        for _ in range(100):
            try:
                return urllib.request.urlopen(self.address + "/healthz/live", timeout=2).close()
            except OSError:
                time.sleep(0.1)
        raise AssertionError(self.log.read_text())

    def stop(self):
        self.server.terminate()
        self.server.wait(20)

    def of(self, *routes):
        return [address for route, address in self.pages if route in routes]


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("site"))
    site.start()
    yield site
    site.stop()


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright  # not installed for the suite

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=SANDBOX_FREE)
        yield browser
        browser.close()
