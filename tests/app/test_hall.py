"""The page of a hall as Streamlit runs it: its door, its phones, its wall, and its host."""

import json
import re
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import permutations
from urllib.parse import parse_qsl, urlsplit

import pytest

from lib.hall.limits import MOST_OPENED, MOST_WRONG
from lib.hall.question import Activity, Phase, Question, to_json
from lib.lesson.claims.claim import Verdict
from lib.lesson.claims.registry import CLAIMS
from lib.lesson.scenes.chapters import SCENES, scene_of_claim
from lib.lesson.scenes.scene import hall_state
from lib.text.catalogue.hall import MANY_WRONG
from storage.attempts import Attempts, CodesInUse
from storage.halls import Halls
from tests.app.pages import JUNK, opened, trigger
from tests.unit.each import each
from ui import compute_queue, hall
from ui.fair_queue import FairQueue
from ui.views.hall import wall

CLAIM = "mle-most-probable"
CODES = map("".join, permutations("MNPRTW"))
"""Codes of halls, each for one of them."""
opened_once = hall.halls


@pytest.fixture(autouse=True)
def halls(monkeypatch):
    """Return halls of this test's own, in memory."""
    fresh = Halls()
    monkeypatch.setattr(hall, "halls", lambda: fresh)
    for view in ("phone", "wall", "steering"):
        monkeypatch.setattr(f"ui.views.hall.{view}.halls", lambda: fresh)
    for limit in ("wrong_codes", "openings"):
        former = getattr(hall, limit)
        monkeypatch.setattr(hall, limit, Attempts(former.most, former.within))
    monkeypatch.setattr(hall, "codes_in_use", CodesInUse())
    # AppTest has no connection that comes from anywhere.
    monkeypatch.setattr(hall, "_source", lambda: "one network")
    yield fresh
    fresh.close_connection()


def press(app, key):
    return app.button(key=key).click().run()


def component(app, key):
    """Return what the page tells a component."""
    (part,) = (part for part in app.get("bidi_component") if part.proto.id.endswith(f"-{key}"))
    return json.loads(part.proto.json)


def told(app):
    """Return what the page tells the browser."""
    return component(app, "hall-browser")


def at(code, person, key="", is_new=False, **query):
    """Return the page at the address of a hall, once the browser has told what it is there."""
    app = opened("hall", {"code": code} | query)
    return trigger(app, "hall-browser", "known", {"code": code, "person": person, "key": key, "isNew": is_new})


def host(code="", key="b" * 32):
    """Return the wall of a hall whose browser tells that it has just opened it, and its code."""
    code = code or next(CODES)
    app = at(code, "0" * 32, key, True, view="Wall")
    assert_page(app)
    return app, code


def phone(code, place=1):
    """Return a phone that has opened the address of a hall."""
    return at(code, f"{place:032x}")


def assert_page(app):
    assert not app.exception, app.exception[0].stack_trace


def texts(app):
    return "\n".join(str(part.value) for kind in ("markdown", "success", "warning", "info") for part in app.get(kind))


def vote(app, verdict, place="1-1"):
    """Choose a verdict on a phone; the place is the number of the question and its round."""
    return app.button_group(key=f"hall-vote-{place}").set_value(verdict).run()


def ask(app, activity, **boxes):
    app.selectbox(key="hall-activity").set_value(activity).run()
    for key, value in boxes.items():
        app.selectbox(key=f"hall-{key}").set_value(value)
    return press_ask(app)


def ask_buttons(app):
    return [button for button in app.button if button.key.startswith("ask-")]


def press_ask(app):
    (button,) = ask_buttons(app)
    return button.click().run()


def touch_former(app, identity, **touched):
    """Touch a button or a control that the page has shown before, as a touch that has waited for the end of a run."""
    states = app._tree.get_widget_states()
    states.widgets.add(id=identity, **(touched or {"trigger_value": True}))
    return app._run(states)


