"""HAProxy before replicas, as `deploy/` ships it: what it refuses, what it adds, and a student whose replica dies."""

import base64
import contextlib
import hashlib
import http.client
import http.server
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import streamlit
from playwright.sync_api import expect

from benchmarks.load import wait_for_health
from tests.browser import app, halls, selectors
from tests.machine import HAPROXY, ROOT, need

pytestmark = pytest.mark.thorough

DEPLOY = ROOT / "deploy"
OPENSSL = shutil.which("openssl")
REPLICAS = {"app8501": 8501, "app8502": 8502}
# What needs the rights of root; the test runs as anybody.
OF_ROOT = re.compile(r"^ +(chroot|user|group) .*\n", re.MULTILINE)
REPLICA = "streamlit run streamlit_app.py --server.headless=true --server.address=127.0.0.1 --server.port={}"
# The policy of each response that HAProxy adds a header to, and what must be in it.
HEADERS = {
    "Strict-Transport-Security": "max-age=31536000",
    "Content-Security-Policy": "default-src 'self'",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=()",
}
WEBSOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
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


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Return a file with a certificate that nobody has signed, and its key."""
    need("openssl", OPENSSL)
    folder = tmp_path_factory.mktemp("certificate")
    key, signed = folder / "key.pem", folder / "signed.pem"
    made = f"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=school -keyout {key}"
    subprocess.run([OPENSSL, *made.split(), "-out", str(signed)], check=True, capture_output=True)
    both = folder / "school.pem"
    both.write_text(signed.read_text() + key.read_text())
    return both


class Balancer:
    """HAProxy with the shipped configuration, in which only addresses and files are this test's."""

    def __init__(self, folder, certificate, ports, running):
        self.plain, self.port = free_port(), free_port()
        self.host = f"127.0.0.1:{self.port}"
        text = OF_ROOT.sub("", (DEPLOY / "haproxy.cfg").read_text(encoding="utf-8"))
        for name, shipped in REPLICAS.items():
            text = text.replace(f"127.0.0.1:{shipped} ", f"127.0.0.1:{ports[name]} ")
        text = text.replace("\n    bind :80\n", f"\n    bind 127.0.0.1:{self.plain}\n")
        text = text.replace("\n    bind :443 ", f"\n    bind 127.0.0.1:{self.port} ")
        text = text.replace("/etc/haproxy/school.pem", str(certificate))
        file = folder / "haproxy.cfg"
        file.write_text(text.replace("/run/haproxy/admin.sock", str(folder / "admin.sock")), encoding="utf-8")
        self.environment = os.environ | {"APP_HOST": self.host}
        self.checked = subprocess.run(
            [HAPROXY, "-c", "-f", str(file)], capture_output=True, text=True, env=self.environment
        )
        process = running.enter_context(subprocess.Popen([HAPROXY, "-db", "-f", str(file)], env=self.environment))
        running.callback(process.terminate)
        wait_until(lambda: self.ask("/_stcore/health")[0] == 200)

    def ask(self, path, method="GET", body=None, **headers):
        """Send a request as it is written, and return the status and the headers of the answer."""
        trusting = ssl._create_unverified_context()
        with contextlib.closing(http.client.HTTPSConnection(self.host, timeout=20, context=trusting)) as connection:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status, answer.headers


def wait_until(condition, seconds=60):
    """Wait until a condition holds; a refused connection means that it does not yet."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            if condition():
                return
        time.sleep(0.05)
    raise AssertionError("the state that the test waits for never came")


class Recorder(http.server.ThreadingHTTPServer):
    """A replica that keeps the requests it gets and answers each with a cookie."""

    def __init__(self, port=0):
        super().__init__(("127.0.0.1", port), Answer)
        self.requests = []

    @contextlib.contextmanager
    def answering(self):
        """Answer until the end of the block."""
        threading.Thread(target=self.serve_forever, daemon=True).start()
        with self:
            yield self
            self.shutdown()


class Answer(http.server.BaseHTTPRequestHandler):
    """The answer of the recorder; HAProxy's own question for its health is not kept."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.headers["Host"]:
            self.server.requests.append((self.path, self.headers))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.send_header("Set-Cookie", "_streamlit_xsrf=x; Path=/; SameSite=Lax")
        self.end_headers()

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def recorded(folder, certificate):
    """Yield a balancer and the requests that arrive behind it."""
    need("haproxy", HAPROXY)
    with contextlib.ExitStack() as running, Recorder().answering() as recorder:
        balancer = Balancer(folder, certificate, dict.fromkeys(REPLICAS, recorder.server_address[1]), running)
        yield balancer, recorder.requests


