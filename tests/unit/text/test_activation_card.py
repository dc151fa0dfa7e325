"""What the cards say of the activations, in words."""

import numpy as np

from lib.activations import ACTIVATIONS, Activation
from lib.analysis.properties import properties
from lib.text.activation_card import property_facts
from tests.unit.analysis.test_properties import settings
from tests.unit.each import each

LIPSCHITZ = "Lipschitz constant, the bound of |slope|"
MEAN = "Mean output, standard normal input"
SMALL = "Slope stays between −0.01 and 0.01"


@each(
    ("name", "arguments", "facts"),
    [
        ("sigmoid", {}, {"Range": "(0, 1)", "x → ∞": "approaches 1", "Largest slope": "0.25 at x = 0"}),
        ("tanh", {}, {MEAN: "0.0000, centred", SMALL: "below x ≈ −2.993 and beyond x ≈ 2.993"}),
        ("tanh", {}, {"Least slope": "approaches 0 as x falls and as x grows", "Smoothness": "smooth everywhere"}),
        ("selu", {}, {MEAN: "0.0000, centred", "Largest slope": "1.758 at x = 0 from the left"}),
        ("softplus", {}, {"Largest slope": "approaches 1 as x grows", "x → ∞": "grows to ∞, asymptote y = x"}),
        ("log_sigmoid", {}, {"Largest slope": "approaches 1 as x falls", "x → −∞": "falls to −∞, asymptote y = x"}),
        ("log_sigmoid", {}, {"Shape": "concave: never bent upwards", LIPSCHITZ: "1"}),
        ("hardswish", {}, {"Largest slope": "1.5 at x = 3 from the left", LIPSCHITZ: "1.5"}),
        ("hardswish", {}, {"Least slope": "−0.5 at x = −3 from the right", "Slope exactly 0": "for x < −3"}),
        ("hardswish", {}, {"Range": "[−0.375, ∞), minimum at x = −1.5", "x → −∞": "equals 0 for x < −3"}),
        ("hardtanh", {}, {"Range": "[−1, 1], minimum for x ≤ −1, maximum for x ≥ 1"}),
        ("hardtanh", {}, {"Largest slope": "1 for −1 < x < 1", "Monotone": "never falls"}),
        ("relu", {}, {"Range": "[0, ∞), minimum for x ≤ 0", MEAN: "0.3989, not centred", SMALL: "below x = 0"}),
        ("relu", {}, {"Shape": "convex: never bent downwards", "Slope exactly 0": "for x < 0"}),
        ("leaky_relu", {"alpha": 0.01}, {"x → −∞": "falls to −∞: f(x) = 0.01 x for x < 0", SMALL: "at neither end"}),
        ("leaky_relu", {"alpha": 1.5}, {"Shape": "concave: never bent upwards", LIPSCHITZ: "1.5"}),
        ("leaky_relu", {"alpha": 1.0}, {"Smoothness": "smooth everywhere", "Shape": "a straight line"}),
        ("leaky_relu", {"alpha": 1.0}, {"Largest slope": "1 for every x", MEAN: "0.0000, centred"}),
        ("leaky_relu", {"alpha": 1e-12}, {"x → −∞": "falls to −∞: f(x) = 1×10⁻¹² x for x < 0"}),
        ("prelu", {"alpha": -0.5}, {"x → −∞": "grows to ∞: f(x) = −0.5 x for x < 0", "Monotone": "no"}),
        ("elu", {"alpha": 0.0}, {"Smoothness": "the slope jumps from 0 to 1 at x = 0", "Slope exactly 0": "for x < 0"}),
        ("elu", {"alpha": 1.0}, {"Largest slope": "1 for x ≥ 0", "Monotone": "strictly rising"}),
        (
            "elu",
            {"alpha": 1.0},
            {"Smoothness": "the slope is continuous, the second derivative jumps at x = 0"},
        ),
        ("elu", {"alpha": 2.0}, {"Shape": "neither convex nor concave", "Range": "(−2, ∞)"}),
        ("swish", {"beta": 1e-5}, {MEAN: "2.5×10⁻⁶, not centred"}),
        ("leaky_relu", {"alpha": 0.999999}, {MEAN: "3.989×10⁻⁷, not centred"}),
        ("swish", {"beta": 0.0}, {"x → ∞": "grows to ∞: f(x) = 0.5 x", "Largest slope": "0.5 for every x"}),
    ],
)
def test_a_card_says_what_holds(name, arguments, facts):
    said = property_facts(properties(ACTIVATIONS[name], **arguments))
    assert {heading: said[heading] for heading in facts} == facts


@each("name", ACTIVATIONS)
def test_no_card_has_an_artefact_of_a_search(name):
    for arguments in settings(ACTIVATIONS[name]):
        said = " ".join(property_facts(properties(ACTIVATIONS[name], **arguments)).values())
        for wrong in ("without bound", "e−", "e+", "NaN", "0.9999", "1.4999", "−0.0000", "= −0 ", "x = 20", "x = −20"):
            assert wrong not in said, (arguments, said)


def said_of(f, derivative, kinks=()):
    return property_facts(properties(Activation("new", "New", "Other", f, derivative, "", "", "", kinks)))


def test_the_cards_of_functions_that_a_contributor_may_add():
    cube = said_of(lambda x: x**3, lambda x: 3 * x**2)
    assert cube["Largest slope"] == "unbounded as x falls and as x grows"
    assert cube[LIPSCHITZ] == "none"
    assert cube["x → −∞"] == "falls to −∞, its slope is unbounded"
    sine = said_of(np.sin, np.cos)
    assert sine["Range"] == "[−1, 1], minimum at x ≈ −7.854, −1.571, 4.712, …, maximum at x ≈ −4.712, 1.571, 7.854, …"
    assert sine["x → ∞"] == "no limit"
    step = said_of(lambda x: (x > 0) * 1.0, lambda x: 0 * x, (0.0,))
    assert (step["Smoothness"], step[LIPSCHITZ], step[SMALL]) == ("f jumps at x = 0", "none", "everywhere")
    constant = said_of(lambda x: 0 * x + 2, lambda x: 0 * x)
    assert (constant["Monotone"], constant["Slope exactly 0"]) == ("constant", "for every x")
    shrunk = said_of(
        lambda x: np.sign(x) * np.maximum(np.abs(x) - 0.5, 0), lambda x: (np.abs(x) > 0.5) * 1.0, (-0.5, 0.5)
    )
    assert shrunk["x → ∞"] == "grows to ∞: f(x) = x − 0.5 for x > 0.5"
    assert shrunk["Largest slope"] == "1 for x < −0.5 and for x > 0.5"
    assert said_of(np.arcsinh, lambda x: 1 / np.hypot(1, x))["x → ∞"] == "grows to ∞, the slope approaches 0"