def ask_text(app, key, text):
    """Let a box send a text, which it may not offer, in one message with a click on "Ask"."""
    states = app._tree.get_widget_states()
    for state in list(states.widgets):
        if state.id == app.selectbox(key=key).id:
            states.widgets.remove(state)
    states.widgets.add(id=app.selectbox(key=key).id, string_value=text)
    states.widgets.add(id=ask_buttons(app)[0].id, trigger_value=True)
    return app._run(states)


def present(halls, code):
    return halls.find(code, hall.time.time()).question


def test_a_hall_is_opened_with_one_click_and_its_address_has_no_key(halls):
    kept = told(press(opened("hall"), "open-hall"))
    assert kept["go"] == f"hall?code={kept['opened']}&view=Wall"
    app, code = host(kept["opened"], kept["key"])
    assert f"{code[:3]} {code[3:]}" in texts(app)
    key = app.session_state["app.Visit"].keys[code]
    assert halls.is_host(code, key)
    assert key not in texts(app)


def test_phones_flip_each_counted_once_and_the_host_shows_p(halls):
    app, code = host()
    ask(app, Activity.FLIP, coin="hidden")
    phones = [phone(code, place) for place in range(3)]
    for place, student in enumerate(phones):
        press(student, f"flip-{10 if place else 1}-1-1")
        assert_page(student)
        assert "Round 1: " in texts(student)
        assert not [button for button in student.button if button.key.startswith("flip-")]
    app.run()
    assert "21 flips" in texts(app)
    assert "3 of 3 phones have flipped" in texts(app)
    assert len(app.get("vega_lite_chart")) == 2
    p = present(halls, code).probability
    assert "The coin has p" not in texts(app)
    press(app, "step-NEXT_ROUND-1-1")
    press(phones[0], "look")
    press(phones[0], "flip-10-1-2")
    app.run()
    assert "31 flips" in texts(app)
    press(app, "step-UNDO_ROUND-1-2")
    app.run()
    assert "21 flips" in texts(app)
    press(app, "step-SOLVE-1-1")
    app.run()
    assert re.search(rf"The coin has p = {p:g}\b", texts(app))
    press(phones[1], "look")
    assert "All rounds are over" in texts(phones[1])


def test_a_phone_reports_a_real_coin_and_there_is_no_p_to_show(halls):
    app, code = host()
    ask(app, Activity.FLIP, coin="real")
    student = press(phone(code), "report-1-1-1")
    assert "your flip is a **1**" in texts(student)
    assert halls.tally(code, 1) == {1: {"1/1": 1}}
    assert "step-SOLVE-1-1" not in [button.key for button in app.button]


def test_votes_are_hidden_until_they_are_shown_then_stand_beside_a_second_vote_and_then_the_check_decides(halls):
    app, code = host()
    ask(app, Activity.VOTE, claim=CLAIM)
    student = vote(phone(code), Verdict.TRUE)
    vote(student, Verdict.FALSE)
    assert halls.tally(code, 1) == {1: {"false": 1}}
    app.run()
    assert CLAIMS[CLAIM].text in [heading.value for heading in app.subheader]
    assert not app.get("vega_lite_chart")
    press(app, "step-SHOW-1-1")
    app.run()
    assert len(app.get("vega_lite_chart")) == 1
    assert vote(student, Verdict.TRUE).warning[0].value.startswith("This question is closed")
    assert "Your vote: **False**" in texts(student)
    press(app, "step-NEXT_ROUND-1-1")
    vote(press(student, "look"), Verdict.TRUE, "1-2")
    press(app, "step-SHOW-1-2")
    assert halls.tally(code, 1) == {1: {"false": 1}, 2: {"true": 1}}
    press(app, "step-SOLVE-1-2")
    assert_page(app)
    assert "true only under a condition" in texts(app)
    asked = present(halls, code)
    assert (asked.activity, asked.phase) == (Activity.CONDITION, Phase.OPEN)
    assert set(asked.choices) == {CLAIMS[CLAIM].condition, *CLAIMS[CLAIM].other_conditions}
    # The two votes on the claim are shown until those on its condition are.
    assert len(app.get("vega_lite_chart")) == 1
    right = str(asked.choices.index(CLAIMS[CLAIM].condition) + 1)
    vote(press(student, "look"), right, "1-3")
    assert f"Your vote: **{'ABC'[int(right) - 1]}**" in texts(student)
    assert halls.tally(code, 1)[3] == {right: 1}
    for step in ("SHOW", "SOLVE"):
        assert ":material/" not in texts(app)
        press(app, f"step-{step}-1-3")
    app.run()
    assert_page(app)
    assert texts(app).count(":material/check_circle:") == 1
    assert "True if" in texts(app)
    assert present(halls, code).phase == Phase.SOLVED


