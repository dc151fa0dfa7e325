import itertools

import numpy as np
import streamlit as st

import ui
from lib.charts import activations, likelihood, losses, softmax
from lib.lesson import controls, examples, quiz, reading
from lib.lesson.address import PAGES, START, location
from lib.lesson.claims.filters import count_verdicts, select_claims
from lib.lesson.claims.registry import CLAIMS, Verdict
from lib.lesson.scene_list import MAX_SCENES, MAX_TITLE, move_scene, remove_scene, to_json, to_link
from lib.lesson.scenes import SCENES, address
from lib.text.claims import qualified_verdict, statement
from ui import scene_list
from ui.state import Ballot, Quiz, SceneList, session

ui.page(
    START,
    "One lesson in four pages: why a network bends its numbers with an activation, how softmax turns them into "
    "probabilities, what likelihood says of data, and why cross-entropy is the loss that follows.",
)

ICONS = {
    Verdict.TRUE: ":material/check_circle:",
    Verdict.FALSE: ":material/cancel:",
    Verdict.TRUE_IF: ":material/rule:",
}
SHORTCUTS = {Verdict.TRUE: "T", Verdict.FALSE: "F", Verdict.TRUE_IF: "I"}
LOGITS = [z.default for z in controls.LOGITS]
SAMPLE = reading.parse_flips(examples.TEN_FLIPS)
ROOMS = {
    "activations": (
        "Twenty functions and their slopes: find out where each stops learning.",
        lambda: activations.curves(["sigmoid", "tanh", "relu"], -5.0, 5.0, {}, slopes=False),
    ),
    "softmax": (
        "Cat, dog or tiger: logits become probabilities, and every step between shows its numbers.",
        lambda: softmax.over_temperature(examples.CLASSES, LOGITS, controls.TEMPERATURE, 1.0),
    ),
    "likelihood": (
        "Ten flips, one curve: see which p makes them most probable, and how sure you may be.",
        lambda: likelihood.log_likelihood_curve(SAMPLE),
    ),
    "losses": (
        "A confident wrong answer: one loss corrects it, the other hardly notices.",
        losses.gradient_magnitude,
    ),
}


