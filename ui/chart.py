"""A picture on the page: the chart, its live sliders, its player, and the menu at its corner.

The browser alone moves a live chart. A slider that rests puts its value into its number box, which reports it
(frontend/chart_tools/sliders.js), and the server sends the same specification, byte for byte: otherwise Streamlit would
mount the chart anew under the pointer. So the specification of a mounted chart keeps the initial values of its sliders,
and a value that is set by the server is sent beside it.

Fault: Streamlit also mounts a chart anew when its text alternative changes, and its sliders would jump back. So a
mounted chart keeps the title that it was mounted with, and its tools write the present one
(frontend/chart_tools/alt_text.js). Test: tests/browser/test_cold_links.py
"""

import contextlib
import functools
import io
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ParamSpec
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.charts.core.alt_text import alt_text
from lib.charts.core.bounded_cache import BoundedCache
from lib.charts.core.calls import KEPT, KEPT_BYTES
from lib.charts.core.frames import on_grid
from lib.charts.core.picture import Picture, with_slider_starts
from lib.charts.core.table import Table, digest
from lib.charts.core.table_rows import table_rows
from lib.export.csv import table_to_csv
from lib.export.script import has_script, script
from lib.numerics.parameter import Parameter
from lib.text.numbers import precise
from ui.component import component, first_call
from ui.lecture import is_projected, larger
from ui.number_box import number_box
from ui.point_edit import point_edit, points_version
from ui.state import Charts, Downloads, Mount, Sliders, session

BOX = 88
"""Width of a number box in the row of a slider, in pixels."""
LARGEST_FITTED = 495
"""A drawing that needs more pixels than this keeps its own height: one with many bars, or a map with legends."""

Arguments = ParamSpec("Arguments")
Edited = Callable[[int | None, float, float, bool], None]

chart_tools = component("chart_tools/chart_tools", "html", "css", "js")
chart_code = component("chart_tools/chart_code", "js")


@dataclass(frozen=True)
class LiveValue:
    """The value of a live parameter, and the last one that lay between two steps of its slider.

    A picture that has a frame at `exact` can show `value`, and need not change while the slider goes from step to step.
    `updates` counts the changes of the value, and `reads` the runs that have read it. `parameter` has the bounds of its
    number box.
    """

    value: float
    exact: float
    updates: int
    reads: int
    parameter: Parameter


def begin_run(page: str) -> None:
    """Begin a run of the whole page; the charts that its last run has drawn are still on the screen.

    So are those that it had yet to draw again when the next run took its place.
    """
    charts, sliders = session(Charts), session(Sliders)
    context = get_script_run_ctx()
    sliders.restored = context is not None and context.is_history_navigation
    if charts.page != page or sliders.restored:
        sliders.read = set()
    sliders.held = {}
    waiting = {} if charts.is_whole else charts.before
    charts.before = waiting | charts.drawn if charts.page == page else {}
    charts.page, charts.drawn, charts.is_whole, charts.is_edited = page, {}, False, False
    charts.scope, charts.present, charts.pictures = "", charts.before.pop("", set()), {}


def end_run() -> None:
    """End a run of the whole page: what it has not drawn is no longer on the screen."""
    session(Charts).is_whole = True


def leave_screen() -> None:
    """Let all charts leave the screen at once, with the container that they are in."""
    charts = session(Charts)
    charts.before, charts.present = {}, set()


