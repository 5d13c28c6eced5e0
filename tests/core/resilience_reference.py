"""A second reading of measures.md sections 1 to 5, written from the text alone.

It shares no code with the app: plain dicts, lists and loops, dates as datetime.date. It is as slow
as it likes. Run as a script, this file prints the figures of the weeks of `resilience_log.py`, the
stored log both readings are compared on:

    python tests/core/resilience_reference.py
"""

import datetime as dt
import math
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

Day = dt.date
Dict = dict[str, Any]

DAY = dt.timedelta(days=1)
# ---------------------------------------------------------------- section 1


class Reading:
    """The log on a day: everything up to `today`."""

    def __init__(self, log: Dict, today: Day) -> None:
        self.habits = log["habits"]
        self.today = today
        self.rests = log["rests"]
        self.pauses = log["pauses"]
        self.checkins = {d: c for d, c in log["checkins"].items() if d <= today}
        self.total: dict[tuple[int, Day], float] = {}
        self.nights: dict[Day, tuple[dt.datetime, dt.datetime]] = {}
        self.weeks: dict[Day, Dict] = {}
        self.known: dict[tuple[int, Day], str | None] = {}
        self.spans: dict[tuple[int, Day], list[Dict]] = {}
        for entry in log["entries"]:
            if entry["day"] > today:
                continue
            key = entry["habit"], entry["day"]
            self.total[key] = self.total.get(key, 0) + entry["amount"]
            if entry.get("start"):
                others = [(e["start"], e["end"]) for e in self.spans.setdefault(key, [])]
                self.total[key] -= overlap(others, entry)
                self.spans[key].append(entry)
                best = self.nights.get(entry["day"])
                if best is None or entry["end"] - entry["start"] > best[1] - best[0]:
                    self.nights[entry["day"]] = entry["start"], entry["end"]
        for h in self.habits:
            for key in [key for key in self.total if key[0] == h["id"]]:
                self.total[key] = compared(h, self.total[key])
        self.first: dict[int, Day] = {h["id"]: h["begins"] for h in self.habits}
        for number, day in self.total:
            self.first[number] = min(self.first[number], day)
        self.entry_days = {day for _, day in self.total}
        self.closed = {
            day
            for day, c in self.checkins.items()
            if c["closed"] or (day < today and c["mood"] is not None and day in self.entry_days)
        }

    def begins(self, h: Dict) -> Day:
        return self.first[h["id"]]

    def paused(self, h: Dict, day: Day) -> bool:
        """Inside a pause, an archived span or a hidden area."""
        if h["archived"] is not None and day >= h["archived"]:
            return True
        if h["hidden"] is not None and day >= h["hidden"]:
            return True
        return any(
            number in (None, h["id"]) and first <= day <= last
            for number, first, last in self.pauses
        )

    def set_aside(self, h: Dict, days: list[Day]) -> int:
        """How many of the days scale a period's goal: paused, begun, and without an entry."""
        return sum(
            self.paused(h, d) and d >= self.begins(h) and (h["id"], d) not in self.total
            for d in days
        )

    def due(self, h: Dict, day: Day) -> bool | None:
        """True or False for plans with due days, None for those that count in periods."""
        kind = h["plan"][0]
        if kind == "daily":
            return True
        if kind == "weekdays":
            return bool(day.weekday() in h["plan"][1])
        if kind == "every":
            return bool((day - h["begins"]).days % h["plan"][1] == 0)
        if kind == "after":
            return self.due_after(h, day)
        return False if kind == "as needed" else None

    def due_after(self, h: Dict, day: Day) -> bool:
        """Days after the last time; filling in an earlier day takes nothing from one done later.

        So a day that was done is due when the days are over since the last one that was due.
        """
        done = sorted(d for number, d in self.total if number == h["id"] and d <= day)
        done = [d for d in done if self.showed_up(h, d)]
        counted: list[Day] = []
        for d in done:
            if not counted or (d - counted[-1]).days >= h["plan"][1]:
                counted.append(d)
        if day in done:
            return day in counted
        return not done or bool((day - done[-1]).days >= h["plan"][1])

    def period_is_met(self, h: Dict, day: Day) -> bool:
        """Whether the week or month of the day has what its plan asks for."""
        days = period(h["plan"], day)
        aside = self.set_aside(h, days)
        if aside == len(days):
            return False
        goal = scaled(h["plan"], len(days), aside)
        if h["plan"][0] == "amount":
            goal = compared(h, goal)
        return self.count(h, days) >= goal

    def status(self, h: Dict, day: Day) -> str | None:
        key = h["id"], day
        if key not in self.known:
            self.known[key] = self.find_status(h, day)
        return self.known[key]

    def find_status(self, h: Dict, day: Day) -> str | None:
        if day < self.begins(h) or day > self.today:
            return None
        if (h["id"], day) in self.total:
            t = self.total[h["id"], day]
            low = h["low"]
            high = h["high"]
            if low is None and high is None:
                return "done" if t > 0 else "none"
            if (low is None or t >= low) and (high is None or t <= high):
                return "done"
            return "partly" if t > 0 else "none"
        if self.paused(h, day):
            return "paused"
        if (h["id"], day) in self.rests:
            return "rest"
        if self.due(h, day) is False:
            return "not-due"
        # Keeping away on a closed day is done, and may itself be what meets the period.
        if day in self.closed and h["low"] is None and h["high"] is not None:
            return "done"
        if self.due(h, day) is None and self.period_is_met(h, day):
            return "free"
        sleep = h["area"] == "sleep" and h["unit"] == "h"
        return "none" if day in self.closed and not sleep else "unlogged"

    def showed_up(self, h: Dict, day: Day) -> bool:
        if (h["id"], day) not in self.total:
            # Asking for the status of an open day would ask for its period, and round in circles.
            at_most = h["low"] is None and h["high"] is not None
            return at_most and day in self.closed and self.status(h, day) == "done"
        status = self.status(h, day)
        if status == "done":
            return True
        if status != "partly":
            return False
        t = self.total[h["id"], day]
        smallest = h["smallest"]
        if smallest is None and h["unit"] == "h":
            smallest = h["low"]
        return (h["high"] is None or t <= h["high"]) and (smallest is None or t >= smallest)

    def asked(self, h: Dict, day: Day) -> bool:
        """Whether the habit asks for the day at all."""
        return self.due(h, day) is not False and self.status(h, day) not in (
            None, "rest", "paused", "not-due", "free",
        )  # fmt: skip

    def said(self, h: Dict, day: Day) -> bool:
        """Whether the day is known: logged, or closed."""
        status = self.status(h, day)
        return status in ("done", "partly", "none") or (status == "free" and day in self.closed)

    # ------------------------------------------------------------ section 3

    def strength(self, h: Dict, day: Day) -> float | None:
        m = 20 ** (-1 / 66)
        logged = [d for number, d in self.total if number == h["id"] and d <= day]
        logged += [d for d in self.closed if d <= day and self.showed_up(h, d)]
        if not logged:
            return None
        value, k = 0.0, 0
        each = min(logged)
        while each <= day:
            v = self.update(h, each)
            if v is not None:
                value = m * value + (1 - m) * v
                k += 1
            each += DAY
        return value / (1 - m**k) if k >= 14 else None

    def update(self, h: Dict, day: Day) -> float | None:
        status = self.status(h, day)
        if h["plan"][0] == "as needed":
            return None
        if h["plan"][0] not in ("days", "amount"):
            if status == "done":
                return 1.0
            if status == "partly":
                return min(1.0, self.total[h["id"], day] / h["low"]) if h["low"] else 0.0
            return 0.0 if status == "none" else None
        if status == "paused" or day >= self.today:
            return None
        length = 7 if h["plan"][2] == "week" else month_length(day)
        window = [day - DAY * back for back in range(length)]
        if not any(self.said(h, d) for d in window):
            return None
        aside = self.set_aside(h, window)
        return min(1.0, self.count(h, window) / scaled(h["plan"], length, aside))

    def count(self, h: Dict, days: list[Day]) -> float:
        if h["plan"][0] == "amount":
            return compared(
                h, sum(self.total.get((h["id"], d), 0.0) for d in days if d <= self.today)
            )
        return sum(self.showed_up(h, d) for d in days)

    # ------------------------------------------------------------ section 5

    def week(self, first: Day) -> Dict:
        """Everything of the week that begins on `first`, as a dict."""
        if first not in self.weeks:
            self.weeks[first] = self.find_week(first)
        return self.weeks[first]

    def find_week(self, first: Day) -> Dict:
        seven = [first + DAY * i for i in range(7)]
        days = [d for d in seven if d <= self.today]
        active = [
            h
            for h in self.habits
            if self.begins(h) <= days[-1]
            and (h["archived"] is None or h["archived"] > days[-1])
            and h["hidden"] is None
            and h["plan"][0] != "as needed"
        ]
        checkins = sum(self.mood(d) is not None for d in days)
        habits = {h["id"]: self.habit_week(h, first, days) for h in active}
        areas: dict[str, list[Dict]] = {}
        for h in active:
            if habits[h["id"]]["estimate"] is not None:
                areas.setdefault(h["area"], []).append(habits[h["id"]])
        means = {
            area: {end: mean([h[end] for h in found]) for end in ("estimate", "low", "high")}
            for area, found in areas.items()
        }
        out: Dict = {"checkins": checkins, "habits": habits, "areas": means, "P": None, "S": None}
        if means:
            for name, end in (("P", "estimate"), ("P_lo", "low"), ("P_hi", "high")):
                out[name] = 100 * mean([a[end] for a in means.values()])
        figures = []
        middles = [self.middle(d) for d in days if d in self.nights]
        if len(middles) >= 5:
            centre = mean(middles)
            sd = math.sqrt(sum((x - centre) ** 2 for x in middles) / (len(middles) - 1))
            figures.append(100 * min(1, max(0, (2 - sd) / 1.5)))
        strengths = [s for h in active if (s := self.strength(h, days[-1])) is not None]
        if strengths:
            figures.append(100 * mean(strengths))
        if figures:
            out["S"] = mean(figures)
        out["taus"], out["R"] = self.recovery(seven[-1])
        out["H"], out["SE"] = self.holding(first, days)
        out["index"] = None
        if checkins >= 4 and len(means) >= 2:
            out["index"] = combine(out["P"], out["S"], out["R"], out["H"])
            low, high = out["H"], out["H"]
            if out["H"] is not None:
                low, high = out["H"] - out["SE"], out["H"] + out["SE"]
            low = combine(out["P_lo"], out["S"], out["R"], low)
            high = combine(out["P_hi"], out["S"], out["R"], high)
            out["low"] = max(0, min(low, out["index"] - 3))
            out["high"] = min(100, max(high, out["index"] + 3))
        return out

    def habit_week(self, h: Dict, first: Day, days: list[Day]) -> Dict:
        plan = h["plan"]
        if plan[0] not in ("days", "amount"):
            asked = [d for d in days if self.asked(h, d)]
            goal: float = len(asked)
            done: float = sum(self.showed_up(h, d) for d in asked)
        else:
            asked = [d for d in days if self.status(h, d) not in ("rest", "paused")]
            done = self.count(h, days)
            if plan[2] == "week":
                week = [first + DAY * i for i in range(7)]
                goal = scaled(plan, 7, self.set_aside(h, week)) * len(days) / 7
            else:
                length = month_length(first)
                month = [first.replace(day=i + 1) for i in range(length)]
                aside = self.set_aside(h, month)
                before = [d for d in month if d < first]
                left = max(0, scaled(plan, length, aside) - self.count(h, before))
                days_left = length - len(before)
                goal = left * (7 / days_left if days_left > 7 else 1) * len(days) / 7
        n = sum(self.said(h, d) for d in asked)
        u = sum(not self.said(h, d) and self.status(h, d) != "free" for d in asked)
        out: Dict = {
            "goal": goal,
            "done": done,
            "n": n,
            "u": u,
            "estimate": None,
            "low": None,
            "high": None,
        }
        if goal > 0 and asked and u <= 3 * len(asked) / 7:
            before = [first - DAY * back for back in range(1, 29)]
            logged = [
                d for d in before
                if self.due(h, d) is not False and self.said(h, d)
            ]  # fmt: skip
            usual = done / n if n else 0
            if len(logged) >= 8:
                usual = self.count(h, logged) / len(logged)
            cap = goal / 5 if plan[0] == "amount" else 1
            out["usual"] = usual
            out["estimate"] = min(1, (done + u * usual) / goal)
            out["low"] = min(1, done / goal)
            out["high"] = max(out["estimate"], min(1, (done + u * cap) / goal))
        return out

    def mood(self, day: Day) -> int | None:
        return self.checkins[day]["mood"] if day in self.checkins else None

    def middle(self, day: Day) -> float:
        start, end = self.nights[day]
        noon = dt.datetime.combine(day - DAY, dt.time(12))
        return ((start - noon) + (end - start) / 2).total_seconds() / 3600

    def recovery(self, last: Day) -> tuple[list[int], float | None]:
        window = [last - DAY * back for back in range(27, -1, -1)]
        window = [d for d in window if d <= self.today]
        first = last - DAY * 27
        found: list[int] = []
        baseline: list[float] = sorted(
            mood for back in range(1, 57) if (mood := self.mood(first - DAY * back)) is not None
        )
        if len(baseline) >= 14:
            b = middle_of(baseline)
            deviation = max(1.4826 * middle_of(sorted(abs(x - b) for x in baseline)), 1)

            def low_mark(day: Day) -> str:
                mood = self.checkins[day]["mood"]
                return (
                    "start" if mood < b - deviation else "end" if mood >= b - deviation / 2 else ""
                )

            moods = [d for d in window if self.mood(d) is not None]
            past = [d for d in sorted(self.checkins) if d < first and self.mood(d) is not None]
            found += self.spells(moods, past, first, low_mark)

        def lapse_mark(day: Day) -> str:
            planned = [h for h in self.habits if h["plan"][0] != "as needed"]
            if any(self.showed_up(h, day) for h in planned):
                return "end"
            nothing_asked = not any(self.asked(h, day) for h in planned)
            return "start" if day in self.closed and not nothing_asked else ""

        logged = sorted(set(self.checkins) | self.entry_days)
        found += self.spells(
            [d for d in window if d in logged], [d for d in logged if d < first], first, lapse_mark
        )
        if not found:
            return [], None
        points = [max(0, 1 - (tau - 1) / 6) for tau in found]
        return found, 100 * (sum(points) + 1.4) / (len(points) + 2)

    @staticmethod
    def spells(
        days: list[Day], past: list[Day], first: Day, mark: Callable[[Day], str]
    ) -> list[int]:
        """The tau of every spell that counts; k+1 for one that is still going on."""
        start: int | None = None
        for day in past:
            if mark(day) == "start":
                start = 0
            elif mark(day) == "end":
                start = None
        if days and days[0] == first and mark(first) == "end":
            start = None
        taus = []
        for i, day in enumerate(days):
            if start is None and mark(day) == "start":
                start = i
            elif start is not None and mark(day) == "end":
                taus.append(max(1, i - start))
                start = None
        if start is not None and len(days) - start >= 3:
            taus.append(len(days) - start + 1)
        return taus

    def holding(self, first: Day, days: list[Day]) -> tuple[float | None, float | None]:
        def both(days: list[Day]) -> list[Dict]:
            found = [self.checkins[d] for d in days if d in self.checkins]
            return [c for c in found if c["mood"] is not None and c["stress"] is not None]

        before = both([first - DAY * back for back in range(1, 57)])
        now = both(days)
        if len(before) < 14 or len(now) < 4:
            return None, None
        m = mean([c["mood"] for c in before])
        x = mean([c["stress"] for c in before])
        sxx = sum((c["stress"] - x) ** 2 for c in before)
        sxy = sum((c["stress"] - x) * (c["mood"] - m) for c in before)
        syy = sum((c["mood"] - m) ** 2 for c in before)
        beta = (sxy - 6) / (sxx + 20)
        s = max(math.sqrt((syy - 2 * beta * sxy + beta**2 * sxx) / (len(before) - 2)), 0.5)
        n = len(now)
        e = mean([c["mood"] - (m + beta * (c["stress"] - x)) for c in now])
        z = e / s * n / (n + 3)
        return min(100, max(0, 70 + 15 * z)), 15 * math.sqrt(n) / (n + 3)


