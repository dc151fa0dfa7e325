"""The words of a hall: its door, its phones, its wall and its host."""

# What every view of a hall says

HALL = "Hall {code}"
ACTIVITIES = {
    "flip": "Flip together",
    "vote": "Vote, then see",
    "condition": "Find the condition",
    "exercise": "Solve an exercise",
    "guess": "Guess p",
}
ONE_FLIP = "1 flip"
FLIPS = "{count} flips"
ONE_ONE = "1 one"
ONES = "{count} ones"
COIN_REAL = "Every phone reports the flips of a real coin."
COIN_HIDDEN = "The coin shows 1 with a hidden probability p, the same on every phone."
COIN_SHOWN = "The coin has p {p}."
SAMPLE_QUESTION = "The sample: {flips}, {ones}. For which p is this sample most probable?"
EXERCISE_QUESTION = "Which value of **{control}** solves it: {values}? The other controls have their defaults."
EXERCISE_QUESTION_WITH_SETTINGS = (
    "Which value of **{control}** solves it: {values}? {settings}. The other controls have their defaults."
)
EXERCISE_VALUES = "{first} or {last}"
EXERCISE_RIGHT = "**{value}** solves it. {found}"
EXERCISE_WRONG = "**{value}** does not solve it. {found}"
CONDITION = "**{letter}:** … {condition}"
SEE_SOLUTION = "See the solution in its view"
HOST_ELSEWHERE = "Only the browser that has opened the hall can steer it."

# Why a hall does not open or close

ONE_MOMENT = "One moment."
NO_HALL = "No open hall has this code. A hall closes after three hours, or when its host closes it."
MANY_WRONG = "Many wrong codes were entered from this network. Wait one minute, then try again."
MANY_OPENED = "Many halls were opened from this network. Wait ten minutes, then try again."
CODE_TAKEN = "Another hall has this code. Go back, and open a hall once more."
HALL_CLOSED = "The hall is closed, and all of its answers are deleted."
BUSY = "The server is busy. Try again in a moment."

# The door

DOOR_TITLE = "Hall"
DOOR_JOIN_TITLE = "Join a hall"
DOOR_CODE = "Code of the hall"
DOOR_CODE_HELP = "The code is on the wall."
DOOR_NO_CODE = "This is not a code: {fault}."
DOOR_JOIN = "Join"
DOOR_OPEN_TITLE = "For lecturers: open a hall"
DOOR_OPEN_INTRO = (
    "Your audience flips coins, votes on claims and guesses together, on at most {phones} phones. Your projector shows "
    "the result. You get a code to read out, and only this browser steers the hall. Nobody needs an account or a name. "
    "The hall and all of its answers are deleted after {hours} hours."
)
DOOR_OPEN = "Open a hall"
DOOR_CONTINUE = "Continue with your hall {code}"
DOOR_LESSON = "To the lesson"

# The phone

PHONE_LOOK = "Show the present question"
PHONE_FIRST_QUESTION = "You are in. Touch the button below when the wall shows the first question."
PHONE_UNKNOWN_QUESTION = (
    "Another version of this app has asked the present question, which cannot be shown here. Touch the button below "
    "when the wall shows another question."
)

# The phone: flips

PHONE_OWN_FLIP = "Round {round}: your flip is a **{side}**."
PHONE_OWN_FLIPS = "Round {round}: **{ones}** in your {count} flips."
PHONE_ROUNDS_OVER = "All rounds are over. Look at the wall."
PHONE_NEXT_ROUND = "Touch the button below when the wall shows the next round."
PHONE_REPORT = "Flip a coin of your own, and report it: heads is 1, tails is 0."
PHONE_HEADS = "1, heads"
PHONE_TAILS = "0, tails"
PHONE_FLIP_ONCE = "Flip once"
PHONE_FLIP = "Flip {count} times"

# The phone: votes

PHONE_VOTE = "Your vote"
PHONE_SECOND_VOTE = "Second vote, after the discussion."
PHONE_OWN_VOTE = "Your vote: **{vote}**. You can change it until the votes are shown."
PHONE_LAST_VOTE = "Your vote: **{vote}**."
PHONE_NO_VOTE = "You have not voted."
PHONE_VOTES_ON_WALL = "The votes are shown on the wall."
PHONE_TRY_EXERCISE = "Try it in its view"
PHONE_LESSON = "Read it in the lesson"

# The phone: guesses

PHONE_MOVE_P = "Move p."
PHONE_OWN_GUESS = "Your guess: **p = {p}**. You can move it until the guesses are shown."
PHONE_LAST_GUESS = "Your guess: **p = {p}**."
PHONE_NO_GUESS = "You have not guessed."
PHONE_GUESSES_ON_WALL = "The guesses are shown on the wall."

# The wall

