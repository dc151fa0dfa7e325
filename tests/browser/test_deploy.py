"""Two replicas behind HAProxy, as `deploy/` ships it: a student whose replica dies goes on with the other."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from benchmarks.load import wait_for_health
from tests.browser.test_browser import CHROMIUM, ELU, ROOT, settled, tab

DEPLOY = ROOT / "deploy"
HAPROXY = shutil.which("haproxy") or shutil.which("haproxy", path="/usr/sbin:/usr/local/sbin")
CI = os.environ.get("CI") == "true"
REPLICAS = {"app8501": 8501, "app8502": 8502}
# What needs the rights of root; the test runs as anybody.
OF_ROOT = re.compile(r"^ +(chroot|user|group) .*\n", re.MULTILINE)
CALM = (
    "[data-testid=stApp][data-test-connection-state=CONNECTED][data-test-script-state=notRunning] .stMain:not([inert])"
)
ALPHA = "parseFloat(new URL(location).searchParams.get('elualpha'))"

needs_haproxy = pytest.mark.skipif(HAPROXY is None and not CI, reason="no haproxy on this machine")
needs_chromium = pytest.mark.skipif(CHROMIUM is None and not CI, reason="no Chromium on this machine")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def configuration(ports, front, folder):
    """Return the shipped configuration with this test's addresses in it."""
    text = OF_ROOT.sub("", (DEPLOY / "haproxy.cfg").read_text(encoding="utf-8"))
    for name, shipped in REPLICAS.items():
        text = text.replace(f"127.0.0.1:{shipped} ", f"127.0.0.1:{ports[name]} ")
    text = text.replace("\n    bind :80\n", f"\n    bind 127.0.0.1:{front}\n")
    return text.replace("/run/haproxy/admin.sock", str(folder / "admin.sock"))


@contextlib.contextmanager
def started(command, **options):
    """Start a process and end it, if it still lives, by its own number."""
    process = subprocess.Popen(command, cwd=ROOT, **options)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(20)


@pytest.fixture
def school(tmp_path_factory):
    """Start two replicas that share a secret, and the balancer; return its address and the replicas by name."""
    assert HAPROXY, "CI needs an haproxy"
    folder = tmp_path_factory.mktemp("haproxy")
    ports, front = {name: free_port() for name in REPLICAS}, free_port()
    file = folder / "haproxy.cfg"
    file.write_text(configuration(ports, front, folder), encoding="utf-8")
    replica = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.headless=true"]
    secret = os.environ | {"STREAMLIT_SERVER_COOKIE_SECRET": "one secret for all replicas"}
    with contextlib.ExitStack() as running:
        processes = {}
        for name, port in ports.items():
            command = [*replica, "--server.address=127.0.0.1", f"--server.port={port}"]
            processes[name] = running.enter_context(started(command, env=secret))
            wait_for_health(f"127.0.0.1:{port}")
        running.enter_context(started([HAPROXY, "-db", "-f", str(file)]))
        wait_for_health(f"127.0.0.1:{front}")
        yield f"http://127.0.0.1:{front}", processes


def replica_of(page):
    """Return the name of the replica to which the browser's cookie leads."""
    return next((cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "REPLICA"), None)


def die(page, replicas):
    """Kill the replica that serves the page, and wait until the other does."""
    first = replica_of(page)
    replicas[first].send_signal(signal.SIGKILL)
    end = time.monotonic() + 20
    while replica_of(page) == first and time.monotonic() < end:
        page.wait_for_timeout(100)
    assert {first, replica_of(page)} == set(REPLICAS)
    page.wait_for_selector(CALM, timeout=max(1, end - time.monotonic()) * 1e3)


def press(page, key):
    page.locator(ELU).first.focus()
    page.keyboard.press(key)


