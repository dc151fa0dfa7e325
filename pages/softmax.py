import streamlit as st

import ui
from lib import lesson, tables
from lib.charts import softmax as charts
from lib.softmax import entropy, softmax, textbook_softmax

ui.page(
    "pages/softmax.py",
    "Softmax turns any numbers into shares of one whole. Watch how one logit moves every probability, and how the "
    "temperature moves them all without changing their order.",
)
view = ui.views(["Classes", "Jacobian", "Many classes", "Overflow"])


def class_names():
    """Draw the box of names, and return a different one for each class."""
    text = ui.text("names", "Class names, separated by commas", ", ".join(lesson.CLASSES), 200)
    return lesson.distinct(lesson.parse_names(text, len(lesson.LOGITS)))


def classes():
    """Draw the boxes for names and logits; both stay in the address from tab to tab."""
    names = class_names()
    with st.container(horizontal=True):
        return names, [ui.number(p) for p in lesson.named_logits(names)]


@st.fragment
def probabilities():
    """From logits to probabilities, every number between them shown."""
    names = class_names()
    z = lesson.named_logits(names)
    with st.container(horizontal=True):
        live = {p.key: ui.live(p) for p in (*z, lesson.TEMPERATURE)}
    told = {key: held.value for key, held in live.items()}
    logits, temperature = [told[p.key] for p in z], told[lesson.TEMPERATURE.key]
    ui.show(charts.probabilities(names, z, lesson.TEMPERATURE, told), "bars", live)
    st.table(tables.softmax_steps(names, logits, temperature))
    shares = softmax(logits, temperature)
    st.markdown(
        f"The probabilities sum to **{shares.sum():.6f}**. Their entropy is **{entropy(shares):.4f}** nats: 0 would "
        f"be certainty, {entropy([1 / len(names)] * len(names)):.4f} would be no preference at all."
    )


def jacobian():
    """How each probability answers to each logit."""
    names, logits = classes()
    st.latex(r"\frac{\partial s_i}{\partial z_j} = s_i\,(\delta_{ij} - s_j)")
    ui.show(charts.jacobian(names, logits), "jacobian")
    row_sum = tables.largest_row_sum(logits)
    st.markdown(
        f"Each row sums to zero (here to within {row_sum:.0e}): what one class gains, the others lose. The matrix is "
        "symmetric, so the logit of the column moves the row as the row's moves the column."
    )


def many_classes():
    """The same for n classes whose logits are evenly spaced."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        count = int(ui.slide(lesson.CLASS_COUNT))
        for preset in lesson.ARTICLE_CLASS_COUNTS:
            ui.preset(f"n = {preset}", {lesson.CLASS_COUNT.key: preset})
    ui.show(charts.class_curve(count), "grid")
    largest = softmax(charts.class_logits(count)).max()
    st.markdown(
        f"The largest of {count} probabilities is **{largest:.3f}**. It falls with n, so a softmax curve says nothing "
        "until its grid is stated."
    )
    ui.show(charts.jacobian_rows(count), "rows")
    st.caption(f"At most {charts.JACOBIAN_CURVES} rows of the Jacobian are drawn, evenly picked.")


def overflow():
    """The textbook form against the shifted one, on the same logits."""
    names, logits = classes()
    shift = ui.slide(lesson.SHIFT)
    shifted = [z + shift for z in logits]
    st.table(tables.overflow(names, shifted))
    broken = not (textbook_softmax(shifted) >= 0).all()
    if broken:
        st.error("The textbook form gives NaN here: its exponentials have left float64.", icon=":material/error:")
    else:
        st.success(
            "Both forms agree here. Add until a logit passes 709.8, or subtract until all are below −745.2.",
            icon=":material/check:",
        )
    for pair in lesson.OVERFLOWING_LOGITS:
        st.markdown(tables.overflow_sentence(pair))


{"Classes": probabilities, "Jacobian": jacobian, "Many classes": many_classes, "Overflow": overflow}[view]()
