"""The table of the address: which page has which views, and which view has which controls.

A page's widgets, its reset, the list of addresses in README, and what the tests open are all read from PAGES. The list
in README is written by `python -m lib.lesson.address README.md`.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote, urlencode

from lib.lesson import controls
from lib.lesson.address_values import plain_number, read_values
from lib.lesson.claims.filters import claims_of_view
from lib.lesson.claims.registry import CLAIMS
from lib.lesson.control import Choice, Choices, Control, Interval, Switch, Text, same
from lib.lesson.derivations.registry import derivations_of
from lib.lesson.linked import LINKS, complete
from lib.lesson.reading import parse_number
from lib.numerics.parameter import Parameter

State = Mapping[str, str | tuple[str, ...]]

VIEW = "view"
LECTURE = "lecture"
LESSON = "lesson"
SCENES = "scenes"
OPENED_FROM = "hall"
"""The key of the way back to the hall that a page was opened from."""
START = "overview"


@dataclass(frozen=True)
class Page:
    """A page: its name, its path on the server, and the controls of each of its views, the first view being open."""

    name: str
    title: str
    views: Mapping[str, tuple[Control, ...]]

    @property
    def path(self) -> str:
        """Return the path of the page on the server."""
        return "/" if self.name == START else f"/{self.name}"

    @property
    def file(self) -> str:
        """Return the file that draws the page, relative to the root of the repository."""
        return "streamlit_app.py" if self.name == START else f"pages/{self.name}.py"

    @property
    def controls(self) -> dict[str, Control]:
        """Return every control of the page by its key, in the order of the views."""
        return {control.key: control for view in self.views.values() for control in view}


_OWN = (controls.OWN_FUNCTION, *controls.OWN_PARAMETERS.values())
_OWN_BOUNDS = tuple(end for bounds in controls.OWN_BOUNDS.values() for end in (bounds.low, bounds.high))
_OWN_LOSS_BOUNDS = tuple(end for bounds in controls.OWN_LOSS_BOUNDS.values() for end in (bounds.low, bounds.high))
_OWN_LOSS = (controls.OWN_LOSS, *controls.OWN_LOSS_PARAMETERS.values())
_FLIPS = (controls.FLIPS, controls.MORE_FLIPS, controls.COIN, controls.SEED)
_LOGITS = (controls.NAMES, *controls.LOGITS, *controls.MORE_LOGITS)
_POINTS = (controls.POINT_COUNT, controls.SEED, controls.EDIT, controls.NEW_LABEL, controls.POINTS)


def _with_claims(page: Page) -> Page:
    """Return a page whose views with claims of the lesson have the control that opens them."""
    views = {
        view: (*shown, controls.VIEW_CLAIMS) if claims_of_view(CLAIMS, page.name, view) else shown
        for view, shown in page.views.items()
    }
    return replace(page, views=views)


def _with_derivations(page: Page) -> Page:
    """Return a page whose views have the controls of their derivations too."""
    views = {}
    for view, declared in page.views.items():
        found = derivations_of(page.name, view)
        keys = dict.fromkeys(key for derivation in found for key in derivation.controls)
        numbers = (controls.DERIVATION_NUMBERS[key] for key in keys)
        views[view] = (*declared, *numbers, *(controls.DERIVATIONS[derivation.id] for derivation in found))
    return replace(page, views=views)


PAGES: dict[str, Page] = {
    page.name: _with_derivations(_with_claims(page))
    for page in (
        Page(
            START,
            "Overview",
            {
                "Start": (),
                "Claims": (controls.CLAIM_PAGES, controls.VERDICTS, *controls.CLAIM_CARDS.values()),
                "Quiz": (controls.QUIZ_CHAPTER, controls.QUIZ_ROUND),
                "Lesson": (),
                "Lesson plans": (),
                "My list": (),
                "About": (),
            },
        ),
        Page(
            "activations",
            "Activations",
            {
                "Curves": (
                    controls.FUNCTIONS,
                    controls.RANGE,
                    controls.SHOW,
                    controls.READ_AT,
                    *controls.ACTIVATION_PARAMETERS,
                    *controls.CARDS.values(),
                    *_OWN,
                    *_OWN_BOUNDS,
                    controls.OWN_CARD,
                ),
                "Why nonlinear": (controls.HIDDEN, *controls.TWO_UNITS),
                "Vanishing gradient": (
                    *_OWN,
                    controls.UNITS,
                    controls.INITIALIZATION,
                    controls.LAYERS,
                    controls.WIDTH,
                    controls.SEED,
                    controls.UNIT,
                    controls.LAYER,
                ),
                "Dying ReLU": (
                    *_OWN,
                    controls.STAGE,
                    controls.CAUSE,
                    controls.INPUTS,
                    controls.WEIGHT,
                    controls.BIAS,
                    controls.RATE,
                    controls.STEP,
                    controls.SEED,
                    controls.NET_SEED,
                    controls.LAYER_STEP,
                ),
                "PReLU": (
                    controls.TEACHER,
                    controls.START_SLOPE,
                    controls.SEED,
                    controls.PRELU_STEP,
                    *_OWN,
                    controls.OWN_TEACHER,
                ),
                "Compare": (
                    *_OWN,
                    controls.FIRST,
                    controls.SECOND,
                    controls.INPUT_MEAN,
                    controls.INPUT_SPREAD,
                    controls.READ_AT,
                ),
                "Catalogue": _OWN,
            },
        ),
        Page(
            "softmax",
            "Softmax",
            {
                "Classes": (*_LOGITS, controls.TEMPERATURE, controls.CONSTANT, controls.STEPS_TABLE),
                "Temperature": (*_LOGITS, controls.TEMPERATURE),
                "Jacobian": (*_LOGITS, controls.MOVED, controls.STEP_SIZE, controls.LINEARIZATION),
                "Many classes": (controls.CLASS_COUNT,),
                "Simplex": (controls.NAMES, *controls.LOGITS, controls.TEMPERATURE, controls.TRUE_CLASS),
                "Overflow": (*_LOGITS, controls.SHIFT, controls.FLOAT_FORMAT),
                "Attention": (controls.SCALING, controls.DIMENSION, controls.SEED),
                "Cross-entropy": (*_LOGITS, controls.TRUE_CLASS, controls.SMOOTHING),
            },
        ),
        Page(
            "likelihood",
            "Likelihood",
            {
                "Likelihood": (*_FLIPS, controls.PROBABILITY, controls.SCALE),
                "Optimisation": (
                    *_FLIPS,
                    controls.METHOD,
                    controls.COORDINATE,
                    controls.ASCENT_START,
                    controls.ASCENT_RATE,
                    controls.ASCENT_STEP,
                ),
                "Binomial table": (controls.TABLE_N, controls.PROBABILITY, controls.TABLE_K),
                "Distributions": (
                    controls.SHARE,
                    controls.TRIALS,
                    controls.REPEATS,
                    controls.GROWTH,
                    controls.SEED,
                    controls.APPROXIMATIONS_CARD,
                ),
                "Confidence intervals": (
                    *_FLIPS,
                    controls.CONFIDENCE,
                    controls.NULL,
                    controls.TESTS_CARD,
                    controls.COVERAGE_CARD,
                ),
                "Underflow": (controls.COIN_FLIPS,),
                "Cross-entropy": (*_FLIPS, controls.PROBABILITY, controls.LOGIT),
            },
        ),
        Page(
            "losses",
            "Losses",
            {
                "Two classes": (controls.ANSWER, controls.AGAINST, controls.LOGIT, controls.PROBABILITY),
                "Three classes": (controls.NAMES, controls.TRUE_CLASS, *controls.LOGITS),
                "From likelihood": (controls.FLIPS, controls.PROBABILITY, controls.COIN_WEIGHT),
                "One neuron": (
                    controls.GOAL,
                    controls.RACE_WEIGHT,
                    controls.RACE_BIAS,
                    controls.RACE_RATE,
                    controls.EPOCH,
                    *_OWN_LOSS,
                ),
                "Loss surface": (
                    controls.POINT_SET,
                    controls.FIRST_WEIGHT,
                    controls.SECOND_WEIGHT,
                    controls.DESCENT_RATE,
                    controls.DESCENT,
                    controls.CURVATURE,
                    *_POINTS,
                ),
                "Multi-class": (
                    controls.REGIONS,
                    controls.DESCENT_RATE,
                    controls.DESCENT,
                    controls.SMOOTHING,
                    controls.CLASS_WEIGHT,
                    *_POINTS,
                ),
                "Regression": (
                    controls.NOISE,
                    controls.OUTLIER,
                    controls.DEGREE,
                    controls.HUBER_DELTA,
                    controls.SEED,
                    controls.RESIDUAL,
                ),
                "More losses": (
                    controls.SHOWN_LOSSES,
                    controls.TARGET,
                    *controls.LOSS_PARAMETERS,
                    *controls.LOSS_CARDS.values(),
                    *_OWN_LOSS,
                    *_OWN_LOSS_BOUNDS,
                    controls.OWN_LOSS_CARD,
                ),
                "Calibration": (controls.FACTOR, controls.FORECASTS, controls.BINS, controls.SEED),
            },
        ),
    )
}


HALL = Page(
    "hall",
    "Hall",
    {
        "Phone": (controls.HALL_CODE,),
        "Wall": (controls.HALL_CODE, controls.ACTIVITY, controls.HALL_CLAIM),
        "Host": (controls.HALL_CODE, controls.ACTIVITY, controls.HALL_CLAIM),
    },
)
"""The page of an audience. It is not in the menu, and no view of it is one of the lesson."""

EVERY_PAGE = PAGES | {HALL.name: HALL}


FORMER_VIEWS: dict[str, dict[str, str]] = {
    START: {
        "Rooms": "Start",
        "Ledger": "Claims",
        "Predict": "Quiz",
        "Scenes": "Lesson",
        "My scenes": "My list",
    },
    "likelihood": {
        "Climb": "Optimisation",
        "Two slices": "Binomial table",
        "How sure": "Confidence intervals",
    },
    "losses": {"Race": "One neuron", "Landscape": "Loss surface"},
}
"""The names that views of a page had in older addresses, which stay valid, and the names that they have now."""


def current_view(page: str, name: str) -> str:
    """Return the name that a view has now, in whatever case its former name is written; any other name as it is."""
    plain = " ".join(name.casefold().split())
    former = FORMER_VIEWS.get(page, {})
    return next((now for old, now in former.items() if old.casefold() == plain), name)


def location(page: str, state: State) -> str:
    """Return the address of a page in a state, /page?key=value; a key whose value is a tuple is repeated."""
    path = EVERY_PAGE[page].path
    return f"{path}?{urlencode(state, doseq=True, quote_via=quote)}" if state else path


def without_defaults(page: str, state: State) -> State:
    """Return a state without the values that a page has in any case; what is left is never empty.

    Streamlit removes a default from the address when it is opened, and the history of the browser keeps both addresses.
    """
    known: dict[str, Control] = EVERY_PAGE[page].controls
    shorter = {key: value for key, value in state.items() if key not in known or not _is_default(known[key], value)}
    if shorter.get(VIEW) == next(iter(EVERY_PAGE[page].views)) and len(shorter) > 1:
        del shorter[VIEW]
    return shorter or state


def _is_default(control: Control, value: str | tuple[str, ...]) -> bool:
    """Return whether a value of an address is the default of its control."""
    match control:
        case Choice():
            return value == control.options[control.default]
        case Choices():
            values = (value,) if isinstance(value, str) else tuple(value)
            return values == tuple(control.options[name] for name in control.default)
        case Text():
            return value == control.default
        case Parameter():
            return _number(value) == control.default
        case _:
            return False


def _number(value: str | tuple[str, ...]) -> float | None:
    """Return the number in a value of an address, None if there is none."""
    try:
        return parse_number(value) if isinstance(value, str) else None
    except ValueError:
        return None


def readable(page: str, query: Mapping[str, Sequence[str]]) -> tuple[dict[str, list[str]], list[str]]:
    """Return a query string in which each value is as its control writes it, and what was left out or changed.

    Controls that follow each other agree in it. `query` maps each key to the list of its values. A key that no control
    of the page has stays as it is.
    """
    known, kept, notes = {VIEW: view_choice(page), **EVERY_PAGE[page].controls}, {}, []
    for key, given in query.items():
        values = [current_view(page, name) for name in given] if key == VIEW else list(given)
        held, further = read_values(known[key], values) if key in known and values else (values, [])
        notes += further
        if held or not values:
            kept[key] = held
    notes += _bounded(page, kept)
    for link in LINKS:
        if link.page == page and kept.get(VIEW) == [link.view]:
            changed, further = complete(link, kept)
            kept, notes = kept | changed, notes + further
    return kept, notes


MOST = {
    controls.LAYER.key: (controls.LAYERS, "layers", "layer {} is shown"),
    controls.TABLE_K.key: (controls.TABLE_N, "flips", "k = {} is shown"),
}
"""What holds at most the number that another parameter holds, and how that is said."""


def bound_sentence(key: str, most: float) -> str:
    """Say that a parameter holds the most that another one allows."""
    _, things, shown = MOST[key]
    there = f"is only 1 {things.removesuffix('s')}" if most == 1 else f"are only {most:g} {things}"
    return f"There {there}, so {shown.format(f'{most:g}')}"


def _bounded(page: str, kept: dict[str, list[str]]) -> list[str]:
    """Put what is above the number of another parameter at that number, and say so."""
    notes = []
    for key, (other, *_) in MOST.items():
        most = float(kept.get(other.key, [str(other.default)])[0])
        if key in EVERY_PAGE[page].controls and key in kept and float(kept[key][0]) > most:
            kept[key] = [f"{most:g}"]
            notes.append(bound_sentence(key, most))
    return notes + _within_slider_bounds(page, kept)


def _within_slider_bounds(page: str, kept: dict[str, list[str]]) -> list[str]:
    """Put the ends of sliders in order and their values between them, in the view that has the ends, and say so."""
    notes, views = [], EVERY_PAGE[page].views
    shown = views.get(kept.get(VIEW, [next(iter(views))])[0], ())
    for bounds in controls.SLIDER_BOUNDS:
        if bounds.low not in shown:
            continue
        asked = [float(kept.get(end.key, [str(end.default)])[0]) for end in (bounds.low, bounds.high)]
        used = bounds.held(*asked)
        if note := bounds.order_note(*asked):
            kept |= {end.key: [plain_number(v)] for end, v in zip((bounds.low, bounds.high), used, strict=True)}
            notes.append(note)
        key = bounds.parameter.key
        if key in kept and (note := bounds.value_note(float(kept[key][0]), *used)):
            kept[key] = [plain_number(min(max(float(kept[key][0]), used[0]), used[1]))]
            notes.append(note)
    return notes


def view_choice(page: str) -> Choice:
    """Return the choice of the view of a page, of which the first is open."""
    views = same(*EVERY_PAGE[page].views)
    return Choice(VIEW, "View", views, next(iter(views)))


def describe_values(control: Control) -> str:
    """Describe the values that a control may have, and its default."""
    match control:
        case Parameter():
            kind = "whole number, " if control.whole else ""
            return f"{kind}{control.low:g} to {control.high:g}, default {control.default:g}"
        case Choice():
            return f"{_options(control.options)}, default `{control.options[control.default]}`"
        case Choices():
            default = ", ".join(f"`{control.options[name]}`" for name in control.default)
            return f"repeated: {_options(control.options)}, default {default}"
        case Interval():
            left, right = control.default
            return f"two of {control.low:g} to {control.high:g}, default {left:g} and {right:g}"
        case Text():
            return f"text of at most {control.longest} characters"
        case Switch():
            return "`true` opens it"


def _options(options: Mapping[str, str]) -> str:
    """Return the labels of options; of more than a dozen the first two, and how many there are."""
    labels = [f"`{label}`" for label in options.values()]
    return ", ".join(labels if len(labels) <= 12 else [*labels[:2], f"… ({len(labels)})"])


def rows(page: Page) -> Iterator[str]:
    """Yield the rows of README's table for one page; keys of one kind, such as class4 to class10, share a row."""
    yield f"| `{page.path}` | `{VIEW}` | | the open view: {_options({name: name for name in page.views})} |"
    groups: dict[tuple[str, str], list[Control]] = {}
    for control in page.controls.values():
        what = f"{control.label}, {control.help}" if control.help else control.label
        kind = ("", control.help) if isinstance(control, Switch) else (re.sub(r"\d+", "", control.key), what)
        groups.setdefault(kind, []).append(control)
    for (_, what), alike in groups.items():
        first, last = alike[0], alike[-1]
        keys = f"`{first.key}`" + (f" to `{last.key}`" if len(alike) > 1 else "")
        views = ", ".join(name for name, declared in page.views.items() if any(c in declared for c in alike))
        yield f"| | {keys} | {views} | {what}: {describe_values(first)} |"


def markdown() -> str:
    """Return README's table of addresses."""
    head = ["| page | key | views that have it | what it is, and what it may hold |", "| --- | --- | --- | --- |"]
    return "\n".join([*head, *(row for page in EVERY_PAGE.values() for row in rows(page))])


OPENING, CLOSING = "<!-- addresses -->", "<!-- end of addresses -->"


def inserted(readme: str) -> str:
    """Return the text of README with the table of addresses between its two marks."""
    block = f"{OPENING}\n\n{markdown()}\n\n{CLOSING}"
    return re.sub(f"{OPENING}.*{CLOSING}", lambda _: block, readme, flags=re.DOTALL)


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(inserted(path.read_text(encoding="utf-8")), encoding="utf-8")
