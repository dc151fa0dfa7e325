"""Measure a hall: phones that flip and vote within a few seconds on one process, and the wall that shows them.

Run from the top folder: python -m benchmarks.hall [--phones 300] [--within 5] [--rounds 4]

  --soak 20  rounds one after another for twenty minutes, with a line for each

This process is all the phones and the wall, on the same cores as the server. They speak Streamlit's protocol: a phone
touches a button at a random moment of each round, and the wall asks once a second. A time is counted from the moment
the touch was due until the phone has its own answer; "wall s" is how long after the last answer the wall said that
all have answered. Each answer has to be in the storage exactly once, which is counted in the SQLite file itself.
"""

import argparse
import asyncio
import contextlib
import json
import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.load import OPENING_AT_ONCE, progress, server
from benchmarks.student import Session, visit
from lib.hall.answers import answered
from lib.hall.question import Activity, Question
from lib.lesson.claims.registry import CLAIMS
from storage.halls import VARIABLE, Halls

CODE, KEY = "CDF347", "the key of the host"
TOUCHES = {Activity.FLIP: ("flip-1", "flip-10"), Activity.VOTE: ("True", "False")}
"""What a phone touches to answer: a button, in whose key the number of a question and its round follow, or a choice."""
WALL_SECONDS = 1.0
LOOK = "look"


