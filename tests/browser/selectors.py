"""Where the tests look in the document: every selector into the DOM of Streamlit and of Vega, and into the app's own.

No other file of the tests has names of Streamlit's own (data-testid, stButton, st-key-…) or of Vega's (mark-line,
vega-bindings), so that a new version of either is followed in one place. The app has its own in frontend/selectors.css.
"""

# Streamlit's frame
APP = "[data-testid=stApp]"
MAIN = "[data-testid=stMain]"
PAGE = "[data-testid=stMainBlockContainer]"
AWAKE = f"{APP}[data-test-connection-state=CONNECTED][data-test-script-state=notRunning] .stMain:not([inert])"
ELEMENT = "[data-testid=stElementContainer]"
SKELETON = "[data-testid=stSkeleton]"
EXCEPTION = "[data-testid=stException]"
PAGE_LINK = "[data-testid=stPageLink]"

# Streamlit's elements
NUMBER_BOX = "[data-testid=stNumberInput] input"
SERVER_SLIDER = "[data-testid=stSlider] input[type=range]"
SERVER_SLIDER_TRACK = "[data-testid=stSlider] [role=group] > div"
BUTTON_GROUP = "[data-testid=stButtonGroup]"
FILE_BOX = "input[type=file]"
TABLE = ".table"
CODE = "[data-testid=stCode]"
CONTROL = ".stNumberInput, .stSlider, .stSelectbox, .stTextInput, .stButtonGroup, .stButton, .stExpander"
CONTENT = ", ".join(
    f".st-key-body [data-testid={name}]"
    for name in (
        "stVegaLiteChart",
        "stHtml",
        "stExpander",
        "stPageLink",
        "stProgress",
        "stMetric",
        "stCode",
    )
)
# The box that loads a list of scenes stands alone on its tab as long as the list is empty.
CONTENT = f"{CONTENT}, .st-key-scene-file"
MARKDOWN = "[data-testid=stMarkdownContainer]"
FORMULA = ".katex .base"
DISPLAYED_FORMULA = ".katex-display"
DERIVED_FORMULA = "[class*=st-key-derivation-] .katex-display"
FORMULA_SOURCE = "annotation"

# The app's parts, by the keys of their containers
MENU = ".st-key-menu"
TABS = ".st-key-view"
OPTION = ".stButtonGroup button"
OPEN_TAB = f"{TABS} [aria-checked=true]"
ADD_VIEW = ".st-key-add button"
COLUMNS = "[data-testid=stHorizontalBlock]:has(> [data-testid=stColumn])"
LECTURE = ".st-key-lecture-bar"
EXPLANATION = ".st-key-explanation"
HINT = ".hints details"
TERM = f"{EXPLANATION} .term"
LIVE_NUMBER = f"{EXPLANATION} .live"
PANEL = "[class*=st-key-controls-]"
TOOLS = "[class*=-tools]"
PICTURE = ":is([class*=st-key-picture-], [class*=st-key-played-picture-])"
CHART_TOOLBAR = "[data-testid=stElementToolbar]"
# The accessible name of the button at the corner of every picture
PICTURE_MENU = "Menu of this picture"

# Charts as Streamlit and Vega draw them
CHART = "[data-testid=stVegaLiteChart]"
DRAWING = f"{CHART} :is(svg.marks, canvas.marks)"
SVG = f"{CHART} svg.marks"
FIGURE = f"[role=figure]:has({CHART})"
PLOT = f"{SVG} .root > g > .background"
TEXT = f"{SVG} text"
LINE = ".mark-line path"
BAR = ".mark-rect path"
RULE = ".mark-rule.role-mark line"
AXIS_TEXT = f"{SVG} .role-axis text"
NUMBER = ".mark-text text"
SLIDER_ROW = ".vega-bind"
SLIDER = ".vega-bindings input[type=range]"


def plot(name):
    """Return the selector of the plot of the chart that a page shows under a name."""
    return f"[class*={name}-] {PLOT}"


def slider(key):
    """Return the selector of the sliders of a parameter in the charts."""
    return f"input[type=range][name={key}_value]"


def choice(key):
    """Return the selector of the segmented control of a choice."""
    return f".st-key-{key} {BUTTON_GROUP}"


def number_box(key):
    """Return the selector of the number box of a parameter."""
    return f".st-key-{key} input[type=number]"


def server_slider(key):
    """Return the selector of the track of a slider that Streamlit draws."""
    return f".st-key-{key} [data-orientation] [data-orientation]"


def open_tab(view):
    """Return the selector of the tab, if it is the open one."""
    return f"{OPEN_TAB}:has-text('{view}')"
