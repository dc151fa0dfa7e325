"""The explanation under the picture: its terms, and its numbers after a run."""

import re
import tomllib

from tests.app.pages import ROOT, opened
from ui.component import FRONTEND

NUMBER = re.compile(r'data-number="(\w+)">([^<]*)<')
TERM = re.compile(r'<span class="term" role="button" tabindex="0" aria-pressed="false" ([^>]*)>([^<]*)<')


def explanation(app):
    return next(html.proto.body for html in app.get("html") if "What this is." in html.proto.body)


def test_a_number_of_the_text_is_that_of_the_last_run():
    app = opened("likelihood", {"p": "0.5"})
    assert dict(NUMBER.findall(explanation(app))) == {"p": "0.5", "likelihood": "9.766×10⁻⁴"}
    app.number_input(key="p").set_value(0.3).run()
    assert dict(NUMBER.findall(explanation(app))) == {"p": "0.3", "likelihood": "0.002224"}


def test_a_sentence_is_there_only_while_a_picture_has_its_numbers():
    raw, relative = (explanation(opened("likelihood", {"scale": scale})) for scale in ("L(p)", "L(p) / L(k/n)"))
    assert "times its largest value" not in raw
    assert "times its largest value" in relative
    assert "<strong>Now.</strong>" not in explanation(opened("activations", {"functions": "Tanh"}))


def test_a_word_is_a_term_only_while_its_series_is_drawn_and_names_the_pictures_that_have_it():
    found = TERM.findall(explanation(opened("activations", {"functions": ["Sigmoid", "ReLU"]})))
    curves = 'data-charts="curves"'
    assert dict(map(reversed, found)) == {
        "f": f'data-dashes="solid" {curves}',
        "derivative f′": f'data-dashes="dashed" {curves}',
        "sigmoid": f'data-color="0" {curves}',
        "ReLU": f'data-color="2" {curves}',
    }


def test_the_terms_have_the_colours_of_the_theme():
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]
    css = (FRONTEND / "page.css").read_text(encoding="utf-8")
    found = re.findall(r'\.term\[data-color="(\d)"\] \{\s+color: light-dark\((#\w+), (#\w+)\);', css)
    pairs = zip(theme["light"]["chartCategoricalColors"], theme["dark"]["chartCategoricalColors"], strict=True)
    assert found == [(str(place), light.lower(), dark.lower()) for place, (light, dark) in enumerate(pairs)]
