"""Two replicas behind HAProxy, as `deploy/` ships it: a student whose replica dies goes on with the other."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import expect

from benchmarks.load import wait_for_health
from tests.browser import app, selectors
from tests.machine import HAPROXY, ROOT, need

DEPLOY = ROOT / "deploy"
REPLICAS = {"app8501": 8501, "app8502": 8502}
# What needs the rights of root; the test runs as anybody.
OF_ROOT = re.compile(r"^ +(chroot|user|group) .*\n", re.MULTILINE)
REPLICA = "streamlit run streamlit_app.py --server.headless=true --server.address=127.0.0.1 --server.port={}"
# Remember that the connection was lost, however soon there is another.
LOSS = f"""() => {{
  const app = document.querySelector("{selectors.APP}");
  const look = () => {{ window.lost ||= app.dataset.testConnectionState !== "CONNECTED"; }};
  new MutationObserver(look).observe(app, {{ attributes: true }});
}}"""


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


class School:
    """Two replicas that share a secret, and the balancer in front of them."""

    def __init__(self, folder, running):
        self.ports, front = {name: free_port() for name in REPLICAS}, free_port()
        self.address, self.running, self.replicas = f"http://127.0.0.1:{front}", running, {}
        file = folder / "haproxy.cfg"
        file.write_text(configuration(self.ports, front, folder), encoding="utf-8")
        for name in REPLICAS:
            self.start(name)
        self.process(HAPROXY, "-db", "-f", str(file))
        wait_for_health(f"127.0.0.1:{front}")

    def process(self, *command):
        """Start a process, which is ended with the school."""
        secret = os.environ | {"STREAMLIT_SERVER_COOKIE_SECRET": "one secret for all replicas"}
        process = self.running.enter_context(subprocess.Popen(command, cwd=ROOT, env=secret))
        self.running.callback(process.terminate)
        return process

    def start(self, name):
        """Start a replica, and wait until it answers."""
        self.replicas[name] = self.process(sys.executable, "-m", *REPLICA.format(self.ports[name]).split())
        wait_for_health(f"127.0.0.1:{self.ports[name]}")

    def kill(self, page):
        """Kill the replica that serves a page, wait until the page rests on the other, and start a new one."""
        first = replica_of(page)
        (second,) = REPLICAS.keys() - {first}
        page.evaluate(LOSS)
        self.replicas[first].send_signal(signal.SIGKILL)
        page.wait_for_function("window.lost")
        page.wait_for_selector(selectors.AWAKE)
        assert replica_of(page) == second
        self.start(first)


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """Return two replicas and their balancer."""
    need("haproxy", HAPROXY)
    with contextlib.ExitStack() as running:
        yield School(tmp_path_factory.mktemp("haproxy"), running)


@pytest.fixture
def student(browser, school):
    """Return a page of the school's."""
    with app.window(browser, school.address) as page:
        app.open_tab(page, "/activations?functions=ELU")
        yield page


def replica_of(page):
    """Return the name of the replica to which the browser's cookie leads."""
    return next((cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "REPLICA"), None)


def test_haproxy_accepts_the_shipped_configuration(tmp_path):
    need("haproxy", HAPROXY)
    file = tmp_path / "haproxy.cfg"
    file.write_text(configuration(REPLICAS, 8080, tmp_path), encoding="utf-8")
    checked = subprocess.run([HAPROXY, "-c", "-f", str(file)], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
    assert "WARNING" not in checked.stderr.upper()


def test_metrics_are_closed_health_is_open_and_the_cookie_names_a_replica(school):
    with urllib.request.urlopen(f"{school.address}/_stcore/health") as answer:
        assert answer.read() == b"ok"
        cookies = " ".join(answer.headers.get_all("Set-Cookie"))
        assert re.search(r"REPLICA=app850[12];[^,]*HttpOnly", cookies)
        assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(f"{school.address}/_stcore/metrics")


def test_a_student_whose_replica_dies_keeps_page_value_and_address(school, student):
    app.press(student, "elualpha", "End")
    app.expect_address(student, elualpha=2.0)
    before = student.url
    school.kill(student)
    assert student.url == before
    assert student.title().startswith("Activations")
    app.expect_slider(student, elualpha=2.0)
    app.expect_number(student, elualpha=2.0)
    expect(student.locator(selectors.EXCEPTION)).to_have_count(0)


def test_a_student_who_has_only_looked_so_far_can_move_after_the_replica_has_died(school, student):
    app.slider(student, "elualpha").focus()
    school.kill(student)
    student.keyboard.press("End")
    app.expect_address(student, elualpha=2.0)


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
    units = [str(tmp_path / name) for name in ("app@.service", "app.target")]
    checked = subprocess.run([analyze, "verify", *units], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
