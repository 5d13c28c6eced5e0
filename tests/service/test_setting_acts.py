"""Settings and drafts."""

from datetime import date, timedelta

import pytest

from selfcare.content.settings import SETTINGS
from selfcare.core.errors import UnreadableError
from selfcare.core.model import Area, Status

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


def test_a_key_of_ones_own_is_kept(service, opened):
    """It is there after a restart, and `default` leaves nothing behind."""
    assert service.set_keys("rest", "w") == ("w",)
    assert opened().own_keys() == ({"rest": ("w",)}, "")
    assert service.set_keys("rest", "default") == ("r",)
    assert opened().own_keys() == ({}, "")


def test_a_key_that_no_longer_fits_is_left_out(service, opened):
    """What an older or a newer version wrote: a sentence, and the others hold."""
    service.set_keys("rest", "w")
    service._store.set_setting("keys.gone", "x")
    service._store.set_setting("keys.day-off", "\x1b[2J")
    own, sentence = opened().own_keys()
    assert own == {"rest": ("w",)}
    assert sentence == (
        "2 keys of your own are left out here, because they no longer fit: day-off, gone."
    )
    opened().keys_as_they_came()
    assert opened().own_keys() == ({}, "")


def test_a_break_leaves_other_areas_as_they_are(service, clock, sit, walk, sleep):
    """Sleep away while mindfulness is: each has its own days."""
    service.set_setting("hidden_areas", "mindfulness")
    clock.go(days=2)
    said = service.take_break(Area.SLEEP)
    assert said.command.startswith("Sleep is put away for now.")
    assert service.setting("hidden_areas") == "mindfulness,sleep"
    assert service.area_hidden_since(Area.MINDFULNESS) == SUNDAY
    assert service.area_hidden_since(Area.SLEEP) == SUNDAY + timedelta(days=2)
    assert [row.habit.id for row in service.today_view().rows] == [walk]
    clock.go(days=1)
    assert "already, since" in service.take_break(Area.SLEEP).command
    assert service.area_hidden_since(Area.SLEEP) == SUNDAY + timedelta(days=2)
    assert service.bring_back(Area.SLEEP).command == (
        "Sleep is back. The days between stay set aside."
    )
    assert service.setting("hidden_areas") == "mindfulness"
    assert "nothing changed" in service.bring_back(Area.SLEEP).command


def test_a_run_waits_through_a_break(service, clock, sit):
    """Away for five weeks of a daily habit: the run is what it was."""
    for _ in range(5):
        service.log(sit, "5")
        clock.go(days=1)
    service.load_all()
    before = service.today_view().rows[0].run
    service.take_break(Area.MINDFULNESS)
    clock.go(days=35)
    service.bring_back(Area.MINDFULNESS)
    after = service.today_view().rows[0].run
    assert (after.current, after.best) == (before.current, before.best)


def test_a_file_of_settings_is_one_act(service, monkeypatch):
    """When a write stops half-way, nothing of the file is there."""
    put = service._store._put_setting

    def stops(key, value):
        if key == "keys.rest":
            raise RuntimeError
        put(key, value)

    monkeypatch.setattr(service._store, "_put_setting", stops)
    with pytest.raises(RuntimeError):
        service.take_settings(b'theme = "nord"\n[keys]\nrest = "w"')
    monkeypatch.undo()
    service.reload()
    assert service.setting("theme") == "dusk"


def test_a_file_of_settings_names_what_changed(service):
    """What is set like that already is not counted, and writes nothing."""
    document = b'theme = "nord"\nsound = false\nhidden_areas = ["sleep"]\n[keys]\nrest = "w"'
    assert service.take_settings(document) == ("theme", "hidden_areas", "keys.rest")
    assert service.area_hidden_since(Area.SLEEP) == SUNDAY
    assert service.take_settings(document) == ()
    assert service.take_settings(service.settings_toml().encode()) == ()


def test_settings_are_not_for_undo(service, sit):
    """The newest change stays the one before."""
    newest = service.newest_change()
    service.set_setting("theme", "nord")
    service.set_keys("rest", "w")
    service.take_break(Area.SLEEP)
    assert service.newest_change() == newest
