"""How Look back is made: plain sentences, and the numbers that stand nowhere else."""

from collections.abc import Iterator

from selfcare.core.amounts import amount_words, counted
from selfcare.core.patterns import LEAST_DAYS, LEAST_EACH
from selfcare.core.sleep import FREE_NIGHTS, NIGHTS_FOR_REGULARITY, WORK_NIGHTS, fairly_regular
from selfcare.core.strength import SHOWN_FROM, Strength
from selfcare.core.text import clean_line
from selfcare.core.views_back import BackFigures, BackView, SleepFigures
from selfcare.draw.document import Block, Document, Heading, Items, Pairs, Words
from selfcare.draw.week import week_name
from selfcare.words.explain import strength_word
from selfcare.words.receipts import shortened
from selfcare.words.week_page import WeekPage
from selfcare.words.week_steps import how_it_is_made

VIEWS = {
    BackView.YEAR: """
Each sign is one day, each column a week. A day that is not logged is open: it is not known, and it
counts for nothing.

For all habits the shade says what share of them showed up, of those that were asked for: due, and
neither resting nor paused. Plans that count in weeks or months ask on every day.

For one habit the sign says its status, and the shade how the day's amount compares with the largest
one of the year. For mood the shade goes from 0 to 10; the month shows the numbers.
""",
    BackView.MONTH: """
Each day has its number, its sign, and what was logged: the amount, or the habits that showed up of
those asked for, or the mood.
""",
    BackView.LINES: """
The faint points are days; the line is the mean of the seven days up to each. Where more days are
shown than fit, they are put together in groups of the same length, and each point is the mean of
its group. Days that are not logged are left out, and the line does not reach over more than a week
without any, or over three points. Pauses are shaded.

Amounts are shown by day for up to 3 months, and as the sum of each week beyond that.

Sleep timing is the middle of the night by the clock. It needs nights given with two times, such as
2310 650.
""",
    BackView.WEEKDAYS: """
Means over the time that is chosen, with how many days each rests on. Open habits are left out. Few
days make a mean that moves by chance.
""",
    BackView.LINKS: f"""
A link needs {LEAST_DAYS} days with both a mood and an answer for the habit, {LEAST_EACH} with it
and {LEAST_EACH} without. Slow changes over two weeks and more, and differences between weekdays,
are taken out first.

It is told when it is stronger than chance would make it in such a list nine times in ten, and
points the same way in both halves of the time.

Both may have a third cause: a free day, the weather, company.
""",
}
"""What stands behind each view."""

STRENGTH = (
    "Strength says how settled a habit is, from 0 to 1. Each day that says something moves it a "
    "little; 66 days done in a row bring it to 0.95, the middle of what 96 people took in a study "
    "of 2010. Open, resting and paused days leave it as it is."
)
SLEEP = (
    "Sleep figures rest on the last 4 weeks of nights given with two times. Compare them with "
    "your own past alone. Sleeping longer on free days is fine."
)


def how_back_page(view: BackView, figures: BackFigures) -> Document:
    """The sentences for one view, then the figures of what is looked at."""
    paragraphs = VIEWS[view].strip().split("\n\n")
    blocks: list[Block] = [Words(" ".join(each.split())) for each in paragraphs]
    if figures.strengths:
        rows = tuple((_name(name), strength_words(each)) for name, each in figures.strengths)
        blocks += [Heading("Strength"), Words(STRENGTH, quiet=True), Pairs(rows)]
    for sleep in figures.sleep:
        sentences = Items(tuple(sleep_sentences(sleep)))
        blocks += [Heading(_name(sleep.name)), Words(SLEEP, quiet=True), sentences]
    return Document("How it is made", tuple(blocks))


def _name(name: str) -> str:
    return shortened(clean_line(name))


def strength_words(strength: Strength) -> str:
    """`0.68, settling.`, or how many days are there so far."""
    if strength.value is None:
        so_far = counted(strength.updates, "day")
        return f"{so_far} so far; with {SHOWN_FROM} it shows."
    return f"{strength.value:.2f}, {strength_word(strength.value)}."


def sleep_sentences(sleep: SleepFigures) -> Iterator[str]:
    """Regularity, the index and social jetlag, each in a sentence; what is missing says why."""
    if sleep.nights < NIGHTS_FOR_REGULARITY or sleep.spread is None:
        nights = counted(sleep.nights, "night")
        yield f"{nights} with two times so far; {NIGHTS_FOR_REGULARITY} are needed."
        return
    minutes = round(sleep.spread * 60)
    regular = "fairly regular" if fairly_regular(sleep.spread) else "moving about"
    yield f"Middle of the night: moves by about {minutes} min around its mean, {regular}."
    if sleep.index is None:
        yield "Sleep Regularity Index: needs five pairs of days, one after the other."
    else:
        yield (
            f"Sleep Regularity Index (Phillips 2017): {sleep.index:.0f}. 100 is the same minutes "
            "asleep every day, 0 is chance."
        )
    if sleep.jetlag is None:
        yield (
            f"Social jetlag: needs {FREE_NIGHTS} nights before free days "
            f"and {WORK_NIGHTS} before work days."
        )
    else:
        later = "later" if sleep.jetlag >= 0 else "earlier"
        length = amount_words(abs(sleep.jetlag), "h")
        yield (
            f"Social jetlag (Wittmann 2006): on free days the middle of the night is {length} "
            f"{later} than on work days."
        )


# How a week's number is made.

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
