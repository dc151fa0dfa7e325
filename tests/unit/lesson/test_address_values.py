"""What a control takes over from an address, and that every other change is named with what the control holds."""

from hypothesis import given
from hypothesis import strategies as st

from lib.lesson import controls
from lib.lesson.address import PAGES, readable
from lib.lesson.address_values import read_values, written
from lib.lesson.control import Choice, Interval, Switch
from tests.unit.each import each


@each(
    ("page", "query", "kept", "said"),
    [
        (
            "likelihood",
            {"view": ["nope"]},
            {},
            "View: 'nope' is not an option; the options are Likelihood, Optimi",
        ),
        ("softmax", {"dtype": ["float128"]}, {}, "'float128' is not an option; the options are float64, float32 and f"),
        ("softmax", {"moved": ["11"]}, {}, "Logit that moves: '11' is not an option"),
        ("losses", {"y": ["0.5"]}, {}, "True answer y: '0.5' is not an option; the options are 1 and 0"),
        ("losses", {"goal": ["2"]}, {}, "Right answer y: '2' is not an option"),
        (
            "activations",
            {"range": ["1"]},
            {},
            "Range of x: 1 value where two are needed, each a number from \u221220 to 20",
        ),
        ("activations", {"range": ["-5", "5", "7"]}, {}, "Range of x: 3 values where two are needed"),
        (
            "activations",
            {"range": ["3", "3"]},
            {"range": ["2.5", "3.5"]},
            "3 to 3 is too narrow, so 2.5 to 3.5 is shown",
        ),
        ("activations", {"range": ["20", "20"]}, {"range": ["19", "20"]}, "so 19 to 20 is shown"),
        (
            "likelihood",
            {"p": ["0.7", "0.2"]},
            {"p": ["0.2"]},
            "p: only one value is possible, so the last one, '0.2', is",
        ),
        ("activations", {"layers": ["3.7"]}, {"layers": ["4"]}, "Layers: 4 is the nearest whole number to 3.7"),
        ("likelihood", {"n": ["7,6"]}, {"n": ["8"]}, "8 is the nearest whole number to 7.6"),
        ("activations", {"functions": ["ELU", "nope"]}, {"functions": ["ELU"]}, "Functions: 'nope' is not an option; "),
        ("activations", {"functions": ["nope"]}, {}, "the options are Sigmoid, Tanh, ReLU and "),
        ("activations", {"cardrelu": ["perhaps"]}, {}, "the options are true and false"),
        ("likelihood", {"flips": ["1" * 10_001]}, {}, "a text of 10001 characters; at most 10000 are possible"),
        (
            "activations",
            {"layers": ["4"], "layer": ["40"]},
            {"layers": ["4"], "layer": ["4"]},
            "There are only 4 layers, so layer 4 is shown",
        ),
        (
            "likelihood",
            {"tablen": ["1"], "k": ["9"]},
            {"tablen": ["1"], "k": ["1"]},
            "There is only 1 flip, so k = 1 is",
        ),
    ],
)
def test_what_an_address_loses_is_named_with_what_the_control_holds(page, query, kept, said):
    read, notes = readable(page, query)
    assert read == kept
    assert len(notes) == 1
    assert said in notes[0]


@each(
    ("page", "query", "kept"),
    [
        ("likelihood", {"view": ["two  SLICES"]}, {"view": ["Binomial table"]}),
        ("activations", {"functions": ["sigmoid", "relu", "ReLU"]}, {"functions": ["Sigmoid", "ReLU"]}),
        ("activations", {"functions": ["leaky_relu"]}, {"functions": ["Leaky ReLU"]}),
        ("activations", {"range": ["5", "-5"]}, {"range": ["-5", "5"]}),
        ("softmax", {"moved": ["\u0663"]}, {"moved": ["3"]}),
        ("losses", {"y": ["0.0"]}, {"y": ["0"]}),
        ("activations", {"cardrelu": ["TRUE"]}, {"cardrelu": ["true"]}),
        ("likelihood", {"p": ["0.2", "0.2"]}, {"p": ["0.2"]}),
        ("activations", {"functions": [""], "utm_source": ["x", "y"]}, {"functions": [""], "utm_source": ["x", "y"]}),
    ],
)
def test_another_notation_is_read_without_a_word_and_keys_of_others_stay(page, query, kept):
    assert readable(page, query) == (kept, [])


def test_what_a_choice_or_an_interval_writes_itself_is_read_back_unchanged():
    controls = [control for page in PAGES.values() for control in page.controls.values()]
    for control in (control for control in controls if isinstance(control, Choice)):
        for label in control.options.values():
            assert read_values(control, [label]) == ([label], []), control.key
    for control in (control for control in controls if isinstance(control, Interval)):
        ends = [f"{end:g}" for end in control.default]
        assert read_values(control, ends) == (ends, []), control.key


KINDS = (controls.RANGE, controls.FUNCTIONS, controls.ANSWER, controls.LAYERS, controls.NAMES, controls.CARDS["relu"])


@given(
    st.sampled_from(KINDS),
    st.lists(
        st.text(max_size=30) | st.floats(-25, 25).map(repr) | st.integers(-25, 25).map(str), min_size=1, max_size=3
    ),
)
def test_what_was_read_once_is_read_again_without_a_change(control, values):
    kept, _ = read_values(control, values)
    assert not kept or read_values(control, kept) == (kept, [])


def test_what_a_widget_holds_is_written_as_the_address_has_it():
    for page in PAGES.values():
        for control in page.controls.values():
            if isinstance(control, Switch):
                assert (written(control, True), written(control, False)) == ("true", "false")
                continue
            value = written(control, control.default)
            values = [value] if isinstance(value, str) else list(value)
            assert read_values(control, values) == (values, []), control.key
