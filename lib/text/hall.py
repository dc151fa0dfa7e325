"""The sentences of a hall: what its phones, its wall and its host read."""

from collections.abc import Sequence

from lib.hall.answers import Flips, Tally, all_flips, answered, choices, guesses, read_flips
from lib.hall.question import VOTINGS, Activity, Phase, Question, Step
from lib.lesson.exercises.exercise import Exercise, Result
from lib.lesson.exercises.numeric import NUMERIC, parameter, settings
from lib.likelihood import likelihood_ratio_interval
from lib.text.claims import VOTES
from lib.text.exercises import found_sentence, task
from lib.text.labels import sentence_case
from lib.text.numbers import equals, fixed, grouped, significant

TITLES = {
    Activity.FLIP: "Flip together",
    Activity.VOTE: "Vote, then see",
    Activity.CONDITION: "Find the condition",
    Activity.EXERCISE: "Solve an exercise",
    Activity.GUESS: "Guess p",
}
LETTERS = "ABC"
"""The letters of the conditions that are offered."""
LOOK = "Show the present question"
"""The button of a phone that asks the server."""

UNKNOWN = "Another version of this app has asked the present question, which cannot be shown here."
"""What phones and wall say of a question whose activity, claim or exercise is not known."""


def number_of(count: int, noun: str) -> str:
    """Return a count with its noun."""
    return f"{grouped(count)} {noun}{'' if count == 1 else 's'}"


def phones_sentence(people: int) -> str:
    """Say how many phones are in a hall."""
    return f"{number_of(people, 'phone')} {'has' if people == 1 else 'have'} joined"


def step_label(question: Question, step: Step) -> str:
    """Return what the button of a step says."""
    is_vote = question.activity in VOTINGS
    solved = {
        Activity.FLIP: "Show p of the coin",
        Activity.CONDITION: "Show the condition",
        Activity.EXERCISE: "Show the solution",
    }
    return {
        Step.NEXT_ROUND: "Vote again" if is_vote else "Next round",
        Step.UNDO_ROUND: "Undo this round",
        Step.AGAIN: "Guess again" if question.activity == Activity.GUESS else "Flip all again",
        Step.SHOW: "Show the votes" if is_vote else "Show the guesses",
        Step.SOLVE: solved.get(question.activity, "Show what the computation finds"),
    }[step]


def progress_sentence(question: Question, tally: Tally, people: int) -> str:
    """Say how many of the phones have answered in the present round."""
    count = answered(tally, question.round)
    done = {Activity.FLIP: "flipped", Activity.GUESS: "guessed"}.get(question.activity, "voted")
    found = f"{grouped(count)} of {number_of(people, 'phone')} {'has' if count == 1 or people == 1 else 'have'} {done}"
    # A condition is voted on once, after one or two votes on its claim.
    has_rounds = question.activity == Activity.FLIP or (question.round > 1 and question.activity != Activity.CONDITION)
    return f"Round {question.round}: {found}" if has_rounds else found


def flips_sentence(tally: Tally) -> str:
    """Say how many flips there are, where their likelihood is largest, and how wide its interval is."""
    ones, flips = all_flips(tally)
    if not flips:
        return "No coin has been flipped yet."
    low, high = map(float, likelihood_ratio_interval(ones, flips, 0.95))
    return (
        f"{number_of(flips, 'flip')}, {number_of(ones, 'one')}. L(p) is largest at k/n {equals(ones / flips)}. "
        f"95% interval: {fixed(low, 3)} to {fixed(high, 3)}, width {fixed(high - low, 3)}."
    )


def coin_sentence(question: Question) -> str:
    """Say which coin is flipped, with its p once it is shown."""
    if question.probability is None:
        return "Every phone reports the flips of a real coin."
    if question.phase == Phase.SOLVED:
        return f"The coin has p {equals(question.probability)}."
    return "The coin shows 1 with a hidden probability p, the same on every phone."


def own_flips_sentence(question: Question, answer: str) -> str:
    """Say what a phone has flipped in the present round."""
    ones, flips = read_flips(answer)
    if flips == 1:
        return f"Round {question.round}: your flip is a **{ones}**."
    return f"Round {question.round}: **{number_of(ones, 'one')}** in your {flips} flips."


def choice_labels(question: Question) -> dict[str, str]:
    """Return what stands for each answer that a vote may give: a verdict, the letter of a condition, or a number."""
    match question.activity:
        case Activity.CONDITION:
            labels = LETTERS
        case Activity.EXERCISE:
            labels = [significant(float(value)) for value in question.choices]
        case _:
            labels = VOTES.values()
    return dict(zip(choices(question), labels, strict=False))


def own_vote_sentence(question: Question, answer: str) -> str:
    """Say what a phone has voted."""
    return f"Your vote: **{choice_labels(question)[answer]}**. You can change it until the votes are shown."


def exercise_label(exercise: Exercise) -> str:
    """Return an exercise as a list of exercises names it: its page, its view and its task, without Markdown."""
    return f"{sentence_case(exercise.page)}, {exercise.view}: {task(exercise).replace('`', '')}"


def exercise_question(question: Question) -> str:
    """Ask which of the numbers solves an exercise, and say in which state of its view."""
    exercise = NUMERIC[question.exercise]
    *numbers, last = choice_labels(question).values()
    offered = f"{', '.join(numbers)} or {last}"
    given = "".join(f"{label}: {value}. " for label, value in settings(exercise).items())
    asked = f"Which value of **{parameter(exercise).label}** solves it: {offered}?"
    return f"{asked} {given}The other controls have their defaults."


def exercise_lines(question: Question, found: Sequence[Result]) -> str:
    """Say for each number that was offered what the check of the exercise finds, as a Markdown list."""
    pairs = zip(choice_labels(question).values(), found, strict=True)
    verdicts = {True: "solves it", False: "does not solve it"}
    return "\n".join(
        f"- {_mark(result.solved)} **{label}** {verdicts[result.solved]}. {found_sentence(result)}"
        for label, result in pairs
    )


def condition_lines(question: Question, right: str = "") -> str:
    """Name the conditions that are offered by their letters, as a Markdown list; the right one is marked if given."""
    pairs = zip(choice_labels(question).values(), question.choices, strict=True)
    marks = {condition: f"{_mark(condition == right)} " if right else "" for condition in question.choices}
    return "\n".join(f"- {marks[condition]}**{letter}:** … {condition}" for letter, condition in pairs)


def _mark(is_right: bool) -> str:
    """Return the icon of a right or a wrong answer."""
    return ":material/check_circle:" if is_right else ":material/cancel:"


def sample_sentence(sample: Flips | tuple[int, int]) -> str:
    """Say of which sample the maximum is guessed."""
    ones, flips = sample
    return f"The sample: {number_of(flips, 'flip')}, {number_of(ones, 'one')}."


def guesses_sentence(question: Question, tally: Tally) -> str:
    """Say how the guesses spread, and where the likelihood is largest."""
    values, counts = guesses(tally)
    ones, flips = question.sample
    top = f"The likelihood is largest at k/n {equals(ones / flips)}."
    if not values.size:
        return f"Nobody has guessed. {top}"
    mean = float((values * counts).sum() / counts.sum())
    if values.size == 1:
        spread = f"all at {fixed(values[0], 2)}"
    else:
        spread = f"from {fixed(values[0], 2)} to {fixed(values[-1], 2)}, with the mean {fixed(mean, 3)}"
    return f"Guesses of {number_of(int(counts.sum()), 'phone')}: {spread}. {top}"
