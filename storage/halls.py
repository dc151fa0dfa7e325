"""The halls, their people and their answers, in one SQLite database that several processes may share.

Every change is one transaction, and a row is identified by what it says: a hall, a question, a round and a person have
one answer. So a message that arrives twice is stored once. Nothing personal is kept: a person is a random name that a
browser has made for one hall, and all of it is deleted with the hall.
"""

import contextlib
import hashlib
import logging
import os
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lib.hall.answers import Tally, check
from lib.hall.limits import EMPTY_AFTER, LASTING, MOST_HALLS, MOST_PEOPLE, is_over
from lib.hall.question import Question, from_json, to_json

VARIABLE = "HALL_DATABASE"
"""The environment variable with the path of the file."""

# How long one process waits while another one writes, in seconds.
PATIENCE = 10.0

CLOSED = "This hall is closed."

SCHEMA = """
CREATE TABLE IF NOT EXISTS halls (
    code TEXT PRIMARY KEY, host TEXT NOT NULL, opened REAL NOT NULL, number INTEGER NOT NULL, question TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS people (
    code TEXT, person TEXT, PRIMARY KEY (code, person)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answers (
    code TEXT, number INTEGER, round INTEGER, person TEXT, answer TEXT NOT NULL,
    PRIMARY KEY (code, number, round, person)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS answers_counted ON answers (code, number, round, answer);
"""


class RefusedError(Exception):
    """What was asked for cannot be done; the message says why, in a sentence for the visitor."""


@dataclass(frozen=True)
class Hall:
    """An open hall: its code, when it was opened, in seconds, how many people are in it, and the present question.

    `number` is that of the present question, 0 before the first one. The question is None also if another version of
    the app has stored one that cannot be read.
    """

    code: str
    opened: float
    people: int
    question: Question | None
    number: int


