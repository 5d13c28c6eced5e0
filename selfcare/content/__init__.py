"""Built-in words and figures: starter habits, support lines, the sample diary.

What is read is TOML, checked on the way in; what comes out is frozen values like those of core.
"""
