"""The picture of the simplex: all distributions over three classes, and where the logits put theirs."""

import altair as alt
import numpy as np

from lib.analysis.simplex import VERTICES, arrow, level_lines, path_of_temperature, to_plane
from lib.charts.core import pointer
from lib.charts.core.calls import memoized
from lib.charts.core.frames import COMMITTED, emitted, families, pick_family, sliders
from lib.charts.core.picture import Column, Picture, compiled
from lib.charts.core.table import of_matrix
from lib.softmax import softmax

LOSSES = (0.25, 0.5, 1.0, 2.0)
ARROW = 0.35
MARGIN = 0.1
HEIGHT = 320
# Where the name of a corner stands: on a phone too there is room for it inward from the two at the bottom.
CORNER = {
    "align": alt.expr("['left', 'right', 'center'][datum.place]"),
    "dx": alt.expr("[-20, 20, 0][datum.place]"),
    "dy": alt.expr("[16, 16, -12][datum.place] * scale"),
}
# Whether a line of equal loss ends on the left side, and how the head of the arrow is turned.
LEFT = "datum.x2 < 0.5"
TURN = "atan2(datum.x2 - datum.x, datum.y2 - datum.y) * 180 / PI"


@memoized
def simplex(names, logits, temperature, told, true):
    """Draw the triangle of all p over three classes, with the point of softmax(z / T), live in T and each logit.

    Each corner says the probability of its class. The lines are those of equal loss -ln p of the true class; the
    arrow is y - p, shortened; the curve is where the point goes as the temperature moves.
    """
    parameters = (*logits, temperature)

    def point(values):
        scaled = values[..., :-1] / values[..., -1:]
        return np.concatenate([*arrow(scaled, true, ARROW), softmax(scaled)], axis=-1)

    z = [told[p.key] for p in logits]
    bent = path_of_temperature(z, np.geomspace(temperature.low, 50, 80))
    levels = level_lines(true, LOSSES)
    ends = of_matrix(levels.reshape(len(LOSSES), 4), ["x", "y", "x2", "y2"])
    shares = softmax(z, told[temperature.key])
    x, y = to_plane(shares)
    said = ", ".join(f"{name} {p:.4f}" for name, p in zip(names, shares, strict=True))
    return Picture(
        specification=simplex_chart(parameters),
        tables={
            "corners": of_matrix(VERTICES, ["x", "y"]) | {"series": np.array(names), "place": np.arange(3)},
            "levels": ends | {"text": np.array([f"loss {loss:g}" for loss in LOSSES])},
            "path": of_matrix(bent, ["x", "y"]) | {"place": np.arange(len(bent))},
            "point": {"series": np.array([names[true]]), "x": np.array([x]), "y": np.array([y])},
        }
        | families(point, parameters, told),
        title="The simplex of three classes",
        description=f"Triangle of all probabilities; the point stands for {said}.",
        sliders={parameter.key: parameter for parameter in parameters},
        columns=(Column("x", "x"), Column("y", "y")),
        source={"x": bent[:, 0], "y": bent[:, 1]},
    )


@compiled
def simplex_chart(parameters):
    """Build the chart of `simplex`; one unit is as long across as upwards."""
    height = VERTICES[:, 1].max() + 2 * MARGIN
    half = f"width / height * {height / 2}"
    x_scale = alt.Scale(domain=[alt.ExprRef(f"0.5 - {half}"), alt.ExprRef(f"0.5 + {half}")], nice=False)
    y_scale = alt.Scale(domain=[-MARGIN, height - MARGIN], nice=False)
    x, y = alt.X("x:Q", scale=x_scale, axis=None), alt.Y("y:Q", scale=y_scale, axis=None)
    x_end, y_end = alt.X("x2:Q", scale=x_scale, axis=None), alt.Y("y2:Q", scale=y_scale, axis=None)
    corners, levels, path = (alt.Chart(alt.NamedData(name)) for name in ("corners", "levels", "path"))
    names = ("x", "y", "x2", "y2")
    point = alt.Chart(alt.NamedData("point")).transform_calculate(
        **{name: pick_family(parameters, str(place)) for place, name in enumerate(names)}
    )
    gray = alt.value("gray")
    colour = alt.Color("series:N", legend=None)
    side = corners.transform_calculate(
        x2="data('corners')[(datum.place + 1) % 3].x", y2="data('corners')[(datum.place + 1) % 3].y"
    )
    ends = {"x2": alt.X2("x2"), "y2": alt.Y2("y2")}
    share = pick_family(parameters, f"({len(names)} + datum.place)")
    name = corners.transform_calculate(text=f"datum.series + ' ' + format({share}, '.4f')")
    name = name.mark_text(fontSize=alt.ExprRef("14 * scale"), fontWeight="bold", tooltip=None, **CORNER)
    outside = {"align": alt.expr(f"{LEFT} ? 'right' : 'left'"), "dx": alt.expr(f"{LEFT} ? -8 : 8")}
    loss = levels.mark_text(fontSize=alt.ExprRef("12 * scale"), tooltip=None, **outside)
    head = point.mark_point(shape="triangle", filled=True, size=110, angle=alt.expr(TURN), opacity=1, tooltip=None)
    layers = [
        side.mark_rule(strokeWidth=1.5, tooltip=None).encode(x, y, color=gray, **ends),
        levels.mark_rule(strokeDash=[3, 3], opacity=0.6, tooltip=None).encode(x, y, color=gray, **ends),
        loss.encode(x_end, y_end, text="text:N", color=gray),
        path.mark_line(strokeWidth=1.5, opacity=0.7, tooltip=None).encode(x, y, order="place:Q", color=gray),
        point.mark_rule(strokeWidth=2.5, tooltip=None).encode(x, y, color=colour, **ends),
        head.encode(x_end, y_end, color=colour),
        point.mark_point(filled=True, size=140, opacity=1, tooltip=None).encode(x, y, color=colour),
        name.encode(x, y, text="text:N", color=colour),
        *emitted(COMMITTED, *(p.key for p in parameters)),
    ]
    return alt.layer(*layers).properties(height=HEIGHT).add_params(pointer.SCALE, *sliders(*parameters))