@pytest.fixture(scope="module")
def gate(tmp_path_factory, certificate):
    """Return a balancer and the requests that arrive behind it, for all tests of what passes."""
    with recorded(tmp_path_factory.mktemp("gate"), certificate) as both:
        yield both


@pytest.fixture(autouse=True)
def _forget(request):
    """Begin each test without the requests of those before it."""
    if "gate" in request.fixturenames:
        request.getfixturevalue("gate")[1].clear()


def test_haproxy_accepts_the_shipped_configuration(gate):
    checked = gate[0].checked
    assert checked.returncode == 0, checked.stderr
    assert "WARNING" not in checked.stderr.upper()


REFUSED_PATHS = [
    "/_stcore/metrics",
    "/_stcore/%6detrics",
    "/%5fstcore/metrics",
    "/%255fstcore/%256detrics",
    "/_STCORE/metrics",
    "/_stcore/Metrics",
    "//_stcore/metrics",
    "/_stcore//metrics",
    "/x/../_stcore/metrics",
    "/x/%2e%2e/_stcore/metrics",
    "/activations/_stcore/metrics",
    "/_stcore/metrics/",
    "/_stcore/metrics?x=/_stcore/health",
    "/_stcore/agent/interact",
    "/_stcore/%61gent/mcp",
    "/_stcore/upload_file/a/b",
    "/_stcore/script-health-check",
    "/_stcore/bidi-components/%2e%2e/metrics",
    "/_stcore/bidi-components/../metrics",
    "/static/..%5c..%5cui/page.py",
]


@pytest.mark.parametrize("path", REFUSED_PATHS)
def test_an_address_that_no_browser_needs_is_refused_however_it_is_written(gate, path):
    balancer, arrived = gate
    status, headers = balancer.ask(path)
    assert status == 403
    assert arrived == []
    assert "max-age" in headers["Strict-Transport-Security"]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/activations?view=Curves",
        "/_stcore/health",
        "/activations/_stcore/health",
        "/_stcore/host-config",
        "/_stcore/stream",
        "/_stcore/bidi-components/chart_tools/a-b.js",
        "/static/js/index.x.js",
    ],
)
def test_what_a_browser_needs_passes(gate, path):
    balancer, arrived = gate
    assert balancer.ask(path)[0] == 200
    assert [found for found, _ in arrived] == [path]


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "http://{host}", "null", "https://{host}.example", ""])
def test_a_page_of_another_site_is_refused_before_a_replica_sees_it(gate, origin):
    balancer, arrived = gate
    assert balancer.ask("/_stcore/stream", **WEBSOCKET, Origin=origin.format(host=balancer.host))[0] == 403
    assert arrived == []
    assert balancer.ask("/_stcore/stream", **WEBSOCKET, Origin=f"https://{balancer.host}")[0] == 200


@pytest.mark.parametrize("host", ["elsewhere.example", "127.0.0.1", "127.0.0.1:1", "", "[::1]"])
def test_another_name_is_refused(gate, host):
    balancer, arrived = gate
    assert balancer.ask("/", Host=host)[0] in {400, 421}
    assert arrived == []


@pytest.mark.parametrize(
    ("method", "body", "status"),
    [("PUT", b"x", 405), ("POST", b"x", 405), ("DELETE", None, 405), ("OPTIONS", None, 405), ("GET", b"x", 413)],
)
def test_nothing_is_sent_but_questions(gate, method, body, status):
    balancer, arrived = gate
    assert balancer.ask("/", method, body)[0] == status
    assert balancer.ask("/_stcore/upload_file/a/b", method, body)[0] == status
    assert arrived == []