class Halls:
    """All open halls. The present time, `now`, is in seconds.

    With a path the database is that file, without one it is in the memory of this process.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._lock = threading.Lock()
        # One connection for all threads: each use holds the lock, and a connection in memory is a database of its own.
        self._connection = sqlite3.connect(
            path or ":memory:", timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        try:
            self._prepare()
        except sqlite3.Error:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        """Make the tables that the database does not have yet; sqlite3.Error if that cannot be."""
        # A reader does not wait for a writer, and a commit is safe from a crash of the process.
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        with self._all_or_nothing() as database:
            for statement in SCHEMA.split(";"):
                database.execute(statement)

    def close_connection(self) -> None:
        """Close the database; nothing can be asked of it any more."""
        self._connection.close()

    def open(self, code: str, key: str, now: float) -> bool:
        """Open a hall with a code, which its host steers with a key; return False if there is a hall with that code.

        RefusedError if there are too many halls.
        """
        with self._transaction() as database:
            _forget_past_halls(database, now)
            (count,) = database.execute("SELECT count(*) FROM halls").fetchone()
            if count >= MOST_HALLS and not _forget_an_empty_hall(database, now):
                raise RefusedError(
                    f"All {MOST_HALLS} halls are in use. Each closes after three hours; try again later."
                )
            row = (code, _digest(key), now)
            added = database.execute("INSERT OR IGNORE INTO halls VALUES (?, ?, ?, 0, NULL)", row)
            return added.rowcount == 1

    def find(self, code: str, now: float) -> Hall | None:
        """Return the open hall that has a code, None if there is none."""
        with self._reading() as database:
            row = database.execute("SELECT opened, question, number FROM halls WHERE code = ?", (code,)).fetchone()
            if row is None or is_over(row[0], now):
                return None
            (people,) = database.execute("SELECT count(*) FROM people WHERE code = ?", (code,)).fetchone()
        return Hall(code, row[0], people, _question(row[1]), row[2])

    def is_host(self, code: str, key: str) -> bool:
        """Return whether a key steers a hall."""
        with self._reading() as database:
            row = database.execute("SELECT 1 FROM halls WHERE code = ? AND host = ?", (code, _digest(key))).fetchone()
        return row is not None

    def is_member(self, code: str, person: str) -> bool:
        """Return whether a person was let into a hall."""
        with self._reading() as database:
            found = database.execute("SELECT 1 FROM people WHERE code = ? AND person = ?", (code, person)).fetchone()
        return found is not None

    def join(self, code: str, person: str, now: float) -> None:
        """Let a person into a hall, once; RefusedError if there is no such hall or it is full."""
        with self._transaction() as database:
            _require_open(database, code, now)
            _join(database, code, person)

    def answer(self, code: str, person: str, asked: Question, answer: str, now: float, final: bool = False) -> str:
        """Store a person's answer to a question in its round, and return the one that is stored.

        An answer takes the place of the one before it, unless the first one is `final`. RefusedError if the question or
        its round is closed, or if the hall is, or if the hall is full. ValueError if the question has no such answer.
        """
        check(asked, answer)
        with self._transaction() as database:
            present = _require_open(database, code, now)
            if present != asked or not asked.is_open:
                raise RefusedError(
                    "This question is closed, so your answer was not counted. The present question is below."
                )
            _join(database, code, person)
            row = (code, asked.number, asked.round, person)
            change = "OR IGNORE" if final else "OR REPLACE"
            database.execute(f"INSERT {change} INTO answers VALUES (?, ?, ?, ?, ?)", (*row, answer))
            return _answer(database, row) or answer

    def answer_of(self, code: str, person: str, asked: Question) -> str:
        """Return a person's answer to a question in its round, "" if there is none."""
        with self._reading() as database:
            return _answer(database, (code, asked.number, asked.round, person))

    def tally(self, code: str, number: int) -> Tally:
        """Return how many people gave each answer to the question with a number, by round."""
        counted = (
            "SELECT round, answer, count(*) FROM answers WHERE code = ? AND number = ? GROUP BY round, answer "
            "ORDER BY round, answer"
        )
        tally: dict[int, dict[str, int]] = {}
        with self._reading() as database:
            for round_, answer, count in database.execute(counted, (code, number)):
                tally.setdefault(round_, {})[answer] = count
        return tally

    def steer(self, code: str, key: str, before: Question | None, after: Question, now: float) -> None:
        """Put a question in the place of the one before it, for the host, and forget what nobody asks for any more.

        A step that is taken already, as by a button that was pressed twice, changes nothing. RefusedError if the key
        does not steer the hall, or if the present question is neither `before` nor `after`: a second window changed it.
        """
        with self._transaction() as database:
            present = _require_open(database, code, now)
            if not _is_host(database, code, key):
                raise RefusedError("Only the browser that has opened the hall can steer it.")
            if present == after:
                return
            if present != before:
                raise RefusedError(
                    "The question has changed already, so this click had no effect. The present question is shown."
                )
            change = "UPDATE halls SET question = ?, number = ? WHERE code = ?"
            database.execute(change, (to_json(after), after.number, code))
            _forget_answers(database, code, before, after)

    def close(self, code: str, key: str) -> None:
        """Close a hall for its host, and delete all that is stored of it; RefusedError if the key does not steer it."""
        with self._transaction() as database:
            if not _is_host(database, code, key):
                raise RefusedError("Only the browser that has opened the hall can close it.")
            _delete(database, code)

    def forget_past(self, now: float) -> None:
        """Delete the halls that are over, with all that is stored of them."""
        with self._transaction() as database:
            _forget_past_halls(database, now)

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """Read from the database; RefusedError if it cannot be read, as on a disk that has failed."""
        with self._lock:
            try:
                yield self._connection
            except sqlite3.OperationalError as error:
                raise RefusedError("The server cannot read this hall at the moment. Try again.") from error

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """Change the database, all at once or not at all; RefusedError if it cannot be written, as on a full disk."""
        with self._lock:
            try:
                with self._all_or_nothing() as database:
                    yield database
            except sqlite3.OperationalError as error:
                raise RefusedError("The server cannot store this at the moment. Try again.") from error

    @contextlib.contextmanager
    def _all_or_nothing(self) -> Iterator[sqlite3.Connection]:
        """Change the database in one transaction, which is undone if an exception ends it."""
        try:
            # A transaction that reads first and writes then would fail if another process wrote in between.
            self._connection.execute("BEGIN IMMEDIATE")
            yield self._connection
            self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")


