"""Settings and drafts."""

from datetime import date, timedelta

import pytest

from selfcare.content.settings import SETTINGS
from selfcare.core.errors import UnreadableError
from selfcare.core.model import Area, Status
from selfcare.diary import coming_back, day_views, drafts, logbook, setting_acts
from tests.there import there

SUNDAY = date(2026, 11, 22)


def test_every_default_can_be_set(diary):
    """Each setting takes its own default and each of its choices."""
    for setting in SETTINGS:
        for value in (setting.default, *setting.choices):
            assert setting_acts.set_setting(diary, setting.key, value or "none") == value


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
def test_what_is_typed_is_kept_in_one_form(diary, key, typed, kept):
    """A setting has one form however it is typed."""
    assert setting_acts.set_setting(diary, key, typed) == kept
    assert setting_acts.setting(diary, key) == kept


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
def test_what_cannot_be_read_is_refused(diary, key, typed):
    """One sentence with what is allowed, and the value stays."""
    before = setting_acts.settings(diary)
    with pytest.raises(UnreadableError, match=r"It takes|There are"):
        setting_acts.set_setting(diary, key, typed)
    assert setting_acts.settings(diary) == before


def test_the_day_start_moves_the_day(diary, clock):
    """At 05:30 it is a new day for 04:00 and still yesterday for 06:00."""
    clock.at("2026-11-23T05:30:00+01:00")
    assert diary.today() == date(2026, 11, 23)
    setting_acts.set_setting(diary, "day_start", "6")
    assert diary.today() == SUNDAY


def test_a_break_from_an_area(diary, sit, walk, clock):
    """Hiding an area is one act; the days between count as paused once it is shown again."""
    logbook.log(diary, sit, "5")
    clock.go(days=1)
    setting_acts.set_setting(diary, "hidden_areas", "mindfulness")
    assert [row.habit.id for row in day_views.today_view(diary).rows] == [walk]
    clock.go(days=10)
    setting_acts.set_setting(diary, "hidden_areas", "none")
    row = day_views.today_view(diary, SUNDAY + timedelta(days=5)).rows[0]
    assert row.status is Status.PAUSED
    diary.load_all()
    assert there(day_views.today_view(diary).rows[0].run).current == 1


def test_drafts_survive_a_restart(diary, opened):
    """What was typed and not saved is offered next time."""
    drafts.keep_draft(diary, "note 2026-11-22", "half a sen")
    assert drafts.draft(opened(), "note 2026-11-22") == "half a sen"
    drafts.keep_draft(diary, "note 2026-11-22", "")
    assert drafts.draft(diary, "note 2026-11-22") == ""


def test_light_days(diary):
    """`d` turns them on and off."""
    setting_acts.toggle_light(diary)
    assert day_views.today_view(diary).light
    setting_acts.toggle_light(diary)
    assert not day_views.today_view(diary).light


def test_a_key_of_ones_own_is_kept(diary, opened):
    """It is there after a restart, and `default` leaves nothing behind."""
    assert setting_acts.set_keys(diary, "rest", "w") == ("w",)
    assert setting_acts.own_keys(opened()) == ({"rest": ("w",)}, "")
    assert setting_acts.set_keys(diary, "rest", "default") == ("r",)
    assert setting_acts.own_keys(opened()) == ({}, "")


def test_a_key_that_no_longer_fits_is_left_out(diary, opened):
    """What an older or a newer version wrote: a sentence, and the others hold."""
    setting_acts.set_keys(diary, "rest", "w")
    diary.store.set_setting("keys.gone", "x")
    diary.store.set_setting("keys.day-off", "\x1b[2J")
    own, sentence = setting_acts.own_keys(opened())
    assert own == {"rest": ("w",)}
    assert sentence == (
        "2 keys of your own are left out here, because they no longer fit: day-off, gone."
    )
    setting_acts.keys_as_they_came(opened())
    assert setting_acts.own_keys(opened()) == ({}, "")


def test_a_break_leaves_other_areas_as_they_are(diary, clock, sit, walk, sleep):
    """Sleep away while mindfulness is: each has its own days."""
    setting_acts.set_setting(diary, "hidden_areas", "mindfulness")
    clock.go(days=2)
    said = setting_acts.take_break(diary, Area.SLEEP)
    assert said.command.startswith("Sleep is put away for now.")
    assert setting_acts.setting(diary, "hidden_areas") == "mindfulness,sleep"
    assert setting_acts.area_hidden_since(diary, Area.MINDFULNESS) == SUNDAY
    assert setting_acts.area_hidden_since(diary, Area.SLEEP) == SUNDAY + timedelta(days=2)
    assert [row.habit.id for row in day_views.today_view(diary).rows] == [walk]
    clock.go(days=1)
    assert "already, since" in setting_acts.take_break(diary, Area.SLEEP).command
    assert setting_acts.area_hidden_since(diary, Area.SLEEP) == SUNDAY + timedelta(days=2)
    assert setting_acts.bring_back(diary, Area.SLEEP).command == (
        "Sleep is back. The days between stay set aside."
    )
    assert setting_acts.setting(diary, "hidden_areas") == "mindfulness"
    assert "nothing changed" in setting_acts.bring_back(diary, Area.SLEEP).command


def test_a_run_waits_through_a_break(diary, clock, sit):
    """Away for five weeks of a daily habit: the run is what it was."""
    for _ in range(5):
        logbook.log(diary, sit, "5")
        clock.go(days=1)
    diary.load_all()
    before = day_views.today_view(diary).rows[0].run
    setting_acts.take_break(diary, Area.MINDFULNESS)
    clock.go(days=35)
    setting_acts.bring_back(diary, Area.MINDFULNESS)
    after = day_views.today_view(diary).rows[0].run
    assert (there(after).current, there(after).best) == (there(before).current, there(before).best)


def test_a_file_of_settings_is_one_act(diary, monkeypatch):
    """When a write stops half-way, nothing of the file is there."""
    put = diary.store._put_setting

    def stops(key, value):
        if key == "keys.rest":
            raise RuntimeError
        put(key, value)

    monkeypatch.setattr(diary.store, "_put_setting", stops)
    with pytest.raises(RuntimeError):
        setting_acts.take_settings(diary, b'theme = "nord"\n[keys]\nrest = "w"')
    monkeypatch.undo()
    diary.reload()
    assert setting_acts.setting(diary, "theme") == "dusk"


def test_a_file_of_settings_names_what_changed(diary):
    """What is set like that already is not counted, and writes nothing."""
    document = b'theme = "nord"\nsound = false\nhidden_areas = ["sleep"]\n[keys]\nrest = "w"'
    assert setting_acts.take_settings(diary, document) == ("theme", "hidden_areas", "keys.rest")
    assert setting_acts.area_hidden_since(diary, Area.SLEEP) == SUNDAY
    assert setting_acts.take_settings(diary, document) == ()
    assert setting_acts.take_settings(diary, setting_acts.settings_toml(diary).encode()) == ()


def test_settings_are_not_for_undo(diary, sit):
    """The newest change stays the one before."""
    newest = coming_back.newest_change(diary)
    setting_acts.set_setting(diary, "theme", "nord")
    setting_acts.set_keys(diary, "rest", "w")
    setting_acts.take_break(diary, Area.SLEEP)
    assert coming_back.newest_change(diary) == newest
