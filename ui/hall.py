"""A hall in a session: the storage, this browser's name and key, and the frame of the page.

The server keeps a hall and its answers (storage), the browser its own name in it and the host's key
(frontend/hall_browser.js). A session only remembers what the browser has told it.
"""

import contextlib
import functools
import re
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlsplit

import numpy as np
import streamlit as st

from lib.hall.code import draw_code, read_code
from lib.hall.limits import MOST_OPENED, MOST_WRONG, OPENED_WITHIN, WRONG_WITHIN
from lib.hall.question import Question
from lib.lesson.address import HALL, LECTURE, LESSON, OPENED_FROM, SCENES, VIEW, State
from lib.lesson.claims.registry import CLAIMS
from lib.lesson.controls import ACTIVITY, HALL_CLAIM, HALL_CODE
from lib.lesson.exercises.numeric import NUMERIC
from lib.lesson.hall_link import to_value
from lib.text.catalogue import hall as words
from storage.attempts import Attempts, CodesInUse, source_of
from storage.halls import CLOSED, Hall, Halls, RefusedError, open_halls
from ui.chart import end_run
from ui.component import component, first_call, style
from ui.controls import link
from ui.lecture import WALL, is_projected, relative_address
from ui.page import open_page, page_components, say_address_faults
from ui.state import Visit, session

BROWSER = "hall-browser"
# The seconds between two looks for halls that are over.
SWEEP = 300.0
# What a scene of the lesson or of the lecture brings along: its question, and the way back to it.
CARRIED = (ACTIVITY.key, HALL_CLAIM.key, LECTURE, LESSON, SCENES)
PERSON, KEY = re.compile(r"[0-9a-f]{32}"), re.compile(r"[0-9a-f]{0,64}")

_opening = threading.Lock()

hall_browser = component("hall_browser", "js")

wrong_codes = Attempts(MOST_WRONG, WRONG_WITHIN)
openings = Attempts(MOST_OPENED, OPENED_WITHIN)
codes_in_use = CodesInUse()


def halls() -> Halls:
    """Return the halls of this server, opened when they are first asked for; those that are over are deleted.

    RefusedError if they cannot be opened at the moment.
    """
    # A cache lets two threads that ask for the same at once compute it twice.
    with _opening:
        return _opened_halls()


@functools.cache
def _opened_halls() -> Halls:
    """Open the halls; a RefusedError is not cached, so the next call tries again."""
    found = open_halls()
    threading.Thread(target=_sweep, args=(found,), name="halls", daemon=True).start()
    return found


def _sweep(found: Halls) -> None:
    """Delete the halls that are over, again and again: also when nobody asks for a hall any more."""
    while True:
        with contextlib.suppress(RefusedError):
            found.forget_past(time.time())
        time.sleep(SWEEP)


def hall_page(draw: Mapping[str, Callable[[str], None]], door: Callable[[], None]) -> None:
    """Draw the page of a hall: the view that the address asks for, or the door if it has the code of no open hall.

    `draw` maps the name of each view to what draws it for a code.
    """
    open_page(HALL.name)
    page_components()
    st.html(style("hall_wall.css" if is_projected() else "hall_phone.css"))
    with st.container(key="hall"):
        say_address_faults(HALL.name)
        code = st.query_params.get(HALL_CODE.key, "")
        if code in session(Visit).closed:
            # The wall runs every second, and a run of it that was asked for before comes with the address of then.
            st.query_params.clear()
            code = ""
        leaves = ask_browser(code)
        if leaves or (code and code not in session(Visit).people):
            st.markdown(words.ONE_MOMENT)
        else:
            with say_refusal():
                _draw_hall(code, draw, door)
    end_run()


@contextlib.contextmanager
def say_refusal() -> Iterator[None]:
    """Say why a part of the page cannot be drawn, in its place: the storage cannot be opened or read at the moment."""
    try:
        yield
    except RefusedError as refused:
        st.warning(str(refused), icon=":material/error:")


