"""The state of a session beside its widgets: one record for each subject, under one prefixed key.

Widgets keep their values under their own keys, which are also their keys in the address (lib/lesson/controls.py).
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import streamlit as st

from lib.charts.core.picture import Picture
from lib.hall.question import Question
from lib.lesson.progress import Progress
from lib.lesson.quiz import Ballot
from lib.lesson.scenes.scene import Scene

Record = TypeVar("Record")


def session(kind: type[Record]) -> Record:
    """Return this session's record of a kind, made with its defaults when it is first asked for."""
    return st.session_state.setdefault(f"app.{kind.__name__}", kind())


@dataclass
class Visitor:
    """A name for this session, which nobody else has and which says nothing about the visitor."""

    id: str = field(default_factory=lambda: secrets.token_hex(8))


@dataclass
class Tabs:
    """The open view of the page, and in which of two containers it is drawn (see ui.controls.tabs)."""

    view: str = ""
    slot: int = 0


@dataclass(frozen=True)
class Mount:
    """A mounted chart: the count of its mounts, its key, specification, title, bound sliders, and their starts."""

    number: int
    key: str
    specification: Mapping
    title: str
    bound: tuple[str, ...]
    starts: Mapping[str, float]


@dataclass
class Charts:
    """The charts of this session.

    `mounts` holds the last mount of each chart by name. A scope is a fragment, or the page outside of fragments (""):
    `drawn` holds the names of the charts that each scope has drawn in its last run, and `before` what it had drawn
    before the present run of the whole page, `is_whole` whether that run has come to its end. `inner` holds the scopes
    that each scope has had inside it, and `is_edited` says whether a point was edited since the last run. `scope` runs
    now, and `present` is what its last run has drawn. `pictures` holds what this run of it has drawn outside of the
    scopes inside it, or has drawn the tools of, with the values of the sliders.
    """

    page: str = ""
    scope: str = ""
    mounts: dict[str, Mount] = field(default_factory=dict)
    drawn: dict[str, set[str]] = field(default_factory=dict)
    before: dict[str, set[str]] = field(default_factory=dict)
    inner: dict[str, set[str]] = field(default_factory=dict)
    is_whole: bool = False
    is_edited: bool = False
    present: set[str] = field(default_factory=set)
    pictures: dict[str, tuple[Picture, Mapping[str, float]]] = field(default_factory=dict)


@dataclass
class Unsolved:
    """The ids of the exercises that the open view has shown in its last run, and that its state did not solve."""

    ids: set[str] = field(default_factory=set)


@dataclass
class SliderState:
    """A live parameter: the last value between two steps of its slider, the last value, and two counters.

    The first value that it has had counts as one between two steps. `updates` counts the changes of the value, and
    `reads` the runs that have read it.
    """

    exact: float
    known: float
    updates: int = 0
    reads: int = 0


@dataclass
class Sliders:
    """The live parameters of this session by key.

    `read` holds the keys of those, and of the choices of a class, that were read since the page was opened, or since
    the history of the browser led to its address; `restored` says which of both. `held` holds the numbers that were
    read in this run.
    """

    by_key: dict[str, SliderState] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    held: dict[str, float] = field(default_factory=dict)
    restored: bool = False

    def is_first_read(self, key: str) -> bool:
        """Return whether a key was not read yet, and record that it is read now."""
        is_first = key not in self.read
        self.read.add(key)
        return is_first


@dataclass
class ClassChoices:
    """The choices of a class by its name in this session: the keys of those that the address may hold."""

    drawn: set[str] = field(default_factory=set)


@dataclass
class Downloads:
    """The file that was asked for under a chart, by the chart's name, and the number of files so far."""

    wanted: dict[str, str] = field(default_factory=dict)
    count: int = 0


@dataclass
class Linked:
    """The last values of controls that follow each other, by the view of the controls and by key."""

    held: dict[str, dict[str, object]] = field(default_factory=dict)


@dataclass
class Texts:
    """The last text of each text box that could be read, by the key of the box."""

    readable: dict[str, str] = field(default_factory=dict)


@dataclass
class Address:
    """What was changed in the address that was opened, and the values of the controls while the page says so.

    The values are None until the run that says it first has drawn the controls.
    """

    faults: list[str] = field(default_factory=list)
    values: dict[str, object] | None = None


@dataclass
class Quiz:
    """The ballots of this session by the key of the round.

    `restored` says whether they have taken the place of those that the window of the browser keeps.
    """

    ballots: dict[str, Ballot] = field(default_factory=dict)
    restored: bool = False


@dataclass
class Lesson:
    """How far this session has come in the lesson.

    `restored` says whether what the window of the browser keeps was taken over, and `changed` whether it is to be kept
    anew.
    """

    progress: Progress = field(default_factory=Progress)
    restored: bool = False
    changed: bool = False


@dataclass
class Tour:
    """The step of the tour: None before it is known whether there is one, and -1 once there is none."""

    step: int | None = None


@dataclass
class SceneList:
    """A lecturer's own list of scenes: the scenes, the lists before the last changes, and the link it came from.

    `restored` says whether this window of the browser was asked for the list that it keeps, `changed` whether the list
    differs from the one that it came from. `version` counts the changes, `attempted` names the one that failed last,
    and `fault` says why it did.
    """

    scenes: tuple[Scene, ...] = ()
    before: tuple[tuple[Scene, ...], ...] = ()
    link: str = ""
    restored: bool = False
    changed: bool = False
    version: int = 0
    attempted: str = ""
    fault: str = ""


@dataclass
class Visit:
    """What this session knows of halls, by their codes.

    `people` holds the name of this browser in a hall, `keys` the host's key of a hall that it has opened, `found`
    the halls that it has seen open, `joined` those that have let it in, `wrong` the codes that no hall had,
    `refused` those with which it could not open one, and `closed` those of the halls that it has closed. `settled`
    holds the last value of each control of a phone that needs no sending, by the code and the key of the control.
    `steered` holds the code and the question for which the controls of the host were drawn, None as long as they
    are not drawn to their end. The next run says the `notice`, lets the browser keep the `key` of the hall that is
    `opened`, and lets it `go` to an address.
    """

    people: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    joined: set[str] = field(default_factory=set)
    found: set[str] = field(default_factory=set)
    wrong: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)
    settled: dict[tuple[str, str], str] = field(default_factory=dict)
    steered: tuple[str, Question | None] | None = None
    notice: str = ""
    opened: str = ""
    key: str = ""
    go: str = ""
