"""The Evaluate page: the figures of a run with intervals, and the images behind them."""