class Visitor(Session):
    """A window of a hall: its texts, what it reports, the fragment of each button and choice, and that of the wall."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.buttons, self.texts, self.component, self.ticking, self.report = {}, [], "", "", None

    def draw(self, delta):
        kind = delta.WhichOneof("type") == "new_element" and delta.new_element.WhichOneof("type")
        element = getattr(delta.new_element, kind) if kind else None
        if kind in ("button", "button_group"):
            self.buttons[element.id] = delta.fragment_id
        elif kind == "markdown":
            self.texts.append(element.body)
        elif kind == "bidi_component" and element.id.endswith("-hall-browser"):
            self.component = element.id
        return super().draw(delta)

    async def receive(self):
        message = await super().receive()
        if message.WhichOneof("type") == "auto_rerun":
            self.ticking = message.auto_rerun.fragment_id
        return message

    def request(self, fragment=""):
        message = super().request(fragment)
        if self.report:
            message.rerun_script.widget_states.widgets.append(self.report)
        self.report, self.texts = None, []
        return message

    def button(self, key):
        """Return the identity of the button with a key, and its fragment."""
        return next(found for found in self.buttons.items() if found[0].endswith(f"-{key}"))

    async def touch(self, key):
        """Touch a button."""
        identity, fragment = self.button(key)
        self.report = WidgetState(id=identity, trigger_value=True)
        await self.run(fragment)

    async def choose(self, key, label):
        """Choose an option of a control."""
        await self.set(self.button(key)[0], {"string_array_value": {"data": [label]}})

    async def tell(self, person, code=CODE, key=""):
        """Tell the server the name of this browser, and the key of a host, as frontend/hall_browser.js does."""
        await self.tell_anything({"code": code, "person": person, "key": key, "isNew": False})

    async def tell_anything(self, known):
        """Tell the server what it takes for the name of this browser in a hall."""
        name = f"$$STREAMLIT_INTERNAL_KEY_{self.component}__events"
        self.report = WidgetState(id=name, json_trigger_value=json.dumps([{"event": "known", "value": known}]))
        await self.run()

    @property
    def text(self):
        """Return the texts of the last run."""
        return "\n".join(self.texts)


async def enter(host, person, few, closing):
    """Open the address of the hall on a phone."""
    async with few:
        phone = await closing.enter_async_context(visit(host, "hall", {"code": CODE}, Visitor))
        await phone.tell(f"{person:032x}")
        return phone


async def watch(wall, phones, done, seen):
    """Let the wall ask once a second until it says that all phones have answered; add the time of that to `seen`."""
    while not seen:
        due = time.monotonic() + WALL_SECONDS
        await wall.run(wall.ticking)
        if f"{phones} of {phones} phones have" in wall.text.replace("\u202f", ""):
            seen.append(time.monotonic())
        elif done and time.monotonic() - done[0] > 60:
            raise TimeoutError(f"the wall is not right after a minute: {wall.text}")
        await asyncio.sleep(due - time.monotonic())


async def answer(phone, activity, touched, place, due, taken):
    """Answer the question of a place when it is due, and add the seconds until the answer is shown."""
    await asyncio.sleep(due - time.monotonic())
    if activity == Activity.VOTE:
        await phone.choose(f"hall-vote-{place}", touched)
    else:
        await phone.touch(f"{touched}-{place}")
    taken.append(time.monotonic() - due)


async def round_of(activity, number, hall, wall, phones, within, random):
    """Let all phones answer a new question within some seconds, and return a row of what was measured."""
    before = hall.find(CODE, time.time()).question
    probability = 0.4 if activity == Activity.FLIP else None
    asked = Question(number, activity, probability=probability, claim=next(iter(CLAIMS)))
    hall.steer(CODE, KEY, before, asked, time.time())
    few = asyncio.Semaphore(OPENING_AT_ONCE)

    async def look(phone):
        async with few:
            await phone.touch(LOOK)

    await asyncio.gather(*map(look, phones))
    taken, seen, done = [], [], []
    watching = asyncio.create_task(watch(wall, len(phones), done, seen))
    start = time.monotonic() + 0.5
    chosen = random.choice(TOUCHES[activity], len(phones))
    dues = start + random.uniform(0, within, len(phones))
    answers = zip(phones, chosen, dues, strict=True)
    await asyncio.gather(
        *(answer(phone, activity, touched, f"{number}-1", due, taken) for phone, touched, due in answers)
    )
    done.append(time.monotonic())
    await watching
    times = np.array(taken) * 1e3
    return {
        "activity": str(activity),
        "phones": len(phones),
        "counted": answered(hall.tally(CODE, number), 1),
        **{f"p{share} ms": np.percentile(times, share) for share in (50, 95, 99)},
        "wall s": max(0.0, seen[0] - done[0]),
        "errors": sum(len(phone.errors) for phone in phones) + len(wall.errors),
    }


async def measure(running, hall, options):
    """Return the table of all rounds, or print them one by one."""
    random, rows = np.random.default_rng(0), []
    end = time.monotonic() + 60 * options.soak
    async with contextlib.AsyncExitStack() as closing:
        few = asyncio.Semaphore(OPENING_AT_ONCE)
        progress(f"{options.phones} phones open the hall")
        phones = await asyncio.gather(
            *(enter(running.host, person, few, closing) for person in range(1, options.phones + 1))
        )
        wall = await closing.enter_async_context(visit(running.host, "hall", {"code": CODE, "view": "Wall"}, Visitor))
        await wall.tell("0" * 32)
        number = 0
        while number < options.rounds or time.monotonic() < end:
            number += 1
            activity = tuple(TOUCHES)[number % len(TOUCHES)]
            cpu = running.cpu()
            row = await round_of(activity, number, hall, wall, phones, options.within, random)
            rows.append(row | {"CPU s": running.cpu() - cpu, "MB": running.memory()})
            progress(f"round {number}: {rows[-1]}")
    return pd.DataFrame(rows, index=pd.RangeIndex(1, len(rows) + 1, name="round"))


def main():
    """Start a server, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--phones", type=int, default=300)
    parser.add_argument("--within", type=float, default=5, help="seconds in which all phones answer")
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--soak", type=float, default=0, help="minutes of rounds one after another")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ[VARIABLE] = str(Path(folder) / "halls.sqlite")
        hall = Halls(Path(os.environ[VARIABLE]))
        hall.open(CODE, KEY, time.time())
        with server("streamlit_app.py") as running:
            table = asyncio.run(measure(running, hall, options))
        hall.close_connection()
    print(table.to_string(float_format="{:.1f}".format))
    wrong = table[(table["counted"] != table["phones"]) | (table["errors"] > 0)]
    if len(wrong):
        sys.exit(f"{len(wrong)} rounds in which an answer was lost or counted twice, or an error was shown")


if __name__ == "__main__":
    main()
