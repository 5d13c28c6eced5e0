"""Settings and drafts."""

from datetime import date, timedelta

import pytest

from selfcare.content.settings import SETTINGS
from selfcare.core.errors import UnreadableError
from selfcare.core.model import Area, Status
from selfcare.diary import day_views, drafts, logbook, setting_acts, undo_acts

SUNDAY = date(2026, 11, 22)


def test_every_default_can_be_set(service):
    """Each setting takes its own default and each of its choices."""
    for setting in SETTINGS:
        for value in (setting.default, *setting.choices):
            assert setting_acts.set_setting(service, setting.key, value or "none") == value


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
    assert setting_acts.set_setting(service, key, typed) == kept
    assert setting_acts.setting(service, key) == kept


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
    before = setting_acts.settings(service)
    with pytest.raises(UnreadableError, match=r"It takes|There are"):
        setting_acts.set_setting(service, key, typed)
    assert setting_acts.settings(service) == before


def test_the_day_start_moves_the_day(service, clock):
    """At 05:30 it is a new day for 04:00 and still yesterday for 06:00."""
    clock.at("2026-11-23T05:30:00+01:00")
    assert service.today() == date(2026, 11, 23)
    setting_acts.set_setting(service, "day_start", "6")
    assert service.today() == SUNDAY


def test_a_break_from_an_area(service, sit, walk, clock):
    """Hiding an area is one act; the days between count as paused once it is shown again."""
    logbook.log(service, sit, "5")
    clock.go(days=1)
    setting_acts.set_setting(service, "hidden_areas", "mindfulness")
    assert [row.habit.id for row in day_views.today_view(service).rows] == [walk]
    clock.go(days=10)
    setting_acts.set_setting(service, "hidden_areas", "none")
    row = day_views.today_view(service, SUNDAY + timedelta(days=5)).rows[0]
    assert row.status is Status.PAUSED
    service.load_all()
    assert day_views.today_view(service).rows[0].run.current == 1


def test_drafts_survive_a_restart(service, opened):
    """What was typed and not saved is offered next time."""
    drafts.keep_draft(service, "note 2026-11-22", "half a sen")
    assert drafts.draft(opened(), "note 2026-11-22") == "half a sen"
    drafts.keep_draft(service, "note 2026-11-22", "")
    assert drafts.draft(service, "note 2026-11-22") == ""


def test_light_days(service):
    """`d` turns them on and off."""
    setting_acts.toggle_light(service)
    assert day_views.today_view(service).light
    setting_acts.toggle_light(service)
    assert not day_views.today_view(service).light


def test_a_key_of_ones_own_is_kept(service, opened):
    """It is there after a restart, and `default` leaves nothing behind."""
    assert setting_acts.set_keys(service, "rest", "w") == ("w",)
    assert setting_acts.own_keys(opened()) == ({"rest": ("w",)}, "")
    assert setting_acts.set_keys(service, "rest", "default") == ("r",)
    assert setting_acts.own_keys(opened()) == ({}, "")


def test_a_key_that_no_longer_fits_is_left_out(service, opened):
    """What an older or a newer version wrote: a sentence, and the others hold."""
    setting_acts.set_keys(service, "rest", "w")
    service.store.set_setting("keys.gone", "x")
    service.store.set_setting("keys.day-off", "\x1b[2J")
    own, sentence = setting_acts.own_keys(opened())
    assert own == {"rest": ("w",)}
    assert sentence == (
        "2 keys of your own are left out here, because they no longer fit: day-off, gone."
    )
    setting_acts.keys_as_they_came(opened())
    assert setting_acts.own_keys(opened()) == ({}, "")


def test_a_break_leaves_other_areas_as_they_are(service, clock, sit, walk, sleep):
    """Sleep away while mindfulness is: each has its own days."""
    setting_acts.set_setting(service, "hidden_areas", "mindfulness")
    clock.go(days=2)
    said = setting_acts.take_break(service, Area.SLEEP)
    assert said.command.startswith("Sleep is put away for now.")
    assert setting_acts.setting(service, "hidden_areas") == "mindfulness,sleep"
    assert setting_acts.area_hidden_since(service, Area.MINDFULNESS) == SUNDAY
    assert setting_acts.area_hidden_since(service, Area.SLEEP) == SUNDAY + timedelta(days=2)
    assert [row.habit.id for row in day_views.today_view(service).rows] == [walk]
    clock.go(days=1)
    assert "already, since" in setting_acts.take_break(service, Area.SLEEP).command
    assert setting_acts.area_hidden_since(service, Area.SLEEP) == SUNDAY + timedelta(days=2)
    assert setting_acts.bring_back(service, Area.SLEEP).command == (
        "Sleep is back. The days between stay set aside."
    )
    assert setting_acts.setting(service, "hidden_areas") == "mindfulness"
    assert "nothing changed" in setting_acts.bring_back(service, Area.SLEEP).command


def test_a_run_waits_through_a_break(service, clock, sit):
    """Away for five weeks of a daily habit: the run is what it was."""
    for _ in range(5):
        logbook.log(service, sit, "5")
        clock.go(days=1)
    service.load_all()
    before = day_views.today_view(service).rows[0].run
    setting_acts.take_break(service, Area.MINDFULNESS)
    clock.go(days=35)
    setting_acts.bring_back(service, Area.MINDFULNESS)
    after = day_views.today_view(service).rows[0].run
    assert (after.current, after.best) == (before.current, before.best)


def test_a_file_of_settings_is_one_act(service, monkeypatch):
    """When a write stops half-way, nothing of the file is there."""
    put = service.store._put_setting

    def stops(key, value):
        if key == "keys.rest":
            raise RuntimeError
        put(key, value)

    monkeypatch.setattr(service.store, "_put_setting", stops)
    with pytest.raises(RuntimeError):
        setting_acts.take_settings(service, b'theme = "nord"\n[keys]\nrest = "w"')
    monkeypatch.undo()
    service.reload()
    assert setting_acts.setting(service, "theme") == "dusk"


def test_a_file_of_settings_names_what_changed(service):
    """What is set like that already is not counted, and writes nothing."""
    document = b'theme = "nord"\nsound = false\nhidden_areas = ["sleep"]\n[keys]\nrest = "w"'
    assert setting_acts.take_settings(service, document) == ("theme", "hidden_areas", "keys.rest")
    assert setting_acts.area_hidden_since(service, Area.SLEEP) == SUNDAY
    assert setting_acts.take_settings(service, document) == ()
    assert setting_acts.take_settings(service, setting_acts.settings_toml(service).encode()) == ()


def test_settings_are_not_for_undo(service, sit):
    """The newest change stays the one before."""
    newest = undo_acts.newest_change(service)
    setting_acts.set_setting(service, "theme", "nord")
    setting_acts.set_keys(service, "rest", "w")
    setting_acts.take_break(service, Area.SLEEP)
    assert undo_acts.newest_change(service) == newest