@needs_haproxy
def test_haproxy_accepts_the_shipped_configuration(tmp_path):
    assert HAPROXY, "CI needs an haproxy"
    file = tmp_path / "haproxy.cfg"
    file.write_text(configuration(REPLICAS, 8080, tmp_path), encoding="utf-8")
    checked = subprocess.run([HAPROXY, "-c", "-f", str(file)], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
    assert "WARNING" not in checked.stderr.upper()


@needs_haproxy
def test_metrics_are_closed_health_is_open_and_the_cookie_names_a_replica(school):
    address, _ = school
    with urllib.request.urlopen(f"{address}/_stcore/health") as answer:
        assert answer.read() == b"ok"
        cookies = " ".join(answer.headers.get_all("Set-Cookie"))
        assert re.search(r"REPLICA=app850[12];[^,]*HttpOnly", cookies)
        assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(f"{address}/_stcore/metrics")


@pytest.mark.browser
@needs_haproxy
@needs_chromium
def test_a_student_whose_replica_dies_keeps_page_value_and_address(school, browser):
    address, replicas = school
    with tab(browser, f"{address}/activations?functions=ELU") as page:
        page.wait_for_selector(ELU)
        press(page, "End")
        assert settled(page, ALPHA, 2) == 2
        before = page.url
        die(page, replicas)
        assert page.url == before
        assert page.title().startswith("Activations")
        assert settled(page, f"document.querySelector('{ELU}')?.value", "2") == "2"
        assert page.locator("[data-testid=stNumberInput] input").first.input_value() == "2"
        assert page.locator("[data-testid=stException]").count() == 0


@pytest.mark.browser
@needs_haproxy
@needs_chromium
def test_a_student_who_has_only_looked_so_far_can_move_after_the_replica_has_died(school, browser):
    address, replicas = school
    with tab(browser, f"{address}/activations?functions=ELU") as page:
        page.wait_for_selector(ELU)
        page.wait_for_selector(CALM)
        page.locator(ELU).first.focus()
        die(page, replicas)
        page.keyboard.press("End")
        assert settled(page, ALPHA, 2) == 2


@pytest.mark.parametrize("name", ["haproxy.cfg", "app@.service", "app.target"])
def test_every_line_of_a_shipped_file_stands_under_a_comment_that_explains_it(name):
    text = (DEPLOY / name).read_text(encoding="utf-8")
    sections = re.compile(r"^(\[.*\]|global|defaults|frontend \w+|backend \w+)$")
    lines = [line for line in text.splitlines() if line.strip() and not sections.match(line)]
    uncommented = 0
    for line in lines:
        uncommented = 0 if line.lstrip().startswith("#") else uncommented + 1
        assert uncommented <= 4, line
    for block in re.split(r"\n\n", text.strip())[1:]:
        assert block.splitlines()[1].lstrip().startswith("#")


def test_the_units_and_the_balancer_agree_on_the_ports_and_the_folder():
    balancer, unit = ((DEPLOY / name).read_text(encoding="utf-8") for name in ("haproxy.cfg", "app@.service"))
    assert re.findall(r"server (\w+) 127\.0\.0\.1:(\d+) cookie (\w+)", balancer) == [
        (name, str(port), name) for name, port in REPLICAS.items()
    ]
    folder = Path(re.search(r"^WorkingDirectory=(.*)$", unit, re.MULTILINE)[1])
    assert f"ExecStart={folder}/.venv/bin/streamlit run streamlit_app.py --server.port=%i " in unit


def test_the_unit_is_one_that_systemd_reads(tmp_path):
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("no systemd on this machine")
    program = tmp_path / ".venv" / "bin" / "streamlit"
    program.parent.mkdir(parents=True)
    program.symlink_to(sys.executable)
    for name in ("app@.service", "app.target"):
        text = (DEPLOY / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("/srv/sigmoid", str(tmp_path)), encoding="utf-8")
    checked = subprocess.run(
        [analyze, "verify", str(tmp_path / "app@.service"), str(tmp_path / "app.target")],
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked.stderr
