r"""Text of a visitor, made safe for each place where it can stand: Markdown, LaTeX, HTML, and the cell of a CSV file.

Names of classes, titles of lists, and what a message quotes stand there as they were typed and are never read as a
link, a picture, a formula, a color, an icon or a command. A Vega-Lite specification has such text in its data only, an
exported script as a literal of Python (lib/export/template.py), and HTML and SVG as the text of an element.

Streamlit reads Markdown with extensions: https://docs.streamlit.io/develop/api-reference/text/st.markdown. A backslash
stops what is recognized in the source. Web addresses, arrows and the icons of Streamlit are looked for in the finished
text, where a backslash is no longer seen: an empty directive parts that text.
"""

import html
import re

# White space but for the spaces that hold the groups of a number together, or a number and its unit.
_BREAKABLE = re.compile(r"[^\S\u00a0\u202f]+")
_PART = ":small[]"
_ESCAPED = re.compile(r"[\\`*_{}\[\]<>$~&]")
_COLON_WORD = re.compile(r"\S*:\S+")
_FIRST = re.compile(r"^([#+=|-]|\d+(?=[.)]))")
_LINKED = re.compile(r"www(?=\.)|https?(?=\\?:)|(?<=:)(?:material(?=\\_)|streamlit(?=\\:))|@", re.IGNORECASE)
_ARROW = re.compile(r"(?<!\S)(?:\\<-\\>|-\\>|\\<-|--|\\>=|\\<=|\\~=)(?!\S)")

# What LaTeX might read as a command, or as two characters that make one.
_COMMAND = re.compile(r"[!-,./:-@[-`{-~]|(?<=-)-")
# What a spreadsheet takes for the start of a formula, also in the full width of East Asian keyboards.
_FORMULA = re.compile("[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")


def markdown_text(text: str) -> str:
    """Return a text as Streamlit's Markdown shows it unchanged, on one line."""
    escaped = _ESCAPED.sub(r"\\\g<0>", _on_one_line(text))
    words = _COLON_WORD.sub(lambda word: word[0].replace(":", r"\:"), escaped).replace("material/", r"material\/")
    parted = _ARROW.sub(_separated, _LINKED.sub(rf"\g<0>{_PART}", words))
    first = _FIRST.match(parted)
    if not first:
        return parted
    return f"\\{parted}" if not first[0].isdigit() else f"{first[0]}\\{parted[first.end() :]}"


def _on_one_line(text: str) -> str:
    """Return the characters of a text that are seen, with a space for white space, and no-break spaces as they are."""
    if not text.isprintable():
        text = "".join(character for character in text if character.isprintable() or character.isspace())
    # Streamlit strips no-break spaces as well; what is first after them must be seen as first here.
    return _BREAKABLE.sub(" ", text).strip()


def _separated(arrow: re.Match[str]) -> str:
    """Return the characters of an arrow in parts of their own."""
    return _PART.join(re.findall(r"\\?.", arrow[0]))


def latex_text(text: str) -> str:
    r"""Return a text in LaTeX; each ASCII sign that might be a command is given by its code, as in \char"24."""
    # KaTeX knows the no-break space, but not the narrow one.
    line = _on_one_line(text).replace("\u202f", "\u00a0")
    coded = _COMMAND.sub(lambda sign: rf'{{\char"{ord(sign[0]):X}}}', line)
    return rf"\text{{{coded}}}"


def html_text(text: str) -> str:
    """Return a text as the content of an HTML element, on one line."""
    return html.escape(_on_one_line(text), quote=False)


def html_attribute(text: str) -> str:
    """Return a text as the value of an HTML attribute, for a place between quotation marks, on one line."""
    return html.escape(_on_one_line(text))


def csv_cell(text: str) -> str:
    """Return a text as a cell of a CSV file: a spreadsheet takes what begins like a formula for one, but for "'"."""
    return f"'{text}" if _FORMULA.match(text) else text