def test_a_body_in_chunks_is_refused(gate):
    balancer, arrived = gate
    request = f"GET / HTTP/1.1\r\nHost: {balancer.host}\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n"
    with (
        socket.create_connection(("127.0.0.1", balancer.port)) as plain,
        ssl._create_unverified_context().wrap_socket(plain) as connection,
    ):
        connection.sendall(request.encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 413 ")
    assert arrived == []


def test_every_answer_has_the_headers_of_safety_and_no_cookie_goes_without_tls(gate):
    balancer, _ = gate
    for path in ("/", "/_stcore/metrics"):
        _, headers = balancer.ask(path)
        for name, part in HEADERS.items():
            assert part in headers[name]
    cookies = balancer.ask("/")[1].get_all("Set-Cookie")
    assert len(cookies) == 2
    assert all("; Secure" in cookie or "; secure" in cookie for cookie in cookies)
    assert any(re.match(r"REPLICA=app850[12];.*HttpOnly", cookie) for cookie in cookies)


def test_the_policy_for_scripts_allows_the_one_inline_script_of_streamlit_and_nothing_unsafe(gate):
    index = Path(streamlit.__file__).parent / "static" / "index.html"
    scripts = re.findall(r"<script>(.*?)</script>", index.read_text(encoding="utf-8"), re.DOTALL)
    hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts}
    [allowed] = re.findall(r"script-src ([^;]*);", gate[0].ask("/")[1]["Content-Security-Policy"])
    assert set(allowed.split()) == {"'self'", "blob:", *(f"'sha256-{found}'" for found in hashes)}


def test_a_hall_is_sent_to_the_replica_of_its_code_whatever_the_cookie_and_codes_are_spread(gate):
    balancer, _ = gate

    def replica(path, **headers):
        cookies = balancer.ask(path, **headers)[1].get_all("Set-Cookie")
        # A browser that has the right cookie keeps it, and gets none.
        found = [cookie for cookie in cookies if cookie.startswith("REPLICA=")] or [headers.get("Cookie", "")]
        return re.match(r"REPLICA=(app850[12])", found[0])[1]

    codes = [f"CDF{first}{second}7" for first in "CDFHJK" for second in "CDFHJK"]
    sent = {code: replica(f"/hall?code={code}") for code in codes}
    assert set(sent.values()) == set(REPLICAS)
    for code, name in list(sent.items())[:4]:
        for address in (f"/hall?code={code.lower()}", f"/hall?view=Wall&code={code}"):
            for cookie in ({}, {"Cookie": "REPLICA=app8501"}, {"Cookie": "REPLICA=app8502"}):
                assert replica(address, **cookie) == name


def test_what_a_client_says_about_itself_does_not_pass(gate):
    balancer, arrived = gate
    said = {"X-Forwarded-For": "10.1.2.3", "X-Forwarded-Proto": "http", "X-Forwarded-Host": "x", "Forwarded": "for=x"}
    assert balancer.ask("/", **said)[0] == 200
    [(_, headers)] = arrived
    assert headers.get_all("X-Forwarded-For") == ["127.0.0.1"]
    assert headers.get_all("X-Forwarded-Proto") == ["https"]
    assert headers["X-Forwarded-Host"] is headers["Forwarded"] is None


def test_a_request_without_tls_is_sent_to_the_public_name(gate):
    balancer, arrived = gate
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", balancer.plain)) as connection:
        connection.request("GET", "/losses?view=One%20neuron", headers={"Host": "elsewhere.example"})
        answer = connection.getresponse()
        assert (answer.status, answer.headers["Location"]) == (301, f"https://{balancer.host}/losses?view=One%20neuron")
    assert arrived == []


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1])
def test_old_tls_is_refused(gate, version):
    old = ssl._create_unverified_context()
    old.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning, match="is deprecated"):
        old.minimum_version = old.maximum_version = version
    with (
        socket.create_connection(("127.0.0.1", gate[0].port)) as connection,
        pytest.raises(ssl.SSLError),
    ):
        old.wrap_socket(connection)


def test_a_source_that_opens_websockets_without_end_is_told_to_wait(tmp_path, certificate):
    with recorded(tmp_path, certificate) as (balancer, arrived):
        trusting = ssl._create_unverified_context()
        with contextlib.closing(http.client.HTTPSConnection(balancer.host, context=trusting)) as connection:
            found = []
            for _ in range(1110):
                connection.request("GET", "/_stcore/stream")
                answer = connection.getresponse()
                answer.read()
                found.append(answer.status)
                if answer.status != 200:
                    connection.close()
        assert set(found[:1000]) == {200}
        assert found[-1] == 429
        assert balancer.ask("/")[0] == 200
        assert len([path for path, _ in arrived if path == "/_stcore/stream"]) <= 1100


