"""Take the pictures of the README and the docs from the running system: a fresh home, the bundled data, a real browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
PAGES = {
    "answer": "/en/answer?topic=gobierno-digital&on=2016-03-01",
    "lineage": "/en/lineage/co/decreto/2018/1008",
    "coverage": "/en/coverage?on=2019-01-01",
}
SIZE: ViewportSize = {"width": 1280, "height": 860}


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Until the server answers; `SystemExit` if it ends or takes two minutes."""
    for _ in range(240):
        if server.poll() is not None:
            sys.exit("the server ended before it answered")
        try:
            with urllib.request.urlopen(address):  # noqa: S310 - our own server on this machine
                return
        except OSError:
            time.sleep(0.5)
    sys.exit("the server did not answer within two minutes")


def main() -> None:
    """Write a PNG for each page."""
    chromium = os.environ.get("LINAJE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    port = free_port()
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "app", "serve", "--port", str(port)]
        server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "LINAJE_HOME": home})  # noqa: S603
        try:
            wait_for(f"http://127.0.0.1:{port}/api/v1/health", server)
            IMAGES.mkdir(parents=True, exist_ok=True)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
                page = browser.new_page(viewport=SIZE, color_scheme="light")
                for name, address in PAGES.items():
                    page.goto(f"http://127.0.0.1:{port}{address}")
                    page.wait_for_load_state("networkidle")
                    page.screenshot(path=str(IMAGES / f"{name}.png"))
                browser.close()
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
