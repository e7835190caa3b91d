import pytest

# What the walks found must be printed when they fail.
pytest.register_assert_rewrite("tests.browser.walk", "tests.browser.walking")