def test_phones_vote_on_the_number_that_solves_an_exercise_and_its_check_decides(halls):
    app, code = host()
    ask(app, Activity.EXERCISE, exercise="most-classes")
    assert_page(app)
    asked = present(halls, code)
    assert "14" in asked.choices
    student = phone(code)
    assert "Which value of **Classes n** solves it: " in texts(student)
    place = asked.choices.index("14")
    vote(student, str(place + 1))
    assert "Your vote: **14**" in texts(student)
    app.run()
    assert "solves it." not in texts(app)
    press(app, "step-SHOW-1-1")
    assert len(app.get("vega_lite_chart")) == 1
    press(app, "step-SOLVE-1-1")
    assert_page(app)
    lines = [line for line in texts(app).splitlines() if "solve" in line and line.startswith("- ")]
    assert [line.startswith("- :material/check_circle: **14** solves it.") for line in lines] == [
        number == place for number in range(4)
    ]
    press(student, "look")
    assert "Your vote: **14**." in texts(student)


@pytest.fixture
def queue(monkeypatch):
    """Return a queue of this test's own, in which nobody can wait, and which has no results yet."""
    fresh = FairQueue(capacity=0)
    monkeypatch.setattr(compute_queue, "QUEUE", fresh)
    monkeypatch.setattr(compute_queue, "_results", OrderedDict())
    return fresh


def key_of(app, code):
    """Return the key with which a browser steers a hall."""
    return app.session_state["app.Visit"].keys[code]


@each(
    "asked",
    [
        Question(1, Activity.VOTE, Phase.SOLVED, claim="tanh-derivative"),
        Question(1, Activity.EXERCISE, Phase.SOLVED, exercise="most-classes", choices=("14", "7")),
    ],
)
def test_a_full_queue_takes_neither_the_votes_nor_the_controls_away_and_the_wall_asks_again(halls, queue, asked):
    app, code = host()
    halls.steer(code, key_of(app, code), None, asked, hall.time.time())
    with queue.serialized("somebody else"):
        app.run()
        assert_page(app)
        assert "The server is busy" in texts(app)
        assert ":material/check_circle:" not in texts(app)
        assert len(app.get("vega_lite_chart")) == 1
        assert ask_buttons(app)
        ask(app, Activity.EXERCISE, exercise="first-overflow")
        assert_page(app)
        assert texts(app).count("The server is busy") == 2
        assert present(halls, code) == asked
    assert ":material/check_circle:" in texts(app.run())
    press_ask(app)
    assert present(halls, code).exercise == "first-overflow"


def test_a_question_that_waits_for_its_numbers_writes_nothing_on_the_page(halls, queue, monkeypatch):
    said = []

    @contextmanager
    def waits(_visitor, on_wait):
        on_wait(1, 2.0)
        yield

    monkeypatch.setattr(queue, "serialized", waits)
    monkeypatch.setattr(compute_queue._Notice, "say_wait", lambda *wait: said.append(wait[1:]))
    app, code = host()
    ask(app, Activity.EXERCISE, exercise="most-classes")
    assert len(present(halls, code).choices) == 4
    # Streamlit ends a run where it writes on the page, if the visitor has touched something else.
    assert said == []
    for step in ("SHOW", "SOLVE"):
        press(app, f"step-{step}-1-1")
    assert said == [(1, 2.0)]


