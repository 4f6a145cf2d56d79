"""Sentences of several screens: the one of every result, and one of the figures of training."""

NOTICE = "Research and education only. Not a medical device."
BEFORE_CALIBRATION = (
    "The validation figures are those before calibration; Evaluate shows calibrated answers."
)