def test_a_replica_that_was_down_is_asked_again_once_it_answers(tmp_path, certificate):
    need("haproxy", HAPROXY)
    with contextlib.ExitStack() as running, Recorder().answering() as first:
        with Recorder().answering() as second:
            ports = {name: each.server_address[1] for name, each in zip(REPLICAS, (first, second), strict=True)}
            balancer = Balancer(tmp_path, certificate, ports, running)

            def answers(name):
                """Say whether a replica answers a browser with the cookie of the second one, which then keeps it."""
                status, headers = balancer.ask("/", Cookie="REPLICA=app8502")
                cookie = next((each for each in headers.get_all("Set-Cookie", []) if each.startswith("REPLICA=")), None)
                return status == 200 and (cookie or "REPLICA=app8502").startswith(f"REPLICA={name}")

            wait_until(lambda: answers("app8502"))
        wait_until(lambda: answers("app8501"))
        with Recorder(ports["app8502"]).answering():
            wait_until(lambda: answers("app8502"))


class School:
    """Two replicas that share a secret, and the balancer in front of them."""

    def __init__(self, folder, certificate, running):
        self.ports = {name: free_port() for name in REPLICAS}
        self.replicas = {}
        shared = {
            "STREAMLIT_SERVER_COOKIE_SECRET": "one secret for all replicas",
            "STREAMLIT_SERVER_ALLOWED_HOSTS": "127.0.0.1",
            "HALL_DATABASE": str(folder / "halls.sqlite"),
        }
        for name, port in self.ports.items():
            command = [sys.executable, "-m", *REPLICA.format(port).split()]
            process = running.enter_context(subprocess.Popen(command, cwd=ROOT, env=os.environ | shared))
            running.callback(process.terminate)
            self.replicas[name] = process
        for port in self.ports.values():
            wait_for_health(f"127.0.0.1:{port}")
        self.balancer = Balancer(folder, certificate, self.ports, running)
        self.address = f"https://{self.balancer.host}"

    def kill(self, pages):
        """Kill the replica that serves all of some pages, and wait until each is served by the other."""
        [first] = {replica_of(page) for page in pages}
        (second,) = REPLICAS.keys() - {first}
        for page in pages:
            page.evaluate(LOSS)
        self.replicas[first].send_signal(signal.SIGKILL)
        for page in pages:
            page.wait_for_function("() => window.lost")
            page.wait_for_selector(selectors.AWAKE)
            assert replica_of(page) == second


@pytest.fixture(scope="module")
def school(tmp_path_factory, certificate):
    """Return two replicas and their balancer."""
    need("haproxy", HAPROXY)
    with contextlib.ExitStack() as running:
        yield School(tmp_path_factory.mktemp("haproxy"), certificate, running)


@pytest.fixture(scope="module")
def student(browser, school):
    """Return a window of the school's, where the policy for sources holds for the tests too."""
    with app.window(browser, school.address, ignore_https_errors=True) as page:
        yield page


def replica_of(page):
    """Return the name of the replica to which the browser's cookie leads."""
    return next((cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "REPLICA"), None)


def test_charts_formulas_and_components_work_under_the_policy_for_their_sources(school, student):
    with app.watched(student, school.address) as page:
        # A replica that has shown nothing yet is asked for an address as its very first request.
        app.open_tab(page, "/activations?functions=ELU")
        app.press(page, "elualpha", "End")
        app.expect_address(page, elualpha=2.0)
        with page.expect_download():
            app.choose(page, "Download SVG")
        app.follow_menu(page, "Losses")
        page.wait_for_selector(selectors.open_tab("Two classes"))
        expect(page.locator(selectors.FORMULA).first).to_be_visible()
        app.travel(page, "/losses?view=Loss%20surface")
        page.wait_for_selector(selectors.open_tab("Loss surface"))
        app.wait_until_idle(page)
        app.open_tab(page, "/softmax?lecture=1")
        app.open_tab(page, "/?view=My+list")
        cookies = page.context.cookies()
        assert cookies
        assert all(cookie["secure"] for cookie in cookies)


