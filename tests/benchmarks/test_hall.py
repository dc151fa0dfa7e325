"""A smoke run: phones and a wall that speak Streamlit's protocol find every answer once. No time is asserted."""

import time
from types import SimpleNamespace

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks import hall
from benchmarks.student import visit
from storage.halls import Halls
from tests.benchmarks.coroutines import complete

# What a browser may have kept.
HEXADECIMAL_KEY = "a" * 32


def test_every_answer_of_two_phones_is_counted_once_and_the_wall_says_so(app_server, hall_database):
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