def _draw_hall(code: str, draw: Mapping[str, Callable[[str], None]], door: Callable[[], None]) -> None:
    """Draw the view of a hall, or the door with the reason why there is no hall."""
    found, fault = look_up(code) if code else (None, "")
    if found:
        draw.get(st.query_params.get(VIEW, ""), next(iter(draw.values())))(code)
        return
    if fault:
        st.warning(fault, icon=":material/error:")
    own = own_halls()
    if own and not code and is_projected():
        # A scene of the lecture leads here; the hall is open already.
        go(own[-1], WALL)
        st.rerun()
    door()


def look_up(code: str) -> tuple[Hall | None, str]:
    """Return the open hall that has a code, or None and the sentence on why there is none.

    A source with many wrong codes has to wait. But a campus may be one source: its host, its phones and whoever joins
    them are let in.
    """
    here, now, source = session(Visit), time.time(), _source()
    if code in here.refused:
        # It is neither a wrong code nor a way to try codes.
        return None, ""
    if wrong_codes.is_blocked(source, now) and not _is_known(code, source):
        return None, words.MANY_WRONG
    found = halls().find(code, now)
    if found:
        here.found.add(code)
        codes_in_use.record(source, code)
        return found, ""
    if code in here.found:
        return None, CLOSED
    if code not in here.wrong:
        here.wrong.add(code)
        wrong_codes.record(source, now)
    return None, words.NO_HALL


def _is_known(code: str, source: str) -> bool:
    """Return whether a code needs no guess: this browser is in its hall, or others from the same source are."""
    here = session(Visit)
    return (
        code in here.found
        or codes_in_use.has(source, code)
        or is_host(code)
        or halls().is_member(code, here.people.get(code, ""))
    )


def _source() -> str:
    """Return the source that this visitor comes from: the balancer names it where all come from this machine."""
    forwarded = st.context.headers.get("X-Forwarded-For", "") if st.context.ip_address is None else ""
    return source_of(st.context.ip_address or forwarded.rpartition(",")[2].strip())


def begin_hall() -> None:
    """Let this browser keep the key of a new hall and load its wall, where the hall is opened."""
    here = session(Visit)
    here.opened, here.key = draw_code(np.random.default_rng()), secrets.token_hex(16)
    go(here.opened, WALL)


def go(code: str, view: str) -> None:
    """Let the browser load a view of a hall; the address has its code, what a scene asks, and the key nowhere."""
    session(Visit).go = relative_address(HALL.name, {HALL_CODE.key: code, VIEW: view, **_carried()})


def _carried() -> dict[str, str]:
    """Return what the address has of the scene that has led to the hall."""
    return {key: st.query_params[key] for key in CARRIED if key in st.query_params}


def link_from_phone(code: str, label: str, page: str, state: State) -> None:
    """Draw a link that opens a page in a state, from where another one leads back to the phone."""
    link(page, label, {**state, OPENED_FROM: to_value({HALL_CODE.key: code})})


def link_from_wall(code: str, label: str, page: str, state: State) -> None:
    """Draw a link that opens a page in a state, on the projector, from where another one leads back to the wall."""
    with st.container(key="hall-picture", width="content"):
        link(page, label, {**state, OPENED_FROM: to_value({HALL_CODE.key: code, VIEW: WALL, **_carried()})})


def link_from_steering(code: str, label: str, page: str, state: State) -> None:
    """Draw a link to a scene, whose own question the wall has when the scene leads back to it."""
    link(page, label, {**state, OPENED_FROM: to_value({HALL_CODE.key: code, VIEW: WALL})})


def close_hall(code: str) -> None:
    """Close a hall, and go to the door."""
    here = session(Visit)
    try:
        halls().close(code, here.keys.get(code, ""))
    except RefusedError as refused:
        here.notice = str(refused)
        return
    here.keys.pop(code, None)
    here.closed.add(code)
    here.notice = words.HALL_CLOSED
    st.query_params.clear()


def steer(code: str, before: Question | None, after: Question) -> None:
    """Put a question in the place of the one before it, or say why that cannot be."""
    here = session(Visit)
    try:
        halls().steer(code, here.keys.get(code, ""), before, after, time.time())
    except RefusedError as refused:
        here.notice = str(refused)


