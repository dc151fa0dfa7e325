"""The picture of the simplex: all distributions over three classes, and where the logits put theirs."""

import altair as alt
import numpy as np

from lib.charts.frames import TOLD, emitted, families, pick_family, sliders
from lib.charts.picture import Column, Picture, compiled
from lib.charts.table import of_matrix
from lib.made import remembered
from lib.simplex import VERTICES, arrow, level_lines, path_of_temperature, to_plane
from lib.softmax import softmax

LOSSES = (0.25, 0.5, 1.0, 2.0, 4.0)
ARROW = 0.35
MARGIN = 0.08


@remembered
def simplex(names, logits, temperature, told, true):
    """Draw the triangle of all p over three classes, with the point of softmax(z / T), live in T and each logit.

    The lines are those of equal loss -ln p of the true class; the arrow is y - p, shortened; the curve is where the
    point goes as the temperature moves.
    """
    parameters = (*logits, temperature)

    def point(values):
        return np.concatenate(arrow(values[..., :-1] / values[..., -1:], true, ARROW), axis=-1)

    z = [told[p.key] for p in logits]
    bent = path_of_temperature(z, np.geomspace(temperature.low, 50, 80))
    levels = level_lines(true, LOSSES)
    ends = of_matrix(levels.reshape(len(LOSSES), 4), ["x", "y", "x2", "y2"])
    x, y = to_plane(softmax(z, told[temperature.key]))
    return Picture(
        specification=simplex_chart(parameters),
        tables={
            "corners": of_matrix(VERTICES, ["x", "y"]) | {"name": np.array(names), "place": np.arange(3)},
            "levels": ends | {"text": np.array([f"loss {loss:g}" for loss in LOSSES])},
            "path": of_matrix(bent, ["x", "y"]) | {"place": np.arange(len(bent))},
            "point": {"series": np.array([names[true]]), "x": np.array([x]), "y": np.array([y])},
        }
        | families(point, parameters, told),
        title="The simplex of three classes",
        description=f"Triangle of all probabilities of {', '.join(names)}; the point is at ({x:.3f}, {y:.3f}).",
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
    name = corners.mark_text(fontSize=14, fontWeight="bold", dy=alt.expr("datum.place == 2 ? -12 : 16"), tooltip=None)
    layers = [
        side.mark_rule(strokeWidth=1.5, tooltip=None).encode(x, y, color=gray, **ends),
        levels.mark_rule(strokeDash=[3, 3], opacity=0.6, tooltip=None).encode(x, y, color=gray, **ends),
        levels.mark_text(fontSize=11, dy=-6, tooltip=None).encode(x, y, text="text:N", color=gray),
        path.mark_line(strokeWidth=1.5, opacity=0.7, tooltip=None).encode(x, y, order="place:Q", color=gray),
        point.mark_rule(strokeWidth=2.5, tooltip=None).encode(x, y, color=colour, **ends),
        point.mark_point(filled=True, size=140, opacity=1).encode(x, y, color=colour, tooltip=["x:Q", "y:Q"]),
        name.encode(x, y, text="name:N", color=gray),
        *emitted(TOLD, *(p.key for p in parameters)),
    ]
    return alt.layer(*layers).properties(height=420).add_params(*sliders(*parameters))