def test_a_touch_that_has_waited_answers_no_later_question_and_no_later_round(halls):
    app, code = host()
    student = phone(code)
    for number, activity in enumerate((Activity.VOTE, Activity.VOTE, Activity.FLIP, Activity.FLIP), start=1):
        ask(app, activity)
        press(student, "look")
        if activity == Activity.VOTE:
            (old,) = student.button_group
            touched = {"string_array_value": {"data": ["True"]}}
        else:
            (old, *_) = [button for button in student.button if button.key.startswith("flip-")]
            touched = {"trigger_value": True}
        press_ask(app) if number < 4 else press(app, "step-NEXT_ROUND-7-1")
        asked = present(halls, code)
        press(student, "look")
        touch_former(student, old.id, **touched)
        assert_page(student)
        assert halls.tally(code, asked.number) == {}, activity
        assert "was not counted" in texts(student)


@each(
    ("activity", "kind", "held", "answer"),
    [
        (Activity.VOTE, "button_group", {"string_array_value": {"data": ["False"]}}, "false"),
        (Activity.GUESS, "slider", {"double_array_value": {"data": [0.35]}}, "0.35"),
    ],
)
def test_an_answer_that_was_told_to_a_server_that_has_died_is_stored_by_the_next_one(
    halls, activity, kind, held, answer
):
    app, code = host()
    ask(app, activity)
    (control,) = getattr(phone(code), kind)
    student = opened("hall", {"code": code})
    (browser,) = (part for part in student.get("bidi_component") if part.proto.id.endswith("-hall-browser"))
    known = [{"event": "known", "value": {"code": code, "person": "1" * 32, "key": "", "isNew": False}}]
    states = student._tree.get_widget_states()
    states.widgets.add(id=f"$$STREAMLIT_INTERNAL_KEY_{browser.proto.id}__events", json_trigger_value=json.dumps(known))
    states.widgets.add(id=control.id, **held)
    student._run(states)
    assert_page(student)
    assert halls.tally(code, 1) == {1: {answer: 1}}


@each(
    ("activity", "touch", "former", "later"),
    [
        (Activity.VOTE, vote, "true", "false"),
        (Activity.GUESS, lambda app, value: app.slider[0].set_value(float(value)).run(), "0.35", "0.60"),
    ],
)
def test_an_older_tab_of_a_phone_that_only_looks_puts_no_older_answer_back(halls, activity, touch, former, later):
    app, code = host()
    ask(app, activity)
    untouched = phone(code)
    one = touch(phone(code), former)
    reloaded = phone(code)
    touch(phone(code), later)
    for tab in (untouched, one, reloaded):
        press(tab, "look")
        assert_page(tab)
        assert halls.tally(code, 1) == {1: {later: 1}}
        assert f"**{'False' if activity == Activity.VOTE else 'p = 0.60'}**" in texts(tab)
    touch(touch(one, later), former)
    assert halls.tally(code, 1) == {1: {former: 1}}


@each("sent", [["<junk>"], ["True", "False"], []])
def test_a_vote_that_no_phone_offers_is_not_stored(halls, sent):
    app, code = host()
    ask(app, Activity.VOTE, claim=CLAIM)
    student = phone(code)
    (control,) = student.button_group
    touch_former(student, control.id, string_array_value={"data": sent})
    assert_page(student)
    assert set(halls.tally(code, 1).get(1, {})) <= {"true"}


def test_a_second_click_on_a_button_of_the_host_takes_no_second_step(halls):
    app, code = host()
    former = ask_buttons(app)[0].id
    ask(app, Activity.FLIP)
    touch_former(app, former)
    assert_page(app)
    assert present(halls, code).number == 1
    for number in (1, 2):
        former = app.button(key=f"step-NEXT_ROUND-1-{number}").click().id
        touch_former(app.run(), former)
        assert present(halls, code).round == number + 1
    former = app.button(key="step-UNDO_ROUND-1-3").click().id
    touch_former(app.run(), former)
    assert_page(app)
    assert present(halls, code).round == 2
    assert not app.warning


