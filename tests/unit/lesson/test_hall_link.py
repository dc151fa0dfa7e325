"""The way back to a hall in the address of a page."""

from urllib.parse import urlencode

import pytest

from lib.lesson.hall_link import from_value, to_value
from tests.unit.each import each


def test_the_query_of_a_wall_is_read_back_and_nothing_else_is_kept():
    query = {"code": "CDF347", "view": "Wall", "activity": "vote, then see", "lecture": "7", "scenes": "eJw-_"}
    assert from_value(to_value(query | {"key": "secret"})) == query
    assert from_value(urlencode(query | {"p": "1"})) == query
    assert from_value("code=cdf+347") == {"code": "CDF347"}


@each(
    "text", ["", "code=", "view=Wall", "code=CDF34O", "code=javascript:alert(1)", "&" * 20, "code=CDF347" + "&a=1" * 9]
)
def test_a_value_without_a_code_is_refused(text):
    with pytest.raises(ValueError):
        from_value(text)
