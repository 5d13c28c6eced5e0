"""The five shades of a year: how much it was, from the least to the most."""

from datetime import date, timedelta

from selfcare.core.history import Frame
from selfcare.core.looking_back import seen_of, year_view
from selfcare.core.model import CheckIn
from selfcare.core.views_back import About
from selfcare.draw.heatmap import SHADES, ShadedYear
from selfcare.draw.signs import FULL_SIGNS

FIRST = date(2026, 11, 9)


def test_each_fifth_has_its_shade_and_the_most_has_the_last() -> None:
    """Moods from 0 to 10: two a shade, and ten in the last."""
    days = [FIRST + timedelta(days=mood) for mood in range(11)]
    checkins = {day: CheckIn(day, mood=mood) for mood, day in enumerate(days)}
    view = year_view(seen_of(About.MOOD, (), checkins, days[-1]), 2026, Frame(days[-1]))
    drawn = ShadedYear(view, days[0], FULL_SIGNS, 80, shaded=True, most=0)
    tones = [drawn.cell(day)[1] for day in days]
    assert [SHADES.index(tone) for tone in tones] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4]
