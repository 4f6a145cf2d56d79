"""Inference: from a bundle to answers, and what explains them.

Importing it tells ONNX Runtime to keep to itself: from 1.29 on its builds for Linux and macOS
report to their maker unless told not to before they are loaded (decision 0009).
"""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
