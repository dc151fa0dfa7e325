"""The sentences of a hall: what its phones, its wall and its host read."""

from collections.abc import Sequence

from lib.hall.answers import Flips, Tally, all_flips, answered, choices, guesses, read_flips
from lib.hall.question import Activity, Phase, Question, Step
from lib.lesson.exercises.exercise import Exercise, Result
from lib.lesson.exercises.numeric import NUMERIC, parameter, settings
from lib.likelihood import likelihood_ratio_interval
from lib.text.catalogue import hall as words
from lib.text.claims import VOTES
from lib.text.exercises import found_sentence, task
from lib.text.labels import sentence_case
from lib.text.numbers import equals, fixed, grouped, significant

LETTERS = "ABC"
"""The letters of the conditions that are offered."""


def flips_label(count: int) -> str:
    """Return a number of flips."""
    return words.ONE_FLIP if count == 1 else words.FLIPS.format(count=grouped(count))


def ones_label(count: int) -> str:
    """Return a number of flips that show 1."""
    return words.ONE_ONE if count == 1 else words.ONES.format(count=grouped(count))


def phones_sentence(people: int) -> str:
    """Say how many phones are in a hall."""
    return words.WALL_ONE_JOINED if people == 1 else words.WALL_JOINED.format(phones=grouped(people))


def step_label(question: Question, step: Step) -> str:
    """Return what the button of a step says."""
    return words.HOST_STEPS[question.activity][step]


def progress_sentence(question: Question, tally: Tally, people: int) -> str:
    """Say how many of the phones have answered in the present round."""
    count = answered(tally, question.round)
    activity = question.activity if question.activity in words.WALL_PROGRESS else Activity.VOTE
    case = "one phone" if people == 1 else "one answer" if count == 1 else "other"
    found = words.WALL_PROGRESS[activity][case].format(count=grouped(count), phones=grouped(people))
    # A condition is voted on once, after one or two votes on its claim.
    has_rounds = question.activity == Activity.FLIP or (question.round > 1 and question.activity != Activity.CONDITION)
    return words.WALL_ROUND.format(round=question.round, progress=found) if has_rounds else found


def head_sentence(question: Question, tally: Tally, people: int) -> str:
    """Say what the hall does, how far it is, and which button of a phone shows an open question."""
    head = {"activity": words.ACTIVITIES[question.activity], "progress": progress_sentence(question, tally, people)}
    if question.is_open:
        return words.WALL_HEAD_OPEN.format(**head, look=words.PHONE_LOOK)
    return words.WALL_HEAD.format(**head)


def flips_sentence(tally: Tally) -> str:
    """Say how many flips there are, where their likelihood is largest, and how wide its interval is."""
    ones, flips = all_flips(tally)
    if not flips:
        return words.WALL_NO_FLIPS
    low, high = map(float, likelihood_ratio_interval(ones, flips, 0.95))
    return words.WALL_FLIPS.format(
        flips=flips_label(flips),
        ones=ones_label(ones),
        estimate=equals(ones / flips),
        low=fixed(low, 3),
        high=fixed(high, 3),
        width=fixed(high - low, 3),
    )


def coin_sentence(question: Question) -> str:
    """Say which coin is flipped, with its p once it is shown."""
    if question.probability is None:
        return words.COIN_REAL
    if question.phase == Phase.SOLVED:
        return words.COIN_SHOWN.format(p=equals(question.probability))
    return words.COIN_HIDDEN


def own_flips_sentence(question: Question, answer: str) -> str:
    """Say what a phone has flipped in the present round."""
    ones, flips = read_flips(answer)
    if flips == 1:
        return words.PHONE_OWN_FLIP.format(round=question.round, side=ones)
    return words.PHONE_OWN_FLIPS.format(round=question.round, ones=ones_label(ones), count=flips)


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
    return words.PHONE_OWN_VOTE.format(vote=choice_labels(question)[answer])


def exercise_label(exercise: Exercise) -> str:
    """Return an exercise as a list of exercises names it: its page, its view and its task, without Markdown."""
    return f"{sentence_case(exercise.page)}, {exercise.view}: {task(exercise).replace('`', '')}"


def exercise_question(question: Question) -> str:
    """Ask which of the numbers solves an exercise, and say in which state of its view."""
    exercise = NUMERIC[question.exercise]
    *numbers, last = choice_labels(question).values()
    offered = words.EXERCISE_VALUES.format(first=", ".join(numbers), last=last)
    given = ". ".join(f"{label}: {value}" for label, value in settings(exercise).items())
    asked = {"control": parameter(exercise).label, "values": offered}
    if given:
        return words.EXERCISE_QUESTION_WITH_SETTINGS.format(**asked, settings=given)
    return words.EXERCISE_QUESTION.format(**asked)


def exercise_lines(question: Question, found: Sequence[Result]) -> str:
    """Say for each number that was offered what the check of the exercise finds, as a Markdown list."""
    pairs = zip(choice_labels(question).values(), found, strict=True)
    return "\n".join(f"- {_value_line(label, result)}" for label, result in pairs)


def _value_line(value: str, result: Result) -> str:
    """Say whether a number solves an exercise, with the icon of that, and what its check finds."""
    said = (words.EXERCISE_RIGHT if result.solved else words.EXERCISE_WRONG).format(
        value=value, found=found_sentence(result)
    )
    return f"{_mark(result.solved)} {said}"


def condition_lines(question: Question, right: str = "") -> str:
    """Name the conditions that are offered by their letters, as a Markdown list; the right one is marked if given."""
    pairs = zip(choice_labels(question).values(), question.choices, strict=True)
    marks = {condition: f"{_mark(condition == right)} " if right else "" for condition in question.choices}
    named = [(marks[text], words.CONDITION.format(letter=letter, condition=text)) for letter, text in pairs]
    return "\n".join(f"- {mark}{text}" for mark, text in named)


def _mark(is_right: bool) -> str:
    """Return the icon of a right or a wrong answer."""
    return ":material/check_circle:" if is_right else ":material/cancel:"


def sample_sentence(sample: Flips | tuple[int, int]) -> str:
    """Say of which sample the maximum is guessed, and ask where it is."""
    ones, flips = sample
    return words.SAMPLE_QUESTION.format(flips=flips_label(flips), ones=ones_label(ones))


def guesses_sentence(question: Question, tally: Tally) -> str:
    """Say how the guesses spread, and where the likelihood is largest."""
    values, counts = guesses(tally)
    ones, flips = question.sample
    estimate = equals(ones / flips)
    if not values.size:
        return words.WALL_NO_GUESSES.format(estimate=estimate)
    if counts.sum() == 1:
        return words.WALL_ONE_GUESS.format(p=fixed(values[0], 2), estimate=estimate)
    phones = grouped(int(counts.sum()))
    if values.size == 1:
        return words.WALL_SAME_GUESSES.format(phones=phones, p=fixed(values[0], 2), estimate=estimate)
    mean = fixed(float((values * counts).sum() / counts.sum()), 3)
    low, high = fixed(values[0], 2), fixed(values[-1], 2)
    return words.WALL_GUESSES.format(phones=phones, low=low, high=high, mean=mean, estimate=estimate)
