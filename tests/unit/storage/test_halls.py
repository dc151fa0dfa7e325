"""The storage of halls: each answer once, also from several processes, and nothing beyond the bounds."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from lib.hall.limits import EMPTY_AFTER, LASTING, MOST_HALLS, MOST_PEOPLE, MOST_WRONG, WRONG_WITHIN
from lib.hall.question import Activity, Phase, Question, Step, after
from storage import halls as storage
from storage.attempts import Attempts, CodesInUse, source_of
from storage.halls import Halls, RefusedError, open_halls
from tests.machine import ROOT
from tests.unit.each import each

CODE, KEY, NOW = "CDF347", "the key", 1_000.0
VOTE = Question(1, Activity.VOTE, claim="x")
FLIP = Question(1, Activity.FLIP, probability=0.5)


def hall(path=None, question=VOTE):
    """Return halls with one that asks a question."""
    halls = Halls(path)
    assert halls.open(CODE, KEY, NOW)
    halls.steer(CODE, KEY, None, question, NOW)
    return halls


def test_a_hall_is_found_by_its_code_until_it_is_closed():
    halls = hall()
    assert halls.find(CODE, NOW) == storage.Hall(CODE, NOW, 0, VOTE, 1)
    assert halls.find("CDF349", NOW) is None
    halls.close(CODE, KEY)
    assert halls.find(CODE, NOW) is None
    with pytest.raises(RefusedError, match="closed"):
        halls.join(CODE, "a", NOW)


@each("text", ['{"activity": "sing"}', '{"activity": "vote", "phase": "open"}', "no question"])
def test_a_hall_whose_question_cannot_be_read_keeps_its_number_and_asks_the_next_one(text):
    halls = hall(question=replace(VOTE, number=4))
    halls.answer(CODE, "a", replace(VOTE, number=4), "true", NOW)
    halls._connection.execute("UPDATE halls SET question = ?", (text,))
    found = halls.find(CODE, NOW)
    assert (found.question, found.number) == (None, 4)
    with pytest.raises(RefusedError, match="not counted"):
        halls.answer(CODE, "a", replace(VOTE, number=4), "true", NOW)
    second = replace(VOTE, number=5)
    halls.steer(CODE, KEY, found.question, second, NOW)
    assert halls.find(CODE, NOW).question == second
    assert halls.tally(CODE, 4) == halls.tally(CODE, 5) == {}
    halls.close(CODE, KEY)


def test_a_person_has_one_answer_which_is_changed_until_the_question_is_closed():
    halls = hall()
    for answer in ("true", "true", "false"):
        assert halls.answer(CODE, "a", VOTE, answer, NOW) == answer
    halls.answer(CODE, "b", VOTE, "false", NOW)
    assert halls.tally(CODE, 1) == {1: {"false": 2}}
    assert halls.find(CODE, NOW).people == 2
    shown = after(VOTE, Step.SHOW)
    halls.steer(CODE, KEY, VOTE, shown, NOW)
    for asked in (VOTE, shown):
        with pytest.raises(RefusedError, match="not counted"):
            halls.answer(CODE, "a", asked, "true", NOW)
    assert halls.answer_of(CODE, "a", VOTE) == "false"


def test_a_second_vote_stands_beside_the_first():
    halls = hall()
    halls.answer(CODE, "a", VOTE, "true", NOW)
    shown = after(VOTE, Step.SHOW)
    second = after(shown, Step.NEXT_ROUND)
    halls.steer(CODE, KEY, VOTE, shown, NOW)
    halls.steer(CODE, KEY, shown, second, NOW)
    halls.answer(CODE, "a", second, "false", NOW)
    assert halls.tally(CODE, 1) == {1: {"true": 1}, 2: {"false": 1}}


def test_a_flip_that_is_sent_twice_counts_once_and_the_first_result_stays():
    halls = hall(question=FLIP)
    assert halls.answer(CODE, "a", FLIP, "3/10", NOW, final=True) == "3/10"
    assert halls.answer(CODE, "a", FLIP, "9/10", NOW, final=True) == "3/10"
    assert halls.tally(CODE, 1) == {1: {"3/10": 1}}


def test_the_undo_of_a_round_forgets_its_flips_alone_and_a_new_start_forgets_all():
    halls = hall(question=FLIP)
    halls.answer(CODE, "a", FLIP, "1/1", NOW, final=True)
    second = after(FLIP, Step.NEXT_ROUND)
    halls.steer(CODE, KEY, FLIP, second, NOW)
    halls.answer(CODE, "a", second, "7/10", NOW, final=True)
    first = after(second, Step.UNDO_ROUND)
    halls.steer(CODE, KEY, second, first, NOW)
    assert halls.tally(CODE, 1) == {1: {"1/1": 1}}
    halls.steer(CODE, KEY, FLIP, after(FLIP, Step.AGAIN), NOW)
    assert halls.tally(CODE, 1) == halls.tally(CODE, 2) == {}


def test_p_is_shown_without_any_answer_being_forgotten():
    halls = hall(question=FLIP)
    halls.answer(CODE, "a", FLIP, "1/1", NOW, final=True)
    halls.steer(CODE, KEY, FLIP, after(FLIP, Step.SOLVE), NOW)
    assert halls.tally(CODE, 1) == {1: {"1/1": 1}}


def test_a_step_that_is_taken_twice_is_taken_once():
    halls = hall(question=FLIP)
    second = after(FLIP, Step.NEXT_ROUND)
    for _ in range(2):
        halls.steer(CODE, KEY, FLIP, second, NOW)
    assert halls.find(CODE, NOW).question == second


def test_a_person_is_a_member_of_the_hall_that_was_joined():
    halls = hall()
    halls.join(CODE, "a", NOW)
    assert [halls.is_member(*pair) for pair in ((CODE, "a"), (CODE, "b"), ("CDF349", "a"))] == [True, False, False]


def test_a_hall_stays_when_another_is_opened_by_a_thread_that_has_taken_the_time_before():
    halls = Halls()
    assert halls.open("AAAAAA", KEY, 100.002)
    assert halls.open("CCCCCC", KEY, 100.001)
    halls.forget_past(100.0)
    for code in ("AAAAAA", "CCCCCC"):
        assert halls.find(code, 100.0).code == code
        halls.join(code, "a", 100.0)


def test_the_oldest_hall_that_nobody_has_joined_makes_room_for_a_new_one():
    halls = Halls()
    for number in range(MOST_HALLS):
        halls.open(f"code {number}", KEY, NOW + number)
    halls.join("code 0", "a", NOW)
    with pytest.raises(RefusedError, match="are in use"):
        halls.open("early", KEY, NOW + EMPTY_AFTER)
    assert halls.open("new", KEY, NOW + EMPTY_AFTER + 1)
    gone = [code for code in (f"code {number}" for number in range(MOST_HALLS)) if not halls.find(code, NOW)]
    assert gone == ["code 1"]


def test_only_the_key_of_the_host_steers_and_only_from_the_present_question():
    halls = hall()
    shown = after(VOTE, Step.SHOW)
    assert halls.is_host(CODE, KEY)
    for key in ("", "another key", "the key "):
        assert not halls.is_host(CODE, key)
        with pytest.raises(RefusedError, match="Only the browser"):
            halls.steer(CODE, key, VOTE, shown, NOW)
        with pytest.raises(RefusedError, match="Only the browser"):
            halls.close(CODE, key)
    with pytest.raises(RefusedError, match="has changed already"):
        halls.steer(CODE, KEY, shown, after(shown, Step.SOLVE), NOW)
    assert halls.find(CODE, NOW).question == VOTE


def test_the_file_holds_no_key(tmp_path):
    halls = hall(tmp_path / "halls.sqlite")
    halls.close_connection()
    assert KEY.encode() not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_an_answer_that_the_question_does_not_have_is_refused():
    halls = hall()
    for answer in ("", "perhaps", "1/1", "x" * 10_000):
        with pytest.raises(ValueError):
            halls.answer(CODE, "a", VOTE, answer, NOW)
    assert halls.tally(CODE, 1) == {}


def test_halls_end_after_their_time_with_all_that_is_stored_of_them(tmp_path):
    path = tmp_path / "halls.sqlite"
    halls = hall(path)
    halls.answer(CODE, "a", VOTE, "true", NOW)
    assert halls.find(CODE, NOW + LASTING - 1)
    assert halls.find(CODE, NOW + LASTING) is None
    with pytest.raises(RefusedError, match="closed"):
        halls.answer(CODE, "a", VOTE, "true", NOW + LASTING)
    assert halls.open("CDF349", KEY, NOW + LASTING - 1)
    halls.forget_past(NOW + LASTING)
    halls.close_connection()
    with sqlite3.connect(path) as database:
        counts = [database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("people", "answers")]
        assert database.execute("SELECT code FROM halls").fetchall() == [("CDF349",)]
    database.close()
    assert counts == [0, 0]


def test_the_bounds_of_halls_and_of_people_are_kept_and_named(monkeypatch):
    monkeypatch.setattr(storage, "MOST_PEOPLE", 3)
    halls = hall()
    for number in range(1, MOST_HALLS):
        assert halls.open(f"code {number}", KEY, NOW)
    with pytest.raises(RefusedError, match=f"All {MOST_HALLS} halls are in use"):
        halls.open("one more", KEY, NOW)
    for person in "abcabc":
        halls.join(CODE, person, NOW)
    for enter in (halls.join, lambda *a: halls.answer(*a[:2], VOTE, "true", NOW)):
        with pytest.raises(RefusedError, match="This hall is full: 3 phones"):
            enter(CODE, "d", NOW)
    halls.answer(CODE, "a", VOTE, "true", NOW)
    assert halls.find(CODE, NOW).people == 3
    assert MOST_PEOPLE == 1_000


def test_a_code_is_given_once():
    halls = hall()
    assert not halls.open(CODE, "another key", NOW)
    assert halls.is_host(CODE, KEY)


VOTES = """
import sys
from pathlib import Path
from lib.hall.question import Activity, Question
from storage.halls import Halls
halls = Halls(Path(sys.argv[1]))
print("ready", flush=True)
for answer in ("true", "false", "true"):
    for person in range(60):
        halls.answer(sys.argv[2], f"other {person}", Question(1, Activity.VOTE, claim="x"), answer, float(sys.argv[3]))
