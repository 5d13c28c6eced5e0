"""The use cases: what a person can do and see. Both front ends call only this."""

from selfcare.diary.clock import Clock, system_clock
from selfcare.diary.diary import Diary, create_sample, open_diary

__all__ = ["Clock", "Diary", "create_sample", "open_diary", "system_clock"]