@each(
    ("box", "activity"),
    [
        ("activity", Activity.FLIP),
        ("coin", Activity.FLIP),
        ("claim", Activity.VOTE),
        ("exercise", Activity.EXERCISE),
    ],
)
def test_a_question_that_no_box_offers_is_not_asked(halls, box, activity):
    app, code = host()
    app.selectbox(key="hall-activity").set_value(activity).run()
    ask_text(app, f"hall-{box}", "<junk>")
    assert_page(app)
    assert "<junk>" not in str(dict(app.query_params))
    assert "no such question" in texts(app)
    assert present(halls, code) is None


@each(
    "stored",
    [
        {"activity": "sing", "number": 3},
        json.loads(to_json(Question(3, Activity.VOTE, claim="a claim that was renamed"))),
        json.loads(to_json(Question(3, Activity.EXERCISE, exercise="xor-by-differences", choices=("1", "2")))),
    ],
)
def test_a_question_of_another_version_is_not_shown_and_the_host_asks_the_next_one_or_closes(halls, stored):
    app, code = host()
    student = phone(code)
    halls._connection.execute("UPDATE halls SET question = ?, number = 3", (json.dumps(stored),))
    other = at(code, "5" * 32, view="Wall")
    for window in (app.run(), press(student, "look"), other):
        assert_page(window)
        assert "Another version of this app has asked the present question" in texts(window)
    assert not [button for button in app.button if button.key.startswith("step-")]
    ask(app, Activity.FLIP)
    press(press(student, "look"), "flip-1-4-1")
    assert halls.tally(code, 4)[1]
    halls._connection.execute("UPDATE halls SET question = ?", (json.dumps(stored),))
    press(app.run(), "close-hall")
    assert_page(app)
    assert halls.find(code, hall.time.time()) is None


def test_the_wall_of_the_host_asks_every_second_and_any_other_one_seldom(halls, monkeypatch):
    app, code = host()
    drawn = []
    monkeypatch.setattr(
        wall, "_watch", {steers: lambda code, steers=steers: drawn.append(steers) for steers in (True, False)}
    )
    app.run()
    at(code, "5" * 32, view="Wall")
    assert drawn == [True, False]
    assert wall.OTHER_SECONDS >= 15


def test_a_wall_whose_hall_was_closed_becomes_the_door(halls):
    app, code = host()
    other = at(code, "5" * 32, view="Wall")
    press(app, "close-hall")
    other.run()
    assert_page(other)
    assert other.text_input(key="typed-code")


def test_guesses_are_of_the_flips_of_the_hall_or_of_the_lesson(halls):
    app, code = host()
    ask(app, Activity.GUESS)
    assert present(halls, code).sample == (3, 10)
    student = phone(code)
    student.slider[0].set_value(0.35).run()
    assert halls.tally(code, 1) == {1: {"0.35": 1}}
    press(app, "step-SHOW-1-1")
    app.run()
    assert "Guess of 1 phone: 0.35." in texts(app)
    assert len(app.get("vega_lite_chart")) == 1
    ask(app, Activity.FLIP, coin="hidden")
    press(press(student, "look"), "flip-10-2-1")
    ask(app, Activity.GUESS)
    assert present(halls, code).sample[1] == 10


def test_a_phone_that_is_loaded_anew_is_the_same_phone_and_another_browser_is_no_host(halls):
    app, code = host()
    ask(app, Activity.VOTE, claim=CLAIM)
    vote(phone(code), Verdict.TRUE)
    again = phone(code)
    assert "Your vote: **True**" in texts(again)
    assert halls.find(code, hall.time.time()).people == 1
    for view in ("Wall", "Host"):
        other = at(code, "5" * 32, view=view)
        assert_page(other)
        assert not ask_buttons(other)


def test_the_host_sets_p_only_in_a_window_that_is_not_projected(halls):
    app, code = host()
    key = app.session_state["app.Visit"].keys[code]
    assert "set" not in app.selectbox(key="hall-coin").options
    alone = at(code, "0" * 32, key, view="Host")
    alone.selectbox(key="hall-coin").set_value("set").run()
    alone.number_input(key="hall-p").set_value(0.85)
    press_ask(alone)
    assert present(halls, code).probability == 0.85
    assert "0.85" not in str(dict(alone.query_params))


