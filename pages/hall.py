"""The hall: phones that take part, the wall that shows it, and the host."""

import ui
from ui.views.hall import door, host, phone, wall

VIEWS = {"Phone": phone.draw, "Wall": wall.draw, "Host": host.draw}
ui.hall_page(VIEWS, door.draw)
