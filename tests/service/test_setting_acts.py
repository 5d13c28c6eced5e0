"""Settings and drafts."""

from datetime import date, timedelta

import pytest

from selfcare.core.errors import UnreadableError
from selfcare.core.model import Status
from selfcare.core.settings import SETTINGS

SUNDAY = date(2026, 11, 22)


def test_every_default_can_be_set(service):
    """Each setting takes its own default and each of its choices."""
    for setting in SETTINGS:
        for value in (setting.default, *setting.choices):
            assert service.set_setting(setting.key, value or "none") == value


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("day_start", "5", "05:00"),
        ("week_start", "sun", "sunday"),
        ("work_days", "fri,mon", "mon,fri"),
        ("forgiveness", "NO", "off"),
        ("region", "ie", "IE"),
        ("hidden_areas", "eating, sleep", "sleep,eating"),
    ],
)
def test_what_is_typed_is_kept_in_one_form(service, key, typed, kept):
    """A setting has one form however it is typed."""
    assert service.set_setting(key, typed) == kept
    assert service.setting(key) == kept


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("day_start", "13:00"),
        ("day_start", "4:30"),
        ("week_start", "t"),
        ("glyphs", "fancy"),
        ("region", "Ireland"),
        ("hidden_areas", "work"),
        ("forgiveness", "maybe"),
        ("colour", "blue"),
    ],
)
def test_what_cannot_be_read_is_refused(service, key, typed):
    """One sentence with what is allowed, and the value stays."""
    before = service.settings()
    with pytest.raises(UnreadableError, match=r"It takes|There are"):
        service.set_setting(key, typed)
    assert service.settings() == before


def test_the_day_start_moves_the_day(service, clock):
    """At 05:30 it is a new day for 04:00 and still yesterday for 06:00."""
    clock.at("2026-11-23T05:30:00+01:00")
    assert service.today() == date(2026, 11, 23)
    service.set_setting("day_start", "6")
    assert service.today() == SUNDAY


def test_a_break_from_an_area(service, sit, walk, clock):
    """Hiding an area is one act; the days between count as paused once it is shown again."""
    service.log(sit, "5")
    clock.go(days=1)
    service.set_setting("hidden_areas", "mindfulness")
    assert [row.habit.id for row in service.today_view().rows] == [walk]
    clock.go(days=10)
    service.set_setting("hidden_areas", "none")
    row = service.today_view(SUNDAY + timedelta(days=5)).rows[0]
    assert row.status is Status.PAUSED
    service.load_all()
    assert service.today_view().rows[0].run.current == 1


def test_drafts_survive_a_restart(service, opened):
    """What was typed and not saved is offered next time."""
    service.keep_draft("note 2026-11-22", "half a sen")
    assert opened().draft("note 2026-11-22") == "half a sen"
    service.keep_draft("note 2026-11-22", "")
    assert service.draft("note 2026-11-22") == ""


def test_light_days(service):
    """`d` turns them on and off."""
    service.toggle_light()
    assert service.today_view().light
    service.toggle_light()
    assert not service.today_view().light