def test_a_run_of_the_wall_that_comes_with_the_old_address_after_the_hall_was_closed_is_the_door(halls):
    app, code = host()
    press(app, "close-hall")
    app.query_params["code"] = code
    app.run()
    assert_page(app)
    assert "This hall is closed" not in texts(app)
    assert "code" not in app.query_params
    assert app.button(key="open-hall")


def test_the_host_closes_the_hall_and_phones_and_wall_say_so(halls):
    app, code = host()
    student = phone(code)
    press(app, "close-hall")
    assert_page(app)
    assert dict(app.query_params) == {}
    assert halls.find(code, hall.time.time()) is None
    press(student, "look")
    assert "This hall is closed" in texts(student)


def test_a_view_that_does_not_exist_in_an_open_hall_is_the_phone(halls):
    _, code = host()
    for junk in JUNK:
        app = at(code, "1" * 32, view=junk, activity=junk, ask=junk, lecture=junk)
        assert_page(app)
        assert app.button(key="look")


@each("junk", JUNK)
def test_an_address_of_no_hall_opens_the_door_with_a_sentence(junk):
    for view in ("Phone", "Wall", "Host", junk):
        app = opened("hall", {"code": junk, "view": view, "activity": junk, "ask": junk})
        assert_page(app)
        assert not junk.strip() or app.warning
        assert app.text_input(key="typed-code")


def test_a_code_that_no_hall_has_opens_the_door_with_a_sentence():
    app = at("CDF347", "1" * 32)
    assert_page(app)
    assert "No open hall has this code" in texts(app)
    assert app.text_input(key="typed-code")


def test_a_code_is_typed_in_any_case(halls):
    _, code = host()
    app = opened("hall")
    app.text_input(key="typed-code").set_value(f" {code[:3].lower()} {code[3:].lower()}").run()
    assert told(app)["go"] == f"hall?code={code}"
    app = opened("hall")
    app.text_input(key="typed-code").set_value("no code").run()
    assert "This is not a code" in texts(app)


def test_who_tries_many_codes_has_to_wait_and_who_is_in_a_hall_or_beside_it_does_not(halls, monkeypatch):
    wall, code = host()
    student = phone(code)
    for source in ("one network", "another network"):
        for _ in range(MOST_WRONG):
            hall.wrong_codes.record(source, hall.time.time())
    assert halls.open("CDF347", "the key", hall.time.time())
    assert MANY_WRONG in texts(phone("CDF347"))
    press(student, "look")
    assert "You are in" in texts(student)
    # Others who join from the same network do not guess.
    assert "You are in" in texts(phone(code, 2))
    monkeypatch.setattr(hall, "_source", lambda: "another network")
    assert MANY_WRONG in texts(phone(code, 3))
    # Who is in the hall is let in when the page is loaded anew.
    assert "You are in" in texts(phone(code))
    monkeypatch.setattr(hall, "codes_in_use", CodesInUse())
    key = wall.session_state["app.Visit"].keys[code]
    assert at(code, "0" * 32, key, view="Wall").button(key="close-hall")


def test_an_opening_that_is_refused_is_no_wrong_code(halls, monkeypatch):
    monkeypatch.setattr(hall, "openings", Attempts(1, 60.0))
    hall.openings.record("one network", hall.time.time())
    monkeypatch.setattr(hall, "wrong_codes", Attempts(1, 60.0))
    refused = at("CDF347", "0" * 32, "a" * 32, True, view="Wall").run()
    assert_page(refused)
    assert "No open hall" not in texts(refused)
    assert not hall.wrong_codes.is_blocked("one network", hall.time.time())


def test_a_code_that_another_hall_has_opens_none_and_says_so(halls):
    _, code = host()
    other = at(code, "5" * 32, "a" * 32, True, view="Wall")
    assert_page(other)
    assert "Another hall has this code" in texts(other)
    assert "close-hall" not in [button.key for button in other.button]


