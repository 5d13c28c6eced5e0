"""Beside the week in wide windows: eight weeks in a line each, last week's step, the review."""

from datetime import date

from selfcare.core.days import MONTHS
from selfcare.core.resilience.blend import half_up
from selfcare.core.resilience.week_view import WeekIndex
from selfcare.core.text import NOTE_LENGTH, clean_line
from selfcare.core.views_week import QUESTIONS, WeekState
from selfcare.draw.lines import FULL
from selfcare.tui.widgets.lines import ACCENT, INK, QUIET, STRONG, Line
from selfcare.tui.widgets.week_picture import WeekPicture
from selfcare.tui.wrapping import wrapped

BAR = 20
COUNTS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"}
ANSWER_ROWS = 3
"""Rows of an answer; the sheet shows all of it."""


def side_lines(picture: WeekPicture, width: int, room: int) -> tuple[list[Line], dict[int, date]]:
    """At most `room` lines of `width` cells, and which of them lead to which week."""
    lines: list[Line] = []
    places: dict[int, date] = {}
    weeks = picture.page.weeks
    if len(weeks) > 1 and not picture.bare and picture.page.state is not WeekState.BACK:
        count = COUNTS[len(weeks)]
        running = picture.page.summary.running
        said = f"Your last {count} weeks" if running else f"The {count} weeks up to this one"
        lines += [((said, STRONG),), ()]
        for week in weeks:
            places[len(lines)] = week.first_day
            lines.append(_week(picture, week))
        lines += [(), ()]
    lines += _step(picture, width)
    lines += _review(picture, width)
    return lines[:room], {row: day for row, day in places.items() if row < room}


def _week(picture: WeekPicture, week: WeekIndex) -> Line:
    """`28 Sep  66  ▪▪▪▪▪▪`: a number, or a range, or a word where numbers are put away."""
    signs, blend = picture.signs, week.blend
    day = f"{week.first_day.day:>2} {MONTHS[week.first_day.month - 1][:3]}"
    here = week.first_day == picture.page.first_day
    mark = ((f" {signs.cursor}", ACCENT),) if here else ()
    if blend is None:
        words = f"{day}   {signs.open}  {'not enough logged':<{BAR}}"
        return ((words, QUIET), *mark)
    if not picture.page.show_number:
        words = "a wide range" if blend.wide else blend.word
        return ((f"{day}  ", QUIET), (f"{words:<{BAR + 4}}", INK), *mark)
    if blend.wide:
        words = f"from {half_up(blend.low)} to {half_up(blend.high)}"
        return ((f"{day}      ", QUIET), (f"{words:<{BAR}}", INK), *mark)
    number = half_up(blend.index)
    filled = half_up(blend.index * BAR / 100)
    return (
        (f"{day} ", QUIET),
        (f"{number:>3}  ", INK),
        (signs.bar * filled, FULL),
        (signs.empty * (BAR - filled), QUIET),
        *mark,
    )


def _step(picture: WeekPicture, width: int) -> list[Line]:
    step = picture.page.step
    if step is None:
        return []
    lines: list[Line] = [(("Last week's small step", STRONG),)]
    lines += _answer(step.sentence, width, INK)
    if step.happened:
        lines += [((f"  {row}", INK),) for row in wrapped(step.happened, width - 2)]
    return [*lines, ()]


def _review(picture: WeekPicture, width: int) -> list[Line]:
    review = picture.page.review
    given = ("", "", "") if review is None else (review.helped, review.in_the_way, review.next_step)
    when = "This week" if picture.page.summary.running else "That week"
    lines: list[Line] = [(("n", ACCENT), (f"  {when}, three questions", STRONG)), ()]
    for question, answer in zip(QUESTIONS, given, strict=True):
        lines.append(((f"  {question}", QUIET),))
        said = clean_line(answer, NOTE_LENGTH)
        lines += _answer(said, width, INK) if said else [((f"  {picture.signs.open}", QUIET),)]
    return lines


def _answer(words: str, width: int, tone: str) -> list[Line]:
    """A person's words on at most three rows."""
    rows = wrapped(words, width - 2)
    shown = rows[:ANSWER_ROWS]
    if len(rows) > ANSWER_ROWS:
        shown[-1] = f"{shown[-1][: width - 5]} ..."
    return [((f"  {row}", tone),) for row in shown]
