"""What all tests share: Hypothesis draws the same examples each time, and no example has a time limit."""

import hypothesis

hypothesis.settings.register_profile("suite", derandomize=True, deadline=None, max_examples=100, database=None)
hypothesis.settings.load_profile("suite")