def test_the_page_says_when_the_halls_cannot_be_opened_or_read(halls, monkeypatch):
    wall, code = host()
    student = phone(code)
    halls._connection.execute("ALTER TABLE people RENAME TO others")
    for app, touch in ((wall, None), (student, "look")):
        press(app, touch) if touch else app.run()
        assert_page(app)
        assert "cannot read this hall" in texts(app)

    def busy():
        raise hall.RefusedError("busy")

    monkeypatch.setattr(hall, "halls", busy)
    assert "busy" in texts(phone(code))


def test_the_halls_are_opened_once_and_again_after_they_could_not_be(monkeypatch):
    calls = iter([hall.RefusedError("busy"), Halls()])

    def open_halls():
        found = next(calls)
        if isinstance(found, Exception):
            raise found
        return found

    monkeypatch.setattr(hall, "open_halls", open_halls)
    monkeypatch.setattr(hall, "_sweep", lambda found: None)
    monkeypatch.setattr(hall, "halls", opened_once)
    hall._opened_halls.cache_clear()
    with pytest.raises(hall.RefusedError):
        hall.halls()
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: hall.halls(), range(8)))
    assert len(set(map(id, found))) == 1
    hall._opened_halls.cache_clear()
    found[0].close_connection()


def test_nobody_can_take_all_halls(halls):
    for _ in range(MOST_OPENED):
        hall.openings.record("one network", hall.time.time())
    app = at("CDF347", "0" * 32, "a" * 32, True, view="Wall")
    assert "Many halls were opened from this network" in texts(app)
    assert halls.find("CDF347", hall.time.time()) is None


def test_a_new_hall_that_its_browser_tells_twice_is_opened_also_if_it_is_the_last_one_before_the_limit(
    halls, monkeypatch
):
    monkeypatch.setattr(hall, "openings", Attempts(1, 60.0))
    for _ in range(2):
        app = at("CDF347", "0" * 32, "a" * 32, True, view="Wall")
        assert_page(app)
        assert not app.warning
        assert app.button(key="close-hall")


@each("report", [None, 7, {}, {"code": "x"}, {"code": "CDF347", "person": "<b>", "key": ""}, ["CDF347"]])
def test_a_browser_may_tell_anything(halls, report):
    _, code = host()
    app = trigger(opened("hall", {"code": code}), "hall-browser", "known", report)
    assert_page(app)
    assert app.session_state["app.Visit"].people == {}
    assert halls.find(code, hall.time.time()).people == 0


def test_a_browser_tells_the_hall_of_its_address_alone(halls):
    _, code = host()
    app = trigger(
        opened("hall", {"code": code}), "hall-browser", "known", {"code": "CDF349", "person": "1" * 32, "key": "a"}
    )
    assert app.session_state["app.Visit"].people == {}
    door = opened("hall")
    for place in range(3):
        report = {"code": f"CDF34{'379'[place]}", "person": "1" * 32, "key": "a"}
        trigger(door, "hall-browser", "known", report)
    assert list(door.session_state["app.Visit"].keys) == ["CDF343"]


def test_a_scene_of_the_lecture_brings_its_question_to_the_hall_that_is_open_and_a_way_back(halls):
    app, code = host()
    key = app.session_state["app.Visit"].keys[code]
    number = next(place for place, scene in enumerate(SCENES, start=1) if scene.claim == CLAIM)
    asked = {"activity": "vote, then see", "ask": CLAIM, "lecture": str(number)}
    bar = component(opened("likelihood", {"lecture": str(number)}), "lecture-bar")
    assert dict(parse_qsl(urlsplit(bar["hall"]).query)) == {"view": "Wall"} | asked
    door = opened("hall", {"view": "Wall"} | asked)
    assert door.button(key="open-hall")
    there = trigger(door, "hall-browser", "known", {"code": code, "person": "0" * 32, "key": key})
    assert dict(parse_qsl(urlsplit(told(there)["go"]).query)) == {"code": code, "view": "Wall"} | asked
    wall = at(code, "0" * 32, key, view="Wall", **asked)
    assert_page(wall)
    assert wall.selectbox(key="hall-activity").value == Activity.VOTE
    assert wall.selectbox(key="hall-claim").value == CLAIM
    assert "Back to the lecture" in [link.proto.label for link in wall.get("page_link")]


