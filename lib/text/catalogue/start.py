"""The words of the start page, view by view."""

LEAD = (
    "One lesson in four pages: why a network needs activation functions, how softmax turns logits into probabilities, "
    "what a likelihood is, and why cross-entropy is the loss that follows from it."
)

# Start

START_INTRO = (
    "For students who meet neural networks for the first time, and for those who teach them. You can change every "
    "picture, and the app computes every number from the values that you set. No account is needed, and nothing that "
    "you do is stored on the server. Only a hall keeps answers, without names, for three hours."
)
START_LESSON = "{chapters} chapters, {steps} short steps, each with one thing to try."
START_LECTURE = "For lecturers: start the lecture on a projector"
START_HALL = "The audience takes part: open a hall"
START_CARDS = {
    "activations": "Compare twenty activation functions and their slopes, and see where these are almost 0.",
    "softmax": "Softmax turns the logits of cat, dog and tiger into probabilities. Every step has its numbers.",
    "likelihood": "Ten flips of a coin are given. Find the p that makes them most probable, and how certain it is.",
    "losses": "Where a model is confidently wrong, cross-entropy is steep, and squared error is almost flat.",
}

# Claims

CLAIMS_INTRO = (
    "These are the claims of the lesson's text, in other words. A computation on this server finds each verdict, "
    "except for the one claim about the text itself. A claim with the verdict **true if** is true where its condition "
    "is met and false where it is not, and both were computed. Open a claim to see what is true, how that was decided, "
    "and a link to the picture."
)
CLAIMS_SHOWN = "{shown} of {count} claims: {verdicts}."
CLAIMS_WITH_VERDICT = "{count} {verdict}"
CLAIM_VERDICTS = {"true": "true", "false": "false", "true if": "true if"}
CLAIM_CARD = "{icon} **{verdict}** · {claim}"

# Quiz

QUIZ_INTRO = (
    "Read each claim and say whether it is true. Choose “It depends” if it is true only under a condition. Then you "
    "see what the computation found, and why. If you answer “It depends” and that is correct, you then choose the "
    "condition; after that you see the reason. The keys T, F and I answer, 1, 2 and 3 choose a condition, and N goes "
    "on. Your answers stay in this window and are stored nowhere else."
)
QUIZ_ANOTHER_ROUND = "Another round"
QUIZ_PLACE = "Claim {number} of {count}"
QUIZ_CONDITION = "… {condition}"
QUIZ_REASON = "**Why:** {statement}"
QUIZ_HOW_DECIDED = "How the verdict was decided"
QUIZ_NEXT = "Next claim"
QUIZ_SHOW_SCORE = "Show the score"
QUIZ_SCORE = "{correct} of {count} correct"
QUIZ_MISSED = "Look at these claims again:"
QUIZ_ALL_CORRECT = "Every answer was correct. Try another round."
QUIZ_REPEAT = "Repeat this round"

# Lesson

LESSON_INTRO = (
    "The lesson has {chapters} chapters with {steps} steps. A step is a picture with a short text, one thing to try, "
    "and often a question that comes first. The lecture goes through the same steps on a projector: a caption for the "
    "wall, and a note for the lecturer."
)
LESSON_LECTURE = "Start the lecture"
LESSON_PLANS_LINK = "Lesson plans"
LESSON_CHAPTER = "{number}. {chapter}"
LESSON_STEP = "**{number}. {title}**"
LESSON_STEP_TEXT = "{sentence}  \n:small[{notes}]"

# Lesson plans

PLANS_INTRO = (
    "Two plans for lecturers. Each step is a picture with a short text, and each link opens it. Steps with a question "
    "ask it before the picture is shown. The lecture goes through all steps in order. To show only the steps of a "
    "plan, collect them in My list. Print this page to have the plans on paper."
)
PLAN_TITLE = "{minutes} minutes"
PLAN_PART = "**{title}** ({minutes} minutes)"
PLAN_STEP_TEXT = "**{begin}–{end} min.** {sentence}"
PLAN_STEP = "{number}. {title}"
PLAN_STEP_WITH_QUESTION = "{number}. {title} (with a question)"

# My list

MY_LIST_INTRO = (
    "The button “Add this view” at the top of every page adds the view that you see to the end of this list. It can "
    "have up to {most} scenes. The list is stored in this window and nowhere else, unless you save it as a file or "
    "send its link."
)
MY_LIST_FAILED = {
    "rename": "Renaming failed. Your list has not changed.",
    "import": "Import failed. Your list has not changed.",
}
MY_LIST_SCENE = "Scene {number}, {page}"
MY_LIST_UP = "Up"
MY_LIST_DOWN = "Down"
MY_LIST_DELETE = "Delete"
MY_LIST_OPEN = "Open"
MY_LIST_EMPTY = "The list is empty."
MY_LIST_SAVE = "Save as a file"
MY_LIST_UNDO = "Undo"
MY_LIST_FILE_NOTE = (
    "A JSON file of at most {bytes} bytes; it can also be dropped here. Its scenes replace the list, and Undo restores "
    "it."
)
MY_LIST_FILE_NOT_READ = "the browser could not read the file"
MY_LIST_TOO_LONG = "This list is too long for a link and a lecture: {fault}. Save it as a file."
MY_LIST_LECTURE = "Start the lecture with these scenes"
MY_LIST_LINK = "This link carries the list as it stands:"

# About

ABOUT_AUTHOR = "The authors of From Sigmoid to Cross-Entropy"
ABOUT_VERSION = "Version"
ABOUT_LICENCE = "Licence"
ABOUT_PACKAGES = "Runs on"
ABOUT_ERROR = "Report an error"
ABOUT_REPORT = (
    "Open an issue in the repository that this copy comes from. Say what you saw, what you expected, and the address "
    "of the page, which holds all settings."
)
ABOUT_CITE = "**How to cite.** {citation}"
ABOUT_CITATION = "{author}. {title}, version {version}. Software, {year}. {licence} licence."
ABOUT_GLOSSARY = "Glossary"