def present_question(hall: Hall) -> Question | None:
    """Return the present question of a hall, None if there is none that can be shown.

    Another version of the app may have asked of a claim or an exercise that this one does not have.
    """
    asked = hall.question
    is_known = asked and asked.claim in ("", *CLAIMS) and asked.exercise in ("", *NUMERIC)
    return asked if is_known else None


def question_key(asked: Question) -> str:
    """Return what the keys of a question's buttons end with: an old button is none of another question or round."""
    return f"{asked.number}-{asked.round}"


def is_host(code: str) -> bool:
    """Return whether this browser has the key of a hall."""
    key = session(Visit).keys.get(code, "")
    return bool(key) and halls().is_host(code, key)


def own_halls() -> list[str]:
    """Return the codes of the open halls that this browser steers."""
    return [code for code in session(Visit).keys if is_host(code)]


def answer(code: str, asked: Question, given: str, final: bool = False) -> bool:
    """Store this browser's answer to a question, or say why it does not count; return whether it counts."""
    here = session(Visit)
    try:
        halls().answer(code, here.people[code], asked, given, time.time(), final)
    except RefusedError as refused:
        here.notice = str(refused)
        return False
    return True


def join(code: str) -> str:
    """Let this browser into a hall, once; return why it is not let in, "" if it is."""
    here = session(Visit)
    if code in here.joined:
        return ""
    try:
        halls().join(code, here.people[code], time.time())
    except RefusedError as refused:
        return str(refused)
    here.joined.add(code)
    return ""


def say_notice() -> None:
    """Say once what the last act has led to."""
    here = session(Visit)
    if here.notice:
        st.warning(here.notice, icon=":material/info:")
    here.notice = ""


def typed_address() -> str:
    """Return the address of the page of halls as it is read out, without a scheme."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.netloc}{parts.path}" if parts.netloc else "/hall"


def ask_browser(code: str) -> bool:
    """Let the browser tell its name and its key in a hall, if they are not known, and go where the last act leads.

    Without a code it tells the hall that it has opened last. Return whether it goes elsewhere.
    """
    here = session(Visit)
    known = code in here.people if code else bool(here.keys)
    data = {"code": code, "known": known, "wall": bool(code) and is_projected()}
    data |= {"opened": here.opened, "key": here.key, "go": here.go}
    here.opened = here.key = here.go = ""
    hall_browser(key=BROWSER, data=data, on_known_change=first_call(_learn), on_woken_change=lambda: None)
    return bool(data["go"])


def _learn() -> None:
    """Remember what the browser has told; it may tell anything."""
    here, told = session(Visit), st.session_state[BROWSER].known
    if not isinstance(told, dict):
        return
    code, person, key = (str(told.get(name, "")) for name in ("code", "person", "key"))
    try:
        is_code = read_code(code) == code
    except ValueError:
        return
    address = st.query_params.get(HALL_CODE.key, "")
    # Without a code in the address it tells one hall, which it steers; a browser that tells others adds nothing.
    is_asked = code == address if address else bool(key) and not here.keys
    if is_code and is_asked and PERSON.fullmatch(person) and KEY.fullmatch(key):
        here.people.setdefault(code, person)
        if key:
            here.keys.setdefault(code, key)
            if told.get("isNew") is True:
                _open_hall(code, key)


def _open_hall(code: str, key: str) -> None:
    """Open a hall for the browser that comes with a new key, or say why that cannot be."""
    here, now, source = session(Visit), time.time(), _source()
    try:
        if halls().is_host(code, key):
            # The browser has told it again, and this hall may have been the last one before the limit.
            return
        if openings.is_blocked(source, now):
            here.refused.add(code)
            here.notice = words.MANY_OPENED
        elif halls().open(code, key, now):
            openings.record(source, now)
            codes_in_use.record(source, code)
        elif not halls().is_host(code, key):
            here.notice = words.CODE_TAKEN
    except RefusedError as refused:
        here.refused.add(code)
        here.notice = str(refused)