def open_halls() -> Halls:
    """Return the halls in the file that the environment names, or in memory if it names none that can be written.

    RefusedError if another process has locked the file for longer than `PATIENCE`: it can be opened later.
    """
    path = os.environ.get(VARIABLE)
    if not path:
        return Halls()
    try:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        return Halls(Path(path))
    except (OSError, sqlite3.Error) as error:
        if _is_busy(error):
            raise RefusedError("The server cannot open the halls at the moment. Try again in a minute.") from error
        logging.getLogger(__name__).error("Halls are in memory, since %s cannot be used: %s", path, error)
        return Halls()


def _is_busy(error: Exception) -> bool:
    """Return whether an error says that another connection has locked the database."""
    # The lower eight bits of an extended code are the primary one.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _digest(key: str) -> str:
    """Return what is stored of a key: whoever reads the file cannot steer a hall."""
    return hashlib.sha256(key.encode()).hexdigest()


def _require_open(database: sqlite3.Connection, code: str, now: float) -> Question | None:
    """Return the present question of a hall; RefusedError if there is no open hall with the code."""
    row = database.execute("SELECT opened, question FROM halls WHERE code = ?", (code,)).fetchone()
    if row is None or is_over(row[0], now):
        raise RefusedError(CLOSED)
    return _question(row[1])


def _question(text: str | None) -> Question | None:
    """Return the question in a stored text, None if there is none or another version of the app has written it."""
    try:
        return from_json(text) if text else None
    except (KeyError, ValueError):
        return None


def _is_host(database: sqlite3.Connection, code: str, key: str) -> bool:
    """Return whether a key steers a hall."""
    found = database.execute("SELECT 1 FROM halls WHERE code = ? AND host = ?", (code, _digest(key))).fetchone()
    return found is not None


def _join(database: sqlite3.Connection, code: str, person: str) -> None:
    """Add a person to a hall who is not in it yet; RefusedError if it is full."""
    row = (code, person)
    if database.execute("SELECT 1 FROM people WHERE code = ? AND person = ?", row).fetchone():
        return
    (count,) = database.execute("SELECT count(*) FROM people WHERE code = ?", (code,)).fetchone()
    if count >= MOST_PEOPLE:
        raise RefusedError(f"This hall is full: {MOST_PEOPLE} phones are in it.")
    database.execute("INSERT INTO people VALUES (?, ?)", row)


def _answer(database: sqlite3.Connection, row: tuple[str, int, int, str]) -> str:
    """Return the answer of a person in a round of a question of a hall, "" if there is none."""
    where = "code = ? AND number = ? AND round = ? AND person = ?"
    found = database.execute(f"SELECT answer FROM answers WHERE {where}", row).fetchone()
    return found[0] if found else ""


def _forget_answers(database: sqlite3.Connection, code: str, before: Question | None, after: Question) -> None:
    """Delete the answers to other questions than the present one, and those of a round that was undone."""
    database.execute("DELETE FROM answers WHERE code = ? AND number <> ?", (code, after.number))
    if before and before.number == after.number and before.round >= after.round and before.phase == after.phase:
        undone = "DELETE FROM answers WHERE code = ? AND number = ? AND round >= ?"
        database.execute(undone, (code, after.number, before.round))


def _forget_past_halls(database: sqlite3.Connection, now: float) -> None:
    """Delete the halls that are over, with all that is stored of them."""
    # Another thread may have taken the time a little earlier, so a hall that was opened after `now` is not over.
    past = "SELECT code FROM halls WHERE opened <= ? OR opened >= ?"
    for (code,) in database.execute(past, (now - LASTING, now + LASTING)).fetchall():
        _delete(database, code)


def _forget_an_empty_hall(database: sqlite3.Connection, now: float) -> bool:
    """Delete the oldest hall that nobody has joined in time; return whether there was one."""
    empty = (
        "SELECT code FROM halls WHERE opened <= ? AND NOT EXISTS (SELECT 1 FROM people WHERE people.code = halls.code) "
        "ORDER BY opened LIMIT 1"
    )
    found = database.execute(empty, (now - EMPTY_AFTER,)).fetchone()
    if found:
        _delete(database, found[0])
    return found is not None


def _delete(database: sqlite3.Connection, code: str) -> None:
    """Delete a hall with all that is stored of it."""
    for table in ("halls", "people", "answers"):
        database.execute(f"DELETE FROM {table} WHERE code = ?", (code,))
