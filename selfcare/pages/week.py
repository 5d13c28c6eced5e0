"""How a week's number is made."""

from selfcare.core.views_week import WeekPage
from selfcare.core.week_steps import how_it_is_made
from selfcare.draw.document import Block, Document, Heading, Items, Words
from selfcare.draw.week_card import week_name

WITHOUT_NUMBER = (
    "The number is put away, so the sum ends here. show_number in settings brings it back."
)
NUMBER_STEPS = 6
"""Steps before those that make the number of the parts."""


def how_page(page: WeekPage) -> Document:
    """The steps, in the order in which somebody would do them on paper."""
    steps = how_it_is_made(page.summary)
    shown = steps if page.show_number else steps[:NUMBER_STEPS]
    blocks: list[Block] = []
    for step in shown:
        blocks += [Heading(step.title), Items(step.lines)]
    if len(shown) < len(steps):
        blocks.append(Words(WITHOUT_NUMBER, quiet=True))
    return Document(f"How it is made, {', '.join(week_name(page))}", tuple(blocks))
