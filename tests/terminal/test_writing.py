"""Writing in a practice on a real terminal: the clock stands, nothing typed is run as a key."""

from selfcare.diary import day_views, open_diary


def note_of(file):
    with open_diary(file) as diary:
        return day_views.today_view(diary).checkin.note


def at_the_first_step(begin, file, routine):
    """The app in the first step of a routine, at its shortest length."""
    app = begin("practice", routine)
    app.wait_for("Enter begin")
    app.type("----\r")
    app.wait_for("Enter begins now")
    app.type("\r")
    app.wait_for("step 1 of|write")
    return app


def test_what_is_written_stays_and_is_kept_as_the_note(begin, file):
    """Letters that are keys elsewhere are letters here; `k` at the end keeps the lines."""
    app = at_the_first_step(begin, file, "three-good-things")
    app.type("quiet soup, café, b and s")
    app.wait_for("quiet soup, café, b and s")
    app.wait_for("Enter done")
    app.type("\r\r")
    app.wait_for("quiet soup.*Enter Go on")
    app.type("Ana cooked\r\r")
    app.wait_for("You can stay here a moment")
    app.wait_for("quiet soup.*Ana cooked.*keep it")
    assert note_of(file) == ""
    app.type("k")
    app.wait_for("Note kept")
    assert note_of(file) == "Three good things\nquiet soup, café, b and s\nAna cooked"
    app.type("\rqq")
    assert app.wait_end() == 0


def test_left_without_a_word_nothing_is_kept(begin, file):
    """Enter at the end leaves what was written in memory, and so it is gone."""
    app = at_the_first_step(begin, file, "three-good-things")
    app.type("secret\r\x1b")
    app.wait_for("You can stay here a moment.*secret")
    app.type("\rqq")
    assert app.wait_end() == 0
    assert note_of(file) == ""
    assert b"secret" not in file.read_bytes()


def test_an_if_then_plan_becomes_a_habits_line(begin, file):
    """After the note is kept the plan is offered, and Enter gives it to the habit."""
    app = at_the_first_step(begin, file, "wish-obstacle-plan")
    app.type("\x1b[C")
    app.wait_for("step 2 of 4|then: The obstacle")
    app.type("\x1b[C")
    app.wait_for("then: The plan")
    app.type("\x1b[C")
    app.wait_for("then you are done")
    app.type("If it rains, then I walk inside\r")
    app.wait_for("Enter Go on")
    app.type("\r")
    app.wait_for("You can stay here a moment")
    app.type("k")
    app.wait_for("Whose if-then line.*Walk")
    app.type("\r")
    app.wait_for("You can stay here a moment")
    app.type("\rqq")
    assert app.wait_end() == 0
    with open_diary(file) as diary:
        assert diary.habits()[0].if_then == "If it rains, then I walk inside"