halls.close_connection()
"""


def test_two_processes_that_write_at_once_count_every_vote_once_and_a_restart_loses_none(tmp_path):
    path = tmp_path / "halls.sqlite"
    halls = hall(path)
    command = [sys.executable, "-c", VOTES, str(path), CODE, str(NOW)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        for answer in ("true", "false", "true"):
            for person in range(60):
                halls.answer(CODE, f"this {person}", VOTE, answer, NOW)
    assert other.returncode == 0
    halls.close_connection()
    again = Halls(path)
    assert again.tally(CODE, 1) == {1: {"true": 120}}
    assert again.find(CODE, NOW).people == 120
    assert again.is_host(CODE, KEY)


@each("name", [None, "halls.sqlite"])
def test_eight_threads_that_vote_at_once_are_counted_once_each(tmp_path, name):
    halls = hall(name and tmp_path / name)

    def vote(thread):
        for person in range(60):
            halls.answer(CODE, f"{thread} {person}", VOTE, "true", NOW)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(vote, range(8)))
    assert halls.tally(CODE, 1) == {1: {"true": 480}}
    assert halls.find(CODE, NOW).people == 480
    halls.close_connection()


def test_a_tally_is_counted_in_an_index(tmp_path):
    path = tmp_path / "halls.sqlite"
    hall(path).close_connection()
    database = sqlite3.connect(path)
    counted = "SELECT round, answer, count(*) FROM answers WHERE code = 'x' AND number = 1 GROUP BY round, answer"
    plan = " ".join(row[-1] for row in database.execute(f"EXPLAIN QUERY PLAN {counted} ORDER BY round, answer"))
    database.close()
    assert "COVERING INDEX answers_counted" in plan
    assert "TEMP B-TREE" not in plan


def test_a_file_that_another_process_has_locked_is_opened_later_instead_of_memory(tmp_path, monkeypatch):
    path = tmp_path / "halls.sqlite"
    monkeypatch.setenv(storage.VARIABLE, str(path))
    monkeypatch.setattr(storage, "PATIENCE", 0.01)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RefusedError, match="cannot open the halls"):
        open_halls()
    other.close()
    halls = open_halls()
    halls.open(CODE, KEY, NOW)
    halls.close_connection()
    again = Halls(path)
    assert again.find(CODE, NOW)
    again.close_connection()


def test_the_environment_names_the_file_and_without_one_that_can_be_written_halls_are_in_memory(
    tmp_path, monkeypatch, caplog
):
    path = tmp_path / "folder" / "halls.sqlite"
    monkeypatch.setenv(storage.VARIABLE, str(path))
    open_halls().open(CODE, KEY, NOW)
    assert open_halls().find(CODE, NOW)
    for unwritable in (str(tmp_path), "/proc/nowhere/halls.sqlite"):
        monkeypatch.setattr(storage.os, "environ", {storage.VARIABLE: unwritable})
        halls = open_halls()
        assert halls.open(CODE, KEY, NOW)
        assert halls.find(CODE, NOW)
        assert [(record.levelname, unwritable in record.message) for record in caplog.records] == [("ERROR", True)]
        caplog.clear()
    monkeypatch.setattr(storage.os, "environ", {})
    assert open_halls().find(CODE, NOW) is None


def test_after_many_wrong_codes_a_source_has_to_wait_and_no_other():
    attempts = Attempts(MOST_WRONG, WRONG_WITHIN)
    for number in range(MOST_WRONG):
        assert not attempts.is_blocked("a", NOW + number / 10)
        attempts.record("a", NOW + number / 10)
    assert attempts.is_blocked("a", NOW + 10)
    assert not attempts.is_blocked("b", NOW + 10)
    assert not attempts.is_blocked("a", NOW + WRONG_WITHIN)


@each(
    ("address", "source"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("", ""),
        ("no address", ""),
    ],
)
def test_a_source_is_an_address_or_the_network_of_one_customer(address, source):
    assert source_of(address) == source


def test_the_latest_codes_of_all_sources_are_known(monkeypatch):
    monkeypatch.setattr("storage.attempts.MOST_CODES", 2)
    codes = CodesInUse()
    for pair in (("a", "1"), ("b", "2"), ("a", "1"), ("a", "3")):
        codes.record(*pair)
    assert [codes.has(*pair) for pair in (("a", "1"), ("b", "2"), ("a", "3"), ("b", "1"))] == [True, False, True, False]


def test_what_cannot_be_stored_is_refused_with_a_sentence_and_nothing_of_it_stays(tmp_path):
    path = tmp_path / "halls.sqlite"
    halls = hall(path)
    other = sqlite3.connect(path)
    other.execute("DROP TABLE answers")
    other.close()
    with pytest.raises(RefusedError, match="cannot store this"):
        halls.answer(CODE, "a", VOTE, "true", NOW)
    assert halls.find(CODE, NOW).people == 0
    with pytest.raises(RefusedError, match="cannot read this hall"):
        halls.tally(CODE, 1)


def test_phases_are_compared_by_value():
    assert replace(VOTE, phase=Phase.SHOWN) == after(VOTE, Step.SHOW)
