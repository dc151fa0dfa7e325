"""Sliders inside a chart: Vega-Lite selections bound to range inputs (see the package's docstring)."""

import altair as alt

from lib.numerics.parameter import Parameter


def slider(parameter: Parameter) -> alt.Parameter:
    """Return the selection that holds the value of a parameter, with a range input under the chart.

    Its name is the parameter's key. Vega calls the input `<key>_value`; the front end finds it by that name.
    """
    bind = alt.binding_range(min=parameter.low, max=parameter.high, step=parameter.step, name=f"{parameter.label} ")
    return alt.selection_point(name=parameter.key, fields=["value"], bind=bind, value=[{"value": parameter.default}])


def sliders(*parameters: Parameter) -> list[alt.Parameter]:
    """Return the sliders of several parameters, last one first: Vega draws the inputs in the reverse order."""
    return [slider(parameter) for parameter in reversed(parameters)]


def slider_value(parameter: Parameter) -> str:
    """Return the expression for the slider's value; Vega holds it in an array until the input is first moved."""
    return f"(isArray({parameter.key}.value) ? {parameter.key}.value[0] : {parameter.key}.value)"


def slider_row(**fields: Parameter) -> alt.Chart:
    """Return a chart over one row, with the present value of each parameter's slider in a field."""
    values = {field: slider_value(parameter) for field, parameter in fields.items()}
    return alt.Chart(alt.sequence(1)).transform_calculate(**values)
