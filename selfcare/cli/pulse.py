"""`pulse`: four questions about one's life, at most monthly, each shown for itself."""

from typing import Any

import click

from selfcare.cli.opening import Call, looking, pass_call, writing
from selfcare.cli.options import at_a_keyboard, json_option, plain_option
from selfcare.cli.output import say, say_heading, say_json
from selfcare.core.instruments import PulseView
from selfcare.diary import pulse_acts
from selfcare.words.pulse import NOT_A_DIAGNOSIS


@click.command()
@json_option
@plain_option
@pass_call
def pulse(call: Call, as_json: bool, plain: bool) -> int:
    """Four questions about your life, at most once a month.

    They are no diagnosis. In a terminal it asks, unless it was answered within the last month. It
    shows every time you answered, each question for itself, without a total.
    """
    if as_json or not at_a_keyboard():
        with looking(call) as diary:
            view, today = pulse_acts.pulse(diary), diary.today()
            if as_json:
                say_json(pulse_shape(view))
                return 0
    else:
        from selfcare.cli.lines.pulse import ask_pulse

        with writing(call) as diary:
            code = ask_pulse(diary) if pulse_acts.pulse_due(diary) else 0
            if code:
                return code
            view, today = pulse_acts.pulse(diary), diary.today()
    from selfcare.cli.text.figures import pulse_lines, pulse_sentences

    if plain or call.plain:
        say(pulse_sentences(view, today))
        return 0
    heading, *lines = pulse_lines(view, today)
    say_heading(heading)
    say(lines)
    return 0


def pulse_shape(view: PulseView) -> dict[str, Any]:
    """The questions and every time they were answered; no total where they stand for themselves."""
    instrument = view.instrument
    labels = instrument.labels or instrument.items
    return {
        "instrument": instrument.id,
        "title": instrument.title,
        "due": view.due,
        "next_day": None if view.next_day is None else view.next_day.isoformat(),
        "low": instrument.scale.low,
        "high": instrument.scale.high,
        "questions": [
            {"label": label, "question": item}
            for label, item in zip(labels, instrument.items, strict=True)
        ],
        "times": [
            {"day": time.day.isoformat(), "answers": list(time.answers)} for time in view.times
        ],
        "note": NOT_A_DIAGNOSIS,
        "citation": instrument.citation,
        "licence": instrument.licence,
    }