def fragment(draw: Callable[Arguments, None], every: float | None = None) -> Callable[Arguments, None]:
    """Decorate a part of the page that runs by itself, and record the charts that it draws.

    A fragment inside another one runs alone when one of its own widgets changes, as a slider in its chart. Outside of
    its own place it may write only where it writes in every run. `every` is the interval in seconds of automatic runs;
    None means no automatic runs.
    """

    @functools.wraps(draw)
    def scoped(*args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        with _scope(f"{draw.__module__}.{draw.__qualname__}"):
            draw(*args, **kwargs)

    return st.fragment(scoped, run_every=every)


@contextlib.contextmanager
def _scope(name: str) -> Iterator[None]:
    """Draw charts in a scope; a chart that the last run of this scope has left out is no longer on the screen.

    If a point of a chart was edited in a scope inside another one, which alone runs then, the page runs instead: what
    else depends on the points is outside.

    Fault: a change that arrives during a run ends it, and the screen keeps what the run had yet to draw again. Were
    such a chart mounted anew, it would lose its slider under the hand, and a player would stop.
    Test: tests/app/test_chart.py
    """
    charts = session(Charts)
    if not charts.scope:
        session(Sliders).held = {}
    is_edited, charts.is_edited = charts.is_edited, False
    if is_edited and any(name in inner for inner in charts.inner.values()):
        st.rerun()
    outer = charts.scope, charts.present, charts.pictures
    inner = _enter(charts, name)
    try:
        yield
    except BaseException:  # Streamlit ends a run by an exception that is no Exception.
        charts.drawn[name] |= charts.present
        charts.inner[name] = charts.inner.get(name, set()) | inner
        raise
    else:
        _forget(charts, inner - charts.inner.get(name, set()))
    finally:
        charts.scope, charts.present, charts.pictures = outer


def _enter(charts: Charts, name: str) -> set[str]:
    """Make a scope the present one, inside the one before, and return the scopes that it had inside it in its last run.

    What it has drawn in that run is on the screen; what it draws now is recorded anew.
    """
    if charts.scope:
        charts.inner.setdefault(charts.scope, set()).add(name)
    charts.present = charts.before.pop(name, charts.drawn.get(name, set()))
    charts.scope, charts.pictures, charts.drawn[name] = name, {}, set()
    return charts.inner.pop(name, set())


def _forget(charts: Charts, scopes: Collection[str]) -> None:
    """Forget the charts of scopes that are no longer on the screen."""
    for scope in scopes:
        charts.before.pop(scope, None)
        charts.drawn.pop(scope, None)


@dataclass(frozen=True)
class Drawn:
    """A picture that is drawn, in the place that also holds its number boxes and its tools (see `draw` and `tools`)."""

    picture: Picture
    name: str
    mount: Mount
    place: DeltaGenerator
    live: Mapping[str, LiveValue]
    play: str | None
    has_boxes: bool
    on_edit: Edited | None
    menu: bool


def show(picture: Picture, key: str, live: Mapping[str, LiveValue] | None = None, **options: Any) -> None:
    """Draw a picture with its number boxes and its tools; the arguments are those of `draw`.

    It is for a picture without sliders, and for one whose data depend on the values of its sliders.
    """
    tools([draw(picture, key, live, **options)], live)


def draw(
    picture: Picture,
    key: str,
    live: Mapping[str, LiveValue] | None = None,
    height: int | None = None,
    play: str | None = None,
    follows: bool = False,
    on_choice: Callable[[str], None] | None = None,
    on_edit: Edited | None = None,
    menu: bool = True,
) -> Drawn:
    """Draw a picture alone, and return it for `tools`, which may be drawn by a fragment inside the present one.

    So a slider that is released makes the server draw the tools and what else the fragment draws, and not the picture,
    which the browser alone has moved.

    `live` holds the values of the parameters whose sliders are shown. `play` is the key of the slider that is a time
    axis. A picture that `follows` another one has the same sliders, moves with it, and does not show them.
    `on_choice` is called with the name of what is clicked, `on_edit` with the edit of a point. A picture without `menu`
    has nothing at its corner, as in a lecture. Without a `height` in pixels its drawing has the height that
    frontend/page.css gives to all of its place on a page, unless it needs more.
    """
    live = dict(live or {})
    session(Charts).pictures[key] = picture, {name: live_value.value for name, live_value in live.items()}
    mount = _mounted(picture, key, live, follows)
    kind, fitted = "played-picture" if play else "picture", height is None and not _has_own_height(picture)
    place = st.container(key=f"{kind}-{key}{'-fitted' if fitted else ''}", gap=None)
    place.vega_lite_chart(
        spec=_sent_specification(picture, mount),
        key=mount.key,
        alt=mount.title,
        width="stretch",
        height="stretch" if fitted else height or "content",
        **_reports(mount, picture, on_choice),
    )
    has_boxes, has_menu = bool(live) and not follows, menu and not is_projected()
    return Drawn(picture, key, mount, place, live, play, has_boxes, on_edit, has_menu)


def tools(charts: Sequence[Drawn], live: Mapping[str, LiveValue] | None = None) -> None:
    """Draw the number boxes and the tools of pictures that are drawn, at the present values of their parameters.

    The sliders inside them report by the number boxes of the same parameters. What was drawn with a picture has a frame
    and a text for a value between two steps only if it was drawn with that value: otherwise the page runs again.
    """
    live = dict(live or {})
    for drawn in charts:
        if any(_needs_drawing(live[name], before) for name, before in drawn.live.items()):
            st.rerun()
        session(Charts).pictures[drawn.name] = drawn.picture, {name: live[name].value for name in drawn.live}
        with drawn.place:
            if drawn.has_boxes:
                _boxes(drawn.name, [live[name] for name in drawn.mount.bound])
            _tools(drawn, {name: live[name] for name in drawn.live})


def _needs_drawing(now: LiveValue, before: LiveValue) -> bool:
    """Return whether what was drawn at a value has nothing for the present one."""
    is_between = not on_grid(now.parameter, now.value) and now.value != before.value
    return now.exact != before.exact or is_between


def _has_own_height(picture: Picture) -> bool:
    """Return whether a picture needs more height than others, or computes its height from its width."""
    names = [parameter["name"] for parameter in picture.specification.get("params", [])]
    return picture.specification["height"] > LARGEST_FITTED or "height" in names


def _boxes(name: str, live: Sequence[LiveValue]) -> None:
    """Draw the number boxes of the sliders of a chart, which page.css places in the rows of the sliders.

    A run that has computed with another number than that of a box starts again, since the box is drawn last.
    """
    with st.container(key=f"boxes-{name}", gap=None):
        numbers = [number_box(each.parameter, BOX) for each in live]
    if numbers != [each.value for each in live]:
        st.rerun()


def _sent_specification(picture: Picture, mount: Mount) -> dict[str, Any]:
    """Return the specification of a mounted chart as it is sent, with its tables; it is larger in a lecture."""
    specification = with_slider_starts(picture.specification, mount.starts, mount.bound)
    specification["datasets"] = shipped(picture)
    return specification | larger(specification) if is_projected() else specification


def _reports(mount: Mount, picture: Picture, on_choice: Callable[[str], None] | None) -> dict[str, Any]:
    """Return the arguments by which a chart reports what is clicked in it.

    A chart with sliders reports nothing, but Streamlit gives its key to a chart only if it could.
    """
    if on_choice:
        return {"on_select": lambda: _choose(mount.key, on_choice), "selection_mode": ["chosen"]}
    return {"on_select": "rerun", "selection_mode": []} if picture.sliders else {}


def _mounted(picture: Picture, name: str, live: Mapping[str, LiveValue], follows: bool) -> Mount:
    """Return the mount of a chart: the last one while the chart stays on the screen unchanged, or a new one.

    A new mount has a new key, or the browser would restore what the old one showed. Sliders that are not shown are not
    bound, so that the chart has none; those of a picture that follows are hidden by its key (frontend/page.css).
    """
    charts = session(Charts)
    known = charts.mounts.get(name)
    bound = tuple(picture.sliders) if follows else tuple(key for key in picture.sliders if key in live)
    stays = name in charts.present | charts.drawn.setdefault(charts.scope, set())
    charts.drawn[charts.scope].add(name)
    if known and stays and known.bound == bound and known.specification == picture.specification:
        return known
    number = known.number + 1 if known else 0
    key = f"{'follower-' if follows else ''}{name}-{number}"
    starts = {key: live_value.value for key, live_value in live.items()}
    charts.mounts[name] = Mount(number, key, picture.specification, picture.title, bound, starts)
    return charts.mounts[name]


def shipped(picture: Picture) -> dict[str, bytes]:
    """Return the tables of a picture as they are sent, made once for as long as the picture is kept."""
    files = _shipped.get(picture)
    if files is None:
        files = {name: _packed(_Content(digest(table), table)) for name, table in picture.tables.items()}
        _shipped[picture] = files
    return files


_shipped: WeakKeyDictionary[Picture, dict[str, bytes]] = WeakKeyDictionary()


@dataclass(frozen=True)
class _Content:
    """A table that is equal to any other with the same columns in it, known by their digest."""

    digest: bytes
    table: Table = field(compare=False, repr=False)


def _pack(content: _Content) -> bytes:
    """Return a table as an Arrow file, which Streamlit passes on as it is."""
    file = io.BytesIO()
    pd.DataFrame(content.table).to_feather(file, compression="uncompressed")
    return file.getvalue()


# Pictures often share a table. Each file is kept with its table, which is as large.
_packed = BoundedCache(_pack, lambda file: 2 * len(file), KEPT, KEPT_BYTES)


def _tools(drawn: Drawn, live: Mapping[str, LiveValue]) -> None:
    """Draw the tools of a chart: the player of its time axis, and the menu of what can be done with the picture."""
    values = {key: live_value.value for key, live_value in live.items()}
    tool, data = f"{drawn.name}-tools", _tool_data(drawn, live, values) | _wanted_file(drawn, values)
    chart_tools(
        key=tool,
        data=[data],  # Streamlit searches the values of a dictionary for data frames, and not those of a list.
        on_edit_change=first_call(lambda: _edit(tool, drawn.picture, drawn.on_edit)),
        on_wanted_change=first_call(lambda: _want(tool, drawn.name)),
    )


def _tool_data(drawn: Drawn, live: Mapping[str, LiveValue], values: Mapping[str, float]) -> dict[str, Any]:
    """Return what the tools of a chart are told at the present values of its sliders (frontend/chart_tools)."""
    picture, mount, play = drawn.picture, drawn.mount, drawn.play
    return {
        "chart": mount.key,
        "name": drawn.name,
        "title": picture.title,
        "values": values,
        "updates": {key: live_value.updates for key, live_value in live.items()},
        "reads": sum(live_value.reads for live_value in live.values()),
        "description": alt_text(picture, values),
        "slider": play,
        "below": len(mount.bound) - 1 - mount.bound.index(play) if play in mount.bound else 0,
        "cursors": picture.cursors,
        "editable_area": picture.editable_area,
        "editable_points": picture.editable_points,
        "points_version": points_version(picture.editable_points),
        "menu": drawn.menu,
        "kinds": _kinds(picture),
    }


def _kinds(picture: Picture) -> list[str]:
    """Return the kinds of the files that a picture has."""
    return [kind for kind in FILES if kind != "python" or has_script(picture)]


def _wanted_file(drawn: Drawn, values: Mapping[str, float]) -> dict[str, Any]:
    """Return the file of a picture that was requested under its chart, once, as the tools take it; {} if none was."""
    downloads = session(Downloads)
    wanted = downloads.wanted.pop(drawn.name, None)
    if not wanted or wanted not in _kinds(drawn.picture):
        return {}
    ending, write = FILES[wanted]
    downloads.count += 1
    text = write(drawn.picture, values)
    return {"file": {"name": f"{drawn.name}.{ending}", "text": text, "number": downloads.count}}


def csv(picture: Picture, values: Mapping[str, float]) -> str:
    """Return the numbers of a picture as comma-separated values."""
    return table_to_csv(picture.data_at(values))


def table_json(picture: Picture, values: Mapping[str, float]) -> str:
    """Return the numbers of a picture for its table, as JSON: about a hundred rows at most."""
    numbers = pd.DataFrame(picture.data_at(values))
    picked = numbers.iloc[table_rows(picture, values)]
    single = [kind == np.float32 for kind in picked.dtypes]
    rows = [list(map(_cell, row, single)) for row in picked.itertuples(index=False)]
    return json.dumps({"columns": list(numbers), "rows": rows, "count": len(numbers)})


def _cell(value: object, single: bool) -> str:
    """Return the text of a table cell: a number in all its digits, and nothing for NaN."""
    if isinstance(value, float):
        return "" if np.isnan(value) else precise(value, single)
    return str(value)


# The files of a picture besides its image: the ending, and the function that writes the text.
FILES = {"table": ("table", table_json), "csv": ("csv", csv), "python": ("py", script)}


def _want(tool: str, name: str) -> None:
    """Store until the next run which file of a picture was requested."""
    session(Downloads).wanted[name] = st.session_state[tool].wanted


def _edit(tool: str, picture: Picture, on_edit: Edited | None) -> None:
    """Call `on_edit` with an edit of a point: its index or None, its position, and whether it was moved there."""
    if not on_edit or not picture.editable_area:
        return
    edit = point_edit(st.session_state[tool].edit, picture.editable_area, picture.editable_points)
    if edit:
        on_edit(edit.index, edit.x, edit.y, edit.moved)
        session(Charts).is_edited = True


def _choose(mounted: str, on_choice: Callable[[str], None]) -> None:
    """Call `on_choice` with the name of what was clicked in a chart."""
    name = _selected(mounted, "chosen", "name")
    if isinstance(name, str):
        on_choice(name)


def _selected(mounted: str, name: str, field: str) -> object:
    """Return a field of what is selected in a chart, None if nothing is or the browser reports anything else."""
    rows = st.session_state[mounted].selection.get(name)
    row = rows[0] if isinstance(rows, list) and rows else None
    return row.get(field) if isinstance(row, dict) else None
