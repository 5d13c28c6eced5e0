"""The use cases: what a person can do and see. Both front ends call only this."""

from selfcare.service.clock import Clock, system_clock
from selfcare.service.opening import create_sample, open_selfcare
from selfcare.service.selfcare import Selfcare

__all__ = ["Clock", "Selfcare", "create_sample", "open_selfcare", "system_clock"]
