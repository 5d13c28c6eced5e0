"""The words of the sample diary: invented notes of an invented person.

First names alone, ordinary days, and nothing that a room could not read aloud.
"""

NOTES = (
    "Slow morning, coffee on the balcony.",
    "Long call with Mira. We laughed a lot.",
    "Rain all day. Soup and an early night.",
    "Meeting after meeting. The walk home helped.",
    "Helped Jonas with the shelves.",
    "Tired, and kind to myself about it.",
    "First crocuses in the park.",
    "Choir practice. Home late, in a good mood.",
    "Not much to say. A plain day.",
    "Cooked for four. Nobody wanted to go home.",
    "Headache in the afternoon, lay down for an hour.",
    "Lent Ana the big umbrella.",
    "Got the letter finished at last.",
    "Market day: pears, spinach, far too much bread.",
    "Slept badly, moved slowly, that was all right.",
    "Sat by the river for ten minutes and did nothing.",
    "The deadline moved to Friday.",
    "Played the piano for Mira over the phone.",
    "Biked to work for the first time this year.",
    "A quiet evening with a book.",
    "Said no to something, and felt lighter.",
    "Grandmother's birthday. Cake twice.",
    "Too much screen, too little sky.",
    "Swam in the lake. Cold and bright.",
)
HARD_NOTES = (
    "Everything at once at work.",
    "Argued on the phone. Walked it off, a little.",
    "Heavy day. Told Mira about it.",
    "Could not settle. Went to bed early.",
)
HOLIDAY_NOTES = (
    "Sand everywhere, even in the book.",
    "Boat to the island with Ana and Jonas.",
    "Did nothing until noon.",
    "Grilled fish, then stars.",
)
ILLNESS_NOTES = (
    "Fever. Ana brought soup.",
    "Slept most of the day.",
    "Still in bed, reading a little.",
    "Up for breakfast. Small steps.",
)
RETURN_NOTE = "Back after a while. Glad to be here."
WALK_NOTES = ("round the block", "to the river", "home from work", "with Ana", "through the park")
TALK_NOTES = ("Mira", "Jonas", "Ana", "lunch with the team", "the neighbour upstairs")