def usual(reading: Reading, first: Day) -> str | None:
    """The comparison with the 8 weeks before: None, or the words."""
    now = reading.week(first)
    if now["index"] is None or reading.today <= first + 6 * DAY:
        return None
    earlier = []
    for back in range(1, 9):
        index = reading.week(first - 7 * back * DAY)["index"]
        if index is not None:
            earlier.append(index)
    if len(earlier) < 4:
        return None
    centre = middle_of(sorted(earlier))
    spread = max(1.4826 * middle_of(sorted(abs(x - centre) for x in earlier)), 5)
    z = (now["index"] - centre) / spread
    if abs(z) < 1.5 or now["low"] <= centre <= now["high"]:
        return "about your usual"
    return "higher than your usual" if z > 0 else "lower than your usual"


def combine(p: float | None, s: float | None, r: float | None, h: float | None) -> float:
    weights = ((0.4, p), (0.2, s), (0.2, r), (0.2, h))
    scored = [(w, part) for w, part in weights if part is not None]
    return sum(w * part for w, part in scored) / sum(w for w, _ in scored)


def compared(h: Dict, amount: float) -> float:
    """A total or goal ready for a comparison: hours to the minute, the rest at 6 decimals."""
    if h["unit"] == "h":
        amount = round(amount * 60) / 60
    return round(amount, 6)


