"""A smoke run: phones and a wall that speak Streamlit's protocol find every answer once. No time is asserted."""

import asyncio
import contextlib
import time
from types import SimpleNamespace

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks import hall
from benchmarks.student import visit
from lib.hall.question import Activity, Question
from lib.lesson.claims.registry import CLAIMS
from storage.halls import Halls
from tests.benchmarks.coroutines import complete

# What a browser may have kept.
HEXADECIMAL_KEY = "a" * 32


def test_every_answer_of_two_phones_is_counted_once_and_the_wall_says_so(app_server, hall_database, monkeypatch):
    monkeypatch.setattr(hall, "WALL_SECONDS", 0.1)
    halls = Halls(hall_database)
    halls.open(hall.CODE, hall.KEY, time.time())
    options = SimpleNamespace(phones=2, within=0.1, rounds=2, soak=0)
    table = complete(hall.measure(app_server, halls, options))
    halls.close(hall.CODE, hall.KEY)
    halls.close_connection()
    assert table["activity"].tolist() == ["vote", "flip"]
    assert table["counted"].tolist() == [2, 2]
    assert table["errors"].sum() == 0


async def _ask_while_the_wall_asks(host, code, key):
    """Press a button of the host while the wall asks by itself; return how the run of the press has ended."""
    async with visit(host, "hall", {"code": code, "view": "Wall"}, hall.Visitor) as wall:
        await wall.tell("0" * 32, code, key)
        identity, fragment = wall.button("ask-1")
        wall.report = WidgetState(id=identity, trigger_value=True)
        for asked in (fragment, wall.ticking):
            await wall.connection.send(wall.request(asked).SerializeToString())
        while (message := await wall.receive()).WhichOneof("type") != "script_finished":
            pass
        return message.script_finished


def test_the_browser_is_told_that_the_run_of_a_press_has_ended_also_when_the_wall_asks_at_once(
    app_server, hall_database
):
    halls = Halls(hall_database)
    halls.open(hall.CODE, HEXADECIMAL_KEY, time.time())
    ended = complete(_ask_while_the_wall_asks(app_server.host, hall.CODE, HEXADECIMAL_KEY))
    halls.close(hall.CODE, HEXADECIMAL_KEY)
    halls.close_connection()
    assert ended == ForwardMsg.FINISHED_SUCCESSFULLY


async def _change_a_vote_at_once(host, halls, expected):
    """Choose two verdicts on a phone while a run of it has not ended; return the tally once it is the expected one."""
    async with visit(host, "hall", {"code": hall.CODE}, hall.Visitor) as phone:
        await phone.tell("1" * 32, hall.CODE)
        look, _ = phone.button("look")
        choice, fragment = phone.button("hall-vote-1-1")
        phone.report = WidgetState(id=look, trigger_value=True)
        for label in (None, "True", "False"):
            if label:
                phone.states[choice] = {"string_array_value": {"data": [label]}}
            await phone.connection.send(phone.request(fragment).SerializeToString())
        # The server makes one run of the three requests, or two, or three: which one is the last cannot be seen.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(60):
                while halls.tally(hall.CODE, 1) != expected:
                    await phone.receive()
        return halls.tally(hall.CODE, 1)


def test_the_last_of_two_votes_counts_that_a_phone_has_given_while_the_server_was_busy(app_server, hall_database):
    halls, asked = Halls(hall_database), Question(1, Activity.VOTE, claim=next(iter(CLAIMS)))
    halls.open(hall.CODE, HEXADECIMAL_KEY, time.time())
    halls.steer(hall.CODE, HEXADECIMAL_KEY, None, asked, time.time())
    expected = {1: {"false": 1}}
    counted = complete(_change_a_vote_at_once(app_server.host, halls, expected))
    halls.close(hall.CODE, HEXADECIMAL_KEY)
    halls.close_connection()
    assert counted == expected


async def _steered_elsewhere(host, halls, asked):
    """Ask a question of a hall while its wall is open, and wait until the wall has the steps of the question."""
    async with visit(host, "hall", {"code": hall.CODE, "view": "Wall"}, hall.Visitor) as wall:
        await wall.tell("0" * 32, hall.CODE, HEXADECIMAL_KEY)
        halls.steer(hall.CODE, HEXADECIMAL_KEY, None, asked, time.time())
        await wall.connection.send(wall.request(wall.ticking).SerializeToString())
        async with asyncio.timeout(60):
            while not any(identity.endswith("-step-SHOW-1-1") for identity in wall.buttons):
                await wall.receive()


def test_the_wall_draws_the_steps_of_a_question_that_the_host_asked_in_another_window(app_server, hall_database):
    halls, asked = Halls(hall_database), Question(1, Activity.VOTE, claim=next(iter(CLAIMS)))
    halls.open(hall.CODE, HEXADECIMAL_KEY, time.time())
    complete(_steered_elsewhere(app_server.host, halls, asked))
    halls.close(hall.CODE, HEXADECIMAL_KEY)
    halls.close_connection()