def query_of(address):
    return dict(parse_qsl(urlsplit(address).query))


def links(app):
    """Return the query of each link of a page by its label."""
    return {link.proto.label: dict(parse_qsl(link.proto.query_string)) for link in app.get("page_link")}


def test_a_step_of_the_lesson_leads_to_a_hall_where_it_has_a_question_and_the_wall_leads_back(halls):
    for number in (1, 5):
        asked = hall_state(SCENES[number - 1])
        step = component(opened(SCENES[number - 1].page, {"lesson": str(number)}), "lesson-steps")
        assert query_of(step["hall"]) == (asked | {"view": "Wall", "lesson": str(number)} if asked else {})
    assert asked
    app, code = host()
    wall = at(code, "0" * 32, app.session_state["app.Visit"].keys[code], **query_of(step["hall"]))
    assert_page(wall)
    assert not wall.warning
    back = links(wall)["Back to the lesson"]
    step = component(opened(SCENES[4].page, back), "lesson-steps")
    assert step["isBack"]
    assert query_of(step["hall"]) == asked | {"view": "Wall", "lesson": "5", "code": code}
    # The steps nearby lead back, too, also one without a question.
    for _ in range(4):
        step = component(opened(urlsplit(step["previous"]).path, query_of(step["previous"])), "lesson-steps")
    assert query_of(step["hall"]) == {"view": "Wall", "lesson": "1", "code": code}


def test_the_picture_of_a_claim_opens_on_the_projector_and_leads_back_to_the_wall_and_to_the_phone(halls):
    app, code = host()
    key = app.session_state["app.Visit"].keys[code]
    asked = Question(1, Activity.CONDITION, Phase.SOLVED, 2, CLAIM, choices=(CLAIMS[CLAIM].condition, "x", "y"))
    halls.steer(code, key, None, asked, hall.time.time())
    wall = {"view": "Wall", "activity": "vote, then see", "ask": CLAIM, "lecture": "7", "code": code}
    picture = links(at(key=key, person="0" * 32, **wall))["See it in a picture"]
    page = opened(CLAIMS[CLAIM].page, picture)
    assert_page(page)
    bar = component(page, "lecture-bar")
    assert query_of(bar["hall"]) == wall
    assert "Exercises." not in str(page.html)
    student = phone(code)
    for label in ("See it in a picture", "Read it in the lesson"):
        query = links(student)[label]
        page = opened(SCENES[scene_of_claim(CLAIM) - 1].page if "lesson" in query else CLAIMS[CLAIM].page, query)
        assert_page(page)
        if "lesson" in query:
            assert query_of(component(page, "lesson-steps")["hall"]) == {"code": code}
        else:
            assert links(page)[f"Back to the hall {code[:3]} {code[3:]}"] == {"code": code}


def test_a_page_that_no_wall_has_opened_has_no_bar_also_if_its_view_has_the_name_of_the_wall():
    app = opened("softmax")
    app.query_params["view"] = "Wall"
    assert_page(app.run())
    assert not [part for part in app.get("bidi_component") if part.proto.id.endswith("-lecture-bar")]


def test_an_exercise_opens_in_its_view_without_its_answer_until_it_is_solved(halls):
    app, code = host()
    ask(app, Activity.EXERCISE, exercise="first-overflow")
    student = phone(code)
    app.run()
    for window, label in ((app, "Open its view"), (student, "Try it in its view")):
        query = links(window)[label]
        assert (query["view"], query["dtype"]) == ("Overflow", "float32")
        assert "shift" not in query
    for step in ("SHOW", "SOLVE"):
        press(app, f"step-{step}-1-1")
    for window in (app, press(student, "look")):
        assert links(window)["See the solution in its view"]["shift"] == "90"


@each("junk", ["", "code=", "view=Wall", "code=CDF34O&view=Wall", "%00"])
def test_an_address_that_leads_back_to_no_hall_is_that_of_the_page(junk):
    app = opened("softmax", {"hall": junk})
    assert_page(app)
    assert "no code of a hall" in texts(app)
    assert "hall" not in dict(app.query_params)