WALL_CODE = "code **{code}**"
WALL_ONE_JOINED = "1 phone has joined"
WALL_JOINED = "{phones} phones have joined"
WALL_FIRST_QUESTION = "Open the address on your phone and type the code. The first question comes soon."
WALL_UNKNOWN_QUESTION = (
    "Another version of this app has asked the present question, which cannot be shown here. The host can ask another "
    "one."
)
WALL_HEAD = "**{activity}.** {progress}."
WALL_HEAD_OPEN = "**{activity}.** {progress}. Touch “{look}” on your phone."
WALL_PROGRESS = {
    "flip": {
        "one phone": "{count} of 1 phone has flipped",
        "one answer": "1 of {phones} phones has flipped",
        "other": "{count} of {phones} phones have flipped",
    },
    "guess": {
        "one phone": "{count} of 1 phone has guessed",
        "one answer": "1 of {phones} phones has guessed",
        "other": "{count} of {phones} phones have guessed",
    },
    "vote": {
        "one phone": "{count} of 1 phone has voted",
        "one answer": "1 of {phones} phones has voted",
        "other": "{count} of {phones} phones have voted",
    },
}
WALL_ROUND = "Round {round}: {progress}"

# The wall: flips

WALL_NO_FLIPS = "No coin has been flipped yet."
WALL_FLIPS = "{flips}, {ones}. L(p) is largest at k/n {estimate}. 95% interval: {low} to {high}, width {width}."
WALL_P = "probability p of a 1"
WALL_LIKELIHOOD_HEAD = "Likelihood; shaded: 95% interval"
WALL_LIKELIHOOD_MAXIMUM = "maximum at k/n {estimate}"
WALL_LIKELIHOOD_COIN = "the coin: p {p}"
WALL_LIKELIHOOD_TEXT = (
    "Relative likelihood of {ones} in {flips}, largest at p {estimate}, with the 95% interval from {low} to {high}."
)
WALL_LOGARITHM_HEAD = "Log-likelihood, less its maximum"
WALL_LOGARITHM_TEXT = (
    "Log-likelihood of {ones} in {flips}, largest at p {estimate}, with the 95% interval from {low} to {high}, less "
    "its maximum."
)

# The wall: votes

WALL_CONDITION = "The computation finds that the claim is true only under a condition. {question}"
WALL_EXERCISE = "Open its view"
WALL_VOTES_HEAD = "Votes of the hall"
WALL_VOTES_TEXT = "Votes: {votes}."
WALL_VOTE_ROUNDS = ("First vote", "Second vote")
WALL_VOTES_ANSWER = "answer"
WALL_VOTES_ROUND = "vote"
WALL_VOTES_PHONES = "phones"

# The wall: guesses

WALL_NO_GUESSES = "Nobody has guessed. The likelihood is largest at k/n {estimate}."
WALL_ONE_GUESS = "Guess of 1 phone: {p}. The likelihood is largest at k/n {estimate}."
WALL_SAME_GUESSES = "Guesses of {phones} phones: all at {p}. The likelihood is largest at k/n {estimate}."
WALL_GUESSES = (
    "Guesses of {phones} phones: from {low} to {high}, with the mean {mean}. The likelihood is largest at k/n "
    "{estimate}."
)
WALL_GUESSES_HEAD = "Guesses of the hall and the likelihood"
WALL_GUESSES_KEY = "bars: guesses, the most frequent one of height 1"
WALL_ONE_GUESS_TEXT = (
    "1 guess of {mean}, over the likelihood of {ones} in {flips}, largest at p {estimate}, with the 95% interval from "
    "{low} to {high}."
)
WALL_GUESSES_TEXT = (
    "{count} guesses with the mean {mean}, over the likelihood of {ones} in {flips}, largest at p {estimate}, with the "
    "95% interval from {low} to {high}."
)
WALL_GUESSES_PHONES = "phones"

# The host

HOST_STEPS = {
    "flip": {
        "next round": "Next round",
        "undo round": "Undo this round",
        "again": "Flip all again",
        "solve": "Show p of the coin",
    },
    "vote": {
        "show": "Show the votes",
        "solve": "Show what the computation finds",
        "next round": "Vote again",
    },
    "condition": {
        "show": "Show the votes",
        "solve": "Show the condition",
    },
    "exercise": {
        "show": "Show the votes",
        "solve": "Show the solution",
        "next round": "Vote again",
    },
    "guess": {
        "show": "Show the guesses",
        "again": "Guess again",
    },
}
HOST_ACTIVITY = "Next activity"
HOST_COIN = "Coin"
HOST_COINS = {"hidden": "Hidden p, at random", "set": "Hidden p of my own", "real": "Real coins"}
HOST_OWN_P = "Hidden p"
HOST_EXERCISE = "Exercise"
HOST_EXERCISE_HELP = "Exercises of the views that one number solves. The phones choose among four numbers."
HOST_CLAIM = "Claim"
HOST_CLAIM_HELP = "The quiz asks the same claims. If a claim depends on a condition, the phones choose that, too."
HOST_ASK = "Ask"
HOST_NO_QUESTION = "There is no such question. Choose another one."
HOST_BACK_TO_LECTURE = "Back to the lecture"
HOST_BACK_TO_LESSON = "Back to the lesson"
HOST_MENU = "Hall"
HOST_OPEN_WINDOW = "Open these controls in another window"
HOST_CLOSING = "When the hall is closed, all phones leave it and all of its answers are deleted."
HOST_CLOSE = "Close the hall"
HOST_SHOW_WALL = "Show the wall in this window"