def rooms():
    """The four pages, each with a picture and a promise."""
    places = itertools.chain.from_iterable(st.columns(2) for _ in range(len(ROOMS) // 2))
    for index, (page, (promise, picture)) in enumerate(ROOMS.items()):
        with next(places).container(border=True):
            st.page_link(PAGES[page].file, label=f"**{PAGES[page].title}**", icon=ui.ICONS[page])
            st.markdown(promise)
            ui.show(picture(), f"room{index}", height=300)
    st.caption("Start with the activations, or anywhere: each page stands alone, and its address keeps what you see.")


def examined():
    """Return what the check of every claim found, and the verdicts alone."""
    findings = {name: ui.claim_finding(name) for name in ui.progress(CLAIMS, "The checks run")}
    return findings, {name: found.verdict for name, found in findings.items()}


@ui.fragment
def claims():
    """Every claim with the verdict of its check."""
    st.markdown(
        "What the lesson's text claims, in our words. No verdict is written down: each is what a computation found on "
        "this server. Open a claim for what holds instead, how that was found, and the picture that shows it."
    )
    findings, verdicts = examined()
    with st.container(horizontal=True):
        page, verdict = ui.choice(controls.CLAIM_PAGES), ui.choice(controls.VERDICTS)
    names = select_claims(CLAIMS, verdicts, page, verdict)
    counts = count_verdicts({name: verdicts[name] for name in names})
    parts = ", ".join(f"{count} {word}" for word, count in counts.items())
    st.caption(f"{len(names)} of {len(CLAIMS)} claims: {parts}.")
    for name in names:
        claim, found = CLAIMS[name], findings[name]
        row = ui.expander(controls.CLAIM_CARDS[name], f"{ICONS[found.verdict]} **{found.verdict}** · {claim.text}")
        if row.open:
            with row:
                answer(claim, found)


def answer(claim, found):
    """Draw what holds in place of a claim, how that was found, and the way to its picture."""
    st.markdown(f"{ICONS[found.verdict]} **{qualified_verdict(claim, found).capitalize()}.** {statement(claim, found)}")
    st.caption(f"How it was found: {found.evidence}")
    look("See it in a picture", location(claim.page, claim.link))


def look(label, there):
    """Draw a link that opens a picture in a window of its own, cold, so that this page stays as it is."""
    st.link_button(label, ui.relative(there), icon=":material/arrow_forward:", type="tertiary")


@ui.fragment
def predict():
    """Ten claims to vote on before their verdict is shown."""
    st.markdown(
        "Say of each claim whether it is true, false, or true only under a condition; then see. The keys T, F and I "
        "vote, N goes on. Votes stay in this window and are kept nowhere."
    )
    findings, verdicts = examined()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = int(ui.number(controls.QUIZ_ROUND))
        ui.preset("Another round", {controls.QUIZ_ROUND.key: quiz.next_round(number)}, icon=":material/casino:")
    asked = quiz.draw_round(CLAIMS, verdicts, np.random.default_rng(number))
    ballot = session(Quiz).ballots.setdefault(number, Ballot())
    if ballot.place < len(asked):
        question(asked, ballot, findings)
    else:
        result(ballot, verdicts, findings)


def question(asked, ballot, findings):
    """Draw one claim with three buttons; once voted on, its verdict, and the button that goes on."""
    name, votes = asked[ballot.place], ballot.votes
    claim, found = CLAIMS[name], findings[name]
    st.progress((ballot.place + (name in votes)) / len(asked), f"Claim {ballot.place + 1} of {len(asked)}")
    st.subheader(claim.text, anchor=False)
    if name not in votes:
        with st.container(horizontal=True):
            for verdict, key in SHORTCUTS.items():
                vote = {name: verdict}
                label, icon = str(verdict).capitalize(), ICONS[verdict]
                st.button(label, key=f"vote {verdict}", icon=icon, shortcut=key, on_click=votes.update, args=(vote,))
        return
    said = f"You said **{votes[name]}**, the check found **{found.verdict}**."
    if votes[name] == found.verdict:
        st.success(f"Right. {said}", icon=":material/check:")
    else:
        st.warning(f"Not so. {said}", icon=":material/close:")
    answer(claim, found)
    label = "Next claim" if ballot.place + 1 < len(asked) else "The score"
    st.button(label, key="next", icon=":material/arrow_forward:", shortcut="N", on_click=ballot.advance)


def result(ballot, verdicts, findings):
    """Draw the score of a round, and the claims to look at again."""
    score = quiz.grade(ballot.votes, verdicts)
    st.subheader(f"{len(score.correct)} of {score.total} right", anchor=False)
    if score.incorrect:
        st.markdown("Look at these again:")
    else:
        st.success("Nothing to look at again. Try another round.", icon=":material/celebration:")
    for name in score.incorrect:
        with st.container(border=True):
            st.markdown(f"**{CLAIMS[name].text}**")
            answer(CLAIMS[name], findings[name])
    st.button("The same ten again", key="afresh", icon=":material/replay:", on_click=ballot.clear)


def scenes():
    """The lecture, scene by scene, each with its address."""
    st.markdown(
        f"The lesson as {len(SCENES)} scenes in order. Each opens a page in the state that shows it: one sentence for "
        "the hall, and under it a line for the lecturer."
    )
    look("Start the lecture", ui.lecture_address(1))
    for place, scene in enumerate(SCENES, start=1):
        with st.container(gap="xxsmall"):
            look(f"**{place}. {scene.title}**", address(scene))
            st.markdown(scene.sentence)
            st.caption(scene.notes)


def own_scenes():
    """A lecturer's own scenes: to order and name, to keep as a file, to send as a link, and to run as a lecture."""
    st.markdown(
        f"“Add this view”, above on every page, puts what you see at the end of this list: up to {MAX_SCENES} scenes. "
        "The list stays in this window, and is kept nowhere else unless you save it or send its link."
    )
    here = session(SceneList)
    if here.fault:
        st.warning("This cannot be taken over, and the list stays as it is:", icon=":material/error:")
        st.code(here.fault, language=None, wrap_lines=True)
    for index, scene in enumerate(here.scenes):
        own_scene(here.scenes, index, scene)
    if not here.scenes:
        st.info("There is no scene yet.", icon=":material/playlist_add:")
    keep(here)
    if here.scenes:
        send(here.scenes)


def own_scene(scenes, index, scene):
    """One scene of the list: its title to change, its place, and the way to it."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key=f"own-scene-{index}"):
        key = f"title {index} {session(SceneList).version}"
        label, renamed = f"Scene {index + 1}, {scene.page}", (index, key)
        st.text_input(label, scene.title, max_chars=MAX_TITLE, key=key, on_change=scene_list.rename, args=renamed)
        changes = {
            "Up": (":material/arrow_upward:", move_scene(scenes, index, -1)),
            "Down": (":material/arrow_downward:", move_scene(scenes, index, 1)),
            "Delete": (":material/delete:", remove_scene(scenes, index)),
        }
        for name, (icon, then) in changes.items():
            key, idle = f"{name} {index}", then == scenes
            st.button(name, key, icon=icon, disabled=idle, on_click=scene_list.change, args=(then,), type="tertiary")
        look("Open", address(scene))


def keep(here):
    """The list as a file, the way back from the last change, and a file as the list."""
    with st.container(horizontal=True, gap="small"):
        text, icon = to_json(here.scenes), ":material/download:"
        empty, unchanged = not here.scenes, not here.before
        st.download_button(
            "Save as a file", text, "scenes.json", "application/json", icon=icon, disabled=empty, on_click="ignore"
        )
        st.button("Undo", key="undo", icon=":material/undo:", disabled=unchanged, on_click=scene_list.undo)
    key = f"file {here.version}"
    told = "Load a file: its scenes take the place of the list, and Undo brings that back"
    st.file_uploader(told, type="json", key=key, on_change=scene_list.load, args=(key,))


def send(scenes):
    """The list as a lecture, and as one link."""
    try:
        link = to_link(scenes)
    except ValueError as error:
        st.info(f"This list is too long for a link and a lecture: {error}. Save it as a file.", icon=":material/link:")
        return
    look("Start the lecture with these scenes", ui.lecture_address(1, link))
    st.markdown("This link carries the list as it stands:")
    there = location(START, {"view": "My scenes", "scenes": link})
    st.code(f"{(st.context.url or '').rstrip('/')}{there}", language=None, wrap_lines=True)


VIEWS = {
    "Rooms": rooms,
    "Ledger": claims,
    "Predict": predict,
    "Scenes": scenes,
    "My scenes": own_scenes,
    "About": ui.about,
}
ui.views(VIEWS)
