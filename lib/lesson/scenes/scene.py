"""The record of a scene: a view of a page in a state, with what is said about it."""

from dataclasses import dataclass

from lib.hall.question import Activity
from lib.lesson import controls
from lib.lesson.address import State, location


@dataclass(frozen=True)
class Scene:
    """A view of a page in a state that shows one thing.

    A state holds keys and values as an address has them: a view by its name, an activation by its label, a number as
    text, and a tuple for a key that is repeated. Every control that a scene uses is in its state, also at its default:
    the lesson and the lecture hide the others.

    In the lesson a student reads `text`, two to five sentences, and `task`, one thing to try. In the lecture the wall
    shows `sentence`, and the lecturer has a line of `notes`. `claim` is the id of the claim that the scene shows, if it
    shows one, and `activity` what an audience does with it in a hall, if that is no vote on the claim. A scene of a
    lecturer's own list has a title alone.
    """

    page: str
    state: State
    title: str
    text: str = ""
    task: str = ""
    sentence: str = ""
    notes: str = ""
    claim: str | None = None
    activity: Activity | None = None


def address(scene: Scene) -> str:
    """Return the address of a scene on the server, /page?key=value&key=value."""
    return location(scene.page, scene.state)


def hall_state(scene: Scene) -> State:
    """Return what the address of a hall has when the audience takes part in a scene, nothing if it cannot."""
    if scene.activity:
        return {controls.ACTIVITY.key: controls.ACTIVITIES[scene.activity]}
    if scene.claim:
        return {controls.ACTIVITY.key: controls.ACTIVITIES[Activity.VOTE], controls.HALL_CLAIM.key: scene.claim}
    return {}