def overlap(others: list[tuple[dt.datetime, dt.datetime]], entry: Dict) -> float:
    """The hours of a night that others of its day cover already, minute by minute."""
    minute = entry["start"]
    twice = 0
    while minute < entry["end"]:
        twice += any(start <= minute < end for start, end in others)
        minute += dt.timedelta(minutes=1)
    return twice / 60


def period(plan: Any, day: Day) -> list[Day]:
    """The days of the week (from Monday) or month that a day lies in."""
    if plan[2] == "month":
        return [day.replace(day=i + 1) for i in range(month_length(day))]
    return [day + DAY * (i - day.weekday()) for i in range(7)]


def scaled(plan: Any, length: int, aside: int) -> float:
    number: float = plan[1]
    if plan[0] == "days":
        return math.ceil(number * (length - aside) / length - 1e-12)
    # Section 1: 6 decimals before any comparison, so a goal has no more either.
    return round(number * (length - aside) / length, 6)


def month_length(day: Day) -> int:
    return ((day.replace(day=28) + DAY * 4).replace(day=1) - DAY).day


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def middle_of(ordered: list[float]) -> float:
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


if __name__ == "__main__":
    stored = runpy.run_path(str(Path(__file__).with_name("resilience_log.py")))
    reading = Reading(stored["sample_log"](), stored["LAST"] + DAY)
    monday = stored["MONDAY"]
    while monday <= stored["LAST"]:
        week = reading.week(monday)
        named = {key: week[key] for key in ("checkins", "P", "S", "R", "H", "index")}
        shown = {key: part if part is None else round(part, 3) for key, part in named.items()}
        print(monday, shown, week["taus"])  # noqa: T201 - a script prints what it found
        monday += 7 * DAY
