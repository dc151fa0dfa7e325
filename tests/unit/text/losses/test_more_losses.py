"""The losses of the registry beside each other."""

from lib.losses import LOSSES
from lib.text.losses import more_losses as text
from tests.unit.text.reading import rows


def test_the_table_holds_loss_and_gradient_at_each_place_with_the_parameters_told():
    table = text.losses_table([LOSSES["focal"], LOSSES["hinge"]], (-4.0, 0.0), 1.0, {"gamma": 0.0})
    assert list(table.columns) == ["Loss at −4", "Gradient at −4", "Loss at 0", "Gradient at 0"]
    assert rows(table)["Focal"]["Loss at 0"] == "0.6931"
    assert list(rows(table)["Hinge"].values()) == ["5", "−1", "1", "−1"]


def test_what_a_target_cannot_mean_is_said():
    hinge, reverse = LOSSES["hinge"], LOSSES["reverse_kl_divergence"]
    assert "likelier class, −1" in text.target_sentences([hinge], 0.3)
    assert "neither is likelier here. It takes 1" in text.target_sentences([hinge], 0.5)
    assert "infinite" in text.target_sentences([reverse], 1.0)
    assert text.target_sentences([LOSSES["focal"], reverse], 0.5) == ""
