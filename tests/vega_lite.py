"""The validator of Vega-Lite's own schema; Altair's own takes a hundred times as long."""

import functools
from urllib.parse import quote

import altair as alt
import jsonschema_rs


@functools.cache
def vega_lite_validator():
    """Return the validator."""
    return jsonschema_rs.Draft7Validator(_with_encoded_references(alt.load_schema()))


def _with_encoded_references(schema):
    """Return a schema whose references are valid URIs: names of Vega-Lite's definitions have "<", "|" and the like."""
    if isinstance(schema, list):
        return [_with_encoded_references(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: "#" + quote(part[1:]) if key == "$ref" else _with_encoded_references(part) for key, part in schema.items()
    }
