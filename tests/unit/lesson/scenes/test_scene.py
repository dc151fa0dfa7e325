"""A scene has an address, which opens its page in its state."""

from urllib.parse import parse_qs, urlsplit

from lib.hall.question import Activity
from lib.lesson.address import HALL, readable
from lib.lesson.scenes.chapters import SCENES
from lib.lesson.scenes.scene import Scene, address, hall_state


def test_the_address_of_a_scene_is_its_page_with_its_state_a_repeated_key_for_each_value():
    scene = Scene("activations", {"view": "Dying ReLU", "functions": ("ELU", "Tanh"), "elualpha": "0.5"}, "title")
    found = urlsplit(address(scene))
    assert found.path == "/activations"
    assert parse_qs(found.query) == {"view": ["Dying ReLU"], "functions": ["ELU", "Tanh"], "elualpha": ["0.5"]}


def test_the_address_of_a_scene_without_a_state_is_that_of_its_page():
    assert address(Scene("softmax", {}, "title")) == "/softmax"


def test_an_audience_votes_on_the_claim_of_a_scene_unless_it_flips_or_guesses_there():
    asked = {scene.title: hall_state(scene) for scene in SCENES}
    assert asked["Ten flips, one curve"] == {"activity": "guess p"}
    assert asked["How sure are ten flips?"] == {"activity": "flip together"}
    assert asked["Not the probability of p"] == {"activity": "vote, then see", "ask": "mle-most-probable"}
    assert {scene.activity for scene in SCENES} == {None, Activity.FLIP, Activity.GUESS}
    for scene in SCENES:
        state = {key: [value] for key, value in hall_state(scene).items()}
        assert bool(state) == bool(scene.claim or scene.activity)
        assert readable(HALL.name, state) == (state, [])