def test_when_a_replica_dies_students_keep_value_and_address_and_can_move_and_a_hall_goes_on(browser, school, student):
    wall, (moved, looked, *phones) = student, [student.context.new_page() for _ in range(3)]
    with app.window(browser, school.address, ignore_https_errors=True) as other:
        phones.append(other)
        code = halls.open_hall(wall)
        for phone in phones:
            halls.join(phone, code)
        halls.choose(wall, "Vote, then see")
        expect(wall.locator(".st-key-hall-claim")).to_be_visible()
        halls.button(wall, "Ask").click()
        vote(phones[0], "True")
        for page in (moved, looked):
            app.open_tab(page, "/activations?functions=ELU")
            app.slider(page, "elualpha").focus()
        moved.keyboard.press("End")
        app.expect_address(moved, elualpha=2.0)
        before = moved.url
        school.kill([wall, moved, looked, *phones])

        assert moved.url == before
        assert moved.title().startswith("Activations")
        app.expect_slider(moved, elualpha=2.0)
        app.expect_number(moved, elualpha=2.0)
        expect(moved.locator(selectors.EXCEPTION)).to_have_count(0)

        # This student has only looked at the page so far.
        looked.keyboard.press("End")
        app.expect_address(looked, elualpha=2.0)

        # The hall has the vote that was given before, the next one, and one that is changed.
        halls.expect_text(wall, "1 of 2 phones has voted")
        vote(phones[1], "False")
        halls.verdict(phones[1], "True").click()
        halls.expect_text(wall, "2 of 2 phones have voted")
        halls.button(wall, "Show the votes").click()
        expect(wall.locator(selectors.FIGURE).first).to_have_attribute("aria-label", re.compile("True 2, False 0"))


def vote(phone, choice):
    """Show the present question on a phone, and vote."""
    halls.look(phone, halls.verdict(phone, choice))
    halls.verdict(phone, choice).click()
    halls.expect_text(phone, f"Your vote: {choice}")


def test_the_units_and_the_balancer_agree_on_the_ports_and_the_folder():
    balancer, unit = ((DEPLOY / name).read_text(encoding="utf-8") for name in ("haproxy.cfg", "app@.service"))
    replicas, halls = balancer.split("\nbackend halls\n")
    listed = [(name, str(port), name) for name, port in REPLICAS.items()]
    for backend in (replicas, halls):
        assert re.findall(r"server (\w+) 127\.0\.0\.1:(\d+) cookie (\w+)", backend) == listed
    assert re.findall(r"track replicas/(\w+)", halls) == list(REPLICAS)
    folder = Path(re.search(r"^WorkingDirectory=(.*)$", unit, re.MULTILINE)[1])
    assert f"ExecStart={folder}/.venv/bin/streamlit run streamlit_app.py --server.port=%i " in unit


@pytest.fixture
def units(tmp_path):
    """Return systemd's program that judges units, and a folder with ours."""
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("no systemd on this machine")
    program = tmp_path / ".venv" / "bin" / "streamlit"
    program.parent.mkdir(parents=True)
    program.symlink_to(sys.executable)
    for name in ("app@.service", "app.target"):
        text = (DEPLOY / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("/srv/sigmoid", str(tmp_path)), encoding="utf-8")
    return analyze, tmp_path


def test_the_unit_is_one_that_systemd_reads(units):
    analyze, folder = units
    files = [str(folder / name) for name in ("app@.service", "app.target")]
    checked = subprocess.run([analyze, "verify", *files], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr


def test_the_unit_exposes_little(units):
    analyze, folder = units
    file = folder / "app@8501.service"
    shutil.copy(folder / "app@.service", file)
    command = [analyze, "security", "--offline=true", "--no-pager", str(file)]
    checked = subprocess.run(command, capture_output=True, text=True)
    if "unrecognized option" in checked.stderr:
        pytest.skip("this systemd judges only units that are installed")
    [exposure] = re.findall(r"exposure level for [^:]*: ([\d.]+)", checked.stdout)
    assert float(exposure) < 2.0
