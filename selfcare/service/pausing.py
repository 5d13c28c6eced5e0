"""Pauses with their reasons, going on again, and the two weeks that lie ahead of a plan."""

from datetime import date, timedelta

from selfcare.core.days import short_day
from selfcare.core.history import HabitHistory
from selfcare.core.model import Habit, Pause
from selfcare.core.pauses import Aside, asides, check_span, concerning
from selfcare.core.text import whole_line
from selfcare.core.values import replace
from selfcare.core.views import Receipt
from selfcare.service.acts import act
from selfcare.service.desk import Desk
from selfcare.words.pauses import aside_words, span_sentence
from selfcare.words.plan_ahead import PlanAhead, plan_ahead
from selfcare.words.receipts import BACK, said, shortened, shown_name


class Pausing(Desk):
    """Days set aside ahead, and what a plan asks for ahead."""

    def plan_ahead(self, habit: Habit) -> PlanAhead:
        """The next two weeks of a habit; one that is not saved yet (id 0) or edited will do."""
        self._have_pauses()
        known = self._memory.history(self.habit(habit.id)) if habit.id else HabitHistory(habit)
        everyone = tuple(pause for pause in self._memory.pauses if pause.habit_id is None)
        history = replace(
            known,
            habit=habit,
            pauses=known.pauses if habit.id else everyone,
            hidden_from=self._memory.hidden.get(habit.area),
        )
        return plan_ahead(history, self._frame())

    def asides(self) -> dict[int | None, tuple[Aside, ...]]:
        """The stretches that each habit is set aside, now or later, oldest first.

        None stands for the pauses of all habits alone.
        """
        self._have_pauses()
        owners = (None, *(habit.id for habit in self.habits()))
        return {owner: asides(self._memory.pauses, owner, self.today()) for owner in owners}

    def has_own_pause(self, habit_id: int) -> bool:
        """Whether a pause of the habit's own covers today."""
        self._have_pauses()
        today = self.today()
        return any(p.habit_id == habit_id and p.covers(today) for p in self._memory.pauses)

    def pauses_ahead(self, habit_id: int | None) -> tuple[Pause, ...]:
        """The pauses of a habit and of all (None: of all alone) that hold today or later."""
        self._have_pauses()
        return concerning(self._memory.pauses, habit_id, self.today())

    @act
    def take_pause_back(self, pause_id: int) -> Receipt:
        """End one pause: from today on its days are asked for again; one to come goes away."""
        self._have_pauses()
        today = self.today()
        found = next((pause for pause in self._memory.pauses if pause.id == pause_id), None)
        told = self._told(today)
        if found is None:
            return said(told, "That pause is not here any more", dated=False, changed=False)
        habit = None if found.habit_id is None else self.habit(found.habit_id)
        name = "All habits" if habit is None else shortened(shown_name(habit))
        span = span_sentence(found.first_day, found.last_day, today)
        self._check_writable()
        with self._store.act(f"{name}, pause taken back {span}", day=found.first_day):
            self._end_before(found, max(today, found.first_day))
        self._memory.read_spans()
        verb = "are" if habit is None else "is"
        body = f"{name} {verb} asked for again"
        return said(told, body, dated=False, habit=habit)

    @act
    def pause(
        self,
        habit_id: int | None,
        first: date | None = None,
        last: date | None = None,
        reason: str = "",
    ) -> Receipt:
        """Set days aside for one habit, or for all, from today unless said; None has no end.

        Raises:
            UnreadableError: the last day lies before the first.
        """
        self._have_pauses()
        first = self.today() if first is None else first
        check_span(first, last, self.today())
        habit = None if habit_id is None else self.habit(habit_id)
        name = "All habits" if habit is None else shown_name(habit)
        verb = "are" if habit is None else "is"
        told = self._told(first)
        own = [
            p for p in concerning(self._memory.pauses, habit_id, first) if p.habit_id == habit_id
        ]
        if any(_holds(pause, first, last) for pause in own):
            body = f"{shortened(name)} {verb} set aside then already"
            return said(told, body, dated=False, habit=habit, changed=False)
        self._check_writable()
        span = span_sentence(first, last, told.today)
        with self._store.act(f"{shortened(name)}, paused {span}", day=first):
            self._store.add(Pause(0, habit_id, first, last, whole_line(reason, "A reason")))
        self._memory.read_spans()
        more = "Runs wait." if habit is None else "Its run waits."
        body = f"{shortened(name)} {verb} set aside {span}"
        receipt = said(told, body, more=more, dated=False, habit=habit)
        short = aside_words(Aside(first, last, habit is None), told.today)
        return replace(receipt, app=f"{shortened(name, 20)}: {short}. {BACK}")

    @act
    def resume(self, habit_id: int | None, day: date | None = None) -> Receipt:
        """End the pauses that cover a day, so that it is asked for; those that begin later stay."""
        self._have_pauses()
        today = self.today() if day is None else day
        habit = None if habit_id is None else self.habit(habit_id)
        name = "All habits" if habit is None else shown_name(habit)
        verb = "go" if habit is None else "goes"
        told = self._told(today)
        covering = [
            pause
            for pause in self._memory.pauses
            if pause.habit_id == habit_id and pause.covers(today)
        ]
        if not covering:
            everything = any(p.habit_id is None and p.covers(today) for p in self._memory.pauses)
            more = "All habits are paused. Resume without a name ends that." if everything else ""
            return said(
                told,
                "no pause to end",
                about=shortened(name),
                dated=False,
                more=more,
                habit=habit,
                changed=False,
            )
        self._check_writable()
        with self._store.act(f"{shortened(name)}, resumed on {self._day_words(today)}", day=today):
            for pause in covering:
                self._end_before(pause, today)
        self._memory.read_spans()
        left = asides(self._memory.pauses, habit_id, today)
        short, more = shortened(name, 16), ""
        app = f"{short} {verb} on from today."
        if left and left[0].first_day > today:
            again = f"set aside again from {short_day(left[0].first_day, today)}."
            more = f"{'They are' if habit is None else 'It is'} {again}"
            app = f"{short} {verb} on; {again}"
        elif left:
            more = "All habits are paused still, so it waits with them."
            app = f"{short} is paused with all habits still."
        body = f"{shortened(name)} {verb} on from {self._day_words(today)}"
        receipt = said(told, body, dated=False, more=more, habit=habit)
        return replace(receipt, app=f"{app} {BACK}")

    # inside

    def _have_pauses(self) -> None:
        """Make sure that all pauses have been read, however long ago they began."""
        self._have([self.today()])
        if not self._memory.complete:
            self._memory.read_spans()

    def _end_before(self, pause: Pause, day: date) -> None:
        """Let a pause end on the day before; one that began on the day goes away."""
        last = day - timedelta(days=1)
        if pause.first_day > last:
            self._store.remove(Pause, pause.id)
        else:
            self._store.update(replace(pause, last_day=last))


def _holds(pause: Pause, first: date, last: date | None) -> bool:
    """Whether a pause holds a whole span already."""
    if pause.first_day > first:
        return False
    return pause.last_day is None or (last is not None and last <= pause.last_day)
