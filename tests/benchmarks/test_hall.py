"""A smoke run: phones and a wall that speak Streamlit's protocol find every answer once. No time is asserted."""

import time
from types import SimpleNamespace

from benchmarks import hall
from storage.halls import Halls
from tests.benchmarks.coroutines import complete


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
