"""The weekly resilience summary, RPI-1 (measures.md section 5).

`practice`, `steadiness`, `recovery` and `holding` are the four parts and `blend` puts them
together: formulas on given figures. `day_book` and `planned` read those figures from what was
logged, `measure` makes a week of them, `summary` the week with all that stands around it.
"""
